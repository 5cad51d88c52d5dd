//! The dialogs for a path: a file to open, and one to write.

#![deny(clippy::wildcard_enum_match_arm)]

use tui_input::{Input, InputRequest};

use super::Overlay;
use crate::{
    app::{
        App, Effect, RuntimeTask, Screen,
        keys::{Actions, Command, action, edits},
    },
    domain::rule::Message,
    export::{self, Format},
};

/// A path that is being typed.
#[derive(Clone, Debug, Default)]
pub struct Path {
    /// The text.
    pub(crate) input: Input,
    /// What is wrong with it.
    pub(crate) complaint: Option<Message>,
    /// The names that it may go on with.
    pub(crate) candidates: Vec<String>,
}

/// What a command means in the dialog of a path.
#[derive(Clone, Copy, Debug)]
pub(super) enum PathAction {
    /// Reads or writes the file.
    Take,
    /// No file is read or written.
    Close,
    /// Completes the path.
    Complete,
    /// Edits the path.
    Edit(InputRequest),
}

impl Path {
    /// A path that begins with a text.
    pub(in crate::app) fn of(text: String) -> Path {
        Path { input: Input::new(text), ..Path::default() }
    }

    /// What the commands mean that would do something now.
    pub(super) fn actions(&self) -> Actions<PathAction> {
        let mut actions = vec![
            (Command::Confirm, PathAction::Take),
            (Command::Back, PathAction::Close),
            (Command::Next, PathAction::Complete),
        ];
        if !self.input.value().is_empty() {
            actions.extend(edits(PathAction::Edit));
        }
        actions
    }

    /// A command; whether the dialog stays open. After Enter it does until the file was read or written; `take` says how,
    /// or why not.
    pub(super) fn command(
        &mut self,
        command: Command,
        take: impl FnOnce(String) -> Result<RuntimeTask, Message>,
        effects: &mut Vec<Effect>,
    ) -> bool {
        let text = self.input.value().trim();
        let Some(action) = action(self.actions(), command) else { return true };
        match action {
            PathAction::Close => return false,
            PathAction::Take if text.is_empty() => self.complaint = Some(Message::new("path-empty")),
            PathAction::Take => match take(text.to_owned()) {
                Ok(task) => effects.push(Effect::Runtime(task)),
                Err(why) => self.complaint = Some(why),
            },
            PathAction::Complete => {
                effects.push(Effect::Runtime(RuntimeTask::CompletePath(self.input.value().to_owned())));
            }
            PathAction::Edit(edit) => self.edited(edit),
        }
        true
    }

    /// Changes the text. What was said of it counts no more.
    pub(super) fn edited(&mut self, edit: InputRequest) {
        self.complaint = None;
        self.candidates.clear();
        self.input.handle(edit);
    }

    /// Takes the completion of a text, if that is still there.
    pub(in crate::app) fn complete(&mut self, typed: &str, completed: String, candidates: Vec<String>) {
        if self.input.value() == typed {
            self.input = Input::new(completed);
            self.candidates = candidates;
        }
    }
}

impl App {
    /// What a file of that path is written with: the report of a submission, else the draft or the format that its ending
    /// chooses. In the preview any other ending means the side that is shown; elsewhere there is none.
    pub(super) fn written(&self, path: &str) -> Result<Vec<u8>, Message> {
        if let Some(submission) = self.submission.shown.as_ref().filter(|_| self.screen == Screen::Submission) {
            let moment = crate::app::submission::SubmissionMoment { now: self.now, zone: self.session.zone.clone() };
            return Ok(submission.plain_text(&crate::text::Words::new(self.session.language), &moment).into_bytes());
        }
        let format = self.written_format(path);
        let is_shown = format.is_none_or(|format| format.ending == self.pane.tab.format().ending);
        if self.screen == Screen::Preview && is_shown && !is_draft(path) {
            return Ok(self.pane.written(self.form.request()).into_bytes());
        }
        let Some(format) = format else {
            let draft = is_draft(path).then(|| export::draft_toml(&self.form.draft).into_bytes());
            return draft.ok_or_else(|| Message::new("write-no-format").with("endings", endings()));
        };
        let request = self.form.request().ok_or_else(|| {
            Message::new("write-unfinished").with("n", self.form.count(crate::domain::rule::Severity::Error))
        })?;
        self.pane.written_as(request, format).ok_or_else(|| Message::new("write-unsigned").with("format", format.name))
    }

    /// The format that the ending of a path chooses.
    pub(crate) fn written_format(&self, path: &str) -> Option<&'static Format> {
        export::format_of_path(path).filter(|_| self.screen != Screen::Submission && !is_draft(path))
    }

    /// A file could not be read or written: the dialog with its path says why, and stays.
    pub(in crate::app) fn path_refused(&mut self, why: Option<Message>, is_it: impl Fn(&Overlay) -> bool) {
        match self.overlays.top_mut().filter(|overlay| is_it(overlay)) {
            Some(Overlay::OpenPath(path) | Overlay::WritePath(path)) => path.complaint = why,
            _ => self.session.notice = why,
        }
    }
}

/// The endings of a name that choose a format beside the draft.
pub(crate) fn endings() -> String {
    export::FORMATS.iter().map(|format| format!(".{}", format.ending)).collect::<Vec<_>>().join(" ")
}

/// Whether a path is that of a draft.
pub(crate) fn is_draft(path: &str) -> bool {
    path.to_lowercase().ends_with(".toml")
}
