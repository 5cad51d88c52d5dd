//! The signed preview: one side of the request at a time, never cut silently.

use super::{pen::Pen, theme::Role, wrap::wrap};
use crate::{app::App, domain::rule::Arg};

pub(super) fn draw(pen: &mut Pen<'_>, app: &App) {
    let text_lines = app.pane_text();
    let lines: Vec<String> =
        text_lines.iter().flat_map(|line| wrap_exact(line, usize::from(pen.width().saturating_sub(2)))).collect();
    let room = usize::from(pen.height().saturating_sub(2));
    let last_start = lines.len().saturating_sub(room);
    let first = app.pane.scroll.min(last_start);
    for (y, line) in (0..).zip(lines.iter().skip(first).take(room)) {
        pen.put(1, y, line, Role::Text);
    }
    let bottom = pen.height() - 2;
    let until = (first + room).min(lines.len());
    let args = [("from", Arg::from(first + 1)), ("to", Arg::from(until)), ("of", Arg::from(lines.len()))];
    let title = pen.with("preview-lines", &args);
    pen.titled_rule(bottom, &title);
    if let Some(request) = app.request() {
        let body = crate::export::exact(request);
        let hash = crate::sign::sha256_hex(&body);
        let args = [("bytes", Arg::from(body.len())), ("hash", Arg::Text(short_hash(&hash)))];
        let text = pen.with("preview-body", &args);
        pen.put(1, bottom + 1, &text, Role::Dim);
    }
}

/// A line broken at the edge, letter by letter: nothing of what is sent may be left out or moved.
fn wrap_exact(line: &str, room: usize) -> Vec<String> {
    if super::pen::width(line) <= room { vec![line.to_owned()] } else { wrap(line, room) }
}

/// The two ends of a hash.
fn short_hash(hash: &str) -> String {
    format!("{}…{}", hash.get(..8).unwrap_or(hash), hash.get(hash.len().saturating_sub(8)..).unwrap_or_default())
}
