//! Draws a submission and the Create dialog: the rows of its report, laid out for the size of the terminal.

mod confirm;
mod layout;

use ratatui::{
    layout::{Constraint, Layout},
    widgets::Paragraph,
};

pub(crate) use self::confirm::draw_confirm;
use super::painter::{Painter, fit};
pub(crate) use crate::app::submission::SubmissionMoment;
use crate::{
    app::submission::{Formatter, ReportRoom, Submission},
    domain::rule::Arg,
};

/// Draws the body. Returns the greatest line that the report can be scrolled to, for [`Submission::scroll_by`].
pub(crate) fn draw(painter: &mut Painter<'_>, submission: &Submission, moment: &SubmissionMoment) -> usize {
    let (width, height) = (usize::from(painter.width()), usize::from(painter.height()));
    if width == 0 || height == 0 {
        return 0;
    }
    let view = painter.view();
    let teller = Formatter { words: view.words, moment, ellipsis: view.glyphs.ellipsis };
    let room = ReportRoom::of_body(width, height);
    let mut lines = layout::lines(&submission.rows(&teller, room), width, &view);
    while lines.last().is_some_and(layout::ReportLine::is_empty) {
        lines.pop();
    }
    // What scrolls gives its last line to saying so.
    let shown = if lines.len() > height { height.saturating_sub(1).max(1) } else { height };
    let limit = lines.len().saturating_sub(shown);
    let first = submission.scroll.min(limit);
    let area = painter.area();
    let report: Vec<_> = lines.iter().skip(first).take(shown).map(|line| line.to_line(painter)).collect();
    let [text, place] = Layout::vertical([Constraint::Length(fit(shown)), Constraint::Fill(1)]).areas(area);
    painter.draw(text, Paragraph::new(report));
    if limit > 0 && shown < height {
        let count = |number: usize| Arg::from(number);
        let args = [("from", count(first + 1)), ("to", count(first + shown)), ("total", count(lines.len()))];
        painter.titled_rule(place, &painter.with("submission-lines", &args));
    }
    limit
}

#[cfg(test)]
mod tests;
