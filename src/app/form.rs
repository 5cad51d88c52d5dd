//! Focus and typing: how keys move through the fields and change the draft.

use jiff::civil::Date;
use tui_input::{Input, InputRequest};

use super::{App, Screen, keys::Command, overlay::Overlay};
use crate::domain::{
    draft::Tag,
    fields::{FIELDS, FieldId, FieldSpec, Kind, repair},
    request::NOT_DATABASES,
    rule::{Fix, Issue, Message, Severity},
    schedule,
    steps::{STEPS, StepId},
    values::suggest_prefix,
};

/// Where the next key goes.
#[derive(Clone, Debug, PartialEq)]
pub struct Focus {
    /// The place on the screen.
    pub spot: Spot,
    /// The row of a list, from 0; one past the last is the row that adds one. In the description, the line.
    pub row: usize,
    /// The column of a pair: 0 the key, 1 the value.
    pub column: usize,
    /// The caret inside the text, in characters.
    pub caret: usize,
    /// The day under the cursor, while the calendar is open.
    pub calendar: Option<Date>,
}

/// A place on the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// A field.
    Field(FieldId),
    /// The rail of steps: the step that is shown, and the chosen place, 0 to 7 for the steps and 8 for the menu.
    Rail(StepId, usize),
    /// The review: its line.
    Review(usize),
}

impl Default for Focus {
    fn default() -> Focus {
        Focus { spot: Spot::Field(FieldId::Region), row: 0, column: 0, caret: 0, calendar: None }
    }
}

impl Focus {
    /// The field in focus.
    pub fn field(&self) -> Option<FieldId> {
        match self.spot {
            Spot::Field(field) => Some(field),
            Spot::Rail(..) | Spot::Review(_) => None,
        }
    }

    /// The step on the screen.
    pub fn step(&self) -> StepId {
        match self.spot {
            Spot::Field(field) => field.spec().step,
            Spot::Rail(step, _) => step,
            Spot::Review(_) => StepId::Review,
        }
    }

    /// Whether letters are text here.
    pub fn is_text(&self, app: &App) -> bool {
        match self.field().map(|field| field.spec().kind) {
            Some(Kind::Grants) => app.editor.is_typing(),
            Some(Kind::Switch | Kind::Choice(_)) | None => false,
            Some(Kind::Moment) => self.calendar.is_none(),
            Some(Kind::Text | Kind::Picker | Kind::Lines | Kind::List | Kind::Pairs | Kind::Number) => true,
        }
    }
}

impl App {
    /// Opens the form on a draft.
    pub fn begin(&mut self, draft: crate::domain::draft::Draft, id: Option<String>) {
        self.draft = draft;
        if self.draft.region.is_empty() {
            self.draft.region = self.default_region().to_owned();
        }
        self.draft_id = id.unwrap_or_else(|| self.now.strftime("%Y%m%dT%H%M%S%3f").to_string());
        self.screen = Screen::Form;
        self.history = super::history::History::default();
        self.editor = super::editor::Editor::default();
        self.saved = super::Saved::Nothing;
        self.touched.clear();
        self.seen.clear();
        self.is_attempted = false;
        self.refusal = None;
        self.submission = None;
        self.recheck();
        self.go_to(StepId::Target);
    }

    /// The region that a new draft begins with: the flag's, else the environment's or the profile's.
    pub fn default_region(&self) -> &str {
        if self.launch.region.is_empty() {
            self.profile.region.as_ref().map_or("", |(region, _)| region.as_str())
        } else {
            &self.launch.region
        }
    }

    /// The fields of a step that are offered; the one in focus stays until it is left.
    pub fn offered(&self, step: StepId) -> Vec<&'static FieldSpec> {
        let site = self.site();
        let is_here = |field: FieldId| self.focus.field() == Some(field);
        step.fields().filter(|field| field.is_offered(site, &self.draft) || is_here(field.id)).collect()
    }

    /// Enters a step: its first error, else its first empty required field, else its first field.
    pub fn go_to(&mut self, step: StepId) {
        self.leave();
        self.screen = Screen::Form;
        if step == StepId::Review {
            self.seen.extend(STEPS);
            self.focus = Focus { spot: Spot::Review(0), ..Focus::default() };
            return;
        }
        let fields = self.offered(step);
        let faulty = self
            .issues()
            .iter()
            .find(|issue| issue.severity == Severity::Error && self.is_shown(issue) && issue.field.spec().step == step);
        let empty = fields.iter().find(|field| field.is_required && field.is_empty(&self.draft));
        let first = empty.or(fields.first()).map_or(FieldId::Region, |field| field.id);
        let (field, item) = faulty.map_or((first, None), |issue| (issue.field, issue.item));
        self.focus_on(field, item);
    }

    /// Puts the focus on a field, at a row where one is named.
    pub fn focus_on(&mut self, field: FieldId, item: Option<usize>) {
        if self.focus.field() != Some(field) {
            self.leave();
        }
        self.screen = Screen::Form;
        self.seen.insert(field.spec().step);
        self.focus = Focus { spot: Spot::Field(field), ..Focus::default() };
        self.focus.row = item.unwrap_or_else(|| self.rows(field));
        self.picker.reset();
        match field.spec().kind {
            Kind::Grants => match item {
                Some(unit) => self.with_seen(|editor, seen| editor.show(unit, seen)),
                None => self.with_seen(super::editor::Editor::entered_from_front),
            },
            Kind::Lines => self.focus.row = self.draft.description.split('\n').count() - 1,
            Kind::Picker => self.picker.is_open = self.text().is_empty(),
            Kind::Text | Kind::List | Kind::Pairs | Kind::Switch | Kind::Moment | Kind::Number | Kind::Choice(_) => {}
        }
        self.focus.caret = self.text().chars().count();
        self.is_revealed = self.touched.contains(&field) || self.is_attempted;
        self.stop_reveal();
        self.refilter();
    }

    /// Leaves the field in focus: what is wrong with it may be said, words for a date become the date, and rows
    /// without a text are dropped.
    fn leave(&mut self) {
        self.history.pause();
        let Some(field) = self.focus.field() else { return };
        self.touched.insert(field);
        match field.spec().kind {
            Kind::Moment => self.resolve_begin(),
            Kind::List => self.draft.hosts.retain(|host| !host.trim().is_empty()),
            Kind::Pairs => self.draft.tags.retain(|tag| !(tag.key.trim().is_empty() && tag.value.trim().is_empty())),
            _ => {}
        }
    }

    fn resolve_begin(&mut self) {
        if let Ok(moment) = schedule::resolve(&self.draft.begin, schedule::assumed_now(self.now)) {
            self.draft.begin = schedule::format(moment);
        }
    }

    /// The rows of a list.
    pub fn rows(&self, field: FieldId) -> usize {
        match field.spec().kind {
            Kind::List => self.draft.hosts.len(),
            Kind::Pairs => self.draft.tags.len(),
            _ => 0,
        }
    }

    /// The text that the caret is in.
    pub fn text(&self) -> &str {
        let Some(field) = self.focus.field() else { return "" };
        match field.spec().kind {
            Kind::List => self.draft.hosts.get(self.focus.row).map_or("", String::as_str),
            Kind::Pairs => self
                .draft
                .tags
                .get(self.focus.row)
                .map_or("", |tag| if self.focus.column == 0 { tag.key.as_str() } else { tag.value.as_str() }),
            Kind::Lines => self.draft.description.split('\n').nth(self.focus.row).unwrap_or_default(),
            _ => field.spec().text(&self.draft).map_or("", String::as_str),
        }
    }

    fn put_text(&mut self, text: String) {
        let Some(field) = self.focus.field() else { return };
        let row = self.focus.row;
        match field.spec().kind {
            Kind::List if row < self.draft.hosts.len() => self.draft.hosts[row] = text,
            Kind::List if !text.is_empty() => self.draft.hosts.push(text),
            Kind::Pairs => {
                if row >= self.draft.tags.len() {
                    if text.is_empty() {
                        return;
                    }
                    self.draft.tags.push(Tag::default());
                }
                let tag = &mut self.draft.tags[row];
                *(if self.focus.column == 0 { &mut tag.key } else { &mut tag.value }) = text;
            }
            Kind::Lines => {
                let mut lines: Vec<String> = self.draft.description.split('\n').map(str::to_owned).collect();
                if let Some(line) = lines.get_mut(row) {
                    *line = text;
                }
                self.draft.description = lines.join("\n");
            }
            _ => {
                if let Some(slot) = field.spec().text_mut(&mut self.draft) {
                    *slot = text;
                }
            }
        }
    }

    /// Edits the text in focus.
    pub(super) fn edit_text(&mut self, request: InputRequest) {
        let mut input = Input::new(self.text().to_owned()).with_cursor(self.focus.caret);
        let changed = input.handle(request);
        self.focus.caret = input.cursor();
        if changed.is_some_and(|changed| changed.value) {
            self.put_text(input.value().to_owned());
            if self.focus.picker_field().is_some() {
                self.picker.is_open = true;
            }
        }
    }

    /// Puts a whole text where the caret is.
    pub(super) fn insert(&mut self, text: &str) {
        let mut value = self.text().to_owned();
        let at = value.char_indices().nth(self.focus.caret).map_or(value.len(), |(at, _)| at);
        value.insert_str(at, text);
        self.focus.caret += text.chars().count();
        self.put_text(value);
        if self.focus.picker_field().is_some() {
            self.picker.is_open = true;
        }
    }

    /// A paste into the field in focus.
    pub(super) fn paste(&mut self, text: &str) {
        let Some(field) = self.focus.field() else { return };
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        match field.spec().kind {
            Kind::List => self.paste_hosts(&text),
            Kind::Pairs
                if text.trim_end_matches('\n').contains('\n')
                    || self.focus.row >= self.draft.tags.len() && text.contains('=') =>
            {
                self.paste_tags(&text);
            }
            Kind::Lines => self.paste_lines(&text),
            Kind::Switch | Kind::Choice(_) | Kind::Grants => {}
            Kind::Text | Kind::Picker | Kind::Pairs | Kind::Moment | Kind::Number => {
                let line = text.trim_matches('\n');
                if line.contains('\n') {
                    self.overlays.push(Overlay::PasteAsk { text: line.to_owned(), selected: 0 });
                } else {
                    let line = line.replace('\t', " ");
                    self.insert(&line);
                }
            }
        }
    }

    fn paste_lines(&mut self, text: &str) {
        let line = self.text().to_owned();
        let at = line.char_indices().nth(self.focus.caret).map_or(line.len(), |(at, _)| at);
        let (front, back) = line.split_at(at);
        let joined = format!("{front}{text}");
        let added = text.matches('\n').count();
        self.focus.caret = joined.rsplit('\n').next().map_or(0, |last| last.chars().count());
        let whole = format!("{joined}{back}");
        let row = self.focus.row;
        let mut lines: Vec<&str> = self.draft.description.split('\n').collect();
        if let Some(slot) = lines.get_mut(row) {
            *slot = &whole;
        }
        self.draft.description = lines.join("\n");
        self.focus.row += added;
    }

    /// Hosts, one a line or parted by commas and blanks; comments are left out, and said.
    fn paste_hosts(&mut self, text: &str) {
        let is_one =
            !text.trim().contains(|char: char| char.is_whitespace() || matches!(char, ',' | ';' | '，' | '；'));
        if is_one {
            self.insert(text.trim());
            return;
        }
        let mut hosts = Vec::new();
        let mut left_out = 0_usize;
        let mut lines = 0_usize;
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            lines += 1;
            let line = line.split('#').next().unwrap_or_default().trim();
            if line.is_empty() {
                left_out += 1;
            }
            let parts = line.split(|char: char| char.is_whitespace() || matches!(char, ',' | ';' | '，' | '；'));
            hosts.extend(
                parts
                    .map(|host| host.trim_matches(['"', '\'', '`']))
                    .filter(|host| !host.is_empty())
                    .map(str::to_owned),
            );
        }
        let at = self.focus.row.min(self.draft.hosts.len());
        let added = hosts.len();
        self.draft.hosts.splice(at..at, hosts);
        self.focus.row = at + added;
        self.focus.caret = self.text().chars().count();
        self.notice =
            Some(Message::new("pasted-hosts").with("lines", lines).with("added", added).with("left", left_out));
    }

    fn paste_tags(&mut self, text: &str) {
        let mut added = 0_usize;
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (key, value) = line.split_once(['=', ':', '\t']).unwrap_or((line, ""));
            let unquoted = |text: &str| text.trim().trim_matches(['"', '\'', ',']).to_owned();
            self.draft.tags.push(Tag { key: unquoted(key), value: unquoted(value) });
            added += 1;
        }
        self.focus.row = self.draft.tags.len();
        self.focus.caret = 0;
        self.notice = Some(Message::new("pasted-tags").with("added", added));
    }

    /// Enter: confirms what is in focus and goes on.
    pub(super) fn confirm(&mut self) {
        let field = match self.focus.spot {
            Spot::Field(field) => field,
            Spot::Rail(_, chosen) => return self.open_rail(chosen),
            Spot::Review(line) => return self.open_review_line(line),
        };
        match field.spec().kind {
            Kind::Picker => self.take_row(),
            Kind::List if self.focus.row < self.draft.hosts.len() && !self.text().is_empty() => {
                return self.move_to_row(self.focus.row + 1);
            }
            Kind::Pairs if self.focus.row < self.draft.tags.len() => {
                if self.focus.column == 0 {
                    self.focus.column = 1;
                    self.focus.caret = self.text().chars().count();
                    return;
                }
                return self.move_to_row(self.focus.row + 1);
            }
            Kind::Lines => return self.break_line(),
            Kind::Moment => {
                if let Some(day) = self.focus.calendar.take() {
                    self.put_day(day);
                }
                self.resolve_begin();
            }
            Kind::Text if field == FieldId::Prefix && self.draft.prefix.is_empty() => {
                self.draft.prefix = suggest_prefix(&self.draft.name);
            }
            Kind::List | Kind::Pairs | Kind::Text | Kind::Grants | Kind::Switch | Kind::Number | Kind::Choice(_) => {}
        }
        self.next_field();
    }

    fn break_line(&mut self) {
        let line = self.text().to_owned();
        let at = line.char_indices().nth(self.focus.caret).map_or(line.len(), |(at, _)| at);
        let (front, back) = line.split_at(at);
        let both = format!("{front}\n{back}");
        self.put_text(both);
        self.focus.row += 1;
        self.focus.caret = 0;
    }

    /// Takes the chosen row of the list; "as typed" leaves the text as it is.
    fn take_row(&mut self) {
        if self.picker.is_open
            && let Some(value) = self.chosen_value()
            && !self.rows_hold_text()
        {
            self.put_text(value);
        }
        self.picker.is_open = false;
    }

    /// Whether what was typed is, letter by letter, a row of the list.
    fn rows_hold_text(&self) -> bool {
        let text = self.text();
        !text.is_empty() && self.picker_values().contains(&text)
    }

    /// The value of the chosen row.
    pub fn chosen_value(&self) -> Option<String> {
        let row = self.picker.chosen()?;
        self.picker_values().get(row).map(|value| (*value).to_owned())
    }

    /// The values of the list of the field in focus, in order.
    pub fn picker_values(&self) -> Vec<&str> {
        match self.focus.picker_field() {
            Some(FieldId::Region) => self.region_rows(),
            Some(FieldId::Product) => self.product_rows(),
            Some(FieldId::Instance) => self.lookups.instances.iter().map(|instance| instance.id.as_str()).collect(),
            // The first row is the default key, for which nothing is sent.
            Some(FieldId::Key) => {
                std::iter::once("").chain(self.lookups.keys.iter().map(|key| key.id.as_str())).collect()
            }
            _ => Vec::new(),
        }
    }

    fn region_rows(&self) -> Vec<&str> {
        if self.lookups.regions.is_empty() {
            crate::domain::values::REGIONS.to_vec()
        } else {
            self.lookups.regions.iter().map(String::as_str).collect()
        }
    }

    /// Products that are databases: those that the service lists, the documented ones where no list came.
    pub(super) fn product_rows(&self) -> Vec<&str> {
        match &self.lookups.facts.products {
            Some(listed) => listed.iter().map(String::as_str).filter(|name| !NOT_DATABASES.contains(name)).collect(),
            None => self
                .catalog
                .products()
                .iter()
                .map(|product| product.name.as_str())
                .filter(|name| !name.is_empty())
                .collect(),
        }
    }

    /// Filters the list of the field in focus by what was typed.
    pub(super) fn refilter(&mut self) {
        let Some(field) = self.focus.picker_field() else { return };
        if !self.picker.is_open {
            return;
        }
        let query = self.text().to_owned();
        if field == FieldId::Instance {
            self.picker.filter(&query, &self.lookups.instance_texts);
        } else {
            let rows: Vec<String> = match field {
                FieldId::Key => {
                    let keys = self.lookups.keys.iter().map(|key| format!("{} {}", key.id, key.alias).to_lowercase());
                    std::iter::once(String::new()).chain(keys).collect()
                }
                _ => self.picker_values().iter().map(|value| value.to_lowercase()).collect(),
            };
            self.picker.filter(&query, &rows);
        }
    }

    /// To the next field, over the step's end into the next step.
    pub(super) fn next_field(&mut self) {
        let step = self.focus.step();
        let fields = self.offered(step);
        let at = fields.iter().position(|field| Some(field.id) == self.focus.field());
        match at.and_then(|at| fields.get(at + 1)) {
            Some(next) => self.focus_on(next.id, None),
            None => self.go_to(StepId::from_number(step.number() + 1).unwrap_or(StepId::Review)),
        }
    }

    /// To the field before; from the first one into the rail.
    pub(super) fn previous_field(&mut self) {
        let step = self.focus.step();
        let fields = self.offered(step);
        match fields.iter().position(|field| Some(field.id) == self.focus.field()) {
            Some(at) if at > 0 => self.focus_on(fields[at - 1].id, None),
            _ => {
                self.leave();
                self.focus = Focus { spot: Spot::Rail(step, step.number() - 1), ..Focus::default() };
            }
        }
    }

    /// A step back; from the first one the question whether to leave.
    pub(super) fn step_back(&mut self) {
        match StepId::from_number(self.focus.step().number() - 1) {
            Some(step) => {
                self.go_to(step);
                if step == StepId::Grants {
                    self.with_seen(super::editor::Editor::entered_from_back);
                }
            }
            None => self.overlays.push(Overlay::Leave { selected: 0 }),
        }
    }

    fn open_rail(&mut self, chosen: usize) {
        match StepId::from_number(chosen + 1) {
            Some(step) => self.go_to(step),
            None => self.overlays.push(Overlay::Menu { selected: 0 }),
        }
    }

    /// From the review to the step or the problem of a line.
    fn open_review_line(&mut self, line: usize) {
        match self.review_problems().get(line.wrapping_sub(STEPS.len() - 1)) {
            Some(issue) => {
                let (field, item) = (issue.field, issue.item);
                self.focus_on(field, item);
            }
            None => {
                if let Some(step) = StepId::from_number(line + 1) {
                    self.go_to(step);
                }
            }
        }
    }

    /// What the review lists under its lines: errors where there are some, else warnings and notes.
    pub fn review_problems(&self) -> Vec<&Issue> {
        let worst = if self.count(Severity::Error) > 0 { Severity::Error } else { Severity::Note };
        self.issues().iter().filter(|issue| issue.severity >= worst).collect()
    }

    /// To the next problem: errors first, then warnings; over the end to the first.
    pub(super) fn next_problem(&mut self) {
        let level = if self.count(Severity::Error) > 0 { Severity::Error } else { Severity::Warning };
        let problems: Vec<(FieldId, Option<usize>)> = self
            .issues()
            .iter()
            .filter(|issue| issue.severity == level)
            .map(|issue| (issue.field, issue.item))
            .collect();
        let here = (self.focus.field(), self.focus.row);
        let order = |field: FieldId, row: usize| (FIELDS.iter().position(|spec| spec.id == field), row);
        let after = here.0.map(|field| order(field, here.1));
        let next = problems
            .iter()
            .find(|(field, item)| {
                after.is_none_or(|after| order(*field, item.unwrap_or(0)) > after) && here.0 != Some(*field)
                    || here.0 == Some(*field) && item.is_some_and(|item| item > here.1)
            })
            .or(problems.first())
            .copied();
        if let Some((field, item)) = next {
            self.touched.insert(field);
            self.focus_on(field, item);
            self.is_revealed = true;
        }
    }

    fn move_to_row(&mut self, row: usize) {
        let Some(field) = self.focus.field() else { return };
        self.history.pause();
        let rows = self.rows(field);
        self.focus.row = row.min(rows);
        self.focus.column = 0;
        self.focus.caret = self.text().chars().count();
        self.is_revealed = true;
    }

    /// Up and Down inside a field; `false` where the field has no use for them.
    pub(super) fn move_row(&mut self, by: isize) -> bool {
        let Spot::Field(field) = self.focus.spot else { return self.move_line(by) };
        match field.spec().kind {
            Kind::Picker => {
                if self.picker.is_open {
                    self.picker.step(by);
                } else {
                    self.picker.is_open = true;
                    self.refilter();
                }
            }
            Kind::List | Kind::Pairs => {
                let column = self.focus.column;
                let row = self.focus.row.saturating_add_signed(by);
                if self.focus.row == 0 && by < 0 {
                    return false;
                }
                self.move_to_row(row);
                self.focus.column = column;
                self.focus.caret = self.text().chars().count();
            }
            Kind::Lines => {
                let last = self.draft.description.split('\n').count() - 1;
                self.focus.row = self.focus.row.saturating_add_signed(by).min(last);
                self.focus.caret = self.focus.caret.min(self.text().chars().count());
            }
            Kind::Moment => match self.focus.calendar {
                Some(day) => self.focus.calendar = day.checked_add(jiff::Span::new().days(7 * by as i64)).ok(),
                None if by > 0 => self.open_calendar(),
                None => return false,
            },
            Kind::Choice(_) => self.choose(by),
            Kind::Text if field == FieldId::Name && by > 0 => return self.take_free_name(),
            Kind::Text | Kind::Number | Kind::Switch | Kind::Grants => return false,
        }
        true
    }

    fn move_line(&mut self, by: isize) -> bool {
        match self.focus.spot {
            Spot::Review(line) => {
                let lines = STEPS.len() - 1 + self.review_problems().len();
                self.focus.spot = Spot::Review(line.saturating_add_signed(by).min(lines.saturating_sub(1)));
                true
            }
            Spot::Rail(step, _) if by > 0 => {
                self.go_to(step);
                true
            }
            Spot::Rail(..) | Spot::Field(_) => false,
        }
    }

    /// Left and Right where they do not move the caret; `false` where they do.
    pub(super) fn move_column(&mut self, by: isize) -> bool {
        match self.focus.spot {
            Spot::Rail(step, chosen) => {
                self.focus.spot = Spot::Rail(step, chosen.saturating_add_signed(by).min(STEPS.len()));
                true
            }
            Spot::Review(_) => false,
            Spot::Field(field) => match field.spec().kind {
                Kind::Choice(_) => {
                    self.choose(by);
                    true
                }
                Kind::Moment if self.focus.calendar.is_some() => {
                    self.move_day(jiff::Span::new().days(by as i64));
                    true
                }
                _ if by > 0 && self.focus.caret >= self.text().chars().count() => self.take_suggestion(),
                Kind::Pairs if by < 0 && self.focus.caret == 0 && self.focus.column == 1 => {
                    self.focus.column = 0;
                    self.focus.caret = self.text().chars().count();
                    true
                }
                _ => false,
            },
        }
    }

    /// Moves the day under the calendar's cursor.
    pub(super) fn move_day(&mut self, by: jiff::Span) {
        if let Some(day) = self.focus.calendar
            && let Ok(moved) = day.checked_add(by)
        {
            self.focus.calendar = Some(moved);
        }
    }

    fn open_calendar(&mut self) {
        let now = schedule::assumed_now(self.now);
        let day = schedule::resolve(&self.draft.begin, now).unwrap_or_else(|_| schedule::suggestion(now)).date();
        self.focus.calendar = Some(day);
    }

    fn put_day(&mut self, day: Date) {
        let now = schedule::assumed_now(self.now);
        let time = schedule::resolve(&self.draft.begin, now).unwrap_or_else(|_| schedule::suggestion(now)).time();
        self.draft.begin = schedule::format(day.to_datetime(time));
        self.focus.caret = self.draft.begin.chars().count();
    }

    fn choose(&mut self, by: isize) {
        let Some(field) = self.focus.field() else { return };
        if let Kind::Choice(texts) = field.spec().kind
            && let Some(slot) = field.spec().text_mut(&mut self.draft)
        {
            let at = texts.iter().position(|text| text == slot).unwrap_or(0);
            texts[at.saturating_add_signed(by).min(texts.len() - 1)].clone_into(slot);
        }
    }

    /// Space: switches or chooses; `false` where Space is a character.
    pub(super) fn toggle(&mut self) -> bool {
        match self.focus.field().map(|field| field.spec().kind) {
            Some(Kind::Switch) => {
                self.draft.rotate = Some(self.draft.rotate != Some(true));
                true
            }
            Some(Kind::Choice(texts)) => {
                let is_last = texts.last().copied() == Some(self.text());
                self.choose(if is_last { isize::MIN } else { 1 });
                true
            }
            _ => false,
        }
    }

    /// What Right takes at the end of a text: the fix of what is wrong, else a suggestion.
    pub fn suggestion(&self) -> Option<(FieldId, Option<usize>, Fix)> {
        let field = self.focus.field()?;
        if field == FieldId::Grants {
            return self.grant_suggestion();
        }
        let is_here = |issue: &&Issue| issue.item.is_none_or(|item| item == self.focus.row);
        let fix = self.shown_issues(field).filter(is_here).find_map(|issue| Some((issue.item, issue.fix.clone()?)));
        if let Some((item, fix)) = fix {
            return Some((field, item, fix));
        }
        match field {
            FieldId::Prefix if self.draft.prefix.is_empty() && !self.draft.name.is_empty() => {
                Some((field, None, Fix::Set(suggest_prefix(&self.draft.name))))
            }
            _ => None,
        }
    }

    fn take_suggestion(&mut self) -> bool {
        if let Some((field, item, fix)) = self.suggestion() {
            repair(&mut self.draft, field, item, &fix);
            self.focus.row =
                self.focus.row.min(self.rows(field).max(usize::from(field == FieldId::Description) * self.focus.row));
            self.focus.caret = self.text().chars().count();
            return true;
        }
        match self.focus.field() {
            Some(FieldId::Rotate) if self.draft.rotate.is_none() => {
                self.draft.rotate = Some(true);
                self.draft.begin = schedule::format(schedule::suggestion(schedule::assumed_now(self.now)));
                "30".clone_into(&mut self.draft.every);
                true
            }
            Some(FieldId::Tags) if self.focus.column == 0 && self.focus.row < self.draft.tags.len() => {
                self.focus.column = 1;
                self.focus.caret = self.text().chars().count();
                true
            }
            _ => false,
        }
    }

    /// Names near the typed one that are probably free, while it is taken.
    pub fn free_names(&self) -> Vec<String> {
        match &self.lookups.name {
            Some(crate::domain::facts::NameState::Taken(_)) => {
                crate::domain::values::free_neighbours(&self.draft.name, schedule::assumed_now(self.now).year(), |_| {
                    false
                })
            }
            _ => Vec::new(),
        }
    }

    fn take_free_name(&mut self) -> bool {
        let Some(name) = self.free_names().into_iter().next() else { return false };
        self.draft.name = name;
        self.focus.caret = self.text().chars().count();
        true
    }

    /// Page keys, Home and End in a list or a calendar; `false` where they edit text.
    pub(super) fn move_far(&mut self, command: Command) -> bool {
        const PAGE: isize = 8;
        if self.focus.calendar.is_some() {
            match command {
                Command::PageUp => self.move_day(jiff::Span::new().months(-1)),
                Command::PageDown => self.move_day(jiff::Span::new().months(1)),
                _ => return false,
            }
            return true;
        }
        if self.focus.picker_field().is_none() || !self.picker.is_open {
            return false;
        }
        match command {
            Command::PageUp => self.picker.step(-PAGE),
            Command::PageDown => self.picker.step(PAGE),
            _ => return false,
        }
        true
    }

    /// Backspace at the start of a line of the description joins it to the line before.
    pub(super) fn join_line(&mut self) -> bool {
        let is_start = self.focus.field() == Some(FieldId::Description) && self.focus.caret == 0 && self.focus.row > 0;
        if is_start {
            let mut lines: Vec<String> = self.draft.description.split('\n').map(str::to_owned).collect();
            let line = lines.remove(self.focus.row);
            self.focus.row -= 1;
            self.focus.caret = lines[self.focus.row].chars().count();
            lines[self.focus.row].push_str(&line);
            self.draft.description = lines.join("\n");
        }
        is_start
    }
}
