//! Turns the terminal's bytes into keys and pastes, at any speed of the line: each byte advances a state machine, and
//! only silence ends an unfinished sequence.
//!
//! crossterm can read keys too, but it reads a sequence that arrives in pieces as Esc and letters, waits for ever for
//! the end of a paste, and treats answers of the terminal as typed text.

use std::time::{Duration, Instant};

use super::{
    appearance::{TerminalReport, osc_report},
    mouse::MouseReport,
    sequences::{self, Meaning},
};
use crate::app::keys::{Chord, Key};

/// How long to wait before an Esc counts as the Esc key and not as the beginning of a sequence. On a slow line a third
/// of a second has passed between the bytes of an arrow key. `ESCDELAY` changes it, as with ncurses, which waits a
/// second.
pub(super) const ESCAPE: Duration = Duration::from_millis(350);
/// The longest such wait, whatever `ESCDELAY` says.
const ESCAPE_MOST: Duration = Duration::from_secs(2);
/// A key within this time after an Esc is that key with Alt: no user presses two keys so fast.
const ALT: Duration = Duration::from_millis(30);
/// The longest pause inside a sequence or an answer. After it, an unfinished one is dropped and never typed. For as
/// long after a reported Esc, the rest of a sequence that arrives late is not typed either.
const PAUSE: Duration = Duration::from_secs(1);
/// The longest pause inside a paste. Its end may have been lost.
pub(super) const PASTE_PAUSE: Duration = Duration::from_secs(3);
/// A `^C` that arrives alone after such a pause was pressed, and is not part of a paste.
const PRESSED: Duration = Duration::from_millis(30);
/// The sequence that ends a paste.
const PASTE_END: &[u8] = b"\x1b[201~";
/// The most bytes of a paste that are kept. A draft is a hundred times smaller.
const PASTE_MOST: usize = 16 * 1024 * 1024;
/// The most bytes of a sequence. No key has a longer one; longer ones are ignored.
const SEQUENCE_MOST: usize = 64;
/// The most bytes of an answer of the terminal.
const ANSWER_MOST: usize = 1024 * 1024;

/// A key, a paste, an answer of the terminal, or what the mouse did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    Key(Chord),
    Paste(String),
    Report(TerminalReport),
    Mouse(MouseReport),
}

/// A token and how it arrived.
#[derive(Clone, Debug)]
pub(super) struct TimedToken {
    pub(super) token: Token,
    /// When its last byte was read.
    pub(super) at: Instant,
    /// Whether another token came before it in the same read.
    pub(super) is_joined: bool,
    /// Whether it was the last one in the same read.
    pub(super) is_last: bool,
}

#[derive(Debug)]
enum DecoderState {
    /// Between two keys, or inside a UTF-8 character (with its bytes so far).
    Ground(Vec<u8>),
    /// After `Esc`.
    Escape,
    /// After `Esc O`. `is_joined`: the `O` came in the same read as the Esc, or at most 30 milliseconds later.
    Single { is_joined: bool },
    /// After `Esc P`, which begins an answer, or is two keys, or Alt-P. `is_joined` as above.
    Device { is_joined: bool },
    /// After `Esc [`, with the bytes that followed.
    Sequence(Vec<u8>),
    /// Inside a mouse report of the old kind, with the number of missing bytes. It is not used: its columns end at 223.
    OldMouse(u8),
    /// Inside an answer of the terminal, which ends with `BEL` or `Esc \`, with its first bytes.
    Answer { length: usize, is_ending: bool, text: Vec<u8> },
    /// Inside a bracketed paste. `matched`: how many bytes of its end have arrived.
    Paste { text: Vec<u8>, matched: usize },
    /// After an Esc was reported. The rest of a sequence may still arrive.
    Told,
}

/// The state machine for one terminal.
#[derive(Debug)]
pub(super) struct Decoder {
    state: DecoderState,
    /// When the latest byte arrived.
    latest: Option<Instant>,
    /// How long to wait before an Esc counts as the Esc key.
    escape: Duration,
    out: Vec<TimedToken>,
}

impl Decoder {
    /// Creates a decoder that waits `escape` before an Esc counts as the Esc key.
    pub(super) fn new(escape: Duration) -> Decoder {
        Decoder {
            state: DecoderState::Ground(Vec::new()),
            latest: None,
            escape: escape.min(ESCAPE_MOST),
            out: Vec::new(),
        }
    }

    /// Returns that time from the value of `ESCDELAY`, in milliseconds.
    pub(super) fn escape_delay(variable: Option<&str>) -> Duration {
        variable.and_then(|text| text.trim().parse().ok()).map_or(ESCAPE, Duration::from_millis)
    }

    /// Returns when [`Decoder::silence`] has to be called.
    pub(super) fn deadline(&self) -> Option<Instant> {
        let patience = match &self.state {
            DecoderState::Ground(_) => return None,
            DecoderState::Escape | DecoderState::Device { .. } => self.escape,
            DecoderState::Single { .. }
            | DecoderState::Sequence(_)
            | DecoderState::OldMouse(_)
            | DecoderState::Answer { .. }
            | DecoderState::Told => PAUSE,
            DecoderState::Paste { .. } => PASTE_PAUSE,
        };
        self.latest.map(|latest| latest + patience)
    }

    /// Takes bytes that were read at once. Returns the tokens that they complete.
    pub(super) fn take(&mut self, bytes: &[u8], at: Instant) -> Vec<TimedToken> {
        self.expire(at);
        if matches!(self.state, DecoderState::Paste { .. }) && bytes.iter().all(|byte| *byte == 3) {
            let is_pressed = self.latest.is_none_or(|latest| at.saturating_duration_since(latest) >= PRESSED);
            if is_pressed {
                self.end_paste(at);
            }
        }
        let first = self.out.len();
        for (number, byte) in bytes.iter().enumerate() {
            self.byte(*byte, at, number > 0);
            self.latest = Some(at);
        }
        for (number, came) in self.out.iter_mut().enumerate().skip(first) {
            came.is_joined = number > first;
        }
        // If an unfinished key follows, the token before it is not the last one.
        if matches!(&self.state, DecoderState::Ground(letter) if letter.is_empty())
            && let Some(last) = self.out.last_mut()
        {
            last.is_last = true;
        }
        std::mem::take(&mut self.out)
    }

    /// Takes note that nothing arrived until `now`. Returns the tokens that the silence completes.
    pub(super) fn silence(&mut self, now: Instant) -> Vec<TimedToken> {
        self.expire(now);
        std::mem::take(&mut self.out)
    }

    /// Ends the input. An unfinished paste is returned.
    pub(super) fn finish(&mut self, now: Instant) -> Vec<TimedToken> {
        if matches!(self.state, DecoderState::Paste { .. }) {
            self.end_paste(now);
        }
        std::mem::take(&mut self.out)
    }

    fn expire(&mut self, now: Instant) {
        let Some(deadline) = self.deadline().filter(|deadline| *deadline <= now) else { return };
        // Reported with the moment when it was pressed.
        let at = self.latest.unwrap_or(now);
        match std::mem::replace(&mut self.state, DecoderState::Ground(Vec::new())) {
            DecoderState::Escape => {
                self.key(Chord::plain(Key::Esc), at);
                self.state = DecoderState::Told;
                self.latest = Some(deadline);
                // The time of the state `Told` may be over too.
                self.expire(now);
            }
            DecoderState::Device { is_joined: true } => self.key(Chord::alt('P'), at),
            DecoderState::Device { .. } => self.two_keys('P', at),
            DecoderState::Single { is_joined: false } => self.two_keys('O', at),
            paste @ DecoderState::Paste { .. } => {
                self.state = paste;
                self.end_paste(at);
            }
            _ => {}
        }
        if let Some(last) = self.out.last_mut() {
            last.is_last = true;
        }
    }

    fn byte(&mut self, byte: u8, at: Instant, is_joined: bool) {
        match std::mem::replace(&mut self.state, DecoderState::Ground(Vec::new())) {
            DecoderState::Ground(letter) => self.ground(letter, byte, at),
            DecoderState::Escape => self.after_escape(byte, at, is_joined),
            DecoderState::Single { is_joined: was_joined } => match sequences::single(byte) {
                Some(key) => self.key(Chord::plain(key), at),
                None if byte.is_ascii_digit() => self.state = DecoderState::Single { is_joined: was_joined },
                None => {
                    if !was_joined {
                        self.two_keys('O', at);
                    }
                    self.byte(byte, at, is_joined);
                }
            },
            DecoderState::Device { .. } if byte.is_ascii_digit() || b">!+$=?|".contains(&byte) => self.state = answer(),
            DecoderState::Device { is_joined: was_joined } => {
                if was_joined {
                    self.key(Chord::alt('P'), at);
                } else {
                    self.two_keys('P', at);
                }
                self.byte(byte, at, is_joined);
            }
            DecoderState::Sequence(sequence) => self.in_sequence(sequence, byte, at, is_joined),
            DecoderState::OldMouse(left) if left > 1 => self.state = DecoderState::OldMouse(left - 1),
            DecoderState::OldMouse(_) => {}
            DecoderState::Answer { length, is_ending, text } => {
                self.in_answer((length, is_ending, text), byte, at, is_joined);
            }
            DecoderState::Paste { text, matched } => self.in_paste(text, matched, byte, at),
            DecoderState::Told => match byte {
                b'[' => self.state = DecoderState::Sequence(Vec::new()),
                b']' | b'_' => self.state = answer(),
                b'\\' => {}
                _ => self.byte(byte, at, is_joined),
            },
        }
    }

    fn ground(&mut self, mut letter: Vec<u8>, byte: u8, at: Instant) {
        if !letter.is_empty() && (0x80..=0xbf).contains(&byte) {
            letter.push(byte);
            if letter.len() < length_of(letter[0]) {
                self.state = DecoderState::Ground(letter);
            } else if let Some(char) = std::str::from_utf8(&letter).ok().and_then(|text| text.chars().next()) {
                self.letter(char, at);
            }
            return;
        }
        // A character that broke off is dropped, but the byte after it is read as a key.
        match byte {
            0x1b => self.state = DecoderState::Escape,
            0x80.. if length_of(byte) > 1 => self.state = DecoderState::Ground(vec![byte]),
            0x80.. => {}
            _ => self.key(sequences::control(byte), at),
        }
    }

    fn after_escape(&mut self, byte: u8, at: Instant, is_joined: bool) {
        let pause = self.latest.map_or(Duration::ZERO, |latest| at.saturating_duration_since(latest));
        match byte {
            b'[' => self.state = DecoderState::Sequence(Vec::new()),
            b'O' => self.state = DecoderState::Single { is_joined: is_joined || pause <= ALT },
            b'P' => self.state = DecoderState::Device { is_joined: is_joined || pause <= ALT },
            b']' | b'_' => self.state = answer(),
            0x20..=0x7e if is_joined || pause <= ALT => self.key(Chord::alt(char::from(byte)), at),
            // These keys are the same with Alt.
            0x00..=0x1a | 0x7f if is_joined => self.key(sequences::control(byte), at),
            _ => {
                self.key(Chord::plain(Key::Esc), at);
                self.byte(byte, at, is_joined);
            }
        }
    }

    fn in_sequence(&mut self, mut sequence: Vec<u8>, byte: u8, at: Instant, is_joined: bool) {
        match byte {
            // The function keys of the Linux console.
            b'[' if sequence.is_empty() => self.state = DecoderState::Sequence(vec![b'[']),
            b'M' if sequence.is_empty() => self.state = DecoderState::OldMouse(3),
            0x20..=0x3f => {
                if sequence.len() < SEQUENCE_MOST {
                    sequence.push(byte);
                }
                self.state = DecoderState::Sequence(sequence);
            }
            0x40..=0x7e if sequence.len() < SEQUENCE_MOST => match sequences::meaning(&sequence, byte) {
                Meaning::Key(chord) => self.key(chord, at),
                Meaning::Paste => self.state = DecoderState::Paste { text: Vec::new(), matched: 0 },
                Meaning::Cursor(line, column) => self.tell(Token::Report(TerminalReport::Cursor(line, column)), at),
                Meaning::Mouse(report) => self.tell(Token::Mouse(report), at),
                Meaning::Nothing => {}
            },
            0x40..=0x7e => {}
            // This byte cannot be inside a sequence: the sequence broke off, and this is a key.
            _ => self.byte(byte, at, is_joined),
        }
    }

    fn in_answer(
        &mut self,
        (length, is_ending, mut text): (usize, bool, Vec<u8>),
        byte: u8,
        at: Instant,
        is_joined: bool,
    ) {
        match byte {
            0x07 => self.answered(&text, at),
            b'\\' if is_ending => self.answered(&text, at),
            0x1b => self.state = DecoderState::Answer { length, is_ending: true, text },
            _ if is_ending => {
                self.state = DecoderState::Escape;
                self.byte(byte, at, is_joined);
            }
            0x20.. | b'\t' if length < ANSWER_MOST => {
                if text.len() < SEQUENCE_MOST {
                    text.push(byte);
                }
                self.state = DecoderState::Answer { length: length + 1, is_ending: false, text };
            }
            // This byte cannot be inside an answer: the answer broke off, and this is a key.
            _ => self.byte(byte, at, is_joined),
        }
    }

    fn answered(&mut self, text: &[u8], at: Instant) {
        if let Some(report) = osc_report(text) {
            self.tell(Token::Report(report), at);
        }
    }

    fn in_paste(&mut self, mut text: Vec<u8>, mut matched: usize, byte: u8, at: Instant) {
        if byte == PASTE_END[matched] {
            matched += 1;
        } else {
            text.extend_from_slice(&PASTE_END[..matched]);
            matched = usize::from(byte == PASTE_END[0]);
            if matched == 0 {
                text.push(byte);
            }
        }
        text.truncate(PASTE_MOST);
        let is_over = matched == PASTE_END.len();
        self.state = DecoderState::Paste { text, matched };
        if is_over {
            self.end_paste(at);
        }
    }

    fn end_paste(&mut self, at: Instant) {
        if let DecoderState::Paste { text, .. } = std::mem::replace(&mut self.state, DecoderState::Ground(Vec::new())) {
            self.tell(Token::Paste(String::from_utf8_lossy(&text).into_owned()), at);
        }
    }

    fn letter(&mut self, char: char, at: Instant) {
        // C1 control characters are not on any keyboard.
        if !char.is_control() {
            self.key(Chord::char(char), at);
        }
    }

    fn key(&mut self, chord: Chord, at: Instant) {
        self.tell(Token::Key(chord), at);
    }

    /// Reports the Esc key and the letter after it.
    fn two_keys(&mut self, letter: char, at: Instant) {
        self.key(Chord::plain(Key::Esc), at);
        self.key(Chord::char(letter), at);
    }

    fn tell(&mut self, token: Token, at: Instant) {
        self.out.push(TimedToken { token, at, is_joined: false, is_last: false });
    }
}

fn answer() -> DecoderState {
    DecoderState::Answer { length: 0, is_ending: false, text: Vec::new() }
}

/// Returns the number of bytes of a UTF-8 character by its first one, or 1 if none begins with it.
fn length_of(first: u8) -> usize {
    match first {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Position;

    use super::*;
    use crate::app::WheelTurn;

    /// Returns the tokens of bytes that arrive one by one, `gap` milliseconds apart, and of the silence after them.
    fn slowly(bytes: &[u8], gap: u64) -> Vec<Token> {
        let mut decoder = Decoder::new(ESCAPE);
        let mut at = Instant::now();
        let mut came = Vec::new();
        for byte in bytes {
            at += Duration::from_millis(gap);
            came.extend(decoder.take(&[*byte], at));
        }
        came.extend(decoder.silence(at + Duration::from_secs(10)));
        came.into_iter().map(|came| came.token).collect()
    }

    fn at_once(bytes: &[u8]) -> Vec<Token> {
        let mut decoder = Decoder::new(ESCAPE);
        let now = Instant::now();
        let mut came = decoder.take(bytes, now);
        came.extend(decoder.silence(now + Duration::from_secs(10)));
        came.into_iter().map(|came| came.token).collect()
    }

    fn keys(keys: &[Key]) -> Vec<Token> {
        keys.iter().map(|key| Token::Key(Chord::plain(*key))).collect()
    }

    #[test]
    fn a_key_is_what_it_is_at_any_speed_of_the_line() {
        let known: &[(&[u8], Key)] = &[
            (b"\x1b[A", Key::Up),
            (b"\x1b[D", Key::Left),
            (b"\x1bOC", Key::Right),
            (b"\x1b[1;5B", Key::Down),
            (b"\x1b[H", Key::Home),
            (b"\x1b[4~", Key::End),
            (b"\x1b[3~", Key::Delete),
            (b"\x1b[5~", Key::PageUp),
            (b"\x1b[6~", Key::PageDown),
            (b"\x1b[Z", Key::BackTab),
            (b"\x1bOP", Key::F(1)),
            (b"\x1b[11~", Key::F(1)),
            (b"\x1b[[A", Key::F(1)),
            (b"\x1b[1;2P", Key::F(1)),
            (b"\x1b[15~", Key::F(5)),
            (b"\x1b[24~", Key::F(12)),
            ("\u{e9}".as_bytes(), Key::Char('\u{e9}')),
            ("\u{652f}".as_bytes(), Key::Char('\u{652f}')),
            (b"\x1b[27u", Key::Esc),
            (b"\x7f", Key::Backspace),
        ];
        for (bytes, key) in known {
            assert_eq!(at_once(bytes), keys(&[*key]), "{bytes:?}");
            for gap in [1, 15, 25, 60, 100, 300] {
                assert_eq!(slowly(bytes, gap), keys(&[*key]), "{bytes:?} at {gap} ms");
            }
        }
    }

    #[test]
    fn a_paste_is_recognised_at_any_speed_and_contains_no_keys() {
        let paste = b"\x1b[200~ab\rcd\x1b[D \x1b[20\x03\x1b[201~";
        let whole = vec![Token::Paste("ab\rcd\u{1b}[D \u{1b}[20\u{3}".to_owned())];
        assert_eq!(at_once(paste), whole);
        for gap in [1, 15, 25, 29] {
            assert_eq!(slowly(paste, gap), whole, "{gap} ms");
        }
        for gap in [60, 150, 300, 2_900] {
            let plain = b"\x1b[200~ab\rcd\x1b[201~";
            if gap <= 300 {
                assert_eq!(slowly(plain, gap), vec![Token::Paste("ab\rcd".to_owned())], "{gap} ms");
            }
        }
    }

    #[test]
    fn a_paste_whose_end_is_lost_gives_the_keys_back() {
        let mut decoder = Decoder::new(ESCAPE);
        let start = Instant::now();
        assert!(decoder.take(b"\x1b[200~ab\rcd", start).is_empty());
        let pressed = decoder.take(b"\x03", start + PRESSED);
        let tokens: Vec<Token> = pressed.into_iter().map(|came| came.token).collect();
        assert_eq!(tokens, [Token::Paste("ab\rcd".to_owned()), Token::Key(Chord::ctrl('c'))]);
        // A `^C` that came with the rest belongs to the paste.
        decoder.take(b"\x1b[200~ab\x03c", start);
        assert!(decoder.take(b"\x03", start + PRESSED / 2).is_empty());
        assert_eq!(decoder.deadline(), Some(start + PRESSED / 2 + PASTE_PAUSE));
        let told = decoder.silence(start + PRESSED / 2 + PASTE_PAUSE);
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].token, Token::Paste("ab\u{3}c\u{3}".to_owned()));
        // The end of a paste that arrives too late is not a key.
        assert!(decoder.take(b"\x1b[201~", start + Duration::from_secs(9)).is_empty());
    }

    #[test]
    fn an_esc_alone_is_an_esc_and_what_is_left_of_an_arrow_is_never_typed() {
        let mut decoder = Decoder::new(ESCAPE);
        let start = Instant::now();
        assert!(decoder.take(b"\x1b", start).is_empty());
        let deadline = decoder.deadline().unwrap();
        assert!(decoder.silence(start + ESCAPE / 2).is_empty(), "its time has not passed");
        assert_eq!(decoder.silence(deadline).len(), 1);
        // Later than the wait for an Esc: the Esc was reported, but what follows is still an arrow key and not text.
        let late = decoder.take(b"[D", deadline + Duration::from_millis(900));
        assert!(
            matches!(&late[..], [TimedToken { token: Token::Key(chord), .. }] if *chord == Chord::plain(Key::Left))
        );
        assert_eq!(decoder.take(b"[D", deadline + Duration::from_secs(5)).len(), 2, "somebody types brackets");
        assert_eq!(slowly(b"\x1bq", 100), keys(&[Key::Esc, Key::Char('q')]));
        assert_eq!(at_once(b"\x1b\x1b"), keys(&[Key::Esc, Key::Esc]));
        assert_eq!(at_once(b"\x1b8"), [Token::Key(Chord::alt('8'))]);
        assert_eq!(slowly(b"\x1bOrders", 100)[1..3], keys(&[Key::Char('O'), Key::Char('r')])[..]);
        assert_eq!(slowly(b"\x1bPay", 100)[1..3], keys(&[Key::Char('P'), Key::Char('a')])[..]);
        assert_eq!(at_once(b"\x1bP"), [Token::Key(Chord::alt('P'))]);
    }

    #[test]
    fn answers_of_the_terminal_are_never_typed() {
        let answers: &[&[u8]] = &[
            b"\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\",
            b"\x1b]10;rgb:ffff/ffff/ffff\x07",
            b"\x1b]52;c;c2VjcmV0\x1b\\",
            b"\x1bP1$r0m\x1b\\",
            b"\x1bP>|XTerm(390)\x1b\\",
            b"\x1bP!|7E565445\x1b\\",
            b"\x1bP1+r544e=787465726d\x1b\\",
            b"\x1b_Gi=31;OK\x1b\\",
            b"\x1b[?64;1;2;6;9;15;22c",
            b"\x1b[>41;390;0c",
            b"\x1b[12;40R",
            b"\x1b[0n",
            b"\x1b[?2026;2$y",
            b"\x1b[?1u",
            b"\x1b[8;24;80t",
            b"\x1b[I",
            b"\x1b[O",
            b"\x1b[<0;10;10m",
            b"\x1b[<35;10;10M",
            b"\x1b[<0;0;99999999999999999999M",
            b"\x1b[<0;10;10;10;10M",
            b"\x1b[<M",
            b"\x1b[<;;M",
            b"\x1b[32;10;10M",
            b"\x1b[M !!",
            b"\x1b[57427u",
        ];
        for bytes in answers {
            let typed = |mut tokens: Vec<Token>| {
                tokens.retain(|token| !matches!(token, Token::Report(_)));
                tokens
            };
            assert_eq!(typed(at_once(bytes)), [], "{:?}", String::from_utf8_lossy(bytes));
            for gap in [15, 100, 300] {
                assert_eq!(typed(slowly(bytes, gap)), [], "{:?} at {gap} ms", String::from_utf8_lossy(bytes));
            }
        }
        // An answer that breaks off does not take the following keys with it.
        let mut decoder = Decoder::new(ESCAPE);
        let start = Instant::now();
        assert!(decoder.take(b"\x1b]11;rgb:1e1e", start).is_empty());
        assert_eq!(decoder.take(b"\x03", start).len(), 1);
        assert!(decoder.take(b"\x1b[12;4", start).is_empty());
        assert_eq!(decoder.take(b"x", start + PAUSE).len(), 1);
    }

    #[test]
    fn a_click_is_read_at_any_speed_and_never_typed() {
        let click = |x, y| Token::Mouse(MouseReport::Click(Position { x, y }));
        let many = b"\x1b[<0;10;5M\x1b[<0;10;5m\x1b[<65;1;1Ma";
        let wanted = [click(9, 4), Token::Mouse(MouseReport::Wheel(WheelTurn::Down)), Token::Key(Chord::char('a'))];
        assert_eq!(at_once(many), wanted);
        for gap in [1, 15, 100, 300] {
            assert_eq!(slowly(many, gap), wanted, "{gap} ms");
        }
        for at in 1..many.len() {
            let mut decoder = Decoder::new(ESCAPE);
            let now = Instant::now();
            let mut came = decoder.take(&many[..at], now);
            came.extend(decoder.take(&many[at..], now + Duration::from_millis(40)));
            assert_eq!(came.into_iter().map(|came| came.token).collect::<Vec<_>>(), wanted, "in two at {at}");
        }
        // A report of any length takes no key with it.
        let long = [b"\x1b[<0;".as_slice(), &[b'1'; 500], b";1Mx"].concat();
        assert_eq!(at_once(&long), keys(&[Key::Char('x')]));
    }

    #[test]
    fn a_broken_letter_takes_no_key_with_it() {
        assert_eq!(at_once(b"\xe6\x94a\xffb\x80\xc3"), keys(&[Key::Char('a'), Key::Char('b')]));
        assert_eq!(at_once(b"\xc2\x9ba"), keys(&[Key::Char('a')]));
    }

    #[test]
    fn the_wait_for_an_esc_is_what_escdelay_says_within_reason() {
        assert_eq!(Decoder::escape_delay(None), ESCAPE);
        assert_eq!(Decoder::escape_delay(Some("25")), Duration::from_millis(25));
        assert_eq!(Decoder::escape_delay(Some("soon")), ESCAPE);
        assert_eq!(Decoder::new(ESCAPE_MOST * 2).escape, ESCAPE_MOST);
    }
}
