//! The list under a field: its rows, what of them the typed text leaves, and the one that is taken.

use super::Form;
use crate::{app::lookup::Lookups, domain::fields::FieldId};

impl Form {
    /// Takes the chosen row of the list; "as typed" leaves the text as it is.
    pub(super) fn take_row(&mut self, lookups: &Lookups) {
        if self.picker.is_open
            && let Some(value) = self.chosen_value(lookups)
            && !self.rows_hold_text(lookups)
        {
            self.put_text(value);
        }
        self.picker.is_open = false;
    }

    /// Whether no region was chosen yet. The first one of the list is nobody's choice.
    pub fn has_no_region(&self) -> bool {
        self.focus.field() == Some(FieldId::Region) && self.text().is_empty() && self.picker.is_untouched()
    }

    /// Whether what was typed is, letter by letter, a row of the list.
    fn rows_hold_text(&self, lookups: &Lookups) -> bool {
        let text = self.text();
        !text.is_empty() && lookups.values(self.focus.picker_field()).contains(&text)
    }

    /// The value of the chosen row.
    fn chosen_value(&self, lookups: &Lookups) -> Option<String> {
        let row = self.picker.chosen()?;
        lookups.values(self.focus.picker_field()).get(row).map(|value| (*value).to_owned())
    }

    /// Filters the list of the field in focus by what was typed.
    pub(in crate::app) fn refilter(&mut self, lookups: &Lookups) {
        let Some(field) = self.focus.picker_field() else { return };
        if !self.picker.is_open {
            return;
        }
        let query = self.text().to_owned();
        if field == FieldId::Instance {
            self.picker.filter(&query, &lookups.instance_texts);
        } else {
            let rows: Vec<String> = match field {
                FieldId::Key => {
                    let keys = lookups.keys.iter().map(|key| format!("{} {}", key.id, key.alias).to_lowercase());
                    std::iter::once(String::new()).chain(keys).collect()
                }
                _ => lookups.values(self.focus.picker_field()).iter().map(|value| value.to_lowercase()).collect(),
            };
            self.picker.filter(&query, &rows);
        }
    }
}
