//! Every step at every size with unusual values: the frame is complete, and the focus is visible.

use dbcred::{
    app::{App, Event, form::Spot, overlay::Overlay},
    domain::{
        draft::{Draft, Tag},
        fields::{FIELDS, FieldId, Kind},
        grants::{Place, Unit},
        steps::{STEPS, StepId},
        unseen::is_unseen,
    },
    text::{Language, Words},
    ui::{
        self,
        painter::View,
        theme::{Glyphs, Theme},
    },
};
use ratatui::{Terminal, backend::TestBackend, buffer::Buffer, layout::Position};

use crate::user::{Story, User};

/// A frame: its cells, and the position of the cursor.
struct Picture {
    buffer: Buffer,
    cursor: Position,
}

impl Picture {
    fn of(app: &App, glyphs: Glyphs) -> Picture {
        let (words, theme) = (Words::new(app.session.language), Theme::mono());
        let view = View { words: &words, theme: &theme, glyphs };
        let mut terminal = Terminal::new(TestBackend::new(app.session.size.0, app.session.size.1)).unwrap();
        let buffer = terminal.draw(|frame| ui::draw(frame, app, view)).unwrap().buffer.clone();
        let cursor = terminal.get_cursor_position().unwrap();
        Picture { buffer, cursor }
    }

    fn text(&self) -> String {
        let width = usize::from(self.buffer.area.width);
        let lines = self.buffer.content.chunks(width);
        lines.map(|line| line.iter().map(ratatui::buffer::Cell::symbol).collect::<String>() + "\n").collect()
    }
}

#[track_caller]
fn holds(app: &App, what: &str) -> Picture {
    let picture = Picture::of(app, Glyphs::LINES);
    let text = picture.text();
    assert!(picture.buffer.area.contains(picture.cursor), "{what}: the cursor is off the screen\n{text}");
    let hidden = text.chars().find(|char| *char != '\n' && is_unseen(*char));
    assert_eq!(hidden, None, "{what}: something unseen is on the screen\n{text}");
    let longest = picture.buffer.content.iter().map(|cell| cell.symbol().chars().count()).max();
    assert!(longest < Some(20), "{what}: a cell holds {longest:?} characters");
    picture
}

/// Returns a draft with a text in every place that can contain one.
fn full_of(text: &str) -> Draft {
    let text = || text.to_owned();
    let mut draft = Draft {
        hosts: vec![text(), "10.0.1.%".into(), text(), text()],
        grants: vec![Unit {
            place: Place { database: text(), table: text(), ..Place::default() },
            privileges: vec![text(), "SELECT".into()],
        }],
        tags: vec![Tag { key: text(), value: text() }, Tag { key: text(), value: String::new() }, Tag::default()],
        rotate: Some(true),
        ..Draft::default()
    };
    for field in FIELDS {
        if let Some(slot) = field.text_mut(&mut draft) {
            *slot = text();
        }
    }
    draft.description = [text(), text(), text()].join("\n");
    draft
}

/// Visits every field, and calls `see` with its name.
fn at_every_field(user: &mut User, mut see: impl FnMut(&mut App, &str)) {
    for field in FIELDS.iter().filter(|field| field.id != FieldId::AccountType) {
        user.app.focus_on(field.id, None);
        see(&mut user.app, field.api);
        if matches!(field.kind, Kind::List | Kind::Pairs) {
            user.app.focus_on(field.id, Some(0));
            user.app.form.focus.caret = 0;
            see(&mut user.app, field.api);
        }
    }
    user.app.go_to(StepId::Review);
    see(&mut user.app, "review");
}

const HOSTILE: &[&str] = &[
    "\u{1b}[2J\u{7}\u{202e}evil\u{2066}\t\r\u{9b}31m",
    "支付服务的数据库凭据，只读写订单库；不要保存密码。支付服务的数据库凭据，只读写订单库；不要保存密码。",
    "👩‍👩‍👧‍👦🇩🇪🏳️‍🌈☕️é̄ กำ นี้ नमस्ते ｆｕｌｌ",
    "{ $n } \"quoted\" %s \\ / <b>&amp;</b> …·─│▸",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    " ",
    "",
];

#[test]
fn every_step_holds_at_every_size_whatever_the_values_are() {
    for text in HOSTILE {
        for language in [Language::En, Language::Zh] {
            let mut user = User::starts(&Story { language, ..Story::default() });
            user.happens(Event::Opened(Box::new(full_of(text)), None, Vec::new()));
            user.settles();
            at_every_field(&mut user, |app, name| {
                for columns in [50, 60, 75, 80, 100, 130] {
                    for lines in [14, 18, 24, 45] {
                        app.resized(columns, lines);
                        holds(app, &format!("{text:?} {language:?} {columns}x{lines} {name}"));
                    }
                }
            });
        }
    }
}

#[test]
fn a_megabyte_in_every_field_holds_too() {
    let tower = format!("a{}", "\u{301}".repeat(500_000));
    let sizes = [(50, 14), (80, 24), (50, 14), (80, 24)];
    for (text, (columns, lines)) in
        ["x".repeat(1 << 20), "支".repeat(350_000), tower, "a b ".repeat(1 << 18)].iter().zip(sizes)
    {
        let mut user = User::starts(&Story::default());
        // One field at a time: a body of many megabytes is not the subject here.
        for id in [FieldId::Name, FieldId::Instance, FieldId::Begin, FieldId::Key, FieldId::Description] {
            let mut draft = Draft { rotate: Some(true), ..Draft::default() };
            text.clone_into(id.spec().text_mut(&mut draft).unwrap());
            user.happens(Event::Opened(Box::new(draft), None, Vec::new()));
            user.app.resized(columns, lines);
            user.app.focus_on(id, None);
            holds(&user.app, id.spec().api);
            user.app.form.focus.caret /= 2;
            holds(&user.app, id.spec().api);
            user.app.go_to(StepId::Review);
            holds(&user.app, id.spec().api);
        }
    }
}

#[test]
fn the_preview_names_the_keys_that_scroll_only_where_lines_are_out_of_sight() {
    let mut user = User::starts(&Story { size: (50, 14), ..Story::default() });
    user.fills_the_minimum().presses(&["^X", "p"]).sees(": Up/Down").presses(&["Right"; 7]);
    user.sees("[SQL]").sees_not("Lines 1 to").sees_not("Up/Down");
}

#[test]
fn what_is_in_focus_is_in_sight_at_every_size() {
    let mut user = User::starts(&Story::default());
    let hosts: Vec<String> = (0..40).map(|host| format!("10.0.{host}.300")).collect();
    let tags = (0..12).map(|tag| Tag { key: format!("key{}", tag % 5), value: "value".into() }).collect();
    let draft = Draft { hosts, tags, description: "line\n".repeat(30), rotate: Some(true), ..full_of("300") };
    user.happens(Event::Opened(Box::new(draft), None, Vec::new()));
    user.settles();
    at_every_field(&mut user, |app, name| {
        if app.form.focus.field() == Some(FieldId::Grants) {
            return;
        }
        for (columns, lines) in [(50, 14), (60, 18), (80, 24), (100, 30)] {
            app.resized(columns, lines);
            let rows = app.form.focus.field().map_or(0, |field| app.form.rows(field));
            for row in [0, rows / 2, rows] {
                if rows > 0 {
                    app.form.focus.row = row;
                    app.form.focus.caret = 0;
                }
                let what = format!("{columns}x{lines} {name} {row}");
                let picture = holds(app, &what);
                let text = picture.text();
                assert!(
                    text.lines().skip(3).any(|line| line.starts_with(" ▸") || line.starts_with('▸')),
                    "{what}\n{text}"
                );
                let is_review = matches!(app.form.focus.spot, Spot::Review(_));
                let line = text.lines().nth(usize::from(picture.cursor.y)).unwrap();
                // A text of several lines has its mark in the first line; the texts of a choice may take two lines.
                let is_tall = matches!(name, "Description" | "EncryptType");
                assert!(is_review || is_tall || line.starts_with(" ▸"), "{what}\n{text}");
            }
        }
    });
    // The last problem of a long review.
    for (columns, lines) in [(50, 14), (80, 24)] {
        user.resizes(columns, lines).goes_to(StepId::Review);
        for row in user.app.form.review_rows() {
            user.app.form.focus.spot = Spot::Review(row);
            let text = holds(&user.app, "review").text();
            assert!(text.contains('▸'), "{columns}x{lines} {row:?}\n{text}");
        }
    }
}

#[test]
fn every_layer_holds_at_every_size() {
    let mut user = User::starts(&Story::default());
    user.happens(Event::Opened(Box::new(full_of(HOSTILE[2])), None, Vec::new()));
    user.settles();
    for keys in [
        &["^X"][..],
        &["^X", "?"],
        &["^X", "?", "Tab"],
        &["^C"],
        &["^X", "o"],
        &["^X", "w"],
        &["^X", "2", "^X", "?", "PageDown", "PageDown", "PageDown"],
    ] {
        user.presses(keys);
        assert!(!user.app.overlays.is_empty(), "{keys:?}");
        for columns in [50, 60, 80, 130] {
            for lines in [14, 18, 24, 45] {
                user.app.resized(columns, lines);
                holds(&user.app, &format!("{keys:?} {columns}x{lines}"));
            }
        }
        while matches!(user.app.overlays.top(), Some(overlay) if !matches!(overlay, Overlay::Confirm(_))) {
            user.presses(&["Esc"]);
        }
    }
}

#[test]
fn a_terminal_that_is_too_small_shows_so_and_nothing_else() {
    let mut user = User::starts(&Story::default());
    user.presses(&["Enter"]);
    for (columns, lines) in [(1, 1), (2, 9), (49, 14), (50, 13), (20, 3), (200, 2)] {
        user.app.resized(columns, lines);
        let text = holds(&user.app, "too small").text();
        assert!(!text.contains("Region"), "{columns}x{lines}\n{text}");
    }
    // The terminal was made smaller, and the program does not know it yet.
    user.app.resized(80, 24);
    let (words, theme) = (Words::new(Language::En), Theme::mono());
    let view = View { words: &words, theme: &theme, glyphs: Glyphs::LINES };
    for (columns, lines) in [(10, 3), (1, 1), (80, 5), (30, 24)] {
        let mut terminal = Terminal::new(TestBackend::new(columns, lines)).unwrap();
        terminal.draw(|frame| ui::draw(frame, &user.app, view)).unwrap();
    }
}

#[test]
fn plain_glyphs_are_plain_on_every_screen() {
    let mut user = User::starts(&Story::default());
    user.fills_the_minimum();
    for step in STEPS {
        user.goes_to(*step);
        let text = Picture::of(&user.app, Glyphs::ASCII).text();
        assert!(text.is_ascii(), "{step:?}\n{text}");
    }
    user.presses(&["p", "Right", "Right", "Right"]);
    let text = Picture::of(&user.app, Glyphs::ASCII).text();
    assert!(text.is_ascii(), "{text}");
}

#[test]
fn without_colours_what_is_chosen_has_a_mark() {
    let mut user = User::starts(&Story::default());
    user.presses(&["Enter"]).types("Mysql").presses(&["Enter"]).types("ord").presses(&["Down"]);
    user.sees("▸ Instance").sees("▸ cdb-7kq0a1xz");
    user.presses(&["Enter", "Shift-Tab"]).goes_to(StepId::Name).presses(&["Shift-Tab", "Right"]);
    user.sees("▸ 3 Hosts").sees("[");
    user.goes_to(StepId::Rotation).presses(&["Right", "Tab", "Down"]);
    user.sees("▸ First run");
    let calendar = user.screen();
    assert!(calendar.lines().skip(4).any(|line| line.contains('▸') && line.contains(']')), "{calendar}");
}

#[test]
fn a_wide_terminal_has_the_frame_in_its_middle_and_nothing_beside_it() {
    let mut user = User::starts(&Story { size: (200, 60), ..Story::default() });
    user.fills_the_minimum();
    for keys in [&[][..], &["p"], &["Esc", "s"], &["Esc", "^X"], &["Esc", "4"], &["^X", "?"], &["Esc", "^X", "1"]] {
        user.presses(keys);
        let picture = holds(&user.app, "wide");
        let beside = |x: u16| !(30..170).contains(&x);
        let area = picture.buffer.area;
        let outside = area.positions().filter(|at| beside(at.x)).map(|at| picture.buffer[at].symbol());
        assert!(outside.into_iter().all(|symbol| symbol == " "), "{keys:?}\n{}", picture.text());
        assert!(!beside(picture.cursor.x) || picture.cursor.x == 0, "{keys:?} {:?}", picture.cursor);
        assert!(picture.text().contains("SANDBOX on"), "{keys:?}");
    }
}

#[test]
fn a_large_terminal_has_the_signed_preview_below_the_review() {
    let mut user = User::starts(&Story { size: (100, 31), ..Story::default() });
    user.fills_the_minimum().presses(&["^X", "r"]).sees_not("Signed preview").sees_not("Left/Right");
    user.resizes(99, 32).sees_not("Signed preview");
    user.resizes(100, 32).sees("Signed preview: Left/Right").sees("\"SecretName\": \"prod-orders-rw\"");
    // The sides turn, and the one that is shown scrolls.
    user.sees("lines below").sees_not("\"EnableRotation\"").presses(&["PageDown"]).sees_not("\"SecretName\"");
    user.presses(&["Right", "Right", "Right"]).sees("[headers]").sees("X-TC-Timestamp: ");
    user.presses(&["PageDown"]).sees("(hidden)");
    // Another language leaves with another header.
    user.presses(&["^X", "l", "PageUp"]).sees("X-TC-Language: zh-CN").presses(&["^X", "l", "PageDown"]);
    // The key that shows the signature belongs to the screen of the preview, which shows the same side.
    user.sees_not("k shows it").presses(&["p"]).sees("k shows it").sees("[headers]").presses(&["Esc"]);
    // Beside the review is what the line becomes in the body.
    user.resizes(116, 40).presses(&["Left", "Left", "Left"]);
    let beside = |user: &mut User| {
        let right = |line: &str| line.chars().skip(81).collect::<String>();
        user.screen().lines().skip(3).take(16).map(right).collect::<String>()
    };
    for (key, name) in [("1", "InstanceID"), ("2", "UserNamePrefix"), ("3", "Domains"), ("4", "PrivilegesList")] {
        user.presses(&[key, "^X", "r"]);
        while !user.screen().contains(&format!("▸{key} ")) {
            user.presses(&["Down"]);
        }
        assert!(beside(&mut user).contains(name), "{name}\n{}", user.screen());
    }
    // What is changed is signed again.
    user.goes_to(StepId::Name).types("-2").presses(&["^X", "r"]).sees("\"SecretName\": \"prod-orders-rw-2\"");
    user.presses(&["Right"]).sees("[canonical]").sees("content-type:application/json");
    let hash = user.app.form.request().map(|request| dbcred::sign::sha256_hex(&dbcred::export::exact(request)));
    user.sees(&hash.unwrap());
}

#[test]
fn what_the_smallest_window_does_not_show_is_counted_or_marked() {
    let mut user = User::starts(&Story { size: (50, 14), ..Story::default() });
    user.presses(&["Enter"]).types("Mysql").presses(&["Enter"]).sees(" more").types("cdb-n4j3y33j").sees_not("more");
    user.goes_to(StepId::Grants).types("all on *.*").presses(&["Enter"]).sees("All databases incl. mysql");
    user.sees("ALTER …").resizes(80, 24).sees_not("ALTER …");
    user.resizes(50, 14)
        .presses(&["F3"])
        .sees("more lines in a taller window")
        .resizes(80, 24)
        .sees_not("taller window");
}
