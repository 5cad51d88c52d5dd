//! Makes a draft from a file: dbcred's own TOML, or JSON as the API and tccli use it.
//!
//! All errors are found in one run, each with its position. Nothing is guessed and nothing is left out.

mod assign;
pub(crate) mod chords;
mod fields;
mod json;
mod salvage;
mod tccli;
mod toml;
mod tree;

use std::ops::Range;

pub use assign::{Dropped, set};
pub use salvage::salvage;
pub(crate) use tccli::{is_tccli, read_tccli};

use crate::domain::{
    draft::Draft,
    rule::{Arg, Message},
};

/// Size from which files are not read, in bytes. A request has at most 10 MiB (docs/api.md R17), and no draft is nearly
/// as large.
pub(crate) const TOO_LARGE: usize = 10_000_000;

/// Greatest number of errors that are reported for one file.
const MOST_PROBLEMS: usize = 100;

/// Greatest size of a broken text, in bytes, for which the readable part is returned too.
const MOST_SALVAGED_BYTES: usize = 64 * 1024;

/// Greatest nesting depth of lists and tables; the API needs four.
const DEEPEST: usize = 32;

/// A draft from a file, with the positions of its values.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportedDraft {
    /// The draft.
    pub draft: Draft,
    /// Positions of all values, of items of lists and of values in items, in the order of the file.
    pub(crate) places: Vec<SourceLine>,
    /// Whether the file was JSON of the API.
    pub(crate) is_json: bool,
}

/// Position of a value in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SourceLine {
    /// Dotted API name, such as `Tags.0.TagKey`; or `region`, `endpoint` or `unadded`.
    pub(crate) path: String,
    /// Line, from 1.
    pub(crate) line: usize,
    /// Column in characters, from 1.
    pub(crate) column: usize,
}

/// The readable part of a file, and its errors.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct FileReading {
    /// The readable part; `None` if there is none. A value that cannot be read is empty. The value of a misspelt name
    /// is in the field that was probably meant.
    pub(crate) imported: Option<ImportedDraft>,
    /// Whether the text was read to its end. If not, the draft contains only complete entries, and a missing value may
    /// be in the unreadable part.
    pub(crate) is_whole: bool,
    /// Errors, at most 100, in the order of their positions.
    pub(crate) problems: Vec<ImportError>,
    /// Number of further errors.
    pub(crate) more: usize,
}

/// An error that prevents a part of a file from being read.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportError {
    /// What is wrong and how to fix it.
    pub(crate) message: Message,
    /// Word for scripts, such as `unknown-key`.
    pub(crate) rule: &'static str,
    /// Dotted API name, such as `PrivilegesList.0.TableName`; empty if it is about no value.
    pub(crate) path: String,
    /// Range in bytes; `None` if it is about the whole file.
    pub(crate) span: Option<Range<usize>>,
    /// Line, from 1; 0 if it is about the whole file.
    pub(crate) line: usize,
    /// Column in characters, from 1; 0 if it is about the whole file.
    pub(crate) column: usize,
}

/// Reads a draft from the bytes of a file, which must not have any error.
///
/// Text that begins like JSON, or a name that ends in `.json`, means JSON; everything else is TOML.
///
/// # Errors
/// Every [`ImportError`] of the file, at most 100, in the order of their positions.
pub fn read(bytes: &[u8], name: &str) -> Result<ImportedDraft, Vec<ImportError>> {
    let reading = look(bytes, name);
    if reading.problems.is_empty() { Ok(reading.imported.unwrap_or_default()) } else { Err(reading.problems) }
}

/// Reads the readable part of a draft from the bytes of a file, so that the rules can check it too.
#[must_use]
pub(crate) fn look(bytes: &[u8], name: &str) -> FileReading {
    let mut found = FoundErrors::default();
    let lossy;
    let text = match decode(bytes) {
        Ok(text) => text,
        // The bytes around an invalid one are still read, to find the other errors.
        Err(mut problems) if problems.iter().all(|problem| problem.message.id == "import-not-utf8") => {
            lossy = String::from_utf8_lossy(without_mark(bytes));
            found.problems.append(&mut problems);
            &lossy
        }
        Err(problems) => return FileReading { problems, ..FileReading::default() },
    };
    let is_json = name.to_ascii_lowercase().ends_with(".json") || looks_like_json(text);
    let (root, is_whole) = if is_json {
        json::read_part(text, &mut found)
    } else {
        match toml::read(text, &mut found) {
            Some(root) => (Some(root), true),
            None if text.len() > MOST_SALVAGED_BYTES => (None, false),
            None => (salvage::parts(text, &mut FoundErrors::default()), false),
        }
    };
    let imported = root.map(|root| {
        let dialect = if is_json { fields::FileFormat::Json } else { fields::FileFormat::Toml };
        let (draft, spans) = fields::draft(&root, dialect, fields::Misspelt::Meant, &mut found);
        ImportedDraft { draft, places: placed(text, spans), is_json }
    });
    let FoundErrors { mut problems, more } = found;
    place(&mut problems, text);
    let is_table = !problems.iter().any(|problem| problem.message.id == "import-type-root");
    FileReading { imported: imported.filter(|_| is_table), is_whole, problems, more }
}

/// Sorts errors by position, and computes their lines and columns.
fn place(problems: &mut [ImportError], text: &str) {
    problems.sort_by_key(|problem| problem.span.as_ref().map_or(0, |span| span.start));
    let mut ruler = LineCounter::new(text);
    for problem in problems {
        if let Some(span) = &problem.span {
            (problem.line, problem.column) = ruler.at(span.start);
        }
    }
}

/// Returns whether a text begins as TOML cannot: with a brace, a comment of another language, or a list or single value
/// of JSON.
fn looks_like_json(text: &str) -> bool {
    let text = text.trim_start();
    match text.as_bytes() {
        [b'{', ..] | [b'/', b'/' | b'*', ..] => true,
        [b'[', ..] => {
            let inside = text.trim_start_matches(|character: char| character == '[' || character.is_whitespace());
            inside.starts_with(['{', '"', ']'])
        }
        [b'"', ..] => !text.contains('='),
        _ => matches!(text.trim_end(), "null" | "true" | "false"),
    }
}

/// Returns the text of a file.
///
/// # Errors
/// One [`ImportError`], if the file is too large or not UTF-8.
pub(crate) fn decode(bytes: &[u8]) -> Result<&str, Vec<ImportError>> {
    let bytes = without_mark(bytes);
    let whole = |rule, message| Err(vec![ImportError::new(rule, message)]);
    if bytes.len() >= TOO_LARGE {
        return whole("size", Message::new("import-too-large").with("most", TOO_LARGE - 1));
    }
    // In UTF-16 without a byte order mark, every pair of bytes for ASCII has a zero.
    let begin = bytes.get(..2).unwrap_or_default();
    if matches!(begin, [0xff, 0xfe] | [0xfe, 0xff]) || (begin.contains(&0) && begin != [0, 0]) {
        return whole("encoding", Message::new("import-utf16"));
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let at = error.valid_up_to();
            let good = String::from_utf8_lossy(&bytes[..at]);
            let (line, column) = LineCounter::new(&good).at(at);
            let message =
                Message::new("import-not-utf8").with("byte", format!("0x{:02X}", bytes[at])).with("offset", at);
            return Err(vec![ImportError {
                line,
                column,
                span: Some(at..at),
                ..ImportError::new("encoding", message)
            }]);
        }
    };
    Ok(text)
}

/// Returns bytes without a leading byte order mark, which some programs write at the beginning of UTF-8.
#[must_use]
pub(crate) fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

fn placed(text: &str, mut spans: Vec<(String, usize)>) -> Vec<SourceLine> {
    spans.sort_by_key(|(_, at)| *at);
    let mut ruler = LineCounter::new(text);
    let standing = |(path, at)| {
        let (line, column) = ruler.at(at);
        SourceLine { path, line, column }
    };
    spans.into_iter().map(standing).collect()
}

impl ImportError {
    /// Returns whether the value at [`ImportError::path`] could not be read, so that no rule can check it.
    #[must_use]
    pub(crate) fn is_value_unreadable(&self) -> bool {
        matches!(self.rule, "type" | "missing-key" | "grant" | "surrogate")
    }

    /// Returns the name that a misspelt one was probably meant to be.
    #[must_use]
    pub(crate) fn near(&self) -> Option<&str> {
        self.message.args.iter().find_map(|(name, value)| match value {
            Arg::Text(near) if *name == "near" => Some(near.as_str()),
            _ => None,
        })
    }

    fn new(rule: &'static str, message: Message) -> ImportError {
        ImportError { message, rule, path: String::new(), span: None, line: 0, column: 0 }
    }
}

/// Errors that were found so far.
#[derive(Default)]
struct FoundErrors {
    problems: Vec<ImportError>,
    /// Number of errors beyond the limit, which are not stored.
    more: usize,
}

impl FoundErrors {
    /// Returns whether the limit is reached, and counts the error in that case: the caller need not compute its
    /// message.
    fn is_full(&mut self) -> bool {
        let is_full = self.problems.len() >= MOST_PROBLEMS;
        self.more += usize::from(is_full);
        is_full
    }

    fn at(&mut self, span: &Range<usize>, rule: &'static str, message: Message) {
        self.about(span, rule, "", message);
    }

    fn about(&mut self, span: &Range<usize>, rule: &'static str, path: &str, message: Message) {
        if !self.is_full() {
            let problem = ImportError::new(rule, message);
            self.problems.push(ImportError { span: Some(span.clone()), path: path.to_owned(), ..problem });
        }
    }
}

/// Converts byte offsets to lines and columns. The offsets must ascend, so that the text is read only once.
struct LineCounter<'a> {
    text: &'a str,
    offset: usize,
    line: usize,
    column: usize,
}

impl<'a> LineCounter<'a> {
    fn new(text: &'a str) -> LineCounter<'a> {
        LineCounter { text, offset: 0, line: 1, column: 1 }
    }

    fn at(&mut self, offset: usize) -> (usize, usize) {
        let offset = self.text.floor_char_boundary(offset);
        for character in self.text.get(self.offset..offset).unwrap_or_default().chars() {
            if character == '\n' {
                self.line += 1;
                self.column = 1;
            } else {
                self.column += 1;
            }
        }
        self.offset = self.offset.max(offset);
        (self.line, self.column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        draft::Tag,
        grants::{Place, Scope, Unit},
    };

    fn problems(text: &str) -> Vec<(&'static str, String, usize, usize)> {
        read(text.as_bytes(), "-")
            .expect_err("it has problems")
            .into_iter()
            .map(|problem| (problem.message.id, problem.path, problem.line, problem.column))
            .collect()
    }

    #[test]
    fn a_toml_draft_and_the_api_json_say_the_same() {
        let toml = r#"
            version = 1
            SecretName = "prod-orders-rw"
            Domains = ["10.0.1.%"]
            EnableRotation = true
            RotationFrequency = 30
            EncryptType = 1
            [[Tags]]
            TagKey = "team"
            TagValue = "支付"
            [[PrivilegesList]]
            PrivilegeName = "TablePrivileges"
            Privileges = ["SELECT"]
            Database = "billing"
            TableName = "invoice"
        "#;
        let json = r#"{"SecretName":"prod-orders-rw","Domains":["10.0.1.%"],"EnableRotation":true,
            "RotationFrequency":30,"EncryptType":1,"KmsKeyId":null,
            "Tags":[{"TagKey":"team","TagValue":"\u652f\u4ed8"}],
            "PrivilegesList":[{"PrivilegeName":"TablePrivileges","Privileges":["SELECT"],
            "Database":"billing","TableName":"invoice"}]}"#;
        let draft = read(toml.as_bytes(), "a.toml").unwrap().draft;
        assert_eq!(draft, read(json.as_bytes(), "-").unwrap().draft);
        assert_eq!(draft.tags, [Tag { key: "team".into(), value: "支付".into() }]);
        assert_eq!(
            draft.grants,
            [Unit { place: Place::table("billing", "invoice"), privileges: vec!["SELECT".into()] }]
        );
        assert_eq!((draft.every.as_str(), draft.encrypt_type.as_str()), ("30", "1"));
    }

    #[test]
    fn every_problem_is_found_in_one_reading_with_its_place() {
        let text = "TabelName = 1\nInstanceId = \"x\"\nDomains = \"%\"\nEnableRotation = \"true\"\nversion = 2\n";
        assert_eq!(
            problems(text),
            [
                ("import-unknown-key", "TabelName".to_owned(), 1, 1),
                ("import-unknown-key-near", "InstanceId".to_owned(), 2, 1),
                ("import-type", "Domains".to_owned(), 3, 11),
                ("import-type", "EnableRotation".to_owned(), 4, 18),
                ("import-version", "version".to_owned(), 5, 11),
            ]
        );
    }

    #[test]
    fn a_misspelt_name_inside_a_unit_is_told_with_the_right_one() {
        let json = "{\"PrivilegesList\":[{\"PrivilegeName\":\"TablePrivileges\",\"Privileges\":[\"SELECT\"],\n\
                    \"Database\":\"a\",\"TabelName\":\"b\"}]}";
        let all = read(json.as_bytes(), "-").unwrap_err();
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].path, "PrivilegesList.0.TabelName");
        assert_eq!(all[0].message.args[1].1, "TableName".into());
        assert_eq!((all[0].line, all[0].column), (2, 16));
    }

    #[test]
    fn a_unit_without_a_scope_never_becomes_a_global_one() {
        assert_eq!(problems(r#"{"PrivilegesList":[{"Privileges":["DROP"]}]}"#)[0].0, "import-missing");
        let draft = read(br#"{"PrivilegesList":[{"PrivilegeName":"","Privileges":["DROP"]}]}"#, "-").unwrap().draft;
        assert_eq!(draft.grants[0].place.scope, Scope::Other(String::new()));
    }

    #[test]
    fn duplicate_keys_are_problems_at_every_depth() {
        assert_eq!(problems(r#"{"SecretName":"a","SecretName":"b"}"#)[0].0, "import-duplicate-key");
        assert_eq!(
            problems(r#"{"Tags":[{"TagKey":"a","TagValue":"b","TagKey":"a"}]}"#)[0],
            ("import-duplicate-key", "Tags.0.TagKey".to_owned(), 1, 39)
        );
        assert_eq!(problems("SecretName = \"a\"\nSecretName = \"a\"\n")[0].0, "import-duplicate-key");
        assert_eq!(problems("Tags = [{TagKey=\"a\", TagKey=\"b\", TagValue=\"c\"}]")[0].0, "import-duplicate-key");
    }

    #[test]
    fn numbers_are_whole_and_true_is_not_a_text() {
        for value in ["1e2", "30.0", "\"30\"", "true", "[]", "{}"] {
            let json = format!("{{\"RotationFrequency\":{value}}}");
            assert_eq!(problems(&json)[0].0, "import-type", "{value}");
        }
        for value in ["01", "+1", "1.", ".5", "0x10", "NaN", "1e", "-"] {
            let json = format!("{{\"RotationFrequency\":{value}}}");
            assert!(read(json.as_bytes(), "-").is_err(), "{value}");
        }
        assert_eq!(problems(r#"{"EnableRotation":"true"}"#)[0].0, "import-type");
        assert_eq!(problems(r#"{"SecretName":true}"#)[0].0, "import-type");
        assert_eq!(problems(r#"{"Domains":["%",null]}"#)[0].0, "import-type");
        assert_eq!(problems("RotationBeginTime = 2026-12-05 03:00:00")[0].0, "import-type");
    }

    #[test]
    fn bytes_that_are_not_a_plain_text_are_named() {
        let first = |bytes: &[u8]| {
            let problem = read(bytes, "-").unwrap_err().remove(0);
            (problem.message.id, problem.line, problem.column)
        };
        assert_eq!(first(b"SecretName = \"a\"\nUserNamePrefix = \"\xff\""), ("import-not-utf8", 2, 19));
        let both = look(b"SecretName = \"a\xff\"\nColour = 1\nUserNamePrefix = \"b\"\n", "-");
        let ids: Vec<&str> = both.problems.iter().map(|problem| problem.message.id).collect();
        assert_eq!(ids, ["import-not-utf8", "import-unknown-key"]);
        assert_eq!((both.problems[0].column, both.problems[1].line), (16, 2));
        assert_eq!(both.imported.unwrap().draft.prefix, "b");
        assert_eq!(read(b"\xef\xbb\xbfSecretName = \"a\"\n", "-").unwrap().draft.name, "a");
        assert_eq!(first(b"\xef\xbb\xbfSecretName = 1\n"), ("import-type", 1, 14));
        assert_eq!(first(b"\xff\xfe{\0}\0").0, "import-utf16");
        assert_eq!(first(&vec![b' '; TOO_LARGE]).0, "import-too-large");
        assert_eq!(first(br#"{"SecretName":"\ud800"}"#), ("import-json-surrogate", 1, 16));
        assert_eq!(first(br#"{"SecretName":"\udc00\ud800"}"#), ("import-json-surrogate", 1, 16));
        assert_eq!(read(br#"{"Description":"\ud83d\udd11"}"#, "-").unwrap().draft.description, "🔑");
    }

    #[test]
    fn a_second_table_names_the_line_of_the_first() {
        let text = "SecretName = \"a\"\n\n\n[Tags]\nTagKey = \"a\"\n\n[Tags]\nTagKey = \"b\"\n";
        let problems = read(text.as_bytes(), "-").unwrap_err();
        let problem = problems.iter().find(|problem| problem.rule == "duplicate-key").unwrap();
        assert_eq!(problem.line, 7);
        assert!(problem.message.args.contains(&("line", Arg::Number(4))), "{problem:?}");
    }

    #[test]
    fn errors_inside_a_toml_string_have_their_position() {
        for (line, id, column) in [
            (r#"SecretName = "\ud800-rw""#, "import-json-surrogate", 15),
            (r#"SecretName = "a\qb""#, "import-toml-escape", 16),
            (r#"Description = "支\uD8zz""#, "import-toml-escape", 17),
            ("SecretName = \"a\u{0}b\"", "import-json-control", 16),
            ("SecretName = \"a\u{1}b\"", "import-json-control", 16),
            (r"SecretName = 'a\qb' x", "import-toml-here", 21),
            ("SecretName = \"a\"\u{1}", "import-toml-here", 17),
        ] {
            let found = &problems(&format!("{line}\n"))[0];
            assert_eq!((found.0, found.3), (id, column), "{line}");
        }
        assert!(read(br#"SecretName = "a\\qb""#, "-").is_ok());
    }

    #[test]
    fn deep_nesting_is_refused_before_it_hurts() {
        let deep = |open: &str, close: &str| {
            let text = format!("{{\"Domains\":{}{}}}", open.repeat(200_000), close.repeat(200_000));
            read(text.as_bytes(), "-").unwrap_err()[0].message.id
        };
        assert_eq!(deep("[", "]"), "import-too-deep");
        assert_eq!(deep("{\"a\":", "}"), "import-too-deep");
        let toml = format!("Domains = {}{}", "[".repeat(200_000), "]".repeat(200_000));
        assert_eq!(problems(&toml)[0].0, "import-too-deep");
        assert!(read(format!("{}=1", "a.".repeat(200_000)).as_bytes(), "-").is_err());
    }

    #[test]
    fn broken_json_is_named_at_its_place() {
        for (text, id, column) in [
            (r#"{"SecretName":"a",}"#, "import-json-comma", 19),
            (r#"{"SecretName":"a""#, "import-json-end", 18),
            (r#"{"SecretName" "a"}"#, "import-json-here", 15),
            (r#"{"SecretName":"a"} x"#, "import-json-after", 20),
            (r#"{"SecretName":"\x"}"#, "import-json-escape", 16),
            ("{\"SecretName\":\"a\u{1}\"}", "import-json-control", 17),
            (r#"{'SecretName':"a"}"#, "import-json-here", 2),
            (r#"{"EnableRotation":True}"#, "import-json-here", 19),
            (r#"{"SecretName":"a","#, "import-json-end", 19),
        ] {
            let found = &problems(text)[0];
            assert_eq!((found.0, found.3), (id, column), "{text}");
        }
        assert_eq!(read(b"[1]", "x.json").unwrap_err()[0].message.id, "import-type-root");
        assert_eq!(read(b"", "x.json").unwrap_err()[0].message.id, "import-json-end");
        assert!(read(b"", "x.toml").is_ok());
    }

    #[test]
    fn megabytes_of_anything_are_answered_with_a_bounded_number_of_problems() {
        for unit in ["{\"a\":1,", "[[a]]\n", "a=1\n", "=", "\"", "{", "[", "a.", "\u{7f}"] {
            let text = unit.repeat(1_000_000 / unit.len());
            let all = read(text.as_bytes(), "-").expect_err(unit);
            assert!(!all.is_empty() && all.len() <= MOST_PROBLEMS, "{unit}");
        }
    }

    #[test]
    fn both_spellings_of_grants_at_once_are_a_problem() {
        let text = "grants = [\"select on a.*\"]\n[[PrivilegesList]]\nPrivilegeName = \"GlobalPrivileges\"\n";
        assert!(problems(text).iter().any(|problem| problem.0 == "import-grants-twice"));
    }
}
