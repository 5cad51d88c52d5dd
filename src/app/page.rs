//! The pages of help and notes, as the lines that they have on a screen of some width: drawing shows them, and a key that
//! scrolls asks how many there are.

use std::borrow::Cow;

use super::{
    App,
    bindings::{Binding, KeySection, Press, called},
    form::Spot,
    keys::{Command, Edit, WizardCommand, page_of},
    overlay::{FieldNote, Overlay},
    wrap::{width, wrap, wrap_some},
};
use crate::{
    domain::{
        fields::{FieldId, Kind},
        rule::{Arg, Severity},
    },
    text::Words,
};

/// Columns between a key and its sentence.
const GAP: usize = 2;
/// Columns before the keys.
const MARGIN: usize = 2;
/// Lines of a value before it is cut.
const VALUE_LINES: usize = 20;
/// Columns and lines of a screen around a page.
const AROUND: (u16, u16) = (0, 6);

/// How a line of a page looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PageRole {
    Heading,
    Text,
    Dim,
    /// About an issue of that level.
    Issue(Severity),
}

/// One line of a page.
pub(crate) type PageLine = (String, PageRole);

/// The words of a page.
#[derive(Clone, Copy)]
pub(crate) struct PageWords<'a> {
    /// The words of the language.
    pub(crate) words: &'a Words,
    /// The names that chords have now.
    pub(crate) renamed: &'a [(&'static str, &'static str)],
    /// The marks of a note, a warning and an error, of one column each.
    pub(crate) marks: [&'a str; 3],
    /// The marks of a step that is good, and of an optional one that is empty, of one column each.
    pub(crate) states: [&'a str; 2],
}

impl PageWords<'_> {
    fn say(&self, id: &str) -> Cow<'static, str> {
        called(self.words.say(id).into_owned(), self.renamed).into()
    }

    fn mark_of(&self, severity: Severity) -> &str {
        self.marks[severity as usize]
    }
}

impl App {
    /// The help page in `room` columns: all keys, or what is in focus with the keys that are live there, by their places in
    /// the key table.
    pub(crate) fn help_lines(&self, words: &PageWords<'_>, keys: Option<&[usize]>, room: usize) -> Vec<PageLine> {
        let mut lines: Vec<PageLine> = Vec::new();
        let table = self.session.bindings.rows;
        let Some(keys) = keys else {
            lines.push((words.say("help-all-keys").into_owned(), PageRole::Heading));
            for section in KeySection::ALL {
                let rows: Vec<&Binding> = table.iter().filter(|row| row.section() == *section).collect();
                lines.extend(section_lines(words, section.heading(), &rows, room));
            }
            return lines;
        };
        lines.extend(match self.help_field() {
            Some(field) => field_lines(words, self, field, room),
            None => screen_lines(words, room),
        });
        let mut rows: Vec<&Binding> =
            keys.iter().filter_map(|at| table.get(*at)).filter(|row| is_worth_saying(row)).collect();
        // The keys of the footer first, in its order.
        rows.sort_by_key(|row| if row.rank == 0 { u8::MAX } else { row.rank });
        let general = [KeySection::Field, KeySection::Everywhere, KeySection::Menu];
        let (general_rows, here): (Vec<&Binding>, Vec<&Binding>) =
            rows.into_iter().partition(|row| general.contains(&row.section()));
        lines.extend(section_lines(words, "help-keys-here", &here, room));
        for section in general {
            let rows: Vec<&Binding> = general_rows.iter().copied().filter(|row| row.section() == section).collect();
            lines.extend(section_lines(words, section.heading(), &rows, room));
        }
        lines
    }

    /// How many lines of a page the key moves by: the count below a page takes one.
    pub(super) fn lines_of_a_page(&self) -> isize {
        page_of(usize::from(self.session.body_size().1).saturating_sub(1))
    }

    /// The last line of a page that can be the first in sight; 0 for what is no page.
    pub(super) fn last_page_line(&self, overlay: &Overlay) -> usize {
        // The words are looked up for a page alone: this is asked with every key.
        if !matches!(overlay, Overlay::Help { .. } | Overlay::Notes { .. }) {
            return 0;
        }
        let translations = Words::new(self.session.language);
        let (marks, states) = (["i", "~", "!"], ["✓", "-"]);
        let words = PageWords { words: &translations, renamed: self.session.bindings.renamed, marks, states };
        let (columns, lines) = self.session.frame_size();
        let columns = usize::from(columns.saturating_sub(AROUND.0));
        let height = usize::from(lines.saturating_sub(AROUND.1));
        match overlay {
            Overlay::Help { has_keys, keys, .. } => {
                let keys = (!has_keys).then_some(keys.as_slice());
                let count = self.help_lines(&words, keys, help_room(columns)).len();
                count - help_height(count, height).min(count)
            }
            Overlay::Notes { title, notes, .. } => {
                notes_lines(&words, title, notes, notes_room(columns)).len().saturating_sub(height)
            }
            _ => 0,
        }
    }
}

/// The columns of the lines of help on a screen of so many.
pub(crate) fn help_room(columns: usize) -> usize {
    columns.saturating_sub(2)
}

/// The lines of help in sight, of `count` in `height`: the last line says where one is, where there is more than fits.
pub(crate) fn help_height(count: usize, height: usize) -> usize {
    if count > height { height.saturating_sub(1) } else { height }
}

/// The columns of the lines of notes on a screen of so many.
pub(crate) fn notes_room(columns: usize) -> usize {
    columns.saturating_sub(4)
}

/// Notes under their title.
pub(crate) fn notes_lines(words: &PageWords<'_>, title: &str, notes: &[FieldNote], room: usize) -> Vec<PageLine> {
    let mut lines: Vec<PageLine> =
        vec![(words.say(title).into_owned(), PageRole::Heading), (String::new(), PageRole::Text)];
    let is_of_fields = notes.iter().any(|(field, _)| field.is_some());
    for (field, note) in notes {
        let text = called(words.words.message(note), words.renamed);
        let text = match field {
            Some(field) => {
                let label = words.say(&format!("field-{}-label", field.spec().key)).into_owned();
                words.words.with("note-of-field", &[("field", Arg::Text(label)), ("text", Arg::Text(text))])
            }
            None => text,
        };
        // What is said of fields stands under a sentence about all of them; other notes are a list.
        let [first, rest] = match field {
            Some(_) => ["  ", "    "],
            None if is_of_fields => ["", ""],
            None => ["", "  "],
        };
        let wrapped = wrap(&text, room.saturating_sub(rest.len())).into_iter().enumerate();
        lines.extend(
            wrapped.map(|(at, line)| (format!("{}{line}", if at == 0 { first } else { rest }), PageRole::Text)),
        );
    }
    lines
}

/// Arrows that move by one and letters of the menu that only repeat the rail need no words.
fn is_worth_saying(row: &Binding) -> bool {
    let is_plain = matches!(row.command, Command::Move(_) | Command::Edit(Edit::DeleteBack | Edit::DeleteForward));
    let is_step = matches!((row.press, row.command), (Press::Menu('2'..='8'), Command::Wizard(WizardCommand::GoTo(_))));
    row.rank > 0 || !(is_plain || is_step || matches!(row.press, Press::Key(chord) if chord.is_alt))
}

fn wrapped(text: &str, room: usize, role: PageRole) -> impl Iterator<Item = PageLine> {
    wrap(text, room).into_iter().map(move |line| (line, role))
}

/// What the program does, and what its marks mean.
fn screen_lines(page: &PageWords<'_>, room: usize) -> Vec<PageLine> {
    let ([note, warning, error], [good, open]) = (page.marks.map(Arg::from), page.states.map(Arg::from));
    let marks = [("note", note), ("warning", warning), ("error", error), ("good", good), ("open", open)];
    let texts = [page.say("help-screen").into_owned(), page.words.with("help-marks", &marks)];
    texts.iter().flat_map(|text| wrapped(text, room, PageRole::Text)).collect()
}

fn field_lines(words: &PageWords<'_>, app: &App, field: FieldId, room: usize) -> Vec<PageLine> {
    let spec = field.spec();
    let help = words.say(&format!("field-{}-help", spec.key)).into_owned();
    let mut lines: Vec<PageLine> = Vec::new();
    for paragraph in paragraphs(&help, room) {
        lines.push((paragraph, if lines.is_empty() { PageRole::Heading } else { PageRole::Text }));
    }
    let issues: Vec<_> = app.shown_issues(field).take(20).collect();
    if !issues.is_empty() {
        lines.push((String::new(), PageRole::Text));
    }
    for issue in issues {
        let text = format!("{} {}", words.mark_of(issue.severity), words.words.bare(&issue.message));
        lines.extend(
            wrap_some(&text, room, VALUE_LINES).0.into_iter().map(|line| (line, PageRole::Issue(issue.severity))),
        );
        lines.extend(
            wrap_some(&format!("  {}", words.words.why_with_rule(&issue.message, issue.code)), room, VALUE_LINES)
                .0
                .into_iter()
                .map(|line| (line, PageRole::Dim)),
        );
    }
    lines.extend(value_lines(app, room));
    lines
}

/// A value that may have been cut on the screen, whole.
fn value_lines(app: &App, room: usize) -> Vec<PageLine> {
    let value = match app.form.focus.spot {
        Spot::Field(field) if field.spec().kind == Kind::Grants => return Vec::new(),
        _ => app.form.text(),
    };
    if value.len() < 400 && width(value) <= 16 {
        return Vec::new();
    }
    let (lines, is_cut) = wrap_some(value, room, VALUE_LINES);
    let mut lines: Vec<PageLine> = lines.into_iter().map(|line| (line, PageRole::Text)).collect();
    if is_cut {
        lines.push(("...".into(), PageRole::Dim));
    }
    lines.insert(0, (String::new(), PageRole::Text));
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
        let behind_label = |at: usize| width(&text[..text.len() - text[at..].trim_start().len()]);
        let label = text.find("  ").filter(|at| *at <= 12).map_or(0, behind_label);
        let hang = if indent > 0 { indent } else { label }.min(room / 4);
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

/// A heading, and under it the keys, each with the sentence that says what it does; nothing without a key.
fn section_lines(page: &PageWords<'_>, heading: &str, rows: &[&Binding], room: usize) -> Vec<PageLine> {
    let Some(name) = rows.iter().map(|row| width(&row.name(page.words))).max() else { return Vec::new() };
    let mut all: Vec<PageLine> = vec![(String::new(), PageRole::Text), (page.say(heading).into(), PageRole::Heading)];
    let mut said: Vec<(&str, &str)> = Vec::new();
    for row in rows {
        if said.contains(&(row.shown, row.words)) {
            continue;
        }
        said.push((row.shown, row.words));
        let column = MARGIN + name + GAP;
        for (at, line) in wrap(&page.say(&row.sentence()), room.saturating_sub(column)).into_iter().enumerate() {
            let key = if at == 0 { row.name(page.words) } else { Cow::default() };
            let blanks = " ".repeat(name - width(&key) + GAP);
            all.push((format!("{}{key}{blanks}{line}", " ".repeat(MARGIN)), PageRole::Text));
        }
    }
    all
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
