//! What the user typed. A [`Draft`] can hold any text, so that nothing that was entered is refused or lost.

use super::grants::Unit;

/// The text of every field, exactly as it was typed, pasted, picked or read from a file.
///
/// An empty text or list means "not given", and is not sent (docs/api.md R16).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Host name or URL that the request goes to; empty for the public endpoint.
    pub endpoint: String,
    /// `X-TC-Region`, such as `ap-guangzhou`.
    pub region: String,
    /// `ProductName`.
    pub product: String,
    /// `InstanceID`.
    pub instance: String,
    /// `AccountType`; China site and SQL Server only.
    pub account_type: String,
    /// `SecretName`.
    pub name: String,
    /// `UserNamePrefix`.
    pub prefix: String,
    /// `Domains`, one host per row, in the user's order.
    pub hosts: Vec<String>,
    /// `PrivilegesList`, in the user's order.
    pub grants: Vec<Unit>,
    /// Lines that were typed or pasted into the grant line but not added to the list. They are never sent, and nothing
    /// can be sent while there are any: the user may believe that they are part of the request.
    pub unadded: Vec<String>,
    /// `Description`; may hold several lines.
    pub description: String,
    /// `Tags`, in the user's order.
    pub tags: Vec<Tag>,
    /// `AccountRemark`; China site only.
    pub remark: String,
    /// `EnableRotation`; `None` if the user has not chosen, which sends nothing.
    pub rotate: Option<bool>,
    /// `RotationBeginTime`: words for a date while the user types, the 19 characters of the API once confirmed.
    pub begin: String,
    /// `RotationFrequency` in days, as typed.
    pub every: String,
    /// `KmsKeyId`; empty for the default key.
    pub key: String,
    /// `EncryptType`, `0` or `1` as typed; China site only.
    pub encrypt_type: String,
    /// `KmsHsmClusterId`; China site only.
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
