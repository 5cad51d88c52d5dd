//! Layers over the screen: boxes with rows, and paths.

use ratatui::layout::Rect;

use super::{
    form::draw_value,
    help,
    painter::{Painter, View, cut_middle},
    role_of, submission,
    theme::Role,
    wrap::wrap_some,
};
use crate::{
    app::{
        App, Saved,
        bindings::{self, Press},
        destination::EndpointQuestion,
        overlay::{CHANGED, Overlay, PASTE, Path, UNADDED},
        page::{PageRole, PageWords, notes_lines, notes_room},
    },
    domain::{
        destination::{DestinationError, NamedBy},
        rule::{Arg, Message},
        steps::STEPS,
    },
};

pub(super) fn draw(painter: &mut Painter<'_>, app: &App) {
    match app.overlays.top() {
        Some(Overlay::Menu { selected }) => draw_menu(painter, app, *selected),
        Some(Overlay::Help { scroll, has_keys, keys }) => {
            let area = body(painter);
            painter.clear(area);
            let mut part = painter.part(area);
            help::draw(&mut part, app, (*scroll, (!has_keys).then_some(keys)));
        }
        Some(Overlay::Leave { selected }) => draw_leave(painter, app, *selected),
        Some(Overlay::Endpoint(question)) => draw_endpoint(painter, question),
        Some(Overlay::Unadded { selected }) => draw_unadded(painter, app, *selected),
        Some(Overlay::Changed { selected, theirs }) => draw_changed(painter, app, (theirs, *selected)),
        Some(Overlay::PasteAsk { text, selected }) => draw_paste(painter, text, *selected),
        Some(Overlay::Confirm(confirm)) => {
            let area = body(painter);
            painter.clear(area);
            let mut part = painter.part(area);
            submission::draw_confirm(&mut part, confirm);
            let cursor = part.cursor();
            painter.adopt(cursor);
        }
        Some(Overlay::Notes { title, notes, scroll }) => draw_notes(painter, app, (title, notes, *scroll)),
        Some(Overlay::OpenPath(path)) => draw_path(painter, "open-title", path),
        Some(Overlay::WritePath(path)) => draw_path(painter, app.screen.write_title(), path),
        // The editor draws its dialogs with its parts.
        Some(Overlay::Editor(_)) | None => {}
    }
}

fn body(painter: &Painter<'_>) -> Rect {
    super::body(Rect { x: 0, y: 0, width: painter.width(), height: painter.height() })
}

/// An empty box in the middle of the body with a title, and with keys in its last line; returns the place inside it.
fn draw_box(painter: &mut Painter<'_>, (title, keys): (&str, &str), (width, height): (u16, u16)) -> Rect {
    let body = body(painter);
    let (width, height) = (width.min(body.width), (height + 2).min(body.height));
    let area = Rect { x: (body.width - width) / 2, y: body.y + (body.height - height) / 2, width, height };
    painter.clear(area);
    let glyphs = painter.view().glyphs;
    let [top_left, top_right, bottom_left, bottom_right] = glyphs.corners;
    let line = glyphs.horizontal.repeat(usize::from(width.saturating_sub(2)));
    painter.put(area.x, area.y, &format!("{top_left}{line}{top_right}"), Role::Rule);
    painter.put_within(area.x + 2, area.y, width.saturating_sub(4), (&format!(" {title} "), Role::Heading));
    for y in area.y + 1..area.y + height - 1 {
        painter.put(area.x, y, glyphs.vertical, Role::Rule);
        painter.put(area.x + width - 1, y, glyphs.vertical, Role::Rule);
    }
    painter.put(area.x, area.y + height - 1, &format!("{bottom_left}{line}{bottom_right}"), Role::Rule);
    if !keys.is_empty() {
        let keys = format!(" {keys} ");
        painter.put_within(area.x + 2, area.y + height - 1, width.saturating_sub(4), (&keys, Role::Dim));
    }
    Rect { x: area.x + 2, y: area.y + 1, width: width.saturating_sub(4), height: height - 2 }
}

fn draw_rows(painter: &mut Painter<'_>, inside: Rect, (rows, selected): (&[String], usize)) {
    let shown = usize::from(inside.height);
    let in_sight = if selected < rows.len() { selected } else { 0 };
    let first = in_sight.saturating_sub(shown.saturating_sub(1));
    for (y, (at, row)) in (inside.y..).zip(rows.iter().enumerate().skip(first).take(shown)) {
        let is_selected = at == selected;
        if is_selected {
            let focus = painter.view().glyphs.focus;
            painter.put(inside.x, y, focus, Role::Focus);
        }
        painter.put_within(
            inside.x + 2,
            y,
            inside.width.saturating_sub(2),
            (row, if is_selected { Role::Focus } else { Role::Text }),
        );
    }
}

/// The menu, in two columns where there is room for both.
fn draw_menu(painter: &mut Painter<'_>, app: &App, selected: usize) {
    let rows: Vec<String> = bindings::menu(app)
        .map(|row| {
            let letter = match row.press {
                Press::Menu(letter) => letter,
                Press::Key(_) => ' ',
            };
            format!("{letter} {}", help::words_of(painter, row))
        })
        .collect();
    let title = painter.say("menu-title").into_owned();
    let lines = rows.len().div_ceil(2).max(STEPS.len());
    let (left, right) = rows.split_at(lines.min(rows.len()));
    let widest = |rows: &[String]| rows.iter().map(|row| painter.columns(row)).max().unwrap_or(0) + 3;
    let (left_width, right_width) = (widest(left), widest(right));
    let width = left_width + right_width + 4;
    let has_two = width <= painter.width() && !right.is_empty();
    let height = u16::try_from(if has_two { lines } else { rows.len() }).unwrap_or(u16::MAX);
    let width = if has_two { width } else { 44 };
    let inside = draw_box(painter, (&title, &painter.say("menu-keys").clone()), (width, height));
    if !has_two {
        return draw_rows(painter, inside, (&rows, selected));
    }
    let first = Rect { width: left_width, ..inside };
    let second = Rect { x: inside.x + left_width, width: inside.width.saturating_sub(left_width), ..inside };
    draw_rows(painter, first, (left, selected));
    draw_rows(painter, second, (right, selected.wrapping_sub(lines)));
}

fn draw_leave(painter: &mut Painter<'_>, app: &App, selected: usize) {
    let ellipsis = painter.view().glyphs.ellipsis;
    let name = if app.form.draft.name.is_empty() {
        painter.say("draft-unnamed").into_owned()
    } else {
        cut_middle(&app.form.draft.name, 40, ellipsis)
    };
    let text = match &app.form.saved {
        Saved::Nothing => painter.say("leave-text-empty").into_owned(),
        Saved::Failed(why) => painter.with("leave-text-unsaved", &[("why", Arg::Text(why.clone()))]),
        Saved::Pending => painter.with("leave-text-saving", &[("name", Arg::Text(name))]),
        Saved::Saved => painter.with("leave-text", &[("name", Arg::Text(name))]),
    };
    let words = painter.view().words;
    let said = [app.standing_text(words, ellipsis), app.open_elsewhere_text(words, ellipsis), text];
    let said: Vec<&str> = said.iter().map(String::as_str).filter(|said| !said.is_empty()).collect();
    let text = said.join(" ");
    let later = match &app.form.saved {
        Saved::Nothing => painter.say("leave-quit-empty").into_owned(),
        Saved::Failed(_) => painter.say("leave-quit-unsaved").into_owned(),
        Saved::Pending | Saved::Saved => painter.with("leave-quit", &[("command", Arg::Text(app.resume_command()))]),
    };
    // A command that is cut could not be typed from here; it is the last line on the terminal anyway.
    let fits = painter.columns(&later) + 6 <= painter.width();
    let later = if fits { later } else { painter.say("leave-quit-printed").into_owned() };
    let say =
        |key: &&str| if *key == "quit" { later.clone() } else { painter.say(&format!("leave-{key}")).into_owned() };
    let rows: Vec<String> = app.form.leave_rows().iter().map(say).collect();
    draw_question(painter, ("leave", &text), (&rows, selected));
}

/// A text and the answers to it; the words of title and keys are `<stem>-title` and `<stem>-keys`.
fn draw_question(painter: &mut Painter<'_>, (stem, text): (&str, &str), (rows, selected): (&[String], usize)) {
    let widest = rows.iter().map(|row| painter.columns(row)).max().unwrap_or(0);
    let width = (widest + 6).max(52);
    let (lines, _) = wrap_some(text, usize::from(width.min(painter.width()).saturating_sub(6)), 4);
    let height = u16::try_from(lines.len() + 1 + rows.len()).unwrap_or(u16::MAX);
    let (title, keys) =
        (painter.say(&format!("{stem}-title")).into_owned(), painter.say(&format!("{stem}-keys")).into_owned());
    let inside = draw_box(painter, (&title, &keys), (width, height));
    let mut y = inside.y;
    for line in &lines {
        painter.put_within(inside.x, y, inside.width, (line, Role::Text));
        y += 1;
    }
    let rest = Rect { y: y + 1, height: inside.height.saturating_sub(y + 1 - inside.y), ..inside };
    draw_rows(painter, rest, (rows, selected));
}

fn draw_unadded(painter: &mut Painter<'_>, app: &App, selected: usize) {
    let line = app.form.draft.unadded.first().cloned().unwrap_or_default();
    let line = cut_middle(&line, 40, painter.view().glyphs.ellipsis);
    let text =
        painter.with("unadded-text", &[("line", Arg::Text(line)), ("n", Arg::from(app.form.draft.unadded.len()))]);
    let rows: Vec<String> = UNADDED.iter().map(|key| painter.say(&format!("unadded-{key}")).into_owned()).collect();
    draw_question(painter, ("unadded", &text), (&rows, selected));
}

fn draw_changed(painter: &mut Painter<'_>, app: &App, (theirs, selected): (&str, usize)) {
    let args = [("mine", Arg::Text(app.form.draft_id.clone())), ("theirs", Arg::Text(theirs.to_owned()))];
    let text = painter.with("changed-text", &args);
    let rows: Vec<String> = CHANGED.iter().map(|key| painter.say(&format!("changed-{key}")).into_owned()).collect();
    draw_question(painter, ("changed", &text), (&rows, selected));
}

fn draw_endpoint(painter: &mut Painter<'_>, question: &EndpointQuestion) {
    let title = painter.say("endpoint-title").into_owned();
    let (named_by, place) = match question.undecided.named_by() {
        NamedBy::Profile(place) => ("endpoint-by-profile", place.as_str()),
        NamedBy::Journal => ("endpoint-by-journal", ""),
        NamedBy::Draft | NamedBy::CommandLine | NamedBy::Default => ("endpoint-by-draft", ""),
    };
    let mut text = wrap_some(&painter.with(named_by, &[("place", Arg::from(place))]), 64, 2).0;
    let named = text.len();
    text.extend(wrap_some(&question.undecided.shown(), 64, 3).0);
    let shown = text.len();
    let why = match question.undecided {
        DestinationError::Foreign(_) => "endpoint-why-foreign",
        DestinationError::Malformed { .. } => "endpoint-why-malformed",
    };
    let why = painter.say(why).into_owned();
    text.extend(wrap_some(&why, 64, 4).0);
    let rows: Vec<String> =
        question.answers().iter().map(|key| painter.say(&format!("endpoint-answer-{key}")).into_owned()).collect();
    let height = u16::try_from(text.len() + 1 + rows.len()).unwrap_or(u16::MAX);
    let inside = draw_box(painter, (&title, &painter.say("endpoint-keys").clone()), (70, height));
    for (y, (at, line)) in (inside.y..).zip(text.iter().enumerate()) {
        let role = if (named..shown).contains(&at) { Role::Heading } else { Role::Text };
        painter.put_within(inside.x, y, inside.width, (line, role));
    }
    let used = u16::try_from(text.len() + 1).unwrap_or(u16::MAX);
    let rest = Rect { y: inside.y.saturating_add(used), height: inside.height.saturating_sub(used), ..inside };
    draw_rows(painter, rest, (&rows, question.selected));
}

fn draw_paste(painter: &mut Painter<'_>, text: &str, selected: usize) {
    let title = painter.with("paste-title", &[("lines", Arg::from(text.lines().count()))]);
    let rows: Vec<String> = PASTE.iter().map(|key| painter.say(&format!("paste-{key}")).into_owned()).collect();
    let height = u16::try_from(rows.len()).unwrap_or(u16::MAX);
    let inside = draw_box(painter, (&title, ""), (56, height));
    draw_rows(painter, inside, (&rows, selected));
}

fn draw_path(painter: &mut Painter<'_>, title: &str, path: &Path) {
    let title = painter.say(title).into_owned();
    let inside = draw_box(painter, (&title, ""), (70, 3));
    draw_value(painter, (inside.x, inside.y + 1, inside.width), path.input.value(), Some(path.input.cursor()));
    if let Some(complaint) = &path.complaint {
        let text = painter.message(complaint);
        painter.put_within(inside.x, inside.y + 2, inside.width, (&text, Role::Error));
    }
}

fn draw_notes(painter: &mut Painter<'_>, app: &App, (title, notes, scroll): (&str, &[Message], usize)) {
    let area = body(painter);
    painter.clear(area);
    let lines = notes_lines(&page_words(painter, app), title, notes, notes_room(usize::from(area.width)));
    let height = usize::from(area.height);
    let first = scroll.min(lines.len().saturating_sub(height));
    for (y, (line, role)) in (area.y..).zip(lines.iter().skip(first).take(height)) {
        painter.put(1, y, line, role_of_line(*role));
    }
}

/// The words of a page.
pub(super) fn page_words<'a>(painter: &Painter<'a>, app: &App) -> PageWords<'a> {
    let View { words, glyphs, .. } = painter.view();
    PageWords { words, renamed: app.session.bindings.renamed, marks: [glyphs.error, glyphs.warning] }
}

/// The role of a line of a page.
pub(super) fn role_of_line(role: PageRole) -> Role {
    match role {
        PageRole::Heading => Role::Heading,
        PageRole::Text => Role::Text,
        PageRole::Dim => Role::Dim,
        PageRole::Issue(severity) => role_of(severity),
    }
}
