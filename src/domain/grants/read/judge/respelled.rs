//! What a statement grants whose only privilege is misspelt.

use super::{
    super::{
        super::{
            Unit,
            entry::PrivilegeEntry,
            object::{self, Style},
        },
        grant::{GrantParts, Tail},
    },
    StatementPrivileges,
};

impl StatementPrivileges<'_, '_> {
    /// Returns what the statement grants if its only word is a misspelt one: nothing else is wrong with it then.
    pub(super) fn respelled(&self, grant: &GrantParts) -> Option<Vec<Unit>> {
        let ([entry], [object], [(_, Some(guess))]) =
            (&grant.entries[..], &grant.objects[..], &self.findings.unknown[..])
        else {
            return None;
        };
        let (place, _) = object::place(object, self.dialect, Style::Statement).ok()?;
        if entry.columns.is_some() || grant.tail != Tail::default() {
            return None;
        }
        let mut limit = 0;
        let mut respelled = StatementPrivileges::new(self.dialect, &mut limit);
        respelled.entry(&PrivilegeEntry { word: guess.clone(), ..entry.clone() }, &place);
        // A privilege that the request has no word for, or that is not for this place, makes no unit.
        Some(respelled.units)
    }
}
