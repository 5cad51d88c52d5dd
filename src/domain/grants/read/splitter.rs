//! Splits a text into statements like a client: at the delimiter, which a script may change, or in a text without any
//! delimiter at lines that begin a statement. Rows of answers between them are separate statements.

use std::collections::VecDeque;

use super::super::{
    batch::{Batch, BatchNames},
    lexer::{LexStep, Lexeme, LexemeKind, Lexer, SqlSyntax},
    quotes::Quoting,
};
use super::{
    block::{self, Cell},
    body::Body,
    prompt, statement,
};

/// The next thing that was found.
#[derive(Debug)]
pub(super) enum Found {
    /// A statement; its tokens are in [`Splitter::tokens`].
    Statement(StatementEnd),
    /// A cell of an answer, with the position of its block.
    Cell(Cell, usize),
    /// A `DELIMITER` without an argument or with a statement after it: its position, and the message.
    Delimiter(usize, &'static str),
}

/// How a statement ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StatementEnd {
    /// At a delimiter, a line end or the end of the text.
    Sent,
    /// Cancelled before it was sent, or never finished at a prompt.
    Cancelled,
    /// At a delimiter inside an executable comment: the server gets only half of the comment.
    InsideComment,
    /// Its body was never closed.
    OpenBody,
    /// At the end of a body with delimiters in it. MySQL's client would end the statement at the first of them; other
    /// clients do not.
    CutBody,
    /// The client ends here.
    Quit,
}

impl StatementEnd {
    /// Returns whether the server never got the statement.
    pub(super) fn is_unsent(self) -> bool {
        matches!(self, StatementEnd::Cancelled | StatementEnd::Quit)
    }
}

/// State of the splitter.
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that the text before says of the next line")]
pub(super) struct Splitter<'s> {
    lexer: Lexer<'s>,
    /// Whether names have the escapes of a client's batch mode.
    pub(super) batch: Batch,
    manner: SqlSyntax,
    /// Whether line ends also end statements, because the text has no delimiter.
    is_rows: bool,
    /// Positions of prompts.
    inputs: &'s [usize],
    is_at_line: bool,
    has_doubt: bool,
    /// Whether a client printed the statement as an echo between two lines of dashes.
    pub(super) is_echo: bool,
    /// Whether the statement has a `TO` or `FROM` so far.
    has_grantees: bool,
    /// End of the line, if the line is a command of the client.
    line_end: Option<usize>,
    cells: VecDeque<(Cell, usize)>,
    /// Whether the statement ended with a full-width semicolon.
    pub(super) has_wide_end: bool,
    pub(super) tokens: Vec<Lexeme<'s>>,
    /// Position of a comment that is never closed.
    pub(super) open_comment: Option<usize>,
}

impl<'s> Splitter<'s> {
    pub(super) fn new(text: &'s str, manner: SqlSyntax, inputs: &'s [usize]) -> Splitter<'s> {
        let (has_delimiter, batch) = survey(text, manner);
        let mut lexer = Lexer::new(text, manner);
        lexer.is_batch = batch != Batch::No;
        Splitter {
            lexer,
            batch,
            manner,
            is_rows: !has_delimiter,
            inputs,
            is_at_line: true,
            has_doubt: false,
            is_echo: false,
            has_grantees: false,
            line_end: None,
            cells: VecDeque::new(),
            has_wide_end: false,
            tokens: Vec::new(),
            open_comment: None,
        }
    }

    /// Sets how quotes are read, after `sql_mode` has changed.
    pub(super) fn set_quoting(&mut self, quoting: Quoting) {
        self.lexer.quoting = quoting;
    }

    /// Returns the position of a quote that may close at another place. Returns it only once.
    pub(super) fn doubt(&mut self) -> Option<usize> {
        let doubt = self.lexer.doubt.filter(|_| !self.has_doubt)?;
        self.has_doubt = true;
        Some(doubt)
    }

    /// Returns the position of the splitter, in bytes of the text.
    pub(super) fn at(&self) -> usize {
        self.lexer.at
    }

    /// Skips the rows after `COPY … FROM stdin`, up to `\.`. Returns their range.
    pub(super) fn skip_rows(&mut self) -> std::ops::Range<usize> {
        let text = self.lexer.text;
        let from = text[self.lexer.at..].find('\n').map_or(text.len(), |end| self.lexer.at + end + 1);
        let rows = prompt::lines(&text[from..]).take_while(|(_, line)| line.trim_end() != "\\.");
        let end = from + rows.map(|(_, line)| line.len()).sum::<usize>();
        let behind = text[end..].find('\n').map_or(text.len(), |length| end + length + 1);
        self.lexer.go_to_line(behind);
        self.is_at_line = true;
        from..end
    }

    /// Returns the position of what looks like a separate line but is part of a comment. Returns it only once.
    pub(super) fn hidden_line(&mut self) -> Option<usize> {
        self.lexer.hidden_line.take()
    }

    /// Returns the next statement or cell; `None` at the end.
    pub(super) fn next(&mut self) -> Option<Found> {
        if let Some((cell, at)) = self.cells.pop_front() {
            return Some(Found::Cell(cell, at));
        }
        self.tokens.clear();
        self.lexer.begin();
        self.line_end = None;
        self.has_wide_end = false;
        self.has_grantees = false;
        self.is_echo = false;
        let mut body = Body::default();
        loop {
            if self.is_at_line
                && let Some(found) = self.line()
            {
                return Some(found);
            }
            match self.lexer.step() {
                // A full-width semicolon ends a statement too; the reader adds a caution.
                LexStep::Token(token) if token.is_wide && token.is_sign(';') && self.lexer.delimiter == ";" => {
                    if !self.tokens.is_empty() {
                        self.has_wide_end = true;
                        return Some(Found::Statement(StatementEnd::Sent));
                    }
                }
                LexStep::Token(token) => {
                    // After a script has changed the delimiter, a client looks only for that.
                    if self.lexer.delimiter == ";" {
                        body.notice(&self.tokens, &token, self.manner);
                    }
                    self.has_grantees |= token.is_word("TO") || token.is_word("FROM");
                    self.tokens.push(token);
                }
                LexStep::Line => {
                    self.is_at_line = true;
                    if self.line_end.is_some_and(|end| self.lexer.at >= end) {
                        return Some(Found::Statement(StatementEnd::Sent));
                    }
                }
                LexStep::Delimiter if body.is_open() => body.take_delimiter(),
                LexStep::Delimiter | LexStep::Cancel if self.tokens.is_empty() => self.lexer.begin(),
                LexStep::Delimiter => {
                    let is_cut = body.has_delimiter && self.manner != SqlSyntax::Postgres;
                    let ending = if is_cut { StatementEnd::CutBody } else { StatementEnd::Sent };
                    let is_torn = self.lexer.is_inside_comment();
                    return Some(Found::Statement(if is_torn { StatementEnd::InsideComment } else { ending }));
                }
                LexStep::Cancel => return Some(Found::Statement(StatementEnd::Cancelled)),
                LexStep::Quit => return Some(Found::Statement(StatementEnd::Quit)),
                LexStep::OpenComment(at) => self.open_comment = Some(at),
                LexStep::End if self.tokens.is_empty() => return None,
                LexStep::End if self.lexer.is_inside_comment() => {
                    return Some(Found::Statement(StatementEnd::InsideComment));
                }
                LexStep::End if body.is_open() => return Some(Found::Statement(StatementEnd::OpenBody)),
                LexStep::End if self.is_typed() && self.line_end.is_none() => {
                    return Some(Found::Statement(StatementEnd::Cancelled));
                }
                LexStep::End => return Some(Found::Statement(StatementEnd::Sent)),
            }
        }
    }

    /// Returns whether the statement begins behind a prompt. A client waits there for the delimiter.
    fn is_typed(&self) -> bool {
        let Some(first) = self.tokens.first() else { return false };
        let prompts = self.inputs.partition_point(|input| *input <= first.span.start);
        let prompt = self.inputs[..prompts].last();
        prompt.is_some_and(|prompt| !self.lexer.text[*prompt..first.span.start].contains('\n'))
    }

    /// Checks the beginning of a line for something that is not a token of a statement.
    fn line(&mut self) -> Option<Found> {
        let at = self.lexer.at;
        let rest = &self.lexer.text[at..];
        let line = rest.split('\n').next().unwrap_or_default();
        if !self.tokens.is_empty() {
            if self.inputs.binary_search(&at).is_ok() {
                return Some(Found::Statement(StatementEnd::Cancelled));
            }
            if !self.inputs.is_empty() && !self.lexer.is_inside_comment() && block::is_answer(line) {
                return Some(Found::Statement(StatementEnd::Sent));
            }
            if self.is_echo && line.trim_end() == ECHO {
                return Some(Found::Statement(StatementEnd::Sent));
            }
            if self.is_rows && statement::begins_row(&self.tokens, self.has_grantees, line) {
                return Some(Found::Statement(StatementEnd::Sent));
            }
        }
        self.is_at_line = false;
        self.is_echo |= self.tokens.is_empty() && line.trim_end() == ECHO;
        if !self.tokens.is_empty() || self.lexer.is_inside_comment() {
            return None;
        }
        if let Some(block) = block::block(rest, self.manner) {
            self.cells.extend(block.cells.into_iter().map(|cell| (cell, at)));
            self.lexer.go_to_line(at + block.length);
            self.is_at_line = true;
            return match self.cells.pop_front() {
                Some((cell, at)) => Some(Found::Cell(cell, at)),
                None => self.next(),
            };
        }
        self.command(line, at)
    }

    /// Handles commands of a client that end with their line.
    fn command(&mut self, line: &str, at: usize) -> Option<Found> {
        let end = at + line.len();
        let text = line.trim();
        let word = text.split(char::is_whitespace).next().unwrap_or_default();
        if word.eq_ignore_ascii_case("delimiter") && self.manner != SqlSyntax::Postgres {
            let given = text[word.len()..].split_whitespace().next().unwrap_or_default();
            let given = given.trim_matches(['\'', '"', '`']);
            self.lexer.go_to_line(end);
            if given.is_empty() || given.contains('\\') {
                return Some(Found::Delimiter(at, "grant-no-delimiter"));
            }
            // A client uses only the first bytes.
            given[..given.floor_char_boundary(LONGEST_DELIMITER)].clone_into(&mut self.lexer.delimiter);
            if super::looks::has_statement(&text[word.len()..]) {
                return Some(Found::Delimiter(at, "grant-delimiter-line"));
            }
            return self.next();
        }
        let bare = text.strip_suffix(self.lexer.delimiter.as_str()).unwrap_or(text).trim_end();
        if bare.eq_ignore_ascii_case("exit") || bare.eq_ignore_ascii_case("quit") {
            self.lexer.go_to_line(end);
            return Some(Found::Statement(StatementEnd::Quit));
        }
        if text.is_empty()
            || text.contains(self.lexer.delimiter.as_str())
            || text.contains("\\g")
            || text.contains("\\G")
        {
            return None;
        }
        if word.eq_ignore_ascii_case("exit") || word.eq_ignore_ascii_case("quit") {
            self.lexer.go_to_line(end);
            return Some(Found::Statement(StatementEnd::Quit));
        }
        let is_command = COMMANDS.iter().any(|command| word.eq_ignore_ascii_case(command));
        if is_command || (word.starts_with('\\') && word.len() > 1) {
            self.line_end = Some(end);
        }
        None
    }
}

/// Line that `mysql -v` prints before and after each statement.
const ECHO: &str = "--------------";

/// Length of a delimiter that a client uses, in bytes.
const LONGEST_DELIMITER: usize = 15;

/// Commands of the client that need no delimiter; only recognised where a statement could begin.
const COMMANDS: &[&str] = &[
    "use",
    "source",
    "help",
    "status",
    "connect",
    "system",
    "tee",
    "notee",
    "warnings",
    "nowarning",
    "pager",
    "nopager",
    "rehash",
    "prompt",
    "charset",
    "resetconnection",
    "clear",
    "print",
    "edit",
    "ego",
    "go",
];

/// Finds out whether a text has a delimiter outside of comments, strings and answers, and whether its names have
/// escapes of batch mode.
fn survey(text: &str, manner: SqlSyntax) -> (bool, Batch) {
    let mut lexer = Lexer::new(text, manner);
    let mut names = BatchNames::default();
    let mut has_delimiter = false;
    let mut is_at_line = true;
    loop {
        if std::mem::take(&mut is_at_line) && !lexer.is_inside_comment() {
            let rest = &text[lexer.at..];
            let line = rest.split('\n').next().unwrap_or_default();
            // The quotes in a client's output need not be closed, so the output is skipped as a whole.
            if block::begins(line)
                && let Some(block) = block::block(rest, manner).filter(|block| block.length > 0)
            {
                lexer.go_to_line(lexer.at + block.length);
                is_at_line = true;
                continue;
            }
        }
        match lexer.step() {
            LexStep::Delimiter => {
                has_delimiter = true;
                lexer.begin();
            }
            LexStep::Token(token) => {
                has_delimiter |= token.is_first && token.is_word("delimiter") || token.is_wide && token.is_sign(';');
                if token.kind == LexemeKind::Quoted('`') {
                    let behind = text[token.span.end..].trim_start().strip_prefix('.');
                    let is_pattern = behind.is_some_and(|behind| behind.trim_start().starts_with('*'));
                    names.take(text[token.span].trim_matches('`'), is_pattern);
                }
            }
            LexStep::Line => is_at_line = true,
            LexStep::End | LexStep::OpenComment(_) => break,
            LexStep::Cancel | LexStep::Quit => {}
        }
    }
    let batch = if manner == SqlSyntax::Postgres { Batch::No } else { names.batch(text, has_delimiter) };
    (has_delimiter, batch)
}
