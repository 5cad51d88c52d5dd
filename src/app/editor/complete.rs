//! Completion: what the words or the object being typed could become.

use std::ops::Range;

use super::{context::EditorContext, names::ObjectList, tree::title};
use crate::{
    app::marked::{ListRows, Marked, TypedRow},
    catalog::Level,
    domain::grants::{Place, Scope, shorthand, shorthand::Typing},
};

/// The key of the words of what is as it was typed.
const TYPED: &str = "editor-kind-typed";
/// At most this many names are offered; who has more types another letter.
pub(super) const MOST: usize = 200;

/// What may take the place of the text being typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Completion {
    /// The bytes of the text that would be replaced.
    pub(crate) span: Range<usize>,
    /// What could stand there, best first.
    pub(crate) candidates: Vec<Candidate>,
    /// The text as it was typed, where it may be taken and no candidate is the same.
    pub(crate) typed: Option<Candidate>,
    /// Whether that row stands before or after the candidates.
    place: TypedRow,
    /// The place of the candidate that equals the typed text, else of the best one.
    best: usize,
    /// Whether it is the whole text, so that nothing more follows.
    pub(crate) is_whole: bool,
}

impl Completion {
    /// Its rows as a list.
    pub(crate) fn list(&self) -> ListRows {
        ListRows { count: self.candidates.len(), typed: self.place, best: self.best }
    }

    /// Every row in the order shown, and which of them is marked.
    pub(crate) fn rows(&self, marked: Marked) -> (Vec<&Candidate>, Option<usize>) {
        let mut rows: Vec<&Candidate> = self.candidates.iter().collect();
        let place = if let Some(typed) = &self.typed {
            rows.insert(if self.place == TypedRow::First { 0 } else { rows.len() }, typed);
            self.place
        } else {
            TypedRow::None
        };
        (rows, marked.taken(self.list()).shown_place(place, self.candidates.len()))
    }
}

/// One thing that the text could become.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Candidate {
    /// What is shown.
    pub(crate) text: String,
    /// What would stand in the text.
    pub(crate) insert: String,
    /// What it is: the key of its words.
    pub(crate) kind: &'static str,
}

impl Candidate {
    /// What stands there, as it was typed.
    fn typed(text: String, insert: &str) -> Candidate {
        Candidate { text, insert: insert.to_owned(), kind: TYPED }
    }

    /// Whether the names do not have it.
    pub(crate) fn is_as_typed(&self) -> bool {
        self.kind == TYPED
    }

    fn place(place: &Place, insert: String) -> Candidate {
        Candidate { text: title(place), insert, kind: place.scope.text_key() }
    }
}

/// The completion of a grant line at its caret; `None` where nothing fits.
pub(crate) fn of_line(line: &str, caret: usize, seen: &EditorContext<'_>) -> Option<Completion> {
    let context = shorthand::context(line, caret);
    let typed = line.get(context.span.clone())?;
    let prefix = &context.prefix;
    let list = list_of(&context.typing, seen);
    let mut candidates = match &context.typing {
        Typing::Privilege(given) => words(typed, prefix, given, seen),
        Typing::Object { kind, .. } => objects(kind.as_ref(), list.as_ref()?, prefix, seen),
        Typing::Column(_) => {
            let list = list.as_ref()?;
            let names = matching(seen.objects.names(list), prefix);
            names.map(|name| Candidate::place(&list.place(name), quoted(name))).collect()
        }
        Typing::On | Typing::Nothing => return None,
    };
    if candidates.iter().all(|candidate| candidate.insert == typed) {
        return None;
    }
    // If the typed text is the name of an object that exists, its row is marked, so that Enter adds the line at once.
    // Otherwise the row for the typed text comes last: Enter then takes an object that exists.
    let (typed, place) = match candidates.iter().position(|candidate| candidate.insert == typed) {
        Some(same) => (Some(candidates.remove(same)), TypedRow::First),
        None if typed.is_empty() => (None, TypedRow::First),
        None => {
            let inner = list.filter(|list| *list != ObjectList::Databases);
            let text = inner.map_or_else(|| typed.to_owned(), |list| title(&list.place(prefix)));
            (Some(Candidate::typed(text, typed)), TypedRow::Last)
        }
    };
    Some(Completion { span: context.span, candidates, typed, place, best: 0, is_whole: false })
}

/// The list under a whole text, which is to be one of the names; `empty` is what Enter takes where nothing is typed.
pub(crate) fn of_name(
    typed: &str,
    names: &[String],
    kind: &'static str,
    empty: Option<Candidate>,
) -> Option<Completion> {
    let candidate = |name: &str, kind| Candidate { text: name.to_owned(), insert: name.to_owned(), kind };
    let candidates: Vec<Candidate> = matching(names, typed).map(|name| candidate(name, kind)).collect();
    let same = candidates.iter().position(|candidate| candidate.insert == typed);
    let (typed_row, place) = match (typed.is_empty(), same) {
        // Nothing is taken of which nothing was typed.
        (true, _) => (empty, TypedRow::First),
        (false, None) => (Some(Candidate::typed(typed.to_owned(), typed)), TypedRow::Last),
        (false, Some(_)) if candidates.len() == 1 => return None,
        (false, Some(_)) => (None, TypedRow::None),
    };
    if candidates.is_empty() && typed_row.is_none() {
        return None;
    }
    Some(Completion {
        span: 0..typed.len(),
        candidates,
        typed: typed_row,
        place,
        best: same.unwrap_or(0),
        is_whole: true,
    })
}

/// Presets where none was typed, and every privilege that begins so and is not given yet.
fn words(typed: &str, prefix: &str, given: &[String], seen: &EditorContext<'_>) -> Vec<Candidate> {
    let wanted = prefix.to_lowercase();
    if wanted.is_empty() {
        return Vec::new();
    }
    let is_lower = !prefix.chars().any(char::is_uppercase);
    let presets = seen.presets().iter().map(|preset| (preset.name, "editor-kind-preset"));
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

/// The list that has the name that is being typed.
pub(super) fn list_of(typing: &Typing, seen: &EditorContext<'_>) -> Option<ObjectList> {
    match typing {
        Typing::Object { kind, before } => ObjectList::next(kind.as_ref(), before, seen),
        Typing::Column(table) => ObjectList::columns(table, seen),
        Typing::Privilege(_) | Typing::On | Typing::Nothing => None,
    }
}

/// Names of an object. What can hold other objects is offered as a whole where the kind of the object is open.
fn objects(kind: Option<&Scope>, list: &ObjectList, prefix: &str, seen: &EditorContext<'_>) -> Vec<Candidate> {
    let wanted = prefix.trim_end_matches('*');
    let is_open = kind.is_none();
    let ending = if is_open && list.is_container() { ".*" } else { "" };
    let names = matching(seen.objects.names(list), wanted)
        .map(|name| Candidate::place(&list.place(name), format!("{}{ending}", quoted(name))));
    let whole = list.around().filter(|_| is_open && wanted.is_empty());
    let mut candidates: Vec<Candidate> =
        whole.iter().map(|place| Candidate::place(place, "*".into())).chain(names).collect();
    let has_all = *list == ObjectList::Databases && seen.scopes().contains(&Scope::Global);
    if has_all && is_open && wanted.is_empty() && !candidates.is_empty() {
        candidates.push(Candidate::place(&Place::global(), "*.*".into()));
    }
    candidates
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
        let shown = |typed: &str| {
            let completion = of_name(typed, &names, "editor-kind-table", None)?;
            let (rows, marked) = completion.rows(Marked::default());
            Some((rows.iter().map(|row| row.text.clone()).collect::<Vec<_>>(), marked))
        };
        let texts = ["cart", "Cart2", "my_cart", "car"].map(str::to_owned).to_vec();
        assert_eq!(shown("car"), Some((texts, Some(0))));
        assert_eq!(shown("x"), Some((vec!["x".to_owned()], Some(0))));
        assert_eq!(shown("my_cart"), None);
        let texts = ["Cart2", "cart", "my_cart"].map(str::to_owned).to_vec();
        assert_eq!(shown("cart").map(|(rows, marked)| (rows.len(), marked)), Some((texts.len(), Some(0))));
    }
}
