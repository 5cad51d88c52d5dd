//! Turns keys and pastes of the terminal into what the wizard takes. It recognises pastes without brackets, also if
//! they arrive in pieces, and says of each key whether it arrived alone, as if pressed by a person.

use std::time::{Duration, Instant};

use super::{
    appearance::TerminalReport,
    decoder::{Decoder, TimedToken, Token},
    mouse::MouseReport,
};
use crate::app::{
    Event, Piece,
    keys::{Chord, Key},
};

/// What was pressed, as the wizard takes it.
#[derive(Debug)]
pub(super) enum Pressed {
    Key {
        chord: Chord,
        /// Whether a pause of at least [`PERSON`] came before it and nothing arrived with it.
        is_alone: bool,
    },
    Pasted {
        text: String,
        piece: Piece,
    },
    Resized,
    /// An answer of the terminal.
    Report(TerminalReport),
    /// A click, or the wheel.
    Mouse(MouseReport),
    /// An event that is not from the keyboard.
    Other(Event),
}

/// The least printable characters at once that count as a paste. Fewer are typing that a slow line delivered together.
const PASTE: usize = 16;
/// Keys at most this far apart arrived together, even if they were read one by one.
const TOGETHER: Duration = Duration::from_millis(2);
/// The least time between two keys that a person presses. The fastest typing has about 30 milliseconds.
const PERSON: Duration = Duration::from_millis(25);
/// How long keys that arrived together are held: they may be the beginning of a paste.
const HOLD_TIME: Duration = Duration::from_millis(12);
/// The pause that ends a paste without brackets. It has no other end, and may arrive in pieces.
const PASTE_END_PAUSE: Duration = Duration::from_millis(200);
/// Keys that arrive together within this time after such a paste continue it, however few they are, unless a single key
/// was pressed in between.
const MORE: Duration = Duration::from_secs(1);
/// The most keys of one piece of such a paste, so that a frame is drawn even if a source never ends.
const MOST: usize = 1 << 20;

/// Collects keys until it is known whether they are a paste.
#[derive(Debug)]
pub(super) struct Keyboard {
    decoder: Decoder,
    /// Letters and line ends that arrived together.
    held_keys: Vec<Chord>,
    /// How many of them are printable.
    printable: usize,
    /// Whether a person's pause came before the first of them.
    is_after_pause: bool,
    /// Whether they continue a paste.
    is_more: bool,
    out: Vec<Pressed>,
    /// When the latest key arrived.
    latest: Option<Instant>,
    /// When the latest paste without brackets ended.
    pasted: Option<Instant>,
}

impl Keyboard {
    /// Creates a keyboard that waits `escape` before an Esc counts as the Esc key.
    pub(super) fn new(escape: Duration) -> Keyboard {
        Keyboard {
            decoder: Decoder::new(escape),
            held_keys: Vec::new(),
            printable: 0,
            is_after_pause: false,
            is_more: false,
            out: Vec::new(),
            latest: None,
            pasted: None,
        }
    }

    /// Returns when [`Keyboard::silence`] has to be called.
    pub(super) fn deadline(&self) -> Option<Instant> {
        let held_keys = self.latest.filter(|_| !self.held_keys.is_empty()).map(|latest| latest + self.patience());
        [self.decoder.deadline(), held_keys].into_iter().flatten().min()
    }

    /// Takes bytes that were read at once.
    pub(super) fn read(&mut self, bytes: &[u8], at: Instant) {
        for came in self.decoder.take(bytes, at) {
            self.came(came);
        }
    }

    /// Takes note that nothing arrived until `now`.
    pub(super) fn silence(&mut self, now: Instant) {
        for came in self.decoder.silence(now) {
            self.came(came);
        }
        if self.latest.is_some_and(|latest| latest + self.patience() <= now) {
            self.settle();
        }
    }

    /// Ends the input. What is held is released.
    pub(super) fn finish(&mut self) {
        for came in self.decoder.finish(Instant::now()) {
            self.came(came);
        }
        self.settle();
    }

    /// Returns what is complete so far.
    pub(super) fn pressed(&mut self) -> Vec<Pressed> {
        std::mem::take(&mut self.out)
    }

    /// Takes one key or paste.
    pub(super) fn came(&mut self, TimedToken { token, at, is_joined, is_last }: TimedToken) {
        // The terminal sent it, not the user, so it does not belong to the text typed around it.
        if let Token::Report(report) = token {
            return self.out.push(Pressed::Report(report));
        }
        // What was typed before a click is for the place before it.
        if let Token::Mouse(report) = token {
            self.settle();
            return self.out.push(Pressed::Mouse(report));
        }
        let pause = self.latest.replace(at).map_or(Duration::MAX, |latest| at.saturating_duration_since(latest));
        if pause > self.patience() || self.held_keys.len() >= MOST {
            self.settle();
        }
        let is_alone = !is_joined && is_last && pause >= PERSON;
        match token {
            Token::Paste(text) => {
                self.settle();
                // Most terminals send a paste's line ends as the byte of Enter.
                let text = text.replace("\r\n", "\n").replace('\r', "\n");
                self.out.push(Pressed::Pasted { text, piece: Piece::Whole });
            }
            Token::Key(chord) if !is_text(chord) => {
                self.settle();
                self.pasted = None;
                self.out.push(Pressed::Key { chord, is_alone });
            }
            Token::Key(chord) if self.held_keys.is_empty() && !is_joined && is_last && pause > TOGETHER => {
                self.pasted = None;
                self.out.push(Pressed::Key { chord: line_end(chord), is_alone });
            }
            Token::Key(chord) => {
                if self.held_keys.is_empty() {
                    self.is_after_pause = !is_joined && pause >= PERSON;
                    self.is_more = self.pasted.is_some_and(|pasted| at.saturating_duration_since(pasted) <= MORE);
                }
                self.printable += usize::from(chord.is_letter());
                self.held_keys.push(chord);
            }
            Token::Report(_) | Token::Mouse(_) => {}
        }
    }

    /// How long the collected keys are held.
    fn patience(&self) -> Duration {
        if self.printable >= PASTE || self.is_more { PASTE_END_PAUSE } else { HOLD_TIME }
    }

    /// Turns the collected keys into single keys or a paste.
    fn settle(&mut self) {
        let held_keys = std::mem::take(&mut self.held_keys);
        let printable = std::mem::take(&mut self.printable);
        let is_more = std::mem::take(&mut self.is_more);
        let keys = whole_line_ends(&held_keys);
        if keys.is_empty() {
            return;
        }
        if printable < PASTE && !(is_more && keys.len() > 1) {
            // A line end of two bytes is one key.
            let is_alone = keys.len() == 1 && self.is_after_pause;
            self.out.extend(keys.into_iter().map(|chord| Pressed::Key { chord, is_alone }));
            return;
        }
        self.pasted = self.latest;
        let text = keys.into_iter().filter_map(|chord| match chord.key {
            Key::Char(char) => Some(char),
            // Enter and Tab inside a paste are text, so that they cannot confirm anything.
            Key::Enter => Some('\n'),
            Key::Tab => Some('\t'),
            _ => None,
        });
        let piece = if is_more { Piece::More } else { Piece::First };
        self.out.push(Pressed::Pasted { text: text.collect(), piece });
    }
}

/// Whether a key may be part of a paste without brackets.
fn is_text(chord: Chord) -> bool {
    chord.is_letter() || matches!(line_end(chord).key, Key::Enter) || chord == Chord::plain(Key::Tab)
}

/// `^J` is read as Enter.
fn line_end(chord: Chord) -> Chord {
    if chord == Chord::ctrl('j') { Chord::plain(Key::Enter) } else { chord }
}

/// Turns every line end (`^M`, `^J`, or both) into one Enter.
fn whole_line_ends(keys: &[Chord]) -> Vec<Chord> {
    let before = [None].into_iter().chain(keys.iter().copied().map(Some));
    let is_second_half = |before, chord| before == Some(Chord::plain(Key::Enter)) && chord == Chord::ctrl('j');
    let keys = keys.iter().copied().zip(before).filter(|(chord, before)| !is_second_half(*before, *chord));
    keys.map(|(chord, _)| line_end(chord)).collect()
}

/// Converts a key that crossterm has read, on systems where the terminal does not deliver bytes.
#[cfg(not(unix))]
pub(super) fn chord(event: crossterm::event::KeyEvent) -> Option<Chord> {
    use crossterm::event::{KeyCode, KeyModifiers};
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
    use super::{super::decoder::ESCAPE, *};

    /// A simulated person at the keyboard, with a simulated clock.
    struct Hands {
        keyboard: Keyboard,
        now: Instant,
    }

    impl Hands {
        fn new() -> Hands {
            Hands { keyboard: Keyboard::new(ESCAPE), now: Instant::now() }
        }

        /// Sends bytes, `millis` milliseconds after the earlier ones. Returns what is complete then.
        fn after(&mut self, millis: u64, bytes: &str) -> Vec<Pressed> {
            self.now += Duration::from_millis(millis);
            self.keyboard.silence(self.now);
            self.keyboard.read(bytes.as_bytes(), self.now);
            self.keyboard.pressed()
        }

        /// Returns what is complete after a long silence.
        fn waits(&mut self) -> Vec<Pressed> {
            self.after(10_000, "")
        }
    }

    fn is_key(pressed: &[Pressed], key: Key, alone: bool) -> bool {
        matches!(pressed, [Pressed::Key { chord, is_alone }] if *chord == Chord::plain(key) && *is_alone == alone)
    }

    fn is_paste(pressed: &[Pressed], expected: &str) -> bool {
        matches!(pressed, [Pressed::Pasted { text, .. }] if text == expected)
    }

    #[test]
    fn sixteen_characters_at_once_are_a_paste_and_no_enter_in_it_confirms() {
        let mut hands = Hands::new();
        assert!(hands.after(0, "10.0.0.1\r10.0.0.2\r").is_empty(), "more may come");
        let pressed = hands.waits();
        assert!(is_paste(&pressed, "10.0.0.1\n10.0.0.2\n"), "{pressed:?}");
        hands.after(0, "123456789abcdef\r");
        let pressed = hands.waits();
        assert_eq!(pressed.len(), 16, "fifteen are typing");
        assert!(matches!(pressed[15], Pressed::Key { is_alone: false, .. }));
        assert!(is_key(&hands.after(0, "\r"), Key::Enter, true));
    }

    #[test]
    fn pieces_of_a_paste_are_one_paste() {
        for gap in [0, 1, 3, 10, 50, 199] {
            let mut hands = Hands::new();
            assert!(hands.after(0, "10.0.0.1\r10.0.0.2\r10.0.12.1").is_empty());
            assert!(hands.after(gap, "5\r10.0.0.3\r").is_empty());
            let pressed = hands.waits();
            assert!(is_paste(&pressed, "10.0.0.1\n10.0.0.2\n10.0.12.15\n10.0.0.3\n"), "{gap} ms: {pressed:?}");
        }
        // A later piece still continues the paste. A key that arrives alone does not.
        let mut hands = Hands::new();
        hands.after(0, "10.0.0.1\r10.0.0.2\r10.0.12.1");
        assert_eq!(hands.after(600, "5\r10.0.0.3\r").len(), 1);
        let pressed = hands.after(300, "");
        assert!(matches!(&pressed[..], [Pressed::Pasted { text, piece: Piece::More }] if text == "5\n10.0.0.3\n"));
        assert!(is_key(&hands.after(300, "\r"), Key::Enter, true));
        assert_eq!(hands.after(2_000, "5\r").len() + hands.waits().len(), 2, "typed again");
    }

    #[test]
    fn a_paste_of_small_pieces_is_one_too() {
        let text = "GRANT SELECT ON `orders`.* TO `app`@`10.0.%`;\r";
        let mut hands = Hands::new();
        for piece in text.as_bytes().chunks(8) {
            assert!(hands.after(3, std::str::from_utf8(piece).unwrap()).is_empty());
        }
        assert!(is_paste(&hands.waits(), &text.replace('\r', "\n")));
    }

    #[test]
    fn every_kind_of_line_end_is_one_enter() {
        for end in ["\r", "\n", "\r\n"] {
            let mut hands = Hands::new();
            hands.after(0, &format!("10.0.0.1{end}10.0.0.2{end}"));
            let pressed = hands.waits();
            assert!(is_paste(&pressed, "10.0.0.1\n10.0.0.2\n"), "{end:?}: {pressed:?}");
            let mut pressed = hands.after(0, end);
            pressed.extend(hands.waits());
            assert!(is_key(&pressed, Key::Enter, true), "{end:?}: {pressed:?}");
            let pressed = hands.after(0, &format!("\x1b[200~a{end}{end}b\x1b[201~"));
            assert!(is_paste(&pressed, "a\n\nb"), "{end:?}: {pressed:?}");
        }
    }

    #[test]
    fn keys_that_are_pressed_one_by_one_are_no_paste_and_wait_for_nothing() {
        let mut hands = Hands::new();
        for char in "prod-orders-rw-for-the-batch\r".chars() {
            assert_eq!(hands.after(5, &char.to_string()).len(), 1);
        }
    }

    #[test]
    fn enter_counts_as_pressed_alone_only_after_a_pause() {
        for (pause, alone) in [(0, false), (1, false), (20, false), (30, true), (200, true)] {
            let mut hands = Hands::new();
            let mut pressed = hands.after(0, "yes");
            pressed.extend(hands.after(pause, "\r"));
            pressed.extend(hands.after(10_000, ""));
            assert_eq!(pressed.len(), 4, "{pressed:?}");
            assert!(is_key(&pressed[3..], Key::Enter, alone), "{pause} ms: {pressed:?}");
        }
        // If more arrives with it, it does not count as pressed alone either.
        let mut hands = Hands::new();
        hands.after(0, "yes");
        let mut pressed = hands.after(500, "\r1");
        pressed.extend(hands.waits());
        assert!(pressed.iter().all(|key| matches!(key, Pressed::Key { is_alone: false, .. })), "{pressed:?}");
    }

    #[test]
    fn a_click_comes_after_what_was_typed_before_it() {
        let mut hands = Hands::new();
        let pressed = hands.after(0, "abc\x1b[<0;3;4M");
        assert!(matches!(
            pressed[..],
            [Pressed::Key { .. }, Pressed::Key { .. }, Pressed::Key { .. }, Pressed::Mouse(_)]
        ));
        assert!(is_key(&hands.after(200, "\r"), Key::Enter, true), "a click is no key before it");
    }

    #[test]
    fn what_is_held_is_not_lost_at_the_end() {
        let mut hands = Hands::new();
        assert!(hands.after(0, "10.0.0.1\r10.0.0.2").is_empty());
        hands.keyboard.finish();
        assert!(is_paste(&hands.keyboard.pressed(), "10.0.0.1\n10.0.0.2"));
        assert!(hands.after(0, "\x1b[200~10.0.0.3").is_empty());
        hands.keyboard.finish();
        assert!(is_paste(&hands.keyboard.pressed(), "10.0.0.3"));
    }
}
