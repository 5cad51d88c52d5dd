//! Memberships that statements about roles create and end in PostgreSQL, as equivalent `GRANT` and `REVOKE` statements.

use crate::domain::grants::{cursor::Cursor, lexer::Lexeme};

/// Returns the equivalent statements of `ALTER GROUP … ADD USER`, `CREATE ROLE … IN ROLE` and similar.
pub(super) fn equivalent_statements(tokens: &[Lexeme<'_>]) -> Vec<String> {
    let mut cursor = Cursor::new(tokens);
    if cursor.take_word("ALTER") && cursor.take_word("GROUP") {
        let Some(group) = name(&mut cursor) else { return Vec::new() };
        let is_drop = cursor.is_word("DROP");
        if !(is_drop || cursor.is_word("ADD")) || !cursor.behind().is_some_and(|next| next.is_word("USER")) {
            return Vec::new();
        }
        cursor.at += 2;
        let users = list(&mut cursor).join(", ");
        return vec![if is_drop {
            format!("REVOKE {group} FROM {users}")
        } else {
            format!("GRANT {group} TO {users}")
        }];
    }
    let mut cursor = Cursor::new(tokens);
    let is_role = cursor.take_word("CREATE") && cursor.is_any_word(&["ROLE", "USER", "GROUP"]);
    cursor.at += 1;
    let Some(role) = name(&mut cursor).filter(|_| is_role) else { return Vec::new() };
    let mut grants = Vec::new();
    while let Some(token) = cursor.next() {
        // `IN ROLE a, b` makes the new role a member of a and b; `ROLE a`, `USER a` and `ADMIN a` make a its member.
        if token.is_word("IN") {
            cursor.at += 1;
            grants.extend(list(&mut cursor).iter().map(|group| format!("GRANT {group} TO {role}")));
        } else if ["ROLE", "USER"].iter().any(|word| token.is_word(word)) {
            grants.push(format!("GRANT {role} TO {}", list(&mut cursor).join(", ")));
        } else if token.is_word("ADMIN") {
            grants.push(format!("GRANT {role} TO {} WITH ADMIN OPTION", list(&mut cursor).join(", ")));
        }
    }
    grants
}

/// Reads names between commas, and puts each in quotes.
fn list(cursor: &mut Cursor<'_, '_>) -> Vec<String> {
    let mut names = Vec::new();
    while let Some(name) = name(cursor) {
        names.push(name);
        if !cursor.take_sign(',') {
            break;
        }
    }
    names
}

fn name(cursor: &mut Cursor<'_, '_>) -> Option<String> {
    let name = cursor.name(&[',', ';', '(', ')'])?;
    Some(format!("\"{}\"", name.text.replace('"', "\"\"")))
}

#[cfg(test)]
mod tests {
    use super::{super::super::lexer, *};
    use crate::domain::grants::lexer::SqlSyntax;

    #[test]
    fn membership_statements_are_equivalent_to_grants() {
        for (text, grants) in [
            ("ALTER GROUP ro ADD USER app, \"B\"", &["GRANT \"ro\" TO \"app\", \"B\""][..]),
            ("ALTER GROUP ro DROP USER app", &["REVOKE \"ro\" FROM \"app\""]),
            ("ALTER GROUP ro RENAME TO rw", &[]),
            (
                "CREATE USER app WITH LOGIN PASSWORD 'IN ROLE x' IN GROUP ro, rw VALID UNTIL 'x'",
                &["GRANT \"ro\" TO \"app\"", "GRANT \"rw\" TO \"app\""],
            ),
            (
                "CREATE ROLE ro NOLOGIN ROLE app, b ADMIN c",
                &["GRANT \"ro\" TO \"app\", \"b\"", "GRANT \"ro\" TO \"c\" WITH ADMIN OPTION"],
            ),
            ("CREATE GROUP ro SYSID 5 USER app", &["GRANT \"ro\" TO \"app\""]),
            ("CREATE USER app SUPERUSER", &[]),
            ("CREATE TABLE role (user int)", &[]),
        ] {
            assert_eq!(equivalent_statements(&lexer::tokens(text, SqlSyntax::Postgres)), grants, "{text}");
        }
    }
}
