//! Reads back what was made, and compares it with what was asked. Whatever cannot be read is said, never guessed.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    lookups::{self, fact},
    pursuit::Pursuit,
    reconcile::{difference, shape},
};
use crate::{
    catalog::Catalog,
    domain::{
        facts::{Account, SecretAccount, Trouble},
        grants::{
            Place, Scope, Unit,
            normal::{self, Change, NormalForm},
        },
        submission::{Difference, Verification},
    },
    wire::{databases::AccountName, secrets::ProductPrivilegeUnit},
};

/// The grants of at most this many pairs of account and host are read.
const MOST_PAIRS: usize = 16;
/// No more differences of grants are told; there can be thousands.
const MOST_DIFFERENCES: usize = 50;

impl Pursuit<'_> {
    /// Reads back, within the time of one request in all.
    pub(super) async fn verify(&mut self) -> Verification {
        let mut verification = Verification::default();
        let time = self.client.timeout();
        let reading = tokio::time::timeout(time, self.read_back(&mut verification));
        let trouble = match self.controls.unless_stopped(reading).await {
            None | Some(Ok(Ok(()))) => None,
            Some(Ok(Err(trouble))) => Some(trouble),
            Some(Err(_)) => Some(Trouble::TimedOut { seconds: super::reading::whole_seconds(time) }),
        };
        verification.unread = verification.unread.or(trouble);
        verification
    }

    async fn read_back(&self, verification: &mut Verification) -> Result<(), Trouble> {
        match lookups::name(self.client, &self.region, &self.asked.secret_name).await {
            Ok(Some(secret)) => {
                verification.differences = shape(self, &secret);
                let secret = fact(secret);
                verification.accounts.clone_from(&secret.accounts);
                verification.secret = Some(secret);
            }
            Ok(None) => {
                let (code, message) = ("ResourceNotFound".to_owned(), self.asked.secret_name.clone());
                verification.unread = Some(Trouble::Refused { code, message });
            }
            Err(trouble) => verification.unread = Some(trouble),
        }
        let lists_accounts = Catalog::built_in()
            .product_of(&self.asked.product_name, &self.asked.instance_id)
            .is_some_and(|product| product.instances == "cdb");
        if !lists_accounts {
            return Ok(());
        }
        if verification.accounts.is_empty() {
            let regexp = format!("^{}_SSM_", self.asked.user_name_prefix);
            let found = lookups::accounts_like(self.client, &self.region, (&self.asked.instance_id, &regexp)).await?;
            verification.accounts = by_name(found);
        }
        // The prefix may be used by another credential of the instance as well; whose grants are whose is not known.
        if verification.accounts.len() > 2 {
            return Ok(());
        }
        self.compare_grants(verification).await
    }

    async fn compare_grants(&self, verification: &mut Verification) -> Result<(), Trouble> {
        let asked: Vec<Unit> = self.asked.privileges_list.iter().map(unit).collect();
        let all = NormalForm::of(&asked).words().count();
        let pairs: Vec<(String, String)> = verification
            .accounts
            .iter()
            .flat_map(|account| {
                let hosts = if account.hosts.is_empty() { &self.asked.domains } else { &account.hosts };
                hosts.iter().map(|host| (account.name.clone(), host.clone()))
            })
            .take(MOST_PAIRS)
            .collect();
        if pairs.is_empty() || all == 0 {
            return Ok(());
        }
        let mut missing: BTreeSet<Grant> = BTreeSet::new();
        let mut extra: BTreeSet<Grant> = BTreeSet::new();
        for (user, host) in pairs {
            let account = AccountName { instance_id: self.asked.instance_id.clone(), user, host };
            let found = lookups::account_grants(self.client, &self.region, account).await?;
            for Change { place, added, removed } in normal::compare(&asked, &found) {
                missing.extend(removed.into_iter().map(|privilege| (place.clone(), privilege)));
                extra.extend(added.into_iter().map(|privilege| (place.clone(), privilege)));
            }
        }
        verification.asked = all;
        verification.granted = all - missing.len();
        let missing = missing.iter().map(|grant| difference("GRANT", words(grant), ""));
        let extra = extra.iter().map(|grant| difference("GRANT", "", words(grant)));
        let differences: Vec<Difference> = missing.chain(extra).take(MOST_DIFFERENCES).collect();
        verification.differences.extend(differences);
        Ok(())
    }
}

/// A place and one privilege there.
type Grant = (Place, String);

fn words((place, privilege): &Grant) -> String {
    format!("{privilege} on {place}")
}

fn unit(unit: &ProductPrivilegeUnit) -> Unit {
    Unit {
        place: Place {
            scope: Scope::from_api(&unit.privilege_name),
            database: unit.database.clone(),
            table: unit.table_name.clone(),
            column: unit.column_name.clone(),
            schema: unit.schema_name.clone(),
            sequence: unit.sequence_name.clone(),
            procedure: unit.procedure_name.clone(),
            type_name: unit.type_name.clone(),
            function: unit.function_name.clone(),
            view: unit.view_name.clone(),
            matview: unit.matview_name.clone(),
        },
        privileges: unit.privileges.clone(),
    }
}

/// Accounts of an instance are listed once a host.
fn by_name(found: Vec<Account>) -> Vec<SecretAccount> {
    let mut hosts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for Account { user, host } in found {
        hosts.entry(user).or_default().push(host);
    }
    hosts.into_iter().map(|(name, hosts)| SecretAccount { name, hosts, version: String::new() }).collect()
}
