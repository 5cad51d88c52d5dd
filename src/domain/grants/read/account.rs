//! The accounts that the statements of a text grant to.

use std::collections::HashMap;

use super::{
    super::cursor::Cursor,
    super::lexer::{self, Lexeme, SqlSyntax},
    grant,
};

/// An account or a role on a database server.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Grantee {
    /// Its name.
    pub name: String,
    /// Its host. Empty if none is written: a server reads that as `%`, or as a role.
    pub host: String,
}

/// Accounts without duplicates, in the order of first mention, with an index for fast look-up.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Accounts {
    list: Vec<Grantee>,
    indices: HashMap<Grantee, usize>,
}

impl Accounts {
    /// Returns the index of an account; adds it if it is new.
    pub(super) fn add(&mut self, account: &Grantee) -> usize {
        *self.indices.entry(account.identity()).or_insert_with(|| {
            self.list.push(account.clone());
            self.list.len() - 1
        })
    }

    /// Returns the index of an account.
    pub(super) fn find(&self, account: &Grantee) -> Option<usize> {
        self.indices.get(&account.identity()).copied()
    }

    /// Returns whether it contains the account.
    pub(super) fn has(&self, account: &Grantee) -> bool {
        self.find(account).is_some()
    }

    /// Returns all accounts.
    pub(super) fn list(&self) -> &[Grantee] {
        &self.list
    }
}

impl Grantee {
    /// Returns the form in which accounts are compared: no host is the same as `%`, and hosts ignore case.
    pub(super) fn identity(&self) -> Grantee {
        let host = if self.host.is_empty() { "%".to_owned() } else { self.host.to_ascii_lowercase() };
        Grantee { name: self.name.clone(), host }
    }

    /// Reads a text such as `app@10.%`, also with quotes around its parts. The host follows the last `@`.
    #[must_use]
    pub fn parse(text: &str) -> Grantee {
        let (name, host) = text.rsplit_once('@').unwrap_or((text, ""));
        let bare = |part: &str| {
            let part = part.trim();
            let quoted = ['`', '\'', '"'].iter().find_map(|quote| {
                let inner = part.strip_prefix(*quote)?.strip_suffix(*quote)?;
                Some(inner.replace(&format!("{quote}{quote}"), &quote.to_string()))
            });
            quoted.unwrap_or_else(|| part.to_owned())
        };
        Grantee { name: bare(name), host: bare(host) }
    }
}

/// Writes it as `app@10.%`.
impl std::fmt::Display for Grantee {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.name)?;
        if self.host.is_empty() { Ok(()) } else { write!(f, "@{}", self.host) }
    }
}

/// Returns whether a statement grants to the account that a heading names.
pub(super) fn is_granted_to(statement: &str, heading: &str) -> bool {
    let tokens = lexer::tokens(statement, SqlSyntax::Script);
    let (grant, _) = grant::grant(&tokens, statement);
    let is_named = |account: &Grantee| account.to_string() == heading;
    grant.finding.is_none() && !grant.tail.has_rest && grant.accounts.iter().any(is_named)
}

/// Returns the accounts and roles that `DROP USER` or a similar statement names.
pub(super) fn dropped(tokens: &[Lexeme<'_>]) -> Vec<Grantee> {
    let mut cursor = Cursor::new(tokens);
    while !cursor.is_end() && !cursor.is_any_word(&["USER", "ROLE", "GROUP"]) {
        cursor.at += 1;
    }
    cursor.at += 1;
    let is_if = cursor.is_word("IF");
    while is_if && !cursor.is_end() && !cursor.take_word("EXISTS") {
        cursor.at += 1;
    }
    let mut accounts = Vec::new();
    while let Some(name) = cursor.name(&['@', ',', ';', '(', ')']) {
        let host = cursor.take_sign('@').then(|| cursor.name(&[',', ';', '(', ')'])).flatten();
        accounts.push(Grantee { name: name.text, host: host.map(|host| host.text).unwrap_or_default() });
        if !cursor.take_sign(',') {
            break;
        }
    }
    accounts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_is_read_with_and_without_quotes() {
        for (text, name, host) in [
            ("app@10.%", "app", "10.%"),
            ("'app'@'10.%'", "app", "10.%"),
            ("`a@b`@`%`", "a@b", "%"),
            ("app", "app", ""),
            ("'o''x'@h", "o'x", "h"),
        ] {
            assert_eq!(Grantee::parse(text), Grantee { name: name.into(), host: host.into() }, "{text}");
        }
        let mut accounts = Accounts::default();
        accounts.add(&Grantee::parse("app@LOCALhost"));
        accounts.add(&Grantee::parse("app"));
        assert_eq!(accounts.add(&Grantee::parse("app@%")), 1);
        assert_eq!(accounts.find(&Grantee::parse("app@localhost")), Some(0));
        assert!(!accounts.has(&Grantee::parse("App@%")));
    }

    #[test]
    fn a_statement_belongs_to_the_heading_of_its_account() {
        for (statement, heading, is) in [
            ("GRANT SELECT ON x.* TO `a`@`%`", "a@%", true),
            ("GRANT SELECT ON x.* TO `b`@`%`, `a`@`%`", "a@%", true),
            ("GRANT SELECT ON x.* TO `b`@`%`", "a@%", false),
            ("GRANT SELECT ON x.* TO `a`@`%` more", "a@%", false),
            ("GRANT SELECT ON x.*, TO `a`@`%`", "a@%", false),
            ("", "", false),
        ] {
            assert_eq!(is_granted_to(statement, heading), is, "{statement}");
        }
    }
}
