//! Whose the draft's name is. What dbcred itself sent under it counts before what the look-up found: the look-up calls
//! a name free while a create of unknown outcome may still come to something.

use super::{
    App,
    findings::taken,
    keys::WizardCommand,
    lookup::{Lookup, LookupState},
    submission::Situation,
};
use crate::domain::{
    facts::{NameState, SecretFact},
    fields::FieldId,
    rule::{Arg, Issue, Message, Risk, Severity},
    schedule,
    standing::{NextSend, Standing},
    values::free_neighbours,
};

/// Whose the draft's name is.
#[derive(Debug)]
pub(crate) enum NameHolder<'a> {
    /// There is no name yet, or the service was not asked about it.
    Unasked,
    /// It is being looked up.
    Asking,
    /// It could not be looked up.
    Unread,
    /// No credential has it.
    Nobody,
    /// A create that dbcred sent has it, or may have it; and the status of the credential where one was found.
    Own(Box<Situation>, Option<&'a SecretFact>),
    /// A credential that this draft did not create.
    Other,
}

impl NameHolder<'_> {
    /// What it is about an own create: the stem of its words.
    fn own_words(&self) -> Option<[&'static str; 2]> {
        let NameHolder::Own(situation, found) = self else { return None };
        Some(match situation.standing {
            Standing::Unknown => ["name-own-unknown", "review-own-unknown"],
            Standing::Accepted if found.is_some_and(|found| !found.is_being_created()) => {
                ["name-own-seen", "review-own-seen"]
            }
            Standing::Accepted => ["name-own-working", "review-own-working"],
            Standing::TaskFailed => ["name-own-failed", "review-own-failed"],
            Standing::InUse => ["name-own-in-use", "review-own-in-use"],
            standing if standing.spec().is_made() => ["name-own-made", "review-own-made"],
            _ => ["name-own-sending", "review-own-sending"],
        })
    }
}

impl App {
    /// Whose the draft's name is.
    pub(crate) fn name_holder(&self) -> NameHolder<'_> {
        let found = self.lookups.holder(&self.form.draft.name);
        let is_free = self.lookups.name == Some(NameState::Free);
        let situation = self.draft_situation();
        let row = situation.standing.spec();
        // Of these the credential may have been deleted since.
        let is_left = matches!(row.standing, Standing::TaskFailed | Standing::InUse) && found.is_some();
        if row.is_open || row.is_made() || is_left {
            return NameHolder::Own(Box::new(situation), found);
        }
        match (self.lookups.state(Lookup::Name), found) {
            (LookupState::Loading, _) => NameHolder::Asking,
            (LookupState::Failed(_), _) => NameHolder::Unread,
            (_, Some(_)) => NameHolder::Other,
            (LookupState::Ready, None) if is_free => NameHolder::Nobody,
            (LookupState::Ready | LookupState::Idle, None) => NameHolder::Unasked,
        }
    }

    /// The remark beside the name in the review: whether it is free, and when that was checked.
    pub(crate) fn name_remark(&self) -> Option<Message> {
        let holder = self.name_holder();
        let at = self.lookups.answered(Lookup::Name).map(|at| self.moment().minute(at)).unwrap_or_default();
        let id = match &holder {
            NameHolder::Unasked | NameHolder::Asking => return None,
            NameHolder::Unread => "review-unchecked",
            NameHolder::Nobody => "review-free",
            NameHolder::Other => "review-taken",
            NameHolder::Own(..) => holder.own_words()?[1],
        };
        Some(self.told_of_own(id, &holder).with("at", at))
    }

    /// What is wrong with the name, or to be known of it: a create of dbcred's own or another credential has it.
    pub(super) fn name_issue(&self) -> Option<Issue> {
        let holder = self.name_holder();
        let (severity, message) = if let Some([id, _]) = holder.own_words() {
            (self.severity_of_own(&holder), self.told_of_own(id, &holder))
        } else {
            (Severity::Warning, taken(self.lookups.holder(&self.form.draft.name)?, &self.session.zone))
        };
        Some(Issue::new(severity, FieldId::Name, "R1", message).endangers(Risk::Refusal))
    }

    /// What this draft made, or is making, is no trouble.
    fn severity_of_own(&self, holder: &NameHolder<'_>) -> Severity {
        let NameHolder::Own(situation, _) = holder else { return Severity::Warning };
        match situation.standing {
            Standing::Unknown | Standing::TaskFailed | Standing::InUse => Severity::Warning,
            _ if self.differs_from_sent() => Severity::Warning,
            _ => Severity::Note,
        }
    }

    fn told_of_own(&self, id: &'static str, holder: &NameHolder<'_>) -> Message {
        let NameHolder::Own(situation, found) = holder else { return Message::new(id) };
        let time = situation.at.map(|at| self.moment().clock(at)).unwrap_or_default();
        let status = found.map(|found| found.status.as_str()).unwrap_or_default();
        Message::new(id).with("time", time).with("status", Arg::State(status.to_owned()))
    }

    /// Names near a name that is not free, which are probably free.
    pub(crate) fn free_names(&self) -> Vec<String> {
        let is_taken = |name: &str| self.lookups.secrets.iter().any(|secret| secret.name == name);
        match self.name_holder() {
            NameHolder::Own(..) | NameHolder::Other => {
                free_neighbours(&self.form.draft.name, schedule::assumed_now(self.now).year(), is_taken)
            }
            NameHolder::Unasked | NameHolder::Asking | NameHolder::Unread | NameHolder::Nobody => Vec::new(),
        }
    }

    /// What a create means now. After a create that failed, or was refused for its name, the same one would be refused
    /// for as long as the name is held.
    pub(super) fn next_send(&self) -> NextSend {
        let situation = self.situation();
        let next = situation.standing.spec().next_send;
        let is_about_name = match situation.standing {
            Standing::TaskFailed => true,
            Standing::Refused => {
                let shown = self.submission.shown.as_ref().filter(|shown| shown.sent().name == self.form.draft.name);
                shown.is_some_and(|shown| shown.field() == Some(FieldId::Name))
            }
            _ => false,
        };
        let is_held = is_about_name && self.lookups.holder(&self.form.draft.name).is_some();
        match next {
            NextSend::Ask if is_held => NextSend::OtherName,
            NextSend::Nothing if self.differs_from_sent() => NextSend::OtherName,
            _ => next,
        }
    }

    /// The key that leads on to a create, by what it comes to; `None` where there is nothing to be sent.
    pub(super) fn way_to_create(&self) -> Option<WizardCommand> {
        if self.is_draft_under_way() {
            return Some(WizardCommand::Settle);
        }
        match self.next_send() {
            NextSend::Ask => Some(WizardCommand::Submit),
            NextSend::Settle => Some(WizardCommand::Settle),
            NextSend::OtherName => Some(WizardCommand::NewName),
            NextSend::Nothing => None,
        }
    }
}
