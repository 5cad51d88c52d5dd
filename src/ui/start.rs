//! The first screen: the account and key, the endpoint, the state of the service, and what to go on with.

mod lines;

use ratatui::layout::Rect;

use self::lines::{Belongs, StartLine, Worth, fitting};
use super::{
    Hidden, USUAL_WIDTH, clock,
    columns::{NamedColumns, NamedRow},
    form::VALUE,
    form::{LABEL, first_lines, some_lines},
    grouped,
    painter::{Painter, after, below},
    past,
    theme::Role,
};
use crate::{
    app::{
        App, Screen, Target,
        lookup::{Lookup, LookupState},
        start::{Choice, DraftRow, KeyState, KeyView, Looked},
        submission::Situation,
    },
    domain::{
        attempt::Attempt,
        facts::{LookUpError, Service},
        rule::{Arg, Message},
        standing::Standing,
        steps::StepId,
    },
};

/// The column of what a choice does.
const DETAIL: u16 = 36;
/// Minutes after which a date says more than a span.
const LONG_AGO: i64 = 2 * 24 * 60;
/// Lines of what was found in a place.
const FINDING_LINES: usize = 3;
/// Choices that stay in sight at least.
const CHOICES: usize = 4;
/// Lines of a small screen.
const SMALL: u16 = 10;
/// On a small screen: beside spare lines, and beside the others.
const FEW_CHOICES: [usize; 2] = [5, 3];

/// Draws the screen; returns how many choices are out of sight.
pub(super) fn draw(painter: &mut Painter<'_>, app: &App) -> Hidden {
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
    let choices = app.choices();
    let height = usize::from(painter.height());
    let stay = if painter.height() < SMALL { FEW_CHOICES } else { [CHOICES; 2] };
    let room = [choices.len(), stay[0], stay[1]].map(|stay| height.saturating_sub(choices.len().min(stay) + 1));
    let all = lines.len();
    let lines = fitting(painter, lines, room);
    let area = below(painter.area(), usize::from(lines.len() + choices.len() + 2 < height));
    for (row, line) in area.rows().zip(&lines) {
        lines::draw(painter, row, line);
    }
    let choices_area = below(area, lines.len());
    if all > lines.len() {
        let left_out = painter.with("start-lines-left-out", &[("lines", Arg::from(all - lines.len()))]);
        painter.text(after(choices_area, LABEL), left_out, Role::Dim);
    }
    draw_choices(painter, app, choices_area, &choices)
}

fn labelled(painter: &Painter<'_>, label: &str, text: String) -> StartLine {
    StartLine { label: painter.say(label).into_owned(), text, ..StartLine::default() }
}

/// Something wrong, in as many lines as it takes, with the fix below it; no fix if that is empty.
fn wrong(painter: &Painter<'_>, label: &str, text: &str, fix: &str) -> Vec<StartLine> {
    let left = if label.is_empty() { LABEL } else { VALUE };
    let indent = " ".repeat(usize::from(left - LABEL));
    let room = usize::from(painter.width() - left);
    let label = if label.is_empty() { String::new() } else { painter.say(label).into_owned() };
    let mut lines: Vec<StartLine> = Vec::new();
    for text in some_lines(painter, text, room) {
        let (label, text, worth, belongs) = if lines.is_empty() {
            (label.clone(), text, Worth::Wrong, Belongs::Alone)
        } else {
            (String::new(), format!("{indent}{text}"), Worth::More, Belongs::ToLast)
        };
        lines.push(StartLine { label, text, role: Some(Role::Error), worth, belongs, ..StartLine::default() });
    }
    let fix = if fix.is_empty() { Vec::new() } else { some_lines(painter, fix, room) };
    for (at, text) in fix.into_iter().enumerate() {
        let belongs = if at == 0 { Belongs::Alone } else { Belongs::ToLast };
        let text = format!("{indent}{text}");
        lines.push(StartLine { text, worth: Worth::More, belongs, ..StartLine::default() });
    }
    lines
}

fn failed(painter: &Painter<'_>, label: &str, trouble: &LookUpError) -> Vec<StartLine> {
    wrong(painter, label, &painter.message(&trouble.message()), &painter.say("start-trouble-fix"))
}

fn lines_with_key(painter: &Painter<'_>, app: &App, view: &KeyView) -> Vec<StartLine> {
    let mut lines = account_lines(painter, app);
    let source = painter.message(&view.source);
    // Which key has expired, and where it would ask, is worth less than where a key is.
    let worth = if app.session.has_key(app.now) { Worth::Usual } else { Worth::Spare };
    let key = labelled(painter, "start-key-label", format!("{}   {source}", view.short_id));
    lines.push(StartLine { worth, ..key });
    lines.extend(expiry_lines(painter, app, view));
    let region = match &app.session.profile.region {
        _ if !app.session.launch.region.is_empty() => app.session.launch.region.clone(),
        Some((region, source)) => format!("{region}   {}", painter.message(source)),
        None => painter.say("start-no-region").into_owned(),
    };
    lines.push(StartLine { worth, ..labelled(painter, "start-region-label", region) });
    let room = usize::from(painter.width() - VALUE);
    let endpoint = painter.cut_middle(&app.endpoint().to_string(), room);
    lines.push(StartLine { worth: Worth::Spare, ..labelled(painter, "start-endpoint-label", endpoint) });
    lines.extend(service_lines(painter, app));
    lines.extend(clock_lines(painter, app));
    for warning in &view.warnings {
        let told = wrong(painter, "", &painter.message(warning), "");
        lines.extend(told.into_iter().map(|line| StartLine { role: Some(Role::Warning), ..line }));
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
            vec![without_answer(painter, app, "start-account-label")]
        }
    }
}

/// What is still asked, or cannot be asked with a key that has expired.
fn without_answer(painter: &Painter<'_>, app: &App, label: &str) -> StartLine {
    let (words, worth) = if app.session.has_key(app.now) {
        ("status-asking", Worth::Usual)
    } else {
        ("start-not-asked", Worth::Nothing)
    };
    StartLine { role: Some(Role::Dim), worth, ..labelled(painter, label, painter.say(words).into_owned()) }
}

fn expiry_lines(painter: &Painter<'_>, app: &App, view: &KeyView) -> Vec<StartLine> {
    let Some(end) = view.expires else { return Vec::new() };
    let minutes = end.duration_since(app.now).as_secs().saturating_abs() / 60;
    let span = painter.view().words.span_of_minutes(minutes);
    let at = past(painter, app, end);
    if end <= app.now {
        let kind = view.source.args.iter().find(|(name, _)| *name == "kind").map(|(_, kind)| kind.clone());
        let fix = painter.with("start-key-expired-fix", &[("kind", kind.unwrap_or_else(|| Arg::from("")))]);
        let words = if minutes < LONG_AGO { "start-key-expired" } else { "start-key-expired-long-ago" };
        let headline = headline(painter, &Message::new(words).with("at", at).with("span", span));
        return wrong(painter, "", &headline, &fix);
    }
    vec![StartLine {
        role: Some(Role::Dim),
        worth: Worth::Spare,
        ..labelled(painter, "", painter.with("start-key-expires", &[("at", at.into()), ("span", span.into())]))
    }]
}

fn service_lines(painter: &Painter<'_>, app: &App) -> Vec<StartLine> {
    match (app.lookups.state(Lookup::Service), &app.lookups.service) {
        (_, Some(service)) if service.is_enabled => {
            let text = service_text(painter, service);
            if service.is_full() {
                return wrong(painter, "start-service-label", &text, &painter.say("start-service-full-fix"));
            }
            vec![labelled(painter, "start-service-label", text)]
        }
        (_, Some(service)) => {
            let why = service.refusal().map(|why| painter.message(&why)).unwrap_or_default();
            wrong(painter, "start-service-label", &why, "")
        }
        (LookupState::Failed(trouble), None) => failed(painter, "start-service-label", trouble),
        (LookupState::Idle | LookupState::Loading | LookupState::Ready, None) => {
            vec![without_answer(painter, app, "start-service-label")]
        }
    }
}

/// The clock of this machine beside the service's, once an answer has told it.
fn clock_lines(painter: &Painter<'_>, app: &App) -> Vec<StartLine> {
    let Some((message, is_refused)) = app.lookups.clock() else { return Vec::new() };
    let text = painter.message(&message);
    if is_refused {
        return wrong(painter, "start-clock-label", &text, &painter.say("start-clock-fix"));
    }
    vec![StartLine { worth: Worth::Spare, ..labelled(painter, "start-clock-label", text) }]
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

/// What is wrong with the key, in its few words where there is little room.
fn headline(painter: &Painter<'_>, message: &Message) -> String {
    let short = painter.short(message).filter(|_| painter.height() < SMALL);
    short.unwrap_or_else(|| painter.message(message))
}

/// The places where a key was looked for, as a table.
fn lines_without_key(painter: &Painter<'_>, looked: &[Looked]) -> Vec<StartLine> {
    let half = looked.iter().find(|place| place.finding.id == "credential-half");
    let message = match half {
        Some(place) => Message::new("start-half-key").with("why", painter.message(&place.finding)),
        None => Message::new("start-no-key"),
    };
    let mut lines = wrong(painter, "", &headline(painter, &message), "");
    let heading = painter.say("start-looked").into_owned();
    lines.push(StartLine { text: heading, worth: Worth::Spare, belongs: Belongs::ToNext, ..StartLine::default() });
    let is_narrow = painter.width() < USUAL_WIDTH;
    let rows: Vec<[String; 3]> = looked
        .iter()
        .map(|place| {
            let name = place_name(place, is_narrow);
            [painter.message(&place.kind), name, finding_text(painter, &place.finding)]
        })
        .collect();
    let widest = |column: usize| rows.iter().map(|row| usize::from(painter.columns(&row[column]))).max().unwrap_or(0);
    let room = usize::from(painter.width().saturating_sub(5));
    let (kind, finding) = (widest(0).min(16), widest(2).min(22));
    let place = widest(1).min(room.saturating_sub(kind + finding + 4)).max(8);
    let finding = room.saturating_sub(kind + place + 4);
    for [kind_text, place_text, finding_text] in rows {
        let mut lead = format!("  {}  {}", padded(painter, &kind_text, kind), padded(painter, &place_text, place));
        for part in first_lines(painter, &finding_text, finding, FINDING_LINES) {
            let text = format!("{lead}  {part}");
            lines.push(StartLine { text, role: Some(Role::Dim), worth: Worth::Spare, ..StartLine::default() });
            lead = " ".repeat(kind + place + 4);
        }
    }
    lines
}

/// A place in one line. The two variables differ in their ends; where not even one has room beside its finding, what
/// both begin with stands for them: cut in the middle, the pair would read as one variable that does not exist.
fn place_name(place: &Looked, is_narrow: bool) -> String {
    match place.place.split_once("ID, TENCENTCLOUD_SECRET_KEY") {
        Some((common, "")) if is_narrow => format!("{common}*"),
        _ => place.place.replace(", TENCENTCLOUD_", ", _"),
    }
}

/// What was found in a place, in short words if it has some: the place stands beside them.
fn finding_text(painter: &Painter<'_>, finding: &Message) -> String {
    painter.short(finding).unwrap_or_else(|| painter.message(finding))
}

/// A text cut or filled up to so many columns.
fn padded(painter: &Painter<'_>, text: &str, columns: usize) -> String {
    let cut = painter.cut_middle(text, columns);
    let used = usize::from(painter.columns(&cut));
    format!("{cut}{}", " ".repeat(columns.saturating_sub(used)))
}

/// The choices, below a line for what is not in sight of the lines above; returns how many of them are out of sight.
fn draw_choices(painter: &mut Painter<'_>, app: &App, area: Rect, choices: &[Choice]) -> Hidden {
    let rows = usize::from(area.height.saturating_sub(1)).max(1);
    let selected = app.start.selected;
    let first = (selected + 1).saturating_sub(rows);
    // The rows above are missing here, and not above the lines at the top.
    Hidden::around(first, choices.len(), choices.len())
        .tell(painter, Rect { width: area.width.saturating_sub(1), ..area });
    let area = below(area, 1);
    let drafts: Vec<NamedRow> = app.start.drafts.iter().map(|row| draft_told(painter, app, row)).collect();
    let columns = NamedColumns::of(painter, &drafts, draft_parts());
    for (line, (at, choice)) in area.rows().zip(choices.iter().enumerate().skip(first)) {
        let is_selected = at == selected;
        painter.target(line, Target::Row(at));
        painter.mark_focus(line, is_selected);
        let role = if is_selected { Role::Focus } else { Role::Text };
        match choice {
            Choice::Continue(row) => {
                let beside = after(painter.text(after(line, LABEL), painter.say("choice-continue"), role), 2);
                columns.draw(painter, beside, &draft_told(painter, app, row), (role, None));
            }
            Choice::Settle(row) => draw_unsettled(painter, app, line, row, role),
            Choice::Back(screen) => {
                painter.text(after(line, LABEL), back_words(painter, app, *screen), role);
            }
            Choice::MoreDrafts(more) => {
                painter.text(after(line, LABEL), painter.with("choice-more-drafts", &[("n", Arg::from(*more))]), role);
            }
            Choice::New
            | Choice::Like
            | Choice::Open
            | Choice::Elsewhere
            | Choice::TypeKey
            | Choice::Sandbox
            | Choice::LookAgain => draw_choice(painter, app, line, choice, role),
        }
    }
    Hidden { above: 0, ..Hidden::around(first, rows, choices.len()) }
}

/// The importance of the parts of [`draft_told`]: age, step, instance, region, product.
pub(super) const fn draft_parts() -> &'static [usize] {
    &[4, 3, 1, 2, 0]
}

/// A draft in a list: its name; product, instance, region, step and age.
pub(super) fn draft_told(painter: &Painter<'_>, app: &App, row: &DraftRow) -> NamedRow {
    let step = if row.step == StepId::Review.number() {
        painter.say("start-draft-ready").into_owned()
    } else {
        painter.with("start-draft-step", &[("step", Arg::from(row.step))])
    };
    let parts = |row: &DraftRow| [row.product.clone(), row.instance.clone(), row.region.clone()];
    // Two drafts that look the same differ in the names of their files.
    let is_twin = |other: &&DraftRow| {
        other.id != row.id && other.name == row.name && other.step == row.step && parts(other) == parts(row)
    };
    let name = match &row.name {
        name if name.is_empty() => painter.say("draft-unnamed").into_owned(),
        name if app.start.drafts.iter().any(|other| is_twin(&other)) => format!("{name} ({})", row.id),
        name => name.clone(),
    };
    let [product, instance, region] = parts(row);
    NamedRow { name, parts: vec![product, instance, region, step, past(painter, app, row.saved)] }
}

/// Where the first row leads back to.
fn back_words(painter: &Painter<'_>, app: &App, screen: Screen) -> String {
    let name = match &app.form.draft.name {
        name if name.is_empty() => painter.say("title-form").into_owned(),
        name => painter.cut_middle(name, 30),
    };
    let place = match screen {
        Screen::Preview => Arg::from("preview"),
        Screen::Submission => Arg::from("result"),
        Screen::Start | Screen::Form if app.form.focus.step() == StepId::Review => Arg::from("review"),
        Screen::Start | Screen::Form => Arg::from(app.form.focus.step().number()),
    };
    painter.with("choice-back", &[("name", Arg::Text(name)), ("place", place)])
}

/// A choice, and what it does where there is room for that.
fn draw_choice(painter: &mut Painter<'_>, app: &App, area: Rect, choice: &Choice, role: Role) {
    let (key, detail) = match choice {
        Choice::New if app.session.has_key(app.now) => ("choice-new", None),
        Choice::New => ("choice-new-no-key", None),
        Choice::Back(_) | Choice::Continue(_) | Choice::MoreDrafts(_) | Choice::Settle(_) => ("choice-continue", None),
        Choice::Like => ("choice-like", Some("choice-like-detail")),
        Choice::Elsewhere if app.session.is_sandbox() => ("choice-region", None),
        Choice::Elsewhere => ("choice-elsewhere", None),
        Choice::Open => ("choice-open", Some("choice-open-detail")),
        Choice::TypeKey => ("choice-type-key", Some("choice-type-key-detail")),
        Choice::Sandbox => ("choice-sandbox", Some("choice-sandbox-detail")),
        Choice::LookAgain => ("choice-look-again", Some("choice-look-again-detail")),
    };
    let end = painter.text(after(area, LABEL), painter.say(key), role).x - area.x;
    let column = after(area, DETAIL.max(end + 3));
    if let Some(detail) = detail.map(|key| painter.say(key)).filter(|text| painter.columns(text) <= column.width) {
        painter.text(column, detail, Role::Dim);
    }
}

/// An attempt without a known end, by its name, and when it was sent where there is room for that.
fn draw_unsettled(painter: &mut Painter<'_>, app: &App, area: Rect, row: &Attempt, role: Role) {
    let situation = Situation::of_attempt(row);
    let choice = if situation.standing == Standing::Accepted { "choice-follow" } else { "choice-settle" };
    let glyphs = painter.view().glyphs;
    painter.text(after(area, LABEL), glyphs.error, Role::Error);
    let column = after(area, LABEL + 2);
    let room = usize::from(column.width);
    let told = |id: &str, name: &str| painter.with(id, &[("name", Arg::Text(name.to_owned()))]);
    let mut text = told(choice, &row.name);
    if usize::from(painter.columns(&text)) > room {
        let short = format!("{choice}-short");
        let around = usize::from(painter.columns(&told(&short, "")));
        text = told(&short, &painter.cut_middle(&row.name, room.saturating_sub(around)));
    }
    let at = Arg::Text(past(painter, app, row.begun()));
    let detail = painter.with(&format!("{choice}-detail"), &[("at", at)]);
    let rest = after(painter.text(column, text, role), 3);
    if painter.columns(&detail) <= rest.width {
        painter.text(rest, detail, Role::Dim);
    }
}
