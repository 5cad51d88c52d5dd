//! The units of a draft, shared: a copy of a thousand of them is one pointer, and what is the same is seen to be the
//! same without reading it.

use std::{
    ops::{Deref, Index, IndexMut},
    sync::Arc,
};

use super::Unit;

/// `PrivilegesList`, in the user's order. A copy shares every unit with its original until one of them is changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Units(Arc<Vec<Arc<Unit>>>);

impl Units {
    /// Adds a unit at the end.
    pub fn push(&mut self, unit: Unit) {
        self.list().push(Arc::new(unit));
    }

    /// Takes a unit out and returns it; the index has to be one.
    pub fn remove(&mut self, at: usize) -> Unit {
        Arc::unwrap_or_clone(self.list().remove(at))
    }

    /// Takes every unit out.
    pub fn clear(&mut self) {
        *self = Units::default();
    }

    /// Keeps the units whose index is wanted.
    pub fn keep(&mut self, mut is_wanted: impl FnMut(usize) -> bool) {
        let mut at = 0;
        self.list().retain(|_| {
            at += 1;
            is_wanted(at - 1)
        });
    }

    /// A unit to be changed.
    pub fn get_mut(&mut self, at: usize) -> Option<&mut Unit> {
        if at < self.len() { self.list().get_mut(at).map(Arc::make_mut) } else { None }
    }

    /// Puts other units in the place of some.
    pub fn splice(&mut self, range: std::ops::Range<usize>, units: impl IntoIterator<Item = Arc<Unit>>) {
        self.list().splice(range, units);
    }

    /// Whether both are the same copy, which says without reading them that they are equal.
    #[must_use]
    pub fn is_copy_of(&self, other: &Units) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    fn list(&mut self) -> &mut Vec<Arc<Unit>> {
        Arc::make_mut(&mut self.0)
    }
}

impl Deref for Units {
    type Target = [Arc<Unit>];

    fn deref(&self) -> &[Arc<Unit>] {
        &self.0
    }
}

impl Index<usize> for Units {
    type Output = Unit;

    fn index(&self, at: usize) -> &Unit {
        &self.0[at]
    }
}

impl IndexMut<usize> for Units {
    fn index_mut(&mut self, at: usize) -> &mut Unit {
        Arc::make_mut(&mut self.list()[at])
    }
}

impl From<Vec<Unit>> for Units {
    fn from(units: Vec<Unit>) -> Units {
        units.into_iter().collect()
    }
}

impl FromIterator<Unit> for Units {
    fn from_iter<I: IntoIterator<Item = Unit>>(units: I) -> Units {
        Units(Arc::new(units.into_iter().map(Arc::new).collect()))
    }
}

impl Extend<Unit> for Units {
    fn extend<I: IntoIterator<Item = Unit>>(&mut self, units: I) {
        self.list().extend(units.into_iter().map(Arc::new));
    }
}

impl<'a> IntoIterator for &'a Units {
    type Item = &'a Arc<Unit>;
    type IntoIter = std::slice::Iter<'a, Arc<Unit>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<const N: usize> PartialEq<[Unit; N]> for Units {
    fn eq(&self, other: &[Unit; N]) -> bool {
        *self == other[..]
    }
}

impl PartialEq<[Unit]> for Units {
    fn eq(&self, other: &[Unit]) -> bool {
        self.len() == other.len() && self.iter().zip(other).all(|(one, other)| **one == *other)
    }
}

impl PartialEq<Vec<Unit>> for Units {
    fn eq(&self, other: &Vec<Unit>) -> bool {
        *self == other[..]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::grants::Place;

    #[test]
    fn a_copy_shares_what_was_not_changed() {
        let unit = |name: &str| Unit { place: Place::database(name), privileges: vec!["SELECT".into()] };
        let mut units = Units::from(vec![unit("a"), unit("b")]);
        let copy = units.clone();
        assert!(units.is_copy_of(&copy));
        units[1].privileges.clear();
        assert!(!units.is_copy_of(&copy) && units != copy);
        assert!(Arc::ptr_eq(&units.iter().next().unwrap().clone(), &copy.iter().next().unwrap().clone()));
        assert_eq!(copy, [unit("a"), unit("b")]);
        assert_eq!(units.get_mut(7), None);
    }
}
