//! The values that the look-ups offer for a field, or those that dbcred knows itself where no answer came.

use std::collections::BTreeMap;

use super::Lookups;
use crate::{
    catalog::Catalog,
    domain::{
        facts::{NameState, Question, SecretFact},
        fields::FieldId,
        request::NOT_DATABASES,
        values::REGIONS,
    },
};

impl Lookups {
    /// The rows of the list under a field, in order; none under a field without one.
    pub(crate) fn values(&self, field: Option<FieldId>) -> Vec<&str> {
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

    /// What has this name in Secrets Manager: by the look-up of that name, and until it is answered by the list of
    /// credentials.
    pub(crate) fn holder(&self, name: &str) -> Option<&SecretFact> {
        match &self.name {
            Some(NameState::Taken(secret)) if secret.name == name => Some(secret),
            Some(NameState::Free) => None,
            Some(NameState::Taken(_)) | None => self.secrets.iter().find(|secret| secret.name == name),
        }
    }

    /// Tag keys of the account, as far as they have come.
    pub(crate) fn tag_keys(&self) -> &[String] {
        self.listed(&Question::TagKeys)
    }

    /// The values that the account has of a tag key, as far as they have come.
    pub(crate) fn tag_values(&self, key: &str) -> &[String] {
        self.listed(&Question::TagValues { key: key.to_owned() })
    }

    /// Hosts of the accounts that the instance has, with the number of their accounts; the frequent ones first.
    pub(crate) fn hosts(&self) -> Vec<(&str, usize)> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for account in self.accounts.iter().filter(|account| !account.host.is_empty()) {
            *counts.entry(&account.host).or_default() += 1;
        }
        let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
        counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        counts
    }

    /// Products that are databases: those that the service lists, the documented ones where no list came.
    fn products(&self) -> Vec<&str> {
        if let Some(listed) = &self.facts.products {
            return listed.iter().map(String::as_str).filter(|name| !NOT_DATABASES.contains(name)).collect();
        }
        let documented = Catalog::built_in().products().iter().map(|product| product.name);
        documented.filter(|name| !name.is_empty()).collect()
    }
}
