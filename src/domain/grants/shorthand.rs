//! Reads grants as a user types them: `select, insert on orders.*`.

use std::ops::Range;

use super::{
    Place, Scope, Unit,
    cursor::Cursor,
    dialect::{self, Dialect, PrivilegeCheck},
    entry::{self, PrivilegeEntry, clip},
    finding::GrantError,
    lexer::{self, Lexeme},
    normal,
    object::{self, Object, Style},
    presets,
    read::{self, Statement, Verdict, Weight, judge},
};
use crate::{
    catalog::{Catalog, Level, Preset, Product},
    domain::rule::Message,
};

pub use super::context::{Context, Typing, context};
pub use super::write::write;

/// Why a line is not a grant.
#[derive(Clone, Debug, PartialEq)]
pub struct LineError {
    /// What is wrong and how to fix it.
    pub(crate) message: Message,
    /// Position in bytes of the line.
    pub span: Range<usize>,
    /// The whole line with the error fixed, if a fix is known.
    pub(crate) fix: Option<String>,
}

/// Reads a line: privileges or a preset, `on`, and one or more objects; or a whole `GRANT` statement. Several grants
/// are separated by `;`. Every object and every column becomes a unit; units of the same place are joined.
///
/// # Errors
/// The first thing that is not understood, or that the product cannot have.
pub fn read(line: &str, product: Option<&Product>) -> Result<Vec<Unit>, LineError> {
    let dialect = Dialect::of(product);
    let lexed = lexer::lex(line);
    let units =
        lexed
            .split(|token| token.is_sign(';'))
            .filter(|tokens| !tokens.is_empty())
            .map(|tokens| {
                if tokens[0].is_word("GRANT") { statement(line, tokens, product) } else { grant(line, tokens, dialect) }
            })
            .collect::<Result<Vec<_>, _>>()
            .map_err(|finding| problem(line, finding))?
            .concat();
    if units.is_empty() {
        return Err(LineError { message: Message::new("grant-line-empty"), span: 0..line.len(), fix: None });
    }
    Ok(normal::merged(&units))
}

/// Reads only an object, such as `orders.*` or `orders.item`, and returns its place.
///
/// # Errors
/// What in the text is not an object, or not one of the product.
pub fn place(text: &str, product: Option<&Product>) -> Result<Place, LineError> {
    let lexed = lexer::lex(text);
    let mut cursor = Cursor::new(&lexed);
    let place = object::object(&mut cursor, None).and_then(|object| {
        let place = object::place(&object, Dialect::of(product), Style::Line)?.0;
        if cursor.is_end() {
            return Ok(place);
        }
        let from = cursor.at;
        Err(GrantError::new(Message::new("grant-after-object"), cursor.span_from(from)))
    });
    place.map_err(|finding| problem(text, finding))
}

/// Returns an example of a line for a product, which has schemas where the endpoint knows them too.
pub(crate) fn example(product: Option<&Product>, has_schemas: bool) -> String {
    let own = product.filter(|product| !product.speaks_mysql);
    if has_schemas {
        return "select on table shop.public.item".to_owned();
    }
    let level = own.and_then(|product| product.level(Scope::Database.api()));
    let word = level.and_then(|level| level.data.last()).map_or("select", |word| *word);
    format!("{word} on orders.*")
}

fn problem(line: &str, finding: GrantError) -> LineError {
    let fix = finding.edit.and_then(|(span, text)| {
        let (before, behind) = (line.get(..span.start)?, line.get(span.end..)?);
        Some(format!("{before}{text}{behind}"))
    });
    LineError { message: finding.message, span: finding.span, fix }
}

/// Reads a whole `GRANT` statement. It is accepted completely or not at all, because a line cannot show what was left
/// out.
fn statement(line: &str, tokens: &[Lexeme<'_>], product: Option<&Product>) -> Result<Vec<Unit>, GrantError> {
    let span = span(tokens);
    let text = line.get(span.clone()).unwrap_or_default();
    let script = read::read(text, product);
    let reading = script.reading(script.only().as_ref());
    let loss = |statement: &Statement| statement.notes.iter().find(|note| note.weight >= Weight::Loss).cloned();
    for statement in &reading.statements {
        if let Some(note) = loss(statement) {
            return Err(GrantError::new(note.message, span));
        }
        match &statement.verdict {
            Verdict::Taken(_) | Verdict::TakenAway(_) => {}
            Verdict::Nothing(message) | Verdict::Named(message) | Verdict::Refused(message) => {
                return Err(GrantError::new(message.clone(), span));
            }
        }
    }
    Ok(reading.units().to_vec())
}

fn span(tokens: &[Lexeme<'_>]) -> Range<usize> {
    match (tokens.first(), tokens.last()) {
        (Some(first), Some(last)) => first.span.start..last.span.end,
        _ => 0..0,
    }
}

/// Reads a grant such as `select, insert on orders.*, billing.*`.
fn grant(line: &str, tokens: &[Lexeme<'_>], dialect: Dialect<'_>) -> Result<Vec<Unit>, GrantError> {
    let mut cursor = Cursor::new(tokens);
    let entries = entry::entries(&mut cursor)?;
    if !cursor.take_word("ON") {
        return Err(missing_on(line, tokens, &entries));
    }
    if entries.is_empty() {
        return Err(GrantError::new(Message::new("grant-no-privilege"), tokens[0].span.clone()));
    }
    let mut units = Vec::new();
    loop {
        if cursor.is_end() || cursor.is_word("TO") {
            return Err(GrantError::new(Message::new("grant-object-name"), cursor.end()));
        }
        let object = object::object(&mut cursor, None)?;
        let (place, _) = object::place(&object, dialect, Style::Line)?;
        let taking = LinePrivileges { dialect, object: &object, is_single: entries.len() == 1 };
        for entry in &entries {
            units.extend(taking.entry(entry, &place)?);
        }
        if !cursor.take_sign(',') {
            break;
        }
    }
    // The account after `TO` is ignored: prefix and hosts of the credential decide that.
    if cursor.is_end() || cursor.is_word("TO") {
        return Ok(units);
    }
    let from = cursor.at;
    Err(GrantError::new(Message::new("grant-after-object"), cursor.span_from(from)))
}

/// Returns the error for a missing `on`, with an edit that adds it if an object can be recognised.
fn missing_on(line: &str, tokens: &[Lexeme<'_>], entries: &[PrivilegeEntry]) -> GrantError {
    let words: Vec<String> = entries.iter().map(|entry| entry.word.clone()).collect();
    let dot = tokens.iter().position(|token| token.is_sign('.')).filter(|dot| *dot >= 2);
    if let Some(object) = dot.map(|dot| &tokens[dot - 1]) {
        let at = object.span.start;
        let gap = if line.get(..at).is_some_and(|before| before.ends_with(char::is_whitespace)) { "" } else { " " };
        return GrantError::new(Message::new("grant-line-no-on"), object.span.clone())
            .with_edit(at..at, format!("{gap}on "));
    }
    let end = span(tokens).end;
    GrantError::new(Message::new("grant-line-no-object").with("words", clip(&words.join(", "))), end..end)
}

struct LinePrivileges<'o, 'p> {
    dialect: Dialect<'p>,
    object: &'o Object,
    /// Whether the line has only one privilege.
    is_single: bool,
}

impl LinePrivileges<'_, '_> {
    fn entry(&self, entry: &PrivilegeEntry, place: &Place) -> Result<Vec<Unit>, GrantError> {
        let Some(columns) = &entry.columns else {
            return Ok(vec![Unit { place: place.clone(), privileges: self.words(entry, place)? }]);
        };
        if place.scope != Scope::Table {
            let message = Message::new("grant-columns-need-table").with("word", clip(&entry.word));
            return Err(GrantError::new(message, entry.span.clone()));
        }
        let in_column = |name: &str| Place {
            schema: place.schema.clone(),
            ..Place::column(place.database.clone(), place.table.clone(), name)
        };
        let privileges = self.words(entry, &in_column(&columns[0].text))?;
        Ok(columns.iter().map(|name| Unit { place: in_column(&name.text), privileges: privileges.clone() }).collect())
    }

    /// Returns the privileges that one entry of the line means at a place.
    fn words(&self, entry: &PrivilegeEntry, place: &Place) -> Result<Vec<String>, GrantError> {
        let own = self.dialect.product_word(&entry.word);
        let known = dialect::mysql_word(&entry.word).filter(|_| own.is_none());
        if let Some(preset) = self.preset(entry).filter(|_| own.is_none() && known != Some("ALL")) {
            let words = presets::cut(preset, self.dialect, &place.scope);
            let message =
                || Message::new("grant-preset-empty").with("preset", preset.name).with("level", place.level());
            return if words.is_empty() { Err(GrantError::new(message(), entry.span.clone())) } else { Ok(words) };
        }
        if known == Some("ALL") {
            let words = self.dialect.all(&place.scope);
            let message =
                || Message::new("grant-all-unlisted").with("level", place.level()).with("product", self.dialect.name());
            return if words.is_empty() { Err(GrantError::new(message(), entry.span.clone())) } else { Ok(words) };
        }
        if known == Some("USAGE") && self.dialect.speaks_mysql {
            return Err(GrantError::new(Message::new("grant-usage"), entry.span.clone()));
        }
        if own.is_none() && is_foreign_preset(entry) {
            return Err(self.foreign_preset(entry));
        }
        self.judged(entry, place)
    }

    /// The error for a preset of MySQL, with the privilege of the product that has such a name.
    fn foreign_preset(&self, entry: &PrivilegeEntry) -> GrantError {
        let (product, span) = (self.dialect.name(), entry.span.clone());
        let mut words = self.dialect.levels().iter().flat_map(Level::privileges);
        let wanted = preset_key(&entry.word);
        let Some(guess) = words.find(|word| Some(dialect::key(word)) == wanted) else {
            return GrantError::new(Message::new("grant-no-preset").with("product", product), span);
        };
        let message = Message::new("grant-preset-is-privilege").with("preset", clip(&entry.word));
        let finding = GrantError::new(message.with("product", product).with("guess", guess), span.clone());
        // It is sent as it is written, so it is offered as the product writes it.
        finding.with_edit(span, guess)
    }

    fn judged(&self, entry: &PrivilegeEntry, place: &Place) -> Result<Vec<String>, GrantError> {
        let span = entry.span.clone();
        match self.dialect.judge(&entry.word, &place.scope, &mut 1) {
            PrivilegeCheck::Listed(word) | PrivilegeCheck::Unchecked(word) => Ok(vec![word]),
            PrivilegeCheck::NoWord(word) => Err(GrantError::new(judge::no_word(&[word]), span)),
            PrivilegeCheck::Wider(word, home) => {
                let home = place.at(&home);
                let finding = GrantError::new(judge::wider(&[word], place, &home), span);
                let object = super::write::object_text(&home).filter(|_| self.is_single && entry.columns.is_none());
                Err(match object {
                    Some(object) => finding.with_edit(self.object.span.clone(), object),
                    None => finding,
                })
            }
            PrivilegeCheck::Unknown(guess) => {
                if let Some(words) = self.dialect.split(&entry.word) {
                    let mut taken = Vec::new();
                    for word in words {
                        taken.extend(self.words(&PrivilegeEntry { word, ..entry.clone() }, place)?);
                    }
                    return Ok(taken);
                }
                let finding = GrantError::new(judge::unknown(&entry.word, guess.as_deref()), span.clone());
                let is_whole = entry.columns.is_none();
                Err(match guess.filter(|_| is_whole) {
                    Some(guess) if entry.word.chars().any(char::is_lowercase) => {
                        finding.with_edit(span, guess.to_lowercase())
                    }
                    Some(guess) => finding.with_edit(span, guess),
                    None => finding,
                })
            }
        }
    }

    /// Returns the preset with this name, letter or usual abbreviation.
    fn preset(&self, entry: &PrivilegeEntry) -> Option<&Preset> {
        let key = preset_key(&entry.word)?;
        let is_letter = |preset: &Preset| key.chars().eq([preset.letter.to_ascii_uppercase()]);
        self.dialect.presets().iter().find(|preset| dialect::key(preset.name) == key || is_letter(preset))
    }
}

/// Returns whether the word is a preset of MySQL, although the product has no such preset.
fn is_foreign_preset(entry: &PrivilegeEntry) -> bool {
    let Some(key) = preset_key(&entry.word) else { return false };
    let mysql = Catalog::built_in().product("Mysql");
    mysql.is_some_and(|mysql| mysql.presets.iter().any(|preset| dialect::key(preset.name) == key))
}

fn preset_key(word: &str) -> Option<String> {
    if word.len() > 40 {
        return None;
    }
    Some(match dialect::key(word).as_str() {
        "READONLY" | "RO" => "READ ONLY".to_owned(),
        "READWRITE" | "RW" => "READ WRITE".to_owned(),
        key => key.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mysql() -> Option<&'static Product> {
        Catalog::built_in().product("Mysql")
    }

    fn engine(name: &str) -> Option<&'static Product> {
        Catalog::built_in().products().iter().find(|product| product.engine == name)
    }

    fn shown(line: &str, product: Option<&Product>) -> String {
        match read(line, product) {
            Ok(units) => {
                let units: Vec<String> =
                    units.iter().map(|unit| format!("{}: {}", unit.place, unit.privileges.join(", "))).collect();
                units.join("; ")
            }
            Err(problem) => {
                let at = &line[problem.span];
                format!(
                    "{} at <{at}>{}",
                    problem.message.id,
                    problem.fix.map_or(String::new(), |fix| format!(" -> {fix}"))
                )
            }
        }
    }

    #[test]
    fn lines_are_read_as_a_dba_types_them() {
        for (line, units) in [
            ("select on orders.*", "orders.*: SELECT"),
            ("select, insert on orders.customer", "orders.customer: SELECT, INSERT"),
            ("select, update on orders.*, billing.*", "orders.*: SELECT, UPDATE; billing.*: SELECT, UPDATE"),
            ("read-only on billing.*", "billing.*: SELECT, SHOW VIEW"),
            ("r on billing.*", "billing.*: SELECT, SHOW VIEW"),
            ("rw on billing.invoice", "billing.invoice: SELECT, SHOW VIEW, INSERT, UPDATE, DELETE"),
            ("all on crm.customer.email", "crm.customer.email: SELECT, INSERT, UPDATE, REFERENCES"),
            ("process, show_databases on *.*", "*.*: PROCESS, SHOW DATABASES"),
            ("select(email,phone) on crm.customer", "crm.customer.email: SELECT; crm.customer.phone: SELECT"),
            ("select(email), update(email) on crm.customer", "crm.customer.email: SELECT, UPDATE"),
            ("select insert create view on a.*", "a.*: SELECT, INSERT, CREATE VIEW"),
            (
                "ＳＥＬＥＣＴ（email，phone） ＯＮ crm。customer",
                "crm.customer.email: SELECT; crm.customer.phone: SELECT",
            ),
            ("select on a.* — for the report", "a.*: SELECT"),
            ("select、insert on a.*", "a.*: SELECT, INSERT"),
            ("create-temporary-tables on `my db`.*", "my db.*: CREATE TEMPORARY TABLES"),
            ("select on my-db.t-1", "my-db.t-1: SELECT"),
            ("select on my\\_db.*; insert on my_db.*", "my_db.*: SELECT, INSERT"),
            ("GRANT SELECT ON `a\\_b`.* TO 'x'@'%'", "a_b.*: SELECT"),
            ("select on database orders", "orders.*: SELECT"),
            ("select on table orders.item to app", "orders.item: SELECT"),
            ("select on ｏrders.*", "orders.*: SELECT"),
        ] {
            assert_eq!(shown(line, mysql()), units, "{line}");
        }
    }

    #[test]
    fn a_kind_may_stand_before_the_object() {
        let postgres = engine("PostgreSQL");
        for (line, product, units) in [
            ("select on database orders.*", mysql(), "orders.*: SELECT"),
            ("select on database orders.item", mysql(), "grant-no-database at <database orders.item>"),
            ("select on database a.b.c", mysql(), "grant-too-many-names at <database a.b.c>"),
            ("select on table orders.*", mysql(), "orders.*: SELECT"),
            ("select on column orders.item.price", mysql(), "orders.item.price: SELECT"),
            ("select on orders.item.price", mysql(), "orders.item.price: SELECT"),
            ("select on orders.item.*", mysql(), "grant-too-many-names at <orders.item.*>"),
            ("connect on database shop.*", postgres, "shop.*: CONNECT"),
            ("usage on schema shop.audit", postgres, "shop.audit: USAGE"),
            ("usage on schema shop.audit.*", postgres, "shop.audit: USAGE"),
            ("usage on schema shop.audit.x", postgres, "grant-too-many-names at <schema shop.audit.x>"),
            ("select on shop.public.*", postgres, "shop.public: SELECT"),
            ("select on shop.public.item", postgres, "shop.public.item: SELECT"),
            ("select on column shop.public.item.price", postgres, "shop.public.item.price: SELECT"),
            ("select on shop.public.item.price", postgres, "shop.public.item.price: SELECT"),
        ] {
            assert_eq!(shown(line, product), units, "{line}");
        }
    }

    #[test]
    fn a_mistake_is_named_at_its_place_with_a_repaired_line() {
        for (line, problem) in [
            ("", "grant-line-empty at <>"),
            ("select", "grant-line-no-object at <>"),
            ("select orders.*", "grant-line-no-on at <orders> -> select on orders.*"),
            ("select on orders", "grant-line-one-name at <orders> -> select on orders.*"),
            ("select on *", "grant-star-alone at <*> -> select on *.*"),
            ("selct on a.*", "grant-did-you-mean at <selct> -> select on a.*"),
            ("select, foo on a.*", "grant-unknown at <foo>"),
            ("process on orders.*", "grant-wider at <process> -> process on *.*"),
            ("lock tables on a.t", "grant-wider at <lock tables> -> lock tables on a.*"),
            ("super on *.*", "grant-no-word at <super>"),
            ("select on ord%.*", "grant-pattern at <ord%>"),
            ("select on a.* \\G", "grant-after-object at <\\>"),
            ("select on a.*\\G", "grant-pattern at <*\\G>"),
            ("select on `ord%`.item", "grant-pattern at <`ord%`>"),
            ("select(a) on b.*", "grant-columns-need-table at <select(a)>"),
            ("select() on b.c", "grant-columns-empty at <()>"),
            ("select(a on b.c", "grant-parenthesis-open at <(a on b.c>"),
            ("on a.*", "grant-no-privilege at <on>"),
            ("select on", "grant-object-name at <>"),
            ("select on a.* b", "grant-after-object at <b>"),
            ("select on `a.*", "grant-quote-open at <`a.*>"),
            ("execute on procedure a.p", "grant-routine at <procedure a.p>"),
            ("GRANT SELECT, SUPER ON *.* TO x", "grant-no-word at <GRANT SELECT, SUPER ON *.* TO x>"),
            ("usage on *.*", "grant-usage at <usage>"),
            ("SELCT on a.*", "grant-did-you-mean at <SELCT> -> SELECT on a.*"),
            ("select, process on a.*", "grant-wider at <process>"),
            ("select on to b", "grant-object-name at <>"),
            ("select on `a\u{200b}b`.*", "grant-name-unseen at <`a\u{200b}b`.*> -> select on ab.*"),
        ] {
            assert_eq!(shown(line, mysql()), problem, "{line}");
        }
    }

    #[test]
    fn other_products_have_their_own_words_and_objects() {
        let postgres = engine("PostgreSQL");
        assert_eq!(shown("select, truncate on shop.public.item", postgres), "shop.public.item: SELECT, TRUNCATE");
        assert_eq!(shown("usage on schema shop.public", postgres), "shop.public: USAGE");
        assert_eq!(shown("select on view shop.public.v", postgres), "shop.public.v: SELECT");
        assert_eq!(shown("read-only on shop.public.item", postgres), "grant-no-preset at <read-only>");
        assert_eq!(shown("connect on shop.*", postgres), "shop.*: CONNECT");
        assert_eq!(shown("readonly on shop.*", engine("SQL Server")), "shop.*: ReadOnly");
        assert_eq!(shown("read_write on admin.*", engine("MongoDB")), "admin.*: READ_WRITE");
        assert_eq!(shown("select on view a.b", mysql()), "grant-no-scope at <view a.b>");
    }

    #[test]
    fn an_object_alone_is_read_to_its_end() {
        assert_eq!(place("orders.item", mysql()), Ok(Place::table("orders", "item")));
        assert_eq!(place("orders.item x", mysql()).map_err(|problem| problem.message.id), Err("grant-after-object"));
    }
}
