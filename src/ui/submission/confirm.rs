//! Draws the Create dialog. Whatever the size, the name, the prompt and what was typed stay.

use ratatui::{
    layout::Rect,
    text::Line,
    widgets::{Borders, Padding, Paragraph},
};

use crate::{
    app::submission::{Confirm, ConfirmNote},
    domain::rule::{Arg, Message, Severity},
    ui::{
        form::first_lines,
        painter::{Painter, after, below, fit, width as columns},
        review::about_field,
        theme::Role,
        wrap::wrap,
    },
};

/// Widest box, so that its sentences stay readable.
const WIDEST: u16 = 100;
/// Lines of the body from which the dialog has a frame.
const FRAMED: u16 = 14;
/// Columns below which sentences are short.
const NARROW: usize = 60;
/// Most lines of one note.
const NOTE_LINES: usize = 4;
/// Weight of the line that counts hosts and grants.
const COUNTS: u8 = 6;
/// Weight of an empty line.
const BLANK: u8 = 9;

/// A sentence of the dialog. It is shown as a whole or dropped as a whole.
struct Sentence {
    lines: Vec<String>,
    /// The mark before its first line. `None` for a sentence without a column for marks.
    mark: Option<&'static str>,
    role: Role,
    /// Dropped first where there is no room: the greater, the sooner. 0 is never dropped.
    weight: u8,
}

impl Sentence {
    fn plain(text: &str, room: usize, weight: u8) -> Sentence {
        Sentence { lines: wrap(text, room), mark: None, role: Role::Text, weight }
    }

    fn to_lines(&self, painter: &Painter<'_>, room: u16) -> Vec<Line<'static>> {
        let marks = std::iter::once(self.mark).chain(std::iter::repeat(self.mark.map(|_| "")));
        let line = |(text, mark): (&String, Option<&str>)| {
            let mark = mark.map_or(String::new(), |mark| format!("{mark:1} "));
            painter.line(room, &[(&mark, self.role), (text, self.role)])
        };
        self.lines.iter().zip(marks).map(line).collect()
    }
}

/// How much of what is above the prompt is said.
#[derive(Clone, Copy)]
struct Extent {
    /// How many of the notes, from the gravest.
    notes: usize,
    /// In how many lines each.
    lines: usize,
    /// Whether one line has to do for the account and what the credential holds, where the room is narrow.
    is_brief: bool,
}

fn height_of(sentences: &[Sentence]) -> usize {
    sentences.iter().map(|sentence| sentence.lines.len()).sum()
}

/// Draws the dialog over the body and puts the cursor behind what was typed.
pub(crate) fn draw_confirm(painter: &mut Painter<'_>, confirm: &Confirm) {
    let body = painter.area();
    let is_framed = body.height >= FRAMED;
    let least = if body.width < 72 { 0 } else { 3 };
    let width = body.width.saturating_sub(2 * least).min(WIDEST);
    let margin = (body.width - width) / 2;
    if width < 12 || body.height < 3 {
        return;
    }
    let (columns, frame) = if is_framed { (width - 6, 2) } else { (width - 2, 0) };
    // The prompt, and a complaint below it.
    let complaint = complaint(painter, confirm, columns.into());
    let lines_below = 1 + complaint.len();
    let inner = usize::from(body.height) - frame;
    let sentences = fitting(painter, confirm, columns.into(), inner.saturating_sub(lines_below));
    let lines_above = height_of(&sentences);
    let is_roomy = is_framed && lines_above + lines_below + 2 <= inner;
    let height = lines_above + lines_below + frame + if is_roomy { 2 } else { 0 };
    let top = (usize::from(body.height).saturating_sub(height) / 2).min(2);
    let area = Rect { width, height: fit(height), ..below(after(body, margin), top) }.intersection(body);
    let inside = if is_framed {
        painter.clear(area);
        let title = painter.say(if confirm.sent.is_sandbox { "confirm-title-sandbox" } else { "confirm-title" });
        let title = painter.title(width - 2, &title, Role::Heading);
        let block =
            painter.block(Borders::ALL).title_top(title).padding(Padding { left: 2, right: 1, ..Padding::ZERO });
        let inside = below(block.inner(area), usize::from(is_roomy));
        painter.draw(area, block);
        inside
    } else {
        painter.clear(body);
        after(body, 1)
    };
    let text: Vec<_> = sentences.iter().flat_map(|sentence| sentence.to_lines(painter, inside.width)).collect();
    painter.draw(inside, Paragraph::new(text));
    let asked = below(inside, lines_above);
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

/// Everything above the prompt, in `height` lines: as many notes as fit, the gravest of them always, then the other
/// sentences by their weight.
fn fitting(painter: &Painter<'_>, confirm: &Confirm, room: usize, height: usize) -> Vec<Sentence> {
    let risks = confirm.notes().len();
    let (least, count) = (risks.min(1), risks + confirm.others.len());
    // For what is no risk nothing gives way, not even an empty line.
    let lightest = |extent: &Extent| if extent.notes > risks { BLANK + 1 } else { BLANK - 1 };
    let is_narrow = room < NARROW;
    let most = if is_narrow { risks } else { count };
    let extent = |notes, is_brief| Extent { notes, lines: NOTE_LINES, is_brief };
    let shown = (least..=most.min(2 * height).max(least)).rev();
    let whole = std::iter::once(extent(most, false)).filter(|_| is_narrow);
    let shown = whole.chain(shown.map(|notes| extent(notes, is_narrow))).map(|extent| (extent, lightest(&extent)));
    let few = (1..=NOTE_LINES).rev().map(|lines| (Extent { lines, ..extent(least, is_narrow) }, COUNTS));
    let mut sentences = Vec::new();
    for (extent, lightest) in shown.chain(few) {
        sentences = self::sentences(painter, confirm, room, extent);
        squeeze(&mut sentences, height, lightest);
        if height_of(&sentences) <= height {
            return sentences;
        }
    }
    squeeze(&mut sentences, height, 1);
    let mut left = height;
    for sentence in &mut sentences {
        sentence.lines.truncate(left);
        left -= sentence.lines.len();
    }
    sentences
}

/// Everything above the prompt, to that extent.
fn sentences(painter: &Painter<'_>, confirm: &Confirm, room: usize, extent: Extent) -> Vec<Sentence> {
    let sent = &confirm.sent;
    let is_narrow = room < NARROW;
    let text = |text: &str| Arg::from(text);
    let whose = if sent.account.is_empty() { "none" } else { &sent.account };
    let args = [
        ("name", text(&sent.name)),
        ("region", text(&sent.region)),
        ("account", text(whose)),
        ("key", text(&sent.key)),
        ("host", text(&sent.endpoint)),
        ("product", text(&sent.product)),
        ("instance", text(&sent.instance)),
        ("title", text(if sent.instance_name.is_empty() { "none" } else { &sent.instance_name })),
        ("hosts", sent.hosts.len().into()),
        ("grants", sent.grants.into()),
        ("places", sent.places.into()),
    ];
    let place = if sent.account.is_empty() { "confirm-where-unnamed" } else { "confirm-where" };
    let on = if sent.instance_name.is_empty() { "confirm-on" } else { "confirm-on-named" };
    let head: &[(&str, u8)] = match (is_narrow, extent.is_brief) {
        (false, _) => &[(place, 0), ("confirm-to", 0), (on, 1), ("confirm-what", COUNTS)],
        (true, false) => &[
            ("confirm-where-short", 0),
            ("confirm-account-short", 0),
            ("confirm-on-short", 0),
            ("confirm-to-short", 0),
            ("confirm-what-short", COUNTS),
        ],
        (true, true) => &[("confirm-where-short", 0), ("confirm-brief", 0), ("confirm-on-brief", 0)],
    };
    let plain = |key: &str, weight| Sentence::plain(&painter.with(key, &args), room, weight);
    let mut sentences: Vec<Sentence> = head.iter().map(|(key, weight)| plain(key, *weight)).collect();
    if is_narrow {
        // Without a frame it is the title.
        sentences[0].role = Role::Heading;
    }
    sentences.push(Sentence::plain("", room, BLANK));
    if is_narrow {
        sentences.extend(notes_in_one(painter, confirm, room, extent));
    } else {
        sentences.extend(notes(painter, confirm, room, extent));
    }
    if confirm.notes().len() + confirm.others.len() > 0 {
        sentences.push(Sentence::plain("", room, BLANK));
    }
    if !is_narrow {
        sentences.push(plain("confirm-fixed", 3));
    }
    let once = match (sent.is_sandbox, is_narrow) {
        (_, true) => confirm.once_in_short(),
        (true, false) => "confirm-once-sandbox",
        (false, false) => "confirm-once",
    };
    if !Confirm::is_low(painter.height()) {
        sentences.push(plain(once, 2));
    }
    sentences.push(Sentence::plain("", room, BLANK - 1));
    sentences
}

/// What is to be read before the `yes`, then the lines of the review that are no risk.
fn every(confirm: &Confirm) -> impl Iterator<Item = &ConfirmNote> {
    confirm.notes().into_iter().chain(&confirm.others)
}

/// The first notes, and how many more there are.
fn notes(painter: &Painter<'_>, confirm: &Confirm, room: usize, extent: Extent) -> Vec<Sentence> {
    let lines = |text: &str| first_lines(painter, text, room.saturating_sub(2), extent.lines);
    let mut sentences: Vec<Sentence> = every(confirm)
        .take(extent.notes)
        .map(|note| Sentence {
            lines: lines(&about_field(painter, note.field, &note.message)),
            mark: Some(painter.view().glyphs.of(note.severity)),
            role: Role::of(note.severity),
            weight: 1,
        })
        .collect();
    // Before the sentences of the tail are dropped what is left out is counted.
    sentences.extend(more(confirm, extent.notes).map(|note| Sentence {
        lines: vec![painter.bare(&note.message)],
        mark: Some(""),
        role: Role::Dim,
        weight: 1,
    }));
    sentences
}

/// The same where there is little room: one sentence of a few words a note.
fn notes_in_one(painter: &Painter<'_>, confirm: &Confirm, room: usize, extent: Extent) -> Option<Sentence> {
    let gravest = every(confirm).next()?.severity;
    let room = room.saturating_sub(2);
    let words = every(confirm).take(extent.notes).map(|note| few_words(painter, note));
    let joined = |before: String, next: String| {
        painter.with("confirm-joined", &[("before", before.into()), ("next", next.into())])
    };
    let text = words.reduce(joined)?;
    let count = more(confirm, extent.notes).map(|count| few_words(painter, &count));
    let mut lines = wrap(&count.iter().cloned().fold(text.clone(), joined), room);
    // Several notes are shown in full or not at all; of a single one a few lines may have to do. The count stays.
    if extent.notes == 1 && lines.len() > extent.lines {
        lines = first_lines(painter, &text, room, extent.lines);
        if let (Some(last), Some(count)) = (lines.last_mut(), count) {
            let left = room.saturating_sub(columns(&joined(String::new(), count.clone())));
            *last = joined(painter.cut_end(last, left).into_owned(), count);
        }
    }
    Some(Sentence { lines, mark: Some(painter.view().glyphs.of(gravest)), role: Role::of(gravest), weight: 1 })
}

/// How many notes are not among the first.
fn more(confirm: &Confirm, shown: usize) -> Option<ConfirmNote> {
    let count = (confirm.notes().len() + confirm.others.len()).saturating_sub(shown);
    let are_notes = every(confirm).skip(shown).all(|note| note.severity == Severity::Note);
    let id = if are_notes { "confirm-more-only-notes" } else { "confirm-more-notes" };
    let message = Message::new(id).with("count", count);
    (count > 0).then_some(ConfirmNote { severity: Severity::Note, field: None, message })
}

fn few_words(painter: &Painter<'_>, note: &ConfirmNote) -> String {
    painter.short(&note.message).unwrap_or_else(|| about_field(painter, note.field, &note.message))
}

/// Drops sentences until they fit, the weightiest and of those the last first, but none lighter than `lightest`.
fn squeeze(sentences: &mut Vec<Sentence>, height: usize, lightest: u8) {
    while height_of(sentences) > height.max(1) {
        let heaviest = sentences.iter().map(|sentence| sentence.weight).max().unwrap_or(0);
        if heaviest < lightest {
            return;
        }
        let at = sentences.iter().rposition(|sentence| sentence.weight == heaviest).unwrap_or(0);
        sentences.remove(at);
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
