//! `mariadb` 2017-03-12: the other instances of TDSQL. The bodies are those of `dcdb`.

use super::{
    actions,
    dcdb::{
        TdsqlAccountList, TdsqlColumnList, TdsqlDatabase, TdsqlDatabaseList, TdsqlInstance, TdsqlInstanceList,
        TdsqlInstanceQuery, TdsqlObjects, TdsqlTable,
    },
};

actions! { "mariadb" "2017-03-12":
    /// Lists instances (docs/api.md §8.2); `Limit` at most 100.
    DescribeDBInstances(TdsqlInstanceQuery) -> TdsqlInstanceList;
    /// Lists databases, all at once (docs/api.md §8.3).
    DescribeDatabases(TdsqlInstance) -> TdsqlDatabaseList;
    /// Lists tables, views, procedures and functions of a database, all at once (docs/api.md §8.3).
    DescribeDatabaseObjects(TdsqlDatabase) -> TdsqlObjects;
    /// Lists columns of a table, all at once (docs/api.md §8.3).
    DescribeDatabaseTable(TdsqlTable) -> TdsqlColumnList;
    /// Lists accounts, all at once (docs/api.md §8.4).
    DescribeAccounts(TdsqlInstance) -> TdsqlAccountList;
}
