//! Pasted statements, waiting for the user's word: first whose they are, where they are several accounts', then what of
//! them is taken. Nothing is taken until Enter, and no error is passed over unless it was left out on purpose.

use std::cell::OnceCell;

use zeroize::Zeroizing;

use super::{
    accounts::Base,
    context::{EditorContext, EditorContextMut},
    dialog::{Lines, OVER_PASTED},
};
use crate::{
    app::{
        keys::{Actions, Command, GrantCommand, moves},
        marked::page_in,
        overlay::stepped,
    },
    catalog::Product,
    domain::{
        grants::{
            Unit,
            read::{self, GrantedAccount, Grantee, Reading, Script, Statement, Verdict},
            sql,
        },
        rule::Message,
    },
};

/// The statements of a paste.
#[derive(Clone, Debug, Default)]
pub struct Paste {
    /// Every statement, of whatever account; it holds no password.
    script: Script,
    /// The accounts to choose among, while none is chosen.
    pub(crate) candidates: Vec<GrantedAccount>,
    /// What was read for the account that is chosen.
    pub(crate) reading: Reading,
    /// The row in focus; the one after the statements is the offer of the hosts.
    pub(crate) at: usize,
    /// Hosts in the statements that the draft does not have yet.
    pub(crate) new_hosts: Vec<String>,
    /// Whether they are taken too.
    pub(crate) with_hosts: bool,
    /// The statements as text, while they are shown so.
    pub(crate) text: Option<Lines>,
    /// The account whose grants these are, where they are those of one of the instance.
    pub(crate) from: Option<Base>,
    /// Whether Enter stopped at errors that the user has not left out on purpose.
    pub(crate) is_stopped: bool,
    hosts: Vec<String>,
    /// What the draft grants already.
    before: Vec<Unit>,
    /// The product that it was read for.
    product: Option<&'static Product>,
    /// Its text in the grant line while it is laid aside, made when it is first needed.
    untaken: OnceCell<String>,
    /// Where the statements come from.
    origin: Origin,
    /// What was pasted, while more of it may come. It may hold passwords, and is never shown.
    source: Option<PastedText>,
}

/// Where the statements come from, and where else they are kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Origin {
    /// The clipboard; nothing else keeps them.
    #[default]
    Pasted,
    /// The grant line, where they still stand.
    Line,
    /// An account of the instance, which has them.
    Account,
}

/// What a command means in a pasted list.
#[derive(Clone, Copy, Debug)]
pub(super) enum PasteAction {
    /// Chooses the account whose statements these are.
    Choose,
    /// Takes what is ticked.
    Take,
    /// Takes what is ticked in place of all grants that are there.
    ReplaceAll,
    /// From the text to the list, from the list to the accounts, else away.
    Back,
    /// The text of the statements, or the list again.
    SwapText,
    /// Ticks.
    Toggle,
    /// To another row, or line of the text.
    Step(isize),
}

/// A text that is wiped, and that no `Debug` shows.
#[derive(Clone)]
struct PastedText(Zeroizing<String>);

impl std::fmt::Debug for PastedText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Source(..)")
    }
}

impl Paste {
    /// The list of what was read, over a draft; the accounts first, where there are several.
    pub(crate) fn new(script: Script, seen: &EditorContext<'_>) -> Paste {
        let candidates = script.candidates();
        let mut paste = Paste {
            script,
            hosts: seen.hosts.to_vec(),
            before: seen.units.to_vec(),
            product: seen.product,
            ..Paste::default()
        };
        if candidates.len() > 1 {
            paste.candidates = candidates;
        } else {
            let only = candidates.into_iter().next().map(|candidate| candidate.account);
            paste.choose(only.as_ref());
        }
        paste
    }

    /// The statements of a pasted text.
    pub(super) fn of_text(text: &str, scene: &EditorContextMut<'_>) -> Paste {
        Paste::new(read::read(text, scene.product), &scene.seen())
    }

    /// The statements of the grant line, which stay there until they are taken.
    pub(super) fn of_line(line: &str, scene: &EditorContextMut<'_>) -> Paste {
        Paste { origin: Origin::Line, ..Paste::of_text(line, scene) }
    }

    pub(super) fn origin(&self) -> Origin {
        self.origin
    }

    /// The statements as one grant line, where nothing else keeps them; it holds no password. Where reading that line
    /// would give another result, as where a server's answer refused a statement, it is a comment, which grants nothing.
    pub(super) fn untaken(&self) -> Option<&str> {
        let texts = self.script.statements.iter().map(|statement| statement.text.as_str());
        let texts: Vec<&str> = texts.filter(|text| !text.is_empty()).collect();
        if self.origin != Origin::Pasted || texts.is_empty() {
            return None;
        }
        let line = || {
            let line = format!("{};", texts.join("; "));
            if read::read(&line, self.product).is_equivalent(&self.script) { line } else { format!("-- {line}") }
        };
        Some(self.untaken.get_or_init(line))
    }

    /// Whether the grant line still is its text, for the same product.
    pub(super) fn is_laid_aside_in(&self, line: &str, seen: &EditorContext<'_>) -> bool {
        self.untaken() == Some(line) && self.product == seen.product
    }

    /// Shows the list again, over the draft as it is now.
    pub(super) fn come_back(&mut self, seen: &EditorContext<'_>) {
        self.before = seen.units.to_vec();
        self.reading.start_from(&self.before);
        self.hosts = seen.hosts.to_vec();
        self.new_hosts = self.reading.hosts.iter().filter(|host| !self.hosts.contains(host)).cloned().collect();
    }

    /// Shows what was read for an account.
    fn choose(&mut self, account: Option<&Grantee>) {
        self.reading = self.script.reading(account);
        self.reading.start_from(&self.before);
        self.candidates.clear();
        let new = self.reading.hosts.iter().filter(|host| !self.hosts.contains(host));
        self.new_hosts = new.cloned().collect();
        self.at = self.reading.statements.iter().position(can_take).unwrap_or(0);
    }

    /// Whether the account is still to be chosen.
    pub(crate) fn is_choosing(&self) -> bool {
        !self.candidates.is_empty()
    }

    /// Chooses the account in focus.
    pub(super) fn choose_here(&mut self) {
        if let Some(candidate) = self.candidates.get(self.at).cloned() {
            self.choose(Some(&candidate.account));
        }
    }

    /// Goes back to the accounts; `false` where there was no choice.
    pub(super) fn unchoose(&mut self) -> bool {
        let candidates = self.script.candidates();
        if self.is_choosing() || candidates.len() < 2 {
            return false;
        }
        self.at = candidates.iter().position(|one| Some(&one.account) == self.reading.account.as_ref()).unwrap_or(0);
        self.candidates = candidates;
        self.reading = Reading::default();
        self.with_hosts = false;
        self.is_stopped = false;
        true
    }

    /// Keeps what was pasted, so that what comes later can go on in the middle of a statement.
    pub(super) fn keep(&mut self, text: &str) {
        self.source = Some(PastedText(Zeroizing::new(text.to_owned())));
    }

    /// More of the paste has come: all of it is read again.
    pub(super) fn go_on(&mut self, text: &str, scene: &EditorContextMut<'_>) {
        let Some(PastedText(earlier)) = &self.source else { return };
        let whole = Zeroizing::new(format!("{}{text}", earlier.as_str()));
        *self = Paste::of_text(&whole, scene);
        self.keep(&whole);
    }

    /// The grants of an account as the statements that made them, with what of them cannot be expressed.
    pub(super) fn of_account(base: Base, seen: &EditorContext<'_>) -> Paste {
        let statements = sql::short(&base.units);
        let text = if statements.is_empty() { "GRANT USAGE ON *.* TO ...".to_owned() } else { statements.join(";\n") };
        let mut paste = Paste::new(read::read(&text, seen.product), seen);
        let host = base.account.host.clone();
        paste.new_hosts = Some(host.clone()).filter(|host| !seen.hosts.contains(host)).into_iter().collect();
        paste.reading.hosts = vec![host.clone()];
        paste.reading.account = Some(Grantee { name: base.account.user.clone(), host });
        Paste { from: Some(base), origin: Origin::Account, ..paste }
    }

    /// What the commands mean that would do something now.
    pub(super) fn actions(&self, room: (u16, u16)) -> Actions<PasteAction> {
        let take = if self.is_choosing() { PasteAction::Choose } else { PasteAction::Take };
        let mut actions = vec![(Command::Confirm, take), (Command::Back, PasteAction::Back)];
        // The footer names Enter by what it does: nothing is added while an error is open.
        if self.has_open_errors() {
            actions.push((Command::Grant(GrantCommand::NextError), take));
        }
        if self.can_step(room) {
            actions.extend(moves(page_in(room), PasteAction::Step));
        }
        if !self.is_choosing() {
            actions.push((Command::Grant(GrantCommand::Sql), PasteAction::SwapText));
            actions.push((Command::ReplaceAll, PasteAction::ReplaceAll));
            actions.extend(self.can_toggle().then_some((Command::Toggle, PasteAction::Toggle)));
        }
        actions
    }

    /// Whether errors stop the taking.
    pub(super) fn has_open_errors(&self) -> bool {
        !self.is_choosing() && !self.reading.open_errors().is_empty()
    }

    /// Moves among the rows, or scrolls the text.
    pub(super) fn step(&mut self, by: isize, room: (u16, u16)) {
        if let Some(lines) = &mut self.text {
            let limit = lines.limit(room, OVER_PASTED);
            lines.scroll(by, limit);
            return;
        }
        self.at = stepped(self.at, by, self.rows());
    }

    /// The rows that the focus moves over.
    fn rows(&self) -> usize {
        if self.is_choosing() {
            return self.candidates.len();
        }
        self.reading.statements.len() + usize::from(!self.new_hosts.is_empty())
    }

    /// Whether there is another row, or a line of the text out of sight.
    fn can_step(&self, room: (u16, u16)) -> bool {
        self.text.as_ref().map_or(self.rows() > 1, |lines| lines.limit(room, OVER_PASTED) > 0)
    }

    /// Ticks what can be taken, takes what was probably meant, or leaves an error out on purpose.
    pub(super) fn toggle(&mut self) {
        let Some(statement) = self.reading.statements.get_mut(self.at) else {
            self.with_hosts = !self.with_hosts && !self.new_hosts.is_empty();
            return;
        };
        if !statement.guess.is_empty() {
            statement.take_guess();
        } else if statement.is_error() {
            statement.toggle_dropped();
        } else if can_take(statement) {
            statement.is_checked = !statement.is_checked;
        }
        self.reading.settle();
        self.is_stopped = false;
    }

    /// Moves the focus to the next error that was not left out; `false` without one.
    pub(super) fn stop(&mut self) -> bool {
        let open = self.reading.open_errors();
        let next = open.iter().find(|at| **at >= self.at).or_else(|| open.first());
        self.is_stopped = next.is_some();
        self.at = next.copied().unwrap_or(self.at);
        self.is_stopped
    }

    /// Whether Space would do something.
    pub(crate) fn can_toggle(&self) -> bool {
        let can = |statement: &Statement| can_take(statement) || statement.is_error();
        self.text.is_none() && !self.is_choosing() && self.reading.statements.get(self.at).is_none_or(can)
    }

    /// Shows the statements as text, or the list again. Never the paste itself: it may hold passwords.
    pub(crate) fn swap_text(&mut self) {
        let texts = || self.reading.statements.iter().map(|statement| format!("{};", statement.text));
        self.text = match self.text {
            Some(_) => None,
            None => Some(Lines::new(&texts().collect::<Vec<_>>().join("\n"))),
        };
    }

    /// What would be taken, or why nothing is, in one sentence.
    pub(crate) fn totals(&self) -> Message {
        let open = self.reading.open_errors();
        if self.is_choosing() {
            return Message::new("editor-paste-choose").with("n", self.candidates.len());
        }
        if let Some(first) = open.first().filter(|_| self.is_stopped) {
            let line = self.reading.statements[*first].line;
            return Message::new("editor-paste-stopped").with("n", open.len()).with("line", line);
        }
        if open.is_empty() {
            return self.reading.summary().message();
        }
        let grants = self.reading.summary().grants;
        Message::new("editor-paste-errors").with("n", open.len()).with("grants", grants)
    }
}

/// Whether there is anything to take from a statement.
pub(crate) fn can_take(statement: &Statement) -> bool {
    matches!(statement.verdict, Verdict::Taken(_))
}
