//! Reads back what was created and compares it with what was asked for. What cannot be read is reported as not read,
//! never guessed.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    lookups::{self, fact},
    reconcile::{difference, shape, untold},
    run::SubmissionRun,
};
use crate::{
    catalog::{Capability, Catalog},
    domain::{
        account_names,
        facts::{Account, LookUpError, SecretAccount},
        grants::{
            Place, Unit,
            normal::{self, Change},
        },
        submission::{Difference, Receipt},
        verification::{Unread, Verification},
    },
    wire::{
        cdb::AccountName,
        secrets::{ListSecrets, SecretQuery, TagFilter},
    },
};

/// The most pairs of account and host whose privileges are read.
const MOST_PAIRS: usize = 16;
/// The most differences of privileges that are reported. There can be thousands.
const MOST_DIFFERENCES: usize = 50;
/// A credential has two accounts that take turns (docs/api.md §1.3).
const ACCOUNTS: usize = 2;
/// `SecretType` of a database credential (docs/api.md §1.3).
const DATABASE_CREDENTIAL: u64 = 1;
/// The call that describes a credential, as an access policy names it.
const DESCRIBE: Option<&str> = Some("ssm:DescribeSecret");

impl SubmissionRun<'_> {
    /// Reads the credential back. All of it together may take as long as one request. A receipt already says what
    /// became of the tags; without a receipt the tags are read back too.
    pub(super) async fn verify(&mut self, receipt: Option<&Receipt>) -> Verification {
        let mut verification = Verification::default();
        let time = self.client.timeout();
        let reading = tokio::time::timeout(time, self.read_back(receipt, &mut verification));
        match self.controls.unless_stopped(reading).await {
            Some(Ok(())) => {}
            // The user stopped watching: say that not everything was read.
            None => unread(&mut verification, "SecretName", (DESCRIBE, None)),
            Some(Err(_)) => {
                let trouble = LookUpError::TimedOut { seconds: super::reading::whole_seconds(time) };
                unread(&mut verification, "SecretName", (DESCRIBE, Some(trouble)));
            }
        }
        verification
    }

    async fn read_back(&self, receipt: Option<&Receipt>, verification: &mut Verification) {
        match lookups::name(self.client, &self.region, &self.asked.secret_name).await {
            Ok(Some(secret)) => {
                verification.differences = shape(self, &secret);
                for what in untold(self, &secret) {
                    unread(verification, what, (DESCRIBE, None));
                }
                let secret = fact(secret);
                verification.accounts.clone_from(&secret.accounts);
                verification.secret = Some(secret);
            }
            Ok(None) => verification.is_absent = true,
            Err(trouble) => unread(verification, "SecretName", (DESCRIBE, Some(trouble))),
        }
        self.read_accounts(verification).await;
        if receipt.is_none() {
            self.read_tags(verification).await;
        }
    }

    /// Reads accounts, hosts and privileges, if the product has calls for them.
    async fn read_accounts(&self, verification: &mut Verification) {
        let has_calls = Catalog::built_in()
            .service_of(&self.asked.instance_id)
            .is_some_and(|service| service.has(Capability::Accounts) && service.has(Capability::AccountGrants));
        if !has_calls {
            self.compare_hosts(verification);
            return unread(verification, "PrivilegesList", (None, None));
        }
        if !has_hosts(&verification.accounts) {
            let named = std::mem::take(&mut verification.accounts);
            match self.list_accounts().await {
                Ok(listed) => take_accounts(verification, &named, listed),
                Err(trouble) => {
                    const LIST: Option<&str> = Some("cdb:DescribeAccounts");
                    unread(verification, "Domains", (LIST, Some(trouble.clone())));
                    return unread(verification, "PrivilegesList", (LIST, Some(trouble)));
                }
            }
        }
        let is_enabled = verification.secret.as_ref().is_some_and(|secret| secret.status == "Enabled");
        if verification.accounts.is_empty() && is_enabled && verification.differences.is_empty() {
            let asked = format!("{}*", account_names::beginning(&self.asked.user_name_prefix));
            verification.differences.push(difference("UserNamePrefix", asked, ""));
            return;
        }
        self.compare_hosts(verification);
        // Another credential of the instance may have the same prefix, and then nobody knows which accounts belong to
        // which.
        if verification.accounts.len() > ACCOUNTS {
            return unread(verification, "PrivilegesList", (None, None));
        }
        if let Err(trouble) = self.compare_grants(verification).await {
            unread(verification, "PrivilegesList", (Some("cdb:DescribeAccountPrivileges"), Some(trouble)));
        }
    }

    /// Lists the accounts of the instance that begin with the credential's prefix.
    async fn list_accounts(&self) -> Result<Vec<SecretAccount>, LookUpError> {
        let begins = account_names::beginning(&self.asked.user_name_prefix);
        Ok(by_name(lookups::accounts_of(self.client, &self.region, (&self.asked.instance_id, &begins)).await?))
    }

    /// Notes that the creator was not compared, if the service names one but the caller's own identity cannot be read.
    pub(super) async fn note_unread_creator(&self, verification: &mut Verification) {
        let is_named = verification.secret.as_ref().is_some_and(|secret| !secret.creator.is_empty());
        if is_named && self.caller().await.is_none() {
            unread(verification, "CreateUin", (Some("sts:GetCallerIdentity"), None));
        }
    }

    fn compare_hosts(&self, verification: &mut Verification) {
        if has_hosts(&verification.accounts) && verification.accounts.len() <= ACCOUNTS {
            let differences = hosts(&self.asked.domains, &verification.accounts);
            verification.differences.extend(differences);
        } else {
            unread(verification, "Domains", (None, None));
        }
    }

    async fn compare_grants(&self, verification: &mut Verification) -> Result<(), LookUpError> {
        let asked: Vec<Unit> = self.asked.privileges_list.iter().map(Unit::from).collect();
        let all = normal::count(&asked).grants;
        let mut pairs: Vec<(String, String)> = verification
            .accounts
            .iter()
            .flat_map(|account| {
                let hosts = if account.hosts.is_empty() { &self.asked.domains } else { &account.hosts };
                hosts.iter().map(|host| (account.name.clone(), host.clone()))
            })
            .collect();
        if pairs.len() > MOST_PAIRS {
            pairs.truncate(MOST_PAIRS);
            unread(verification, "PrivilegesList", (Some("cdb:DescribeAccountPrivileges"), None));
        }
        if pairs.is_empty() || all == 0 {
            return Ok(());
        }
        let mut missing: BTreeSet<GrantedPrivilege> = BTreeSet::new();
        let mut extra: BTreeSet<GrantedPrivilege> = BTreeSet::new();
        for (user, host) in pairs {
            let account = AccountName { instance_id: self.asked.instance_id.clone(), user, host };
            let found = lookups::account_grants(self.client, &self.region, account).await?;
            missing.extend(normal::missing(&asked, &found));
            for Change { place, added, .. } in normal::compare(&asked, &found) {
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

    /// Reads whether the credential has the tags that were asked for: a list filtered by all of them must contain it.
    async fn read_tags(&self, verification: &mut Verification) {
        let tags = &self.asked.tags;
        if tags.is_empty() || verification.secret.is_none() {
            return;
        }
        let query = SecretQuery {
            offset: 0,
            limit: 200,
            search_secret_name: self.asked.secret_name.clone(),
            secret_type: DATABASE_CREDENTIAL,
            tag_filters: tags
                .iter()
                .map(|tag| TagFilter { tag_key: tag.tag_key.clone(), tag_value: vec![tag.tag_value.clone()] })
                .collect(),
        };
        match self.client.call::<ListSecrets>(&self.region, &query).await {
            Ok(list) if list.secret_metadatas.iter().any(|row| row.secret_name == self.asked.secret_name) => {}
            Ok(_) => {
                let asked: Vec<String> = tags.iter().map(|tag| format!("{}={}", tag.tag_key, tag.tag_value)).collect();
                verification.differences.push(difference("Tags", asked.join("  "), ""));
            }
            Err(trouble) => unread(verification, "Tags", (Some("ssm:ListSecrets"), Some(trouble))),
        }
    }
}

/// Notes that something was not read, with the call that would read it and the error of that call.
fn unread(verification: &mut Verification, what: &str, (action, trouble): (Option<&str>, Option<LookUpError>)) {
    let action = action.map(str::to_owned);
    verification.missing.push(Unread { what: what.to_owned(), action, trouble });
}

/// Takes the listed accounts that the credential names. If it names none, takes all that were listed.
fn take_accounts(verification: &mut Verification, named: &[SecretAccount], listed: Vec<SecretAccount>) {
    if named.is_empty() {
        // A credential has two accounts, so one alone is incomplete.
        if listed.len() == 1 {
            unread(verification, "UserNamePrefix", (Some("cdb:DescribeAccounts"), None));
        }
        verification.accounts = listed;
        return;
    }
    let is_listed = |name: &str| listed.iter().any(|account| account.name == name);
    let absent = named.iter().filter(|account| !is_listed(&account.name));
    verification.differences.extend(absent.map(|account| difference("AccountName", account.name.as_str(), "")));
    verification.accounts =
        listed.into_iter().filter(|account| named.iter().any(|named| named.name == account.name)).collect();
}

/// Whether there are accounts and each of them has hosts.
fn has_hosts(accounts: &[SecretAccount]) -> bool {
    !accounts.is_empty() && accounts.iter().all(|account| !account.hosts.is_empty())
}

/// Compares the hosts of each account with those that were asked for. Returns the first difference. Accounts without
/// hosts are not compared.
pub(super) fn hosts(asked: &[String], accounts: &[SecretAccount]) -> Vec<Difference> {
    let asked: BTreeSet<&str> = asked.iter().map(String::as_str).collect();
    let told = accounts.iter().filter(|account| !account.hosts.is_empty());
    let found: BTreeSet<BTreeSet<&str>> =
        told.map(|account| account.hosts.iter().map(String::as_str).collect()).collect();
    let list = |hosts: &BTreeSet<&str>| hosts.iter().copied().collect::<Vec<_>>().join(" ");
    found
        .iter()
        .find(|hosts| **hosts != asked)
        .map(|hosts| difference("Domains", list(&asked), list(hosts)))
        .into_iter()
        .collect()
}

/// An object and one privilege on it.
type GrantedPrivilege = (Place, String);

fn words((place, privilege): &GrantedPrivilege) -> String {
    format!("{privilege} on {place}")
}

/// Groups accounts by name: the instance lists an account once for each of its hosts.
fn by_name(found: Vec<Account>) -> Vec<SecretAccount> {
    let mut hosts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for Account { user, host } in found {
        hosts.entry(user).or_default().push(host);
    }
    hosts.into_iter().map(|(name, hosts)| SecretAccount { name, hosts, version: String::new() }).collect()
}
