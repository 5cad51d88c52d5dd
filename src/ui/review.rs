//! The review: everything that will be sent, what cannot be changed afterwards, and what is to be known before.

use super::{
    pen::{Pen, cut_end},
    role_of,
    theme::Role,
    wrap::wrap,
};
use crate::{
    app::{App, form::Spot, lookup::Lookup},
    domain::{
        facts::NameState,
        grants::{Unit, Units},
        rule::{Arg, Severity},
        schedule,
        steps::StepId,
    },
};

/// The column of a value.
const VALUE: u16 = 13;
/// Lines of grants before they are counted instead.
const GRANT_LINES: usize = 4;

pub(super) fn draw(pen: &mut Pen<'_>, app: &App) {
    let mut y = 0;
    for (step, lines, is_fixed) in sections(pen, app) {
        y = draw_section(pen, app, y, (step, &lines, is_fixed));
    }
    y += 1;
    let fixed = pen.say("review-fixed");
    pen.put(1, y, &fixed, Role::Dim);
    draw_problems(pen, app, y + 1);
}

/// One section: its step, its lines, and whether it can be changed after the create.
type Section = (StepId, Vec<String>, bool);

fn sections(pen: &Pen<'_>, app: &App) -> Vec<Section> {
    vec![
        (StepId::Target, target_lines(pen, app), true),
        (StepId::Name, name_lines(pen, app), true),
        (StepId::Hosts, vec![joined(pen, &app.draft.hosts)], true),
        (StepId::Grants, grant_lines(pen, &app.draft.grants), true),
        (StepId::Labels, vec![label_line(pen, app)], false),
        (StepId::Rotation, rotation_lines(pen, app), false),
        (StepId::Key, vec![key_line(pen, app)], true),
    ]
}

fn draw_section(pen: &mut Pen<'_>, app: &App, y: u16, (step, lines, is_fixed): (StepId, &[String], bool)) -> u16 {
    let end = pen.width();
    let is_here = app.focus.spot == Spot::Review(step.number() - 1);
    let name = pen.say(&format!("step-{}", step.key()));
    let role = if is_here { Role::Focus } else { Role::Label };
    pen.put_within(1, y, VALUE - 1, (&format!("{} {name}", step.number()), role));
    if is_here {
        let focus = pen.view().glyphs.focus;
        pen.put(0, y, focus, Role::Focus);
    }
    let mut y = y;
    for (at, line) in lines.iter().enumerate() {
        pen.put_within(VALUE, y, end.saturating_sub(VALUE + 2), (line, Role::Text));
        if is_fixed && at < 2 && (step != StepId::Grants || at == 0) {
            pen.put_right(end, y, "*", Role::Dim);
        }
        y += 1;
    }
    y
}

fn nothing(pen: &Pen<'_>) -> String {
    pen.say("review-nothing").into_owned()
}

fn joined(pen: &Pen<'_>, texts: &[String]) -> String {
    if texts.is_empty() { nothing(pen) } else { texts.join("   ") }
}

fn target_lines(pen: &Pen<'_>, app: &App) -> Vec<String> {
    let draft = &app.draft;
    let mut parts = vec![draft.product.clone(), draft.instance.clone()];
    if let Some(instance) = app.lookups.instances.iter().find(|instance| instance.id == draft.instance) {
        parts.extend([instance.name.clone(), instance.version.clone()]);
        parts.push(pen.say(&format!("instance-state-{}", instance.state.key())).into_owned());
    }
    parts.push(draft.region.clone());
    parts.push(draft.account_type.clone());
    parts.retain(|part| !part.is_empty());
    vec![if parts.is_empty() { nothing(pen) } else { parts.join("  ") }]
}

fn name_lines(pen: &Pen<'_>, app: &App) -> Vec<String> {
    let draft = &app.draft;
    if draft.name.is_empty() && draft.prefix.is_empty() {
        return vec![nothing(pen)];
    }
    let state = match (&app.lookups.name, app.lookups.has_failed(Lookup::Name)) {
        (Some(NameState::Free), _) => pen.say("review-free").into_owned(),
        (Some(NameState::Taken(_)), _) => pen.say("review-taken").into_owned(),
        (None, true) => pen.say("review-unchecked").into_owned(),
        (None, false) => String::new(),
    };
    let accounts = pen.with("review-accounts", &[("prefix", Arg::Text(draft.prefix.clone()))]);
    vec![format!("{:<36} {state}", draft.name), accounts]
}

fn grant_lines(pen: &Pen<'_>, grants: &Units) -> Vec<String> {
    if grants.is_empty() {
        return vec![nothing(pen)];
    }
    let ellipsis = pen.view().glyphs.ellipsis;
    let line =
        |unit: &Unit| format!("{:<19} {}", cut_end(&unit.place.to_string(), 19, ellipsis), unit.privileges.join(" "));
    let mut lines: Vec<String> = grants.iter().take(GRANT_LINES).map(|unit| line(unit)).collect();
    if grants.len() > GRANT_LINES {
        let total: usize = grants.iter().map(|unit| unit.privileges.len()).sum();
        lines
            .push(pen.with("review-more-grants", &[("places", Arg::from(grants.len())), ("grants", Arg::from(total))]));
    }
    lines
}

fn label_line(pen: &Pen<'_>, app: &App) -> String {
    let draft = &app.draft;
    let mut parts = Vec::new();
    if !draft.description.is_empty() {
        parts.push(format!("\"{}\"", draft.description.replace('\n', " ")));
    }
    parts.extend(draft.tags.iter().map(|tag| format!("{}={}", tag.key, tag.value)));
    if !draft.remark.is_empty() {
        parts.push(draft.remark.clone());
    }
    if parts.is_empty() { nothing(pen) } else { parts.join("   ") }
}

fn rotation_lines(pen: &Pen<'_>, app: &App) -> Vec<String> {
    let draft = &app.draft;
    match draft.rotate {
        None => vec![pen.say("review-rotation-untouched").into_owned()],
        Some(false) => vec![pen.say("review-rotation-off").into_owned()],
        Some(true) => {
            let days = if draft.every.is_empty() { "1" } else { &draft.every };
            let mut lines = vec![pen.with(
                "review-rotation",
                &[("days", Arg::Text(days.into())), ("begin", Arg::Text(draft.begin.clone()))],
            )];
            let begin = schedule::resolve(&draft.begin, schedule::assumed_now(app.now));
            if let (Ok(begin), Ok(days)) = (begin, days.parse()) {
                let next: Vec<String> = schedule::next_runs(begin, days, 3)
                    .iter()
                    .skip(1)
                    .map(|run| run.strftime("%Y-%m-%d").to_string())
                    .collect();
                lines.push(pen.with("review-then", &[("runs", Arg::Text(next.join(", ")))]));
            }
            lines
        }
    }
}

fn key_line(pen: &Pen<'_>, app: &App) -> String {
    let draft = &app.draft;
    let mut parts =
        vec![if draft.key.is_empty() { pen.say("review-default-key").into_owned() } else { draft.key.clone() }];
    parts.extend([&draft.encrypt_type, &draft.cluster].into_iter().filter(|text| !text.is_empty()).cloned());
    parts.join("   ")
}

/// What stands in the way, or else what is to be known; more than fit are counted.
fn draw_problems(pen: &mut Pen<'_>, app: &App, y: u16) {
    let glyphs = pen.view().glyphs;
    let problems = app.review_problems();
    let mut y = y;
    for (at, issue) in problems.iter().enumerate() {
        let step = issue.field.spec().step;
        let text = match issue.severity {
            Severity::Error => format!(
                "{} {}: {}",
                step.number(),
                pen.say(&format!("step-{}", step.key())),
                pen.message(&issue.message)
            ),
            Severity::Warning | Severity::Note => format!("{} ({})", pen.message(&issue.message), step.number()),
        };
        let is_last_line = y + 1 >= pen.height();
        if is_last_line && at + 1 < problems.len() {
            let more = pen.with("review-more-problems", &[("n", Arg::from(problems.len() - at))]);
            pen.put(3, y, &more, Role::Dim);
            return;
        }
        let mark = if issue.severity == Severity::Error { glyphs.error } else { glyphs.warning };
        if app.focus.spot == Spot::Review(7 + at) {
            pen.put(0, y, glyphs.focus, Role::Focus);
        }
        pen.put(1, y, mark, role_of(issue.severity));
        if let Some(line) = wrap(&text, usize::from(pen.width().saturating_sub(3))).first() {
            pen.put(3, y, line, role_of(issue.severity));
        }
        y += 1;
    }
}
