//! `sts` 2018-08-13: the owner of an access key.

use serde::{Deserialize, Serialize};

use super::{Nothing, actions};

actions! { "sts" "2018-08-13":
    /// Returns the account and user of the access key (docs/api.md §6.3).
    GetCallerIdentity(Nothing) -> CallerIdentity;
}

/// Account and user of an access key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct CallerIdentity {
    pub arn: String,
    pub account_id: String,
    pub user_id: String,
    pub principal_id: String,
    pub r#type: String,
}
