//! Puts texts on the screen at display columns. Every text on the screen goes through here, so that nothing that a
//! service, a file or a paste says can move the layout or reach the terminal raw.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::theme::{Glyphs, Role, Theme};
use crate::{
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
pub struct Pen<'a> {
    buffer: &'a mut Buffer,
    area: Rect,
    view: View<'a>,
    cursor: Option<Position>,
}

impl<'a> Pen<'a> {
    /// A pen for `area`.
    pub fn new(buffer: &'a mut Buffer, area: Rect, view: View<'a>) -> Pen<'a> {
        let area = area.intersection(buffer.area);
        Pen { buffer, area, view, cursor: None }
    }

    /// A pen for a part of this one; its cursor comes back with [`Pen::adopt`].
    pub fn part(&mut self, area: Rect) -> Pen<'_> {
        let area = Rect { x: self.area.x + area.x, y: self.area.y + area.y, ..area }.intersection(self.area);
        Pen { buffer: self.buffer, area, view: self.view, cursor: None }
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

    /// Words, styles, glyphs.
    pub fn view(&self) -> View<'a> {
        self.view
    }

    /// The words of a key.
    pub fn say(&self, id: &str) -> std::borrow::Cow<'static, str> {
        self.view.words.say(id)
    }

    /// The words of a key with variables.
    pub fn with(&self, id: &str, args: &[(&'static str, Arg)]) -> String {
        self.view.words.with(id, args)
    }

    /// The words of a message.
    pub fn message(&self, message: &Message) -> String {
        self.view.words.message(message)
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
        let text = cut_end(text, usize::from(room), self.view.glyphs.ellipsis);
        let mut column = self.area.x + x;
        for grapheme in text.graphemes(true) {
            let cells = u16::try_from(grapheme.width()).unwrap_or(1);
            if cells == 0 {
                continue;
            }
            let cell = &mut self.buffer[(column, self.area.y + y)];
            cell.set_symbol(bounded(grapheme)).set_style(style);
            for extra in 1..cells {
                self.buffer[(column + extra, self.area.y + y)].reset();
            }
            column += cells;
        }
        column - self.area.x
    }

    /// Puts a text so that it ends before column `end`.
    pub fn put_right(&mut self, end: u16, y: u16, text: &str, role: Role) {
        let width = u16::try_from(width(text)).unwrap_or(u16::MAX);
        self.put(end.saturating_sub(width), y, text, role);
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

/// Characters of one cell: a letter with some marks, or an emoji of several parts.
const MARKS: usize = 16;

/// A grapheme without the marks that no script needs, and that would pile up over other lines.
fn bounded(grapheme: &str) -> &str {
    grapheme.char_indices().nth(MARKS).map_or(grapheme, |(at, _)| &grapheme[..at])
}

/// Display columns of a text, as it is drawn.
pub fn width(text: &str) -> usize {
    visible(text).width()
}

/// The text in at most `room` columns, cut at its end; made visible as it is drawn.
pub fn cut_end(text: &str, room: usize, ellipsis: &str) -> String {
    let text = visible(text);
    if text.width() <= room {
        return text.into_owned();
    }
    let mut cut = head(&text, room.saturating_sub(ellipsis.width())).to_owned();
    if ellipsis.width() <= room {
        cut.push_str(ellipsis);
    }
    cut
}

/// The text in at most `room` columns, cut in its middle: for ids, whose two ends tell them apart.
pub fn cut_middle(text: &str, room: usize, ellipsis: &str) -> String {
    let text = visible(text);
    if text.width() <= room {
        return text.into_owned();
    }
    let rest = room.saturating_sub(ellipsis.width());
    let front = head(&text, rest.div_ceil(2));
    let back: String = {
        let mut kept = 0;
        let graphemes: Vec<&str> = text
            .graphemes(true)
            .rev()
            .take_while(|grapheme| {
                kept += grapheme.width();
                kept <= rest / 2
            })
            .collect();
        graphemes.into_iter().rev().collect()
    };
    format!("{front}{ellipsis}{back}")
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
