//! Finds the beginning and end of the body of a routine, trigger or event by the server's grammar. `BEGIN` and `END`
//! are keywords only at the beginning of a statement, and may be names elsewhere.

use super::super::{
    cursor::Cursor,
    lexer::{Lexeme, LexemeKind, SqlSyntax},
};
use super::statement::head_word;

/// Objects with a body that is stored and not executed.
const ROUTINES: &[&str] = &["PROCEDURE", "FUNCTION", "TRIGGER", "EVENT", "PACKAGE"];

/// Greatest number of tokens before the word that says what a statement creates.
const LONGEST_START: usize = 40;

/// Returns the index of the word that says which routine a statement creates.
pub(super) fn routine(tokens: &[Lexeme<'_>]) -> Option<usize> {
    (1..tokens.len().min(LONGEST_START)).find(|at| routine_word(&tokens[..*at], &tokens[*at]).is_some())
}

/// Returns the kind of routine that a token names, if the tokens before it begin its definition.
fn routine_word(before: &[Lexeme<'_>], token: &Lexeme<'_>) -> Option<&'static str> {
    let word = ROUTINES.iter().copied().find(|word| token.is_word(word))?;
    let mut cursor = Cursor::new(before);
    let is_altered = cursor.take_word("ALTER");
    if !is_altered && !cursor.take_word("CREATE") {
        return None;
    }
    if cursor.take_word("OR") && !cursor.take_word("REPLACE") {
        return None;
    }
    if cursor.take_word("DEFINER") && cursor.take_sign('=') {
        cursor.name(&['@', '('])?;
        if cursor.take_sign('@') {
            cursor.name(&[])?;
        } else if cursor.take_sign('(') {
            cursor.take_sign(')');
        }
    }
    cursor.take_word("AGGREGATE");
    // Of altered objects only an event may have a body.
    (cursor.is_end() && (!is_altered || word == "EVENT")).then_some(word)
}

/// Part of a definition.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Stage {
    /// Before the word that says what is created.
    #[default]
    Start,
    /// Between that word and the body.
    Header(&'static str),
    /// In the body.
    Inside,
    /// There is no body, or none with delimiters in it.
    Without,
}

/// An open construct in a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    Block,
    /// Declarations between `AS` and `BEGIN`, as in Oracle's syntax.
    Declarations,
    If,
    Case,
    /// A `CASE` expression, as opposed to the statement.
    Choice,
    Loop,
    /// A loop whose statements begin after a word: `WHILE … DO`, `FOR … LOOP`.
    LoopWithHeader,
    /// `REPEAT`, and whether its `UNTIL` was read.
    Repeat(bool),
}

/// State of the body of a statement while its tokens are read one by one.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that the tokens before say of the next one")]
pub(super) struct Body {
    stage: Stage,
    open: Vec<Open>,
    parentheses: usize,
    has_parameters: bool,
    /// Whether a statement may begin here.
    is_start: bool,
    /// Whether the token before began a statement.
    was_start: bool,
    is_behind_end: bool,
    is_behind_as: bool,
    is_behind_order: bool,
    is_handler: bool,
    /// Whether the statement is a routine of a package.
    is_member: bool,
    /// Whether there was a delimiter in the body.
    pub(super) has_delimiter: bool,
}

impl Body {
    pub(super) fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// Handles a delimiter in the body.
    pub(super) fn take_delimiter(&mut self) {
        self.has_delimiter = true;
        self.is_start = true;
        self.was_start = false;
        self.is_behind_end = false;
        self.is_handler = false;
        self.is_member = false;
    }

    pub(super) fn notice(&mut self, before: &[Lexeme<'_>], token: &Lexeme<'_>, manner: SqlSyntax) {
        match self.stage {
            Stage::Start if before.len() > LONGEST_START => self.stage = Stage::Without,
            Stage::Start => {
                if let Some(word) = routine_word(before, token) {
                    self.stage = Stage::Header(word);
                }
            }
            Stage::Header(word) => self.header(word, before, token, manner),
            Stage::Inside => self.inside(token),
            Stage::Without => {}
        }
    }

    fn header(&mut self, routine: &str, before: &[Lexeme<'_>], token: &Lexeme<'_>, manner: SqlSyntax) {
        let is = |words: &[&str]| words.iter().any(|word| token.is_word(word));
        let is_behind = |words: &[&str]| before.last().is_some_and(|last| words.iter().any(|word| last.is_word(word)));
        if token.is_sign('(') {
            self.parentheses += 1;
            self.has_parameters = true;
        } else if token.is_sign(')') {
            self.parentheses = self.parentheses.saturating_sub(1);
        }
        let is_name = is_behind(&[routine, "EXISTS", "BODY"]) || before.last().is_some_and(|last| last.is_sign('.'));
        if self.parentheses > 0 || (is_name && !is(&["IF", "BODY"])) {
            return;
        }
        match routine {
            "EVENT" | "TRIGGER" => {
                if is(if routine == "EVENT" { &["DO"] } else { &["ROW"] }) {
                    self.stage = Stage::Inside;
                    self.is_start = true;
                }
                return;
            }
            _ if std::mem::take(&mut self.is_behind_as) && token.kind == LexemeKind::Word => {
                self.stage = Stage::Inside;
                self.open.push(Open::Declarations);
                self.is_start = true;
                return self.inside(token);
            }
            _ => {}
        }
        self.is_behind_as = manner != SqlSyntax::Postgres && is(&["AS", "IS"]);
        if !self.has_parameters {
            return;
        }
        if is(&["BEGIN", "IF", "CASE", "LOOP", "WHILE", "REPEAT", "FOR"]) {
            self.stage = Stage::Inside;
            self.is_start = true;
            self.inside(token);
        } else if manner != SqlSyntax::Postgres
            && token.kind == LexemeKind::Word
            && (head_word(&token.text).is_some() || is(&["RETURN"]))
            && !is(&["COMMENT", "CHARSET"])
            && !is_behind(&["CHARACTER", "RETURNS", "SQL"])
        {
            // The body is a single statement.
            self.stage = Stage::Without;
        }
    }

    fn inside(&mut self, token: &Lexeme<'_>) {
        let is = |words: &[&str]| words.iter().any(|word| token.is_word(word));
        if std::mem::take(&mut self.is_behind_order) {
            return;
        }
        let was_start = std::mem::take(&mut self.was_start);
        if matches!(token.kind, LexemeKind::Sign(_)) {
            // A statement may begin after a label.
            self.is_start = was_start && token.is_sign(':');
            return;
        }
        let is_start = std::mem::take(&mut self.is_start);
        self.was_start = is_start;
        if std::mem::take(&mut self.is_behind_end) && is(&["IF", "CASE", "LOOP", "WHILE", "REPEAT", "FOR"]) {
            return;
        }
        let top = self.open.last().copied();
        if is(&["END"]) {
            let is_closed = is_start || matches!(top, Some(Open::Choice | Open::Repeat(true)));
            if is_closed {
                self.open.pop();
                self.is_behind_end = top != Some(Open::Choice);
            }
        } else if is_start {
            self.begin(token, top);
        } else if is(&["CASE"]) {
            self.open.push(Open::Choice);
        } else if top == Some(Open::Choice) {
            // In a CASE expression no word begins a statement.
        } else if is(&["THEN", "ELSE"]) || (top == Some(Open::LoopWithHeader) && is(&["DO", "LOOP"])) {
            self.is_start = true;
        } else if self.is_member && is(&["AS", "IS"]) {
            self.open.push(Open::Declarations);
            self.is_member = false;
            self.is_start = true;
        } else if is(&["HANDLER"]) {
            self.is_handler = true;
        } else if self.is_handler && is(&["BEGIN"]) {
            self.open.push(Open::Block);
            self.is_handler = false;
            self.is_start = true;
        }
    }

    /// Handles the first word of a statement.
    fn begin(&mut self, token: &Lexeme<'_>, top: Option<Open>) {
        let is = |words: &[&str]| words.iter().any(|word| token.is_word(word));
        if is(&["BEGIN"]) {
            if top == Some(Open::Declarations) {
                self.open.pop();
            }
            self.open.push(Open::Block);
            self.is_start = true;
        } else if is(&["NOT", "ATOMIC", "ELSE", "AS", "IS"]) {
            self.is_start = true;
        } else if is(&["PROCEDURE", "FUNCTION"]) {
            self.is_member = top == Some(Open::Declarations);
        } else if is(&["FOLLOWS", "PRECEDES"]) {
            self.is_behind_order = true;
            self.is_start = true;
        } else if is(&["IF"]) {
            self.open.push(Open::If);
        } else if is(&["CASE"]) {
            self.open.push(Open::Case);
        } else if is(&["LOOP"]) {
            self.open.push(Open::Loop);
            self.is_start = true;
        } else if is(&["REPEAT"]) {
            self.open.push(Open::Repeat(false));
            self.is_start = true;
        } else if is(&["WHILE", "FOR"]) {
            self.open.push(Open::LoopWithHeader);
        } else if is(&["UNTIL"]) && top == Some(Open::Repeat(false)) {
            self.open.pop();
            self.open.push(Open::Repeat(true));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::lexer;
    use super::*;

    /// Returns how many delimiters are in the body, and whether it is still open at the end.
    fn read(text: &str) -> (usize, bool) {
        let mut body = Body::default();
        let mut before = Vec::new();
        let mut inner = 0;
        for token in lexer::tokens(text, SqlSyntax::Script) {
            if token.is_sign(';') {
                if !body.is_open() {
                    return (inner, false);
                }
                inner += 1;
                body.take_delimiter();
                continue;
            }
            body.notice(&before, &token, SqlSyntax::Script);
            before.push(token);
        }
        (inner, body.is_open())
    }

    #[test]
    fn a_body_begins_and_ends_where_the_grammar_says() {
        for (text, inner) in [
            ("CREATE TABLE l (event INT, begin INT);", 0),
            ("ALTER TABLE event ADD begin INT;", 0),
            ("ALTER PROCEDURE begin COMMENT 'x';", 0),
            ("CREATE PROCEDURE p(begin INT, end INT) SELECT begin;", 0),
            ("CREATE PROCEDURE IF NOT EXISTS begin() SELECT 1;", 0),
            ("CREATE FUNCTION f() RETURNS CHAR(3) CHARACTER SET utf8 SQL SECURITY DEFINER RETURN begin;", 0),
            ("CREATE FUNCTION f(a INT) RETURNS INT RETURN CASE a WHEN 1 THEN 2 END;", 0),
            ("CREATE TRIGGER begin BEFORE INSERT ON begin FOR EACH ROW SET NEW.begin = 1;", 0),
            ("CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO CALL begin();", 0),
            ("CREATE OR REPLACE DEFINER=a@b PROCEDURE p() BEGIN SELECT 1; END;", 1),
            ("CREATE DEFINER = 'x y'@'10.0.0.1' AGGREGATE FUNCTION f() RETURNS INT l: BEGIN RETURN 1; END l;", 1),
            (
                "CREATE DEFINER=CURRENT_USER() TRIGGER t AFTER INSERT ON s.t FOR EACH ROW FOLLOWS u BEGIN SET @a=1; END;",
                1,
            ),
            ("ALTER DEFINER=a@10.0.0.1 EVENT e DO BEGIN DELETE FROM t; END;", 1),
            ("CREATE PROCEDURE p() BEGIN SELECT begin, end FROM t; SET @a = IF(end, 1, 2); END;", 2),
            ("CREATE PROCEDURE p() BEGIN DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; END; SELECT 1; END;", 3),
            (
                "CREATE PROCEDURE p() BEGIN IF a THEN BEGIN END; ELSEIF b THEN SET c = 1; ELSE SET d = 1; END IF; END;",
                4,
            ),
            (
                "CREATE PROCEDURE p() BEGIN CASE a WHEN 1 THEN SELECT CASE b WHEN 1 THEN 2 ELSE 3 END; ELSE BEGIN END; END CASE; END;",
                3,
            ),
            ("CREATE PROCEDURE p() BEGIN l: LOOP LEAVE l; END LOOP l; WHILE a DO SET a = 0; END WHILE; END;", 4),
            ("CREATE PROCEDURE p() REPEAT SET a = 1; UNTIL a > 1 END REPEAT;", 1),
            ("CREATE PROCEDURE p() BEGIN FOR i IN 1..3 DO SELECT i; END FOR; END;", 2),
            ("CREATE PROCEDURE p AS a INT; BEGIN SELECT a; END;", 2),
            ("CREATE PACKAGE p AS PROCEDURE q(); FUNCTION f RETURN INT; END;", 2),
            ("CREATE PACKAGE BODY p AS PROCEDURE q() AS BEGIN SELECT 1; END; END;", 2),
        ] {
            assert_eq!(read(text), (inner, false), "{text}");
        }
        assert_eq!(read("CREATE PROCEDURE p() BEGIN SELECT 1; GRANT"), (1, true));
    }
}
