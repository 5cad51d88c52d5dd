//! Reports a command line that cannot be parsed, or shows help, in the language of the user. Help that cannot be
//! written is an error.

use std::{
    error::Error as _,
    ffi::OsString,
    io::{self, IsTerminal as _, Write as _},
};

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::{
    FAILED, GOOD, UNCLEAR, manual,
    out::{self, Out},
    report::{CommandReport, ReportedIssue},
};
use crate::{
    cli::{ArgumentError, Common, Help},
    domain::rule::Message,
    text::{Language, Words},
};

/// Reports what clap found. Returns the exit code.
pub(in crate::faces) fn tell(error: clap::Error, args: &[OsString]) -> u8 {
    if error.kind() == ErrorKind::DisplayVersion {
        // The version needs no translation.
        return if print(&error.render().to_string()).is_ok() { GOOD } else { FAILED };
    }
    let words = Words::new(language(args));
    let error = manual::spoken(&words).try_get_matches_from(args).err().unwrap_or(error);
    answer(&error, args, &words)
}

/// Shows the help of a command, or says that there is no such command. Returns the exit code.
pub(super) fn help(help: &Help, common: &Common, words: &Words) -> u8 {
    let json = common.json.then(|| "--json".to_owned());
    let said = help.command.clone().into_iter().chain(["--help".to_owned()]).chain(json);
    let args: Vec<OsString> = std::iter::once("dbcred".to_owned()).chain(said).map(OsString::from).collect();
    match manual::spoken(words).try_get_matches_from(&args) {
        Err(error) => answer(&error, &args, words),
        Ok(_) => GOOD,
    }
}

fn answer(error: &clap::Error, args: &[OsString], words: &Words) -> u8 {
    if !error.use_stderr() {
        let page = error.render();
        let page = if is_plain() { page.to_string() } else { page.ansi().to_string() };
        return if print(&manual::spelled(&page, words)).is_ok() { GOOD } else { FAILED };
    }
    if args.iter().any(|arg| arg == "--json") {
        let finding = |message: &Message| ReportedIssue::of_message("", "command", message, words);
        let findings = messages(error).first().map(finding).into_iter().collect();
        Out::default().line(&CommandReport { findings, ..CommandReport::of("invalid") }.json());
    } else if words.language() == Language::En {
        // In English clap's own message is printed, since it draws what is meant; only the reason for a refused value
        // is dbcred's. clap's tip to write `-- --option` is removed, because it does not help after a typing mistake.
        let said = error.render().to_string();
        let said = without_escape_tip(&said);
        out::note_lines(&match refusal(error) {
            Some(key) => said.replace(key, &words.say(key)),
            None => said,
        });
    } else {
        for message in messages(error) {
            out::note(&words.message(&message));
        }
        if let Some(usage) = text(error, ContextKind::Usage) {
            out::note_lines(&format!("{}\n", manual::spelled(&usage, words)));
        }
        out::note(&words.say("usage-more"));
    }
    UNCLEAR
}

/// Returns clap's message without its tip to write `-- --option`.
fn without_escape_tip(said: &str) -> String {
    let is_tip = |line: &str| line.trim_start().starts_with("tip: to pass '");
    let mut lines: Vec<&str> = said.lines().filter(|line| !is_tip(line)).collect();
    lines.dedup_by(|a, b| a.is_empty() && b.is_empty());
    lines.push("");
    lines.join("\n")
}

fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// Whether colours must not be used.
fn is_plain() -> bool {
    let has = |name, is_so: fn(&OsString) -> bool| std::env::var_os(name).is_some_and(|value| is_so(&value));
    !io::stdout().is_terminal() || has("NO_COLOR", |value| !value.is_empty()) || has("TERM", |value| value == "dumb")
}

/// Returns the key of dbcred's own text for why a value was refused.
fn refusal(error: &clap::Error) -> Option<&'static str> {
    error.source()?.downcast_ref::<ArgumentError>().map(|refusal| refusal.0)
}

/// Returns the language of `--lang`, although the command line could not be parsed.
fn language(args: &[OsString]) -> Language {
    let args: Vec<&str> = args.iter().filter_map(|arg| arg.to_str()).collect();
    let asked = args.windows(2).find(|pair| pair[0] == "--lang").map(|pair| pair[1]);
    let asked = asked.or_else(|| args.iter().find_map(|arg| arg.strip_prefix("--lang=")));
    asked.and_then(Language::from_tag).unwrap_or_else(Language::of_system)
}

/// Returns what is wrong, and what may have been meant.
fn messages(error: &clap::Error) -> Vec<Message> {
    let get = |kind| text(error, kind).unwrap_or_default();
    let about = |id, kind| Message::new(id).with("what", get(kind));
    let value = get(ContextKind::InvalidValue);
    let (wrong, near) = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            (about("usage-command", ContextKind::InvalidSubcommand), Some(ContextKind::SuggestedSubcommand))
        }
        ErrorKind::UnknownArgument if !get(ContextKind::InvalidArg).starts_with('-') => {
            (about("usage-extra", ContextKind::InvalidArg), None)
        }
        ErrorKind::UnknownArgument => (about("usage-option", ContextKind::InvalidArg), Some(ContextKind::SuggestedArg)),
        ErrorKind::InvalidValue if value.is_empty() => {
            (about("usage-no-value", ContextKind::InvalidArg), Some(ContextKind::ValidValue))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let wrong = about("usage-value", ContextKind::InvalidArg).with("value", value);
            (wrong, Some(ContextKind::ValidValue))
        }
        ErrorKind::MissingRequiredArgument => (about("usage-missing", ContextKind::InvalidArg), None),
        ErrorKind::TooManyValues => (about("usage-no-more", ContextKind::InvalidArg), None),
        ErrorKind::ArgumentConflict if get(ContextKind::InvalidArg) == get(ContextKind::PriorArg) => {
            (about("usage-twice", ContextKind::InvalidArg), None)
        }
        ErrorKind::InvalidUtf8 => (Message::new("usage-utf8"), None),
        ErrorKind::ArgumentConflict => {
            (about("usage-conflict", ContextKind::InvalidArg).with("other", get(ContextKind::PriorArg)), None)
        }
        _ => {
            let rendered = error.render().to_string();
            let why = rendered.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned();
            (Message::new("usage-other").with("why", why), None)
        }
    };
    let near = near.and_then(|kind| Some((kind, text(error, kind).filter(|near| !near.is_empty())?)));
    let near = near.map(|(kind, near)| {
        let id = if kind == ContextKind::ValidValue { "usage-choices" } else { "usage-near" };
        Message::new(id).with("near", near)
    });
    std::iter::once(wrong).chain(refusal(error).map(Message::new)).chain(near).collect()
}

fn text(error: &clap::Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => Some(texts.join(", ")),
        ContextValue::StyledStr(text) => Some(text.to_string()),
        ContextValue::StyledStrs(texts) => Some(texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")),
        _ => None,
    }
}
