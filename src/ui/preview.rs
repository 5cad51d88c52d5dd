//! The signed preview: one side of the request at a time, never cut silently.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::{grouped, painter::Painter, theme::Role};
use crate::{
    app::{App, preview::Tab, submission::short_hash},
    domain::{rule::Arg, unseen::visible},
};

/// One line of the screen: a part of a line of the text.
struct PreviewRow<'a> {
    text: &'a str,
    /// The line of the text, from 0.
    line: usize,
    /// Whether the line began above.
    is_rest: bool,
}

pub(super) fn draw(painter: &mut Painter<'_>, app: &App) {
    let lines = app.pane.lines(app.form.request());
    let columns = usize::from(painter.width().saturating_sub(2));
    let is_exact = app.pane.is_exact && app.pane.tab == Tab::Json;
    let rows: Vec<PreviewRow<'_>> =
        lines.iter().enumerate().flat_map(|(at, line)| broken((at, line), columns, is_exact)).collect();
    let room = usize::from(painter.height().saturating_sub(2));
    let first = app.pane.scroll.min(rows.len().saturating_sub(room));
    for (y, row) in (0..).zip(rows.iter().skip(first).take(room)) {
        if row.is_rest {
            painter.put(0, y, "+", Role::Dim);
        }
        let end = painter.put(1, y, row.text, Role::Text);
        if let Some(remark) = remark(painter, app, (row, &lines))
            && end + 2 + painter.columns(&remark) <= painter.width()
        {
            painter.put_right(painter.width(), y, &remark, Role::Dim);
        }
    }
    draw_foot(painter, app, (first, rows.len()));
}

/// Which lines are in sight, and what the bytes are.
fn draw_foot(painter: &mut Painter<'_>, app: &App, (first, lines): (usize, usize)) {
    let bottom = painter.height() - 2;
    let until = (first + usize::from(bottom)).min(lines);
    if lines == 0 {
        painter.rule(bottom);
        let text = painter.say("preview-signing");
        painter.put(1, 0, &text, Role::Dim);
    } else {
        let count = |number: usize| Arg::Text(grouped(number));
        let args = [("from", count(first + 1)), ("to", count(until)), ("of", count(lines))];
        let title = painter.with("preview-lines", &args);
        painter.titled_rule(bottom, &title);
    }
    let body = match (app.pane.signed.as_deref(), app.form.request()) {
        (Some(signed), _) => Some((signed.bytes, signed.sha256.clone())),
        (None, Some(request)) => {
            let body = crate::export::exact(request);
            Some((body.len(), crate::sign::sha256_hex(&body)))
        }
        (None, None) => None,
    };
    if let Some((bytes, hash)) = body {
        let hash = if painter.width() >= 132 { hash } else { short_hash(&hash, painter.view().glyphs.ellipsis) };
        let args = [("bytes", Arg::Text(grouped(bytes))), ("hash", Arg::Text(hash))];
        let text = painter.with("preview-body", &args);
        painter.put(1, bottom + 1, &text, Role::Dim);
    }
}

/// What is said beside a line: what a moment is in words, and that a signature is not whole.
fn remark(painter: &Painter<'_>, app: &App, (row, lines): (&PreviewRow<'_>, &[String])) -> Option<String> {
    let line = lines.get(row.line)?;
    let is_end = line.ends_with(row.text);
    match app.pane.tab {
        Tab::ToSign if row.line == 1 => moment(painter, line),
        Tab::Headers if is_end && line.starts_with("X-TC-Timestamp: ") => {
            moment(painter, line.trim_start_matches("X-TC-Timestamp: "))
        }
        Tab::Headers if is_end && line.starts_with("Authorization: ") && line.ends_with("(hidden)") => {
            Some(painter.say("preview-signature-hidden").into_owned())
        }
        _ => None,
    }
}

fn moment(painter: &Painter<'_>, seconds: &str) -> Option<String> {
    let at = jiff::Timestamp::from_second(seconds.trim().parse().ok()?).ok()?;
    let at = at.to_zoned_datetime(jiff::tz::TimeZone::UTC);
    Some(painter.with("preview-moment", &[("at", Arg::Text(at.strftime("%Y-%m-%d %H:%M:%S").to_string()))]))
}

/// A line broken at the edge: nothing of what is sent may be left out or moved. A blank near the edge ends a row, but
/// not where each byte is to be seen: nobody sees a blank at the end of a row.
fn broken((at, line): (usize, &str), columns: usize, is_exact: bool) -> Vec<PreviewRow<'_>> {
    let mut rows = Vec::new();
    let (mut from, mut used) = (0, 0);
    // The place after the latest blank, and the columns before it.
    let mut blank = (0, 0);
    for (place, grapheme) in line.grapheme_indices(true) {
        let width = visible(grapheme).width();
        if used + width > columns && place > from {
            let is_near = !is_exact && blank.0 > from && blank.1 * 2 > columns;
            let (end, rest) = if is_near { (blank.0, used - blank.1) } else { (place, 0) };
            rows.push(PreviewRow { text: &line[from..end], line: at, is_rest: from > 0 });
            (from, used) = (end, rest);
        }
        used += width;
        if grapheme == " " {
            blank = (place + 1, used);
        }
    }
    rows.push(PreviewRow { text: &line[from..], line: at, is_rest: from > 0 });
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_line_is_the_line_again() {
        let line = "{\"a\": \"支付  b\u{1b}[2J\"}   ";
        for (columns, is_exact) in (2..40).flat_map(|columns| [(columns, false), (columns, true)]) {
            let rows = broken((0, line), columns, is_exact);
            assert_eq!(rows.iter().map(|row| row.text).collect::<String>(), line);
            assert!(rows.iter().all(|row| visible(row.text).width() <= columns));
            assert!(rows[1..].iter().all(|row| row.is_rest) && !rows[0].is_rest);
        }
    }
}
