//! Whom the statements of a text grant to.

use super::{
    super::cursor::Cursor,
    super::lexer::{self, Manner, Token},
    grant,
};

/// An account or a role, as a server knows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Account {
    /// Its name.
    pub name: String,
    /// Its host; empty where none is written, which a server takes for `%`, or for a role.
    pub host: String,
}

impl Account {
    /// Whether both are one account: no host and `%` are the same.
    #[must_use]
    pub fn is(&self, other: &Account) -> bool {
        let host = |account: &Account| {
            if account.host.is_empty() { "%".to_owned() } else { account.host.to_ascii_lowercase() }
        };
        self.name == other.name && host(self) == host(other)
    }

    /// Reads `app@10.%`, also with quotes round its parts; the host is behind the last `@`.
    #[must_use]
    pub fn parse(text: &str) -> Account {
        let (name, host) = text.rsplit_once('@').unwrap_or((text, ""));
        let bare = |part: &str| {
            let part = part.trim();
            let quoted = ['`', '\'', '"'].iter().find_map(|quote| {
                let inner = part.strip_prefix(*quote)?.strip_suffix(*quote)?;
                Some(inner.replace(&format!("{quote}{quote}"), &quote.to_string()))
            });
            quoted.unwrap_or_else(|| part.to_owned())
        };
        Account { name: bare(name), host: bare(host) }
    }
}

/// `app@10.%`
impl std::fmt::Display for Account {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.name)?;
        if self.host.is_empty() { Ok(()) } else { write!(f, "@{}", self.host) }
    }
}

/// Whether a statement grants to the account that a heading names.
pub(super) fn is_granted_to(statement: &str, heading: &str) -> bool {
    let tokens = lexer::tokens(statement, Manner::Script);
    let (grant, _) = grant::grant(&tokens, statement);
    let is_named = |account: &Account| account.to_string() == heading;
    grant.finding.is_none()
        && !grant.tail.has_rest
        && grant.accounts.iter().any(is_named)
        && !Cursor::new(&tokens).is_end()
}

/// The accounts and roles that `DROP USER` and its like name.
pub(super) fn dropped(tokens: &[Token<'_>]) -> Vec<Account> {
    let mut cursor = Cursor::new(tokens);
    while !cursor.is_end() && !cursor.is_any_word(&["USER", "ROLE"]) {
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
        accounts.push(Account { name: name.text, host: host.map(|host| host.text).unwrap_or_default() });
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
            assert_eq!(Account::parse(text), Account { name: name.into(), host: host.into() }, "{text}");
        }
        assert!(Account::parse("app").is(&Account::parse("app@%")));
        assert!(!Account::parse("app").is(&Account::parse("App@%")));
    }
}
