//! What the terminal can show: how many colours, on which background, and how wide the lines are. Variables say the first;
//! the terminal itself is asked for the others, after the first frame.

use std::{ffi::OsString, time::Duration};

use crate::{
    domain::rule::Message,
    store::{self, StoreError},
    ui::theme::{ColourDepth, Glyphs, Theme, ThemeName},
};

/// How the wizard looks in this terminal.
pub(super) struct Appearance {
    /// The styles in use.
    pub(super) theme: Theme,
    depth: ColourDepth,
    /// Whether the terminal is asked for its background, which decides the theme.
    is_asked: bool,
    /// Whether an answer about the width of a line is awaited.
    awaits_width: bool,
}

impl Appearance {
    /// The theme that was chosen, or that the variables tell. Until the background is known, nothing has a colour.
    pub(super) fn new(chosen: Option<ThemeName>, variable: impl Fn(&str) -> Option<OsString>) -> Appearance {
        let depth = depth(&variable);
        let known = chosen.or_else(|| background(&variable));
        let is_asked = known.is_none() && depth == ColourDepth::Rich;
        let theme = Theme::named(known.unwrap_or(ThemeName::Mono), depth);
        Appearance { theme, depth, is_asked, awaits_width: false }
    }

    /// Takes the user's own `theme.toml`, where there is one. Returns what is to be said if it cannot be used.
    pub(super) fn read_own(
        &mut self,
        variable: impl Fn(&str) -> Option<OsString>,
        patience: Duration,
    ) -> Option<Message> {
        let unread = |file: &str, why: String| Message::new("theme-unread").with("file", file).with("why", why);
        let config = match store::config::read_theme(variable, patience) {
            Ok(config) => config?,
            Err(StoreError { path, why }) => return Some(unread(&path, why)),
        };
        match Theme::read(&String::from_utf8_lossy(&config.content), self.depth) {
            Ok(theme) => {
                (self.theme, self.is_asked) = (theme, false);
                None
            }
            Err(why) => Some(unread(&config.file, why)),
        }
    }

    /// The question about the background; empty where it is known.
    pub(super) fn question(&self) -> &'static [u8] {
        if self.is_asked { ASK_BACKGROUND } else { b"" }
    }

    /// Whether the terminal is to be asked how wide it draws a line; then an answer is awaited.
    pub(super) fn asks_width(&mut self, glyphs: Glyphs, variable: impl Fn(&str) -> Option<OsString>) -> bool {
        self.awaits_width = glyphs == Glyphs::LINES && may_be_wide(variable);
        self.awaits_width
    }

    /// Takes an answer. Answers to no question are not used.
    pub(super) fn answered(&mut self, report: TerminalReport, glyphs: &mut Glyphs) {
        match report {
            TerminalReport::Background(colour) if self.is_asked => {
                self.theme = Theme::named(theme_on(colour), self.depth);
            }
            TerminalReport::Cursor(1, column) if std::mem::take(&mut self.awaits_width) && column > 2 => {
                *glyphs = Glyphs::ASCII;
            }
            TerminalReport::Background(_) | TerminalReport::Cursor(..) => {}
        }
    }
}

/// Answer of the terminal to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TerminalReport {
    /// The colour of the background: red, green and blue, each from 0 to 255.
    Background([u8; 3]),
    /// Line and column of the cursor, from 1.
    Cursor(u32, u32),
}

/// The question for the background (xterm's OSC 11).
pub(super) const ASK_BACKGROUND: &[u8] = b"\x1b]11;?\x07";

/// Returns how many colours the terminal knows, by `TERM` and `COLORTERM`; none where `NO_COLOR` or `CLICOLOR=0` says
/// that none are wanted.
pub(super) fn depth(variable: impl Fn(&str) -> Option<OsString>) -> ColourDepth {
    const RICH: [&str; 9] =
        ["alacritty", "contour", "foot", "ghostty", "iterm", "kitty", "tmux", "wezterm", "ms-terminal"];
    const EIGHT: [&str; 9] = ["ansi", "cygwin", "eterm", "konsole", "linux", "putty", "rxvt", "screen", "xterm"];
    let text = |name: &str| variable(name).and_then(|value| value.into_string().ok()).unwrap_or_default();
    // https://no-color.org and https://bixense.com/clicolors
    if variable("NO_COLOR").is_some_and(|value| !value.is_empty()) || text("CLICOLOR") == "0" {
        return ColourDepth::None;
    }
    let term = text("TERM").to_lowercase();
    let is_of = |known: &[&str]| known.iter().any(|known| term.contains(known));
    let is_rich = term.contains("256color") || term.contains("direct") || is_of(&RICH);
    if is_rich || matches!(text("COLORTERM").as_str(), "truecolor" | "24bit") && is_of(&EIGHT) {
        return ColourDepth::Rich;
    }
    if term.contains("16color") {
        return ColourDepth::Sixteen;
    }
    if is_of(&EIGHT) { ColourDepth::Eight } else { ColourDepth::None }
}

/// Returns the theme for the background that variables tell: `COLORFGBG`, or the console, which is dark. `None` where only
/// the terminal knows.
pub(super) fn background(variable: impl Fn(&str) -> Option<OsString>) -> Option<ThemeName> {
    let text = |name: &str| variable(name).and_then(|value| value.into_string().ok()).unwrap_or_default();
    if text("TERM") == "linux" {
        return Some(ThemeName::Dark);
    }
    match text("COLORFGBG").rsplit(';').next()?.parse() {
        Ok(0..=6 | 8) => Some(ThemeName::Dark),
        Ok(7 | 9..=15) => Some(ThemeName::Light),
        Ok(16_u8..) | Err(_) => None,
    }
}

/// Returns the theme for a background.
pub(super) fn theme_on([red, green, blue]: [u8; 3]) -> ThemeName {
    // The weights of ITU-R BT.601, in thousandths.
    let brightness = 299 * u32::from(red) + 587 * u32::from(green) + 114 * u32::from(blue);
    if brightness < 128_000 { ThemeName::Dark } else { ThemeName::Light }
}

/// Reads the text of an OSC answer, such as `11;rgb:1e1e/1e1e/2e2e`.
pub(super) fn osc_report(text: &[u8]) -> Option<TerminalReport> {
    let colour = std::str::from_utf8(text).ok()?.strip_prefix("11;rgb")?.trim_start_matches('a');
    let mut parts = colour.strip_prefix(':')?.split('/').map(eight_bits);
    Some(TerminalReport::Background([parts.next()??, parts.next()??, parts.next()??]))
}

/// Returns a part of a colour, which has one to four hexadecimal digits, as one of 256.
fn eight_bits(digits: &str) -> Option<u8> {
    let most = match digits.len() {
        length @ 1..=4 => 16_u32.pow(u32::try_from(length).ok()?) - 1,
        _ => return None,
    };
    let value = u32::from_str_radix(digits, 16).ok()?;
    u8::try_from(value * 255 / most).ok()
}

/// Whether the locale is one whose fonts may draw lines two cells wide: Chinese, Japanese or Korean.
pub(super) fn may_be_wide(variable: impl Fn(&str) -> Option<OsString>) -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .iter()
        .find_map(|name| variable(name).and_then(|value| value.into_string().ok()).filter(|value| !value.is_empty()));
    locale.is_some_and(|locale| ["zh", "ja", "ko"].iter().any(|language| locale.starts_with(language)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with<'a>(set: &'a [(&'a str, &'a str)]) -> impl Fn(&str) -> Option<OsString> + 'a {
        |name| set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).into())
    }

    #[test]
    fn term_decides_how_many_colours_there_are() {
        for (set, depth_of_it) in [
            (&[("TERM", "xterm-256color")][..], ColourDepth::Rich),
            (&[("TERM", "tmux")], ColourDepth::Rich),
            (&[("TERM", "xterm-kitty")], ColourDepth::Rich),
            (&[("TERM", "xterm"), ("COLORTERM", "truecolor")], ColourDepth::Rich),
            (&[("TERM", "xterm-16color")], ColourDepth::Sixteen),
            (&[("TERM", "xterm")], ColourDepth::Eight),
            (&[("TERM", "linux")], ColourDepth::Eight),
            (&[("TERM", "screen")], ColourDepth::Eight),
            (&[("TERM", "vt100")], ColourDepth::None),
            (&[("TERM", "vt220"), ("COLORTERM", "truecolor")], ColourDepth::None),
            (&[], ColourDepth::None),
            (&[("TERM", "xterm-256color"), ("NO_COLOR", "1")], ColourDepth::None),
            (&[("TERM", "xterm-256color"), ("NO_COLOR", "")], ColourDepth::Rich),
            (&[("TERM", "xterm-256color"), ("CLICOLOR", "0")], ColourDepth::None),
            (&[("TERM", "xterm-256color"), ("CLICOLOR", "1")], ColourDepth::Rich),
        ] {
            assert_eq!(depth(with(set)), depth_of_it, "{set:?}");
        }
    }

    #[test]
    fn the_background_is_told_by_variables_or_by_the_terminal() {
        for (set, theme) in [
            (&[("COLORFGBG", "15;0")][..], Some(ThemeName::Dark)),
            (&[("COLORFGBG", "0;default;15")], Some(ThemeName::Light)),
            (&[("COLORFGBG", "0;7")], Some(ThemeName::Light)),
            (&[("COLORFGBG", "12;8")], Some(ThemeName::Dark)),
            (&[("COLORFGBG", "15;default")], None),
            (&[("COLORFGBG", "")], None),
            (&[("TERM", "linux")], Some(ThemeName::Dark)),
            (&[], None),
        ] {
            assert_eq!(background(with(set)), theme, "{set:?}");
        }
        for (text, colour) in [
            (&b"11;rgb:0000/2b2b/3636"[..], Some([0, 0x2b, 0x36])),
            (b"11;rgb:ff/ff/ff", Some([255; 3])),
            (b"11;rgba:ffff/ffff/ffff/ffff", Some([255; 3])),
            (b"11;rgb:f/0/8", Some([255, 0, 136])),
            (b"11;rgb:fffff/0/0", None),
            (b"11;rgb:ff/ff", None),
            (b"10;rgb:ff/ff/ff", None),
            (b"11;#ffffff", None),
            (b"", None),
        ] {
            assert_eq!(osc_report(text), colour.map(TerminalReport::Background), "{}", String::from_utf8_lossy(text));
        }
        assert_eq!(theme_on([0xfd, 0xf6, 0xe3]), ThemeName::Light);
        assert_eq!(theme_on([0, 0x2b, 0x36]), ThemeName::Dark);
        assert_eq!([[127; 3], [128; 3]].map(theme_on), [ThemeName::Dark, ThemeName::Light]);
    }

    #[test]
    fn lines_may_be_wide_in_three_languages() {
        assert!(may_be_wide(with(&[("LANG", "zh_CN.UTF-8")])));
        assert!(may_be_wide(with(&[("LC_ALL", "ja_JP.UTF-8"), ("LANG", "C")])));
        assert!(!may_be_wide(with(&[("LC_ALL", "en_US.UTF-8"), ("LANG", "zh_CN.UTF-8")])));
        assert!(!may_be_wide(with(&[])));
    }
}
