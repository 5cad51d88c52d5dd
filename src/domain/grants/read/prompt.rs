//! Removes what a terminal, a listing or a document adds to lines: prompts, line numbers, quotation marks and code
//! fences. It is replaced by blanks, so that every byte keeps its position.

use super::super::{
    lexer::{LexStep, Lexeme, LexemeKind, Lexer, SqlSyntax},
    signs::is_blank,
};
use super::block;

/// A text with only its statements, each byte at its original position.
#[derive(Debug, Default)]
pub(super) struct CleanedText {
    pub(super) text: String,
    /// Where the statement begins that is typed now: behind the last prompt or `^C`.
    pub(super) typed_from: usize,
    /// Positions of prompts: an unfinished statement before one was never sent.
    pub(super) inputs: Vec<usize>,
    /// Positions of statements outside the code blocks of a document.
    pub(super) outside: Vec<usize>,
    /// Positions of privileges that psql printed in an unknown layout.
    pub(super) unread: Vec<usize>,
    /// Positions of the tags with which PostgreSQL says that a statement was run, such as `GRANT`.
    pub(super) tags: Vec<usize>,
    /// Databases in the prompts of PostgreSQL, with their positions.
    pub(super) databases: Vec<(usize, String)>,
}

impl CleanedText {
    fn keep(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Adds a typed line. `^C` at its end means that the user cancelled the statement.
    fn typed(&mut self, line: &str, manner: SqlSyntax) {
        let end = line.trim_end().len();
        match line[..end].strip_suffix("^C") {
            Some(kept) => {
                self.keep(kept);
                self.blank_open_quote(manner);
                self.keep(if manner == SqlSyntax::Postgres { "\\r" } else { "\\c" });
                self.typed_from = self.text.len();
                self.keep(&line[end..]);
            }
            None => self.keep(line),
        }
    }

    /// Blanks a quote or comment that the typed statement has not closed: a client cancels inside one too, but in a text
    /// nothing there would be read as a cancellation.
    fn blank_open_quote(&mut self, manner: SqlSyntax) {
        let from = self.typed_from;
        let mut lexer = Lexer::new(&self.text[from..], manner);
        let open = loop {
            match lexer.step() {
                LexStep::Token(Lexeme { kind: LexemeKind::Open(_), span, .. }) => break span.start,
                LexStep::OpenComment(at) => break at,
                LexStep::Delimiter => lexer.begin(),
                LexStep::End => return,
                LexStep::Token(_) | LexStep::Line | LexStep::Cancel | LexStep::Quit => {}
            }
        };
        let typed = self.text.split_off(from + open);
        self.blank(&typed);
    }

    fn blank(&mut self, text: &str) {
        self.text.extend(text.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
    }
}

/// Returns the lines of a text with their line ends, and where each begins.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        at += line.len();
        (at - line.len(), line)
    })
}

/// Reads a session of a client: what was typed after its prompts, and the rows that it printed.
pub(super) fn session(text: &str, manner: SqlSyntax) -> Option<CleanedText> {
    let is_asked = |(at, line): (usize, &str)| prompt(line, manner).is_some() || is_call(&text[at..], manner);
    if !lines(text).any(is_asked) || !has_prompt_outside(text, manner) {
        return None;
    }
    let mut cleared = CleanedText::default();
    let (mut is_input, mut is_row) = (false, false);
    let mut answer = super::lists::PsqlAnswer::default();
    for (at, line) in lines(text) {
        // The lines of a value were printed, not typed.
        is_row &= prompt(line, manner).is_none() && !block::is_remark(line.trim());
        if is_row {
            is_row = !block::ends_row(line);
            cleared.keep(line);
            continue;
        }
        is_row = manner != SqlSyntax::Postgres && block::begins_open_row(line);
        if is_call(&text[at..], manner) {
            cleared.inputs.push(at);
            cleared.blank(line);
            is_input = false;
        } else if let Some(length) = prompt(line, manner) {
            answer = super::lists::PsqlAnswer::default();
            cleared.inputs.push(at);
            if manner == SqlSyntax::Postgres {
                let name = line[..length].trim().split('=').next().unwrap_or_default();
                cleared.databases.push((at, name.to_owned()));
            }
            // A copied prompt may be preceded by another one.
            let more = prompt(&line[length..], manner).unwrap_or(0);
            cleared.blank(&line[..length + more]);
            cleared.typed_from = cleared.text.len();
            cleared.typed(&line[length + more..], manner);
            is_input = true;
        } else if let Some(length) = continued(line, manner).filter(|_| is_input) {
            cleared.blank(&line[..length]);
            cleared.typed(&line[length..], manner);
        } else {
            let has_tag = manner == SqlSyntax::Postgres && super::postgres::is_tag(line);
            let is_typed = || super::statement::head_word(line).is_some() || line.starts_with('\\');
            let is_answer = manner == SqlSyntax::Postgres && answer.is_read(text, at, line);
            cleared.unread.extend(answer.unread.take());
            // It is a table of psql with other content.
            let is_table =
                manner == SqlSyntax::Postgres && (block::is_border(line) || line.trim_start().starts_with(['|', '│']));
            if has_tag {
                cleared.tags.push(at);
                cleared.blank(line);
            } else if is_answer || (block::begins(line) && !is_table) || is_typed() || super::looks::has_statement(line)
            {
                cleared.keep(line);
            } else {
                cleared.blank(line);
            }
        }
    }
    Some(cleared)
}

/// Returns whether a line is an error message, such as `ERROR 1064 (42000): …`, of any client.
pub(super) fn is_error(line: &str) -> bool {
    let line = line.trim_start();
    let is_number = |rest: &str| rest.starts_with(|first: char| first.is_ascii_digit());
    // Such as `(1146, "Table 'x' doesn't exist")`.
    let is_pair = line.strip_prefix('(').is_some_and(|rest| {
        let behind = rest.trim_start_matches(|digit: char| digit.is_ascii_digit());
        rest.len() == behind.len() + 4 && (behind.starts_with(", \"") || behind.starts_with(", '"))
    });
    // What the client writes when Ctrl-C stops a statement that runs; the server's own error may follow or not.
    let is_aborted =
        line.starts_with("^C") && line.trim_start_matches("^C").trim_start().starts_with("-- query aborted");
    let starts = ["ERROR ", "Error ", "MySQL Error ", "SQL Error [", "Error Code: "];
    is_pair
        || is_aborted
        || line.starts_with("ERROR: ")
        || starts.iter().any(|start| line.strip_prefix(start).is_some_and(is_number))
}

/// Returns whether a text begins with the call of a client in a shell, such as `$ mysql -e "…"`, followed by its
/// output.
fn is_call(text: &str, manner: SqlSyntax) -> bool {
    let line = text.split('\n').next().unwrap_or_default().trim();
    let is_client = |word: &str| ["mysql", "mariadb"].contains(&word.rsplit('/').next().unwrap_or_default());
    if manner == SqlSyntax::Postgres
        || !super::looks::is_shell(line)
        || !line.split_whitespace().any(is_client)
        || super::looks::has_statement(line)
    {
        return false;
    }
    let is_between =
        |line: &str| line.is_empty() || line.starts_with("Enter password") || line.starts_with("mysql: [Warning]");
    let below = text.lines().skip(1).map(str::trim).find(|line| !is_between(line));
    below.is_some_and(block::begins)
}

/// Returns whether there is a prompt at a place where a client expects a statement, and not in a comment or string.
fn has_prompt_outside(text: &str, manner: SqlSyntax) -> bool {
    let mut lexer = Lexer::new(text, manner);
    loop {
        let line = text[lexer.at..].split('\n').next().unwrap_or_default();
        if prompt(line, manner).is_some() || is_call(&text[lexer.at..], manner) {
            return true;
        }
        loop {
            match lexer.step() {
                LexStep::Line => break,
                LexStep::End | LexStep::OpenComment(_) => return false,
                LexStep::Delimiter => lexer.begin(),
                _ => {}
            }
        }
    }
}

/// Returns the length of the prompt for a new statement, in bytes.
pub(super) fn prompt(line: &str, manner: SqlSyntax) -> Option<usize> {
    const LONGEST: usize = 100;
    const CLIENTS: &[&str] = &["mysql", "mariadb", "tdsql", "tidb", "percona"];
    if manner == SqlSyntax::Postgres {
        return postgres_prompt(line, "=");
    }
    let at = line.bytes().take(LONGEST).position(|byte| byte == b'>')?;
    let before = line[..at].trim();
    let behind = &line[at + 1..];
    let is_spaced = behind.chars().next().is_none_or(is_blank);
    let lower = before.to_ascii_lowercase();
    let is_name = |client: &str| {
        lower.strip_prefix(client).is_some_and(|rest| !rest.starts_with(|next: char| next.is_alphanumeric()))
    };
    let has_quote = before.contains(['`', '\'', '"', ';', '=', '<', '\\', '#']) || before.ends_with('-');
    let is_client = CLIENTS.iter().any(|client| is_name(client)) && !has_quote;
    let is_shape = |letter: char| letter.is_alphanumeric() || "_.@:-()[]{}/+~ ".contains(letter);
    let is_other = is_spaced
        && !has_quote
        && before.chars().all(is_shape)
        && (before.contains('@') || (before.contains('[') && before.ends_with(']')))
        && super::statement::head_word(before).is_none();
    // A blank may be one of several bytes, such as the one that a web page puts there.
    let blank = behind.chars().next().filter(|next| is_blank(*next) && !matches!(next, '\n' | '\r'));
    let blanks = blank.map_or(0, char::len_utf8);
    (is_client || is_other).then_some(at + 1 + blanks)
}

/// Returns the length of a prompt of PostgreSQL: `shop=> ` or `shop=# `; `shop=*> ` in a transaction, `shop=!> ` in a
/// failed one.
fn postgres_prompt(line: &str, signs: &str) -> Option<usize> {
    let at = line.find(['>', '#'])?;
    let before = line[..at].trim_start();
    let is_letter = |letter: char| letter.is_alphanumeric() || "_-.@".contains(letter);
    let is_name = |before: &str| {
        let name = before.strip_suffix(|sign| signs.contains(sign));
        name.is_some_and(|name| !name.is_empty() && name.chars().all(is_letter))
    };
    let is_spaced = line[at + 1..].chars().next().is_none_or(is_blank);
    (is_spaced && (is_name(before) || before.strip_suffix(['*', '!', '?']).is_some_and(is_name)))
        .then(|| at + 1 + usize::from(line[at + 1..].starts_with(' ')))
}

/// Returns the length of the prompt for the rest of a statement, in bytes.
fn continued(line: &str, manner: SqlSyntax) -> Option<usize> {
    if manner == SqlSyntax::Postgres {
        return postgres_prompt(line, "-('\"*$");
    }
    let sign = line.trim_start_matches(' ');
    let behind = ["->", "'>", "\">", "`>", "/*>", "-*>"].iter().find_map(|sign_of| sign.strip_prefix(sign_of))?;
    let is_spaced = behind.chars().next().is_none_or(is_blank);
    is_spaced.then(|| line.len() - behind.len() + usize::from(behind.starts_with(' ')))
}

/// Reads a listing with a number before every line, or a mail with every line quoted.
pub(super) fn listing(text: &str) -> Option<CleanedText> {
    let is_empty = |line: &str| line.trim().is_empty();
    let given = || lines(text).filter(|(_, line)| !is_empty(line));
    let count = given().count();
    let is_numbered = count > 0 && {
        let mut last = None;
        given().all(|(_, line)| {
            let Some((number, _, has_sign)) = number(line) else { return false };
            let follows = last.is_none_or(|last: u64| number == last + 1) && (has_sign || count > 1);
            last = Some(number);
            follows
        })
    };
    let is_quoted = count > 0 && given().all(|(_, line)| line.starts_with('>'));
    if !is_numbered && !is_quoted {
        return None;
    }
    let mut cleared = CleanedText::default();
    for (_, line) in lines(text) {
        let length = if is_quoted {
            line.len() - line.trim_start_matches(['>', ' ']).len()
        } else {
            number(line).map_or(0, |(_, length, _)| length)
        };
        cleared.blank(&line[..length]);
        cleared.keep(&line[length..]);
    }
    Some(cleared)
}

/// Returns the number before a line, its length in bytes with the blanks around it, and whether a sign follows it.
fn number(line: &str) -> Option<(u64, usize, bool)> {
    let digits = line.trim_start_matches(' ');
    let behind = digits.trim_start_matches(|digit: char| digit.is_ascii_digit());
    let number = digits[..digits.len() - behind.len()].parse().ok()?;
    let rest = behind.strip_prefix(['\t', ':', '.', ')', '|']);
    let has_sign = rest.is_some();
    let rest = rest.unwrap_or(behind);
    let is_apart = has_sign || rest.starts_with([' ', '\n', '\r']) || rest.is_empty();
    is_apart.then_some((number, line.len() - rest.len(), has_sign))
}

/// Reads the code blocks of a document. A fence may share its line with code.
pub(super) fn document(text: &str) -> Option<CleanedText> {
    const FENCES: [&str; 2] = ["```", "~~~"];
    let opening = |line: &str| FENCES.into_iter().find(|fence| line.trim_start().starts_with(fence));
    if !lines(text).any(|(_, line)| opening(line).is_some()) {
        return None;
    }
    let mut cleared = CleanedText::default();
    let mut open: Option<&str> = None;
    for (at, line) in lines(text) {
        let (mut from, mut is_kept) = (0, open.is_some());
        if open.is_none()
            && let Some(fence) = opening(line)
        {
            from = line.len() - line.trim_start().len() + fence.len();
            // A single word after the fence is the name of a language.
            let word = line[from..].trim();
            is_kept = word.contains(char::is_whitespace) || word.ends_with(fence);
            open = Some(fence);
        }
        // Inside a line, the characters of a fence may be part of a name.
        let end = line.trim_end().len();
        let is_closed = open.is_some_and(|fence| line[from..end].ends_with(fence));
        let until = if is_closed { end - 3 } else { line.len() };
        cleared.blank(&line[..from]);
        if is_kept {
            cleared.keep(&line[from..until]);
        } else {
            if super::looks::has_statement(&line[from..until]) {
                cleared.outside.push(at);
            }
            cleared.blank(&line[from..until]);
        }
        cleared.blank(&line[until..]);
        if is_closed {
            open = None;
        }
    }
    Some(cleared)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_behind_a_prompt_may_have_several_bytes() {
        for blank in ["\u{200b}", "\u{a0}", "\u{3000}", " ", "\t"] {
            for client in ["mysql>", "MariaDB [shop]>", "root@host>"] {
                let line = format!("{client}{blank}GRANT SELECT ON a.* TO 'x'@'%';");
                let length = prompt(&line, SqlSyntax::Script);
                assert_eq!(length.map(|length| &line[length..length + 5]), Some("GRANT"), "{line:?}");
            }
        }
    }

    #[test]
    fn a_prompt_is_known_by_its_shape() {
        for (line, rest) in [
            ("mysql> GRANT a", Some("GRANT a")),
            ("MariaDB [(none)]> GRANT a", Some("GRANT a")),
            ("root@db-1 [orders]> GRANT a", Some("GRANT a")),
            ("(root@localhost) [shop]> GRANT a", Some("GRANT a")),
            (" MySQL  localhost:33060+ ssl  shop  SQL > GRANT a", Some("GRANT a")),
            ("mysql>", Some("")),
            ("-- was => GRANT a", None),
            ("--> GRANT a", None),
            ("foo => GRANT a", None),
            ("SELECT a@b > GRANT a", None),
            ("GRANT a ON `x>y`.* TO b", None),
            ("mysqldump > GRANT", None),
            ("note [1] below > GRANT a", None),
        ] {
            assert_eq!(prompt(line, SqlSyntax::Script).map(|length| &line[length..]), rest, "{line}");
        }
        assert_eq!(prompt("shop=# GRANT a", SqlSyntax::Postgres), Some(7));
    }

    #[test]
    fn a_prompt_in_a_comment_or_a_string_makes_no_session() {
        for text in ["# mysql> GRANT a\nGRANT b;", "/* \nmysql> GRANT a\n*/", "SELECT '\nmysql> GRANT a';"] {
            assert!(session(text, SqlSyntax::Script).is_none(), "{text}");
        }
        // Between statements the client skips a line that begins with dashes, whatever quotes it has.
        assert!(session("SELECT 1;\n--it's over\nmysql> GRANT a;\n", SqlSyntax::Script).is_some());
        let cleared = session("mysql> GRANT a\n    -> ON b;\nQuery OK\n", SqlSyntax::Script).unwrap();
        assert_eq!(cleared.text, "       GRANT a\n       ON b;\n        \n");
    }

    #[test]
    fn what_was_cancelled_in_a_quote_is_no_quote_for_the_next_statement() {
        for before in ["", "SELECT 1; ", "SELECT 'a'; SELECT 2; "] {
            let text = format!("mysql> {before}SELECT 'open\n    '> ^C\nmysql> GRANT a;\n");
            let cleared = session(&text, SqlSyntax::Script).unwrap();
            assert!(!cleared.text.contains("'open") && cleared.text.contains("GRANT a;"), "{text}\n{}", cleared.text);
        }
    }

    #[test]
    fn code_may_share_a_line_with_a_fence() {
        let text = |text| document(text).map(|cleared| (cleared.text, cleared.outside));
        let clear = |text: &str| Some((text.to_owned(), Vec::new()));
        assert_eq!(text("```GRANT a\nGRANT b```"), clear("   GRANT a\nGRANT b   "));
        assert_eq!(text("```GRANT a```\nx"), clear("   GRANT a   \n "));
        assert_eq!(text("x\n~~~sql\nGRANT a\n~~~\n"), clear(" \n      \nGRANT a\n   \n"));
        assert_eq!(text("```\nGRANT `a```.*\n```\ny"), clear("   \nGRANT `a```.*\n   \n "));
        assert_eq!(text("```\na\n```\nGRANT x ON y").map(|(_, outside)| outside), Some(vec![10]));
    }

    #[test]
    fn line_numbers_are_removed_only_if_every_line_has_one() {
        let text = |text| listing(text).map(|cleared| cleared.text);
        assert_eq!(text("     1\tGRANT a\n     2\tb"), Some("      \tGRANT a\n      \tb".replace('\t', " ")));
        assert_eq!(text("1 a\n3 b"), None);
        assert_eq!(text("1 a\nb"), None);
        assert_eq!(text("1 GRANT a"), None);
        assert_eq!(text("1. GRANT a"), Some("   GRANT a".to_owned()));
        assert_eq!(text("> a\n> b"), Some("  a\n  b".to_owned()));
    }

    #[test]
    fn a_prompt_ends_with_its_blank_and_has_no_sign_of_a_statement() {
        for (line, length) in [
            ("mysql> x", Some(7)),
            ("mysql>x", Some(6)),
            ("mysql>\n", Some(6)),
            ("root@db [shop]> x", Some(16)),
            ("a=b@c> x", None),
            ("root@db-> x", None),
        ] {
            assert_eq!(prompt(line, SqlSyntax::Script), length, "{line}");
        }
        assert_eq!(continued("    -> x", SqlSyntax::Script), Some(7));
        assert_eq!(continued("    ->", SqlSyntax::Script), Some(6));
        assert!(listing("").is_none() && listing("\n\n").is_none());
    }
}
