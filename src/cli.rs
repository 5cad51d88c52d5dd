//! The command line, declared once. No option takes a key. What its help says is in the texts, under `cli-`.

use std::{path::PathBuf, time::Duration};

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

/// What was asked for on the command line.
#[derive(Clone, Debug, Parser)]
#[command(name = "dbcred", version, max_term_width = 100)]
pub struct Cli {
    /// What to do; the wizard where nothing is said.
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    pub common: Common,
}

/// What every command takes.
#[derive(Clone, Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub struct Common {
    /// Where requests go: a host name or a URL; with an address or a port every service goes there
    #[arg(long, global = true, value_name = "HOST")]
    pub endpoint: Option<String>,
    /// Which site's fields the endpoint knows [default: told by its name]
    #[arg(long, global = true, value_enum)]
    pub site: Option<SiteName>,
    /// The region; else that of the draft, `TENCENTCLOUD_REGION`, or the profile
    #[arg(long, global = true, value_name = "REGION")]
    pub region: Option<String>,
    /// The tccli profile with key, region and endpoint
    #[arg(long, global = true, value_name = "NAME")]
    pub profile: Option<String>,
    /// Start a stand-in of the cloud on this machine and use it; nothing leaves the machine
    #[arg(long, global = true)]
    pub sandbox: bool,
    /// What the sandbox does, such as `slow` or `drops-answer`
    #[arg(long, global = true, value_name = "NAME")]
    pub scenario: Option<String>,
    /// The longest time for one request, from connecting to its last byte
    #[arg(long, global = true, value_name = "TIME", default_value = "20s", value_parser = duration_above_zero)]
    pub timeout: Duration,
    /// How long an unknown outcome is looked for before "not created" is said
    #[arg(long, global = true, value_name = "TIME", default_value = "30s", value_parser = duration)]
    pub settle: Duration,
    /// How long a task is followed
    #[arg(long, global = true, value_name = "TIME", default_value = "10m", value_parser = duration)]
    pub wait: Duration,
    /// End after the service has accepted the request; its task goes on
    #[arg(long, global = true, conflicts_with = "wait")]
    pub no_wait: bool,
    /// The language of the interface [default: that of the locale]
    #[arg(long, global = true, value_enum)]
    pub lang: Option<LanguageName>,
    /// One JSON object on standard output instead of text
    #[arg(long, global = true)]
    pub json: bool,
    /// Plain ASCII instead of lines and arrows
    #[arg(long, global = true)]
    pub ascii: bool,
}

/// One command.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// Open the wizard at its first step
    New,
    /// Say what is wrong with a draft; sends nothing
    Check(Check),
    /// Show a request in one of its spellings; sends nothing
    Preview(Preview),
    /// Create the credential of a draft, once
    Create(Create),
    /// Settle an outcome that is not known, or go on with a draft; never sends by itself
    Resume(Resume),
    /// Say how a task or a credential stands; without a name, what was sent from this machine
    Status(Status),
    /// Serve the stand-in of the cloud to other programs, on this machine only
    Sandbox(Sandbox),
    /// Print the completions for a shell
    Completions(Completions),
}

/// Changes of a draft before it is used.
#[derive(Clone, Debug, Default, Args)]
pub struct Changes {
    /// Set one value by its dotted name, such as Domains.0=10.0.1.% (may be given again)
    #[arg(long, value_name = "NAME=VALUE")]
    pub set: Vec<String>,
    /// Add one grant, such as 'select, insert on orders.*' (may be given again)
    #[arg(long, value_name = "GRANT")]
    pub grant: Vec<String>,
    /// Add the grants of a file of GRANT statements or of what SHOW GRANTS printed; `-` is standard input
    #[arg(long, value_name = "FILE")]
    pub grants: Vec<PathBuf>,
    /// Take warnings for errors
    #[arg(long)]
    pub strict: bool,
}

/// `dbcred check`
#[derive(Clone, Debug, Args)]
pub struct Check {
    /// Drafts in TOML, or the API's own JSON; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    #[command(flatten)]
    pub changes: Changes,
}

/// `dbcred preview`
#[derive(Clone, Debug, Args)]
pub struct Preview {
    /// A draft in TOML, or the API's own JSON; `-` is standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The spelling; `exact` is the bytes of the body and nothing else
    #[arg(long = "as", value_name = "FORMAT", default_value = "json",
          value_parser = clap::builder::PossibleValuesParser::new(
              ["json", "exact", "canonical", "to-sign", "headers", "form", "tccli", "curl", "hcl", "sql"]))]
    pub format: String,
    /// Show the whole signature; a signed request can be sent by whoever sees it, for five minutes
    #[arg(long)]
    pub show_signature: bool,
    #[command(flatten)]
    pub changes: Changes,
}

/// `dbcred create`
#[derive(Clone, Debug, Args)]
pub struct Create {
    /// A draft in TOML, or the API's own JSON; `-` is standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Yes, create it: without this nothing is sent
    #[arg(long)]
    pub yes: bool,
    #[command(flatten)]
    pub changes: Changes,
}

/// `dbcred resume`
#[derive(Clone, Debug, Args)]
pub struct Resume {
    /// The name of a credential that was sent, or of a draft
    #[arg(value_name = "NAME")]
    pub name: String,
}

/// `dbcred status`
#[derive(Clone, Debug, Args)]
pub struct Status {
    /// The name of a credential, or the number of a task
    #[arg(value_name = "NAME|FLOWID")]
    pub name: Option<String>,
}

/// `dbcred sandbox`
#[derive(Clone, Debug, Args)]
pub struct Sandbox {
    /// The port; a free one where none is given
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub port: u16,
}

/// `dbcred completions`
#[derive(Clone, Debug, Args)]
pub struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub shell: Shell,
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

/// The longest time that can be given.
const LONGEST: Duration = Duration::from_hours(7 * 24);

/// Reads `20s`, `500ms`, `10m`, `1h30m`.
fn duration(text: &str) -> Result<Duration, String> {
    const UNITS: [(&str, f64); 4] = [("ms", 0.001), ("s", 1.0), ("m", 60.0), ("h", 3600.0)];
    let odd = || format!("a time is a number and a unit: 500ms, 20s, 10m, 1h30m; not {text:?}");
    let mut rest = text.trim();
    let mut seconds = 0.0;
    if rest.is_empty() {
        return Err(odd());
    }
    while !rest.is_empty() {
        let digits = rest.find(|character: char| !character.is_ascii_digit() && character != '.').ok_or_else(odd)?;
        let number: f64 = rest[..digits].parse().map_err(|_| odd())?;
        let word = rest[digits..].find(|character: char| character.is_ascii_digit()).unwrap_or(rest.len() - digits);
        let unit = rest[digits..digits + word].trim();
        let (_, size) = UNITS.iter().find(|(name, _)| *name == unit).ok_or_else(odd)?;
        seconds += number * size;
        rest = &rest[digits + word..];
    }
    Duration::try_from_secs_f64(seconds)
        .ok()
        .filter(|duration| *duration <= LONGEST)
        .ok_or_else(|| "that is longer than a week".to_owned())
}

fn duration_above_zero(text: &str) -> Result<Duration, String> {
    let duration = duration(text)?;
    if duration < Duration::from_millis(1) {
        return Err("no request is done in no time; give at least 1ms".to_owned());
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
        for format in crate::export::FORMATS {
            let cli = Cli::try_parse_from(["dbcred", "preview", "x", "--as", format.name]);
            assert!(cli.is_ok(), "{}", format.name);
        }
    }
}
