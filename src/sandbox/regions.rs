//! `region` 2022-06-27: the regions of a product.

use serde_json::{Value, json};

use super::{
    parameters::ParameterError,
    routes::{Route, RouteRequest},
};

/// Regions that have Secrets Manager, with their names.
pub(super) const REGIONS: [(&str, &str); 7] = [
    ("ap-beijing", "华北地区(北京)"),
    ("ap-guangzhou", "华南地区(广州)"),
    ("ap-hongkong", "港澳台地区(中国香港)"),
    ("ap-jakarta", "亚太东南(雅加达)"),
    ("ap-shanghai", "华东地区(上海)"),
    ("ap-singapore", "亚太东南(新加坡)"),
    ("ap-tokyo", "亚太东北(东京)"),
];

pub(super) fn routes() -> Vec<Route> {
    Route::table(("region", "2022-06-27"), &[("DescribeRegions", regions)])
}

fn regions(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    ask.given.allow(&["Product", "Scene"])?;
    ask.given.required_text("Product")?;
    let rows = REGIONS.map(|(region, name)| {
        json!({ "Region": region, "RegionName": name, "RegionState": "AVAILABLE", "RegionTypeMC": null })
    });
    Ok(json!({ "TotalCount": rows.len(), "RegionSet": rows }))
}
