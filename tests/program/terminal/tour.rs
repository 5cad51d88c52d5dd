//! The tour of the documentation, followed key by key in a real terminal.

use crate::pty::{Cloud, Desk, Home, Seat};

const TOUR: &str = include_str!("../../../docs/tour.md");

/// One row of the tour: what is pressed, and what is seen then.
struct TourStep<'a> {
    keys: Vec<Pressing<'a>>,
    sees: &'a str,
}

enum Pressing<'a> {
    /// A key, by its name.
    Key(&'a str),
    /// Typed text.
    Text(&'a str),
}

fn steps() -> Vec<TourStep<'static>> {
    let rows = TOUR.lines().filter(|line| line.starts_with("| ")).skip(1);
    rows.map(|row| {
        let mut cells = row.trim_matches('|').split(" | ").map(str::trim);
        let (keys, sees) = (cells.next().unwrap(), cells.next().unwrap().trim_end_matches('|').trim());
        TourStep { keys: keys_of(keys), sees }
    })
    .collect()
}

/// `**Enter**` is a key, and what stands between back quotes is text.
fn keys_of(mut cell: &str) -> Vec<Pressing<'_>> {
    let mut keys = Vec::new();
    while !cell.is_empty() {
        let is_key = cell.starts_with("**");
        let mark = if is_key { "**" } else { "`" };
        let rest = cell.strip_prefix(mark).unwrap_or_else(|| panic!("neither a key nor a text: {cell}"));
        let (inside, behind) = rest.split_once(mark).unwrap();
        keys.push(if is_key { Pressing::Key(inside) } else { Pressing::Text(inside) });
        cell = behind.trim_start();
    }
    keys
}

fn press(desk: &Desk, key: &str) {
    let bytes = match key {
        "Enter" => "\r",
        "Tab" => "\t",
        "Esc" => "\x1b",
        "Up" => "\x1b[A",
        "Down" => "\x1b[B",
        "Right" => "\x1b[C",
        "Del" => "\x1b[3~",
        "^C" => "\x03",
        "^X" => "\x18",
        "^U" => "\x15",
        other => panic!("the tour names a key that this test does not know: {other}"),
    };
    desk.presses(bytes);
}

#[test]
fn the_tour_of_the_documentation_leads_where_it_says() {
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    let desk = Seat::at(&home, &cloud).opens();
    desk.sees("New credential").sees("active, 312 of 1,000");
    let steps = steps();
    assert!(steps.len() > 20, "{}", steps.len());
    for step in steps {
        for pressing in &step.keys {
            match pressing {
                Pressing::Key(key) => press(&desk, key),
                // One letter after ^X, or a command: nothing of it may be seen.
                Pressing::Text(text) if text.len() == 1 => drop(desk.presses(text)),
                Pressing::Text(text) => drop(desk.types(text)),
            }
        }
        desk.sees(step.sees);
    }
    desk.presses("\x03");
    let end = desk.leaves_the_terminal_as_it_was();
    assert!(end.text.contains("resume "), "{}", end.text);
    assert_eq!(cloud.creates(), 1);
}
