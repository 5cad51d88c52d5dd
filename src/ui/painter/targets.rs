//! What the parts of a drawing stand for. It is noted only where a click asks for it: then the present state is drawn once
//! more, out of sight, so that a click never depends on an older frame.

use ratatui::layout::{Position, Rect};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::{Painter, after, fit};
use crate::{app::Target, domain::unseen::visible};

/// The parts of a drawing, in the order in which they were drawn.
#[derive(Debug, Default)]
pub(crate) struct TargetMap {
    areas: Vec<(Rect, Meant)>,
}

/// What an area means.
#[derive(Clone, Copy, Debug)]
enum Meant {
    Target(Target),
    /// The place in the text of the target, in characters.
    Caret(usize),
    /// Something was drawn over it.
    Nothing,
}

impl TargetMap {
    /// What a cell stands for: the smallest part around it that nothing was drawn over.
    pub(crate) fn at(&self, cell: Position) -> Option<Target> {
        let (mut found, mut caret): (Option<(u32, Target)>, _) = (None, None);
        for (area, meant) in self.areas.iter().rev().filter(|(area, _)| area.contains(cell)) {
            match meant {
                Meant::Nothing => break,
                Meant::Caret(at) => caret = caret.or(Some(*at)),
                Meant::Target(target) if found.is_none_or(|(size, _)| area.area() < size) => {
                    found = Some((area.area(), *target));
                }
                Meant::Target(_) => {}
            }
        }
        found.map(|(_, target)| target.with_caret(caret))
    }
}

impl<'a> Painter<'a> {
    /// The same painter, which also notes what the parts stand for.
    #[must_use]
    pub(crate) fn with_targets(mut self, targets: Option<&'a mut TargetMap>) -> Painter<'a> {
        self.targets = targets;
        self
    }

    /// An empty map for a sheet of its own, where parts are noted.
    pub(crate) fn sheet_targets(&self) -> Option<TargetMap> {
        self.targets.as_ref().map(|_| TargetMap::default())
    }

    /// Whether it is noted what the parts stand for.
    pub(crate) fn notes_targets(&self) -> bool {
        self.targets.is_some()
    }

    /// Says what an area stands for.
    pub(crate) fn target(&mut self, area: Rect, target: Target) {
        self.note(area, Meant::Target(target));
    }

    /// The same for the lines from the top of `area` to the top of `rest`.
    pub(crate) fn target_lines(&mut self, area: Rect, rest: Rect, target: Target) {
        self.target(Rect { height: rest.y.saturating_sub(area.y), ..area }, target);
    }

    /// Says which letters of a text stand in an area: `text` begins with the letter of that number.
    pub(crate) fn target_letters(&mut self, area: Rect, text: &str, first: usize) {
        let (mut rest, mut at) = (Rect { height: area.height.min(1), ..area }, first);
        for grapheme in text.graphemes(true) {
            if rest.is_empty() {
                break;
            }
            let cells = fit(visible(grapheme).width());
            self.note(Rect { width: cells.min(rest.width), ..rest }, Meant::Caret(at));
            rest = after(rest, cells);
            at += grapheme.chars().count();
        }
        self.note(rest, Meant::Caret(at));
    }

    /// Something covers an area: what was drawn there before is not seen.
    pub(crate) fn cover(&mut self, area: Rect) {
        self.note(area, Meant::Nothing);
    }

    /// Takes over the parts of a sheet of which the lines from `first` on were copied.
    pub(crate) fn blit_targets(&mut self, sheet: Option<TargetMap>, first: u16) {
        let place = self.area;
        for (area, meant) in sheet.into_iter().flat_map(|sheet| sheet.areas) {
            let area = area.intersection(Rect { x: 0, y: first, ..place });
            if !area.is_empty() {
                self.note(Rect { x: place.x + area.x, y: place.y + area.y - first, ..area }, meant);
            }
        }
    }

    fn note(&mut self, area: Rect, meant: Meant) {
        let area = area.intersection(self.buffer.area);
        if let Some(targets) = self.targets.as_deref_mut()
            && !area.is_empty()
        {
            targets.areas.push((area, meant));
        }
    }
}
