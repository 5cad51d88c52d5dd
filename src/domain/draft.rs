//! What was typed. A `Draft` can hold anything, so nothing that a user enters is ever refused or lost.

use super::grants::Unit;

/// The text of every field, exactly as it was typed, pasted, picked or read from a file.
///
/// An empty text or list means "not given", and is not sent (docs/api.md R16).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Where the request goes: a host name or a URL; empty for the public endpoint.
    pub endpoint: String,
    /// `X-TC-Region`, such as `ap-guangzhou`.
    pub region: String,
    /// `ProductName`.
    pub product: String,
    /// `InstanceID`.
    pub instance: String,
    /// `AccountType`; mainland site and SQL Server only.
    pub account_type: String,
    /// `SecretName`.
    pub name: String,
    /// `UserNamePrefix`.
    pub prefix: String,
    /// `Domains`, one host a row, in the user's order.
    pub hosts: Vec<String>,
    /// `PrivilegesList`, in the user's order.
    pub grants: Vec<Unit>,
    /// What was typed or pasted into the grant line and is in no list yet, a line each. It is sent nowhere, and nothing
    /// is sent while it is there.
    pub unadded: Vec<String>,
    /// `Description`; may hold several lines.
    pub description: String,
    /// `Tags`, in the user's order.
    pub tags: Vec<Tag>,
    /// `AccountRemark`; mainland site only.
    pub remark: String,
    /// `EnableRotation`; `None` while untouched, which sends nothing.
    pub rotate: Option<bool>,
    /// `RotationBeginTime`: date words while typing, the resolved 19 characters once confirmed.
    pub begin: String,
    /// `RotationFrequency` in days, as typed.
    pub every: String,
    /// `KmsKeyId`; empty for the default key.
    pub key: String,
    /// `EncryptType`, `0` or `1` as typed; mainland site only.
    pub encrypt_type: String,
    /// `KmsHsmClusterId`; mainland site only.
    pub cluster: String,
}

/// One tag as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tag {
    /// `TagKey`.
    pub key: String,
    /// `TagValue`.
    pub value: String,
}
