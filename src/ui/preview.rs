//! The signed preview: one side of the request at a time, never cut silently.

mod syntax;

use std::ops::Range;

use ratatui::{
    layout::{Constraint, Layout, Rect},
    widgets::Borders,
};

use self::syntax::Syntax;
use super::{
    USUAL_WIDTH, grouped,
    painter::{Painter, after, below, columns},
    theme::Role,
};
use crate::{
    app::{
        App, Screen,
        preview_rows::{PreviewRow, rows_of},
        submission::short_hash,
    },
    domain::rule::Arg,
    export::FormatId,
};

/// By how many columns the rest of a broken line of JSON is indented beside the review.
const FURTHER: u16 = 4;

pub(super) fn draw(painter: &mut Painter<'_>, app: &App) {
    let [text, foot] = Layout::vertical([Constraint::Fill(1), Constraint::Length(2)]).areas(painter.area());
    let (in_sight, rows) = draw_text(painter, app, text);
    draw_foot(painter, app, foot, in_sight, rows);
}

/// Draws the side that is shown; returns which of its rows are in sight, and how many there are.
pub(super) fn draw_text(painter: &mut Painter<'_>, app: &App, text: Rect) -> (Range<usize>, usize) {
    let lines = app.pane.lines(app.form.request());
    let rows = rows_of(&lines, app.pane.shown(), text.width.saturating_sub(2));
    let first = app.pane.scroll.min(rows.len().saturating_sub(usize::from(text.height)));
    let in_sight = first..(first + usize::from(text.height)).min(rows.len());
    let pieces = pieces_of(&lines, app.pane.shown(), &rows[..in_sight.end]);
    for (area, row) in text.rows().zip(&rows[in_sight.clone()]) {
        if row.is_rest {
            painter.text(area, "+", Role::Dim);
        }
        let beside = draw_row(painter, after(area, 1), row, &pieces[row.line]);
        if let Some(remark) = remark(painter, app, row, &lines) {
            painter.remark(beside, remark, Role::Dim);
        }
    }
    if rows.is_empty() {
        painter.text(after(text, 1), painter.say("preview-signing"), Role::Dim);
    }
    (in_sight, rows.len())
}

/// Draws lines of JSON that are a part of the body. What there is no room for is counted in the last line, by a text that
/// says where it is shown.
pub(super) fn draw_json(painter: &mut Painter<'_>, area: Rect, lines: &[String], more: &str) {
    let rows = rows_of(lines, FormatId::Json, area.width.saturating_sub(1 + FURTHER));
    let height = usize::from(area.height);
    let shown = if rows.len() > height { height.saturating_sub(1) } else { rows.len() };
    let pieces = pieces_of(lines, FormatId::Json, &rows[..shown]);
    for (area, row) in area.rows().zip(&rows[..shown]) {
        draw_row(painter, after(area, if row.is_rest { FURTHER } else { 0 }), row, &pieces[row.line]);
    }
    if shown < rows.len() {
        let more = painter.with(more, &[("lines", Arg::from(rows.len() - shown))]);
        painter.text(below(area, shown), more, Role::Dim);
    }
}

/// What each line is made of, down to the last of those rows: a text may have begun in any line above.
fn pieces_of(lines: &[String], format: FormatId, rows: &[PreviewRow<'_>]) -> Vec<Vec<(Range<usize>, Role)>> {
    let mut syntax = Syntax::new(format);
    let needed = rows.last().map_or(0, |row| row.line + 1);
    lines[..needed].iter().map(|line| syntax.pieces(line)).collect()
}

/// Draws the part of a line that is in a row; returns the area behind it.
fn draw_row(painter: &mut Painter<'_>, area: Rect, row: &PreviewRow<'_>, pieces: &[(Range<usize>, Role)]) -> Rect {
    let in_row = row.from..row.from + row.text.len();
    let texts: Vec<(&str, Role)> = pieces
        .iter()
        .map(|(piece, role)| (piece.start.max(in_row.start)..piece.end.min(in_row.end), *role))
        .filter(|(piece, _)| !piece.is_empty())
        .map(|(piece, role)| (&row.text[piece.start - in_row.start..piece.end - in_row.start], role))
        .collect();
    let line = painter.line(area.width, &texts);
    let beside = after(area, columns(&line));
    painter.draw(area, line);
    beside
}

/// Which lines are in sight, and what the bytes are.
fn draw_foot(painter: &mut Painter<'_>, app: &App, area: Rect, in_sight: Range<usize>, lines: usize) {
    let mut rule = painter.block(Borders::TOP);
    if lines > in_sight.len() {
        let count = |number: usize| Arg::Text(grouped(number));
        let args = [("from", count(in_sight.start + 1)), ("to", count(in_sight.end)), ("total", count(lines))];
        rule = rule.title_top(painter.title(area.width, &painter.with("submission-lines", &args), Role::Heading));
    }
    let inside = rule.inner(area);
    painter.draw(area, rule);
    let body = match (app.pane.signed.as_deref(), app.form.request()) {
        (Some(signed), _) => Some((signed.bytes, signed.sha256.clone())),
        (None, Some(request)) => {
            let body = crate::export::exact(request);
            Some((body.len(), crate::sign::sha256_hex(&body)))
        }
        (None, None) => None,
    };
    if let Some((bytes, hash)) = body {
        let hash = if area.width >= 132 { hash } else { short_hash(&hash, painter.view().glyphs.ellipsis) };
        let args = [("bytes", Arg::Text(grouped(bytes))), ("hash", Arg::Text(hash))];
        let id = if area.width < USUAL_WIDTH { "preview-body.short" } else { "preview-body" };
        painter.text(after(inside, 1), painter.with(id, &args), Role::Dim);
    }
}

/// The remark on a line: a timestamp as date and time, or that the signature is hidden.
fn remark(painter: &Painter<'_>, app: &App, row: &PreviewRow<'_>, lines: &[String]) -> Option<String> {
    let line = lines.get(row.line)?;
    let is_end = line.ends_with(row.text);
    match app.pane.tab {
        FormatId::ToSign if row.line == 1 => moment(painter, line),
        FormatId::Headers if is_end && line.starts_with("X-TC-Timestamp: ") => {
            moment(painter, line.trim_start_matches("X-TC-Timestamp: "))
        }
        // Its key is live on the screen of the preview alone.
        FormatId::Headers if app.screen == Screen::Preview && is_end && is_hidden_signature(line) => {
            Some(painter.say("preview-signature-hidden").into_owned())
        }
        _ => None,
    }
}

fn is_hidden_signature(line: &str) -> bool {
    line.starts_with("Authorization: ") && line.ends_with("(hidden)")
}

fn moment(painter: &Painter<'_>, seconds: &str) -> Option<String> {
    let at = jiff::Timestamp::from_second(seconds.trim().parse().ok()?).ok()?;
    let at = at.to_zoned_datetime(jiff::tz::TimeZone::UTC);
    Some(painter.with("preview-moment", &[("at", Arg::Text(at.strftime("%Y-%m-%d %H:%M:%S").to_string()))]))
}
