//! A checked request. Only [`check`] makes a [`Request`], and only a [`Request`] can be submitted.

use super::{
    draft::{Draft, Tag},
    facts::{Facts, Setting},
    rule::{Issue, Severity},
    rules::{self, CheckInput},
    values::RotationDays,
};
use crate::{
    catalog::Catalog,
    wire::{
        self,
        secrets::{self, CreateProductSecret, NewSecret, ProductPrivilegeUnit},
    },
};

pub(crate) use super::rules::NOT_DATABASES;

/// A request that keeps every hard rule (docs/api.md §1.4): its region and its body. The members are private so that
/// only [`check`] can make one and nothing can change it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    region: String,
    body: NewSecret,
}

/// Finds every issue of a draft, and makes the request if none of them is an error.
///
/// The issues are in the order of the form; a field may have several. The request contains what was entered, in the
/// user's order, except for empty rows and for the begin time and frequency of a rotation that is off.
/// user's order; only rows that hold nothing are left out, and what belongs to a rotation that is off.
#[must_use]
pub fn check(draft: &Draft, catalog: &Catalog, facts: &Facts, setting: &Setting) -> (Option<Request>, Vec<Issue>) {
    let request = Request::of(draft);
    let issues = rules::find(&CheckInput { draft, catalog, facts, setting }, &request.body);
    let is_right = issues.iter().all(|issue| issue.severity != Severity::Error);
    (is_right.then_some(request), issues)
}

impl Request {
    /// Makes the request. The draft is destructured without `..`, so that a new field does not compile until it is
    /// handled here.
    fn of(draft: &Draft) -> Request {
        let Draft {
            endpoint: _,
            region,
            product,
            instance,
            account_type,
            name,
            prefix,
            hosts,
            grants,
            unadded: _,
            description,
            tags,
            remark,
            rotate,
            begin,
            every,
            key,
            encrypt_type,
            cluster,
        } = draft;
        let rotates = *rotate == Some(true);
        let given = |texts: &[String]| texts.iter().filter(|text| !text.is_empty()).cloned().collect();
        let body = NewSecret {
            secret_name: name.clone(),
            user_name_prefix: prefix.clone(),
            product_name: product.clone(),
            instance_id: instance.clone(),
            domains: given(hosts),
            privileges_list: grants
                .iter()
                .map(|unit| ProductPrivilegeUnit { privileges: given(&unit.privileges), ..(unit).into() })
                .collect(),
            description: description.clone(),
            kms_key_id: key.clone(),
            tags: tags.iter().filter_map(tag).collect(),
            rotation_begin_time: if rotates { begin.clone() } else { String::new() },
            enable_rotation: *rotate,
            rotation_frequency: RotationDays::parse(every).ok().filter(|_| rotates).map(RotationDays::count),
            kms_hsm_cluster_id: cluster.clone(),
            account_remark: remark.clone(),
            account_type: account_type.clone(),
            encrypt_type: encrypt_type.parse().ok(),
        };
        Request { region: region.clone(), body }
    }

    /// Returns `X-TC-Region`; empty if the request is only for display and its region is not known.
    #[must_use]
    pub fn region(&self) -> &str {
        &self.region
    }

    /// Returns the body as it is sent.
    #[must_use]
    pub fn body(&self) -> &NewSecret {
        &self.body
    }

    /// Returns the bytes of the body.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        wire::body::<CreateProductSecret>(&self.body)
    }

    /// Returns the request without its region, for display.
    #[must_use]
    pub(crate) fn without_region(self) -> Request {
        Request { region: String::new(), ..self }
    }
}

/// Returns a tag as it is sent; `None` if key and value are both empty.
fn tag(tag: &Tag) -> Option<secrets::Tag> {
    let Tag { key, value } = tag;
    let is_given = !key.is_empty() || !value.is_empty();
    is_given.then(|| secrets::Tag { tag_key: key.clone(), tag_value: value.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_sent_if_its_key_or_value_is_not_empty() {
        for (key, value, leaves) in
            [("team", "orders", true), ("team", "", true), ("", "orders", true), ("", "", false)]
        {
            let typed = Tag { key: key.to_owned(), value: value.to_owned() };
            let sent = tag(&typed).map(|tag| (tag.tag_key, tag.tag_value));
            assert_eq!(sent, leaves.then_some((typed.key, typed.value)));
        }
    }
}
