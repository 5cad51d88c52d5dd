//! `cdb`: the MySQL instances and their databases, accounts and privileges.

use super::{
    creation,
    parameters::{PageParameters, ParameterError},
    pattern,
    routes::RouteRequest,
    scenario::Scenario,
    world::{self, DatabaseAccount, GrantLevel},
};
use crate::wire::databases::{
    AccountItem, AccountList, AccountPrivileges, InstanceList, NameList, ObjectPrivileges, SupportedPrivileges,
};

/// Global privileges that `cdb` can grant and Secrets Manager cannot request (docs/api.md §2.2).
const GLOBAL_BEYOND: [&str; 4] = ["CREATE USER", "RELOAD", "REPLICATION CLIENT", "REPLICATION SLAVE"];

pub(super) fn instances(ask: &mut RouteRequest<'_>) -> Result<InstanceList, ParameterError> {
    has_rights(ask)?;
    let given = ask.given;
    given.allow(&["Offset", "Limit", "InstanceIds", "InstanceNames", "InstanceTypes", "Status"])?;
    let page = given.page(20, 2_000)?;
    let ids = given.texts("InstanceIds")?.unwrap_or_default();
    let names = given.texts("InstanceNames")?.unwrap_or_default();
    let (types, states) = (given.integers("InstanceTypes")?, given.integers("Status")?);
    let rows = ask.world.instances().iter().filter(|row| {
        (ids.is_empty() || ids.contains(&row.instance_id))
            && (names.is_empty() || names.contains(&row.instance_name))
            && (types.is_empty() || types.contains(&row.instance_type))
            && (states.is_empty() || states.contains(&row.status))
    });
    let (rows, total_count) = page.of(rows);
    Ok(InstanceList { total_count, items: rows.into_iter().cloned().collect() })
}

pub(super) fn databases(ask: &mut RouteRequest<'_>) -> Result<NameList, ParameterError> {
    ask.given.allow(&["InstanceId", "Offset", "Limit", "DatabaseRegexp"])?;
    instance(ask)?;
    let page = ask.given.page(20, 5_000)?;
    let mut names = world::databases();
    if ask.world.is_hostile() {
        names.extend(world::HOSTILE.iter().map(|name| (*name).to_owned()));
    }
    names_matching(names, &ask.given.text("DatabaseRegexp")?, page)
}

pub(super) fn tables(ask: &mut RouteRequest<'_>) -> Result<NameList, ParameterError> {
    ask.given.allow(&["InstanceId", "Database", "Offset", "Limit", "TableRegexp"])?;
    instance(ask)?;
    let page = ask.given.page(20, 5_000)?;
    let database = ask.given.required_text("Database")?;
    let names = world::tables(&database)
        .ok_or_else(|| ParameterError::new("InvalidParameter", "The database does not exist."))?;
    names_matching(names, &ask.given.text("TableRegexp")?, page)
}

pub(super) fn columns(ask: &mut RouteRequest<'_>) -> Result<NameList, ParameterError> {
    ask.given.allow(&["InstanceId", "Database", "Table"])?;
    instance(ask)?;
    let (database, table) = (ask.given.required_text("Database")?, ask.given.required_text("Table")?);
    let items = world::columns(&database, &table);
    let items = items.ok_or_else(|| ParameterError::new("InvalidParameter", "The table does not exist."))?;
    Ok(NameList { total_count: items.len() as u64, items })
}

fn names_matching(names: Vec<String>, regexp: &str, page: PageParameters) -> Result<NameList, ParameterError> {
    let mut found = Vec::new();
    for name in names {
        if matches(regexp, &name)? {
            found.push(name);
        }
    }
    let (items, total_count) = page.of(found);
    Ok(NameList { total_count, items })
}

fn matches(regexp: &str, text: &str) -> Result<bool, ParameterError> {
    pattern::occurs(regexp, text)
        .ok_or_else(|| ParameterError::new("InvalidParameter", "The regular expression cannot be read."))
}

pub(super) fn accounts(ask: &mut RouteRequest<'_>) -> Result<AccountList, ParameterError> {
    ask.given.allow(&["InstanceId", "Offset", "Limit", "AccountRegexp", "HostRegexp", "SortBy", "OrderBy"])?;
    let instance = instance(ask)?;
    let page = ask.given.page(20, 100)?;
    let (user, host) = (ask.given.text("AccountRegexp")?, ask.given.text("HostRegexp")?);
    let mut found = Vec::new();
    for account in ask.world.accounts(&instance) {
        if matches(&user, &account.user)? && matches(&host, &account.host)? {
            found.push(AccountItem { user: account.user, host: account.host, notes: account.notes });
        }
    }
    let (items, total_count) = page.of(found);
    Ok(AccountList { total_count, items })
}

pub(super) fn account_privileges(ask: &mut RouteRequest<'_>) -> Result<AccountPrivileges, ParameterError> {
    ask.given.allow(&["InstanceId", "User", "Host"])?;
    let instance = instance(ask)?;
    let (user, host) = (ask.given.required_text("User")?, ask.given.required_text("Host")?);
    let accounts = ask.world.accounts(&instance);
    let account = accounts.iter().find(|account| account.user == user && account.host == host);
    let account = account
        .ok_or_else(|| ParameterError::new("InvalidParameterValue.UserNotExistError", "The account does not exist."))?;
    let global = account.grants.iter().filter(|grant| grant.level == GrantLevel::Global);
    Ok(AccountPrivileges {
        global_privileges: Some(global.flat_map(|grant| grant.privileges.clone()).collect()),
        database_privileges: Some(at(account, GrantLevel::Database)),
        table_privileges: Some(at(account, GrantLevel::Table)),
        column_privileges: Some(at(account, GrantLevel::Column)),
    })
}

fn at(account: &DatabaseAccount, level: GrantLevel) -> Vec<ObjectPrivileges> {
    account
        .grants
        .iter()
        .filter(|grant| grant.level == level)
        .map(|grant| ObjectPrivileges {
            database: grant.database.clone(),
            table: grant.table.clone(),
            column: grant.column.clone(),
            privileges: grant.privileges.clone(),
        })
        .collect()
}

pub(super) fn supported_privileges(ask: &mut RouteRequest<'_>) -> Result<SupportedPrivileges, ParameterError> {
    ask.given.allow(&["InstanceId"])?;
    instance(ask)?;
    let names = |level: GrantLevel| creation::privileges(level).into_iter().map(str::to_owned);
    Ok(SupportedPrivileges {
        global_supported_privileges: names(GrantLevel::Global).chain(GLOBAL_BEYOND.map(str::to_owned)).collect(),
        database_supported_privileges: names(GrantLevel::Database).collect(),
        table_supported_privileges: names(GrantLevel::Table).collect(),
        column_supported_privileges: names(GrantLevel::Column).collect(),
    })
}

/// Returns the id of the requested instance, which has to exist and run.
fn instance(ask: &RouteRequest<'_>) -> Result<String, ParameterError> {
    has_rights(ask)?;
    let id = ask.given.required_text("InstanceId")?;
    let instance = ask.world.instance(&id);
    let instance = instance
        .ok_or_else(|| ParameterError::new("InvalidParameter.InstanceNotFound", "The instance does not exist."))?;
    if instance.status != 1 {
        return Err(ParameterError::new("OperationDenied.WrongStatus", "The instance is not running."));
    }
    Ok(id)
}

fn has_rights(ask: &RouteRequest<'_>) -> Result<(), ParameterError> {
    if ask.world.settings.scenario == Scenario::NoRights {
        let message =
            "[request id] you are not authorized to perform operation (cdb:Describe*), resource (*) has no permission";
        return Err(ParameterError::new("UnauthorizedOperation", message));
    }
    Ok(())
}
