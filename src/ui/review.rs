//! The review: everything that will be sent, what cannot be changed afterwards, and warnings.

pub(super) mod large;

use ratatui::layout::{Constraint, Layout, Rect};

use super::{
    Hidden, USUAL_WIDTH,
    form::{first_lines, mark_of_instance, shortened, state_of},
    grouped,
    painter::{Painter, after},
    rotation::{weekday_and_day, weekday_and_time},
    theme::Role,
};
use crate::{
    app::{
        App, Target,
        form::{PLACES_SHOWN, ReviewRow, Spot, subject},
    },
    domain::{
        fields::{FieldId, FieldSpec, Kind, Lens},
        grants::{Place, Unit, privilege::by_danger, read::Imported},
        rule::{Arg, Issue, Message},
        schedule,
        steps::{STEPS, StepId},
    },
};

/// The column of a value: nearer than in the form, since its labels are short and all of a value counts here.
const VALUE: u16 = 13;
/// Lines of the privileges of one place: all of MySQL's fit beside a long name, also where the body is beside them.
const GRANT_LINES: usize = 6;
/// Lines of grants that are shown although the room is little.
const FEW_LINES: usize = 4;
/// Lines of hosts, labels or a problem.
const MOST_LINES: usize = 3;
/// Lines from which a section may have more than one.
const ROOMY: u16 = 16;

/// One line of the review.
#[derive(Default)]
struct ReviewLine {
    /// The row that Enter opens.
    row: Option<ReviewRow>,
    mark: &'static str,
    label: String,
    text: String,
    /// What is known about it, at the right.
    remark: String,
    /// Whether it cannot be changed after the create.
    is_fixed: bool,
    role: Option<Role>,
}

/// Problems and risks come first: what is below the last line in sight is what one needs least.
pub(super) fn draw(painter: &mut Painter<'_>, app: &App) -> Hidden {
    let mut lines = Vec::new();
    for (at, issue) in app.form.review_problems().into_iter().enumerate() {
        lines.extend(problem(painter, ReviewRow::Problem(at), issue));
    }
    if is_roomy(painter) && !lines.is_empty() {
        lines.push(ReviewLine::default());
    }
    for step in STEPS.iter().copied().filter(|step| *step != StepId::Review) {
        lines.extend(section(painter, app, step));
    }
    if is_roomy(painter) {
        lines.push(ReviewLine::default());
    }
    let fixed =
        painter.say(if painter.width() >= USUAL_WIDTH { "review-fixed" } else { "review-fixed-short" }).into_owned();
    lines.push(ReviewLine { text: fixed, role: Some(Role::Dim), ..ReviewLine::default() });
    let focus = match app.form.focus.spot {
        Spot::Review(row) => Some(row),
        Spot::Field(_) | Spot::Rail(..) => None,
    };
    draw_lines(painter, &lines, focus)
}

fn is_roomy(painter: &Painter<'_>) -> bool {
    painter.height() >= ROOMY
}

/// Not a `Table`, because lines scroll one by one, and all lines of a step share one mark.
fn draw_lines(painter: &mut Painter<'_>, lines: &[ReviewLine], focus: Option<ReviewRow>) -> Hidden {
    let room = usize::from(painter.height());
    let is_in_focus = |line: &ReviewLine| focus.is_some() && line.row == focus;
    // The last row brings the lines below it along.
    let is_last = lines.iter().rfind(|line| line.row.is_some()).is_some_and(is_in_focus);
    let last = if is_last { lines.len() } else { lines.iter().rposition(is_in_focus).map_or(0, |last| last + 1) };
    let first = last.saturating_sub(room);
    let widths = [Constraint::Length(1), Constraint::Length(VALUE - 1), Constraint::Fill(1), Constraint::Length(2)];
    let columns = Layout::horizontal(widths).areas(painter.area());
    let mut has_mark = false;
    for (area, line) in painter.area().rows().zip(lines.iter().skip(first)) {
        if is_in_focus(line) && !has_mark {
            painter.text(area, painter.view().glyphs.focus, Role::Focus);
            has_mark = true;
        }
        if let Some(row) = line.row {
            painter.target(area, Target::Review(row));
        }
        draw_line(painter, area, columns, line, is_in_focus(line));
    }
    Hidden { above: first, below: lines.len().saturating_sub(first + room), keys: "Up/Down" }
}

fn draw_line(painter: &mut Painter<'_>, area: Rect, columns: [Rect; 4], line: &ReviewLine, is_here: bool) {
    let role = line.role.unwrap_or(Role::Text);
    if line.label.is_empty() && !matches!(line.row, Some(ReviewRow::Step(_))) {
        painter.text(after(area, 1), line.mark, role);
        let left = if line.row.is_some() { 3 } else { 1 };
        // The focus takes no colour from what is an error or a warning.
        let role = if is_here && role == Role::Text { Role::Focus } else { role };
        painter.text(after(area, left), &line.text, role);
        return;
    }
    let [_, label, value, fixed] = columns.map(|column| column.intersection(area));
    painter.text(label, &line.label, if is_here { Role::Focus } else { Role::Label });
    painter.text(value, &line.text, role);
    painter.text_right(value, &line.remark, Role::Dim);
    if line.is_fixed {
        painter.text_right(fixed, "*", Role::Dim);
    }
}

/// The lines of one step.
fn section(painter: &Painter<'_>, app: &App, step: StepId) -> Vec<ReviewLine> {
    let mut lines = match step {
        StepId::Target => vec![target_line(painter, app)],
        StepId::Name => name_lines(painter, app),
        StepId::Hosts => host_lines(painter, &app.form.draft.hosts),
        StepId::Grants => {
            let mut lines = grant_lines(painter, &app.form.draft.grants);
            lines.extend(app.editor.imported().map(|imported| import_line(painter, imported)));
            lines
        }
        StepId::Labels => text_lines(painter, &labels(painter, app)),
        StepId::Rotation => rotation_lines(painter, app),
        StepId::Key => vec![ReviewLine { text: key_text(painter, app), ..ReviewLine::default() }],
        StepId::Review => Vec::new(),
    };
    let is_fixed = !matches!(step, StepId::Labels | StepId::Rotation);
    let name = painter.say(&format!("step-{}", step.key()));
    if let Some(first) = lines.first_mut() {
        first.label = format!("{} {name}", step.number());
    }
    for (at, line) in lines.iter_mut().enumerate() {
        line.row = Some(ReviewRow::Step(step));
        line.is_fixed = is_fixed && (at == 0 || line.role.is_none());
    }
    lines
}

fn nothing(painter: &Painter<'_>) -> ReviewLine {
    ReviewLine { text: painter.say("review-nothing").into_owned(), role: Some(Role::Dim), ..ReviewLine::default() }
}

fn room(painter: &Painter<'_>) -> usize {
    usize::from(painter.width().saturating_sub(VALUE + 2))
}

/// A text in a few lines; that there is more is seen.
fn text_lines(painter: &Painter<'_>, text: &str) -> Vec<ReviewLine> {
    if text.is_empty() {
        return vec![nothing(painter)];
    }
    let most = if is_roomy(painter) { MOST_LINES } else { 1 };
    let lines = first_lines(painter, text, room(painter), most);
    lines.into_iter().map(|text| ReviewLine { text, ..ReviewLine::default() }).collect()
}

/// The hosts, and their number where not all are in sight.
fn host_lines(painter: &Painter<'_>, hosts: &[String]) -> Vec<ReviewLine> {
    let text = hosts.join("   ");
    let mut lines = text_lines(painter, &text);
    if usize::from(painter.columns(&text)) > room(painter) * lines.len() {
        let args = [("hosts", Arg::from(hosts.len())), ("step", Arg::from(StepId::Hosts.number()))];
        lines.push(ReviewLine {
            text: painter.with("review-hosts-left", &args),
            role: Some(Role::Dim),
            ..ReviewLine::default()
        });
    }
    lines
}

fn target_line(painter: &Painter<'_>, app: &App) -> ReviewLine {
    let draft = &app.form.draft;
    if draft.product.is_empty() && draft.instance.is_empty() {
        return ReviewLine { remark: draft.region.clone(), ..nothing(painter) };
    }
    let instance = app.lookups.instances.iter().find(|instance| instance.id == draft.instance);
    let id = painter.cut_middle(&draft.instance, 40);
    let mut state = Vec::new();
    if let Some(instance) = instance {
        let mark = mark_of_instance(painter, instance);
        state.extend((painter.width() >= USUAL_WIDTH).then(|| instance.version.clone()));
        state.push(format!("{mark}{}", state_of(painter, instance)));
    }
    state.extend(other_texts(app, StepId::Target, &[FieldId::Region, FieldId::Product, FieldId::Instance]));
    let joined = |parts: &[&str]| parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join("  ");
    let (mut product, state) = (painter.cut_middle(&draft.product, 24), state.join("  "));
    let name = instance.map(|instance| instance.name.as_str()).unwrap_or_default();
    if !id.is_empty() && usize::from(painter.columns(&joined(&[&product, &id, name, &state]))) > room(painter) {
        // The id says of which product it is.
        product.clear();
    }
    let rest = usize::from(painter.columns(&joined(&[&product, &id, &state])));
    let name = painter.cut_middle(name, room(painter).saturating_sub(rest + 2).max(8));
    let mut text = joined(&[&product, &id, &name, &state]);
    if name.contains(painter.view().glyphs.ellipsis) {
        // Single blanks may leave room for the whole name.
        let whole = instance.map_or("", |instance| instance.name.as_str());
        let tight = [product.as_str(), &id, whole, &state].into_iter().filter(|part| !part.is_empty());
        let tight = tight.collect::<Vec<_>>().join(" ");
        if usize::from(painter.columns(&tight)) <= room(painter) {
            text = tight;
        }
    }
    let region = painter.cut_middle(&draft.region, 24);
    if fits_beside(painter, &text, &region) {
        return ReviewLine { text, remark: region, ..ReviewLine::default() };
    }
    ReviewLine { text: painter.cut_end(&text, room(painter)).into_owned(), ..ReviewLine::default() }
}

fn name_lines(painter: &Painter<'_>, app: &App) -> Vec<ReviewLine> {
    let draft = &app.form.draft;
    if draft.name.is_empty() && draft.prefix.is_empty() {
        return vec![nothing(painter)];
    }
    let state = app.name_remark().map(|remark| painter.message(&remark)).unwrap_or_default();
    let mut lines: Vec<ReviewLine> = vec![nothing(painter)];
    if !draft.name.is_empty() {
        lines = first_lines(painter, &draft.name, room(painter), MOST_LINES)
            .into_iter()
            .map(|text| ReviewLine { text, ..ReviewLine::default() })
            .collect();
    }
    match lines.last_mut() {
        Some(last) if fits_beside(painter, &last.text, &state) => last.remark = state,
        _ => lines.push(ReviewLine { text: state, role: Some(Role::Dim), ..ReviewLine::default() }),
    }
    if draft.prefix.is_empty() {
        return lines;
    }
    let prefix = painter.cut_middle(&draft.prefix, 24);
    let told = |id: &str| painter.with(id, &[("prefix", Arg::Text(prefix.clone()))]);
    let whole = told("review-accounts");
    let has_room = usize::from(painter.columns(&whole)) <= room(painter);
    let text = if has_room { whole } else { told("review-accounts.short") };
    let label = format!("  {}", painter.say("review-accounts-label"));
    lines.push(ReviewLine { label, text, ..ReviewLine::default() });
    lines
}

/// Whether a remark finds room behind a text: else it would lie over it.
fn fits_beside(painter: &Painter<'_>, text: &str, remark: &str) -> bool {
    remark.is_empty() || usize::from(painter.columns(text) + painter.columns(remark)) + 2 <= room(painter)
}

/// What was read from a script, and what of it was left out: `app@%: taken 8, left out 2 (REVOKE line 11, role line 9)`.
fn import_line(painter: &Painter<'_>, imported: &Imported) -> ReviewLine {
    ReviewLine {
        text: painter.cut_end(&painter.view().words.imported(imported), room(painter)).into_owned(),
        role: Some(Role::Dim),
        ..ReviewLine::default()
    }
}

/// The most dangerous places and privileges first. What finds no room is counted, and step 4 shows it.
fn grant_lines(painter: &Painter<'_>, grants: &[Unit]) -> Vec<ReviewLine> {
    if grants.is_empty() {
        return vec![nothing(painter)];
    }
    let total: usize = grants.iter().map(|unit| unit.privileges.len()).sum();
    let args = [("places", Arg::from(grants.len())), ("grants", Arg::from(total))];
    let mut sorted = by_danger(grants);
    sorted.truncate(PLACES_SHOWN);
    if !is_roomy(painter) {
        let list = |(place, words): (&Place, Vec<&str>)| {
            let args =
                [("place", Arg::Text(place.to_string())), ("privileges", painter.view().words.list(&words).into())];
            first_lines(painter, &painter.with("review-grants-of", &args), room(painter), GRANT_LINES)
        };
        let lines: Vec<String> = sorted.into_iter().flat_map(list).collect();
        if lines.len() > FEW_LINES || grants.len() > PLACES_SHOWN {
            let step = ("step", Arg::from(StepId::Grants.number()));
            let text = painter.with("review-grants-left", &[args[0].clone(), args[1].clone(), step]);
            return vec![ReviewLine { text, ..ReviewLine::default() }];
        }
        return lines.into_iter().map(|text| ReviewLine { text, ..ReviewLine::default() }).collect();
    }
    let name = |place: &Place| painter.cut_middle(&place.to_string(), room(painter) / 2);
    let places: Vec<String> = sorted.iter().map(|(place, _)| name(place)).collect();
    let column = places.iter().map(|place| usize::from(painter.columns(place))).max().unwrap_or(0).max(12) + 2;
    let mut lines: Vec<ReviewLine> = Vec::new();
    for ((_, words), place) in sorted.into_iter().zip(places) {
        let words = painter.view().words.list(&words);
        let words = first_lines(painter, &words, room(painter).saturating_sub(column), GRANT_LINES);
        let places = std::iter::once(place).chain(std::iter::repeat(String::new()));
        for (words, place) in words.into_iter().zip(places) {
            let gap = " ".repeat(column.saturating_sub(usize::from(painter.columns(&place))));
            lines.push(ReviewLine { text: format!("{place}{gap}{words}"), ..ReviewLine::default() });
        }
    }
    if grants.len() > PLACES_SHOWN {
        let left = [("places", Arg::from(grants.len() - PLACES_SHOWN)), ("step", Arg::from(StepId::Grants.number()))];
        lines.push(ReviewLine {
            text: painter.with("review-places-left", &left),
            role: Some(Role::Dim),
            ..ReviewLine::default()
        });
        lines.push(ReviewLine { text: painter.with("review-more-grants", &args), ..ReviewLine::default() });
    }
    lines
}

fn labels(painter: &Painter<'_>, app: &App) -> String {
    let draft = &app.form.draft;
    let shown = |field: &FieldSpec| match field.lens {
        Lens::Text(text, _) if field.kind == Kind::Lines => {
            let line = text(draft).get(..text(draft).floor_char_boundary(2000)).unwrap_or_default().replace('\n', " ");
            painter.with("submission-quoted", &[("text", Arg::Text(painter.cut_end(&line, room(painter)).into()))])
        }
        Lens::Text(text, _) => text(draft).clone(),
        Lens::Pairs(pairs, _) => {
            pairs(draft).iter().map(|tag| format!("{}={}", tag.key, tag.value)).collect::<Vec<_>>().join("  ")
        }
        Lens::List(..) | Lens::Switch(..) | Lens::Grants => String::new(),
    };
    StepId::Labels.fields().filter(|field| !field.is_empty(draft)).map(shown).collect::<Vec<_>>().join("   ")
}

/// Returns the texts of a step's fields other than those that have a place of their own.
fn other_texts(app: &App, step: StepId, known: &[FieldId]) -> Vec<String> {
    let others = step.fields().filter(|field| !known.contains(&field.id));
    others.filter_map(|field| field.text(&app.form.draft)).filter(|text| !text.is_empty()).cloned().collect()
}

fn rotation_lines(painter: &Painter<'_>, app: &App) -> Vec<ReviewLine> {
    let draft = &app.form.draft;
    let line = |text: String| ReviewLine { text, ..ReviewLine::default() };
    match draft.rotate {
        None => vec![line(painter.say("review-rotation-untouched").into_owned())],
        Some(false) => vec![line(painter.say("review-rotation-off").into_owned())],
        Some(true) => {
            let days = if draft.every.is_empty() { "1".to_owned() } else { painter.cut_middle(&draft.every, 12) };
            let begin = schedule::resolve(&draft.begin, schedule::assumed_now(app.now)).ok();
            let (key, words) = match begin {
                Some(begin) if painter.width() >= USUAL_WIDTH => ("review-rotation", weekday_and_time(painter, begin)),
                Some(begin) => ("review-rotation-short", begin.strftime("%Y-%m-%d %H:%M").to_string()),
                None if draft.begin.is_empty() => ("review-rotation-no-begin", String::new()),
                // The error on top says what is wrong with a text that is no moment.
                None => ("review-rotation-odd-begin", painter.cut_middle(&draft.begin, 24)),
            };
            let count = days.parse().map_or_else(|_| Arg::Text(days.clone()), Arg::Number);
            let args = [("days", count), ("begin", Arg::Text(words))];
            let mut lines = vec![line(painter.with(key, &args))];
            if let (Some(begin), Ok(days)) = (begin.filter(|_| is_roomy(painter)), days.parse()) {
                let next: Vec<String> = schedule::next_runs(begin, days, 3)
                    .iter()
                    .skip(1)
                    .map(|run| weekday_and_day(painter, *run))
                    .collect();
                lines.push(line(painter.with("review-then", &[("runs", Arg::List(next))])));
            }
            lines
        }
    }
}

fn key_text(painter: &Painter<'_>, app: &App) -> String {
    let draft = &app.form.draft;
    let mut parts = Vec::new();
    if draft.key.is_empty() {
        parts.push(painter.say("review-default-key").into_owned());
    } else {
        parts.push(painter.cut_middle(&draft.key, 40));
        parts.extend(app.lookups.keys.iter().find(|key| key.id == draft.key).map(|key| key.alias.clone()));
    }
    parts.extend(other_texts(app, StepId::Key, &[FieldId::Key]));
    parts.join("   ")
}

/// What is said of a field where the field is not beside it.
pub(super) fn about_field(painter: &Painter<'_>, field: Option<FieldId>, message: &Message) -> String {
    let Some(field) = field else { return painter.bare(message) };
    let label = painter.say(&format!("field-{}-label", field.spec().key)).into_owned();
    painter.with("about-field", &[("label", label.into()), ("text", painter.bare(message).into())])
}

/// An error that prevents the create, a warning or a note.
fn problem(painter: &Painter<'_>, row: ReviewRow, issue: &Issue) -> Vec<ReviewLine> {
    let field = subject(issue);
    let about = about_field(painter, field, &shortened(painter, &issue.message));
    let text = match field {
        Some(field) => {
            let step = grouped(field.spec().step.number());
            painter.with("review-problem", &[("step", Arg::Text(step)), ("text", Arg::Text(about))])
        }
        None => about,
    };
    let lines = first_lines(painter, &text, usize::from(painter.width().saturating_sub(3)), MOST_LINES);
    let role = Some(Role::of(issue.severity));
    let mut lines: Vec<ReviewLine> =
        lines.into_iter().map(|text| ReviewLine { row: Some(row), text, role, ..ReviewLine::default() }).collect();
    if let Some(first) = lines.first_mut() {
        first.mark = painter.view().glyphs.of(issue.severity);
    }
    lines
}
