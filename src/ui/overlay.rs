//! Layers over the screen: boxes with rows, the help page, and paths.

use ratatui::layout::Rect;

use super::{
    form::draw_value,
    pen::{Pen, width},
    submission,
    theme::Role,
    wrap::wrap,
};
use crate::{
    app::{
        App,
        bindings::{self, BINDINGS, Binding, Press},
        overlay::{LEAVE, Overlay, PASTE, Path},
    },
    domain::{fields::FieldId, rule::Arg},
};

pub(super) fn draw(pen: &mut Pen<'_>, app: &App) {
    match app.overlays.last() {
        Some(Overlay::Menu { selected }) => draw_menu(pen, app, *selected),
        Some(Overlay::Help { scroll, has_keys }) => draw_help(pen, app, (*scroll, *has_keys)),
        Some(Overlay::Leave { selected }) => draw_leave(pen, app, *selected),
        Some(Overlay::PasteAsk { text, selected }) => draw_paste(pen, text, *selected),
        Some(Overlay::Confirm(confirm)) => {
            let area = body(pen);
            pen.clear(area);
            let mut part = pen.part(area);
            submission::draw_confirm(&mut part, confirm);
            let cursor = part.cursor();
            pen.adopt(cursor);
        }
        Some(Overlay::OpenPath(path)) => draw_path(pen, "open-title", path),
        Some(Overlay::WritePath(path)) => draw_path(pen, "write-title", path),
        None => {}
    }
}

fn body(pen: &Pen<'_>) -> Rect {
    Rect { x: 0, y: super::ABOVE, width: pen.width(), height: pen.height() - super::ABOVE - super::BELOW }
}

/// An empty box in the middle of the body with a title; returns the place inside it.
fn draw_box(pen: &mut Pen<'_>, title: &str, (width, height): (u16, u16)) -> Rect {
    let body = body(pen);
    let (width, height) = (width.min(body.width), (height + 2).min(body.height));
    let area = Rect { x: (body.width - width) / 2, y: body.y + (body.height - height) / 2, width, height };
    pen.clear(area);
    let glyphs = pen.view().glyphs;
    let [top_left, top_right, bottom_left, bottom_right] = glyphs.corners;
    let line = glyphs.horizontal.repeat(usize::from(width.saturating_sub(2)));
    pen.put(area.x, area.y, &format!("{top_left}{line}{top_right}"), Role::Rule);
    pen.put(area.x + 2, area.y, &format!(" {title} "), Role::Heading);
    for y in area.y + 1..area.y + height - 1 {
        pen.put(area.x, y, glyphs.vertical, Role::Rule);
        pen.put(area.x + width - 1, y, glyphs.vertical, Role::Rule);
    }
    pen.put(area.x, area.y + height - 1, &format!("{bottom_left}{line}{bottom_right}"), Role::Rule);
    Rect { x: area.x + 2, y: area.y + 1, width: width.saturating_sub(4), height: height - 2 }
}

fn draw_rows(pen: &mut Pen<'_>, inside: Rect, (rows, selected): (&[String], usize)) {
    let shown = usize::from(inside.height);
    let first = selected.saturating_sub(shown.saturating_sub(1));
    for (y, (at, row)) in (inside.y..).zip(rows.iter().enumerate().skip(first).take(shown)) {
        let is_selected = at == selected;
        if is_selected {
            let focus = pen.view().glyphs.focus;
            pen.put(inside.x, y, focus, Role::Focus);
        }
        pen.put_within(
            inside.x + 2,
            y,
            inside.width.saturating_sub(2),
            (row, if is_selected { Role::Focus } else { Role::Text }),
        );
    }
}

fn draw_menu(pen: &mut Pen<'_>, app: &App, selected: usize) {
    let rows: Vec<String> = bindings::menu(app)
        .map(|row| {
            let letter = match row.press {
                Press::Menu(letter) => letter,
                Press::Key(_) => ' ',
            };
            let words = match row.command {
                crate::app::keys::Command::GoTo(step) if row.words == "command-go-to" => pen.with(
                    "command-go-to-step",
                    &[("step", Arg::Text(pen.say(&format!("step-{}", step.key())).into_owned()))],
                ),
                _ => pen.say(row.words).into_owned(),
            };
            format!("{letter}  {words}")
        })
        .collect();
    let title = pen.say("menu-title").into_owned();
    let height = u16::try_from(rows.len()).unwrap_or(u16::MAX);
    let inside = draw_box(pen, &title, (44, height));
    draw_rows(pen, inside, (&rows, selected));
}

fn draw_leave(pen: &mut Pen<'_>, app: &App, selected: usize) {
    let title = pen.say("leave-title").into_owned();
    let name = if app.draft.name.is_empty() { pen.say("draft-unnamed").into_owned() } else { app.draft.name.clone() };
    let text = pen.with("leave-text", &[("name", Arg::Text(name))]);
    let lines = wrap(&text, 46);
    let height = u16::try_from(lines.len() + 1 + LEAVE.len()).unwrap_or(u16::MAX);
    let inside = draw_box(pen, &title, (52, height));
    let mut y = inside.y;
    for line in &lines {
        pen.put(inside.x, y, line, Role::Text);
        y += 1;
    }
    let rows: Vec<String> = LEAVE.iter().map(|key| pen.say(&format!("leave-{key}")).into_owned()).collect();
    let rest = Rect { y: y + 1, height: inside.height.saturating_sub(y + 1 - inside.y), ..inside };
    draw_rows(pen, rest, (&rows, selected));
}

fn draw_paste(pen: &mut Pen<'_>, text: &str, selected: usize) {
    let title = pen.with("paste-title", &[("lines", Arg::from(text.lines().count()))]);
    let rows: Vec<String> = PASTE.iter().map(|key| pen.say(&format!("paste-{key}")).into_owned()).collect();
    let height = u16::try_from(rows.len()).unwrap_or(u16::MAX);
    let inside = draw_box(pen, &title, (56, height));
    draw_rows(pen, inside, (&rows, selected));
}

fn draw_path(pen: &mut Pen<'_>, title: &str, path: &Path) {
    let title = pen.say(title).into_owned();
    let inside = draw_box(pen, &title, (70, 3));
    draw_value(pen, (inside.x, inside.y + 1, inside.width), path.input.value(), Some(path.input.cursor()));
    if let Some(complaint) = &path.complaint {
        let text = pen.message(complaint);
        pen.put(inside.x, inside.y + 2, &text, Role::Error);
    }
}

fn draw_help(pen: &mut Pen<'_>, app: &App, (scroll, has_keys): (usize, bool)) {
    let area = body(pen);
    pen.clear(area);
    let room = usize::from(area.width.saturating_sub(2));
    let mut lines: Vec<(String, Role)> = Vec::new();
    if has_keys {
        lines.push((pen.say("help-all-keys").into_owned(), Role::Heading));
        lines.extend(key_lines(pen, BINDINGS.iter()));
    } else {
        match app.help_field() {
            Some(field) => lines.extend(field_lines(pen, app, field, room)),
            None => lines.extend(wrap(&pen.say("help-screen"), room).into_iter().map(|line| (line, Role::Text))),
        }
        lines.push((String::new(), Role::Text));
        lines.push((pen.say("help-keys-here").into_owned(), Role::Heading));
        lines.extend(key_lines(pen, BINDINGS.iter().filter(|row| row.rank > 0 && is_live_below(app, row))));
    }
    let height = usize::from(area.height);
    let first = scroll.min(lines.len().saturating_sub(height));
    for (y, (line, role)) in (area.y..).zip(lines.iter().skip(first).take(height)) {
        pen.put(1, y, line, *role);
    }
}

/// Rows that would be live without the help page over them; conditions that speak of no overlay still hold here.
fn is_live_below(app: &App, row: &Binding) -> bool {
    (row.when)(app) && matches!(row.press, Press::Key(_))
}

fn field_lines(pen: &Pen<'_>, app: &App, field: FieldId, room: usize) -> Vec<(String, Role)> {
    let spec = field.spec();
    let label = pen.say(&format!("field-{}-label", spec.key));
    let mut lines = vec![(format!("{label} ({})", spec.api), Role::Heading), (String::new(), Role::Text)];
    let help = pen.say(&format!("field-{}-help", spec.key));
    for paragraph in help.lines() {
        lines.extend(wrap(paragraph, room).into_iter().map(|line| (line, Role::Text)));
    }
    // Values that were cut on the screen are whole here.
    let value = app.text();
    if width(value) > 40 {
        lines.push((String::new(), Role::Text));
        lines.extend(wrap(value, room).into_iter().map(|line| (line, Role::Dim)));
    }
    lines
}

fn key_lines<'a>(pen: &Pen<'_>, rows: impl Iterator<Item = &'a Binding>) -> Vec<(String, Role)> {
    let mut lines: Vec<String> = Vec::new();
    for row in rows {
        let line = format!("{:<14} {}", row.shown, pen.say(row.words));
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines.into_iter().map(|line| (line, Role::Text)).collect()
}
