//! The Create dialog: the only way to send, and only for a whole word.

#![deny(clippy::wildcard_enum_match_arm)]

use tui_input::{Input, InputRequest};

use super::Sent;
use crate::{
    app::keys::{Actions, Command, action, edits},
    domain::{
        fields::FieldId,
        rule::{Message, Severity},
        values::half_width,
    },
};

/// Longest text that the line takes; the words have three letters.
const LONGEST: usize = 16;

/// The dialog's state.
#[derive(Clone, Debug)]
pub struct Confirm {
    /// What would be sent.
    pub(crate) sent: Sent,
    /// What was typed.
    pub typed: Input,
    /// What is wrong with it.
    pub(crate) complaint: Option<Message>,
    /// How an earlier attempt at the name stands; `None` where there was none.
    pub(crate) earlier: Option<ConfirmNote>,
    /// The lines of the review that are no risk: they are shown where there is room, and counted where there is none.
    pub(crate) others: Vec<ConfirmNote>,
}

/// A warning or a note of the dialog, and after the `yes` of the result.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ConfirmNote {
    /// A warning, or a note.
    pub(crate) severity: Severity,
    /// The field that it is about; `None` for the request as a whole.
    pub(crate) field: Option<FieldId>,
    /// What it says.
    pub(crate) message: Message,
}

/// What a command means in the dialog.
#[derive(Clone, Copy, Debug)]
pub(crate) enum ConfirmAction {
    /// Sends, where the word was typed.
    Send,
    /// Back to the review.
    Close,
    /// Edits what is typed.
    Edit(InputRequest),
}

/// What a command in the dialog leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ConfirmReply {
    /// The dialog stays.
    Stay,
    /// The word was typed and confirmed: it is sent now.
    Create,
    /// Back to the review; nothing was sent.
    Close,
}

/// The lines of the body of the smallest screen.
const LOW: u16 = 8;

impl Confirm {
    /// Opens the dialog.
    #[must_use]
    pub(crate) fn new(sent: Sent, earlier: Option<ConfirmNote>) -> Confirm {
        Confirm { sent, typed: Input::default(), complaint: None, earlier, others: Vec::new() }
    }

    /// What is to be read before the `yes`: how an earlier attempt stands, then the risks, the gravest first.
    #[must_use]
    pub(crate) fn notes(&self) -> Vec<&ConfirmNote> {
        self.earlier.iter().chain(&self.sent.risks).collect()
    }

    /// Takes what is to be read now. Where that is more than before, the word has to be typed after it.
    pub(crate) fn learnt(&mut self, sent: Sent, earlier: Option<ConfirmNote>) {
        let now = Confirm { sent, earlier, ..self.clone() };
        if now.sent.body != self.sent.body || now.notes().iter().any(|note| !self.notes().contains(note)) {
            self.typed = Input::default();
            self.complaint = Some(Message::new("confirm-news"));
        }
        (self.sent, self.earlier) = (now.sent, now.earlier);
    }

    /// Takes one typed character; a full-width letter is its ASCII twin. Pastes never come here.
    pub(crate) fn typed(&mut self, char: char) {
        if char.is_control() || self.typed.value().chars().count() >= LONGEST {
            return;
        }
        self.complaint = None;
        self.typed.handle(InputRequest::InsertChar(half_width(char)));
    }

    /// A paste is no answer either: the word is typed.
    pub(crate) fn pasted(&mut self) {
        self.complaint = Some(Message::new("confirm-no-paste"));
    }

    /// What the commands mean that would do something now.
    pub(crate) fn actions(&self) -> Actions<ConfirmAction> {
        let mut actions = vec![(Command::Confirm, ConfirmAction::Send), (Command::Back, ConfirmAction::Close)];
        if !self.typed.value().is_empty() {
            actions.extend(edits(ConfirmAction::Edit));
        }
        actions
    }

    /// Obeys a command. Only Enter after the whole word creates, and only one that came alone: an Enter that came together
    /// with other keys was typed ahead or pasted, and nobody has read the dialog.
    pub(crate) fn command(&mut self, command: Command, is_alone: bool) -> ConfirmReply {
        let Some(action) = action(self.actions(), command) else { return ConfirmReply::Stay };
        match action {
            ConfirmAction::Close => return ConfirmReply::Close,
            ConfirmAction::Send if !is_alone => self.complaint = Some(Message::new("enter-alone")),
            ConfirmAction::Send if is_yes(self.typed.value()) => return ConfirmReply::Create,
            ConfirmAction::Send => {
                let typed = self.typed.value().trim();
                self.complaint = Some(if typed.is_empty() {
                    Message::new("confirm-empty")
                } else {
                    Message::new("confirm-not-yes").with("typed", typed)
                });
            }
            ConfirmAction::Edit(edit) => {
                self.complaint = None;
                self.typed.handle(edit);
            }
        }
        ConfirmReply::Stay
    }

    /// How often it is sent and what can be changed afterwards, in a few words.
    pub(crate) fn once_in_short(&self) -> &'static str {
        if self.sent.is_sandbox { "confirm-once-sandbox-short" } else { "confirm-once-short" }
    }

    /// Whether that stands in the status line, in a body of so many lines: the risks need its own.
    pub(crate) fn is_low(lines: u16) -> bool {
        lines <= LOW
    }

    /// The status line, below a body of so many lines: the hash that was previewed where no sentence needs its place.
    #[must_use]
    pub(crate) fn status(&self, lines: u16) -> Message {
        if Confirm::is_low(lines) {
            return Message::new(self.once_in_short());
        }
        Message::new("confirm-status").with("hash", super::format::short_hash(&self.sent.sha256, "…"))
    }
}

/// Whether the text is the word, in any language of the interface.
fn is_yes(typed: &str) -> bool {
    let typed = typed.trim();
    typed.eq_ignore_ascii_case("yes") || typed == "是"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::keys::WizardCommand;

    fn answer(typed: &str) -> (ConfirmReply, Option<&'static str>) {
        let mut confirm = Confirm::new(Sent::default(), None);
        typed.chars().for_each(|char| confirm.typed(char));
        let reply = confirm.command(Command::Confirm, true);
        (reply, confirm.complaint.map(|complaint| complaint.id))
    }

    #[test]
    fn only_the_whole_word_creates() {
        for word in ["yes", "YES", " yes ", "ｙｅｓ", "是"] {
            assert_eq!(answer(word), (ConfirmReply::Create, None), "{word}");
        }
        for word in ["y", "ye", "yess", "ok", "yes yes", "是的"] {
            assert_eq!(answer(word), (ConfirmReply::Stay, Some("confirm-not-yes")), "{word}");
        }
        assert_eq!(answer("  "), (ConfirmReply::Stay, Some("confirm-empty")));
    }

    #[test]
    fn a_word_that_was_typed_before_the_last_thing_known_is_asked_for_again() {
        let note = |id| ConfirmNote { severity: Severity::Warning, field: None, message: Message::new(id) };
        let with = |ids: &[&'static str]| Sent { risks: ids.iter().copied().map(note).collect(), ..Sent::default() };
        let mut confirm = Confirm::new(with(&["one"]), None);
        "yes".chars().for_each(|char| confirm.typed(char));
        confirm.learnt(with(&["one"]), None);
        assert_eq!((confirm.typed.value(), &confirm.complaint), ("yes", &None), "nothing new");
        let another = Sent { body: "{}".to_owned(), ..with(&["one", "two"]) };
        let news = [
            (with(&["one", "two"]), None),
            (with(&["one", "two"]), Some(note("earlier"))),
            (another, Some(note("earlier"))),
        ];
        for (sent, earlier) in news {
            confirm.learnt(sent, earlier);
            assert_eq!(confirm.command(Command::Confirm, true), ConfirmReply::Stay);
            "yes".chars().for_each(|char| confirm.typed(char));
            assert_eq!(confirm.command(Command::Confirm, true), ConfirmReply::Create);
        }
    }

    #[test]
    fn an_enter_that_came_with_other_keys_creates_nothing() {
        let mut confirm = Confirm::new(Sent::default(), None);
        "yes".chars().for_each(|char| confirm.typed(char));
        assert_eq!(confirm.command(Command::Confirm, false), ConfirmReply::Stay);
        assert_eq!(confirm.complaint.as_ref().map(|complaint| complaint.id), Some("enter-alone"));
        assert_eq!(confirm.command(Command::Confirm, true), ConfirmReply::Create);
    }

    #[test]
    fn what_is_learnt_meanwhile_has_to_be_read_before_the_word_counts() {
        let note =
            |id: &'static str| ConfirmNote { severity: Severity::Warning, field: None, message: Message::new(id) };
        let with =
            |risks: &[&'static str]| Sent { risks: risks.iter().map(|id| note(id)).collect(), ..Sent::default() };
        let mut confirm = Confirm::new(with(&["first", "second"]), None);
        confirm.typed('y');
        confirm.learnt(with(&["second"]), None);
        assert_eq!((confirm.typed.value(), &confirm.complaint, confirm.notes().len()), ("y", &None, 1));
        confirm.learnt(with(&["second", "third"]), None);
        assert_eq!((confirm.typed.value(), confirm.notes().len()), ("", 2));
        assert_eq!(confirm.complaint.as_ref().map(|complaint| complaint.id), Some("confirm-news"));
        confirm.typed('y');
        confirm.learnt(with(&["second", "third"]), Some(note("earlier")));
        assert_eq!((confirm.typed.value(), confirm.notes().len()), ("", 3));
        let other = Sent { body: "another".into(), ..with(&["second", "third"]) };
        confirm.typed('y');
        confirm.learnt(other, Some(note("earlier")));
        assert_eq!(confirm.typed.value(), "", "the word was for another body");
        assert_eq!(confirm.complaint.as_ref().map(|complaint| complaint.id), Some("confirm-news"));
    }

    #[test]
    fn a_complaint_goes_with_the_next_letter_and_escape_closes() {
        let mut confirm = Confirm::new(Sent::default(), None);
        confirm.command(Command::Confirm, true);
        confirm.typed('y');
        assert_eq!(confirm.complaint, None);
        (0..100).for_each(|_| confirm.typed('\n'));
        assert_eq!(confirm.typed.value(), "y");
        confirm.pasted();
        assert_eq!(confirm.complaint.as_ref().map(|complaint| complaint.id), Some("confirm-no-paste"));
        (0..100).for_each(|_| confirm.typed('y'));
        assert_eq!(confirm.typed.value().len(), LONGEST);
        assert_eq!(confirm.command(Command::Wizard(WizardCommand::Submit), true), ConfirmReply::Stay);
        assert_eq!(confirm.command(Command::Back, true), ConfirmReply::Close);
    }
}
