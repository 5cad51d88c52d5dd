//! The list of pasted statements, and before it the accounts that they grant to.

use super::{FrameLines, sql};
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
    ui::{painter::Painter, theme::Role},
};

/// One line of a statement: its mark, its text, its role.
type PasteLine = (&'static str, String, Role);

/// Draws the list around the statement in focus.
pub(super) fn draw(painter: &mut Painter<'_>, paste: &Paste, draft: &FrameLines<'_>) {
    if paste.is_choosing() {
        return draw_choice(painter, paste);
    }
    let statements = &paste.reading.statements;
    let title = title(painter, paste);
    painter.put(1, 0, &title, Role::Heading);
    if let Some(lines) = &paste.text {
        return sql::draw_lines(painter, lines, 2);
    }
    let has_hosts = !paste.reading.hosts.is_empty();
    let top = if painter.height() > 10 { 2 } else { 1 };
    let bottom = painter.height().saturating_sub(if has_hosts { 2 } else { 0 });
    // The edges count what lies outside.
    let room = usize::from(bottom.saturating_sub(top).saturating_sub(1));
    let first = first_in_view(painter, (paste, draft), room);
    draw_edge(painter, top - 1, &statements[..first], "editor-paste-above");
    let mut y = top;
    let mut next = first;
    for (index, statement) in statements.iter().enumerate().skip(first) {
        let details = details(painter, statement, draft);
        let height = u16::try_from(1 + details.len()).unwrap_or(u16::MAX);
        let is_last = index + 1 == statements.len();
        let end = if is_last { bottom } else { bottom.saturating_sub(1) };
        if index > first && y.saturating_add(height) > end {
            break;
        }
        next = index + 1;
        if index == paste.at {
            painter.put(1, y, painter.view().glyphs.focus, Role::Focus);
            painter.place_cursor(4, y);
        }
        draw_head(painter, y, statement);
        y += 1;
        for (mark, text, role) in details {
            if y < end {
                painter.put(5, y, mark, role);
                painter.put(7, y, &text, role);
                y += 1;
            }
        }
    }
    if next < statements.len() {
        draw_edge(painter, bottom.saturating_sub(1), &statements[next..], "editor-paste-below");
        y = bottom;
    } else if y < bottom {
        y = draw_others(painter, y, paste);
    }
    if has_hosts {
        let y =
            if usize::from(y) + 2 < usize::from(painter.height()) { y + 1 } else { painter.height().saturating_sub(1) };
        draw_hosts(painter, paste, y);
    }
}

/// Whose statements these are, always in sight, and how many.
fn title(painter: &Painter<'_>, paste: &Paste) -> String {
    let is_short = painter.width() < 76;
    if let Some(base) = &paste.from {
        let id = if is_short { "editor-account-title-short" } else { "editor-account-title" };
        return painter.with(id, &[("account", accounts::shown(&base.account).into())]);
    }
    let n = paste.reading.statements.len();
    let Some(account) = &paste.reading.account else {
        let id = if is_short { "editor-paste-title-short" } else { "editor-paste-title" };
        return painter.with(id, &[("n", n.into())]);
    };
    let id = if is_short { "editor-paste-title-of-short" } else { "editor-paste-title-of" };
    painter.with(id, &[("n", n.into()), ("account", account.to_string().into())])
}

/// The accounts, each with what it is granted.
fn draw_choice(painter: &mut Painter<'_>, paste: &Paste) {
    let title = painter.with("editor-paste-accounts", &[("n", paste.candidates.len().into())]);
    painter.put(1, 0, &title, Role::Heading);
    let top = if painter.height() > 10 { 2 } else { 1 };
    let room = usize::from(painter.height().saturating_sub(top)).max(1);
    let first = (paste.at + 1).saturating_sub(room);
    for (y, (index, candidate)) in (top..).zip(paste.candidates.iter().enumerate().skip(first).take(room)) {
        let is_focus = index == paste.at;
        if is_focus {
            painter.put(1, y, painter.view().glyphs.focus, Role::Focus);
            painter.place_cursor(1, y);
        }
        let grants = painter.with("editor-paste-account-grants", &[("n", candidate.grants.into())]);
        let width = u16::try_from(crate::ui::painter::width(&grants)).unwrap_or(0);
        let room = painter.width().saturating_sub(width + 5);
        let name = candidate.account.to_string();
        let x = painter.put_within(3, y, room, (&name, if is_focus { Role::Focus } else { Role::Text }));
        painter.put(x + 2, y, &grants, Role::Dim);
    }
}

/// How many statements lie outside the view at an edge, and how many of them stop the taking.
fn draw_edge(painter: &mut Painter<'_>, y: u16, hidden: &[Statement], id: &'static str) {
    if hidden.is_empty() {
        return;
    }
    let errors = hidden.iter().filter(|statement| statement.is_open_error()).count();
    let text = painter.with(id, &[("n", hidden.len().into()), ("errors", errors.into())]);
    let role = if errors > 0 { Role::Error } else { Role::Dim };
    let width = u16::try_from(crate::ui::painter::width(&text)).unwrap_or(0);
    let x = if y == 0 { painter.width().saturating_sub(width + 1) } else { 3 };
    painter.put(x, y, &text, role);
}

/// What does not matter, as one sentence with its count.
fn draw_others(painter: &mut Painter<'_>, y: u16, paste: &Paste) -> u16 {
    let others = paste.reading.others.len();
    let strangers = paste.reading.strangers;
    if others == 0 && strangers == 0 {
        return y;
    }
    let text = painter.with("editor-paste-others", &[("n", others.into()), ("strangers", strangers.into())]);
    let mut end = y;
    for line in wrap(&text, usize::from(painter.width().saturating_sub(4))) {
        painter.put(3, end, &line, Role::Dim);
        end += 1;
    }
    end
}

/// The first statement such that the one in focus is in view with all it says.
fn first_in_view(painter: &Painter<'_>, (paste, draft): (&Paste, &FrameLines<'_>), room: usize) -> usize {
    let statements = &paste.reading.statements;
    let at = paste.at.min(statements.len().saturating_sub(1));
    let mut first = at;
    let mut lines = 0;
    while let Some(statement) = statements.get(first) {
        lines += 1 + details(painter, statement, draft).len();
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

fn draw_head(painter: &mut Painter<'_>, y: u16, statement: &Statement) {
    let (mark, role) = match &statement.verdict {
        _ if statement.is_open_error() => ("[!]", Role::Error),
        Verdict::Taken(_) if statement.is_checked => ("[x]", Role::Good),
        Verdict::Taken(_) => ("[ ]", Role::Text),
        Verdict::TakenAway(_) => ("[x]", Role::Good),
        _ => ("[-]", Role::Dim),
    };
    painter.put(3, y, mark, role);
    let role = if can_take(statement) || statement.is_open_error() { Role::Text } else { Role::Dim };
    painter.put(7, y, &statement.text, role);
}

/// What stands under a statement: what is taken of it, what is not, and why.
fn details(painter: &Painter<'_>, statement: &Statement, draft: &FrameLines<'_>) -> Vec<PasteLine> {
    let glyphs = painter.view().glyphs;
    let room = usize::from(painter.width().saturating_sub(8));
    let mut lines: Vec<PasteLine> = Vec::new();
    let mut say = |mark: &'static str, text: &str, role: Role| {
        let mut marks = std::iter::once(mark).chain(std::iter::repeat(" "));
        lines.extend(wrap(text, room).into_iter().map(|text| (marks.next().unwrap_or(" "), text, role)));
    };
    match &statement.verdict {
        Verdict::Taken(units) => {
            for unit in units.iter().take(MOST_UNITS) {
                say(" ", &sql::of_unit(painter, unit, draft), Role::Dim);
            }
            if units.len() > MOST_UNITS {
                let more = painter.with("editor-paste-more", &[("n", (units.len() - MOST_UNITS).into())]);
                say(" ", &more, Role::Dim);
            }
        }
        Verdict::TakenAway(message) => say(" ", &painter.message(message), Role::Text),
        Verdict::Nothing(message) => say(" ", &painter.message(message), Role::Dim),
        Verdict::Named(message) => say(glyphs.warning, &painter.message(message), Role::Warning),
        Verdict::Refused(message) => say(glyphs.error, &painter.message(message), Role::Error),
    }
    for note in &statement.notes {
        let (mark, role) = match note.weight {
            Weight::Remark => (" ", Role::Dim),
            Weight::Caution | Weight::Loss => (glyphs.warning, Role::Warning),
            Weight::Error => (glyphs.error, Role::Error),
        };
        say(mark, &painter.message(&note.message), role);
    }
    if !statement.guess.is_empty() {
        for unit in statement.guess.iter().take(MOST_UNITS) {
            let unit = sql::of_unit(painter, unit, draft);
            say(" ", &painter.with("editor-paste-guess", &[("unit", unit.into())]), Role::Text);
        }
    } else if statement.is_error() {
        let id = if statement.is_dropped { "editor-paste-dropped" } else { "editor-paste-drop" };
        say(" ", &painter.say(id), Role::Dim);
    }
    lines
}

/// Units of one statement that are listed; a statement with many columns has as many units.
const MOST_UNITS: usize = 4;

fn draw_hosts(painter: &mut Painter<'_>, paste: &Paste, y: u16) {
    let hosts = paste.reading.hosts.join(", ");
    let id = if painter.width() < 76 { "editor-paste-hosts-short" } else { "editor-paste-hosts" };
    let text = painter.message(&Message::new(id).with("hosts", hosts));
    let offer = painter.with("editor-paste-offer", &[("n", paste.new_hosts.len().into())]);
    let is_focus = paste.at >= paste.reading.statements.len();
    let offer_width = u16::try_from(crate::ui::painter::width(&offer)).unwrap_or(0) + 8;
    let room =
        if paste.new_hosts.is_empty() { painter.width() } else { painter.width().saturating_sub(offer_width + 3) };
    let x = painter.put_within(3, y, room, (&text, Role::Text));
    if paste.new_hosts.is_empty() {
        return;
    }
    if is_focus {
        painter.put(x + 2, y, painter.view().glyphs.focus, Role::Focus);
        painter.place_cursor(x + 5, y);
    }
    let x = painter.put(x + 4, y, if paste.with_hosts { "[x]" } else { "[ ]" }, Role::Text);
    painter.put(x + 1, y, &offer, Role::Text);
}
