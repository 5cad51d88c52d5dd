//! The signed preview: which side of the request is shown, and how far it is scrolled.

use super::{
    App, Effect, TerminalEffect,
    editor::dialog::MOVES,
    keys::{Command, PaneCommand, WizardCommand},
    update::PAGE,
};
use crate::{
    domain::{request::Request, steps::StepId},
    export::{self, Subject},
};

pub(crate) use crate::domain::submission::Preview;

/// The sides of a request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// The body, indented.
    #[default]
    Json,
    /// The canonical request.
    Canonical,
    /// The string to sign.
    ToSign,
    /// Every header that will leave.
    Headers,
    /// A command of tccli.
    Tccli,
    /// A command of curl.
    Curl,
    /// A resource of Terraform.
    Hcl,
    /// The statements that it amounts to.
    Sql,
}

/// Every side, in the order shown.
pub const TABS: &[Tab] =
    &[Tab::Json, Tab::Canonical, Tab::ToSign, Tab::Headers, Tab::Tccli, Tab::Curl, Tab::Hcl, Tab::Sql];

impl Tab {
    /// The stem of its words: `tab-<key>`; the word of its spelling among [`crate::export::FORMATS`].
    pub fn key(self) -> &'static str {
        match self {
            Tab::Json => "json",
            Tab::Canonical => "canonical",
            Tab::ToSign => "to-sign",
            Tab::Headers => "headers",
            Tab::Tccli => "tccli",
            Tab::Curl => "curl",
            Tab::Hcl => "hcl",
            Tab::Sql => "sql",
        }
    }

    /// Whether the side is another spelling, rather than a step of what dbcred itself does.
    pub(crate) fn is_spelling(self) -> bool {
        matches!(self, Tab::Tccli | Tab::Curl | Tab::Hcl | Tab::Sql)
    }

    /// The ending of a file with that side.
    pub(crate) fn ending(self) -> &'static str {
        match self {
            Tab::Json => "json",
            Tab::Canonical => "canonical.txt",
            Tab::ToSign => "to-sign.txt",
            Tab::Headers => "headers.txt",
            Tab::Tccli | Tab::Curl => "sh",
            Tab::Hcl => "tf",
            Tab::Sql => "sql",
        }
    }

    /// Whether the side holds a signature.
    pub(crate) fn has_signature(self) -> bool {
        matches!(self, Tab::Headers | Tab::Curl)
    }
}

/// The preview on the screen.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pane {
    /// The side that is shown.
    pub(crate) tab: Tab,
    /// Lines scrolled.
    pub(crate) scroll: usize,
    /// Whether the exact bytes are shown.
    pub(crate) is_exact: bool,
    /// Whether the whole signature is shown.
    pub(super) has_signature: bool,
    /// The request as it was signed for the moment shown.
    pub(crate) signed: Option<Box<Preview>>,
}

impl Pane {
    /// The keys of the preview beside those of the wizard.
    pub(super) fn commands(&self, has_key: bool, request: Option<&Request>, size: (u16, u16)) -> Vec<Command> {
        let mut commands = vec![
            Command::Left,
            Command::Right,
            Command::Previous,
            Command::Next,
            Command::Copy,
            Command::Back,
            Command::Wizard(WizardCommand::Submit),
        ];
        if self.can_scroll(request, size) {
            commands.extend(MOVES);
        }
        commands.extend((self.tab == Tab::Json).then_some(Command::Pane(PaneCommand::Exact)));
        let can_sign = has_key && self.tab.has_signature();
        commands.extend(can_sign.then_some(Command::Pane(PaneCommand::Signature)));
        commands
    }

    /// To the tab on the left or right.
    pub(super) fn turn(&mut self, by: isize) {
        let at = TABS.iter().position(|tab| *tab == self.tab).unwrap_or(0);
        self.tab = TABS[at.saturating_add_signed(by).min(TABS.len() - 1)];
        self.scroll = 0;
    }
}

impl Pane {
    /// Scrolls the preview of that request, or changes what it shows. `size`: columns and lines of the terminal.
    fn command(&mut self, command: Command, request: Option<&Request>, size: (u16, u16)) {
        match command {
            Command::Left | Command::Previous => self.turn(-1),
            Command::Right | Command::Next => self.turn(1),
            Command::Up => self.scroll = self.scroll.saturating_sub(1),
            Command::Down => self.scroll = (self.scroll + 1).min(self.last_scroll(request, size)),
            Command::PageUp => self.scroll = self.scroll.saturating_sub(PAGE),
            Command::PageDown => self.scroll = (self.scroll + PAGE).min(self.last_scroll(request, size)),
            Command::Home => self.scroll = 0,
            Command::End => self.scroll = self.last_scroll(request, size),
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

    fn can_scroll(&self, request: Option<&Request>, size: (u16, u16)) -> bool {
        self.scroll > 0 || self.last_scroll(request, size) > 0
    }

    /// How far the side that is shown can be scrolled, or a little farther: a line longer than the screen is broken
    /// at a blank in its second half, so that it takes at most twice the rows that its columns need.
    fn last_scroll(&self, request: Option<&Request>, size: (u16, u16)) -> usize {
        let columns = usize::from(size.0).saturating_sub(2).max(1);
        let rows = |line: &String| {
            let width: usize = line.chars().map(|char| 1 + usize::from(char >= '\u{1100}')).sum();
            if width <= columns { 1 } else { width.div_ceil(columns) * 2 }
        };
        let all: usize = self.lines(request).iter().map(rows).sum();
        // Beside the frame there are two lines of the preview's own.
        all.saturating_sub(usize::from(size.1).saturating_sub(8))
    }

    /// The lines of the side that is shown of a request.
    pub(crate) fn lines(&self, request: Option<&Request>) -> Vec<String> {
        self.written(request).lines().map(str::to_owned).collect()
    }

    /// The side that is shown of a request, as a file has it. The signature is cut until it is asked for; the token is
    /// never there.
    pub(super) fn written(&self, request: Option<&Request>) -> String {
        let Some(request) = request else { return String::new() };
        let name = if self.tab == Tab::Json && self.is_exact { "exact" } else { self.tab.key() };
        let unsigned = Preview::default();
        let preview = match (&self.signed, self.tab) {
            (Some(signed), _) => signed,
            (None, Tab::Json | Tab::Hcl | Tab::Sql) => &unsigned,
            (None, _) => return String::new(),
        };
        let subject = Subject { request, preview, shows_signature: self.has_signature };
        let text = export::format(name).map(|format| (format.write)(&subject)).unwrap_or_default();
        String::from_utf8_lossy(&text).into_owned()
    }
}

impl App {
    /// One command in the preview.
    pub(super) fn preview_command(&mut self, command: Command, effects: &mut Vec<Effect>) {
        let request = self.form.request();
        match command {
            Command::Copy => {
                let text = self.pane.lines(request).join("\n");
                effects.push(Effect::Terminal(TerminalEffect::Copy(text)));
            }
            Command::Back => self.go_to(StepId::Review),
            command => self.pane.command(command, request, self.session.frame_size()),
        }
    }
}
