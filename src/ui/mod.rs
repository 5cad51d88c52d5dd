//! Draws the wizard: a function of the application's state that changes nothing and reads nothing else.

pub mod editor;
mod form;
mod frame;
mod key;
mod labels;
mod overlay;
pub mod pen;
mod preview;
mod review;
mod rotation;
mod start;
pub mod submission;
pub mod theme;
pub mod wrap;

use ratatui::{Frame, layout::Rect};

use self::{
    pen::{Pen, View},
    theme::Role,
};
use crate::{
    app::{App, Screen},
    domain::steps::StepId,
};

/// Lines of the frame above the body: header, rail, rule.
const ABOVE: u16 = 3;
/// Lines of the frame below the body: rule, status, keys.
const BELOW: u16 = 3;

/// Draws one frame and places the terminal's cursor on the caret.
pub fn draw(frame: &mut Frame<'_>, app: &App, view: View<'_>) {
    let area = frame.area();
    let mut pen = Pen::new(frame.buffer_mut(), area, view);
    if app.is_too_small() {
        frame::draw_too_small(&mut pen, app);
        return;
    }
    frame::draw_around(&mut pen, app);
    let body = Rect { x: 0, y: ABOVE, width: area.width, height: area.height - ABOVE - BELOW };
    let mut part = pen.part(body);
    draw_body(&mut part, app);
    let cursor = part.cursor();
    if app.overlays.is_empty() {
        pen.adopt(cursor);
    } else {
        overlay::draw(&mut pen, app);
    }
    if let Some(cursor) = pen.cursor() {
        frame.set_cursor_position(cursor);
    }
}

fn draw_body(pen: &mut Pen<'_>, app: &App) {
    match app.screen {
        Screen::Start => start::draw(pen, app),
        Screen::Preview => preview::draw(pen, app),
        Screen::Submission => {
            if let Some(submission) = &app.submission {
                let moment = submission::Moment { now: app.now, zone: app.zone.clone() };
                submission::draw(pen, submission, &moment);
            }
        }
        Screen::Form => match app.focus.step() {
            StepId::Target => form::draw_target(pen, app),
            StepId::Name => form::draw_name(pen, app),
            StepId::Hosts => labels::draw_hosts(pen, app),
            StepId::Grants => draw_editor(pen, app),
            StepId::Labels => labels::draw(pen, app),
            StepId::Rotation => rotation::draw(pen, app),
            StepId::Key => key::draw(pen, app),
            StepId::Review => review::draw(pen, app),
        },
    }
}

fn draw_editor(pen: &mut Pen<'_>, app: &App) {
    let issues: Vec<_> = app.shown_issues(crate::domain::fields::FieldId::Grants).cloned().collect();
    editor::draw(pen, &app.editor, &app.seen(), &issues);
}

/// A number with its thousands parted: `10,214`.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// The role of a level.
fn role_of(severity: crate::domain::rule::Severity) -> Role {
    match severity {
        crate::domain::rule::Severity::Error => Role::Error,
        crate::domain::rule::Severity::Warning => Role::Warning,
        crate::domain::rule::Severity::Note => Role::Dim,
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
