//! From the terminal's events to keys and pastes: pastes without brackets are told from typing, and an arrow key that
//! a slow line has split is put together again.

use crossterm::event::{Event as TerminalEvent, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::app::{
    Event,
    keys::{Chord, Key},
};

/// What was pressed, as the wizard takes it.
#[derive(Debug)]
pub(super) enum Pressed {
    Key(Chord),
    Pasted(String),
    Resized(u16, u16),
    /// Not from the keyboard.
    Other(Event),
}

/// Printable characters that make a paste when they arrive at once; fewer are typing that a slow line delivers in
/// clumps.
const PASTE: usize = 16;

/// Gathers a batch.
#[derive(Debug, Default)]
pub(super) struct Keyboard {
    keys: Vec<Chord>,
    out: Vec<Pressed>,
    /// An Esc, and what of a sequence has followed it.
    escape: Option<String>,
}

impl Keyboard {
    /// Whether an Esc waits for what may follow it.
    pub(super) fn has_escape(&self) -> bool {
        self.escape.is_some()
    }

    /// Nothing followed: an Esc is an Esc.
    pub(super) fn release_escape(&mut self) {
        if let Some(rest) = self.escape.take() {
            self.keys.push(Chord::plain(Key::Esc));
            self.keys.extend(rest.chars().map(Chord::char));
        }
    }

    /// Takes one event of the terminal.
    pub(super) fn take(&mut self, event: TerminalEvent) {
        match event {
            TerminalEvent::Key(event) if event.kind != KeyEventKind::Release => {
                if let Some(chord) = chord(event) {
                    self.press(chord);
                }
            }
            TerminalEvent::Paste(text) => {
                self.settle();
                self.out.push(Pressed::Pasted(text));
            }
            TerminalEvent::Resize(columns, lines) => {
                self.settle();
                self.out.push(Pressed::Resized(columns, lines));
            }
            TerminalEvent::Key(_) | TerminalEvent::Mouse(_) | TerminalEvent::FocusGained | TerminalEvent::FocusLost => {
            }
        }
    }

    /// What has come so far.
    pub(super) fn pressed(&mut self) -> Vec<Pressed> {
        self.settle();
        std::mem::take(&mut self.out)
    }

    fn press(&mut self, chord: Chord) {
        let Some(mut sequence) = self.escape.take() else {
            if chord == Chord::plain(Key::Esc) {
                self.escape = Some(String::new());
            } else {
                self.keys.push(chord);
            }
            return;
        };
        if let Chord { key: Key::Char(char), is_ctrl: false, is_alt: false } = chord {
            sequence.push(char);
            match finish(&sequence) {
                Sequence::Done(chord) => return self.keys.push(chord),
                Sequence::More => return self.escape = Some(sequence),
                Sequence::Never => {}
            }
            self.keys.push(Chord::plain(Key::Esc));
            self.keys.extend(sequence.chars().map(Chord::char));
            return;
        }
        self.keys.push(Chord::plain(Key::Esc));
        self.keys.extend(sequence.chars().map(Chord::char));
        self.press(chord);
    }

    /// Turns the gathered keys into keys and pastes.
    fn settle(&mut self) {
        let keys = std::mem::take(&mut self.keys);
        let printable = keys
            .iter()
            .filter(|chord| matches!(chord, Chord { key: Key::Char(_), is_ctrl: false, is_alt: false }))
            .count();
        if printable < PASTE {
            self.out.extend(keys.into_iter().map(Pressed::Key));
            return;
        }
        let mut text = String::new();
        for chord in keys {
            match chord {
                Chord { key: Key::Char(char), is_ctrl: false, is_alt: false } => text.push(char),
                // Line ends and tabs inside a paste are text; nothing in it confirms.
                Chord { key: Key::Enter, .. } | Chord { key: Key::Char('j'), is_ctrl: true, .. } => text.push('\n'),
                Chord { key: Key::Tab, .. } => text.push('\t'),
                other => {
                    self.flush(&mut text);
                    self.out.push(Pressed::Key(other));
                }
            }
        }
        self.flush(&mut text);
    }

    fn flush(&mut self, text: &mut String) {
        if !text.is_empty() {
            self.out.push(Pressed::Pasted(std::mem::take(text)));
        }
    }
}

enum Sequence {
    Done(Chord),
    More,
    Never,
}

/// What a split sequence after an Esc means.
fn finish(sequence: &str) -> Sequence {
    let key = match sequence {
        "[" | "O" | "[1" | "[3" | "[4" | "[5" | "[6" | "[7" | "[8" => return Sequence::More,
        "[A" | "OA" => Key::Up,
        "[B" | "OB" => Key::Down,
        "[C" | "OC" => Key::Right,
        "[D" | "OD" => Key::Left,
        "[H" | "OH" | "[1~" | "[7~" => Key::Home,
        "[F" | "OF" | "[4~" | "[8~" => Key::End,
        "[3~" => Key::Delete,
        "[5~" => Key::PageUp,
        "[6~" => Key::PageDown,
        "[Z" => Key::BackTab,
        _ => return Sequence::Never,
    };
    Sequence::Done(Chord::plain(key))
}

fn chord(event: KeyEvent) -> Option<Chord> {
    let key = match event.code {
        KeyCode::Char(char) => Key::Char(char),
        KeyCode::F(number) => Key::F(number),
        KeyCode::Enter => Key::Enter,
        KeyCode::Tab if event.modifiers.contains(KeyModifiers::SHIFT) => Key::BackTab,
        KeyCode::Tab => Key::Tab,
        KeyCode::BackTab => Key::BackTab,
        KeyCode::Esc => Key::Esc,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Delete => Key::Delete,
        _ => return None,
    };
    let is_ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
    let is_alt = event.modifiers.contains(KeyModifiers::ALT);
    Some(match key {
        // `^H` is Backspace on many terminals.
        Key::Char('h') if is_ctrl => Chord::plain(Key::Backspace),
        Key::Char(_) => Chord { key, is_ctrl, is_alt },
        _ => Chord::plain(key),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(code: KeyCode) -> TerminalEvent {
        TerminalEvent::Key(KeyEvent::new(code, KeyModifiers::NONE))
    }

    fn typed(keyboard: &mut Keyboard, text: &str) {
        for char in text.chars() {
            keyboard.take(key(if char == '\r' { KeyCode::Enter } else { KeyCode::Char(char) }));
        }
    }

    #[test]
    fn sixteen_characters_at_once_are_a_paste_and_no_enter_in_it_confirms() {
        let mut keyboard = Keyboard::default();
        typed(&mut keyboard, "10.0.0.1\r10.0.0.2\r");
        let pressed = keyboard.pressed();
        assert!(matches!(&pressed[..], [Pressed::Pasted(text)] if text == "10.0.0.1\n10.0.0.2\n"), "{pressed:?}");
        typed(&mut keyboard, "ordersrw\r");
        let pressed = keyboard.pressed();
        assert_eq!(pressed.len(), 9);
        assert!(pressed.iter().all(|key| matches!(key, Pressed::Key(_))));
    }

    #[test]
    fn a_split_arrow_key_does_not_go_back() {
        let mut keyboard = Keyboard::default();
        keyboard.take(key(KeyCode::Esc));
        assert!(keyboard.pressed().is_empty() && keyboard.has_escape());
        typed(&mut keyboard, "[A");
        let pressed = keyboard.pressed();
        assert!(matches!(&pressed[..], [Pressed::Key(chord)] if *chord == Chord::plain(Key::Up)), "{pressed:?}");
    }

    #[test]
    fn an_esc_alone_is_an_esc() {
        let mut keyboard = Keyboard::default();
        keyboard.take(key(KeyCode::Esc));
        keyboard.release_escape();
        assert!(matches!(&keyboard.pressed()[..], [Pressed::Key(chord)] if *chord == Chord::plain(Key::Esc)));
        keyboard.take(key(KeyCode::Esc));
        typed(&mut keyboard, "x");
        assert_eq!(keyboard.pressed().len(), 2);
    }
}
