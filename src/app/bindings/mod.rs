//! The one key table: chords, command, words, and where a row is live. Dispatch, footer, help, menu and the
//! table in docs/keys.md are read from it. What a user changes in `config.toml` makes the live table of it.

mod changes;
mod when;

pub use self::changes::changed;

use self::when::{
    can_suspend, choosing_account, confirms, edits_steps, goes_by_field, has_closed_calendar, has_closed_list,
    has_draft, has_ended, has_fix, has_free_names, has_help, has_notes, has_problems, has_rotation_to_take,
    in_calendar, in_confirm, in_form, in_grants, in_kind, in_list_overlay, in_path, in_preview, in_rail, in_rows,
    in_start, is_before_a_value, leaves, live_in_editor, live_in_submission, on_review, picker_is_open, sees_draft,
    shows, shows_signature, taking_statements,
};
use super::{
    App, Screen,
    editor::EditorPart,
    keys::{Chord, Command, Key},
    overlay::Overlay,
    preview::Tab,
    submission::{Confirming, Leaving},
};
use crate::domain::{fields::Kind, steps::StepId};

/// One row.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// What is pressed.
    pub press: Press,
    /// What the keyboard calls it, as footer and help print it.
    pub shown: &'static str,
    /// What it does.
    pub command: Command,
    /// The key of its words.
    pub words: &'static str,
    /// Whether pressing it would do something now.
    pub when: fn(&App) -> bool,
    /// The place in the footer, from 1; 0 keeps it out.
    pub rank: u8,
}

/// How a row is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Press {
    /// A chord of its own.
    Key(Chord),
    /// A letter after `^X`.
    Menu(char),
}

/// The live table.
#[derive(Clone, Copy, Debug)]
pub struct Bindings {
    /// The rows, of which the first whose chord matches and that is live decides.
    pub rows: &'static [Binding],
    /// What texts call a row of the menu, such as `^X u`, and what it is called now; empty without changes.
    pub renamed: &'static [(&'static str, &'static str)],
}

impl Default for Bindings {
    fn default() -> Bindings {
        Bindings { rows: BINDINGS, renamed: &[] }
    }
}

impl Bindings {
    /// What the footer calls a command's chord; empty where it has none there.
    pub fn shown(&self, command: Command) -> &'static str {
        let is_key = |row: &&Binding| row.command == command && matches!(row.press, Press::Key(_));
        self.rows.iter().find(|row| is_key(row) && row.rank > 0).map_or("", |row| row.shown)
    }
}

const fn key(
    key: Key,
    shown: &'static str,
    command: Command,
    words: &'static str,
    when: fn(&App) -> bool,
    rank: u8,
) -> Binding {
    Binding { press: Press::Key(Chord::plain(key)), shown, command, words, when, rank }
}

const fn char(
    char: char,
    shown: &'static str,
    command: Command,
    words: &'static str,
    when: fn(&App) -> bool,
    rank: u8,
) -> Binding {
    Binding { press: Press::Key(Chord::char(char)), shown, command, words, when, rank }
}

const fn ctrl(
    char: char,
    shown: &'static str,
    command: Command,
    words: &'static str,
    when: fn(&App) -> bool,
    rank: u8,
) -> Binding {
    Binding { press: Press::Key(Chord::ctrl(char)), shown, command, words, when, rank }
}

const fn menu_row(
    letter: char,
    shown: &'static str,
    command: Command,
    words: &'static str,
    when: fn(&App) -> bool,
) -> Binding {
    Binding { press: Press::Menu(letter), shown, command, words, when, rank: 0 }
}

/// Every key, as it is without a change. The first row whose chord matches and that is live decides.
pub static BINDINGS: &[Binding] = &[
    // Over everything.
    ctrl('x', "^X", Command::Menu, "command-menu", |_| true, 80),
    ctrl('c', "^C", Command::Interrupt, "command-interrupt", |_| true, 0),
    ctrl('l', "^L", Command::Redraw, "command-redraw", |_| true, 0),
    ctrl('z', "^Z", Command::Suspend, "command-suspend", can_suspend, 0),
    key(Key::F(1), "F1", Command::Help, "command-help", |app| !has_help(app), 0),
    // Layers.
    key(Key::Enter, "Enter", Command::Confirm, "command-choose", in_list_overlay, 1),
    key(Key::Enter, "Enter", Command::Confirm, "command-create-yes", in_confirm, 1),
    key(Key::Enter, "Enter", Command::Confirm, "command-take-path", in_path, 1),
    key(Key::Up, "Up/Down", Command::Up, "command-move", in_list_overlay, 2),
    key(Key::Up, "Up/Down", Command::Up, "command-scroll", has_help, 2),
    key(Key::Up, "Up/Down", Command::Up, "command-scroll", has_notes, 2),
    key(Key::Enter, "Enter", Command::Confirm, "command-close", has_notes, 1),
    key(Key::Tab, "Tab", Command::Next, "command-other-page", has_help, 3),
    key(Key::Esc, "Esc", Command::Back, "command-back-to-review", in_confirm, 2),
    key(Key::Esc, "Esc", Command::Back, "command-close", |app| !app.overlays.is_empty(), 4),
    // The first screen.
    key(Key::Enter, "Enter", Command::Confirm, "command-choose", in_start, 1),
    key(Key::Up, "Up/Down", Command::Up, "command-move", in_start, 2),
    // The privilege editor.
    char(' ', "Space", Command::Toggle, "command-toggle", |app| live_in_editor(app, Command::Toggle), 1),
    char('a', "a", Command::All, "command-all", |app| live_in_editor(app, Command::All), 3),
    char('n', "n", Command::None, "command-none", |app| live_in_editor(app, Command::None), 4),
    char('p', "p", Command::Presets, "command-presets", |app| live_in_editor(app, Command::Presets), 5),
    char('f', "f", Command::Mend, "command-take-fix", App::can_mend, 2),
    char('i', "i", Command::Invert, "command-invert", |app| live_in_editor(app, Command::Invert), 0),
    char('y', "y", Command::CopyTo, "command-copy-to", |app| live_in_editor(app, Command::CopyTo), 11),
    char('d', "d", Command::DropPlace, "command-drop", |app| live_in_editor(app, Command::DropPlace), 9),
    char('+', "+", Command::AddObject, "command-add-object", |app| live_in_editor(app, Command::AddObject), 10),
    char('/', "/", Command::Find, "command-find", |app| live_in_editor(app, Command::Find), 0),
    char('v', "v", Command::Sql, "command-sql", |app| live_in_editor(app, Command::Sql), 8),
    char('c', "c", Command::Copy, "command-copy", |app| in_grants(app) && app.editor.part() == EditorPart::Sql, 2),
    key(Key::Enter, "Enter", Command::Confirm, "command-choose-account", choosing_account, 1),
    key(Key::Enter, "Enter", Command::Confirm, "command-take-checked", taking_statements, 1),
    char('r', "r", Command::ReplaceAll, "command-replace-all", taking_statements, 3),
    key(Key::Esc, "Esc", Command::Back, "command-take-nothing", |app| app.is_editing(&[EditorPart::Paste]), 10),
    key(Key::Enter, "Enter", Command::Confirm, "command-choose", |app| app.is_editing(EditorPart::BOXES), 1),
    key(Key::Esc, "Esc", Command::Back, "command-close", |app| app.is_editing(EditorPart::BOXES), 2),
    key(Key::Enter, "Enter", Command::Confirm, "command-close", |app| app.is_editing(&[EditorPart::Sql]), 1),
    key(Key::Esc, "Esc", Command::Back, "command-close", |app| app.is_editing(&[EditorPart::Sql]), 3),
    key(Key::Enter, "Enter", Command::Confirm, "command-add-next", |app| app.is_editing(&[EditorPart::Line]), 1),
    key(Key::Enter, "Enter", Command::Confirm, "command-words", |app| app.is_editing(&[EditorPart::Places]), 1),
    key(Key::Enter, "Enter", Command::Confirm, "command-done", |app| app.is_editing(&[EditorPart::Words]), 7),
    key(Key::Tab, "Tab", Command::Next, "command-part", |app| app.is_editing(EditorPart::TABBED), 12),
    key(Key::Left, "Left", Command::Left, "command-places", |app| app.is_editing(&[EditorPart::Words]), 6),
    // The form.
    key(Key::Enter, "Enter", Command::Confirm, "command-take", picker_is_open, 1),
    key(Key::Up, "Up/Down", Command::Up, "command-move", picker_is_open, 2),
    key(Key::Esc, "Esc", Command::Back, "command-close-list", |app| picker_is_open(app) && !app.text().is_empty(), 3),
    key(Key::Tab, "Tab", Command::Next, "command-next-field", picker_is_open, 4),
    key(Key::Enter, "Enter", Command::Confirm, "command-add-next", in_rows, 1),
    key(Key::Enter, "Enter", Command::Confirm, "command-new-line", |app| in_kind(app, |kind| kind == Kind::Lines), 1),
    key(Key::Enter, "Enter", Command::Confirm, "command-take", |app| app.focus.calendar.is_some() && in_form(app), 1),
    key(Key::Enter, "Enter", Command::Confirm, "command-choose", in_rail, 1),
    key(Key::Enter, "Enter", Command::Confirm, "command-open-line", on_review, 7),
    key(Key::Enter, "Enter", Command::Confirm, "command-next", in_form, 1),
    char(
        ' ',
        "Space",
        Command::Toggle,
        "command-switch",
        |app| in_kind(app, |kind| matches!(kind, Kind::Switch | Kind::Choice(_))),
        2,
    ),
    key(
        Key::Up,
        "Up/Down",
        Command::Up,
        "command-line",
        |app| in_kind(app, |kind| matches!(kind, Kind::List | Kind::Pairs | Kind::Lines)),
        2,
    ),
    key(Key::Left, "Arrows", Command::Left, "command-day", in_calendar, 2),
    key(Key::PageUp, "PageUp/PageDown", Command::PageUp, "command-month", in_calendar, 3),
    key(Key::Left, "Left/Right", Command::Left, "command-move", in_rail, 2),
    key(Key::Right, "Right", Command::Right, "command-take-fix", has_fix, 3),
    key(Key::Right, "Right", Command::Right, "command-take", has_rotation_to_take, 3),
    key(Key::Right, "Right", Command::Right, "command-value", is_before_a_value, 3),
    key(Key::Down, "Down", Command::Down, "command-list", has_closed_list, 4),
    key(Key::Down, "Down", Command::Down, "command-calendar", has_closed_calendar, 4),
    key(Key::Down, "Down", Command::Down, "command-free-name", has_free_names, 4),
    ctrl('u', "^U", Command::ClearLine, "command-clear", in_rows, 6),
    key(Key::Tab, "Tab/Shift-Tab", Command::Next, "command-field", goes_by_field, 5),
    // The review.
    char('p', "p", Command::Preview, "command-preview", on_review, 2),
    char('s', "s", Command::Submit, "command-submit", on_review, 3),
    char('w', "w", Command::Write, "command-write", on_review, 4),
    char('c', "c", Command::Copy, "command-copy", on_review, 5),
    // The preview.
    key(Key::Left, "Left/Right", Command::Left, "command-tab", in_preview, 1),
    key(Key::Up, "Up/Down", Command::Up, "command-scroll", in_preview, 2),
    char('x', "x", Command::Exact, "command-exact", |app| shows(app, Tab::Json), 3),
    char('k', "k", Command::Signature, "command-signature", shows_signature, 4),
    char('c', "c", Command::Copy, "command-copy", in_preview, 5),
    char('w', "w", Command::Write, "command-write", in_preview, 6),
    char('s', "s", Command::Submit, "command-submit", in_preview, 7),
    // A submission.
    key(Key::Esc, "Esc", Command::Back, "command-cancel", |app| leaves(app, Leaving::Cancel), 1),
    key(Key::Esc, "Esc", Command::Back, "command-stop-watching", |app| leaves(app, Leaving::StopWatching), 1),
    key(Key::Esc, "Esc", Command::Back, "command-close", |app| leaves(app, Leaving::CloseDetails), 1),
    key(
        Key::Enter,
        "Enter",
        Command::Confirm,
        "command-ask-now",
        |app| confirms(app, |it| matches!(it, Confirming::AskNow | Confirming::LookNow)),
        2,
    ),
    key(
        Key::Enter,
        "Enter",
        Command::Confirm,
        "command-go-to-field",
        |app| confirms(app, |it| matches!(it, Confirming::GoTo(_))),
        1,
    ),
    key(
        Key::Enter,
        "Enter",
        Command::Confirm,
        "command-new-name",
        |app| confirms(app, |it| it == Confirming::NewName),
        1,
    ),
    key(Key::Enter, "Enter", Command::Confirm, "command-settle", |app| confirms(app, |it| it == Confirming::Settle), 1),
    char('s', "s", Command::Submit, "command-submit", |app| live_in_submission(app, Command::Submit), 3),
    char('w', "w", Command::Write, "command-write-receipt", |app| live_in_submission(app, Command::Write), 7),
    char('n', "n", Command::NextLike, "command-next-like", |app| live_in_submission(app, Command::NextLike), 2),
    char('v', "v", Command::VerifyAgain, "command-verify", |app| live_in_submission(app, Command::VerifyAgain), 3),
    char('g', "g", Command::LookAgain, "command-look-again", |app| live_in_submission(app, Command::LookAgain), 4),
    char('d', "d", Command::Details, "command-details", |app| live_in_submission(app, Command::Details), 5),
    char('c', "c", Command::Copy, "command-copy-all", |app| live_in_submission(app, Command::Copy), 6),
    key(
        Key::Esc,
        "Esc",
        Command::Back,
        "command-back-to-review",
        |app| has_ended(app) && live_in_submission(app, Command::Back),
        7,
    ),
    // Steps by their digits where letters are not text.
    char('1', "1-7", Command::GoTo(StepId::Target), "command-edit-step", on_review, 1),
    digit('1', StepId::Target),
    digit('2', StepId::Name),
    digit('3', StepId::Hosts),
    digit('4', StepId::Grants),
    digit('5', StepId::Labels),
    digit('6', StepId::Rotation),
    digit('7', StepId::Key),
    alt('1', StepId::Target),
    alt('2', StepId::Name),
    alt('3', StepId::Hosts),
    alt('4', StepId::Grants),
    alt('5', StepId::Labels),
    alt('6', StepId::Rotation),
    alt('7', StepId::Key),
    alt('8', StepId::Review),
    // Moving and editing, wherever a row above did not say more.
    key(Key::Enter, "Enter", Command::Confirm, "command-confirm", |_| true, 0),
    key(Key::Tab, "Tab", Command::Next, "command-next-field", |_| true, 0),
    key(Key::BackTab, "Shift-Tab", Command::Previous, "command-previous-field", |_| true, 0),
    key(Key::Up, "Up", Command::Up, "command-up", |_| true, 0),
    key(Key::Down, "Down", Command::Down, "command-down", |_| true, 0),
    key(Key::Left, "Left", Command::Left, "command-left", |_| true, 0),
    key(Key::Right, "Right", Command::Right, "command-right", |_| true, 0),
    key(Key::PageUp, "PageUp", Command::PageUp, "command-page-up", |_| true, 0),
    key(Key::PageDown, "PageDown", Command::PageDown, "command-page-down", |_| true, 0),
    key(Key::Home, "Home", Command::Home, "command-home", |_| true, 0),
    key(Key::End, "End", Command::End, "command-end", |_| true, 0),
    key(Key::Esc, "Esc", Command::Back, "command-back", |app| matches!(app.screen, Screen::Form | Screen::Preview), 90),
    key(Key::Backspace, "Backspace", Command::DeleteBack, "command-delete-back", App::is_typing, 0),
    key(Key::Delete, "Del", Command::DeleteForward, "command-delete", App::is_typing, 0),
    key(Key::Delete, "Del", Command::DropPlace, "command-drop", |app| live_in_editor(app, Command::DropPlace), 0),
    ctrl('u', "^U", Command::ClearLine, "command-clear", App::is_typing, 0),
    ctrl('w', "^W", Command::ClearWord, "command-clear-word", App::is_typing, 0),
    ctrl('k', "^K", Command::ClearToEnd, "command-clear-to-end", App::is_typing, 0),
    ctrl('a', "^A", Command::Home, "command-home", App::is_typing, 0),
    ctrl('e', "^E", Command::End, "command-end", App::is_typing, 0),
    char(' ', "Space", Command::Toggle, "command-toggle", |app| in_form(app) && !app.is_typing(), 0),
    char('?', "?", Command::Help, "command-help", |app| !app.is_help_a_character() && !has_help(app), 85),
    char('q', "q", Command::Quit, "command-quit", |app| !app.is_typing() && !has_help(app), 95),
    // After ^X.
    menu_step('1', StepId::Target),
    menu_step('2', StepId::Name),
    menu_step('3', StepId::Hosts),
    menu_step('4', StepId::Grants),
    menu_step('5', StepId::Labels),
    menu_step('6', StepId::Rotation),
    menu_step('7', StepId::Key),
    menu_step('8', StepId::Review),
    menu_row('e', "^X e", Command::NextProblem, "command-next-problem", |app| has_draft(app) && has_problems(app)),
    menu_row('r', "^X r", Command::GoTo(StepId::Review), "command-review", has_draft),
    menu_row('p', "^X p", Command::Preview, "command-preview", has_draft),
    menu_row('u', "^X u", Command::Undo, "command-undo", |app| sees_draft(app) && app.history.can_undo()),
    menu_row('y', "^X y", Command::Redo, "command-redo", |app| sees_draft(app) && app.history.can_redo()),
    menu_row('g', "^X g", Command::AskAgain, "command-ask-again", |app| {
        app.has_key() && !app.step_lookups().is_empty()
    }),
    menu_row('o', "^X o", Command::Open, "command-open", |app| has_draft(app) || app.screen == Screen::Start),
    menu_row('w', "^X w", Command::Write, "command-write", has_draft),
    menu_row('l', "^X l", Command::Language, "command-language", |_| true),
    menu_row('?', "^X ?", Command::Help, "command-help", |_| true),
    menu_row('q', "^X q", Command::Quit, "command-quit", |_| true),
];

const fn digit(letter: char, step: StepId) -> Binding {
    char(letter, "1-7", Command::GoTo(step), "command-edit-step", edits_steps, 0)
}

const fn alt(letter: char, step: StepId) -> Binding {
    Binding {
        press: Press::Key(Chord::alt(letter)),
        shown: "Alt-1 … Alt-8",
        command: Command::GoTo(step),
        words: "command-go-to",
        when: has_draft,
        rank: 0,
    }
}

const fn menu_step(letter: char, step: StepId) -> Binding {
    menu_row(letter, "^X 1 … ^X 8", Command::GoTo(step), "command-go-to", has_draft)
}

/// What a chord means now.
pub fn command(app: &App, chord: Chord) -> Option<Command> {
    if let (Some(Overlay::Menu { .. }), Key::Char(letter), true) = (app.overlays.last(), chord.key, chord.is_letter()) {
        return menu(app).find(|row| row.press == Press::Menu(letter)).map(|row| row.command);
    }
    app.bindings.rows.iter().find(|row| row.press == Press::Key(chord) && (row.when)(app)).map(|row| row.command)
}

/// The live rows of the menu. While it is open it is the uppermost layer, and they are about what lies under it.
pub fn menu(app: &App) -> impl Iterator<Item = &'static Binding> {
    app.bindings.rows.iter().filter(move |row| matches!(row.press, Press::Menu(_)) && (row.when)(app))
}

/// The live rows, as places in the table; of several live rows of one press the first counts.
pub fn live(app: &App) -> Vec<usize> {
    let table = app.bindings.rows;
    let mut rows: Vec<usize> = Vec::new();
    for (at, row) in table.iter().enumerate().filter(|(_, row)| (row.when)(app)) {
        if !rows.iter().any(|earlier| table[*earlier].press == row.press) {
            rows.push(at);
        }
    }
    rows
}

/// The rows of the footer, in their order; of several live rows of one key the first counts.
pub fn footer(app: &App) -> Vec<&'static Binding> {
    let mut rows: Vec<&Binding> = live(app).into_iter().map(|at| &app.bindings.rows[at]).collect();
    rows.retain(|row| row.rank > 0 && matches!(row.press, Press::Key(_)));
    rows.sort_by_key(|row| row.rank);
    rows
}

/// Whether a key may act while the terminal is too small to show anything.
pub fn is_leaving(app: &App, chord: Chord) -> bool {
    let leaves = |row: &Binding| matches!(row.command, Command::Interrupt | Command::Quit);
    app.bindings.rows.iter().any(|row| row.press == Press::Key(chord) && leaves(row))
}
