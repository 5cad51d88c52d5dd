//! Privileges as a model: units as they are sent, the places they apply to, and their normal form.

use std::fmt;

mod bare;
mod batch;
mod comment;
mod context;
pub(crate) mod coverage;
mod cursor;
mod dialect;
mod entry;
mod finding;
mod kind;
mod lexer;
mod name;
pub mod normal;
mod object;
pub mod presets;
pub mod privilege;
mod quotes;
pub mod read;
pub(crate) mod script;
pub mod shorthand;
mod signs;
pub mod sql;
mod vocabulary;
mod write;

use crate::wire::secrets::ProductPrivilegeUnit;

/// One unit of `PrivilegesList`: a place and its privileges, exactly as the user entered them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unit {
    /// `PrivilegeName` and the names of the object.
    pub place: Place,
    /// `Privileges`, in the user's order.
    pub privileges: Vec<String>,
}

/// The object of a unit: a scope and names. An empty name is not given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// `PrivilegeName`.
    pub scope: Scope,
    /// `Database`.
    pub database: String,
    /// `TableName`.
    pub table: String,
    /// `ColumnName`.
    pub column: String,
    /// `SchemaName`. This and all following names are for PostgreSQL on the China site.
    pub schema: String,
    /// `SequenceName`.
    pub sequence: String,
    /// `ProcedureName`.
    pub procedure: String,
    /// `TypeName`.
    pub type_name: String,
    /// `FunctionName`.
    pub function: String,
    /// `ViewName`.
    pub view: String,
    /// `MatviewName`.
    pub matview: String,
}

/// `PrivilegeName`. The first four are documented (docs/api.md §2.1), the next seven appear only in texts of fields of
/// the China site (docs/api.md §1.1). Any other word is kept as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each variant is the word of the API without its ending `Privileges`")]
pub enum Scope {
    #[default]
    Global,
    Database,
    Table,
    Column,
    Schema,
    Sequence,
    Procedure,
    Type,
    Function,
    View,
    Matview,
    /// A word that no source names.
    Other(String),
}

impl From<&Unit> for ProductPrivilegeUnit {
    fn from(unit: &Unit) -> ProductPrivilegeUnit {
        let Unit { place, privileges } = unit;
        let Place { scope, database, table, column, schema, sequence, procedure, type_name, function, view, matview } =
            place;
        ProductPrivilegeUnit {
            privilege_name: scope.api().to_owned(),
            privileges: privileges.clone(),
            database: database.clone(),
            table_name: table.clone(),
            column_name: column.clone(),
            schema_name: schema.clone(),
            sequence_name: sequence.clone(),
            procedure_name: procedure.clone(),
            type_name: type_name.clone(),
            function_name: function.clone(),
            view_name: view.clone(),
            matview_name: matview.clone(),
        }
    }
}

impl From<&ProductPrivilegeUnit> for Unit {
    fn from(unit: &ProductPrivilegeUnit) -> Unit {
        let ProductPrivilegeUnit {
            privilege_name,
            privileges,
            database,
            table_name,
            column_name,
            schema_name,
            sequence_name,
            procedure_name,
            type_name,
            function_name,
            view_name,
            matview_name,
        } = unit;
        let place = Place {
            scope: Scope::from_api(privilege_name),
            database: database.clone(),
            table: table_name.clone(),
            column: column_name.clone(),
            schema: schema_name.clone(),
            sequence: sequence_name.clone(),
            procedure: procedure_name.clone(),
            type_name: type_name.clone(),
            function: function_name.clone(),
            view: view_name.clone(),
            matview: matview_name.clone(),
        };
        Unit { place, privileges: privileges.clone() }
    }
}

/// One row of [`SCOPES`]: everything that is known about a scope.
struct ScopeRow {
    scope: Scope,
    /// `PrivilegeName`.
    api: &'static str,
    /// The word in messages.
    level: &'static str,
    /// The object field that names the object itself; empty for `*.*`.
    field: &'static str,
    /// The word before an object in a statement; empty for `*.*`.
    keyword: &'static str,
    /// The word behind `ON` in PostgreSQL's `GRANT`; empty if PostgreSQL has no such statement. Views and columns are
    /// granted as tables (its manual, "GRANT").
    postgres: &'static str,
    /// Text key of its name.
    text_key: &'static str,
    /// What `ALL` means in PostgreSQL, if the catalog has no level with that list (its manual, "Privileges").
    postgres_all: &'static [&'static str],
}

const OF_A_TABLE: &[&str] = &["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER"];
const OF_A_COLUMN: &[&str] = &["SELECT", "INSERT", "UPDATE", "REFERENCES"];
const OF_A_SEQUENCE: &[&str] = &["USAGE", "SELECT", "UPDATE"];

const fn row(
    scope: Scope,
    [api, level, field, keyword, postgres, text_key]: [&'static str; 6],
    postgres_all: &'static [&'static str],
) -> ScopeRow {
    ScopeRow { scope, api, level, field, keyword, postgres, text_key, postgres_all }
}

/// Every scope that a page of the API names.
#[rustfmt::skip]
const SCOPES: &[ScopeRow] = &[
    row(Scope::Global, ["GlobalPrivileges", "global", "", "", "", "editor-kind-all"], &[]),
    row(Scope::Database, ["DatabasePrivileges", "database", "Database", "DATABASE", "DATABASE", "editor-kind-database"], &[]),
    row(Scope::Table, ["TablePrivileges", "table", "TableName", "TABLE", "TABLE", "editor-kind-table"], &[]),
    row(Scope::Column, ["ColumnPrivileges", "column", "ColumnName", "COLUMN", "TABLE", "editor-kind-column"], OF_A_COLUMN),
    row(Scope::Schema, ["SchemaPrivileges", "schema", "SchemaName", "SCHEMA", "SCHEMA", "editor-kind-schema"], &[]),
    row(Scope::Sequence, ["SequencePrivileges", "sequence", "SequenceName", "SEQUENCE", "SEQUENCE", "editor-kind-sequence"], OF_A_SEQUENCE),
    row(Scope::Procedure, ["ProcedurePrivileges", "procedure", "ProcedureName", "PROCEDURE", "PROCEDURE", "editor-kind-procedure"], &["EXECUTE"]),
    row(Scope::Type, ["TypePrivileges", "type", "TypeName", "TYPE", "TYPE", "editor-kind-type"], &["USAGE"]),
    row(Scope::Function, ["FunctionPrivileges", "function", "FunctionName", "FUNCTION", "FUNCTION", "editor-kind-function"], &["EXECUTE"]),
    row(Scope::View, ["ViewPrivileges", "view", "ViewName", "VIEW", "TABLE", "editor-kind-view"], OF_A_TABLE),
    row(Scope::Matview, ["MatviewPrivileges", "matview", "MatviewName", "MATVIEW", "TABLE", "editor-kind-matview"], OF_A_TABLE),
];

/// A field of a unit that names an object or what the object lies in.
struct ObjectField {
    /// The API's name, such as `TableName`.
    api: &'static str,
    get: fn(&Place) -> &String,
    get_mut: fn(&mut Place) -> &mut String,
    /// How deep the name is in `database.schema.object.column`.
    depth: usize,
}

macro_rules! object_field {
    ($api:literal, $member:ident, $depth:expr) => {
        ObjectField { api: $api, get: |place| &place.$member, get_mut: |place| &mut place.$member, depth: $depth }
    };
}

/// The object fields, in the order in which they are sent.
const OBJECT_FIELDS: [ObjectField; 10] = [
    object_field!("Database", database, 0),
    object_field!("TableName", table, 2),
    object_field!("ColumnName", column, 3),
    object_field!("SchemaName", schema, 1),
    object_field!("SequenceName", sequence, 2),
    object_field!("ProcedureName", procedure, 2),
    object_field!("TypeName", type_name, 2),
    object_field!("FunctionName", function, 2),
    object_field!("ViewName", view, 2),
    object_field!("MatviewName", matview, 2),
];

impl Scope {
    fn row(&self) -> Option<&'static ScopeRow> {
        SCOPES.iter().find(|row| row.scope == *self)
    }

    /// Returns `PrivilegeName`.
    #[must_use]
    pub fn api(&self) -> &str {
        match self {
            Scope::Other(word) => word,
            known => known.row().map_or("", |row| row.api),
        }
    }

    /// Returns the word for the scope in messages: `global`, `database`, `table` …, `other`.
    #[must_use]
    pub(crate) fn level(&self) -> &'static str {
        self.row().map_or("other", |row| row.level)
    }

    /// Returns the API field with the name of the object, such as `TableName`.
    #[must_use]
    pub(crate) fn field(&self) -> Option<&'static str> {
        self.row().map(|row| row.field).filter(|field| !field.is_empty())
    }

    /// Returns the text key of its name.
    #[must_use]
    pub(crate) fn text_key(&self) -> &'static str {
        self.row().map_or("editor-kind-other", |row| row.text_key)
    }

    /// Returns the scope whose name is in that object field, such as the table for `TableName`.
    #[must_use]
    pub(crate) fn of_field(api: &str) -> Option<Scope> {
        SCOPES.iter().find(|row| !row.field.is_empty() && row.field == api).map(|row| row.scope.clone())
    }

    /// Returns the scope of a `PrivilegeName`, which must match exactly; any other word becomes [`Scope::Other`].
    #[must_use]
    pub fn from_api(word: &str) -> Scope {
        SCOPES.iter().find(|row| row.api == word).map_or_else(|| Scope::Other(word.to_owned()), |row| row.scope.clone())
    }
}

impl Place {
    /// Returns the word for the place's scope in messages; see [`Scope::level`].
    #[must_use]
    pub fn level(&self) -> &'static str {
        self.scope.level()
    }

    /// Returns only the name of the object: `orders` for a place shown as `orders.*`; empty for `*.*`.
    #[must_use]
    pub(crate) fn object(&self) -> String {
        self.given().join(".")
    }

    /// The names that are given, from wide to narrow: database, schema, the object inside it, a column of it.
    fn given(&self) -> Vec<&str> {
        let mut fields = OBJECT_FIELDS.each_ref().map(|field| (field.depth, (field.get)(self).as_str()));
        fields.sort_by_key(|(depth, _)| *depth);
        fields.into_iter().map(|(_, name)| name).filter(|name| !name.is_empty()).collect()
    }

    /// Returns the table that the place is or belongs to; any other place is returned unchanged. In PostgreSQL tables,
    /// views and sequences share one namespace, and `REVOKE` finds each of them without its kind.
    #[must_use]
    pub(crate) fn relation(&self) -> Place {
        let table = match self.scope {
            Scope::Table | Scope::Column => &self.table,
            Scope::View => &self.view,
            Scope::Matview => &self.matview,
            Scope::Sequence => &self.sequence,
            _ => return self.clone(),
        };
        Place { schema: self.schema.clone(), ..Place::table(self.database.clone(), table.clone()) }
    }

    /// Returns the place `*.*`.
    #[must_use]
    pub fn global() -> Place {
        Place::default()
    }

    /// Returns the place `database.*`.
    #[must_use]
    pub fn database(database: impl Into<String>) -> Place {
        Place { scope: Scope::Database, database: database.into(), ..Place::default() }
    }

    /// Returns the place `database.table`.
    #[must_use]
    pub fn table(database: impl Into<String>, table: impl Into<String>) -> Place {
        Place { scope: Scope::Table, database: database.into(), table: table.into(), ..Place::default() }
    }

    /// Returns the place `database.table.column`.
    #[must_use]
    pub fn column(database: impl Into<String>, table: impl Into<String>, column: impl Into<String>) -> Place {
        Place {
            scope: Scope::Column,
            database: database.into(),
            table: table.into(),
            column: column.into(),
            ..Place::default()
        }
    }

    /// Returns the names with their API fields, in the order in which they are sent.
    #[must_use]
    pub fn names(&self) -> [(&'static str, &str); OBJECT_FIELDS.len()] {
        OBJECT_FIELDS.each_ref().map(|field| (field.api, (field.get)(self).as_str()))
    }

    /// The object field with that API name; empty if there is no such field.
    fn name(&self, api: &str) -> &str {
        OBJECT_FIELDS.iter().find(|field| field.api == api).map_or("", |field| (field.get)(self))
    }

    /// Returns the name with this API field, to change it.
    pub fn name_mut(&mut self, api: &str) -> Option<&mut String> {
        let field = OBJECT_FIELDS.iter().find(|field| field.api == api)?;
        Some((field.get_mut)(self))
    }
}

/// Shows a place as a DBA writes it: `*.*`, `orders.*`, `orders.item`, `orders.item.price`. Other scopes show their
/// names from wide to narrow, joined by dots: `shop.public.item`.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.scope {
            Scope::Global => f.write_str("*.*"),
            Scope::Database => write!(f, "{}.*", self.database),
            _ => f.write_str(&self.object()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_of_the_api_names_one_scope_and_an_unknown_one_none() {
        assert_eq!(Scope::of_field("TableName"), Some(Scope::Table));
        assert_eq!((Scope::of_field(""), Scope::of_field("Nothing")), (None, None));
    }

    #[test]
    fn a_view_or_a_sequence_is_found_as_the_relation_of_its_name() {
        let of = |scope: Scope, api: &str| {
            let mut place = Place { scope, schema: "public".into(), ..Place::database("shop") };
            place.name_mut(api).expect("a name").push('v');
            place.relation()
        };
        let table = Place { schema: "public".into(), ..Place::table("shop", "v") };
        for (scope, api) in [
            (Scope::Table, "TableName"),
            (Scope::View, "ViewName"),
            (Scope::Matview, "MatviewName"),
            (Scope::Sequence, "SequenceName"),
        ] {
            assert_eq!(of(scope, api), table, "{api}");
        }
        assert_eq!(Place::database("shop").relation(), Place::database("shop"));
    }
}
