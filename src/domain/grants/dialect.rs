//! What the words of a product mean when a text is read: its levels, whether other words are errors, and the privileges
//! of MySQL.

use std::{borrow::Cow, collections::HashMap, sync::OnceLock};

use super::{
    Scope,
    lexer::SqlSyntax,
    vocabulary::{ALIASES, API_WORDS, OTHER_WORDS},
};
use crate::{
    catalog::{Catalog, Level, Preset, Product},
    domain::did_you_mean::typos,
};

/// Returns MySQL's name of a privilege in any spelling: `show_view`, `Show-View` and `SHOW VIEW` are the same.
pub(super) fn mysql_word(word: &str) -> Option<&'static str> {
    static WORDS: OnceLock<HashMap<String, &'static str>> = OnceLock::new();
    let words = WORDS.get_or_init(|| {
        let named = API_WORDS.iter().chain(OTHER_WORDS).chain(&["ALL"]).map(|word| (key(word), *word));
        named.chain(ALIASES.iter().map(|(alias, word)| (key(alias), *word))).collect()
    });
    // The longest name has 31 characters. A much longer word is not copied to be looked up, since a paste may be large.
    if word.len() > 80 { None } else { words.get(&key(word)).copied() }
}

/// Returns the spelling that privileges are compared by: MySQL's name, or the word without blanks at its ends if MySQL
/// has no such privilege.
pub(super) fn canonical(word: &str) -> Cow<'_, str> {
    Cow::Borrowed(mysql_word(word).unwrap_or_else(|| word.trim()))
}

/// Writes a word in upper case, with one blank for every run of blanks, `_` and `-`.
pub(super) fn key(word: &str) -> String {
    let mut key = String::with_capacity(word.len());
    for part in parts(word) {
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(part);
    }
    key.make_ascii_uppercase();
    key
}

/// Returns whether two words have the same [`key`], without writing it.
fn is_same(one: &str, other: &str) -> bool {
    let (mut parts_of_one, mut parts_of_other) = (parts(one), parts(other));
    loop {
        match (parts_of_one.next(), parts_of_other.next()) {
            (None, None) => return true,
            (Some(one), Some(other)) if one.eq_ignore_ascii_case(other) => {}
            _ => return false,
        }
    }
}

fn parts(word: &str) -> impl Iterator<Item = &str> {
    word.split(|letter: char| letter.is_whitespace() || matches!(letter, '_' | '-')).filter(|part| !part.is_empty())
}

/// Result of checking one privilege at one scope.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum PrivilegeCheck {
    /// The product lists it at the scope.
    Listed(String),
    /// It is not listed, but the product's list is not binding: it may be sent.
    Unchecked(String),
    /// A privilege of MySQL that the API has no word for.
    NoWord(String),
    /// The product has it at this wider scope only.
    Wider(String, Scope),
    /// Not a privilege; with a similar one, if there is any.
    Unknown(Option<String>),
}

/// A product's privileges, for reading a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dialect<'p> {
    product: &'p Product,
    /// Whether a privilege that is not listed is an error. Only documented products have binding lists (docs/api.md
    /// R7).
    pub(super) is_strict: bool,
    /// Whether MySQL's rules apply: the levels of privileges, and the meaning of a `GRANT`.
    pub(super) speaks_mysql: bool,
}

impl<'p> Dialect<'p> {
    /// Returns the dialect of a product. As long as no product is chosen, it is that of `Mysql`.
    pub(super) fn of(product: Option<&'p Product>) -> Dialect<'p> {
        match product {
            Some(product) => Dialect { product, is_strict: product.is_documented, speaks_mysql: product.speaks_mysql },
            // Strict: a privilege that Mysql lacks would be lost as soon as the product is chosen.
            None => Dialect { product: mysql(), is_strict: true, speaks_mysql: true },
        }
    }

    /// Returns the name of the product for messages: its `ProductName`, or its engine if that is empty.
    pub(super) fn name(&self) -> &'p str {
        if self.product.name.is_empty() { self.product.engine } else { self.product.name }
    }

    /// Returns the levels of the product.
    pub(super) fn levels(&self) -> &'p [Level] {
        self.product.levels
    }

    /// Returns the level with this scope, if the product has one.
    pub(super) fn level(&self, scope: &Scope) -> Option<&'p Level> {
        self.product.level(scope.api())
    }

    /// Returns whether any level has the field `SchemaName`.
    pub(super) fn has_schemas(&self) -> bool {
        self.product.levels.iter().any(|level| level.names.contains(&"SchemaName"))
    }

    /// The product's presets.
    pub(super) fn presets(&self) -> &'p [Preset] {
        self.product.presets
    }

    /// Returns every privilege that a scope can have. If a product with MySQL's rules lacks the level, it is MySQL's
    /// own list. Empty if no source lists any.
    pub(super) fn all(&self, scope: &Scope) -> Vec<String> {
        let level = self.level(scope).or_else(|| self.speaks_mysql.then(|| mysql().level(scope.api())).flatten());
        let listed: Vec<String> =
            level.map(|level| level.privileges().map(str::to_owned).collect()).unwrap_or_default();
        if !listed.is_empty() || self.manner() != SqlSyntax::Postgres {
            return listed;
        }
        scope.row().map_or(&[][..], |row| row.postgres_all).iter().map(|word| (*word).to_owned()).collect()
    }

    /// Returns the static privileges of a MySQL server that `ALL` includes at this scope but the product does not list.
    pub(super) fn missing_from_all(&self, scope: &Scope) -> Vec<String> {
        const SERVER: &[&str] = &[
            "RELOAD",
            "SHUTDOWN",
            "FILE",
            "SUPER",
            "REPLICATION SLAVE",
            "REPLICATION CLIENT",
            "CREATE USER",
            "CREATE TABLESPACE",
            "CREATE ROLE",
            "DROP ROLE",
        ];
        if !self.speaks_mysql || *scope != Scope::Global {
            return Vec::new();
        }
        let has = self.all(scope);
        SERVER.iter().filter(|word| !has.iter().any(|own| own == *word)).map(|word| (*word).to_owned()).collect()
    }

    /// Returns how texts for the product are read.
    pub(super) fn manner(&self) -> SqlSyntax {
        if self.product.engine == "PostgreSQL" { SqlSyntax::Postgres } else { SqlSyntax::Script }
    }

    /// Returns the product's spelling of a privilege, from any of its levels.
    pub(super) fn product_word(&self, word: &str) -> Option<&'p str> {
        let mut own = self.product.levels.iter().flat_map(Level::privileges);
        if self.speaks_mysql {
            // A paste may have many words: this is only one table look-up for each.
            let known = mysql_word(word)?;
            return own.find(|own| *own == known);
        }
        if word.len() > 80 { None } else { own.find(|own| is_same(own, word)) }
    }

    /// Returns the privilege that a word of a statement resembles although no server accepts it, such as `CREATE-VIEW`
    /// or `_DROP_`. A typed line accepts these spellings.
    pub(super) fn invalid_spelling(&self, word: &str) -> Option<&'p str> {
        let known = self.product_word(word).or_else(|| mysql_word(word))?;
        let is_same = |written: &str| {
            word.split_whitespace().map(str::to_ascii_uppercase).eq(written.split(' ').map(str::to_ascii_uppercase))
        };
        // MySQL and `MariaDB` spell privileges for administrators differently, with `_` or with blanks.
        let is_admin = known.ends_with("ADMIN") && is_same(&known.replace(' ', "_"));
        let is_written = is_same(known) || is_admin || (known == "ALL" && is_same("ALL PRIVILEGES"));
        (!is_written).then_some(known)
    }

    /// Checks one privilege at one scope. `guesses` limits how often similar words are searched, because a paste may
    /// contain a hundred thousand unknown words.
    pub(super) fn judge(&self, word: &str, scope: &Scope, guesses: &mut usize) -> PrivilegeCheck {
        let own = self.product_word(word);
        if let Some(own) = own
            && self.level(scope).is_some_and(|level| level.privileges().any(|listed| listed == own))
        {
            return PrivilegeCheck::Listed(own.to_owned());
        }
        let known = mysql_word(word);
        if matches!(known, Some("GRANT OPTION" | "PROXY")) {
            return PrivilegeCheck::NoWord(known.unwrap_or_default().to_owned());
        }
        if self.speaks_mysql
            && let Some(known) = known
            && !mysql().level(scope.api()).is_some_and(|level| level.privileges().any(|listed| listed == known))
            && let Some(home) = home(known, scope)
        {
            return PrivilegeCheck::Wider(known.to_owned(), home);
        }
        match (own.or(known), self.is_strict) {
            (Some(known), false) => PrivilegeCheck::Unchecked(known.to_owned()),
            (Some(_), _) => PrivilegeCheck::NoWord(as_written(word)),
            (None, is_strict) => self.judge_unknown(word, is_strict, guesses),
        }
    }

    /// Splits words without commas between them into known privileges: `SELECT INSERT` is two. Returns `None` if that
    /// is impossible or if there is only one.
    pub(super) fn split(&self, words: &str) -> Option<Vec<String>> {
        if words.len() > 400 {
            return None;
        }
        let words: Vec<&str> = words.split_whitespace().collect();
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            // The longest privileges of the API have three words.
            let length = (1..=3.min(words.len() - at)).rev().find(|length| {
                let word = words[at..at + length].join(" ");
                self.product_word(&word).is_some() || (self.speaks_mysql && mysql_word(&word).is_some())
            })?;
            let word = words[at..at + length].join(" ");
            found.push(self.product_word(&word).or_else(|| mysql_word(&word)).unwrap_or_default().to_owned());
            at += length;
        }
        (found.len() > 1).then_some(found)
    }

    fn judge_unknown(&self, word: &str, is_strict: bool, guesses: &mut usize) -> PrivilegeCheck {
        let guess = if *guesses == 0 {
            None
        } else {
            *guesses -= 1;
            self.resembling(word)
        };
        match guess {
            Some(guess) => PrivilegeCheck::Unknown(Some(guess)),
            // Probably a dynamic privilege of a newer server.
            None if is_strict && word.to_ascii_uppercase().ends_with("_ADMIN") => {
                PrivilegeCheck::NoWord(as_written(word))
            }
            // The list of the product is not binding, so any word may be right.
            None if is_strict => PrivilegeCheck::Unknown(None),
            None => PrivilegeCheck::Unchecked(word.trim().to_owned()),
        }
    }

    /// Returns the privilege that a misspelt word resembles most.
    pub(super) fn resembling(&self, word: &str) -> Option<String> {
        let wanted = key(word);
        let own = self.product.levels.iter().flat_map(Level::privileges);
        let known = API_WORDS.iter().copied().filter(|_| self.speaks_mysql);
        let extra = ["USAGE", "ALL", "ALL PRIVILEGES"].into_iter().filter(|_| self.speaks_mysql);
        own.chain(known)
            .chain(extra)
            .filter_map(|candidate| typos(&wanted, &key(candidate)).map(|typos| (typos, candidate)))
            .min_by_key(|(typos, _)| *typos)
            .map(|(_, candidate)| candidate.to_owned())
    }
}

/// Writes a word for the message that it cannot be granted. Underscores are kept, because `BINLOG_ADMIN` of MySQL is
/// not `BINLOG ADMIN` of `MariaDB`.
fn as_written(word: &str) -> String {
    word.split_whitespace().map(str::to_ascii_uppercase).collect::<Vec<_>>().join(" ")
}

fn mysql() -> &'static Product {
    Catalog::built_in().product("Mysql").expect("the built-in catalog has Mysql")
}

/// Returns the nearest wider scope at which MySQL has the privilege.
fn home(word: &str, scope: &Scope) -> Option<Scope> {
    let has =
        |wider: &&Scope| mysql().level(wider.api()).is_some_and(|level| level.privileges().any(|own| own == word));
    scope.around().iter().rev().find(has).cloned()
}

/// Returns whether MySQL has a privilege only for `*.*`. In a statement for a database or table, it makes the server
/// refuse the whole statement.
pub(super) fn is_global_only(word: &str) -> bool {
    const ELSEWHERE: &[&str] = &[
        "ALL",
        "USAGE",
        "GRANT OPTION",
        "PROXY",
        "DELETE HISTORY",
        "DELETE VERSIONING ROWS",
        "SHOW CREATE ROUTINE",
        "CREATE LIBRARY",
        "ALTER LIBRARY",
    ];
    let Some(known) = mysql_word(word) else { return word.to_ascii_uppercase().ends_with("_ADMIN") };
    let is_listed = |scope: &Scope| {
        mysql().level(scope.api()).is_some_and(|level| level.privileges().any(|listed| listed == known))
    };
    !ELSEWHERE.contains(&known) && ![Scope::Database, Scope::Table, Scope::Column].iter().any(is_listed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_known_in_any_spelling() {
        for word in ["show view", "SHOW_VIEW", "show-view", " Show   View "] {
            assert_eq!(mysql_word(word), Some("SHOW VIEW"));
        }
        assert_eq!(mysql_word("show_db"), Some("SHOW DATABASES"));
        assert_eq!(mysql_word("selct"), None);
    }

    #[test]
    fn only_so_many_words_are_compared_with_all_others() {
        let (dialect, mut left) = (Dialect::of(None), 1);
        let mut guess =
            |word: &str| matches!(dialect.judge_unknown(word, true, &mut left), PrivilegeCheck::Unknown(Some(_)));
        assert_eq!([guess("SELCT"), guess("INSRT"), guess("UPDAT")], [true, false, false]);
    }

    #[test]
    fn a_product_that_speaks_mysql_has_words_of_mysql_only() {
        for product in Catalog::built_in().products().iter().filter(|product| product.speaks_mysql) {
            for word in product.levels.iter().flat_map(Level::privileges) {
                assert_eq!(mysql_word(word), Some(word));
            }
        }
    }

    #[test]
    fn a_statement_accepts_privileges_only_as_a_server_spells_them() {
        let dialect = Dialect::of(None);
        for word in
            ["create view", "BINLOG_ADMIN", "BINLOG ADMIN", "All Privileges", "SELCT", "REPLICATION_SLAVE_ADMIN"]
        {
            assert_eq!(dialect.invalid_spelling(word), None, "{word}");
        }
        for (word, meant) in [("CREATE-VIEW", "CREATE VIEW"), ("_DROP_", "DROP"), ("SHOW DB", "SHOW DATABASES")] {
            assert_eq!(dialect.invalid_spelling(word), Some(meant));
        }
    }

    #[test]
    fn some_privileges_exist_only_for_the_global_scope() {
        let words = API_WORDS.iter().copied().filter(|word| is_global_only(word));
        let global = ["PROCESS", "SHOW DATABASES", "CREATE USER", "RELOAD", "REPLICATION CLIENT", "REPLICATION SLAVE"];
        assert_eq!(words.collect::<Vec<_>>(), global);
        assert!(["FILE", "super", "NEW_ADMIN"].iter().all(|word| is_global_only(word)));
        assert!(!["GRANT OPTION", "SELCT", "DELETE HISTORY"].iter().any(|word| is_global_only(word)));
    }

    #[test]
    fn a_misspelt_privilege_finds_its_word_and_another_word_does_not() {
        let dialect = Dialect::of(None);
        assert_eq!(dialect.resembling("SELCT").as_deref(), Some("SELECT"));
        assert_eq!(dialect.resembling("insret").as_deref(), Some("INSERT"));
        assert_eq!(dialect.resembling("LOCK TABLE").as_deref(), Some("LOCK TABLES"));
        assert_eq!(dialect.resembling("HUNTER"), None);
    }

    #[test]
    fn a_global_word_at_a_database_names_its_level() {
        let dialect = Dialect::of(Catalog::built_in().product("Mysql"));
        assert_eq!(
            dialect.judge("process", &Scope::Database, &mut 1),
            PrivilegeCheck::Wider("PROCESS".into(), Scope::Global)
        );
        assert_eq!(
            dialect.judge("delete", &Scope::Column, &mut 1),
            PrivilegeCheck::Wider("DELETE".into(), Scope::Table)
        );
        assert_eq!(dialect.judge("super", &Scope::Global, &mut 1), PrivilegeCheck::NoWord("SUPER".into()));
    }

    #[test]
    fn an_undocumented_product_accepts_unlisted_privileges() {
        let product = Catalog::built_in().product("Tdsql-mysql");
        let dialect = Dialect::of(product);
        assert_eq!(
            dialect.judge("replication client", &Scope::Global, &mut 1),
            PrivilegeCheck::Unchecked("REPLICATION CLIENT".into())
        );
        assert_eq!(
            dialect.judge("GRANT OPTION", &Scope::Global, &mut 1),
            PrivilegeCheck::NoWord("GRANT OPTION".into())
        );
    }

    #[test]
    fn a_product_is_read_in_the_syntax_of_its_server() {
        let manner = |engine: &str| {
            let mut products = Catalog::built_in().products().iter();
            Dialect::of(products.find(|product| product.engine == engine)).manner()
        };
        assert_eq!(manner("PostgreSQL"), SqlSyntax::Postgres);
        assert_eq!(manner("MySQL"), SqlSyntax::Script);
    }

    #[test]
    fn words_without_commas_are_split_only_into_known_ones() {
        let dialect = Dialect::of(Catalog::built_in().product("Mysql"));
        let split = |words: &str| dialect.split(words).map(|words| words.join(", "));
        assert_eq!(split("select create view").as_deref(), Some("SELECT, CREATE VIEW"));
        assert_eq!(split("select super").as_deref(), Some("SELECT, SUPER"), "MySQL has it");
        assert_eq!((split("create view"), split("select foo")), (None, None));
        let long = |length: usize| format!("select{}insert", " ".repeat(length - 12));
        assert_eq!((split(&long(400)).is_some(), split(&long(401)).is_some()), (true, false));
    }

    #[test]
    fn all_is_spelled_with_or_without_privileges_and_nothing_else_is() {
        let dialect = Dialect::of(None);
        assert_eq!((dialect.invalid_spelling("ALL"), dialect.invalid_spelling("ALL PRIVILEGES")), (None, None));
        assert_eq!(dialect.invalid_spelling("SELECT-"), Some("SELECT"));
        assert_eq!(dialect.invalid_spelling("ALL-PRIVILEGES"), Some("ALL"));
    }

    #[test]
    fn a_word_that_is_too_narrow_goes_to_the_nearest_place_that_has_it() {
        let dialect = Dialect::of(Catalog::built_in().product("Mysql"));
        for (word, at, home) in [
            ("PROCESS", Scope::Table, Scope::Global),
            ("LOCK TABLES", Scope::Table, Scope::Database),
            ("DELETE", Scope::Column, Scope::Table),
        ] {
            assert_eq!(dialect.judge(word, &at, &mut 1), PrivilegeCheck::Wider(word.into(), home));
        }
    }
}
