//! What stands around every body: where it goes and as whom, the rail of steps, the status line, the live keys.

use super::{
    Hidden, USUAL_WIDTH, WIDE,
    painter::{Painter, cut_end, cut_middle},
    status,
    theme::Role,
};
use crate::{
    app::{
        App, Saved, Screen,
        bindings::{self, Binding},
        form::Spot,
        keys::{Command, WizardCommand},
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
pub(super) fn draw_around(painter: &mut Painter<'_>, app: &App) {
    let last = painter.height() - 1;
    draw_header(painter, app);
    match app.screen {
        Screen::Start => {
            let is_usual = painter.width() >= USUAL_WIDTH;
            let subtitle = painter.say(if is_usual { "start-subtitle" } else { "start-subtitle-short" });
            painter.put(1, 1, &subtitle, Role::Text);
        }
        Screen::Preview => draw_tabs(painter, app),
        Screen::Submission => {
            if let Some(submission) = &app.submission.shown {
                let subject = painter.message(&submission.subject());
                painter.put(1, 1, &subject, Role::Heading);
            }
        }
        Screen::Form => draw_rail(painter, app),
    }
    painter.rule(2);
    painter.rule(last - 2);
    draw_status(painter, app, last - 1);
    draw_keys(painter, app, last);
}

fn draw_header(painter: &mut Painter<'_>, app: &App) {
    let end = painter.width();
    let key = match &app.session.key {
        KeyState::Found(view) => view.short_id.clone(),
        KeyState::Searching => String::new(),
        KeyState::Missing(_) => painter.say("header-no-key").into_owned(),
    };
    if let Some(address) = &app.session.launch.sandbox {
        let mut text = painter.with("sandbox-banner", &[("address", Arg::Text(address.clone()))]);
        if 1 + painter.columns(&text) > end {
            text = painter.say("sandbox-banner-short").into_owned();
        }
        let after = painter.put(1, 0, &text, Role::Banner);
        if after + 2 + painter.columns(&key) <= end {
            painter.put_right(end, 0, &key, Role::Banner);
        }
        painter.shade(0, 0, end, Role::Banner);
        return;
    }
    if app.screen == Screen::Start {
        let version = format!("dbcred {}", env!("CARGO_PKG_VERSION"));
        painter.put(1, 0, &version, Role::Heading);
        let languages = painter.say("start-languages");
        painter.put_right(end, 0, &languages, Role::Dim);
        return;
    }
    if end < USUAL_WIDTH {
        let after = painter.put(1, 0, &key, Role::Dim);
        let region = cut_middle(&app.form.draft.region, usize::from(end.saturating_sub(after + 2)), ellipsis(painter));
        painter.put_right(end, 0, &region, Role::Dim);
        return;
    }
    let title = title(painter, app);
    let after = painter.put(1, 0, &title, Role::Heading);
    let account = app.lookups.identity.as_ref().filter(|_| end >= WIDE.0 && !key.is_empty());
    let whose = match account {
        Some(identity) => {
            let args = [("key", Arg::Text(key)), ("account", Arg::Text(identity.account.clone()))];
            painter.with("header-account", &args)
        }
        None => key,
    };
    let region = cut_middle(&app.form.draft.region, 24, ellipsis(painter));
    let before = format!("{whose}  {region}  ");
    let room = end.saturating_sub(after + 2 + painter.columns(&before));
    let endpoint = cut_middle(&app.endpoint().to_string(), usize::from(room), ellipsis(painter));
    painter.put_right(end, 0, &format!("{before}{endpoint}"), Role::Dim);
}

fn ellipsis(painter: &Painter<'_>) -> &'static str {
    painter.view().glyphs.ellipsis
}

/// What is on the screen, in the upper left corner.
fn title(painter: &Painter<'_>, app: &App) -> String {
    if matches!(app.overlays.top(), Some(Overlay::Help { .. })) {
        let label = match app.help_field() {
            Some(field) => painter.say(&format!("field-{}-label", field.spec().key)),
            None => painter.say("help-this-screen"),
        };
        return painter.with("title-help", &[("label", Arg::Text(label.into_owned()))]);
    }
    match (app.screen, &app.submission.shown) {
        (Screen::Preview, _) => painter.say("title-preview").into_owned(),
        (Screen::Submission, Some(submission)) => painter.say(submission.title()).into_owned(),
        _ => painter.say("title-form").into_owned(),
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
    for issue in app.form.issues() {
        let standing = &mut standings[issue.field.spec().step.number() - 1];
        standing.has_error |= issue.severity == Severity::Error;
        if standing.worst < Some(issue.severity) && app.is_shown(issue) {
            standing.worst = Some(issue.severity);
        }
    }
    if let Some(refusal) = &app.form.refusal {
        standings[refusal.field.spec().step.number() - 1].worst = Some(Severity::Error);
    }
    standings
}

/// The mark of a step: an error, a warning, good, untouched, or not seen yet.
fn mark_of(painter: &Painter<'_>, app: &App, (step, standing): (StepId, StepState)) -> (&'static str, Role) {
    let glyphs = painter.view().glyphs;
    let is_seen = app.form.seen.contains(&step);
    match standing.worst {
        Some(Severity::Error) => (glyphs.error, Role::Error),
        Some(Severity::Warning) => (glyphs.warning, Role::Warning),
        _ if step == StepId::Review && app.form.request().is_some() && is_seen => (glyphs.good, Role::Good),
        _ if step == StepId::Review => (" ", Role::Text),
        _ if !step.is_required() && step.fields().all(|field| field.is_empty(&app.form.draft)) => {
            (glyphs.untouched, Role::Dim)
        }
        _ if !is_seen || standing.has_error => (" ", Role::Text),
        _ => (glyphs.good, Role::Good),
    }
}

fn draw_rail(painter: &mut Painter<'_>, app: &App) {
    let current = app.form.focus.step();
    let standings = step_states(app);
    let names: Vec<_> = STEPS.iter().map(|step| painter.say(&format!("step-{}", step.key()))).collect();
    // A blank before each, and the brackets of the current one.
    let all = names.iter().fold(2, |sum, name| sum + 4 + painter.columns(name));
    let has_names = all <= painter.width();
    let gap = if all + 2 * 8 <= painter.width() && painter.width() >= WIDE.0 { 3 } else { 1 };
    let mut x = 1;
    for ((step, standing), name) in STEPS.iter().copied().zip(standings).zip(names) {
        let (mark, mark_role) = mark_of(painter, app, (step, standing));
        let is_current = step == current;
        let number = step.number();
        let label = if has_names || is_current { format!("{number} {name}") } else { number.to_string() };
        let start = x;
        if is_current {
            x = painter.put(x, 1, "[", Role::Focus);
        }
        x = painter.put(x, 1, mark, mark_role);
        x = painter.put(x, 1, &label, if is_current { Role::Focus } else { Role::Text });
        if is_current {
            x = painter.put(x, 1, "]", Role::Focus);
        }
        draw_choice_of_rail(painter, app, (start, x), number - 1);
        x += gap;
    }
    if matches!(app.form.focus.spot, Spot::Rail(_, chosen) if chosen == STEPS.len()) {
        let x = x.min(painter.width() - 2);
        let end = painter.put(x, 1, app.session.bindings.shown(Command::Wizard(WizardCommand::Menu)), Role::Key);
        painter.shade(x, 1, end - x, Role::Selected);
        painter.place_cursor(x, 1);
    }
}

/// Marks a place of the rail while arrows choose among them, with the cursor on it.
fn draw_choice_of_rail(painter: &mut Painter<'_>, app: &App, (start, end): (u16, u16), place: usize) {
    if matches!(app.form.focus.spot, Spot::Rail(_, chosen) if chosen == place) {
        painter.shade(start, 1, end - start, Role::Selected);
        let focus = painter.view().glyphs.focus;
        painter.put(start - 1, 1, focus, Role::Focus);
        painter.place_cursor(start, 1);
    }
}

/// Says in the rules that a step goes on above or below what is in sight.
pub(super) fn draw_hidden(painter: &mut Painter<'_>, hidden: Hidden) {
    let bottom = painter.height() - 3;
    for (is_hidden, y, key) in [(hidden.has_above, 2, "more-above"), (hidden.has_below, bottom, "more-below")] {
        if is_hidden {
            let text = format!(" {} ", painter.say(key));
            painter.put_right(painter.width() - 2, y, &text, Role::Dim);
        }
    }
}

/// The sides of the preview; where they need more than the line, the first ones give way to the one that is shown.
fn draw_tabs(painter: &mut Painter<'_>, app: &App) {
    let names: Vec<String> = TABS
        .iter()
        .map(|tab| {
            let name = painter.say(&format!("tab-{}", tab.key()));
            if *tab == app.pane.tab { format!("[{name}]") } else { name.into_owned() }
        })
        .collect();
    let at = TABS.iter().position(|tab| *tab == app.pane.tab).unwrap_or(0);
    let columns = |names: &[String]| names.iter().fold(1, |sum, name| sum + painter.columns(name) + 2);
    // The last two are the blanks behind, and the bar between what dbcred does and other spellings.
    let is_tight = columns(&names) + 1 > painter.width();
    let first = (0..=at).find(|first| !is_tight || columns(&names[*first..=at]) + 3 <= painter.width()).unwrap_or(at);
    let mut x = 1;
    let mut has_bar = false;
    for (tab, name) in TABS.iter().zip(&names).skip(first) {
        if tab.is_spelling() && !has_bar {
            has_bar = true;
            x = painter.put(x, 1, "|", Role::Rule) + 2;
        }
        x = painter.put(x, 1, name, if *tab == app.pane.tab { Role::Focus } else { Role::Text }) + 2;
    }
}

fn draw_status(painter: &mut Painter<'_>, app: &App, y: u16) {
    let saved = match &app.form.saved {
        _ if app.screen == Screen::Start || app.screen == Screen::Submission => String::new(),
        Saved::Nothing => String::new(),
        Saved::Pending => painter.say("draft-saving").into_owned(),
        Saved::Saved => painter.say("draft-saved").into_owned(),
        Saved::Failed(why) => painter.with("draft-not-saved", &[("why", Arg::Text(why.clone()))]),
    };
    let end = painter.width();
    let is_failed = matches!(app.form.saved, Saved::Failed(_));
    let (text, role) = status::text(painter, app);
    // What went wrong with the draft is worth more than half of the line, and no more.
    let saved = cut_end(&saved, usize::from(end / 2), ellipsis(painter));
    let room = end.saturating_sub(painter.columns(&saved) + 3);
    painter.put_within(1, y, room, (&text, role));
    painter.put_right(end, y, &saved, if is_failed { Role::Error } else { Role::Dim });
}

fn draw_keys(painter: &mut Painter<'_>, app: &App, y: u16) {
    let rows = bindings::footer(app);
    let room = usize::from(painter.width()) - 1;
    let shown = fitting(painter, &rows, room);
    let mut x = 1;
    for row in shown {
        x = painter.put(x, y, row.shown, Role::Key);
        x = painter.put(x + 1, y, &painter.say(row.words).clone(), Role::Dim) + 2;
    }
}

/// The rows that fit, in order; the menu always does, since it holds all that do not.
fn fitting<'a>(painter: &Painter<'_>, rows: &[&'a Binding], room: usize) -> Vec<&'a Binding> {
    let columns =
        |row: &Binding| usize::from(painter.columns(row.shown) + 1 + painter.columns(&painter.say(row.words)) + 2);
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
    let kept = [Command::Wizard(WizardCommand::Menu), Command::Back];
    kept.iter().any(|command| command.name() == row.command.name())
}

/// Below the smallest size nothing is shown that one could act on unseen.
pub(super) fn draw_too_small(painter: &mut Painter<'_>, app: &App) {
    let size =
        (usize::from(painter.width().min(app.session.size.0)), usize::from(painter.height().min(app.session.size.1)));
    let key = Arg::Text(app.session.bindings.shown(Command::Wizard(WizardCommand::Quit)).to_owned());
    let args = [("columns", Arg::from(size.0)), ("lines", Arg::from(size.1)), ("key", key)];
    let quit = match app.form.saved {
        Saved::Saved => "small-quit",
        Saved::Nothing | Saved::Pending | Saved::Failed(_) => "small-quit-only",
    };
    for (y, key) in (0..).zip(["small-needs", "small-is", quit]) {
        let text = painter.with(key, &args);
        painter.put(u16::from(painter.width() > 30), y, &text, Role::Text);
    }
}
