//! What is meant: only [`check`] makes a `Request`, and only a `Request` can be submitted.

use super::{
    draft::{Draft, Tag},
    facts::{Facts, Setting},
    grants::{Unit, Units},
    rule::{Issue, Severity},
    rules::{self, Case, Kept},
    values::RotationDays,
};
use crate::catalog::Catalog;

pub use super::rules::{NOT_DATABASES, nearest, size};

/// A request that keeps every documented rule. Its private member keeps everyone but [`check`] from making one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// `X-TC-Region`
    pub region: String,
    /// `SecretName`
    pub name: String,
    /// `UserNamePrefix`
    pub prefix: String,
    /// `ProductName`
    pub product: String,
    /// `InstanceID`
    pub instance: String,
    /// `Domains`
    pub hosts: Vec<String>,
    /// `PrivilegesList`
    pub grants: Units,
    /// `Description`
    pub description: String,
    /// `KmsKeyId`
    pub key: String,
    /// `Tags`
    pub tags: Vec<Tag>,
    /// `RotationBeginTime`, `YYYY-MM-DD HH:MM:SS`; empty while rotation is off.
    pub begin: String,
    /// `EnableRotation`
    pub rotate: Option<bool>,
    /// `RotationFrequency` in days; `None` while rotation is off.
    pub every: Option<i64>,
    /// `KmsHsmClusterId`
    pub cluster: String,
    /// `AccountRemark`
    pub remark: String,
    /// `AccountType`
    pub account_type: String,
    /// `EncryptType`
    pub encrypt_type: Option<u64>,
    checked: Checked,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Checked;

/// Finds every issue of a draft, and makes the request where none of them is an error.
///
/// Issues come in the order of the form; several may stand at one field. What is sent is what was entered, in the
/// user's order; only rows that hold nothing are left out, and what belongs to a rotation that is off.
#[must_use]
pub fn check(draft: &Draft, catalog: &Catalog, facts: &Facts, setting: &Setting) -> (Option<Request>, Vec<Issue>) {
    let issues = rules::find(&Case { draft, catalog, facts, setting });
    if issues.iter().any(|issue| issue.severity == Severity::Error) {
        return (None, issues);
    }
    (Some(Request::from_checked(draft)), issues)
}

/// A check that is made again and again: what was found of the grants is kept until they, or what is known about
/// them, change. A draft may hold a thousand of them, and most keys change none.
#[derive(Debug, Default)]
pub struct Check {
    request: Option<Request>,
    issues: Vec<Issue>,
    kept: Option<Kept>,
}

impl Check {
    /// Every issue, in the order of the form.
    #[must_use]
    pub fn issues(&self) -> &[Issue] {
        &self.issues
    }

    /// The request, where no issue is an error.
    #[must_use]
    pub fn request(&self) -> Option<&Request> {
        self.request.as_ref()
    }

    /// Adds what others than the rules have found, until the next check.
    pub fn add(&mut self, more: Vec<Issue>) {
        self.issues.extend(more);
        self.issues.sort_by_key(|issue| issue.field);
    }

    /// Finds just what [`check`] finds.
    pub fn again(&mut self, draft: &Draft, catalog: &Catalog, facts: &Facts, setting: &Setting) {
        let case = Case { draft, catalog, facts, setting };
        self.issues = rules::find_again(&case, std::mem::take(&mut self.issues), &mut self.kept);
        let is_right = self.issues.iter().all(|issue| issue.severity != Severity::Error);
        self.request = is_right.then(|| Request::from_checked(draft));
    }
}

impl Request {
    fn from_checked(draft: &Draft) -> Request {
        let rotates = draft.rotate == Some(true);
        let given = |texts: &[String]| texts.iter().filter(|text| !text.is_empty()).cloned().collect();
        let is_whole = |unit: &Unit| unit.privileges.iter().all(|word| !word.is_empty());
        let unit = |unit: &Unit| Unit { place: unit.place.clone(), privileges: given(&unit.privileges) };
        let grants = if draft.grants.iter().all(|unit| is_whole(unit)) {
            draft.grants.clone()
        } else {
            draft.grants.iter().map(|it| unit(it)).collect()
        };
        let is_given = |tag: &&Tag| !tag.key.is_empty() || !tag.value.is_empty();
        Request {
            region: draft.region.clone(),
            name: draft.name.clone(),
            prefix: draft.prefix.clone(),
            product: draft.product.clone(),
            instance: draft.instance.clone(),
            hosts: given(&draft.hosts),
            grants,
            description: draft.description.clone(),
            key: draft.key.clone(),
            tags: draft.tags.iter().filter(is_given).cloned().collect(),
            begin: if rotates { draft.begin.clone() } else { String::new() },
            rotate: draft.rotate,
            every: RotationDays::parse(&draft.every).ok().filter(|_| rotates).map(RotationDays::count),
            cluster: draft.cluster.clone(),
            remark: draft.remark.clone(),
            account_type: draft.account_type.clone(),
            encrypt_type: draft.encrypt_type.parse().ok(),
            checked: Checked,
        }
    }
}
