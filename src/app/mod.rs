//! The wizard as a pure state machine: events in, effects out. Nothing here waits, reads a clock, touches a file, or
//! knows a colour. Of a key nothing is seen, except while it is typed.

pub mod attempts;
pub mod bindings;
mod commands;
pub(crate) mod context;
pub(crate) mod destination;
pub(crate) mod editor;
mod editor_bridge;
mod effect;
mod event;
mod findings;
pub mod form;
pub mod guess;
pub(crate) mod history;
mod keeping;
pub mod keys;
pub(crate) mod list_dialog;
pub mod lookup;
pub(crate) mod marked;
mod mouse;
pub(crate) mod name_holder;
pub mod overlay;
pub(crate) mod page;
pub mod picker;
pub mod preview;
pub(crate) mod preview_rows;
pub(crate) mod questions;
mod session;
mod settling;
pub mod start;
pub(crate) mod submission;
mod submission_view;
pub(crate) mod typed_key;
mod update;
pub(crate) mod wrap;

use jiff::{Timestamp, tz::TimeZone};

pub(crate) use self::session::WIDEST_FRAME;
use self::{
    editor::Editor,
    form::Form,
    lookup::Lookups,
    overlay::Overlays,
    preview::Pane,
    start::{Launch, Start},
    submission::Sent,
};
pub use self::{
    effect::{DraftChange, Effect, RuntimeTask, TerminalEffect},
    event::{Event, Piece, Timer},
    keeping::Saved,
    mouse::{Target, WheelTurn},
    session::Session,
    submission_view::SubmissionView,
};
use crate::{
    catalog::Product,
    domain::{
        draft::Draft,
        endpoint::Site,
        facts::Setting,
        fields::FieldId,
        request::{Request, check},
        rule::{Issue, Message},
        unadded,
    },
    text::Language,
};

/// The message that something kept on the disk is being read; it goes when that has come.
pub(crate) const STILL_READING: &str = "files-reading";

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

impl Screen {
    /// The stem of the title over the path that is written to from here.
    pub(crate) fn write_title(self) -> &'static str {
        match self {
            Screen::Submission => "write-title-receipt",
            Screen::Preview => "write-title-preview",
            Screen::Start | Screen::Form => "write-title",
        }
    }
}

/// The wizard: its parts, and which of them is on the screen.
#[derive(Clone, Debug)]
pub struct App {
    /// The time of the latest event.
    pub(crate) now: Timestamp,
    /// What holds for as long as the program runs, whatever is edited.
    pub session: Session,
    /// What is on the screen.
    pub screen: Screen,
    /// What lies over it.
    pub overlays: Overlays,
    /// The first screen.
    pub start: Start,
    /// The draft and where it is edited.
    pub form: Form,
    /// The privilege editor.
    pub editor: Editor,
    /// Look-ups and their answers.
    pub lookups: Lookups,
    /// The preview.
    pub(crate) pane: Pane,
    /// What was sent.
    pub submission: SubmissionView,
}

impl App {
    /// Opens the wizard on a terminal of that size; the effects are those of the start.
    pub fn open(launch: Launch, language: Language, zone: TimeZone, now: Timestamp) -> (App, Vec<Effect>) {
        let opens_form = launch.opens_form;
        let mut app = App {
            now,
            session: Session::new(launch, language, zone),
            screen: Screen::Start,
            overlays: Overlays::default(),
            start: Start::default(),
            form: Form::default(),
            editor: Editor::default(),
            lookups: Lookups::default(),
            pane: Pane::default(),
            submission: SubmissionView::default(),
        };
        if opens_form {
            app.begin(Draft::default(), None);
        }
        (app, vec![Effect::Runtime(RuntimeTask::SearchKey), Effect::Runtime(RuntimeTask::List)])
    }

    /// The site, which decides the fields that are offered.
    pub(crate) fn site(&self) -> Site {
        self.session.launch.site.unwrap_or_else(|| self.endpoint().site())
    }

    /// That the key belongs to another account than the one that is expected, where both are known.
    pub(crate) fn other_account(&self) -> Option<Message> {
        let expected = self.session.launch.invocation.expected_account.as_deref()?;
        let found = self.lookups.identity.as_ref().map(|identity| identity.account.as_str())?;
        let message = Message::new("submission-not-sent-other-account").with("expected", expected);
        (found != expected).then(|| message.with("found", found))
    }

    /// The draft's product, by name or by the instance's id.
    pub(crate) fn product(&self) -> Option<&'static Product> {
        self.session.catalog.product_of(&self.form.draft.product, &self.form.draft.instance)
    }

    /// The surroundings of a check.
    pub(crate) fn setting(&self) -> Setting {
        Setting { site: self.site(), now: self.now, zone: self.session.zone.clone() }
    }

    /// Whether an issue may be shown now.
    pub(crate) fn is_shown(&self, issue: &Issue) -> bool {
        let is_typed = || unadded::is_told(&issue.message) && self.is_typing_grant();
        self.form.is_shown(issue, self.screen) && !is_typed()
    }

    /// Whether a grant line is being typed: it is wrong once Enter has found that out, or once the line is left.
    fn is_typing_grant(&self) -> bool {
        let is_here = self.screen == Screen::Form && self.form.focus.field() == Some(FieldId::Grants);
        is_here && self.editor.is_typing_line()
    }

    /// The issues of a field that may be shown now.
    pub(crate) fn shown_issues(&self, field: FieldId) -> impl Iterator<Item = &Issue> {
        self.form.issues().iter().filter(move |issue| issue.field == field && self.is_shown(issue))
    }

    /// What a create would send, as the dialog and the result show it.
    pub(crate) fn sent(&self, request: &Request) -> Sent {
        let instance = self.lookups.instances.iter().find(|instance| instance.id == request.body().instance_id);
        Sent {
            instance_name: instance.map(|instance| instance.name.clone()).unwrap_or_default(),
            account: self.lookups.identity.as_ref().map(|identity| identity.account.clone()).unwrap_or_default(),
            user: self.lookups.identity.as_ref().map(|identity| identity.user.clone()).unwrap_or_default(),
            endpoint: self.endpoint().to_string(),
            key: self.session.key_id().to_owned(),
            is_sandbox: self.session.is_sandbox(),
            imported: self.editor.imported().cloned().collect(),
            risks: self.risks(),
            free_at: self
                .submission
                .free_at
                .as_ref()
                .filter(|(name, _)| *name == request.body().secret_name)
                .map(|(_, at)| *at),
            ..Sent::of(request)
        }
    }

    /// Checks the draft again.
    fn recheck(&mut self) {
        let setting = self.setting();
        (self.form.request, self.form.issues) =
            check(&self.form.draft, self.session.catalog, &self.lookups.facts, &setting);
        let more = self.lookups.findings(&self.form.draft);
        self.form.issues.extend(self.name_issue().into_iter().chain(more));
        self.form.issues.sort_by_key(|issue| issue.field);
        self.form.consequences = findings::consequences(&self.form.draft, self.session.catalog);
    }
}

/// Whether a terminal is too small to be used: fewer than 50 columns or 14 lines.
pub(crate) fn is_too_small((columns, lines): (u16, u16)) -> bool {
    columns < 50 || lines < 14
}
