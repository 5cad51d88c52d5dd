//! Reads the object after `ON`, and finds the place that it means for a product.

use super::{
    Place, Scope, bare,
    cursor::{Cursor, Name, wide_name},
    dialect::Dialect,
    entry::{clip, open_quote},
    finding::GrantError,
    kind::{ObjectKind, kind_word, take_kind},
    name,
    read::{Note, Weight},
    sql,
};
use crate::domain::rule::Message;

/// Rules for the names of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// A statement of MySQL: in `db.*` the database is a pattern; elsewhere it is a name.
    Statement,
    /// A typed line: the database is always a name; `\_`, `\%` and `\\` mean the second character.
    Line,
}

/// An object as it was written.
#[derive(Clone, Debug)]
pub(super) struct Object {
    /// Keyword before it, such as `TABLE`.
    pub(super) kind: Option<ObjectKind>,
    /// Its names; at least one.
    pub(super) names: Vec<Name>,
    /// Whether arguments of a routine follow the name.
    pub(super) has_arguments: bool,
    /// Position in bytes of the text.
    pub(super) span: std::ops::Range<usize>,
}

impl Object {
    /// Returns the name of a whole database and the pattern that it was written as, if these may differ. MySQL stores
    /// the pattern, and a `REVOKE` must repeat it in the same spelling.
    pub(super) fn spelling(&self, place: &Place) -> Option<(String, String)> {
        let is_pattern = place.scope == Scope::Database && place.database.contains(['_', '%', '\\']);
        is_pattern.then(|| (place.database.clone(), self.names[0].text.clone()))
    }

    /// Returns whether it is a table or `*` without a database.
    pub(super) fn has_no_database(&self) -> bool {
        self.names.len() == 1 && matches!(self.kind, None | Some(ObjectKind::Scope(Scope::Table)))
    }
}

/// Reads one object. Without a kind it has that of the object before it.
pub(super) fn object(cursor: &mut Cursor<'_, '_>, before: Option<&ObjectKind>) -> Result<Object, GrantError> {
    let from = cursor.at;
    if cursor.is_word("ALL") && cursor.tokens.get(from + 2).is_some_and(|token| token.is_word("IN")) {
        return Err(GrantError::new(Message::new("grant-all-in-schema"), cursor.span_from(from)));
    }
    let kind = take_kind(cursor).or_else(|| before.cloned());
    let mut names = Vec::new();
    loop {
        let at = cursor.at;
        let Some(name) = cursor.name(&['.', ',', '(', ')', ';']) else {
            return Err(GrantError::new(Message::new("grant-object-name"), cursor.span_from(at)));
        };
        if let Some(quote) = name.open {
            return Err(open_quote(quote, name.span));
        }
        if name.text.is_empty() {
            return Err(GrantError::new(Message::new("grant-name-empty"), name.span));
        }
        names.push(name);
        if !cursor.take_sign('.') {
            break;
        }
    }
    let is_routine = kind.as_ref().is_some_and(ObjectKind::is_routine);
    let has_arguments = is_routine && cursor.take_sign('(');
    let mut depth = usize::from(has_arguments);
    while depth > 0 && !cursor.is_end() {
        depth += usize::from(cursor.is_sign('('));
        depth -= usize::from(cursor.is_sign(')'));
        cursor.at += 1;
    }
    Ok(Object { kind, names, has_arguments, span: cursor.span_from(from) })
}

/// Returns the place of an object, with notes about its names.
pub(super) fn place(object: &Object, dialect: Dialect<'_>, style: Style) -> Result<(Place, Vec<Note>), GrantError> {
    let mut notes = Vec::new();
    let resolver = Resolver { object, dialect, style };
    let place = resolver.place(&mut notes)?;
    if let Some((message, repaired)) = name::flaw(&place) {
        let finding = resolver.finding(message);
        let text = super::write::object_text(&repaired).filter(|_| style == Style::Line);
        let finding = match text {
            Some(text) => finding.with_edit(object.span.clone(), text),
            None => finding,
        };
        return Err(finding.with_guess(repaired));
    }
    if let Some(name) = object.names.iter().find(|name| style == Style::Statement && name.is_wide) {
        return Err(resolver.finding(wide_name(&name.text)).with_guess(place));
    }
    if object.has_arguments && dialect.has_schemas() {
        notes.push(Note { weight: Weight::Caution, message: Message::new("grant-arguments") });
    }
    notes.extend(name::look_alike(&place).map(|message| Note { weight: Weight::Caution, message }));
    if style == Style::Statement
        && let Some(message) = bare::object_flaw(object, dialect, &mut notes)
    {
        return Err(resolver.finding(message).with_guess(place));
    }
    Ok((place, notes))
}

struct Resolver<'o, 'p> {
    object: &'o Object,
    dialect: Dialect<'p>,
    style: Style,
}

impl Resolver<'_, '_> {
    fn place(&self, notes: &mut Vec<Note>) -> Result<Place, GrantError> {
        match &self.object.kind {
            None => self.bare(notes),
            Some(ObjectKind::Scope(scope)) if !self.is_routine(scope) => self.of_kind(scope, notes),
            Some(ObjectKind::Other(_)) if self.dialect.speaks_mysql => {
                Err(self.finding(Message::new("grant-after-object")))
            }
            Some(ObjectKind::Other(word)) => Err(self.finding(Message::new("grant-no-kind").with("kind", *word))),
            Some(_) => Err(self.routine()),
        }
    }

    fn is_routine(&self, scope: &Scope) -> bool {
        self.dialect.speaks_mysql && matches!(scope, Scope::Function | Scope::Procedure)
    }

    fn bare(&self, notes: &mut Vec<Note>) -> Result<Place, GrantError> {
        let names = &self.object.names[..];
        match names {
            [all] if all.is_star() => {
                Err(self.finding(Message::new("grant-star-alone")).with_edit(self.object.span.clone(), "*.*"))
            }
            [one] => Err(self.without_database(one)),
            [stars, eaten] if [stars, eaten].iter().all(|name| name.is_bare && name.text == "_") => {
                let finding = self.finding(Message::new("grant-stars-eaten"));
                Err(finding.with_edit(self.object.span.clone(), "*.*").with_guess(Place::global()))
            }
            [all, every] if all.is_star() && every.is_star() => Ok(Place::global()),
            [all, ..] if all.is_star() => {
                let name = names.last().map_or("", |name| &name.text);
                Err(self.finding(Message::new("grant-star-database").with("table", clip(name))))
            }
            [database, all] if all.is_star() => Ok(Place::database(self.database(database, true, notes)?)),
            [database, table] => Ok(Place::table(self.database(database, false, notes)?, plain(table)?)),
            _ if self.dialect.has_schemas() => self.with_schema(notes),
            [database, table, column] if self.style == Style::Line && !column.is_star() => {
                Ok(Place::column(self.database(database, false, notes)?, plain(table)?, plain(column)?))
            }
            _ => Err(self.too_many()),
        }
    }

    /// Finds the place for three or four names of a product with schemas.
    fn with_schema(&self, notes: &mut Vec<Note>) -> Result<Place, GrantError> {
        match &self.object.names[..] {
            [database, schema, all] if all.is_star() => Ok(Place {
                scope: Scope::Schema,
                schema: plain(schema)?,
                ..Place::database(self.database(database, false, notes)?)
            }),
            [database, schema, table] => Ok(Place {
                schema: plain(schema)?,
                ..Place::table(self.database(database, false, notes)?, plain(table)?)
            }),
            [database, schema, table, column] => Ok(Place {
                schema: plain(schema)?,
                ..Place::column(self.database(database, false, notes)?, plain(table)?, plain(column)?)
            }),
            _ => Err(self.too_many()),
        }
    }

    /// Finds the place of an object whose kind was written.
    fn of_kind(&self, scope: &Scope, notes: &mut Vec<Note>) -> Result<Place, GrantError> {
        let names = &self.object.names[..];
        let is_mysql = matches!(scope, Scope::Table | Scope::Database | Scope::Column);
        if self.dialect.speaks_mysql && (!is_mysql || names.len() > 3 - usize::from(*scope == Scope::Table)) {
            return if is_mysql { Err(self.too_many()) } else { Err(self.no_scope(scope)) };
        }
        if self.dialect.speaks_mysql && self.style == Style::Statement && *scope != Scope::Table {
            return Err(self.kind_word(scope, notes));
        }
        match (scope, names) {
            (Scope::Database, [database]) => Ok(Place::database(self.database(database, true, notes)?)),
            (Scope::Database, [database, all]) if all.is_star() => {
                Ok(Place::database(self.database(database, true, notes)?))
            }
            (Scope::Schema, [database, schema]) => self.inner(scope, [database, schema, schema], notes),
            (Scope::Schema, [database, schema, all]) if all.is_star() => {
                self.inner(scope, [database, schema, schema], notes)
            }
            (Scope::Database | Scope::Schema, [_] | [_, _]) | (_, [_]) => Err(self.without_database(&names[0])),
            (Scope::Table, [_, _]) => self.bare(notes),
            (Scope::Column, [database, table, column]) => {
                Ok(Place::column(self.database(database, false, notes)?, plain(table)?, plain(column)?))
            }
            (Scope::Column, [_, _, _, _]) => self.with_schema(notes),
            (Scope::Column | Scope::Database | Scope::Schema, _) => Err(self.too_many()),
            (_, [database, name]) => {
                let mut place = self.inner(scope, [database, name, name], notes)?;
                place.schema.clear();
                Ok(place)
            }
            (_, [database, schema, name]) => self.inner(scope, [database, schema, name], notes),
            _ => Err(self.too_many()),
        }
    }

    /// Makes a place inside a schema.
    fn inner(&self, scope: &Scope, names: [&Name; 3], notes: &mut Vec<Note>) -> Result<Place, GrantError> {
        let mut place = Place {
            scope: scope.clone(),
            schema: plain(names[1])?,
            ..Place::database(self.database(names[0], false, notes)?)
        };
        if let Some(slot) = scope.field().and_then(|field| place.name_mut(field)) {
            *slot = plain(names[2])?;
        }
        Ok(place)
    }

    /// Returns the name of a database. MySQL reads it as a pattern if it means the whole database, and as a plain name
    /// before a table.
    fn database(&self, name: &Name, is_whole: bool, notes: &mut Vec<Note>) -> Result<String, GrantError> {
        let is_line = self.style == Style::Line;
        if !is_line && !is_whole && !name.is_bare && self.dialect.speaks_mysql {
            return self.literal(name, notes);
        }
        let mut text = String::with_capacity(name.text.len());
        let (mut has_underscore, mut has_percent, mut odd_escape) = (false, false, None);
        let mut characters = name.text.chars().peekable();
        while let Some(character) = characters.next() {
            let is_escape = |next: &char| matches!(next, '_' | '%') || (*next == '\\' && (is_whole || is_line));
            let escaped = (character == '\\').then(|| characters.next_if(is_escape)).flatten();
            if let Some(escaped) = escaped {
                text.push(escaped);
            } else {
                has_underscore |= character == '_';
                has_percent |= character == '%' || (name.is_bare && character == '*');
                if character == '\\' && !is_line && self.dialect.speaks_mysql {
                    odd_escape = odd_escape.or(characters.peek().copied());
                }
                text.push(character);
            }
        }
        if has_percent && (is_whole || is_line || name.is_bare) {
            return Err(pattern(name));
        }
        if let Some(next) = odd_escape {
            // In a pattern a backslash disappears and makes the next character literal.
            let message =
                Message::new("grant-odd-escape").with("name", clip(&name.text)).with("letter", next.to_string());
            return Err(GrantError::new(message, name.span.clone()));
        }
        if !is_line && is_whole && has_underscore && self.dialect.speaks_mysql {
            let message = Message::new("grant-underscore").with("database", clip(&text));
            notes.push(Note { weight: Weight::Remark, message });
        }
        Ok(text)
    }

    /// Returns the name of a database before a table, which a server reads literally.
    fn literal(&self, name: &Name, notes: &mut Vec<Note>) -> Result<String, GrantError> {
        if name.text.contains("\\_") || name.text.contains("\\%") {
            let meant = name.text.replace("\\_", "_").replace("\\%", "%");
            let message =
                Message::new("grant-table-escape").with("name", clip(&name.text)).with("database", clip(&meant));
            let finding = GrantError::new(message, name.span.clone());
            return Err(match self.object.names.get(1) {
                Some(table) => finding.with_guess(Place::table(meant, table.text.clone())),
                None => finding,
            });
        }
        if name.text.contains('%') {
            let message = Message::new("grant-table-percent").with("database", clip(&name.text));
            notes.push(Note { weight: Weight::Caution, message });
        }
        Ok(name.text.clone())
    }

    fn without_database(&self, name: &Name) -> GrantError {
        let id = match (self.style, &self.object.kind) {
            (Style::Line, None) => "grant-line-one-name",
            _ => "grant-no-database",
        };
        let end = self.object.span.end;
        if let Some((database, object)) =
            name.text.split_once('.').filter(|_| !name.is_bare && self.object.kind.is_none())
        {
            let guess = if object == "*" { Place::database(database) } else { Place::table(database, object) };
            let fix = super::write::object_text(&guess).unwrap_or_default();
            let message = Message::new("grant-quotes-around").with("name", clip(&name.text)).with("fix", clip(&fix));
            return self.finding(message).with_edit(self.object.span.clone(), fix).with_guess(guess);
        }
        let finding = self.finding(Message::new(id).with("name", clip(&name.text)));
        if self.object.kind.is_none() { finding.with_edit(end..end, ".*") } else { finding }
    }

    fn too_many(&self) -> GrantError {
        let names: Vec<&str> = self.object.names.iter().map(|name| name.text.as_str()).collect();
        self.finding(Message::new("grant-too-many-names").with("object", clip(&names.join("."))))
    }

    fn no_scope(&self, scope: &Scope) -> GrantError {
        let word = kind_word(scope).unwrap_or_default();
        self.finding(Message::new("grant-no-scope").with("kind", word).with("product", self.dialect.name()))
    }

    /// Returns the error for a keyword that MySQL does not accept before the object.
    fn kind_word(&self, scope: &Scope, notes: &mut Vec<Note>) -> GrantError {
        let line = Resolver { style: Style::Line, ..*self };
        let meant = line.of_kind(scope, notes).ok();
        let fix = meant.as_ref().and_then(super::write::object_text).unwrap_or_else(|| "database.*".to_owned());
        let word = kind_word(scope).unwrap_or_default();
        let finding = self.finding(Message::new("grant-kind-word").with("kind", word).with("fix", clip(&fix)));
        match meant {
            Some(place) => finding.with_guess(place),
            None => finding,
        }
    }

    fn routine(&self) -> GrantError {
        let names: Vec<&str> = self.object.names.iter().map(|name| name.text.as_str()).collect();
        let database = match &names[..] {
            [database, _] => format!("{}.*", sql::quoted(database)),
            _ => "*.*".to_owned(),
        };
        let message = Message::new("grant-routine").with("name", clip(&names.join("."))).with("database", database);
        self.finding(message)
    }

    fn finding(&self, message: Message) -> GrantError {
        GrantError::new(message, self.object.span.clone())
    }
}

/// Returns the name of a table or column, which must not be a pattern.
fn plain(name: &Name) -> Result<String, GrantError> {
    if name.is_bare && name.text.contains(['%', '*']) {
        return Err(pattern(name));
    }
    Ok(name.text.clone())
}

/// Returns the error for a name that is a pattern, since the API has no patterns.
fn pattern(name: &Name) -> GrantError {
    GrantError::new(Message::new("grant-pattern").with("name", clip(&name.text)), name.span.clone())
}
