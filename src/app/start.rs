//! The first screen: whose key, where to, and what there is to go on with.

use jiff::Timestamp;

use super::{
    App, Effect, RuntimeTask, Saved, Screen,
    keys::{Actions, Command},
    overlay::{ChoiceAction, choice_actions},
};
use crate::domain::{
    attempt::Attempt,
    destination::ProfileEndpoint,
    draft::Draft,
    endpoint::Endpoint,
    fields::{FIELDS, FieldSpec},
    invocation::Invocation,
    key_place::KeyPlace,
    rule::Message,
    steps::StepId,
};

/// What a face knows when it opens the wizard.
#[derive(Clone, Debug, Default)]
pub struct Launch {
    /// How dbcred was called, for the commands that it prints.
    pub invocation: Invocation,
    /// The endpoint of a flag, or of the sandbox; `None` leaves it to the draft and the profile.
    pub endpoint: Option<Endpoint>,
    /// The site of a flag.
    pub site: Option<crate::domain::endpoint::Site>,
    /// The region of a flag; empty without one.
    pub region: String,
    /// The address of the sandbox, where one runs.
    pub sandbox: Option<String>,
    /// Whether the form opens at once (`dbcred new`).
    pub opens_form: bool,
}

/// How the search for a key stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum KeyState {
    /// Not searched yet.
    #[default]
    Searching,
    /// None.
    Missing(Vec<Looked>),
    /// One.
    Found(KeyView),
}

/// A place where a key was looked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Looked {
    /// What kind of place.
    pub kind: Message,
    /// Where.
    pub place: String,
    /// What was there.
    pub finding: Message,
}

/// A key as it may be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyView {
    /// `AKID…Q7xT`
    pub short_id: String,
    /// Where it comes from.
    pub source: Message,
    /// When it ends.
    pub expires: Option<Timestamp>,
    /// What is risky about its source.
    pub warnings: Vec<Message>,
}

/// What comes with the search for a key: the surroundings of the profile.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Profile {
    /// The region and where it comes from.
    pub region: Option<(String, Message)>,
    /// The endpoint of the profile.
    pub endpoint: Option<Box<ProfileEndpoint>>,
}

/// A draft that is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftRow {
    /// The name of its file.
    pub id: String,
    /// `SecretName`, or empty.
    pub name: String,
    /// `ProductName`, or empty.
    pub product: String,
    /// `InstanceID`, or empty.
    pub instance: String,
    /// `X-TC-Region`, or empty.
    pub region: String,
    /// The first step with something required that is empty; the review where nothing is.
    pub step: usize,
    /// When it was saved.
    pub saved: Timestamp,
}

impl DraftRow {
    /// The row of a draft that is kept under that name.
    #[must_use]
    pub(crate) fn of(id: String, draft: &Draft, saved: Timestamp) -> DraftRow {
        let is_open = |spec: &&FieldSpec| spec.is_required && spec.is_empty(draft);
        let step = FIELDS.iter().filter(is_open).map(|spec| spec.step.number()).min();
        DraftRow {
            id,
            name: draft.name.clone(),
            product: draft.product.clone(),
            instance: draft.instance.clone(),
            region: draft.region.clone(),
            step: step.unwrap_or(StepId::Review.number()),
            saved,
        }
    }
}

/// One row of the start screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Choice {
    /// The screen that was left for this one.
    Back(Screen),
    /// An empty form.
    New,
    /// A draft that is kept.
    Continue(DraftRow),
    /// A submission without a known end.
    Settle(Box<Attempt>),
    /// The drafts that have no row of their own: how many.
    MoreDrafts(usize),
    /// A new draft that begins with what an existing credential has.
    Like,
    /// A file.
    Open,
    /// Another key, region or endpoint.
    Elsewhere,
    /// A key for this session, to be typed.
    TypeKey,
    /// The stand-in for the cloud.
    Sandbox,
    /// The search for a key again.
    LookAgain,
}

/// Drafts that have a row of their own, the newest ones.
const MOST_DRAFTS: usize = 4;

/// The first screen.
#[derive(Clone, Debug, Default)]
pub struct Start {
    /// The row under the cursor.
    pub selected: usize,
    /// Drafts that are kept, newest first.
    pub drafts: Vec<DraftRow>,
    /// Submissions without a known end.
    pub(crate) unsettled: Vec<Attempt>,
    /// The screen that was left for this one. Esc goes back to it.
    pub(super) left: Option<Screen>,
    /// The places that have a key, as they were last listed.
    pub(crate) places: Vec<KeyPlace>,
    /// Whether the existing credentials were asked for.
    pub(super) wants_credentials: bool,
    /// The existing credential that is being read.
    pub(super) reading: Option<String>,
}

impl App {
    /// The rows of the first screen, in order.
    pub fn choices(&self) -> Vec<Choice> {
        let left = self.start.left;
        let mut choices: Vec<Choice> = left.into_iter().map(Choice::Back).collect();
        // Until a key that has expired is replaced, nothing is sent; where none was found, the form can be filled in first.
        choices.extend(match self.session.key {
            _ if self.session.is_sandbox() || self.session.has_key(self.now) => vec![Choice::New],
            KeyState::Searching => vec![Choice::New],
            KeyState::Found(_) => vec![Choice::LookAgain, Choice::New],
            KeyState::Missing(_) => vec![Choice::New, Choice::LookAgain],
        });
        // What became of a create matters more than any draft.
        choices.extend(self.start.unsettled.iter().cloned().map(Box::new).map(Choice::Settle));
        // The draft that can be gone back to has a row already.
        let is_other = |row: &&DraftRow| left.is_none() || row.id != self.form.draft_id;
        let others = || self.start.drafts.iter().filter(is_other);
        choices.extend(others().take(MOST_DRAFTS).cloned().map(Choice::Continue));
        let more = others().count().saturating_sub(MOST_DRAFTS);
        choices.extend((more > 0).then_some(Choice::MoreDrafts(more)));
        choices.extend([Choice::Like, Choice::Open, Choice::Elsewhere]);
        if !self.session.is_sandbox() {
            choices.push(Choice::TypeKey);
            // A key that is good may have a successor.
            choices.extend(self.session.has_key(self.now).then_some(Choice::LookAgain));
            choices.push(Choice::Sandbox);
        }
        choices
    }

    /// What the commands mean on the first screen. Esc goes back to the screen that was left, where there is one.
    pub(super) fn start_actions(&self) -> Actions<ChoiceAction> {
        let mut actions = choice_actions(self.choices().len());
        actions.retain(|(command, _)| *command != Command::Back || self.start.left.is_some());
        actions
    }

    /// Whether a form is open: on the screen, or left for the first screen.
    pub(super) fn has_form(&self) -> bool {
        self.screen != Screen::Start || self.start.left.is_some()
    }

    /// Leaves what is on the screen for the first screen. The draft is saved. Where something was entered or sent, the
    /// user can go back to it.
    pub(super) fn go_to_start(&mut self, effects: &mut Vec<Effect>) {
        self.take_grant_line();
        self.form.flush(effects);
        let has_content = self.form.saved != Saved::Nothing || self.submission.shown.is_some();
        self.open_start(has_content.then_some(self.screen), effects);
    }

    /// Opens the first screen. The drafts are listed again, because they may have changed.
    pub(super) fn open_start(&mut self, left: Option<Screen>, effects: &mut Vec<Effect>) {
        self.start.left = left;
        self.start.selected = 0;
        self.screen = Screen::Start;
        effects.push(Effect::Runtime(RuntimeTask::List));
    }
}
