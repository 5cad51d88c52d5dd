//! Layers over the screen: boxes with rows, and paths.

use ratatui::{
    layout::{Constraint, Layout, Offset, Rect, Size},
    widgets::{Borders, Padding},
};

use super::{
    Hidden,
    form::{draw_value, first_lines},
    help::{self, draw_page, page_words},
    list_dialog,
    painter::{Painter, after, below, fit},
    submission,
    theme::Role,
    wrap::wrap,
};
use crate::{
    app::{
        App, Saved, Screen, Target,
        bindings::{self, Binding, Press},
        destination::EndpointQuestion,
        form::answered,
        keys::Command,
        list_dialog::ListKind,
        overlay::{CHANGED, ELSEWHERE, Overlay, PASTE, Path, UNADDED, endings, is_draft},
        page::{notes_lines, notes_room},
        start::KeyState,
        typed_key::{KEY_PARTS, KeyDialog},
    },
    domain::{
        destination::{DestinationError, NamedBy},
        rule::{Arg, Severity},
        steps::STEPS,
        unadded,
    },
};

/// Columns of what an answer makes of a paste.
const PASTED: usize = 30;
/// Lines that are said below a path.
const PATH_LINES: usize = 5;

/// Draws the uppermost layer over the body; returns how many lines of it are out of sight, unless it says so itself. `None`
/// where the body is in sight around a box.
pub(super) fn draw(painter: &mut Painter<'_>, app: &App, body: Rect) -> Option<Hidden> {
    match app.overlays.top() {
        Some(Overlay::Menu { selected }) => draw_menu(painter, app, body, *selected),
        Some(Overlay::Help { scroll, has_keys, keys }) => {
            painter.clear(body);
            help::draw(painter, app, body, *scroll, (!has_keys).then_some(keys));
            return Some(Hidden::default());
        }
        Some(Overlay::Leave { selected }) => draw_leave(painter, app, body, *selected),
        Some(Overlay::Endpoint(question)) => draw_endpoint(painter, app, body, question),
        Some(Overlay::Unadded { selected }) => draw_unadded(painter, app, body, *selected),
        Some(Overlay::Changed { selected, theirs }) => draw_changed(painter, app, body, theirs, *selected),
        Some(Overlay::PasteAsk { text, selected }) => draw_paste(painter, body, text, *selected),
        Some(Overlay::Confirm(confirm)) => {
            painter.clear(body);
            let mut part = painter.part(body);
            submission::draw_confirm(&mut part, confirm);
            let cursor = part.cursor();
            painter.merge_cursor(cursor);
            return Some(Hidden::default());
        }
        Some(Overlay::Notes { title, notes, scroll }) => {
            painter.clear(body);
            let lines = notes_lines(&page_words(painter, app), title, notes, notes_room(usize::from(body.width)));
            let first = (*scroll).min(lines.len().saturating_sub(usize::from(body.height)));
            draw_page(painter, body, &lines, first);
            return Some(Hidden::around(first, usize::from(body.height), lines.len()));
        }
        Some(Overlay::OpenPath(path)) => draw_path(painter, body, "open-title", path, (String::new(), Role::Dim)),
        Some(Overlay::WritePath(path)) => {
            let about = about_endings(painter, app, path);
            draw_path(painter, body, app.screen.write_title(), path, about);
        }
        Some(Overlay::List(dialog)) => {
            list_dialog::draw(painter, app, body, dialog);
            return Some(Hidden::default());
        }
        Some(Overlay::Elsewhere { selected }) => draw_elsewhere(painter, app, body, *selected),
        Some(Overlay::TypeKey(dialog)) => draw_key_dialog(painter, body, dialog),
        // The editor draws its dialogs with its parts.
        Some(Overlay::Editor(_)) | None => {}
    }
    None
}

/// An empty box in the middle of the body, or below its text where all of the box has room there, for so many columns and
/// for lines inside; with a title, and with keys in its last line. Returns the place inside it.
fn draw_box(painter: &mut Painter<'_>, body: Rect, title: &str, keys: &str, inside: Size) -> Rect {
    let (width, height) = (inside.width.min(body.width), (inside.height + 2).min(body.height));
    // `Rect::centered` rounds to the right and down where a line or column is left over.
    let offset = Offset::new(((body.width - width) / 2).into(), ((body.height - height) / 2).into());
    let mut area = body.resize(Size { width, height }).offset(offset);
    let free = body.y + painter.used_rows(body) + 1;
    if free + height <= body.bottom() {
        area.y = area.y.max(free);
    }
    painter.clear_rows(body, area);
    let mut block = painter.block(Borders::ALL).padding(Padding::horizontal(1));
    block = block.title_top(painter.title(width.saturating_sub(3), title, Role::Heading));
    if !keys.is_empty() {
        block = block.title_bottom(painter.title(width.saturating_sub(3), keys, Role::Dim));
    }
    let inside = block.inner(area);
    painter.draw(area, block);
    inside
}

fn draw_rows(painter: &mut Painter<'_>, area: Rect, rows: &[String], selected: Option<usize>) {
    draw_numbered_rows(painter, area, rows, selected, 0);
}

/// The same for rows of which the first one has that number among all.
fn draw_numbered_rows(painter: &mut Painter<'_>, area: Rect, rows: &[String], selected: Option<usize>, number: usize) {
    let count = rows.len();
    let role = |at: usize| if selected == Some(at) { Role::Focus } else { Role::Text };
    let room = area.width.saturating_sub(2);
    let rows = rows.iter().enumerate().map(|(at, row)| painter.line(room, &[(row, role(at))])).collect();
    let first = painter.list(area, rows, selected);
    for (line, at) in area.rows().zip(first..count) {
        painter.target(line, Target::Row(number + at));
    }
}

/// The menu in two columns: of rows that have no room, those around the marked one are shown.
fn draw_menu(painter: &mut Painter<'_>, app: &App, body: Rect, selected: usize) {
    let rows: Vec<String> = bindings::menu(app)
        .map(|row| {
            let letter = match row.press {
                Press::Menu(letter) => letter,
                Press::Key(_) => ' ',
            };
            format!("{letter} {}", help::words_of(painter, row))
        })
        .collect();
    let room = usize::from(body.height.saturating_sub(2));
    let lines = rows.len().div_ceil(2).max(STEPS.len()).min(room);
    let first = (selected + 1).saturating_sub(2 * lines);
    let hidden = Hidden::around(first, 2 * lines, rows.len());
    let title = painter.say("menu-title");
    let keys = match hidden.told(painter) {
        Some(more) => painter.with("menu-keys-more", &[("more", Arg::Text(more))]),
        None => painter.say("menu-keys").into_owned(),
    };
    let shown = &rows[first..rows.len().min(first + 2 * lines)];
    let (left, right) = shown.split_at(lines.min(shown.len()));
    let widest = |rows: &[String]| rows.iter().map(|row| painter.columns(row)).max().unwrap_or(0) + 3;
    let left_width = widest(left);
    let width = (left_width + widest(right) + 4).max(painter.columns(&keys) + 6);
    let inside = draw_box(painter, body, &title, &keys, Size { width, height: fit(lines) });
    let [one, two] = Layout::horizontal([Constraint::Length(left_width), Constraint::Fill(1)]).areas(inside);
    let marked = selected.checked_sub(first);
    draw_numbered_rows(painter, one, left, marked.filter(|marked| *marked < lines), first);
    draw_numbered_rows(painter, two, right, marked.and_then(|marked| marked.checked_sub(lines)), first + lines);
}

fn draw_leave(painter: &mut Painter<'_>, app: &App, body: Rect, selected: usize) {
    let ellipsis = painter.view().glyphs.ellipsis;
    let name = if app.form.draft.name.is_empty() {
        painter.say("draft-unnamed").into_owned()
    } else {
        painter.cut_middle(&app.form.draft.name, 40)
    };
    let text = match &app.form.saved {
        Saved::Nothing => painter.say("leave-text-empty").into_owned(),
        Saved::Failed(why) => painter.with("leave-text-unsaved", &[("why", Arg::Text(why.clone()))]),
        Saved::Pending => painter.with("leave-text-saving", &[("name", Arg::Text(name))]),
        Saved::Saved if app.form.draft.name.is_empty() => painter.say("leave-text-unnamed").into_owned(),
        Saved::Saved => painter.with("leave-text", &[("name", Arg::Text(name))]),
    };
    let words = painter.view().words;
    let text = words.sentences(&[app.standing_text(words, ellipsis), app.open_elsewhere_text(words, ellipsis), text]);
    let later = match &app.form.saved {
        Saved::Nothing => painter.say("leave-quit-empty").into_owned(),
        Saved::Failed(_) => painter.say("leave-quit-unsaved").into_owned(),
        Saved::Pending | Saved::Saved => painter.with("leave-quit", &[("command", Arg::Text(app.resume_command()))]),
    };
    // A command that is cut could not be typed from here; it is the last line on the terminal anyway.
    let fits = painter.columns(&later) + 6 <= body.width;
    let later = if fits { later } else { painter.say("leave-quit-printed").into_owned() };
    let say =
        |key: &&str| if *key == "quit" { later.clone() } else { painter.say(&format!("leave-{key}")).into_owned() };
    let rows: Vec<String> = app.form.leave_rows().iter().map(say).collect();
    draw_question(painter, app, body, "leave", &text, &rows, selected);
}

/// A text and the answers to it; the words of the title are `<stem>-title`. Nobody answers what is out of sight: the
/// answers stay, and the text takes the lines that are left.
fn draw_question(
    painter: &mut Painter<'_>,
    app: &App,
    body: Rect,
    stem: &str,
    text: &str,
    answers: &[String],
    selected: usize,
) {
    let widest = answers.iter().map(|answer| painter.columns(answer)).max().unwrap_or(0);
    let width = (widest + 6).max(52);
    let free = usize::from(body.height).saturating_sub(2 + answers.len());
    let lines = first_lines(painter, text, usize::from(width.min(body.width).saturating_sub(6)), free.clamp(1, 4));
    let gap = usize::from(lines.len() < free);
    let height = fit(lines.len() + gap + answers.len());
    let title = painter.say(&format!("{stem}-title"));
    let inside = draw_box(painter, body, &title, &answer_keys(painter, app), Size { width, height });
    let rest = painter.lines(inside, &lines, Role::Text);
    draw_rows(painter, below(rest, gap), answers, Some(selected));
}

/// The keys of a question, with the words that the footer has for them.
fn answer_keys(painter: &Painter<'_>, app: &App) -> String {
    let told = |row: &Binding| {
        let words = match row.command {
            Command::Wizard(_) => painter.say("command-quit"),
            _ => painter.message(&bindings::words_of(app, row)).into(),
        };
        format!("{} {words}", row.name(painter.view().words))
    };
    // Elsewhere it asks the question whether to leave.
    let quits = matches!(app.overlays.top(), Some(Overlay::Leave { .. } | Overlay::Endpoint(_)));
    let rows = bindings::answers(app).filter(|row| quits || !matches!(row.command, Command::Wizard(_)));
    rows.map(told).collect::<Vec<_>>().join("  ")
}

fn draw_unadded(painter: &mut Painter<'_>, app: &App, body: Rect, selected: usize) {
    let message = unadded::told(&app.form.draft.unadded, app.product());
    let text = message.map(|message| painter.view().words.bare(&message)).unwrap_or_default();
    let rows: Vec<String> = UNADDED.iter().map(|key| painter.say(&format!("unadded-{key}")).into_owned()).collect();
    draw_question(painter, app, body, "unadded", &text, &rows, selected);
}

fn draw_changed(painter: &mut Painter<'_>, app: &App, body: Rect, theirs: &str, selected: usize) {
    let name = &app.form.draft.name;
    let args = [
        ("mine", Arg::Text(app.form.draft_id.clone())),
        ("theirs", Arg::Text(if name.is_empty() { theirs.to_owned() } else { painter.cut_middle(name, 40) })),
    ];
    let text = painter.with("changed-text", &args);
    let rows: Vec<String> = CHANGED.iter().map(|key| painter.say(&format!("changed-{key}")).into_owned()).collect();
    draw_question(painter, app, body, "changed", &text, &rows, selected);
}

fn draw_endpoint(painter: &mut Painter<'_>, app: &App, body: Rect, question: &EndpointQuestion) {
    let (named_by, place) = match question.undecided.named_by() {
        NamedBy::Profile(place) => ("endpoint-by-profile", place.as_str()),
        NamedBy::Journal => ("endpoint-by-journal", ""),
        NamedBy::Draft | NamedBy::CommandLine | NamedBy::Default => ("endpoint-by-draft", ""),
    };
    let why = match question.undecided {
        DestinationError::Foreign(_) => "endpoint-why-foreign",
        DestinationError::Malformed { .. } => "endpoint-why-malformed",
    };
    let answers: Vec<String> =
        question.answers().iter().map(|key| painter.say(&format!("endpoint-answer-{key}")).into_owned()).collect();
    let room = usize::from(body.width.saturating_sub(4).min(64));
    // Nobody answers what is out of sight: the answers stay, and the reason takes the lines that are left.
    let free = usize::from(body.height).saturating_sub(2 + answers.len());
    let endpoint = first_lines(painter, &question.undecided.shown(), room, 3);
    let left = free.saturating_sub(endpoint.len()).clamp(1, 4);
    let mark = painter.view().glyphs.of(Severity::Warning);
    let short = format!("{why}.short");
    let is_long = wrap(&painter.say(why), room - 2).len() > left && painter.view().words.has(&short);
    let why = first_lines(painter, &painter.say(if is_long { &short } else { why }), room - 2, left);
    let marks = std::iter::once(mark).chain(std::iter::repeat(" "));
    let why: Vec<String> = marks.zip(why).map(|(mark, line)| format!("{mark} {line}")).collect();
    // Who named it counts less than where requests would go.
    let mut named = first_lines(painter, &painter.with(named_by, &[("place", Arg::from(place))]), room, 2);
    named.truncate(free.saturating_sub(endpoint.len() + why.len()));
    let lines = named.len() + endpoint.len() + why.len();
    let gap = usize::from(lines < free);
    let size = Size { width: 70, height: fit(lines + gap + answers.len()) };
    // What has no room in the box stands on its edge.
    let title = if named.is_empty() { format!("{named_by}.short") } else { "endpoint-title".to_owned() };
    let (title, keys) = (painter.say(&title), answer_keys(painter, app));
    if size.width >= body.width {
        // A rest of what stands under it would read as a part of the question.
        painter.clear(body);
    }
    let mut rest = draw_box(painter, body, &title, &keys, size);
    for (lines, role) in [(named, Role::Text), (endpoint, Role::Heading), (why, Role::Warning)] {
        rest = painter.lines(rest, &lines, role);
    }
    draw_rows(painter, below(rest, gap), &answers, Some(question.selected));
}

/// What can be changed, each with what is used now.
fn draw_elsewhere(painter: &mut Painter<'_>, app: &App, body: Rect, selected: usize) {
    let words: Vec<_> = ELSEWHERE.iter().map(|kind| painter.say(&format!("elsewhere-{}", kind.key()))).collect();
    let column = words.iter().map(|words| painter.columns(words)).max().unwrap_or(0) + 2;
    let used = |kind: &ListKind| match (kind, &app.session.key) {
        (ListKind::Keys, KeyState::Found(key)) => key.short_id.clone(),
        (ListKind::Regions, _) => app.session.asked_region(&app.form.draft),
        (ListKind::Endpoints, _) => app.endpoint().to_string(),
        _ => String::new(),
    };
    let told = ELSEWHERE.iter().zip(&words).map(|(kind, words)| {
        let gap = " ".repeat(usize::from(column - painter.columns(words)));
        let room = usize::from(body.width.min(56).saturating_sub(6 + column));
        format!("{words}{gap}{}", painter.cut_middle(&used(kind), room)).trim_end().to_owned()
    });
    let answers: Vec<String> = told.collect();
    let size = Size { width: 56, height: fit(answers.len()) };
    let inside = draw_box(painter, body, &painter.say("elsewhere-title"), "", size);
    draw_rows(painter, inside, &answers, Some(selected));
}

fn draw_paste(painter: &mut Painter<'_>, body: Rect, text: &str, selected: usize) {
    let title = painter.with("paste-title", &[("lines", Arg::from(text.lines().count()))]);
    let said = |key: &&str| {
        let words = format!("paste-{key}");
        match answered(key, text) {
            Some(text) => painter.with(&words, &[("text", Arg::Text(painter.cut_middle(&text, PASTED)))]),
            None => painter.say(&words).into_owned(),
        }
    };
    let answers: Vec<String> = PASTE.iter().map(said).collect();
    let inside = draw_box(painter, body, &title, "", Size { width: 56, height: fit(answers.len()) });
    draw_rows(painter, inside, &answers, Some(selected));
}

/// What the ending of a path chooses, and the endings that there are.
fn about_endings(painter: &Painter<'_>, app: &App, path: &Path) -> (String, Role) {
    if app.screen == Screen::Submission {
        return (String::new(), Role::Dim);
    }
    let typed = path.input.value().trim();
    let format = match app.written_format(typed) {
        Some(format) => format.name,
        None if is_draft(typed) => "draft",
        None if app.screen == Screen::Preview => "shown",
        None => "none",
    };
    let about = painter.with("write-endings", &[("format", format.into()), ("endings", endings().into())]);
    (about, if format == "none" { Role::Error } else { Role::Dim })
}

/// A path, and below it what is wrong with it, how it may go on, or what its ending means.
fn draw_path(painter: &mut Painter<'_>, body: Rect, title: &str, path: &Path, about: (String, Role)) {
    let room = usize::from(body.width.min(70) - 4);
    let (said, role) = match &path.complaint {
        Some(why) => (painter.message(why), Role::Error),
        None if path.candidates.is_empty() => about,
        None => (path.candidates.join("  "), Role::Dim),
    };
    let indent = if role == Role::Error { 2 } else { 0 };
    let said = first_lines(painter, &said, room - indent, PATH_LINES);
    let gap = usize::from(usize::from(body.height) > PATH_LINES + 5);
    let size = Size { width: 70, height: fit(said.len().max(1) + 1 + gap) };
    let inside = below(draw_box(painter, body, &painter.say(title), "", size), gap);
    draw_value(painter, Rect { height: 1, ..inside }, path.input.value(), Some(path.input.cursor()));
    let area = below(inside, 1);
    if indent > 0 {
        painter.text(area, painter.view().glyphs.error, Role::Error);
    }
    painter.lines(after(area, fit(indent)), &said, role);
}

/// The lines of a key. Of all but the first one only the number of characters is shown.
fn draw_key_dialog(painter: &mut Painter<'_>, body: Rect, dialog: &KeyDialog) {
    let size = Size { width: 70, height: fit(KEY_PARTS.len() + 2) };
    let mut rest = draw_box(painter, body, &painter.say("typed-key-title"), "", size);
    for (at, (part, typed)) in KEY_PARTS.iter().zip(&dialog.parts).enumerate() {
        let has_focus = at == dialog.at;
        painter.target(Rect { height: 1, ..rest }, Target::Row(at));
        painter.text(rest, if has_focus { painter.view().glyphs.focus } else { "" }, Role::Focus);
        painter.text(after(rest, 2), *part, if has_focus { Role::Focus } else { Role::Label });
        let value = Rect { height: 1, ..after(rest, 13) };
        let count = typed.count();
        if at == 0 {
            draw_value(painter, value, typed.expose(), has_focus.then_some(count));
        } else {
            let text = match count {
                0 if part == KEY_PARTS.last().unwrap_or(part) => painter.say("typed-key-optional").into_owned(),
                0 => String::new(),
                _ => painter.with("typed-key-count", &[("n", Arg::from(count))]),
            };
            let rest = painter.text(value, text, Role::Dim);
            if has_focus {
                painter.caret(rest);
            }
        }
        rest = below(rest, 1);
    }
    match &dialog.complaint {
        Some((_, why)) => {
            painter.lines(rest, &first_lines(painter, &painter.message(why), usize::from(rest.width), 2), Role::Error)
        }
        None => painter.lines(
            rest,
            &first_lines(painter, &painter.say("typed-key-hint"), usize::from(rest.width), 2),
            Role::Dim,
        ),
    };
}
