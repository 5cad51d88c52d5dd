//! Draws the Create dialog. Whatever the size, the name, the prompt and what was typed stay.

use ratatui::{
    layout::Rect,
    text::Line,
    widgets::{Borders, Padding, Paragraph},
};

use crate::{
    app::submission::Confirm,
    domain::rule::Arg,
    ui::{
        form::first_lines,
        painter::{Painter, after, below, fit, width as columns},
        theme::Role,
        wrap::wrap,
    },
};

/// Widest box, so that its sentences stay readable.
const WIDEST: u16 = 100;
/// Lines of the body from which the dialog has a frame.
const FRAMED: u16 = 12;
/// Columns below which sentences are short.
const NARROW: usize = 60;
/// Most lines of one note.
const NOTE_LINES: usize = 4;
/// Weight of the line that counts hosts and grants.
const COUNTS: u8 = 6;
/// Weight of an empty line.
const BLANK: u8 = 9;

struct ConfirmLine {
    text: String,
    /// The mark before the text; empty for a line that goes on. `None` for a line without a column for marks.
    mark: Option<&'static str>,
    role: Role,
    /// Dropped first where there is no room: the greater, the sooner. 0 is never dropped.
    weight: u8,
}

impl ConfirmLine {
    fn to_line(&self, painter: &Painter<'_>, room: u16) -> Line<'static> {
        let mark = self.mark.map_or(String::new(), |mark| format!("{mark:1} "));
        painter.line(room, &[(&mark, self.role), (&self.text, self.role)])
    }
}

/// Draws the dialog over the body and puts the cursor behind what was typed.
pub(crate) fn draw_confirm(painter: &mut Painter<'_>, confirm: &Confirm) {
    let body = painter.area();
    let is_framed = body.height >= FRAMED;
    let margin = if body.width < 72 { 0 } else { 3 };
    let width = body.width.saturating_sub(2 * margin).min(WIDEST);
    if width < 12 || body.height < 3 {
        return;
    }
    let (columns, frame) = if is_framed { (width - 6, 2) } else { (width - 2, 0) };
    // The prompt, and a complaint below it.
    let complaint = complaint(painter, confirm, columns.into());
    let lines_below = 1 + complaint.len();
    let inner = usize::from(body.height) - frame;
    let lines = fitting(painter, confirm, columns.into(), inner.saturating_sub(lines_below));
    let is_roomy = is_framed && lines.len() + lines_below + 2 <= inner;
    let height = lines.len() + lines_below + frame + if is_roomy { 2 } else { 0 };
    let top = (usize::from(body.height).saturating_sub(height) / 2).min(2);
    let area = Rect { width, height: fit(height), ..below(after(body, margin), top) }.intersection(body);
    let inside = if is_framed {
        painter.clear(area);
        let title = painter.say(if confirm.sent.is_sandbox { "confirm-title-sandbox" } else { "confirm-title" });
        let title = painter.line(width - 2, &[(&format!(" {title} "), Role::Heading)]);
        let block =
            painter.block(Borders::ALL).title_top(title).padding(Padding { left: 2, right: 1, ..Padding::ZERO });
        let inside = below(block.inner(area), usize::from(is_roomy));
        painter.draw(area, block);
        inside
    } else {
        painter.clear(body);
        after(body, 1)
    };
    let text: Vec<_> = lines.iter().map(|line| line.to_line(painter, inside.width)).collect();
    painter.draw(inside, Paragraph::new(text));
    let asked = below(inside, lines.len());
    draw_prompt(painter, confirm, asked);
    if !complaint.is_empty() {
        let rest = painter.text(below(asked, 1), painter.view().glyphs.error, Role::Error);
        painter.lines(after(rest, 1), &complaint, Role::Error);
    }
}

/// What is wrong with the word, in as few lines as it takes.
fn complaint(painter: &Painter<'_>, confirm: &Confirm, room: usize) -> Vec<String> {
    let message = confirm.complaint.as_ref().map(|message| painter.message(message));
    message.map_or_else(Vec::new, |message| first_lines(painter, &message, room.saturating_sub(2), 2))
}

/// Everything above the prompt, in `height` lines: as many notes as fit, the gravest of them always, then the other lines
/// by their weight.
fn fitting(painter: &Painter<'_>, confirm: &Confirm, room: usize, height: usize) -> Vec<ConfirmLine> {
    let count = confirm.notes().len();
    let least = count.min(1);
    let shown = (least..=count.min(height).max(least)).rev().map(|shown| (shown, NOTE_LINES, BLANK - 1));
    let tries = shown.chain((1..=NOTE_LINES).rev().map(|most| (least, most, COUNTS)));
    let mut lines = Vec::new();
    for (shown, most, lightest) in tries {
        lines = self::lines(painter, confirm, room, (shown, most));
        squeeze(&mut lines, height, lightest);
        if lines.len() <= height {
            return lines;
        }
    }
    squeeze(&mut lines, height, 1);
    lines.truncate(height);
    lines
}

/// Everything above the prompt, with the first notes: how many, and in how many lines each.
fn lines(painter: &Painter<'_>, confirm: &Confirm, room: usize, shown: (usize, usize)) -> Vec<ConfirmLine> {
    let sent = &confirm.sent;
    let is_narrow = room < NARROW;
    let text = |text: &str| Arg::from(text);
    let whose = if sent.account.is_empty() { "none" } else { &sent.account };
    let place = [("name", text(&sent.name)), ("region", text(&sent.region)), ("account", text(whose))];
    let to = [("host", text(&sent.endpoint)), ("key", text(&sent.key)), ("account", text(whose))];
    let target =
        [("product", text(&sent.product)), ("instance", text(&sent.instance)), ("title", text(&sent.instance_name))];
    let counts = [("hosts", sent.hosts.len().into()), ("grants", sent.grants.into()), ("places", sent.places.into())];
    let on = if sent.instance_name.is_empty() || is_narrow { "confirm-on" } else { "confirm-on-named" };
    let mut head = if is_narrow {
        vec![
            (painter.with("confirm-where-short", &place), 0),
            (painter.with("confirm-account-short", &to), 0),
            (painter.with("confirm-to-short", &to), 0),
        ]
    } else {
        let place_id = if sent.account.is_empty() { "confirm-where-unnamed" } else { "confirm-where" };
        vec![(painter.with(place_id, &place), 0), (painter.with("confirm-to", &to), 0)]
    };
    head.push((painter.with(on, &target), 1));
    head.push((painter.with("confirm-what", &counts), COUNTS));
    head.push((String::new(), BLANK));
    let mut lines: Vec<ConfirmLine> = head.into_iter().flat_map(|(text, weight)| plain(&text, room, weight)).collect();
    lines.extend(notes(painter, confirm, room, shown));
    let mut tail = Vec::new();
    if confirm.notes().len() + confirm.others > 0 {
        tail.push((String::new(), BLANK));
    }
    if !is_narrow {
        tail.push((painter.say("confirm-fixed").into_owned(), 3));
    }
    let once = match (sent.is_sandbox, is_narrow) {
        (true, true) => "confirm-once-sandbox-short",
        (true, false) => "confirm-once-sandbox",
        (false, true) => "confirm-once-short",
        (false, false) => "confirm-once",
    };
    tail.push((painter.say(once).into_owned(), 2));
    tail.push((String::new(), BLANK - 1));
    lines.extend(tail.into_iter().flat_map(|(text, weight)| plain(&text, room, weight)));
    lines
}

fn plain(text: &str, room: usize, weight: u8) -> Vec<ConfirmLine> {
    let lines = wrap(text, room).into_iter();
    lines.map(|text| ConfirmLine { text, mark: None, role: Role::Text, weight }).collect()
}

/// The first notes, and how many more there are.
fn notes(painter: &Painter<'_>, confirm: &Confirm, room: usize, (shown, most): (usize, usize)) -> Vec<ConfirmLine> {
    let mut lines = Vec::new();
    let notes = confirm.notes();
    for note in notes.iter().take(shown) {
        let (mark, role) = (painter.view().glyphs.of(note.severity), Role::of(note.severity));
        let marks = std::iter::once(mark).chain(std::iter::repeat(""));
        let texts = first_lines(painter, &painter.bare(&note.message), room.saturating_sub(2), most);
        lines.extend(marks.zip(texts).map(|(mark, text)| ConfirmLine { text, mark: Some(mark), role, weight: 1 }));
    }
    let more = notes.len().saturating_sub(shown) + confirm.others;
    if more > 0 {
        let text = painter.with("confirm-more-notes", &[("count", more.into())]);
        // Before the sentences of the tail are dropped what is left out is counted.
        lines.push(ConfirmLine { text, mark: Some(""), role: Role::Dim, weight: 1 });
    }
    lines
}

/// Drops lines until they fit, the weightiest and of those the last first, but none lighter than `lightest`.
fn squeeze(lines: &mut Vec<ConfirmLine>, room: usize, lightest: u8) {
    while lines.len() > room.max(1) {
        let heaviest = lines.iter().map(|line| line.weight).max().unwrap_or(0);
        if heaviest < lightest {
            return;
        }
        let at = lines.iter().rposition(|line| line.weight == heaviest).unwrap_or(0);
        lines.remove(at);
    }
}

/// The prompt, what was typed, and the cursor.
fn draw_prompt(painter: &mut Painter<'_>, confirm: &Confirm, area: Rect) {
    let typed = confirm.typed.value();
    let rest = after(painter.text(area, painter.say("confirm-prompt"), Role::Label), 2);
    let before: String = typed.chars().take(confirm.typed.cursor()).collect();
    painter.text(rest, typed, Role::Focus);
    painter.caret(Rect { x: rest.x + fit(columns(&before)).min(rest.width), width: 1, ..rest });
}
