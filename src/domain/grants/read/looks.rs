//! Recognises what a text is if it is not a script, for the error message.

use super::super::{
    dialect::{self, Dialect},
    lexer::{LexStep, Lexer, SqlSyntax},
    signs::is_word_start,
};
use super::prompt::lines;

/// Returns whether a text contains a `GRANT` or `REVOKE`, followed by an `ON`, `TO` or `FROM`.
pub(super) fn has_statement(text: &str) -> bool {
    statement_in(text).is_some()
}

/// Returns where the first such statement begins, in bytes of the text.
pub(super) fn statement_in(text: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(found) = find_word(&text[at..]) {
        let begin = at + found;
        let rest = &text[begin..];
        let mut words =
            rest.split(|letter: char| !letter.is_alphanumeric() && letter != '_').filter(|word| !word.is_empty());
        let is_grant = words.next().is_some_and(|word| word.eq_ignore_ascii_case("grant"));
        let next = words.next().unwrap_or_default();
        let ends: &[&str] = if is_grant { &["on", "to"] } else { &["on", "from"] };
        let is_end = |word: &str| ends.iter().any(|end| word.eq_ignore_ascii_case(end));
        if !next.eq_ignore_ascii_case("option") && (is_end(next) || words.take(200).any(is_end)) {
            return Some(begin);
        }
        at = begin + 5;
    }
    None
}

/// Returns the position of the first `GRANT` or `REVOKE` that is a whole word.
fn find_word(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let is_letter = |letter: char| is_word_start(letter) && letter != '$';
    (0..bytes.len()).find(|at| {
        let is = |word: &[u8]| {
            bytes.get(*at..at + word.len()).is_some_and(|part| part.eq_ignore_ascii_case(word))
                && !text[at + word.len()..].starts_with(is_letter)
        };
        matches!(bytes[*at], b'g' | b'G' | b'r' | b'R')
            && (is(b"grant") || is(b"revoke"))
            && !text[..*at].ends_with(is_letter)
    })
}

/// Returns the id of a message that says what the text looks like; `None` if it looks like a script.
pub(super) fn like(text: &str) -> Option<&'static str> {
    let any = |is: &dyn Fn(&str) -> bool| lines(text).any(|(_, line)| is(line.trim_end()));
    let after = |line: &str, signs: &[char]| {
        line.strip_prefix(signs).is_some_and(|rest| !rest.starts_with(signs) && begins(rest.trim_start()))
    };
    let is_diff = any(&|line| line.starts_with("diff --git ") || line.starts_with("@@ -") || line.starts_with("+++ "))
        || any(&|line| line.starts_with("<<<<<<< ") || line.starts_with(">>>>>>> "))
        || any(&|line| after(line, &['+'])) && any(&|line| after(line, &['-']))
        || any(&|line| after(line, &['<']))
        || any(&|line| line.starts_with(['-', '+']) && begins(&line[1..]));
    if is_diff {
        return Some("grant-like-diff");
    }
    if any(&|line| after(line, &['-', '*', '+', '•', '·'])) {
        return Some("grant-like-list");
    }
    if any(&|line| is_shell(line.trim_start())) {
        return Some("grant-like-shell");
    }
    let first = text.trim_start();
    // But `{code:sql}` of a wiki is not JSON.
    let is_inside = |rest: &str| rest.trim_start().starts_with(['"', '{', '[']);
    if first.strip_prefix(['{', '[']).is_some_and(is_inside) {
        return Some("grant-like-json");
    }
    if any(&|line| {
        let line = line.trim_start();
        line.starts_with("resource \"")
            || line.starts_with("privileges =")
            || line.starts_with("import ")
            || line.ends_with('{')
            || line.starts_with("- name:")
            || line.contains(".execute(")
    }) {
        return Some("grant-like-code");
    }
    let is_list = |line: &str| line.trim().starts_with("List of ") || line.starts_with("-[ RECORD ");
    if any(&is_list) {
        return Some("grant-like-psql");
    }
    if first.starts_with('<') {
        return Some("grant-like-markup");
    }
    let prefixed = lines(text).filter(|(_, line)| has_prefix(line)).count();
    let given = lines(text).filter(|(_, line)| has_statement(line)).count();
    if prefixed > 0 && prefixed == given {
        return Some("grant-like-log");
    }
    None
}

/// Returns whether a text begins with `GRANT` or `REVOKE`.
fn begins(text: &str) -> bool {
    find_word(text) == Some(0)
}

/// Returns whether a line is a shell command: `mysql -e "…"`, `$ mariadb …`, `echo "…" | mysql`.
pub(super) fn is_shell(line: &str) -> bool {
    let line = shell_command(line).trim_start_matches(['$', '#', '%', ' ']);
    let word = line.split(char::is_whitespace).next().unwrap_or_default();
    let command = word.rsplit('/').next().unwrap_or_default();
    ["mysql", "mariadb", "mysqlsh", "psql", "echo", "sudo", "docker", "kubectl", "ssh", "cat", "printf"]
        .contains(&command)
        && line.len() > word.len()
}

/// Returns the text after the prompt of a shell, such as `[root@db1 ~]# ` or `root@db1:~$ `.
fn shell_command(line: &str) -> &str {
    let prompt = line.find(['$', '#']).filter(|at| {
        let before = line[..*at].trim();
        before.starts_with('[') && before.ends_with(']')
            || before.contains('@') && !before.contains(char::is_whitespace)
    });
    prompt.map_or(line, |at| &line[at..])
}

/// Returns whether a line has text before its statement.
fn has_prefix(line: &str) -> bool {
    statement_in(line).is_some_and(|at| !line[..at].trim().is_empty())
}

/// Number of tokens that are searched for the first statement. A longer text counts as one of statements; reading it
/// shows what it contains.
const MOST_SEARCHED_TOKENS: usize = 200_000;

/// Returns whether a text consists of statements, in any layout, and not of prose.
pub(super) fn is_statement_text(text: &str) -> bool {
    const CLIENT: &[&str] = &["{", "[", "<", "|", "+-", "***", "\"", "`", "'", "#", "--", "/*"];
    let (mut at, mut line_start, mut left) = (0, 0, MOST_SEARCHED_TOKENS);
    // An apparent statement that is prose is skipped, so that one after a greeting is found.
    while let Some(found) = statement_in(&text[at..]) {
        let begin = at + found;
        line_start = text[at..begin].rfind('\n').map_or(line_start, |end| at + end);
        let before = text[line_start..begin].trim();
        let is_framed = before.is_empty()
            || before.ends_with([';', '>', '|', '"', ':', '\t', '+', '-', '*', '.', ')', '#', '`', '!'])
            || CLIENT.iter().any(|sign| before.starts_with(sign))
            || before.bytes().all(|byte| byte.is_ascii_digit());
        if is_framed && (left == 0 || is_statement(&text[begin..], &mut left)) {
            return true;
        }
        at = begin + 5;
    }
    false
}

/// Returns whether a text that begins with "grant" or "revoke" continues like a statement.
fn is_statement(text: &str, left: &mut usize) -> bool {
    const LONGEST: usize = 2000;
    let end = text.floor_char_boundary(LONGEST);
    let mut lexer = Lexer::new(&text[..end], SqlSyntax::Typed);
    let mut tokens = Vec::new();
    while let LexStep::Token(token) = lexer.skip_lines() {
        *left = left.saturating_sub(1);
        if token.is_sign(';') {
            break;
        }
        tokens.push(token);
    }
    let has = |word: &str| tokens.iter().any(|token| token.is_word(word));
    let has_account = || tokens.iter().any(|token| token.is_sign('@'));
    if !has("ON") {
        return (has("TO") || has("FROM")) && has_account();
    }
    let words: Vec<&str> = tokens[1..].iter().take(3).map(|token| token.text.as_ref()).collect();
    let is_known = (1..=words.len()).any(|count| dialect::mysql_word(&words[..count].join(" ")).is_some());
    let has_object = || tokens.iter().any(|token| token.is_sign('*')) || has_account();
    let is_near = || words.first().is_some_and(|word| Dialect::of(None).resembling(word).is_some());
    matches!(tokens[0].text.as_ref(), "GRANT" | "REVOKE") || is_known || (has_object() && is_near())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_sign_is_enough_to_tell_what_a_text_looks_like() {
        for (text, id) in [
            ("diff --git a/x b/x", Some("grant-like-diff")),
            ("@@ -1 +1 @@", Some("grant-like-diff")),
            ("+++ b/x", Some("grant-like-diff")),
            ("resource \"mysql_grant\" \"app\"", Some("grant-like-code")),
            ("privileges = x", Some("grant-like-code")),
            ("import x", Some("grant-like-code")),
            ("def grant() {", Some("grant-like-code")),
            ("- name: app", Some("grant-like-code")),
            ("db.execute(sql)", Some("grant-like-code")),
            ("GRANT SELECT ON a.* TO b", None),
        ] {
            assert_eq!(like(text), id, "{text}");
        }
    }

    #[test]
    fn a_command_of_a_shell_has_arguments_and_perhaps_a_prompt_before_it() {
        for (line, is) in [
            ("mysql -e x", true),
            ("mysql", false),
            ("[root@db1 ~]# mysql -e x", true),
            ("[root # mysql -e x", false),
            ("root@db1:~$ mysql -e x", true),
            ("a root@db1:~$ mysql -e x", false),
        ] {
            assert_eq!(is_shell(line), is, "{line}");
        }
    }

    #[test]
    fn a_statement_is_told_from_a_sentence_by_what_stands_in_it() {
        for (text, is) in [
            ("GRANT x ON a.b TO c", true),
            ("grant x on a.b to c", false),
            ("grant select on a.b to c", true),
            ("grant slect on a.* to c", true),
            ("grant slect on a.b to c@d", true),
            ("grant slect on a.b to c", false),
            ("Grant access on this to Bob, and more\nGRANT SELECT ON a.* TO b", true),
        ] {
            assert_eq!(is_statement_text(text), is, "{text}");
        }
    }
}
