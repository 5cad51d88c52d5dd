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
    painter::{Painter, fit, width as columns},
    theme::Role,
};
use crate::{
    app::submission::{Mark, ReportLine, ReportRole, ReportView},
    domain::rule::Arg,
};

/// Draws the body.
pub(crate) fn draw(painter: &mut Painter<'_>, view: &ReportView) {
    let shown = view.lines.len();
    let last = shown.saturating_sub(1);
    let is_cut = |at: usize| at == last && view.limit() > view.first;
    let lines = view.lines.iter().enumerate().map(|(at, line)| to_line(painter, line, line.goes_on && is_cut(at)));
    let report: Vec<Line<'_>> = lines.collect();
    let [text, place] = Layout::vertical([Constraint::Length(fit(shown)), Constraint::Fill(1)]).areas(painter.area());
    painter.draw(text, Paragraph::new(report));
    if view.limit() > 0 && place.height > 0 {
        let count = |number: usize| Arg::from(number);
        let args = [("from", count(view.first + 1)), ("to", count(view.first + shown)), ("total", count(view.total))];
        painter.titled_rule(place, &painter.with("submission-lines", &args));
    }
}

/// One line; the first text ends with a sign where it goes on out of sight.
fn to_line(painter: &Painter<'_>, line: &ReportLine, is_cut: bool) -> Line<'static> {
    let seen = |(x, text, role): &(usize, String, ReportRole)| {
        let (text, role) = look(painter, text, *role);
        (*x, text, role)
    };
    let mut pieces: Vec<(usize, String, Role)> = line.pieces.iter().map(seen).collect();
    if is_cut && let Some((x, text, _)) = pieces.first() {
        let right = pieces.iter().map(|(at, ..)| at.saturating_sub(1)).filter(|at| at > x).min();
        let room = right.unwrap_or(painter.width().into()).saturating_sub(*x);
        let cut = painter.cut_end(&format!("{text}  "), room.min(columns(text) + 1)).into_owned();
        pieces[0].1 = cut;
    }
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
                Mark::Ahead => glyphs.untouched,
            };
            (sign, of_mark(mark))
        }
    };
    (sign.to_owned(), role)
}

fn of_mark(mark: Mark) -> Role {
    match mark {
        Mark::Good => Role::Good,
        Mark::Note => Role::Text,
        Mark::Warning => Role::Warning,
        Mark::Error => Role::Error,
        Mark::Ahead => Role::Dim,
    }
}

#[cfg(test)]
mod tests;
