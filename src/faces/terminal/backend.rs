//! Writes the bytes of a frame. ratatui's own backend writes 36 bytes of resets with every frame, even without a
//! change, and ten bytes for each colour, which delays every key on a slow line. This backend knows what the terminal
//! shows and writes only the changes, in one write; without changes it writes nothing.
//!
//! It uses only sequences of the VT220 and the colours of ISO 6429, which the Linux console, screen and tmux know.

use std::{
    ffi::OsString,
    io::{self, Write},
};

use ratatui::{
    backend::{Backend, ClearType, WindowSize},
    buffer::{Buffer, Cell},
    layout::{Position, Rect, Size},
    style::{Color, Modifier},
};
use unicode_width::UnicodeWidthStr as _;

/// The size in bytes from which a frame is marked as one unit (DEC mode 2026), so that the terminal does not show half
/// of it. A shorter frame arrives in one packet anyway, and the marks cost 16 bytes.
const LONG_FRAME: usize = 512;

/// The least blank cells in a row that are erased by a sequence instead of being written.
const LONG_BLANK: u16 = 6;

/// Whether to mark long frames, by the variable `TERM`. A terminal that does not know the mode ignores it; only
/// terminals older than such modes might print it.
pub(super) fn marks_frames(variable: impl Fn(&str) -> Option<OsString>) -> bool {
    const OLD: [&str; 6] = ["linux", "vt", "ansi", "dumb", "cons25", "sun"];
    let name = variable("TERM").and_then(|name| name.into_string().ok()).unwrap_or_default();
    !name.is_empty() && !OLD.iter().any(|old| name.starts_with(old))
}

/// The colours and modifiers of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct CellStyle {
    foreground: Color,
    background: Color,
    modifier: Modifier,
}

/// The modifiers that are visible on a blank.
const VISIBLE_ON_BLANK: Modifier = Modifier::UNDERLINED.union(Modifier::REVERSED).union(Modifier::CROSSED_OUT);

impl CellStyle {
    const PLAIN: CellStyle =
        CellStyle { foreground: Color::Reset, background: Color::Reset, modifier: Modifier::empty() };

    fn of(cell: &Cell) -> CellStyle {
        CellStyle { foreground: cell.fg, background: cell.bg, modifier: cell.modifier }
    }

    /// Whether a blank in this style looks like a blank without style.
    fn leaves_blank(self) -> bool {
        self.background == Color::Reset && !self.modifier.intersects(VISIBLE_ON_BLANK)
    }
}

/// Whether a cell looks empty.
fn is_blank(cell: &Cell) -> bool {
    cell.symbol() == " " && CellStyle::of(cell).leaves_blank()
}

/// A backend that writes to `output` and remembers what the terminal shows.
pub(super) struct ThinBackend<W> {
    output: W,
    /// What the terminal shows after the changes are written.
    screen: Buffer,
    /// The changed cells of the frame.
    changes: Vec<Position>,
    /// Whether the screen has to be erased first, because its content is not known.
    is_unknown: bool,
    /// The style that the terminal writes with. `None` if it is not known.
    look: Option<CellStyle>,
    /// The position of the cursor. `None` where terminals differ.
    cursor: Option<Position>,
    /// The line of the cursor if only its column is not known.
    line_end: Option<u16>,
    is_cursor_shown: Option<bool>,
    wanted_cursor: Option<Position>,
    /// Whether long frames are marked as one unit, which only terminals of today know.
    marks_frames: bool,
}

impl<W: Write> ThinBackend<W> {
    pub(super) fn new(output: W, columns: u16, lines: u16, marks_frames: bool) -> ThinBackend<W> {
        ThinBackend {
            output,
            screen: Buffer::empty(Rect::new(0, 0, columns, lines)),
            changes: Vec::new(),
            is_unknown: true,
            look: None,
            cursor: None,
            line_end: None,
            is_cursor_shown: None,
            wanted_cursor: None,
            marks_frames,
        }
    }

    /// Changes the size. The content of the screen is not known after that.
    pub(super) fn resize(&mut self, columns: u16, lines: u16) {
        self.screen = Buffer::empty(Rect::new(0, 0, columns, lines));
        self.changes.clear();
        self.is_unknown = true;
    }

    /// Returns the question how wide a text of one cell is drawn: it is written at the upper left, where the cursor's
    /// column behind it is asked for, and what stood there is written again.
    pub(super) fn ask_width(&mut self, text: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.draw_with(CellStyle::PLAIN, &mut bytes);
        bytes.extend_from_slice(b"\x1b[H");
        bytes.extend_from_slice(text.as_bytes());
        bytes.extend_from_slice(b"\x1b[6n");
        (self.cursor, self.line_end) = (None, None);
        // A character two cells wide covers two, and one that begins in the second of them three.
        let cells = 0..self.screen.area.width.min(3);
        self.changes.extend(cells.map(|x| Position { x, y: 0 }));
        bytes.extend(self.compose());
        bytes
    }

    /// Notes a changed cell. If it overwrites only the first half of a wide character, the cell after it is noted too,
    /// because terminals show the other half in the style of the new text.
    fn take_cell(&mut self, at: Position, cell: &Cell) {
        let cells = u16::try_from(cell.symbol().width()).unwrap_or(1).max(1);
        let (last, behind) = (at.x.saturating_add(cells - 1), at.x.saturating_add(cells));
        let is_halved = self.screen.cell((last, at.y)).is_some_and(|old| old.symbol().width() > 1);
        let Some(first) = self.screen.cell_mut(at) else { return };
        first.clone_from(cell);
        self.changes.push(at);
        for x in at.x + 1..behind.saturating_add(u16::from(is_halved)) {
            if let Some(other) = self.screen.cell_mut((x, at.y)) {
                other.reset();
            }
        }
        if is_halved && behind < self.screen.area.width {
            self.changes.push(Position { x: behind, ..at });
        }
    }

    /// Returns the bytes that bring the terminal to the wanted frame.
    fn compose(&mut self) -> Vec<u8> {
        let mut bytes = Vec::new();
        if std::mem::take(&mut self.is_unknown) {
            // Another program may have drawn, and left colours and the cursor anywhere.
            bytes.extend_from_slice(b"\x1b[m\x1b[H\x1b[2J");
            (self.look, self.cursor, self.is_cursor_shown) = (Some(CellStyle::PLAIN), Some(Position::ORIGIN), None);
        }
        let mut changes = std::mem::take(&mut self.changes);
        changes.sort_unstable_by_key(|at| (at.y, at.x));
        changes.dedup();
        let mut rest = changes.as_slice();
        while let Some(at) = rest.first() {
            let done = self.write_change(*at, rest, &mut bytes);
            rest = &rest[done..];
        }
        if let Some(at) = self.wanted_cursor {
            self.go_to(at, &mut bytes);
        }
        let is_shown = self.wanted_cursor.is_some();
        if self.is_cursor_shown.replace(is_shown) != Some(is_shown) {
            bytes.extend_from_slice(if is_shown { b"\x1b[?25h" } else { b"\x1b[?25l" });
        }
        if self.marks_frames && bytes.len() > LONG_FRAME {
            bytes.splice(..0, *b"\x1b[?2026h");
            bytes.extend_from_slice(b"\x1b[?2026l");
        }
        bytes
    }

    /// Writes a changed cell, or a run of blanks that begins with it. Returns how many of the changes that covers.
    fn write_change(&mut self, at: Position, changes: &[Position], bytes: &mut Vec<u8>) -> usize {
        let blanks = self.blanks_from(at);
        let in_blanks = changes.iter().take_while(|it| it.y == at.y && it.x < at.x + blanks).count();
        let reaches_end = at.x + blanks == self.screen.area.width;
        // Erasing fills the cells with the current background, so it needs a style that leaves blanks empty.
        if blanks >= LONG_BLANK && in_blanks > 3 {
            self.go_to(at, bytes);
            if !self.look.is_some_and(CellStyle::leaves_blank) {
                self.draw_with(CellStyle::PLAIN, bytes);
            }
            if reaches_end {
                bytes.extend_from_slice(b"\x1b[K");
            } else {
                bytes.extend_from_slice(format!("\x1b[{blanks}X").as_bytes());
            }
            return in_blanks;
        }
        self.go_to(at, bytes);
        let end = self.write_cell(at, bytes);
        changes.iter().take_while(|it| it.y == at.y && it.x < end).count()
    }

    /// Returns how many blank cells follow in the line, this one included.
    fn blanks_from(&self, at: Position) -> u16 {
        let width = self.screen.area.width;
        (at.x..width).map_while(|x| is_blank(&self.screen[(x, at.y)]).then_some(1)).sum()
    }

    /// Writes a cell; returns the column behind it: a wide character covers two cells.
    fn write_cell(&mut self, at: Position, bytes: &mut Vec<u8>) -> u16 {
        let cell = &self.screen[at];
        let (look, symbol) = (CellStyle::of(cell), cell.symbol().to_owned());
        let is_drawn = self.look.is_some_and(|now| now == look || is_blank(cell) && now.leaves_blank());
        if !is_drawn {
            self.draw_with(look, bytes);
        }
        bytes.extend_from_slice(symbol.as_bytes());
        let after = at.x.saturating_add(u16::try_from(symbol.width()).unwrap_or(1).max(1));
        self.cursor = (after < self.screen.area.width).then_some(Position { x: after, y: at.y });
        // After the last column the terminals that know the marks keep the cursor in its line; some older ones wrap.
        self.line_end = (self.cursor.is_none() && self.marks_frames).then_some(at.y);
        after
    }

    /// Moves the cursor to a cell with the fewest bytes.
    fn go_to(&mut self, to: Position, bytes: &mut Vec<u8>) {
        if self.cursor == Some(to) {
            return;
        }
        let mut shortest = match to {
            Position { x: 0, y: 0 } => b"\x1b[H".to_vec(),
            Position { x: 0, y } => format!("\x1b[{}H", y + 1).into_bytes(),
            Position { x, y } => format!("\x1b[{};{}H", y + 1, x + 1).into_bytes(),
        };
        let mut offer = |way: Vec<u8>| {
            if way.len() < shortest.len() {
                shortest = way;
            }
        };
        if self.cursor.is_none() && self.line_end == Some(to.y) {
            offer(format!("\x1b[{}G", to.x + 1).into_bytes());
        }
        if let Some(from) = self.cursor.filter(|from| from.y == to.y) {
            let moved = |by: u16, end: char| match by {
                1 => format!("\x1b[{end}").into_bytes(),
                by => format!("\x1b[{by}{end}").into_bytes(),
            };
            if to.x == 0 {
                offer(b"\r".to_vec());
            } else if to.x > from.x {
                offer(moved(to.x - from.x, 'C'));
                offer(self.unchanged(from, to));
            } else {
                offer(moved(from.x - to.x, 'D'));
            }
            offer(format!("\x1b[{}G", to.x + 1).into_bytes());
        }
        self.cursor = Some(to);
        bytes.extend_from_slice(&shortest);
    }

    /// Returns the characters between two cells of a line if writing them again changes nothing; otherwise a text that
    /// is too long to be chosen.
    fn unchanged(&self, from: Position, to: Position) -> Vec<u8> {
        let mut bytes = Vec::new();
        for x in from.x..to.x {
            let cell = &self.screen[(x, from.y)];
            let is_same =
                self.look.is_some_and(|now| now == CellStyle::of(cell) || is_blank(cell) && now.leaves_blank());
            // The second cell of a wide character has no text of its own.
            if !is_same || !cell.symbol().is_ascii() || bytes.len() > 4 {
                return vec![b' '; usize::from(u8::MAX)];
            }
            bytes.extend_from_slice(cell.symbol().as_bytes());
        }
        bytes
    }

    fn draw_with(&mut self, look: CellStyle, bytes: &mut Vec<u8>) {
        let codes = match self.look {
            Some(now) => shorter(change(now, look), from_nothing(look)),
            None => from_nothing(look),
        };
        self.look = Some(look);
        let codes = codes.iter().map(String::as_str).collect::<Vec<_>>().join(";");
        bytes.extend_from_slice(format!("\x1b[{codes}m").as_bytes());
    }
}

fn shorter(one: Vec<String>, other: Vec<String>) -> Vec<String> {
    let length = |codes: &[String]| codes.iter().map(|code| code.len() + 1).sum::<usize>();
    if length(&other) < length(&one) { other } else { one }
}

/// The modifiers with the codes that set and reset them.
const MODIFIERS: [(Modifier, u8, u8); 8] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// Returns the codes that change one style into another.
fn change(from: CellStyle, to: CellStyle) -> Vec<String> {
    let mut codes = Vec::new();
    let mut kept = from.modifier;
    for (modifier, _, off) in MODIFIERS {
        if from.modifier.contains(modifier) && !to.modifier.contains(modifier) && kept.contains(modifier) {
            codes.push(off.to_string());
            // One code resets both bold and dim.
            for (other, ..) in MODIFIERS.iter().filter(|(.., other)| *other == off) {
                kept.remove(*other);
            }
        }
    }
    codes.extend(set(to.modifier.difference(kept)));
    if from.foreground != to.foreground {
        codes.push(colour(to.foreground, 30));
    }
    if from.background != to.background {
        codes.push(colour(to.background, 40));
    }
    codes
}

/// Returns the codes of a style after a reset. The empty first code means 0, which resets everything.
fn from_nothing(look: CellStyle) -> Vec<String> {
    let mut codes = vec![String::new()];
    codes.extend(set(look.modifier));
    if look.foreground != Color::Reset {
        codes.push(colour(look.foreground, 30));
    }
    if look.background != Color::Reset {
        codes.push(colour(look.background, 40));
    }
    codes
}

fn set(modifier: Modifier) -> impl Iterator<Item = String> {
    MODIFIERS.into_iter().filter(move |(one, ..)| modifier.contains(*one)).map(|(_, on, _)| on.to_string())
}

/// Returns the code of a colour. `base` is 30 for the foreground and 40 for the background.
fn colour(colour: Color, base: u8) -> String {
    match colour {
        Color::Reset => (base + 9).to_string(),
        Color::Black => base.to_string(),
        Color::Red => (base + 1).to_string(),
        Color::Green => (base + 2).to_string(),
        Color::Yellow => (base + 3).to_string(),
        Color::Blue => (base + 4).to_string(),
        Color::Magenta => (base + 5).to_string(),
        Color::Cyan => (base + 6).to_string(),
        Color::Gray => (base + 7).to_string(),
        Color::DarkGray => (base + 60).to_string(),
        Color::LightRed => (base + 61).to_string(),
        Color::LightGreen => (base + 62).to_string(),
        Color::LightYellow => (base + 63).to_string(),
        Color::LightBlue => (base + 64).to_string(),
        Color::LightMagenta => (base + 65).to_string(),
        Color::LightCyan => (base + 66).to_string(),
        Color::White => (base + 67).to_string(),
        Color::Indexed(index) => format!("{};5;{index}", base + 8),
        Color::Rgb(red, green, blue) => format!("{};2;{red};{green};{blue}", base + 8),
    }
}

impl<W: Write> Backend for ThinBackend<W> {
    type Error = io::Error;

    fn draw<'a, I: Iterator<Item = (u16, u16, &'a Cell)>>(&mut self, content: I) -> io::Result<()> {
        for (x, y, cell) in content {
            self.take_cell(Position { x, y }, cell);
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.wanted_cursor = None;
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.wanted_cursor.unwrap_or_default())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.wanted_cursor = Some(position.into());
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        let Size { width, height } = self.screen.area.as_size();
        self.resize(width, height);
        Ok(())
    }

    /// The wizard uses the whole screen, so everything is cleared.
    fn clear_region(&mut self, _: ClearType) -> io::Result<()> {
        self.clear()
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.screen.area.as_size())
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.screen.area.as_size(), pixels: Size::default() })
    }

    fn flush(&mut self) -> io::Result<()> {
        match self.compose() {
            bytes if bytes.is_empty() => Ok(()),
            bytes => self.output.write_all(&bytes).and_then(|()| self.output.flush()),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::{Terminal, TerminalOptions, Viewport, style::Style};

    use super::*;

    const COLUMNS: u16 = 24;
    const LINES: u16 = 4;

    /// A terminal, and the sizes of the writes that it received.
    struct Shown(vt100::Parser, Vec<usize>);

    impl Write for Shown {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.process(bytes);
            self.1.push(bytes.len());
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn terminal() -> Terminal<ThinBackend<Shown>> {
        let output = Shown(vt100::Parser::new(LINES.try_into().unwrap(), COLUMNS.try_into().unwrap(), 0), Vec::new());
        let viewport = Viewport::Fixed(Rect::new(0, 0, COLUMNS, LINES));
        let backend = ThinBackend::new(output, COLUMNS, LINES, true);
        Terminal::with_options(backend, TerminalOptions { viewport }).unwrap()
    }

    type Piece = (u16, u16, &'static str, Style);

    fn draw(terminal: &mut Terminal<ThinBackend<Shown>>, pieces: &[Piece], cursor: Option<(u16, u16)>) -> Buffer {
        let frame = terminal.draw(|frame| {
            for (x, y, text, style) in pieces {
                let buffer = frame.buffer_mut();
                // As by `Painter::clear`: no character hides the one behind it, or ratatui would think it shown.
                if let Some(before) = x.checked_sub(1).and_then(|x| buffer.cell_mut((x, *y)))
                    && before.symbol().width() > 1
                {
                    before.set_symbol(" ");
                }
                buffer.set_string(*x, *y, text, *style);
            }
            if let Some(cursor) = cursor {
                frame.set_cursor_position(cursor);
            }
        });
        frame.unwrap().buffer.clone()
    }

    fn bytes_of_the_latest(terminal: &Terminal<ThinBackend<Shown>>, before: usize) -> Vec<usize> {
        terminal.backend().output.1[before..].to_vec()
    }

    fn seen(colour: Color) -> vt100::Color {
        match colour {
            Color::Cyan => vt100::Color::Idx(6),
            Color::Red => vt100::Color::Idx(1),
            Color::DarkGray => vt100::Color::Idx(8),
            Color::Indexed(index) => vt100::Color::Idx(index),
            _ => vt100::Color::Default,
        }
    }

    /// Checks that the terminal shows a frame, including what is visible of blanks.
    fn holds(terminal: &Terminal<ThinBackend<Shown>>, frame: &Buffer, cursor: Option<(u16, u16)>) {
        let screen = terminal.backend().output.0.screen();
        for (at, cell) in frame.area.positions().zip(&frame.content) {
            let shown = screen.cell(at.y, at.x).unwrap();
            if shown.is_wide_continuation() {
                continue;
            }
            let text = if shown.has_contents() { shown.contents() } else { " " };
            assert_eq!(text, cell.symbol(), "{at} of\n{}", screen.contents());
            assert_eq!(shown.bgcolor(), seen(cell.bg), "{at}");
            assert_eq!(shown.inverse(), cell.modifier.contains(Modifier::REVERSED), "{at}");
            assert_eq!(shown.underline(), cell.modifier.contains(Modifier::UNDERLINED), "{at}");
            if text != " " {
                assert_eq!(shown.fgcolor(), seen(cell.fg), "{at} {text}");
                assert_eq!(shown.bold(), cell.modifier.contains(Modifier::BOLD), "{at} {text}");
                assert_eq!(shown.dim(), cell.modifier.contains(Modifier::DIM), "{at} {text}");
            }
        }
        assert_eq!(screen.hide_cursor(), cursor.is_none());
        if let Some((x, y)) = cursor {
            assert_eq!(screen.cursor_position(), (y, x));
        }
    }

    fn styles() -> impl Strategy<Value = Style> {
        let colours = || {
            prop::sample::select(vec![Color::Reset, Color::Reset, Color::Cyan, Color::DarkGray, Color::Indexed(200)])
        };
        let modifiers = prop::sample::select(vec![
            Modifier::empty(),
            Modifier::BOLD,
            Modifier::DIM,
            Modifier::REVERSED,
            Modifier::UNDERLINED.union(Modifier::BOLD),
        ]);
        (colours(), colours(), modifiers).prop_map(|(fg, bg, modifier)| {
            Style::new().fg(fg).bg(bg).remove_modifier(Modifier::all()).add_modifier(modifier)
        })
    }

    fn frames() -> impl Strategy<Value = (Vec<Piece>, Option<(u16, u16)>)> {
        let texts = prop::sample::select(vec![
            "a",
            "name",
            "          ",
            "    ",
            "─────",
            "中文",
            "a longer line of text here",
            " x ",
            "e\u{301}",
        ]);
        let piece = (0..COLUMNS, 0..LINES, texts, styles());
        (prop::collection::vec(piece, 0..8), prop::option::of((0..COLUMNS, 0..LINES)))
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, cases: 400, ..ProptestConfig::default() })]

        #[test]
        fn a_terminal_shows_each_frame_whatever_was_there_before(
            frames in prop::collection::vec(frames(), 1..6),
        ) {
            let mut terminal = terminal();
            for (pieces, cursor) in frames {
                let frame = draw(&mut terminal, &pieces, cursor);
                holds(&terminal, &frame, cursor);
                // Without a change nothing is written.
                let before = terminal.backend().output.1.len();
                draw(&mut terminal, &pieces, cursor);
                prop_assert_eq!(bytes_of_the_latest(&terminal, before), Vec::<usize>::new());
            }
        }
    }

    #[test]
    fn overwriting_half_of_a_wide_character_redraws_the_other_half() {
        let mut terminal = terminal();
        draw(&mut terminal, &[(1, 3, "中文", Style::new())], None);
        let frame = draw(&mut terminal, &[(0, 3, "中文", Style::new().bg(Color::Cyan))], None);
        holds(&terminal, &frame, None);
    }

    #[test]
    fn what_stood_where_the_width_is_asked_for_is_whole_again() {
        for (x, text) in [(0, "name"), (0, "中文"), (1, "中文"), (2, "中文"), (1, "a中文")] {
            let mut terminal = terminal();
            let frame = draw(&mut terminal, &[(x, 0, text, Style::new())], None);
            let question = terminal.backend_mut().ask_width("─");
            terminal.backend_mut().output.write_all(&question).unwrap();
            holds(&terminal, &frame, None);
        }
    }

    #[test]
    fn a_typed_character_is_one_byte_where_nothing_else_changes() {
        let mut terminal = terminal();
        let style = Style::new().fg(Color::Cyan).add_modifier(Modifier::BOLD);
        draw(&mut terminal, &[(2, 1, "ap", style)], Some((4, 1)));
        let before = terminal.backend().output.1.len();
        let frame = draw(&mut terminal, &[(2, 1, "app", style)], Some((5, 1)));
        assert_eq!(bytes_of_the_latest(&terminal, before), [1]);
        holds(&terminal, &frame, Some((5, 1)));
    }

    #[test]
    fn a_long_frame_is_one_write_and_marked_as_one() {
        let mut terminal = terminal();
        let style = |x: u16| Style::new().fg(Color::Indexed(u8::try_from(x).unwrap()));
        let pieces: Vec<Piece> =
            (0..COLUMNS).flat_map(|x| (0..LINES).map(move |y| (x, y, "a", style(100 + x + y)))).collect();
        let frame = draw(&mut terminal, &pieces, None);
        assert_eq!(terminal.backend().output.1.len(), 1);
        holds(&terminal, &frame, None);
        assert!(marks_frames(|_| Some("xterm-256color".into())) && !marks_frames(|_| Some("linux".into())));
    }

    #[test]
    fn what_others_drew_is_erased_when_the_screen_is_taken_again() {
        let mut terminal = terminal();
        let pieces = [(0, 0, "name", Style::new())];
        draw(&mut terminal, &pieces, Some((4, 0)));
        terminal.backend_mut().output.write_all(b"\x1b[3;3H\x1b[1;31mwall: hello\x1b[?25l").unwrap();
        terminal.resize(Rect::new(0, 0, COLUMNS, LINES)).unwrap();
        let frame = draw(&mut terminal, &pieces, Some((4, 0)));
        holds(&terminal, &frame, Some((4, 0)));
    }
}
