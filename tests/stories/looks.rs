//! Colours and styles: errors, warnings, success and focus look the same everywhere. The snapshots cover the texts;
//! these tests cover the styles, which snapshots do not show.

use dbcred::{
    domain::steps::StepId,
    text::Words,
    ui::{
        self,
        painter::View,
        theme::{ColourDepth, Glyphs, Role, Theme, ThemeName},
    },
};
use ratatui::{Terminal, backend::TestBackend, buffer::Cell, style::Style};

use crate::user::{Story, User};

/// Returns the cells of the first place on the screen that shows a text.
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

/// Checks that all of a text has the style of a role, with colours and without.
#[track_caller]
fn looks(user: &User, text: &str, role: Role) {
    looks_like(user, text, &[role]);
}

/// Checks that all of a text has the style of several roles, each over the one before.
#[track_caller]
fn looks_like(user: &User, text: &str, roles: &[Role]) {
    for theme in [Theme::named(ThemeName::Dark, ColourDepth::Rich), Theme::mono()] {
        let wanted = roles.iter().fold(Style::new(), |style, role| style.patch(theme.style(*role)));
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
    looks(&user, "~ 10.0.1: undocumented form", Role::Warning);
}

#[test]
fn the_ends_of_a_submission_are_told_apart_at_a_glance() {
    for (scenario, mark, headline, role) in [
        ("ok", "✓", "Created in ", Role::Good),
        ("refused=ResourceInUse.SecretExists", "!", "Refused: nothing was created", Role::Error),
        ("drops-request", "~", "Not created, ", Role::Warning),
    ] {
        let mut user = User::starts_with(scenario);
        user.fills_the_minimum().creates();
        looks_like(&user, mark, &[Role::Heading, role]);
        looks_like(&user, headline, &[Role::Heading, role]);
    }
}
