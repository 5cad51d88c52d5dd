//! The first screen: whose key, where to, how the service stands, and what to go on with.

use super::{
    clock,
    form::{first_lines, some_lines},
    grouped,
    painter::{Painter, cut_middle},
    past,
    theme::Role,
};
use crate::{
    app::{
        App,
        lookup::{Lookup, LookupState},
        start::{Choice, DraftRow, KeyState, KeyView, Looked},
        submission::{Formatter, Situation},
    },
    domain::{
        facts::{LookUpError, Service},
        rule::Arg,
        steps::StepId,
    },
};

/// The column of a value.
const VALUE: u16 = 14;
/// The column of what a choice is about.
const SUBJECT: u16 = 31;
/// The column of a choice's detail.
const DETAIL: u16 = 49;
/// Lines of what was found in a place.
const FINDING_LINES: usize = 3;
/// Choices that stay in sight at least.
const CHOICES: usize = 4;

/// One line above the choices.
#[derive(Default)]
struct StartLine {
    label: String,
    text: String,
    remark: String,
    role: Option<Role>,
    is_wrong: bool,
    /// Whether it may give way where there is little room.
    is_spare: bool,
    /// Whether it says nothing without the line after it.
    is_heading: bool,
}

pub(super) fn draw(painter: &mut Painter<'_>, app: &App) {
    let lines = match &app.session.key {
        KeyState::Searching => vec![StartLine {
            label: painter.say("start-key-label").into_owned(),
            text: painter.say("start-searching").into_owned(),
            role: Some(Role::Dim),
            ..StartLine::default()
        }],
        KeyState::Found(view) => lines_with_key(painter, app, view),
        KeyState::Missing(looked) => lines_without_key(painter, looked),
    };
    let choices = app.start.choices(&app.session.key, app.session.is_sandbox());
    let height = usize::from(painter.height());
    let room = height.saturating_sub(choices.len().min(CHOICES) + 1);
    let lines = fitting(lines, room);
    let top = u16::from(lines.len() + choices.len() + 2 < height);
    let mut y = top;
    for line in &lines {
        draw_line(painter, y, line);
        y += 1;
    }
    draw_choices(painter, app, (y + 1, &choices));
}

/// The lines that there is room for: what is wrong comes first, what is spare goes first.
fn fitting(mut lines: Vec<StartLine>, room: usize) -> Vec<StartLine> {
    for gives_way in [|line: &StartLine| line.is_spare, |line: &StartLine| !line.is_wrong] {
        while lines.len() > room
            && let Some(at) = lines.iter().rposition(gives_way)
        {
            lines.remove(at);
        }
    }
    lines.truncate(room);
    lines.pop_if(|last| last.is_heading);
    lines
}

fn draw_line(painter: &mut Painter<'_>, y: u16, line: &StartLine) {
    if line.is_wrong {
        let error = painter.view().glyphs.error;
        painter.put(1, y, error, Role::Error);
    }
    let left = if line.label.is_empty() { 3 } else { VALUE };
    painter.put_within(3, y, VALUE - 4, (&line.label, Role::Label));
    let role = line.role.unwrap_or(if line.is_wrong { Role::Warning } else { Role::Text });
    let end = painter.put(left, y, &line.text, role);
    if end + 2 + painter.columns(&line.remark) <= painter.width() {
        painter.put_right(painter.width(), y, &line.remark, Role::Dim);
    }
}

fn labelled(painter: &Painter<'_>, label: &str, text: String) -> StartLine {
    StartLine { label: painter.say(label).into_owned(), text, ..StartLine::default() }
}

/// Something wrong, in as many lines as it takes; the fix stands below, dimmed.
fn wrong(painter: &Painter<'_>, label: &str, text: &str, fix: &str) -> Vec<StartLine> {
    let left = if label.is_empty() { 3 } else { VALUE };
    let room = usize::from(painter.width() - left);
    let label = if label.is_empty() { String::new() } else { painter.say(label).into_owned() };
    let mut lines: Vec<StartLine> = Vec::new();
    for text in some_lines(painter, text, room) {
        let is_wrong = lines.is_empty();
        let label = if is_wrong { label.clone() } else { String::new() };
        let text = if is_wrong || left == 3 { text } else { format!("{:11}{text}", "") };
        lines.push(StartLine { label, text, is_wrong, role: Some(Role::Warning), ..StartLine::default() });
    }
    if !fix.is_empty() {
        for text in some_lines(painter, &painter.say(fix), room) {
            let text = if left == 3 { text } else { format!("{:11}{text}", "") };
            lines.push(StartLine { text, role: Some(Role::Dim), is_spare: true, ..StartLine::default() });
        }
    }
    lines
}

fn failed(painter: &Painter<'_>, label: &str, trouble: &LookUpError) -> Vec<StartLine> {
    wrong(painter, label, &painter.message(&trouble.message()), "start-trouble-fix")
}

fn lines_with_key(painter: &Painter<'_>, app: &App, view: &KeyView) -> Vec<StartLine> {
    let mut lines = account_lines(painter, app);
    let source = painter.message(&view.source);
    lines.push(labelled(painter, "start-key-label", format!("{}   {source}", view.short_id)));
    lines.extend(expiry_lines(painter, app, view));
    let region = match &app.session.profile.region {
        _ if !app.session.launch.region.is_empty() => app.session.launch.region.clone(),
        Some((region, source)) => format!("{region}   {}", painter.message(source)),
        None => painter.say("start-no-region").into_owned(),
    };
    lines.push(labelled(painter, "start-region-label", region));
    let room = usize::from(painter.width() - VALUE);
    let endpoint = cut_middle(&app.endpoint().to_string(), room, painter.view().glyphs.ellipsis);
    lines.push(StartLine { is_spare: true, ..labelled(painter, "start-endpoint-label", endpoint) });
    lines.extend(service_lines(painter, app));
    for warning in &view.warnings {
        lines.extend(wrong(painter, "", &painter.message(warning), ""));
    }
    lines
}

fn account_lines(painter: &Painter<'_>, app: &App) -> Vec<StartLine> {
    match (app.lookups.state(Lookup::Identity), &app.lookups.identity) {
        (_, Some(identity)) => {
            let args = [("account", Arg::Text(identity.account.clone())), ("user", Arg::Text(identity.user.clone()))];
            let checked = app.lookups.answered(Lookup::Identity);
            let remark = checked.map(|at| painter.with("start-checked", &[("at", Arg::Text(clock(app, at)))]));
            let line = labelled(painter, "start-account-label", painter.with("start-account", &args));
            let mut lines = vec![StartLine { remark: remark.unwrap_or_default(), ..line }];
            if let Some(other) = app.other_account() {
                lines.extend(wrong(painter, "", &painter.message(&other), ""));
            }
            lines
        }
        (LookupState::Failed(trouble), None) => failed(painter, "start-account-label", trouble),
        (LookupState::Idle | LookupState::Loading | LookupState::Ready, None) => {
            vec![asking(painter, "start-account-label")]
        }
    }
}

fn asking(painter: &Painter<'_>, label: &str) -> StartLine {
    StartLine { role: Some(Role::Dim), ..labelled(painter, label, painter.say("status-asking").into_owned()) }
}

fn expiry_lines(painter: &Painter<'_>, app: &App, view: &KeyView) -> Vec<StartLine> {
    let Some(end) = view.expires else { return Vec::new() };
    let minutes = end.duration_since(app.now).as_secs().unsigned_abs() / 60;
    let number = |minutes: u64| Arg::from(usize::try_from(minutes).unwrap_or(usize::MAX));
    let args = [
        ("at", Arg::Text(past(painter, app, end))),
        ("hours", number(minutes / 60)),
        ("minutes", number(minutes % 60)),
    ];
    if end <= app.now {
        return wrong(painter, "", &painter.with("start-key-expired", &args), "start-key-expired-fix");
    }
    vec![StartLine {
        role: Some(Role::Dim),
        is_spare: true,
        ..labelled(painter, "", painter.with("start-key-expires", &args))
    }]
}

fn service_lines(painter: &Painter<'_>, app: &App) -> Vec<StartLine> {
    match (app.lookups.state(Lookup::Service), &app.lookups.service) {
        (_, Some(service)) if service.is_enabled => {
            vec![labelled(painter, "start-service-label", service_text(painter, service))]
        }
        (_, Some(service)) => {
            let text = painter.with("start-service-off", &[("type", Arg::from(service.invalid_type))]);
            wrong(painter, "start-service-label", &text, "")
        }
        (LookupState::Failed(trouble), None) => failed(painter, "start-service-label", trouble),
        (LookupState::Idle | LookupState::Loading | LookupState::Ready, None) => {
            vec![asking(painter, "start-service-label")]
        }
    }
}

fn service_text(painter: &Painter<'_>, service: &Service) -> String {
    match (service.used, service.limit) {
        (Some(used), Some(limit)) => {
            let count = |number: u64| Arg::Text(grouped(usize::try_from(number).unwrap_or(usize::MAX)));
            painter.with("start-service-used", &[("used", count(used)), ("limit", count(limit))])
        }
        _ => painter.say("start-service-active").into_owned(),
    }
}

/// The places where a key was looked for, as a table.
fn lines_without_key(painter: &Painter<'_>, looked: &[Looked]) -> Vec<StartLine> {
    let mut lines = wrong(painter, "", &painter.say("start-no-key"), "");
    let heading = painter.say("start-looked").into_owned();
    lines.push(StartLine { text: heading, is_spare: true, is_heading: true, ..StartLine::default() });
    let rows: Vec<[String; 3]> = looked
        .iter()
        // The two variables differ in their ends.
        .map(|place| (place, place.place.replace(", TENCENTCLOUD_", ", _")))
        .map(|(place, name)| [painter.message(&place.kind), name, painter.message(&place.finding)])
        .collect();
    let widest = |column: usize| rows.iter().map(|row| usize::from(painter.columns(&row[column]))).max().unwrap_or(0);
    let room = usize::from(painter.width().saturating_sub(5));
    let (kind, finding) = (widest(0).min(16), widest(2).min(22));
    let place = widest(1).min(room.saturating_sub(kind + finding + 4)).max(8);
    let finding = room.saturating_sub(kind + place + 4);
    for [kind_text, place_text, finding_text] in rows {
        let mut lead = format!("  {}  {}", padded(painter, &kind_text, kind), padded(painter, &place_text, place));
        for part in first_lines(painter, &finding_text, (finding, FINDING_LINES)) {
            let text = format!("{lead}  {part}");
            lines.push(StartLine { text, role: Some(Role::Dim), is_spare: true, ..StartLine::default() });
            lead = " ".repeat(kind + place + 4);
        }
    }
    lines
}

/// A text cut or filled up to so many columns.
fn padded(painter: &Painter<'_>, text: &str, columns: usize) -> String {
    let cut = cut_middle(text, columns, painter.view().glyphs.ellipsis);
    let used = usize::from(painter.columns(&cut));
    format!("{cut}{}", " ".repeat(columns.saturating_sub(used)))
}

/// The choices. Where there is no room for all, the drafts scroll between the others, and are counted.
fn draw_choices(painter: &mut Painter<'_>, app: &App, (top, choices): (u16, &[Choice])) {
    let rows = usize::from(painter.height().saturating_sub(top)).max(1);
    let is_draft = |choice: &Choice| matches!(choice, Choice::Continue(_));
    let drafts = choices.iter().filter(|choice| is_draft(choice)).count();
    let front = choices.iter().position(is_draft).unwrap_or(0);
    let selected = app.start.selected;
    let room = rows.saturating_sub(choices.len() - drafts).clamp(1, drafts.max(1));
    let at = selected.checked_sub(front).filter(|at| *at < drafts);
    let first = at.map_or(0, |at| (at + 1).saturating_sub(room));
    let window = front + first..front + first + room;
    let in_sight = |row: usize| !(front..front + drafts).contains(&row) || window.contains(&row);
    let shown: Vec<(usize, &Choice)> = choices.iter().enumerate().filter(|(row, _)| in_sight(*row)).collect();
    let cursor = shown.iter().position(|(row, _)| *row == selected).unwrap_or(0);
    let skipped = cursor.saturating_sub(rows - 1);
    if room < drafts && top > 0 {
        let last = Arg::from(at.map_or(room, |at| at + 1));
        let count = painter.with("start-draft-at", &[("at", last), ("all", Arg::from(drafts))]);
        painter.put_right(painter.width(), top - 1, &count, Role::Dim);
    }
    let table = Table::of(painter, app);
    for (y, (at, choice)) in (top..).zip(shown.into_iter().skip(skipped).take(rows)) {
        let is_selected = at == selected;
        if is_selected {
            let focus = painter.view().glyphs.focus;
            painter.put(1, y, focus, Role::Focus);
        }
        let role = if is_selected { Role::Focus } else { Role::Text };
        match choice {
            Choice::Continue(row) => table.draw(painter, app, y, (row, role)),
            _ => draw_choice(painter, app, y, (choice, role)),
        }
    }
}

/// The drafts as a table: name, instance, region, step, age. What has no room goes, the region first.
struct Table {
    /// Columns of each part.
    widths: [u16; 4],
}

/// The parts of a draft beside its name, the one that goes first last.
fn parts(painter: &Painter<'_>, app: &App, row: &DraftRow) -> [String; 4] {
    let step = if row.step == StepId::Review.number() {
        painter.say("start-draft-ready").into_owned()
    } else {
        painter.with("start-draft-step", &[("step", Arg::from(row.step))])
    };
    [past(painter, app, row.saved), step, row.instance.clone(), row.region.clone()]
}

impl Table {
    /// Columns that a name has in any case, and those of a part at most.
    const NAME: u16 = 16;
    const PART: u16 = 16;

    /// As wide as the widest of each part.
    fn of(painter: &Painter<'_>, app: &App) -> Table {
        let mut widths = [0; 4];
        for row in &app.start.drafts {
            for (width, part) in widths.iter_mut().zip(parts(painter, app, row)) {
                *width = painter.columns(&part).min(Table::PART).max(*width);
            }
        }
        Table { widths }
    }

    fn draw(&self, painter: &mut Painter<'_>, app: &App, y: u16, (row, role): (&DraftRow, Role)) {
        let label = painter.say("choice-continue").into_owned();
        let left = painter.put(3, y, &label, role) + 2;
        let parts = parts(painter, app, row);
        let is_twin = |other: &&DraftRow| {
            other.id != row.id && other.name == row.name && parts == self::parts(painter, app, other)
        };
        let has_twin = app.start.drafts.iter().any(|other| is_twin(&other));
        let name = match &row.name {
            name if name.is_empty() => painter.say("draft-unnamed").into_owned(),
            name if has_twin => format!("{name} ({})", row.id),
            name => name.clone(),
        };
        let (mut right, mut fitting) = (painter.width(), 0);
        for width in self.widths {
            let taken = if width == 0 { 0 } else { width + 2 };
            if right < left + taken + Table::NAME {
                break;
            }
            right -= taken;
            fitting += 1;
        }
        let ellipsis = painter.view().glyphs.ellipsis;
        let name = cut_middle(&name, usize::from(right.saturating_sub(left)), ellipsis);
        painter.put(left, y, &name, role);
        let mut x = right + 2;
        // On the screen the age stands last.
        for at in [2, 3, 1, 0].into_iter().filter(|at| *at < fitting && self.widths[*at] > 0) {
            let part = cut_middle(&parts[at], usize::from(self.widths[at]), ellipsis);
            painter.put(x, y, &part, Role::Dim);
            x += self.widths[at] + 2;
        }
    }
}

fn draw_choice(painter: &mut Painter<'_>, app: &App, y: u16, (choice, role): (&Choice, Role)) {
    let say = |key: &str| painter.say(key).into_owned();
    let (key, subject, detail) = match choice {
        Choice::New if app.session.has_key(app.now) => ("choice-new", String::new(), String::new()),
        Choice::New => ("choice-new-no-key", String::new(), String::new()),
        Choice::Continue(row) => ("choice-continue", row.name.clone(), String::new()),
        Choice::Settle(row) => {
            let moment = app.moment();
            let view = painter.view();
            let teller = Formatter { words: view.words, moment: &moment, ellipsis: view.glyphs.ellipsis };
            ("choice-settle", Situation::of_attempt(row).sentence(&teller), String::new())
        }
        Choice::Open => ("choice-open", String::new(), say("choice-open-detail")),
        Choice::Sandbox => ("choice-sandbox", String::new(), say("choice-sandbox-detail")),
        Choice::LookAgain => ("choice-look-again", String::new(), say("choice-look-again-detail")),
    };
    let text = painter.say(key);
    let end = painter.put(3, y, &text, role);
    if matches!(choice, Choice::Settle(_)) && end < SUBJECT - 1 {
        let error = painter.view().glyphs.error;
        painter.put(SUBJECT - 2, y, error, Role::Error);
    }
    if subject.is_empty() {
        let x = SUBJECT.max(end + 3);
        if x + painter.columns(&detail) <= painter.width() {
            painter.put(x, y, &detail, Role::Dim);
        }
        return;
    }
    let x = SUBJECT.max(end + 2);
    let end = end_of_subject(painter, x, &detail);
    let subject = cut_middle(&subject, usize::from(end - x), painter.view().glyphs.ellipsis);
    let after = painter.put(x, y, &subject, role);
    let x = DETAIL.max(after + 2);
    if x + painter.columns(&detail) <= painter.width() {
        painter.put(x, y, &detail, Role::Dim);
    }
}

/// How far a subject may reach so that its detail has room.
fn end_of_subject(painter: &Painter<'_>, x: u16, detail: &str) -> u16 {
    let end = painter.width().saturating_sub(painter.columns(detail) + 2);
    if end >= x + 12 { end } else { painter.width().max(x) }
}
