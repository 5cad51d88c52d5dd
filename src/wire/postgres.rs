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
#[expect(missing_docs, reason = "the API's own names")]
pub struct PostgresInstanceQuery {
    pub offset: u64,
    pub limit: u64,
}

/// A page of instances.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[expect(missing_docs, reason = "the API's own names")]
pub struct PostgresInstanceList {
    pub total_count: u64,
    #[serde(rename = "DBInstanceSet", deserialize_with = "rows")]
    pub db_instance_set: Vec<PostgresInstance>,
}

/// One instance. `DBInstanceStatus` is a word, such as `running`; `DBInstanceType` is `primary`, `readonly`, `guard` or
/// `temp`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct PostgresInstance {
    #[serde(rename = "DBInstanceId")]
    pub db_instance_id: String,
    #[serde(rename = "DBInstanceName")]
    pub db_instance_name: String,
    #[serde(rename = "DBInstanceStatus")]
    pub db_instance_status: String,
    #[serde(rename = "DBInstanceType")]
    pub db_instance_type: String,
    #[serde(rename = "DBVersion")]
    pub db_version: String,
    #[serde(rename = "DBInstanceNetInfo")]
    pub db_instance_net_info: Vec<PostgresAddress>,
}

/// One address of an instance. `NetType` is `private` or `public`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct PostgresAddress {
    pub net_type: String,
    pub ip: String,
    pub port: i64,
}

/// Asks for a page of databases or of accounts of an instance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct PostgresDatabaseQuery {
    #[serde(rename = "DBInstanceId")]
    pub db_instance_id: String,
    pub offset: u64,
    pub limit: u64,
}

/// A page of databases.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[expect(missing_docs, reason = "the API's own names")]
pub struct PostgresDatabaseList {
    pub total_count: u64,
    #[serde(deserialize_with = "rows")]
    pub items: Vec<String>,
}

/// Asks for a page of objects. `ObjectType` is `schema`, `table`, `view`, `matview`, `sequence`, `procedure`, `type`,
/// `function` or `column`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct PostgresObjectQuery {
    #[serde(rename = "DBInstanceId")]
    pub db_instance_id: String,
    pub object_type: String,
    pub database_name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub schema_name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub table_name: String,
    pub offset: u64,
    pub limit: u64,
}

/// A page of objects.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[expect(missing_docs, reason = "the API's own names")]
pub struct PostgresObjectList {
    pub total_count: u64,
    #[serde(deserialize_with = "rows")]
    pub object_set: Vec<String>,
}

/// A page of accounts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[expect(missing_docs, reason = "the API's own names")]
pub struct PostgresAccountList {
    pub total_count: u64,
    #[serde(deserialize_with = "rows")]
    pub details: Vec<PostgresAccount>,
}

/// One account. PostgreSQL accounts have no host.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct PostgresAccount {
    pub user_name: String,
}
