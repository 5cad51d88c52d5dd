//! From the terminal's events to keys and pastes: pastes without brackets are told from typing, and an arrow key that
//! a slow line has split is put together again.

use std::time::{Duration, Instant};

use crossterm::event::{Event as TerminalEvent, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::inputs::{Arrival, GATHER};
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
    Resized,
    /// Not from the keyboard.
    Other(Event),
}

/// Printable characters that make a paste when they arrive at once; fewer are typing that a slow line delivers in
/// clumps.
const PASTE: usize = 16;
/// A paste of so many may have more to come.
const LONG: usize = 512;
/// What follows a long paste within this time belongs to it.
const BREATH: Duration = Duration::from_millis(30);
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
    /// When the latest event came.
    latest: Option<Instant>,
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
            self.spell(&escape);
        }
    }

    /// Takes one event of the terminal.
    pub(super) fn take(&mut self, event: TerminalEvent, Arrival { at, is_joined }: Arrival) {
        let gap = self.latest.replace(at).map_or(Duration::MAX, |latest| at.saturating_duration_since(latest));
        if gap > GATHER {
            self.settle();
        }
        if gap > BREATH {
            self.is_pasting = false;
        }
        match event {
            TerminalEvent::Key(event) if event.kind != KeyEventKind::Release => {
                if let Some(chord) = chord(event) {
                    self.press(chord, Arrival { at, is_joined });
                }
            }
            TerminalEvent::Paste(text) => {
                self.settle();
                // Most terminals turn the line ends of a paste into what Enter sends.
                self.out.push(Pressed::Pasted(text.replace("\r\n", "\n").replace('\r', "\n")));
            }
            TerminalEvent::Resize(..) => {
                self.settle();
                self.out.push(Pressed::Resized);
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

    fn press(&mut self, chord: Chord, arrival: Arrival) {
        let is_alone = !arrival.is_joined;
        let Some(mut escape) = self.escape.take() else {
            if chord == Chord::plain(Key::Esc) {
                self.escape = Some(Escape { pressed: arrival.at, is_alone, rest: String::new() });
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
                Sequence::Never => self.spell(&escape),
            }
            return;
        }
        self.spell(&escape);
        self.press(chord, arrival);
    }

    /// An Esc, and the characters after it, as they were typed.
    fn spell(&mut self, escape: &Escape) {
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

    /// A moment later.
    fn later(keyboard: &Keyboard, gap: Duration) -> Arrival {
        Arrival { at: keyboard.latest.unwrap_or_else(Instant::now) + gap, is_joined: false }
    }

    fn pressed_esc(keyboard: &mut Keyboard) {
        keyboard.take(key(KeyCode::Esc), later(keyboard, Duration::from_secs(1)));
    }

    /// In one piece.
    fn typed(keyboard: &mut Keyboard, text: &str) {
        let first = later(keyboard, Duration::from_millis(1));
        for (number, char) in text.chars().enumerate() {
            let event = match char {
                '\r' => key(KeyCode::Enter),
                '\n' => TerminalEvent::Key(KeyEvent::new(KeyCode::Char('j'), KeyModifiers::CONTROL)),
                char => key(KeyCode::Char(char)),
            };
            keyboard.take(event, Arrival { is_joined: number > 0, ..first });
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
            keyboard.take(TerminalEvent::Paste(format!("a{end}{end}b")), later(&keyboard, GATHER));
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
        let arrival = later(&keyboard, BREATH * 2);
        keyboard.take(key(KeyCode::Enter), arrival);
        assert!(is_key(&keyboard.pressed(), Key::Enter));
    }

    #[test]
    fn keys_that_waited_to_be_taken_are_no_paste() {
        let mut keyboard = Keyboard::default();
        for char in "prod-orders-rw-for-the-batch".chars() {
            let arrival = later(&keyboard, Duration::from_millis(5));
            keyboard.take(key(KeyCode::Char(char)), arrival);
        }
        let arrival = later(&keyboard, Duration::from_millis(5));
        keyboard.take(key(KeyCode::Enter), arrival);
        let pressed = keyboard.pressed();
        assert_eq!(pressed.len(), 29, "{pressed:?}");
    }

    #[test]
    fn a_split_key_does_not_go_back() {
        for (rest, expected) in [("[A", Key::Up), ("OD", Key::Left), ("[1;5C", Key::Right), ("[6~", Key::PageDown)] {
            let mut keyboard = Keyboard::default();
            pressed_esc(&mut keyboard);
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
            pressed_esc(&mut keyboard);
            typed(&mut keyboard, rest);
            let pressed = keyboard.pressed();
            assert!(pressed.is_empty(), "{rest}: {pressed:?}");
        }
    }

    #[test]
    fn an_esc_alone_is_an_esc() {
        let mut keyboard = Keyboard::default();
        pressed_esc(&mut keyboard);
        keyboard.release_escape(keyboard.latest.unwrap());
        assert!(keyboard.pressed().is_empty(), "its time has not passed");
        keyboard.release_escape(keyboard.deadline().unwrap());
        assert!(is_key(&keyboard.pressed(), Key::Esc));
        pressed_esc(&mut keyboard);
        typed(&mut keyboard, "\u{e9}");
        assert_eq!(keyboard.pressed().len(), 2);
    }
}
