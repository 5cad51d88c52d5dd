//! Services that list database instances, and products of `CreateProductSecret` (docs/api.md §2 and §8). A product that
//! the page of the API names must also be added to `DOCUMENTED` in `src/domain/rules/target.rs` and to `PRODUCTS` in
//! `src/sandbox/creation.rs`. A new service needs code: `InstanceService`.

use super::{
    Capability::{AccountGrants, Accounts, Columns, Databases, SchemaObjects, SupportedPrivileges, Tables},
    InstanceService::{Cdb, Cynosdb, Dcdb, Mariadb, Mongodb, Postgres, Redis, Sqlserver},
    Level, Preset, Product, ServiceSpec,
};

/// Every service.
pub(super) const SERVICES: &[ServiceSpec] = &[
    ServiceSpec {
        name: Cdb,
        prefixes: &["cdb-", "cdbro-"],
        capabilities: &[Databases, Tables, Columns, Accounts, AccountGrants, SupportedPrivileges],
    },
    ServiceSpec { name: Cynosdb, prefixes: &["cynosdbmysql-"], capabilities: &[Databases, Tables, Accounts] },
    ServiceSpec {
        name: Dcdb,
        prefixes: &["tdsqlshard-", "dcdbt-"],
        capabilities: &[Databases, Tables, Columns, Accounts],
    },
    ServiceSpec { name: Mariadb, prefixes: &["tdsql-"], capabilities: &[Databases, Tables, Columns, Accounts] },
    ServiceSpec { name: Postgres, prefixes: &["postgres-"], capabilities: &[Databases, SchemaObjects, Accounts] },
    ServiceSpec { name: Sqlserver, prefixes: &["mssql-"], capabilities: &[Databases, Accounts] },
    // Secrets Manager does not create database accounts of Redis.
    ServiceSpec { name: Redis, prefixes: &["crs-"], capabilities: &[Accounts] },
    ServiceSpec { name: Mongodb, prefixes: &["cmgo-"], capabilities: &[Accounts] },
];

/// Every product, in display order.
pub(super) const PRODUCTS: &[Product] = &[
    Product {
        name: "Mysql",
        engine: "MySQL",
        services: &[Cdb],
        example: "cdb-n4j3y33j",
        is_documented: true,
        speaks_mysql: true,
        levels: MYSQL_LEVELS,
        presets: MYSQL_PRESETS,
    },
    Product {
        name: "Tdsql-mysql",
        engine: "TDSQL for MySQL",
        // No source says which of the two services has its instances. Both are listed, `dcdb` first (docs/api.md §8.2).
        services: &[Dcdb, Mariadb],
        example: "tdsqlshard-k2m9d0qx",
        is_documented: false,
        speaks_mysql: true,
        levels: MYSQL_LEVELS,
        presets: MYSQL_PRESETS,
    },
    Product {
        name: "Tdsql_C_Mysql",
        engine: "TDSQL-C for MySQL",
        services: &[Cynosdb],
        example: "cynosdbmysql-8fz0w1ab",
        is_documented: false,
        speaks_mysql: true,
        levels: MYSQL_LEVELS_BUT_COLUMNS,
        presets: MYSQL_PRESETS,
    },
    // No source gives the ProductName of the next two; their instance ids identify them (docs/api.md §2.4).
    Product {
        name: "",
        engine: "PostgreSQL",
        services: &[Postgres],
        example: "postgres-6r233v55",
        is_documented: false,
        speaks_mysql: false,
        levels: &[
            Level {
                scope: "DatabasePrivileges",
                names: &["Database"],
                data: &["CONNECT", "TEMPORARY"],
                structure: &["CREATE"],
            },
            Level {
                scope: "SchemaPrivileges",
                names: &["Database", "SchemaName"],
                data: &["USAGE"],
                structure: &["CREATE"],
            },
            Level {
                scope: "TablePrivileges",
                names: &["Database", "SchemaName", "TableName"],
                data: &["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE"],
                structure: &["REFERENCES", "TRIGGER"],
            },
            undocumented("ColumnPrivileges", &["Database", "SchemaName", "TableName", "ColumnName"]),
            undocumented("SequencePrivileges", &["Database", "SchemaName", "SequenceName"]),
            undocumented("ProcedurePrivileges", &["Database", "SchemaName", "ProcedureName"]),
            undocumented("TypePrivileges", &["Database", "SchemaName", "TypeName"]),
            undocumented("FunctionPrivileges", &["Database", "SchemaName", "FunctionName"]),
            undocumented("ViewPrivileges", &["Database", "SchemaName", "ViewName"]),
            undocumented("MatviewPrivileges", &["Database", "SchemaName", "MatviewName"]),
        ],
        presets: &[],
    },
    Product {
        name: "",
        engine: "SQL Server",
        services: &[Sqlserver],
        example: "mssql-3l3fgqn7",
        is_documented: false,
        speaks_mysql: false,
        levels: &[Level {
            scope: "DatabasePrivileges",
            names: &["Database"],
            data: &["ReadOnly", "ReadWrite"],
            structure: &["DBOwner"],
        }],
        presets: &[],
    },
    Product {
        name: "MongoDB",
        engine: "MongoDB",
        services: &[Mongodb],
        example: "cmgo-5k0w3e5n",
        is_documented: false,
        speaks_mysql: false,
        levels: &[
            Level { scope: "GlobalPrivileges", names: &[], data: &["READ_ONLY", "READ_WRITE"], structure: &[] },
            Level {
                scope: "DatabasePrivileges",
                names: &["Database"],
                data: &["READ_ONLY", "READ_WRITE"],
                structure: &[],
            },
        ],
        presets: &[],
    },
];

/// The privileges to change the structure, on everything and on a database.
const MYSQL_STRUCTURE: &[&str] = &[
    "CREATE",
    "ALTER",
    "DROP",
    "INDEX",
    "REFERENCES",
    "CREATE VIEW",
    "CREATE ROUTINE",
    "ALTER ROUTINE",
    "EVENT",
    "TRIGGER",
];

/// The levels of the products that speak MySQL.
const MYSQL_LEVELS: &[Level] = &[
    Level {
        scope: "GlobalPrivileges",
        names: &[],
        data: &[
            "SELECT",
            "SHOW VIEW",
            "INSERT",
            "UPDATE",
            "DELETE",
            "EXECUTE",
            "CREATE TEMPORARY TABLES",
            "LOCK TABLES",
            "SHOW DATABASES",
            "PROCESS",
        ],
        structure: MYSQL_STRUCTURE,
    },
    Level {
        scope: "DatabasePrivileges",
        names: &["Database"],
        data: &[
            "SELECT",
            "SHOW VIEW",
            "INSERT",
            "UPDATE",
            "DELETE",
            "EXECUTE",
            "CREATE TEMPORARY TABLES",
            "LOCK TABLES",
        ],
        structure: MYSQL_STRUCTURE,
    },
    Level {
        scope: "TablePrivileges",
        names: &["Database", "TableName"],
        data: &["SELECT", "SHOW VIEW", "INSERT", "UPDATE", "DELETE"],
        structure: &["CREATE", "ALTER", "DROP", "INDEX", "REFERENCES", "CREATE VIEW", "TRIGGER"],
    },
    Level {
        scope: "ColumnPrivileges",
        names: &["Database", "TableName", "ColumnName"],
        data: &["SELECT", "INSERT", "UPDATE"],
        structure: &["REFERENCES"],
    },
];

/// The levels of TDSQL-C: it has none for columns.
const MYSQL_LEVELS_BUT_COLUMNS: &[Level] = MYSQL_LEVELS.split_at(3).0;

const MYSQL_PRESETS: &[Preset] = &[
    Preset { letter: 'r', name: "read-only", privileges: &["SELECT", "SHOW VIEW"] },
    Preset {
        letter: 'w',
        name: "read-write",
        privileges: &["SELECT", "SHOW VIEW", "INSERT", "UPDATE", "DELETE", "EXECUTE"],
    },
    Preset {
        letter: 'm',
        name: "migrate",
        privileges: &[
            "SELECT",
            "SHOW VIEW",
            "INSERT",
            "UPDATE",
            "DELETE",
            "EXECUTE",
            "CREATE",
            "ALTER",
            "DROP",
            "INDEX",
            "REFERENCES",
            "CREATE VIEW",
            "CREATE TEMPORARY TABLES",
            "LOCK TABLES",
            "TRIGGER",
        ],
    },
    Preset { letter: 'a', name: "all", privileges: &[] },
];

/// A level whose privileges no source lists.
const fn undocumented(scope: &'static str, names: &'static [&'static str]) -> Level {
    Level { scope, names, data: &[], structure: &[] }
}
