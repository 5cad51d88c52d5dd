//! The pages of help and notes, and what a key does in words.

use ratatui::{
    layout::{Constraint, Layout, Rect},
    widgets::Paragraph,
};

use super::{
    grouped,
    painter::{Painter, View, after, fit},
    theme::Role,
};
use crate::{
    app::{
        App,
        bindings::{Binding, Press},
        keys::{Command, WizardCommand},
        page::{PageLine, PageRole, PageWords, help_height, help_room},
    },
    domain::{
        rule::{Arg, Severity},
        steps::StepId,
    },
};

/// Draws the page over the body; `keys` are the places of the keys that are live under it.
pub(super) fn draw(painter: &mut Painter<'_>, app: &App, area: Rect, scroll: usize, keys: Option<&[usize]>) {
    let lines = app.help_lines(&page_words(painter, app), keys, help_room(usize::from(area.width)));
    let height = help_height(lines.len(), usize::from(area.height));
    let first = scroll.min(lines.len().saturating_sub(height));
    let [page, place] = Layout::vertical([Constraint::Length(fit(height)), Constraint::Fill(1)]).areas(area);
    draw_page(painter, page, &lines, first);
    if lines.len() > height {
        let count = |number: usize| Arg::Text(grouped(number));
        let to = (first + height).min(lines.len());
        let args = [("from", count(first + 1)), ("to", count(to)), ("of", count(lines.len()))];
        painter.text_right(place, painter.with("preview-lines", &args), Role::Dim);
    }
}

/// Draws the lines of a page from the first one in sight on.
pub(super) fn draw_page(painter: &mut Painter<'_>, area: Rect, lines: &[PageLine], first: usize) {
    let text = after(area, 1);
    let in_sight = lines.iter().skip(first).take(usize::from(area.height));
    let lines: Vec<_> = in_sight.map(|(line, role)| painter.line(text.width, &[(line, role_of_line(*role))])).collect();
    painter.draw(text, Paragraph::new(lines));
}

fn role_of_line(role: PageRole) -> Role {
    match role {
        PageRole::Heading => Role::Heading,
        PageRole::Text => Role::Text,
        PageRole::Dim => Role::Dim,
        PageRole::Issue(severity) => Role::of(severity),
    }
}

/// The words of a page.
pub(super) fn page_words<'a>(painter: &Painter<'a>, app: &App) -> PageWords<'a> {
    let View { words, glyphs, .. } = painter.view();
    PageWords {
        words,
        renamed: app.session.bindings.renamed,
        marks: [Severity::Note, Severity::Warning, Severity::Error].map(|severity| glyphs.of(severity)),
        states: [glyphs.good, glyphs.untouched],
    }
}

/// What a key does, with the step that a digit opens.
pub(super) fn words_of(painter: &Painter<'_>, row: &Binding) -> String {
    if let (Press::Menu(_), Command::Wizard(WizardCommand::GoTo(step))) = (row.press, row.command)
        && row.words == "command-go-to"
    {
        return step_words(painter, step);
    }
    painter.say(row.words).into_owned()
}

fn step_words(painter: &Painter<'_>, step: StepId) -> String {
    let name = painter.say(&format!("step-{}", step.key())).into_owned();
    painter.with("command-go-to-step", &[("step", Arg::Text(name))])
}
