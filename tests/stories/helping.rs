//! Help: the key for it is in sight at every field, and it says in sentences what each key does.

use dbcred::{
    app::form::Spot,
    domain::{
        fields::Kind,
        steps::{STEPS, StepId},
    },
    text::Language,
};

use crate::user::{Story, User};

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
    user.presses(&["PageDown", "PageDown"]).sees("In the objects and their privileges");
}

#[test]
fn tab_in_the_help_says_what_it_leads_to() {
    let mut user = User::starts(&Story::default());
    user.presses(&["?"]).sees("Tab all keys").presses(&["Tab"]).sees("Tab keys here").sees_not("Tab all keys");
    user.presses(&["Tab"]).sees("Tab all keys").sees("Keys here");
}
