//! The target, and what a field is on every step: a label, a value, a remark at the right, and under it what is wrong,
//! what is known, and its list.

use super::{
    grouped, list, mark_of,
    painter::{Painter, cut_end, cut_middle, tail, width},
    role_of,
    theme::Role,
    wrap::wrap_some,
};
use crate::{
    app::{
        App,
        lookup::{Lookup, LookupState},
    },
    domain::{
        facts::{Instance, LookUpError},
        fields::{FieldId, FieldSpec, Kind},
        rule::{Arg, Issue, Message, Severity},
        steps::StepId,
    },
};

/// The column of a label.
pub(super) const LABEL: u16 = 3;
/// The column of a value, and of all that stands under it; marks stand two columns before it.
pub(super) const VALUE: u16 = 14;
/// The same in steps with long labels.
pub(super) const FAR_VALUE: u16 = 16;
/// Lines that one message may take.
const MESSAGE_LINES: usize = 4;
/// Columns that a value may take inside a message; help shows it whole.
const QUOTED: usize = 48;

/// Region, product, instance.
pub(super) fn draw_target(painter: &mut Painter<'_>, app: &App) {
    let mut y = 0;
    for field in app.offered(StepId::Target) {
        let (remark, lookup) = match field.id {
            FieldId::Region => (region_remark(painter, app), Lookup::Regions),
            FieldId::Product => (product_remark(painter, app), Lookup::Products),
            FieldId::Instance => (instance_remark(painter, app), Lookup::Instances),
            _ => (String::new(), Lookup::Instances),
        };
        let top = y;
        y = draw_field(painter, app, (VALUE, y), (field, &remark));
        if app.form.focus.field() != Some(field.id) {
            continue;
        }
        if app.form.picker.is_open {
            y = list::draw(painter, app, (top, y));
        }
        if let LookupState::Failed(trouble) = app.lookups.state(lookup) {
            y = draw_trouble(painter, y, trouble);
        }
        painter.keep(top, y);
    }
}

/// Whether there is room for empty lines and reasons.
pub(super) fn is_roomy(painter: &Painter<'_>) -> bool {
    painter.sight() > 12
}

/// A field's lines, with its value in column `x`; returns the line after them.
pub(super) fn draw_field(
    painter: &mut Painter<'_>,
    app: &App,
    (x, y): (u16, u16),
    (field, remark): (&FieldSpec, &str),
) -> u16 {
    let (has_focus, after) = match field.kind {
        Kind::Choice(texts) => draw_choice(painter, app, (x, y), (field, texts)),
        _ => (draw_value_line(painter, app, (x, y), (field, remark)), y + 1),
    };
    let mut after = draw_issues(painter, app, (x, after), field.id);
    if has_focus {
        after = draw_hint(painter, app, (x, after), field);
        painter.keep(y, after);
    }
    after
}

/// A field's label, value and remark; returns whether it is in focus.
pub(super) fn draw_value_line(
    painter: &mut Painter<'_>,
    app: &App,
    (x, y): (u16, u16),
    (field, remark): (&FieldSpec, &str),
) -> bool {
    let has_focus = app.form.focus.field() == Some(field.id);
    draw_label(painter, (x, y), &format!("field-{}-label", field.key), has_focus);
    let text = field.text(&app.form.draft).map_or("", String::as_str);
    let room = draw_remark(painter, (x, y), (text, remark));
    draw_value(painter, (x, y, room), text, has_focus.then_some(app.form.focus.caret));
    has_focus
}

/// A remark at the right of a value, where both have room; returns the columns that the value may take.
pub(super) fn draw_remark(painter: &mut Painter<'_>, (x, y): (u16, u16), (text, remark): (&str, &str)) -> u16 {
    let room = painter.width().saturating_sub(x);
    let beside = painter.columns(remark) + 2;
    // A value of more bytes than any line has columns needs no measuring.
    let value = if text.len() > 1000 { u16::MAX } else { u16::try_from(width(text)).unwrap_or(u16::MAX) };
    let is_short = beside <= 26 && (value < 12 && room >= beside + 12 || room >= beside + 30);
    if remark.is_empty() || !(is_short || value.saturating_add(beside) < room) {
        return room;
    }
    painter.put_right(x + room, y, remark, Role::Dim);
    room - beside
}

pub(super) fn draw_hint(painter: &mut Painter<'_>, app: &App, (x, y): (u16, u16), field: &FieldSpec) -> u16 {
    let hint = format!("field-{}-hint", field.key);
    if !field.is_empty(&app.form.draft)
        || app.form.picker.is_open
        || !painter.view().words.has(&hint)
        || app.shown_issues(field.id).next().is_some()
    {
        return y;
    }
    let hint = painter.say(&hint);
    draw_lines(painter, (x, y), (&hint, Role::Dim))
}

/// A label with the mark of the focus before it; `x` is the column of the value.
pub(super) fn draw_label(painter: &mut Painter<'_>, (x, y): (u16, u16), key: &str, has_focus: bool) {
    if has_focus {
        let focus = painter.view().glyphs.focus;
        painter.put(1, y, focus, Role::Focus);
    }
    let label = painter.say(key);
    painter.put_within(LABEL, y, x - LABEL - 1, (&label, if has_focus { Role::Focus } else { Role::Label }));
}

/// The texts of a choice; returns whether it is in focus, and the line after it.
fn draw_choice(
    painter: &mut Painter<'_>,
    app: &App,
    (left, top): (u16, u16),
    (field, texts): (&FieldSpec, &[&str]),
) -> (bool, u16) {
    let has_focus = app.form.focus.field() == Some(field.id);
    draw_label(painter, (left, top), &format!("field-{}-label", field.key), has_focus);
    let value = field.text(&app.form.draft).map_or("", String::as_str);
    let mut options: Vec<(bool, String)> = Vec::new();
    for text in texts {
        let word = if text.is_empty() { "none" } else { text };
        options.push((*text == value, painter.say(&format!("choice-{}-{word}", field.key)).into_owned()));
    }
    if !texts.contains(&value) {
        options.push((true, value.to_owned()));
    }
    let (mut x, mut y) = (left, top);
    for (is_chosen, words) in options {
        let option = format!("{}{}", radio(is_chosen), cut_end(&words, 40, painter.view().glyphs.ellipsis));
        if x > left && x + painter.columns(&option) > painter.width() {
            (x, y) = (left, y + 1);
        }
        if is_chosen && has_focus {
            painter.place_cursor(x + 1, y);
        }
        let role = if is_chosen && has_focus { Role::Focus } else { Role::Text };
        x = painter.put(x, y, &option, role) + 2;
    }
    (has_focus, y + 1)
}

/// The mark of one of several.
pub(super) fn radio(is_chosen: bool) -> &'static str {
    if is_chosen { "(o) " } else { "( ) " }
}

/// A value in its room; with a caret the part around it is shown, and the terminal's cursor stands on it.
pub(super) fn draw_value(painter: &mut Painter<'_>, (x, y, room): (u16, u16, u16), text: &str, caret: Option<usize>) {
    let ellipsis = painter.view().glyphs.ellipsis;
    let Some(caret) = caret else {
        let shown = cut_middle(text, usize::from(room), ellipsis);
        painter.put_within(x, y, room, (&shown, Role::Text));
        return;
    };
    let at = text.char_indices().nth(caret).map_or(text.len(), |(at, _)| at);
    let (front, back) = text.split_at(at);
    // The caret needs a cell, and some of what is behind it helps to see where one is.
    let behind = width(&cut_end(back.get(..back.floor_char_boundary(400)).unwrap_or(back), usize::from(room) / 3, ""));
    let room_before = usize::from(room).saturating_sub(behind.max(1));
    let mut shown = tail(front, room_before);
    let mut x = x;
    let end = x + room;
    if shown.len() < front.len() {
        shown = tail(front, room_before.saturating_sub(width(ellipsis)));
        x = painter.put(x, y, ellipsis, Role::Dim);
    }
    let after = painter.put_within(x, y, end.saturating_sub(x), (shown, Role::Text));
    painter.place_cursor(after, y);
    painter.put_within(after, y, end.saturating_sub(after), (back, Role::Text));
}

/// What is wrong with a field, and what a refusal said about it; returns the line after it.
pub(super) fn draw_issues(painter: &mut Painter<'_>, app: &App, (x, y): (u16, u16), field: FieldId) -> u16 {
    let mut y = y;
    if let Some(refusal) = app.form.refusal.as_ref().filter(|refusal| refusal.field == field) {
        let error = painter.view().glyphs.error;
        let text = painter.message(&refusal.message);
        painter.put(x - 2, y, error, Role::Error);
        y = draw_lines(painter, (x, y), (&text, Role::Error));
    }
    for issue in app.shown_issues(field).filter(|issue| issue.item.is_none()) {
        y = draw_issue(painter, app, (x, y), issue);
    }
    y
}

/// One issue: what and fix, then why, dimmed.
pub(super) fn draw_issue(painter: &mut Painter<'_>, app: &App, (x, y): (u16, u16), issue: &Issue) -> u16 {
    let role = role_of(issue.severity);
    painter.put(x - 2, y, mark_of(painter, issue.severity), role);
    let text = issue_text(painter, app, issue);
    let y = draw_lines(painter, (x, y), (&text, role));
    if !is_roomy(painter) && app.form.focus.field() != Some(issue.field) {
        return y;
    }
    let why = painter.view().words.why(&shortened(painter, &issue.message));
    if why.is_empty() { y } else { draw_lines(painter, (x, y), (&why, Role::Dim)) }
}

/// The words of an issue; a key that takes its fix is named only where that key would.
pub(super) fn issue_text(painter: &Painter<'_>, app: &App, issue: &Issue) -> String {
    let words = painter.view().words;
    let message = shortened(painter, &issue.message);
    let is_here =
        app.form.focus.field() == Some(issue.field) && issue.item.is_none_or(|item| item == app.form.focus.row);
    let is_taken = issue.fix.is_none() || app.suggestion().is_some_and(|(.., fix)| Some(fix) == issue.fix);
    if is_here && is_taken { words.message(&message) } else { words.bare(&message) }
}

/// A message whose values leave room for its words.
pub(super) fn shortened(painter: &Painter<'_>, message: &Message) -> Message {
    let mut message = message.clone();
    for (_, value) in &mut message.args {
        if let Arg::Text(text) = value
            && text.len() > QUOTED
        {
            *text = cut_middle(text, QUOTED, painter.view().glyphs.ellipsis);
        }
    }
    message
}

/// A text in column `x`, wrapped; the end of a very long one is left out, and that is seen.
pub(super) fn draw_lines(painter: &mut Painter<'_>, (x, y): (u16, u16), (text, role): (&str, Role)) -> u16 {
    let mut y = y;
    for line in some_lines(painter, text, usize::from(painter.width().saturating_sub(x))) {
        painter.put(x, y, &line, role);
        y += 1;
    }
    y
}

/// The lines of a message.
pub(super) fn some_lines(painter: &Painter<'_>, text: &str, room: usize) -> Vec<String> {
    first_lines(painter, text, (room, MESSAGE_LINES))
}

/// The first lines of a text, the last one with the ellipsis where there are more.
pub(super) fn first_lines(painter: &Painter<'_>, text: &str, (room, most): (usize, usize)) -> Vec<String> {
    let ellipsis = painter.view().glyphs.ellipsis;
    let (mut lines, is_cut) = wrap_some(text, room, most);
    if is_cut && let Some(last) = lines.last_mut() {
        *last = cut_end(&format!("{last} {ellipsis}"), room, ellipsis).into_owned();
    }
    lines
}

/// A look-up without an answer: one quiet line, and typing goes on.
pub(super) fn draw_trouble(painter: &mut Painter<'_>, y: u16, trouble: &LookUpError) -> u16 {
    let warning = painter.view().glyphs.warning;
    painter.put(VALUE - 2, y, warning, Role::Warning);
    let text = painter.message(&trouble.message());
    let y = draw_lines(painter, (VALUE, y), (&text, Role::Warning));
    let hint = painter.say("trouble-hint");
    draw_lines(painter, (VALUE, y), (&hint, Role::Dim))
}

fn region_remark(painter: &Painter<'_>, app: &App) -> String {
    match &app.session.profile.region {
        Some((region, source)) if *region == app.form.draft.region && app.session.launch.region.is_empty() => {
            painter.message(source)
        }
        _ => String::new(),
    }
}

fn product_remark(painter: &Painter<'_>, app: &App) -> String {
    match app.product().filter(|_| !app.form.draft.product.is_empty()) {
        Some(product) if !product.instances.is_empty() => painter.with(
            "product-remark",
            &[("engine", Arg::Text(product.engine.clone())), ("service", Arg::Text(product.instances.clone()))],
        ),
        Some(product) => product.engine.clone(),
        None => String::new(),
    }
}

fn instance_remark(painter: &Painter<'_>, app: &App) -> String {
    let lookups = &app.lookups;
    let is_loading = *lookups.state(Lookup::Instances) == LookupState::Loading;
    if app.form.focus.field() == Some(FieldId::Instance) && app.form.picker.is_open {
        let (_, total) = lookups.progress(Lookup::Instances);
        if total == 0 {
            return if is_loading { painter.say("status-asking").into_owned() } else { String::new() };
        }
        let args = [
            ("n", Arg::Text(grouped(app.form.picker.matches().len()))),
            ("total", Arg::Text(grouped(total))),
            ("got", Arg::Text(grouped(lookups.instances.len()))),
        ];
        return match (is_loading, app.form.picker.is_fuzzy()) {
            (true, _) => painter.with("list-loading", &args),
            (false, true) => painter.with("list-like", &args),
            (false, false) => painter.with("list-matches", &args),
        };
    }
    match lookups.instances.iter().find(|instance| instance.id == app.form.draft.instance) {
        Some(instance) => {
            let state = state_of(painter, instance);
            let mark = if instance.state.takes_accounts() { "" } else { "! " };
            format!("{mark}{}  {}  {state}", instance.name, instance.version)
        }
        None => String::new(),
    }
}

/// The words of an instance's state.
pub(super) fn state_of(painter: &Painter<'_>, instance: &Instance) -> String {
    painter.say(&format!("instance-state-{}", instance.state.key())).into_owned()
}

/// Whether what is shown of a field holds an error.
pub(super) fn has_error(app: &App, field: FieldId) -> bool {
    app.shown_issues(field).any(|issue| issue.severity == Severity::Error)
}
