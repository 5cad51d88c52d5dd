//! A command line that cannot be read, or that asks for help: said in the language of the user, and never lost where
//! nothing can be written.

use std::{
    ffi::OsString,
    io::{self, IsTerminal as _, Write as _},
};

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::{
    FAILED, GOOD, UNCLEAR, manual,
    out::{self, Out},
    report::{Finding, Report},
};
use crate::{
    domain::rule::Message,
    text::{Language, Words},
};

/// Says what clap found, to its exit code. Help that could not be written was not shown.
pub(in crate::faces) fn tell(error: &clap::Error, args: &[OsString]) -> u8 {
    // clap's own "help" takes no option; this one takes --lang.
    if !error.use_stderr() || args.get(1).is_some_and(|arg| arg == manual::HELP) {
        let shown = show(error, args).and_then(|()| io::stdout().flush());
        return if shown.is_ok() { GOOD } else { FAILED };
    }
    let words = Words::new(language(args));
    if args.iter().any(|arg| arg == "--json") {
        let finding = |message: &Message| Finding::of_message("", "command", message, &words);
        let findings = messages(error).first().map(finding).into_iter().collect();
        Out::default().line(&Report { findings, ..Report::of("invalid") }.json());
    } else if words.language() == Language::En {
        // Its own words name the places and draw what is meant.
        out::note_lines(&error.render().to_string());
    } else {
        for message in messages(error) {
            out::note(&words.message(&message));
        }
        if let Some(usage) = text(error, ContextKind::Usage) {
            out::note_lines(&format!("{usage}\n"));
        }
        out::note(&words.say("usage-more"));
    }
    UNCLEAR
}

/// Prints the help or the version that was asked for; with colours where there is a terminal for them.
fn show(error: &clap::Error, args: &[OsString]) -> io::Result<()> {
    let is_version = error.kind() == ErrorKind::DisplayVersion;
    let page = if is_version { None } else { manual::page(args, &Words::new(language(args))) };
    let is_plain = !io::stdout().is_terminal() || std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    match page {
        None => error.print(),
        Some(page) if is_plain => write!(io::stdout(), "{page}"),
        Some(page) => write!(io::stdout(), "{}", page.ansi()),
    }
}

/// The language that a command line asks for, though it cannot be read as a whole.
fn language(args: &[OsString]) -> Language {
    let args: Vec<&str> = args.iter().filter_map(|arg| arg.to_str()).collect();
    let asked = args.windows(2).find(|pair| pair[0] == "--lang").map(|pair| pair[1]);
    let asked = asked.or_else(|| args.iter().find_map(|arg| arg.strip_prefix("--lang=")));
    asked.and_then(Language::from_tag).unwrap_or_else(Language::of_system)
}

/// What is wrong, by its kind, and what may have been meant.
fn messages(error: &clap::Error) -> Vec<Message> {
    let get = |kind| text(error, kind).unwrap_or_default();
    let about = |id, kind| Message::new(id).with("what", get(kind));
    let value = get(ContextKind::InvalidValue);
    let (wrong, near) = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            (about("usage-command", ContextKind::InvalidSubcommand), Some(ContextKind::SuggestedSubcommand))
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
    std::iter::once(wrong).chain(near).collect()
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
