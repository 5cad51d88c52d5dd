//! Reads the variables that the official tools use for an access key, for a role and for the identity of a pod
//! (docs/api.md §6.1).

use std::path::PathBuf;

use secrecy::SecretString;

use super::{
    credentials::{Credential, KeySource, Parts},
    discovery::{FoundKey, Surroundings},
    exchange::{AssumedRole, Exchange},
};
use crate::domain::rule::Message;

pub(super) const ID: &str = "TENCENTCLOUD_SECRET_ID";
pub(super) const KEY: &str = "TENCENTCLOUD_SECRET_KEY";
/// The variables of `tccli`, of Terraform and of community tools. No two official tools use the same one (docs/api.md
/// §6.1).
const TOKENS: [&str; 3] = ["TENCENTCLOUD_TOKEN", "TENCENTCLOUD_SECURITY_TOKEN", "TENCENTCLOUD_SESSION_TOKEN"];
/// If both are set, `tccli` assumes this role.
pub(super) const ROLES: [&str; 2] = ["TENCENTCLOUD_ROLE_ARN", "TENCENTCLOUD_ROLE_SESSION_NAME"];
/// The identity of a pod, if all four are set.
pub(super) const POD: [&str; 4] = ["TKE_ROLE_ARN", "TKE_PROVIDER_ID", "TKE_WEB_IDENTITY_TOKEN_FILE", "TKE_REGION"];

/// Looks for an access key in the environment. If the variables of a role are set too, the key is for that role.
pub(super) fn key(surroundings: &Surroundings) -> FoundKey {
    let half = |missing: &str| FoundKey::Wrong(Message::new("credential-half").with("missing", missing));
    let (id, key) = (surroundings.get(ID), surroundings.get(KEY).map(SecretString::from));
    let parts = match (id, key) {
        (Some(id), Some(key)) => Some((id, key)),
        (None, None) => None,
        (Some(_), None) => return half(KEY),
        (None, Some(_)) => return half(ID),
    };
    let has = ROLES.map(|name| surroundings.get(name).is_some());
    if let [true, false] | [false, true] = has {
        return half(ROLES[usize::from(has[0])]);
    }
    let role = role(surroundings);
    let Some((id, key)) = parts else {
        // The role is for the key of the profile, as in `tccli`.
        return FoundKey::Nothing(Message::new(if role.is_some() {
            "credential-role-only"
        } else {
            "credential-not-set"
        }));
    };
    let token = TOKENS.iter().find_map(|name| surroundings.get(name)).map(SecretString::from);
    match (Credential::new(Parts { id, key, token }, KeySource::Environment), role) {
        (Ok(base), Some(role)) => FoundKey::Exchange(Box::new(Exchange::AssumeRole { base, role })),
        (Ok(credential), None) => FoundKey::Key(Box::new(credential)),
        (Err(problem), _) => FoundKey::Wrong(problem),
    }
}

/// Returns the role that the environment names, if both its variables are set.
pub(super) fn role(surroundings: &Surroundings) -> Option<AssumedRole> {
    let [arn, session] = ROLES.map(|name| surroundings.get(name));
    Some(AssumedRole { arn: arn?, session: session?, place: ROLES[0].to_owned() })
}

/// Returns the identity of the pod in which this process runs, if all its variables are set.
pub(super) fn pod(surroundings: &Surroundings) -> Option<Exchange> {
    let [arn, provider, file, region] = POD.map(|name| surroundings.get(name));
    Some(Exchange::WebIdentity {
        role_arn: arn?,
        provider_id: provider?,
        token_file: PathBuf::from(file?),
        region: region?,
    })
}
