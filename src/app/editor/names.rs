//! The lists of names that an instance may have: which one completes a name, and which question brings it.

use super::context::EditorContext;
use crate::domain::{
    facts::{Question, SchemaObjectKind},
    grants::{Place, Scope},
};

/// A list of names of one instance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ObjectList {
    /// Its databases.
    Databases,
    /// Tables of a database that has no schemas.
    Tables {
        /// The database.
        database: String,
    },
    /// Columns of such a table.
    Columns {
        /// The database.
        database: String,
        /// The table.
        table: String,
    },
    /// What lies in a database with schemas: the schemas, the objects of one kind in a schema, or the columns of a table.
    InSchema {
        /// The database.
        database: String,
        /// The schema; empty for the schemas themselves.
        schema: String,
        /// The scope whose name it lists.
        scope: Scope,
        /// The table; empty for anything but columns.
        table: String,
    },
}

impl ObjectList {
    /// The list that has the next name of an object, after those before it; `None` where nothing lists it. `kind` is
    /// what the object is; without one it is a table.
    pub(super) fn next(
        kind: Option<&Scope>,
        before: &[impl AsRef<str>],
        seen: &EditorContext<'_>,
    ) -> Option<ObjectList> {
        let before: Vec<&str> = before.iter().map(AsRef::as_ref).collect();
        if before.iter().any(|name| name.is_empty() || *name == "*") {
            return None;
        }
        let has_columns = matches!(kind, None | Some(Scope::Table | Scope::Column));
        match (seen.has_schemas(), before.as_slice()) {
            (_, []) => Some(ObjectList::Databases),
            (_, [_]) if kind == Some(&Scope::Database) => None,
            (false, [database]) => Some(ObjectList::Tables { database: (*database).to_owned() }),
            (true, [database]) => Some(ObjectList::in_schema([database, "", ""], Scope::Schema)),
            (true, [database, schema]) => match kind {
                Some(Scope::Schema) => None,
                Some(scope) if !has_columns => Some(ObjectList::in_schema([database, schema, ""], scope.clone())),
                _ => Some(ObjectList::in_schema([database, schema, ""], Scope::Table)),
            },
            (_, table) if has_columns => ObjectList::columns(table, seen),
            _ => None,
        }
    }

    /// The columns of the table with those names.
    pub(super) fn columns(table: &[impl AsRef<str>], seen: &EditorContext<'_>) -> Option<ObjectList> {
        match (seen.has_schemas(), table) {
            (false, [database, table]) => {
                Some(ObjectList::Columns { database: database.as_ref().to_owned(), table: table.as_ref().to_owned() })
            }
            (true, [database, schema, table]) => {
                Some(ObjectList::in_schema([database.as_ref(), schema.as_ref(), table.as_ref()], Scope::Column))
            }
            _ => None,
        }
    }

    fn in_schema([database, schema, table]: [&str; 3], scope: Scope) -> ObjectList {
        ObjectList::InSchema {
            database: database.to_owned(),
            schema: schema.to_owned(),
            scope,
            table: table.to_owned(),
        }
    }

    /// The question that brings the list; `None` where the API cannot list it.
    pub(crate) fn question(&self, instance: &str) -> Option<Question> {
        let instance = instance.to_owned();
        Some(match self.clone() {
            ObjectList::Databases => Question::Databases { instance },
            ObjectList::Tables { database } => Question::Tables { instance, database },
            ObjectList::Columns { database, table } => Question::Columns { instance, database, table },
            ObjectList::InSchema { database, schema, scope, table } => {
                let kind = SchemaObjectKind::of(&scope)?;
                Question::Objects { instance, database, schema, kind, table }
            }
        })
    }

    /// The place of a name in the list.
    pub(super) fn place(&self, name: &str) -> Place {
        match self {
            ObjectList::Databases => Place::database(name),
            ObjectList::Tables { database } => Place::table(database, name),
            ObjectList::Columns { database, table } => Place::column(database, table, name),
            ObjectList::InSchema { database, schema, scope, table } => {
                let mut place = Place { scope: scope.clone(), ..Place::database(database) };
                (place.schema, place.table) = (schema.clone(), table.clone());
                if let Some(member) = scope.field().and_then(|api| place.name_mut(api)) {
                    name.clone_into(member);
                }
                place
            }
        }
    }

    /// The place around the names of the list, where that is one that a grant can name with `*`.
    pub(super) fn around(&self) -> Option<Place> {
        match self {
            ObjectList::Tables { database } => Some(Place::database(database)),
            ObjectList::InSchema { database, schema, table, .. } if table.is_empty() => {
                let scope = if schema.is_empty() { Scope::Database } else { Scope::Schema };
                Some(Place { scope, schema: schema.clone(), ..Place::database(database) })
            }
            ObjectList::Databases | ObjectList::Columns { .. } | ObjectList::InSchema { .. } => None,
        }
    }

    /// Whether more names may follow one of the list.
    pub(super) fn is_container(&self) -> bool {
        matches!(self, ObjectList::Databases | ObjectList::InSchema { scope: Scope::Schema, .. })
    }
}
