//! Draws the Create dialog. Whatever the size, the name, the prompt and what was typed stay.

use ratatui::layout::Rect;

use crate::{
    app::submission::Confirm,
    domain::rule::Arg,
    ui::{
        painter::{Painter, width as columns},
        theme::Role,
        wrap::wrap,
    },
};

/// Widest box, so that its sentences stay readable.
const WIDEST: u16 = 100;
/// Most warnings shown one by one.
const NOTES_SHOWN: usize = 5;

struct ConfirmLine {
    text: String,
    mark: Option<Role>,
    role: Role,
    /// Dropped first where there is no room: the greater, the sooner. 0 is never dropped.
    weight: u8,
}

/// Draws the dialog over the body and puts the cursor behind what was typed.
pub fn draw_confirm(painter: &mut Painter<'_>, confirm: &Confirm) {
    let margin = if painter.width() < 72 { 0 } else { 3 };
    let width = painter.width().saturating_sub(2 * margin).min(WIDEST);
    let (border, room) = (4, usize::from(width.saturating_sub(6)).max(1));
    if width < 12 || painter.height() < 3 {
        return;
    }
    let mut lines = lines(painter, confirm, room);
    // Four of the height go to the frame and the prompt, one to a complaint.
    let below = 1 + usize::from(confirm.complaint.is_some());
    let inner = usize::from(painter.height()).saturating_sub(2);
    squeeze(&mut lines, inner.saturating_sub(below));
    let is_roomy = lines.len() + below + 2 <= inner;
    let height = lines.len() + below + 2 + if is_roomy { 2 } else { 0 };
    let top = (usize::from(painter.height()).saturating_sub(height) / 2).min(2);
    let area = Rect { x: margin, y: fit(top), width, height: fit(height) };
    painter.clear(area);
    let cursor = {
        let mut inside = painter.part(area);
        frame(&mut inside, confirm);
        let mut y = 1 + u16::from(is_roomy);
        for line in &lines {
            put(&mut inside, y, line);
            y += 1;
        }
        prompt(&mut inside, confirm, (y, border));
        inside.cursor()
    };
    painter.adopt(cursor);
}

/// Everything above the prompt.
fn lines(painter: &Painter<'_>, confirm: &Confirm, room: usize) -> Vec<ConfirmLine> {
    let sent = &confirm.sent;
    let mut lines = Vec::new();
    let mut add = |text: &str, weight: u8| {
        lines.extend(wrap(text, room).into_iter().map(|text| ConfirmLine {
            text,
            mark: None,
            role: Role::Text,
            weight,
        }));
    };
    let text = |text: &str| Arg::from(text);
    let place = [("name", text(&sent.name)), ("region", text(&sent.region)), ("account", text(&sent.account))];
    add(&painter.with(if sent.account.is_empty() { "confirm-where-unnamed" } else { "confirm-where" }, &place), 0);
    let to = [("host", text(&sent.endpoint)), ("key", text(&sent.key))];
    add(&painter.with("confirm-to", &to), 0);
    let target =
        [("product", text(&sent.product)), ("instance", text(&sent.instance)), ("title", text(&sent.instance_name))];
    add(&painter.with(if sent.instance_name.is_empty() { "confirm-on" } else { "confirm-on-named" }, &target), 1);
    let counts = [("hosts", sent.hosts.len().into()), ("grants", sent.grants.into()), ("places", sent.places.into())];
    add(&painter.with("confirm-what", &counts), 3);
    add("", 9);
    notes(painter, confirm, room, &mut lines);
    let mut add = |text: &str, weight: u8| {
        lines.extend(wrap(text, room).into_iter().map(|text| ConfirmLine {
            text,
            mark: None,
            role: Role::Text,
            weight,
        }));
    };
    if !confirm.notes.is_empty() {
        add("", 9);
    }
    add(&painter.say(if sent.is_sandbox { "confirm-once-sandbox" } else { "confirm-once" }), 4);
    add("", 8);
    lines
}

fn notes(painter: &Painter<'_>, confirm: &Confirm, room: usize, lines: &mut Vec<ConfirmLine>) {
    let shown = if confirm.notes.len() > NOTES_SHOWN { NOTES_SHOWN - 1 } else { NOTES_SHOWN };
    for note in confirm.notes.iter().take(shown) {
        for (index, text) in wrap(&painter.bare(note), room.saturating_sub(2)).into_iter().enumerate() {
            let mark = if index == 0 { Some(Role::Warning) } else { Some(Role::Text) };
            lines.push(ConfirmLine { text, mark, role: Role::Text, weight: if index == 0 { 5 } else { 6 } });
        }
    }
    if let Some(more) = confirm.notes.len().checked_sub(shown).filter(|more| *more > 0) {
        let text = painter.with("confirm-more-notes", &[("count", more.into())]);
        lines.push(ConfirmLine { text, mark: Some(Role::Text), role: Role::Dim, weight: 2 });
    }
}

/// Drops lines until they fit, the weightiest and of those the last first.
fn squeeze(lines: &mut Vec<ConfirmLine>, room: usize) {
    while lines.len() > room.max(1) {
        let heaviest = lines.iter().map(|line| line.weight).max().unwrap_or(0);
        let at = lines.iter().rposition(|line| line.weight == heaviest).unwrap_or(0);
        lines.remove(at);
    }
}

fn frame(painter: &mut Painter<'_>, confirm: &Confirm) {
    let glyphs = painter.view().glyphs;
    let (right, bottom) = (painter.width() - 1, painter.height().saturating_sub(1));
    painter.rule(0);
    painter.rule(bottom);
    for y in 1..bottom {
        painter.put(0, y, glyphs.vertical, Role::Rule);
        painter.put(right, y, glyphs.vertical, Role::Rule);
    }
    for ((x, y), corner) in [(0, 0), (right, 0), (0, bottom), (right, bottom)].into_iter().zip(glyphs.corners) {
        painter.put(x, y, corner, Role::Rule);
    }
    let title = painter.say(if confirm.sent.is_sandbox { "confirm-title-sandbox" } else { "confirm-title" });
    painter.put_within(1, 0, right.saturating_sub(1), (&format!(" {title} "), Role::Heading));
}

fn put(painter: &mut Painter<'_>, y: u16, line: &ConfirmLine) {
    let room = painter.width().saturating_sub(5);
    match line.mark {
        None => {
            painter.put_within(3, y, room, (&line.text, line.role));
        }
        Some(mark) => {
            if mark == Role::Warning {
                painter.put(3, y, painter.view().glyphs.warning, mark);
            }
            painter.put_within(5, y, room.saturating_sub(2), (&line.text, line.role));
        }
    }
}

/// The prompt, what was typed, the cursor, and below it what is wrong.
fn prompt(painter: &mut Painter<'_>, confirm: &Confirm, (y, border): (u16, u16)) {
    let asked = painter.say("confirm-prompt");
    let room = painter.width().saturating_sub(border + 1);
    let x = painter.put_within(3, y, room, (&asked, Role::Label)) + 2;
    let typed = confirm.typed.value();
    let before: String = typed.chars().take(confirm.typed.cursor()).collect();
    painter.put_within(x, y, painter.width().saturating_sub(x + 2), (typed, Role::Focus));
    let caret = x.saturating_add(fit(columns(&before))).min(painter.width().saturating_sub(2));
    painter.place_cursor(caret, y);
    if let Some(complaint) = &confirm.complaint {
        let text = painter.message(complaint);
        painter.put(3, y + 1, painter.view().glyphs.error, Role::Error);
        painter.put_within(5, y + 1, room.saturating_sub(2), (&text, Role::Error));
    }
}

fn fit(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}
