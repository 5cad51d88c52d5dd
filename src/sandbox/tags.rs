//! `tag` 2018-08-13: the tags of the account. `wire` has no types for these actions, so their JSON is written here.

use serde_json::{Value, json};

use super::{
    parameters::{PageParameters, ParameterError},
    routes::{Route, RouteRequest},
};

const TAGS: [(&str, &[&str]); 3] = [
    ("env", &["prod", "dev", "test", "uat"]),
    ("team", &["支付", "DBA", "orders", "billing", "crm", "风控", "platform"]),
    ("cost-center", &["1001", "1002", "1003", "1010", "1020", "1030", "2001", "2002", "2003", "3001", "3002", "9999"]),
];

/// The two actions (docs/api.md §8.5).
pub(super) fn routes() -> [Route; 2] {
    let (service, version) = ("tag", "2018-08-13");
    [
        Route { action: "DescribeTagKeys", service, version, answer: Box::new(keys) },
        Route { action: "DescribeTagValues", service, version, answer: Box::new(values) },
    ]
}

fn keys(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    ask.given.allow(&["Offset", "Limit", "CreateUin", "ShowProject", "Category"])?;
    let page = page(ask)?;
    let (tags, total) = page.of(TAGS.map(|(key, _)| key));
    Ok(json!({ "TotalCount": total, "Offset": page.offset, "Limit": page.limit, "Tags": tags }))
}

fn values(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    ask.given.allow(&["Offset", "Limit", "CreateUin", "TagKeys"])?;
    let page = page(ask)?;
    let wanted = ask.given.texts("TagKeys")?.ok_or_else(|| ParameterError::missing("TagKeys"))?;
    let pairs = TAGS.iter().filter(|(key, _)| wanted.iter().any(|wanted| wanted == key)).flat_map(|(key, values)| {
        values.iter().map(move |value| json!({ "TagKey": key, "TagValue": value, "CanDelete": 1 }))
    });
    let (tags, total) = page.of(pairs);
    Ok(json!({ "TotalCount": total, "Offset": page.offset, "Limit": page.limit, "Tags": tags }))
}

/// Reads a page. Its offset has to be a multiple of its limit.
fn page(ask: &RouteRequest<'_>) -> Result<PageParameters, ParameterError> {
    let page = ask.given.page(15, 1_000)?;
    if page.offset % page.limit != 0 {
        return Err(ParameterError::value("Offset", "it has to be a multiple of Limit"));
    }
    Ok(page)
}
