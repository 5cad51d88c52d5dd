//! The table of a part: the commands that are live there, each with the action that it means. Footer, help and menu read
//! the commands; the part finds its action in the same table and matches on its own actions only. So what is listed is
//! carried out, what is not listed does nothing, and no part names the commands of another one.

use tui_input::InputRequest;

use super::{Command, Edit, Move};

/// The live commands of a part, each with its action. Of several rows of one command the first counts.
pub(crate) type Actions<A> = Vec<(Command, A)>;

/// The commands of a table.
pub(crate) fn listed<A>(actions: Actions<A>) -> Vec<Command> {
    actions.into_iter().map(|(command, _)| command).collect()
}

/// What a command means in a table; `None` where it is not live.
pub(crate) fn action<A>(actions: Actions<A>, command: Command) -> Option<A> {
    actions.into_iter().find(|(listed, _)| *listed == command).map(|(_, action)| action)
}

/// The commands that move by one row.
pub(crate) fn steps<A>(action: fn(isize) -> A) -> [(Command, A); 2] {
    [(Move::Up, -1), (Move::Down, 1)].map(|(by, rows)| (Command::Move(by), action(rows)))
}

/// The commands that move by a page of so many rows.
pub(crate) fn pages<A>(page: isize, action: fn(isize) -> A) -> [(Command, A); 2] {
    [(Move::PageUp, -page), (Move::PageDown, page)].map(|(by, rows)| (Command::Move(by), action(rows)))
}

/// The lines of a page of a text of which so many are in sight: one of them stays, so that none is skipped.
pub(crate) fn page_of(lines: usize) -> isize {
    lines.saturating_sub(1).max(1).cast_signed()
}

/// The commands that move to the first and the last row.
pub(crate) fn ends<A>(action: fn(isize) -> A) -> [(Command, A); 2] {
    [(Move::Home, isize::MIN), (Move::End, isize::MAX)].map(|(by, rows)| (Command::Move(by), action(rows)))
}

/// Every command that moves in a list whose pages have so many rows.
pub(crate) fn moves<A>(page: isize, action: fn(isize) -> A) -> impl Iterator<Item = (Command, A)> {
    [steps(action), pages(page, action), ends(action)].into_iter().flatten()
}

/// The commands that edit a line of text.
pub(crate) fn edits<A>(action: fn(InputRequest) -> A) -> impl Iterator<Item = (Command, A)> {
    EDITS.into_iter().map(move |(command, edit)| (command, action(edit)))
}

const EDITS: [(Command, InputRequest); 9] = [
    (Command::Move(Move::Left), InputRequest::GoToPrevChar),
    (Command::Move(Move::Right), InputRequest::GoToNextChar),
    (Command::Move(Move::Home), InputRequest::GoToStart),
    (Command::Move(Move::End), InputRequest::GoToEnd),
    (Command::Edit(Edit::ClearLine), InputRequest::DeleteLine),
    (Command::Edit(Edit::ClearWord), InputRequest::DeletePrevWord),
    (Command::Edit(Edit::ClearToEnd), InputRequest::DeleteTillEnd),
    (Command::Edit(Edit::DeleteBack), InputRequest::DeletePrevChar),
    (Command::Edit(Edit::DeleteForward), InputRequest::DeleteNextChar),
];
