//! The signed preview: which side of the request is shown, and how far it is scrolled. It has a screen of its own, and
//! on a large terminal a place below the review.

#![deny(clippy::wildcard_enum_match_arm)]

use super::{
    App, Effect, RuntimeTask, Screen, TerminalEffect,
    form::Spot,
    keys::{Actions, Command, Move, PaneCommand, action, moves, page_of, pages},
    overlay::{Overlay, stepped},
    preview_rows::rows_of,
    update::connects,
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
/// Lines that the preview has at least below it, its title and its tabs included.
const PREVIEW_LINES: u16 = 8;

/// What a command means in the preview.
#[derive(Clone, Copy, Debug)]
pub(super) enum PaneAction {
    /// To the side on the left or right.
    Turn(isize),
    /// Scrolls by so many lines.
    Scroll(isize),
    /// Copies the side that is shown.
    Copy,
    /// Back to the review.
    Back,
    /// A command of the preview alone.
    Own(PaneCommand),
}

/// The keys that turn to another side, on the screen of the preview and below the review.
const TURNS: [(Command, PaneAction); 2] =
    [(Command::Move(Move::Left), PaneAction::Turn(-1)), (Command::Move(Move::Right), PaneAction::Turn(1))];

impl Pane {
    /// What the commands mean in the preview of a request. `room`: columns and lines of its text.
    fn actions(&self, has_key: bool, request: Option<&Request>, room: (u16, u16)) -> Actions<PaneAction> {
        let mut actions: Actions<PaneAction> = TURNS.to_vec();
        actions.extend([
            (Command::Previous, PaneAction::Turn(-1)),
            (Command::Next, PaneAction::Turn(1)),
            (Command::Copy, PaneAction::Copy),
            (Command::Back, PaneAction::Back),
        ]);
        if self.can_scroll(request, room) {
            actions.extend(moves(page_of(room.1.into()), PaneAction::Scroll));
        }
        if self.tab == FormatId::Json {
            let other = if self.is_exact { PaneCommand::Indented } else { PaneCommand::Exact };
            actions.push((Command::Pane(other), PaneAction::Own(other)));
        }
        if has_key && self.tab.format().has_signature {
            let other = if self.has_signature { PaneCommand::HideSignature } else { PaneCommand::Signature };
            actions.push((Command::Pane(other), PaneAction::Own(other)));
        }
        actions
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

    /// Whether the signature is shown where the format has one.
    pub(crate) fn shows_signature(&self) -> bool {
        self.has_signature
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
    fn can_scroll(&self, request: Option<&Request>, room: (u16, u16)) -> bool {
        self.scroll > 0 || self.last_scroll(request, room) > 0
    }

    /// How far the side that is shown can be scrolled.
    fn last_scroll(&self, request: Option<&Request>, (columns, lines): (u16, u16)) -> usize {
        rows_of(&self.lines(request), self.shown(), columns).len().saturating_sub(lines.into())
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

    /// The lines of the preview below the review, its title and its tabs included: those that the review leaves.
    pub(crate) fn lines_below_review(&self) -> u16 {
        let (_, body) = self.session.body_size();
        let most = body.saturating_sub(PREVIEW_LINES).max(REVIEW_LINES);
        body.saturating_sub(self.form.review_lines().clamp(REVIEW_LINES, most))
    }

    /// Columns and lines that the text of the preview has.
    pub(super) fn preview_room(&self) -> (u16, u16) {
        let (columns, body) = self.session.body_size();
        // Two lines are its own.
        let lines = if self.screen == Screen::Form { self.lines_below_review() } else { body };
        (columns.saturating_sub(2), lines.saturating_sub(2))
    }

    /// What the commands mean on the screen of the preview.
    pub(super) fn pane_actions(&self) -> Actions<PaneAction> {
        self.pane.actions(self.session.has_key(self.now), self.form.request(), self.preview_room())
    }

    /// What the commands mean in the preview below the review.
    pub(super) fn actions_below_review(&self) -> Actions<PaneAction> {
        if !self.has_preview_below_review() {
            return Vec::new();
        }
        let mut actions: Actions<PaneAction> = TURNS.to_vec();
        let room = self.preview_room();
        if self.pane.can_scroll(self.form.request(), room) {
            actions.extend(pages(page_of(room.1.into()), PaneAction::Scroll));
        }
        actions
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

    /// One command on the screen of the preview.
    pub(super) fn preview_command(&mut self, command: Command, effects: &mut Vec<Effect>) {
        if let Some(action) = action(self.pane_actions(), command) {
            self.pane_action(action, effects);
        }
    }

    /// Carries out what a command means in the preview.
    pub(super) fn pane_action(&mut self, action: PaneAction, effects: &mut Vec<Effect>) {
        match action {
            PaneAction::Turn(by) => self.pane.turn(by),
            PaneAction::Scroll(by) => {
                let last = self.pane.last_scroll(self.form.request(), self.preview_room());
                self.pane.scroll = stepped(self.pane.scroll, by, last + 1);
            }
            PaneAction::Copy => {
                let text = self.pane.lines(self.form.request()).join("\n");
                effects.push(Effect::Terminal(TerminalEffect::Copy(text)));
            }
            PaneAction::Back => self.go_to(StepId::Review),
            PaneAction::Own(PaneCommand::Exact) => self.pane.is_exact = true,
            PaneAction::Own(PaneCommand::Indented) => self.pane.is_exact = false,
            PaneAction::Own(PaneCommand::Signature) => self.pane.has_signature = true,
            PaneAction::Own(PaneCommand::HideSignature) => self.pane.has_signature = false,
        }
    }
}
