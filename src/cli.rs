//! The command line. No option takes an access key, because other users can see command lines. The help comes from the
//! texts under `cli-`: ids, value names and headings in this file are only their keys.

use std::{fmt, path::PathBuf, time::Duration};

use clap::{
    ArgMatches, Args, Command as CommandSyntax, FromArgMatches, Parser, Subcommand, ValueEnum, error::ErrorKind,
};
use clap_complete::Shell;
use jiff::{SignedDuration, Span};

use crate::export::FORMATS;

/// The parsed command line.
#[derive(Clone, Debug, Parser)]
#[command(name = "dbcred", version, max_term_width = 80, disable_help_subcommand = true)]
pub struct Cli {
    /// The command; `None` starts the wizard.
    #[command(subcommand)]
    pub(crate) command: Option<CliCommand>,
    #[command(flatten)]
    pub(crate) common: Common,
}

/// Options of every command.
#[derive(Clone, Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(crate) struct Common {
    /// A host name or URL, not parsed yet.
    #[arg(long, global = true, value_name = "HOST", help_heading = "connection")]
    pub(crate) endpoint: Option<String>,
    /// `None`: the site that the endpoint's name suggests.
    #[arg(long, global = true, value_enum, help_heading = "connection")]
    pub(crate) site: Option<SiteName>,
    /// `None`: the region of the draft, of `TENCENTCLOUD_REGION` or of the profile.
    #[arg(long, global = true, value_name = "REGION", help_heading = "connection")]
    pub(crate) region: Option<String>,
    /// `None`: `TCCLI_PROFILE`, or the default profile.
    #[arg(long, global = true, value_name = "NAME", help_heading = "connection")]
    pub(crate) profile: Option<String>,
    /// `AccountId` that the access key must belong to; `None`: any.
    #[arg(long, global = true, value_name = "UIN", value_parser = uin, help_heading = "connection")]
    pub(crate) expect_account: Option<String>,
    /// Whether this process runs the sandbox and sends requests to it.
    #[arg(long, global = true, help_heading = "connection")]
    pub(crate) sandbox: bool,
    /// Scenario of the sandbox, not checked yet.
    #[arg(long, global = true, value_name = "NAME", help_heading = "connection")]
    pub(crate) scenario: Option<String>,
    /// Time limit of one request; at least one millisecond.
    #[arg(long, global = true, value_name = "TIME", default_value = "20s", value_parser = duration_above_zero, help_heading = "time")]
    pub(crate) timeout: Duration,
    /// Time from the first to the last look for a name whose outcome is unknown.
    #[arg(long, global = true, value_name = "TIME", default_value = "30s", value_parser = duration, help_heading = "time")]
    pub(crate) settle: Duration,
    /// Time to follow a task after it was accepted; `None`: ten minutes, but for `status` a single question.
    #[arg(long, global = true, value_name = "TIME", value_parser = duration, help_heading = "time")]
    pub(crate) wait: Option<Duration>,
    /// Ends after the request was accepted; excludes `wait`.
    #[arg(long, global = true, conflicts_with = "wait", help_heading = "time")]
    pub(crate) no_wait: bool,
    /// `None`: the language of the locale.
    #[arg(long, global = true, value_enum, help_heading = "output")]
    pub(crate) lang: Option<LanguageName>,
    /// Whether standard output is JSON for programs.
    #[arg(long, global = true, help_heading = "output")]
    pub(crate) json: bool,
    /// Whether only ASCII characters are printed.
    #[arg(long, global = true, help_heading = "output")]
    pub(crate) ascii: bool,
    /// Colours of the wizard; `None`: those of the user's own file, or for the terminal's background.
    #[arg(long, global = true, value_enum, help_heading = "output")]
    pub(crate) theme: Option<ThemeOption>,
}

/// A command with its arguments.
#[derive(Clone, Debug)]
pub(crate) enum CliCommand {
    /// `dbcred new`: opens the wizard at its first step.
    New(New),
    /// `dbcred check`
    Check(Check),
    /// `dbcred preview`
    Preview(PreviewArgs),
    /// `dbcred create`
    Create(Create),
    /// `dbcred resume`
    Resume(Resume),
    /// `dbcred status`
    Status(Status),
    /// `dbcred journal`
    Journal(JournalArgs),
    /// `dbcred sandbox`
    Sandbox(SandboxArgs),
    /// `dbcred completions`
    Completions(Completions),
    /// `dbcred help`: replaces clap's own command, which does not accept the common options.
    Help(Help),
}

/// Adds the arguments of a command to it.
type AddArguments = fn(CommandSyntax) -> CommandSyntax;

/// Every command with its arguments.
pub(crate) const COMMANDS: [(&str, AddArguments); 10] = [
    ("new", New::augment_args),
    ("check", Check::augment_args),
    ("preview", PreviewArgs::augment_args),
    ("create", Create::augment_args),
    ("resume", Resume::augment_args),
    ("status", Status::augment_args),
    ("journal", JournalArgs::augment_args),
    ("sandbox", SandboxArgs::augment_args),
    ("completions", Completions::augment_args),
    ("help", Help::augment_args),
];

/// Written out because clap's own makes the arguments of all commands at each start, which is half of the memory of a
/// `check`. Here those of the given command alone are made.
impl Subcommand for CliCommand {
    fn augment_subcommands(command: CommandSyntax) -> CommandSyntax {
        command.subcommands(COMMANDS.map(|(name, arguments)| CommandSyntax::new(name).defer(arguments)))
    }

    fn augment_subcommands_for_update(command: CommandSyntax) -> CommandSyntax {
        Self::augment_subcommands(command)
    }

    fn has_subcommand(name: &str) -> bool {
        COMMANDS.iter().any(|(known, _)| *known == name)
    }
}

impl FromArgMatches for CliCommand {
    fn from_arg_matches(matches: &ArgMatches) -> Result<CliCommand, clap::Error> {
        let (name, given) = matches.subcommand().ok_or_else(|| clap::Error::new(ErrorKind::MissingSubcommand))?;
        Ok(match name {
            "new" => CliCommand::New(New::from_arg_matches(given)?),
            "check" => CliCommand::Check(Check::from_arg_matches(given)?),
            "preview" => CliCommand::Preview(PreviewArgs::from_arg_matches(given)?),
            "create" => CliCommand::Create(Create::from_arg_matches(given)?),
            "resume" => CliCommand::Resume(Resume::from_arg_matches(given)?),
            "status" => CliCommand::Status(Status::from_arg_matches(given)?),
            "journal" => CliCommand::Journal(JournalArgs::from_arg_matches(given)?),
            "sandbox" => CliCommand::Sandbox(SandboxArgs::from_arg_matches(given)?),
            "completions" => CliCommand::Completions(Completions::from_arg_matches(given)?),
            "help" => CliCommand::Help(Help::from_arg_matches(given)?),
            _ => return Err(clap::Error::new(ErrorKind::InvalidSubcommand)),
        })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

/// Changes to a draft before it is used.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct Changes {
    /// Name of an existing credential that the draft begins with, instead of a file.
    #[arg(long, value_name = "NAME")]
    pub(crate) like: Option<String>,
    /// Assignments to dotted names, applied in order.
    #[arg(long, value_name = "NAME=VALUE")]
    pub(crate) set: Vec<String>,
    /// Grants in the short form.
    #[arg(long, value_name = "GRANT")]
    pub(crate) grant: Vec<String>,
    /// Files of GRANT statements; `-` is standard input.
    #[arg(long, value_name = "FILE")]
    pub(crate) grants: Vec<PathBuf>,
    /// Account in these files whose grants are used.
    #[arg(long = "for", value_name = "USER@HOST", requires = "grants")]
    pub(crate) account: Option<String>,
}

/// What is done about warnings.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct WarningOptions {
    /// Whether a warning stops the command like an error.
    #[arg(long)]
    pub(crate) strict: bool,
    /// Codes of warnings that do not stop the command in spite of `strict`.
    #[arg(long, value_name = "CODE")]
    pub(crate) accept: Vec<String>,
}

/// `dbcred new`
#[derive(Clone, Debug, Args)]
pub(crate) struct New {
    /// The file that the draft begins with; `None` begins with an empty one.
    #[arg(value_name = "FILE", conflicts_with = "like")]
    pub(crate) file: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) changes: Changes,
}

/// `dbcred check`
#[derive(Clone, Debug, Args)]
pub(crate) struct Check {
    /// Files, at least one without `--like`; `-` is standard input.
    #[arg(required_unless_present_any = ["like", "set", "grant", "grants"], conflicts_with = "like", value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) changes: Changes,
    #[command(flatten)]
    pub(crate) warnings: WarningOptions,
}

/// `dbcred preview`
#[derive(Clone, Debug, Args)]
pub(crate) struct PreviewArgs {
    /// The file; `-` is standard input. `None` only with `--like`.
    #[arg(required_unless_present_any = ["like", "set", "grant", "grants"], conflicts_with = "like", value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
    /// A name of `export::FORMATS`.
    #[arg(long = "as", value_name = "FORMAT", default_value = "json",
          value_parser = clap::builder::PossibleValuesParser::new(FORMATS.iter().map(|format| format.name)))]
    pub(crate) format: String,
    /// Whether the complete signature is shown.
    #[arg(long)]
    pub(crate) show_signature: bool,
    #[command(flatten)]
    pub(crate) changes: Changes,
    #[command(flatten)]
    pub(crate) warnings: WarningOptions,
}

/// `dbcred create`
#[derive(Clone, Debug, Args)]
pub(crate) struct Create {
    /// The file; `-` is standard input. `None` only with `--like`.
    #[arg(required_unless_present_any = ["like", "set", "grant", "grants"], conflicts_with = "like", value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
    /// Whether the request may be sent.
    #[arg(long)]
    pub(crate) yes: bool,
    #[command(flatten)]
    pub(crate) changes: Changes,
    #[command(flatten)]
    pub(crate) warnings: WarningOptions,
}

/// `dbcred resume`
#[derive(Clone, Debug, Args)]
pub(crate) struct Resume {
    /// Name of a credential, or of a draft if there is no such credential.
    #[arg(value_name = "NAME")]
    pub(crate) name: String,
}

/// `dbcred status`
#[derive(Clone, Debug, Args)]
pub(crate) struct Status {
    /// Name of a credential; only digits mean a task; `None`: everything that was sent from this machine.
    #[arg(value_name = "NAME|FLOWID")]
    pub(crate) name: Option<String>,
    /// Number of a task, in case a credential also has a name of digits.
    #[arg(long, value_name = "N", conflicts_with = "name")]
    pub(crate) task: Option<i64>,
    /// How many ended submissions are listed at most.
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub(crate) limit: usize,
}

/// `dbcred journal`
#[derive(Clone, Debug, Args)]
pub(crate) struct JournalArgs {
    /// The action; only `prune` so far.
    #[arg(value_name = "ACTION", value_parser = clap::builder::PossibleValuesParser::new(["prune"]))]
    pub(crate) action: String,
    /// Least time since the end of a submission.
    #[arg(long, value_name = "TIME", default_value = "365d", value_parser = age)]
    pub(crate) older_than: Duration,
    /// Whether the entries are only counted.
    #[arg(long)]
    pub(crate) dry_run: bool,
}

/// `dbcred sandbox`
#[derive(Clone, Debug, Args)]
pub(crate) struct SandboxArgs {
    /// Port; 0 means any free one.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) port: u16,
    /// The role that the metadata service gives keys of; `None`: a machine without a role.
    #[arg(long, value_name = "NAME")]
    pub(crate) machine_role: Option<String>,
}

/// `dbcred completions`
#[derive(Clone, Debug, Args)]
pub(crate) struct Completions {
    /// The shell whose script is printed.
    #[arg(value_enum)]
    pub(crate) shell: Shell,
}

/// `dbcred help`
#[derive(Clone, Debug, Args)]
pub(crate) struct Help {
    /// The command to explain; `None`: all commands.
    pub(crate) command: Option<String>,
}

/// The two sites. The help shows the doc comments of the values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SiteName {
    /// tencentcloudapi.com
    China,
    /// intl.tencentcloudapi.com
    Intl,
}

/// The two languages. The help shows the doc comments of the values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LanguageName {
    /// English
    En,
    /// 中文
    Zh,
}

/// The themes of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ThemeOption {
    /// For a dark background
    Dark,
    /// For a light background
    Light,
    /// Without colours
    Mono,
}

impl Common {
    /// Returns how long `create`, `resume` and the wizard follow a task.
    #[must_use]
    pub(crate) fn wait_or_default(&self) -> Duration {
        self.wait.unwrap_or(Duration::from_mins(10))
    }
}

/// Greatest duration that can be given.
const LONGEST: Duration = Duration::from_hours(7 * 24);

/// Why a duration, age or account number is invalid, as the key of its message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ArgumentError(pub &'static str);

impl fmt::Display for ArgumentError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0)
    }
}

impl std::error::Error for ArgumentError {}

/// Greatest age that can be given.
const OLDEST: Duration = Duration::from_hours(100 * 365 * 24);

/// Reads a duration such as `20s`, `500ms`, `10m` or `1h30m`.
fn duration(text: &str) -> Result<Duration, ArgumentError> {
    let time: SignedDuration = text.trim().parse().map_err(|_| ArgumentError("usage-time-odd"))?;
    bounded(time, LONGEST, ("usage-time-odd", "usage-time-long"))
}

/// Reads an age such as `90d`, `12w` or `1y`, and anything that [`duration`] reads. A day has 24 hours, a year 365
/// days.
fn age(text: &str) -> Result<Duration, ArgumentError> {
    let odd = ArgumentError("usage-age-odd");
    let span: Span = text.trim().parse().map_err(|_| odd)?;
    // Months are rejected because they differ in length.
    let days = (span.get_months() == 0)
        .then(|| i64::from(span.get_years()) * 365 + i64::from(span.get_weeks()) * 7 + i64::from(span.get_days()))
        .ok_or(odd)?;
    let rest = span.years(0).weeks(0).days(0);
    let rest = SignedDuration::try_from(rest).map_err(|_| odd)?;
    bounded(SignedDuration::from_hours(days * 24) + rest, OLDEST, (odd.0, "usage-age-long"))
}

fn bounded(
    time: SignedDuration,
    longest: Duration,
    (odd, long): (&'static str, &'static str),
) -> Result<Duration, ArgumentError> {
    let time = Duration::try_from(time).map_err(|_| ArgumentError(odd))?;
    if time <= longest { Ok(time) } else { Err(ArgumentError(long)) }
}

/// Reads the number of an account.
fn uin(text: &str) -> Result<String, ArgumentError> {
    let is_number = !text.is_empty() && text.bytes().all(|letter| letter.is_ascii_digit());
    if is_number { Ok(text.to_owned()) } else { Err(ArgumentError("usage-account-odd")) }
}

fn duration_above_zero(text: &str) -> Result<Duration, ArgumentError> {
    let duration = duration(text)?;
    if duration < Duration::from_millis(1) {
        return Err(ArgumentError("usage-time-none"));
    }
    Ok(duration)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn times_need_a_unit() {
        for (text, milliseconds) in
            [("20s", 20_000), ("500ms", 500), ("10m", 600_000), ("1h30m", 5_400_000), ("1.5s", 1_500), ("0s", 0)]
        {
            assert_eq!(duration(text), Ok(Duration::from_millis(milliseconds)), "{text}");
        }
        for text in ["", "20", "s", "-1s", "1x", "1..5s", "99999999999999999999h", "NaNs", "1e9s", "８s"] {
            assert!(duration(text).is_err(), "{text}");
        }
        assert!(duration_above_zero("0s").is_err());
        for (text, days) in [("365d", 365), ("1y", 365), ("2w", 14), ("1d24h", 2), ("0s", 0), ("100y", 36_500)] {
            assert_eq!(age(text), Ok(Duration::from_hours(days * 24)), "{text}");
        }
        for text in ["", "1", "1 month", "-1d", "101y", "d"] {
            assert!(age(text).is_err(), "{text}");
        }
    }

    #[test]
    fn no_option_takes_a_key() {
        let mut command = Cli::command();
        command.build();
        let commands = std::iter::once(&command).chain(command.get_subcommands());
        for option in commands.flat_map(clap::Command::get_arguments) {
            let id = option.get_id().as_str();
            assert!(!id.contains("key") && !id.contains("secret") && !id.contains("token"), "{id}");
        }
    }

    #[test]
    fn every_command_is_taken_as_itself() {
        for ((name, _), rest) in
            COMMANDS.into_iter().zip([&[][..], &["x"], &["x"], &["x"], &["x"], &[], &["prune"], &[], &["bash"], &[]])
        {
            let cli = Cli::try_parse_from(["dbcred", name].iter().chain(rest)).unwrap();
            let shown = format!("{:?}", cli.command.unwrap()).to_lowercase();
            assert!(shown.starts_with(&format!("{name}(")), "{name}: {shown}");
        }
    }

    #[test]
    fn every_format_can_be_asked_for() {
        for format in FORMATS {
            let cli = Cli::try_parse_from(["dbcred", "preview", "x", "--as", format.name]);
            assert!(cli.is_ok(), "{}", format.name);
        }
    }
}
