//! Instances of a product, and their states.

/// One instance of a product.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Instance {
    /// Instance id, such as `cdb-n4j3y33j`.
    pub id: String,
    /// Name of the instance.
    pub name: String,
    /// Version of the engine; empty if unknown.
    pub version: String,
    /// Its state.
    pub state: InstanceState,
    /// The state as the service writes it: a number or a word. It is shown if `state` is `Other`.
    pub status: String,
    /// `Vip:Vport`; empty if unknown.
    pub address: String,
}

/// State of an instance, as far as it matters for new accounts. The role is a part of it: a replica takes no accounts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum InstanceState {
    /// Running; new accounts are possible.
    #[default]
    Running,
    /// A read-only replica.
    ReadOnly,
    /// A disaster-recovery instance.
    Recovery,
    /// Being created.
    Creating,
    /// Created, but not initialised.
    Uninitialised,
    /// A task runs on it, such as a restart or a migration.
    Busy,
    /// Being isolated.
    Isolating,
    /// Isolated.
    Isolated,
    /// Deleted, or about to be.
    Deleted,
    /// Its disk is locked.
    Locked,
    /// A status that no source documents.
    Other,
}

impl InstanceState {
    /// Returns whether the instance will probably accept a new account.
    #[must_use]
    pub(crate) fn takes_accounts(self) -> bool {
        self == InstanceState::Running
    }

    /// Returns the last part of the text key `instance-state-<key>`.
    #[must_use]
    pub(crate) fn key(self) -> &'static str {
        match self {
            InstanceState::Running => "running",
            InstanceState::ReadOnly => "read-only",
            InstanceState::Recovery => "recovery",
            InstanceState::Creating => "creating",
            InstanceState::Uninitialised => "uninitialised",
            InstanceState::Busy => "busy",
            InstanceState::Isolating => "isolating",
            InstanceState::Isolated => "isolated",
            InstanceState::Deleted => "deleted",
            InstanceState::Locked => "locked",
            InstanceState::Other => "other",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_running_instance_takes_accounts_and_every_state_has_its_own_word() {
        use InstanceState::{
            Busy, Creating, Deleted, Isolated, Isolating, Locked, Other, ReadOnly, Recovery, Running, Uninitialised,
        };
        let others = [ReadOnly, Recovery, Creating, Uninitialised, Busy, Isolating, Isolated, Deleted, Locked, Other];
        assert!(Running.takes_accounts() && !others.iter().any(|state| state.takes_accounts()));
        let words: Vec<&str> = others.iter().map(|state| state.key()).collect();
        assert_eq!(
            words.join(" "),
            "read-only recovery creating uninitialised busy isolating isolated deleted locked other"
        );
        assert_eq!(Running.key(), "running");
    }
}
