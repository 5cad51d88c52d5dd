//! All actions that the sandbox answers.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::{
    cdb, cynosdb, kms, nosql,
    parameters::{ParameterError, Parameters},
    postgres, regions, roles, secret_states, secrets, sqlserver, tags, tdsql,
    world::{KeyHolder, World},
};
use crate::wire::{
    Action,
    identity::{AssumeRole, AssumeRoleWithWebIdentity, CallerIdentity, GetCallerIdentity},
    secrets::{CreateProductSecret, DescribeAsyncRequestInfo, DescribeSupportedProducts, GetRegions, GetServiceStatus},
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
pub(super) type RouteAnswer = Box<dyn Fn(&mut RouteRequest<'_>) -> Result<Value, ParameterError> + Send + Sync>;

/// One action.
pub(super) struct Route {
    pub(super) action: &'static str,
    pub(super) service: &'static str,
    pub(super) version: &'static str,
    pub(super) answer: RouteAnswer,
}

/// An action and the function that answers it.
type RouteRow = (&'static str, fn(&mut RouteRequest<'_>) -> Result<Value, ParameterError>);

impl Route {
    /// Makes the routes of a service.
    pub(super) fn table((service, version): (&'static str, &'static str), rows: &[RouteRow]) -> Vec<Route> {
        rows.iter().map(|(action, answer)| Route { action, service, version, answer: Box::new(*answer) }).collect()
    }
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
        route::<DescribeSupportedProducts>(secrets::products),
        route::<GetServiceStatus>(secrets::status),
        route::<GetRegions>(secrets::regions),
        route::<GetCallerIdentity>(caller),
        route::<AssumeRole>(roles::assume),
        route::<AssumeRoleWithWebIdentity>(roles::assume_as_pod),
    ];
    routes.extend(secrets::routes());
    routes.extend(secret_states::routes());
    for routes_of in [
        cdb::routes,
        cynosdb::routes,
        tdsql::routes,
        postgres::routes,
        sqlserver::routes,
        nosql::routes,
        kms::routes,
        tags::routes,
        regions::routes,
    ] {
        routes.extend(routes_of());
    }
    routes
}

fn caller(ask: &mut RouteRequest<'_>) -> Result<CallerIdentity, ParameterError> {
    ask.given.allow(&[])?;
    let KeyHolder { account, user, .. } = ask.world.holder;
    Ok(CallerIdentity {
        arn: format!("qcs::cam::uin/{account}:uin/{user}"),
        account_id: account.to_string(),
        user_id: user.to_string(),
        principal_id: user.to_string(),
        r#type: "SubAccount".to_owned(),
    })
}
