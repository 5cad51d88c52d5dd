//! The signed preview: which side of the request is shown, and how far it is scrolled. It has a screen of its own, and
//! on a large terminal a place below the review.

use super::{
    App, Effect, RuntimeTask, Screen, TerminalEffect,
    editor::dialog::MOVES,
    form::Spot,
    keys::{Command, PaneCommand},
    overlay::Overlay,
    update::{PAGE, connects},
};
use crate::{
    domain::{request::Request, steps::StepId},
    export::{Format, FormatId, Subject},
};

pub(crate) use crate::domain::submission::Preview;

/// The preview on the screen.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pane {
    /// The side that is shown.
    pub(crate) tab: FormatId,
    /// Lines scrolled.
    pub(crate) scroll: usize,
    /// Whether the exact bytes are shown.
    pub(crate) is_exact: bool,
    /// Whether the whole signature is shown.
    pub(super) has_signature: bool,
    /// The request that was asked to be signed, and the id of the key that was to sign it.
    asked: Option<(Box<Request>, String)>,
    /// The request as it was signed for the moment shown.
    pub(crate) signed: Option<Box<Preview>>,
}

/// Columns and lines of a terminal from which the preview is shown below the review.
const LARGE: (u16, u16) = (100, 32);
/// Lines that the review has at least above it.
const REVIEW_LINES: u16 = 16;

/// The lines of the preview below the review, its title and its tabs included, of a body with so many lines.
pub(crate) fn lines_below_review(body: u16) -> u16 {
    (body / 2).min(body.saturating_sub(REVIEW_LINES))
}

impl Pane {
    /// The keys of the preview beside those of the wizard. `room`: columns and lines of its text.
    pub(super) fn commands(&self, has_key: bool, request: Option<&Request>, room: (u16, u16)) -> Vec<Command> {
        let mut commands =
            vec![Command::Left, Command::Right, Command::Previous, Command::Next, Command::Copy, Command::Back];
        if self.can_scroll(request, room) {
            commands.extend(MOVES);
        }
        commands.extend((self.tab == FormatId::Json).then_some(Command::Pane(PaneCommand::Exact)));
        let can_sign = has_key && self.tab.format().has_signature;
        commands.extend(can_sign.then_some(Command::Pane(PaneCommand::Signature)));
        commands
    }

    /// Forgets the request that was shown. The side that was chosen stays.
    pub(super) fn begin_again(&mut self) {
        *self = Pane { tab: self.tab, ..Pane::default() };
    }

    /// Has the request signed again, although it is the same.
    pub(super) fn sign_again(&mut self) {
        self.asked = None;
    }

    /// The format that is shown: the tab's, or the exact bytes in place of the indented body.
    pub(crate) fn shown(&self) -> FormatId {
        if self.tab == FormatId::Json && self.is_exact { FormatId::Exact } else { self.tab }
    }

    /// The place of the tab that is shown.
    pub(crate) fn place(&self) -> usize {
        FormatId::tabs().position(|tab| tab == self.tab).unwrap_or(0)
    }

    /// To the tab on the left or right.
    pub(super) fn turn(&mut self, by: isize) {
        let tabs: Vec<FormatId> = FormatId::tabs().collect();
        self.tab = tabs[self.place().saturating_add_signed(by).min(tabs.len() - 1)];
        self.scroll = 0;
    }
}

impl Pane {
    /// Scrolls the preview of that request, or changes what it shows. `room`: columns and lines of its text.
    fn command(&mut self, command: Command, request: Option<&Request>, room: (u16, u16)) {
        match command {
            Command::Left | Command::Previous => self.turn(-1),
            Command::Right | Command::Next => self.turn(1),
            Command::Up => self.scroll = self.scroll.saturating_sub(1),
            Command::Down => self.scroll = (self.scroll + 1).min(self.last_scroll(request, room)),
            Command::PageUp => self.scroll = self.scroll.saturating_sub(PAGE),
            Command::PageDown => self.scroll = (self.scroll + PAGE).min(self.last_scroll(request, room)),
            Command::Home => self.scroll = 0,
            Command::End => self.scroll = self.last_scroll(request, room),
            Command::Pane(PaneCommand::Exact) => self.is_exact = !self.is_exact,
            Command::Pane(PaneCommand::Signature) => self.has_signature = !self.has_signature,
            // Of other parts, or of the wizard.
            Command::Confirm
            | Command::Toggle
            | Command::Back
            | Command::Copy
            | Command::ClearLine
            | Command::ClearWord
            | Command::ClearToEnd
            | Command::DeleteBack
            | Command::DeleteForward
            | Command::Wizard(_)
            | Command::Field(_)
            | Command::Grant(_)
            | Command::Submission(_) => {}
        }
    }

    fn can_scroll(&self, request: Option<&Request>, room: (u16, u16)) -> bool {
        self.scroll > 0 || self.last_scroll(request, room) > 0
    }

    /// How far the side that is shown can be scrolled, or a little farther: a line longer than the screen is broken
    /// at a blank in its second half, so that it takes at most twice the rows that its columns need.
    fn last_scroll(&self, request: Option<&Request>, room: (u16, u16)) -> usize {
        let columns = usize::from(room.0).max(1);
        let rows = |line: &String| {
            let width: usize = line.chars().map(|char| 1 + usize::from(char >= '\u{1100}')).sum();
            if width <= columns { 1 } else { width.div_ceil(columns) * 2 }
        };
        let all: usize = self.lines(request).iter().map(rows).sum();
        all.saturating_sub(room.1.into())
    }

    /// The lines of the side that is shown of a request.
    pub(crate) fn lines(&self, request: Option<&Request>) -> Vec<String> {
        self.written(request).lines().map(str::to_owned).collect()
    }

    /// The side that is shown of a request, as a file has it. The signature is cut until it is asked for; the token is
    /// never there.
    pub(super) fn written(&self, request: Option<&Request>) -> String {
        let text = request.and_then(|request| self.written_as(request, self.shown().format()));
        String::from_utf8_lossy(&text.unwrap_or_default()).into_owned()
    }

    /// A request in a format; `None` where it was not signed and has to be.
    pub(super) fn written_as(&self, request: &Request, format: &Format) -> Option<Vec<u8>> {
        let unsigned = Preview::default();
        let preview = match &self.signed {
            Some(signed) => signed,
            None if format.needs_signing => return None,
            None => &unsigned,
        };
        Some((format.write)(&Subject { request, preview, shows_signature: self.has_signature }))
    }
}

impl App {
    /// Whether the preview is shown below the review.
    pub(crate) fn has_preview_below_review(&self) -> bool {
        let (columns, lines) = self.session.frame_size();
        self.screen == Screen::Form
            && matches!(self.form.focus.spot, Spot::Review(_))
            && (columns >= LARGE.0 && lines >= LARGE.1)
            && self.form.request().is_some()
    }

    /// Columns and lines that the text of the preview has.
    pub(super) fn preview_room(&self) -> (u16, u16) {
        let (columns, lines) = self.session.frame_size();
        // The frame around the body has six lines, and the preview two of its own.
        let body = lines.saturating_sub(6);
        let lines = if self.screen == Screen::Form { lines_below_review(body) } else { body };
        (columns.saturating_sub(2), lines.saturating_sub(2))
    }

    /// The keys of the preview below the review.
    pub(super) fn commands_below_review(&self) -> Vec<Command> {
        if !self.has_preview_below_review() {
            return Vec::new();
        }
        let mut commands = vec![Command::Left, Command::Right];
        if self.pane.can_scroll(self.form.request(), self.preview_room()) {
            commands.extend([Command::PageUp, Command::PageDown]);
        }
        commands
    }

    /// Has the request signed when it comes to be shown or written, and again when it or the key has changed since.
    pub(super) fn sign_what_is_shown(&mut self, effects: &mut Vec<Effect>) {
        // It may also be written to a file.
        let is_written = matches!(self.overlays.top(), Some(Overlay::WritePath(_)));
        let is_shown = is_written || self.screen == Screen::Preview || self.has_preview_below_review();
        let Some(request) = self.form.request().filter(|_| is_shown) else {
            return self.pane.begin_again();
        };
        let key = self.session.key_id();
        let is_asked = self.pane.asked.as_ref().is_some_and(|(asked, by)| **asked == *request && by == key);
        if !is_asked || connects(effects) {
            self.pane.asked = Some((Box::new(request.clone()), key.to_owned()));
            self.pane.signed = None;
            effects.push(Effect::Runtime(RuntimeTask::Sign(Box::new(request.clone()))));
        }
    }

    /// One command in the preview.
    pub(super) fn preview_command(&mut self, command: Command, effects: &mut Vec<Effect>) {
        let request = self.form.request();
        match command {
            Command::Copy => {
                let text = self.pane.lines(request).join("\n");
                effects.push(Effect::Terminal(TerminalEffect::Copy(text)));
            }
            Command::Back => self.go_to(StepId::Review),
            command => {
                let room = self.preview_room();
                self.pane.command(command, request, room);
            }
        }
    }
}
