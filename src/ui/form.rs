//! The target, and the parts of a field on every step: a label, a value, a remark at the right, and below them its
//! issues, a hint, and its list.

use ratatui::layout::{Constraint, Rect};

use super::{
    cut::{cut_end, tail},
    grouped, list,
    painter::{Painter, after, below, fit, in_columns, width},
    theme::Role,
    wrap::wrap_some,
};
use crate::{
    app::{
        App, Target,
        lookup::{Lookup, LookupState},
    },
    domain::{
        facts::Instance,
        fields::{FieldId, FieldSpec, Kind},
        rule::{Arg, Issue, Message, Severity},
        steps::StepId,
    },
};

/// The column of a label.
pub(super) const LABEL: u16 = 3;
/// The column of a value on every screen, and of all lines under it; marks are two columns to the left of it.
pub(super) const VALUE: u16 = 16;
/// Lines that one message may take.
const MESSAGE_LINES: usize = 4;
/// Columns that a value may take inside a message; help shows it whole.
const QUOTED: usize = 48;

/// Region, product, instance.
pub(super) fn draw_target(painter: &mut Painter<'_>, app: &App, area: Rect) {
    let mut rest = area;
    for field in app.offered(StepId::Target) {
        let (remark, lookup) = match field.id {
            FieldId::Region => (region_remark(painter, app), Lookup::Regions),
            FieldId::Product => (product_remark(painter, app), Lookup::Products),
            FieldId::Instance => (instance_remark(painter, app), Lookup::Instances),
            _ => (String::new(), Lookup::Instances),
        };
        let top = rest;
        rest = draw_field(painter, app, rest, VALUE, field, &remark);
        if app.form.focus.field() != Some(field.id) {
            continue;
        }
        if app.form.picker.is_open {
            rest = list::draw(painter, app, top, rest);
        }
        rest = draw_trouble_of(painter, app, (rest, VALUE), lookup);
        painter.require_visible(top, rest);
    }
}

/// Whether there is room for empty lines and reasons.
pub(super) fn is_roomy(painter: &Painter<'_>) -> bool {
    painter.viewport_height() > 12
}

/// The first line of an area in its columns: a label, and the value from column `x` on.
pub(super) fn columns(area: Rect, x: u16) -> [Rect; 2] {
    use Constraint::{Fill, Length};
    let [_, label, _, value] = in_columns(area, [Length(LABEL), Length(x - LABEL - 1), Length(1), Fill(1)]);
    [label, value]
}

/// A field's lines, with its value in column `x`; returns the area below them.
pub(super) fn draw_field(
    painter: &mut Painter<'_>,
    app: &App,
    area: Rect,
    x: u16,
    field: &FieldSpec,
    remark: &str,
) -> Rect {
    let has_focus = app.form.focus.field() == Some(field.id);
    let rest = match field.kind {
        Kind::Choice(texts) => draw_choice(painter, app, area, x, field, texts),
        _ => draw_value_line(painter, app, area, x, field, remark),
    };
    let mut rest = draw_issues(painter, app, rest, x, field.id);
    painter.target_lines(area, rest, Target::field(field.id));
    if has_focus {
        rest = draw_hint(painter, app, rest, x, field);
        painter.require_visible(area, rest);
    }
    rest
}

/// A field's label, value and remark; returns the area below them.
pub(super) fn draw_value_line(
    painter: &mut Painter<'_>,
    app: &App,
    area: Rect,
    x: u16,
    field: &FieldSpec,
    remark: &str,
) -> Rect {
    let has_focus = app.form.focus.field() == Some(field.id);
    let value = draw_label(painter, app, area, x, field.id);
    let text = field.text(&app.form.draft).map_or("", String::as_str);
    let value = draw_remark(painter, value, text, remark);
    draw_value(painter, value, text, has_focus.then_some(app.form.focus.caret));
    below(area, 1)
}

/// A remark at the right of a value, where both have room; returns the area that the value may take.
pub(super) fn draw_remark(painter: &mut Painter<'_>, area: Rect, text: &str, remark: &str) -> Rect {
    let beside = painter.columns(remark) + 2;
    // A value of more bytes than any line has columns needs no measuring.
    let value = if text.len() > 1000 { u16::MAX } else { fit(width(text)) };
    let room = painter.near(area).width.max(value.saturating_add(beside + 1)).min(area.width);
    let is_short = beside <= 26 && (value < 12 && room >= beside + 12 || room >= beside + 30);
    if remark.is_empty() || !(is_short || value.saturating_add(beside) < room) {
        return area;
    }
    painter.text_right(Rect { width: room, ..area }, remark, Role::Dim);
    Rect { width: room - beside, ..area }
}

pub(super) fn draw_hint(painter: &mut Painter<'_>, app: &App, area: Rect, x: u16, field: &FieldSpec) -> Rect {
    let hint = format!("field-{}-hint", field.key);
    if !field.is_empty(&app.form.draft)
        || app.form.picker.is_open
        || !painter.view().words.has(&hint)
        || app.shown_issues(field.id).next().is_some()
    {
        return area;
    }
    draw_lines(painter, area, x, &painter.say(&hint), Role::Dim)
}

/// A field's label with the mark of the focus before it; returns the area of the value, which begins in column `x`.
pub(super) fn draw_label(painter: &mut Painter<'_>, app: &App, area: Rect, x: u16, field: FieldId) -> Rect {
    let [label, value] = columns(area, x);
    let has_focus = app.form.focus.field() == Some(field);
    painter.target(Rect { height: area.height.min(1), ..area }, Target::field(field));
    painter.mark_focus(area, has_focus);
    let text = painter.say(&format!("field-{}-label", field.spec().key));
    painter.text(label, text, if has_focus { Role::Focus } else { Role::Label });
    value
}

/// The texts of a choice, over as many lines as they need; returns the area below them.
fn draw_choice(painter: &mut Painter<'_>, app: &App, area: Rect, x: u16, field: &FieldSpec, texts: &[&str]) -> Rect {
    let has_focus = app.form.focus.field() == Some(field.id);
    let mut rest = draw_label(painter, app, area, x, field.id);
    let value = field.text(&app.form.draft).map_or("", String::as_str);
    let mut options: Vec<(bool, String)> = Vec::new();
    for text in texts {
        let word = if text.is_empty() { "none" } else { text };
        options.push((*text == value, painter.say(&format!("choice-{}-{word}", field.key)).into_owned()));
    }
    if !texts.contains(&value) {
        options.push((true, value.to_owned()));
    }
    let mut area = area;
    for (at, (is_chosen, words)) in options.into_iter().enumerate() {
        let option = format!("{}{}", radio(is_chosen), painter.cut_end(&words, 40));
        if rest.x > area.x + x && painter.columns(&option) > rest.width {
            area = below(area, 1);
            [.., rest] = columns(area, x);
        }
        if is_chosen && has_focus {
            painter.caret(after(rest, 1));
        }
        let role = if is_chosen && has_focus { Role::Focus } else { Role::Text };
        let beside = painter.text(rest, option, role);
        if at < texts.len() {
            painter.target(Rect { width: beside.x - rest.x, height: 1, ..rest }, Target::Option(field.id, at));
        }
        rest = after(beside, 2);
    }
    below(area, 1)
}

/// The mark of one of several.
pub(super) fn radio(is_chosen: bool) -> &'static str {
    if is_chosen { "(o) " } else { "( ) " }
}

/// A value in its area; with a caret, the part around it is shown, and the terminal's cursor is placed on it.
pub(super) fn draw_value(painter: &mut Painter<'_>, area: Rect, text: &str, caret: Option<usize>) {
    let ellipsis = painter.view().glyphs.ellipsis;
    let room = usize::from(area.width);
    let Some(caret) = caret else {
        if painter.notes_targets() && width(text) <= room {
            painter.target_letters(area, text, 0);
        }
        painter.text(area, painter.cut_middle(text, room), Role::Text);
        return;
    };
    let at = text.char_indices().nth(caret).map_or(text.len(), |(at, _)| at);
    let (front, back) = text.split_at(at);
    // The caret needs a cell, and some of what is behind it helps to see where one is.
    let behind = width(&cut_end(back.get(..back.floor_char_boundary(400)).unwrap_or(back), room / 3, ""));
    let room_before = room.saturating_sub(behind.max(1));
    let mut shown = tail(front, room_before);
    let mut rest = area;
    if shown.len() < front.len() {
        shown = tail(front, room_before.saturating_sub(width(ellipsis)));
        rest = painter.text(rest, ellipsis, Role::Dim);
    }
    if painter.notes_targets() {
        let first = front.chars().count() - shown.chars().count();
        painter.target_letters(rest, &text[at - shown.len()..], first);
    }
    let rest = painter.text(rest, shown, Role::Text);
    painter.caret(rest);
    painter.text(rest, back, Role::Text);
}

/// The issues of a field, and the message of a refusal about it; returns the area below.
pub(super) fn draw_issues(painter: &mut Painter<'_>, app: &App, area: Rect, x: u16, field: FieldId) -> Rect {
    let mut rest = area;
    if let Some(refusal) = app.form.refusal.as_ref().filter(|refusal| refusal.field == field) {
        let error = painter.view().glyphs.error;
        rest = draw_marked(painter, rest, x, (error, Role::Error), &painter.message(&refusal.message));
    }
    for issue in app.shown_issues(field).filter(|issue| issue.item.is_none()) {
        rest = draw_issue(painter, app, rest, x, issue);
    }
    rest
}

/// One issue: what and fix, then why, dimmed.
pub(super) fn draw_issue(painter: &mut Painter<'_>, app: &App, area: Rect, x: u16, issue: &Issue) -> Rect {
    let mark = (painter.view().glyphs.of(issue.severity), Role::of(issue.severity));
    let rest = draw_marked(painter, area, x, mark, &issue_text(painter, app, issue));
    // Of a field without the focus the reason is worth less than what stands below it.
    if painter.is_tight() && app.form.focus.field() != Some(issue.field) {
        return rest;
    }
    let why = painter.view().words.why(&shortened(painter, &issue.message));
    if why.is_empty() { rest } else { draw_lines(painter, rest, x, &why, Role::Text) }
}

/// The words of an issue; a key that takes its fix is named only where that key would.
pub(super) fn issue_text(painter: &Painter<'_>, app: &App, issue: &Issue) -> String {
    let words = painter.view().words;
    let message = shortened(painter, &issue.message);
    let is_here =
        app.form.focus.field() == Some(issue.field) && issue.item.is_none_or(|item| item == app.form.focus.row);
    let is_taken = issue.fix.is_none() || app.field_fix().is_some_and(|(.., fix)| Some(fix) == issue.fix);
    if is_here && is_taken { words.message(&message) } else { words.bare(&message) }
}

/// A message whose values leave room for its words.
pub(super) fn shortened(painter: &Painter<'_>, message: &Message) -> Message {
    let mut message = message.clone();
    for (_, value) in &mut message.args {
        if let Arg::Text(text) = value
            && text.len() > QUOTED
        {
            *text = painter.cut_middle(text, QUOTED);
        }
    }
    message
}

/// A text in column `x`, wrapped; the end of a very long one is left out, and that is seen.
pub(super) fn draw_lines(painter: &mut Painter<'_>, area: Rect, x: u16, text: &str, role: Role) -> Rect {
    let column = after(area, x);
    let lines = some_lines(painter, text, usize::from(column.width));
    painter.lines(column, &lines, role);
    below(area, lines.len())
}

/// A text in column `x` with a mark before its first line, both in the role of the mark.
pub(super) fn draw_marked(
    painter: &mut Painter<'_>,
    area: Rect,
    x: u16,
    (mark, role): (&str, Role),
    text: &str,
) -> Rect {
    painter.text(after(area, x - 2), mark, role);
    draw_lines(painter, area, x, text, role)
}

/// The lines of a message.
pub(super) fn some_lines(painter: &Painter<'_>, text: &str, room: usize) -> Vec<String> {
    first_lines(painter, text, room, MESSAGE_LINES)
}

/// The first lines of a text, the last one with the ellipsis where there are more.
pub(super) fn first_lines(painter: &Painter<'_>, text: &str, room: usize, most: usize) -> Vec<String> {
    let ellipsis = painter.view().glyphs.ellipsis;
    let (mut lines, is_cut) = wrap_some(text, room, most);
    if is_cut && let Some(last) = lines.last_mut() {
        *last = painter.cut_end(&format!("{last} {ellipsis}"), room).into_owned();
    }
    lines
}

/// A look-up without an answer, in column `x`: one quiet line, and typing goes on. Returns the area below.
pub(super) fn draw_trouble_of(painter: &mut Painter<'_>, app: &App, (area, x): (Rect, u16), lookup: Lookup) -> Rect {
    let LookupState::Failed(trouble) = app.lookups.state(lookup) else { return area };
    let mark = (painter.view().glyphs.warning, Role::Warning);
    draw_marked(painter, area, x, mark, &painter.message(&trouble.line()))
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
    // What is no product by its spelling has no remark that says it is one.
    let is_one = !app.form.draft.product.is_empty() && !has_error(app, FieldId::Product);
    match app.product().filter(|_| is_one) {
        Some(product) => {
            let services: Vec<&str> = product.services.iter().map(|service| service.name()).collect();
            let args = [
                ("engine", product.engine.into()),
                ("n", services.len().into()),
                ("service", services.join(", ").into()),
            ];
            painter.with("product-remark", &args)
        }
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
            (true, true) => painter.with("list-like-loading", &args),
            (true, false) => painter.with("list-loading", &args),
            (false, true) => painter.with("list-like", &args),
            (false, false) => painter.with("list-matches", &args),
        };
    }
    match lookups.instances.iter().find(|instance| instance.id == app.form.draft.instance) {
        Some(instance) => {
            let state = state_of(painter, instance);
            let mark = mark_of_instance(painter, instance);
            format!("{mark}{}  {}  {state}", instance.name, instance.version)
        }
        None => String::new(),
    }
}

/// The mark of an instance that takes no accounts, with a blank behind it.
pub(super) fn mark_of_instance(painter: &Painter<'_>, instance: &Instance) -> String {
    if instance.state.takes_accounts() { String::new() } else { format!("{} ", painter.view().glyphs.warning) }
}

/// The words of an instance's state.
pub(super) fn state_of(painter: &Painter<'_>, instance: &Instance) -> String {
    painter.say(&format!("instance-state-{}", instance.state.key())).into_owned()
}

/// Whether an error of a field is shown.
pub(super) fn has_error(app: &App, field: FieldId) -> bool {
    app.shown_issues(field).any(|issue| issue.severity == Severity::Error)
}
