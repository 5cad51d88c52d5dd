//! `ssm` 2019-09-23: Secrets Manager.

use serde::{Deserialize, Serialize};

use super::{Nothing, actions};

actions! { "ssm" "2019-09-23":
    /// Creates a database credential; answers before the task is done (docs/api.md §1).
    CreateProductSecret(NewSecret) -> CreatedSecret;
    /// Returns the state of a task.
    DescribeAsyncRequestInfo(Task) -> TaskInfo;
    /// Returns the credential of exactly that name.
    DescribeSecret(SecretName) -> SecretDescription, 40;
    /// Lists credentials.
    ListSecrets(SecretQuery) -> SecretList, 30;
    /// Lists products, including those that are no databases (docs/api.md §2.4).
    DescribeSupportedProducts(Nothing) -> Products;
    /// Returns how a credential is rotated.
    DescribeRotationDetail(SecretName) -> RotationDetail;
    /// Returns whether Secrets Manager can be used.
    GetServiceStatus(Nothing) -> ServiceStatus, 50;
    /// Lists regions.
    GetRegions(Nothing) -> Regions, 100;
}

/// Body of a create. The members are in the order of docs/api.md §1.1 and left out if empty (R16).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names, described in docs/api.md §1.1")]
pub struct NewSecret {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub secret_name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub user_name_prefix: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub product_name: String,
    #[serde(rename = "InstanceID", skip_serializing_if = "String::is_empty")]
    pub instance_id: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub domains: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub privileges_list: Vec<ProductPrivilegeUnit>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub kms_key_id: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<Tag>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub rotation_begin_time: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enable_rotation: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rotation_frequency: Option<i64>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub kms_hsm_cluster_id: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub account_remark: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub account_type: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encrypt_type: Option<u64>,
}

/// One unit of `PrivilegesList`; its members are in the order of the SDK.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names, described in docs/api.md §1.1")]
pub struct ProductPrivilegeUnit {
    pub privilege_name: String,
    pub privileges: Vec<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub database: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub table_name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub column_name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub schema_name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub sequence_name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub procedure_name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub type_name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub function_name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub view_name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub matview_name: String,
}

/// One tag.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct Tag {
    pub tag_key: String,
    pub tag_value: String,
}

/// Answer to a create; `TagCode` and `TagMsg` may be null or absent (docs/api.md §1.2).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[expect(missing_docs, reason = "the API's own names, described in docs/api.md §1.2")]
pub struct CreatedSecret {
    pub secret_name: String,
    #[serde(default)]
    pub tag_code: Option<i64>,
    #[serde(default)]
    pub tag_msg: Option<String>,
    #[serde(rename = "FlowID")]
    pub flow_id: i64,
}

/// Asks for a task.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct Task {
    #[serde(rename = "FlowID")]
    pub flow_id: i64,
}

/// State of a task: 0 running, 1 done, 2 failed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[expect(missing_docs, reason = "the API's own names")]
pub struct TaskInfo {
    pub task_status: i64,
    #[serde(default)]
    pub description: Option<String>,
}

/// Asks for a credential.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[expect(missing_docs, reason = "the API's own names")]
pub struct SecretName {
    pub secret_name: String,
}

/// A credential (docs/api.md §8.1).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names, described in docs/api.md §8.1")]
pub struct SecretDescription {
    pub secret_name: String,
    pub description: Option<String>,
    pub kms_key_id: Option<String>,
    pub create_uin: Option<u64>,
    pub create_uin_string: Option<String>,
    pub status: Option<String>,
    pub delete_time: Option<i64>,
    pub create_time: Option<i64>,
    pub secret_type: Option<i64>,
    pub product_name: Option<String>,
    #[serde(rename = "ResourceID")]
    pub resource_id: Option<String>,
    pub rotation_status: Option<bool>,
    pub rotation_frequency: Option<i64>,
    pub next_rotation_time: Option<String>,
    pub account_info_list: Option<Vec<SecretAccountInfo>>,
    pub encrypt_type: Option<i64>,
}

/// How a credential is rotated.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names, described in docs/api.md §8.1")]
pub struct RotationDetail {
    pub enable_rotation: Option<bool>,
    pub frequency: Option<i64>,
    pub next_rotate_begin_time: Option<String>,
}

/// One of the two accounts of a credential.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct SecretAccountInfo {
    pub account_name: String,
    pub host: Vec<String>,
    pub version: Option<String>,
    pub rotated_time: Option<String>,
}

/// Asks for a page of credentials. `SecretType` 0 hides database credentials; 1 shows them (docs/api.md §8.1).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct SecretQuery {
    pub offset: u64,
    pub limit: u64,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub search_secret_name: String,
    pub secret_type: u64,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tag_filters: Vec<TagFilter>,
}

/// Filter for credentials with this key and one of these values.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct TagFilter {
    pub tag_key: String,
    pub tag_value: Vec<String>,
}

/// A page of credentials.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[expect(missing_docs, reason = "the API's own names")]
pub struct SecretList {
    pub total_count: u64,
    pub secret_metadatas: Vec<SecretMetadata>,
}

/// One credential of a list; some types differ from `DescribeSecret` (docs/api.md §8.1).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct SecretMetadata {
    pub secret_name: String,
    pub description: Option<String>,
    pub kms_key_id: Option<String>,
    pub create_uin: Option<u64>,
    pub status: Option<String>,
    pub delete_time: Option<i64>,
    pub create_time: Option<i64>,
    pub kms_key_type: Option<String>,
    pub rotation_status: Option<i64>,
    pub next_rotation_time: Option<i64>,
    pub secret_type: Option<i64>,
    pub product_name: Option<String>,
    #[serde(rename = "ResourceID")]
    pub resource_id: Option<String>,
}

/// Product names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[expect(missing_docs, reason = "the API's own names")]
pub struct Products {
    pub products: Vec<String>,
    #[serde(default)]
    pub total_count: u64,
}

/// Whether Secrets Manager can be used; only the China site returns the quota.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[expect(missing_docs, reason = "the API's own names")]
pub struct ServiceStatus {
    pub service_enabled: bool,
    #[serde(default)]
    pub invalid_type: i64,
    #[serde(default)]
    pub secret_limit: Option<u64>,
    #[serde(default)]
    pub total_count: Option<u64>,
}

/// Region ids.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[expect(missing_docs, reason = "the API's own names")]
pub struct Regions {
    pub regions: Vec<String>,
}
