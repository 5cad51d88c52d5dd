//! Opens a stored draft that is damaged or of another version as far as possible. The rest is reported and never
//! guessed.

use std::ops::Range;

use super::{FoundErrors, ImportError, TOO_LARGE, fields, json, place, toml, tree::Node};
use crate::domain::{draft::Draft, rule::Message};

/// Number of parts of a broken text that are tried before the rest is ignored.
const MOST_TRIES: usize = 512;
/// Number of entries that are tried as one, if the first of them is not complete.
const MOST_LINES: usize = 32;

/// Returns the readable part of a stored draft, and the errors in the order of their positions. Without an error, the
/// draft is exactly the one that was stored.
#[must_use]
pub fn salvage(bytes: &[u8]) -> (Draft, Vec<ImportError>) {
    let mut found = FoundErrors::default();
    let bytes = match bytes.get(..TOO_LARGE) {
        Some(part) => {
            let message = Message::new("import-too-large").with("most", TOO_LARGE - 1);
            found.problems.push(ImportError::new("size", message));
            part
        }
        None => bytes,
    };
    let text = decode_lossy(bytes, &mut found);
    let is_json = text.trim_start().starts_with('{');
    let root = if is_json { json::read(&text, &mut found) } else { parts(&text, &mut found) };
    let dialect = if is_json { fields::FileFormat::Json } else { fields::FileFormat::Toml };
    let draft =
        root.map(|root| fields::draft(&root, dialect, fields::Misspelt::Dropped, &mut found).0).unwrap_or_default();
    let mut problems = found.problems;
    place(&mut problems, &text);
    (draft, problems)
}

/// Returns the bytes as text. Bytes that are not UTF-8 become U+FFFD, which every rule rejects.
fn decode_lossy(bytes: &[u8], found: &mut FoundErrors) -> String {
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

/// Returns the readable parts of a TOML text. In a broken text every entry and table is tried alone; broken ones are
/// replaced by blanks, so that the others keep their positions.
pub(super) fn parts(text: &str, found: &mut FoundErrors) -> Option<Node> {
    let mut whole = FoundErrors::default();
    let root = toml::read(text, &mut whole);
    if root.is_some() {
        found.problems.append(&mut whole.problems);
        return root;
    }
    let entries = entries(text);
    let mut good = blank(text);
    let (mut at, mut tries) = (0, 0);
    while let Some(entry) = entries.get(at) {
        // A text of several lines may contain a line that looks like the next entry.
        let mut ends = entries[at..].iter().take(MOST_LINES).map(|entry| entry.end);
        let end = ends.position(|end| {
            tries += 1;
            toml::read(&text[entry.start..end], &mut FoundErrors::default()).is_some()
        });
        if let Some(more) = end {
            let range = entry.start..entries[at + more].end;
            good.replace_range(range.clone(), &text[range]);
            at += more + 1;
        } else {
            let mut broken = FoundErrors::default();
            toml::read(&text[entry.clone()], &mut broken);
            let problem = broken.problems.into_iter().next();
            found.problems.extend(problem.map(|problem| moved(problem, entry.start)));
            let whole = entry.start..entry.start + whole_lines(&text[entry.clone()]);
            good.replace_range(whole.clone(), &text[whole]);
            at += 1;
        }
        if tries >= MOST_TRIES {
            break;
        }
    }
    toml::read(&good, found)
}

/// Returns the ranges of the entries of a text. An entry begins at a known key or an opening bracket in the first
/// column. After the first bracket, keys belong to its table and begin no entry.
fn entries(text: &str) -> Vec<Range<usize>> {
    let mut starts = vec![0];
    let (mut offset, mut in_table) = (0, false);
    for line in text.split_inclusive('\n') {
        in_table |= line.starts_with('[');
        if offset > 0 && (line.starts_with('[') || (!in_table && fields::is_entry(line))) {
            starts.push(offset);
        }
        offset += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

/// Returns how many bytes at the beginning of a broken entry are complete; 0 for a table.
fn whole_lines(entry: &str) -> usize {
    let ends = entry.match_indices('\n').map(|(line, _)| line + 1).take(MOST_LINES);
    let is_whole = |end: &usize| toml::read(&entry[..*end], &mut FoundErrors::default()).is_some();
    if entry.starts_with('[') { 0 } else { ends.filter(is_whole).last().unwrap_or_default() }
}

fn blank(text: &str) -> String {
    text.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect()
}

fn moved(problem: ImportError, by: usize) -> ImportError {
    let span = problem.span.as_ref().map(|span| span.start + by..span.end + by);
    ImportError { span, ..problem }
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

    fn ids(problems: &[ImportError]) -> Vec<&'static str> {
        problems.iter().map(|problem| problem.message.id).collect()
    }

    #[test]
    fn an_undamaged_draft_is_salvaged_unchanged() {
        let (draft, problems) = salvage(WHOLE.as_bytes());
        assert_eq!(problems, []);
        assert_eq!(draft, super::super::read(WHOLE.as_bytes(), "draft.toml").unwrap().draft);
    }

    #[test]
    fn a_draft_of_a_newer_version_is_reported_and_its_known_keys_are_read() {
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
    fn one_broken_line_loses_only_that_line() {
        for line in ["SecretName = \"prod-orders-rw\"", "Domains = [\"10.0.1.%\", \"10.0.2.15\"]"] {
            for broken in ["\u{0}\u{0}\u{0}\u{0}", "= =", "x", "Domains = [", "SecretName = \"abc"] {
                let (draft, problems) = salvage(WHOLE.replace(line, broken).as_bytes());
                assert!(!problems.is_empty(), "{broken:?}");
                assert_eq!((draft.grants.len(), draft.every.as_str()), (1, "30"), "{broken:?}: {problems:?}");
            }
        }
    }

    #[test]
    fn lines_of_a_broken_table_are_not_read_as_another_table() {
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
    fn salvage_loses_only_the_entry_with_bad_bytes_and_never_panics() {
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
