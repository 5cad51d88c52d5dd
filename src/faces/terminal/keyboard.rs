//! From the terminal's events to keys and pastes: pastes without brackets are told from typing, and an arrow key that
//! a slow line has split is put together again.

use std::time::{Duration, Instant};

use crossterm::event::{Event as TerminalEvent, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::app::{
    Event,
    keys::{Chord, Key},
};

/// What was pressed, as the wizard takes it.
#[derive(Debug)]
pub(super) enum Pressed {
    Key {
        chord: Chord,
        /// Whether it came by itself, and not in one piece with the key before it.
        is_alone: bool,
    },
    Pasted(String),
    /// Not from the keyboard.
    Other(Event),
}

/// Printable characters that make a paste when they arrive at once; fewer are typing that a slow line delivers in
/// clumps.
const PASTE: usize = 16;
/// A paste of so many may have more to come.
const LONG: usize = 512;
/// An Esc is an Esc only if nothing follows within this time.
const ESCAPE: Duration = Duration::from_millis(50);
/// No key's sequence is longer.
const LONGEST: usize = 16;

/// Gathers a batch.
#[derive(Debug, Default)]
pub(super) struct Keyboard {
    keys: Vec<(Chord, bool)>,
    out: Vec<Pressed>,
    /// An Esc, and what of a sequence has followed it.
    escape: Option<Escape>,
    /// A long paste came, and may have more to come.
    is_pasting: bool,
}

#[derive(Debug)]
struct Escape {
    pressed: Instant,
    is_alone: bool,
    rest: String,
}

impl Keyboard {
    /// When an Esc that waits for what may follow it has waited long enough.
    pub(super) fn deadline(&self) -> Option<Instant> {
        self.escape.as_ref().map(|escape| escape.pressed + ESCAPE)
    }

    /// Nothing followed an Esc in its time: it is an Esc.
    pub(super) fn release_escape(&mut self, now: Instant) {
        if self.deadline().is_some_and(|deadline| deadline <= now)
            && let Some(escape) = self.escape.take()
        {
            self.spell(escape);
        }
    }

    /// Nothing came for a while: whatever comes now is not part of an earlier paste.
    pub(super) fn rest(&mut self) {
        self.is_pasting = false;
    }

    /// Takes one event of the terminal.
    pub(super) fn take(&mut self, event: TerminalEvent, is_joined: bool) {
        match event {
            TerminalEvent::Key(event) if event.kind != KeyEventKind::Release => {
                if let Some(chord) = chord(event) {
                    self.press(chord, !is_joined);
                }
            }
            TerminalEvent::Paste(text) => {
                self.settle();
                // Most terminals turn the line ends of a paste into what Enter sends.
                self.out.push(Pressed::Pasted(text.replace("\r\n", "\n").replace('\r', "\n")));
            }
            TerminalEvent::Key(_)
            | TerminalEvent::Resize(..)
            | TerminalEvent::Mouse(_)
            | TerminalEvent::FocusGained
            | TerminalEvent::FocusLost => {}
        }
    }

    /// What has come so far.
    pub(super) fn pressed(&mut self) -> Vec<Pressed> {
        self.settle();
        std::mem::take(&mut self.out)
    }

    fn press(&mut self, chord: Chord, is_alone: bool) {
        let Some(mut escape) = self.escape.take() else {
            if chord == Chord::plain(Key::Esc) {
                self.escape = Some(Escape { pressed: Instant::now(), is_alone, rest: String::new() });
            } else {
                self.keys.push((chord, is_alone));
            }
            return;
        };
        if let Chord { key: Key::Char(char), is_ctrl: false, is_alt: false } = chord {
            escape.rest.push(char);
            match finish(&escape.rest) {
                Sequence::Done(key) => return self.keys.push((Chord::plain(key), escape.is_alone)),
                Sequence::Unknown => {}
                Sequence::More => self.escape = Some(escape),
                Sequence::Never => self.spell(escape),
            }
            return;
        }
        self.spell(escape);
        self.press(chord, is_alone);
    }

    /// An Esc, and the characters after it, as they were typed.
    fn spell(&mut self, escape: Escape) {
        self.keys.push((Chord::plain(Key::Esc), escape.is_alone));
        self.keys.extend(escape.rest.chars().map(|char| (Chord::char(char), false)));
    }

    /// Turns the gathered keys into keys and pastes.
    fn settle(&mut self) {
        let keys = std::mem::take(&mut self.keys);
        let is_printable = |chord: &Chord| matches!(chord, Chord { key: Key::Char(_), is_ctrl: false, is_alt: false });
        let printable = keys.iter().filter(|(chord, _)| is_printable(chord)).count();
        let keys = whole_line_ends(keys);
        if printable < PASTE && !self.is_pasting {
            self.out.extend(keys.map(|(chord, is_alone)| Pressed::Key { chord, is_alone }));
            return;
        }
        self.is_pasting |= printable >= LONG;
        let mut text = String::new();
        for (chord, is_alone) in keys {
            match chord.key {
                Key::Char(char) if is_printable(&chord) => text.push(char),
                // Line ends and tabs inside a paste are text; nothing in it confirms.
                Key::Enter => text.push('\n'),
                Key::Tab => text.push('\t'),
                _ => {
                    self.flush(&mut text);
                    self.out.push(Pressed::Key { chord, is_alone });
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

/// Every line end as one Enter: `^M`, `^J`, or both in one piece.
fn whole_line_ends(keys: Vec<(Chord, bool)>) -> impl Iterator<Item = (Chord, bool)> {
    let mut was_return = false;
    keys.into_iter().filter_map(move |(chord, is_alone)| {
        let was_return = std::mem::replace(&mut was_return, chord == Chord::plain(Key::Enter));
        let is_feed = chord == Chord::ctrl('j');
        let is_second_half = is_feed && was_return && !is_alone;
        (!is_second_half).then_some((if is_feed { Chord::plain(Key::Enter) } else { chord }, is_alone))
    })
}

enum Sequence {
    Done(Key),
    More,
    /// A whole sequence of a key that means nothing here.
    Unknown,
    Never,
}

/// What a split sequence after an Esc means: `O` and a letter, or `[`, parameters, and a final character.
fn finish(sequence: &str) -> Sequence {
    let Some(rest) = sequence.strip_prefix(['[', 'O']) else { return Sequence::Never };
    let Some(last) = rest.chars().last() else { return Sequence::More };
    if sequence.starts_with('[') && matches!(last, '0'..='9' | ';' | ':' | '<'..='?') {
        return if sequence.len() < LONGEST { Sequence::More } else { Sequence::Never };
    }
    let number = rest.trim_end_matches('~').split(';').next().unwrap_or_default();
    Sequence::Done(match (last, number) {
        ('A', _) => Key::Up,
        ('B', _) => Key::Down,
        ('C', _) => Key::Right,
        ('D', _) => Key::Left,
        ('H', _) | ('~', "1" | "7") => Key::Home,
        ('F', _) | ('~', "4" | "8") => Key::End,
        ('~', "3") => Key::Delete,
        ('~', "5") => Key::PageUp,
        ('~', "6") => Key::PageDown,
        ('Z', _) => Key::BackTab,
        ('@'..='~', _) => return Sequence::Unknown,
        _ => return Sequence::Never,
    })
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

    /// In one piece.
    fn typed(keyboard: &mut Keyboard, text: &str) {
        for (at, char) in text.chars().enumerate() {
            let event = match char {
                '\r' => key(KeyCode::Enter),
                '\n' => TerminalEvent::Key(KeyEvent::new(KeyCode::Char('j'), KeyModifiers::CONTROL)),
                char => key(KeyCode::Char(char)),
            };
            keyboard.take(event, at > 0);
        }
    }

    fn is_key(pressed: &[Pressed], key: Key) -> bool {
        matches!(pressed, [Pressed::Key { chord, .. }] if *chord == Chord::plain(key))
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
        assert!(pressed.iter().all(|key| matches!(key, Pressed::Key { .. })));
        assert!(matches!(pressed[8], Pressed::Key { is_alone: false, .. }));
        typed(&mut keyboard, "\r");
        assert!(matches!(keyboard.pressed()[..], [Pressed::Key { is_alone: true, .. }]));
    }

    #[test]
    fn every_spelling_of_a_line_end_is_one() {
        for end in ["\r", "\n", "\r\n"] {
            let mut keyboard = Keyboard::default();
            typed(&mut keyboard, &format!("10.0.0.1{end}10.0.0.2{end}"));
            let pressed = keyboard.pressed();
            assert!(matches!(&pressed[..], [Pressed::Pasted(text)] if text == "10.0.0.1\n10.0.0.2\n"), "{pressed:?}");
            typed(&mut keyboard, end);
            assert!(is_key(&keyboard.pressed(), Key::Enter), "{end:?}");
            keyboard.take(TerminalEvent::Paste(format!("a{end}{end}b")), false);
            let pressed = keyboard.pressed();
            assert!(matches!(&pressed[..], [Pressed::Pasted(text)] if text == "a\n\nb"), "{pressed:?}");
        }
    }

    #[test]
    fn what_follows_a_long_paste_at_once_belongs_to_it() {
        let mut keyboard = Keyboard::default();
        typed(&mut keyboard, &"x".repeat(LONG));
        keyboard.pressed();
        typed(&mut keyboard, "end\r");
        let pressed = keyboard.pressed();
        assert!(matches!(&pressed[..], [Pressed::Pasted(text)] if text == "end\n"), "{pressed:?}");
        keyboard.rest();
        typed(&mut keyboard, "\r");
        assert!(is_key(&keyboard.pressed(), Key::Enter));
    }

    #[test]
    fn a_split_key_does_not_go_back() {
        for (rest, expected) in [("[A", Key::Up), ("OD", Key::Left), ("[1;5C", Key::Right), ("[6~", Key::PageDown)] {
            let mut keyboard = Keyboard::default();
            keyboard.take(key(KeyCode::Esc), false);
            assert!(keyboard.pressed().is_empty() && keyboard.deadline().is_some());
            typed(&mut keyboard, rest);
            let pressed = keyboard.pressed();
            assert!(is_key(&pressed, expected), "{rest}: {pressed:?}");
        }
    }

    #[test]
    fn a_split_key_without_a_meaning_types_nothing() {
        for rest in ["[20~", "[200~", "OP", "[57427u"] {
            let mut keyboard = Keyboard::default();
            keyboard.take(key(KeyCode::Esc), false);
            typed(&mut keyboard, rest);
            let pressed = keyboard.pressed();
            assert!(pressed.is_empty(), "{rest}: {pressed:?}");
        }
    }

    #[test]
    fn an_esc_alone_is_an_esc() {
        let mut keyboard = Keyboard::default();
        keyboard.take(key(KeyCode::Esc), false);
        keyboard.release_escape(Instant::now());
        assert!(keyboard.pressed().is_empty(), "its time has not passed");
        keyboard.release_escape(keyboard.deadline().unwrap());
        assert!(is_key(&keyboard.pressed(), Key::Esc));
        keyboard.take(key(KeyCode::Esc), false);
        typed(&mut keyboard, "\u{e9}");
        assert_eq!(keyboard.pressed().len(), 2);
    }
}
