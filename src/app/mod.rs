//! The wizard as a pure state machine: events in, effects out. Nothing here waits, reads a clock, touches a file, or
//! knows a colour; a key is never seen.

pub mod attempts;
pub mod bindings;
pub mod destination;
pub mod editor;
mod editor_bridge;
mod effect;
mod event;
mod findings;
pub mod form;
pub mod history;
mod keeping;
pub mod keys;
pub mod lookup;
pub mod overlay;
pub mod picker;
pub mod preview;
pub mod questions;
mod settling;
pub mod start;
pub mod submission;
mod update;

use std::collections::BTreeSet;

use jiff::{Timestamp, tz::TimeZone};

use self::{
    attempts::Attempts,
    bindings::Bindings,
    editor::Editor,
    form::Focus,
    history::History,
    lookup::Lookups,
    overlay::Overlay,
    picker::Picker,
    preview::Pane,
    start::{KeyState, Launch, Profile, Start},
    submission::{Sent, Submission},
};
pub use self::{
    effect::Effect,
    event::{Event, Piece, Timer},
    keeping::Saved,
};
use crate::{
    catalog::{Catalog, Product},
    domain::{
        draft::Draft,
        endpoint::{Endpoint, Site},
        facts::Setting,
        fields::FieldId,
        request::{Request, check},
        rule::{Issue, Message, Severity},
        steps::StepId,
    },
    text::Language,
};

/// The message that something kept on the disk is being read; it goes when that has come.
pub const STILL_READING: &str = "files-reading";

/// What is on the screen below the overlays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// The first screen.
    Start,
    /// The form, the review included.
    Form,
    /// The signed preview.
    Preview,
    /// A submission.
    Submission,
}

/// How near a create is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Near {
    /// It is not.
    #[default]
    No,
    /// The review is on the screen.
    Review,
    /// The dialog asks for the `yes`.
    Asked,
}

/// The state of the wizard.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, and any mix of them can be")]
pub struct App {
    /// Products and faults.
    pub catalog: &'static Catalog,
    /// The time of the latest event.
    pub now: Timestamp,
    /// The zone of this machine.
    pub zone: TimeZone,
    /// The language of the interface.
    pub language: Language,
    /// Columns and lines of the terminal.
    pub size: (u16, u16),
    /// What the face knew at the start.
    pub launch: Launch,
    /// The key table.
    pub bindings: Bindings,
    /// The key.
    pub key: KeyState,
    /// What the profile says beside the key.
    pub profile: Profile,
    /// What is on the screen.
    pub screen: Screen,
    /// What lies over it, the uppermost last.
    pub overlays: Vec<Overlay>,
    /// The first screen.
    pub start: Start,
    /// What was typed.
    pub draft: Draft,
    /// The name of the file that keeps the draft.
    pub draft_id: String,
    /// Whether the draft is kept.
    pub saved: Saved,
    /// Whether the draft was begun with something in it that was never handed over to be kept.
    is_new: bool,
    /// Whether another draft of the same name was seen on disk.
    has_twin: bool,
    /// That a draft which was to go is still there, and why.
    undeleted: Option<Message>,
    /// The exit code with which the program ends once the draft is kept, or gone.
    leaving: Option<u8>,
    /// The name that was seen to be free last, and when.
    free_at: Option<(String, Timestamp)>,
    /// Undo and redo.
    pub history: History,
    /// Where the next key goes.
    pub focus: Focus,
    /// The list under a field.
    pub picker: Picker,
    /// The privilege editor.
    pub editor: Editor,
    /// Look-ups and their answers.
    pub lookups: Lookups,
    /// Steps that were seen.
    pub seen: BTreeSet<StepId>,
    /// Fields that were left once, so that what is wrong with them is said.
    pub touched: BTreeSet<FieldId>,
    /// Whether sending was tried, so that everything wrong is said.
    pub is_attempted: bool,
    /// Whether what is wrong in focus may be said.
    pub is_revealed: bool,
    /// What a refusal said about a field, until its value changes.
    pub refusal: Option<RefusedValue>,
    /// The preview.
    pub pane: Pane,
    /// The submission.
    pub submission: Option<Submission>,
    /// What the journal knows of the draft's name.
    pub attempts: Attempts,
    /// Submissions of this session that another one took the place of while their ends were open.
    left_open: Vec<Submission>,
    /// The number of the latest submission.
    submissions: u64,
    /// The latest thing to be said in the status line.
    pub notice: Option<Message>,
    /// Whether `^C` was pressed and the next one ends the program.
    pub is_interrupted: bool,
    request: Option<Request>,
    issues: Vec<Issue>,
    /// Endpoints of files that the user said yes to.
    approved: Vec<Endpoint>,
    /// What the look-ups and the create were told to use.
    connected: Option<(Endpoint, Language)>,
    /// How near a create was after the latest event.
    near: Near,
    waits: u64,
    reveal_wait: u64,
    /// Whether the latest change came from undo or redo, and must not be noted as a new one.
    is_time_travel: bool,
}

/// A refusal that stands under its field like a local error.
#[derive(Clone, Debug, PartialEq)]
pub struct RefusedValue {
    /// The field.
    pub field: FieldId,
    /// What the service said.
    pub message: Message,
    /// The draft's value then.
    pub value: String,
}

impl App {
    /// Opens the wizard on a terminal of that size; the effects are those of the start.
    pub fn open(launch: Launch, language: Language, zone: TimeZone, now: Timestamp) -> (App, Vec<Effect>) {
        let opens_form = launch.opens_form;
        let mut app = App {
            catalog: Catalog::built_in(),
            now,
            zone,
            language,
            size: (80, 24),
            launch,
            bindings: Bindings::default(),
            key: KeyState::Searching,
            profile: Profile::default(),
            screen: Screen::Start,
            overlays: Vec::new(),
            start: Start::default(),
            draft: Draft::default(),
            draft_id: String::new(),
            saved: Saved::Nothing,
            is_new: false,
            has_twin: false,
            undeleted: None,
            leaving: None,
            free_at: None,
            history: History::default(),
            focus: Focus::default(),
            picker: Picker::default(),
            editor: Editor::default(),
            lookups: Lookups::default(),
            seen: BTreeSet::new(),
            touched: BTreeSet::new(),
            is_attempted: false,
            is_revealed: false,
            refusal: None,
            pane: Pane::default(),
            submission: None,
            attempts: Attempts::default(),
            left_open: Vec::new(),
            submissions: 0,
            notice: None,
            is_interrupted: false,
            request: None,
            issues: Vec::new(),
            approved: Vec::new(),
            connected: None,
            near: Near::No,
            waits: 0,
            reveal_wait: 0,
            is_time_travel: false,
        };
        if opens_form {
            app.begin(Draft::default(), None);
        }
        (app, vec![Effect::SearchKey, Effect::List])
    }

    /// The site, which decides the fields that are offered.
    pub fn site(&self) -> Site {
        self.launch.site.unwrap_or_else(|| self.endpoint().site())
    }

    /// Whether requests go to the sandbox.
    pub fn is_sandbox(&self) -> bool {
        self.launch.sandbox.is_some()
    }

    /// Whether there is a key.
    pub fn has_key(&self) -> bool {
        matches!(&self.key, KeyState::Found(view) if view.expires.is_none_or(|end| end > self.now))
    }

    /// That the key belongs to another account than the one that is expected, where both are known.
    pub fn other_account(&self) -> Option<Message> {
        let expected = self.launch.invocation.expected_account.as_deref()?;
        let found = self.lookups.identity.as_ref().map(|identity| identity.account.as_str())?;
        let message = Message::new("submission-not-sent-other-account").with("expected", expected);
        (found != expected).then(|| message.with("found", found))
    }

    /// The draft's product, by name or by the instance's id.
    pub fn product(&self) -> Option<&'static Product> {
        self.catalog.product_of(&self.draft.product, &self.draft.instance)
    }

    /// The surroundings of a check.
    pub fn setting(&self) -> Setting {
        Setting { site: self.site(), now: self.now, zone: self.zone.clone() }
    }

    /// Every issue of the draft, in the order of the form.
    pub fn issues(&self) -> &[Issue] {
        &self.issues
    }

    /// The request, where no issue is an error.
    pub fn request(&self) -> Option<&Request> {
        self.request.as_ref()
    }

    /// The issues of a level.
    pub fn count(&self, severity: Severity) -> usize {
        self.issues().iter().filter(|issue| issue.severity == severity).count()
    }

    /// Whether an issue may be said: its field was left, or is in focus and the user stopped typing, or sending was
    /// tried.
    pub fn is_shown(&self, issue: &Issue) -> bool {
        if self.is_choosing(issue) {
            return false;
        }
        if self.is_attempted {
            return true;
        }
        let in_focus = self.focus.field() == Some(issue.field) && self.screen == Screen::Form;
        match issue.item {
            Some(item) if in_focus && item == self.focus.row => self.is_revealed,
            Some(_) if in_focus => true,
            None if in_focus => self.is_revealed,
            _ => self.touched.contains(&issue.field),
        }
    }

    /// Whether an issue is about letters on their way: they only choose in an open list, or are words for a moment
    /// that becomes one when the field is left.
    fn is_choosing(&self, issue: &Issue) -> bool {
        if issue.message.id == "rule-begin-form" && self.screen == Screen::Form {
            return self.focus.field() == Some(issue.field);
        }
        issue.severity < Severity::Error
            && self.focus.picker_field() == Some(issue.field)
            && self.picker.is_open
            && !self.picker.matches().is_empty()
    }

    /// The issues of a field that may be said.
    pub fn shown_issues(&self, field: FieldId) -> impl Iterator<Item = &Issue> {
        self.issues().iter().filter(move |issue| issue.field == field && self.is_shown(issue))
    }

    /// Whether letters are text where the focus is.
    pub fn is_typing(&self) -> bool {
        if let Some(overlay) = self.overlays.last() {
            return overlay.is_typing();
        }
        match self.screen {
            Screen::Form => self.focus.is_text(self),
            Screen::Start | Screen::Preview | Screen::Submission => false,
        }
    }

    /// Whether the terminal is too small to show anything.
    pub fn is_too_small(&self) -> bool {
        is_too_small(self.size)
    }

    /// What a create would send, as the dialog and the result tell it.
    pub fn sent(&self, request: &Request) -> Sent {
        let key = match &self.key {
            KeyState::Found(view) => view.short_id.clone(),
            KeyState::Searching | KeyState::Missing(_) => String::new(),
        };
        let instance = self.lookups.instances.iter().find(|instance| instance.id == request.body().instance_id);
        Sent {
            instance_name: instance.map(|instance| instance.name.clone()).unwrap_or_default(),
            account: self.lookups.identity.as_ref().map(|identity| identity.account.clone()).unwrap_or_default(),
            user: self.lookups.identity.as_ref().map(|identity| identity.user.clone()).unwrap_or_default(),
            endpoint: self.endpoint().to_string(),
            key,
            is_sandbox: self.is_sandbox(),
            imported: self.editor.imported().cloned().collect(),
            free_at: self.free_at.as_ref().filter(|(name, _)| *name == request.body().secret_name).map(|(_, at)| *at),
            ..Sent::of(request)
        }
    }

    /// What was typed elsewhere is no reason to say what is wrong here.
    fn stop_reveal(&mut self) {
        self.reveal_wait = 0;
    }

    /// Checks the draft again.
    fn recheck(&mut self) {
        let setting = self.setting();
        (self.request, self.issues) = check(&self.draft, self.catalog, &self.lookups.facts, &setting);
        let more = self.findings();
        self.issues.extend(more);
        self.issues.sort_by_key(|issue| issue.field);
    }
}

/// Whether so many columns and lines are too few for anything that one could act on.
pub fn is_too_small((columns, lines): (u16, u16)) -> bool {
    columns < 50 || lines < 14
}
