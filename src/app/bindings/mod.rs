//! The one key table: chords, command, words, and where a row is live. Dispatch, footer, help, menu and the
//! table in docs/keys.md are read from it. What a user changes in `config.toml` makes the live table of it.

mod changes;
mod footer;
mod resolve;
mod section;

use self::footer::{ARROWS, UP_DOWN};
pub use self::section::KeySection;
pub(crate) use self::{
    changes::called,
    footer::{answers, footer, words_of},
    resolve::{command, is_leaving, live, menu},
};

use super::{
    context::{
        ALL, DIGITS, EDITOR_CHOICES, KeyContext, KeyContext as At, LETTERS, OVERLAYS, QUITS, STEPS_BACK, TYPING,
    },
    keys::{
        Chord, Command, Edit, FieldCommand as Field, GrantCommand as Grant, Key, Move, PaneCommand as Pane,
        SubmissionCommand as Sent, WizardCommand as Wizard,
    },
};
use crate::domain::steps::StepId;

/// One row.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// The places where it can be live; it is where the part in focus lists its command.
    pub(crate) contexts: &'static [KeyContext],
    /// What is pressed.
    pub(crate) press: Press,
    /// What the keyboard calls it, as footer and help print it.
    pub shown: &'static str,
    /// What it does.
    pub(crate) command: Command,
    /// The key of its words.
    pub words: &'static str,
    /// The place in the footer, from 1; 0 keeps it out.
    pub(crate) rank: u8,
}

/// How a row is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Press {
    /// A chord of its own.
    Key(Chord),
    /// A letter after `^X`.
    Menu(char),
}

/// The live table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bindings {
    /// The rows, of which the first whose chord matches and that is live decides.
    pub(crate) rows: &'static [Binding],
    /// What texts call a row of the menu, such as `^X u`, and what it is called now; empty without changes.
    pub(crate) renamed: &'static [(&'static str, &'static str)],
}

impl Default for Bindings {
    fn default() -> Bindings {
        Bindings { rows: BINDINGS, renamed: &[] }
    }
}

impl Bindings {
    /// What the footer calls a command's chord; empty where it has none there.
    pub(crate) fn shown(&self, command: Command) -> &'static str {
        let is_key = |row: &&Binding| row.command == command && matches!(row.press, Press::Key(_));
        self.rows.iter().find(|row| is_key(row) && row.rank > 0).map_or("", |row| row.shown)
    }
}

const fn key(
    contexts: &'static [KeyContext],
    key: Key,
    shown: &'static str,
    command: Command,
    words: &'static str,
    rank: u8,
) -> Binding {
    Binding { contexts, press: Press::Key(Chord::plain(key)), shown, command, words, rank }
}

const fn char(
    contexts: &'static [KeyContext],
    char: char,
    shown: &'static str,
    command: Command,
    words: &'static str,
    rank: u8,
) -> Binding {
    Binding { contexts, press: Press::Key(Chord::char(char)), shown, command, words, rank }
}

const fn ctrl(
    contexts: &'static [KeyContext],
    char: char,
    shown: &'static str,
    command: Command,
    words: &'static str,
    rank: u8,
) -> Binding {
    Binding { contexts, press: Press::Key(Chord::ctrl(char)), shown, command, words, rank }
}

const fn menu_row(letter: char, shown: &'static str, command: Command, words: &'static str) -> Binding {
    Binding { contexts: ALL, press: Press::Menu(letter), shown, command, words, rank: 0 }
}

/// The letters of a place in the privilege editor.
const PLACES: &[KeyContext] = &[KeyContext::GrantPlaces, KeyContext::GrantWords];
/// The lists over the privilege editor.
const GRANT_LISTS: &[KeyContext] = &[At::Accounts, At::CopyTo, At::Presets, At::PasteAccounts, At::Paste];
const SENT: &[KeyContext] = &[At::Submission];
/// The fields of the form that may have a fix.
const FIELDS: &[KeyContext] =
    &[At::Text, At::Moment, At::ClosedList, At::OpenList, At::Rows, At::Lines, At::Switch, At::GrantLine];

/// Every key, as it is without a change. The first row whose chord matches and that is live decides.
pub static BINDINGS: &[Binding] = &[
    // Over everything.
    ctrl(ALL, 'x', "^X", wizard(Wizard::Menu), "command-menu", 80),
    ctrl(ALL, 'c', "^C", wizard(Wizard::Interrupt), "command-interrupt", 0),
    ctrl(ALL, 'l', "^L", wizard(Wizard::Redraw), "command-redraw", 0),
    ctrl(ALL, 'z', "^Z", wizard(Wizard::Suspend), "command-suspend", 0),
    key(ALL, Key::F(1), "F1", wizard(Wizard::Help), "command-help", 0),
    key(ALL, Key::F(3), "F3", wizard(Wizard::Start), "command-start", 0),
    // Layers.
    key(&[At::Menu, At::Choice, At::List], Key::Enter, "Enter", Command::Confirm, "command-choose", 1),
    key(&[At::Confirm], Key::Enter, "Enter", Command::Confirm, "command-create-yes", 1),
    key(&[At::Path], Key::Enter, "Enter", Command::Confirm, "command-take-path", 1),
    key(&[At::Path], Key::Tab, "Tab", Command::Next, "command-complete", 2),
    key(&[At::TypedKey], Key::Enter, "Enter", Command::Confirm, "command-use-key", 1),
    key(&[At::Menu, At::Choice, At::List], Key::Up, UP_DOWN, Command::Move(Move::Up), "command-move", 2),
    key(&[At::Help, At::Notes], Key::Up, UP_DOWN, Command::Move(Move::Up), "command-scroll", 2),
    key(&[At::Notes], Key::Enter, "Enter", Command::Confirm, "command-continue", 1),
    key(&[At::Help], Key::Tab, "Tab", Command::Next, "command-other-page", 3),
    key(&[At::Help], Key::Tab, "Tab", Command::HelpHere, "command-first-page", 3),
    key(&[At::Confirm], Key::Esc, "Esc", Command::Back, "command-back", 2),
    key(OVERLAYS, Key::Esc, "Esc", Command::Back, "command-close", 4),
    // The first screen.
    key(&[At::Start], Key::Enter, "Enter", Command::Confirm, "command-choose", 1),
    key(&[At::Start], Key::Up, UP_DOWN, Command::Move(Move::Up), "command-move", 2),
    key(&[At::Start], Key::Esc, "Esc", Command::Back, "command-back", 90),
    // The privilege editor.
    char(
        &[At::GrantWords, At::GrantFreeWords, At::CopyTo, At::ObjectKind, At::Paste],
        ' ',
        "Space",
        Command::Toggle,
        "command-toggle",
        1,
    ),
    char(PLACES, 'a', "a", grant(Grant::All), "command-all", 3),
    char(PLACES, 'n', "n", grant(Grant::None), "command-none", 4),
    char(PLACES, 'p', "p", grant(Grant::Presets), "command-presets", 5),
    char(PLACES, 'f', "f", field(Field::FixGrant), "command-take-fix", 2),
    char(PLACES, 'f', "f", field(Field::RemoveGrant), "command-remove", 2),
    char(PLACES, 'i', "i", grant(Grant::Invert), "command-invert", 0),
    char(PLACES, 'y', "y", grant(Grant::CopyTo), "command-copy-to", 11),
    char(PLACES, 'd', "d", grant(Grant::DropPlace), "command-drop", 9),
    char(PLACES, '+', "+", grant(Grant::AddObject), "command-add-object", 10),
    char(PLACES, '/', "/", grant(Grant::Find), "command-find", 0),
    char(&[At::GrantPlaces, At::GrantWords, At::Paste], 'v', "v", grant(Grant::Sql), "command-sql", 8),
    char(&[At::Sql], 'v', "v", grant(Grant::Sql), "command-close", 0),
    key(&[At::Sql], Key::Up, UP_DOWN, Command::Move(Move::Up), "command-scroll", 1),
    char(&[At::Sql], 'c', "c", Command::Copy, "command-copy", 2),
    key(&[At::Accounts, At::PasteAccounts], Key::Enter, "Enter", Command::Confirm, "command-choose-account", 1),
    key(&[At::Paste], Key::Enter, "Enter", grant(Grant::NextError), "command-next-error", 1),
    key(&[At::Paste], Key::Enter, "Enter", Command::Confirm, "command-take-checked", 1),
    char(&[At::Paste], 'r', "r", Command::ReplaceAll, "command-replace-all", 3),
    key(&[At::PasteAccounts, At::Paste], Key::Esc, "Esc", Command::Back, "command-take-nothing", 10),
    key(&[At::CopyTo], Key::Enter, "Enter", Command::Confirm, "command-copy-checked", 1),
    key(GRANT_LISTS, Key::Up, UP_DOWN, Command::Move(Move::Up), "command-move", 2),
    key(&[At::GrantLine, At::ObjectName], Key::Esc, "Esc", field(Field::CloseList), "command-close-list", 4),
    key(&[At::GrantLine, At::ObjectName], Key::Down, "Down", grant(Grant::IntoList), "command-list", 3),
    key(EDITOR_CHOICES, Key::Enter, "Enter", Command::Confirm, "command-choose", 1),
    key(EDITOR_CHOICES, Key::Esc, "Esc", Command::Back, "command-close", 4),
    key(&[At::Sql], Key::Enter, "Enter", Command::Confirm, "command-close", 0),
    key(&[At::Sql], Key::Esc, "Esc", Command::Back, "command-close", 3),
    key(&[At::GrantLine], Key::Enter, "Enter", grant(Grant::TakeName), "command-take-name", 1),
    key(&[At::GrantLine], Key::Enter, "Enter", Command::Confirm, "command-add-next", 1),
    key(&[At::GrantPlaces], Key::Enter, "Enter", Command::Confirm, "command-words", 1),
    key(&[At::GrantWords], Key::Enter, "Enter", Command::Confirm, "command-done", 2),
    key(&[At::GrantLine, At::ObjectName], Key::Tab, "Tab", Command::Complete, "command-complete", 2),
    key(&[At::GrantLine], Key::Tab, "Tab", Command::Next, "command-places", 3),
    key(&[At::GrantPlaces, At::GrantWords, At::GrantFreeWords], Key::Tab, "Tab", Command::Next, "command-part", 12),
    key(&[At::GrantWords], Key::Left, "Left", Command::Move(Move::Left), "command-places", 6),
    // The form.
    key(&[At::OpenList], Key::Enter, "Enter", Command::Confirm, "command-choose", 1),
    key(&[At::OpenList], Key::Up, UP_DOWN, Command::Move(Move::Up), "command-move", 95),
    key(&[At::OpenList], Key::Esc, "Esc", field(Field::CloseList), "command-close-list", 3),
    key(&[At::OpenList], Key::Tab, "Tab", Command::Next, "command-next-field", 4),
    key(&[At::Rows], Key::Enter, "Enter", Command::Confirm, "command-add-next", 1),
    key(&[At::Lines], Key::Enter, "Enter", Command::Confirm, "command-new-line", 1),
    key(&[At::Calendar], Key::Enter, "Enter", Command::Confirm, "command-choose", 1),
    key(&[At::Rail], Key::Enter, "Enter", Command::Confirm, "command-choose", 1),
    key(&[At::Review], Key::Enter, "Enter", Command::Confirm, "command-edit-line", 1),
    key(
        &[At::Text, At::Moment, At::ClosedList, At::Switch, At::GrantFreeWords],
        Key::Enter,
        "Enter",
        Command::Confirm,
        "command-next",
        1,
    ),
    char(&[At::Switch], ' ', "Space", Command::Toggle, "command-switch", 2),
    key(&[At::Rows, At::Lines, At::TypedKey], Key::Up, UP_DOWN, Command::Move(Move::Up), "command-line", 5),
    key(&[At::Rows, At::Lines], Key::Up, "Up", Command::Move(Move::Up), "command-line-above", 5),
    key(&[At::Calendar], Key::Left, ARROWS, Command::Move(Move::Left), "command-day", 2),
    key(&[At::Calendar], Key::PageUp, "PageUp/PageDown", Command::Move(Move::PageUp), "command-month", 3),
    key(&[At::Rail], Key::Left, "Left/Right", Command::Move(Move::Left), "command-move", 2),
    key(FIELDS, Key::Right, "Right", field(Field::TakeFix), "command-take-fix", 2),
    key(FIELDS, Key::Delete, "Del", field(Field::Remove), "command-remove", 2),
    key(&[At::Switch], Key::Right, "Right", field(Field::TakeRotation), "command-take", 0),
    key(&[At::Rows], Key::Right, "Right", field(Field::GoToValue), "command-value", 3),
    key(&[At::ClosedList], Key::Down, "Down", field(Field::OpenList), "command-list", 4),
    key(&[At::Rows], Key::Down, "Down", field(Field::OpenList), "command-list", 4),
    key(&[At::Moment], Key::Down, "Down", field(Field::OpenCalendar), "command-calendar", 4),
    key(&[At::Text], Key::Down, "Down", field(Field::TakeFreeName), "command-free-name", 4),
    ctrl(&[At::Rows, At::TypedKey], 'u', "^U", Command::Edit(Edit::ClearLine), "command-clear", 6),
    key(
        &[At::Rail, At::Text, At::Moment, At::ClosedList, At::Rows, At::Lines, At::Switch],
        Key::Tab,
        "Tab/Shift-Tab",
        Command::Next,
        "command-field",
        5,
    ),
    // The review.
    char(&[At::Review], 'p', "p", wizard(Wizard::Preview), "command-preview", 2),
    char(&[At::Review], 's', "s", wizard(Wizard::Submit), "command-submit", 3),
    char(&[At::Review], 's', "s", wizard(Wizard::Settle), "command-settle", 3),
    char(&[At::Review], 's', "s", wizard(Wizard::NewName), "command-new-name", 3),
    char(&[At::Review], 'w', "w", wizard(Wizard::Write), "command-write", 5),
    char(&[At::Review], 'c', "c", Command::Copy, "command-copy", 6),
    key(&[At::Review], Key::Left, "Left/Right", Command::Move(Move::Left), "command-tab", 8),
    key(&[At::Review], Key::Up, UP_DOWN, Command::Move(Move::Up), "command-move", 96),
    // The preview.
    key(&[At::Preview], Key::Left, "Left/Right", Command::Move(Move::Left), "command-tab", 1),
    // Where there is more to see, the edge of the text names this key.
    key(&[At::Preview], Key::Up, UP_DOWN, Command::Move(Move::Up), "command-scroll", 9),
    char(&[At::Preview], 'x', "x", Command::Pane(Pane::Exact), "command-exact", 3),
    char(&[At::Preview], 'x', "x", Command::Pane(Pane::Indented), "command-indented", 3),
    char(&[At::Preview], 'k', "k", Command::Pane(Pane::Signature), "command-signature", 4),
    char(&[At::Preview], 'k', "k", Command::Pane(Pane::HideSignature), "command-signature-hide", 4),
    char(&[At::Preview], 'c', "c", Command::Copy, "command-copy", 3),
    char(&[At::Preview], 'w', "w", wizard(Wizard::Write), "command-write", 6),
    char(&[At::Preview], 's', "s", wizard(Wizard::Submit), "command-submit", 7),
    char(&[At::Preview], 's', "s", wizard(Wizard::Settle), "command-settle", 7),
    char(&[At::Preview], 's', "s", wizard(Wizard::NewName), "command-new-name", 7),
    // A submission.
    key(SENT, Key::Esc, "Esc", sent(Sent::Cancel), "command-cancel", 1),
    key(SENT, Key::Esc, "Esc", sent(Sent::StopWatching), "command-stop-watching", 1),
    key(SENT, Key::Esc, "Esc", sent(Sent::CloseDetails), "command-close-details", 1),
    key(SENT, Key::Enter, "Enter", sent(Sent::AskNow), "command-ask-now", 2),
    key(SENT, Key::Enter, "Enter", sent(Sent::GoToField), "command-go-to-field", 1),
    key(SENT, Key::Enter, "Enter", sent(Sent::NewName), "command-new-name", 1),
    key(SENT, Key::Enter, "Enter", sent(Sent::Settle), "command-settle", 1),
    char(SENT, 's', "s", wizard(Wizard::Submit), "command-submit-again", 3),
    char(SENT, 'w', "w", sent(Sent::WriteReceipt), "command-write-receipt", 7),
    char(SENT, 'n', "n", sent(Sent::NextLike), "command-next-like", 2),
    char(SENT, 'n', "n", sent(Sent::NextLikeAnyway), "command-next-like", 8),
    char(SENT, 'v', "v", sent(Sent::VerifyAgain), "command-verify", 5),
    char(SENT, 'g', "g", sent(Sent::LookAgain), "command-look-again", 3),
    char(SENT, 'c', "c", Command::Copy, "command-copy-all", 4),
    char(SENT, 'd', "d", sent(Sent::Details), "command-details", 5),
    key(SENT, Key::Up, UP_DOWN, Command::Move(Move::Up), "command-scroll", 6),
    char(SENT, 'd', "d", sent(Sent::HideDetails), "command-close-details", 0),
    key(SENT, Key::Esc, "Esc", sent(Sent::ToReview), "command-back", 8),
    key(SENT, Key::Esc, "Esc", sent(Sent::ToStart), "command-back", 8),
    // Steps by their digits where letters are not text.
    char(&[At::Review], '1', "1-7", wizard(Wizard::GoTo(StepId::Target)), "command-edit-step", 4),
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
    key(ALL, Key::Enter, "Enter", Command::Confirm, "command-confirm", 0),
    key(ALL, Key::Tab, "Tab", Command::Next, "command-next-field", 0),
    key(ALL, Key::BackTab, "Shift-Tab", Command::Previous, "command-previous-field", 0),
    key(ALL, Key::Up, "Up", Command::Move(Move::Up), "command-up", 0),
    key(ALL, Key::Down, "Down", Command::Move(Move::Down), "command-down", 0),
    key(ALL, Key::Left, "Left", Command::Move(Move::Left), "command-left", 0),
    key(ALL, Key::Right, "Right", Command::Move(Move::Right), "command-right", 0),
    key(ALL, Key::PageUp, "PageUp", Command::Move(Move::PageUp), "command-page-up", 0),
    key(ALL, Key::PageDown, "PageDown", Command::Move(Move::PageDown), "command-page-down", 0),
    key(ALL, Key::Home, "Home", Command::Move(Move::Home), "command-home", 0),
    key(ALL, Key::End, "End", Command::Move(Move::End), "command-end", 0),
    key(STEPS_BACK, Key::Esc, "Esc", Command::Back, "command-back", 90),
    key(TYPING, Key::Backspace, "Backspace", Command::Edit(Edit::DeleteBack), "command-delete-back", 0),
    key(TYPING, Key::Delete, "Del", Command::Edit(Edit::DeleteForward), "command-delete", 0),
    key(PLACES, Key::Delete, "Del", grant(Grant::DropPlace), "command-drop", 0),
    ctrl(TYPING, 'u', "^U", Command::Edit(Edit::ClearLine), "command-clear", 0),
    ctrl(TYPING, 'w', "^W", Command::Edit(Edit::ClearWord), "command-clear-word", 0),
    ctrl(TYPING, 'k', "^K", Command::Edit(Edit::ClearToEnd), "command-clear-to-end", 0),
    ctrl(TYPING, 'a', "^A", Command::Move(Move::Home), "command-home", 0),
    ctrl(TYPING, 'e', "^E", Command::Move(Move::End), "command-end", 0),
    char(LETTERS, '?', "?", wizard(Wizard::Help), "command-help", 85),
    char(QUITS, 'q', "q", wizard(Wizard::Quit), "command-quit", 95),
    // After ^X.
    menu_step('1', StepId::Target),
    menu_step('2', StepId::Name),
    menu_step('3', StepId::Hosts),
    menu_step('4', StepId::Grants),
    menu_step('5', StepId::Labels),
    menu_step('6', StepId::Rotation),
    menu_step('7', StepId::Key),
    menu_step('8', StepId::Review),
    menu_row('e', "^X e", wizard(Wizard::NextProblem), "command-next-problem"),
    menu_row('r', "^X r", wizard(Wizard::GoTo(StepId::Review)), "command-review"),
    menu_row('p', "^X p", wizard(Wizard::Preview), "command-preview"),
    menu_row('s', "^X s", wizard(Wizard::Submit), "command-submit"),
    menu_row('s', "^X s", wizard(Wizard::Settle), "command-settle"),
    menu_row('s', "^X s", wizard(Wizard::NewName), "command-new-name"),
    menu_row('n', "^X n", sent(Sent::NextLike), "command-next-like"),
    menu_row('n', "^X n", sent(Sent::NextLikeAnyway), "command-next-like"),
    menu_row('d', "^X d", sent(Sent::Details), "command-details"),
    menu_row('a', "^X a", sent(Sent::VerifyAgain), "command-verify"),
    menu_row('c', "^X c", Command::Copy, "command-copy"),
    menu_row('w', "^X w", sent(Sent::WriteReceipt), "command-write-receipt"),
    menu_row('b', "^X b", grant(Grant::Presets), "command-presets"),
    menu_row('v', "^X v", grant(Grant::Sql), "command-sql"),
    menu_row('+', "^X +", grant(Grant::AddObject), "command-add-object"),
    menu_row('/', "^X /", grant(Grant::Find), "command-find"),
    menu_row('x', "^X x", Command::Pane(Pane::Exact), "command-exact"),
    menu_row('x', "^X x", Command::Pane(Pane::Indented), "command-indented"),
    menu_row('i', "^X i", Command::Pane(Pane::Signature), "command-signature"),
    menu_row('i', "^X i", Command::Pane(Pane::HideSignature), "command-signature-hide"),
    menu_row('u', "^X u", wizard(Wizard::Undo), "command-undo"),
    menu_row('y', "^X y", wizard(Wizard::Redo), "command-redo"),
    menu_row('g', "^X g", wizard(Wizard::AskAgain), "command-ask-again"),
    menu_row('o', "^X o", wizard(Wizard::Open), "command-open"),
    menu_row('w', "^X w", wizard(Wizard::Write), "command-write"),
    menu_row('k', "^X k", wizard(Wizard::TypeKey), "command-type-key"),
    menu_row('h', "^X h", wizard(Wizard::Start), "command-start"),
    menu_row('l', "^X l", wizard(Wizard::Language), "command-language"),
    menu_row('m', "^X m", wizard(Wizard::Mouse(true)), "command-mouse-on"),
    menu_row('m', "^X m", wizard(Wizard::Mouse(false)), "command-mouse-off"),
    // Where `?` is text, the footer shows this one.
    Binding { rank: 85, ..menu_row('?', "^X ?", wizard(Wizard::Help), "command-help") },
    menu_row('q', "^X q", wizard(Wizard::Quit), "command-quit"),
];

const fn wizard(command: Wizard) -> Command {
    Command::Wizard(command)
}

const fn field(command: Field) -> Command {
    Command::Field(command)
}

const fn grant(command: Grant) -> Command {
    Command::Grant(command)
}

const fn sent(command: Sent) -> Command {
    Command::Submission(command)
}

const fn digit(letter: char, step: StepId) -> Binding {
    char(DIGITS, letter, "1-7", wizard(Wizard::GoTo(step)), "command-edit-step", 0)
}

const fn alt(letter: char, step: StepId) -> Binding {
    let (shown, command) = ("Alt-1 … Alt-8", wizard(Wizard::GoTo(step)));
    Binding { contexts: ALL, press: Press::Key(Chord::alt(letter)), shown, command, words: "command-go-to", rank: 0 }
}

const fn menu_step(letter: char, step: StepId) -> Binding {
    menu_row(letter, "^X 1 … ^X 8", wizard(Wizard::GoTo(step)), "command-go-to")
}
