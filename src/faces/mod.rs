//! The faces: how dbcred shows and asks. Every one drives the same engine.

pub mod headless;

use std::{
    io::{IsTerminal as _, Write as _},
    process::ExitCode,
};

use crate::{
    cli::{Cli, Command, LanguageName},
    text::{Language, Words},
};

/// Runs the face that the command line asks for, to its exit code.
#[must_use]
pub fn run(cli: &Cli) -> ExitCode {
    match &cli.command {
        None | Some(Command::New) => wizard(cli),
        Some(Command::Resume(resume)) if has_terminal() && headless::is_unsent_draft(&resume.name, &cli.common) => {
            wizard(cli)
        }
        Some(command) => ExitCode::from(headless::run(command, &cli.common)),
    }
}

/// Whether somebody is there to be asked.
fn has_terminal() -> bool {
    std::io::stdin().is_terminal() && std::io::stdout().is_terminal()
}

/// The words in the language that was asked for, else in that of the locale.
#[must_use]
pub fn words(cli: &crate::cli::Common) -> Words {
    Words::new(match cli.lang {
        Some(LanguageName::En) => Language::En,
        Some(LanguageName::Zh) => Language::Zh,
        None => Language::of_system(),
    })
}

fn wizard(cli: &Cli) -> ExitCode {
    let id = if has_terminal() { "headless-no-wizard" } else { "headless-no-terminal" };
    let _ = writeln!(std::io::stderr(), "{}", words(&cli.common).say(id));
    ExitCode::from(2)
}
