//! The list of pasted statements, and before it the accounts that they grant to.

use ratatui::layout::Rect;

use super::{FrameLines, sql};
use crate::ui::{Hidden, wrap::wrap};
use crate::{
    app::{
        Target,
        editor::{
            accounts,
            dialog::OVER_PASTED,
            paste::{Paste, can_take},
        },
    },
    domain::{
        grants::read::{Statement, Verdict, Weight},
        rule::Message,
    },
    ui::{
        form::{LABEL, first_lines},
        painter::{Painter, after, below, fit, width},
        theme::Role,
    },
};

/// One line about a statement.
struct PasteLine {
    mark: &'static str,
    text: String,
    role: Role,
    /// Which of the messages it is of.
    message: usize,
}

/// Draws the list around the statement in focus. Not a `List`, because the statement in focus must be in sight with all
/// of its details, and the lines at the edges count the statements out of sight.
pub(super) fn draw(painter: &mut Painter<'_>, paste: &Paste, draft: &FrameLines<'_>) -> Hidden {
    if paste.is_choosing() {
        draw_choice(painter, paste);
        return Hidden::default();
    }
    let statements = &paste.reading.statements;
    let area = painter.area();
    painter.text(after(area, 1), title(painter, paste), Role::Heading);
    if let Some(lines) = &paste.text {
        return sql::draw_lines(painter, below(area, OVER_PASTED.into()), lines);
    }
    let has_hosts = !paste.reading.hosts.is_empty();
    let top = if area.height > 10 { 2 } else { 1 };
    let list = below(area, top);
    let list = Rect { height: list.height.saturating_sub(if has_hosts { fit(top) } else { 0 }), ..list };
    // The edges count what lies outside.
    let first = first_in_view(painter, paste, draft, usize::from(list.height.saturating_sub(1)));
    if first > 0 {
        let (text, role) = edge(painter, &statements[..first], "editor-paste-above");
        let line = below(area, top - 1);
        if top == 1 {
            painter.text_right(Rect { width: line.width.saturating_sub(1), ..line }, text, role);
        } else {
            painter.text(after(line, LABEL), text, role);
        }
    }
    let mut rest = list;
    let mut next = first;
    for (index, statement) in statements.iter().enumerate().skip(first) {
        let details = details(painter, statement, draft);
        let is_last = index + 1 == statements.len();
        let room = usize::from(if is_last { rest.height } else { rest.height.saturating_sub(1) });
        if index > first && 1 + details.len() > room {
            break;
        }
        next = index + 1;
        let top = rest;
        if index == paste.at {
            painter.mark_focus(rest, true);
            painter.caret(after(rest, 4));
        }
        draw_head(painter, after(rest, LABEL), statement);
        rest = below(rest, 1);
        for PasteLine { mark, text, role, .. } in fitting(painter, details, room.saturating_sub(1)) {
            let line = after(rest, 5);
            painter.draw(line, painter.line(line.width, &[(mark, role), (" ", Role::Text), (&text, role)]));
            rest = below(rest, 1);
        }
        painter.target_lines(top, rest, Target::Row(index));
    }
    if next < statements.len() {
        let (text, role) = edge(painter, &statements[next..], "editor-paste-below");
        painter.text(after(below(list, usize::from(list.height.saturating_sub(1))), LABEL), text, role);
        rest = below(list, usize::from(list.height));
    } else if !rest.is_empty() {
        rest = draw_others(painter, rest, paste);
    }
    if has_hosts {
        let used = rest.y - area.y;
        let line = if used + 1 < area.height { used + 1 } else { area.height.saturating_sub(1) };
        draw_hosts(painter, below(area, usize::from(line)), paste);
    }
    Hidden::default()
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
    let area = painter.area();
    let title = painter.with("editor-paste-accounts", &[("n", paste.candidates.len().into())]);
    painter.text(after(area, 1), title, Role::Heading);
    let list = after(below(area, if area.height > 10 { 2 } else { 1 }), 1);
    let first = (paste.at + 1).saturating_sub(usize::from(list.height).max(1));
    let shown = usize::from(list.height).min(paste.candidates.len() - first);
    let hidden = Hidden::around(first, shown, paste.candidates.len());
    let room = hidden.tell(painter, Rect { width: list.width.saturating_sub(1), ..list }).width.saturating_sub(2);
    let in_sight = paste.candidates.iter().enumerate().skip(first).take(shown);
    let told: Vec<(usize, String, String)> = in_sight
        .map(|(index, candidate)| {
            let grants = painter.with("editor-paste-account-grants", &[("n", candidate.grants.into())]);
            let name = candidate.account.to_string();
            let name = painter.cut_end(&name, usize::from(room).saturating_sub(width(&grants) + 2)).into_owned();
            (index, name, grants)
        })
        .collect();
    let column = told.iter().map(|(_, name, _)| width(name)).max().unwrap_or(0) + 2;
    let rows = told.iter().map(|(index, name, grants)| {
        let role = if *index == paste.at { Role::Focus } else { Role::Text };
        let gap = " ".repeat(column - width(name));
        painter.line(room, &[(name, role), (&gap, Role::Text), (grants, Role::Dim)])
    });
    let rows: Vec<_> = rows.collect();
    painter.list(Rect { width: room + 2, ..list }, rows, paste.at.checked_sub(first));
    for (line, at) in list.rows().zip(first..paste.candidates.len()) {
        painter.target(line, Target::Row(at));
    }
    painter.caret(below(list, paste.at.saturating_sub(first)));
}

/// The details that have room. Where not all have, what is lost or wrong comes first, a message that is cut says so by its
/// end, and the last line counts the others.
fn fitting(painter: &Painter<'_>, mut details: Vec<PasteLine>, room: usize) -> Vec<PasteLine> {
    if details.len() <= room {
        return details;
    }
    details.sort_by_key(|line| match line.role {
        Role::Error => 0,
        Role::Warning => 1,
        _ => 2,
    });
    // The first message is worth more than the count of the others.
    let others = |details: &[PasteLine], room: usize| {
        let last = room.checked_sub(1).and_then(|at| details.get(at)).map(|line| line.message);
        let mut others: Vec<&PasteLine> = details.iter().skip(room).filter(|line| Some(line.message) != last).collect();
        others.dedup_by_key(|line| line.message);
        (others.len(), others.first().map_or(Role::Dim, |line| line.role))
    };
    let is_counted = room > 1 && others(&details, room).0 > 0;
    let kept = if is_counted { room - 1 } else { room };
    let (n, role) = others(&details, kept);
    let is_cut = |last: &PasteLine| details.get(kept).is_some_and(|next| next.message == last.message);
    let is_marked = !is_counted || kept.checked_sub(1).and_then(|at| details.get(at)).is_some_and(is_cut);
    details.truncate(kept);
    if let Some(last) = details.last_mut().filter(|_| is_marked) {
        let marked = format!("{} {}", last.text, painter.view().glyphs.ellipsis);
        last.text = painter.cut_end(&marked, usize::from(painter.width().saturating_sub(8))).into_owned();
    }
    if is_counted {
        let text = painter.with("editor-paste-remarks", &[("n", n.into())]);
        details.push(PasteLine { mark: " ", text, role, message: usize::MAX });
    }
    details
}

/// How many statements lie outside the view at an edge, and how many of them stop the taking.
fn edge(painter: &Painter<'_>, hidden: &[Statement], id: &'static str) -> (String, Role) {
    let errors = hidden.iter().filter(|statement| statement.is_open_error()).count();
    let text = painter.with(id, &[("n", hidden.len().into()), ("errors", errors.into())]);
    (text, if errors > 0 { Role::Error } else { Role::Dim })
}

/// What does not matter, as one sentence with its count.
fn draw_others(painter: &mut Painter<'_>, area: Rect, paste: &Paste) -> Rect {
    let others = paste.reading.others.len();
    let strangers = paste.reading.strangers;
    if others == 0 && strangers == 0 {
        return area;
    }
    let text = painter.with("editor-paste-others", &[("n", others.into()), ("strangers", strangers.into())]);
    let room = usize::from(area.width.saturating_sub(4));
    let lines = first_lines(painter, &text, room, usize::from(area.height));
    painter.lines(after(area, LABEL), &lines, Role::Dim)
}

/// The first statement in sight, so that the one in focus is in sight with all of its details.
fn first_in_view(painter: &Painter<'_>, paste: &Paste, draft: &FrameLines<'_>, room: usize) -> usize {
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

fn draw_head(painter: &mut Painter<'_>, area: Rect, statement: &Statement) {
    let (mark, role) = match &statement.verdict {
        _ if statement.is_open_error() => ("[!]", Role::Error),
        Verdict::Taken(_) if statement.is_checked => ("[x]", Role::Good),
        Verdict::Taken(_) => ("[ ]", Role::Text),
        Verdict::TakenAway(_) => ("[x]", Role::Good),
        _ => ("[-]", Role::Dim),
    };
    let text_role = if can_take(statement) || statement.is_open_error() { Role::Text } else { Role::Dim };
    painter.draw(area, painter.line(area.width, &[(mark, role), (" ", Role::Text), (&statement.text, text_role)]));
}

/// The lines under a statement: what is taken of it, what is not, and why.
fn details(painter: &Painter<'_>, statement: &Statement, draft: &FrameLines<'_>) -> Vec<PasteLine> {
    let glyphs = painter.view().glyphs;
    let room = usize::from(painter.width().saturating_sub(8));
    let mut lines: Vec<PasteLine> = Vec::new();
    let mut message = 0;
    let mut say = |mark: &'static str, text: &str, role: Role| {
        let marks = std::iter::once(mark).chain(std::iter::repeat(" "));
        lines.extend(marks.zip(wrap(text, room)).map(|(mark, text)| PasteLine { mark, text, role, message }));
        message += 1;
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
        // What a left out REVOKE would have taken away stays granted.
        let widens = matches!(&statement.verdict, Verdict::Refused(message) if message.id == "grant-partial");
        let id = match (statement.is_dropped, widens) {
            (true, _) => "editor-paste-dropped",
            (false, true) => "editor-paste-drop-revoke",
            (false, false) => "editor-paste-drop",
        };
        say(" ", &painter.say(id), if widens { Role::Warning } else { Role::Dim });
    }
    lines
}

/// Units of one statement that are listed; a statement with many columns has as many units.
const MOST_UNITS: usize = 4;

fn draw_hosts(painter: &mut Painter<'_>, area: Rect, paste: &Paste) {
    let hosts = paste.reading.hosts.join(", ");
    let id = if area.width < 76 { "editor-paste-hosts-short" } else { "editor-paste-hosts" };
    let text = painter.message(&Message::new(id).with("hosts", hosts));
    let left = after(area, LABEL);
    if paste.new_hosts.is_empty() {
        painter.text(left, text, Role::Text);
        return;
    }
    let offer = painter.with("editor-paste-offer", &[("n", paste.new_hosts.len().into())]);
    let room = left.width.saturating_sub(fit(width(&offer)) + 8);
    let end = painter.text(Rect { width: room, ..left }, text, Role::Text).x;
    let rest = after(area, end - area.x);
    painter.target(Rect { height: 1, ..rest }, Target::Row(paste.reading.statements.len()));
    if paste.at >= paste.reading.statements.len() {
        painter.mark_focus(after(rest, 1), true);
        painter.caret(after(rest, 5));
    }
    let tick = if paste.with_hosts { "[x] " } else { "[ ] " };
    let rest = painter.text(after(rest, 4), tick, Role::Text);
    painter.text(rest, offer, Role::Text);
}
