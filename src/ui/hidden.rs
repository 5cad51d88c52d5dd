//! What is out of sight of a list or a page, and how that is said: on the edges of a block, or in one line.

use ratatui::{layout::Rect, widgets::Block};

use super::{grouped, painter::Painter, theme::Role};
use crate::domain::rule::Arg;

/// How many rows are out of sight.
#[derive(Clone, Copy, Default)]
pub(super) struct Hidden {
    pub(super) above: usize,
    pub(super) below: usize,
    /// The keys that bring it into sight, where the focus goes by other steps than lines.
    pub(super) keys: &'static str,
}

impl Hidden {
    /// Of a list of `all` rows, where `first` is the first one in sight and `shown` is how many have room.
    pub(super) fn around(first: usize, shown: usize, all: usize) -> Hidden {
        Hidden { above: first.min(all), below: all.saturating_sub(first + shown), ..Hidden::default() }
    }

    /// Says it in one line; `None` where all is in sight.
    pub(super) fn told(self, painter: &Painter<'_>) -> Option<String> {
        let count = |rows: usize| Arg::Text(grouped(rows));
        let args = [
            ("above", Arg::from(self.above)),
            ("below", Arg::from(self.below)),
            ("up", count(self.above)),
            ("down", count(self.below)),
        ];
        (self.above + self.below > 0).then(|| painter.with("rows-more", &args))
    }

    /// Says it at the right end of the first line of an area; returns the area that is left of it.
    pub(super) fn tell(self, painter: &mut Painter<'_>, area: Rect) -> Rect {
        match self.told(painter) {
            Some(told) => painter.text_at_end(area, told, Role::Dim),
            None => area,
        }
    }

    /// Counts lines at the right end of the upper and the lower edge of a block.
    pub(super) fn count_on<'b>(self, painter: &Painter<'_>, mut block: Block<'b>) -> Block<'b> {
        let count = |id, lines: usize| {
            let told = painter.with(id, &[("lines", Arg::from(lines))]);
            let by_keys = [("lines", Arg::Text(told.clone())), ("keys", Arg::from(self.keys))];
            let told = if self.keys.is_empty() { told } else { painter.with("lines-by-keys", &by_keys) };
            painter.title_right(2, &told, Role::Dim)
        };
        if self.above > 0 {
            block = block.title_top(count("lines-above", self.above));
        }
        if self.below > 0 {
            block = block.title_bottom(count("lines-below", self.below));
        }
        block
    }
}
