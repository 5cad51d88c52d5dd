//! What came of each reading of grants, as long as it counts: a step back takes it along, a step forth brings it back.

use crate::domain::grants::{Unit, read::Imported};

/// The readings that the draft was made of.
#[derive(Clone, Debug, Default)]
pub(super) struct Imports {
    done: Vec<Import>,
    undone: Vec<Import>,
}

/// One reading, with the grants before and after it.
#[derive(Clone, Debug)]
struct Import {
    imported: Imported,
    before: Vec<Unit>,
    after: Vec<Unit>,
    /// Whether it took the place of all that was there.
    is_all: bool,
}

impl Imports {
    /// Takes note of a reading that has just been taken.
    pub(super) fn add(&mut self, imported: Imported, (before, after): (Vec<Unit>, Vec<Unit>), is_all: bool) {
        self.undone.clear();
        self.done.push(Import { imported, before, after, is_all });
    }

    /// Those that count, in order.
    pub(super) fn all(&self) -> impl Iterator<Item = &Imported> {
        let from = self.done.iter().rposition(|import| import.is_all).unwrap_or(0);
        self.done.iter().skip(from).map(|import| &import.imported)
    }

    /// The draft was taken a step back or forth, to these grants.
    pub(super) fn travelled(&mut self, grants: &[Unit]) {
        let is_here = |there: &[Unit], other: &[Unit]| there == grants && there != other;
        while let Some(last) = self.done.pop_if(|last| is_here(&last.before, &last.after)) {
            self.undone.push(last);
        }
        while let Some(next) = self.undone.pop_if(|next| is_here(&next.after, &next.before)) {
            self.done.push(next);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::grants::{Place, Unit};

    fn grants(names: &[&str]) -> Vec<Unit> {
        names.iter().map(|name| Unit { place: Place::database(*name), privileges: vec!["SELECT".into()] }).collect()
    }

    fn named(account: &str) -> Imported {
        Imported { account: account.into(), ..Imported::default() }
    }

    #[test]
    fn a_reading_goes_and_comes_with_its_grants() {
        let (none, one, both, other) = (grants(&[]), grants(&["a"]), grants(&["a", "b"]), grants(&["c"]));
        let mut imports = Imports::default();
        imports.add(named("a"), (none.clone(), one.clone()), false);
        imports.add(named("b"), (one.clone(), both.clone()), false);
        let shown = |imports: &Imports| imports.all().map(|one| one.account.clone()).collect::<Vec<_>>().concat();
        assert_eq!(shown(&imports), "ab");
        // A step that changes something else.
        imports.travelled(&other);
        assert_eq!(shown(&imports), "ab");
        imports.travelled(&one);
        assert_eq!(shown(&imports), "a");
        imports.travelled(&none);
        assert_eq!(shown(&imports), "");
        imports.travelled(&one);
        imports.travelled(&both);
        assert_eq!(shown(&imports), "ab");
        imports.add(named("c"), (both, other), true);
        assert_eq!(shown(&imports), "c");
    }
}
