//! The privilege model: units as they are sent, the places they speak of, and their normal form.

use std::fmt;

mod bare;
mod batch;
mod comment;
mod context;
pub mod coverage;
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
pub mod script;
pub mod shorthand;
mod signs;
pub mod sql;
mod vocabulary;
mod write;

use crate::wire::secrets::ProductPrivilegeUnit;

/// One unit of `PrivilegesList`: a place and the privileges there, exactly as the user put them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unit {
    /// `PrivilegeName` and the object fields.
    pub place: Place,
    /// `Privileges`, in the user's order.
    pub privileges: Vec<String>,
}

/// What a unit speaks of: a scope and the object's names. An empty name is one that is not given.
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
    /// `SchemaName`; PostgreSQL on the China site, as all that follow.
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

/// `PrivilegeName`. The first four are documented (docs/api.md §2.1); the next seven are named only by fields of the
/// China site (docs/api.md §1.1); anything else is kept as it was typed.
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
    /// A word that no page names.
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

/// The words of a scope.
struct ScopeWords {
    scope: Scope,
    /// `PrivilegeName`
    api: &'static str,
    /// In messages.
    level: &'static str,
    /// The object field with the name of what the scope is.
    field: &'static str,
    /// Before an object in a statement.
    keyword: &'static str,
}

const fn words(scope: Scope, [api, level, field, keyword]: [&'static str; 4]) -> ScopeWords {
    ScopeWords { scope, api, level, field, keyword }
}

/// Every scope that a page names. All of everything has no name and no keyword of its own.
const SCOPES: &[ScopeWords] = &[
    words(Scope::Global, ["GlobalPrivileges", "global", "", ""]),
    words(Scope::Database, ["DatabasePrivileges", "database", "Database", "DATABASE"]),
    words(Scope::Table, ["TablePrivileges", "table", "TableName", "TABLE"]),
    words(Scope::Column, ["ColumnPrivileges", "column", "ColumnName", "COLUMN"]),
    words(Scope::Schema, ["SchemaPrivileges", "schema", "SchemaName", "SCHEMA"]),
    words(Scope::Sequence, ["SequencePrivileges", "sequence", "SequenceName", "SEQUENCE"]),
    words(Scope::Procedure, ["ProcedurePrivileges", "procedure", "ProcedureName", "PROCEDURE"]),
    words(Scope::Type, ["TypePrivileges", "type", "TypeName", "TYPE"]),
    words(Scope::Function, ["FunctionPrivileges", "function", "FunctionName", "FUNCTION"]),
    words(Scope::View, ["ViewPrivileges", "view", "ViewName", "VIEW"]),
    words(Scope::Matview, ["MatviewPrivileges", "matview", "MatviewName", "MATVIEW"]),
];

impl Scope {
    fn words(&self) -> Option<&'static ScopeWords> {
        SCOPES.iter().find(|words| words.scope == *self)
    }

    /// The word of the API.
    #[must_use]
    pub fn api(&self) -> &str {
        match self {
            Scope::Other(word) => word,
            known => known.words().map_or("", |words| words.api),
        }
    }

    /// The word for a scope in messages: `global`, `database`, `table` …, `other`.
    #[must_use]
    pub fn level(&self) -> &'static str {
        self.words().map_or("other", |words| words.level)
    }

    /// The object field of the API that has the name of what the scope is, such as `TableName`.
    #[must_use]
    pub fn field(&self) -> Option<&'static str> {
        self.words().map(|words| words.field).filter(|field| !field.is_empty())
    }

    /// The scope of a word of the API, in exactly this spelling; any other word is kept.
    #[must_use]
    pub fn from_api(word: &str) -> Scope {
        SCOPES
            .iter()
            .find(|words| words.api == word)
            .map_or_else(|| Scope::Other(word.to_owned()), |words| words.scope.clone())
    }
}

impl Place {
    /// The word for the place's scope in messages, as [`Scope::level`].
    #[must_use]
    pub fn level(&self) -> &'static str {
        self.scope.level()
    }

    /// The object's name alone: `orders` where the place shows as `orders.*`; empty for `*.*`.
    #[must_use]
    pub fn object(&self) -> String {
        let given: Vec<&str> = self.path().into_iter().filter(|name| !name.is_empty()).collect();
        given.join(".")
    }

    /// The table that the place is, or is a column of: PostgreSQL has tables, views and sequences in one list of names,
    /// and its `REVOKE` finds each without its kind. Any other place is itself.
    #[must_use]
    pub fn relation(&self) -> Place {
        let table = match self.scope {
            Scope::Table | Scope::Column => &self.table,
            Scope::View => &self.view,
            Scope::Matview => &self.matview,
            Scope::Sequence => &self.sequence,
            _ => return self.clone(),
        };
        Place { schema: self.schema.clone(), ..Place::table(self.database.clone(), table.clone()) }
    }

    /// The names from wide to narrow, empty ones too: database, schema, then the object inside it, then a column.
    fn path(&self) -> [&str; 10] {
        [
            &self.database,
            &self.schema,
            &self.table,
            &self.view,
            &self.matview,
            &self.sequence,
            &self.procedure,
            &self.function,
            &self.type_name,
            &self.column,
        ]
    }

    /// `*.*`
    #[must_use]
    pub fn global() -> Place {
        Place::default()
    }

    /// `database.*`
    #[must_use]
    pub fn database(database: impl Into<String>) -> Place {
        Place { scope: Scope::Database, database: database.into(), ..Place::default() }
    }

    /// `database.table`
    #[must_use]
    pub fn table(database: impl Into<String>, table: impl Into<String>) -> Place {
        Place { scope: Scope::Table, database: database.into(), table: table.into(), ..Place::default() }
    }

    /// `database.table.column`
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

    /// The ten object fields with the API's names, in the order in which they are sent.
    #[must_use]
    pub fn names(&self) -> [(&'static str, &str); 10] {
        [
            ("Database", &self.database),
            ("TableName", &self.table),
            ("ColumnName", &self.column),
            ("SchemaName", &self.schema),
            ("SequenceName", &self.sequence),
            ("ProcedureName", &self.procedure),
            ("TypeName", &self.type_name),
            ("FunctionName", &self.function),
            ("ViewName", &self.view),
            ("MatviewName", &self.matview),
        ]
    }

    /// The object field with that API name, to be changed.
    pub fn name_mut(&mut self, api: &str) -> Option<&mut String> {
        Some(match api {
            "Database" => &mut self.database,
            "TableName" => &mut self.table,
            "ColumnName" => &mut self.column,
            "SchemaName" => &mut self.schema,
            "SequenceName" => &mut self.sequence,
            "ProcedureName" => &mut self.procedure,
            "TypeName" => &mut self.type_name,
            "FunctionName" => &mut self.function,
            "ViewName" => &mut self.view,
            "MatviewName" => &mut self.matview,
            _ => return None,
        })
    }
}

/// Shows a place as a DBA writes it: `*.*`, `orders.*`, `orders.item`, `orders.item.price`; other scopes as their
/// names joined by dots, from wide to narrow: `shop.public.item`.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.scope {
            Scope::Global => f.write_str("*.*"),
            Scope::Database => write!(f, "{}.*", self.database),
            _ => f.write_str(&self.object()),
        }
    }
}
