//! What colours and weights say: an error, a warning and what is good look as such wherever they stand, and so does
//! what is in focus. The words are held by the snapshots; these are the looks that they cannot show.

use dbcred::{
    domain::steps::StepId,
    text::Words,
    ui::{
        self,
        painter::View,
        theme::{Glyphs, Role, Theme},
    },
};
use ratatui::{Terminal, backend::TestBackend, buffer::Cell, style::Style};

use crate::user::{Story, User};

/// The cells of the first place of the screen where a text stands.
#[track_caller]
fn cells(user: &User, theme: &Theme, text: &str) -> Vec<Cell> {
    let words = Words::new(user.app.session.language);
    let view = View { words: &words, theme, glyphs: Glyphs::LINES };
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
    let frame = terminal.draw(|frame| ui::draw(frame, &user.app, view)).unwrap();
    let rows = frame.buffer.content.chunks(80);
    let wanted: Vec<String> = text.chars().map(String::from).collect();
    let is_there = |cells: &&[Cell]| cells.iter().map(Cell::symbol).eq(wanted.iter().map(String::as_str));
    let found = rows.flat_map(|row| row.windows(wanted.len())).find(is_there);
    found.unwrap_or_else(|| panic!("not on the screen: {text}")).to_vec()
}

/// That a text has the look of a role, all of it, in colours and without them.
#[track_caller]
fn looks(user: &User, text: &str, role: Role) {
    for theme in [Theme::colour(), Theme::mono()] {
        let wanted = theme.style(role);
        for cell in cells(user, &theme, text).iter().filter(|cell| cell.symbol() != " ") {
            let style = Style::new().fg(cell.fg).bg(cell.bg).add_modifier(cell.modifier);
            let plain = Style::new().fg(ratatui::style::Color::Reset).bg(ratatui::style::Color::Reset);
            assert_eq!(style, plain.patch(wanted), "{text}: {:?}", cell.symbol());
        }
    }
}

#[test]
fn what_is_wrong_doubtful_good_or_in_focus_looks_so_in_the_form() {
    let mut user = User::starts(&Story::default());
    looks(&user, "SANDBOX on", Role::Banner);
    user.presses(&["Enter"]);
    looks(&user, "[ 1 Target]", Role::Focus);
    looks(&user, "Product", Role::Focus);
    looks(&user, "Instance", Role::Label);
    user.goes_to(StepId::Name).types("prod-orders-rw");
    looks(&user, "✓ Free in", Role::Good);
    looks(&user, "Enter", Role::Key);
    looks(&user, "14 of 128 bytes", Role::Dim);
    user.presses(&["^U", "Tab"]);
    looks(&user, "! No name yet", Role::Error);
    user.goes_to(StepId::Hosts).types("10.0.1");
    looks(&user, "~ 10.0.1: form not documented", Role::Warning);
}

#[test]
fn the_ends_of_a_submission_are_told_apart_at_a_glance() {
    for (scenario, mark, headline, role) in [
        ("ok", "✓", "The credential prod-orders-rw was created", Role::Good),
        ("refused=ResourceInUse.SecretExists", "!", "Refused: nothing was created", Role::Error),
        ("drops-request", "~", "Not created: looked", Role::Warning),
    ] {
        let mut user = User::starts_with(scenario);
        user.fills_the_minimum().creates();
        looks(&user, mark, role);
        looks(&user, headline, Role::Heading);
    }
}
