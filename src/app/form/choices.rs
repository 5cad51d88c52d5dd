//! The list under a field: its rows, what of them the typed text leaves, and the one that is taken.

use crate::{
    app::App,
    domain::{fields::FieldId, request::NOT_DATABASES, values::REGIONS},
};

impl App {
    /// Takes the chosen row of the list; "as typed" leaves the text as it is.
    pub(super) fn take_row(&mut self) {
        if self.picker.is_open
            && let Some(value) = self.chosen_value()
            && !self.rows_hold_text()
        {
            self.put_text(value);
        }
        self.picker.is_open = false;
    }

    /// Whether what was typed is, letter by letter, a row of the list.
    fn rows_hold_text(&self) -> bool {
        let text = self.text();
        !text.is_empty() && self.picker_values().contains(&text)
    }

    /// The value of the chosen row.
    fn chosen_value(&self) -> Option<String> {
        let row = self.picker.chosen()?;
        self.picker_values().get(row).map(|value| (*value).to_owned())
    }

    /// The values of the list of the field in focus, in order.
    pub fn picker_values(&self) -> Vec<&str> {
        match self.focus.picker_field() {
            Some(FieldId::Region) => self.region_rows(),
            Some(FieldId::Product) => self.product_rows(),
            Some(FieldId::Instance) => self.lookups.instances.iter().map(|instance| instance.id.as_str()).collect(),
            // The first row is the default key, for which nothing is sent.
            Some(FieldId::Key) => {
                std::iter::once("").chain(self.lookups.keys.iter().map(|key| key.id.as_str())).collect()
            }
            _ => Vec::new(),
        }
    }

    fn region_rows(&self) -> Vec<&str> {
        if self.lookups.regions.is_empty() {
            REGIONS.to_vec()
        } else {
            self.lookups.regions.iter().map(String::as_str).collect()
        }
    }

    /// Products that are databases: those that the service lists, the documented ones where no list came.
    pub(in crate::app) fn product_rows(&self) -> Vec<&str> {
        match &self.lookups.facts.products {
            Some(listed) => listed.iter().map(String::as_str).filter(|name| !NOT_DATABASES.contains(name)).collect(),
            None => self
                .catalog
                .products()
                .iter()
                .map(|product| product.name.as_str())
                .filter(|name| !name.is_empty())
                .collect(),
        }
    }

    /// Filters the list of the field in focus by what was typed.
    pub(in crate::app) fn refilter(&mut self) {
        let Some(field) = self.focus.picker_field() else { return };
        if !self.picker.is_open {
            return;
        }
        let query = self.text().to_owned();
        if field == FieldId::Instance {
            self.picker.filter(&query, &self.lookups.instance_texts);
        } else {
            let rows: Vec<String> = match field {
                FieldId::Key => {
                    let keys = self.lookups.keys.iter().map(|key| format!("{} {}", key.id, key.alias).to_lowercase());
                    std::iter::once(String::new()).chain(keys).collect()
                }
                _ => self.picker_values().iter().map(|value| value.to_lowercase()).collect(),
            };
            self.picker.filter(&query, &rows);
        }
    }
}
