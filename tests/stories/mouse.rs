//! The wizard with the mouse: what is seen is clicked on, and only the keys send.

use dbcred::{
    app::{Event, Screen, WheelTurn},
    domain::{fields::FieldId, steps::StepId},
    text::Language,
};

use crate::user::{Story, User};

/// Opens the wizard with the mouse on, by the keys.
fn with_mouse() -> User {
    let clock = Some("2026-11-24T06:06:11Z".parse().unwrap());
    let mut user = User::starts(&Story { clock, ..Story::default() });
    user.presses(&["^X"])
        .sees("m use mouse")
        .presses(&["m"])
        .sees("Mouse on. Most terminals select text with Shift+drag");
    user
}

#[test]
fn the_mouse_is_off_until_the_user_switches_it_on() {
    let mut user = User::starts_with("ok");
    user.clicks("Open a file").sees("▸ New credential");
    user.presses(&["^X", "m"]).clicks("Open a file").sees("▸ Open a file");
    user.presses(&["^X"]).sees("m release mouse").presses(&["m"]).sees("Mouse off: you can select text");
    user.clicks("New credential").sees("▸ Open a file");
    let mut user = User::starts(&Story { language: Language::Zh, ..Story::default() });
    user.presses(&["^X"]).sees("m 启用鼠标").presses(&["m"]).sees("已启用鼠标");
    let mut user = User::starts_with("ok");
    user.app.configure("config.toml", b"mouse = true\n");
    user.clicks("Open a file").sees("▸ Open a file");
    let mut user = User::starts_with("ok");
    user.app.configure("config.toml", b"mouse = \"on\"\n[keys]\nmenu = \"F2\"\n");
    user.sees("config.toml:1: mouse must be true or false")
        .sees("F2 menu")
        .clicks("Open a file")
        .sees("▸ New credential");
}

#[test]
fn a_form_is_filled_by_clicks_and_words_and_sent_by_keys() {
    let mut user = with_mouse();
    user.clicks("New credential").sees("▸ Product").clicks("Region").sees("▸ Region");
    user.clicks("Product").sees("▸ Product");
    // The first click chooses a row, the second one takes it.
    user.clicks("Tdsql-mysql").sees("▸ Tdsql-mysql").clicks("Mysql    ").sees("▸ Mysql");
    user.clicks("Mysql    ").sees("▸ Instance");
    user.types("cdb-n4j3y33j").clicks("▸ cdb-n4j3y33j").sees("▸ Name").types("prod-orders-rw");
    user.clicks("Prefix").sees("▸ Prefix").types("ordersrw");
    // The caret goes to the letter.
    user.clicks("orders-rw").types("1-");
    assert_eq!(user.app.form.draft.name, "prod-1-orders-rw");
    user.clicks("Hosts").types("10.0.1.%").presses(&["Enter"]).types("10.0.2.%");
    user.clicks("10.0.1.%");
    assert_eq!((user.app.form.focus.field(), user.app.form.focus.row), (Some(FieldId::Hosts), 0));
    user.clicks("Grants").types("select on orders.*").presses(&["Enter"]);
    user.clicks("[ ] INSERT").clicks("[ ] INSERT").sees("[x] INSERT");
    user.clicks("Rotation").clicks("[ ]").sees("[x]");
    user.clicks("First run").clicks(" 27 ").sees("▸27").clicks("▸27").sees("2026-11-27 ");
    user.clicks("Review").sees("Ready:").clicks("6 Rotation  every");
    assert_eq!(user.app.form.focus.step(), StepId::Rotation);
    user.clicks("Review").presses(&["p"]).clicks("curl").sees("[curl]").presses(&["Esc"]);
    // The way to the create is a key's, and so is the answer.
    user.presses(&["^X"]).clicks("create").clicks("create").sees("Clicks cannot do this: press Enter");
    assert!(user.is_on(Screen::Form));
    user.presses(&["Enter"]).sees("Type yes").types("yes").clicks("Type yes").clicks("yes").sees("Type yes");
    assert_eq!(user.calls("CreateProductSecret"), 0);
    user.presses(&["Enter"]).sees("Created in ");
    assert_eq!(user.calls("CreateProductSecret"), 1);
}

#[test]
fn the_wheel_moves_in_lists_and_scrolls_pages() {
    let mut user = with_mouse();
    let turn = |user: &mut User, turn| {
        user.happens(Event::Scrolled(turn));
        user.settles();
    };
    turn(&mut user, WheelTurn::Down);
    assert_eq!(user.app.start.selected, 3);
    turn(&mut user, WheelTurn::Up);
    assert_eq!(user.app.start.selected, 0);
    user.presses(&["?", "Tab"]);
    let before = user.screen();
    turn(&mut user, WheelTurn::Down);
    assert_ne!(user.screen(), before);
    turn(&mut user, WheelTurn::Up);
    assert_eq!(user.screen(), before);
    user.presses(&["Esc", "Enter"]).types("Mysql").presses(&["Enter"]).types("cdb");
    turn(&mut user, WheelTurn::Down);
    assert_eq!(user.app.form.picker.chosen(), Some(3));
    // Where arrows change a value, the wheel does nothing.
    user.goes_to(StepId::Grants).types("select on orders.*").presses(&["Enter", "Tab", "Home"]);
    let before = user.screen();
    turn(&mut user, WheelTurn::Up);
    turn(&mut user, WheelTurn::Up);
    assert_eq!(user.screen(), before, "the wheel does not leave the places");
}
