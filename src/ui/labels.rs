//! Steps that are lists: hosts, and the description with its tags.

use std::collections::BTreeMap;

use super::{
    USUAL_WIDTH,
    form::{
        FAR_VALUE, LABEL, draw_field, draw_issue, draw_issues, draw_label, draw_lines, draw_remark, draw_value,
        is_roomy, issue_text, some_lines,
    },
    grouped, mark_of,
    painter::Painter,
    role_of,
    theme::Role,
};
use crate::{
    app::App,
    domain::{
        fields::FieldId,
        rule::{Arg, Issue},
        steps::StepId,
    },
};

/// The column of a row's number.
const NUMBER: u16 = 3;
/// Columns of a host, before what is said beside it.
const HOST_ROOM: u16 = 21;

/// The hosts from which the accounts may connect.
pub(super) fn draw_hosts(painter: &mut Painter<'_>, app: &App) {
    let hosts = &app.form.draft.hosts;
    let title = painter.say("hosts-title");
    painter.put(1, 0, &title, Role::Text);
    if !hosts.is_empty() {
        let count = hosts_count(painter, app);
        if 1 + painter.columns(&title) + 2 + painter.columns(&count) <= painter.width() {
            painter.put_right(painter.width(), 0, &count, Role::Dim);
        }
    }
    let top = 1 + u16::from(is_roomy(painter));
    // What is said under the rows gives way to them.
    let below = if is_roomy(painter) { 7 } else { 1 };
    let room = usize::from(painter.sight().saturating_sub(top + below)).max(3);
    let focus = if app.form.focus.field() == Some(FieldId::Hosts) { app.form.focus.row.min(hosts.len()) } else { 0 };
    let rows = window(hosts.len() + 1, focus, room, |row| host_lines(painter, app, row).len().max(1));
    let mut y = top;
    let hidden = hosts.len().saturating_sub(rows.end);
    for row in rows {
        let from = y;
        y = draw_host(painter, app, y, row);
        if row == focus {
            painter.keep(from, y);
        }
    }
    let y = draw_more(painter, (host_column(app), y), hidden);
    let y = draw_issues(painter, app, (host_column(app), y), FieldId::Hosts);
    let left = host_column(app) - 1;
    let hint = painter.say("hosts-hint");
    let y = draw_lines(painter, (left, y), (&hint, Role::Dim));
    draw_hosts_of_instance(painter, app, (left, y + 1));
}

/// How many rows follow those in sight.
fn draw_more(painter: &mut Painter<'_>, (x, y): (u16, u16), hidden: usize) -> u16 {
    if hidden == 0 {
        return y;
    }
    let text = painter.with("rows-more", &[("n", Arg::Text(grouped(hidden)))]);
    painter.put(x, y, &text, Role::Dim);
    y + 1
}

fn hosts_count(painter: &Painter<'_>, app: &App) -> String {
    let hosts = app.form.draft.hosts.len();
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
    NUMBER + digits + 2
}

/// What is said beside a host, in lines: its issues, each with its mark in its first line.
fn host_lines<'a>(painter: &Painter<'_>, app: &'a App, row: usize) -> Vec<(Option<&'a Issue>, String)> {
    let room = painter.width().saturating_sub(host_column(app) + HOST_ROOM);
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

fn draw_host(painter: &mut Painter<'_>, app: &App, y: u16, row: usize) -> u16 {
    let is_here = app.form.focus.field() == Some(FieldId::Hosts) && app.form.focus.row == row;
    if is_here {
        let focus = painter.view().glyphs.focus;
        painter.put(1, y, focus, Role::Focus);
    }
    let text = app.form.draft.hosts.get(row);
    let number = text.map_or_else(|| "+".to_owned(), |_| (row + 1).to_string());
    painter.put(NUMBER, y, &number, Role::Dim);
    let (left, text) = (host_column(app), text.map_or("", String::as_str));
    draw_value(painter, (left, y, HOST_ROOM - 3), text, is_here.then_some(app.form.focus.caret));
    let mut y = y;
    let mut before: Option<&Issue> = None;
    for (issue, line) in host_lines(painter, app, row) {
        let role = issue.map_or(Role::Dim, |issue| role_of(issue.severity));
        if let Some(issue) = issue
            && !before.is_some_and(|before| std::ptr::eq(before, issue))
        {
            painter.put(left + HOST_ROOM - 2, y, mark_of(painter, issue.severity), role);
        }
        before = issue;
        painter.put(left + HOST_ROOM, y, &line, role);
        y += 1;
    }
    y
}

/// How many addresses a pattern of IPv4 stands for.
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
fn draw_hosts_of_instance(painter: &mut Painter<'_>, app: &App, (x, y): (u16, u16)) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for account in &app.lookups.accounts {
        *counts.entry(&account.host).or_default() += 1;
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let Some(((host, count), others)) = counts.split_first() else { return };
    let first = painter.with("hosts-today-first", &[("host", Arg::Text((*host).to_owned())), ("n", Arg::from(*count))]);
    let mut text = painter.with("hosts-today", &[("hosts", Arg::Text(first))]);
    for (host, count) in others.iter().take(8) {
        let more = format!("   {host} ({count})");
        if x + painter.columns(&text) + painter.columns(&more) > painter.width() {
            break;
        }
        text.push_str(&more);
    }
    painter.put(x, y, &text, Role::Dim);
}

/// The description and the tags.
pub(super) fn draw(painter: &mut Painter<'_>, app: &App) {
    let gap = u16::from(is_roomy(painter));
    let mut y = draw_description(painter, app) + gap;
    y = draw_tags(painter, app, y) + gap;
    for field in app.offered(StepId::Labels).into_iter().filter(|field| field.id == FieldId::Remark) {
        draw_field(painter, app, (FAR_VALUE, y), (field, ""));
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

fn draw_description(painter: &mut Painter<'_>, app: &App) -> u16 {
    let field = FieldId::Description;
    let has_focus = app.form.focus.field() == Some(field);
    draw_label(painter, (FAR_VALUE, 0), "field-description-label", has_focus);
    let text = &app.form.draft.description;
    let bytes = [("n", Arg::Text(grouped(text.len()))), ("max", Arg::Text("2,048".into()))];
    let count = painter.with("count-bytes", &bytes);
    let lines = text.split('\n').count();
    let most = description_lines(painter, has_focus);
    let first = if has_focus { (app.form.focus.row + 1).saturating_sub(most) } else { 0 };
    let mut y = 0;
    for (row, line) in text.split('\n').enumerate().skip(first).take(most) {
        let caret = (has_focus && app.form.focus.row == row).then_some(app.form.focus.caret);
        let room =
            if y == 0 { draw_remark(painter, (FAR_VALUE, y), (line, &count)) } else { painter.width() - FAR_VALUE };
        draw_value(painter, (FAR_VALUE, y, room), line, caret);
        y += 1;
    }
    let hidden = lines.saturating_sub(first + most);
    if has_focus {
        let hint = painter.say("description-hint");
        let place = [("n", Arg::Text(grouped(app.form.focus.row + 1))), ("of", Arg::Text(grouped(lines)))];
        let place = if lines > 1 { painter.with("description-line", &place) } else { String::new() };
        let end = painter.put(FAR_VALUE, y, &hint, Role::Dim);
        if end + 2 + painter.columns(&place) <= painter.width() {
            painter.put_right(painter.width(), y, &place, Role::Dim);
        }
        y += 1;
    } else if hidden > 0 {
        let more = painter.with("description-more", &[("n", Arg::from(hidden))]);
        painter.put(FAR_VALUE, y, &more, Role::Dim);
        y += 1;
    }
    y = draw_issues(painter, app, (FAR_VALUE, y), field);
    if has_focus {
        painter.keep(0, y);
    }
    y
}

/// Columns from a tag's key to its value.
fn tag_key(painter: &Painter<'_>) -> u16 {
    if painter.width() < USUAL_WIDTH { 16 } else { 22 }
}

fn draw_tags(painter: &mut Painter<'_>, app: &App, y: u16) -> u16 {
    let has_focus = app.form.focus.field() == Some(FieldId::Tags);
    let tags = &app.form.draft.tags;
    let label = painter.say("field-tags-label");
    painter.put(LABEL, y, &label, if has_focus { Role::Focus } else { Role::Label });
    let (key, value) = (painter.say("tags-key"), painter.say("tags-value"));
    painter.put(FAR_VALUE, y, &key, Role::Dim);
    painter.put(FAR_VALUE + tag_key(painter), y, &value, Role::Dim);
    let count = painter.with("count-of", &[("n", Arg::from(tags.len())), ("max", Arg::Text("10".into()))]);
    painter.put_right(painter.width(), y, &count, Role::Dim);
    let room = usize::from(painter.sight().saturating_sub(y + 4)).max(5);
    let focus = if has_focus { app.form.focus.row.min(tags.len()) } else { 0 };
    let mut y = y + 1;
    let rows = window(tags.len() + 1, focus, room, |row| tag_lines(app, row));
    let hidden = tags.len().saturating_sub(rows.end);
    for row in rows {
        let from = y;
        y = draw_tag(painter, app, y, row);
        if has_focus && row == focus {
            painter.keep(from, y);
        }
    }
    y = draw_more(painter, (FAR_VALUE, y), hidden);
    y = draw_issues(painter, app, (FAR_VALUE, y), FieldId::Tags);
    if has_focus && tags.is_empty() {
        let hint = painter.say("field-tags-hint");
        y = draw_lines(painter, (FAR_VALUE, y), (&hint, Role::Dim));
    }
    y
}

/// Lines that a tag takes, with what is wrong with it.
fn tag_lines(app: &App, row: usize) -> usize {
    1 + 2 * app.shown_issues(FieldId::Tags).filter(|issue| issue.item == Some(row)).count()
}

fn draw_tag(painter: &mut Painter<'_>, app: &App, y: u16, row: usize) -> u16 {
    let is_here = app.form.focus.field() == Some(FieldId::Tags) && app.form.focus.row == row;
    if is_here {
        let focus = painter.view().glyphs.focus;
        painter.put(1, y, focus, Role::Focus);
    }
    let tag = app.form.draft.tags.get(row);
    let number = tag.map_or_else(|| "+".to_owned(), |_| (row + 1).to_string());
    painter.put(LABEL, y, &number, Role::Dim);
    let caret = |column: usize| (is_here && app.form.focus.column == column).then_some(app.form.focus.caret);
    let value_at = FAR_VALUE + tag_key(painter);
    let value_room = painter.width().saturating_sub(value_at);
    draw_value(painter, (FAR_VALUE, y, value_at - FAR_VALUE - 2), tag.map_or("", |tag| tag.key.as_str()), caret(0));
    draw_value(painter, (value_at, y, value_room), tag.map_or("", |tag| tag.value.as_str()), caret(1));
    let mut y = y + 1;
    for issue in app.shown_issues(FieldId::Tags).filter(|issue| issue.item == Some(row)) {
        y = draw_issue(painter, app, (FAR_VALUE, y), issue);
    }
    y
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
