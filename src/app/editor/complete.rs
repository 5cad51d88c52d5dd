//! Completion: what the words or the object being typed could become.

use std::ops::Range;

use super::{context::EditorContext, tree::title};
use crate::{
    catalog::Level,
    domain::grants::{Place, Scope, shorthand, shorthand::Typing},
};

/// At most this many names are offered; who has more types another letter.
pub(super) const MOST: usize = 200;

/// What may take the place of the text being typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completion {
    /// The bytes of the text that would be replaced.
    pub span: Range<usize>,
    /// What could stand there, best first; as typed last.
    pub candidates: Vec<Candidate>,
}

/// One thing that the text could become.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// What is shown.
    pub text: String,
    /// What would stand in the text.
    pub insert: String,
    /// What it is: the key of its words.
    pub kind: &'static str,
}

impl Candidate {
    fn place(place: &Place, insert: String) -> Candidate {
        Candidate { text: title(place), insert, kind: place.scope.text_key() }
    }
}

/// The completion of a grant line at its caret; `None` where nothing fits.
pub fn of_line(line: &str, caret: usize, seen: &EditorContext<'_>) -> Option<Completion> {
    let context = shorthand::context(line, caret);
    let typed = line.get(context.span.clone())?;
    let prefix = &context.prefix;
    let mut candidates = match &context.typing {
        Typing::Privilege(given) => words(typed, prefix, given, seen),
        Typing::Database => databases(prefix, seen),
        Typing::Table { database } => tables(database, prefix, seen),
        Typing::Column { database, table } => matching(seen.objects.columns(database, table), prefix)
            .map(|name| Candidate::place(&Place::column(database, table, name), quoted(name)))
            .collect(),
        Typing::On | Typing::Nothing => return None,
    };
    if candidates.iter().all(|candidate| candidate.insert == typed) {
        return None;
    }
    if !typed.is_empty() && candidates.iter().all(|candidate| candidate.insert != typed) {
        let whole = match &context.typing {
            Typing::Table { database } => Some(title(&Place::table(database, prefix))),
            Typing::Column { database, table } => Some(title(&Place::column(database, table, prefix))),
            _ => None,
        };
        let text = whole.unwrap_or_else(|| typed.to_owned());
        candidates.push(Candidate { text, insert: typed.to_owned(), kind: "editor-kind-typed" });
    }
    Some(Completion { span: context.span, candidates })
}

/// The completion of a whole text among names.
pub fn of_name(typed: &str, names: &[String], kind: &'static str) -> Option<Completion> {
    let candidate = |name: &str, kind| Candidate { text: name.to_owned(), insert: name.to_owned(), kind };
    let mut candidates: Vec<Candidate> = matching(names, typed).map(|name| candidate(name, kind)).collect();
    if candidates.iter().all(|candidate| candidate.insert == typed) {
        return None;
    }
    if !typed.is_empty() && candidates.iter().all(|candidate| candidate.insert != typed) {
        candidates.push(candidate(typed, "editor-kind-typed"));
    }
    Some(Completion { span: 0..typed.len(), candidates })
}

/// Presets where none was typed, and every privilege that begins so and is not given yet.
fn words(typed: &str, prefix: &str, given: &[String], seen: &EditorContext<'_>) -> Vec<Candidate> {
    let wanted = prefix.to_lowercase();
    if wanted.is_empty() {
        return Vec::new();
    }
    let is_lower = !prefix.chars().any(char::is_uppercase);
    let presets = seen.presets().iter().map(|preset| (preset.name.as_str(), "editor-kind-preset"));
    let scopes = seen.scopes();
    let levels = scopes.iter().filter_map(|scope| seen.level(scope));
    let privileges = levels.flat_map(Level::privileges).map(|word| (word, "editor-kind-word"));
    let mut candidates: Vec<Candidate> = Vec::new();
    for (word, kind) in presets.filter(|_| given.is_empty()).chain(privileges) {
        let lower = word.to_lowercase();
        let is_given = given.iter().any(|given| given.eq_ignore_ascii_case(word));
        if !lower.starts_with(&wanted) || is_given {
            continue;
        }
        let insert = if is_lower { lower } else { word.to_owned() };
        if candidates.iter().all(|candidate| candidate.insert != insert) {
            candidates.push(Candidate { text: insert.clone(), insert, kind });
        }
    }
    // What is a word already stays the first offer, so that taking it changes nothing.
    candidates.sort_by_key(|candidate| candidate.insert != typed);
    candidates
}

fn databases(prefix: &str, seen: &EditorContext<'_>) -> Vec<Candidate> {
    let wanted = prefix.trim_end_matches('*');
    let mut candidates: Vec<Candidate> = matching(seen.objects.databases(), wanted)
        .map(|name| Candidate::place(&Place::database(name), format!("{}.*", quoted(name))))
        .collect();
    if wanted.is_empty() && !candidates.is_empty() && seen.scopes().contains(&Scope::Global) {
        candidates.push(Candidate::place(&Place::global(), "*.*".into()));
    }
    candidates
}

fn tables(database: &str, prefix: &str, seen: &EditorContext<'_>) -> Vec<Candidate> {
    if database == "*" {
        return Vec::new();
    }
    let wanted = prefix.trim_end_matches('*');
    let all = wanted.is_empty().then(|| Candidate::place(&Place::database(database), "*".into()));
    let tables = matching(seen.objects.tables(database), wanted)
        .map(|name| Candidate::place(&Place::table(database, name), quoted(name)));
    all.into_iter().chain(tables).collect()
}

/// A name as it can be typed and read again: with back-ticks where it is more than letters, digits, `_` and `$`.
fn quoted(name: &str) -> String {
    let is_plain = !name.is_empty() && name.chars().all(|char| char.is_alphanumeric() || matches!(char, '_' | '$'));
    if is_plain { name.to_owned() } else { format!("`{}`", name.replace('`', "``")) }
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
    fn a_name_with_other_characters_is_quoted() {
        assert_eq!(quoted("a_b$1"), "a_b$1");
        assert_eq!(quoted("a-b"), "`a-b`");
        assert_eq!(quoted("a`b"), "`a``b`");
    }

    #[test]
    fn names_that_begin_so_come_before_names_that_contain_it_and_as_typed_is_last() {
        let names: Vec<String> = ["my_cart", "cart", "Cart2", "other"].map(str::to_owned).to_vec();
        let completion = of_name("car", &names, "editor-kind-table").unwrap();
        let texts: Vec<&str> = completion.candidates.iter().map(|candidate| &*candidate.text).collect();
        assert_eq!(texts, ["cart", "Cart2", "my_cart", "car"]);
        assert_eq!(of_name("x", &names, "editor-kind-table"), None);
    }
}
