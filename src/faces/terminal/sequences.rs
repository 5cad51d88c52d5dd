//! The meaning of key sequences: those of xterm, the Linux console and rxvt, and two extended encodings (xterm's
//! `modifyOtherKeys` and `CSI u`) for keys that had no sequence before.

use super::mouse::{MouseReport, sgr_report};
use crate::app::keys::{Chord, Key};

/// The meaning of a sequence.
pub(super) enum Meaning {
    Key(Chord),
    /// A paste begins.
    Paste,
    /// The report of the cursor's position: line and column, from 1.
    Cursor(u32, u32),
    /// A press of the mouse, or its wheel.
    Mouse(MouseReport),
    /// Another answer of the terminal, or a key that is not used.
    Nothing,
}

/// Returns the key of the byte after `Esc O`.
pub(super) fn single(last: u8) -> Option<Key> {
    Some(match last {
        b'A' => Key::Up,
        b'B' => Key::Down,
        b'C' => Key::Right,
        b'D' => Key::Left,
        b'H' => Key::Home,
        b'F' => Key::End,
        b'P'..=b'S' => Key::F(last - b'P' + 1),
        b'M' => Key::Enter,
        _ => return None,
    })
}

/// Returns the meaning of `Esc [`, parameters and a last byte.
pub(super) fn meaning(sequence: &[u8], last: u8) -> Meaning {
    let plain = |key| Meaning::Key(Chord::plain(key));
    let Ok(text) = std::str::from_utf8(sequence) else { return Meaning::Nothing };
    if text == "[" {
        return if (b'A'..=b'E').contains(&last) { plain(Key::F(last - b'A' + 1)) } else { Meaning::Nothing };
    }
    if let Some(report) = text.strip_prefix('<') {
        return sgr_report(report, last).map_or(Meaning::Nothing, Meaning::Mouse);
    }
    // Other parameter bytes mean an answer of the terminal.
    if !text.bytes().all(|byte| byte.is_ascii_digit() || byte == b';' || byte == b':') {
        return Meaning::Nothing;
    }
    let numbers: Vec<u32> = text.split(';').map(first_number).collect();
    let number = |at: usize| numbers.get(at).copied().unwrap_or_default();
    match (last, number(0)) {
        (b'A', _) => plain(Key::Up),
        (b'B', _) => plain(Key::Down),
        (b'C', _) => plain(Key::Right),
        (b'D', _) => plain(Key::Left),
        (b'H', _) | (b'~', 1 | 7) => plain(Key::Home),
        (b'F', _) | (b'~', 4 | 8) => plain(Key::End),
        (b'Z', _) => plain(Key::BackTab),
        // `R` would be F3, but it is also the report of the cursor's position.
        (b'R', line) if numbers.len() == 2 => Meaning::Cursor(line, number(1)),
        (b'P' | b'Q' | b'S', _) => plain(Key::F(last - b'P' + 1)),
        (b'~', 3) => plain(Key::Delete),
        (b'~', 5) => plain(Key::PageUp),
        (b'~', 6) => plain(Key::PageDown),
        (b'~', code @ 11..=15) => function(code - 10),
        (b'~', code @ 17..=21) => function(code - 11),
        (b'~', code @ 23..=24) => function(code - 12),
        (b'~', 27) => spelled(number(2), number(1)),
        (b'~', 200) => Meaning::Paste,
        (b'u', code) if !is_release(text) => spelled(code, number(1)),
        _ => Meaning::Nothing,
    }
}

fn function(number: u32) -> Meaning {
    u8::try_from(number).map_or(Meaning::Nothing, |number| Meaning::Key(Chord::plain(Key::F(number))))
}

/// Returns the number before a colon. Sub-parameters after it are not used.
fn first_number(text: &str) -> u32 {
    text.split(':').next().and_then(|text| text.parse().ok()).unwrap_or_default()
}

/// Whether the event is the release of a key: the second parameter has the sub-parameter 3.
fn is_release(text: &str) -> bool {
    text.split(';').nth(1).and_then(|text| text.split(':').nth(1)) == Some("3")
}

/// Returns a key by its code point and its modifiers: 1, plus 1 for Shift, 2 for Alt, 4 for Ctrl.
fn spelled(code: u32, modifiers: u32) -> Meaning {
    let held = modifiers.saturating_sub(1);
    let (is_shift, is_alt, is_ctrl) = (held & 1 != 0, held & 2 != 0, held & 4 != 0);
    let key = match code {
        9 if is_shift => Key::BackTab,
        9 => Key::Tab,
        13 => Key::Enter,
        27 => Key::Esc,
        8 | 127 => Key::Backspace,
        // Code points of private use stand for keys without a character.
        0xe000..=0xf8ff => return Meaning::Nothing,
        code => match char::from_u32(code).filter(|char| !char.is_control()) {
            Some(char) if is_shift => Key::Char(char.to_uppercase().next().unwrap_or(char)),
            Some(char) => Key::Char(char),
            None => return Meaning::Nothing,
        },
    };
    Meaning::Key(match key {
        Key::Char('h') if is_ctrl => Chord::plain(Key::Backspace),
        Key::Char(_) => Chord { key, is_ctrl, is_alt },
        key => Chord::plain(key),
    })
}

/// Returns the key of one byte below 128.
pub(super) fn control(byte: u8) -> Chord {
    match byte {
        b'\r' => Chord::plain(Key::Enter),
        b'\t' => Chord::plain(Key::Tab),
        // `^H` is Backspace on many terminals.
        0x08 | 0x7f => Chord::plain(Key::Backspace),
        0x00 => Chord::ctrl(' '),
        0x01..=0x1a => Chord::ctrl(char::from(byte - 1 + b'a')),
        0x1b => Chord::plain(Key::Esc),
        0x1c..=0x1f => Chord::ctrl(char::from(byte - 0x1c + b'4')),
        byte => Chord::char(char::from(byte)),
    }
}
