//! Steps that are lists: hosts, and the description with its tags.

use std::collections::{HashMap, HashSet};

use ratatui::layout::{Constraint, Rect};

use super::{
    Hidden, USUAL_WIDTH,
    form::{
        LABEL, VALUE, draw_field, draw_issue, draw_issues, draw_label, draw_lines, draw_remark, draw_trouble_of,
        draw_value, is_roomy, issue_text, some_lines,
    },
    grouped, list,
    painter::{Painter, after, below, in_columns},
    theme::Role,
};
use crate::{
    app::{App, Target, lookup::Lookup},
    domain::{
        fields::{FieldId, Kind},
        rule::{Arg, Issue},
        steps::StepId,
    },
};

/// Columns that a key may take in the title over its values.
const QUOTED_KEY: usize = 30;
/// Lines that the tags may take with what is wrong with them, and those of one problem; a request holds ten tags.
const TAG_LINES: usize = 36;
const PROBLEM_LINES: usize = 4;
/// Columns of a host, before its issues.
const HOST_ROOM: u16 = 21;

/// The hosts from which the accounts may connect.
pub(super) fn draw_hosts(painter: &mut Painter<'_>, app: &App, area: Rect) {
    let hosts = &app.form.draft.hosts;
    let mut rest = below(area, 1 + usize::from(is_roomy(painter)));
    // In a small frame the rows, of which the last one adds a host, are more important than the lines below them.
    let lines_below = if is_roomy(painter) { 7 } else { 0 };
    let room = usize::from(painter.viewport_height().saturating_sub(rest.y + lines_below)).max(3);
    let focus = if app.form.focus.field() == Some(FieldId::Hosts) { app.form.focus.row.min(hosts.len()) } else { 0 };
    let rows = window(hosts.len() + 1, focus, room, |row| host_lines(painter, app, area, row).len().max(1));
    let hidden = Hidden::around(rows.start, rows.len(), hosts.len() + 1);
    let title = painter.say("hosts-title");
    // How many are out of sight is worth more than all words of the title.
    let told = hidden.told(painter).map_or(0, |told| painter.columns(&told) + 2);
    let has_room = painter.columns(&title) + told < area.width;
    let title = if has_room { title } else { painter.say("step-hosts") };
    let beside = painter.text(after(area, 1), title, Role::Text);
    if !hosts.is_empty() {
        draw_count(painter, beside, hidden, hosts_count(painter, app));
    }
    for row in rows {
        let top = rest;
        rest = draw_host(painter, app, top, row);
        if row == focus {
            painter.require_visible(top, rest);
        }
    }
    let x = host_column(app);
    rest = draw_issues(painter, app, rest, x, FieldId::Hosts);
    rest = draw_lines(painter, rest, x - 1, &painter.say("hosts-hint"), Role::Dim);
    draw_hosts_of_instance(painter, app, below(rest, 1), x - 1);
}

/// How many rows there are, and before that how many are out of sight; where both find no room, the latter.
fn draw_count(painter: &mut Painter<'_>, area: Rect, hidden: Hidden, count: String) {
    let text = match hidden.told(painter) {
        Some(told) if painter.columns(&told) + painter.columns(&count) + 5 <= area.width => format!("{told}   {count}"),
        Some(told) => told,
        None => count,
    };
    painter.remark_at_end(painter.near(area), text, Role::Dim);
}

fn hosts_count(painter: &Painter<'_>, app: &App) -> String {
    // A host that is entered twice is an error; it makes no second account.
    let hosts = app.form.draft.hosts.iter().collect::<HashSet<_>>().len();
    let args = [
        ("hosts", Arg::from(hosts)),
        ("count", Arg::Text(grouped(hosts))),
        ("accounts", Arg::Text(grouped(hosts * 2))),
    ];
    let has_users_by_host = app.product().is_some_and(|product| product.speaks_mysql);
    painter.with(if has_users_by_host { "hosts-count-mysql" } else { "hosts-count" }, &args)
}

/// The rows in sight around the one in focus, where each takes some lines.
fn window(rows: usize, focus: usize, room: usize, lines_of: impl Fn(usize) -> usize) -> std::ops::Range<usize> {
    let (mut first, mut last) = (focus, focus + 1);
    let mut used = lines_of(focus);
    while first > 0 {
        used += lines_of(first - 1);
        if used > room {
            break;
        }
        first -= 1;
    }
    while last < rows && used < room {
        used += lines_of(last);
        last += usize::from(used <= room);
    }
    first..last
}

/// The column of the hosts: after the longest number.
fn host_column(app: &App) -> u16 {
    let digits = u16::try_from(app.form.draft.hosts.len().max(10).to_string().len()).unwrap_or(2);
    LABEL + digits + 2
}

/// The lines to the right of a host: its issues, else how many addresses it covers.
fn host_lines<'a>(painter: &Painter<'_>, app: &'a App, area: Rect, row: usize) -> Vec<(Option<&'a Issue>, String)> {
    let room = after(area, host_column(app) + HOST_ROOM).width;
    let mut lines = Vec::new();
    for issue in app.shown_issues(FieldId::Hosts).filter(|issue| issue.item == Some(row)) {
        for line in some_lines(painter, &issue_text(painter, app, issue), usize::from(room)) {
            lines.push((Some(issue), line));
        }
    }
    if lines.is_empty() {
        let host = app.form.draft.hosts.get(row).map_or("", String::as_str);
        lines.push((None, host_size(painter, host)));
    }
    lines
}

fn draw_host(painter: &mut Painter<'_>, app: &App, area: Rect, row: usize) -> Rect {
    let is_here = app.form.focus.field() == Some(FieldId::Hosts) && app.form.focus.row == row;
    let text = app.form.draft.hosts.get(row);
    let x = host_column(app);
    draw_number(painter, area, is_here, text.map(|_| row));
    let value = Rect { width: HOST_ROOM - 3, height: 1, ..after(area, x) };
    draw_value(painter, value, text.map_or("", String::as_str), is_here.then_some(app.form.focus.caret));
    let mut rest = area;
    let mut before: Option<&Issue> = None;
    for (issue, line) in host_lines(painter, app, area, row) {
        let role = issue.map_or(Role::Dim, |issue| Role::of(issue.severity));
        let beside = after(rest, x + HOST_ROOM - 2);
        if let Some(issue) = issue
            && !before.is_some_and(|before| std::ptr::eq(before, issue))
        {
            painter.text(beside, painter.view().glyphs.of(issue.severity), role);
        }
        before = issue;
        painter.text(after(beside, 2), line, role);
        rest = below(rest, 1);
    }
    painter.target_lines(area, rest, Target::row_of(FieldId::Hosts, row, 0));
    rest
}

/// The number of a row, or the sign of the one that adds another, with the mark of the focus before it.
fn draw_number(painter: &mut Painter<'_>, area: Rect, is_here: bool, row: Option<usize>) {
    painter.mark_focus(area, is_here);
    let number = row.map_or_else(|| "+".to_owned(), |row| (row + 1).to_string());
    painter.text(after(area, LABEL), number, Role::Dim);
}

/// The number of addresses that a pattern of IPv4 covers.
fn host_size(painter: &Painter<'_>, host: &str) -> String {
    if host == "%" || host.is_empty() {
        return String::new();
    }
    let parts: Vec<&str> = host.split('.').take(5).collect();
    let open = parts.iter().rev().take_while(|part| **part == "%").count();
    let closed = &parts[..parts.len() - open];
    if closed.iter().any(|part| part.parse::<u8>().is_err()) || parts.len() > 4 {
        return String::new();
    }
    let addresses = 256_usize.pow(u32::try_from(4 - closed.len()).unwrap_or(0));
    painter.with("hosts-addresses", &[("n", Arg::from(addresses)), ("count", Arg::Text(grouped(addresses)))])
}

/// Hosts of the accounts that are there today, the frequent ones first.
fn draw_hosts_of_instance(painter: &mut Painter<'_>, app: &App, area: Rect, x: u16) {
    let counts: HashMap<&str, usize> = app.lookups.hosts().into_iter().collect();
    let remark = |painter: &Painter<'_>, host: &str| {
        let n = counts.get(host).copied().unwrap_or_default();
        painter.with("hosts-accounts", &[("n", Arg::from(n))])
    };
    let rest = list::draw_offer(painter, app, (area, x), &painter.say("hosts-today"), remark);
    draw_trouble_of(painter, app, (rest, x), Lookup::Accounts);
}

/// The description and the tags.
pub(super) fn draw(painter: &mut Painter<'_>, app: &App, area: Rect) {
    let gap = usize::from(is_roomy(painter));
    let rest = below(draw_description(painter, app, area), gap);
    let rest = below(draw_tags(painter, app, rest), gap);
    for field in app.offered(StepId::Labels).into_iter().filter(|field| field.kind == Kind::Text) {
        draw_field(painter, app, rest, VALUE, field, "");
    }
}

/// Lines of the description in sight.
fn description_lines(painter: &Painter<'_>, has_focus: bool) -> usize {
    match (is_roomy(painter), has_focus) {
        (true, _) => 5,
        (false, true) => 4,
        (false, false) => 1,
    }
}

fn draw_description(painter: &mut Painter<'_>, app: &App, area: Rect) -> Rect {
    let field = FieldId::Description;
    let has_focus = app.form.focus.field() == Some(field);
    draw_label(painter, app, area, VALUE, field);
    let text = &app.form.draft.description;
    let bytes = [("n", Arg::Text(grouped(text.len()))), ("max", Arg::Text("2,048".into()))];
    let count = painter.with("count-bytes", &bytes);
    let lines = text.split('\n').count();
    let most = description_lines(painter, has_focus);
    let first = if has_focus { (app.form.focus.row + 1).saturating_sub(most) } else { 0 };
    let mut rest = area;
    for (row, line) in text.split('\n').enumerate().skip(first).take(most) {
        let caret = (has_focus && app.form.focus.row == row).then_some(app.form.focus.caret);
        let mut value = after(rest, VALUE);
        if row == first {
            value = draw_remark(painter, value, line, &count);
        }
        draw_value(painter, value, line, caret);
        painter.target(Rect { height: 1, ..rest }, Target::row_of(field, row, 0));
        rest = below(rest, 1);
    }
    let hidden = lines.saturating_sub(first + most);
    if has_focus {
        let place = [("n", Arg::Text(grouped(app.form.focus.row + 1))), ("of", Arg::Text(grouped(lines)))];
        let beside = painter.text(after(rest, VALUE), painter.say("description-hint"), Role::Dim);
        if lines > 1 {
            painter.remark(beside, painter.with("description-line", &place), Role::Dim);
        }
        rest = below(rest, 1);
    } else if hidden > 0 {
        let more = painter.with("description-more", &[("n", Arg::from(hidden))]);
        painter.text(after(rest, VALUE), more, Role::Dim);
        rest = below(rest, 1);
    }
    rest = draw_issues(painter, app, rest, VALUE, field);
    if has_focus {
        painter.require_visible(area, rest);
    }
    rest
}

/// The columns of a tag: its key, and its value.
fn tag_columns(area: Rect) -> [Rect; 2] {
    use Constraint::{Fill, Length};
    let key = if area.width < USUAL_WIDTH { 14 } else { 20 };
    let [_, key, _, value] = in_columns(area, [Length(VALUE), Length(key), Length(2), Fill(1)]);
    [key, value]
}

fn draw_tags(painter: &mut Painter<'_>, app: &App, area: Rect) -> Rect {
    let has_focus = app.form.focus.field() == Some(FieldId::Tags);
    let tags = &app.form.draft.tags;
    let role = if has_focus { Role::Focus } else { Role::Label };
    painter.text(after(area, LABEL), painter.say("field-tags-label"), role);
    painter.target(Rect { height: 1, ..area }, Target::field(FieldId::Tags));
    let mut beside = area;
    for (column, key) in tag_columns(area).into_iter().zip(["tags-key", "tags-value"]) {
        beside = painter.text(column, painter.say(key), Role::Dim);
    }
    let count = painter.with("count-of", &[("n", Arg::from(tags.len())), ("max", Arg::Text("10".into()))]);
    let focus = if has_focus { app.form.focus.row.min(tags.len()) } else { 0 };
    let mut rest = below(area, 1);
    // The step scrolls by lines, and counts those out of sight; only what is far more than a request holds is left out.
    let problems = |row| app.shown_issues(FieldId::Tags).filter(|issue| issue.item == Some(row)).count();
    let rows = window(tags.len() + 1, focus, TAG_LINES, |row| 1 + PROBLEM_LINES * problems(row));
    let hidden = Hidden::around(rows.start, rows.len(), tags.len() + 1);
    draw_count(painter, beside, hidden, count);
    for row in rows {
        let top = rest;
        rest = draw_tag(painter, app, top, row);
        if has_focus && row == focus {
            painter.require_visible(top, rest);
        }
    }
    rest = draw_issues(painter, app, rest, VALUE, FieldId::Tags);
    if has_focus && tags.is_empty() {
        rest = draw_lines(painter, rest, VALUE, &painter.say("field-tags-hint"), Role::Dim);
    }
    if has_focus { draw_tags_of_account(painter, app, rest) } else { rest }
}

/// The keys that the account has, or its values of the key.
fn draw_tags_of_account(painter: &mut Painter<'_>, app: &App, area: Rect) -> Rect {
    let key = app.form.tag_key().filter(|_| app.form.focus.column == 1);
    let (title, lookup) = match key {
        Some(key) => {
            let key = painter.cut_middle(key, QUOTED_KEY);
            (painter.with("tags-of-key", &[("key", Arg::Text(key))]), Lookup::TagValues)
        }
        None => (painter.say("tags-of-account").into_owned(), Lookup::TagKeys),
    };
    let top = below(area, usize::from(is_roomy(painter)));
    let rest = list::draw_offer(painter, app, (top, list::column(area)), &title, |_, _| String::new());
    let rest = draw_trouble_of(painter, app, (rest, VALUE), lookup);
    if rest == top { area } else { rest }
}

fn draw_tag(painter: &mut Painter<'_>, app: &App, area: Rect, row: usize) -> Rect {
    let is_here = app.form.focus.field() == Some(FieldId::Tags) && app.form.focus.row == row;
    let tag = app.form.draft.tags.get(row);
    draw_number(painter, area, is_here, tag.map(|_| row));
    let texts = tag.map_or(["", ""], |tag| [&tag.key, &tag.value]);
    for (at, (column, text)) in tag_columns(area).into_iter().zip(texts).enumerate() {
        let caret = (is_here && app.form.focus.column == at).then_some(app.form.focus.caret);
        draw_value(painter, column, text, caret);
        painter.target(column, Target::row_of(FieldId::Tags, row, at));
    }
    let mut rest = below(area, 1);
    painter.target_lines(area, rest, Target::row_of(FieldId::Tags, row, 0));
    for issue in app.shown_issues(FieldId::Tags).filter(|issue| issue.item == Some(row)) {
        rest = draw_issue(painter, app, rest, VALUE, issue);
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_row_in_focus_is_always_among_those_in_sight() {
        for room in 1..12 {
            for focus in 0..9 {
                let rows = window(9, focus, room, |row| 1 + row % 3);
                assert!(rows.contains(&focus) && rows.end <= 9, "{room} {focus} {rows:?}");
                let lines: usize = rows.clone().map(|row| 1 + row % 3).sum();
                assert!(lines <= room || rows.len() == 1, "{room} {focus} {rows:?}");
            }
        }
    }
}
