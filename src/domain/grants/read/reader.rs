//! Reads a whole text: its layout, its statements, and the meaning of each.

use std::{collections::HashSet, iter::Peekable, ops::Range};

use super::{
    Grantee, Note, Script, Statement, Verdict, Weight,
    answers::{SentBatch, SentStatement},
    block::Cell,
    cells::{self, Cells},
    lines::LineStarts,
    looks,
    prompt::{self, CleanedText},
    psql::PsqlSession,
    splitter::{Found, Splitter, StatementEnd},
    statement::{self, Head, leading_words},
    variables::Variables,
};
use crate::{
    catalog::Product,
    domain::{
        grants::{
            batch::Batch,
            cursor::Name,
            dialect::Dialect,
            lexer::{self, SqlSyntax},
        },
        rule::Message,
    },
};

/// Number of misspelt words that are compared with all known ones in a text.
const GUESSES: usize = 64;

/// Reads a text in any layout.
pub(super) fn read(text: &str, product: Option<&Product>) -> Script {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let dialect = Dialect::of(product);
    let mut reader = ScriptReader::new(text, dialect);
    match cells::json(text)
        .or_else(|| cells::markup(text))
        .or_else(|| cells::csv(text))
        .or_else(|| cells::quoted_rows(text))
    {
        Some(cells) => reader.cells(cells),
        None => reader.script(),
    }
    reader.script
}

pub(super) struct ScriptReader<'s, 'p> {
    pub(super) source: &'s str,
    pub(super) lines: LineStarts<'s>,
    pub(super) dialect: Dialect<'p>,
    pub(super) manner: SqlSyntax,
    /// Database of the last `USE`.
    pub(super) current: Option<Name>,
    pub(super) variables: Variables,
    /// Names of routines whose bodies take something away.
    pub(super) revoking: HashSet<String>,
    /// Roles that were granted without a `CREATE ROLE` above.
    pub(super) uncreated: HashSet<String>,
    pub(super) guesses: usize,
    pub(super) script: Script,
    /// The statements that were sent last; the server may refuse them.
    pub(super) together: SentBatch,
    /// Number of prompts before these statements.
    pub(super) input: usize,
    /// For each statement that was sent, the range of its entries in the script.
    pub(super) ran: Vec<Range<usize>>,
    /// Ranges of the entries of statements at a prompt that no answer follows.
    pub(super) unanswered: Vec<Range<usize>>,
    /// Whether a statement that grants or revokes has an answer.
    pub(super) has_answers: bool,
    /// Whether the server refused something and it is not known what.
    pub(super) has_unassigned_refusal: bool,
    /// Index of the current `SHOW GRANTS` answer in the script.
    answer: Option<usize>,
    /// Rows of that answer, if each has the heading before it.
    rows: HashSet<String>,
    /// State of the session of PostgreSQL.
    pub(super) psql: PsqlSession,
    /// Where the client ended.
    pub(super) quit: Option<usize>,
}

impl<'s, 'p> ScriptReader<'s, 'p> {
    fn new(source: &'s str, dialect: Dialect<'p>) -> ScriptReader<'s, 'p> {
        ScriptReader {
            source,
            lines: LineStarts::of(source),
            dialect,
            manner: dialect.manner(),
            current: None,
            variables: Variables::default(),
            revoking: HashSet::new(),
            uncreated: HashSet::new(),
            guesses: GUESSES,
            script: Script::default(),
            together: SentBatch::default(),
            input: 0,
            ran: Vec::new(),
            unanswered: Vec::new(),
            has_answers: false,
            has_unassigned_refusal: false,
            answer: None,
            rows: HashSet::new(),
            psql: PsqlSession::default(),
            quit: None,
        }
    }

    /// Reads the cells of a text in another language.
    fn cells(&mut self, cells: Cells) {
        let mut heading = None;
        for cell in cells.list {
            match cell {
                Cell::Heading(name) => heading = Some(name),
                Cell::Row { text, at, .. } => {
                    self.cell(Cell::Row { text, at, heading: heading.clone() }, 0, false);
                }
                cell => self.cell(cell, 0, false),
            }
        }
        if let Some(name) = heading {
            self.script.headings.add(&Grantee::parse(&name));
        }
        for at in cells.strays {
            self.push(at, "…".to_owned(), Verdict::Refused(Message::new("grant-unread")));
        }
        self.name_layout();
    }

    /// Reads a script, alone or inside a session, listing or document.
    fn script(&mut self) {
        let cleared = prompt::document(self.source)
            .or_else(|| prompt::listing(self.source))
            .or_else(|| prompt::session(self.source, self.manner));
        let is_session = cleared.as_ref().is_some_and(|cleared| !cleared.inputs.is_empty());
        let cleared = cleared.unwrap_or_else(|| CleanedText { text: self.source.to_owned(), ..CleanedText::default() });
        for at in &cleared.outside {
            self.push(*at, "…".to_owned(), Verdict::Refused(Message::new("grant-outside-block")));
        }
        for at in &cleared.unread {
            self.push(*at, "…".to_owned(), Verdict::Refused(Message::new("grant-like-psql")));
        }
        let is_uncertain = self.statements(&cleared, is_session);
        if is_uncertain {
            self.push(0, "\\\\".to_owned(), Verdict::Nothing(Message::new("grant-batch")))
                .notes
                .push(Note { weight: Weight::Caution, message: Message::new("grant-batch") });
        }
        self.script.statements.sort_by_key(|statement| (statement.line, statement.column));
        self.name_layout();
    }

    /// Reads a text in which every byte has the position that it has in the source. Returns whether its names may have
    /// escapes of batch mode.
    fn statements(&mut self, cleared: &CleanedText, is_session: bool) -> bool {
        let CleanedText { text, inputs, tags, databases, .. } = cleared;
        let mut tags = tags.iter().copied().peekable();
        let mut splitter = Splitter::new(text, self.manner, inputs);
        loop {
            let found = splitter.next();
            if let Some(at) = splitter.hidden_line() {
                let line = text[at..].split('\n').next().unwrap_or_default();
                if looks::has_statement(line) {
                    self.push(at, "…".to_owned(), Verdict::Refused(Message::new("grant-carriage-return")));
                }
            }
            if let Some(at) = splitter.doubt() {
                self.push(at, "\\ …".to_owned(), Verdict::Refused(Message::new("grant-mode-unknown")));
            }
            let Some(found) = found else { break };
            let here = databases.partition_point(|(at, _)| *at <= splitter.at());
            if let Some((_, database)) = here.checked_sub(1).and_then(|here| databases.get(here)) {
                self.current = Some(Name::quoted(database));
            }
            match found {
                Found::Cell(cell, at) => {
                    self.take_tags(&mut tags, at);
                    self.go_to_input(inputs, at);
                    self.cell(cell, at, is_session);
                }
                Found::Delimiter(at, id) => {
                    self.push(at, "DELIMITER".to_owned(), Verdict::Refused(Message::new(id)));
                }
                Found::Statement(ending) => {
                    let tokens = std::mem::take(&mut splitter.tokens);
                    if let (Some(quit), Some(first)) = (self.quit, tokens.first())
                        && inputs
                            .get(inputs.partition_point(|input| *input < quit))
                            .is_some_and(|next| *next <= first.span.start)
                    {
                        // Another session of a client begins.
                        self.quit = None;
                    }
                    let start = tokens.first().map_or(splitter.at(), |first| first.span.start);
                    self.take_tags(&mut tags, start);
                    self.go_to_input(inputs, start);
                    if splitter.is_echo || !self.together.answers.is_empty() {
                        self.settle_answers();
                    }
                    let from = self.script.statements.len();
                    let before = self.standing();
                    self.one(&tokens, text, 0, ending);
                    // In batch mode an answer has no frame, so it ends with the first statement that is no GRANT.
                    self.answer = self.answer.filter(|_| tokens.first().is_some_and(|first| first.is_word("GRANT")));
                    for statement in &mut self.script.statements[from..] {
                        statement.answer = self.answer;
                    }
                    let before = (before != self.standing()).then_some(before);
                    let listed = from..self.script.statements.len();
                    self.ran.extend((!listed.is_empty()).then(|| listed.clone()));
                    self.together.sent.push(SentStatement { listed, before });
                    if splitter.has_wide_end {
                        self.caution(from, "grant-full-width");
                    }
                    if self.manner == SqlSyntax::Postgres && !tokens.is_empty() && statement::has_rows(&tokens) {
                        let rows = splitter.skip_rows();
                        self.in_text(&text[rows.clone()], rows.start);
                    }
                    if ending == StatementEnd::Quit {
                        self.quit = Some(splitter.at());
                    }
                    splitter.tokens = tokens;
                }
            }
            splitter.set_quoting(self.variables.quoting());
        }
        self.take_tags(&mut tags, text.len());
        self.settle_answers();
        self.settle_unassigned_refusal();
        self.settle_unanswered();
        if let Some(at) = splitter.open_comment {
            self.push(at, "/* …".to_owned(), Verdict::Refused(Message::new("grant-comment-open")));
        }
        self.end_of_session();
        splitter.batch == Batch::Perhaps
    }

    /// Takes the tags before a position as answers.
    fn take_tags(&mut self, tags: &mut Peekable<impl Iterator<Item = usize>>, end: usize) {
        while tags.next_if(|at| *at < end).is_some() {
            self.answer(false);
        }
    }

    /// Starts new answers if there is a prompt between the last position and this one.
    fn go_to_input(&mut self, inputs: &[usize], at: usize) {
        let input = inputs.partition_point(|input| *input <= at);
        if input != self.input {
            self.settle_answers();
            self.input = input;
            self.answer = None;
        }
    }

    /// Handles one cell of an answer. A statement in it was written by a server and is alone in its row.
    fn cell(&mut self, cell: Cell, base: usize, is_session: bool) {
        match cell {
            Cell::Heading(name) => self.heading(&name),
            Cell::Broken { at } => {
                self.push(base + at, "| …".to_owned(), Verdict::Refused(Message::new("grant-row-broken")));
            }
            Cell::Ungranted => self.answer(true),
            Cell::Answer { is_refusal } => {
                self.answer = None;
                if is_refusal {
                    self.psql.fail();
                }
                self.answer(is_refusal);
            }
            Cell::Value { text, at } => {
                if looks::has_statement(&text) {
                    let id = if is_session { "grant-in-string" } else { "grant-other-heading" };
                    self.push(base + at, "| …".to_owned(), Verdict::refusal(Message::new(id)));
                }
            }
            Cell::Row { text, at, heading } => {
                let at = base + at;
                if let Some(name) = heading {
                    self.inline_heading(&name, &text);
                }
                let tokens = lexer::tokens(
                    &text,
                    if self.manner == SqlSyntax::Postgres { self.manner } else { SqlSyntax::Script },
                );
                let end = tokens.len() - usize::from(tokens.last().is_some_and(|last| last.is_sign(';')));
                let head = statement::head(&tokens);
                if matches!(head, Head::Grant | Head::Revoke) {
                    let from = self.script.statements.len();
                    self.one(&tokens[..end], &text, at, StatementEnd::Sent);
                    let place = self.lines.place(at.min(self.source.len()));
                    for statement in &mut self.script.statements[from..] {
                        (statement.line, statement.column) = place;
                        statement.answer = self.answer;
                    }
                } else if looks::has_statement(&text) {
                    let is_code = matches!(head, Head::Other | Head::Routine) && is_session;
                    let id = if is_code { "grant-in-string" } else { "grant-unread" };
                    self.push(at, leading_words(&tokens), Verdict::refusal(Message::new(id)));
                }
            }
        }
    }

    /// Handles the heading of an answer of `SHOW GRANTS`.
    fn heading(&mut self, name: &str) {
        let account = Grantee::parse(name);
        self.script.headings.add(&account);
        self.answer = Some(self.script.answers.len());
        self.script.answers.push(account);
    }

    /// Handles a heading that is repeated before every row of an answer. An answer has no duplicate rows, so a
    /// duplicate begins the next answer.
    fn inline_heading(&mut self, name: &str, row: &str) {
        let is_same = self.answer.is_some_and(|answer| self.script.answers[answer] == Grantee::parse(name));
        if !is_same {
            self.heading(name);
            self.rows.clear();
        }
        if !self.rows.insert(row.trim().to_owned()) {
            self.heading(name);
            self.rows = HashSet::from([row.trim().to_owned()]);
        }
    }

    pub(super) fn push(&mut self, at: usize, text: String, verdict: Verdict) -> &mut Statement {
        let (line, column) = self.lines.place(at);
        self.script.statements.push(Statement::new((line, column), text, verdict));
        self.script.statements.last_mut().expect("one was pushed")
    }

    /// Replaces the errors by a single one that says what the text looks like, if a statement could not be read and the
    /// text is no script.
    fn name_layout(&mut self) {
        let is_refused = |statement: &Statement, id: &str| matches!(&statement.verdict, Verdict::Refused(message) if message.id == id);
        let statements = &mut self.script.statements;
        if let Some(at) = statements.iter().position(|statement| is_refused(statement, "grant-unread"))
            && let Some(id) = looks::like(self.source)
        {
            let unread = statements.swap_remove(at);
            self.script = Script {
                statements: vec![Statement { verdict: Verdict::Refused(Message::new(id)), ..unread }],
                ..Script::default()
            };
        } else if let Some(first) = statements.first_mut().filter(|first| is_refused(first, "grant-text"))
            && let Some(id) = looks::like(self.source)
        {
            first.verdict = Verdict::Refused(Message::new(id));
        }
    }
}
