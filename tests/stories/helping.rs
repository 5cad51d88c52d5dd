//! Help: the key for it is in sight at every field, and it says in sentences what each key does.

use std::collections::BTreeSet;

use dbcred::{
    app::form::Spot,
    domain::{
        fields::Kind,
        steps::{STEPS, StepId},
    },
    text::Language,
};

use crate::{
    risks::{RISKY, at_the_review},
    user::{Story, User},
};

#[test]
fn each_text_field_shows_the_key_for_help() {
    for language in [Language::En, Language::Zh] {
        for size in [(80, 24), (60, 18), (50, 14)] {
            let mut user = User::starts(&Story { language, size, ..Story::default() });
            user.fills_the_minimum();
            let mut fields = 0;
            for step in STEPS {
                user.goes_to(*step);
                // To the grant line, or to the first field.
                match step {
                    StepId::Grants => user.presses(&["Shift-Tab"]),
                    _ => user.presses(&["Shift-Tab", "Shift-Tab", "Shift-Tab", "Shift-Tab", "Down"]),
                };
                while user.app.form.focus.step() == *step {
                    let Spot::Field(field) = user.app.form.focus.spot else { break };
                    let kind = field.spec().kind;
                    // What Enter does in a list takes the room at the least size; the menu has help there.
                    let is_full = size.0 == 50 && matches!(kind, Kind::List | Kind::Pairs | Kind::Grants);
                    if !is_full && !matches!(kind, Kind::Switch | Kind::Choice(_)) {
                        let screen = user.screen();
                        let keys = screen.lines().last().unwrap();
                        // So does a key that takes a fix or opens a list.
                        let is_full = size.0 < 80 && ["Right ", "Down ", "Del "].iter().any(|key| keys.contains(key));
                        assert!(is_full || keys.contains("^X ? "), "{language:?} {size:?} {field:?}: {keys}");
                        fields += 1;
                    }
                    if kind == Kind::Grants {
                        break;
                    }
                    user.presses(&["Tab"]);
                }
            }
            assert!(fields >= 8, "{fields}");
        }
    }
}

#[test]
fn help_lists_keys_by_place_with_sentences() {
    let mut user = User::starts(&Story { size: (80, 60), ..Story::default() });
    user.fills_the_minimum().presses(&["^X", "2", "^X", "?"]);
    let screen = user.screen();
    let at = |text: &str| screen.find(text).unwrap_or_else(|| panic!("{text:?} is not on\n{screen}"));
    assert!(at("Keys here") < at("In any line of text") && at("In any line of text") < at("Everywhere"));
    assert!(at("Everywhere") < at("In the menu"));
    user.sees("Enter          Accepts the value and goes to the next field.");
    user.sees("^W  Clears the word before the cursor.");
    user.sees("^X u         Undoes the last change of the draft.");
    user.presses(&["Tab"]).sees("On the first screen").sees("Chooses the marked row.");
    user.presses(&["PageDown"]).sees("In the objects and their privileges");
}

/// The lines of text on each screen from here to the last one that a key leads to, without rules and what counts lines.
fn lines_by(user: &mut User, key: &'static str) -> BTreeSet<String> {
    let mut lines = BTreeSet::new();
    let mut last = String::new();
    loop {
        let screen = user.screen();
        if screen == last {
            return lines;
        }
        let body = screen.lines().skip(3).take(screen.lines().count() - 6);
        let is_text = |line: &&str| !line.to_lowercase().contains("lines ") && !line.trim().is_empty();
        lines.extend(body.filter(is_text).map(|line| line.trim().to_owned()));
        lines.retain(|line| !line.starts_with('─'));
        last = screen;
        user.presses(&[key]);
    }
}

#[test]
fn no_line_of_a_text_is_skipped_by_its_pages() {
    let mut user = User::starts(&Story { size: (50, 14), ..Story::default() });
    user.fills_the_minimum().goes_to(StepId::Name);
    for keys in [&["^X", "?", "Tab"][..], &["Esc", "^X", "p"], &["Right"; 3]] {
        // Where all of it is in sight it has the same lines.
        let whole = lines_by(user.presses(keys).resizes(50, 600), "PageDown");
        let by_pages = lines_by(user.resizes(50, 14).presses(&["Home"]), "PageDown");
        assert_eq!(by_pages, whole, "{keys:?}");
    }
    user.creates().resizes(50, 14);
    let by_lines = lines_by(&mut user, "Down");
    assert_eq!(lines_by(user.presses(&["Home"]), "PageDown"), by_lines);
}

#[test]
fn below_the_review_the_preview_is_read_page_by_page_to_its_end() {
    let mut user = at_the_review(RISKY);
    let of_json = |line: &String| line.starts_with(['"', '{', '}', '[', ']']);
    let mut whole = lines_by(user.presses(&["p"]).resizes(100, 60), "PageDown");
    whole.retain(of_json);
    user.presses(&["Esc"]);
    for (columns, lines) in [(100, 32), (120, 40), (140, 50)] {
        let below = lines_by(user.resizes(columns, lines), "PageDown");
        assert!(whole.is_subset(&below), "{:?}", whole.difference(&below));
        user.sees("lines above").presses(&["PageUp"; 9]).sees_not("lines above");
    }
}

#[test]
fn tab_in_the_help_says_what_it_leads_to() {
    let mut user = User::starts(&Story::default());
    user.presses(&["?"]).sees("Tab all keys").presses(&["Tab"]).sees("Tab keys here").sees_not("Tab all keys");
    user.presses(&["Tab"]).sees("Tab all keys").sees("Keys here");
}
