//! The help page: what a field is and which rules it has, what is wrong with it now, values in full, and every key.

use std::cell::Cell;

use super::{
    form::LABEL,
    grouped, mark_of,
    painter::{Painter, width},
    role_of,
    theme::Role,
    wrap::{wrap, wrap_some},
};
use crate::{
    app::{
        App,
        bindings::{Binding, Press},
        form::Spot,
        keys::Command,
    },
    domain::{
        fields::{FieldId, Kind},
        rule::Arg,
        steps::StepId,
    },
};

/// Columns of one key with its words.
const KEY: usize = 25;
/// Columns of the keyboard's name for a key.
const NAME: usize = 7;
/// Lines of a value before it is cut.
const VALUE_LINES: usize = 20;

/// One line of the page.
type HelpLine = (String, Role);

/// Draws the page over the body; `keys` are the places of the keys that are live under it.
pub(super) fn draw(painter: &mut Painter<'_>, app: &App, (scroll, keys): (&Cell<usize>, Option<&[usize]>)) {
    let room = usize::from(painter.width().saturating_sub(2));
    let mut lines: Vec<HelpLine> = Vec::new();
    match keys {
        None => {
            lines.push((painter.say("help-all-keys").into_owned(), Role::Heading));
            lines.extend(key_lines(painter, app.bindings.rows.iter(), room));
        }
        Some(keys) => {
            match app.help_field() {
                Some(field) => lines.extend(field_lines(painter, app, field, room)),
                None => lines.extend(wrapped(&painter.say("help-screen"), room, Role::Text)),
            }
            lines.push((String::new(), Role::Text));
            lines.push((painter.say("help-keys-here").into_owned(), Role::Heading));
            let mut rows: Vec<&Binding> =
                keys.iter().filter_map(|at| app.bindings.rows.get(*at)).filter(|row| is_worth_saying(row)).collect();
            // The keys of the footer first, in its order.
            rows.sort_by_key(|row| if row.rank == 0 { u8::MAX } else { row.rank });
            lines.extend(key_lines(painter, rows.into_iter(), room));
        }
    }
    // The last line says where one is, where there is more than fits.
    let height = usize::from(painter.height());
    let height = if lines.len() > height { height - 1 } else { height };
    let first = scroll.get().min(lines.len().saturating_sub(height));
    scroll.set(first);
    for (y, (line, role)) in (0..).zip(lines.iter().skip(first).take(height)) {
        painter.put(1, y, line, *role);
    }
    if lines.len() > height {
        draw_place(painter, (first, height, lines.len()));
    }
}

/// Which lines are in sight.
fn draw_place(painter: &mut Painter<'_>, (first, height, lines): (usize, usize, usize)) {
    let count = |number: usize| Arg::Text(grouped(number));
    let args = [("from", count(first + 1)), ("to", count((first + height).min(lines))), ("of", count(lines))];
    let text = painter.with("preview-lines", &args);
    painter.put_right(painter.width(), painter.height() - 1, &text, Role::Dim);
}

/// Arrows that move by one and letters of the menu that only repeat the rail need no words.
fn is_worth_saying(row: &Binding) -> bool {
    let is_plain = matches!(
        row.command,
        Command::Up
            | Command::Down
            | Command::Left
            | Command::Right
            | Command::Home
            | Command::End
            | Command::PageUp
            | Command::PageDown
            | Command::DeleteBack
            | Command::DeleteForward
    );
    let is_step = matches!((row.press, row.command), (Press::Menu('2'..='8'), Command::GoTo(_)));
    row.rank > 0 || !(is_plain || is_step || matches!(row.press, Press::Key(chord) if chord.is_alt))
}

fn wrapped(text: &str, room: usize, role: Role) -> impl Iterator<Item = HelpLine> {
    wrap(text, room).into_iter().map(move |line| (line, role))
}

fn field_lines(painter: &Painter<'_>, app: &App, field: FieldId, room: usize) -> Vec<HelpLine> {
    let spec = field.spec();
    let help = painter.say(&format!("field-{}-help", spec.key)).into_owned();
    let mut lines: Vec<HelpLine> = Vec::new();
    for paragraph in paragraphs(&help, room) {
        lines.push((paragraph, if lines.is_empty() { Role::Heading } else { Role::Text }));
    }
    let issues: Vec<_> = app.shown_issues(field).take(20).collect();
    if !issues.is_empty() {
        lines.push((String::new(), Role::Text));
    }
    for issue in issues {
        let words = painter.view().words;
        let text = format!("{} {}", mark_of(painter, issue.severity), words.bare(&issue.message));
        lines.extend(wrap_some(&text, room, VALUE_LINES).0.into_iter().map(|line| (line, role_of(issue.severity))));
        lines.extend(
            wrap_some(&format!("  {}", words.why(&issue.message)), room, VALUE_LINES)
                .0
                .into_iter()
                .map(|line| (line, Role::Dim)),
        );
    }
    lines.extend(value_lines(app, room));
    lines
}

/// A value that may have been cut on the screen, whole.
fn value_lines(app: &App, room: usize) -> Vec<HelpLine> {
    let value = match app.focus.spot {
        Spot::Field(field) if field.spec().kind == Kind::Grants => return Vec::new(),
        _ => app.text(),
    };
    if value.len() < 400 && width(value) <= 16 {
        return Vec::new();
    }
    let (lines, is_cut) = wrap_some(value, room, VALUE_LINES);
    let mut lines: Vec<HelpLine> = lines.into_iter().map(|line| (line, Role::Text)).collect();
    if is_cut {
        lines.push(("...".into(), Role::Dim));
    }
    lines.insert(0, (String::new(), Role::Text));
    lines
}

/// The lines of a help text: as they were written where they fit, else flowing again with the same indent.
fn paragraphs(help: &str, room: usize) -> Vec<String> {
    if help.lines().all(|line| width(line) <= room) {
        return help.lines().map(str::to_owned).collect();
    }
    let mut joined: Vec<(usize, String)> = Vec::new();
    for line in help.lines() {
        let indent = line.len() - line.trim_start().len();
        match joined.last_mut().filter(|_| indent > 0 && !begins_a_rule(line)) {
            Some((_, text)) => {
                // Chinese is written without blanks, so none are put in where lines meet.
                let is_latin = text.ends_with(|char: char| char.is_ascii()) || line.trim_start().is_ascii();
                text.push_str(if is_latin { " " } else { "" });
                text.push_str(line.trim_start());
            }
            None => joined.push((indent, line.trim_start().to_owned())),
        }
    }
    let mut lines = Vec::new();
    for (indent, text) in joined {
        // The word of a line such as "Rule" stands apart; what follows hangs under its text.
        let label = text.find("  ").filter(|at| *at <= 12).map(|at| at + 2);
        let hang = if indent > 0 { indent.min(room / 4) } else { label.map_or(0, |_| 2) };
        let first = " ".repeat(if indent > 0 { hang } else { 0 });
        for (at, line) in wrap(&text, room.saturating_sub(hang)).into_iter().enumerate() {
            let lead = if at == 0 { first.clone() } else { " ".repeat(hang) };
            lines.push(format!("{lead}{line}"));
        }
    }
    lines
}

/// Whether a line begins with the number of a rule: `R6  …`.
fn begins_a_rule(line: &str) -> bool {
    let mut chars = line.trim_start().chars();
    chars.next() == Some('R') && chars.next().is_some_and(|char| char.is_ascii_digit())
}

/// Keys with their words, in as many columns as there is room for, those that need more room below; a key stands once.
fn key_lines<'a>(painter: &Painter<'_>, rows: impl Iterator<Item = &'a Binding>, room: usize) -> Vec<HelpLine> {
    let mut keys: Vec<String> = Vec::new();
    for row in rows {
        let words = painter.say(row.words);
        let blanks = NAME.saturating_sub(width(row.shown)).max(1);
        let key = format!("{}{}{words}", row.shown, " ".repeat(blanks));
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    let left = usize::from(LABEL) - 1;
    let columns = (room.saturating_sub(left) / KEY).max(1);
    let (short, long): (Vec<String>, Vec<String>) = keys.into_iter().partition(|key| width(key) + 2 <= KEY);
    let lines = short.len().div_ceil(columns);
    let mut all: Vec<HelpLine> = Vec::new();
    for line in 0..lines {
        let mut text = " ".repeat(left);
        for key in short.iter().skip(line).step_by(lines) {
            text.push_str(key);
            text.push_str(&" ".repeat(KEY.saturating_sub(width(key))));
        }
        all.push((text.trim_end().to_owned(), Role::Text));
    }
    all.extend(long.into_iter().map(|key| (format!("{}{key}", " ".repeat(left)), Role::Text)));
    all
}

/// What a key does, with the step that a digit opens.
pub(super) fn words_of(painter: &Painter<'_>, row: &Binding) -> String {
    match (row.press, row.command) {
        (Press::Menu(_), Command::GoTo(step)) if row.words == "command-go-to" => step_words(painter, step),
        _ => painter.say(row.words).into_owned(),
    }
}

fn step_words(painter: &Painter<'_>, step: StepId) -> String {
    let name = painter.say(&format!("step-{}", step.key())).into_owned();
    painter.with("command-go-to-step", &[("step", Arg::Text(name))])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_help_text_that_is_too_wide_flows_again_and_loses_no_word() {
        let help = "Name (SecretName): the name.\n\nRule     R6  One or more of them, each.\n         R7  Another one\n             goes on here.";
        assert_eq!(paragraphs(help, 78).len(), 5);
        for room in 20..40 {
            let lines = paragraphs(help, room);
            assert!(lines.iter().all(|line| width(line) <= room), "{room}: {lines:?}");
            let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            assert_eq!(words(&lines.join(" ")), words(help));
        }
    }
}
