//! Steps that are fields under each other: target and name. A field is a label, a value, a remark at the right, and
//! under it what is wrong, what is known, and its list.

use super::{
    grouped,
    pen::{Pen, cut_middle, width},
    role_of,
    theme::Role,
    wrap::wrap,
};
use crate::{
    app::{
        App,
        lookup::{Lookup, State},
    },
    domain::{
        facts::{Instance, NameState, SecretFact, Trouble},
        fields::{FieldId, FieldSpec, Kind},
        rule::{Arg, Issue, Message},
        steps::StepId,
    },
};

/// The column of a label.
pub(super) const LABEL: u16 = 3;
/// The column of a mark.
pub(super) const MARK: u16 = 12;
/// The column of a value, and of all that stands under it.
pub(super) const VALUE: u16 = 14;

/// Region, product, instance.
pub(super) fn draw_target(pen: &mut Pen<'_>, app: &App) {
    let mut y = 0;
    for field in app.offered(StepId::Target) {
        let remark = match field.id {
            FieldId::Region => region_remark(pen, app),
            FieldId::Product => product_remark(pen, app),
            FieldId::Instance => instance_remark(pen, app),
            _ => String::new(),
        };
        y = draw_field(pen, app, y, (field, &remark));
        let is_open = app.focus.field() == Some(field.id) && app.picker.is_open;
        if is_open {
            y = draw_list(pen, app, y, field.id);
        }
        let lookup = match field.id {
            FieldId::Region => Lookup::Regions,
            FieldId::Product => Lookup::Products,
            _ => Lookup::Instances,
        };
        if let State::Failed(trouble) = app.lookups.state(lookup)
            && app.focus.field() == Some(field.id)
        {
            y = draw_trouble(pen, y, trouble);
        }
    }
}

/// Name and prefix.
pub(super) fn draw_name(pen: &mut Pen<'_>, app: &App) {
    let draft = &app.draft;
    let bytes = pen.with("count-bytes", &[("n", Arg::from(draft.name.len())), ("max", Arg::Text("128".into()))]);
    let mut y = draw_field(pen, app, 1, (FieldId::Name.spec(), &bytes));
    y = draw_name_state(pen, app, y);
    let letters =
        pen.with("count-characters", &[("n", Arg::from(draft.prefix.chars().count())), ("max", Arg::Text("8".into()))]);
    y = draw_field(pen, app, y + 1, (FieldId::Prefix.spec(), &letters));
    if draft.prefix.is_empty() {
        if !draft.name.is_empty() {
            let suggestion = crate::domain::values::suggest_prefix(&draft.name);
            let text = pen.with("prefix-suggestion", &[("prefix", Arg::Text(suggestion))]);
            pen.put(VALUE, y, &text, Role::Dim);
        }
        return;
    }
    draw_accounts(pen, app, y);
}

/// The two accounts that will be made, and those of the same prefix that are there.
fn draw_accounts(pen: &mut Pen<'_>, app: &App, y: u16) {
    let account = format!("{}_SSM_???", app.draft.prefix);
    let made = pen.with("accounts-made", &[("account", Arg::Text(account.clone()))]);
    pen.put(VALUE, y, &made, Role::Text);
    let long = pen.with("accounts-length", &[("n", Arg::from(account.chars().count()))]);
    pen.put(VALUE, y + 1, &long, Role::Dim);
    let begins = format!("{}_SSM_", app.draft.prefix);
    let mut same: Vec<&str> = app
        .lookups
        .accounts
        .iter()
        .map(|account| account.user.as_str())
        .filter(|user| user.starts_with(&begins))
        .collect();
    same.dedup();
    if same.is_empty() {
        return;
    }
    let text = pen.with("accounts-clash", &[("accounts", Arg::Text(same.join(", ")))]);
    let warning = pen.view().glyphs.warning;
    pen.put(MARK, y + 2, warning, Role::Warning);
    pen.put(VALUE, y + 2, &text, Role::Warning);
    let why = pen.say("accounts-clash-why");
    pen.put(VALUE, y + 3, &why, Role::Dim);
}

fn draw_name_state(pen: &mut Pen<'_>, app: &App, y: u16) -> u16 {
    let glyphs = pen.view().glyphs;
    match (app.lookups.state(Lookup::Name), &app.lookups.name) {
        (State::Loading, _) => {
            let text = pen.say("name-asking");
            pen.put(VALUE, y, &text, Role::Dim);
            y + 1
        }
        (State::Failed(trouble), _) => draw_trouble(pen, y, trouble),
        (State::Ready, Some(NameState::Free)) => {
            pen.put(MARK, y, glyphs.good, Role::Good);
            let text = pen.with("name-free", &[("region", Arg::Text(app.draft.region.clone()))]);
            pen.put(VALUE, y, &text, Role::Good);
            y + 1
        }
        (State::Ready, Some(NameState::Taken(secret))) => {
            pen.put(MARK, y, glyphs.error, Role::Error);
            let text = taken_text(pen, app, secret);
            pen.put(VALUE, y, &text, Role::Error);
            let why = pen.say("name-taken-why");
            pen.put(VALUE, y + 1, &why, Role::Dim);
            let free = app.free_names().join(", ");
            let fix = pen.with("name-taken-fix", &[("free", Arg::Text(free))]);
            pen.put(VALUE, y + 2, &fix, Role::Text);
            y + 3
        }
        _ => y,
    }
}

fn taken_text(pen: &Pen<'_>, app: &App, secret: &SecretFact) -> String {
    let moment = |seconds: Option<i64>| {
        let at = seconds.and_then(|seconds| jiff::Timestamp::from_second(seconds).ok());
        at.map(|at| at.to_zoned_datetime(app.zone.clone()).strftime("%Y-%m-%d %H:%M").to_string()).unwrap_or_default()
    };
    let args = [
        ("status", Arg::Text(secret.status.clone())),
        ("product", Arg::Text(secret.product.clone())),
        ("instance", Arg::Text(secret.instance.clone())),
        ("since", Arg::Text(moment(secret.created))),
        ("until", Arg::Text(moment(secret.deleted))),
    ];
    let key = match secret.status.as_str() {
        "PendingDelete" => "name-pending-delete",
        "Failed" | "CreateFailed" => "name-failed",
        "Creating" | "Initializing" | "PendingCreate" => "name-creating",
        _ => "name-taken",
    };
    pen.with(key, &args)
}

/// A field's lines; returns the line after them.
#[expect(clippy::single_match_else, reason = "the kinds of entry will be more than two")]
pub(super) fn draw_field(pen: &mut Pen<'_>, app: &App, y: u16, (field, remark): (&FieldSpec, &str)) -> u16 {
    let has_focus = app.focus.field() == Some(field.id);
    draw_label(pen, y, &format!("field-{}-label", field.key), has_focus);
    let end = pen.width();
    let room = end.saturating_sub(VALUE + u16::try_from(width(remark)).unwrap_or(0) + 2);
    match field.kind {
        Kind::Choice(texts) => draw_choice(pen, app, y, (field, texts)),
        _ => {
            let text = field.text(&app.draft).map_or("", String::as_str);
            let caret = has_focus.then_some(app.focus.caret);
            draw_value(pen, (VALUE, y, room), text, caret);
        }
    }
    pen.put_right(end, y, remark, Role::Dim);
    let mut y = draw_issues(pen, app, y + 1, field.id);
    let hint = format!("field-{}-hint", field.key);
    if has_focus
        && field.is_empty(&app.draft)
        && !app.picker.is_open
        && pen.view().words.has(&hint)
        && app.shown_issues(field.id).next().is_none()
    {
        let hint = pen.say(&hint);
        for line in wrap(&hint, usize::from(end.saturating_sub(VALUE))) {
            pen.put(VALUE, y, &line, Role::Dim);
            y += 1;
        }
    }
    y
}

/// A label with the mark of the focus before it.
pub(super) fn draw_label(pen: &mut Pen<'_>, y: u16, key: &str, has_focus: bool) {
    if has_focus {
        let focus = pen.view().glyphs.focus;
        pen.put(1, y, focus, Role::Focus);
    }
    let label = pen.say(key);
    pen.put_within(LABEL, y, VALUE - LABEL, (&label, if has_focus { Role::Focus } else { Role::Label }));
}

fn draw_choice(pen: &mut Pen<'_>, app: &App, y: u16, (field, texts): (&FieldSpec, &[&str])) {
    let value = field.text(&app.draft).map_or("", String::as_str);
    let mut x = VALUE;
    for text in texts {
        let name = if text.is_empty() {
            pen.say(&format!("choice-{}-none", field.key))
        } else {
            pen.say(&format!("choice-{}-{text}", field.key))
        };
        let mark = if *text == value { "(o) " } else { "( ) " };
        x = pen.put(x, y, &format!("{mark}{name}"), Role::Text) + 2;
    }
    if !texts.contains(&value) {
        pen.put(x, y, &format!("(o) {value}"), Role::Error);
    }
}

/// A value in its room; with a caret the part around it is shown, and the terminal's cursor stands on it.
pub(super) fn draw_value(pen: &mut Pen<'_>, (x, y, room): (u16, u16, u16), text: &str, caret: Option<usize>) {
    let Some(caret) = caret else {
        let ellipsis = pen.view().glyphs.ellipsis;
        let shown = cut_middle(text, usize::from(room), ellipsis);
        pen.put_within(x, y, room, (&shown, Role::Text));
        return;
    };
    let at = text.char_indices().nth(caret).map_or(text.len(), |(at, _)| at);
    let (front, back) = text.split_at(at);
    let mut start = 0;
    // The caret itself needs a cell.
    while width(&front[start..]) + 1 > usize::from(room.max(1)) {
        start += front[start..].chars().next().map_or(1, char::len_utf8);
    }
    let after = pen.put_within(x, y, room, (&front[start..], Role::Focus));
    pen.place_cursor(after, y);
    pen.put_within(after, y, room.saturating_sub(after - x), (back, Role::Focus));
}

/// What is wrong with a field, and what a refusal said about it; returns the line after it.
pub(super) fn draw_issues(pen: &mut Pen<'_>, app: &App, mut y: u16, field: FieldId) -> u16 {
    if let Some(refusal) = app.refusal.as_ref().filter(|refusal| refusal.field == field) {
        let error = pen.view().glyphs.error;
        let text = pen.message(&refusal.message);
        pen.put(MARK, y, error, Role::Error);
        y = draw_lines(pen, y, &text, Role::Error);
    }
    for issue in app.shown_issues(field).filter(|issue| issue.item.is_none()) {
        y = draw_issue(pen, y, issue);
    }
    y
}

/// One issue: what and fix, then why, dimmed.
pub(super) fn draw_issue(pen: &mut Pen<'_>, y: u16, issue: &Issue) -> u16 {
    let role = role_of(issue.severity);
    let glyphs = pen.view().glyphs;
    let mark = match issue.severity {
        crate::domain::rule::Severity::Error => glyphs.error,
        crate::domain::rule::Severity::Warning => glyphs.warning,
        crate::domain::rule::Severity::Note => " ",
    };
    pen.put(MARK, y, mark, role);
    let text = pen.message(&issue.message);
    let y = draw_lines(pen, y, &text, role);
    let why = pen.view().words.why(&issue.message);
    if why.is_empty() { y } else { draw_lines(pen, y, &why, Role::Dim) }
}

/// A text under a value, wrapped.
pub(super) fn draw_lines(pen: &mut Pen<'_>, mut y: u16, text: &str, role: Role) -> u16 {
    for line in wrap(text, usize::from(pen.width().saturating_sub(VALUE))) {
        pen.put(VALUE, y, &line, role);
        y += 1;
    }
    y
}

/// A look-up without an answer: one quiet line, and typing goes on.
pub(super) fn draw_trouble(pen: &mut Pen<'_>, y: u16, trouble: &Trouble) -> u16 {
    let warning = pen.view().glyphs.warning;
    pen.put(MARK, y, warning, Role::Warning);
    let text = pen.message(&trouble_message(trouble));
    let y = draw_lines(pen, y, &text, Role::Warning);
    let hint = pen.say("trouble-hint");
    draw_lines(pen, y, &hint, Role::Dim)
}

/// Why a look-up has no answer.
pub(super) fn trouble_message(trouble: &Trouble) -> Message {
    match trouble {
        Trouble::NoKey => Message::new("trouble-no-key"),
        Trouble::Unreachable(why) => Message::new("trouble-unreachable").with("why", why.as_str()),
        Trouble::TimedOut { seconds } => {
            Message::new("trouble-timed-out").with("seconds", i64::try_from(*seconds).unwrap_or(i64::MAX))
        }
        Trouble::Refused { code, message } => {
            Message::new("trouble-refused").with("code", code.as_str()).with("says", message.as_str())
        }
        Trouble::Odd(what) => Message::new("trouble-odd").with("what", what.as_str()),
    }
}

fn region_remark(pen: &Pen<'_>, app: &App) -> String {
    match &app.profile.region {
        Some((region, source)) if *region == app.draft.region && app.launch.region.is_empty() => pen.message(source),
        _ => String::new(),
    }
}

fn product_remark(pen: &Pen<'_>, app: &App) -> String {
    match app.product().filter(|_| !app.draft.product.is_empty()) {
        Some(product) if !product.instances.is_empty() => pen.with(
            "product-remark",
            &[("engine", Arg::Text(product.engine.clone())), ("service", Arg::Text(product.instances.clone()))],
        ),
        Some(product) => product.engine.clone(),
        None => String::new(),
    }
}

fn instance_remark(pen: &Pen<'_>, app: &App) -> String {
    let lookups = &app.lookups;
    if app.focus.field() == Some(FieldId::Instance) && app.picker.is_open {
        let (_, total) = lookups.progress(Lookup::Instances);
        if total == 0 {
            return String::new();
        }
        let matches = app.picker.matches().len();
        let args = [
            ("n", Arg::Text(grouped(matches))),
            ("total", Arg::Text(grouped(total))),
            ("got", Arg::Text(grouped(lookups.instances.len()))),
        ];
        let is_loading = *lookups.state(Lookup::Instances) == State::Loading;
        return pen.with(if is_loading { "list-loading" } else { "list-matches" }, &args);
    }
    match lookups.instances.iter().find(|instance| instance.id == app.draft.instance) {
        Some(instance) => format!("{}  {}  {}", instance.name, instance.version, state_of(pen, instance)),
        None => String::new(),
    }
}

fn state_of(pen: &Pen<'_>, instance: &Instance) -> String {
    pen.say(&format!("instance-state-{}", instance.state.key())).into_owned()
}

/// The list under a field: only the rows in view are drawn.
fn draw_list(pen: &mut Pen<'_>, app: &App, y: u16, field: FieldId) -> u16 {
    let picker = &app.picker;
    let is_instance = field == FieldId::Instance;
    let mut y = y;
    if is_instance && !picker.matches().is_empty() {
        for (x, key) in [(0, "list-id"), (16, "list-name"), (36, "list-version"), (45, "list-state")] {
            let text = pen.say(key);
            pen.put(VALUE + x, y, &text, Role::Dim);
        }
        y += 1;
    }
    let below = if is_instance { 3 } else { 1 };
    let rows = usize::from(pen.height().saturating_sub(y + below + 1)).clamp(1, 8);
    let page = picker.selected.min(picker.matches().len().saturating_sub(1)) / rows * rows;
    let values = if is_instance { Vec::new() } else { app.picker_values() };
    for (at, row) in picker.matches().iter().enumerate().skip(page).take(rows) {
        let is_chosen = at == picker.selected;
        if is_instance {
            draw_instance(pen, y, &app.lookups.instances[*row as usize], is_chosen);
        } else if let Some(value) = values.get(*row as usize) {
            draw_row(pen, y, value, is_chosen);
        }
        y += 1;
    }
    if !app.text().is_empty() {
        let text = pen.with("list-as-typed", &[("text", Arg::Text(app.text().to_owned()))]);
        draw_row(pen, y, &text, picker.is_as_typed());
        if picker.matches().is_empty() {
            let remark = pen.say("list-nothing");
            pen.put(VALUE + 45, y, &remark, Role::Dim);
        }
        y += 1;
    }
    match picker.chosen().and_then(|row| app.lookups.instances.get(row)) {
        Some(instance) if is_instance => draw_consequence(pen, app, y, instance),
        _ => y,
    }
}

fn draw_row(pen: &mut Pen<'_>, y: u16, text: &str, is_chosen: bool) {
    if is_chosen {
        let focus = pen.view().glyphs.focus;
        pen.put(MARK, y, focus, Role::Focus);
    }
    pen.put(VALUE, y, text, if is_chosen { Role::Focus } else { Role::Text });
}

fn draw_instance(pen: &mut Pen<'_>, y: u16, instance: &Instance, is_chosen: bool) {
    let role = if is_chosen { Role::Focus } else { Role::Text };
    let (ellipsis, error) = (pen.view().glyphs.ellipsis, pen.view().glyphs.error);
    draw_row(pen, y, &cut_middle(&instance.id, 13, ellipsis), is_chosen);
    if !instance.state.takes_accounts() {
        pen.put(VALUE + 14, y, error, Role::Warning);
    }
    pen.put_within(VALUE + 16, y, 19, (&instance.name, role));
    pen.put_within(VALUE + 36, y, 8, (&instance.version, role));
    let state = state_of(pen, instance);
    pen.put(VALUE + 45, y, &state, role);
}

/// What choosing the row would mean.
fn draw_consequence(pen: &mut Pen<'_>, app: &App, y: u16, instance: &Instance) -> u16 {
    let line = "- ".repeat(usize::from(pen.width().saturating_sub(VALUE + 1) / 2));
    pen.put(VALUE - 2, y, &line, Role::Rule);
    let known = if app.draft.instance == instance.id {
        app.lookups.accounts.iter().filter(|account| account.user.contains("_SSM_")).count()
    } else {
        0
    };
    let mut parts = vec![instance.name.clone(), instance.address.clone(), state_of(pen, instance)];
    if known > 0 {
        parts.push(pen.with("list-ssm-accounts", &[("n", Arg::from(known))]));
    }
    parts.retain(|part| !part.is_empty());
    pen.put(VALUE, y + 1, &parts.join("   "), Role::Dim);
    if !instance.state.takes_accounts() {
        let text = pen.say("list-cannot");
        pen.put(VALUE, y + 2, &text, Role::Warning);
    }
    y + 3
}
