//! A kept draft that is damaged, or of another version, is opened as far as it can be; the rest is told, never guessed.

use std::ops::Range;

use super::{Found, Problem, TOO_LARGE, fields, json, place, toml};
use crate::domain::{draft::Draft, rule::Message};

/// So many places of a text are cut out before the rest of it is given up.
const MOST_CUTS: usize = 64;

/// What can be read of a kept draft, and what could not be, in the order of its places. A draft without a problem is
/// the very one that was kept.
#[must_use]
pub fn salvage(bytes: &[u8]) -> (Draft, Vec<Problem>) {
    let mut found = Found::default();
    let bytes = match bytes.get(..TOO_LARGE) {
        Some(part) => {
            let message = Message::new("import-too-large").with("most", TOO_LARGE - 1);
            found.problems.push(Problem::new("size", message));
            part
        }
        None => bytes,
    };
    let text = legible(bytes, &mut found);
    let is_json = text.trim_start().starts_with('{');
    let root = if is_json { json::read(&text, &mut found) } else { parts(&text, &mut found) };
    let dialect = if is_json { fields::Dialect::Json } else { fields::Dialect::Toml };
    let draft = root.map(|root| fields::draft(&root, dialect, &mut found).0).unwrap_or_default();
    let mut problems = found.problems;
    place(&mut problems, &text);
    (draft, problems)
}

/// The text of the bytes; what is none stands as U+FFFD, which no rule takes for a value.
fn legible(bytes: &[u8], found: &mut Found) -> String {
    let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(error) => {
            let at = error.valid_up_to();
            let byte = bytes.get(at).copied().unwrap_or_default();
            let message = Message::new("import-not-utf8").with("byte", format!("0x{byte:02X}")).with("offset", at);
            found.at(&(at..at), "encoding", message);
            String::from_utf8_lossy(bytes).into_owned()
        }
    }
}

/// The parts of a TOML text that can be read: where one cannot, it is cut out, and the rest is read again.
fn parts(text: &str, found: &mut Found) -> Option<super::tree::Node> {
    let mut left = text.to_owned();
    for _ in 0..MOST_CUTS {
        let mut tried = Found::default();
        let root = toml::read(&left, &mut tried);
        let Some(at) = tried.problems.first().and_then(|problem| problem.span.clone()) else {
            return root;
        };
        if root.is_some() {
            // Readable as it is: a key that stands there twice counts once.
            found.problems.append(&mut tried.problems);
            return root;
        }
        found.problems.extend(tried.problems.into_iter().take(1));
        cut_out(&mut left, &at);
    }
    // Too much of it is broken: what stands before the first break is whole.
    let first = found.problems.iter().filter_map(|problem| problem.span.as_ref().map(|span| span.start)).min();
    let mut before = text.get(..text.floor_char_boundary(first.unwrap_or_default())).unwrap_or_default();
    before = before.get(..before.rfind('\n').unwrap_or_default()).unwrap_or_default();
    toml::read(before, &mut Found::default())
}

/// Blanks what a break makes doubtful, without moving what stands behind it: its line; inside a table all of that
/// table, since what is left of it would belong to another.
fn cut_out(text: &mut String, at: &Range<usize>) {
    let start = text.floor_char_boundary(at.start.min(text.len()));
    let doubtful = doubtful(text, start);
    let blank: String = text[doubtful.clone()].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect();
    text.replace_range(doubtful, &blank);
}

fn doubtful(text: &str, at: usize) -> Range<usize> {
    // A break at the end of the text lies in its last line that says anything.
    let at = if text[at..].trim().is_empty() { text.trim_end().len().saturating_sub(1) } else { at };
    let at = text.floor_char_boundary(at);
    let from = text[..at].rfind('\n').map_or(0, |line| line + 1);
    let to = text[from..].find('\n').map_or(text.len(), |line| from + line);
    // A line that is right by itself breaks on one above it that was left open.
    if !text[from..to].trim().is_empty()
        && toml::read(&text[from..to], &mut Found::default()).is_some()
        && let Some(open) = statement_before(text, from)
    {
        return open..from;
    }
    let header = text[..to].rmatch_indices('[').map(|(bracket, _)| bracket).find(|bracket| begins_line(text, *bracket));
    match header {
        Some(header) => {
            let next = text[to..].match_indices("\n[").map(|(line, _)| to + line).next();
            header..next.unwrap_or(text.len())
        }
        None => from..to,
    }
}

/// Where the last line before `at` begins that has something in its first column.
fn statement_before(text: &str, at: usize) -> Option<usize> {
    let before = text[..at].strip_suffix('\n')?;
    let lines = before.rmatch_indices('\n').map(|(line, _)| line + 1).chain([0]);
    lines.filter(|line| *line < at).find(|line| text[*line..].starts_with(|c: char| !c.is_whitespace() && c != ']'))
}

/// Whether a bracket in the first column opens a table.
fn begins_line(text: &str, bracket: usize) -> bool {
    text[..bracket].chars().next_back().is_none_or(|before| before == '\n')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        draft::Tag,
        grants::{Place, Scope, Unit},
    };

    const WHOLE: &str = "version = 1\nregion = \"ap-guangzhou\"\nSecretName = \"prod-orders-rw\"\n\
        ProductName = \"Mysql\"\nInstanceID = \"cdb-n4j3y33j\"\nDomains = [\"10.0.1.%\", \"10.0.2.15\"]\n\
        grants = [\"select on orders.*\"]\nDescription = \"\"\"\nline\n支付\"\"\"\nRotationFrequency = 30\n";

    fn ids(problems: &[Problem]) -> Vec<&'static str> {
        problems.iter().map(|problem| problem.message.id).collect()
    }

    #[test]
    fn a_whole_draft_is_the_very_one_that_was_kept() {
        let (draft, problems) = salvage(WHOLE.as_bytes());
        assert_eq!(problems, []);
        assert_eq!(draft, super::super::read(WHOLE.as_bytes(), "draft.toml").unwrap().draft);
    }

    #[test]
    fn a_newer_version_is_told_and_what_is_known_of_it_is_read() {
        let text = WHOLE.replace("version = 1", "version = 2\nShineColour = \"red\"");
        let (draft, problems) = salvage(text.as_bytes());
        assert_eq!(ids(&problems), ["import-version", "import-unknown-key"]);
        assert_eq!((draft.name.as_str(), draft.every.as_str()), ("prod-orders-rw", "30"));
    }

    #[test]
    fn a_draft_cut_off_anywhere_keeps_every_line_before_the_cut() {
        for end in 0..WHOLE.len() {
            let part = &WHOLE.as_bytes()[..end];
            let (draft, problems) = salvage(part);
            let has = |line: &str| part.windows(line.len()).any(|window| window == line.as_bytes());
            assert_eq!(draft.name == "prod-orders-rw", has("prod-orders-rw\""), "{end}: {problems:?}");
            assert_eq!(draft.hosts.len() == 2, has("10.0.2.15\"]"), "{end}: {problems:?}");
            assert_eq!(draft.grants.len(), usize::from(has("orders.*\"]")), "{end}: {problems:?}");
        }
    }

    #[test]
    fn one_broken_line_costs_that_line() {
        for line in ["SecretName = \"prod-orders-rw\"", "Domains = [\"10.0.1.%\", \"10.0.2.15\"]"] {
            for broken in ["\u{0}\u{0}\u{0}\u{0}", "= =", "x", "Domains = [", "SecretName = \"abc"] {
                let (draft, problems) = salvage(WHOLE.replace(line, broken).as_bytes());
                assert!(!problems.is_empty(), "{broken:?}");
                assert_eq!((draft.grants.len(), draft.every.as_str()), (1, "30"), "{broken:?}: {problems:?}");
            }
        }
    }

    #[test]
    fn what_is_left_of_a_broken_table_never_joins_another() {
        let text = "[[PrivilegesList]]\nPrivilegeName = \"DatabasePrivileges\"\nDatabase = \"a\"\n\
                    Privileges = [\"SELECT\"]\n\
                    [[PrivilegesLi\nPrivilegeName = \"TablePrivileges\"\nTableName = \"t\"\n\
                    [[Tags]]\nTagKey = \"k\"\nTagValue = \"v\"\n";
        let (draft, problems) = salvage(text.as_bytes());
        assert_eq!(draft.grants, [Unit { place: Place::database("a"), privileges: vec!["SELECT".into()] }]);
        assert_eq!(draft.tags, [Tag { key: "k".into(), value: "v".into() }]);
        assert_eq!(problems.len(), 1, "{problems:?}");
        let lost = "[[PrivilegesList]]\nPrivilegeName = 7\nPrivileges = [\"DROP\"]\n";
        assert!(salvage(lost.as_bytes()).0.grants.iter().all(|unit| unit.place.scope != Scope::Global));
        let lost = "[[PrivilegesList]]\nPrivileges = [\"DROP\"]\n";
        assert!(salvage(lost.as_bytes()).0.grants.iter().all(|unit| unit.place.scope != Scope::Global));
    }

    #[test]
    fn bytes_that_are_no_text_cost_what_they_stand_in_and_no_input_hurts() {
        let mut bytes = WHOLE.as_bytes().to_vec();
        bytes[50] = 0xff;
        let (draft, problems) = salvage(&bytes);
        assert_eq!(ids(&problems)[0], "import-not-utf8");
        assert_eq!(draft.grants.len(), 1);
        for unit in ["{", "[", "\"", "=", "[[a]]\n", "a=1\n", "\u{0}", "\"\"\"\n", "a.", "x = [\n"] {
            let (_, problems) = salvage(unit.repeat(300_000 / unit.len()).as_bytes());
            assert!(!problems.is_empty(), "{unit:?}");
        }
        assert_eq!(salvage(b""), (Draft::default(), Vec::new()));
        assert!(!salvage(&vec![b'x'; TOO_LARGE + 5]).1.is_empty());
        assert_eq!(salvage(b"{\"SecretName\":\"a\",").0, Draft::default());
    }
}
