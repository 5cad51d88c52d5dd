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
    pub(crate) user_name_prefix: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) product_name: String,
    #[serde(rename = "InstanceID", skip_serializing_if = "String::is_empty")]
    pub(crate) instance_id: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub domains: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub privileges_list: Vec<ProductPrivilegeUnit>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) description: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) kms_key_id: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<Tag>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub rotation_begin_time: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enable_rotation: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rotation_frequency: Option<i64>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) kms_hsm_cluster_id: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) account_remark: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) account_type: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) encrypt_type: Option<u64>,
}

/// One unit of `PrivilegesList`; its members are in the order of the SDK.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ProductPrivilegeUnit {
    pub(crate) privilege_name: String,
    pub(crate) privileges: Vec<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) database: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) table_name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) column_name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) schema_name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) sequence_name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) procedure_name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) type_name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) function_name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) view_name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) matview_name: String,
}

/// One tag.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct Tag {
    pub(crate) tag_key: String,
    pub(crate) tag_value: String,
}

/// Answer to a create; `TagCode` and `TagMsg` may be null or absent (docs/api.md §1.2).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[expect(missing_docs, reason = "the API's own names, described in docs/api.md §1.2")]
pub struct CreatedSecret {
    pub(crate) secret_name: String,
    #[serde(default)]
    pub tag_code: Option<i64>,
    #[serde(default)]
    pub tag_msg: Option<String>,
    #[serde(rename = "FlowID")]
    pub(crate) flow_id: i64,
}

/// Asks for a task.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Task {
    #[serde(rename = "FlowID")]
    pub(crate) flow_id: i64,
}

/// State of a task: 0 running, 1 done, 2 failed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct TaskInfo {
    pub(crate) task_status: i64,
    #[serde(default)]
    pub(crate) description: Option<String>,
}

/// Asks for a credential.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct SecretName {
    pub(crate) secret_name: String,
}

/// A credential (docs/api.md §8.1).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct SecretDescription {
    pub(crate) secret_name: String,
    pub(crate) description: Option<String>,
    pub(crate) kms_key_id: Option<String>,
    pub(crate) create_uin: Option<u64>,
    pub(crate) create_uin_string: Option<String>,
    pub(crate) status: Option<String>,
    pub(crate) delete_time: Option<i64>,
    pub(crate) create_time: Option<i64>,
    pub(crate) secret_type: Option<i64>,
    pub(crate) product_name: Option<String>,
    #[serde(rename = "ResourceID")]
    pub(crate) resource_id: Option<String>,
    pub(crate) rotation_status: Option<bool>,
    pub(crate) rotation_frequency: Option<i64>,
    pub(crate) next_rotation_time: Option<String>,
    pub(crate) account_info_list: Option<Vec<SecretAccountInfo>>,
    pub(crate) encrypt_type: Option<i64>,
}

/// How a credential is rotated.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct RotationDetail {
    pub(crate) enable_rotation: Option<bool>,
    pub(crate) frequency: Option<i64>,
    pub(crate) next_rotate_begin_time: Option<String>,
}

/// One of the two accounts of a credential.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct SecretAccountInfo {
    pub(crate) account_name: String,
    pub(crate) host: Vec<String>,
    pub(crate) version: Option<String>,
    pub(crate) rotated_time: Option<String>,
}

/// Asks for a page of credentials. `SecretType` 0 hides database credentials; 1 shows them (docs/api.md §8.1).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct SecretQuery {
    pub(crate) offset: u64,
    pub(crate) limit: u64,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) search_secret_name: String,
    pub(crate) secret_type: u64,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) tag_filters: Vec<TagFilter>,
}

/// Filter for credentials with this key and one of these values.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct TagFilter {
    pub(crate) tag_key: String,
    pub(crate) tag_value: Vec<String>,
}

/// A page of credentials.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct SecretList {
    pub(crate) total_count: u64,
    pub(crate) secret_metadatas: Vec<SecretMetadata>,
}

/// One credential of a list; some types differ from `DescribeSecret` (docs/api.md §8.1).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct SecretMetadata {
    pub(crate) secret_name: String,
    pub(crate) description: Option<String>,
    pub(crate) kms_key_id: Option<String>,
    pub(crate) create_uin: Option<u64>,
    pub(crate) status: Option<String>,
    pub(crate) delete_time: Option<i64>,
    pub(crate) create_time: Option<i64>,
    pub(crate) kms_key_type: Option<String>,
    pub(crate) rotation_status: Option<i64>,
    pub(crate) next_rotation_time: Option<i64>,
    pub(crate) secret_type: Option<i64>,
    pub(crate) product_name: Option<String>,
    #[serde(rename = "ResourceID")]
    pub(crate) resource_id: Option<String>,
}

/// Product names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct Products {
    pub(crate) products: Vec<String>,
    #[serde(default)]
    pub(crate) total_count: u64,
}

/// Whether Secrets Manager can be used; only the China site returns the quota.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct ServiceStatus {
    pub(crate) service_enabled: bool,
    #[serde(default)]
    pub(crate) invalid_type: i64,
    #[serde(default)]
    pub(crate) secret_limit: Option<u64>,
    #[serde(default)]
    pub(crate) total_count: Option<u64>,
}

/// Region ids.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct Regions {
    pub(crate) regions: Vec<String>,
}
