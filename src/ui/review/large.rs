//! The review on a large terminal, where one sees beside it what will be sent.

use ratatui::{
    layout::{Constraint, Layout},
    widgets::Borders,
};

use crate::{
    app::{
        App,
        form::{ReviewRow, Spot},
    },
    domain::{fields::FieldSpec, rule::Arg},
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
        let lines = body_lines(app);
        preview::draw_json(painter, after(inside, 1), &lines, "review-body-more");
        if lines.is_empty() && app.form.request().is_some() {
            painter.text(after(inside, 1), painter.say("review-not-sent"), Role::Dim);
        }
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

/// What the line in focus becomes in the body.
fn body_lines(app: &App) -> Vec<String> {
    let fields: Vec<&FieldSpec> = match app.form.focus.spot {
        Spot::Review(ReviewRow::Step(step)) => step.fields().collect(),
        Spot::Review(ReviewRow::Problem(at)) => {
            app.form.review_problems().get(at).map(|issue| issue.field.spec()).into_iter().collect()
        }
        Spot::Field(_) | Spot::Rail(..) => Vec::new(),
    };
    let names: Vec<&str> = fields.into_iter().map(|field| field.api).collect();
    app.form.request().map(|request| export::json_of(request, &names)).unwrap_or_default()
}
