//! Questions to the cloud.

use crate::{catalog::InstanceService, domain::grants::Scope};

/// One complete question. Two equal questions have the same answer. An instance id also names the service that is
/// asked, since no two services share a beginning of their ids (`catalog::Catalog::service_of`).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Question {
    /// `sts:GetCallerIdentity`
    Identity,
    /// `ssm:GetServiceStatus`
    Service,
    /// `ssm:GetRegions`
    Regions,
    /// `ssm:DescribeSupportedProducts`
    Products,
    /// Instances of a product; the catalog says which API lists them.
    Instances {
        /// The services that list them, in the order in which they are asked.
        services: &'static [InstanceService],
    },
    /// `ssm:DescribeSecret`
    Name {
        /// `SecretName`
        name: String,
    },
    /// Accounts of an instance.
    Accounts {
        /// Instance id
        instance: String,
    },
    /// `cdb:DescribeAccountPrivileges`
    AccountGrants {
        /// Instance id
        instance: String,
        /// `User`
        user: String,
        /// `Host`
        host: String,
    },
    /// Databases of an instance.
    Databases {
        /// Instance id
        instance: String,
    },
    /// Tables of a database.
    Tables {
        /// Instance id
        instance: String,
        /// Name of the database
        database: String,
    },
    /// Columns of a table.
    Columns {
        /// Instance id
        instance: String,
        /// Name of the database
        database: String,
        /// Name of the table
        table: String,
    },
    /// `cdb:DescribeSupportedPrivileges`
    Supported {
        /// Instance id
        instance: String,
    },
    /// `postgres:DescribeDatabaseObjects`
    Objects {
        /// Instance id
        instance: String,
        /// Name of the database
        database: String,
        /// Name of the schema; empty for schemas themselves
        schema: String,
        /// The kind of the objects
        kind: SchemaObjectKind,
        /// Name of the table; empty for anything but columns
        table: String,
    },
    /// `kms:ListKeyDetail`
    Keys,
    /// `tag:DescribeTagKeys`
    TagKeys,
    /// `tag:DescribeTagValues`
    TagValues {
        /// `TagKey`
        key: String,
    },
    /// `ssm:ListSecrets`: database credentials
    Secrets {
        /// Part of the names; empty for all
        search: String,
    },
}

/// A kind of object in a PostgreSQL database, as `ObjectType` names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "named as in the API")]
pub enum SchemaObjectKind {
    Schema,
    Table,
    View,
    Matview,
    Sequence,
    Procedure,
    Type,
    Function,
    Column,
}

impl SchemaObjectKind {
    /// Returns the kind of the objects that a scope names last, if PostgreSQL lists them by kind.
    #[must_use]
    pub(crate) fn of(scope: &Scope) -> Option<SchemaObjectKind> {
        Some(match scope {
            Scope::Schema => SchemaObjectKind::Schema,
            Scope::Table => SchemaObjectKind::Table,
            Scope::Column => SchemaObjectKind::Column,
            Scope::View => SchemaObjectKind::View,
            Scope::Matview => SchemaObjectKind::Matview,
            Scope::Sequence => SchemaObjectKind::Sequence,
            Scope::Procedure => SchemaObjectKind::Procedure,
            Scope::Type => SchemaObjectKind::Type,
            Scope::Function => SchemaObjectKind::Function,
            _ => return None,
        })
    }

    /// Returns the `ObjectType`.
    #[must_use]
    pub(crate) fn api(self) -> &'static str {
        match self {
            SchemaObjectKind::Schema => "schema",
            SchemaObjectKind::Table => "table",
            SchemaObjectKind::View => "view",
            SchemaObjectKind::Matview => "matview",
            SchemaObjectKind::Sequence => "sequence",
            SchemaObjectKind::Procedure => "procedure",
            SchemaObjectKind::Type => "type",
            SchemaObjectKind::Function => "function",
            SchemaObjectKind::Column => "column",
        }
    }
}

/// A question and the region it is asked in.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Ask {
    /// `X-TC-Region`
    pub region: String,
    /// The question.
    pub question: Question,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_objects_of_a_scope_are_listed_by_the_kind_that_it_names_last() {
        for (scope, api) in [
            (Scope::Schema, "schema"),
            (Scope::Table, "table"),
            (Scope::Column, "column"),
            (Scope::View, "view"),
            (Scope::Matview, "matview"),
            (Scope::Sequence, "sequence"),
            (Scope::Procedure, "procedure"),
            (Scope::Type, "type"),
            (Scope::Function, "function"),
        ] {
            assert_eq!(SchemaObjectKind::of(&scope).map(SchemaObjectKind::api), Some(api));
        }
        assert_eq!(SchemaObjectKind::of(&Scope::Database), None);
    }
}
