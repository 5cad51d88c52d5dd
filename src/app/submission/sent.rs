//! What is sent, in the few words that its outcome needs beside it.

use jiff::Timestamp;

use crate::domain::{draft::Tag, request::Request};

/// What is sent, as far as a person wants to see it beside its outcome.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sent {
    /// `SecretName`
    pub name: String,
    /// `ProductName`
    pub product: String,
    /// `InstanceID`
    pub instance: String,
    /// The instance's own name; empty where unknown.
    pub instance_name: String,
    /// `X-TC-Region`
    pub region: String,
    /// The account that asks; empty where unknown.
    pub account: String,
    /// The user of the account that asks; empty where unknown.
    pub user: String,
    /// The host that it is sent to.
    pub endpoint: String,
    /// The `SecretId`, shortened.
    pub key: String,
    /// `UserNamePrefix`
    pub prefix: String,
    /// `Domains`
    pub hosts: Vec<String>,
    /// `Tags`
    pub tags: Vec<Tag>,
    /// Bytes of the body.
    pub bytes: usize,
    /// SHA-256 of the body, in hexadecimal digits.
    pub sha256: String,
    /// Privileges over all places.
    pub grants: usize,
    /// Places that they are granted at.
    pub places: usize,
    /// `RotationBeginTime`; empty while rotation is off.
    pub begin: String,
    /// `RotationFrequency` in days.
    pub every: Option<i64>,
    /// Whether it goes to the sandbox of this program.
    pub is_sandbox: bool,
    /// When the name was last seen to be free.
    pub free_at: Option<Timestamp>,
}

impl Sent {
    /// What the request itself says; account, endpoint, key, bytes and hash are left for the caller to fill in.
    #[must_use]
    pub fn of(request: &Request) -> Sent {
        Sent {
            name: request.name.clone(),
            product: request.product.clone(),
            instance: request.instance.clone(),
            region: request.region.clone(),
            prefix: request.prefix.clone(),
            hosts: request.hosts.clone(),
            tags: request.tags.clone(),
            grants: request.grants.iter().map(|unit| unit.privileges.len()).sum(),
            places: request.grants.len(),
            begin: request.begin.clone(),
            every: request.every,
            ..Sent::default()
        }
    }
}
