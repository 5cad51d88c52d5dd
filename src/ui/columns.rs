//! Rows of a name and what is told about it, in columns. What has no room is left out, the least important first.

use ratatui::layout::Rect;

use super::{
    list,
    painter::{Painter, after},
    theme::Role,
};
use crate::app::picker::Picker;

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
    /// In the name the letters are marked that the filter of a picker has found.
    pub(super) fn draw(
        &self,
        painter: &mut Painter<'_>,
        area: Rect,
        row: &NamedRow,
        (role, picker): (Role, Option<&Picker>),
    ) {
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
        let cut = painter.cut_middle(&row.name, usize::from(name));
        let first = Rect { width: name.min(area.width), ..area };
        match picker {
            Some(picker) => painter.draw(first, list::matched(painter, picker, first.width, &cut, role)),
            None => drop(painter.text(first, cut, role)),
        }
        let mut rest = after(area, name + 2);
        for at in shown {
            let (text, width) = (row.parts.get(at).map_or("", String::as_str), self.widths[at]);
            let cell = Rect { width: width.min(rest.width), ..rest };
            painter.text(cell, painter.cut_middle(text, usize::from(width)), Role::Dim);
            rest = after(rest, width + 2);
        }
    }
}
