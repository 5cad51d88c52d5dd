//! The mouse: which terminals report it, what they report, and how a report becomes an event of the wizard.

use std::{ffi::OsString, io};

use ratatui::layout::{Position, Rect};

use super::{Face, guard};
use crate::{
    app::{Event, WheelTurn},
    ui::{self, painter::View},
};

/// What a terminal reports of the mouse. Everything else, such as other buttons and releases, means nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MouseReport {
    /// The left button was pressed on a cell, counted from 0.
    Click(Position),
    /// The wheel was turned by one notch.
    Wheel(WheelTurn),
}

/// Returns the meaning of `Esc [ <`, three numbers and a last byte: the encoding SGR (1006). Columns and lines are
/// counted from 1; the last byte of a release is `m`.
pub(super) fn sgr_report(parameters: &str, last: u8) -> Option<MouseReport> {
    let mut numbers = parameters.split(';');
    let button = numbers.next()?;
    let mut cell = || numbers.next()?.parse::<u16>().ok()?.checked_sub(1);
    let position = Position { x: cell()?, y: cell()? };
    match (button, last, numbers.next()) {
        ("0", b'M', None) => Some(MouseReport::Click(position)),
        ("64", b'M', None) => Some(MouseReport::Wheel(WheelTurn::Up)),
        ("65", b'M', None) => Some(MouseReport::Wheel(WheelTurn::Down)),
        _ => None,
    }
}

/// Whether the terminal can be expected to report the mouse, by its `TERM`.
pub(super) fn knows_mouse(term: &str) -> bool {
    const FAMILIES: [&str; 14] = [
        "xterm",
        "screen",
        "tmux",
        "rxvt",
        "putty",
        "konsole",
        "alacritty",
        "contour",
        "foot",
        "ghostty",
        "iterm",
        "kitty",
        "wezterm",
        "ms-terminal",
    ];
    let term = term.to_lowercase();
    FAMILIES.iter().any(|family| term.contains(family)) || term == "st" || term.starts_with("st-") || term == "vte"
}

/// The `TERM` of a terminal that is not known to report the mouse. Windows has no `TERM`: its console reports it.
fn unknown_term(variable: impl Fn(&str) -> Option<OsString>) -> Option<String> {
    let term = variable("TERM").map(|term| term.to_string_lossy().into_owned()).unwrap_or_default();
    (cfg!(unix) && !knows_mouse(&term)).then_some(term)
}

impl Face {
    /// Has the terminal report the mouse, or no longer. One that is not known to do so is sent nothing.
    pub(super) fn switch_mouse(&mut self, is_on: bool) -> io::Result<()> {
        match unknown_term(|name| std::env::var_os(name)).filter(|_| is_on) {
            Some(term) => self.happens(Event::NoMouse(term)),
            None => guard::report_mouse(is_on),
        }
    }

    /// What a report means for the wizard as it is now, whatever was drawn last; nothing while the mouse is off.
    pub(super) fn mouse_event(&mut self, report: MouseReport) -> Option<Event> {
        if !self.app.session.is_mouse_on {
            return None;
        }
        match report {
            MouseReport::Click(position) => {
                let (columns, lines) = self.app.session.size;
                let area = Rect::new(0, 0, columns, lines);
                self.renew_words();
                let view = View { words: &self.words, theme: &self.appearance.theme, glyphs: self.glyphs };
                ui::target_at(&self.app, view, area, position).map(Event::Clicked)
            }
            MouseReport::Wheel(turn) => Some(Event::Scrolled(turn)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_press_and_the_wheel_are_read_and_all_other_reports_mean_nothing() {
        let click = |x, y| Some(MouseReport::Click(Position { x, y }));
        for (parameters, last, report) in [
            ("0;1;1", b'M', click(0, 0)),
            ("0;300;100", b'M', click(299, 99)),
            ("0;65535;65535", b'M', click(65534, 65534)),
            ("64;10;10", b'M', Some(MouseReport::Wheel(WheelTurn::Up))),
            ("65;10;10", b'M', Some(MouseReport::Wheel(WheelTurn::Down))),
            ("0;1;1", b'm', None),
            ("1;1;1", b'M', None),
            ("2;1;1", b'M', None),
            ("32;1;1", b'M', None),
            ("35;1;1", b'M', None),
            ("4;1;1", b'M', None),
            ("16;1;1", b'M', None),
            ("66;1;1", b'M', None),
            ("0;0;1", b'M', None),
            ("0;1;0", b'M', None),
            ("0;65536;1", b'M', None),
            ("0;99999999999999999999;1", b'M', None),
            ("0;-1;1", b'M', None),
            ("0;1", b'M', None),
            ("0", b'M', None),
            ("", b'M', None),
            ("0;1;1;1", b'M', None),
            ("0;;1", b'M', None),
        ] {
            assert_eq!(sgr_report(parameters, last), report, "{parameters}{}", char::from(last));
        }
    }

    #[test]
    fn term_decides_whether_there_is_a_mouse() {
        for term in ["xterm-256color", "xterm", "screen.xterm-256color", "tmux-256color", "foot", "st-256color", "vte"]
        {
            assert!(knows_mouse(term), "{term}");
        }
        for term in ["", "dumb", "linux", "vt100", "vt220", "ansi", "eterm-color", "cons25", "unknown"] {
            assert!(!knows_mouse(term), "{term}");
        }
    }
}
