//! The help page, and what a key does in words.

use super::{
    grouped,
    overlay::{page_words, role_of_line},
    painter::Painter,
    theme::Role,
};
use crate::{
    app::{
        App,
        bindings::{Binding, Press},
        keys::{Command, WizardCommand},
        page::{help_height, help_room},
    },
    domain::{rule::Arg, steps::StepId},
};

/// Draws the page over the body; `keys` are the places of the keys that are live under it.
pub(super) fn draw(painter: &mut Painter<'_>, app: &App, (scroll, keys): (usize, Option<&[usize]>)) {
    let room = help_room(usize::from(painter.width()));
    let lines = app.help_lines(&page_words(painter, app), keys, room);
    let height = help_height(lines.len(), usize::from(painter.height()));
    let first = scroll.min(lines.len().saturating_sub(height));
    for (y, (line, role)) in (0..).zip(lines.iter().skip(first).take(height)) {
        painter.put(1, y, line, role_of_line(*role));
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

/// What a key does, with the step that a digit opens.
pub(super) fn words_of(painter: &Painter<'_>, row: &Binding) -> String {
    match (row.press, row.command) {
        (Press::Menu(_), Command::Wizard(WizardCommand::GoTo(step))) if row.words == "command-go-to" => {
            step_words(painter, step)
        }
        _ => painter.say(row.words).into_owned(),
    }
}

fn step_words(painter: &Painter<'_>, step: StepId) -> String {
    let name = painter.say(&format!("step-{}", step.key())).into_owned();
    painter.with("command-go-to-step", &[("step", Arg::Text(name))])
}
