//! Result of reading back a credential after its create: does it match the request?

use serde::{Deserialize, Serialize};

use super::{
    facts::{LookUpError, SecretAccount, SecretFact},
    submission::Difference,
};

/// What was read back after the create.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Verification {
    /// The credential as `ssm:DescribeSecret` shows it now.
    pub secret: Option<SecretFact>,
    /// Its accounts, from the credential or, if it does not list them, from the instance.
    pub accounts: Vec<SecretAccount>,
    /// Number of grants (one privilege of one unit) that were read back as asked.
    pub granted: usize,
    /// Number of grants that were asked for.
    pub asked: usize,
    /// What differs; empty if everything matches or could not be read.
    pub differences: Vec<Difference>,
    /// What could not be read, and why.
    pub missing: Vec<Unread>,
    /// Whether the service answered that nothing has the name.
    pub is_absent: bool,
}

/// Something that could not be read back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Unread {
    /// API name of the value, such as `PrivilegesList`.
    pub(crate) what: String,
    /// The call that would read it, in the form of an access policy, such as `cdb:DescribeAccountPrivileges`. `None` if
    /// the product has no such call, or if its answer could not be matched to this credential.
    pub(crate) action: Option<String>,
    /// Why the call had no result; `None` if it was not made.
    pub(crate) trouble: Option<LookUpError>,
}

/// Whether the credential matches the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verified {
    /// Everything was read back and matches.
    Yes,
    /// Something differs.
    No,
    /// What was read matches, but not everything could be read.
    NotRead,
}

impl Verification {
    /// Makes a verification in which nothing could be read, with the reason.
    #[must_use]
    pub(crate) fn not_read(trouble: LookUpError) -> Verification {
        let action = Some("ssm:DescribeSecret".to_owned());
        let unread = Unread { what: "SecretName".to_owned(), action, trouble: Some(trouble) };
        Verification { missing: vec![unread], ..Verification::default() }
    }

    /// Returns whether the credential matches the request.
    #[must_use]
    pub(crate) fn verified(&self) -> Verified {
        if !self.differences.is_empty() {
            return Verified::No;
        }
        if self.secret.is_some() && self.missing.is_empty() { Verified::Yes } else { Verified::NotRead }
    }

    /// Returns the first reason why something could not be read.
    #[must_use]
    pub(crate) fn trouble(&self) -> Option<&LookUpError> {
        self.missing.iter().find_map(|unread| unread.trouble.as_ref())
    }
}
