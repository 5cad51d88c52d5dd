//! The layout of a client's output: borders, headings, counts, and rows that a terminal wrapped.

use unicode_width::UnicodeWidthStr;

use super::{
    prompt::{lines, prompt},
    rows::Rows,
};
use crate::domain::grants::lexer::SqlSyntax;

/// Consecutive lines of a client's output.
#[derive(Debug, Default)]
pub(super) struct Block {
    /// Length in bytes of the text.
    pub(super) length: usize,
    /// Its content.
    pub(super) cells: Vec<Cell>,
}

/// One cell of a table, or a message of the client.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Cell {
    /// A statement written by the server, its position, and the heading before it on the same line.
    Row { text: String, at: usize, heading: Option<String> },
    /// A value under another heading than that of `SHOW GRANTS`, and so not a statement of the server.
    Value { text: String, at: usize },
    /// The account in a heading such as `Grants for app@%`.
    Heading(String),
    /// A row that was wrapped by a terminal and cannot be joined reliably.
    Broken { at: usize },
    /// A message of the client about the result of a statement.
    Answer { is_refusal: bool },
    /// PostgreSQL's warning that a statement granted nothing, or not everything.
    Ungranted,
}

/// Greatest number of lines that a wrapped row may have.
const ROW_LINES: usize = 200;

const BARS: [char; 5] = ['|', '│', '┃', '║', '｜'];

/// Returns whether a block begins with this line.
pub(super) fn begins(line: &str) -> bool {
    let line = line.trim();
    row(line).is_some() || is_border(line) || is_star(line) || is_heading(line) || is_remark(line)
}

/// Returns whether a line of a session is output. Then the statement before it was sent, even without a delimiter.
pub(super) fn is_answer(line: &str) -> bool {
    (line.starts_with('+') && is_border(line)) || is_star(line.trim()) || is_remark(line.trim())
}

/// Returns the block at the beginning of a text, if its first line begins one.
pub(super) fn block(text: &str, manner: SqlSyntax) -> Option<Block> {
    let first = text.split('\n').next().unwrap_or_default();
    let line = first.trim();
    if line.is_empty() {
        return None;
    }
    if manner == SqlSyntax::Postgres
        && let Some((length, cells)) = super::lists::access_privileges(text)
    {
        return Some(Block { length, cells });
    }
    if manner == SqlSyntax::Postgres && super::postgres::is_ungranted(line) {
        let length = first.len() + usize::from(first.len() < text.len());
        return Some(Block { length, cells: vec![Cell::Ungranted] });
    }
    if is_remark(line) {
        let is_refusal = super::prompt::is_error(line);
        let cells = if is_refusal || is_success(line) { vec![Cell::Answer { is_refusal }] } else { Vec::new() };
        return Some(Block { length: first.len() + usize::from(first.len() < text.len()), cells });
    }
    if row(line).is_some() || is_border(line) {
        return Some(table(text, manner));
    }
    if is_star(line) {
        return Some(vertical(text, manner));
    }
    if is_heading(line) {
        let at = first.len() - first.trim_start().len();
        let cell = split_heading(line, false).map_or_else(
            || Cell::Heading(heading_name(line).to_owned()),
            |(name, from)| Cell::Row { text: line[from..].to_owned(), at: at + from, heading: Some(name.to_owned()) },
        );
        return Some(Block { length: first.len() + usize::from(first.len() < text.len()), cells: vec![cell] });
    }
    None
}

/// Returns the text after the bar that begins a row.
fn row(line: &str) -> Option<&str> {
    line.strip_prefix(BARS)
}

fn has_end(line: &str) -> bool {
    line.trim_end().ends_with(BARS)
}

/// Returns whether a line is a border: `+----+`, `├────┤`, `-----`.
pub(super) fn is_border(line: &str) -> bool {
    let is_drawn = |character: char| matches!(character, '+' | '-' | '=' | '|' | '\u{2500}'..='\u{257F}');
    let line = line.trim();
    let is_comment = line.starts_with("--");
    !is_comment
        && line.chars().take(3).filter(|character| is_drawn(*character)).count() == 3
        && line.chars().all(is_drawn)
}

/// Returns whether a line begins a vertical row: `*************************** 1. row ***************************`.
fn is_star(line: &str) -> bool {
    line.starts_with("***") && line.ends_with("***") && line.contains(". row")
}

pub(super) fn is_heading(line: &str) -> bool {
    const HEADING: &str = "grants for ";
    line.get(..HEADING.len()).is_some_and(|start| start.eq_ignore_ascii_case(HEADING))
}

fn heading_name(line: &str) -> &str {
    line.get("grants for ".len()..).unwrap_or_default().trim()
}

/// Returns whether a line is a message of the client, such as `2 rows in set (0.00 sec)`.
pub(super) fn is_remark(line: &str) -> bool {
    let starts = ["mysql: [Warning]", "ERROR ", "ERROR: "];
    // Such as `Time: 0.010s`.
    let is_time = line.strip_prefix("Time: ").is_some_and(|time| {
        let digits = time.trim_end_matches('s');
        digits.len() < time.len() && digits.parse::<f64>().is_ok()
    });
    is_success(line)
        || is_time
        || line == "Bye"
        || starts.iter().any(|start| line.starts_with(start))
        || super::prompt::is_error(line)
}

/// Returns whether a line is the client's message that a statement was executed.
fn is_success(line: &str) -> bool {
    let behind = line.trim_start_matches(|digit: char| digit.is_ascii_digit());
    let is_count = behind.starts_with(" row in set") || behind.starts_with(" rows in set");
    let starts =
        ["Query OK, ", "Empty set", "Database changed", "You are now connected to database", "Default schema set to"];
    is_count || starts.iter().any(|start| line.starts_with(start))
}

/// Reads a table, up to the first line that is not part of it.
fn table(text: &str, manner: SqlSyntax) -> Block {
    let mut block = Block::default();
    let mut physical: Vec<(usize, &str)> = Vec::new();
    let mut is_broken = false;
    let mut broken_at = None;
    for (at, line) in lines(text) {
        let bare = line.trim_end_matches(['\n', '\r']);
        // If the terminal wrapped the rows, a full line of blanks is the middle of one.
        let is_blank = bare.trim().is_empty() && broken_at != Some(bare.width());
        let is_end = (is_blank && !(is_open(&physical) && is_closed_below(&text[at..], manner)))
            || is_remark(bare.trim())
            || is_star(bare.trim())
            || (row(bare.trim_start()).is_none() && prompt(bare, manner).is_some())
            // After a complete row, only another row or a border continues the table.
            || physical.last().is_some_and(|(_, last)| has_end(last) || last.trim_end().ends_with('+'))
                && row(bare.trim_start()).is_none()
                && !is_border(bare)
                && !is_broken;
        if is_end {
            break;
        }
        block.length = at + line.len();
        physical.push((at, bare));
        if is_broken_border(bare) {
            is_broken = true;
            broken_at = broken_at.or(Some(bare.width()));
        }
    }
    let widest = physical.iter().map(|(_, line)| line.width()).max().unwrap_or(0);
    let mut width = None;
    let mut at = 0;
    let mut table = Rows::default();
    while at < physical.len() {
        let taken = if is_border(physical[at].1) {
            table.border();
            let joined: usize = border_lines(&physical[at..]);
            let drawn: usize = physical[at..at + joined].iter().map(|(_, line)| line.trim_end().width()).sum();
            width = Some(drawn.max(width.unwrap_or(0)));
            joined
        } else {
            let screen = TableWidths { width, columns: is_broken.then_some(widest) };
            let (taken, cell) = screen.row(&physical[at..], widest);
            block.cells.extend(cell.map(|cell| table.cell(cell)));
            taken
        };
        at += taken.max(1);
    }
    // A value with line breaks cannot be told from a wrapped row. If there is no grant in it, that does not matter.
    let is_whole = physical.last().is_some_and(|(_, last)| is_border(last));
    let letters: String = physical.iter().map(|(_, line)| line.to_ascii_lowercase()).collect();
    if is_whole && !letters.contains("grant") && !letters.contains("revoke") {
        block.cells.retain(|cell| !matches!(cell, Cell::Broken { .. }));
    }
    block
}

/// Returns whether the last row is not complete.
fn is_open(physical: &[(usize, &str)]) -> bool {
    let last = physical.iter().rev().find(|(_, line)| !line.trim().is_empty());
    last.is_some_and(|(_, last)| !has_end(last) && !is_border(last))
}

/// Returns whether the text, which begins inside a row, reaches the end of that table.
fn is_closed_below(text: &str, manner: SqlSyntax) -> bool {
    let mut below = lines(text).take(ROW_LINES).map(|(_, line)| line.trim_end());
    let is_border_below = |line: &str| line.starts_with('+') && is_border(line);
    below
        .find(|line| is_border_below(line) || is_remark(line.trim()) || prompt(line, manner).is_some())
        .is_some_and(is_border_below)
}

/// Returns whether a row begins with this line and continues on the next one.
pub(super) fn begins_open_row(line: &str) -> bool {
    row(line.trim_start()).is_some() && !has_end(line)
}

/// Returns whether a row ends with this line.
pub(super) fn ends_row(line: &str) -> bool {
    has_end(line)
}

/// Returns whether a border continues on the next line: it begins with a corner and does not end with one.
fn is_broken_border(line: &str) -> bool {
    let line = line.trim_end();
    is_border(line) && line.starts_with('+') && line.ends_with('-')
}

/// Returns how many lines a wrapped border has.
fn border_lines(physical: &[(usize, &str)]) -> usize {
    if !is_broken_border(physical[0].1) {
        return 1;
    }
    let is_rest = |line: &str| line.trim_end().chars().all(|sign| matches!(sign, '-' | '+')) && !line.starts_with('+');
    let mut count = 1;
    for (_, line) in &physical[1..] {
        if !is_rest(line.trim_end()) && line.trim_end() != "+" {
            break;
        }
        count += 1;
        if line.trim_end().ends_with('+') {
            break;
        }
    }
    count
}

/// Widths of a table and of the terminal that displayed it, in columns.
struct TableWidths {
    /// Width of the table, from its border.
    width: Option<usize>,
    /// Width of the terminal, if it wrapped the border.
    columns: Option<usize>,
}

impl TableWidths {
    /// Reads the row that begins with the first line. Returns how many lines it has.
    fn row(&self, physical: &[(usize, &str)], widest: usize) -> (usize, Option<Cell>) {
        let (at, first) = physical[0];
        let mut fragments = vec![first];
        let (mut last, mut drawn) = (first, first.width());
        loop {
            let next = physical.get(fragments.len()).map(|(_, line)| *line);
            if self.is_whole(last, drawn, next) {
                break;
            }
            let next = next.filter(|next| fragments.len() < ROW_LINES && !is_border(next));
            let Some(next) = next else { return (fragments.len(), Some(Cell::Broken { at })) };
            fragments.push(next);
            last = next;
            drawn += next.width();
        }
        let taken = fragments.len();
        let Some(joined) = self.joined(&fragments, self.columns.unwrap_or(widest)) else {
            return (taken, Some(Cell::Broken { at }));
        };
        let inner = row(joined.trim_start()).unwrap_or(&joined).trim_end();
        let inner = inner.strip_suffix(BARS).unwrap_or(inner);
        let lead = joined.len() - joined.trim_start().len() + 1;
        let from = at + lead + inner.len() - inner.trim_start().len();
        let cell = inner.trim();
        if is_heading(cell) {
            return (taken, Some(Cell::Heading(heading_name(cell).to_owned())));
        }
        (taken, Some(Cell::Row { text: cell.to_owned(), at: from, heading: None }))
    }

    /// Returns whether a row of `drawn` columns that ends with the fragment `last` is complete.
    fn is_whole(&self, last: &str, drawn: usize, next: Option<&str>) -> bool {
        let is_followed = next.is_none_or(|next| row(next.trim_start()).is_some() || is_border(next));
        has_end(last) && (is_followed || self.width.is_some_and(|width| drawn >= width))
    }

    /// Joins the fragments to one line. A fragment as wide as the terminal was wrapped between two characters. A
    /// shorter one lost the blanks at its end, or a wide character did not fit there; the width of the table decides
    /// which.
    fn joined(&self, fragments: &[&str], columns: usize) -> Option<String> {
        let gaps: Vec<usize> = fragments.iter().map(|line| columns.saturating_sub(line.width())).collect();
        let open = gaps.len() - 1;
        let all: usize = gaps[..open].iter().sum();
        let is_wide = |line: &str| {
            line.chars().next().is_some_and(|letter| unicode_width::UnicodeWidthChar::width(letter) == Some(2))
        };
        let padded = |pad: &dyn Fn(usize) -> usize| {
            let mut joined = String::new();
            for (at, line) in fragments.iter().enumerate() {
                joined.push_str(line);
                if at < open {
                    joined.extend(std::iter::repeat_n(' ', pad(at)));
                }
            }
            joined
        };
        // One column may be free because the next character needs two.
        let blanks = |at: usize| if gaps[at] == 1 && is_wide(fragments[at + 1]) { 0 } else { gaps[at] };
        let narrow: usize = (0..open).map(blanks).sum();
        if all == 0 {
            return Some(fragments.concat());
        }
        let missing = match self.width {
            Some(width) => width.checked_sub(fragments.iter().map(|line| line.width()).sum())?,
            None => Some(all).filter(|all| *all == narrow)?,
        };
        match missing {
            _ if missing == narrow => Some(padded(&blanks)),
            _ if missing == all => Some(padded(&|at| gaps[at])),
            0 => Some(fragments.concat()),
            _ => None,
        }
    }
}

/// Reads the vertical rows of `\G` and `-E`.
fn vertical(text: &str, manner: SqlSyntax) -> Block {
    let mut block = Block::default();
    let mut value: Option<(usize, String)> = None;
    let mut is_row = false;
    for (at, line) in lines(text) {
        let bare = line.trim_end_matches(['\n', '\r']);
        if is_star(bare.trim()) {
            block.cells.extend(value.take().map(row_of));
            is_row = true;
        } else if bare.trim().is_empty() || is_remark(bare.trim()) || prompt(bare, manner).is_some() {
            break;
        } else if is_row {
            match &mut value {
                Some((_, value)) => {
                    value.push('\n');
                    value.push_str(bare);
                }
                None => value = Some((at, bare.to_owned())),
            }
        }
        block.length = at + line.len();
    }
    block.cells.extend(value.map(row_of));
    block
}

fn row_of((at, value): (usize, String)) -> Cell {
    match split_heading(&value, true) {
        Some((name, from)) if is_heading(&value) => {
            Cell::Row { heading: Some(name.to_owned()), at: at + from, text: value[from..].to_owned() }
        }
        _ => Cell::Row { text: value, at, heading: None },
    }
}

/// Returns where the statement after a heading begins, if it grants to the account of the heading.
pub(super) fn own_statement(line: &str) -> Option<usize> {
    let (name, from) = split_heading(line, false).filter(|_| is_heading(line))?;
    super::account::is_granted_to(&line[from..], name).then_some(from)
}

/// Returns the name in a heading, and where the statement after it begins. The name may contain text that looks like a
/// statement: the right statement grants to the account of the heading.
fn split_heading(line: &str, is_vertical: bool) -> Option<(&str, usize)> {
    // Limits against slow input: no account has a longer name or so many apparent statements in it.
    const LONGEST: usize = 800;
    const PLACES: usize = 16;
    let signs: &[&str] = if is_vertical { &[": "] } else { &[": ", "\t", ","] };
    let names = &line[..line.floor_char_boundary(LONGEST)];
    let mut places: Vec<(usize, usize)> = signs
        .iter()
        .flat_map(|sign| names.match_indices(sign).map(|(at, sign)| (at, at + sign.len())))
        .filter(|(_, from)| super::statement::begins(&line[*from..]))
        .collect();
    places.sort_unstable();
    places.truncate(PLACES);
    let name = |end: usize| heading_name(&line[..end]);
    let is_own = |(end, from): &&(usize, usize)| super::account::is_granted_to(&line[*from..], name(*end));
    let (end, from) = places.iter().find(is_own).or_else(|| places.first())?;
    Some((name(*end), *from))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<String> {
        let block = block(text, SqlSyntax::Script).unwrap();
        let shown = |cell: &Cell| match cell {
            Cell::Row { text, at, .. } => format!("{at} {text}"),
            Cell::Value { text, at } => format!("value {at} {text}"),
            Cell::Heading(name) => format!("for {name}"),
            Cell::Broken { at } => format!("broken {at}"),
            Cell::Answer { is_refusal } => format!("refused {is_refusal}"),
            Cell::Ungranted => "ungranted".to_owned(),
        };
        block.cells.iter().map(shown).collect()
    }

    #[test]
    fn a_table_gives_its_rows() {
        let text = "+---------------------+\n| Grants for a@%      |\n+---------------------+\n| GRANT USAGE ON *.*  |\n+---------------------+\n1 row in set\n";
        assert_eq!(rows(text), ["for a@%", "74 GRANT USAGE ON *.*"]);
    }

    #[test]
    fn a_wrapped_row_is_joined_by_its_width_in_columns() {
        let text = "+-----------\n-----------+\n| GRANT x 订\n单 dot.ted |\n+-----------\n-----------+\n";
        assert_eq!(rows(text), ["28 GRANT x 订单 dot.ted"]);
        let text = "+-----------\n------+\n| GRANT x a\n订单b |\n+-----------\n------+\n";
        assert_eq!(rows(text), ["23 GRANT x a 订单b"]);
        let text = "+-----------\n-------+\n| GRANT x a\n订单bcd |\n+-----------\n-------+\n";
        assert_eq!(rows(text), ["24 GRANT x a订单bcd"]);
        // Of two gaps one was blanks, and one was too narrow for the next letter.
        for (rest, row, shown) in [
            ("---+", "| GRANT x\nyabcdefghij\n订b |", "33 GRANT x   yabcdefghij订b"),
            ("----+", "| GRANT x\nyabcdefghij\n订b |", "34 GRANT x   yabcdefghij 订b"),
            ("-----+", "| GRANT x\nyabcdefghij\n订b |", "broken 33"),
            ("---+", "| GRANT xyz\nyabcdefghij\n订b |", "33 GRANT xyz yabcdefghij订b"),
        ] {
            let border = format!("+-----------\n------------\n{rest}");
            assert_eq!(rows(&format!("{border}\n{row}\n{border}\n")), [shown], "{rest} {row}");
        }
    }

    #[test]
    fn a_bar_at_the_end_of_a_line_may_be_inside_a_name() {
        let border = "+-----------\n---------+";
        let text = format!("{border}\n| GRANT `ab|\nb` c     |\n{border}\n");
        assert_eq!(rows(&text), ["26 GRANT `ab|b` c"]);
        // The row was cut, and the next one is a border.
        assert_eq!(rows("| GRANT a\n|---------|\n| GRANT b |\n"), ["broken 0", "24 GRANT b"]);
    }

    #[test]
    fn vertical_rows_end_at_the_message_of_the_client() {
        let text = "*************************** 1. row ***************************\nGrants for a: b@%: GRANT USAGE ON *.* TO `a: b`@`%`\n1 row in set\nx";
        assert_eq!(rows(text), ["82 GRANT USAGE ON *.* TO `a: b`@`%`"]);
    }

    #[test]
    fn what_a_client_prints_is_told_from_what_is_typed() {
        for (line, is_printed) in [
            ("+----+", true),
            ("-----", false),
            ("+ GRANT", false),
            ("*** 1. row ***", true),
            ("*** 1. row", false),
            ("*** x ***", false),
            ("Time: 0.010s", true),
            ("Time: 12", false),
            ("Time: s", false),
            ("2 rows in set (0.00 sec)", true),
            (" rows in set", false),
            ("Query OK, 0 rows affected (0.00 sec)", true),
        ] {
            assert_eq!(is_answer(line), is_printed, "{line}");
        }
    }

    #[test]
    fn a_block_is_as_long_as_its_lines_with_their_ends() {
        for (text, manner, length) in [
            ("Query OK, 0 rows affected (0.00 sec)", SqlSyntax::Script, 36),
            ("Query OK, 0 rows affected (0.00 sec)\nx", SqlSyntax::Script, 37),
            ("Grants for a@%", SqlSyntax::Script, 14),
            ("Grants for a@%\nx", SqlSyntax::Script, 15),
            ("WARNING:  no privileges were granted for \"t\"", SqlSyntax::Postgres, 44),
            ("WARNING:  no privileges were granted for \"t\"\nx", SqlSyntax::Postgres, 45),
            ("| a |\nx", SqlSyntax::Script, 6),
            ("+---+\n\n+---+", SqlSyntax::Script, 6),
            ("| a |\n\n+---+", SqlSyntax::Script, 6),
            // Inside of a row, whatever is no row, up to what is surely another line.
            ("| a\nb |\nx", SqlSyntax::Script, 8),
            ("| a\nQuery OK, 0 rows affected", SqlSyntax::Script, 4),
            ("| a\n*** 1. row ***", SqlSyntax::Script, 4),
            ("| a\nmysql> x", SqlSyntax::Script, 4),
            ("| a\n\nb |\n+---+", SqlSyntax::Script, 14),
            ("| a\n\nb |\n-----", SqlSyntax::Script, 4),
            ("| a\n\nb |\n+ b", SqlSyntax::Script, 4),
            ("| a\n\nb |", SqlSyntax::Script, 4),
        ] {
            assert_eq!(block(text, manner).map(|block| block.length), Some(length), "{text}");
        }
    }

    #[test]
    fn a_row_is_open_until_its_last_bar_and_a_border_until_its_last_corner() {
        assert!(begins_open_row("| a") && !begins_open_row("| a |") && !begins_open_row("a"));
        assert!(ends_row("b |") && !ends_row("b"));
        assert!(is_broken_border("+---") && !is_broken_border("+---+") && !is_broken_border("----"));
        assert!(!is_broken_border("+ a -"));
        let lines = |lines: &[&'static str]| border_lines(&lines.iter().map(|line| (0, *line)).collect::<Vec<_>>());
        assert_eq!(lines(&["+---+", "---+"]), 1);
        assert_eq!(lines(&["+---", "---+", "---+"]), 2);
        assert_eq!(lines(&["+---", "----", "+"]), 3);
        assert_eq!(lines(&["+---", "+--+"]), 1);
        assert_eq!(lines(&["+---", "| a |"]), 1);
    }

    #[test]
    fn a_row_that_is_followed_by_another_or_by_a_border_is_whole_whatever_its_width() {
        assert_eq!(rows("+----------+\n| 订单单 |\n+----------+\n"), ["15 订单单"]);
    }

    #[test]
    fn a_statement_behind_its_heading_has_its_place_and_its_account() {
        assert_eq!(rows("  Grants for a@%: GRANT x"), ["18 GRANT x"]);
        assert_eq!(own_statement("Grants for a@%: GRANT x ON y.* TO `a`@`%`"), Some(16));
        assert_eq!(own_statement("Grants for a@%: GRANT x ON y.* TO `b`@`%`"), None);
        assert_eq!(own_statement("Notes for a@%: GRANT x ON y.* TO `a`@`%`"), None);
        let row = row_of((0, "Notes for a@%: GRANT x".to_owned()));
        assert!(matches!(row, Cell::Row { heading: None, at: 0, .. }), "it has another heading");
    }
}
