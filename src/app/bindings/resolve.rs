//! Finds the rows of the key table that work now, and the command of a pressed key.

use super::{Binding, Press, footer::UP_DOWN};
use crate::app::{
    App,
    context::KeyContext,
    keys::{Chord, Command, Key, Move, WizardCommand},
};

/// What a chord means now.
pub(crate) fn command(app: &App, chord: Chord) -> Option<Command> {
    if app.context() == KeyContext::Menu
        && chord.is_letter()
        && let Key::Char(letter) = chord.key
    {
        return menu(app).find(|row| row.press == Press::Menu(letter)).map(|row| row.command);
    }
    live_rows(app).find(|(_, row)| row.press == Press::Key(chord)).map(|(_, row)| row.command)
}

/// The rows whose command the part in focus lists.
fn live_rows(app: &App) -> impl Iterator<Item = (usize, &'static Binding)> {
    let (context, commands) = (app.context(), app.commands());
    // A row that tells both keys is true where both do something.
    let goes_down = commands.contains(&Command::Move(Move::Down));
    let is_live = move |row: &Binding| {
        row.contexts.contains(&context) && commands.contains(&row.command) && (row.shown != UP_DOWN || goes_down)
    };
    app.session.bindings.rows.iter().enumerate().filter(move |(_, row)| is_live(row))
}

/// The live rows of the menu. While it is open it is the uppermost layer, and they are about what lies under it.
pub(crate) fn menu(app: &App) -> impl Iterator<Item = &'static Binding> {
    let commands = app.commands_of_menu();
    let is_live = move |row: &&Binding| matches!(row.press, Press::Menu(_)) && commands.contains(&row.command);
    app.session.bindings.rows.iter().filter(is_live)
}

/// The live rows, as places in the table; of several live rows of one press the first counts.
pub(crate) fn live(app: &App) -> Vec<usize> {
    let table = app.session.bindings.rows;
    let mut rows: Vec<usize> = Vec::new();
    for (at, row) in live_rows(app) {
        if !rows.iter().any(|earlier| table[*earlier].press == row.press) {
            rows.push(at);
        }
    }
    rows
}

/// Whether a key may act while the terminal is too small to show anything.
pub(crate) fn is_leaving(app: &App, chord: Chord) -> bool {
    let leaves = |row: &Binding| matches!(row.command, Command::Wizard(WizardCommand::Interrupt | WizardCommand::Quit));
    app.session.bindings.rows.iter().any(|row| row.press == Press::Key(chord) && leaves(row))
}
