//! What the instance lists of all services have in common.

use serde_json::{Value, json};

use super::{
    parameters::{PageParameters, ParameterError},
    routes::RouteRequest,
    world::{DatabaseInstance, InstanceKind},
};

/// Services that list database instances. Their look-ups need a region, and scenario `no-rights` refuses them.
pub(super) const SERVICES: [&str; 8] =
    ["cdb", "cynosdb", "dcdb", "mariadb", "postgres", "sqlserver", "redis", "mongodb"];

/// Returns the requested page of the region's instances that match, and the number of all that do.
pub(super) fn page(
    ask: &mut RouteRequest<'_>,
    (service, page): (&'static str, PageParameters),
    matches: impl Fn(&DatabaseInstance) -> bool,
    row: impl Fn(&DatabaseInstance) -> Value,
) -> Result<(Vec<Value>, u64), ParameterError> {
    let region = region(ask)?;
    let instances = ask.world.instances(service).iter();
    let rows = instances.filter(|instance| instance.region == region && matches(instance));
    let (rows, total) = page.of(rows);
    Ok((rows.into_iter().map(row).collect(), total))
}

fn region(ask: &RouteRequest<'_>) -> Result<String, ParameterError> {
    if ask.region.is_empty() {
        return Err(ParameterError::missing("Region"));
    }
    Ok(ask.region.to_owned())
}

/// Returns the requested instance, which has to be in the region and run.
pub(super) fn running(
    ask: &mut RouteRequest<'_>,
    service: &'static str,
    id: &str,
) -> Result<DatabaseInstance, ParameterError> {
    let region = region(ask)?;
    let (absent, stopped) = match service {
        "cdb" => ("InvalidParameter.InstanceNotFound", "OperationDenied.WrongStatus"),
        "cynosdb" => ("InvalidParameterValue.ClusterNotFound", "OperationDenied.ClusterStatusDeniedError"),
        "postgres" => ("ResourceNotFound.InstanceNotFoundError", "OperationDenied.InstanceStatusDeniedError"),
        "sqlserver" => ("ResourceNotFound.InstanceNotFound", "ResourceUnavailable.InstanceStatusInvalid"),
        "redis" => ("ResourceNotFound.InstanceNotExists", "ResourceUnavailable.InstanceStatusError"),
        "mongodb" => ("InvalidParameterValue.NotFoundInstance", "InvalidParameterValue.StatusAbnormal"),
        _ => ("ResourceNotFound.NoInstanceFound", "ResourceUnavailable.BadInstanceStatus"),
    };
    let instance = ask.world.instance(service, &region, id);
    let instance = instance.ok_or_else(|| ParameterError::new(absent, "The instance does not exist."))?;
    if !instance.is_running() {
        return Err(ParameterError::new(stopped, "The instance is not running."));
    }
    Ok(instance.clone())
}

/// Returns whether a filter of numbers is empty or has the number.
pub(super) fn is_in(filter: &[i64], number: i64) -> bool {
    filter.is_empty() || filter.contains(&number)
}

/// Returns whether a filter of texts is empty or has the text.
pub(super) fn is_named(filter: &[String], text: &str) -> bool {
    filter.is_empty() || filter.iter().any(|wanted| wanted == text)
}

/// The status numbers that most services share: 2 is running.
pub(super) fn shared_status(kind: InstanceKind) -> i64 {
    match kind {
        InstanceKind::Creating => 0,
        InstanceKind::Isolated => -1,
        _ => 2,
    }
}

/// Makes an answer of names.
pub(super) fn names(list: &str, (names, total): (Vec<String>, u64)) -> Value {
    json!({ "TotalCount": total, list: names })
}
