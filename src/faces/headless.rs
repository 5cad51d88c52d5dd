//! The commands, which ask no questions: for scripts, and for people who know what they want.

mod connecting;
mod destination;
mod differences;
mod draft;
mod empty;
mod ending;
mod excerpt;
mod fix;
mod grants;
mod journal;
mod like;
mod loading;
mod manual;
mod out;
mod places;
mod progress;
mod report;
mod same_name;
mod session;
mod stand_in;
mod stop_signals;
mod submission;
pub(super) mod usage;

pub(super) use destination::site;
pub(super) use stand_in::settings_of as stand_in_settings;

use jiff::Timestamp;

use self::{
    draft::{DraftError, DraftSource, Ready},
    out::Out,
    report::{CommandReport, ReportLevel, ReportedIssue},
    session::CommandError,
};
use crate::{
    cli::{Check, CliCommand, Common, Completions, New, PreviewArgs, WarningOptions},
    cloud::{
        credentials::{Credential, Realm},
        signed_call::{UnsignedCall, sign_preview},
    },
    domain::{
        codes, did_you_mean::nearest, endpoint::Endpoint, request::Request, rule::Message, submission::Preview,
        template::Template,
    },
    export::{self, Subject},
    sandbox::{SECRET_ID, SECRET_KEY},
    text::Words,
};

/// Whether `dbcred resume` of that name continues a draft, which needs a person to answer questions.
#[must_use]
pub(crate) fn is_unsent_draft(name: &str, common: &Common) -> bool {
    submission::is_unsent_draft(name, common)
}

/// Reads and changes the draft that `dbcred new` opens the wizard with, and what was not read of an existing credential.
///
/// # Errors
/// What is wrong was reported: the exit code.
pub(super) fn begin(new: &New, common: &Common) -> Result<Template, u8> {
    let mut room = CommandContext { common, words: super::words(common), out: Out::default() };
    if let Some(message) = contradiction(&CliCommand::New(new.clone()), common) {
        return Err(room.refuse(&message));
    }
    room.begin(new)
}

/// The port that a preview assumes for a sandbox that does not run yet.
const PREVIEWED_PORT: u16 = 8787;
/// The message about that port.
const SANDBOX_PORT: &str = "headless-sandbox-port";
/// The message about a key that is only asked for when something is sent.
const KEY_UNASKED: &str = "headless-key-unasked";
/// The message about a field of an existing credential that was not read.
const UNREAD: &str = "template-unread";
/// The largest query of a GET, in bytes (docs/api.md R17).
const MOST_OF_GET: usize = 32 * 1024;

/// The exit codes of a command.
const GOOD: u8 = 0;
const FAILED: u8 = 1;
const UNCLEAR: u8 = 2;

/// What every command works with.
struct CommandContext<'a> {
    common: &'a Common,
    words: Words,
    out: Out,
}

/// Runs a command. Returns its exit code.
#[must_use]
pub(crate) fn run(command: &CliCommand, common: &Common) -> u8 {
    let words = super::words(common);
    if let CliCommand::Help(help) = command {
        return usage::help(help, common, &words);
    }
    let mut room = CommandContext { common, words, out: Out::default() };
    if let Some(message) = contradiction(command, common) {
        return room.refuse(&message);
    }
    let code = match command {
        CliCommand::Check(check) => room.check(check),
        CliCommand::Preview(preview) => room.preview(preview),
        CliCommand::Sandbox(sandbox) => stand_in::serve(&mut room, sandbox),
        CliCommand::Completions(completions) => room.completions(completions),
        CliCommand::Create(create) => room.create(create),
        CliCommand::Resume(resume) => room.resume(resume),
        CliCommand::Status(status) => room.status(status),
        CliCommand::Journal(journal) => room.journal(journal),
        CliCommand::New(_) | CliCommand::Help(_) => FAILED,
    };
    // If the output could not be written, the command has failed, so that a script does not take half of it for an
    // answer. A create is different: its receipt is in the journal and on standard error, and its exit code tells the
    // outcome.
    let is_kept = match command {
        CliCommand::Create(_) | CliCommand::Resume(_) => true,
        CliCommand::Status(status) => status.name.is_some(),
        _ => false,
    };
    if let Some(why) = room.out.trouble().filter(|_| !is_kept) {
        out::note(&room.words.with("headless-out-broken", &[("why", why.into())]));
        return if code == GOOD { FAILED } else { code };
    }
    code
}

/// Reports a command line that cannot be carried out. Returns the exit code.
pub(super) fn refuse(message: &Message, common: &Common, words: &Words) -> u8 {
    if common.json {
        let finding = ReportedIssue::of_message("", "command", message, words);
        Out::default().line(&CommandReport { findings: vec![finding], ..CommandReport::of("invalid") }.json());
    } else {
        out::note(&words.message(message));
    }
    UNCLEAR
}

/// Finds options that cannot be used together.
fn contradiction(command: &CliCommand, common: &Common) -> Option<Message> {
    let serves = common.sandbox || matches!(command, CliCommand::Sandbox(_));
    if common.scenario.is_some() && !serves {
        return Some(Message::new("headless-scenario-alone"));
    }
    let none = WarningOptions::default();
    let (changes, warnings, files) = match command {
        CliCommand::Check(check) => (&check.changes, &check.warnings, check.files.as_slice()),
        CliCommand::Preview(preview) => (&preview.changes, &preview.warnings, preview.file.as_slice()),
        CliCommand::Create(create) => (&create.changes, &create.warnings, create.file.as_slice()),
        CliCommand::New(new) => (&new.changes, &none, new.file.as_slice()),
        _ => return (serves && common.endpoint.is_some()).then(|| Message::new("headless-sandbox-endpoint")),
    };
    if let Some(word) = warnings.accept.iter().find(|word| !codes::is_code(word)) {
        let near = nearest(word, codes::CODES.iter().map(|(code, _)| *code));
        return Some(match near {
            Some(near) => Message::new("headless-accept-near").with("code", word.as_str()).with("near", near),
            None => Message::new("headless-accept-unknown").with("code", word.as_str()),
        });
    }
    let readings = files.iter().chain(&changes.grants).filter(|file| draft::is_stdin(file)).count();
    if readings > 1 {
        return Some(Message::new("headless-stdin-twice"));
    }
    (serves && common.endpoint.is_some()).then(|| Message::new("headless-sandbox-endpoint"))
}

impl CommandContext<'_> {
    fn check(&mut self, check: &Check) -> u8 {
        let files = check.files.iter().map(|file| Ok(DraftSource::File(file.clone())));
        let sources: Result<Vec<DraftSource>, CommandError> = if check.files.is_empty() {
            self.source(None, &check.changes).map(|one| vec![one])
        } else {
            files.collect()
        };
        let sources = match sources {
            Ok(sources) => sources,
            Err(stop) => return self.stopped(&stop, CommandReport::default()),
        };
        let orders = (&check.changes, &check.warnings);
        // All files are read before the first is reported, since they are compared with each other.
        let load = |source: &DraftSource| {
            let loaded = draft::load_to_look(source, orders, self.common, &self.words);
            (source.shown(), loaded)
        };
        let mut all: Vec<(String, Result<Ready, DraftError>)> = sources.iter().map(load).collect();
        same_name::compare(&mut all, &check.warnings, &self.words);
        let mut worst = GOOD;
        for (name, loaded) in &all {
            let (code, mut report) = report_of(loaded, "valid", name, &self.words);
            report.findings.extend(loaded.as_ref().ok().and_then(|ready| self.unasked(ready)));
            if self.common.json {
                self.out.line(&report.json());
            } else {
                self.out.text(&report.human(name, &self.words));
            }
            // A draft with errors outweighs a file that cannot be read: its errors are what the user has to repair.
            worst = worst.max(code);
        }
        worst
    }

    /// Reports a command line that cannot be carried out.
    fn refuse(&mut self, message: &Message) -> u8 {
        refuse(message, self.common, &self.words)
    }

    fn preview(&mut self, preview: &PreviewArgs) -> u8 {
        let source = match self.source(preview.file.as_deref(), &preview.changes) {
            Ok(source) => source,
            Err(stop) => return self.stopped(&stop, CommandReport::default()),
        };
        let name = source.shown();
        let orders = (&preview.changes, &preview.warnings);
        let loaded = draft::load_to_look(&source, orders, self.common, &self.words);
        let (code, mut report) = report_of(&loaded, "valid", &name, &self.words);
        let Ok(ready) = &loaded else {
            self.report_to_stderr(&report, &name);
            return code;
        };
        let Some(request) = ready.request.as_ref().filter(|_| code == GOOD) else {
            self.report_to_stderr(&report, &name);
            return code;
        };
        for warning in ready.search.warnings.iter().filter(|_| !self.common.sandbox) {
            out::note(&self.words.message(warning));
        }
        let signed = self.sign(ready, request, Timestamp::now());
        report.findings.extend(self.expired(ready).or_else(|| self.unasked(ready)));
        let subject = Subject { request, preview: &signed, shows_signature: preview.show_signature };
        let format = export::format(&preview.format).expect("the command line knows the formats; a test compares them");
        let bytes = (format.write)(&subject);
        let told = self.format_note(format.name, &bytes);
        report.findings.extend(told);
        if self.common.json {
            report.preview = Some((format.name, String::from_utf8_lossy(&bytes).into_owned()));
            self.out.line(&report.json());
        } else {
            let is_shown =
                |finding: &ReportedIssue| [SANDBOX_PORT, KEY_UNASKED, UNREAD].map(codes::of).contains(&finding.code);
            if report.has_warnings() || report.findings.iter().any(is_shown) {
                self.report_to_stderr(&report, &name);
            }
            if format.name == "exact" { self.out.bytes(&bytes) } else { self.out.shown(&bytes) }
        }
        code
    }

    /// Signs the request. With `--sandbox` it is signed with the sandbox's key, and for the port that the user is told
    /// to use, since the sandbox does not run yet.
    fn sign(&self, ready: &Ready, request: &Request, now: Timestamp) -> Preview {
        let address = format!("127.0.0.1:{PREVIEWED_PORT}");
        let stand_in = Endpoint::parse(&address, Some(ready.endpoint.site())).expect("an address is an endpoint");
        let sandbox_key = Credential::sandbox(SECRET_ID, SECRET_KEY);
        let (endpoint, key) = if self.common.sandbox {
            (&stand_in, Some(&sandbox_key))
        } else {
            let key = ready.search.credential.as_ref();
            (&ready.endpoint, key.filter(|key| key.may_go_to(&ready.endpoint, Realm::Cloud).is_ok()))
        };
        let body = export::exact(request);
        let language = self.words.language().header();
        sign_preview(key, &UnsignedCall { endpoint, region: request.region(), language, body: &body }, now)
    }

    /// Returns a note or warning about the export format itself.
    fn format_note(&self, format: &str, bytes: &[u8]) -> Option<ReportedIssue> {
        let with_level = |level, field: &str, rule: &str, message: &Message| {
            Some(ReportedIssue { level, ..ReportedIssue::of_message(field, rule, message, &self.words) })
        };
        if format == "form" && bytes.len() > MOST_OF_GET {
            let message = Message::new("headless-form-large").with("kib", bytes.len().div_ceil(1024));
            return with_level(ReportLevel::Warning, "", "R17", &message);
        }
        let names_place = ["canonical", "to-sign", "headers", "tccli", "curl"].contains(&format);
        if self.common.sandbox && names_place {
            let message = Message::new(SANDBOX_PORT).with("port", i64::from(PREVIEWED_PORT).to_string());
            return with_level(ReportLevel::Note, "endpoint", "endpoint", &message);
        }
        None
    }

    /// Warns that the access key of the signature has expired.
    fn expired(&self, ready: &Ready) -> Option<ReportedIssue> {
        let key = ready.search.credential.as_ref().filter(|_| !self.common.sandbox)?;
        let end = key.expires().filter(|_| key.is_expired(Timestamp::now()))?;
        let end = end.to_zoned_datetime(super::zone::local()).strftime("%Y-%m-%d %H:%M").to_string();
        let source = self.words.message(&key.source().message());
        let message = Message::new("headless-key-expired").with("at", end).with("source", source);
        let found = ReportedIssue::of_message("Authorization", "key", &message, &self.words);
        Some(ReportedIssue { level: ReportLevel::Warning, ..found })
    }

    /// Says where the access key will come from, if it has to be asked for: only a command that sends does that.
    fn unasked(&self, ready: &Ready) -> Option<ReportedIssue> {
        let exchange = ready.search.exchange.as_ref().filter(|it| !self.common.sandbox && !it.is_last_resort())?;
        let source = self.words.message(&exchange.message());
        let message = Message::new(KEY_UNASKED).with("source", source);
        let found = ReportedIssue::of_message("Authorization", "key", &message, &self.words);
        Some(ReportedIssue { level: ReportLevel::Note, ..found })
    }

    fn completions(&mut self, completions: &Completions) -> u8 {
        let mut script = Vec::new();
        clap_complete::generate(completions.shell, &mut manual::spoken(&self.words), "dbcred", &mut script);
        self.out.bytes(&script);
        GOOD
    }

    /// Writes the report to standard error, because standard output is for something else.
    fn report_to_stderr(&mut self, report: &CommandReport, name: &str) {
        if self.common.json {
            self.out.line(&report.json());
        } else {
            out::note_text(&report.human(name, &self.words));
        }
    }
}

/// Returns the exit code and the report of a draft. `good` is the outcome if the draft has no error.
fn report_of(loaded: &Result<Ready, DraftError>, good: &'static str, name: &str, words: &Words) -> (u8, CommandReport) {
    let (code, report) = match loaded {
        Err(DraftError::Unreadable(finding)) => {
            (FAILED, CommandReport { findings: vec![(**finding).clone()], ..CommandReport::of("error") })
        }
        Err(DraftError::Unclear(findings, more)) => {
            (UNCLEAR, CommandReport { findings: findings.clone(), more: *more, ..CommandReport::of("invalid") })
        }
        Ok(ready) => {
            let is_good = ready.request.is_some() && !ready.findings.iter().any(ReportedIssue::is_error);
            let mut report = CommandReport::of(if is_good { good } else { "invalid" });
            report.findings.clone_from(&ready.findings);
            report.more = ready.more;
            report.body = ready.request.as_ref().map(export::exact);
            report.imported = ready.imported.as_ref().map(|one| (grants::object(one, words), grants::line(one, words)));
            (if is_good { GOOD } else { UNCLEAR }, report)
        }
    };
    (code, CommandReport { file: Some(name.to_owned()), ..report })
}

#[cfg(test)]
mod tests;
