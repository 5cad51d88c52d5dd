//! Draws a submission and the Create dialog: the lines of its report that are in sight.

mod confirm;

use ratatui::{
    layout::{Constraint, Layout},
    style::Style,
    text::Line,
    widgets::Paragraph,
};

pub(crate) use self::confirm::draw_confirm;
use super::{
    painter::{Painter, fit},
    theme::Role,
};
use crate::{
    app::submission::{Mark, ReportLine, ReportRole, ReportView},
    domain::rule::Arg,
};

/// Draws the body.
pub(crate) fn draw(painter: &mut Painter<'_>, view: &ReportView) {
    let shown = view.lines.len();
    let report: Vec<Line<'_>> = view.lines.iter().map(|line| to_line(painter, line)).collect();
    let [text, place] = Layout::vertical([Constraint::Length(fit(shown)), Constraint::Fill(1)]).areas(painter.area());
    painter.draw(text, Paragraph::new(report));
    if view.limit() > 0 && place.height > 0 {
        let count = |number: usize| Arg::from(number);
        let args = [("from", count(view.first + 1)), ("to", count(view.first + shown)), ("total", count(view.total))];
        painter.titled_rule(place, &painter.with("submission-lines", &args));
    }
}

fn to_line(painter: &Painter<'_>, line: &ReportLine) -> Line<'static> {
    let seen = |(x, text, role): &(usize, String, ReportRole)| {
        let (text, role) = look(painter, text, *role);
        (*x, text, role)
    };
    let mut pieces: Vec<(usize, String, Role)> = line.pieces.iter().map(seen).collect();
    pieces.sort_by_key(|(x, ..)| *x);
    let is_headline = line.pieces.iter().any(|(.., role)| matches!(role, ReportRole::Headline(_)));
    // What a headline says is in the colour of its mark, and stands out where there are no colours.
    let style = if is_headline { painter.style(Role::Heading) } else { Style::new() };
    let mut line = Line::default().style(style);
    for (x, text, role) in pieces {
        let blank = " ".repeat(x.saturating_sub(line.width()));
        let room = fit(usize::from(painter.width()).saturating_sub(x));
        line.spans.extend(painter.line(painter.width(), &[(&blank, Role::Text)]));
        line.spans.extend(painter.line(room, &[(&text, role)]));
    }
    line
}

/// The text of a piece, or its sign, and its role.
fn look(painter: &Painter<'_>, text: &str, role: ReportRole) -> (String, Role) {
    let glyphs = painter.view().glyphs;
    let (sign, role) = match role {
        ReportRole::Text => (text, Role::Text),
        ReportRole::Dim => (text, Role::Dim),
        ReportRole::Label => (text, Role::Label),
        ReportRole::Heading => (text, Role::Heading),
        ReportRole::Headline(mark) => (text, of_mark(mark)),
        ReportRole::Focus => (glyphs.focus, Role::Focus),
        ReportRole::Mark(mark) => {
            let sign = match mark {
                Mark::Good => glyphs.good,
                Mark::Note => glyphs.note,
                Mark::Warning => glyphs.warning,
                Mark::Error => glyphs.error,
                // What is under way has the mark of the focus, and what is ahead none.
                Mark::Now | Mark::Ahead => "",
            };
            (sign, of_mark(mark))
        }
    };
    (sign.to_owned(), role)
}

fn of_mark(mark: Mark) -> Role {
    match mark {
        Mark::Good => Role::Good,
        Mark::Note | Mark::Now => Role::Text,
        Mark::Warning => Role::Warning,
        Mark::Error => Role::Error,
        Mark::Ahead => Role::Dim,
    }
}

#[cfg(test)]
mod tests;
