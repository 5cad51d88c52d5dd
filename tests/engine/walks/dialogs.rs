//! Walks through everything that lies over a screen, at every size and in both languages. What is drawn after each event
//! is read as a user reads it: nothing is wider than the frame, one row is marked, and what the footer names does
//! something.

use std::{collections::BTreeSet, fmt::Write as _};

use dbcred::app::{bindings::BINDINGS, start::Choice};
use ratatui::buffer::Buffer;
use unicode_width::UnicodeWidthStr as _;

use super::*;

/// The sizes of the terminal. The last two are too small.
const SIZES: &[(u16, u16)] = &[(50, 14), (60, 18), (80, 24), (120, 40), (200, 60), (49, 14), (30, 9)];

/// Every kind of layer, with the dialogs of the privilege editor and the calendar, by its name in the source.
const LAYERS: &[&str] = &[
    "AccountPicker",
    "Calendar",
    "Changed",
    "Confirm",
    "CopyTo",
    "Elsewhere",
    "Endpoint",
    "Help",
    "Leave",
    "List",
    "Menu",
    "NewPlace",
    "Notes",
    "OpenPath",
    "Paste",
    "PasteAsk",
    "Presets",
    "Sql",
    "TypeKey",
    "Unadded",
    "WritePath",
];

/// The layers whose rows are chosen from, so that one of them is marked.
const CHOICES: &[&str] = &["Changed", "Elsewhere", "Endpoint", "Leave", "Menu", "PasteAsk", "Unadded"];

/// The ways to open a layer.
const KINDS: usize = 19;

/// What was drawn in a walk.
#[derive(Default)]
pub(crate) struct Seen {
    layers: BTreeSet<String>,
    /// Language, columns and lines.
    sizes: BTreeSet<(String, u16, u16)>,
    /// Keys of a footer that were pressed.
    keys: usize,
}

/// The name of a variant.
fn name_of(it: &impl std::fmt::Debug) -> String {
    struct Name(String);
    impl std::fmt::Write for Name {
        fn write_str(&mut self, text: &str) -> std::fmt::Result {
            let word: String = text.chars().take_while(char::is_ascii_alphanumeric).collect();
            self.0.push_str(&word);
            if word.len() < text.len() { Err(std::fmt::Error) } else { Ok(()) }
        }
    }
    let mut name = Name(String::new());
    // It ends with an error as soon as the name is read.
    let _is_short = write!(name, "{it:?}");
    name.0
}

/// The name of what is uppermost.
fn layer(app: &App) -> Option<String> {
    match app.overlays.top() {
        Some(Overlay::Editor(dialog)) => Some(name_of(dialog)),
        Some(overlay) => Some(name_of(overlay)),
        None if app.screen == Screen::Form && format!("{:?}", app.form.focus).contains("calendar: Some") => {
            Some("Calendar".to_owned())
        }
        None => None,
    }
}

/// The key of a footer, as it is pressed. `None` where the footer names several.
fn chord_of(shown: &str) -> Option<Chord> {
    let mut chars = shown.chars();
    match (shown, chars.next(), chars.next(), chars.next()) {
        ("Enter", ..) => Some(Chord::plain(Key::Enter)),
        ("Esc", ..) => Some(Chord::plain(Key::Esc)),
        ("Tab" | "Tab/Shift-Tab", ..) => Some(Chord::plain(Key::Tab)),
        ("Space", ..) => Some(Chord::char(' ')),
        (_, Some('^'), Some(letter), None) => Some(Chord::ctrl(letter.to_ascii_lowercase())),
        (_, Some(char), None, None) => Some(Chord::char(char)),
        _ => None,
    }
}

/// How many rows are marked as the one in focus: in each box, or where there is none on the whole screen. The body under
/// a box keeps its mark.
fn marks(buffer: &Buffer) -> Vec<usize> {
    let Rect { width, height, .. } = buffer.area;
    let is = |x: u16, y: u16, symbol: &str| buffer[(x, y)].symbol() == symbol;
    let cells = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
    let boxes = cells.filter(|(x, y)| is(*x, *y, "┌")).filter_map(|(x, y)| {
        let right = (x..width).find(|right| is(*right, y, "┐"))?;
        let low = (y..height).find(|low| is(x, *low, "└"))?;
        Some(Rect { x, y, width: right - x + 1, height: low - y + 1 })
    });
    let boxes: Vec<Rect> = boxes.collect();
    // A box that lies over another one takes corners of it.
    let is_under = |area: &Rect| boxes.iter().any(|other| other != area && area.contains(other.as_position()));
    let mut areas: Vec<Rect> = boxes.iter().copied().filter(|area| !is_under(area)).collect();
    if areas.is_empty() {
        areas.push(buffer.area);
    }
    areas.iter().map(|area| area.positions().filter(|at| is(at.x, at.y, "▸")).count()).collect()
}

impl Walk {
    /// The screen as lines, which are checked: no cell of them is outside of the frame. And how many marks of focus are in
    /// each box of it.
    fn lines(&mut self) -> (Vec<String>, Vec<usize>) {
        let Walk { app, terminal, .. } = self;
        // The frame itself, because the test backend keeps the cells behind a wide character, as no terminal does.
        let (words, theme) = (Words::new(app.session.language), Theme::mono());
        let view = View { words: &words, theme: &theme, glyphs: Glyphs::LINES };
        let buffer = terminal.draw(|frame| ui::draw(frame, app, view)).unwrap().buffer.clone();
        let width = usize::from(buffer.area.width);
        let row = |cells: &[ratatui::buffer::Cell]| {
            let (mut line, mut columns) = (String::new(), 0);
            for (x, cell) in cells.iter().enumerate() {
                if x >= columns {
                    line.push_str(cell.symbol());
                    columns = x + cell.symbol().width().max(1);
                }
            }
            assert!(columns <= width, "wider than the frame: {line}");
            line
        };
        (buffer.content().chunks(width.max(1)).map(row).collect(), marks(&buffer))
    }

    /// Draws, reads, and notes what is on the screen.
    fn reads(&mut self, seen: &mut Seen) -> Vec<String> {
        self.holds();
        self.draws();
        self.tells_the_truth();
        let (lines, marks) = self.lines();
        let (columns, rows) = self.app.session.size;
        seen.sizes.insert((format!("{:?}", self.app.session.language), columns, rows));
        if self.app.session.is_too_small() {
            return lines;
        }
        let Some(layer) = layer(&self.app) else { return lines };
        // A field is marked, and so is the day or the name that is offered for it.
        let is_one = ["Calendar", "NewPlace"].contains(&layer.as_str()) || marks.iter().all(|marks| *marks <= 1);
        assert!(is_one, "{marks:?} marks in {layer}\n{}", lines.join("\n"));
        if CHOICES.contains(&layer.as_str()) {
            assert!(marks.contains(&1), "no mark in {layer}\n{}", lines.join("\n"));
        }
        seen.layers.insert(layer);
        lines
    }

    /// Presses a key that the footer names, if any. Something must come of it.
    fn presses_a_key_of_the_footer(&mut self, seen: &mut Seen) {
        let before = self.reads(seen);
        let caret = self.terminal.get_cursor_position().unwrap();
        if self.app.session.is_too_small() {
            return;
        }
        let footer = format!("  {}", before.last().map(String::as_str).unwrap_or_default().trim());
        let words = Words::new(self.app.session.language);
        let is_there =
            |shown: &str, key: &str| format!("{footer}  ").contains(&format!("  {shown} {}  ", words.say(key)));
        let named = BINDINGS.iter().filter(|row| is_there(row.shown, row.words));
        let named: Vec<Chord> = named.filter_map(|row| chord_of(row.shown)).collect();
        if named.is_empty() {
            return;
        }
        let chord = *self.dice.pick(&named);
        let (effects, said) = (self.effects, self.log.last().cloned());
        self.happens(Event::Key(chord));
        seen.keys += 1;
        // The same answer to the same question, asked twice, looks the same.
        let is_again = said == self.log.last().cloned();
        let after = self.reads(seen);
        let is_moved = self.terminal.get_cursor_position().unwrap() != caret;
        let did = self.effects > effects || before != after || is_moved;
        // A grant line that cannot be read is not added; why stands under it already.
        let is_kept = chord == Chord::plain(Key::Enter) && !self.app.form.draft.unadded.is_empty();
        assert!(did || is_again || is_kept, "nothing came of {chord:?}, which the footer names:\n{}", after.join("\n"));
    }

    /// Chooses a row of the first screen, if it is there.
    fn chooses(&mut self, is_it: fn(&Choice) -> bool) {
        self.presses(Key::F(3));
        if let Some(at) = self.app.choices().iter().position(is_it) {
            self.presses(Key::Home);
            (0..at).for_each(|_| self.presses(Key::Down));
            self.presses(Key::Enter);
        }
    }

    fn types(&mut self, text: &str) {
        text.chars().for_each(|char| self.happens(Event::Key(Chord::char(char))));
    }

    fn opens(&mut self, draft: Draft, notes: Vec<Message>) {
        self.disk.insert("full".into(), draft_toml(&draft));
        self.happens(Event::Opened(Box::new(draft), Some("full".into()), notes));
    }

    /// Opens a layer, from wherever the walk is; `which` is below `KINDS`.
    fn opens_a_layer(&mut self, which: usize) {
        match which {
            0 => self.happens(Event::Key(Chord::ctrl('x'))),
            1 => self.presses(Key::F(1)),
            2 => self.menu('q'),
            3 => self.menu('o'),
            4 => self.menu('w'),
            5 => self.menu('k'),
            6 => {
                self.opens(small(), Vec::new());
                self.finds_the_key();
                self.menu('r');
                self.types("s");
            }
            7 => {
                self.menu('2');
                self.happens(Event::Pasted("two\nlines\nof it".into()));
            }
            8 => {
                self.opens(small(), Vec::new());
                self.menu('4');
                self.types("slect on orders.*");
                self.menu('r');
            }
            9 => self.opens(full(), vec![Message::new("no-such-message"), Message::new("no-such-message")]),
            10 => self.opens(Draft { endpoint: "https://ssm.example.com:8443".into(), ..small() }, Vec::new()),
            11 => {
                self.opens(full(), Vec::new());
                self.menu('4');
                self.presses(Key::Tab);
                let letter = *self.dice.pick(&["p", "v"]);
                self.types(letter);
            }
            12 => {
                self.opens(full(), Vec::new());
                self.menu('4');
                self.presses(Key::Tab);
                let letter = *self.dice.pick(&["y", "+"]);
                self.types(letter);
            }
            13 => {
                self.menu('4');
                let paste = PASTES[6 + self.dice.below(3)];
                self.happens(Event::Pasted(paste.into()));
            }
            14 => {
                self.opens(full(), Vec::new());
                self.menu('6');
                self.presses(Key::Tab);
                self.presses(Key::Down);
            }
            15 => self.chooses(|choice| *choice == Choice::Elsewhere),
            16 => self.chooses(|choice| *choice == Choice::Like),
            17 => {
                self.opens(small(), Vec::new());
                self.menu('2');
                self.types("x");
                let beside = "full-2".to_owned();
                let text = draft_toml(&small());
                self.disk.insert(beside.clone(), text.clone());
                self.happens(Event::KeptBeside { id: "full".into(), beside, text });
            }
            _ => {
                // The accounts of the instance, out of the presets.
                self.opens(full(), Vec::new());
                self.menu('4');
                self.finds_the_key();
                self.presses(Key::Tab);
                self.types("pc");
            }
        }
    }
}

/// A walk in which one layer after another is opened, and gone about in.
pub(crate) fn walks_through_layers(number: u64, seen: &mut Seen) {
    walks_like(number, |walk| {
        walk.app.session.language = if number.is_multiple_of(2) { Language::Zh } else { Language::En };
        // The same layer is met at other sizes in other walks.
        for turn in 0..3 * KINDS {
            let (columns, lines) = SIZES[walk.dice.below(SIZES.len() - 2)];
            walk.resizes(columns, lines);
            walk.opens_a_layer(turn % KINDS);
            walk.reads(seen);
            for _ in 0..3 + walk.dice.below(4) {
                match walk.dice.below(10) {
                    0..=4 => walk.presses_a_key_of_the_footer(seen),
                    5..=6 => {
                        let key = *walk.dice.pick(NAMED);
                        walk.presses(key);
                    }
                    7 => {
                        let chord = Chord::char(*walk.dice.pick(CHARS));
                        walk.happens(Event::Key(chord));
                    }
                    8 => {
                        let (columns, lines) = *walk.dice.pick(SIZES);
                        walk.resizes(columns, lines);
                    }
                    _ => walk.answers(),
                }
                walk.reads(seen);
            }
            // What is open is left, sometimes.
            for _ in 0..walk.dice.below(3) {
                walk.presses(Key::Esc);
            }
        }
    });
}

impl Seen {
    /// Checks that nothing was left out.
    pub(crate) fn is_everything(&self) {
        let missing: Vec<&&str> = LAYERS.iter().filter(|layer| !self.layers.contains(**layer)).collect();
        assert!(missing.is_empty(), "never drawn: {missing:?}");
        let new: Vec<&String> = self.layers.iter().filter(|layer| !LAYERS.contains(&layer.as_str())).collect();
        assert!(new.is_empty(), "to be listed: {new:?}");
        for language in ["En", "Zh"] {
            for (columns, lines) in SIZES {
                let size = (language.to_owned(), *columns, *lines);
                assert!(self.sizes.contains(&size), "never drawn: {size:?}");
            }
        }
        assert!(self.keys > 100, "only {} keys of a footer", self.keys);
    }
}
