//! How the draft on the screen stands: what this session sent under its name, else what the journal knows. Every place
//! of the wizard that says something about sending asks here.

use super::{
    App, Effect, RuntimeTask, Saved, Screen,
    submission::{Formatter, Sent, Situation, Submission, SubmissionMoment},
};
use crate::{
    domain::{attempt::Attempt, facts::NameState, fields::FieldId, standing::Standing},
    text::Words,
};

/// A name at a place: what the journal is asked about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AttemptKey {
    /// Such as `https://ssm.tencentcloudapi.com`.
    pub endpoint: String,
    /// `X-TC-Region`
    pub region: String,
    /// `SecretName`
    pub name: String,
}

/// What the journal knows of the draft's name.
#[derive(Clone, Debug, Default)]
pub(crate) struct Attempts {
    asked: AttemptKey,
    /// The newest first.
    found: Vec<Attempt>,
}

impl Attempts {
    /// What is known is old: it is asked for again.
    pub(super) fn forget(&mut self) {
        *self = Attempts::default();
    }

    /// Takes what was found, unless something else was asked for since.
    pub(super) fn take(&mut self, key: &AttemptKey, found: Vec<Attempt>) {
        if *key == self.asked {
            self.found = found;
        }
    }
}

impl App {
    fn attempt_key(&self) -> AttemptKey {
        let (region, name) = (self.form.draft.region.clone(), self.form.draft.name.clone());
        AttemptKey { endpoint: self.endpoint().url("ssm"), region, name }
    }

    /// Asks the journal about the draft's name, once it is not being typed any more.
    pub(super) fn ask_for_attempts(&mut self, effects: &mut Vec<Effect>) {
        let is_typing = self.screen == Screen::Form && self.form.focus.field() == Some(FieldId::Name);
        let key = self.attempt_key();
        if is_typing || key.name.is_empty() || key == self.submission.attempts.asked {
            return;
        }
        self.submission.attempts = Attempts { asked: key.clone(), found: Vec::new() };
        effects.push(Effect::Runtime(RuntimeTask::FindAttempts(key)));
    }

    /// The attempt that says how the draft's name stands: one without an end, else the newest that made something,
    /// else the newest.
    pub(crate) fn attempt(&self) -> Option<&Attempt> {
        if self.submission.attempts.asked != self.attempt_key() {
            return None;
        }
        let account = self.lookups.identity.as_ref().map(|identity| identity.account.as_str()).unwrap_or_default();
        let is_ours =
            |attempt: &&Attempt| account.is_empty() || attempt.account.is_empty() || attempt.account == account;
        let says_most = |attempt: &&Attempt| {
            let row = attempt.standing().spec();
            (row.is_open, row.is_made(), attempt.sent)
        };
        self.submission.attempts.found.iter().filter(is_ours).max_by_key(says_most)
    }

    /// Whether the submission of this session is about the draft on the screen.
    fn is_about_draft(&self, sent: &Sent) -> bool {
        sent.name == self.form.draft.name
            && sent.region == self.form.draft.region
            && sent.endpoint == self.endpoint().to_string()
    }

    /// The submission of this session that the screen is about.
    fn shown_submission(&self) -> Option<&Submission> {
        match &self.submission.shown {
            Some(shown) if self.screen == Screen::Submission => Some(shown),
            _ => self.submission.all().find(|submission| self.is_about_draft(submission.sent())),
        }
    }

    /// The submission of this session that is about the draft and under way.
    fn under_way(&self) -> Option<&Submission> {
        let is_it = |submission: &&Submission| submission.outcome().is_none() && self.is_about_draft(submission.sent());
        self.submission.all().find(is_it)
    }

    /// Whether a create of the draft is under way, whatever is on the screen.
    pub(super) fn is_draft_under_way(&self) -> bool {
        self.under_way().is_some()
    }

    /// Shows the submission of the draft where it is under way; whether it is.
    pub(super) fn show_submission_under_way(&mut self) -> bool {
        let Some(number) = self.under_way().map(|shown| shown.number) else { return false };
        if let Some(at) = self.submission.left_open.iter().position(|open| open.number == number) {
            let shown = self.submission.left_open.remove(at);
            self.submission.set_aside();
            self.submission.shown = Some(shown);
        }
        self.screen = Screen::Submission;
        true
    }

    /// How what is on the screen stands: a submission, else the draft.
    pub fn situation(&self) -> Situation {
        self.situation_after(self.shown_submission())
    }

    /// How the draft stands, whatever is on the screen.
    pub(super) fn draft_situation(&self) -> Situation {
        self.situation_after(self.submission.all().find(|submission| self.is_about_draft(submission.sent())))
    }

    fn situation_after(&self, submission: Option<&Submission>) -> Situation {
        match (submission, self.attempt()) {
            (Some(submission), _) => self.as_seen(submission.situation()),
            (None, Some(attempt)) => self.as_seen(Situation::of_attempt(attempt)),
            (None, None) => Situation::untried(&self.form.draft.name),
        }
    }

    /// What the look-up of the name has shown since: what was created is gone once nothing has its name, and what was
    /// accepted is no longer working once its status says so.
    fn as_seen(&self, situation: Situation) -> Situation {
        if self.screen == Screen::Submission {
            return situation;
        }
        match (&self.lookups.name, situation.standing) {
            (Some(NameState::Free), standing) if standing.spec().is_made() => {
                Situation { standing: Standing::Gone, ..situation }
            }
            (Some(NameState::Taken(found)), Standing::Accepted) if !found.is_being_created() => {
                situation.with_status(&found.status)
            }
            _ => situation,
        }
    }

    /// Whether something was sent under the draft's name, and the draft is another one now.
    pub(super) fn differs_from_sent(&self) -> bool {
        let sent = match self.shown_submission() {
            Some(submission) => Some(submission.sent().sha256.as_str()),
            None => self.attempt().map(|attempt| attempt.sha256.as_str()),
        };
        let Some(sent) = sent.filter(|sent| !sent.is_empty()) else { return false };
        self.form.request().is_none_or(|request| Sent::of(request).sha256 != sent)
    }

    /// How the draft on the screen stands, in one or two sentences.
    pub fn standing_text(&self, words: &Words, ellipsis: &'static str) -> String {
        let moment = self.moment();
        let teller = Formatter { words, moment: &moment, ellipsis };
        let situation = self.situation();
        let is_news = situation.standing != Standing::Untried && self.screen != Screen::Submission;
        let changed =
            if is_news && self.differs_from_sent() { teller.say("standing-draft-differs") } else { String::new() };
        teller.join(&[situation.sentence(&teller), changed])
    }

    /// When and where the screen is read.
    pub(crate) fn moment(&self) -> SubmissionMoment {
        SubmissionMoment { now: self.now, zone: self.session.zone.clone() }
    }

    /// The last lines on the terminal, after the end: how everything stands that was sent, and how to go on.
    pub fn farewell(&self) -> Option<String> {
        let words = Words::new(self.session.language);
        let moment = self.moment();
        let teller = Formatter { words: &words, moment: &moment, ellipsis: "…" };
        let has_draft = self.has_form() && self.form.saved != Saved::Nothing;
        let situation = self.situation();
        let mut lines = Vec::new();
        if has_draft || situation.standing != Standing::Untried {
            lines.push(self.standing_text(&words, "…"));
            let [verb, _] = situation.command();
            let is_about_draft = situation.standing.spec().is_about_draft();
            let name = if is_about_draft { self.resume_name() } else { situation.name.as_str() };
            if !is_about_draft || self.form.saved == Saved::Saved {
                lines.extend(situation.next((&self.session.launch.invocation, [verb, name]), &teller));
            }
            lines.extend(self.form.unkept().map(|message| words.message(&message)));
        }
        for open in self.open_elsewhere() {
            let other = open.situation();
            lines.push(still_open(&other, &teller));
            let invocation = &self.session.launch.invocation;
            let Sent { region, endpoint, .. } = open.sent();
            // A name alone would be that of the draft.
            let invocation =
                if other.name == situation.name { invocation.at(endpoint, region) } else { invocation.clone() };
            lines.extend(other.next((&invocation, other.command()), &teller));
        }
        lines.extend(self.form.undeleted.iter().map(|message| words.message(message)));
        (!lines.is_empty()).then(|| lines.join("\n"))
    }

    /// The exit code of a program that ends now: that of the draft on the screen.
    pub fn exit_code(&self) -> u8 {
        self.situation().standing.spec().exit
    }

    /// Submissions of this session whose ends are open and that are not what the screen is about.
    fn open_elsewhere(&self) -> impl Iterator<Item = &Submission> {
        let shown = self.shown_submission().map(|submission| submission.number);
        let is_told = move |submission: &Submission| Some(submission.number) == shown;
        // The latest last.
        let all = self.submission.left_open.iter().chain(&self.submission.shown);
        all.filter(move |submission| submission.standing().spec().is_open && !is_told(submission))
    }

    /// What has an open end and is not what the screen is about, in words; empty where there is nothing.
    pub(crate) fn open_elsewhere_text(&self, words: &Words, ellipsis: &'static str) -> String {
        let moment = self.moment();
        let teller = Formatter { words, moment: &moment, ellipsis };
        let sentences: Vec<String> = self.open_elsewhere().map(|open| still_open(&open.situation(), &teller)).collect();
        teller.join(&sentences)
    }
}

/// How something stands that is not what the screen is about.
fn still_open(situation: &Situation, teller: &Formatter<'_>) -> String {
    teller.with("standing-still-open", &[("text", situation.sentence(teller).into())])
}

#[cfg(test)]
mod tests {
    use jiff::{Timestamp, ToSpan, tz::TimeZone};

    use super::*;
    use crate::{
        app::{lookup::Lookup, start::Launch, submission::ConfirmNote},
        domain::{
            endpoint::Endpoint,
            facts::{Identity, SecretFact},
            rule::{Message, Severity},
            submission::{Outcome, Receipt, Refusal, Step},
        },
        text::Language,
    };

    fn at(seconds: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + seconds.seconds()
    }

    /// A wizard with the form of a draft of that name, whose attempts have been asked for.
    fn app(name: &str) -> App {
        let (mut app, _) = App::open(Launch::default(), Language::En, TimeZone::UTC, at(0));
        app.screen = Screen::Form;
        app.form.draft.name = name.to_owned();
        app.form.draft.region = "ap-guangzhou".to_owned();
        app.form.focus = crate::app::form::Focus::default();
        app.ask_for_attempts(&mut Vec::new());
        app
    }

    fn attempt(account: &str, seconds: i64, outcome: Option<Outcome>) -> Attempt {
        Attempt {
            id: String::new(),
            name: "orders".to_owned(),
            endpoint: "https://ssm.tencentcloudapi.com".to_owned(),
            region: "ap-guangzhou".to_owned(),
            account: account.to_owned(),
            key_id: String::new(),
            sent: at(seconds),
            accepted: None,
            ended: outcome.is_some().then(|| at(seconds + 1)),
            body: String::new(),
            sha256: "sent".to_owned(),
            receipt: None,
            outcome,
        }
    }

    fn created() -> Outcome {
        Outcome::Created { receipt: Some(Receipt::default()), verification: Box::default() }
    }

    fn refused() -> Outcome {
        Outcome::Refused(Refusal::default())
    }

    fn knowing(found: Vec<Attempt>) -> App {
        let mut app = app("orders");
        let key = app.attempt_key();
        app.submission.attempts.take(&key, found);
        app
    }

    /// A submission of that name, which was sent and has no answer yet.
    fn sending(app: &App, name: &str, region: &str) -> Submission {
        let sent = Sent {
            name: name.to_owned(),
            region: region.to_owned(),
            endpoint: app.endpoint().to_string(),
            ..Sent::default()
        };
        let mut submission = Submission::new(sent, at(0));
        submission.stepped(at(1), Step::Sending { attempt: 1, bytes: 729, limit: 20 });
        submission
    }

    #[test]
    fn the_attempt_that_says_most_is_an_open_one_of_the_same_account() {
        for (found, says) in [
            (vec![attempt("1", 5, Some(refused())), attempt("1", 9, Some(refused()))], 9),
            (vec![attempt("1", 5, Some(created())), attempt("1", 9, Some(refused()))], 5),
            (vec![attempt("1", 3, None), attempt("1", 5, Some(created()))], 3),
            (vec![attempt("2", 3, None), attempt("1", 5, Some(created()))], 5),
            (vec![attempt("", 3, None), attempt("1", 5, Some(created()))], 3),
        ] {
            let mut app = knowing(found.clone());
            app.lookups.identity = Some(Identity { account: "1".into(), ..Identity::default() });
            assert_eq!(app.attempt().map(|attempt| attempt.sent), Some(at(says)), "{found:?}");
        }
        let app = knowing(vec![attempt("2", 3, None)]);
        assert!(app.attempt().is_some(), "whose key it is, is not known yet");
        let mut other = knowing(vec![attempt("", 3, None)]);
        other.form.draft.name.push('2');
        assert!(other.attempt().is_none(), "it was asked about another name");
    }

    #[test]
    fn the_journal_is_asked_once_about_a_name_that_is_not_being_typed() {
        let mut effects = Vec::new();
        let mut app = app("orders");
        app.ask_for_attempts(&mut effects);
        assert_eq!(effects.len(), 0, "it has been asked already");
        app.submission.attempts.forget();
        app.ask_for_attempts(&mut effects);
        assert_eq!(effects.len(), 1);
        app.form.draft.name.clear();
        app.ask_for_attempts(&mut effects);
        assert_eq!(effects.len(), 1, "there is no name");
        app.form.draft.name = "other".to_owned();
        app.focus_on(FieldId::Name, None);
        app.ask_for_attempts(&mut effects);
        assert_eq!(effects.len(), 1, "it is being typed");
        app.focus_on(FieldId::Prefix, None);
        app.ask_for_attempts(&mut effects);
        assert_eq!(effects.len(), 2);
    }

    #[test]
    fn a_submission_is_about_the_draft_with_its_name_at_its_place() {
        for (name, region, standing) in [
            ("orders", "ap-guangzhou", Standing::Sending),
            ("orders", "ap-beijing", Standing::Untried),
            ("other", "ap-guangzhou", Standing::Untried),
        ] {
            let mut app = app("orders");
            let submission = sending(&app, name, region);
            app.submission.begin(submission);
            assert_eq!(app.situation().standing, standing, "{name} {region}");
            app.screen = Screen::Submission;
            assert_eq!(app.situation().standing, Standing::Sending, "the screen is about it, whatever the draft is");
        }
    }

    #[test]
    fn a_submission_that_is_under_way_is_shown_again() {
        let mut app = app("orders");
        assert!(!app.show_submission_under_way());
        let (first, second) = (sending(&app, "orders", "ap-guangzhou"), sending(&app, "other", "ap-guangzhou"));
        app.submission.begin(first);
        app.submission.begin(second);
        assert!(app.show_submission_under_way() && app.screen == Screen::Submission);
        assert_eq!(app.submission.shown.as_ref().map(|shown| shown.sent().name.as_str()), Some("orders"));
        assert_eq!(app.submission.left_open.len(), 1, "the other one is kept");
    }

    #[test]
    fn what_was_created_is_gone_once_nothing_has_its_name() {
        let mut app = knowing(vec![attempt("", 3, Some(created()))]);
        assert!(app.situation().standing.spec().is_made());
        app.lookups.name = Some(NameState::Taken(Box::<SecretFact>::default()));
        assert!(app.situation().standing.spec().is_made());
        app.lookups.name = Some(NameState::Free);
        assert_eq!(app.situation().standing, Standing::Gone);
        let mut refused = knowing(vec![attempt("", 3, Some(refused()))]);
        refused.lookups.name = Some(NameState::Free);
        assert_eq!(refused.situation().standing, Standing::Refused, "nothing was made that could be gone");
    }

    #[test]
    fn a_draft_that_is_another_one_than_what_was_sent_is_said_to_differ() {
        let words = Words::new(Language::En);
        let differs = "The draft differs from what was sent.";
        let app = knowing(vec![attempt("", 3, Some(refused()))]);
        assert!(app.differs_from_sent() && app.standing_text(&words, "…").contains(differs));
        let unknown = knowing(vec![Attempt { sha256: String::new(), ..attempt("", 3, Some(refused())) }]);
        assert!(!unknown.differs_from_sent(), "what was sent is not known");
        let untried = knowing(Vec::new());
        assert!(!untried.differs_from_sent() && !untried.standing_text(&words, "…").contains(differs));
        // The screen of a submission shows what was sent, whatever the draft is now.
        let mut shown = app;
        let sent = Sent { sha256: "sent".into(), ..sending(&shown, "orders", "ap-guangzhou").sent().clone() };
        let mut submission = Submission::new(sent, at(0));
        submission.ended(at(9), refused());
        shown.submission.begin(submission);
        shown.screen = Screen::Submission;
        assert!(!shown.standing_text(&words, "…").contains(differs));
    }

    #[test]
    fn what_is_open_elsewhere_is_named_beside_the_draft_and_at_the_end() {
        let words = Words::new(Language::En);
        let mut app = app("orders");
        let (first, second) = (sending(&app, "first", "ap-guangzhou"), sending(&app, "orders", "ap-guangzhou"));
        app.submission.begin(first);
        app.submission.begin(second);
        let told = app.open_elsewhere_text(&words, "…");
        assert!(told.starts_with("Still open: Sending first to ") && !told.contains("orders"), "{told}");
        let farewell = app.farewell().unwrap();
        let lines: Vec<&str> = farewell.lines().collect();
        assert!(
            lines[0].starts_with("Sending orders to ") && farewell.contains("Still open: Sending first"),
            "{farewell}"
        );
        app.submission.numbered(1).unwrap().ended(at(9), Outcome::Refused(Refusal::default()));
        assert_eq!(app.open_elsewhere_text(&words, "…"), "", "what has its end is not open");
    }

    #[test]
    fn an_answer_about_a_name_goes_to_the_refusal_of_that_name() {
        let mut app = app("orders");
        let mut submission = sending(&app, "orders", "ap-guangzhou");
        let fault = Refusal { code: "ResourceInUse.SecretExists".into(), ..Refusal::default() };
        submission.ended(at(2), Outcome::Refused(fault));
        app.submission.begin(submission);
        let before = app.submission.shown.clone();
        app.lookups.name = Some(NameState::Taken(Box::<SecretFact>::default()));
        app.name_found(Lookup::Identity);
        assert_eq!(app.submission.shown, before, "it is an answer about something else");
        assert_eq!(app.submission.free_at, None);
        app.name_found(Lookup::Name);
        assert_ne!(app.submission.shown, before);
        app.form.draft.name.push('2');
        app.lookups.name = Some(NameState::Free);
        let taken = app.submission.shown.clone();
        app.name_found(Lookup::Name);
        assert_eq!(app.submission.shown, taken, "it is an answer about another name");
        assert_eq!(app.submission.free_at.as_ref().map(|(name, _)| name.as_str()), Some("orders2"));
    }

    #[test]
    fn only_what_was_sent_to_a_sandbox_that_is_gone_cannot_be_looked_for() {
        let app = app("orders");
        let may = |endpoint: &str| app.can_be_settled(&Attempt { endpoint: endpoint.into(), ..attempt("", 3, None) });
        assert!(may("https://ssm.tencentcloudapi.com") && may("https://ssm.example.com") && may("not an endpoint"));
        assert!(!may("http://127.0.0.1:8787"));
    }

    #[test]
    fn what_was_accepted_works_until_a_look_for_its_name_shows_another_status() {
        let words = Words::new(Language::En);
        let accepted = Attempt { receipt: Some(Receipt { flow: 43415, ..Receipt::default() }), ..attempt("", 3, None) };
        let mut app = knowing(vec![accepted]);
        for (status, told) in
            [("Creating", "task 43415 of orders is running"), ("Enabled", "the status of orders is now")]
        {
            let found = SecretFact { status: status.to_owned(), ..SecretFact::default() };
            app.lookups.name = Some(NameState::Taken(Box::new(found)));
            assert!(app.standing_text(&words, "…").contains(told), "{status}: {}", app.standing_text(&words, "…"));
        }
    }

    #[test]
    fn the_screen_of_a_submission_tells_its_end_whatever_became_of_the_name_since() {
        let mut app = app("orders");
        let mut submission = sending(&app, "orders", "ap-guangzhou");
        submission.ended(at(9), created());
        let standing = submission.standing();
        app.submission.begin(submission);
        app.lookups.name = Some(NameState::Free);
        assert_eq!(app.situation().standing, Standing::Gone);
        app.screen = Screen::Submission;
        assert_eq!(app.situation().standing, standing);
    }

    #[test]
    fn a_draft_is_under_way_until_its_submission_ends() {
        let mut app = app("orders");
        let (other, submission) = (sending(&app, "other", "ap-guangzhou"), sending(&app, "orders", "ap-guangzhou"));
        app.submission.begin(other);
        assert!(!app.is_draft_under_way());
        app.submission.begin(submission);
        assert!(app.is_draft_under_way());
        app.submission.shown.as_mut().unwrap().ended(at(9), refused());
        assert!(!app.is_draft_under_way());
    }

    #[test]
    fn the_last_lines_name_the_draft_that_was_kept_and_how_to_go_on_with_it() {
        let mut app = app("orders");
        app.form.saved = Saved::Nothing;
        assert_eq!(app.farewell(), None, "nothing was entered and nothing sent");
        app.form.saved = Saved::Saved;
        assert_eq!(app.farewell().as_deref(), Some("Not sent yet.\nDraft kept: dbcred resume orders"));
        app.form.saved = Saved::Pending;
        assert_eq!(app.farewell().unwrap().lines().next(), Some("Not sent yet."));
        assert!(!app.farewell().unwrap().contains("dbcred resume"), "it is not on the disk");
        app.screen = Screen::Start;
        app.start.left = None;
        assert_eq!(app.farewell(), None, "there is no form");
        // What was sent has to be followed, whether a draft was kept or not.
        for saved in [Saved::Nothing, Saved::Saved, Saved::Failed(String::new())] {
            let mut sent = knowing(vec![attempt("", 3, None)]);
            sent.form.saved = saved;
            assert!(sent.farewell().unwrap().contains("To find out: dbcred resume orders"), "{:?}", sent.farewell());
        }
    }

    #[test]
    fn of_two_places_with_the_same_name_the_other_one_is_named_by_its_place() {
        for (name, is_placed) in [("orders", true), ("other", false)] {
            let mut app = app("orders");
            let (first, second) = (sending(&app, name, "ap-beijing"), sending(&app, "orders", "ap-guangzhou"));
            app.submission.begin(first);
            app.submission.begin(second);
            app.submission.numbered(1).unwrap().ended(at(9), Outcome::Working { receipt: None, trouble: None });
            let farewell = app.farewell().unwrap();
            assert!(farewell.contains(&format!("dbcred status {name}")), "{farewell}");
            assert_eq!(farewell.contains("--region ap-beijing"), is_placed, "{farewell}");
        }
    }

    #[test]
    fn what_became_of_an_attempt_is_looked_for_where_it_was_sent_with_what_was_asked_for() {
        let body = r#"{"SecretName":"orders","ProductName":"Mysql","InstanceID":"cdb-n4j3y33j"}"#;
        let sent = Attempt { body: body.to_owned(), region: "ap-beijing".to_owned(), ..attempt("", 3, None) };
        let mut effects = Vec::new();
        let mut app = app("something");
        app.screen = Screen::Start;
        app.settle_from_start(&sent, &mut effects);
        assert_eq!(app.screen, Screen::Submission);
        let draft = &app.form.draft;
        assert_eq!((draft.name.as_str(), draft.region.as_str()), ("orders", "ap-beijing"));
        assert_eq!(draft.instance, "cdb-n4j3y33j");
        assert_eq!(draft.endpoint, "", "it is the place where requests go anyway");
        let shown = app.submission.shown.as_ref().unwrap();
        assert!(shown.is_from_start() && !shown.sent().is_sandbox);
        assert!(effects.iter().any(|effect| matches!(effect, Effect::Runtime(RuntimeTask::Settle(..)))));
        let elsewhere = Attempt { endpoint: "https://ssm.example.com".to_owned(), ..sent };
        app.screen = Screen::Start;
        app.session.approved.push(Endpoint::parse(&elsewhere.endpoint, None).unwrap());
        app.settle_from_start(&elsewhere, &mut effects);
        assert_eq!(app.form.draft.endpoint, "https://ssm.example.com");
    }

    #[test]
    fn what_is_looked_for_keeps_what_was_accepted_and_where_one_came_from() {
        let sent = Attempt { body: r#"{"SecretName":"orders"}"#.to_owned(), ..attempt("", 3, None) };
        let risk = ConfirmNote { severity: Severity::Warning, field: None, message: Message::new("risk") };
        let mut app = app("orders");
        let accepted = Sent { risks: vec![risk.clone()], ..Sent::of_attempt(&sent) };
        app.submission.begin(Submission::new(accepted, at(0)));
        let looked_for = |app: &App| {
            let shown = app.submission.shown.as_ref().unwrap();
            (shown.sent().risks.clone(), shown.is_from_start(), shown.sent().is_sandbox)
        };
        app.settle(&sent, &mut Vec::new());
        assert_eq!(looked_for(&app), (vec![risk.clone()], false, false));
        app.screen = Screen::Start;
        app.settle_from_start(&sent, &mut Vec::new());
        assert_eq!(looked_for(&app), (vec![risk.clone()], true, false));
        app.settle(&sent, &mut Vec::new());
        assert!(looked_for(&app).1, "from its own screen it is still that of the first screen");
        app.screen = Screen::Form;
        app.session.launch.sandbox = Some("127.0.0.1:8787".to_owned());
        app.settle(&sent, &mut Vec::new());
        assert_eq!(looked_for(&app), (vec![risk], false, true));
    }
}
