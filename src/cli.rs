//! The command line, declared once. No option takes a key. What it says is in the texts, under `cli-`: the ids, the
//! names of values and the headings here are only the keys of those words.

use std::{fmt, path::PathBuf, time::Duration};

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use jiff::{SignedDuration, Span};

use crate::export::FORMATS;

/// What was asked for on the command line.
#[derive(Clone, Debug, Parser)]
#[command(name = "dbcred", version, max_term_width = 80, disable_help_subcommand = true)]
pub struct Cli {
    /// What to do; the wizard where nothing is said.
    #[command(subcommand)]
    pub command: Option<CliCommand>,
    #[command(flatten)]
    pub common: Common,
}

/// What every command takes.
#[derive(Clone, Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub struct Common {
    /// A host name or a URL, not yet read.
    #[arg(long, global = true, value_name = "HOST", help_heading = "connection")]
    pub endpoint: Option<String>,
    /// `None`: told by the name of the endpoint.
    #[arg(long, global = true, value_enum, help_heading = "connection")]
    pub site: Option<SiteName>,
    /// `None`: that of the draft, of `TENCENTCLOUD_REGION`, or of the profile.
    #[arg(long, global = true, value_name = "REGION", help_heading = "connection")]
    pub region: Option<String>,
    /// `None`: that of `TCCLI_PROFILE`, or the default one.
    #[arg(long, global = true, value_name = "NAME", help_heading = "connection")]
    pub profile: Option<String>,
    /// The `AccountId` that the key has to belong to; `None`: any.
    #[arg(long, global = true, value_name = "UIN", value_parser = uin, help_heading = "connection")]
    pub expect_account: Option<String>,
    /// Whether this process serves the stand-in that it speaks to.
    #[arg(long, global = true, help_heading = "connection")]
    pub sandbox: bool,
    /// One of the scenarios of the sandbox, not yet looked up.
    #[arg(long, global = true, value_name = "NAME", help_heading = "connection")]
    pub scenario: Option<String>,
    /// For one request; at least a millisecond.
    #[arg(long, global = true, value_name = "TIME", default_value = "20s", value_parser = duration_above_zero, help_heading = "time")]
    pub timeout: Duration,
    /// From the first look to the last one.
    #[arg(long, global = true, value_name = "TIME", default_value = "30s", value_parser = duration, help_heading = "time")]
    pub settle: Duration,
    /// From the acceptance of the task; `None`: ten minutes, and of `status` one question.
    #[arg(long, global = true, value_name = "TIME", value_parser = duration, help_heading = "time")]
    pub wait: Option<Duration>,
    /// In place of `wait`.
    #[arg(long, global = true, conflicts_with = "wait", help_heading = "time")]
    pub no_wait: bool,
    /// `None`: that of the locale.
    #[arg(long, global = true, value_enum, help_heading = "output")]
    pub lang: Option<LanguageName>,
    /// Whether standard output is for a program.
    #[arg(long, global = true, help_heading = "output")]
    pub json: bool,
    /// Whether the terminal is spared every other character.
    #[arg(long, global = true, help_heading = "output")]
    pub ascii: bool,
}

/// One command.
#[derive(Clone, Debug, Subcommand)]
pub enum CliCommand {
    /// `dbcred new`: the wizard, past its start.
    New,
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
    /// `dbcred help`, in place of clap's own, which takes no option.
    Help(Help),
}

/// Changes of a draft before it is used.
#[derive(Clone, Debug, Default, Args)]
pub struct Changes {
    /// Values by dotted names, in their order.
    #[arg(long, value_name = "NAME=VALUE")]
    pub set: Vec<String>,
    /// Grants in the short spelling.
    #[arg(long, value_name = "GRANT")]
    pub grant: Vec<String>,
    /// Files of GRANT statements; `-` is standard input.
    #[arg(long, value_name = "FILE")]
    pub grants: Vec<PathBuf>,
    /// Whose grants of those files are meant.
    #[arg(long = "for", value_name = "USER@HOST", requires = "grants")]
    pub account: Option<String>,
    /// Whether a warning stops as an error does.
    #[arg(long)]
    pub strict: bool,
    /// Codes of warnings that do not stop even so.
    #[arg(long, value_name = "CODE")]
    pub accept: Vec<String>,
}

/// `dbcred check`
#[derive(Clone, Debug, Args)]
pub struct Check {
    /// At least one; `-` is standard input.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    #[command(flatten)]
    pub changes: Changes,
}

/// `dbcred preview`
#[derive(Clone, Debug, Args)]
pub struct PreviewArgs {
    /// `-` is standard input.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// A name of `export::FORMATS`.
    #[arg(long = "as", value_name = "FORMAT", default_value = "json",
          value_parser = clap::builder::PossibleValuesParser::new(FORMATS.iter().map(|format| format.name)))]
    pub format: String,
    /// Whether the signature stands whole.
    #[arg(long)]
    pub show_signature: bool,
    #[command(flatten)]
    pub changes: Changes,
}

/// `dbcred create`
#[derive(Clone, Debug, Args)]
pub struct Create {
    /// `-` is standard input.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Whether the request may leave.
    #[arg(long)]
    pub yes: bool,
    #[command(flatten)]
    pub changes: Changes,
}

/// `dbcred resume`
#[derive(Clone, Debug, Args)]
pub struct Resume {
    /// Of a credential, else of a draft.
    #[arg(value_name = "NAME")]
    pub name: String,
}

/// `dbcred status`
#[derive(Clone, Debug, Args)]
pub struct Status {
    /// Digits alone are a task; `None`: all that was sent from here.
    #[arg(value_name = "NAME|FLOWID")]
    pub name: Option<String>,
    /// A task by its number alone, where a credential may have digits for a name.
    #[arg(long, value_name = "N", conflicts_with = "name")]
    pub task: Option<i64>,
    /// How many that have ended are listed at most.
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub limit: usize,
}

/// `dbcred journal`
#[derive(Clone, Debug, Args)]
pub struct JournalArgs {
    /// What to do with it: `prune`, the only thing so far.
    #[arg(value_name = "ACTION", value_parser = clap::builder::PossibleValuesParser::new(["prune"]))]
    pub action: String,
    /// From the end of a submission to now.
    #[arg(long, value_name = "TIME", default_value = "365d", value_parser = age)]
    pub older_than: Duration,
    /// Whether it is only counted.
    #[arg(long)]
    pub dry_run: bool,
}

/// `dbcred sandbox`
#[derive(Clone, Debug, Args)]
pub struct SandboxArgs {
    /// 0: any that is free.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub port: u16,
}

/// `dbcred completions`
#[derive(Clone, Debug, Args)]
pub struct Completions {
    /// Whose script is printed.
    #[arg(value_enum)]
    pub shell: Shell,
}

/// `dbcred help`
#[derive(Clone, Debug, Args)]
pub struct Help {
    /// The command that is asked about; `None`: all of them.
    pub command: Option<String>,
}

/// The two sites by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SiteName {
    /// tencentcloudapi.com
    China,
    /// intl.tencentcloudapi.com
    Intl,
}

/// The two languages by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LanguageName {
    /// English
    En,
    /// 中文
    Zh,
}

impl Common {
    /// How long a task is followed by `create`, `resume` and the wizard.
    #[must_use]
    pub fn wait_or_default(&self) -> Duration {
        self.wait.unwrap_or(Duration::from_mins(10))
    }
}

/// The longest time that can be given.
const LONGEST: Duration = Duration::from_hours(7 * 24);

/// Why a time is refused: the key of its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArgumentError(pub &'static str);

impl fmt::Display for ArgumentError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0)
    }
}

impl std::error::Error for ArgumentError {}

/// The longest age that can be given.
const OLDEST: Duration = Duration::from_hours(100 * 365 * 24);

/// Reads `20s`, `500ms`, `10m`, `1h30m`.
fn duration(text: &str) -> Result<Duration, ArgumentError> {
    let time: SignedDuration = text.trim().parse().map_err(|_| ArgumentError("usage-time-odd"))?;
    bounded(time, LONGEST, ("usage-time-odd", "usage-time-long"))
}

/// Reads `90d`, `12w`, `1y`, and what [`duration`] reads. A day has 24 hours, a year 365 days.
fn age(text: &str) -> Result<Duration, ArgumentError> {
    let odd = ArgumentError("usage-age-odd");
    let span: Span = text.trim().parse().map_err(|_| odd)?;
    // A month has no length of its own.
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
        let command = Cli::command();
        let commands = std::iter::once(&command).chain(command.get_subcommands());
        for option in commands.flat_map(clap::Command::get_arguments) {
            let id = option.get_id().as_str();
            assert!(!id.contains("key") && !id.contains("secret") && !id.contains("token"), "{id}");
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
