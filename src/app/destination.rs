//! Where the wizard asks, and the question before anything goes to a host that only a file names.

use super::{App, Effect, RuntimeTask, Screen, Session, overlay::Overlay};
use crate::domain::{
    attempt::Attempt,
    destination::{self, Destination, DestinationError, EndpointSources, NamedBy},
    draft::Draft,
    endpoint::{Endpoint, Site, is_region},
    rule::Message,
};

/// The question whether an endpoint may be used. Until it is answered nothing is sent.
#[derive(Clone, Debug)]
pub struct EndpointQuestion {
    /// What was named, and who named it.
    pub(crate) undecided: DestinationError,
    /// The row under the cursor.
    pub(crate) selected: usize,
    /// The submission that is looked for there once the answer is yes.
    settles: Option<Attempt>,
}

impl EndpointQuestion {
    /// The answers; the words are `endpoint-answer-<key>`. The first one sends nothing to it.
    pub(crate) fn answers(&self) -> &'static [&'static str] {
        match (&self.undecided, &self.settles) {
            (DestinationError::Foreign(_), None) => &["public", "use", "cancel"],
            (DestinationError::Malformed { .. }, None) => &["public", "cancel"],
            (_, Some(_)) => &["cancel", "use"],
        }
    }
}

impl Session {
    /// Where the requests of a draft go, or why none may go yet.
    fn destination(&self, draft: &Draft) -> Result<Destination, DestinationError> {
        self.destination_of((&draft.endpoint, &NamedBy::Draft), self.launch.site, &draft.region)
    }

    fn destination_of(
        &self,
        file: (&str, &NamedBy),
        site: Option<Site>,
        region: &str,
    ) -> Result<Destination, DestinationError> {
        destination::decide(&EndpointSources {
            option: self.launch.endpoint.as_ref(),
            site,
            file,
            profile: self.profile.endpoint.as_deref(),
            approved: &self.approved,
            region,
        })
    }

    fn endpoint(&self, draft: &Draft) -> Endpoint {
        match self.destination(draft) {
            Ok(decided) | Err(DestinationError::Foreign(decided)) => decided.endpoint,
            Err(DestinationError::Malformed { .. }) => Endpoint::public(self.launch.site.unwrap_or(Site::China), ""),
        }
    }

    /// Whether the requests of a draft may go to its endpoint.
    pub(super) fn is_decided(&self, draft: &Draft) -> bool {
        self.destination(draft).is_ok()
    }

    /// Has the runtime ask at another endpoint or in another language, whenever either has changed; a key that was just
    /// found counts too. A key that has to be asked for is asked for there.
    /// Returns whether it is another endpoint than the one before, whose answers say nothing of this one.
    pub(super) fn connect(&mut self, draft: &Draft, effects: &mut Vec<Effect>) -> bool {
        // While the endpoint is a question, nothing is asked there.
        if !self.is_profile_known || !self.is_decided(draft) {
            self.connected = None;
            return false;
        }
        let endpoint = self.endpoint(draft);
        let wanted = Some((endpoint.clone(), self.language));
        if wanted != self.connected {
            self.connected = wanted;
            effects.push(Effect::Runtime(RuntimeTask::Connect(endpoint.clone(), self.language)));
        }
        self.asked_at.replace(endpoint.clone()).is_some_and(|before| before != endpoint)
    }

    /// The region of the look-ups of a draft: its own, else the one that a new draft begins with.
    pub(crate) fn asked_region(&self, draft: &Draft) -> String {
        let regions = [draft.region.as_str(), self.default_region()];
        regions.into_iter().find(|region| is_region(region)).unwrap_or_default().to_owned()
    }
}

impl App {
    /// Where requests go; while that is a question it is what was named, to be shown: nothing is sent to it.
    pub fn endpoint(&self) -> Endpoint {
        self.session.endpoint(&self.form.draft)
    }

    /// Asks about the endpoint where it is not decided, and closes a question that is decided meanwhile. Before the key
    /// or the way to it is found there is nothing that could be sent, and the profile is not known.
    pub(super) fn question_endpoint(&mut self) {
        let is_asked = |overlay: &Overlay| matches!(overlay, Overlay::Endpoint(question) if question.settles.is_none());
        if !self.session.is_profile_known {
            return;
        }
        match self.session.destination(&self.form.draft) {
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
        let Err(undecided) = self.session.destination_of(named, None, &self.form.draft.region) else { return true };
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

    /// The user chose neither: the draft or the profile that named the endpoint is not used.
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
