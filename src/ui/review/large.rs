//! The review on a large terminal, where one sees beside it what will be sent.

use std::iter;

use ratatui::{
    layout::{Constraint, Layout, Rect},
    widgets::Borders,
};

use crate::{
    app::{
        App,
        form::{ReviewRow, Spot},
    },
    domain::{
        fields::{FieldId, FieldSpec},
        rule::Arg,
    },
    export,
    ui::{
        Hidden, frame,
        painter::{Painter, after},
        preview,
        theme::Role,
    },
};

/// Columns of the review where a part of the body is shown beside it, and of a frame that has room for both.
const REVIEW: u16 = 80;
const WITH_BODY: u16 = 116;

/// The review; beside it what the line in focus becomes in the body, and below it the signed preview.
pub(in crate::ui) fn draw(painter: &mut Painter<'_>, app: &App) -> Hidden {
    let (lower, line) = (app.lines_below_review(), Constraint::Length(1));
    let [upper, rule, tabs, text] =
        Layout::vertical([Constraint::Fill(1), line, line, Constraint::Length(lower.saturating_sub(2))])
            .areas(painter.area());
    let beside = if painter.width() >= WITH_BODY { painter.width() - REVIEW } else { 0 };
    let [review, json] = Layout::horizontal([Constraint::Fill(1), Constraint::Length(beside)]).areas(upper);
    let mut part = painter.part(review);
    let hidden = super::draw(&mut part, app);
    if beside > 0 {
        let block = painter.block(Borders::LEFT);
        let inside = block.inner(json);
        painter.draw(json, block);
        draw_body(painter, app, after(inside, 1));
    }
    let (in_sight, rows) = preview::draw_text(painter, app, text);
    // The lower edge of the review.
    let title = if rows > in_sight.len() { "review-preview-scrolls" } else { "review-preview" };
    let title = painter.title(rule.width, &painter.say(title), Role::Heading);
    let edge = painter.block(Borders::BOTTOM).title_bottom(title);
    let edge = Hidden { above: 0, ..hidden }.count_on(painter, edge);
    painter.draw(rule, edge);
    frame::draw_tabs(painter, app, after(tabs, 1));
    if in_sight.start > 0 {
        let above = painter.with("lines-above", &[("lines", Arg::from(in_sight.start))]);
        painter.remark_at_end(tabs, above, Role::Dim);
    }
    Hidden { above: hidden.above, below: rows - in_sight.end, ..Hidden::default() }
}

/// What the line in focus becomes in the body, or the members that it leaves out.
fn draw_body(painter: &mut Painter<'_>, app: &App, area: Rect) {
    let Some(request) = app.form.request() else { return };
    let members = members_in_focus(app);
    let mut lines = export::json_of(request, &members);
    if let Some(unit) = unit_in_focus(app) {
        // The unit that the line is about comes first.
        let starts = lines.iter().enumerate().filter(|(_, line)| *line == "  {").map(|(at, _)| at);
        let [first, at] = [0, unit].map(|nth| starts.clone().nth(nth).unwrap_or_default());
        if first < at {
            lines.splice(first..at, ["  ...".to_owned()]);
        }
    }
    preview::draw_json(painter, area, &lines, "review-body-more");
    if lines.is_empty() {
        let heading = painter.say("review-not-sent").into_owned();
        let left_out = members.iter().map(|member| format!("  {member}"));
        for (line, text) in area.rows().zip(iter::once(heading).chain(left_out)) {
            painter.text(line, text, Role::Dim);
        }
    }
}

/// The place among the grants that the line in focus is about.
fn unit_in_focus(app: &App) -> Option<usize> {
    let Spot::Review(ReviewRow::Problem(at)) = app.form.focus.spot else { return None };
    let issue = *app.form.review_problems().get(at)?;
    (issue.field == FieldId::Grants).then_some(issue.item)?
}

/// The members of the body that the line in focus is about.
fn members_in_focus(app: &App) -> Vec<&'static str> {
    let fields: Vec<&FieldSpec> = match app.form.focus.spot {
        Spot::Review(ReviewRow::Step(step)) => step.fields().collect(),
        Spot::Review(ReviewRow::Problem(at)) => {
            app.form.review_problems().get(at).map(|issue| issue.field.spec()).into_iter().collect()
        }
        Spot::Field(_) | Spot::Rail(..) => Vec::new(),
    };
    fields.into_iter().map(|field| field.api).collect()
}
