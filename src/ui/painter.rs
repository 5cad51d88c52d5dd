//! Puts texts on the screen at display columns. Every text on the screen goes through here, so that nothing that a
//! service, a file or a paste says can move the layout or reach the terminal raw.

use std::borrow::Cow;

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::theme::{Glyphs, Role, Theme};
pub use crate::app::wrap::width;
use crate::{
    app::{bindings::called, wrap::is_plain},
    domain::{
        rule::{Arg, Message},
        unseen::visible,
    },
    text::Words,
};

/// What every drawing needs beside the state: words, styles, glyphs.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// The words of the language in use.
    pub words: &'a Words,
    /// Styles by role.
    pub theme: &'a Theme,
    /// Marks and lines.
    pub glyphs: Glyphs,
}

/// Writes into one rectangle; columns and lines count from its upper left corner, and nothing leaves it.
pub struct Painter<'a> {
    buffer: &'a mut Buffer,
    area: Rect,
    view: View<'a>,
    cursor: Option<Position>,
    sight: u16,
    kept: Option<(u16, u16)>,
    renamed: &'a [(&'static str, &'static str)],
}

impl<'a> Painter<'a> {
    /// A painter for `area`.
    pub fn new(buffer: &'a mut Buffer, area: Rect, view: View<'a>) -> Painter<'a> {
        let area = area.intersection(buffer.area);
        Painter { buffer, area, view, cursor: None, sight: area.height, kept: None, renamed: &[] }
    }

    /// The same painter where some chords of the words are called otherwise.
    #[must_use]
    pub fn calling(mut self, renamed: &'a [(&'static str, &'static str)]) -> Painter<'a> {
        self.renamed = renamed;
        self
    }

    /// The same painter where only so many of its lines will be in sight.
    #[must_use]
    pub fn seen(mut self, lines: u16) -> Painter<'a> {
        self.sight = lines;
        self
    }

    /// A painter for a part of this one; its cursor comes back with [`Painter::adopt`].
    pub fn part(&mut self, area: Rect) -> Painter<'_> {
        let area = Rect { x: self.area.x + area.x, y: self.area.y + area.y, ..area }.intersection(self.area);
        let sight = self.sight.min(area.height);
        Painter { buffer: self.buffer, area, view: self.view, cursor: None, sight, kept: None, renamed: self.renamed }
    }

    /// Takes over the cursor that a part has placed.
    pub fn adopt(&mut self, cursor: Option<Position>) {
        self.cursor = cursor.or(self.cursor);
    }

    /// Columns.
    pub fn width(&self) -> u16 {
        self.area.width
    }

    /// Lines.
    pub fn height(&self) -> u16 {
        self.area.height
    }

    /// Lines that will be in sight, of those that can be written.
    pub fn sight(&self) -> u16 {
        self.sight
    }

    /// Asks for the lines from `from` to before `to` to be in sight: those of what is in focus.
    pub fn keep(&mut self, from: u16, to: u16) {
        self.kept = Some((from, to));
    }

    /// The lines that were asked for.
    pub fn kept(&self) -> Option<(u16, u16)> {
        self.kept
    }

    /// Takes the lines of a sheet from `first` on, as many as there is room for.
    pub fn take(&mut self, sheet: &Buffer, first: u16) {
        let area = self.area;
        for y in 0..area.height.min(sheet.area.height.saturating_sub(first)) {
            for x in 0..area.width.min(sheet.area.width) {
                self.buffer[(area.x + x, area.y + y)] = sheet[(x, first + y)].clone();
            }
        }
    }

    /// Display columns of a text, as this painter writes it.
    pub fn columns(&self, text: &str) -> u16 {
        u16::try_from(width(&self.spelled(text))).unwrap_or(u16::MAX)
    }

    /// Where the glyphs are plain, the signs in texts that may be two cells wide are plain too.
    fn spelled<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.view.glyphs == Glyphs::ASCII && text.contains(['…', '·']) {
            text.replace('…', "..").replace('·', ".").into()
        } else {
            text.into()
        }
    }

    /// Words, styles, glyphs.
    pub fn view(&self) -> View<'a> {
        self.view
    }

    /// The words of a key.
    pub fn say(&self, id: &str) -> Cow<'static, str> {
        match self.view.words.say(id) {
            text if self.renamed.is_empty() => text,
            text => called(text.into_owned(), self.renamed).into(),
        }
    }

    /// The words of a key with variables.
    pub fn with(&self, id: &str, args: &[(&'static str, Arg)]) -> String {
        called(self.view.words.with(id, args), self.renamed)
    }

    /// The words of a message.
    pub fn message(&self, message: &Message) -> String {
        called(self.view.words.message(message), self.renamed)
    }

    /// The words of a message where its key would do nothing.
    pub fn bare(&self, message: &Message) -> String {
        called(self.view.words.bare(message), self.renamed)
    }

    /// The style of a role.
    pub fn style(&self, role: Role) -> Style {
        self.view.theme.style(role)
    }

    /// Puts a text at a column and line; what does not fit is cut at the end with the ellipsis. Returns the column
    /// after it.
    pub fn put(&mut self, x: u16, y: u16, text: &str, role: Role) -> u16 {
        self.put_within(x, y, self.area.width.saturating_sub(x), (text, role))
    }

    /// Puts a text into at most `width` columns, cut at the end with the ellipsis. Returns the column after it.
    pub fn put_within(&mut self, x: u16, y: u16, width: u16, (text, role): (&str, Role)) -> u16 {
        let room = width.min(self.area.width.saturating_sub(x));
        if y >= self.area.height || room == 0 {
            return x;
        }
        let style = self.style(role);
        let text = visible(front(text, usize::from(room)));
        let text = self.spelled(&text);
        let text = cut_end(&text, usize::from(room), self.view.glyphs.ellipsis);
        let (mut column, line) = (self.area.x + x, self.area.y + y);
        if text.is_ascii() {
            for at in 0..text.len() {
                self.buffer[(column, line)].set_symbol(&text[at..=at]).set_style(style);
                column += 1;
            }
            return column - self.area.x;
        }
        for grapheme in text.graphemes(true) {
            let cells = u16::try_from(grapheme.width()).unwrap_or(1);
            // A sequence may count for less as a part of its text than by itself.
            if cells == 0 || column + cells > self.area.x + x + room {
                continue;
            }
            self.buffer[(column, line)].set_symbol(bounded(grapheme)).set_style(style);
            for extra in 1..cells {
                self.buffer[(column + extra, line)].reset();
            }
            column += cells;
        }
        column - self.area.x
    }

    /// Puts a text so that it ends before column `end`.
    pub fn put_right(&mut self, end: u16, y: u16, text: &str, role: Role) {
        self.put(end.saturating_sub(self.columns(text)), y, text, role);
    }

    /// Draws a horizontal rule over the whole width.
    pub fn rule(&mut self, y: u16) {
        let line = self.view.glyphs.horizontal.repeat(usize::from(self.area.width));
        self.put(0, y, &line, Role::Rule);
    }

    /// Draws a horizontal rule with a title near its left end.
    pub fn titled_rule(&mut self, y: u16, title: &str) {
        self.rule(y);
        self.put(1, y, &format!(" {title} "), Role::Heading);
    }

    /// Gives the cells of a line a style, without changing what stands there.
    pub fn shade(&mut self, x: u16, y: u16, width: u16, role: Role) {
        let style = self.style(role);
        let area = Rect { x: self.area.x + x, y: self.area.y + y, width, height: 1 }.intersection(self.area);
        self.buffer.set_style(area, style);
    }

    /// Empties a rectangle.
    pub fn clear(&mut self, area: Rect) {
        let area = Rect { x: self.area.x + area.x, y: self.area.y + area.y, ..area }.intersection(self.area);
        // A wide character that reaches into the area would cover the first cell of its row.
        for y in area.rows().map(|row| row.y).filter(|_| area.x > self.area.x) {
            let before = &mut self.buffer[(area.x - 1, y)];
            if before.symbol().width() > 1 {
                before.set_symbol(" ");
            }
        }
        for position in area.positions() {
            self.buffer[position].reset();
        }
    }

    /// Places the terminal's own cursor, for the caret and for input methods.
    pub fn place_cursor(&mut self, x: u16, y: u16) {
        if x < self.area.width && y < self.area.height {
            self.cursor = Some(Position { x: self.area.x + x, y: self.area.y + y });
        }
    }

    /// Where the terminal's cursor was placed.
    pub fn cursor(&self) -> Option<Position> {
        self.cursor
    }
}

/// A text without what can never be seen in `room` columns, so that a megabyte costs no more than a line. Marks of no
/// width are bounded too.
fn front(text: &str, room: usize) -> &str {
    text.char_indices().nth((room + 1) * MARKS).map_or(text, |(at, _)| &text[..at])
}

/// Characters of one cell: a letter with some marks, or an emoji of several parts.
const MARKS: usize = 16;

/// A grapheme without the marks that no script needs, and that would pile up over other lines.
fn bounded(grapheme: &str) -> &str {
    grapheme.char_indices().nth(MARKS).map_or(grapheme, |(at, _)| &grapheme[..at])
}

/// The text in at most `room` columns, cut at its end; made visible as it is drawn.
pub fn cut_end<'a>(text: &'a str, room: usize, ellipsis: &str) -> Cow<'a, str> {
    if text.len() <= room && is_plain(text) {
        return text.into();
    }
    let text = visible(text);
    if text.width() <= room {
        return text;
    }
    let mut cut = head(&text, room.saturating_sub(ellipsis.width())).to_owned();
    if ellipsis.width() <= room {
        cut.push_str(ellipsis);
    }
    cut.into()
}

/// The text in at most `room` columns, cut in its middle: for ids, whose two ends tell them apart.
pub fn cut_middle(text: &str, room: usize, ellipsis: &str) -> String {
    let seen = visible(front(text, room));
    if seen.width() <= room && front(text, room).len() == text.len() {
        return seen.into_owned();
    }
    let rest = room.saturating_sub(ellipsis.width());
    let back = visible(tail(text, rest / 2));
    format!("{}{ellipsis}{back}", head(&seen, rest.div_ceil(2)))
}

/// The end of a text that fits `room` columns.
pub fn tail(text: &str, room: usize) -> &str {
    let mut columns = 0;
    for (at, grapheme) in text.grapheme_indices(true).rev() {
        columns += visible(grapheme).width();
        if columns > room {
            return &text[at + grapheme.len()..];
        }
    }
    text
}

fn head(text: &str, room: usize) -> &str {
    let mut columns = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        columns += grapheme.width();
        if columns > room {
            return &text[..at];
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_cut_by_columns_not_by_characters() {
        assert_eq!(cut_end("支付服务", 5, "…"), "支付…");
        assert_eq!(cut_middle("cdb-n4j3y33j", 7, "…"), "cdb…33j");
        assert_eq!(cut_end("short", 5, "…"), "short");
    }

    #[test]
    fn a_tower_of_marks_stays_in_its_cell() {
        let tower = format!("a{}", "\u{301}".repeat(5000));
        assert!(bounded(&tower).chars().count() <= MARKS);
        assert_eq!(bounded("é"), "é");
    }
}
