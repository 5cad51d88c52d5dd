//! Draws a submission and the Create dialog: the rows of its report, laid out for the size of the terminal.

mod confirm;
mod layout;

pub use self::confirm::draw_confirm;
use super::painter::Painter;
pub use crate::app::submission::SubmissionMoment;
use crate::{
    app::submission::{Formatter, Submission},
    domain::rule::Arg,
};

/// Draws the body. Returns the greatest line that the report can be scrolled to, for [`Submission::scroll_by`].
pub fn draw(painter: &mut Painter<'_>, submission: &Submission, moment: &SubmissionMoment) -> usize {
    let (width, height) = (usize::from(painter.width()), usize::from(painter.height()));
    if width == 0 || height == 0 {
        return 0;
    }
    let view = painter.view();
    let teller = Formatter { words: view.words, moment, ellipsis: view.glyphs.ellipsis };
    let mut lines = layout::lines(&submission.rows(&teller), width, &view);
    while lines.last().is_some_and(layout::ReportLine::is_empty) {
        lines.pop();
    }
    // What scrolls gives its last line to saying so.
    let shown = if lines.len() > height { height.saturating_sub(1).max(1) } else { height };
    let limit = lines.len().saturating_sub(shown);
    let first = submission.scroll.min(limit);
    for (y, line) in lines.iter().skip(first).take(shown).enumerate() {
        line.draw(painter, u16::try_from(y).unwrap_or(u16::MAX));
    }
    if limit > 0 && shown < height {
        let count = |number: usize| Arg::from(number);
        let args = [("from", count(first + 1)), ("to", count(first + shown)), ("total", count(lines.len()))];
        let title = painter.with("submission-lines", &args);
        painter.titled_rule(painter.height() - 1, &title);
    }
    limit
}

#[cfg(test)]
mod tests;
