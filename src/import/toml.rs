//! TOML with the position of every key and value.

use std::ops::Range;

use toml::{
    Spanned,
    de::{DeTable, DeValue, Error},
};

use super::{
    DEEPEST, FoundErrors, LineCounter,
    fields::short,
    tree::{Node, NodeKey, Value},
};
use crate::domain::rule::Message;

/// Size in bytes up to which all errors are searched. In a larger text only the first one is, because the library keeps
/// all of them in memory.
const SIZE_FOR_ALL: usize = 256 * 1024;

/// Reads a TOML document; `None` if its syntax is wrong, which is reported.
pub(super) fn read(text: &str, found: &mut FoundErrors) -> Option<Node> {
    let (table, mut errors) = if text.len() <= SIZE_FOR_ALL {
        DeTable::parse_recoverable(text)
    } else {
        match DeTable::parse(text) {
            Ok(table) => (table, Vec::new()),
            Err(error) => (Spanned::new(0..0, DeTable::default()), vec![error]),
        }
    };
    errors.sort_by_key(|error| error.span().map_or(text.len(), |span| span.start));
    let mut is_broken = false;
    let mut last = 0;
    for error in &errors {
        // An error makes the rest of its line unreadable and often also the end of the text. That is reported only
        // once.
        let at = error.span().map_or(text.len(), |span| span.start);
        if is_broken && (at >= text.len() || at < last || !text.get(last..at).unwrap_or_default().contains('\n')) {
            continue;
        }
        if !note(text, &table, error, found) {
            is_broken = true;
            last = text.floor_char_boundary(at);
        }
    }
    if is_broken {
        return None;
    }
    let span = 0..text.len();
    Some(Node { value: Value::Table(entries(table.into_inner(), 1, found)), span })
}

/// Reports an error of the library. Returns `false` if the result around it cannot be used.
fn note(text: &str, table: &Spanned<DeTable<'_>>, error: &Error, found: &mut FoundErrors) -> bool {
    let span = error.span().unwrap_or(text.len()..text.len());
    if error.message().starts_with("duplicate key") {
        let key = text.get(span.clone()).unwrap_or_default().trim_matches(['"', '\'']).to_owned();
        let first = first_before(table.get_ref(), &key, span.start);
        let line = match &first.path {
            Some(_) => LineCounter::new(text).at(first.at).0,
            None => header_before(text, &key, span.start),
        };
        let message = Message::new("import-duplicate-key").with("key", short(&key)).with("line", line);
        let path = first.path.unwrap_or_else(|| short(&key));
        found.about(&span, "duplicate-key", &path, message);
        return true;
    }
    if error.message().contains("recurs") {
        found.at(&span, "depth", Message::new("import-too-deep").with("most", DEEPEST));
        return false;
    }
    if let Some(slip) = slip(text, span.start) {
        found.at(&slip.0, slip.1, slip.2);
        return false;
    }
    let id = match error.message() {
        message if message.contains("must be quoted") => "import-toml-quotes",
        message if message.contains("missing value") => "import-toml-value",
        _ if span.start >= text.len() => "import-toml-end",
        _ => "import-toml-here",
    };
    found.at(&span, "syntax", Message::new(id));
    false
}

/// Returns the line of the first `[name]`. The library stores only the position of the second of two equal tables.
fn header_before(text: &str, name: &str, limit: usize) -> usize {
    let inside = |line: &str| line.trim().strip_prefix('[')?.split_once(']').map(|(name, _)| name.trim().to_owned());
    let before = text.get(..limit).unwrap_or_default();
    let found = before.lines().position(|line| inside(line).is_some_and(|it| it.trim_matches(['"', '\'']) == name));
    found.map_or(1, |at| at + 1)
}

/// Returns an error inside a string, by the character at which the library stopped: a control character, half of a
/// surrogate pair, or an unknown escape.
fn slip(text: &str, at: usize) -> Option<(Range<usize>, &'static str, Message)> {
    let (before, after) = text.split_at_checked(at)?;
    let in_line = &before[before.rfind('\n').map_or(0, |end| end + 1)..];
    // A character after the closing quote is not part of the string.
    let is_inside = in_line.replace("\\\\", "").replace("\\\"", "").matches(['"', '\'']).count() % 2 == 1;
    let control = after.chars().next().filter(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'));
    if let Some(control) = control.filter(|_| is_inside) {
        return Some((at..at + control.len_utf8(), "syntax", Message::new("import-json-control")));
    }
    // The library may have read some digits before it found that the escape is wrong.
    let line = before.rfind('\n').map_or(0, |end| end + 1);
    let from = line + before[line..].rfind('\\').filter(|from| before.len() - line - from <= 10)?;
    if before[..from].ends_with('\\') || before[from + 1..].contains(|c: char| !c.is_ascii_alphanumeric()) {
        return None;
    }
    let digits = text.get(from + 2..from + 6).and_then(|digits| u32::from_str_radix(digits, 16).ok());
    let is_half = text[from..].starts_with("\\u") && digits.is_some_and(|code| (0xd800..0xe000).contains(&code));
    if is_half {
        let message = Message::new("import-json-surrogate").with("seen", &text[from..from + 6]);
        return Some((from..from + 6, "surrogate", message));
    }
    Some((from..(from + 2).min(text.len()), "syntax", Message::new("import-toml-escape")))
}

/// Position and dotted name of a key.
#[derive(Default)]
struct First {
    at: usize,
    path: Option<String>,
}

/// Returns the last key of that name before `limit`, which is the first of two equal keys in a table.
fn first_before(root: &DeTable<'_>, name: &str, limit: usize) -> First {
    let mut first = First::default();
    in_table(root, name, "", &mut |at, path| {
        if at < limit && at >= first.at {
            first = First { at, path: Some(path) };
        }
    });
    first
}

fn in_table(table: &DeTable<'_>, name: &str, path: &str, see: &mut impl FnMut(usize, String)) {
    for (key, value) in table {
        let here = if path.is_empty() { short(key.get_ref()) } else { format!("{path}.{}", short(key.get_ref())) };
        within(value.get_ref(), name, &here, see);
        if key.get_ref() == name {
            see(key.span().start, here);
        }
    }
}

fn within(value: &DeValue<'_>, name: &str, path: &str, see: &mut impl FnMut(usize, String)) {
    match value {
        DeValue::Table(table) => in_table(table, name, path, see),
        DeValue::Array(array) => {
            for (index, item) in array.iter().enumerate() {
                within(item.get_ref(), name, &format!("{path}.{index}"), see);
            }
        }
        _ => {}
    }
}

fn entries(table: DeTable<'_>, depth: usize, found: &mut FoundErrors) -> Vec<(NodeKey, Node)> {
    let mut entries: Vec<(NodeKey, Node)> = table
        .into_iter()
        .map(|(key, value)| {
            let span = key.span();
            (NodeKey { text: key.into_inner().into_owned(), span }, node(value, depth, found))
        })
        .collect();
    entries.sort_by_key(|(key, _)| key.span.start);
    entries
}

fn node(value: Spanned<DeValue<'_>>, depth: usize, found: &mut FoundErrors) -> Node {
    let span = value.span();
    let inner = value.into_inner();
    if depth > DEEPEST && matches!(inner, DeValue::Array(_) | DeValue::Table(_)) {
        found.at(&opening(&span), "depth", Message::new("import-too-deep").with("most", DEEPEST));
        return Node { value: Value::Null, span };
    }
    let value = match inner {
        DeValue::String(text) => Value::Text(text.into_owned()),
        DeValue::Integer(number) => i128::from_str_radix(number.as_str(), number.radix())
            .map_or(Value::Fraction, |number| Value::Whole(number.to_string())),
        DeValue::Float(_) => Value::Fraction,
        DeValue::Boolean(truth) => Value::Truth(truth),
        DeValue::Datetime(_) => Value::Moment,
        DeValue::Array(array) => Value::List(array.into_iter().map(|item| node(item, depth + 1, found)).collect()),
        DeValue::Table(table) => Value::Table(entries(table, depth + 1, found)),
    };
    Node { value, span }
}

fn opening(span: &Range<usize>) -> Range<usize> {
    span.start..(span.start + 1).min(span.end)
}
