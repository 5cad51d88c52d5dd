//! Names that Secrets Manager gives to the two accounts of a credential (docs/api.md §1.3).

/// Text between the prefix and the three characters that the service chooses.
pub(crate) const INFIX: &str = "_SSM_";

/// `Version` of the account that is in use now.
pub(crate) const CURRENT: &str = "SSM_Current";

/// Returns the beginning that both account names share, such as `ordersrw_SSM_`.
#[must_use]
pub(crate) fn beginning(prefix: &str) -> String {
    format!("{prefix}{INFIX}")
}

/// Returns the account name for display before the accounts exist, such as `ordersrw_SSM_???`: the service chooses the
/// last three characters.
#[must_use]
pub(crate) fn name(prefix: &str) -> String {
    format!("{prefix}{INFIX}???")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_accounts_have_the_prefix_and_end_in_what_the_service_chooses() {
        assert_eq!((&*beginning("ordersrw"), &*name("ordersrw")), ("ordersrw_SSM_", "ordersrw_SSM_???"));
    }
}
