//! What stands around every body: where it goes and as whom, the rail of steps, the status line, the live keys.

use super::{
    pen::{Pen, width},
    theme::Role,
};
use crate::{
    app::{
        App, Saved, Screen,
        bindings::{self, Binding},
        form::Spot,
        lookup::{Lookup, State},
        overlay::Overlay,
        preview::TABS,
        start::KeyState,
    },
    domain::{
        fields::FieldId,
        rule::{Arg, Severity},
        steps::{STEPS, StepId},
    },
};

/// Columns from which the rail has room for names.
const WIDE_RAIL: u16 = 76;

/// Header, rail, rules, status and keys.
pub(super) fn draw_around(pen: &mut Pen<'_>, app: &App) {
    let last = pen.height() - 1;
    draw_header(pen, app);
    match app.screen {
        Screen::Start => {
            let subtitle = pen.say("start-subtitle");
            pen.put(1, 1, &subtitle, Role::Text);
        }
        Screen::Preview => draw_tabs(pen, app),
        Screen::Submission => {
            if let Some(submission) = &app.submission {
                let subject = pen.message(&submission.subject());
                pen.put(1, 1, &subject, Role::Heading);
            }
        }
        Screen::Form => draw_rail(pen, app),
    }
    pen.rule(2);
    pen.rule(last - 2);
    draw_status(pen, app, last - 1);
    draw_keys(pen, app, last);
}

fn draw_header(pen: &mut Pen<'_>, app: &App) {
    let end = pen.width();
    let key = match &app.key {
        KeyState::Found(view) => view.short_id.clone(),
        KeyState::Searching => String::new(),
        KeyState::Missing(_) => pen.say("header-no-key").into_owned(),
    };
    if let Some(address) = &app.launch.sandbox {
        let text = pen.with("sandbox-banner", &[("address", Arg::Text(address.clone()))]);
        pen.put(1, 0, &text, Role::Text);
        pen.put_right(end, 0, &key, Role::Text);
        pen.shade(0, 0, end, Role::Banner);
        return;
    }
    if app.screen == Screen::Start {
        let version = format!("dbcred {}", env!("CARGO_PKG_VERSION"));
        pen.put(1, 0, &version, Role::Heading);
        let languages = pen.say("start-languages");
        pen.put_right(end, 0, &languages, Role::Dim);
        return;
    }
    let title = match (app.screen, &app.submission) {
        (Screen::Preview, _) => pen.say("title-preview").into_owned(),
        (Screen::Submission, Some(submission)) => pen.say(submission.title()).into_owned(),
        _ => pen.say("title-form").into_owned(),
    };
    if end >= WIDE_RAIL {
        pen.put(1, 0, &title, Role::Heading);
        let place = format!("{key}  {}  {}", app.draft.region, app.endpoint());
        pen.put_right(end, 0, &place, Role::Dim);
    } else {
        pen.put(1, 0, &key, Role::Dim);
        pen.put_right(end, 0, &app.draft.region, Role::Dim);
    }
}

/// The mark of a step: an error, a warning, good, untouched, or not seen yet.
fn mark_of(app: &App, step: StepId, pen: &Pen<'_>) -> (&'static str, Role) {
    let glyphs = pen.view().glyphs;
    let worst = app
        .issues()
        .iter()
        .filter(|issue| issue.field.spec().step == step && app.is_shown(issue))
        .map(|issue| issue.severity)
        .max();
    let has_refusal = app.refusal.as_ref().is_some_and(|refusal| refusal.field.spec().step == step);
    let is_empty = step.fields().all(|field| field.is_empty(&app.draft));
    let has_open_error =
        app.issues().iter().any(|issue| issue.field.spec().step == step && issue.severity == Severity::Error);
    match worst {
        _ if has_refusal => (glyphs.error, Role::Error),
        Some(Severity::Error) => (glyphs.error, Role::Error),
        Some(Severity::Warning) => (glyphs.warning, Role::Warning),
        _ if step == StepId::Review => {
            (if app.request().is_some() && app.seen.contains(&step) { glyphs.good } else { " " }, Role::Good)
        }
        _ if !step.is_required() && is_empty => (glyphs.untouched, Role::Dim),
        _ if !app.seen.contains(&step) || has_open_error => (" ", Role::Text),
        _ => (glyphs.good, Role::Good),
    }
}

fn draw_rail(pen: &mut Pen<'_>, app: &App) {
    let current = app.focus.step();
    let has_names = pen.width() >= WIDE_RAIL;
    let mut x = 1;
    for step in STEPS.iter().copied() {
        let (mark, mark_role) = mark_of(app, step, pen);
        let is_current = step == current;
        let is_chosen = matches!(app.focus.spot, Spot::Rail(_, chosen) if chosen + 1 == step.number());
        let name = pen.say(&format!("step-{}", step.key()));
        let label =
            if has_names || is_current { format!("{} {name}", step.number()) } else { step.number().to_string() };
        let start = x;
        if is_current {
            x = pen.put(x, 1, "[", Role::Focus);
        }
        x = pen.put(x, 1, mark, mark_role);
        let role = if is_current { Role::Focus } else { Role::Text };
        x = pen.put(x, 1, &label, role);
        if is_current {
            x = pen.put(x, 1, "]", Role::Focus);
        }
        if is_chosen {
            pen.shade(start, 1, x - start, Role::Selected);
        }
        x += 1;
    }
    if matches!(app.focus.spot, Spot::Rail(_, chosen) if chosen == STEPS.len()) {
        let start = x;
        let end = pen.put(x, 1, "^X", Role::Key);
        pen.shade(start, 1, end - start, Role::Selected);
    }
}

fn draw_tabs(pen: &mut Pen<'_>, app: &App) {
    let mut x = 1;
    for tab in TABS {
        let name = pen.say(&format!("tab-{}", tab.key()));
        let (text, role) =
            if *tab == app.pane.tab { (format!("[{name}]"), Role::Focus) } else { (name.into_owned(), Role::Text) };
        x = pen.put(x, 1, &text, role) + 2;
    }
}

fn draw_status(pen: &mut Pen<'_>, app: &App, y: u16) {
    let saved = match &app.saved {
        _ if app.screen == Screen::Start || app.screen == Screen::Submission => String::new(),
        Saved::Nothing => String::new(),
        Saved::Pending => pen.say("draft-saving").into_owned(),
        Saved::Saved => pen.say("draft-saved").into_owned(),
        Saved::Failed(why) => pen.with("draft-not-saved", &[("why", Arg::Text(why.clone()))]),
    };
    let end = pen.width();
    let is_failed = matches!(app.saved, Saved::Failed(_));
    let room = end.saturating_sub(u16::try_from(width(&saved)).unwrap_or(0) + 2);
    let (text, role) = status_text(pen, app);
    pen.put_within(1, y, room, (&text, role));
    pen.put_right(end, y, &saved, if is_failed { Role::Error } else { Role::Dim });
}

fn status_text(pen: &Pen<'_>, app: &App) -> (String, Role) {
    if let Some(notice) = &app.notice {
        return (pen.message(notice), Role::Text);
    }
    if let Some(Overlay::Confirm(confirm)) = app.overlays.last() {
        return (pen.message(&confirm.status()), Role::Dim);
    }
    match app.screen {
        Screen::Start => (start_status(pen, app), Role::Text),
        Screen::Submission => {
            let message = app.submission.as_ref().map(crate::app::submission::Submission::status);
            (message.map(|message| pen.message(&message)).unwrap_or_default(), Role::Text)
        }
        Screen::Preview => (pen.say("preview-status").into_owned(), Role::Dim),
        Screen::Form => {
            if app.focus.field() == Some(FieldId::Grants)
                && let Some(message) = app.editor.status(&app.seen())
            {
                return (pen.message(&message), Role::Text);
            }
            form_status(pen, app)
        }
    }
}

fn start_status(pen: &Pen<'_>, app: &App) -> String {
    if !app.start.unsettled.is_empty() {
        return pen.with("start-unsettled", &[("n", Arg::from(app.start.unsettled.len()))]);
    }
    match &app.key {
        KeyState::Missing(_) => pen.say("start-no-lookups").into_owned(),
        KeyState::Searching | KeyState::Found(_) => String::new(),
    }
}

/// Problems of the step, else how its look-ups stand.
fn form_status(pen: &Pen<'_>, app: &App) -> (String, Role) {
    let step = app.focus.step();
    if step == StepId::Review {
        return review_status(pen, app);
    }
    let here = |severity: Severity| {
        app.issues()
            .iter()
            .filter(|issue| issue.severity == severity && issue.field.spec().step == step && app.is_shown(issue))
            .count()
    };
    let (errors, warnings) = (here(Severity::Error), here(Severity::Warning));
    if errors + warnings > 0 {
        let args = [("errors", Arg::from(errors)), ("warnings", Arg::from(warnings))];
        let key = match (errors, warnings) {
            (_, 0) => "status-errors",
            (0, _) => "status-warnings",
            _ => "status-both",
        };
        return (pen.with(key, &args), if errors > 0 { Role::Error } else { Role::Warning });
    }
    (lookup_status(pen, app), Role::Dim)
}

fn review_status(pen: &Pen<'_>, app: &App) -> (String, Role) {
    let notes = app.count(Severity::Warning) + app.count(Severity::Note);
    match app.request() {
        Some(request) => {
            let bytes = crate::export::exact(request).len();
            let args = [("bytes", Arg::Text(super::grouped(bytes))), ("notes", Arg::from(notes))];
            (pen.with("review-ready", &args), Role::Good)
        }
        None => (pen.with("review-errors", &[("errors", Arg::from(app.count(Severity::Error)))]), Role::Error),
    }
}

fn lookup_status(pen: &Pen<'_>, app: &App) -> String {
    if !app.has_key() {
        return pen.say("start-no-lookups").into_owned();
    }
    if app.step_lookups().contains(&Lookup::Instances) {
        let (pages, total) = app.lookups.progress(Lookup::Instances);
        let args = [
            ("count", Arg::Text(super::grouped(app.lookups.instances.len()))),
            ("total", Arg::Text(super::grouped(total))),
            ("pages", Arg::from(pages)),
        ];
        return match app.lookups.state(Lookup::Instances) {
            State::Ready => pen.with("status-instances", &args),
            State::Loading if pages > 0 => pen.with("status-instances-loading", &args),
            State::Loading => pen.say("status-asking").into_owned(),
            State::Idle | State::Failed(_) => String::new(),
        };
    }
    let is_asking = app.step_lookups().iter().any(|lookup| *app.lookups.state(*lookup) == State::Loading);
    if is_asking { pen.say("status-asking").into_owned() } else { String::new() }
}

fn draw_keys(pen: &mut Pen<'_>, app: &App, y: u16) {
    let rows = bindings::footer(app);
    let room = usize::from(pen.width()) - 1;
    let shown = fitting(pen, &rows, room);
    let mut x = 1;
    for row in shown {
        x = pen.put(x, y, row.shown, Role::Key);
        x = pen.put(x + 1, y, &pen.say(row.words).clone(), Role::Dim) + 2;
    }
}

/// The rows that fit, in order; the menu always does, since it holds all that do not.
fn fitting<'a>(pen: &Pen<'_>, rows: &[&'a Binding], room: usize) -> Vec<&'a Binding> {
    let columns = |row: &Binding| width(row.shown) + 1 + width(&pen.say(row.words)) + 2;
    let kept: usize = rows.iter().filter(|row| is_kept(row)).map(|row| columns(row)).sum();
    let mut left = (room + 2).saturating_sub(kept);
    let mut shown = Vec::new();
    for row in rows {
        let need = columns(row);
        if is_kept(row) {
            shown.push(*row);
        } else if need <= left {
            left -= need;
            shown.push(*row);
        }
    }
    shown
}

fn is_kept(row: &Binding) -> bool {
    row.command == crate::app::keys::Command::Menu
}

/// Below the smallest size nothing is shown that one could act on unseen.
pub(super) fn draw_too_small(pen: &mut Pen<'_>, app: &App) {
    let args = [("columns", Arg::from(usize::from(app.size.0))), ("lines", Arg::from(usize::from(app.size.1)))];
    for (y, key) in (0..).zip(["small-needs", "small-is", "small-quit"]) {
        let text = pen.with(key, &args);
        pen.put(1, y, &text, Role::Text);
    }
}
