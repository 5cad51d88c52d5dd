//! Steps that are lists: hosts, and the description with its tags.

use super::{
    form::{LABEL, VALUE, draw_field, draw_issue, draw_issues, draw_label, draw_lines, draw_value},
    grouped,
    pen::{Pen, width},
    role_of,
    theme::Role,
};
use crate::{
    app::App,
    domain::{
        fields::{FieldId, FieldSpec},
        rule::{Arg, Issue, Severity},
        steps::StepId,
    },
};

/// The column of a row's number.
const NUMBER: u16 = 3;
/// The column of a host.
const HOST: u16 = 7;
/// The column of what is said beside a host.
const REMARK: u16 = 28;

/// The hosts from which the accounts may connect.
pub(super) fn draw_hosts(pen: &mut Pen<'_>, app: &App) {
    let hosts = &app.draft.hosts;
    let title = pen.say("hosts-title");
    pen.put(1, 0, &title, Role::Text);
    if !hosts.is_empty() {
        let args = [("hosts", Arg::from(hosts.len())), ("accounts", Arg::from(hosts.len() * 2))];
        let count = pen.with("hosts-count", &args);
        pen.put_right(pen.width(), 0, &count, Role::Dim);
    }
    let has_focus = app.focus.field() == Some(FieldId::Hosts);
    let rows = usize::from(pen.height().saturating_sub(9)).max(3);
    let first = app.focus.row.saturating_sub(rows - 1);
    let mut y = 2;
    for row in (first..=hosts.len()).take(rows) {
        let is_here = has_focus && app.focus.row == row;
        y = draw_host(pen, app, y, (row, is_here));
    }
    let y = draw_issues(pen, app, y, FieldId::Hosts);
    let hint = pen.say("hosts-hint");
    let y = draw_lines_at(pen, y, &hint) + 1;
    draw_hosts_of_instance(pen, app, y);
}

fn draw_host(pen: &mut Pen<'_>, app: &App, y: u16, (row, is_here): (usize, bool)) -> u16 {
    if is_here {
        let focus = pen.view().glyphs.focus;
        pen.put(1, y, focus, Role::Focus);
    }
    let text = app.draft.hosts.get(row);
    let number = text.map_or_else(|| "+".to_owned(), |_| (row + 1).to_string());
    pen.put(NUMBER, y, &number, Role::Dim);
    let text = text.map_or("", String::as_str);
    draw_value(pen, (HOST, y, REMARK - HOST - 3), text, is_here.then_some(app.focus.caret));
    let issues: Vec<&Issue> = app.shown_issues(FieldId::Hosts).filter(|issue| issue.item == Some(row)).collect();
    if issues.is_empty() {
        let size = host_size(pen, text);
        pen.put(REMARK, y, &size, Role::Dim);
        return y + 1;
    }
    let mut y = y;
    for issue in issues {
        y = draw_remark(pen, y, issue);
    }
    y
}

/// An issue beside its row, wrapped below itself.
fn draw_remark(pen: &mut Pen<'_>, y: u16, issue: &Issue) -> u16 {
    let glyphs = pen.view().glyphs;
    let mark = match issue.severity {
        Severity::Error => glyphs.error,
        Severity::Warning => glyphs.warning,
        Severity::Note => " ",
    };
    pen.put(REMARK - 2, y, mark, role_of(issue.severity));
    let text = pen.message(&issue.message);
    let mut y = y;
    for line in super::wrap::wrap(&text, usize::from(pen.width().saturating_sub(REMARK))) {
        pen.put(REMARK, y, &line, role_of(issue.severity));
        y += 1;
    }
    y
}

/// How many addresses a pattern of IPv4 stands for.
fn host_size(pen: &Pen<'_>, host: &str) -> String {
    if host == "%" || host.is_empty() {
        return String::new();
    }
    let parts: Vec<&str> = host.split('.').collect();
    let open = parts.iter().rev().take_while(|part| **part == "%").count();
    let closed = &parts[..parts.len() - open];
    if closed.iter().any(|part| part.parse::<u8>().is_err()) || parts.len() > 4 {
        return String::new();
    }
    let addresses = 256_usize.pow(u32::try_from(4 - closed.len()).unwrap_or(0));
    pen.with("hosts-addresses", &[("n", Arg::from(addresses)), ("count", Arg::Text(grouped(addresses)))])
}

fn draw_lines_at(pen: &mut Pen<'_>, mut y: u16, text: &str) -> u16 {
    for line in super::wrap::wrap(text, usize::from(pen.width().saturating_sub(HOST))) {
        pen.put(HOST - 1, y, &line, Role::Dim);
        y += 1;
    }
    y
}

/// Hosts of the accounts that are there today, the frequent ones first.
fn draw_hosts_of_instance(pen: &mut Pen<'_>, app: &App, y: u16) {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for account in &app.lookups.accounts {
        match counts.iter_mut().find(|(host, _)| *host == account.host) {
            Some((_, count)) => *count += 1,
            None => counts.push((&account.host, 1)),
        }
    }
    if counts.is_empty() {
        return;
    }
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let list: Vec<String> = counts.iter().take(4).map(|(host, count)| format!("{host} ({count})")).collect();
    let text = pen.with("hosts-today", &[("hosts", Arg::Text(list.join("   ")))]);
    pen.put(HOST - 1, y, &text, Role::Dim);
}

/// The description and the tags.
pub(super) fn draw(pen: &mut Pen<'_>, app: &App) {
    let mut y = draw_description(pen, app) + 1;
    y = draw_tags(pen, app, y) + 1;
    for field in app.offered(StepId::Labels).into_iter().filter(|field| field.id == FieldId::Remark) {
        draw_field(pen, app, y, (field, ""));
    }
}

fn draw_description(pen: &mut Pen<'_>, app: &App) -> u16 {
    let field: &FieldSpec = FieldId::Description.spec();
    let has_focus = app.focus.field() == Some(field.id);
    draw_label(pen, 0, "field-description-label", has_focus);
    let bytes = app.draft.description.len();
    let count = pen.with("count-bytes", &[("n", Arg::Text(grouped(bytes))), ("max", Arg::Text("2,048".into()))]);
    let end = pen.width();
    let room = end.saturating_sub(VALUE + 2 + u16::try_from(width(&count)).unwrap_or(0) + 2);
    let lines: Vec<&str> = app.draft.description.split('\n').collect();
    let shown = 5;
    let first = if has_focus { app.focus.row.saturating_sub(shown - 1) } else { 0 };
    let mut y = 0;
    for (row, line) in lines.iter().enumerate().skip(first).take(shown) {
        let caret = (has_focus && app.focus.row == row).then_some(app.focus.caret);
        let room = if y == 0 { room } else { end - VALUE - 2 };
        draw_value(pen, (VALUE + 2, y, room), line, caret);
        y += 1;
    }
    pen.put_right(end, 0, &count, Role::Dim);
    y = draw_issues(pen, app, y, field.id);
    if has_focus {
        let hint = pen.say("description-hint");
        pen.put(VALUE + 2, y, &hint, Role::Dim);
        y += 1;
    }
    y
}

fn draw_tags(pen: &mut Pen<'_>, app: &App, y: u16) -> u16 {
    let has_focus = app.focus.field() == Some(FieldId::Tags);
    let tags = &app.draft.tags;
    draw_label(pen, y, "field-tags-label", has_focus);
    let (key, value) = (pen.say("tags-key"), pen.say("tags-value"));
    pen.put(VALUE + 2, y, &key, Role::Dim);
    pen.put(VALUE + 26, y, &value, Role::Dim);
    let count = pen.with("count-of", &[("n", Arg::from(tags.len())), ("max", Arg::Text("10".into()))]);
    pen.put_right(pen.width(), y, &count, Role::Dim);
    let mut y = y + 1;
    let last = if has_focus { tags.len() + 1 } else { tags.len() };
    let rows = usize::from(pen.height().saturating_sub(y + 3)).max(2);
    let first = if has_focus { app.focus.row.saturating_sub(rows - 1) } else { 0 };
    for row in (first..last).take(rows) {
        y = draw_tag(pen, app, y, row);
    }
    y = draw_issues(pen, app, y, FieldId::Tags);
    if has_focus && tags.is_empty() {
        let hint = pen.say("field-tags-hint");
        y = draw_lines(pen, y, &hint, Role::Dim);
    }
    y
}

fn draw_tag(pen: &mut Pen<'_>, app: &App, y: u16, row: usize) -> u16 {
    let is_here = app.focus.field() == Some(FieldId::Tags) && app.focus.row == row;
    if is_here {
        let focus = pen.view().glyphs.focus;
        pen.put(1, y, focus, Role::Focus);
    }
    let tag = app.draft.tags.get(row);
    let number = tag.map_or_else(|| "+".to_owned(), |_| (row + 1).to_string());
    pen.put(LABEL, y, &number, Role::Dim);
    let caret = |column: usize| (is_here && app.focus.column == column).then_some(app.focus.caret);
    draw_value(pen, (VALUE + 2, y, 22), tag.map_or("", |tag| tag.key.as_str()), caret(0));
    draw_value(pen, (VALUE + 26, y, 30), tag.map_or("", |tag| tag.value.as_str()), caret(1));
    let mut y = y + 1;
    for issue in app.shown_issues(FieldId::Tags).filter(|issue| issue.item == Some(row)) {
        y = draw_issue(pen, y, issue);
    }
    y
}
