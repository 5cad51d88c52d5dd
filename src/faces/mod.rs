//! The faces: the full-screen wizard, and the commands for scripts. Both use the same check, client, journal and
//! submission.

mod background_sandbox;
pub(crate) mod headless;
pub(crate) mod terminal;
mod zone;

use std::{ffi::OsString, io::IsTerminal as _, process::ExitCode, time::Duration};

use clap::{Parser as _, ValueEnum as _};

use self::{background_sandbox::BackgroundSandbox, terminal::Options};
use crate::{
    app::start::Launch,
    cli::{Cli, CliCommand, Common, LanguageName, ThemeOption},
    domain::{destination, invocation::Invocation, rule::Message, template::Template},
    runtime::Setup,
    sandbox::{SECRET_ID, SECRET_KEY},
    text::{Language, Words},
    ui::theme::ThemeName,
};

/// Parses a command line, which begins with the program's name, and runs the face that it asks for. Returns the exit
/// code.
#[must_use]
pub fn start(args: &[OsString]) -> ExitCode {
    match Cli::try_parse_from(args) {
        Ok(cli) => run(&cli),
        Err(error) => ExitCode::from(headless::usage::tell(error, args)),
    }
}

/// Runs the face that a parsed command line asks for. Returns the exit code.
#[must_use]
pub(crate) fn run(cli: &Cli) -> ExitCode {
    match &cli.command {
        None | Some(CliCommand::New(_)) => wizard(cli),
        Some(CliCommand::Resume(resume)) if has_terminal() && headless::is_unsent_draft(&resume.name, &cli.common) => {
            wizard(cli)
        }
        Some(command) => ExitCode::from(headless::run(command, &cli.common)),
    }
}

/// Whether a person can be asked: standard input and output are terminals.
fn has_terminal() -> bool {
    std::io::stdin().is_terminal() && std::io::stdout().is_terminal()
}

/// Returns the texts in the language of `--lang`, or of the locale.
#[must_use]
pub(crate) fn words(cli: &Common) -> Words {
    Words::new(language(cli))
}

fn language(cli: &Common) -> Language {
    match cli.lang {
        Some(LanguageName::En) => Language::En,
        Some(LanguageName::Zh) => Language::Zh,
        // English is what a terminal can show that has no Chinese.
        None if !is_utf8() || is_console() => Language::En,
        None => Language::of_system(),
    }
}

/// Returns the options of this run, for the commands that it prints.
#[must_use]
pub(crate) fn invocation(common: &Common) -> Invocation {
    let named = |value: Option<clap::builder::PossibleValue>| Some(value?.get_name().to_owned());
    let given = Invocation {
        is_sandbox: false,
        scenario: common.scenario.clone(),
        profile: common.profile.clone(),
        endpoint: common.endpoint.clone(),
        site: named(common.site.and_then(|site| site.to_possible_value())),
        region: common.region.clone(),
        expected_account: common.expect_account.clone(),
        language: named(common.lang.and_then(|language| language.to_possible_value())),
        is_ascii: common.ascii,
    };
    if common.sandbox { given.in_sandbox() } else { given }
}

fn wizard(cli: &Cli) -> ExitCode {
    let common = &cli.common;
    let options = match options(cli, language(common)).map(|options| (options, &cli.command)) {
        Ok((options, Some(CliCommand::New(new)))) => match headless::begin(new, common) {
            Ok(begun) => Ok(Options { begun: Some(begun).filter(|begun| *begun != Template::default()), ..options }),
            Err(code) => return ExitCode::from(code),
        },
        Ok((options, _)) => Ok(options),
        Err(message) => Err((message, 2)),
    };
    let opened = options.and_then(|options| {
        terminal::run(options).map_err(|error| {
            let (id, code) = if is_scarcity(&error) { ("wizard-no-room", 1) } else { ("wizard-no-terminal", 2) };
            (Message::new(id).with("why", error.to_string()), code)
        })
    });
    match opened {
        Ok(code) => ExitCode::from(code),
        Err((message, code)) => {
            headless::refuse(&message, common, &words(common));
            ExitCode::from(code)
        }
    }
}

/// Whether the error means that the system has no more threads, files or memory.
#[cfg(unix)]
fn is_scarcity(error: &std::io::Error) -> bool {
    use rustix::io::Errno;
    matches!(Errno::from_io_error(error), Some(Errno::AGAIN | Errno::MFILE | Errno::NFILE | Errno::NOMEM))
}

#[cfg(not(unix))]
fn is_scarcity(error: &std::io::Error) -> bool {
    matches!(error.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::OutOfMemory)
}

/// Converts the command line into the wizard's options.
fn options(cli: &Cli, language: Language) -> Result<Options, Message> {
    let common = &cli.common;
    if !has_terminal() {
        return Err(Message::new("headless-no-terminal"));
    }
    if std::env::var_os("TERM").is_some_and(|term| term == "dumb") {
        return Err(Message::new("wizard-dumb-terminal"));
    }
    let site = headless::site(common);
    let mut endpoint =
        destination::of_option(common.endpoint.as_deref(), site).map_err(|error| destination::malformed(&error))?;
    destination::region_of(common.region.as_deref().unwrap_or_default(), "--region")?;
    let mut sandbox = None;
    if common.sandbox || common.scenario.is_some() {
        let settings = headless::stand_in_settings(common)?;
        let started = BackgroundSandbox::start(settings).and_then(BackgroundSandbox::listening);
        let listening = started.map_err(|error| Message::new("wizard-no-sandbox").with("why", error.to_string()))?;
        endpoint = Some(listening.endpoint);
        sandbox = Some(listening.address);
    }
    let launch = Launch {
        invocation: invocation(common),
        endpoint,
        site,
        region: common.region.clone().unwrap_or_default(),
        opens_form: matches!(cli.command, Some(CliCommand::New(_))),
        sandbox,
    };
    let draft = match &cli.command {
        Some(CliCommand::Resume(resume)) => Some(resume.name.clone()),
        _ => None,
    };
    let setup = Setup {
        profile: common.profile.clone(),
        expected_account: common.expect_account.clone(),
        timeout: common.timeout,
        settle: common.settle,
        wait: common.wait_or_default(),
        pace: Duration::from_secs(1),
        sandbox: launch.sandbox.as_ref().map(|_| (SECRET_ID, SECRET_KEY)),
        folder: None,
    };
    let theme = common.theme.map(|theme| match theme {
        ThemeOption::Dark => ThemeName::Dark,
        ThemeOption::Light => ThemeName::Light,
        ThemeOption::Mono => ThemeName::Mono,
    });
    Ok(Options { launch, language, is_ascii: common.ascii || !is_utf8(), theme, setup, draft, begun: None })
}

/// Whether the terminal is the console of Linux, whose fonts have no Chinese.
fn is_console() -> bool {
    std::env::var_os("TERM").is_some_and(|term| term == "linux") && std::io::stdout().is_terminal()
}

/// Whether the locale says that the terminal shows UTF-8. Without a locale it is assumed.
fn is_utf8() -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    locale.is_none_or(|locale| {
        let lower = locale.to_ascii_lowercase();
        lower.contains("utf-8") || lower.contains("utf8")
    })
}

#[cfg(test)]
mod tests {
    use std::process;

    use super::*;

    /// Returns the words into which a shell splits a line.
    fn words_of(line: &str) -> Vec<String> {
        let script = format!("dbcred() {{ for word; do printf '%s\\0' \"$word\"; done; }}; {line}");
        let ran = process::Command::new("sh").arg("-c").arg(script).output().unwrap();
        assert!(ran.status.success() && ran.stderr.is_empty(), "{line}: {}", String::from_utf8_lossy(&ran.stderr));
        let text = String::from_utf8(ran.stdout).unwrap();
        text.strip_suffix('\0').unwrap().split('\0').map(str::to_owned).collect()
    }

    #[test]
    fn a_printed_command_that_is_pasted_says_the_same_again() {
        let odd = [
            "prod",
            "odd name",
            "it's",
            "-x",
            "--yes",
            "",
            "a=b",
            "$HOME `x` \\ \"q\"",
            "支付",
            "a\u{202e}\u{7}b%s\\n'",
            "*",
            "~",
            "!1",
        ];
        for value in odd {
            let lines: &[&[&str]] = &[
                &["--endpoint", "127.0.0.1:8787", "--site", "intl", "--region"],
                &["--lang", "zh", "--ascii", "--profile"],
                &["--expect-account", "100012345678", "--sandbox", "--scenario"],
            ];
            for options in lines {
                let mut args = vec!["dbcred".to_owned()];
                args.extend(options[..options.len() - 1].iter().map(|word| (*word).to_owned()));
                args.push(format!("{}={value}", options[options.len() - 1]));
                args.push("new".to_owned());
                let given = invocation(&Cli::try_parse_from(args).unwrap().common);
                let line = given.command(&["resume", value]);
                assert_eq!(crate::domain::unseen::visible(&line), line, "{line}");
                let mut pasted = vec!["dbcred".to_owned()];
                pasted.extend(words_of(&line));
                let read = Cli::try_parse_from(pasted).unwrap_or_else(|error| panic!("{line}: {error}"));
                assert_eq!(invocation(&read.common), given, "{line}");
                assert!(matches!(read.command, Some(CliCommand::Resume(resume)) if resume.name == value), "{line}");
            }
        }
    }
}
