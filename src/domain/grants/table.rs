//! The mysql client's print around statements: borders, prompts, headings, counts and wrapped rows, taken away line
//! by line so that the lines keep their numbers.

use std::borrow::Cow;

/// Statements that may follow a prompt, a bullet or a quote.
const STARTS: &[&str] = &["GRANT", "REVOKE", "SHOW", "CREATE", "ALTER", "DROP", "SET", "FLUSH", "USE"];

/// A wrapped row longer than this many lines is none.
const ROW_LINES: usize = 200;

/// The text without what the client printed around it; each line stays where it was.
pub(super) fn unwrapped(text: &str) -> String {
    let text = without_batch_escapes(text.trim_start_matches('\u{FEFF}'));
    let lines: Vec<&str> = text.split('\n').collect();
    let mut out = String::with_capacity(text.len());
    let mut width = 0;
    let mut at = 0;
    while at < lines.len() {
        let line = lines[at].trim_end_matches('\r');
        let line = without_prompt(line);
        let taken = match row(line) {
            Some(_) if is_border(line) => {
                width = line.trim().chars().count();
                1
            }
            Some(inner) if has_end(inner) => {
                statement(without_bar(inner), &mut out);
                1
            }
            Some(inner) => wrapped(&lines[at..], inner, width, &mut out),
            None => {
                if is_border(line) {
                    width = width.max(line.trim().chars().count());
                } else {
                    statement(line, &mut out);
                }
                1
            }
        };
        at += taken;
        out.extend(std::iter::repeat_n('\n', taken));
    }
    // `split` sees one line more than there are line breaks.
    out.pop();
    out
}

/// The text of the client's batch mode (`mysql -B`, or its output into a file) without the second one of each pair of
/// backslashes, which that mode alone writes: every run of them is even, grantees are quoted as the server does it, no
/// statement ends with `;`, and nothing is drawn around it.
fn without_batch_escapes(text: &str) -> Cow<'_, str> {
    let is_even = |run: &str| run.len().is_multiple_of(2);
    let is_batch = text.contains("\\\\")
        && !text.contains([';', '|'])
        && !text.contains("\\'")
        && ["`@`", "'@'", "\"@\""].iter().any(|at| text.contains(at))
        && text.split(|letter| letter != '\\').all(is_even)
        && text.lines().all(|line| row(line).is_none() && !is_border(line));
    if is_batch { Cow::Owned(text.replace("\\\\", "\\")) } else { Cow::Borrowed(text) }
}

/// Joins a row that the terminal broke into lines; says how many it took. A line that is as wide as the terminal was
/// broken inside a word, a shorter one at a blank.
fn wrapped(lines: &[&str], first: &str, width: usize, out: &mut String) -> usize {
    let fragment = |line: &str| line.trim_end_matches('\r').to_owned();
    let ends = |line: &str| has_end(line) || row(line).is_some() || is_border(line) || line.trim().is_empty();
    let last = lines.iter().take(ROW_LINES).skip(1).position(|line| ends(line.trim_end_matches('\r')));
    let Some(last) = last.map(|last| last + 1) else {
        statement(first, out);
        return 1;
    };
    let closing = lines[last].trim_end_matches('\r');
    if !has_end(closing) || row(closing).is_some() {
        statement(first, out);
        return 1;
    }
    let middle = lines[..last].iter().map(|line| line.trim_end_matches('\r').chars().count());
    let width = middle.max().unwrap_or(0).max(width);
    let mut joined = first.to_owned();
    let mut length = lines[0].trim_end_matches('\r').chars().count();
    for line in &lines[1..=last] {
        let next = fragment(line);
        if length < width {
            joined.push(' ');
        }
        length = next.chars().count();
        joined.push_str(&next);
    }
    statement(without_bar(&joined), out);
    last + 1
}

/// One line's statement, without a heading, a count, a bullet or quotes around it.
fn statement(line: &str, out: &mut String) {
    let line = heading(line);
    let bare = line.trim();
    if is_border(bare) || is_count(bare) || is_fence(bare) {
        return;
    }
    match unquoted(without_bullet(bare)) {
        Cow::Borrowed(same) if same.len() == bare.len() => out.push_str(line),
        other => out.push_str(&other),
    }
}

const BARS: [char; 5] = ['|', '│', '┃', '║', '｜'];

/// What is behind the bar with which a row begins.
fn row(line: &str) -> Option<&str> {
    line.trim_start().strip_prefix(BARS)
}

fn has_end(line: &str) -> bool {
    line.trim_end().ends_with(BARS)
}

fn without_bar(line: &str) -> &str {
    line.trim_end().trim_end_matches(BARS)
}

/// `+----+`, `├────┤`, `-----`
fn is_border(line: &str) -> bool {
    let line = line.trim();
    let is_drawn = |character: char| matches!(character, '+' | '-' | '=' | '|' | '\u{2500}'..='\u{257F}');
    line.chars().take(3).filter(|character| is_drawn(*character)).count() == 3 && line.chars().all(is_drawn)
        || line.starts_with("***") && line.ends_with("***") && line.contains("row")
}

/// `2 rows in set (0.00 sec)` and its like.
fn is_count(line: &str) -> bool {
    let behind = line.trim_start_matches(|digit: char| digit.is_ascii_digit());
    (behind.len() < line.len() && (behind.starts_with(" row in set") || behind.starts_with(" rows in set")))
        || ["Query OK, ", "Empty set", "mysql: [Warning]", "Database changed"]
            .iter()
            .any(|start| line.starts_with(start))
        || line == "Bye"
}

/// A line of a document's code block: three backticks, perhaps with a language.
fn is_fence(line: &str) -> bool {
    line.strip_prefix("```").is_some_and(|language| language.chars().all(|letter| letter.is_ascii_alphanumeric()))
}

/// `mysql> `, `MariaDB [(none)]> `, `    -> ` and any other prompt before a statement.
fn without_prompt(line: &str) -> &str {
    let mut line = line;
    // A prompt may be pasted before another one, hardly a third.
    for _ in 0..3 {
        let Some(at) = line.bytes().take(64).position(|byte| byte == b'>') else { break };
        let (prompt, rest) = (line[..at].trim(), &line[at + 1..]);
        let lower = prompt.to_ascii_lowercase();
        let is_client = ["mysql", "mariadb", "tdsql"].iter().any(|client| lower.starts_with(client));
        let is_continued = matches!(prompt, "-" | "'" | "\"" | "`" | "/*") && rest.starts_with([' ', '\t']);
        let is_other = begins_statement(rest) && !prompt.contains(['`', '\'', '"', '%']);
        if !(is_client && !prompt.contains(['`', '\'', '"']) || is_continued || is_other) {
            break;
        }
        line = rest;
    }
    line
}

/// The statement behind `Grants for app@%: `; nothing where the heading stands alone.
fn heading(line: &str) -> &str {
    const HEADING: &str = "grants for ";
    let bare = line.trim();
    // The cell of a CSV export.
    let bare = bare.strip_prefix('"').map_or(bare, |cell| cell.strip_suffix('"').unwrap_or(cell));
    let is_heading = bare.get(..HEADING.len()).is_some_and(|start| start.eq_ignore_ascii_case(HEADING));
    if !is_heading {
        return line;
    }
    // The `\G` layout has a colon between the two; lists of two columns and exports have a tab, a bar or a comma.
    let behind = |signs: [char; 4]| {
        let mut places = bare.match_indices(signs).map(|(at, _)| bare[at + 1..].trim_start_matches(['"', ' ']));
        places.find(|rest| begins_statement(rest))
    };
    let colon = bare.match_indices(": ").map(|(at, _)| &bare[at + 2..]).find(|rest| begins_statement(rest));
    colon.or_else(|| behind(['\t', ',', '|', ';'])).unwrap_or("")
}

/// `- GRANT …`, `* GRANT …`, `1. GRANT …`
fn without_bullet(line: &str) -> &str {
    let behind = line
        .strip_prefix(['-', '*', '•', '·'])
        .or_else(|| {
            let behind = line.trim_start_matches(|digit: char| digit.is_ascii_digit());
            (behind.len() < line.len()).then(|| behind.strip_prefix(['.', ')', '、'])).flatten()
        })
        .map(str::trim_start);
    behind.filter(|behind| begins_statement(behind)).unwrap_or(line)
}

/// A statement in the quotes of a CSV export or of a document.
fn unquoted(line: &str) -> Cow<'_, str> {
    let Some(quote) = line.chars().next().filter(|first| matches!(first, '"' | '\'' | '`')) else {
        return Cow::Borrowed(line);
    };
    let inside = &line[1..];
    let Some(inner) = inside.trim_end_matches([',', ';', ' ']).strip_suffix(quote) else { return Cow::Borrowed(line) };
    if !begins_statement(inner) {
        return Cow::Borrowed(line);
    }
    let doubled: String = [quote, quote].iter().collect();
    if quote != '`' && inner.contains(&doubled) {
        Cow::Owned(inner.replace(&doubled, &quote.to_string()))
    } else {
        Cow::Borrowed(inner)
    }
}

fn begins_statement(rest: &str) -> bool {
    let rest = rest.trim_start();
    let word = rest.split(|letter: char| !letter.is_ascii_alphabetic()).next().unwrap_or("");
    word.len() < rest.len() && STARTS.iter().any(|start| word.eq_ignore_ascii_case(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_leaves_its_statements_on_their_lines() {
        let text = "mysql> SHOW GRANTS;\n+-----+\n| Grants for a@% |\n+-----+\n| GRANT USAGE ON *.* TO `a`@`%` |\n+-----+\n1 row in set (0.00 sec)\n";
        assert_eq!(unwrapped(text), " SHOW GRANTS;\n\n\n\n GRANT USAGE ON *.* TO `a`@`%` \n\n\n");
    }

    #[test]
    fn the_vertical_layout_leaves_its_statements() {
        let text = "*************************** 1. row ***************************\nGrants for a: b@%: GRANT USAGE ON *.* TO `a`@`%`";
        assert_eq!(unwrapped(text), "\nGRANT USAGE ON *.* TO `a`@`%`");
    }

    #[test]
    fn a_row_that_the_terminal_broke_is_joined() {
        let text = "+-----------\n---+\n| GRANT SELE\nCT ON `a`.*\n TO `b`@`%` |\n";
        assert_eq!(unwrapped(text), "\n\n GRANT SELECT ON `a`.*  TO `b`@`%` \n\n\n");
    }

    #[test]
    fn prompts_bullets_and_quotes_are_taken_away() {
        for (line, inside) in [
            ("MariaDB [(none)]> GRANT a", " GRANT a"),
            ("    -> ON x", " ON x"),
            ("- GRANT a", "GRANT a"),
            ("> GRANT a", " GRANT a"),
            ("2. GRANT a", "GRANT a"),
            ("\"GRANT a ON \"\"x\"\"\",", "GRANT a ON \"x\""),
            ("root@db1 [orders]> GRANT a", " GRANT a"),
            ("GRANT a ON `x>y`.* TO b", "GRANT a ON `x>y`.* TO b"),
            ("Bye", ""),
        ] {
            assert_eq!(unwrapped(line), inside);
        }
    }
}
