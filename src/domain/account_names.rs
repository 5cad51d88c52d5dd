//! The names of the two accounts of a credential, as the service makes them (docs/api.md §1.3).

/// What stands between the prefix and the three characters that the service makes up.
pub const INFIX: &str = "_SSM_";

/// `Version` of the account that is in use.
pub const CURRENT: &str = "SSM_Current";

/// What the names of both accounts begin with: `ordersrw_SSM_`.
#[must_use]
pub fn beginning(prefix: &str) -> String {
    format!("{prefix}{INFIX}")
}

/// The name of both accounts as far as it is known before they are made: `ordersrw_SSM_???`.
#[must_use]
pub fn name(prefix: &str) -> String {
    format!("{prefix}{INFIX}???")
}
