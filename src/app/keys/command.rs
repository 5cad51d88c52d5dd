//! The commands that keys mean, and their names in `config.toml`.

#![deny(clippy::wildcard_enum_match_arm)]

use crate::domain::steps::StepId;

/// What a key means where it is pressed. The commands that stand first have a meaning in many places, and each part of the
/// wizard says its own in its table of [`Actions`](super::Actions); the others belong to one part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Command {
    /// Enter: confirm and go on, take, open, add.
    Confirm,
    /// Tab: the next field or part, nothing confirmed.
    Next,
    /// Shift-Tab
    Previous,
    /// The arrows and their like.
    Move(Move),
    /// Space: switch, choose, tick.
    Toggle,
    /// Esc: closes what is on top, else one step back.
    Back,
    /// Edits the line of text.
    Edit(Edit),
    /// Copy to the terminal's clipboard.
    Copy,
    /// Tab: complete the name that is typed.
    Complete,
    /// Tab: from all keys back to the help for what is in focus.
    HelpHere,
    /// Take the pasted grants in place of all that are there.
    ReplaceAll,
    /// Of the wizard as a whole.
    Wizard(WizardCommand),
    /// Of a field of the form.
    Field(FieldCommand),
    /// Of the privilege editor.
    Grant(GrantCommand),
    /// Of the preview.
    Pane(PaneCommand),
    /// Of the screen of a submission.
    Submission(SubmissionCommand),
}

/// Moves in a list, in a line of text, or among the days of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Move {
    /// Up
    Up,
    /// Down
    Down,
    /// Left
    Left,
    /// Right
    Right,
    /// A page up, or a month back.
    PageUp,
    /// A page down, or a month on.
    PageDown,
    /// The start of a line or list.
    Home,
    /// The end of a line or list.
    End,
}

/// What takes text away from a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Edit {
    /// `^U`
    ClearLine,
    /// `^W`
    ClearWord,
    /// `^K`
    ClearToEnd,
    /// Backspace
    DeleteBack,
    /// Delete
    DeleteForward,
}

/// Commands of the wizard as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum WizardCommand {
    /// `^X`
    Menu,
    /// To a step.
    GoTo(StepId),
    /// To the next problem.
    NextProblem,
    /// To the preview.
    Preview,
    /// One change back.
    Undo,
    /// One change forward again.
    Redo,
    /// The look-ups of this step are asked again.
    AskAgain,
    /// Open or paste a file.
    Open,
    /// Write a file.
    Write,
    /// The other language.
    Language,
    /// The mouse, on or off.
    Mouse(bool),
    /// Help for what is in focus.
    Help,
    /// Type a key for this session.
    TypeKey,
    /// To the first screen, and back from there.
    Start,
    /// Leave.
    Quit,
    /// `^C`
    Interrupt,
    /// Draw the whole screen again.
    Redraw,
    /// Suspend, as a shell's job.
    Suspend,
    /// Create...
    Submit,
    /// Find out what became of the attempt that holds the name, in place of a create.
    Settle,
    /// To the name, to choose another one, in place of a create.
    NewName,
}

/// Commands of a field: what an arrow, Esc or a letter does there beside moving.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum FieldCommand {
    /// Right at the end of a text: take the fix of what is wrong, or the suggestion.
    TakeFix,
    /// Right: switch the rotation on, with a time and a frequency.
    TakeRotation,
    /// Right at the end of a key: to its value.
    GoToValue,
    /// Down: open the list.
    OpenList,
    /// Down: open the calendar.
    OpenCalendar,
    /// Down: take a name that is probably free.
    TakeFreeName,
    /// Esc: close the list.
    CloseList,
    /// Del at the end of a text: take away what is wrong, where that is its fix.
    Remove,
    /// Take the fix of what is wrong with the place.
    FixGrant,
    /// The same where that only takes away.
    RemoveGrant,
}

/// Commands of the privilege editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum GrantCommand {
    /// Every privilege of the place.
    All,
    /// No privilege of the place.
    None,
    /// The other privileges of the place.
    Invert,
    /// Presets.
    Presets,
    /// Copy these privileges to other places.
    CopyTo,
    /// Drop the place.
    DropPlace,
    /// Add an object.
    AddObject,
    /// The statements.
    Sql,
    /// Find a place.
    Find,
    /// Enter in the grant line: take the name that is marked.
    TakeName,
    /// Down: into the list of names under a line.
    IntoList,
    /// Enter in a pasted list: to the next error, which stops the taking.
    NextError,
}

/// Commands of the preview.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum PaneCommand {
    /// The exact bytes.
    Exact,
    /// The body with indents, in place of the exact bytes.
    Indented,
    /// Shows the signature.
    Signature,
    /// Hides it again.
    HideSignature,
}

/// Commands of the screen of a submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum SubmissionCommand {
    /// Enter: ask for the task, or look for the name, now.
    AskNow,
    /// Enter: to the field that the refusal is about.
    GoToField,
    /// Enter: to the name, for another one.
    NewName,
    /// Enter: find out what became of the attempt.
    Settle,
    /// Esc: call it off, nothing was sent yet.
    Cancel,
    /// Esc: stop watching; what was sent goes on.
    StopWatching,
    /// Esc: close the details.
    CloseDetails,
    /// Esc: back to the review.
    ToReview,
    /// Esc: back to the first screen, from which the attempt was settled.
    ToStart,
    /// Write the receipt.
    WriteReceipt,
    /// Another credential like this one.
    NextLike,
    /// The same where this one is not as requested: the footer names it last.
    NextLikeAnyway,
    /// Details of an answer.
    Details,
    /// The key that showed the details hides them too; the footer names Esc.
    HideDetails,
    /// Look again, now.
    LookAgain,
    /// Compare the grants again.
    VerifyAgain,
}

impl Command {
    /// Its name in `config.toml`, which users have written down: it stays when a variant is renamed. What one key does
    /// in different places has one name.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Command::Confirm => "confirm",
            Command::Next | Command::Complete | Command::HelpHere => "next",
            Command::Previous => "previous",
            Command::Move(command) => command.name(),
            Command::Toggle => "toggle",
            Command::Back => "back",
            Command::Edit(command) => command.name(),
            Command::Copy => "copy",
            Command::ReplaceAll => "replace-all",
            Command::Wizard(command) => command.name(),
            Command::Field(command) => command.name(),
            Command::Grant(command) => command.name(),
            Command::Pane(command) => command.name(),
            Command::Submission(command) => command.name(),
        }
    }
}

impl Move {
    const fn name(self) -> &'static str {
        match self {
            Move::Up => "up",
            Move::Down => "down",
            Move::Left => "left",
            Move::Right => "right",
            Move::PageUp => "page-up",
            Move::PageDown => "page-down",
            Move::Home => "home",
            Move::End => "end",
        }
    }
}

impl Edit {
    const fn name(self) -> &'static str {
        match self {
            Edit::ClearLine => "clear-line",
            Edit::ClearWord => "clear-word",
            Edit::ClearToEnd => "clear-to-end",
            Edit::DeleteBack => "delete-back",
            Edit::DeleteForward => "delete-forward",
        }
    }
}

impl WizardCommand {
    const fn name(self) -> &'static str {
        match self {
            WizardCommand::Menu => "menu",
            WizardCommand::GoTo(StepId::Target) => "go-to-target",
            WizardCommand::GoTo(StepId::Name) => "go-to-name",
            WizardCommand::GoTo(StepId::Hosts) => "go-to-hosts",
            WizardCommand::GoTo(StepId::Grants) => "go-to-grants",
            WizardCommand::GoTo(StepId::Labels) => "go-to-labels",
            WizardCommand::GoTo(StepId::Rotation) => "go-to-rotation",
            WizardCommand::GoTo(StepId::Key) => "go-to-key",
            WizardCommand::GoTo(StepId::Review) => "go-to-review",
            WizardCommand::NextProblem => "next-problem",
            WizardCommand::Preview => "preview",
            WizardCommand::Undo => "undo",
            WizardCommand::Redo => "redo",
            WizardCommand::AskAgain => "ask-again",
            WizardCommand::Open => "open",
            WizardCommand::Write => "write",
            WizardCommand::Language => "language",
            WizardCommand::Mouse(_) => "mouse",
            WizardCommand::Help => "help",
            WizardCommand::TypeKey => "type-key",
            WizardCommand::Start => "start",
            WizardCommand::Quit => "quit",
            WizardCommand::Interrupt => "interrupt",
            WizardCommand::Redraw => "redraw",
            WizardCommand::Suspend => "suspend",
            WizardCommand::Submit | WizardCommand::Settle | WizardCommand::NewName => "submit",
        }
    }
}

impl FieldCommand {
    const fn name(self) -> &'static str {
        match self {
            FieldCommand::TakeFix | FieldCommand::TakeRotation | FieldCommand::GoToValue => "right",
            FieldCommand::OpenList | FieldCommand::OpenCalendar | FieldCommand::TakeFreeName => "down",
            FieldCommand::CloseList => "back",
            FieldCommand::Remove => "delete-forward",
            FieldCommand::FixGrant | FieldCommand::RemoveGrant => "fix",
        }
    }
}

impl GrantCommand {
    const fn name(self) -> &'static str {
        match self {
            GrantCommand::All => "all",
            GrantCommand::None => "none",
            GrantCommand::Invert => "invert",
            GrantCommand::Presets => "presets",
            GrantCommand::CopyTo => "copy-to",
            GrantCommand::DropPlace => "drop-place",
            GrantCommand::AddObject => "add-object",
            GrantCommand::Sql => "sql",
            GrantCommand::Find => "find",
            GrantCommand::IntoList => "down",
            GrantCommand::TakeName | GrantCommand::NextError => "confirm",
        }
    }
}

impl PaneCommand {
    const fn name(self) -> &'static str {
        match self {
            PaneCommand::Exact | PaneCommand::Indented => "exact",
            PaneCommand::Signature | PaneCommand::HideSignature => "signature",
        }
    }
}

impl SubmissionCommand {
    const fn name(self) -> &'static str {
        match self {
            SubmissionCommand::AskNow
            | SubmissionCommand::GoToField
            | SubmissionCommand::NewName
            | SubmissionCommand::Settle => "confirm",
            SubmissionCommand::Cancel
            | SubmissionCommand::StopWatching
            | SubmissionCommand::CloseDetails
            | SubmissionCommand::ToReview
            | SubmissionCommand::ToStart => "back",
            SubmissionCommand::WriteReceipt => "write",
            SubmissionCommand::NextLike | SubmissionCommand::NextLikeAnyway => "next-like",
            SubmissionCommand::Details | SubmissionCommand::HideDetails => "details",
            SubmissionCommand::LookAgain => "look-again",
            SubmissionCommand::VerifyAgain => "verify-again",
        }
    }
}
