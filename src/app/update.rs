//! The one place where events change the state.

use tui_input::InputRequest;

use super::{
    App, Effect, Event, KeyState, Saved, Screen, Timer, bindings,
    editor::{Editor, Part, Reply},
    form::Spot,
    keys::{Chord, Command, Key},
    lookup::Lookup,
    overlay::{Overlay, Path},
    preview::Pane,
    start::{Choice, UnsettledRow},
    submission::{Confirm, Confirming, Leaving, Sent, Submission},
};
use crate::domain::{
    draft::Draft,
    fields::{FieldId, Kind},
    rule::{Message, Severity},
    steps::StepId,
    submission::Outcome,
};

/// Milliseconds without a key before what is wrong in focus is said.
const REVEAL: u64 = 600;
/// Milliseconds without a key before the draft is kept.
const SAVE: u64 = 400;
/// Lines of a page.
pub(super) const PAGE: usize = 16;
/// Milliseconds between two pictures of an elapsed time.
pub(super) const SECOND: u64 = 1000;

impl App {
    /// Takes one event at a moment, and says what is to be done.
    pub fn update(&mut self, now: jiff::Timestamp, event: Event) -> Vec<Effect> {
        self.now = now;
        let mut effects = Vec::new();
        let was_typed = matches!(event, Event::Key(_) | Event::Pasted(_));
        match event {
            Event::Key(chord) => self.key(chord, &mut effects),
            Event::Pasted(text) => self.pasted(&text, &mut effects),
            Event::Resized(columns, lines) => self.resized(columns, lines),
            Event::Found(lookup, ticket, found) => {
                if self.lookups.take(lookup, ticket, found) {
                    self.lookups.stamp(lookup, now);
                    self.found(lookup);
                    self.name_found(lookup);
                }
            }
            Event::Elapsed(timer, wait) => self.elapsed(timer, wait, &mut effects),
            Event::KeySearched(key, profile) => {
                self.key = key;
                self.profile = profile;
                if self.screen != Screen::Start && self.draft.region.is_empty() {
                    self.default_region().to_owned().clone_into(&mut self.draft.region);
                    self.recheck();
                    // The form was open before its region was known: on to what is still to be entered.
                    if self.focus.field() == Some(FieldId::Region) && !self.draft.region.is_empty() {
                        self.go_to(StepId::Target);
                    }
                } else {
                    self.recheck();
                }
            }
            Event::Listed(drafts, unsettled, notes) => {
                self.start.drafts = drafts;
                self.start.unsettled = unsettled.into_iter().filter(|row| self.can_be_settled(row)).collect();
                self.notice = notes.into_iter().next().or(self.notice.take());
            }
            Event::Opened(draft, id, notes) => {
                self.overlays.clear();
                self.begin(*draft, id);
                self.saved = Saved::Saved;
                self.is_attempted = true;
                self.go_to_first_problem();
                self.notice = notes.first().cloned();
                if notes.len() > 1 {
                    self.overlays.push(Overlay::Notes { notes, scroll: std::cell::Cell::new(0) });
                }
            }
            Event::NotOpened(problems) => self.notice = problems.into_iter().next(),
            Event::Saved => {
                if self.saved == Saved::Pending && self.keeping.as_ref() == Some(&self.draft) {
                    self.saved = Saved::Saved;
                } else if self.saved == Saved::Pending {
                    // More was typed while it was being written.
                    self.wait(Timer::Save, SAVE, &mut effects);
                }
            }
            Event::NotSaved(why) => self.saved = Saved::Failed(why),
            Event::Written(path) => self.notice = Some(Message::new("written").with("path", path)),
            Event::NotWritten(why) => self.notice = Some(why),
            Event::Signed(preview) => self.pane.signed = Some(preview),
            Event::Stepped(step) => {
                if let Some(submission) = &mut self.submission {
                    submission.stepped(now, step);
                    self.wait(Timer::Second, SECOND, &mut effects);
                }
            }
            Event::Ended(outcome) => self.ended(*outcome, &mut effects),
            Event::Copied(bytes) => self.notice = Some(Message::new("copied").with("bytes", bytes)),
            Event::Warned(message) => self.notice = Some(message),
            Event::Ending => self.flush(&mut effects),
            Event::SandboxStarted(endpoint, address) => {
                self.launch.endpoint = Some(endpoint);
                self.launch.sandbox = Some(address);
                self.lookups = super::lookup::Lookups::default();
                self.key = KeyState::Searching;
                effects.push(Effect::SearchKey);
                effects.push(Effect::List);
            }
        }
        if self.focus.field() == Some(FieldId::Grants) {
            self.with_seen(Editor::notice);
        }
        let choices = self.start.choices(&self.key, self.is_sandbox()).len();
        self.start.selected = self.start.selected.min(choices - 1);
        self.connect(&mut effects);
        self.ask(&mut effects, was_typed);
        effects
    }

    /// Says where and in which language to ask, whenever that has changed; a key that was just found counts too.
    fn connect(&mut self, effects: &mut Vec<Effect>) {
        if self.key == KeyState::Searching {
            self.connected = None;
            return;
        }
        let wanted = Some((self.endpoint(), self.language));
        if wanted != self.connected {
            self.connected = wanted;
            effects.push(Effect::Connect(self.endpoint(), self.language));
        }
    }

    /// Takes another size of the terminal.
    pub fn resized(&mut self, columns: u16, lines: u16) {
        self.size = (columns, lines);
        // The frame around the body has six lines.
        self.editor.fit(columns, lines.saturating_sub(6));
    }

    fn key(&mut self, chord: Chord, effects: &mut Vec<Effect>) {
        if self.is_too_small() && !bindings::is_leaving(chord) {
            return;
        }
        self.notice = None;
        if chord != Chord::ctrl('c') {
            self.is_interrupted = false;
        }
        let chord = if self.is_typing() { chord } else { half_width(chord) };
        match bindings::command(self, chord) {
            Some(command) => self.edited(effects, |app, effects| app.command(command, effects)),
            None => {
                if let Chord { key: Key::Char(char), is_ctrl: false, is_alt: false } = chord {
                    self.edited(effects, |app, _| app.typed(char));
                }
            }
        }
    }

    /// Runs something that may change the draft; what it changed is checked, can be undone, and will be kept.
    fn edited(&mut self, effects: &mut Vec<Effect>, change: impl FnOnce(&mut App, &mut Vec<Effect>)) {
        let before = self.draft.clone();
        let (focus, draft_id) = ((self.focus.spot, self.focus.row, self.focus.column), self.draft_id.clone());
        change(self, effects);
        // Another draft was opened, or nothing was changed.
        if self.draft_id != draft_id || before == self.draft {
            return;
        }
        let had_shown = self.focus.field().is_some_and(|field| self.shown_issues(field).next().is_some());
        if !self.is_time_travel {
            let same_place = focus == (self.focus.spot, self.focus.row, self.focus.column);
            let mark = self
                .focus
                .field()
                .filter(|field| same_place && field.spec().kind != Kind::Grants)
                .map(|field| (field as u32, self.focus.row * 2 + self.focus.column));
            self.history.changed(&before, &self.draft, mark);
        }
        self.is_time_travel = false;
        if self.refusal.as_ref().is_some_and(|refusal| refusal.value != value_of(&self.draft, refusal.field)) {
            self.refusal = None;
        }
        self.recheck();
        // What is wrong is said when the user stops typing; once said, it stays until it is mended.
        if !had_shown && focus.0 == self.focus.spot {
            self.is_revealed = false;
            self.wait(Timer::Reveal, REVEAL, effects);
        }
        if self.saved != Saved::Pending {
            self.saved = Saved::Pending;
            self.wait(Timer::Save, SAVE, effects);
        }
        self.refilter();
    }

    pub(super) fn wait(&mut self, timer: Timer, millis: u64, effects: &mut Vec<Effect>) {
        self.waits += 1;
        effects.push(Effect::Wait(timer, self.waits, millis));
        match timer {
            Timer::Reveal => self.reveal_wait = self.waits,
            Timer::Save | Timer::Second => {}
        }
    }

    fn elapsed(&mut self, timer: Timer, wait: u64, effects: &mut Vec<Effect>) {
        match timer {
            Timer::Reveal if wait == self.reveal_wait => self.is_revealed = true,
            Timer::Reveal => {}
            Timer::Save => self.flush(effects),
            Timer::Second => {
                if self.submission.as_ref().is_some_and(|submission| submission.outcome().is_none()) {
                    self.wait(Timer::Second, SECOND, effects);
                }
            }
        }
    }

    /// Keeps the draft now, where a change is not on disk.
    pub(super) fn flush(&mut self, effects: &mut Vec<Effect>) {
        let is_kept = matches!(self.saved, Saved::Nothing | Saved::Saved);
        if !is_kept && !self.draft_id.is_empty() {
            self.keeping = Some(self.draft.clone());
            effects.push(Effect::SaveDraft(self.draft_id.clone(), crate::export::draft_toml(&self.draft)));
        }
    }

    fn found(&mut self, lookup: Lookup) {
        match lookup {
            Lookup::Products => {
                self.take_only_product();
                self.recheck();
            }
            Lookup::Keys | Lookup::Supported | Lookup::Name | Lookup::Accounts => self.recheck(),
            _ => {}
        }
        self.refilter();
    }

    /// The only product that there is, where none was entered and the user is not at it.
    fn take_only_product(&mut self) {
        let listed: Vec<String> = self.product_rows().into_iter().map(str::to_owned).collect();
        if let [only] = listed.as_slice()
            && self.draft.product.is_empty()
            && self.screen == Screen::Form
            && !self.touched.contains(&FieldId::Product)
        {
            self.draft.product.clone_from(only);
            if self.focus.field() == Some(FieldId::Product) {
                self.next_field();
            }
        }
    }

    fn typed(&mut self, char: char) {
        if !self.overlays.is_empty() {
            return self.overlay_typed(char);
        }
        if self.screen != Screen::Form {
            return;
        }
        // The editor's own dialogs take letters that are no text.
        if self.focus.field() == Some(FieldId::Grants) {
            let reply = self.with_editor(|editor, scene| editor.typed(char, scene));
            return self.replied(reply);
        }
        if self.focus.is_text(self) {
            self.edit_text(InputRequest::InsertChar(char));
        }
    }

    fn pasted(&mut self, text: &str, effects: &mut Vec<Effect>) {
        if self.is_too_small() {
            return;
        }
        self.notice = None;
        if !self.overlays.is_empty() {
            return self.overlay_pasted(text);
        }
        match self.screen {
            Screen::Start => effects.push(Effect::OpenText(text.to_owned())),
            Screen::Form if self.focus.field() == Some(FieldId::Grants) => self.edited(effects, |app, _| {
                let reply = app.with_editor(|editor, scene| editor.pasted(text, scene));
                app.replied(reply);
            }),
            Screen::Form => self.edited(effects, |app, _| app.paste(text)),
            Screen::Preview | Screen::Submission => {}
        }
    }

    /// One command, wherever the focus is.
    pub(super) fn command(&mut self, command: Command, effects: &mut Vec<Effect>) {
        let in_menu = matches!(self.overlays.last(), Some(Overlay::Menu { .. }));
        if !self.overlays.is_empty() && (in_menu || !is_everywhere(command)) {
            return self.overlay_command(command, effects);
        }
        match command {
            Command::Menu => self.overlays.push(Overlay::Menu { selected: 0 }),
            Command::GoTo(step) => self.go_to(step),
            Command::NextProblem => self.next_problem(),
            Command::Preview => self.open_preview(effects),
            Command::Undo | Command::Redo => self.travel(command),
            Command::AskAgain => self.lookups.ask_again(self.step_lookups()),
            Command::Open => self.overlays.push(Overlay::OpenPath(Path::default())),
            Command::Write => self.open_write(),
            Command::Language => self.language = self.language.other(),
            Command::Help => self.open_help(),
            Command::Quit => self.ask_to_leave(effects),
            Command::Interrupt => self.interrupt(effects),
            Command::Redraw => effects.push(Effect::Redraw),
            Command::Suspend => effects.push(Effect::Suspend),
            Command::Submit => self.open_confirm(),
            _ => match self.screen {
                Screen::Start => self.start_command(command, effects),
                Screen::Form => self.form_command(command, effects),
                Screen::Preview => self.preview_command(command, effects),
                Screen::Submission => self.submission_command(command, effects),
            },
        }
    }

    fn travel(&mut self, command: Command) {
        let moved = if command == Command::Undo {
            self.history.undo(&mut self.draft)
        } else {
            self.history.redo(&mut self.draft)
        };
        self.is_time_travel = moved;
        let last = match self.focus.field() {
            Some(FieldId::Description) => self.draft.description.split('\n').count() - 1,
            Some(field) => self.rows(field),
            None => 0,
        };
        self.focus.row = self.focus.row.min(last);
        self.focus.caret = self.text().chars().count();
    }

    fn interrupt(&mut self, effects: &mut Vec<Effect>) {
        if self.is_interrupted || self.screen == Screen::Start {
            self.flush(effects);
            let code = self.submission.as_ref().map_or(130, Submission::exit);
            return effects.push(Effect::Quit(code));
        }
        self.is_interrupted = true;
        match self.screen {
            Screen::Submission => self.submission_command(Command::Back, effects),
            _ => self.ask_to_leave(effects),
        }
    }

    fn start_command(&mut self, command: Command, effects: &mut Vec<Effect>) {
        let choices = self.start.choices(&self.key, self.is_sandbox());
        match command {
            Command::Up | Command::Previous => self.start.selected = self.start.selected.saturating_sub(1),
            Command::Down | Command::Next => self.start.selected = (self.start.selected + 1).min(choices.len() - 1),
            Command::Home => self.start.selected = 0,
            Command::End => self.start.selected = choices.len() - 1,
            Command::Back => self.ask_to_leave(effects),
            Command::Confirm => match choices.into_iter().nth(self.start.selected) {
                Some(Choice::New) => self.begin(Draft::default(), None),
                Some(Choice::Continue(row)) => effects.push(Effect::OpenDraft(row.id)),
                Some(Choice::Settle(row)) => self.settle(row, effects),
                Some(Choice::Open) => self.overlays.push(Overlay::OpenPath(Path::default())),
                Some(Choice::Sandbox) => effects.push(Effect::EnterSandbox),
                Some(Choice::LookAgain) => {
                    self.key = KeyState::Searching;
                    effects.push(Effect::SearchKey);
                }
                None => {}
            },
            _ => {}
        }
    }

    fn form_command(&mut self, command: Command, effects: &mut Vec<Effect>) {
        if command == Command::Copy && self.focus.field() == Some(FieldId::Grants) && self.editor.part() == Part::Sql {
            return effects.push(Effect::Copy(self.editor.text(&self.seen())));
        }
        if command == Command::Mend {
            return self.mend_grant();
        }
        if self.focus.field() == Some(FieldId::Grants) {
            let reply = self.with_editor(|editor, scene| editor.command(command, scene));
            if !matches!(reply, Reply::NotMine) {
                return self.replied(reply);
            }
        }
        match command {
            Command::Confirm => self.confirm(),
            Command::Next => match self.focus.spot {
                Spot::Rail(step, _) => self.go_to(step),
                Spot::Field(_) | Spot::Review(_) => self.next_field(),
            },
            Command::Previous => self.previous(),
            Command::Up | Command::Down => {
                self.move_row(if command == Command::Up { -1 } else { 1 });
            }
            Command::Left | Command::Right => {
                if !self.move_column(if command == Command::Left { -1 } else { 1 }) {
                    self.edit_command(command);
                }
            }
            Command::PageUp | Command::PageDown | Command::Home | Command::End => {
                if !self.move_far(command) {
                    self.edit_command(command);
                }
            }
            Command::Toggle => {
                if !self.toggle() {
                    self.edit_text(InputRequest::InsertChar(' '));
                }
            }
            Command::Back => self.back(),
            Command::DeleteBack if self.join_line() => {}
            Command::Copy => effects.push(Effect::Copy(self.copy_text())),
            _ => self.edit_command(command),
        }
    }

    fn edit_command(&mut self, command: Command) {
        if let Some(edit) = command.edit() {
            self.edit_text(edit);
        }
    }

    fn previous(&mut self) {
        match self.focus.spot {
            Spot::Review(_) => self.focus.spot = Spot::Rail(StepId::Review, StepId::Review.number() - 1),
            Spot::Rail(step, _) => self.go_to(step),
            Spot::Field(_) => self.previous_field(),
        }
    }

    /// Esc: closes the list or the calendar, else goes a step back.
    fn back(&mut self) {
        if self.focus.calendar.take().is_some() {
            return;
        }
        if self.focus.picker_field().is_some() && self.picker.is_open && !self.text().is_empty() {
            self.picker.is_open = false;
            return;
        }
        self.step_back();
    }

    fn go_to_first_problem(&mut self) {
        match self
            .issues()
            .iter()
            .find(|issue| issue.severity == Severity::Error)
            .map(|issue| (issue.field, issue.item))
        {
            Some((field, item)) => self.focus_on(field, item),
            None => self.go_to(StepId::Review),
        }
    }

    fn open_write(&mut self) {
        let name = if self.draft.name.is_empty() { "credential" } else { &self.draft.name };
        let ending = match self.screen {
            Screen::Submission => "receipt.txt",
            Screen::Preview => self.pane.tab.ending(),
            _ => "toml",
        };
        let input = tui_input::Input::new(format!("{name}.{ending}"));
        self.overlays.push(Overlay::WritePath(Path { input, complaint: None }));
    }

    /// What `c` copies from the review: the exact body where there is one, else the draft.
    fn copy_text(&self) -> String {
        match self.request() {
            Some(request) => String::from_utf8_lossy(&crate::export::exact(request)).into_owned(),
            None => crate::export::draft_toml(&self.draft),
        }
    }

    fn open_preview(&mut self, effects: &mut Vec<Effect>) {
        self.is_attempted = true;
        match self.request() {
            Some(request) => {
                effects.push(Effect::Sign(Box::new(request.clone())));
                self.pane = Pane { tab: self.pane.tab, ..Pane::default() };
                self.screen = Screen::Preview;
            }
            None => self.stop_at_errors(),
        }
    }

    fn stop_at_errors(&mut self) {
        let errors = self.count(Severity::Error);
        self.go_to_first_problem();
        self.is_revealed = true;
        self.notice = Some(Message::new("errors-first").with("n", errors));
    }

    fn open_confirm(&mut self) {
        self.is_attempted = true;
        let Some(request) = self.request().cloned() else { return self.stop_at_errors() };
        if !self.has_key() {
            self.notice = Some(Message::new("no-key-to-send"));
            return;
        }
        let notes = self
            .issues()
            .iter()
            .filter(|issue| issue.severity == Severity::Warning)
            .map(|issue| issue.message.clone())
            .collect();
        let confirm = Confirm::new(self.sent(&request), notes);
        self.overlays.push(Overlay::Confirm(Box::new(confirm)));
    }

    /// Sends, once: the only place where a create begins.
    pub(super) fn create(&mut self, effects: &mut Vec<Effect>) {
        let Some(request) = self.request().cloned() else { return };
        self.flush(effects);
        self.submission = Some(Submission::new(self.sent(&request), self.now));
        self.screen = Screen::Submission;
        effects.push(Effect::Submit(Box::new(request)));
        self.wait(Timer::Second, SECOND, effects);
    }

    fn ended(&mut self, outcome: Outcome, effects: &mut Vec<Effect>) {
        let is_created = matches!(outcome, Outcome::Created { .. } | Outcome::CreatedTagsFailed { .. });
        let now = self.now;
        let Some(submission) = &mut self.submission else { return };
        submission.ended(now, outcome);
        if let Some((field, message)) = submission.local_issue() {
            self.refusal = Some(super::Refusal { field, message, value: value_of(&self.draft, field) });
        }
        if is_created && !self.draft_id.is_empty() {
            effects.push(Effect::DeleteDraft(self.draft_id.clone()));
            self.saved = Saved::Nothing;
        }
        // The name is taken now, or was: what was known about it is old.
        self.lookups.ask_again(&[Lookup::Name, Lookup::Accounts]);
    }

    fn submission_command(&mut self, command: Command, effects: &mut Vec<Effect>) {
        let Some(submission) = &mut self.submission else { return };
        match command {
            Command::Up | Command::Down | Command::PageUp | Command::PageDown | Command::Home => {
                self.scroll_submission(command);
            }
            Command::Details => submission.toggle_details(),
            Command::Confirm => {
                if let Some(confirming) = submission.confirming() {
                    self.submission_confirmed(confirming, effects);
                }
            }
            Command::Back => {
                if let Some(leaving) = submission.leaving() {
                    self.submission_left(leaving, effects);
                }
            }
            Command::LookAgain => effects.push(Effect::AskNow),
            Command::VerifyAgain => effects.push(Effect::VerifyAgain),
            Command::Copy => {
                let moment = super::submission::Moment { now: self.now, zone: self.zone.clone() };
                effects.push(Effect::Copy(submission.copied(&crate::text::Words::new(self.language), &moment)));
            }
            Command::NextLike => {
                let draft = Draft { name: String::new(), ..self.draft.clone() };
                self.begin(draft, None);
                self.focus_on(FieldId::Name, None);
            }
            _ => {}
        }
    }

    fn scroll_submission(&mut self, command: Command) {
        let moment = super::submission::Moment { now: self.now, zone: self.zone.clone() };
        let words = crate::text::Words::new(self.language);
        let Some(submission) = &mut self.submission else { return };
        let last = submission.plain_text(&words, &moment).lines().count();
        let page = isize::try_from(PAGE).unwrap_or(1);
        let by = match command {
            Command::Up => -1,
            Command::Down => 1,
            Command::PageUp => -page,
            Command::PageDown => page,
            _ => isize::MIN,
        };
        submission.scroll_by(by, last);
    }

    fn submission_confirmed(&mut self, confirming: Confirming, effects: &mut Vec<Effect>) {
        match confirming {
            Confirming::AskNow | Confirming::LookNow => effects.push(Effect::AskNow),
            Confirming::GoTo(field) => {
                self.touched.insert(field);
                self.focus_on(field, None);
            }
            Confirming::NewName => {
                self.touched.insert(FieldId::Name);
                self.focus_on(FieldId::Name, None);
            }
            Confirming::Settle => {
                let sent = self.submission.as_ref().map(|submission| submission.sent().clone()).unwrap_or_default();
                let Sent { name, product, instance, region, .. } = sent;
                let endpoint = self.endpoint().url("ssm");
                self.settle(
                    UnsettledRow {
                        id: name.clone(),
                        name,
                        endpoint,
                        region,
                        product,
                        instance,
                        ..UnsettledRow::default()
                    },
                    effects,
                );
            }
        }
    }

    fn submission_left(&mut self, leaving: Leaving, effects: &mut Vec<Effect>) {
        match leaving {
            Leaving::Cancel | Leaving::StopWatching => effects.push(Effect::StopWatching),
            Leaving::ToReview if self.draft == Draft::default() => {
                self.screen = Screen::Start;
                // What was settled is offered no more.
                effects.push(Effect::List);
            }
            Leaving::ToReview => self.go_to(StepId::Review),
            Leaving::CloseDetails => {
                if let Some(submission) = &mut self.submission {
                    submission.toggle_details();
                }
            }
        }
    }
}

/// Commands that mean the same under any overlay.
fn is_everywhere(command: Command) -> bool {
    matches!(command, Command::Language | Command::Interrupt | Command::Redraw | Command::Suspend)
}

/// A full-width letter as its ASCII twin, where letters are commands and an input method may be on.
fn half_width(chord: Chord) -> Chord {
    match chord.key {
        Key::Char(char @ '\u{ff01}'..='\u{ff5e}') => {
            let twin = char::from_u32(char as u32 - 0xfee0).unwrap_or(char);
            Chord { key: Key::Char(twin), ..chord }
        }
        Key::Char('\u{3000}') => Chord { key: Key::Char(' '), ..chord },
        _ => chord,
    }
}

/// A field's value as one text, to see whether it was changed.
fn value_of(draft: &Draft, field: FieldId) -> String {
    match field.spec().text(draft) {
        Some(text) => text.clone(),
        None => format!("{:?}{:?}{:?}{:?}", field, draft.hosts, draft.tags, draft.grants),
    }
}
