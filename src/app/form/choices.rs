//! The list under a field: its rows, what of them the typed text leaves, and the one that is taken.

use super::Form;
use crate::{
    app::{
        guess::{PART, SearchText},
        lookup::Lookups,
        marked::TypedRow,
    },
    domain::fields::FieldId,
};

impl Form {
    /// Takes the marked row of the list; "as typed" leaves the text as it is.
    pub(super) fn take_row(&mut self, lookups: &Lookups) {
        if self.picker.is_open
            && let Some(value) = self.chosen_value(lookups)
        {
            self.put_text(value);
        }
        self.picker.is_open = false;
    }

    /// Begins the list under the text in focus. It is open where nothing was typed yet.
    pub(in crate::app) fn begin_list(&mut self, lookups: &Lookups) {
        let typed = if self.focus.picker_field().is_none() { TypedRow::First } else { TypedRow::Last };
        let is_open = self.focus.has_list() && self.text().is_empty();
        self.picker.reset(typed, is_open);
        self.refilter(lookups);
    }

    /// The values under the text in focus, in order; none where it has no list. What a row holds already is not offered.
    pub(crate) fn values<'a>(&'a self, lookups: &'a Lookups) -> Vec<&'a str> {
        let is_held = |value: &str| match (self.focus.field(), self.focus.column) {
            (Some(FieldId::Hosts), _) => self.draft.hosts.iter().any(|host| host == value),
            (Some(FieldId::Tags), 0) => self.draft.tags.iter().any(|tag| tag.key == value),
            _ => self.text() == value,
        };
        let offered: Vec<&str> = match (self.focus.field(), self.focus.column) {
            (Some(FieldId::Hosts), _) => lookups.hosts().into_iter().map(|(host, _)| host).collect(),
            (Some(FieldId::Tags), 0) => lookups.tag_keys().iter().map(String::as_str).collect(),
            (Some(FieldId::Tags), _) => {
                let values = self.tag_key().map_or(&[][..], |key| lookups.tag_values(key));
                values.iter().map(String::as_str).collect()
            }
            (field, _) => return lookups.values(field),
        };
        offered.into_iter().filter(|value| !is_held(value)).collect()
    }

    /// The key of the tag in focus.
    pub(crate) fn tag_key(&self) -> Option<&str> {
        let tag = self.draft.tags.get(self.focus.row).filter(|_| self.focus.field() == Some(FieldId::Tags))?;
        Some(&tag.key)
    }

    /// Whether no region was chosen yet. The list then opens on its first row, which the user has not chosen.
    pub(crate) fn has_no_region(&self) -> bool {
        self.focus.field() == Some(FieldId::Region) && self.text().is_empty() && self.picker.is_untouched()
    }

    /// The value of the chosen row.
    fn chosen_value(&self, lookups: &Lookups) -> Option<String> {
        let row = self.picker.chosen()?;
        self.values(lookups).get(row).map(|value| (*value).to_owned())
    }

    /// Filters the list of the field in focus by what was typed.
    pub(in crate::app) fn refilter(&mut self, lookups: &Lookups) {
        if !self.picker.is_open || !self.focus.has_list() {
            return;
        }
        let mut query = self.text().to_owned();
        // Whoever opens the list at one of its values asks for the others.
        if self.picker.opened_at.as_ref() == Some(&query)
            && let Some(current) = self.values(lookups).iter().position(|row| *row == query)
        {
            self.picker.prefer(Some(current), Vec::new());
            query.clear();
        }
        if self.focus.field() == Some(FieldId::Instance) {
            self.picker.filter(&query, &lookups.instance_texts);
        } else {
            let rows: Vec<String> = match self.focus.field() {
                Some(FieldId::Key) => {
                    let keys = lookups.keys.iter().map(|key| format!("{}{PART}{}", key.alias, key.id).to_lowercase());
                    std::iter::once(String::new()).chain(keys).collect()
                }
                _ => self.values(lookups).iter().map(|value| value.to_lowercase()).collect(),
            };
            self.picker.filter(&query, &rows.into_iter().map(SearchText::from).collect::<Vec<_>>());
        }
    }
}
