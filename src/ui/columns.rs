//! Rows of a name and what is told about it, in columns. What has no room is left out, the least important first.

use ratatui::layout::Rect;

use super::{
    painter::{Painter, after},
    theme::Role,
};

/// Columns that a name has in any case, as many as that of an endpoint.
const NAME: u16 = 36;
/// Columns of a part at most.
const PART: u16 = 26;

/// One row.
pub(super) struct NamedRow {
    /// What the row is about.
    pub(super) name: String,
    /// What is told about it, in the order of the screen.
    pub(super) parts: Vec<String>,
}

/// The columns of rows, each as wide as its widest text.
pub(super) struct NamedColumns<'a> {
    widths: Vec<u16>,
    /// The places of the parts, the most important one first.
    importance: &'a [usize],
    name: u16,
}

impl NamedColumns<'_> {
    pub(super) fn of<'a>(painter: &Painter<'_>, rows: &[NamedRow], importance: &'a [usize]) -> NamedColumns<'a> {
        let mut widths = vec![0; importance.len()];
        let mut name = 0;
        for row in rows {
            name = name.max(painter.columns(&row.name));
            for (width, part) in widths.iter_mut().zip(&row.parts) {
                *width = painter.columns(part).min(PART).max(*width);
            }
        }
        NamedColumns { widths, importance, name }
    }

    /// Draws a row; the parts stand at the right, or behind the widest name where there is more room than that takes.
    pub(super) fn draw(&self, painter: &mut Painter<'_>, area: Rect, row: &NamedRow, role: Role) {
        let mut room = area.width;
        let mut shown: Vec<usize> = Vec::new();
        for at in self.importance.iter().copied().filter(|at| self.widths[*at] > 0) {
            let taken = self.widths[at] + 2;
            if room < taken + NAME.min(self.name) {
                break;
            }
            room -= taken;
            shown.push(at);
        }
        shown.sort_unstable();
        let name = room.min(self.name);
        let texts = std::iter::once((&*row.name, name, role));
        let parts =
            shown.into_iter().map(|at| (row.parts.get(at).map_or("", String::as_str), self.widths[at], Role::Dim));
        let mut rest = area;
        for (text, width, role) in texts.chain(parts) {
            painter.text(
                Rect { width: width.min(rest.width), ..rest },
                painter.cut_middle(text, usize::from(width)),
                role,
            );
            rest = after(rest, width + 2);
        }
    }
}
