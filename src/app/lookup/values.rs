//! The values that the look-ups offer for a field, or those that dbcred knows itself where no answer came.

use jiff::Timestamp;

use super::Lookups;
use crate::{
    catalog::Catalog,
    domain::{
        facts::NameState,
        fields::FieldId,
        request::NOT_DATABASES,
        schedule,
        values::{REGIONS, free_neighbours},
    },
};

impl Lookups {
    /// The rows of the list under a field, in order; none under a field without one.
    pub fn values(&self, field: Option<FieldId>) -> Vec<&str> {
        match field {
            Some(FieldId::Region) if self.regions.is_empty() => REGIONS.to_vec(),
            Some(FieldId::Region) => self.regions.iter().map(String::as_str).collect(),
            Some(FieldId::Product) => self.products(),
            Some(FieldId::Instance) => self.instances.iter().map(|instance| instance.id.as_str()).collect(),
            // The first row is the default key, for which nothing is sent.
            Some(FieldId::Key) => std::iter::once("").chain(self.keys.iter().map(|key| key.id.as_str())).collect(),
            _ => Vec::new(),
        }
    }

    /// Names near a typed one that are probably free, while that one is taken.
    pub fn free_names(&self, name: &str, now: Timestamp) -> Vec<String> {
        match &self.name {
            Some(NameState::Taken(_)) => free_neighbours(name, schedule::assumed_now(now).year(), |_| false),
            Some(_) | None => Vec::new(),
        }
    }

    /// Products that are databases: those that the service lists, the documented ones where no list came.
    fn products(&self) -> Vec<&str> {
        if let Some(listed) = &self.facts.products {
            return listed.iter().map(String::as_str).filter(|name| !NOT_DATABASES.contains(name)).collect();
        }
        let documented = Catalog::built_in().products().iter().map(|product| product.name.as_str());
        documented.filter(|name| !name.is_empty()).collect()
    }
}
