//! Draws the wizard from the state of the application, and changes nothing.

mod columns;
mod cut;
pub(crate) mod editor;
mod form;
mod frame;
mod header;
mod help;
mod hidden;
mod key;
mod labels;
mod list;
mod list_dialog;
mod name;
mod overlay;
pub mod painter;
mod preview;
mod review;
mod rotation;
mod start;
mod status;
pub(crate) mod submission;
pub mod theme;

use jiff::Timestamp;
use ratatui::{
    Frame,
    buffer::Buffer,
    layout::{Position, Rect},
};

use self::{
    hidden::Hidden,
    painter::{Painter, TargetMap, View},
};
use crate::{
    app::{App, Screen, Target, WIDEST_FRAME, is_too_small, overlay::Overlay, wrap},
    domain::{rule::Arg, steps::StepId, values::grouped},
};

/// Columns from which the frame has room for names and remarks.
const USUAL_WIDTH: u16 = 76;
/// Columns and lines from which there is room for more than the usual.
const WIDE: (u16, u16) = (100, 30);
/// Lines that a step may have in addition to those in sight. Lists draw only rows in sight.
const OUT_OF_SIGHT: u16 = 40;

/// Draws one frame and places the terminal's cursor on the caret.
pub fn draw(frame: &mut Frame<'_>, app: &App, view: View<'_>) {
    let area = frame.area();
    let mut painter = Painter::new(frame.buffer_mut(), area, view).with_renamed_keys(app.session.bindings.renamed);
    paint(&mut painter, app, area);
    if let Some(cursor) = painter.cursor() {
        frame.set_cursor_position(cursor);
    }
}

/// What a cell of the screen stands for, in the state as it is now.
pub fn target_at(app: &App, view: View<'_>, area: Rect, cell: Position) -> Option<Target> {
    targets(app, view, area).at(cell)
}

/// What the cells of the screen stand for.
pub(crate) fn targets(app: &App, view: View<'_>, area: Rect) -> TargetMap {
    let (mut buffer, mut targets) = (Buffer::empty(area), TargetMap::default());
    let mut painter = Painter::new(&mut buffer, area, view)
        .with_renamed_keys(app.session.bindings.renamed)
        .with_targets(Some(&mut targets));
    paint(&mut painter, app, area);
    targets
}

fn paint(painter: &mut Painter<'_>, app: &App, area: Rect) {
    // The terminal may have shrunk since the application heard of its size.
    if app.session.is_too_small() || is_too_small((area.width, area.height)) {
        frame::draw_too_small(painter, app, area);
        return;
    }
    let area = centred(area);
    frame::draw_around(painter, app, area);
    let [.., body, _, _, _] = frame::areas(area);
    let is_uppermost = matches!(app.overlays.top(), None | Some(Overlay::Editor(_)));
    let part = painter.part(body);
    let mut part = if is_uppermost { part } else { part.under_a_dialog() };
    let hidden = draw_body(&mut part, app);
    let cursor = part.cursor();
    if is_uppermost {
        frame::draw_rules(painter, area, hidden);
        painter.merge_cursor(cursor);
    } else {
        // Only what is uppermost takes a click.
        painter.cover(area);
        // What is out of sight under it cannot be scrolled to now.
        let hidden = overlay::draw(painter, app, body).unwrap_or_default();
        frame::draw_rules(painter, area, hidden);
    }
}

/// The part of a terminal that the frame takes.
fn centred(area: Rect) -> Rect {
    let width = area.width.min(WIDEST_FRAME);
    Rect { x: area.x + (area.width - width) / 2, width, ..area }
}

fn draw_body(painter: &mut Painter<'_>, app: &App) -> Hidden {
    match app.screen {
        Screen::Start => return start::draw(painter, app),
        Screen::Preview => preview::draw(painter, app),
        Screen::Submission => {
            let size = (painter.width(), painter.height());
            if let Some(view) = app.report_view(painter.view().words, painter.view().glyphs.ellipsis, size) {
                submission::draw(painter, &view);
            }
        }
        Screen::Form => match app.form.focus.step() {
            StepId::Target => return draw_step(painter, app, form::draw_target),
            StepId::Name => return draw_step(painter, app, name::draw_name),
            StepId::Hosts => return draw_step(painter, app, labels::draw_hosts),
            StepId::Grants => return draw_editor(painter, app),
            StepId::Labels => return draw_step(painter, app, labels::draw),
            StepId::Rotation => return draw_step(painter, app, rotation::draw),
            StepId::Key => return draw_step(painter, app, key::draw),
            StepId::Review if app.has_preview_below_review() => return review::large::draw(painter, app),
            StepId::Review => {
                // No wider than beside the body.
                let area = painter.near(painter.area());
                return review::draw(&mut painter.part(area), app);
            }
        },
    }
    Hidden::default()
}

/// Draws a step that may have more lines than there is room for, so that what is in focus is in sight.
fn draw_step(painter: &mut Painter<'_>, app: &App, draw: fn(&mut Painter<'_>, &App, Rect)) -> Hidden {
    let area = Rect { x: 0, y: 0, width: painter.width(), height: painter.height() + OUT_OF_SIGHT };
    let mut sheet = Buffer::empty(area);
    let (mut targets, mut cursor, mut required) = (None, None, None);
    for is_tight in [false, true] {
        sheet = Buffer::empty(area);
        targets = painter.sheet_targets();
        let mut part = Painter::new(&mut sheet, area, painter.view())
            .with_renamed_keys(app.session.bindings.renamed)
            .with_viewport(painter.height())
            .with_tight_lines(is_tight)
            .with_targets(targets.as_mut());
        draw(&mut part, app, area);
        (cursor, required) = (part.cursor(), part.required_lines());
        if used_lines(&sheet) <= usize::from(painter.height()) {
            break;
        }
    }
    let first = required
        .filter(|lines| lines.end > painter.height())
        .map_or(0, |lines| (lines.end - painter.height()).min(lines.start));
    painter.blit(&sheet, first);
    painter.blit_targets(targets, first);
    if let Some(cursor) = cursor.filter(|cursor| cursor.y >= first) {
        let Rect { x, y, .. } = painter.area();
        painter.caret(Rect { x: x + cursor.x, y: y + cursor.y - first, width: 1, height: 1 });
    }
    let below = used_lines(&sheet).saturating_sub(usize::from(first + painter.height()));
    Hidden { above: first.into(), below, ..Hidden::default() }
}

/// How many lines hold a text, with the empty ones before it.
fn used_lines(sheet: &Buffer) -> usize {
    let last = sheet.content.iter().rposition(|cell| cell.symbol() != " ");
    last.map_or(0, |last| last / usize::from(sheet.area.width.max(1)) + 1)
}

fn draw_editor(painter: &mut Painter<'_>, app: &App) -> Hidden {
    let issues: Vec<_> = app.shown_issues(crate::domain::fields::FieldId::Grants).cloned().collect();
    editor::draw(painter, (&app.editor, app.overlays.dialog()), &app.seen(), &issues)
}

/// The time of day here, to the minute.
fn clock(app: &App, at: Timestamp) -> String {
    app.moment().minute(at)
}

/// A moment of the past: the time of day, and which day where it is not today.
fn past(painter: &Painter<'_>, app: &App, at: Timestamp) -> String {
    let (there, today) =
        (at.to_zoned_datetime(app.session.zone.clone()), app.now.to_zoned_datetime(app.session.zone.clone()));
    let time = there.strftime("%H:%M").to_string();
    if there.date() == today.date() {
        time
    } else if today.date().yesterday().is_ok_and(|day| day == there.date()) {
        painter.with("when-yesterday", &[("time", Arg::Text(time))])
    } else {
        format!("{} {time}", there.strftime("%Y-%m-%d"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_parted() {
        assert_eq!([0, 999, 1000, 10214, 1_234_567].map(grouped), ["0", "999", "1,000", "10,214", "1,234,567"]);
    }
}
