//! The signed preview: which side of the request is shown, and how far it is scrolled.

use super::{
    Effect, TerminalEffect,
    keys::{Command, PaneCommand, WizardCommand},
    update::PAGE,
};
use crate::{
    domain::steps::StepId,
    export::{self, Subject},
};

pub use crate::domain::submission::Preview;

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
    pub fn is_spelling(self) -> bool {
        matches!(self, Tab::Tccli | Tab::Curl | Tab::Hcl | Tab::Sql)
    }

    /// The ending of a file with that side.
    pub fn ending(self) -> &'static str {
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
    pub fn has_signature(self) -> bool {
        matches!(self, Tab::Headers | Tab::Curl)
    }
}

/// The preview on the screen.
#[derive(Clone, Debug, Default)]
pub struct Pane {
    /// The side that is shown.
    pub tab: Tab,
    /// Lines scrolled.
    pub scroll: usize,
    /// Whether the exact bytes are shown.
    pub is_exact: bool,
    /// Whether the whole signature is shown.
    pub has_signature: bool,
    /// The request as it was signed for the moment shown.
    pub signed: Option<Box<Preview>>,
}

impl Pane {
    /// The keys of the preview beside those of the wizard.
    pub(super) fn commands(&self, has_key: bool) -> Vec<Command> {
        let mut commands = vec![
            Command::Left,
            Command::Right,
            Command::Previous,
            Command::Next,
            Command::Up,
            Command::Down,
            Command::PageUp,
            Command::PageDown,
            Command::Home,
            Command::End,
            Command::Copy,
            Command::Back,
            Command::Wizard(WizardCommand::Submit),
        ];
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

impl crate::app::App {
    /// One command in the preview.
    pub(super) fn preview_command(&mut self, command: Command, effects: &mut Vec<Effect>) {
        match command {
            Command::Left | Command::Previous => self.pane.turn(-1),
            Command::Right | Command::Next => self.pane.turn(1),
            Command::Up => self.pane.scroll = self.pane.scroll.saturating_sub(1),
            Command::Down => self.scroll_preview_to(self.pane.scroll + 1),
            Command::PageUp => self.pane.scroll = self.pane.scroll.saturating_sub(PAGE),
            Command::PageDown => self.scroll_preview_to(self.pane.scroll + PAGE),
            Command::Home => self.pane.scroll = 0,
            Command::End => self.scroll_preview_to(usize::MAX),
            Command::Pane(PaneCommand::Exact) => self.pane.is_exact = !self.pane.is_exact,
            Command::Pane(PaneCommand::Signature) => self.pane.has_signature = !self.pane.has_signature,
            Command::Copy => effects.push(Effect::Terminal(TerminalEffect::Copy(self.pane_text().join("\n")))),
            Command::Back => self.go_to(StepId::Review),
            // Of other parts.
            Command::Confirm
            | Command::Toggle
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

    /// Scrolls to a row, and no farther than there is something to see.
    fn scroll_preview_to(&mut self, row: usize) {
        self.pane.scroll = row.min(self.last_scroll());
    }

    /// How far the side that is shown can be scrolled, or a little farther: a line longer than the screen is broken
    /// at a blank in its second half, so that it takes at most twice the rows that its columns need.
    fn last_scroll(&self) -> usize {
        let columns = usize::from(self.session.size.0).saturating_sub(2).max(1);
        let rows = |line: &String| {
            let width: usize = line.chars().map(|char| 1 + usize::from(char >= '\u{1100}')).sum();
            if width <= columns { 1 } else { width.div_ceil(columns) * 2 }
        };
        let all: usize = self.pane_text().iter().map(rows).sum();
        // Beside the frame there are two lines of the preview's own.
        all.saturating_sub(usize::from(self.session.size.1).saturating_sub(8))
    }

    /// The lines of the side that is shown.
    pub fn pane_text(&self) -> Vec<String> {
        self.pane_written().lines().map(str::to_owned).collect()
    }

    /// The side that is shown as a file has it; the signature is cut until it is asked for, the token is never there.
    pub(super) fn pane_written(&self) -> String {
        let Some(request) = self.form.request() else { return String::new() };
        let name = if self.pane.tab == Tab::Json && self.pane.is_exact { "exact" } else { self.pane.tab.key() };
        let unsigned = Preview::default();
        let preview = match (&self.pane.signed, self.pane.tab) {
            (Some(signed), _) => signed,
            (None, Tab::Json | Tab::Hcl | Tab::Sql) => &unsigned,
            (None, _) => return String::new(),
        };
        let subject = Subject { request, preview, shows_signature: self.pane.has_signature };
        let text = export::format(name).map(|format| (format.write)(&subject)).unwrap_or_default();
        String::from_utf8_lossy(&text).into_owned()
    }
}
