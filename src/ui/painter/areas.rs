//! Parts of areas, and counts of columns and lines.

use ratatui::{
    layout::{Constraint, Layout, Rect},
    text::Line,
};

use super::Painter;

/// The columns of a usual screen.
const NEAR: u16 = 80;

impl Painter<'_> {
    /// The same painter for what lies under a dialog, which has the focus.
    #[must_use]
    pub(crate) fn under_a_dialog(mut self) -> Self {
        self.view.glyphs.focus = self.view.glyphs.chosen;
        self
    }

    /// Empties the rows of a body that a box takes a part of, so that no scraps of words stand beside it.
    pub(crate) fn clear_rows(&mut self, body: Rect, taken: Rect) {
        self.clear(Rect { x: body.x, width: body.width, ..taken });
    }

    /// As much of an area as it has on a usual screen: what is said of a text at its left stands no further from it.
    pub(crate) fn near(&self, area: Rect) -> Rect {
        Rect { width: area.width.saturating_sub(self.width().saturating_sub(NEAR)), ..area }
    }

    /// The rows of an area down to the last one with a text.
    pub(crate) fn used_rows(&self, area: Rect) -> u16 {
        let is_used = |row: &Rect| (*row).positions().any(|cell| self.buffer[cell].symbol() != " ");
        area.rows().collect::<Vec<_>>().iter().rposition(is_used).map_or(0, |last| fit(last + 1))
    }
}

/// A count of lines or columns, at most as many as a screen can have.
pub(crate) fn fit(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

/// The area without its first lines.
pub(crate) fn below(area: Rect, lines: usize) -> Rect {
    let lines = fit(lines).min(area.height);
    Rect { y: area.y + lines, height: area.height - lines, ..area }
}

/// The area without its first columns.
pub(crate) fn after(area: Rect, columns: u16) -> Rect {
    let columns = columns.min(area.width);
    Rect { x: area.x + columns, width: area.width - columns, ..area }
}

/// The first line of an area in columns.
pub(crate) fn in_columns<const N: usize>(area: Rect, widths: [Constraint; N]) -> [Rect; N] {
    // A solved layout is cached by its area. At the top of the screen all lines have the same one.
    let top = Rect { y: 0, height: 1, ..area };
    Layout::horizontal(widths).areas(top).map(|column| Rect { y: area.y, height: area.height.min(1), ..column })
}

/// Display columns of a text that is ready to be drawn.
pub(crate) fn columns(line: &Line<'_>) -> u16 {
    fit(line.width())
}
