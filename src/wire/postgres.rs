//! `postgres` 2017-03-12: PostgreSQL instances and what they contain. The id is `DBInstanceId` here.

use serde::{Deserialize, Serialize};

use super::{actions, rows};

actions! { "postgres" "2017-03-12":
    /// Lists instances (docs/api.md §8.2); `Limit` at most 100.
    DescribeDBInstances(PostgresInstanceQuery) -> PostgresInstanceList;
    /// Lists databases (docs/api.md §8.3); `Limit` at most 100.
    DescribeDatabases(PostgresDatabaseQuery) -> PostgresDatabaseList;
    /// Lists objects of one kind (docs/api.md §8.3); `Limit` at most 100.
    DescribeDatabaseObjects(PostgresObjectQuery) -> PostgresObjectList;
    /// Lists accounts (docs/api.md §8.4); `Limit` at most 100.
    DescribeAccounts(PostgresDatabaseQuery) -> PostgresAccountList;
}

/// Asks for a page of instances.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct PostgresInstanceQuery {
    pub(crate) offset: u64,
    pub(crate) limit: u64,
}

/// A page of instances.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct PostgresInstanceList {
    pub(crate) total_count: u64,
    #[serde(rename = "DBInstanceSet", deserialize_with = "rows")]
    pub(crate) db_instance_set: Vec<PostgresInstance>,
}

/// One instance. `DBInstanceStatus` is a word, such as `running`; `DBInstanceType` is `primary`, `readonly`, `guard` or
/// `temp`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(clippy::struct_field_names, reason = "the names of the API")]
pub(crate) struct PostgresInstance {
    #[serde(rename = "DBInstanceId")]
    pub(crate) db_instance_id: String,
    #[serde(rename = "DBInstanceName")]
    pub(crate) db_instance_name: String,
    #[serde(rename = "DBInstanceStatus")]
    pub(crate) db_instance_status: String,
    #[serde(rename = "DBInstanceType")]
    pub(crate) db_instance_type: String,
    #[serde(rename = "DBVersion")]
    pub(crate) db_version: String,
    #[serde(rename = "DBInstanceNetInfo")]
    pub(crate) db_instance_net_info: Vec<PostgresAddress>,
}

/// One address of an instance. `NetType` is `private` or `public`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct PostgresAddress {
    pub(crate) net_type: String,
    pub(crate) ip: String,
    pub(crate) port: i64,
}

/// Asks for a page of databases or of accounts of an instance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct PostgresDatabaseQuery {
    #[serde(rename = "DBInstanceId")]
    pub(crate) db_instance_id: String,
    pub(crate) offset: u64,
    pub(crate) limit: u64,
}

/// A page of databases.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct PostgresDatabaseList {
    pub(crate) total_count: u64,
    #[serde(deserialize_with = "rows")]
    pub(crate) items: Vec<String>,
}

/// Asks for a page of objects. `ObjectType` is `schema`, `table`, `view`, `matview`, `sequence`, `procedure`, `type`,
/// `function` or `column`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct PostgresObjectQuery {
    #[serde(rename = "DBInstanceId")]
    pub(crate) db_instance_id: String,
    pub(crate) object_type: String,
    pub(crate) database_name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) schema_name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) table_name: String,
    pub(crate) offset: u64,
    pub(crate) limit: u64,
}

/// A page of objects.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct PostgresObjectList {
    pub(crate) total_count: u64,
    #[serde(deserialize_with = "rows")]
    pub(crate) object_set: Vec<String>,
}

/// A page of accounts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct PostgresAccountList {
    pub(crate) total_count: u64,
    #[serde(deserialize_with = "rows")]
    pub(crate) details: Vec<PostgresAccount>,
}

/// One account. PostgreSQL accounts have no host.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct PostgresAccount {
    pub(crate) user_name: String,
}
