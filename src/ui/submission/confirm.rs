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
        painter::{Painter, after, below, fit, width as columns},
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

impl ConfirmLine {
    fn new(text: String, weight: u8) -> ConfirmLine {
        ConfirmLine { text, mark: None, role: Role::Text, weight }
    }

    fn to_line(&self, painter: &Painter<'_>, room: u16) -> Line<'static> {
        let mark = match self.mark {
            None => "",
            Some(Role::Warning) => painter.view().glyphs.warning,
            Some(_) => " ",
        };
        let gap = if mark.is_empty() { "" } else { " " };
        painter.line(room, &[(mark, Role::Warning), (gap, Role::Text), (&self.text, self.role)])
    }
}

/// Draws the dialog over the body and puts the cursor behind what was typed.
pub fn draw_confirm(painter: &mut Painter<'_>, confirm: &Confirm) {
    let body = painter.area();
    let margin = if body.width < 72 { 0 } else { 3 };
    let width = body.width.saturating_sub(2 * margin).min(WIDEST);
    if width < 12 || body.height < 3 {
        return;
    }
    let mut lines = lines(painter, confirm, usize::from(width - 6));
    // Four of the height go to the frame and the prompt, one to a complaint.
    let lines_below = 1 + usize::from(confirm.complaint.is_some());
    let inner = usize::from(body.height).saturating_sub(2);
    squeeze(&mut lines, inner.saturating_sub(lines_below));
    let is_roomy = lines.len() + lines_below + 2 <= inner;
    let height = lines.len() + lines_below + 2 + if is_roomy { 2 } else { 0 };
    let top = (usize::from(body.height).saturating_sub(height) / 2).min(2);
    let area = Rect { width, height: fit(height), ..below(after(body, margin), top) }.intersection(body);
    painter.clear(area);
    let title = painter.say(if confirm.sent.is_sandbox { "confirm-title-sandbox" } else { "confirm-title" });
    let title = painter.line(width - 2, &[(&format!(" {title} "), Role::Heading)]);
    let block = painter.block(Borders::ALL).title_top(title).padding(Padding { left: 2, right: 1, ..Padding::ZERO });
    let inside = below(block.inner(area), usize::from(is_roomy));
    painter.draw(area, block);
    let text: Vec<_> = lines.iter().map(|line| line.to_line(painter, inside.width)).collect();
    painter.draw(inside, Paragraph::new(text));
    let asked = below(inside, lines.len());
    draw_prompt(painter, confirm, asked);
    if let Some(message) = &confirm.complaint {
        let rest = painter.text(below(asked, 1), painter.view().glyphs.error, Role::Error);
        painter.text(after(rest, 1), painter.message(message), Role::Error);
    }
}

/// Everything above the prompt.
fn lines(painter: &Painter<'_>, confirm: &Confirm, room: usize) -> Vec<ConfirmLine> {
    let sent = &confirm.sent;
    let mut lines = Vec::new();
    let mut add = |text: &str, weight: u8| {
        lines.extend(wrap(text, room).into_iter().map(|text| ConfirmLine::new(text, weight)));
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
        lines.extend(wrap(text, room).into_iter().map(|text| ConfirmLine::new(text, weight)));
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

/// The prompt, what was typed, and the cursor.
fn draw_prompt(painter: &mut Painter<'_>, confirm: &Confirm, area: Rect) {
    let typed = confirm.typed.value();
    let rest = after(painter.text(area, painter.say("confirm-prompt"), Role::Label), 2);
    let before: String = typed.chars().take(confirm.typed.cursor()).collect();
    painter.text(rest, typed, Role::Focus);
    painter.caret(Rect { x: rest.x + fit(columns(&before)).min(rest.width), width: 1, ..rest });
}
