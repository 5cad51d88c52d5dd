//! The help of the command line, in the language of the user: clap lays it out, the words are those of the texts.

use std::ffi::OsString;

use clap::{Arg, ArgAction, Command, CommandFactory as _, builder::StyledStr};

use crate::{cli::Cli, text::Words};

/// The rows of a heading, by the id of the argument; what is not here stands under "Options".
const HEADINGS: [(&str, &[&str]); 3] = [
    ("cli-heading-connection", &["endpoint", "site", "region", "profile", "sandbox", "scenario"]),
    ("cli-heading-time", &["timeout", "settle", "wait", "no_wait"]),
    ("cli-heading-output", &["lang", "json", "ascii"]),
];
/// Our own in place of clap's, which would be in English.
pub(super) const HELP: &str = "help";

/// The help that a command line asks for; `None` where it asks for none.
pub(super) fn page(args: &[OsString], words: &Words) -> Option<StyledStr> {
    let mut command = spoken(words);
    match command.try_get_matches_from_mut(args) {
        Err(error) => (!error.use_stderr()).then(|| error.render()),
        Ok(matches) => {
            let (_, asked) = matches.subcommand().filter(|(name, _)| *name == HELP)?;
            let about = asked.get_one::<String>("command").and_then(|name| command.find_subcommand_mut(name));
            match about {
                Some(about) => Some(about.render_long_help()),
                None => Some(command.render_long_help()),
            }
        }
    }
}

/// The command line with its words.
pub(super) fn spoken(words: &Words) -> Command {
    let command = Cli::command();
    let help = Command::new(HELP).about(words.say("cli-command-help")).arg(Arg::new("command").value_name("COMMAND"));
    let names: Vec<String> = command.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    let command = names.into_iter().fold(worded(command, words), |command, name| {
        command.mut_subcommand(&name, |sub| {
            let about = words.say(&format!("cli-command-{name}"));
            worded(sub, words).about(about)
        })
    });
    let version = option("version", 'V', ArgAction::Version, words);
    command
        .about(words.say("cli-about"))
        .long_about(format!("{}\n\n{}", words.say("cli-about"), words.say("cli-about-more")))
        .after_long_help(words.say("cli-exits"))
        .subcommand_help_heading(words.say("cli-heading-commands").into_owned())
        .disable_version_flag(true)
        .arg(version)
        .disable_help_subcommand(true)
        .subcommand(worded(help, words))
}

/// One command with the words of its own arguments.
fn worded(command: Command, words: &Words) -> Command {
    let name = command.get_name().to_owned();
    let usage = words.say("cli-heading-usage");
    command
        .help_template(format!(
            "{{before-help}}{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}"
        ))
        .mut_args(|arg| explained(arg, &name, words))
        .disable_help_flag(true)
        .arg(option(HELP, 'h', ArgAction::Help, words))
}

/// An option that clap knows by itself.
fn option(name: &'static str, letter: char, action: ArgAction, words: &Words) -> Arg {
    Arg::new(name)
        .short(letter)
        .long(name)
        .action(action)
        .help(words.say(&format!("cli-option-{name}")))
        .help_heading(words.say("cli-heading-options").into_owned())
}

/// An argument with its words, its default and its choices.
fn explained(arg: Arg, command: &str, words: &Words) -> Arg {
    let id = arg.get_id().to_string();
    if arg.is_positional() {
        let help = words.say(&format!("cli-{command}-{id}"));
        return arg.help(help).hide_possible_values(true).help_heading(words.say("cli-heading-arguments").into_owned());
    }
    let heading =
        HEADINGS.iter().find(|(_, ids)| ids.contains(&id.as_str())).map_or("cli-heading-options", |row| row.0);
    let mut help = words.say(&format!("cli-option-{}", id.replace('_', "-"))).into_owned();
    if let [default] = arg.get_default_values() {
        help = words
            .with("cli-default", &[("help", help.into()), ("value", default.to_string_lossy().into_owned().into())]);
    }
    let arg = arg.help_heading(words.say(heading).into_owned());
    if !arg.get_action().takes_values() {
        return arg.help(help);
    }
    let choices: Vec<String> = arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    if !choices.is_empty() {
        help = words.with("cli-choices", &[("help", help.into()), ("values", choices.join(", ").into())]);
    }
    arg.help(help).hide_default_value(true).hide_possible_values(true)
}
