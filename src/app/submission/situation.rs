//! How a request stands, in words. Every place that says something about sending says it with these sentences: the
//! review, the preview, the dialogs, the status line, Start, the last line on the terminal, and the commands for
//! scripts.

use jiff::Timestamp;

use super::{
    Submission,
    format::{Formatter, text},
};
use crate::domain::{
    attempt::Attempt,
    facts::LookUpError,
    invocation::Invocation,
    standing::Standing,
    submission::{NotSent, NothingCreated, Outcome, Step},
};

/// How a request stands, and what its sentence names.
#[derive(Clone, Debug, PartialEq)]
pub struct Situation {
    /// How it stands.
    pub standing: Standing,
    /// `SecretName`
    pub(crate) name: String,
    /// Where it is sent, such as `ssm.tencentcloudapi.com`.
    pub(crate) host: String,
    /// When it was sent, or ended.
    pub(crate) at: Option<Timestamp>,
    /// `FlowID`
    pub(crate) task: Option<i64>,
    /// How often it was tried.
    pub(crate) times: u32,
    /// Differences, or looks.
    pub(crate) count: usize,
    /// Why.
    pub(crate) reason: Reason,
}

/// Why a request stands as it does.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Reason {
    /// Nothing more is known, or there is nothing to say.
    #[default]
    None,
    /// The service's words, or its code.
    Says(String),
    /// The status of the credential when it was looked up last.
    Status(String),
    /// A question had no answer.
    Trouble(LookUpError),
    /// Nothing was sent.
    NotSent(NotSent),
}

impl Situation {
    /// Nothing was tried under that name.
    #[must_use]
    pub(crate) fn untried(name: &str) -> Situation {
        Situation {
            standing: Standing::Untried,
            name: name.to_owned(),
            host: String::new(),
            at: None,
            task: None,
            times: 0,
            count: 0,
            reason: Reason::None,
        }
    }

    /// How a request stands that was begun, and ended like this, at those moments. What was created says when, if the
    /// service told it; what is open says when it was begun.
    #[must_use]
    pub(crate) fn of_outcome(
        outcome: &Outcome,
        name: &str,
        (begun, ended): (Option<Timestamp>, Option<Timestamp>),
    ) -> Situation {
        let receipt = outcome.receipt();
        let at = if outcome.standing().spec().is_open { begun } else { created_at(outcome).or(ended) };
        let mut situation = Situation {
            standing: outcome.standing(),
            at,
            task: receipt.map(|receipt| receipt.flow),
            ..Situation::untried(name)
        };
        match outcome {
            Outcome::Created { verification, .. } => {
                situation.count = verification.differences.len();
                situation.reason = verification.trouble().cloned().map_or(Reason::None, Reason::Trouble);
            }
            Outcome::AlreadyCreated { verification, sent, .. } => {
                situation.count = verification.differences.len();
                situation.at = created_at(outcome).or(Some(*sent));
            }
            Outcome::CreatedTagsFailed { receipt, .. } => {
                situation.reason = Reason::Says(format!("TagCode {}: {}", receipt.tag_code, receipt.tag_message));
            }
            Outcome::TaskFailed { says, .. } => situation.reason = Reason::Says(says.clone()),
            Outcome::Refused(fault) => situation.reason = Reason::Says(fault.code.clone()),
            Outcome::NotSent(why) => situation.reason = Reason::NotSent(why.clone()),
            Outcome::NotCreated { looks, .. } => situation.count = usize::try_from(*looks).unwrap_or(usize::MAX),
            Outcome::Theirs { differences, .. } => situation.count = differences.len(),
            Outcome::InUse { differences, sent } => {
                situation.count = differences.len();
                situation.at = Some(*sent);
            }
            Outcome::Working { trouble, .. } | Outcome::Unknown { trouble, .. } => {
                situation.reason = trouble.clone().map_or(Reason::None, Reason::Trouble);
            }
            Outcome::Gone { .. } => {}
        }
        situation
    }

    /// The same after so many tries.
    #[must_use]
    pub(crate) fn tried(self, times: u32) -> Situation {
        Situation { times, ..self }
    }

    /// The same where the credential was seen with that status since.
    #[must_use]
    pub(in crate::app) fn with_status(self, status: &str) -> Situation {
        Situation { reason: Reason::Status(status.to_owned()), ..self }
    }

    /// How an attempt of the journal stands.
    #[must_use]
    pub(crate) fn of_attempt(attempt: &Attempt) -> Situation {
        match &attempt.outcome {
            Some(outcome) => Situation::of_outcome(outcome, &attempt.name, (Some(attempt.begun()), attempt.ended)),
            None => Situation {
                standing: attempt.standing(),
                at: Some(attempt.begun()),
                task: attempt.receipt.as_ref().map(|receipt| receipt.flow),
                ..Situation::untried(&attempt.name)
            },
        }
    }

    /// One sentence: how it stands.
    #[must_use]
    pub(crate) fn sentence(&self, teller: &Formatter<'_>) -> String {
        let row = self.standing.spec();
        let id = match (self.standing, &self.reason) {
            (Standing::Accepted, _) if self.task.is_none() => "standing-accepted-unanswered",
            (Standing::Accepted, Reason::Status(_)) => "standing-accepted-seen",
            (Standing::Accepted, Reason::Trouble(_)) => "standing-accepted-untold",
            (Standing::CreatedUnread, Reason::None) => "standing-created-not-compared",
            _ => row.sentence,
        };
        self.with(id, "", teller)
    }

    /// What comes next, for the last line on the terminal; the words are those of the command that goes on from here. Of
    /// what was sent to the sandbox inside the program nothing is left after its end, except the draft.
    #[must_use]
    pub(crate) fn next(&self, (invocation, words): (&Invocation, [&str; 2]), teller: &Formatter<'_>) -> Option<String> {
        let row = self.standing.spec();
        let is_lost = invocation.is_sandbox && !row.is_about_draft();
        let id = if is_lost { row.next.and(Some("standing-next-sandbox")) } else { row.next };
        id.map(|id| self.with(id, &invocation.command(&words), teller))
    }

    /// The words of the command that goes on from here: `status` follows what was accepted, `resume` settles the rest.
    #[must_use]
    pub(crate) fn command(&self) -> [&str; 2] {
        let verb = match self.standing {
            Standing::Accepted
            | Standing::Created
            | Standing::CreatedUnread
            | Standing::CreatedDiffers
            | Standing::TagsFailed
            | Standing::AlreadyCreated
            | Standing::Gone => "status",
            _ => "resume",
        };
        [verb, &self.name]
    }

    fn with(&self, id: &'static str, command: &str, teller: &Formatter<'_>) -> String {
        let reason = match &self.reason {
            Reason::None => String::new(),
            Reason::Says(says) => first_line(says).to_owned(),
            Reason::Status(status) => teller.words.state(status).into_owned(),
            Reason::Trouble(trouble) => teller.trouble(trouble),
            Reason::NotSent(why) => teller.not_sent(why, &self.name),
        };
        let args = [
            ("name", text(&self.name)),
            ("host", text(&self.host)),
            ("time", self.at.map(|at| teller.clock(at)).unwrap_or_default().into()),
            ("task", self.task.map(|task| task.to_string()).unwrap_or_default().into()),
            ("times", i64::from(self.times).into()),
            ("count", self.count.into()),
            ("reason", text(reason.trim_end_matches(['.', '。']))),
            ("command", command.into()),
        ];
        teller.with(id, &args)
    }
}

/// `CreateTime`, where it was read back.
fn created_at(outcome: &Outcome) -> Option<Timestamp> {
    let (Outcome::Created { verification, .. }
    | Outcome::AlreadyCreated { verification, .. }
    | Outcome::CreatedTagsFailed { verification, .. }) = outcome
    else {
        return None;
    };
    Timestamp::from_second(verification.secret.as_ref()?.created?).ok()
}

/// What the service says may be long; its first line says most.
fn first_line(says: &str) -> &str {
    const LONGEST: usize = 200;
    let line = says.lines().next().unwrap_or_default();
    &line[..line.floor_char_boundary(LONGEST)]
}

impl Submission {
    /// How it stands.
    #[must_use]
    pub(crate) fn situation(&self) -> Situation {
        let tries = self.steps.iter().filter(|(_, step)| matches!(step, Step::Sending { .. })).count();
        let mut situation = match (&self.outcome, &self.earlier) {
            (Some((at, outcome)), _) => Situation::of_outcome(outcome, &self.sent.name, (self.begun(), Some(*at))),
            (None, Some(earlier)) if self.is_unbegun() => return Situation::clone(earlier),
            (None, _) => Situation { standing: self.standing(), ..Situation::untried(&self.sent.name) },
        };
        situation.host.clone_from(&self.sent.endpoint);
        situation = situation.tried(u32::try_from(tries).unwrap_or(u32::MAX));
        situation.task = situation.task.or(self.receipt().map(|receipt| receipt.flow));
        if self.outcome.is_none() {
            situation.at = self.begun();
            if let Some((_, Step::BackingOff { why, .. })) = self.steps.last() {
                situation.reason = match why {
                    NothingCreated::Refused(fault) => Reason::Says(fault.code.clone()),
                    NothingCreated::NotConnected(why) => Reason::NotSent(NotSent::NotConnected(why.clone())),
                };
            }
        }
        situation
    }

    /// When it was accepted, else sent: that of the earlier attempt where one is looked for.
    fn begun(&self) -> Option<Timestamp> {
        let earlier = self.earlier.as_ref().and_then(|earlier| earlier.at);
        earlier.or(self.accepted().map(|(at, _)| at)).or(self.sending().map(|(at, ..)| at))
    }

    /// How it stands, without its words.
    #[must_use]
    pub(crate) fn standing(&self) -> Standing {
        match (&self.outcome, &self.earlier) {
            (Some((_, outcome)), _) => outcome.standing(),
            (None, Some(earlier)) if self.is_unbegun() => earlier.standing,
            (None, _) => self.standing_of_steps(),
        }
    }

    fn standing_of_steps(&self) -> Standing {
        Standing::of_steps(self.steps.iter().map(|(_, step)| step))
    }

    /// Whether no step has said yet how it stands.
    fn is_unbegun(&self) -> bool {
        self.standing_of_steps() == Standing::Untried
    }
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;
    use crate::{
        app::submission::SubmissionMoment,
        domain::submission::{Receipt, Refusal},
        text::{Language, Words},
    };

    fn sentence(situation: &Situation) -> String {
        let (words, moment) =
            (Words::new(Language::En), SubmissionMoment { now: Timestamp::UNIX_EPOCH, zone: TimeZone::UTC });
        situation.sentence(&Formatter { words: &words, moment: &moment, ellipsis: "…" })
    }

    fn of(outcome: &Outcome) -> Situation {
        Situation::of_outcome(outcome, "orders", (None, Some(Timestamp::UNIX_EPOCH)))
    }

    #[test]
    fn of_what_the_service_says_the_first_line_is_told_up_to_200_bytes() {
        let failed = |says: &str| {
            let outcome = Outcome::TaskFailed { receipt: None, says: says.to_owned(), verification: Box::default() };
            sentence(&of(&outcome))
        };
        let of_two = failed("create account failed\nsee the log");
        assert!(of_two.ends_with("create account failed.") && !of_two.contains("log"), "{of_two}");
        // No letter is cut in two.
        for (says, told) in [("x".repeat(200), 200), ("x".repeat(201), 200), (format!("{}订", "x".repeat(198)), 198)] {
            assert!(failed(&says).ends_with(&format!(". {}.", &says[..told])), "{}", failed(&says));
        }
        let refused = Outcome::Refused(Refusal { code: "AuthFailure".to_owned(), ..Refusal::default() });
        assert!(sentence(&of(&refused)).contains(": AuthFailure. "), "{}", sentence(&of(&refused)));
    }

    #[test]
    fn what_was_accepted_is_told_with_the_status_that_it_was_seen_with() {
        let working = Outcome::Working { receipt: Some(Receipt { flow: 43415, ..Receipt::default() }), trouble: None };
        let running = sentence(&of(&working));
        assert!(running.contains("task 43415 of orders is running"), "{running}");
        let seen = sentence(&of(&working).with_status("Enabled"));
        assert!(seen.contains("the status of orders is now") && !seen.contains("running"), "{seen}");
    }
}
