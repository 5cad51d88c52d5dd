//! The region. It is sent as a header, and no source lists every region (docs/api.md §7).

use super::{error, letters, named, note, shown, warning};
use crate::domain::{
    alike::ascii_twin,
    did_you_mean::nearest,
    endpoint::is_region,
    fields::FieldId,
    rule::{Fix, Issue, Message},
    values::REGIONS,
};

/// Regions that the official SDK names in addition to [`REGIONS`] (docs/api.md §7).
const SDK_REGIONS: &[&str] = &[
    "ap-bangkok",
    "ap-chengdu",
    "ap-chongqing",
    "ap-guangzhou-open",
    "ap-mumbai",
    "ap-seoul",
    "ap-nanjing",
    "ap-shanghai-fsi",
    "ap-shenzhen-fsi",
    "eu-frankfurt",
    "eu-moscow",
    "na-ashburn",
    "na-siliconvalley",
    "na-toronto",
    "sa-saopaulo",
];

/// Regions of other clouds, each with the nearest region of this one.
const OTHER_CLOUD_REGIONS: &[(&str, &str)] = &[
    ("us-east", "na-ashburn"),
    ("us-west", "na-siliconvalley"),
    ("us-central", "na-ashburn"),
    ("ca-central", "na-toronto"),
    ("sa-east", "sa-saopaulo"),
    ("eu-central", "eu-frankfurt"),
    ("eu-west", "eu-frankfurt"),
    ("cn-north", "ap-beijing"),
    ("cn-northwest", "ap-beijing"),
    ("cn-east", "ap-shanghai"),
    ("cn-south", "ap-guangzhou"),
    ("ap-east", "ap-hongkong"),
    ("ap-south", "ap-mumbai"),
    ("ap-southeast", "ap-singapore"),
    ("ap-northeast", "ap-tokyo"),
];

const FIELD: FieldId = FieldId::Region;
const CODE: &str = "Region";

fn known() -> impl Iterator<Item = &'static str> {
    REGIONS.iter().chain(SDK_REGIONS).copied()
}

pub(super) fn find(region: &str) -> Option<Issue> {
    if region.is_empty() {
        return Some(error(FIELD, CODE, Message::new("rule-region-missing")));
    }
    // The region is part of a header and of some host names: only letters, digits and hyphens are safe.
    let is_part = |c: &char| c.is_ascii_alphanumeric() || *c == '-';
    if let Some((at, c)) = region.chars().enumerate().find(|(_, c)| !is_part(c)) {
        let cleaned: String = letters::plain(region).chars().filter(char::is_ascii_graphic).collect();
        let fix = Some(cleaned).filter(|fix| is_region(fix));
        let message = match (ascii_twin(c), &fix) {
            (Some(_), Some(fix)) => letters::looks_like(at + 1, c).with("fix", shown(fix)),
            _ => named(Message::new("rule-region-character").with("position", at + 1), c),
        };
        return Some(error(FIELD, CODE, message).fixed(fix.map(Fix::Set)));
    }
    if !is_region(region) {
        return Some(error(FIELD, CODE, Message::new("rule-region-odd").with("region", shown(region))));
    }
    if known().any(|known| known == region) {
        return None;
    }
    let (id, fix) = if has_shape(region) { unknown(region) } else { misspelt(region) };
    let message = match &fix {
        Some(fix) => Message::new(id).with("fix", shown(fix)),
        None => Message::new(id),
    };
    let message = message.with("region", shown(region));
    let issue = if id == "rule-region-unknown" { note(FIELD, CODE, message) } else { warning(FIELD, CODE, message) };
    Some(issue.fixed(fix.map(Fix::Set)))
}

/// Returns message key and fix for a text without the form of a region.
fn misspelt(region: &str) -> (&'static str, Option<String>) {
    let lower = region.to_ascii_lowercase();
    let of_city = known().find(|known| known.split_once('-').is_some_and(|(_, city)| city == lower)).map(str::to_owned);
    match Some(lower).filter(|lower| has_shape(lower)).or(of_city) {
        Some(fix) => ("rule-region-near", Some(fix)),
        None => ("rule-region-odd", None),
    }
}

/// Returns message key and fix for a text with the form of a region that no list has.
fn unknown(region: &str) -> (&'static str, Option<String>) {
    let begin = region.rsplit_once('-').filter(|(_, end)| end.bytes().all(|byte| byte.is_ascii_digit()));
    let begin = begin.map_or(region, |(begin, _)| begin);
    if let Some((_, meant)) = OTHER_CLOUD_REGIONS.iter().find(|(other, _)| *other == begin) {
        return ("rule-region-other-cloud", Some((*meant).to_owned()));
    }
    let meant = meant(begin);
    if begin != region {
        return ("rule-region-zone", Some(meant.unwrap_or_else(|| begin.to_owned())));
    }
    match meant {
        Some(meant) => ("rule-region-not-there", Some(meant)),
        None if ["ap", "eu", "na", "sa", "me", "af"].contains(&region.split('-').next().unwrap_or_default()) => {
            ("rule-region-unknown", None)
        }
        None => ("rule-region-not-there-only", None),
    }
}

/// Returns the region that was probably meant: one with the same city, or one with one or two typing mistakes.
fn meant(region: &str) -> Option<String> {
    let city = |region: &str| region.split_once('-').map_or(String::new(), |(_, city)| city.replace('-', ""));
    let same = known().find(|known| *known == region || city(known) == city(region));
    same.or_else(|| nearest(region, known())).map(str::to_owned)
}

fn has_shape(region: &str) -> bool {
    let is_plain =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    region.contains('-') && region.split('-').all(is_plain)
}
