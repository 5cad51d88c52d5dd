//! What is meant: only [`check`] makes a `Request`, and only a `Request` can be submitted.

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

pub use super::rules::NOT_DATABASES;

/// A request that keeps every documented rule: where it goes, and its body as it leaves. Its members are private, so
/// that [`check`] alone can make one and nobody can change one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    region: String,
    body: NewSecret,
}

/// Finds every issue of a draft, and makes the request where none of them is an error.
///
/// Issues come in the order of the form; several may stand at one field. What is sent is what was entered, in the
/// user's order; only rows that hold nothing are left out, and what belongs to a rotation that is off.
#[must_use]
pub fn check(draft: &Draft, catalog: &Catalog, facts: &Facts, setting: &Setting) -> (Option<Request>, Vec<Issue>) {
    let request = Request::of(draft);
    let issues = rules::find(&CheckInput { draft, catalog, facts, setting }, &request.body);
    let is_right = issues.iter().all(|issue| issue.severity != Severity::Error);
    (is_right.then_some(request), issues)
}

impl Request {
    /// The one road from what was typed to what is sent: a field that is not named here does not compile.
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

    /// `X-TC-Region`; empty where the request is only looked at and its region is not known yet.
    #[must_use]
    pub fn region(&self) -> &str {
        &self.region
    }

    /// The body as it leaves.
    #[must_use]
    pub fn body(&self) -> &NewSecret {
        &self.body
    }

    /// The bytes of the body.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        wire::body::<CreateProductSecret>(&self.body)
    }

    /// The same request, to be looked at, for whichever region.
    #[must_use]
    pub fn without_region(self) -> Request {
        Request { region: String::new(), ..self }
    }
}

/// A tag as it is sent; none where neither key nor value is given.
fn tag(tag: &Tag) -> Option<secrets::Tag> {
    let Tag { key, value } = tag;
    let is_given = !key.is_empty() || !value.is_empty();
    is_given.then(|| secrets::Tag { tag_key: key.clone(), tag_value: value.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_leaves_where_its_key_or_its_value_was_given() {
        for (key, value, leaves) in
            [("team", "orders", true), ("team", "", true), ("", "orders", true), ("", "", false)]
        {
            let typed = Tag { key: key.to_owned(), value: value.to_owned() };
            let sent = tag(&typed).map(|tag| (tag.tag_key, tag.tag_value));
            assert_eq!(sent, leaves.then_some((typed.key, typed.value)));
        }
    }
}
