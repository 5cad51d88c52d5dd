//! What was read back after a create, and whether it is what was asked for.

use serde::{Deserialize, Serialize};

use super::{
    facts::{LookUpError, SecretAccount, SecretFact},
    submission::Difference,
};

/// What was read back after the create.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Verification {
    /// The credential as it is described now.
    pub secret: Option<SecretFact>,
    /// The accounts that were made, from the credential or else from the instance.
    pub accounts: Vec<SecretAccount>,
    /// Granted as asked, in grants (privileges over all units).
    pub granted: usize,
    /// Asked for.
    pub asked: usize,
    /// What differs; empty where all is as asked or could not be read.
    pub differences: Vec<Difference>,
    /// What could not be read, and why.
    pub missing: Vec<Unread>,
    /// Whether the service says that nothing has the name.
    pub is_absent: bool,
}

/// Something that could not be read back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Unread {
    /// The API's name of what was to be compared, such as `PrivilegesList`.
    pub what: String,
    /// The call that would tell it, as an access policy names it, such as `cdb:DescribeAccountPrivileges`; `None`
    /// where the product has no such call, or its answer cannot be told apart.
    pub action: Option<String>,
    /// Why it told nothing; `None` where it was not asked.
    pub trouble: Option<LookUpError>,
}

/// Whether what was made is what was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verified {
    /// Everything was read back and is equal.
    Yes,
    /// Something differs.
    No,
    /// What was read is equal, but not everything could be read.
    NotRead,
}

impl Verification {
    /// Nothing could be read, for that reason.
    #[must_use]
    pub fn not_read(trouble: LookUpError) -> Verification {
        let action = Some("ssm:DescribeSecret".to_owned());
        let unread = Unread { what: "SecretName".to_owned(), action, trouble: Some(trouble) };
        Verification { missing: vec![unread], ..Verification::default() }
    }

    /// Whether what was made is what was asked for.
    #[must_use]
    pub fn verified(&self) -> Verified {
        if !self.differences.is_empty() {
            return Verified::No;
        }
        if self.secret.is_some() && self.missing.is_empty() { Verified::Yes } else { Verified::NotRead }
    }

    /// Why something could not be read; the first reason that there is.
    #[must_use]
    pub fn trouble(&self) -> Option<&LookUpError> {
        self.missing.iter().find_map(|unread| unread.trouble.as_ref())
    }
}
