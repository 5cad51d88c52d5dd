//! Dialogs and lists at the smallest sizes: nothing that can be chosen is out of sight without a mark, and the box says
//! of a key what the footer says.

use std::collections::BTreeMap;

use dbcred::{
    app::{
        Event,
        start::{Choice, KeyState, KeyView, Profile},
    },
    domain::{rule::Message, steps::StepId},
    import,
    text::Language,
};

use crate::user::{Story, User};

/// The sizes of a terminal at which every dialog is looked at.
const SIZES: [(u16, u16); 4] = [(120, 40), (80, 24), (60, 18), (50, 14)];

/// Shows what is on the screen in both languages at every size.
fn at_all_sizes(user: &mut User, mut sees: impl FnMut(&mut User, (u16, u16))) {
    for language in [Language::En, Language::Zh] {
        user.app.session.language = language;
        for size in SIZES {
            user.resizes(size.0, size.1);
            sees(user, size);
        }
    }
    user.app.session.language = Language::En;
    user.resizes(80, 24);
}

/// The keys of a line such as `Enter choose  Esc close`, each with its words.
fn told(line: &str) -> BTreeMap<String, String> {
    let pairs = line.trim_matches(|char| "└─┘ ".contains(char)).split("  ");
    pairs.filter_map(|pair| pair.trim().split_once(' ')).map(|(key, words)| (key.into(), words.into())).collect()
}

/// Checks that the lower edge of the box and the footer have the same words for a key, at every size.
#[track_caller]
fn box_says_what_the_footer_says(user: &mut User, title: &str, way_out: &str) {
    user.sees(title);
    at_all_sizes(user, |user, size| {
        let screen = user.screen();
        let edge = screen.lines().find(|line| line.contains('└')).map(|line| told(&line[line.find('└').unwrap()..]));
        let footer = told(screen.lines().last().unwrap());
        let edge = edge.unwrap_or_else(|| panic!("{size:?}: a box\n{screen}"));
        assert!(edge.contains_key("Enter") && edge.contains_key("Esc"), "{size:?}\n{screen}");
        for (key, words) in &edge {
            let other = footer.get(key);
            assert!(other.is_none_or(|other| other == words), "{size:?}: {key} is {words} and {other:?}\n{screen}");
        }
        assert_eq!(footer.get("Esc"), edge.get("Esc"), "{size:?}\n{screen}");
    });
    user.sees(way_out);
}

#[test]
fn a_box_and_the_footer_have_the_same_words_for_a_key() {
    let mut user = User::starts_with("ok");
    user.fills_the_minimum().goes_to(StepId::Name).presses(&["^C"]);
    box_says_what_the_footer_says(&mut user, "Leave?", "Esc stay");
    user.presses(&["Esc"]).goes_to(StepId::Grants).types("slect on orders.*").presses(&["^X", "r", "Down", "Enter"]);
    user.goes_to(StepId::Grants).types("slect on orders.*").presses(&["^X", "r"]);
    if user.screen().contains("Not added") {
        box_says_what_the_footer_says(&mut user, "Not added", "Esc later");
    }
    let mut user = User::starts_with("ok");
    user.pastes(include_str!("../orders.toml")).goes_to(StepId::Labels);
    let draft = user.state().join("sandbox/drafts").join(format!("{}.toml", user.app.form.draft_id));
    let other = std::fs::read_to_string(&draft).unwrap().replace("ordersrw", "theirs");
    std::fs::write(&draft, other).unwrap();
    user.types("typed here");
    box_says_what_the_footer_says(&mut user, "Changed elsewhere", "Esc continue");
    at_all_sizes(&mut user, |user, size| {
        let answers = if user.app.session.language == Language::En {
            ["Continue with mine", "Open the other version", "Replace the other version"]
        } else {
            ["继续使用我的草稿", "打开另一份", "用我的草稿替换另一份"]
        };
        let screen = user.screen();
        assert!(answers.iter().all(|answer| screen.contains(answer)), "{size:?}\n{screen}");
    });
    let mut user = User::starts_with("ok");
    (user.app.session.launch.endpoint, user.app.session.launch.sandbox) = (None, None);
    let elsewhere = "endpoint = \"https://ssm.example.com:8443\"\nSecretName = \"far\"\n";
    let draft = import::read(elsewhere.as_bytes(), "far.toml").unwrap().draft;
    user.happens(Event::Opened(Box::new(draft), None, Vec::new()));
    box_says_what_the_footer_says(&mut user, "Send there?", "Esc cancel");
}

#[test]
fn a_list_begins_at_the_row_in_use_and_with_what_can_be_used() {
    let mut user = User::starts_with("ok");
    user.chooses(|choice| *choice == Choice::Elsewhere).sees("▸ ap-guangzhou  current").presses(&["Enter"]);
    user.sees("ap-guangzhou").chooses(|choice| *choice == Choice::Like).sees("▸ prod-legacy");
    user.sees("enabled").sees("disabled").types("prod").sees("▸ prod-legacy");
    user.app.session.language = Language::Zh;
    user.sees("已启用");
}

#[test]
fn a_list_on_a_small_screen_leaves_no_line_empty() {
    let mut user = User::starts_with("ok");
    user.resizes(50, 14).chooses(|choice| *choice == Choice::Elsewhere);
    user.sees("1 more below").sees("ap-singapore").presses(&["Down", "Down", "Down", "Down", "Down"]);
    user.sees("▸ ap-tokyo").sees("1 more above");
}

#[test]
fn the_sides_of_the_preview_are_named_whole_or_left_out_with_a_mark() {
    let mut user = User::starts_with("ok");
    user.fills_the_minimum().presses(&["^X", "r", "p"]);
    for side in 0..8 {
        at_all_sizes(&mut user, |user, size| {
            let screen = user.screen();
            let line = screen.lines().nth(1).unwrap().trim();
            let is_en = user.app.session.language == Language::En;
            let all = if is_en {
                ["JSON", "canonical", "to sign", "headers", "tccli", "curl", "HCL", "SQL"]
            } else {
                ["JSON", "规范请求串", "待签名字符串", "请求头", "tccli", "curl", "HCL", "SQL"]
            };
            let shown: Vec<usize> = (0..8).filter(|at| line.contains(all[*at])).collect();
            let [first, last] = [shown[0], shown[shown.len() - 1]];
            assert!(line.contains(&format!("[{}]", all[side])), "{size:?}: {line}");
            assert_eq!(shown, (first..=last).collect::<Vec<_>>(), "{size:?}: {line}");
            assert_eq!((line.starts_with('…'), line.ends_with('…')), (first > 0, last < 7), "{size:?}: {line}");
            // Nothing is left of the line beside whole names and marks.
            let rest = all.iter().fold(line.to_owned(), |rest, name| rest.replacen(name, "", 1));
            assert!(rest.chars().all(|char| " […]|".contains(char)), "{size:?}: {line}");
        });
        user.presses(&["Right"]);
    }
}

#[test]
fn the_key_of_the_exact_bytes_is_called_by_what_it_does_next() {
    let mut user = User::starts_with("ok");
    user.fills_the_minimum().presses(&["^X", "r", "p"]).resizes(120, 40).sees("x exact bytes").presses(&["x"]);
    user.sees("x indented").sees_not("x exact bytes").presses(&["^X", "x"]).sees("x exact bytes");
}

#[test]
fn the_dialog_of_a_path_shows_every_ending_and_marks_a_refusal() {
    let mut user = User::starts(&Story::default());
    user.fills_the_minimum().presses(&["w", "^U"]).types("orders");
    at_all_sizes(&mut user, |user, size| {
        let screen = user.screen();
        let first = if user.app.session.language == Language::En { "│ ! No format" } else { "│ ! 没有" };
        assert!(screen.contains(".sql") && screen.contains(first), "{size:?}\n{screen}");
    });
    user.presses(&["^U"]).types("orders.sql").sees_not("! No format").presses(&["Esc", "^X", "o"]);
    user.types("/no/such/file").presses(&["Enter"]).sees("│ ! /no/such/file cannot be read");
}

#[test]
fn the_menu_has_two_columns_and_counts_what_has_no_room() {
    let mut user = User::starts_with("ok");
    user.fills_the_minimum().presses(&["^X", "r", "^X"]).resizes(50, 14);
    user.sees("1 Target").sees("7 Key").sees("more below").presses(&["Up"]).presses(&["End"]).sees("q quit");
    user.sees("more above").sees_not("1 Target");
    user.app.session.language = Language::Zh;
    user.resizes(80, 24).sees("按字母，或方向键加 Enter");
}

#[test]
fn a_paste_of_several_lines_says_what_each_answer_makes_of_it_and_begins_with_one_that_can_be() {
    let mut user = User::starts_with("ok");
    user.fills_the_minimum().goes_to(StepId::Name).presses(&["^U"]).pastes("prod-orders\nrw\n");
    user.sees("  Joined: prod-orders rw").sees("▸ First line: prod-orders").presses(&["Enter"]);
    assert_eq!(user.app.form.draft.name, "prod-orders");
}

#[test]
fn a_key_that_has_expired_is_looked_for_again_with_the_first_row() {
    let mut user = User::starts(&Story { has_key: false, ..Story::default() });
    let source = Message::new("credential-source-profile").with("path", "~/.tccli/default.credential");
    let view = KeyView {
        short_id: "AKID…m2Kd".into(),
        source: source.with("kind", "sso"),
        expires: Some(jiff::Timestamp::now() - jiff::SignedDuration::from_mins(130)),
        warnings: Vec::new(),
    };
    user.happens(Event::KeySearched(KeyState::Found(view), Profile::default()));
    at_all_sizes(&mut user, |user, size| {
        let row = if user.app.session.language == Language::En { "▸ Look again" } else { "▸ 重新查找" };
        let screen = user.screen();
        assert!(screen.contains(row) && screen.contains("tccli sso login"), "{size:?}\n{screen}");
    });
    user.resizes(50, 14)
        .sees("▸ Look again")
        .sees_not("Region")
        .sees_not("Account")
        .resizes(80, 24)
        .presses(&["Enter"])
        .sees("No key found");
}

/// Checks that nothing of the screen stands beside a box.
fn stands_alone(user: &mut User) {
    at_all_sizes(user, |user, size| {
        let screen = user.screen();
        let rows = screen.lines().skip_while(|line| !line.contains('┌'));
        let mut edges = 0;
        for row in rows.take_while(|line| !line.trim().starts_with('─')).map(str::trim) {
            edges += usize::from(row.starts_with(['┌', '└']));
            let is_inside = edges == 1 || row.starts_with('└');
            let [first, last] = [row.chars().next(), row.chars().last()].map(Option::unwrap_or_default);
            assert!(!is_inside || "┌│└".contains(first) && "┐│┘".contains(last), "{size:?} {row}\n{screen}");
        }
        assert_eq!(edges, 2, "{size:?}\n{screen}");
    });
}

#[test]
fn no_scraps_of_the_screen_stand_beside_a_box() {
    let mut user = User::starts_with("ok");
    user.chooses(|choice| *choice == Choice::Open);
    stands_alone(&mut user);
    user.presses(&["Esc", "Home"]).fills_the_minimum().goes_to(StepId::Review).presses(&["w"]);
    stands_alone(&mut user);
    user.presses(&["Esc", "^C"]);
    stands_alone(&mut user);
    user.presses(&["Esc"]).goes_to(StepId::Grants).presses(&["Tab", "p"]);
    stands_alone(&mut user);
    user.presses(&["Esc", "+"]);
    stands_alone(&mut user);
}

#[test]
fn the_status_of_the_screen_is_not_told_under_a_dialog_that_has_something_wrong() {
    let mut user = User::starts_with("ok");
    user.fills_the_minimum().goes_to(StepId::Review).sees("Ready: no errors").presses(&["w", "^U"]);
    user.types("orders.txt").presses(&["Enter"]);
    at_all_sizes(&mut user, |user, size| {
        let screen = user.screen();
        let ready = if user.app.session.language == Language::En { "Ready" } else { "就绪" };
        assert!(screen.contains('┌') && !screen.contains(ready), "{size:?}\n{screen}");
    });
    user.presses(&["Esc"]).sees("Ready: no errors");
}

#[test]
fn what_can_be_changed_is_told_with_what_is_used_now() {
    let mut user = User::starts(&Story { has_key: false, ..Story::default() });
    user.chooses(|choice| *choice == Choice::Elsewhere);
    at_all_sizes(&mut user, |user, size| {
        let screen = user.screen();
        let row = screen.lines().find(|line| line.contains("Region ") || line.contains("地域 "));
        assert!(row.is_some_and(|row| row.contains("ap-guangzhou")), "{size:?}\n{screen}");
    });
}

#[test]
fn the_calendar_keeps_the_chosen_day_and_tells_of_the_marked_one() {
    let clock = Some("2026-11-24T06:06:11Z".parse().unwrap());
    let mut user = User::starts(&Story { clock, ..Story::default() });
    user.fills_the_minimum().goes_to(StepId::Rotation).presses(&["Right", "Tab", "^U"]).types("2026-12-05 03:00");
    user.presses(&["Down"]).sees("▸[ 5]").presses(&["Right", "Down"]);
    at_all_sizes(&mut user, |user, size| {
        let screen = user.screen();
        assert!(screen.contains("[ 5]") && screen.contains("▸13"), "{size:?}\n{screen}");
        // What was typed is another day, so that the moment of the marked one is never taken for its meaning.
        let told = match (user.app.session.language == Language::En, size.0 < 76) {
            (true, true) => ["calendar: Sun 2026-12-13 03:00, UTC+8 assumed", "Arrows day"],
            (true, false) => ["calendar: 2026-12-13 03:00:00", "(Enter takes it)"],
            (false, true) => ["日历：周日 2026-12-13 03:00，假定为 UTC+8", "方向键 "],
            (false, false) => ["日历：2026-12-13 03:00:00（按", "Enter 采用）"],
        };
        assert!(told.iter().all(|told| screen.contains(told)), "{size:?}\n{screen}");
    });
    user.presses(&["Enter"]).sees("[13]").sees_not("[ 5]");
}

#[test]
fn the_key_that_matters_is_named_in_the_smallest_window() {
    let mut user = User::starts_with("ok");
    user.fills_the_minimum().goes_to(StepId::Name).presses(&["^U"]).types("prod orders").resizes(50, 14);
    user.sees("Right use fix").presses(&["^U"]).types("prod-old").sees("Down free name");
    user.goes_to(StepId::Rotation).presses(&["Right", "Tab"]).sees("Down calendar");
}

#[test]
fn the_step_that_is_chosen_above_the_form_has_its_name_at_every_size() {
    let mut user = User::starts_with("ok");
    user.fills_the_minimum().goes_to(StepId::Name).presses(&["Shift-Tab", "Right"]);
    at_all_sizes(&mut user, |user, size| {
        let name = if user.app.session.language == Language::En { "3 Hosts" } else { "3 主机" };
        let screen = user.screen();
        assert!(screen.lines().nth(1).unwrap().contains(name), "{size:?}\n{screen}");
    });
}
