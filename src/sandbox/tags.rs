//! `tag` 2018-08-13: the tags of the account (docs/api.md §8.5).

use serde_json::{Value, json};

use super::{
    parameters::{PageParameters, ParameterError},
    routes::{Route, RouteRequest},
    world::{Secret, World},
};

/// One tag key: its category and its values.
type TagKey = (&'static str, &'static str, &'static [&'static str]);

const TAGS: [TagKey; 5] = [
    ("env", "Custom", &["prod", "dev", "test", "uat"]),
    ("team", "Custom", &["支付", "DBA", "orders", "billing", "crm", "风控", "platform"]),
    (
        "cost-center",
        "Custom",
        &["1001", "1002", "1003", "1010", "1020", "1030", "2001", "2002", "2003", "3001", "3002", "9999"],
    ),
    ("团队", "Custom", &["DBA & Ops"]),
    ("project", "System", &["default"]),
];
const TAGS_OF_THE_SECOND_ACCOUNT: [TagKey; 1] = [("env", "Custom", &["staging"])];

fn tags(world: &World) -> &'static [TagKey] {
    if world.holder.is_first() { &TAGS } else { &TAGS_OF_THE_SECOND_ACCOUNT }
}

/// Whether the account has a tag.
pub(super) fn has(world: &World, key: &str, value: &str) -> bool {
    tags(world).iter().any(|(known, _, values)| *known == key && values.contains(&value))
}

pub(super) fn routes() -> Vec<Route> {
    Route::table(
        ("tag", "2018-08-13"),
        &[
            ("DescribeTagKeys", keys),
            ("DescribeTagValues", values),
            ("DescribeResourceTagsByResourceIds", tags_of_resources),
            ("GetTagKeys", keys_by_token),
            ("GetTagValues", values_by_token),
        ],
    )
}

/// Returns the tags of the requested category.
fn in_category(ask: &RouteRequest<'_>) -> Result<Vec<TagKey>, ParameterError> {
    let category = ask.given.text("Category")?;
    if !["", "All", "Custom", "System"].contains(&category.as_str()) {
        return Err(ParameterError::value("Category", "it has to be Custom, System or All"));
    }
    let is_wanted = |tag: &&TagKey| ["", "All"].contains(&category.as_str()) || tag.1 == category;
    Ok(tags(ask.world).iter().filter(is_wanted).copied().collect())
}

/// Returns the values of the requested keys.
fn pairs(ask: &RouteRequest<'_>) -> Result<Vec<Value>, ParameterError> {
    let wanted = ask.given.texts("TagKeys")?.ok_or_else(|| ParameterError::missing("TagKeys"))?;
    if wanted.len() > 20 {
        return Err(ParameterError::value("TagKeys", "more than 20 keys at once"));
    }
    let found = in_category(ask)?.into_iter().filter(|(key, ..)| wanted.iter().any(|wanted| wanted == key));
    let pair = |(key, category, values): TagKey| {
        values.iter().map(move |value| json!({ "TagKey": key, "TagValue": value, "Category": category }))
    };
    Ok(found.flat_map(pair).collect())
}

fn keys(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    ask.given.allow(&["Offset", "Limit", "CreateUin", "ShowProject", "Category"])?;
    let page = ask.given.multiple_page(15, 1_000)?;
    let (tags, total) = page.of(in_category(ask)?.into_iter().map(|(key, ..)| key));
    Ok(json!({ "TotalCount": total, "Offset": page.offset, "Limit": page.limit, "Tags": tags }))
}

fn values(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    ask.given.allow(&["Offset", "Limit", "CreateUin", "TagKeys", "Category"])?;
    let page = ask.given.multiple_page(15, 1_000)?;
    let (tags, total) = page.of(pairs(ask)?);
    Ok(json!({ "TotalCount": total, "Offset": page.offset, "Limit": page.limit, "Tags": tags }))
}

/// Reads a page that a token names, and returns it with the token of the next one: the number of rows before it.
fn by_token<T>(ask: &RouteRequest<'_>, rows: Vec<T>) -> Result<(Vec<T>, String), ParameterError> {
    let token = ask.given.text("PaginationToken")?;
    let limit = ask.given.integer("MaxResults")?.unwrap_or(50);
    if !(1..=1_000).contains(&limit) {
        return Err(ParameterError::value("MaxResults", "it has to be from 1 to 1000"));
    }
    let offset = if token.is_empty() { Some(0) } else { token.parse().ok() };
    let offset: usize = offset
        .ok_or_else(|| ParameterError::new("InvalidParameter.PaginationTokenInvalid", "The token is not valid."))?;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let (part, total) = PageParameters { offset, limit }.of(rows);
    let end = offset + part.len();
    let is_over = end as u64 >= total;
    Ok((part, if is_over { String::new() } else { end.to_string() }))
}

/// Lists the tags of credentials.
fn tags_of_resources(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    ask.given.allow(&["ServiceType", "ResourcePrefix", "ResourceIds", "ResourceRegion", "Offset", "Limit"])?;
    let page = ask.given.multiple_page(15, 1_000)?;
    for (name, known) in [("ServiceType", "ssm"), ("ResourcePrefix", "secret")] {
        if ask.given.required_text(name)? != known {
            return Err(ParameterError::value(name, "the sandbox has resources of ssm, with the prefix secret"));
        }
    }
    let wanted = ask.given.texts("ResourceIds")?.ok_or_else(|| ParameterError::missing("ResourceIds"))?;
    if wanted.len() > 50 {
        return Err(ParameterError::value("ResourceIds", "more than 50 resources at once"));
    }
    let region = ask.given.text("ResourceRegion")?;
    let secret_of = |id: &String| {
        let (maker, name) = id.strip_prefix("creatorUin/")?.split_once('/')?;
        ask.world.holder(&region, name).filter(|secret| secret.maker.to_string() == maker)
    };
    let secrets = wanted.iter().filter_map(secret_of);
    let pair = |secret: &Secret, (key, value): &(String, String)| json!({ "TagKey": key, "TagValue": value, "ResourceId": format!("creatorUin/{}/{}", secret.maker, secret.wish.name), "ServiceType": "ssm" });
    let pairs: Vec<Value> =
        secrets.flat_map(|secret| secret.wish.tags.iter().map(move |tag| pair(secret, tag))).collect();
    let (tags, total) = page.of(pairs);
    Ok(json!({ "TotalCount": total, "Offset": page.offset, "Limit": page.limit, "Tags": tags }))
}

fn keys_by_token(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    ask.given.allow(&["PaginationToken", "MaxResults", "Category"])?;
    let (keys, token) = by_token(ask, in_category(ask)?.into_iter().map(|(key, ..)| key).collect())?;
    Ok(json!({ "PaginationToken": token, "TagKeys": keys }))
}

fn values_by_token(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    ask.given.allow(&["TagKeys", "PaginationToken", "MaxResults", "Category"])?;
    let (tags, token) = by_token(ask, pairs(ask)?)?;
    Ok(json!({ "PaginationToken": token, "Tags": tags }))
}
