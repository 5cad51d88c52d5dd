//! Where the wizard asks, and the question before anything goes to a host that only a file names.

use super::{App, Effect, RuntimeTask, Screen, overlay::Overlay};
use crate::domain::{
    attempt::Attempt,
    destination::{self, Candidates, Destination, DestinationError, NamedBy},
    draft::Draft,
    endpoint::{Endpoint, Site},
    rule::Message,
};

/// The question whether an endpoint may be used. Until it is answered nothing leaves.
#[derive(Debug)]
pub struct EndpointQuestion {
    /// What was named, and who named it.
    pub undecided: DestinationError,
    /// The row under the cursor.
    pub selected: usize,
    /// The submission that is looked for there once the answer is yes.
    settles: Option<Attempt>,
}

impl EndpointQuestion {
    /// The answers; the words are `endpoint-answer-<key>`. The first one sends nothing to it.
    pub fn answers(&self) -> &'static [&'static str] {
        match (&self.undecided, &self.settles) {
            (DestinationError::Foreign(_), None) => &["public", "use", "cancel"],
            (DestinationError::Malformed { .. }, None) => &["public", "cancel"],
            (_, Some(_)) => &["cancel", "use"],
        }
    }
}

impl App {
    /// Where requests go, or why none may go yet.
    fn destination(&self) -> Result<Destination, DestinationError> {
        self.destination_of((&self.form.draft.endpoint, &NamedBy::Draft), self.session.launch.site)
    }

    fn destination_of(&self, file: (&str, &NamedBy), site: Option<Site>) -> Result<Destination, DestinationError> {
        destination::decide(&Candidates {
            option: self.session.launch.endpoint.as_ref(),
            site,
            file,
            profile: self.session.profile.endpoint.as_deref(),
            approved: &self.session.approved,
            region: &self.form.draft.region,
        })
    }

    /// Where requests go; while that is a question it is what was named, to be shown: nothing is sent to it.
    pub fn endpoint(&self) -> Endpoint {
        match self.destination() {
            Ok(decided) | Err(DestinationError::Foreign(decided)) => decided.endpoint,
            Err(DestinationError::Malformed { .. }) => {
                Endpoint::public(self.session.launch.site.unwrap_or(Site::China), "")
            }
        }
    }

    /// Whether requests may go to the endpoint.
    pub(super) fn is_decided(&self) -> bool {
        self.destination().is_ok()
    }

    /// Asks about the endpoint where that is a question, and takes a question back that is none any more. Before the
    /// key is found there is nothing that could be sent, and the profile is not known.
    pub(super) fn question_endpoint(&mut self) {
        let is_asked = |overlay: &Overlay| matches!(overlay, Overlay::Endpoint(question) if question.settles.is_none());
        if self.session.key == super::start::KeyState::Searching {
            return;
        }
        match self.destination() {
            Ok(_) => self.overlays.close(is_asked),
            Err(undecided) if !self.overlays.any(is_asked) => {
                let question = EndpointQuestion { undecided, selected: 0, settles: None };
                self.overlays.push(Overlay::Endpoint(Box::new(question)));
            }
            Err(_) => {}
        }
    }

    /// Whether what was sent earlier may be looked for where the journal says it went; if not, asks first.
    pub(super) fn may_settle_at(&mut self, attempt: &Attempt) -> bool {
        let named = (attempt.endpoint.as_str(), &NamedBy::Journal);
        let Err(undecided) = self.destination_of(named, None) else { return true };
        let question = EndpointQuestion { undecided, selected: 0, settles: Some(attempt.clone()) };
        self.overlays.push(Overlay::Endpoint(Box::new(question)));
        false
    }

    /// Takes the answer under the cursor.
    pub(super) fn answer_endpoint(&mut self, question: &EndpointQuestion, effects: &mut Vec<Effect>) {
        match (question.answers()[question.selected], &question.undecided) {
            ("use", DestinationError::Foreign(destination)) => {
                self.session.approved.push(destination.endpoint.clone());
                effects.push(Effect::Runtime(RuntimeTask::Approve(destination.endpoint.clone())));
                if let Some(attempt) = &question.settles {
                    self.settle_from_start(attempt, effects);
                }
            }
            ("public", undecided) => {
                match undecided.named_by() {
                    NamedBy::Profile(_) => self.session.profile.endpoint = None,
                    _ => self.edited(effects, |app, _| app.form.draft.endpoint.clear()),
                }
                self.recheck();
            }
            _ => self.decline_endpoint(question),
        }
    }

    /// Neither: what brought the endpoint is left as it was.
    pub(super) fn decline_endpoint(&mut self, question: &EndpointQuestion) {
        if question.settles.is_some() {
            return;
        }
        self.session.notice = Some(Message::new("endpoint-declined").with("endpoint", question.undecided.shown()));
        if matches!(question.undecided.named_by(), NamedBy::Profile(_)) {
            self.session.profile.endpoint = None;
            return;
        }
        self.begin(Draft::default(), None);
        self.screen = Screen::Start;
    }
}
