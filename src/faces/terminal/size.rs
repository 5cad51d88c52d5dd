//! The size of the terminal.

use std::io;

/// The size that is used if the terminal reports none, in columns and lines.
const USUAL: (u16, u16) = (80, 24);

/// Returns the columns and lines of the terminal.
pub(super) fn size() -> io::Result<(u16, u16)> {
    let (columns, lines) = size_of_output()?;
    Ok(if columns == 0 || lines == 0 { USUAL } else { (columns, lines) })
}

/// Asks standard output, which the frame is written to. This is called before every frame, and `crossterm` would open
/// the terminal each time.
#[cfg(unix)]
fn size_of_output() -> io::Result<(u16, u16)> {
    match rustix::termios::tcgetwinsize(rustix::stdio::stdout()) {
        Ok(size) => Ok((size.ws_col, size.ws_row)),
        Err(_) => crossterm::terminal::size(),
    }
}

#[cfg(not(unix))]
fn size_of_output() -> io::Result<(u16, u16)> {
    crossterm::terminal::size()
}
