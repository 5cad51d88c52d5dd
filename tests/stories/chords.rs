//! Chords that the user changed in `config.toml`.

use dbcred::app::Screen;

use crate::user::{Story, User};

#[test]
fn a_changed_chord_is_shown_and_works_and_the_old_one_does_not() {
    let mut user = User::starts(&Story::default());
    user.app
        .configure("config.toml", b"[keys]\nmenu = \"^R\"\npreview = \"v\"\nundo = [\"^Y\", \"^X z\"]\nquit = \"Q\"\n");
    user.sees("^R menu").sees("Q quit").sees_not("^X").sees_not(" q quit");
    user.presses(&["q", "^X"]);
    assert!(user.exit.is_none() && user.app.overlays.is_empty());
    user.presses(&["Enter"]).types("Mysql").presses(&["Enter"]).types("cdb-n4j3y33j").presses(&["Enter"]);
    user.types("prod").presses(&["^Y"]);
    assert_eq!(user.app.form.draft.name, "");
    user.types("Qvq").presses(&["^X", "r"]);
    assert_eq!(user.app.form.draft.name, "Qvqr", "letters are text where text is typed, and ^X is nothing");
    user.presses(&["^R"]).sees("z undo").sees_not("u undo").sees("l 中文").presses(&["u"]);
    assert_eq!(user.app.form.draft.name, "Qvqr");
    user.presses(&["z"]);
    assert_ne!(user.app.form.draft.name, "Qvqr");
    user.types("a b").sees("^R e goes to it").sees_not("^X").presses(&["^U"]);
    user.types("prod-orders-rw").presses(&["Enter"]).types("ordersrw").presses(&["Enter"]);
    user.types("10.0.1.%").presses(&["Enter", "Enter"]).types("select on orders.*").presses(&["Enter"]);
    user.presses(&["^R", "r"]).sees("v preview").sees_not("p preview").presses(&["p"]);
    assert!(user.is_on(Screen::Form));
    user.presses(&["v"]);
    assert!(user.is_on(Screen::Preview));
    user.presses(&["?", "Tab"]);
    let mut pages = user.screen();
    for _ in 0..20 {
        pages.push_str(&user.presses(&["PageDown"]).screen());
    }
    assert!(pages.contains("^R w") && !pages.contains("^X w"), "{pages}");
    user.presses(&["Esc", "Q"]);
    assert_eq!(user.exit, Some(130));
}

#[test]
fn what_is_wrong_with_the_file_is_said_with_its_line_and_the_rest_holds() {
    let mut user = User::starts(&Story::default());
    user.app.configure("config.toml", b"[keys]\nmenu = \"^G\"\nlanguage = \"F4\"\nhelp = \"q\"\n");
    user.sees("config.toml:2 (1 of 2): ^G is used by tmux, zellij or VS Code; try F2");
    user.sees("^X menu").sees("? help");
    user.presses(&["F4"]).sees("^X 菜单");
    for text in [&b"menu"[..], b"\xff\xfe", b"[keys]\nmenu = [[[[", b""] {
        let mut user = User::starts(&Story::default());
        user.app.configure("config.toml", text);
        user.presses(&["^X"]).sees("Menu");
    }
}
