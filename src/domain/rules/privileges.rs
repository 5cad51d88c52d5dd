//! Privileges of one unit of a documented product (docs/api.md R7): finds wrong words and what was meant.

use super::{error, letters, matrix::Matrix, named_place, shown, warning};
use crate::domain::{
    did_you_mean::nearest,
    fields::FieldId,
    grants::Unit,
    rule::{Fix, Issue, Message, Part},
};

/// Privileges of MySQL's `GRANT` that the request has no word for (docs/api.md §2.2).
const NOT_IN_REQUEST: &[&str] = &[
    "ALL",
    "ALL PRIVILEGES",
    "GRANT OPTION",
    "WITH GRANT OPTION",
    "SUPER",
    "RELOAD",
    "FILE",
    "SHUTDOWN",
    "CREATE USER",
    "CREATE ROLE",
    "DROP ROLE",
    "CREATE TABLESPACE",
    "PROXY",
    "REPLICATION CLIENT",
    "REPLICATION SLAVE",
];

/// Other spellings; the first two are those of TDSQL-C (docs/api.md §2.3).
const OTHER_SPELLINGS: &[(&str, &str)] = &[
    ("SHOW DB", "SHOW DATABASES"),
    ("CREATE TMP TABLE", "CREATE TEMPORARY TABLES"),
    ("CREATE TMP TABLES", "CREATE TEMPORARY TABLES"),
    ("CREATE TEMPORARY TABLE", "CREATE TEMPORARY TABLES"),
];

/// One unit of a documented product, its index, and the index of its level if its scope has one.
pub(super) struct CheckedUnit<'a, 'p> {
    pub(super) matrix: &'a Matrix<'p>,
    pub(super) unit: &'a Unit,
    pub(super) at: usize,
    pub(super) level: Option<usize>,
}

/// Finds the issues of every privilege. Returns the valid privileges of the unit, in the product's order.
pub(super) fn find<'p>(subject: &CheckedUnit<'_, 'p>, found: &mut Vec<Issue>) -> Vec<&'p str> {
    let CheckedUnit { matrix, unit, level, .. } = subject;
    let mut valid_words: Vec<&str> = Vec::new();
    let mut repeated: Option<usize> = None;
    for (row, text) in unit.privileges.iter().enumerate() {
        if text.is_empty() {
            continue;
        }
        match matrix.word(text) {
            Some(word) if level.is_none_or(|level| matrix.is_at(word, level)) => {
                if valid_words.contains(&word) {
                    repeated = repeated.or(Some(row));
                } else {
                    valid_words.push(word);
                }
            }
            Some(word) => found.push(subject.misplaced(text, word).part(Part::Privilege(row))),
            None => found.push(subject.unknown(text).part(Part::Privilege(row))),
        }
    }
    if let Some(row) = repeated {
        found.push(repetition(unit, subject.at, row));
    }
    valid_words.sort_by_key(|word| matrix.words().iter().position(|known| known == word));
    valid_words
}

/// Reports a privilege that its unit has twice. The fix keeps the first of each.
pub(super) fn repetition(unit: &Unit, at: usize, row: usize) -> Issue {
    let mut seen = std::collections::HashSet::new();
    let once = unit.privileges.iter().filter(|word| seen.insert(word.as_str())).cloned().collect();
    let message = named_place(Message::new("rule-privilege-twice"), &unit.place);
    let message = message.with("privilege", shown(&unit.privileges[row]));
    warning(FieldId::Grants, "R7", message).at(at).part(Part::Privilege(row)).fixed(Fix::Privileges(once))
}

impl CheckedUnit<'_, '_> {
    /// Reports a privilege that only a wider level has.
    fn misplaced(&self, text: &str, word: &str) -> Issue {
        let place = &self.unit.place;
        let message = self.message("rule-privilege-level", text);
        let home = self.level.and_then(|level| self.matrix.wider(word, level)).unwrap_or(0);
        let home = self.matrix.scope(home);
        let message = message.with("home", home.level()).with("where", shown(&place.at(home).to_string()));
        self.error(message, Fix::DropPrivilege(text.to_owned()))
    }

    fn unknown(&self, text: &str) -> Issue {
        let word = spelled(text);
        if let Some(level) = self.level.filter(|_| matches!(word.as_str(), "ALL" | "ALL PRIVILEGES")) {
            let all = self.matrix.level(level).privileges().map(str::to_owned).collect();
            return self.error(self.message("rule-privilege-all", text), Fix::Privileges(all));
        }
        let drop = || Fix::DropPrivilege(text.to_owned());
        if word == "USAGE" {
            return self.error(self.message("rule-privilege-usage", text), drop());
        }
        if NOT_IN_REQUEST.contains(&word.as_str()) || text.ends_with("_ADMIN") {
            return self.error(self.message("rule-privilege-no-word", text), drop());
        }
        let other = OTHER_SPELLINGS.iter().find(|(other, _)| *other == word).map(|(_, meant)| *meant);
        if let Some(meant) = self.matrix.word(other.unwrap_or(&word)) {
            if self.level.is_some_and(|level| !self.matrix.is_at(meant, level)) {
                return self.misplaced(text, meant);
            }
            return self.respelled("rule-privilege-spelling", text, meant);
        }
        let plain = self.matrix.word(&spelled(&letters::plain(text)));
        if let Some((message, meant)) = letters::look_alike(text).zip(plain) {
            let fix = Fix::Privilege { from: text.to_owned(), to: meant.to_owned() };
            return self.error(message.with("fix", meant), fix);
        }
        if let Some(words) = self.joined(text) {
            return self.error(self.message("rule-privilege-joined", text), Fix::Privileges(words));
        }
        let possible = self
            .matrix
            .words()
            .iter()
            .copied()
            .filter(|known| self.level.is_none_or(|level| self.matrix.is_at(known, level)));
        match nearest(&word, possible) {
            Some(meant) => self.respelled("rule-privilege-near", text, meant),
            None => self.error(self.message("rule-privilege-unknown", text), drop()),
        }
    }

    /// Splits a text with several privileges, such as `SELECT, INSERT`. Returns all privileges of the unit after the
    /// split.
    fn joined(&self, text: &str) -> Option<Vec<String>> {
        let parts: Vec<String> =
            text.split([',', ';', '，', '、']).map(spelled).filter(|part| !part.is_empty()).collect();
        if parts.len() < 2 || parts.iter().any(|part| self.matrix.word(part).is_none()) {
            return None;
        }
        let mut words: Vec<String> = Vec::new();
        for word in &self.unit.privileges {
            let parts = if word == text { parts.clone() } else { vec![word.clone()] };
            for part in parts {
                if !words.contains(&part) {
                    words.push(part);
                }
            }
        }
        Some(words)
    }

    fn respelled(&self, id: &'static str, text: &str, meant: &str) -> Issue {
        let message = self.message(id, text).with("fix", meant);
        self.error(message, Fix::Privilege { from: text.to_owned(), to: meant.to_owned() })
    }

    fn message(&self, id: &'static str, text: &str) -> Message {
        let count = self.level.map_or(self.matrix.words().len(), |level| self.matrix.level(level).privileges().count());
        named_place(Message::new(id), &self.unit.place)
            .with("privilege", shown(text))
            .with("count", count)
            .with("product", self.matrix.product.name)
    }

    fn error(&self, message: Message, fix: impl Into<Option<Fix>>) -> Issue {
        error(FieldId::Grants, "R7", message).at(self.at).fixed(fix)
    }
}

/// Writes a privilege like the API: upper case, single blanks, no underscores or hyphens.
fn spelled(text: &str) -> String {
    let half: String = text.chars().map(crate::domain::values::half_width).collect();
    let words = half.split(|c: char| c.is_whitespace() || c == '_' || c == '-');
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ").to_uppercase()
}
