//! Completion: what the words or the object being typed could become.

use super::scene::Seen;
use crate::domain::grants::Scope;

/// At most this many names are offered; who has more types another letter.
const MOST: usize = 200;

/// What may take the place of the text being typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completion {
    /// The byte in the text where the part begins that would be replaced; it ends at the caret.
    pub from: usize,
    /// What could stand there, best first; as typed last.
    pub candidates: Vec<Candidate>,
}

/// One thing that the text could become.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// What would stand there.
    pub text: String,
    /// What it is: the key of its words.
    pub kind: &'static str,
}

/// What is being typed at the end of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typing {
    /// A privilege or preset, from this byte on.
    Word(usize),
    /// An object, from this byte on: its names so far, the last one unfinished.
    Object(usize, Vec<String>),
    /// Nothing that a list could complete.
    Other,
}

impl Typing {
    /// Reads the text before the caret of a grant line.
    pub fn of(before: &str) -> Typing {
        match after_on(before) {
            Some(from) => Typing::object(before, from),
            None => {
                let from = before.rfind(',').map_or(0, |comma| comma + 1);
                let mut from = from + leading_space(&before[from..]);
                if is_word_prefix(&before[from..], "grant ") {
                    from += "grant ".len();
                    from += leading_space(&before[from..]);
                }
                if before.matches('(').count() > before.matches(')').count() {
                    return Typing::Other;
                }
                Typing::Word(from)
            }
        }
    }

    fn object(before: &str, from: usize) -> Typing {
        let mut from = from + leading_space(&before[from..]);
        if is_word_prefix(&before[from..], "table ") {
            from += "table ".len();
            from += leading_space(&before[from..]);
        }
        match split_names(&before[from..]) {
            Some(names) => Typing::Object(from, names),
            None => Typing::Other,
        }
    }
}

fn leading_space(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

fn is_word_prefix(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

/// The byte after the first ` on ` outside back-ticks.
fn after_on(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut is_quoted = false;
    (0..bytes.len()).find_map(|at| {
        is_quoted ^= bytes[at] == b'`';
        let is_on = !is_quoted
            && bytes[at].is_ascii_whitespace()
            && bytes.len() > at + 3
            && bytes[at + 1..at + 3].eq_ignore_ascii_case(b"on")
            && bytes[at + 3].is_ascii_whitespace();
        is_on.then_some(at + 4)
    })
}

/// The dotted names of an object still being typed; `None` once a space or a comma ends it.
fn split_names(text: &str) -> Option<Vec<String>> {
    let mut names = vec![String::new()];
    let mut is_quoted = false;
    for char in text.chars() {
        match char {
            '`' => is_quoted = !is_quoted,
            '.' if !is_quoted => names.push(String::new()),
            char if !is_quoted && (char.is_whitespace() || matches!(char, ',' | '(' | ';')) => return None,
            char => names.last_mut().expect("there is a first one").push(char),
        }
    }
    (names.len() <= 3).then_some(names)
}

/// A name as it can be typed and read again: with back-ticks where it is more than letters, digits, `_` and `$`.
pub fn quoted(name: &str) -> String {
    let is_plain = !name.is_empty() && name.chars().all(|char| char.is_alphanumeric() || matches!(char, '_' | '$'));
    if is_plain { name.to_owned() } else { format!("`{}`", name.replace('`', "``")) }
}

/// The completion of a grant line at its caret; `None` where nothing fits.
pub fn of_line(before: &str, seen: &Seen<'_>) -> Option<Completion> {
    let (from, candidates) = match Typing::of(before) {
        Typing::Word(from) => (from, words(&before[from..], seen)),
        Typing::Object(from, names) => (from, objects(&before[from..], &names, seen)),
        Typing::Other => return None,
    };
    let typed = &before[from..];
    let is_done = candidates.iter().all(|candidate| candidate.text == typed);
    (!is_done).then_some(Completion { from, candidates })
}

/// The completion of one name among `names`.
pub fn of_name(typed: &str, names: &[String], kind: &'static str) -> Option<Completion> {
    let mut candidates: Vec<Candidate> =
        matching(names, typed).map(|name| Candidate { text: name.clone(), kind }).collect();
    let is_done = candidates.iter().all(|candidate| candidate.text == typed);
    push_typed(&mut candidates, typed);
    (!is_done).then_some(Completion { from: 0, candidates })
}

fn words(typed: &str, seen: &Seen<'_>) -> Vec<Candidate> {
    let Some(product) = seen.product else { return Vec::new() };
    let wanted = typed.to_lowercase();
    if wanted.is_empty() {
        return Vec::new();
    }
    let is_lower = wanted == typed;
    let mut candidates: Vec<Candidate> = Vec::new();
    let presets = product.presets.iter().map(|preset| (preset.name.as_str(), "editor-kind-preset"));
    let privileges = product.levels.iter().flat_map(|level| level.privileges()).map(|word| (word, "editor-kind-word"));
    for (word, kind) in presets.chain(privileges) {
        let text = if is_lower { word.to_lowercase() } else { word.to_owned() };
        if text.to_lowercase().starts_with(&wanted) && candidates.iter().all(|candidate| candidate.text != text) {
            candidates.push(Candidate { text, kind });
        }
    }
    // What is a word already stays the first offer, so that taking it changes nothing.
    candidates.sort_by_key(|candidate| candidate.text != typed);
    candidates
}

fn objects(typed: &str, names: &[String], seen: &Seen<'_>) -> Vec<Candidate> {
    let mut candidates: Vec<Candidate> = match names {
        [database] => matching(seen.objects.databases(), database)
            .map(|name| Candidate { text: format!("{}.*", quoted(name)), kind: "editor-kind-database" })
            .collect(),
        [database, table] => {
            let all = (table.is_empty() || table == "*")
                .then(|| Candidate { text: format!("{}.*", quoted(database)), kind: "editor-kind-database" });
            all.into_iter()
                .chain(matching(seen.objects.tables(database), table).map(|name| Candidate {
                    text: format!("{}.{}", quoted(database), quoted(name)),
                    kind: "editor-kind-table",
                }))
                .collect()
        }
        [database, table, column] => matching(seen.objects.columns(database, table), column)
            .map(|name| Candidate {
                text: format!("{}.{}.{}", quoted(database), quoted(table), quoted(name)),
                kind: "editor-kind-column",
            })
            .collect(),
        _ => Vec::new(),
    };
    let is_start = matches!(names, [only] if only.is_empty() || only == "*");
    if is_start && seen.scopes().contains(&Scope::Global) && !candidates.is_empty() {
        candidates.push(Candidate { text: "*.*".into(), kind: "editor-kind-all" });
    }
    if !candidates.is_empty() {
        push_typed(&mut candidates, typed);
    }
    candidates
}

/// As typed, always the last one: the list may be old, or not the whole.
fn push_typed(candidates: &mut Vec<Candidate>, typed: &str) {
    if !typed.is_empty() && candidates.iter().all(|candidate| candidate.text != typed) {
        candidates.push(Candidate { text: typed.to_owned(), kind: "editor-kind-typed" });
    }
}

/// The names that begin with the text, then those that contain it; capitals do not count.
fn matching<'a>(names: &'a [String], typed: &str) -> impl Iterator<Item = &'a String> {
    let wanted = typed.to_lowercase();
    let (mut first, mut later) = (Vec::new(), Vec::new());
    for name in names {
        let lower = name.to_lowercase();
        if lower.starts_with(&wanted) {
            first.push(name);
        } else if lower.contains(&wanted) {
            later.push(name);
        }
        if first.len() >= MOST {
            break;
        }
    }
    first.into_iter().chain(later).take(MOST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_found_at_the_caret() {
        assert_eq!(Typing::of("sel"), Typing::Word(0));
        assert_eq!(Typing::of("grant select, ins"), Typing::Word(14));
        assert_eq!(Typing::of("GRANT sel"), Typing::Word(6));
        assert_eq!(Typing::of("select on ord"), Typing::Object(10, vec!["ord".into()]));
        assert_eq!(Typing::of("SELECT ON `a.b`.c"), Typing::Object(10, vec!["a.b".into(), "c".into()]));
        assert_eq!(Typing::of("select on a.* to "), Typing::Other);
        assert_eq!(Typing::of("select(em"), Typing::Other);
        assert_eq!(Typing::of("文 on 订单"), Typing::Object(7, vec!["订单".into()]));
    }

    #[test]
    fn a_name_with_other_characters_is_quoted() {
        assert_eq!(quoted("a_b$1"), "a_b$1");
        assert_eq!(quoted("a-b"), "`a-b`");
        assert_eq!(quoted("a`b"), "`a``b`");
    }
}
