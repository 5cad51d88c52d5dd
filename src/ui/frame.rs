//! The lines around every body: the header, the rail of steps, the status line, the live keys.

use std::{borrow::Cow, ops::Range};

use ratatui::{
    layout::{Constraint, Layout, Rect},
    text::Line,
    widgets::{Borders, Tabs},
};

use super::{
    Hidden, USUAL_WIDTH, WIDE, header,
    painter::{Painter, after, columns},
    status,
    theme::Role,
};
use crate::{
    app::{
        App, Saved, Screen, Target,
        bindings::{self, Binding, Press},
        context::KeyContext,
        form::Spot,
        keys::{Chord, Command, FieldCommand, GrantCommand, Key, Move, PaneCommand, WizardCommand},
        overlay::Overlay,
    },
    domain::{
        rule::{Arg, Issue, Severity},
        steps::{STEPS, StepId},
    },
    export::{FormatId, FormatTab},
};

/// Columns below which a footer has short words.
const SMALL: u16 = 56;

/// Where the parts of a frame are: header, rail, rule, body, rule, status, keys.
pub(super) fn areas(area: Rect) -> [Rect; 7] {
    let [line, body] = [Constraint::Length(1), Constraint::Fill(1)];
    Layout::vertical([line, line, line, body, line, line, line]).areas(area)
}

/// Header, rail, status and keys.
pub(super) fn draw_around(painter: &mut Painter<'_>, app: &App, area: Rect) {
    let [header, rail, .., status, keys] = areas(area);
    header::draw(painter, app, header);
    let left = after(rail, 1);
    match app.screen {
        Screen::Start => {
            let is_usual = area.width >= USUAL_WIDTH;
            painter.text(
                left,
                painter.say(if is_usual { "start-subtitle" } else { "start-subtitle-short" }),
                Role::Text,
            );
        }
        Screen::Preview => draw_tabs(painter, app, left),
        Screen::Submission => {
            if let Some(submission) = &app.submission.shown {
                painter.text(left, painter.message(&submission.subject()), Role::Heading);
            }
        }
        Screen::Form => draw_rail(painter, app, rail),
    }
    draw_status(painter, app, status);
    draw_keys(painter, app, after(keys, 1));
}

/// The rules above and below the body. They say how many lines are above and below.
pub(super) fn draw_rules(painter: &mut Painter<'_>, area: Rect, hidden: Hidden) {
    let [_, _, above, body, below, ..] = areas(area);
    let block = hidden.count_on(painter, painter.block(Borders::TOP | Borders::BOTTOM));
    painter.draw(above.union(body).union(below), block);
}

/// What is on the screen, in the upper left corner.
pub(super) fn title(painter: &Painter<'_>, app: &App) -> String {
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

/// The worst issue of a step that may be shown, and whether it has any error or warning: what is not told yet, as of a
/// value that is being typed, is not good either.
#[derive(Clone, Copy, Default)]
struct StepState {
    worst: Option<Severity>,
    has_problem: bool,
}

fn step_states(app: &App) -> [StepState; STEPS.len()] {
    let mut standings = [StepState::default(); STEPS.len()];
    // The review lists every problem, also those of steps that nobody has opened. Where one types, a problem is told when
    // the field is left.
    let current = app.form.focus.step();
    let has_review = app.form.seen.contains(&StepId::Review);
    let is_told = |issue: &Issue| app.is_shown(issue) || (has_review && issue.field.spec().step != current);
    for issue in app.form.issues() {
        let standing = &mut standings[issue.field.spec().step.number() - 1];
        standing.has_problem |= issue.severity > Severity::Note;
        if standing.worst < Some(issue.severity) && is_told(issue) {
            standing.worst = Some(issue.severity);
        }
    }
    let review = &mut standings[StepId::Review.number() - 1].worst;
    if has_review {
        *review = app.form.review_problems().into_iter().find(|issue| is_told(issue)).map(|issue| issue.severity);
    }
    if app.situation().standing.spec().is_open {
        *review = (*review).max(Some(Severity::Warning));
    }
    if let Some(refusal) = &app.form.refusal {
        standings[refusal.field.spec().step.number() - 1].worst = Some(Severity::Error);
    }
    standings
}

/// The mark of a step: an error, a warning, good, untouched, or not seen yet.
fn mark_of(painter: &Painter<'_>, app: &App, step: StepId, standing: StepState) -> (&'static str, Role) {
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
        _ if !is_seen || standing.has_problem => (" ", Role::Text),
        _ => (glyphs.good, Role::Good),
    }
}

/// The steps, and behind them the menu while arrows choose it.
fn draw_rail(painter: &mut Painter<'_>, app: &App, area: Rect) {
    let current = app.form.focus.step();
    let names: Vec<_> = STEPS.iter().map(|step| painter.say(&format!("step-{}", step.key()))).collect();
    // A blank before each, and the brackets of the current one.
    let all = names.iter().fold(2, |sum, name| sum + 4 + painter.columns(name));
    let has_names = all <= area.width;
    let gap = if all + 2 * 8 <= area.width && area.width >= WIDE.0 { 3 } else { 1 };
    let chosen = match app.form.focus.spot {
        Spot::Rail(_, chosen) => Some(chosen),
        Spot::Field(_) | Spot::Review(_) => None,
    };
    let titles = STEPS.iter().zip(step_states(app)).zip(names).map(|((step, state), name)| {
        let (mark, mark_role) = mark_of(painter, app, *step, state);
        let is_current = *step == current;
        let number = step.number();
        let is_chosen = chosen == Some(number - 1);
        let label = if has_names || is_current || is_chosen { format!("{number} {name}") } else { number.to_string() };
        let (role, brackets) = if is_current { (Role::Focus, ["[", "]"]) } else { (Role::Text, ["", ""]) };
        let texts = [(brackets[0], role), (mark, mark_role), (&*label, role), (brackets[1], role)];
        painter.line(area.width, &texts)
    });
    let mut titles: Vec<Line<'_>> = titles.collect();
    if chosen == Some(STEPS.len()) {
        let menu = app.session.bindings.shown(Command::Wizard(WizardCommand::Menu));
        titles.push(painter.line(area.width, &[(menu, Role::Key)]));
    }
    let tabs = Tabs::new(titles.clone()).select(chosen).highlight_style(painter.style(Role::Selected));
    painter.draw(after(area, 1), tabs.divider(painter.span(gap, " ".repeat(gap.into()), Role::Text)).padding("", ""));
    let mut rest = after(area, 1);
    for (step, title) in STEPS.iter().zip(&titles) {
        painter.target(Rect { width: columns(title).min(rest.width), ..rest }, Target::Step(*step));
        rest = after(rest, columns(title) + gap);
    }
    if let Some(chosen) = chosen {
        let x = titles.iter().take(chosen).map(|title| columns(title) + gap).sum();
        let focus = painter.view().glyphs.focus;
        if chosen < STEPS.len() {
            painter.text(after(area, x), focus, Role::Focus);
        }
        painter.caret(after(area, x + 1));
    }
}

/// The sides of the request, the one that is shown in brackets. Where the line is too short, whole names are left out at
/// its ends, with a mark for them.
pub(super) fn draw_tabs(painter: &mut Painter<'_>, app: &App, area: Rect) {
    let names: Vec<String> = FormatId::tabs()
        .map(|tab| {
            let name = painter.say(&format!("tab-{}", tab.name()));
            if tab == app.pane.tab { format!("[{name}]") } else { name.into_owned() }
        })
        .collect();
    let tabs: Vec<FormatId> = FormatId::tabs().collect();
    let is_tool = |at: usize| tabs[at].format().tab == FormatTab::Tool;
    let widths: Vec<u16> = names.iter().map(|name| painter.columns(name)).collect();
    let bar = |gap: u16, at: usize| if at > 0 && is_tool(at) && !is_tool(at - 1) { 1 + 2 * gap } else { 2 };
    let columns_of = |gap: u16, shown: &Range<usize>| {
        let between: u16 = (shown.start + 1..shown.end).map(|at| bar(gap, at)).sum();
        widths[shown.clone()].iter().sum::<u16>() + between
    };
    let gap = if columns_of(2, &(0..names.len())) <= area.width { 2 } else { 1 };
    let ellipsis = painter.view().glyphs.ellipsis;
    let mark = painter.columns(ellipsis) + 1;
    let marks = |shown: &Range<usize>| mark * (u16::from(shown.start > 0) + u16::from(shown.end < names.len()));
    let fits = |shown: &Range<usize>| columns_of(gap, shown) + marks(shown) <= area.width;
    let place = app.pane.place();
    let mut shown = place..place + 1;
    loop {
        let longer = [shown.start..shown.end + 1, shown.start.saturating_sub(1)..shown.end];
        let is_longer = |one: &Range<usize>| one.len() > shown.len() && one.end <= names.len();
        let Some(longer) = longer.into_iter().find(|one| is_longer(one) && fits(one)) else { break };
        shown = longer;
    }
    let mut rest = area;
    if shown.start > 0 {
        rest = after(painter.text(rest, ellipsis, Role::Dim), 1);
    }
    for at in shown.clone() {
        if at > shown.start {
            let between = bar(gap, at);
            if is_tool(at) && !is_tool(at - 1) {
                painter.text(after(rest, gap), "|", Role::Rule);
            }
            rest = after(rest, between);
        }
        painter.target(Rect { width: widths[at].min(rest.width), ..rest }, Target::Tab(at));
        rest = painter.text(rest, &names[at], if at == place { Role::Focus } else { Role::Text });
    }
    if shown.end < names.len() {
        painter.text(after(rest, 1), ellipsis, Role::Dim);
    }
}

fn draw_status(painter: &mut Painter<'_>, app: &App, area: Rect) {
    let mut saved = match &app.form.saved {
        _ if app.screen == Screen::Start || app.screen == Screen::Submission => String::new(),
        Saved::Nothing => String::new(),
        Saved::Pending => painter.say("draft-saving").into_owned(),
        Saved::Saved => painter.say("draft-saved").into_owned(),
        Saved::Failed(why) => painter.with("draft-not-saved", &[("why", Arg::Text(why.clone()))]),
    };
    let is_failed = matches!(app.form.saved, Saved::Failed(_));
    let (text, role) = status::text(painter, app);
    // That all is well with the draft is worth less than the end of a sentence, and why it is not, too.
    if columns_of_both(painter, &text, &saved) > area.width {
        saved = if is_failed { painter.say("draft-not-saved-short").into_owned() } else { String::new() };
    }
    let [_, left, _, right] = Layout::horizontal([
        Constraint::Length(1),
        Constraint::Fill(1),
        Constraint::Length(2),
        Constraint::Length(painter.columns(&saved)),
    ])
    .areas(area);
    painter.text(left, text, role);
    painter.text(right, saved, if is_failed { Role::Error } else { Role::Dim });
}

/// The columns of the status line with a text at each of its ends.
fn columns_of_both(painter: &Painter<'_>, left: &str, right: &str) -> u16 {
    painter.columns(left).saturating_add(painter.columns(right)).saturating_add(3)
}

fn draw_keys(painter: &mut Painter<'_>, app: &App, area: Rect) {
    let rows = bindings::footer(app);
    // Where Esc leads nowhere, because the draft has become a credential, the way out is this one.
    let is_made = app.context() == KeyContext::Submission && rows.iter().all(|row| !is_called(row, Command::Back));
    let is_way_out = |row: &Binding| is_made && is_called(row, Command::Wizard(WizardCommand::Quit));
    let room = usize::from(area.width);
    let told =
        |is_short: bool| -> Vec<Told<'_>> { rows.iter().map(|row| Told::of(painter, app, row, is_short)).collect() };
    let mut all = told(painter.width() < SMALL);
    let mut shown = fitting(painter, &all, room, is_way_out);
    // Another key is worth more than half a sentence.
    if all.iter().enumerate().any(|(at, told)| is_way_on(told.row) && !shown.contains(&at)) {
        all = told(true);
        shown = fitting(painter, &all, room, is_way_out);
    }
    let texts: Vec<(&str, Role)> = shown
        .iter()
        .map(|at| &all[*at])
        .flat_map(|told| [(&*told.key, Role::Key), (" ", Role::Text), (&*told.words, Role::Text), ("  ", Role::Text)])
        .collect();
    // The gap behind the last one is not drawn.
    let texts = texts.split_last().map_or(&[][..], |(_, texts)| texts);
    painter.draw(area, painter.line(area.width, texts));
}

/// A row of the footer: the name of its key, and its words.
struct Told<'a> {
    row: &'a Binding,
    key: Cow<'static, str>,
    words: Cow<'static, str>,
}

impl Told<'_> {
    /// With its name and words, or with the short ones that they have.
    fn of<'a>(painter: &Painter<'_>, app: &App, row: &'a Binding, is_short: bool) -> Told<'a> {
        let (key, words) = (row.name(painter.view().words), bindings::words_of(app, row));
        if !is_short {
            return Told { row, key, words: painter.message(&words).into() };
        }
        let key = if key == "PageUp/PageDown" { "PgUp/PgDn".into() } else { key };
        let words = painter.short(&words).unwrap_or_else(|| painter.message(&words));
        Told { row, key, words: words.into() }
    }
}

/// The places of the rows that fit, in order: the menu always does, since it holds all that do not; then come Enter, the first key,
/// and the one for help.
fn fitting(painter: &Painter<'_>, rows: &[Told<'_>], room: usize, is_way_out: impl Fn(&Binding) -> bool) -> Vec<usize> {
    let columns = |told: &Told<'_>| usize::from(painter.columns(&told.key) + 1 + painter.columns(&told.words) + 2);
    // Where letters are text nothing else says it.
    let is_help =
        |row: &Binding| matches!(row.press, Press::Menu(_)) && row.command == Command::Wizard(WizardCommand::Help);
    let mut order: Vec<(u8, usize)> = (0..rows.len())
        .map(|at| match rows[at].row {
            row if is_kept(row) || is_way_out(row) => (0, at),
            // What Enter does is worth more than a first row of another key.
            row if row.press == ENTER && row.rank == 1 => (1, at),
            // What belongs to a list under a line is in no menu.
            row if matches!(row.command, Command::Complete | Command::Grant(GrantCommand::IntoList)) => (2, at),
            _ if at == 0 => (2, at),
            row if is_way_on(row) => (3, at),
            row if is_help(row) => (4, at),
            _ => (5, at),
        })
        .collect();
    order.sort_unstable();
    let mut left = room + 2;
    let mut shown: Vec<usize> = Vec::new();
    for (importance, at) in order {
        let need = columns(&rows[at]);
        if importance == 0 || need <= left {
            left = left.saturating_sub(need);
            shown.push(at);
        }
    }
    shown.sort_unstable();
    shown
}

const ENTER: Press = Press::Key(Chord::plain(Key::Enter));

/// The menu holds what finds no room, Esc is the way out, and the way to the create is never left out.
fn is_kept(row: &Binding) -> bool {
    let is_at = |context| row.contexts.contains(&context);
    row.command == Command::Wizard(WizardCommand::Menu)
        || row.command == Command::Confirm && is_at(KeyContext::Confirm)
        || is_called(row, Command::Wizard(WizardCommand::Submit)) && is_at(KeyContext::Review)
        || is_called(row, Command::Back)
}

/// Whether a key takes a fix, opens what a value is chosen from, or does what the screen asks for or tells of: nothing else
/// on the screen says so.
fn is_way_on(row: &Binding) -> bool {
    use FieldCommand::{FixGrant, OpenCalendar, OpenList, Remove, RemoveGrant, TakeFix, TakeFreeName};
    let ways = [TakeFix, Remove, TakeFreeName, OpenCalendar, OpenList, FixGrant, RemoveGrant];
    let places = [
        (Command::Move(Move::Left), KeyContext::Calendar),
        (Command::Next, KeyContext::GrantLine),
        (Command::Wizard(WizardCommand::Submit), KeyContext::Submission),
        (Command::Pane(PaneCommand::Exact), KeyContext::Preview),
        (Command::Pane(PaneCommand::Indented), KeyContext::Preview),
    ];
    let is_of_place = |(command, context)| row.command == command && row.contexts == [context];
    let is_way = row.command == Command::Toggle
        || places.into_iter().any(is_of_place)
        || ways.map(Command::Field).contains(&row.command);
    is_way && matches!(row.press, Press::Key(_))
}

/// Whether the row's command has the name of that one.
fn is_called(row: &Binding, command: Command) -> bool {
    row.command.name() == command.name()
}

/// Below the smallest size nothing is shown that one could act on unseen.
pub(super) fn draw_too_small(painter: &mut Painter<'_>, app: &App, area: Rect) {
    let size = (usize::from(area.width.min(app.session.size.0)), usize::from(area.height.min(app.session.size.1)));
    let key = Arg::Text(app.session.bindings.shown(Command::Wizard(WizardCommand::Quit)).to_owned());
    let args = [("columns", Arg::from(size.0)), ("lines", Arg::from(size.1)), ("key", key)];
    let quit = match app.form.saved {
        Saved::Saved => "small-quit",
        Saved::Nothing | Saved::Pending | Saved::Failed(_) => "small-quit-only",
    };
    let texts = ["small-needs", "small-is", quit].map(|key| painter.with(key, &args));
    painter.lines(after(area, u16::from(area.width > 30)), &texts, Role::Text);
}
