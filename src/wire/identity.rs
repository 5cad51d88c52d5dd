//! `sts` 2018-08-13: who asks.

use serde::{Deserialize, Serialize};

use super::{Nothing, actions};

actions! { "sts" "2018-08-13":
    /// Says whose key it is (docs/api.md §6.3).
    GetCallerIdentity(Nothing) -> CallerIdentity;
}

/// The caller.
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
