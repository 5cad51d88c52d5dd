//! Size of the request (docs/api.md R17).

use serde_json::Value;

use super::error;
use crate::{
    domain::{
        fields::{FIELDS, FieldId},
        rule::{Issue, Message},
    },
    wire::{
        self,
        secrets::{CreateProductSecret, NewSecret},
    },
};

/// Greatest size of a POST that is signed with TC3-HMAC-SHA256, in bytes (docs/api.md R17).
const LIMIT: usize = 10 * 1024 * 1024;

pub(super) fn find(body: &NewSecret, found: &mut Vec<Issue>) {
    let bytes = wire::body::<CreateProductSecret>(body).len();
    if bytes <= LIMIT {
        return;
    }
    let members = serde_json::to_value(body).unwrap_or_default();
    let length = |field: FieldId| members.get(field.spec().api).map_or(0, |value: &Value| value.to_string().len());
    let largest = FIELDS.iter().map(|spec| spec.id).max_by_key(|field| length(*field)).unwrap_or(FieldId::Grants);
    let id = if largest == FieldId::Grants { "rule-size-grants" } else { "rule-size" };
    // Rounded up, so that a size just over the limit is not shown as the limit.
    let tenths = (bytes * 10).div_ceil(1024 * 1024);
    let message = Message::new(id).with("size", format!("{}.{}", tenths / 10, tenths % 10));
    found.push(error(largest, "R17", message));
}
