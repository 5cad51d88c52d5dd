//! The lines above the choices of the first screen, and which of them there is room for.

use ratatui::layout::Rect;

use crate::ui::{
    form::{LABEL, VALUE, columns},
    painter::{Painter, after},
    theme::Role,
};

/// One line above the choices.
#[derive(Default)]
pub(super) struct StartLine {
    pub(super) label: String,
    pub(super) text: String,
    pub(super) remark: String,
    pub(super) role: Option<Role>,
    pub(super) worth: Worth,
    /// The line that it belongs to.
    pub(super) belongs: Belongs,
}

/// What a line is worth where there is little room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Worth {
    /// It says only that nothing was asked: every choice is worth more.
    Nothing,
    /// It is said elsewhere too, or all is well with it.
    Spare,
    #[default]
    Usual,
    /// It goes on with something wrong: its other lines, and its fix.
    More,
    /// Something wrong.
    Wrong,
}

/// What a line above the choices means nothing without, or goes on with.
#[derive(Default, PartialEq)]
pub(super) enum Belongs {
    #[default]
    Alone,
    /// It heads the line after it.
    ToNext,
    /// It goes on with the sentence of the line before it.
    ToLast,
}

/// The lines that there is room for, beside those that say nothing, spare ones and the others: what is worth least is left
/// out first, from below. A sentence of which a line is left out ends with the mark for that.
pub(super) fn fitting(
    painter: &Painter<'_>,
    mut lines: Vec<StartLine>,
    [nothing, spare, others]: [usize; 3],
) -> Vec<StartLine> {
    while let Some(least) = lines.iter().map(|line| line.worth).min()
        && lines.len()
            > match least {
                Worth::Nothing => nothing,
                Worth::Spare => spare,
                _ => others,
            }
        && let Some(at) = lines.iter().rposition(|line| line.worth == least)
    {
        let removed = lines.remove(at);
        if removed.belongs == Belongs::ToLast
            && let Some(cut) = at.checked_sub(1).and_then(|before| lines.get_mut(before))
        {
            let left = if cut.label.is_empty() { LABEL } else { VALUE };
            let marked = format!("{} {}", cut.text, painter.view().glyphs.ellipsis);
            cut.text = painter.cut_end(&marked, usize::from(painter.width() - left)).into_owned();
        }
    }
    lines.pop_if(|last| last.belongs == Belongs::ToNext);
    lines
}

pub(super) fn draw(painter: &mut Painter<'_>, area: Rect, line: &StartLine) {
    if line.worth == Worth::Wrong {
        let glyphs = painter.view().glyphs;
        let (mark, role) = if line.role == Some(Role::Warning) {
            (glyphs.warning, Role::Warning)
        } else {
            (glyphs.error, Role::Error)
        };
        painter.text(after(area, 1), mark, role);
    }
    let [label, value] = columns(area, VALUE);
    painter.text(label, &line.label, Role::Label);
    let role = line.role.unwrap_or(Role::Text);
    let rest = painter.text(if line.label.is_empty() { after(area, LABEL) } else { value }, &line.text, role);
    painter.remark(rest, &line.remark, Role::Dim);
}
