//! The list of pasted statements (screens §3.7).

use super::{Draft, sql};
use crate::ui::wrap::wrap;
use crate::{
    app::editor::{
        accounts,
        paste::{Paste, can_take},
    },
    domain::{
        grants::read::{Statement, Verdict, Weight},
        rule::Message,
    },
    ui::{pen::Pen, theme::Role},
};

/// One line of a statement: its mark, its text, its role.
type Line = (&'static str, String, Role);

/// Draws the list around the statement in focus.
pub(super) fn draw(pen: &mut Pen<'_>, paste: &Paste, draft: &Draft<'_>) {
    let statements = &paste.reading.statements;
    let is_short = pen.width() < 76;
    let title = if let Some(base) = &paste.from {
        let id = if is_short { "editor-account-title-short" } else { "editor-account-title" };
        pen.with(id, &[("account", accounts::shown(&base.account).into())])
    } else {
        let id = if is_short { "editor-paste-title-short" } else { "editor-paste-title" };
        pen.with(id, &[("n", statements.len().into())])
    };
    pen.put(1, 0, &title, Role::Heading);
    if let Some(lines) = &paste.text {
        return sql::draw_lines(pen, lines, 2);
    }
    let has_hosts = !paste.reading.hosts.is_empty();
    let top = if pen.height() > 10 { 2 } else { 1 };
    let bottom = pen.height().saturating_sub(if has_hosts { 2 } else { 0 });
    let room = usize::from(bottom.saturating_sub(top));
    let first = first_in_view(pen, (paste, draft), room);
    let mut y = top;
    for (index, statement) in statements.iter().enumerate().skip(first) {
        if y >= bottom {
            break;
        }
        if index == paste.at {
            pen.put(1, y, pen.view().glyphs.focus, Role::Focus);
            pen.place_cursor(4, y);
        }
        draw_head(pen, y, statement);
        y += 1;
        for (mark, text, role) in details(pen, statement, draft) {
            if y < bottom {
                pen.put(5, y, mark, role);
                pen.put(7, y, &text, role);
                y += 1;
            }
        }
    }
    if has_hosts {
        let y = if usize::from(y) + 2 < usize::from(pen.height()) { y + 1 } else { pen.height().saturating_sub(1) };
        draw_hosts(pen, paste, y);
    }
}

/// The first statement such that the one in focus is in view with all it says.
fn first_in_view(pen: &Pen<'_>, (paste, draft): (&Paste, &Draft<'_>), room: usize) -> usize {
    let statements = &paste.reading.statements;
    let at = paste.at.min(statements.len().saturating_sub(1));
    let mut first = at;
    let mut lines = 0;
    while let Some(statement) = statements.get(first) {
        lines += 1 + details(pen, statement, draft).len();
        if lines > room {
            return (first + 1).min(at);
        }
        if first == 0 {
            break;
        }
        first -= 1;
    }
    first
}

fn draw_head(pen: &mut Pen<'_>, y: u16, statement: &Statement) {
    let (mark, role) = match (can_take(statement), statement.is_checked) {
        (false, _) => ("[-]", Role::Dim),
        (true, true) => ("[x]", Role::Good),
        (true, false) => ("[ ]", Role::Text),
    };
    pen.put(3, y, mark, role);
    pen.put(7, y, &statement.text, if can_take(statement) { Role::Text } else { Role::Dim });
}

/// What stands under a statement: what is taken of it, what is not, and why.
fn details(pen: &Pen<'_>, statement: &Statement, draft: &Draft<'_>) -> Vec<Line> {
    let glyphs = pen.view().glyphs;
    let room = usize::from(pen.width().saturating_sub(8));
    let mut lines: Vec<Line> = Vec::new();
    let mut say = |mark: &'static str, text: &str, role: Role| {
        let mut marks = std::iter::once(mark).chain(std::iter::repeat(" "));
        lines.extend(wrap(text, room).into_iter().map(|text| (marks.next().unwrap_or(" "), text, role)));
    };
    match &statement.verdict {
        Verdict::Taken(units) => {
            for unit in units.iter().take(MOST_UNITS) {
                say(" ", &sql::of_unit(pen, unit, draft), Role::Dim);
            }
            if units.len() > MOST_UNITS {
                let more = pen.with("editor-paste-more", &[("n", (units.len() - MOST_UNITS).into())]);
                say(" ", &more, Role::Dim);
            }
        }
        Verdict::Nothing(message) => say(" ", &pen.message(message), Role::Dim),
        Verdict::Refused(message) => say(glyphs.error, &pen.message(message), Role::Error),
    }
    for note in &statement.notes {
        let (mark, role) = match note.weight {
            Weight::Remark => (" ", Role::Dim),
            Weight::Caution => (glyphs.warning, Role::Warning),
            Weight::Loss => (glyphs.error, Role::Error),
        };
        say(mark, &pen.message(&note.message), role);
    }
    lines
}

/// Units of one statement that are listed; a statement with many columns has as many units.
const MOST_UNITS: usize = 4;

fn draw_hosts(pen: &mut Pen<'_>, paste: &Paste, y: u16) {
    let hosts = paste.reading.hosts.join(", ");
    let id = if pen.width() < 76 { "editor-paste-hosts-short" } else { "editor-paste-hosts" };
    let text = pen.message(&Message::new(id).with("hosts", hosts));
    let offer = pen.with("editor-paste-offer", &[("n", paste.new_hosts.len().into())]);
    let is_focus = paste.at >= paste.reading.statements.len();
    let offer_width = u16::try_from(crate::ui::pen::width(&offer)).unwrap_or(0) + 8;
    let room = if paste.new_hosts.is_empty() { pen.width() } else { pen.width().saturating_sub(offer_width + 3) };
    let x = pen.put_within(3, y, room, (&text, Role::Text));
    if paste.new_hosts.is_empty() {
        return;
    }
    if is_focus {
        pen.put(x + 2, y, pen.view().glyphs.focus, Role::Focus);
        pen.place_cursor(x + 5, y);
    }
    let x = pen.put(x + 4, y, if paste.with_hosts { "[x]" } else { "[ ]" }, Role::Text);
    pen.put(x + 1, y, &offer, Role::Text);
}
