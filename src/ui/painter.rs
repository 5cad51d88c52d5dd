//! What drawing needs in addition to ratatui: texts that are safe to draw, the caret, and the lines that must be in sight. Every
//! text on the screen goes through [`Painter::span`], so that nothing from a service, a file or a paste can steer the
//! terminal or move the layout.

mod areas;
mod targets;

use std::{borrow::Cow, ops::Range};

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
    symbols::border,
    text::{Line, Span},
    widgets::{
        Block, Borders, Clear, HighlightSpacing, List, ListState, Paragraph, StatefulWidget, Table, TableState, Widget,
    },
};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

pub(crate) use self::{
    areas::{after, below, columns, fit, in_columns},
    targets::TargetMap,
};
use super::{
    cut::{bounded, cut_end, cut_middle, front},
    theme::{Glyphs, Role, Theme},
};
pub(crate) use crate::app::wrap::width;
use crate::{
    app::{bindings::called, wrap::is_plain},
    domain::{
        rule::{Arg, Message},
        unseen::visible,
    },
    text::Words,
};

/// What every drawing needs in addition to the state: words, styles, glyphs.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// The words of the language in use.
    pub words: &'a Words,
    /// Styles by role.
    pub theme: &'a Theme,
    /// Marks and lines.
    pub glyphs: Glyphs,
}

/// Makes texts safe to draw, and draws widgets into a buffer. The areas that it is given are those of the buffer.
pub(crate) struct Painter<'a> {
    buffer: &'a mut Buffer,
    area: Rect,
    view: View<'a>,
    cursor: Option<Position>,
    viewport: u16,
    is_tight: bool,
    required: Option<Range<u16>>,
    renamed: &'a [(&'static str, &'static str)],
    /// What the parts stand for, where that is asked for.
    targets: Option<&'a mut TargetMap>,
}

impl<'a> Painter<'a> {
    /// A painter for `area`.
    pub(crate) fn new(buffer: &'a mut Buffer, area: Rect, view: View<'a>) -> Painter<'a> {
        let area = area.intersection(buffer.area);
        Painter {
            buffer,
            area,
            view,
            cursor: None,
            viewport: area.height,
            is_tight: false,
            required: None,
            renamed: &[],
            targets: None,
        }
    }

    /// The same painter where the words name some chords otherwise.
    #[must_use]
    pub(crate) fn with_renamed_keys(mut self, renamed: &'a [(&'static str, &'static str)]) -> Painter<'a> {
        self.renamed = renamed;
        self
    }

    /// The same painter where only so many of its lines will be in sight.
    #[must_use]
    pub(crate) fn with_viewport(mut self, lines: u16) -> Painter<'a> {
        self.viewport = lines;
        self
    }

    /// The same painter where not all lines have room, so that what can be left out is left out.
    #[must_use]
    pub(crate) fn with_tight_lines(mut self, is_tight: bool) -> Painter<'a> {
        self.is_tight = is_tight;
        self
    }

    /// Whether what can be left out is left out.
    pub(crate) fn is_tight(&self) -> bool {
        self.is_tight
    }

    /// A painter for a part of the area of this one; its cursor comes back with [`Painter::merge_cursor`].
    pub(crate) fn part(&mut self, area: Rect) -> Painter<'_> {
        let area = area.intersection(self.area);
        let viewport = self.viewport.min(area.height);
        Painter {
            buffer: self.buffer,
            area,
            view: self.view,
            cursor: None,
            viewport,
            is_tight: self.is_tight,
            required: None,
            renamed: self.renamed,
            targets: self.targets.as_deref_mut(),
        }
    }

    /// Takes over the cursor that a part has placed.
    pub(crate) fn merge_cursor(&mut self, cursor: Option<Position>) {
        self.cursor = cursor.or(self.cursor);
    }

    /// The area of this painter.
    pub(crate) fn area(&self) -> Rect {
        self.area
    }

    /// Columns.
    pub(crate) fn width(&self) -> u16 {
        self.area.width
    }

    /// Lines.
    pub(crate) fn height(&self) -> u16 {
        self.area.height
    }

    /// Lines that will be in sight, of those that can be drawn.
    pub(crate) fn viewport_height(&self) -> u16 {
        self.viewport
    }

    /// Asks for the lines of what is in focus to be in sight: from the top of `area` to the top of `rest`.
    pub(crate) fn require_visible(&mut self, area: Rect, rest: Rect) {
        self.required = Some(area.y..rest.y);
    }

    /// The lines that were asked for.
    pub(crate) fn required_lines(&self) -> Option<Range<u16>> {
        self.required.clone()
    }

    /// Copies the lines of a sheet from `first` on, as many as there is room for.
    pub(crate) fn blit(&mut self, sheet: &Buffer, first: u16) {
        let area = self.area;
        for y in 0..area.height.min(sheet.area.height.saturating_sub(first)) {
            for x in 0..area.width.min(sheet.area.width) {
                self.buffer[(area.x + x, area.y + y)] = sheet[(x, first + y)].clone();
            }
        }
    }

    /// Display columns of a text, as this painter writes it.
    pub(crate) fn columns(&self, text: &str) -> u16 {
        fit(width(&self.spelled(text)))
    }

    /// A text in at most `room` columns, cut at its end.
    pub(crate) fn cut_end<'t>(&self, text: &'t str, room: usize) -> Cow<'t, str> {
        cut_end(text, room, self.view.glyphs.ellipsis)
    }

    /// A text in at most `room` columns, cut in its middle: for ids, whose two ends tell them apart.
    pub(crate) fn cut_middle(&self, text: &str, room: usize) -> String {
        cut_middle(text, room, self.view.glyphs.ellipsis)
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
    pub(crate) fn view(&self) -> View<'a> {
        self.view
    }

    /// The words of a key.
    pub(crate) fn say(&self, id: &str) -> Cow<'static, str> {
        match self.view.words.say(id) {
            text if self.renamed.is_empty() => text,
            text => called(text.into_owned(), self.renamed).into(),
        }
    }

    /// The words of a key with variables.
    pub(crate) fn with(&self, id: &str, args: &[(&'static str, Arg)]) -> String {
        called(self.view.words.with(id, args), self.renamed)
    }

    /// The words of a message.
    pub(crate) fn message(&self, message: &Message) -> String {
        called(self.view.words.message(message), self.renamed)
    }

    /// The words of a message where its key would do nothing.
    pub(crate) fn bare(&self, message: &Message) -> String {
        called(self.view.words.bare(message), self.renamed)
    }

    /// The few words of a message that has some: its attribute `short`.
    pub(crate) fn short(&self, message: &Message) -> Option<String> {
        let id = format!("{}.short", message.id);
        self.view.words.has(&id).then(|| self.with(&id, &message.args))
    }

    /// The style of a role.
    pub(crate) fn style(&self, role: Role) -> Style {
        self.view.theme.style(role)
    }

    /// A text in a role, safe to draw, in at most `room` columns: what does not fit is cut at the end with the
    /// ellipsis. Every text on the screen is made here, except the ones of [`Painter::line`], which are made of these.
    pub(crate) fn span<'t>(&self, room: u16, text: impl Into<Cow<'t, str>>, role: Role) -> Span<'t> {
        let text = match text.into() {
            Cow::Borrowed(text) => self.safe(text, room),
            Cow::Owned(text) => self.safe(&text, room).into_owned().into(),
        };
        Span::styled(text, self.style(role))
    }

    /// Texts one after the other, in at most `room` columns together.
    pub(crate) fn line(&self, room: u16, texts: &[(&str, Role)]) -> Line<'static> {
        let mut room = room;
        let spans = texts.iter().map(|(text, role)| {
            let span = self.span(room, *text, *role);
            room -= fit(width(&span.content)).min(room);
            Span { content: span.content.into_owned().into(), ..span }
        });
        spans.collect()
    }

    /// A text of which nothing can steer the terminal or leave its line, in at most `room` columns.
    fn safe<'t>(&self, text: &'t str, room: u16) -> Cow<'t, str> {
        let room = usize::from(room);
        let text = front(text, room);
        if text.len() <= room && is_plain(text) {
            return text.into();
        }
        let text = visible(text);
        let text = self.spelled(&text);
        let text = cut_end(&text, room, self.view.glyphs.ellipsis);
        let mut columns = 0;
        let is_drawn = |grapheme: &&str| {
            let cells = grapheme.width();
            // A sequence may count for less as a part of its text than by itself.
            let has_room = cells > 0 && columns + cells <= room;
            columns += if has_room { cells } else { 0 };
            has_room
        };
        text.graphemes(true).filter(is_drawn).map(bounded).collect()
    }

    /// Draws a widget.
    pub(crate) fn draw(&mut self, area: Rect, widget: impl Widget) {
        widget.render(area.intersection(self.buffer.area), self.buffer);
    }

    /// Draws a text in the first line of an area; returns what is left of that line.
    pub(crate) fn text(&mut self, area: Rect, text: impl AsRef<str>, role: Role) -> Rect {
        let span = self.span(area.width, text.as_ref(), role);
        let rest = after(Rect { height: area.height.min(1), ..area }, fit(width(&span.content)));
        self.draw(area, span);
        rest
    }

    /// Draws the mark of the focus in the second column of an area where `is_here`.
    pub(crate) fn mark_focus(&mut self, area: Rect, is_here: bool) {
        if is_here {
            self.text(after(area, 1), self.view.glyphs.focus, Role::Focus);
        }
    }

    /// Draws a text at the right end of the first line of an area.
    pub(crate) fn text_right(&mut self, area: Rect, text: impl AsRef<str>, role: Role) {
        let span = self.span(area.width, text.as_ref(), role);
        self.draw(area, Line::from(span).right_aligned());
    }

    /// Draws a text at the right end of the first line of an area; returns the area left of it, with two columns between.
    pub(crate) fn text_at_end(&mut self, area: Rect, text: impl AsRef<str>, role: Role) -> Rect {
        let taken = self.columns(text.as_ref()) + 2;
        self.text_right(area, text, role);
        Rect { width: area.width.saturating_sub(taken), ..area }
    }

    /// Draws a text at the right end of an area, if two columns before it stay free.
    pub(crate) fn remark_at_end(&mut self, area: Rect, text: impl AsRef<str>, role: Role) {
        if self.columns(text.as_ref()).saturating_add(2) <= area.width {
            self.text_right(area, text, role);
        }
    }

    /// Draws a text two columns behind another one that ends where the area begins, if it has room there.
    pub(crate) fn remark(&mut self, area: Rect, text: impl AsRef<str>, role: Role) {
        if self.columns(text.as_ref()).saturating_add(2) <= area.width {
            self.text(after(area, 2), text, role);
        }
    }

    /// Draws texts, each in a line of its own; returns the area below them.
    pub(crate) fn lines(&mut self, area: Rect, texts: &[impl AsRef<str>], role: Role) -> Rect {
        let lines: Vec<Line<'_>> = texts.iter().map(|text| self.span(area.width, text.as_ref(), role).into()).collect();
        self.draw(area, Paragraph::new(lines));
        below(area, texts.len())
    }

    /// Draws a list around the row that is selected, with the mark of the focus before it; returns the first row in sight.
    pub(crate) fn list(&mut self, area: Rect, rows: Vec<Line<'_>>, selected: Option<usize>) -> usize {
        let mark = self.line(2, &[(self.view.glyphs.focus, Role::Focus), (" ", Role::Text)]);
        let list = List::new(rows).highlight_symbol(mark).highlight_spacing(HighlightSpacing::Always);
        let mut state = ListState::default().with_selected(selected);
        StatefulWidget::render(list, area.intersection(self.buffer.area), self.buffer, &mut state);
        state.offset()
    }

    /// Draws a table with a mark before the row that is selected.
    pub(crate) fn table(&mut self, area: Rect, table: Table<'_>, mark: &str, selected: Option<usize>) {
        let mark = self.line(2, &[(mark, Role::Focus), (" ", Role::Text)]);
        let table = table.highlight_symbol(mark).highlight_spacing(HighlightSpacing::Always);
        let mut state = TableState::new().with_selected(selected);
        StatefulWidget::render(table, area.intersection(self.buffer.area), self.buffer, &mut state);
    }

    /// Lines round an area, in the glyphs of the terminal.
    pub(crate) fn block<'t>(&self, borders: Borders) -> Block<'t> {
        let Glyphs { horizontal, vertical, corners: [top_left, top_right, bottom_left, bottom_right], .. } =
            self.view.glyphs;
        let set = border::Set {
            top_left,
            top_right,
            bottom_left,
            bottom_right,
            vertical_left: vertical,
            vertical_right: vertical,
            horizontal_top: horizontal,
            horizontal_bottom: horizontal,
        };
        Block::new().borders(borders).border_set(set).border_style(self.style(Role::Rule))
    }

    /// Draws a rule in the first line of an area, with a title near its left end.
    pub(crate) fn titled_rule(&mut self, area: Rect, title: &str) {
        let title = self.title(area.width, title, Role::Heading);
        self.draw(area, self.block(Borders::TOP).title_top(title));
    }

    /// A title for a rule of `room` columns, with one column of the rule before it.
    pub(crate) fn title(&self, room: u16, text: &str, role: Role) -> Line<'static> {
        let mut text = self.span(room.saturating_sub(1), format!(" {text} "), role);
        if role == Role::Heading {
            // It is drawn over the rule, which is dim.
            text.style = text.style.not_dim();
        }
        Line::from_iter([self.rule_piece(1), text])
    }

    /// A title for the right end of a rule, with some columns of the rule behind it.
    pub(crate) fn title_right(&self, behind: u16, text: &str, role: Role) -> Line<'static> {
        let text = self.span(u16::MAX, format!(" {text} "), role);
        Line::from_iter([text, self.rule_piece(behind)]).right_aligned()
    }

    fn rule_piece(&self, columns: u16) -> Span<'static> {
        self.span(columns, self.view.glyphs.horizontal.repeat(columns.into()), Role::Rule)
    }

    /// Gives the cells of an area the style of a role, without changing their text.
    pub(crate) fn restyle(&mut self, area: Rect, role: Role) {
        self.buffer.set_style(area, self.style(role));
    }

    /// Places the terminal's own cursor at the upper left corner of an area, for the caret and for input methods.
    pub(crate) fn caret(&mut self, area: Rect) {
        if !area.intersection(self.buffer.area).is_empty() {
            self.cursor = Some(area.as_position());
        }
    }

    /// Empties an area.
    pub(crate) fn clear(&mut self, area: Rect) {
        // A wide character that reaches into the area would cover the first cell of its row.
        let left = self.buffer.area.x;
        for row in area.rows().filter(|row| row.x > left) {
            let before = &mut self.buffer[(row.x - 1, row.y)];
            if before.symbol().width() > 1 {
                before.set_symbol(" ");
            }
        }
        self.draw(area, Clear);
        self.cover(area);
    }

    /// Where the terminal's cursor was placed.
    pub(crate) fn cursor(&self) -> Option<Position> {
        self.cursor
    }
}
