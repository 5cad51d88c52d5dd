//! The clauses after the grantees of a `GRANT`. If one is incomplete, no server accepts the statement.

use super::{
    super::lexer::{Lexeme, LexemeKind},
    grant::GrantReader,
};

impl GrantReader<'_, '_> {
    /// Reads `IDENTIFIED BY 'x'`, `IDENTIFIED WITH plugin AS '*hash'` or `IDENTIFIED VIA a USING 'x' OR b`. Only
    /// keywords and plugins are shown.
    pub(super) fn password(&mut self) {
        self.grant.tail.has_password = true;
        let is_end =
            |reader: &Self| reader.cursor.is_end() || reader.is_clause() && !reader.cursor.is_word("IDENTIFIED");
        if self.to == "TO" && self.credential() && is_end(self) {
            return;
        }
        // No server accepts the clause. What follows may be the password, so nothing of it is read as an account.
        self.grant.tail.has_rest = true;
        self.cursor.at = self.cursor.tokens.len();
    }

    /// Reads `BY 'x'`, `WITH a AS 'x'` or `VIA a USING PASSWORD('x') OR b` after `IDENTIFIED`. Returns whether it is
    /// complete.
    fn credential(&mut self) -> bool {
        self.cursor.take_word("IDENTIFIED");
        if self.cursor.take_word("BY") {
            self.cursor.take_word("PASSWORD");
            return self.secret();
        }
        if !self.cursor.take_word("WITH") && !self.cursor.take_word("VIA") {
            return false;
        }
        loop {
            match self.cursor.peek().map(|plugin| plugin.kind) {
                Some(LexemeKind::Word) => self.show(),
                Some(LexemeKind::Quoted(_)) => self.cursor.at += 1,
                _ => return false,
            }
            if ["AS", "BY", "USING"].iter().any(|word| self.cursor.take_word(word)) {
                let is_call = self.cursor.take_word("PASSWORD") && self.cursor.take_sign('(');
                if !self.secret() || is_call && !self.cursor.take_sign(')') {
                    return false;
                }
            }
            if !self.cursor.take_word("OR") {
                return true;
            }
        }
    }

    /// Reads a quoted text, or `<secret>`, which a server shows in its place. An open quote is reported elsewhere.
    fn secret(&mut self) -> bool {
        if self
            .cursor
            .peek()
            .is_some_and(|token| matches!(token.kind, LexemeKind::Quoted('\'' | '"') | LexemeKind::Open(_)))
        {
            self.cursor.at += 1;
            return true;
        }
        self.cursor.take_sign('<') && self.cursor.take_word("secret") && self.cursor.take_sign('>')
    }

    /// Reads `SSL`, or `CIPHER 'x' AND ISSUER 'y'`, after `REQUIRE`. Returns whether it is complete.
    fn requirement(&mut self) -> bool {
        if ["NONE", "SSL", "X509"].iter().any(|word| self.cursor.take_word(word)) {
            return true;
        }
        let mut count = 0;
        while ["CIPHER", "ISSUER", "SUBJECT"].iter().any(|word| self.cursor.take_word(word)) {
            if !self.secret() {
                return false;
            }
            self.cursor.take_word("AND");
            count += 1;
        }
        count > 0
    }

    pub(super) fn tail(&mut self) {
        while let Some(token) = self.cursor.peek() {
            if self.to == "FROM" {
                self.grant.tail.has_rest |= self.cursor.is_any_word(&["IDENTIFIED", "REQUIRE", "WITH"]);
            }
            if token.is_word("IDENTIFIED") {
                // It may occur only once and directly after its grantee.
                self.password();
                self.grant.tail.has_rest = true;
            } else if token.is_word("REQUIRE") {
                self.grant.tail.has_require = true;
                self.cursor.at += 1;
                self.grant.tail.has_rest |= !self.requirement();
                while !self.cursor.is_end() && !self.cursor.is_any_word(&["WITH", "IDENTIFIED"]) {
                    self.grant.tail.has_rest = true;
                    self.cursor.at += 1;
                }
            } else if token.is_word("AS") || token.is_word("GRANTED") {
                self.grant.tail.has_role_clause = true;
                self.cursor.at = self.cursor.tokens.len();
            } else if self.to == "FROM"
                && self.cursor.is_any_word(&["CASCADE", "RESTRICT", "IGNORE", "UNKNOWN", "USER"])
            {
                self.cursor.at += 1;
            } else if token.is_word("WITH") && self.cursor.behind().is_some_and(is_option) {
                self.cursor.at += 1;
                self.options();
            } else {
                self.grant.tail.has_rest = true;
                self.cursor.at += 1;
            }
        }
    }

    /// Reads options such as `GRANT OPTION MAX_USER_CONNECTIONS 5`.
    fn options(&mut self) {
        while let Some(token) = self.cursor.peek().filter(|token| is_option(token)) {
            let is_limit = !token.is_word("GRANT") && !token.is_word("ADMIN");
            self.grant.tail.has_limits |= is_limit;
            self.grant.tail.has_grant_option |= token.is_word("GRANT");
            self.grant.tail.has_admin_option |= token.is_word("ADMIN");
            self.cursor.at += 1;
            let is_value = self.cursor.peek().is_some_and(|value| {
                if is_limit { value.text.bytes().all(|byte| byte.is_ascii_digit()) } else { value.is_word("OPTION") }
            });
            if is_value {
                self.show();
            }
            // `WITH ADMIN OPTION` is only for roles.
            self.grant.tail.has_rest |= !is_value || self.grant.has_on && self.grant.tail.has_admin_option;
            // Such as `MAX_STATEMENT_TIME 1.5`.
            if is_limit && self.cursor.take_sign('.') {
                self.cursor.at += 1;
            }
        }
    }
}

fn is_option(token: &Lexeme<'_>) -> bool {
    token.is_word("GRANT")
        || token.is_word("ADMIN")
        || (token.kind == LexemeKind::Word
            && token.text.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("MAX_")))
}
