//! The keys that the footer names.

use super::{Binding, Press, live};
use crate::app::App;

/// The rows of the footer, in their order; of several live rows of one key the first counts.
pub(crate) fn footer(app: &App) -> Vec<&'static Binding> {
    let context = app.context();
    let live = live(app).into_iter().map(|at| &app.session.bindings.rows[at]).filter(|row| row.rank > 0);
    let (mut rows, menu): (Vec<&Binding>, Vec<&Binding>) = live.partition(|row| matches!(row.press, Press::Key(_)));
    // Where letters are text, a command may be live only by its letter in the menu: the footer then shows that one.
    let is_new = |row: &&Binding| context.is_typing() && rows.iter().all(|other| other.command != row.command);
    let more: Vec<&Binding> = menu.into_iter().filter(is_new).collect();
    rows.extend(more);
    rows.sort_by_key(|row| row.rank);
    rows
}
