//! The help of the command line in the language of the user: clap does the layout, the words come from the
//! translations.

use clap::{
    Arg, ArgAction, Command, CommandFactory as _,
    builder::{PossibleValue, PossibleValuesParser},
};

use crate::{
    cli::{COMMANDS, Cli},
    text::Words,
};

/// The heading of the usage, as clap writes it.
const USAGE: &str = "Usage:";
/// The placeholder of the options in a usage line, as clap writes it.
const OPTIONS: &str = "[OPTIONS]";
/// The headings of a help page.
const HEADINGS: [&str; 6] = ["commands", "arguments", "options", "connection", "time", "output"];

/// Returns the command line with translated help. It parses the same arguments as `Cli`.
pub(super) fn spoken(words: &Words) -> Command {
    let command = Cli::command();
    let about = words.say("cli-about");
    let root = translate_command(command, words)
        .long_about(format!("{about}\n\n{}", words.say("cli-about-more")))
        .about(about)
        .after_long_help(words.say("cli-exits"))
        .subcommand_help_heading(heading("commands", words))
        .subcommand_value_name(value_name("COMMAND", words))
        .disable_version_flag(true)
        .arg(option("version", 'V', ArgAction::Version, words));
    COMMANDS.into_iter().fold(root, |root, (name, arguments)| {
        root.mut_subcommand(name, |command| {
            // The arguments are made now, to be translated, and not once more when clap would make them.
            let command = arguments(command).defer(std::convert::identity);
            let asked = PossibleValuesParser::new(COMMANDS.map(|(name, _)| name));
            let command =
                if name == "help" { command.mut_arg("command", |arg| arg.value_parser(asked)) } else { command };
            translate_command(command, words).about(words.say(&format!("cli-command-{name}")))
        })
    })
}

/// Translates the words that clap adds to a page by itself.
pub(super) fn spelled(page: &str, words: &Words) -> String {
    let usage = words.say("cli-heading-usage");
    let page = page.replace(&format!("{USAGE} "), &format!("{usage}{}", gap(words))).replace(USAGE, &usage);
    let page = page.replace(OPTIONS, &words.say("cli-usage-options"));
    HEADINGS.iter().fold(page, |page, id| {
        let own = words.say(&format!("cli-heading-{id}"));
        page.replace(&format!("{}:", heading(id, words)), &own)
    })
}

/// Returns the gap between the heading of the usage and the usage. A full-width colon needs none.
fn gap(words: &Words) -> &'static str {
    if words.say("cli-heading-usage").ends_with(':') { " " } else { "" }
}

/// Translates one command and its own arguments.
fn translate_command(command: Command, words: &Words) -> Command {
    let name = command.get_name().to_owned();
    let gap = gap(words);
    command
        .help_template(format!("{{about-with-newline}}\n{{usage-heading}}{gap}{{usage}}\n\n{{all-args}}{{after-help}}"))
        .mut_args(|arg| translate_argument(arg, &name, words))
        .disable_help_flag(true)
        .arg(option("help", 'h', ArgAction::Help, words))
}

/// Makes an option that clap usually adds by itself.
fn option(name: &'static str, letter: char, action: ArgAction, words: &Words) -> Arg {
    Arg::new(name)
        .short(letter)
        .long(name)
        .action(action)
        .help(words.say(&format!("cli-option-{name}")))
        .help_heading(heading("options", words))
}

/// Adds help, default and choices to an argument.
fn translate_argument(arg: Arg, command: &str, words: &Words) -> Arg {
    let id = arg.get_id().as_str().replace('_', "-");
    let (key, place) = if arg.is_positional() {
        (format!("cli-{command}-{id}"), "arguments")
    } else {
        (format!("cli-option-{id}"), "options")
    };
    let place = heading(arg.get_help_heading().unwrap_or(place), words);
    let help = words.say(&key).into_owned();
    if !arg.get_action().takes_values() {
        return arg.help(help).help_heading(place);
    }
    let named = arg.get_value_names().and_then(|names| names.first()).map_or(id, ToString::to_string);
    let help = with_values(help, &arg, words);
    arg.help(help)
        .value_name(value_name(&named, words))
        .help_heading(place)
        .hide_default_value(true)
        .hide_possible_values(true)
}

/// Adds the default and the choices to the help of an argument.
fn with_values(mut help: String, arg: &Arg, words: &Words) -> String {
    if let [default] = arg.get_default_values() {
        let value = default.to_string_lossy().into_owned();
        help = words.with("cli-default", &[("help", help.into()), ("value", value.into())]);
    }
    let choices: Vec<String> = arg.get_possible_values().iter().map(choice).collect();
    if !choices.is_empty() {
        help = words.with("cli-choices", &[("help", help.into()), ("values", choices.join(", ").into())]);
    }
    help
}

/// Returns a choice with its meaning, which is a name too and is not translated.
fn choice(value: &PossibleValue) -> String {
    let name = value.get_name();
    value.get_help().map_or_else(|| name.to_owned(), |meaning| format!("{name} ({meaning})"))
}

/// Returns a heading without its colon, which clap adds.
fn heading(id: &str, words: &Words) -> String {
    words.say(&format!("cli-heading-{id}")).trim_end_matches([':', '：']).to_owned()
}

/// Returns the translated name of a value such as `HOST` or `NAME=VALUE`.
fn value_name(name: &str, words: &Words) -> String {
    let key = name.to_lowercase().replace(|character: char| !character.is_ascii_alphanumeric(), "-");
    words.say(&format!("cli-value-{key}")).into_owned()
}
