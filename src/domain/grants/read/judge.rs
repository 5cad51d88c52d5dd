//! Decides what of a `GRANT` the API can express.

use std::collections::{BTreeMap, HashMap, HashSet};

mod respelled;
use super::{
    super::{
        Place, Scope, Unit, bare,
        cursor::Name,
        dialect::{self, Dialect, PrivilegeCheck},
        entry::{PrivilegeEntry, clip},
        lexer::SqlSyntax,
        object::{self, Style},
        privilege, sql,
    },
    Note, Verdict, Weight,
    account::Grantee,
    grant::{GrantParts, Tail},
    rights,
};
use crate::domain::rule::Message;

/// The decision about a statement.
#[derive(Debug)]
pub(super) struct StatementDecision {
    pub(super) verdict: Verdict,
    pub(super) notes: Vec<Note>,
    pub(super) lost: Vec<String>,
    pub(super) roles: Vec<Grantee>,
    /// What the user probably meant, if something was refused.
    pub(super) guess: Vec<Unit>,
    /// Databases whose names are patterns, each with the pattern as the server stores it.
    pub(super) spellings: Vec<(String, String)>,
}

/// Decides about a statement. `guesses` limits how many misspelt words are compared with all known ones.
pub(super) fn judge(grant: &GrantParts, dialect: Dialect<'_>, guesses: &mut usize) -> StatementDecision {
    let mut judgement = StatementDecision {
        verdict: Verdict::Taken(Vec::new()),
        notes: Vec::new(),
        lost: Vec::new(),
        roles: Vec::new(),
        guess: Vec::new(),
        spellings: Vec::new(),
    };
    if let Some(message) = whole(grant, dialect).or_else(|| grant.flaw(dialect)) {
        if message.id == "grant-role" {
            judgement.roles = grant.entries.iter().map(|entry| Grantee::parse(&entry.word)).collect();
            if grant.tail.has_admin_option {
                judgement.notes.push(Note::of(Message::new("grant-admin-option")));
            }
            if grant.tail.has_rest {
                judgement.notes.push(Note::of(Message::new("grant-rest")));
            }
        }
        judgement.verdict = Verdict::refusal(message);
        return judgement;
    }
    let mut taking = StatementPrivileges::new(dialect, guesses);
    let (refused, meant) = taking.objects(grant, &mut judgement.notes);
    let mut limit = 0;
    let mut guessing = StatementPrivileges::new(dialect, &mut limit);
    for place in &meant {
        guessing.entries(&grant.entries, place);
    }
    judgement.guess = taking.respelled(grant).unwrap_or(guessing.units);
    if grant.tail.has_grant_option {
        taking.findings.no_word.add("GRANT OPTION".to_owned());
    }
    judgement.spellings = std::mem::take(&mut taking.spellings);
    taking.conclude(refused, &mut judgement);
    judgement.notes.extend(grant.unquoted(dialect).map(Note::of));
    if !matches!(judgement.verdict, Verdict::Refused(_) | Verdict::Named(_)) || grant.tail.has_rest {
        let has_several = dialect.speaks_mysql && grant.objects.len() > 1;
        judgement.notes.extend(clauses(grant.tail, has_several));
    }
    judgement
}

/// Returns why the API can express nothing of a statement.
fn whole(grant: &GrantParts, dialect: Dialect<'_>) -> Option<Message> {
    if let Some(message) = grant.read_error() {
        return Some(message);
    }
    if grant.is_proxy {
        return Some(Message::new("grant-proxy"));
    }
    if grant.has_on {
        return grant.entries.is_empty().then(|| Message::new("grant-no-privilege"));
    }
    grant.entries.first()?;
    let is_privilege = |entry: &PrivilegeEntry| {
        !entry.is_name
            && (entry.columns.is_some()
                || dialect::mysql_word(&entry.word).is_some()
                || entry.word.contains(['.', '*']))
    };
    if grant.entries.iter().any(is_privilege) || grant.accounts.is_empty() {
        return Some(Message::new("grant-no-object"));
    }
    let shown: Vec<String> = grant.entries.iter().map(|entry| sql::quoted(&clip(role(entry)))).collect();
    Some(
        Message::new("grant-role")
            .with("role", shown[0].clone())
            .with("roles", list(&shown))
            .with("count", shown.len())
            .with("engine", if dialect.speaks_mysql { "mysql" } else { "other" }),
    )
}

/// Returns the role's name without its host.
fn role(entry: &PrivilegeEntry) -> &str {
    entry.word.split('@').next().filter(|name| !name.is_empty()).unwrap_or(&entry.word)
}

/// Returns notes about clauses other than privileges and objects, and about text that no server accepts.
fn clauses(tail: Tail, has_several: bool) -> impl Iterator<Item = Note> {
    [
        (tail.has_password, Weight::Remark, "grant-password"),
        (tail.has_require, Weight::Loss, "grant-require"),
        (tail.has_limits, Weight::Loss, "grant-limits"),
        (tail.has_role_clause, Weight::Remark, "grant-as"),
        (tail.has_admin_option, Weight::Loss, "grant-admin-option"),
        (has_several, Weight::Caution, "grant-several-objects"),
        (tail.has_rest, Weight::Error, "grant-rest"),
    ]
    .into_iter()
    .filter(|(is_there, _, _)| *is_there)
    .map(|(_, weight, id)| Note { weight, message: Message::new(id) })
}

/// Makes the message "SUPER, RELOAD: cannot be granted by Secrets Manager".
pub(in super::super) fn no_word(words: &[String]) -> Message {
    Message::new("grant-no-word").with("words", list(words)).with("count", words.len())
}

/// Makes the message "PROCESS is not for a database. Grant it on *.*".
pub(in super::super) fn wider(words: &[String], place: &Place, home: &Place) -> Message {
    Message::new("grant-wider")
        .with("words", list(words))
        .with("count", words.len())
        .with("level", place.level())
        .with("home", clip(&home.to_string()))
}

/// Makes the message "SELCT is no privilege. Did you mean SELECT?".
pub(in super::super) fn unknown(word: &str, guess: Option<&str>) -> Message {
    match guess {
        Some(guess) => Message::new("grant-did-you-mean").with("word", clip(word)).with("guess", guess),
        None => Message::new("grant-unknown").with("word", clip(word)),
    }
}

/// Lists all words: the user needs every name, for example for a request to an administrator.
fn list(words: &[String]) -> String {
    words.iter().map(|word| clip(word)).collect::<Vec<String>>().join(", ")
}

/// Problems that were found with privileges, collected so that each is reported once.
#[derive(Debug, Default)]
struct PrivilegeFlaws {
    is_usage: bool,
    no_word: Distinct,
    unchecked: Distinct,
    unknown: Vec<(String, Option<String>)>,
    wider: BTreeMap<(Place, Place), Distinct>,
    others: Vec<Note>,
}

struct StatementPrivileges<'g, 'p> {
    dialect: Dialect<'p>,
    guesses: &'g mut usize,
    findings: PrivilegeFlaws,
    units: Vec<Unit>,
    rows: HashMap<Place, usize>,
    seen: HashSet<(usize, String)>,
    spellings: Vec<(String, String)>,
}

impl<'g, 'p> StatementPrivileges<'g, 'p> {
    fn new(dialect: Dialect<'p>, guesses: &'g mut usize) -> StatementPrivileges<'g, 'p> {
        StatementPrivileges {
            dialect,
            guesses,
            findings: PrivilegeFlaws::default(),
            units: Vec::new(),
            rows: HashMap::new(),
            seen: HashSet::new(),
            spellings: Vec::new(),
        }
    }

    /// Adds the privileges on every object. Returns why the first refused one was, and the places probably meant.
    fn objects(&mut self, grant: &GrantParts, notes: &mut Vec<Note>) -> (Option<Message>, Vec<Place>) {
        let mut refused = None;
        let mut guessed = Vec::new();
        for object in &grant.objects {
            match object::place(object, self.dialect, Style::Statement) {
                Ok((place, remarks)) => {
                    notes.extend(remarks);
                    self.spellings.extend(object.spelling(&place).filter(|_| self.dialect.speaks_mysql));
                    self.entries(&grant.entries, &place);
                }
                Err(finding) => {
                    guessed.extend(finding.guess.map(|place| *place));
                    if refused.is_none() {
                        refused = Some(finding.message);
                    } else {
                        notes.push(Note::of(finding.message));
                    }
                }
            }
        }
        (refused, guessed)
    }

    fn entries(&mut self, entries: &[PrivilegeEntry], place: &Place) {
        for entry in entries {
            match &entry.columns {
                None => self.entry(entry, place),
                Some(columns) if place.scope == Scope::Table => self.columns(entry, columns, place),
                Some(_) => {
                    let message = Message::new("grant-columns-need-table").with("word", clip(&entry.word));
                    self.findings.others.push(Note::of(message));
                }
            }
        }
    }

    fn columns(&mut self, entry: &PrivilegeEntry, columns: &[Name], place: &Place) {
        if let Some(message) = bare::column_flaw(columns, self.dialect) {
            self.findings.others.push(Note::of(message));
            return;
        }
        let in_column = |name: &Name| Place {
            schema: place.schema.clone(),
            ..Place::column(place.database.clone(), place.table.clone(), name.text.clone())
        };
        let words = self.words(&entry.word, &in_column(&columns[0]));
        for name in columns {
            self.take(&in_column(name), &words);
        }
    }

    fn entry(&mut self, entry: &PrivilegeEntry, place: &Place) {
        let words = self.words(&entry.word, place);
        self.take(place, &words);
    }

    fn take(&mut self, place: &Place, words: &[String]) {
        if words.is_empty() {
            return;
        }
        let row = *self.rows.entry(place.clone()).or_insert_with(|| {
            self.units.push(Unit { place: place.clone(), privileges: Vec::new() });
            self.units.len() - 1
        });
        for word in words {
            if self.seen.insert((row, word.clone())) {
                self.units[row].privileges.push(word.clone());
            }
        }
    }

    /// Returns the privileges that a word means at a place. Notes what it means but cannot be granted.
    fn words(&mut self, word: &str, place: &Place) -> Vec<String> {
        let known = dialect::mysql_word(word).filter(|_| self.dialect.product_word(word).is_none());
        match known {
            Some("ALL") => return self.all(place),
            Some("USAGE") if self.dialect.speaks_mysql => {
                self.findings.is_usage = true;
                return Vec::new();
            }
            _ => {}
        }
        let judged = self.dialect.judge(word, &place.scope, self.guesses);
        let has_guess = matches!(judged, PrivilegeCheck::Unknown(Some(_)));
        if self.dialect.manner() == SqlSyntax::Postgres && !has_guess && !rights::has(&place.scope, word) {
            let note = Note::of(rights::unknown(word, place));
            // A paste may have a hundred thousand errors; some of them are enough for the user.
            if self.findings.others.len() < 2 * SHOWN_UNKNOWN && !self.findings.others.contains(&note) {
                self.findings.others.push(note);
            }
            return Vec::new();
        }
        match judged {
            PrivilegeCheck::Listed(word) => return vec![word],
            PrivilegeCheck::Unchecked(word) => {
                self.findings.unchecked.add(word.clone());
                return vec![word];
            }
            PrivilegeCheck::NoWord(word) => self.findings.no_word.add(word),
            PrivilegeCheck::Wider(word, home) => {
                let home = place.at(&home);
                // All columns of one table get one message.
                let at = if place.scope == Scope::Column {
                    Place { column: String::new(), ..place.clone() }
                } else {
                    place.clone()
                };
                self.findings.wider.entry((at, home)).or_default().add(word);
            }
            PrivilegeCheck::Unknown(guess) => {
                let guess = guess.or_else(|| self.dialect.split(word).map(|words| words.join(", ")));
                self.findings.unknown.push((word.to_owned(), guess));
            }
        }
        Vec::new()
    }

    fn all(&mut self, place: &Place) -> Vec<String> {
        let words = self.dialect.all(&place.scope);
        let message = if words.is_empty() { Message::new("grant-all-unlisted") } else { Message::new("grant-all") };
        let weight = if words.is_empty() { Weight::Error } else { Weight::Remark };
        let message =
            message.with("count", words.len()).with("level", place.level()).with("product", self.dialect.name());
        let note = Note { weight, message };
        if self.findings.others.contains(&note) {
            return words;
        }
        self.findings.others.push(note);
        let lost = self.dialect.missing_from_all(&place.scope);
        if !lost.is_empty() && !words.is_empty() {
            let message = Message::new("grant-all-lost").with("words", list(&lost));
            self.findings.others.push(Note { weight: Weight::Loss, message });
        }
        let risky: Vec<String> = words.iter().filter(|word| privilege::is_risky(word)).cloned().collect();
        if !risky.is_empty() {
            let message = Message::new("grant-all-risky").with("words", list(&risky));
            self.findings.others.push(Note { weight: Weight::Caution, message });
        }
        words
    }

    /// Makes the verdict: what is taken, or the first reason why nothing is. Everything else becomes a note.
    fn conclude(self, refused: Option<Message>, judgement: &mut StatementDecision) {
        let StatementPrivileges { dialect, mut findings, units, .. } = self;
        let mut losses: Vec<Message> = refused.into_iter().collect();
        losses.extend(findings.losses());
        let is_usage = findings.is_usage && losses.is_empty();
        if !findings.no_word.list.is_empty() {
            losses.push(no_word(&findings.no_word.list));
        }
        if units.is_empty()
            && let Some(at) = findings.others.iter().position(|note| note.weight >= Weight::Loss)
        {
            losses.push(findings.others.remove(at).message);
        }
        judgement.notes.append(&mut findings.others);
        judgement.notes.extend(cautions(dialect, &units, &findings.unchecked.list));
        judgement.verdict = if !units.is_empty() {
            Verdict::Taken(units)
        } else if is_usage {
            Verdict::Nothing(Message::new("grant-usage"))
        } else if losses.is_empty() {
            Verdict::Refused(Message::new("grant-no-privilege"))
        } else {
            // An error that the user must confirm comes before something that cannot be expressed at all.
            let worst = losses.iter().position(|message| !Note::is_inexpressible(message)).unwrap_or(0);
            Verdict::refusal(losses.remove(worst))
        };
        judgement.notes.extend(losses.into_iter().map(Note::of));
        judgement.lost = findings.no_word.list;
        judgement.lost.extend(findings.wider.into_values().flat_map(|words| words.list));
        judgement.lost.extend(findings.unknown.into_iter().map(|(word, _)| clip(&word)));
    }
}

impl PrivilegeFlaws {
    /// Returns messages about unknown words, and about words that exist only at a wider scope.
    fn losses(&self) -> Vec<Message> {
        let told = self.unknown.iter().take(SHOWN_UNKNOWN);
        let mut losses: Vec<Message> = told.map(|(word, guess)| unknown(word, guess.as_deref())).collect();
        if self.unknown.len() > SHOWN_UNKNOWN {
            losses.push(Message::new("grant-unknown-more").with("count", self.unknown.len() - SHOWN_UNKNOWN));
        }
        losses.extend(self.wider.iter().map(|((place, home), words)| wider(&words.list, place, home)));
        losses
    }
}

const SHOWN_UNKNOWN: usize = 5;

/// Words without duplicates, in the order of first mention.
#[derive(Debug, Default)]
struct Distinct {
    list: Vec<String>,
    seen: HashSet<String>,
}

impl Distinct {
    fn add(&mut self, word: String) {
        if self.seen.insert(word.clone()) {
            self.list.push(word);
        }
    }
}

/// Returns warnings that the user should read before sending the grants.
fn cautions(dialect: Dialect<'_>, units: &[Unit], unchecked: &[String]) -> Vec<Note> {
    let mut cautions = Vec::new();
    if dialect.speaks_mysql
        && units.iter().any(|unit| unit.privileges.iter().any(|word| privilege::is_write_everywhere(word, &unit.place)))
    {
        cautions.push(Message::new("grant-everywhere"));
    }
    if !unchecked.is_empty() {
        cautions.push(
            Message::new("grant-unchecked")
                .with("words", list(unchecked))
                .with("count", unchecked.len())
                .with("product", dialect.name()),
        );
    }
    let missing = units.iter().find(|unit| dialect.level(&unit.place.scope).is_none());
    if let Some(unit) = missing {
        cautions.push(Message::new("grant-no-level").with("level", unit.place.level()).with("product", dialect.name()));
    }
    cautions.into_iter().map(|message| Note { weight: Weight::Caution, message }).collect()
}
