//! All actions that the sandbox answers.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::{
    databases,
    parameters::{ParameterError, Parameters},
    roles, secrets, tags,
    world::{ACCOUNT, USER, World},
};
use crate::wire::{
    Action,
    databases::{
        DescribeAccountPrivileges, DescribeAccounts, DescribeDBInstances, DescribeDatabases,
        DescribeSupportedPrivileges, DescribeTableColumns, DescribeTables,
    },
    identity::{AssumeRole, AssumeRoleWithWebIdentity, CallerIdentity, GetCallerIdentity},
    keys::{KeyList, ListKeyDetail},
    secrets::{
        CreateProductSecret, DescribeAsyncRequestInfo, DescribeSecret, DescribeSupportedProducts, GetRegions,
        GetServiceStatus, ListSecrets,
    },
};

/// One call while it is answered.
pub(super) struct RouteRequest<'a> {
    pub(super) world: &'a mut World,
    pub(super) given: &'a Parameters,
    /// `X-TC-Region`. Empty if the client sent none.
    pub(super) region: &'a str,
    pub(super) now: Timestamp,
}

/// Answers an action. Returns the members of `Response` other than `RequestId`.
type RouteAnswer = Box<dyn Fn(&mut RouteRequest<'_>) -> Result<Value, ParameterError> + Send + Sync>;

/// One action.
pub(super) struct Route {
    pub(super) action: &'static str,
    pub(super) service: &'static str,
    pub(super) version: &'static str,
    pub(super) answer: RouteAnswer,
}

fn route<A: Action + 'static>(answer: fn(&mut RouteRequest<'_>) -> Result<A::Response, ParameterError>) -> Route {
    Route {
        action: A::NAME,
        service: A::SERVICE,
        version: A::VERSION,
        answer: Box::new(move |ask| answer(ask).map(|response| json!(response))),
    }
}

/// Returns the table of all actions.
pub(super) fn all() -> Vec<Route> {
    let mut routes = vec![
        route::<CreateProductSecret>(secrets::create),
        route::<DescribeAsyncRequestInfo>(secrets::task),
        route::<DescribeSecret>(secrets::describe),
        route::<ListSecrets>(secrets::list),
        route::<DescribeSupportedProducts>(secrets::products),
        route::<GetServiceStatus>(secrets::status),
        route::<GetRegions>(secrets::regions),
        route::<GetCallerIdentity>(caller),
        route::<AssumeRole>(roles::assume),
        route::<AssumeRoleWithWebIdentity>(roles::assume_as_pod),
        route::<DescribeDBInstances>(databases::instances),
        route::<DescribeDatabases>(databases::databases),
        route::<DescribeTables>(databases::tables),
        route::<DescribeTableColumns>(databases::columns),
        route::<DescribeAccounts>(databases::accounts),
        route::<DescribeAccountPrivileges>(databases::account_privileges),
        route::<DescribeSupportedPrivileges>(databases::supported_privileges),
        route::<ListKeyDetail>(keys),
    ];
    routes.extend(tags::routes());
    routes
}

fn caller(ask: &mut RouteRequest<'_>) -> Result<CallerIdentity, ParameterError> {
    ask.given.allow(&[])?;
    Ok(CallerIdentity {
        arn: format!("qcs::cam::uin/{ACCOUNT}:uin/{USER}"),
        account_id: ACCOUNT.to_string(),
        user_id: USER.to_string(),
        principal_id: USER.to_string(),
        r#type: "SubAccount".to_owned(),
    })
}

fn keys(ask: &mut RouteRequest<'_>) -> Result<KeyList, ParameterError> {
    let known = ["Offset", "Limit", "Role", "OrderType", "KeyState", "SearchKeyAlias", "Origin", "KeyUsage"];
    ask.given.allow(&known)?;
    let page = ask.given.page(10, 200)?;
    let state = match ask.given.integer("KeyState")?.unwrap_or(0) {
        0 => "",
        1 => "Enabled",
        2 => "Disabled",
        _ => "another",
    };
    let alias = ask.given.text("SearchKeyAlias")?;
    let usage = ask.given.text("KeyUsage")?;
    let is_elsewhere = ask.given.integer("Role")?.unwrap_or(0) != 0 || ask.given.text("Origin")? == "EXTERNAL";
    let keys = ask.world.keys().into_iter().filter(|key| {
        !is_elsewhere
            && (state.is_empty() || key.key_state == state)
            && key.alias.contains(&alias)
            && (usage.is_empty() || usage == "ALL" || key.key_usage == usage)
    });
    let (key_metadatas, total_count) = page.of(keys);
    Ok(KeyList { total_count, key_metadatas })
}
