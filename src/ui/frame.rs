//! What stands around every body: where it goes and as whom, the rail of steps, the status line, the live keys.

use super::{
    Hidden, USUAL_WIDTH, WIDE,
    pen::{Pen, cut_end, cut_middle},
    status,
    theme::Role,
};
use crate::{
    app::{
        App, Saved, Screen,
        bindings::{self, Binding},
        form::Spot,
        keys::Command,
        overlay::Overlay,
        preview::TABS,
        start::KeyState,
    },
    domain::{
        rule::{Arg, Severity},
        steps::{STEPS, StepId},
    },
};

/// Header, rail, rules, status and keys.
pub(super) fn draw_around(pen: &mut Pen<'_>, app: &App) {
    let last = pen.height() - 1;
    draw_header(pen, app);
    match app.screen {
        Screen::Start => {
            let is_usual = pen.width() >= USUAL_WIDTH;
            let subtitle = pen.say(if is_usual { "start-subtitle" } else { "start-subtitle-short" });
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
        let mut text = pen.with("sandbox-banner", &[("address", Arg::Text(address.clone()))]);
        if 1 + pen.columns(&text) > end {
            text = pen.say("sandbox-banner-short").into_owned();
        }
        let after = pen.put(1, 0, &text, Role::Banner);
        if after + 2 + pen.columns(&key) <= end {
            pen.put_right(end, 0, &key, Role::Banner);
        }
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
    if end < USUAL_WIDTH {
        let after = pen.put(1, 0, &key, Role::Dim);
        let region = cut_middle(&app.draft.region, usize::from(end.saturating_sub(after + 2)), ellipsis(pen));
        pen.put_right(end, 0, &region, Role::Dim);
        return;
    }
    let title = title(pen, app);
    let after = pen.put(1, 0, &title, Role::Heading);
    let account = app.lookups.identity.as_ref().filter(|_| end >= WIDE.0 && !key.is_empty());
    let whose = match account {
        Some(identity) => {
            let args = [("key", Arg::Text(key)), ("account", Arg::Text(identity.account.clone()))];
            pen.with("header-account", &args)
        }
        None => key,
    };
    let region = cut_middle(&app.draft.region, 24, ellipsis(pen));
    let before = format!("{whose}  {region}  ");
    let room = end.saturating_sub(after + 2 + pen.columns(&before));
    let endpoint = cut_middle(&app.endpoint().to_string(), usize::from(room), ellipsis(pen));
    pen.put_right(end, 0, &format!("{before}{endpoint}"), Role::Dim);
}

fn ellipsis(pen: &Pen<'_>) -> &'static str {
    pen.view().glyphs.ellipsis
}

/// What is on the screen, in the upper left corner.
fn title(pen: &Pen<'_>, app: &App) -> String {
    if matches!(app.overlays.last(), Some(Overlay::Help { .. })) {
        let label = match app.help_field() {
            Some(field) => pen.say(&format!("field-{}-label", field.spec().key)),
            None => pen.say("help-this-screen"),
        };
        return pen.with("title-help", &[("label", Arg::Text(label.into_owned()))]);
    }
    match (app.screen, &app.submission) {
        (Screen::Preview, _) => pen.say("title-preview").into_owned(),
        (Screen::Submission, Some(submission)) => pen.say(submission.title()).into_owned(),
        _ => pen.say("title-form").into_owned(),
    }
}

/// The worst of a step that may be said, and whether it has any error.
#[derive(Clone, Copy, Default)]
struct StepState {
    worst: Option<Severity>,
    has_error: bool,
}

fn step_states(app: &App) -> [StepState; STEPS.len()] {
    let mut standings = [StepState::default(); STEPS.len()];
    for issue in app.issues() {
        let standing = &mut standings[issue.field.spec().step.number() - 1];
        standing.has_error |= issue.severity == Severity::Error;
        if standing.worst < Some(issue.severity) && app.is_shown(issue) {
            standing.worst = Some(issue.severity);
        }
    }
    if let Some(refusal) = &app.refusal {
        standings[refusal.field.spec().step.number() - 1].worst = Some(Severity::Error);
    }
    standings
}

/// The mark of a step: an error, a warning, good, untouched, or not seen yet.
fn mark_of(pen: &Pen<'_>, app: &App, (step, standing): (StepId, StepState)) -> (&'static str, Role) {
    let glyphs = pen.view().glyphs;
    let is_seen = app.seen.contains(&step);
    match standing.worst {
        Some(Severity::Error) => (glyphs.error, Role::Error),
        Some(Severity::Warning) => (glyphs.warning, Role::Warning),
        _ if step == StepId::Review && app.request().is_some() && is_seen => (glyphs.good, Role::Good),
        _ if step == StepId::Review => (" ", Role::Text),
        _ if !step.is_required() && step.fields().all(|field| field.is_empty(&app.draft)) => {
            (glyphs.untouched, Role::Dim)
        }
        _ if !is_seen || standing.has_error => (" ", Role::Text),
        _ => (glyphs.good, Role::Good),
    }
}

fn draw_rail(pen: &mut Pen<'_>, app: &App) {
    let current = app.focus.step();
    let standings = step_states(app);
    let names: Vec<_> = STEPS.iter().map(|step| pen.say(&format!("step-{}", step.key()))).collect();
    // A blank before each, and the brackets of the current one.
    let all = names.iter().fold(2, |sum, name| sum + 4 + pen.columns(name));
    let has_names = all <= pen.width();
    let gap = if all + 2 * 8 <= pen.width() && pen.width() >= WIDE.0 { 3 } else { 1 };
    let mut x = 1;
    for ((step, standing), name) in STEPS.iter().copied().zip(standings).zip(names) {
        let (mark, mark_role) = mark_of(pen, app, (step, standing));
        let is_current = step == current;
        let number = step.number();
        let label = if has_names || is_current { format!("{number} {name}") } else { number.to_string() };
        let start = x;
        if is_current {
            x = pen.put(x, 1, "[", Role::Focus);
        }
        x = pen.put(x, 1, mark, mark_role);
        x = pen.put(x, 1, &label, if is_current { Role::Focus } else { Role::Text });
        if is_current {
            x = pen.put(x, 1, "]", Role::Focus);
        }
        draw_choice_of_rail(pen, app, (start, x), number - 1);
        x += gap;
    }
    if matches!(app.focus.spot, Spot::Rail(_, chosen) if chosen == STEPS.len()) {
        let x = x.min(pen.width() - 2);
        let end = pen.put(x, 1, app.bindings.shown(Command::Menu), Role::Key);
        pen.shade(x, 1, end - x, Role::Selected);
        pen.place_cursor(x, 1);
    }
}

/// Marks a place of the rail while arrows choose among them, with the cursor on it.
fn draw_choice_of_rail(pen: &mut Pen<'_>, app: &App, (start, end): (u16, u16), place: usize) {
    if matches!(app.focus.spot, Spot::Rail(_, chosen) if chosen == place) {
        pen.shade(start, 1, end - start, Role::Selected);
        let focus = pen.view().glyphs.focus;
        pen.put(start - 1, 1, focus, Role::Focus);
        pen.place_cursor(start, 1);
    }
}

/// Says in the rules that a step goes on above or below what is in sight.
pub(super) fn draw_hidden(pen: &mut Pen<'_>, hidden: Hidden) {
    let bottom = pen.height() - 3;
    for (is_hidden, y, key) in [(hidden.has_above, 2, "more-above"), (hidden.has_below, bottom, "more-below")] {
        if is_hidden {
            let text = format!(" {} ", pen.say(key));
            pen.put_right(pen.width() - 2, y, &text, Role::Dim);
        }
    }
}

/// The sides of the preview; where they need more than the line, the first ones give way to the one that is shown.
fn draw_tabs(pen: &mut Pen<'_>, app: &App) {
    let names: Vec<String> = TABS
        .iter()
        .map(|tab| {
            let name = pen.say(&format!("tab-{}", tab.key()));
            if *tab == app.pane.tab { format!("[{name}]") } else { name.into_owned() }
        })
        .collect();
    let at = TABS.iter().position(|tab| *tab == app.pane.tab).unwrap_or(0);
    let columns = |names: &[String]| names.iter().fold(1, |sum, name| sum + pen.columns(name) + 2);
    // The last two are the blanks behind, and the bar between what dbcred does and other spellings.
    let is_tight = columns(&names) + 1 > pen.width();
    let first = (0..=at).find(|first| !is_tight || columns(&names[*first..=at]) + 3 <= pen.width()).unwrap_or(at);
    let mut x = 1;
    let mut has_bar = false;
    for (tab, name) in TABS.iter().zip(&names).skip(first) {
        if tab.is_spelling() && !has_bar {
            has_bar = true;
            x = pen.put(x, 1, "|", Role::Rule) + 2;
        }
        x = pen.put(x, 1, name, if *tab == app.pane.tab { Role::Focus } else { Role::Text }) + 2;
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
    let (text, role) = status::text(pen, app);
    // What went wrong with the draft is worth more than half of the line, and no more.
    let saved = cut_end(&saved, usize::from(end / 2), ellipsis(pen));
    let room = end.saturating_sub(pen.columns(&saved) + 3);
    pen.put_within(1, y, room, (&text, role));
    pen.put_right(end, y, &saved, if is_failed { Role::Error } else { Role::Dim });
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
    let columns = |row: &Binding| usize::from(pen.columns(row.shown) + 1 + pen.columns(&pen.say(row.words)) + 2);
    let kept: usize = rows.iter().filter(|row| is_kept(row)).map(|row| columns(row)).sum();
    let mut left = (room + 2).saturating_sub(kept);
    let mut shown: Vec<&Binding> = Vec::new();
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

/// The menu holds what finds no room, and Esc is the way out.
fn is_kept(row: &Binding) -> bool {
    matches!(row.command, Command::Menu | Command::Back)
}

/// Below the smallest size nothing is shown that one could act on unseen.
pub(super) fn draw_too_small(pen: &mut Pen<'_>, app: &App) {
    let size = (usize::from(pen.width().min(app.size.0)), usize::from(pen.height().min(app.size.1)));
    let key = Arg::Text(app.bindings.shown(Command::Quit).to_owned());
    let args = [("columns", Arg::from(size.0)), ("lines", Arg::from(size.1)), ("key", key)];
    let quit = match app.saved {
        Saved::Saved => "small-quit",
        Saved::Nothing | Saved::Pending | Saved::Failed(_) => "small-quit-only",
    };
    for (y, key) in (0..).zip(["small-needs", "small-is", quit]) {
        let text = pen.with(key, &args);
        pen.put(u16::from(pen.width() > 30), y, &text, Role::Text);
    }
}
