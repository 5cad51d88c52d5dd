//! From a file and the command line to a checked draft; nothing here opens a connection.

use std::{
    fs::File,
    io::{self, Read},
    path::Path,
};

use jiff::{Timestamp, tz::TimeZone};

use super::report::{Finding, Level};
use crate::{
    catalog::Catalog,
    cli::{Changes, Common, SiteName},
    domain::{
        draft::Draft,
        endpoint::{Endpoint, EndpointError, Site},
        facts::{Facts, Setting},
        request::{Request, check},
        rule::Message,
    },
    import::{self, TOO_LARGE},
    text::Words,
};

/// Why there is no draft.
pub(super) enum Stop {
    /// A file could not be read at all.
    Unreadable(Box<Finding>),
    /// The file, or what the command line adds to it, cannot be understood.
    Unclear(Vec<Finding>),
}

/// A checked draft.
pub(super) struct Ready {
    /// The draft after every change, its region filled in.
    pub(super) draft: Draft,
    /// Where it goes.
    pub(super) endpoint: Endpoint,
    /// The request, where no rule is broken.
    pub(super) request: Option<Request>,
    /// What the check found.
    pub(super) findings: Vec<Finding>,
}

/// What surrounds a draft: used where neither the command line nor the draft says it.
#[derive(Clone, Debug, Default)]
pub(super) struct Surroundings {
    /// A region of the environment or the profile.
    pub(super) region: String,
    /// An endpoint of the profile.
    pub(super) endpoint: String,
}

/// The name of a file in messages.
pub(super) fn shown_name(file: &Path) -> String {
    if is_stdin(file) { "-".to_owned() } else { file.display().to_string() }
}

fn is_stdin(file: &Path) -> bool {
    file.as_os_str() == "-"
}

/// Reads, changes and checks a draft.
pub(super) fn load(file: &Path, changes: &Changes, common: &Common, words: &Words) -> Result<Ready, Stop> {
    let bytes = read(file).map_err(|error| unreadable(file, &error, words))?;
    let imported = import::read(&bytes, &shown_name(file)).map_err(|problems| {
        let source = String::from_utf8_lossy(&bytes);
        Stop::Unclear(problems.iter().map(|problem| Finding::of_problem(problem, &source, words)).collect())
    })?;
    let mut draft = imported.draft;
    change(&mut draft, file, changes, words)?;
    let surroundings = Surroundings { region: from_environment("TENCENTCLOUD_REGION"), ..Surroundings::default() };
    let endpoint = settle(&mut draft, common, &surroundings)
        .map_err(|error| unclear("endpoint", "endpoint", &endpoint_message(&error), words))?;
    let setting = Setting { site: endpoint.site(), now: Timestamp::now(), zone: TimeZone::system() };
    let (request, issues) = check(&draft, Catalog::built_in(), &Facts::default(), &setting);
    let mut findings: Vec<Finding> =
        issues.iter().map(|issue| Finding::of_issue(issue, &imported.places, words)).collect();
    if changes.strict {
        for finding in findings.iter_mut().filter(|finding| finding.level == Level::Warning) {
            finding.level = Level::Error;
        }
    }
    Ok(Ready { draft, endpoint, request, findings })
}

/// Applies `--set`, `--grants` and `--grant`, in this order: a grant is read for the product that was set.
fn change(draft: &mut Draft, file: &Path, changes: &Changes, words: &Words) -> Result<(), Stop> {
    let refused = |name: &str, message: &Message| unclear(name, "option", message, words);
    for assignment in &changes.set {
        import::set(draft, assignment).map_err(|message| refused("--set", &message))?;
    }
    for script in &changes.grants {
        if is_stdin(script) && is_stdin(file) {
            return Err(refused("--grants", &Message::new("headless-stdin-twice")));
        }
        let bytes = read(script).map_err(|error| unreadable(script, &error, words))?;
        let text = String::from_utf8(bytes).map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            let byte = format!("0x{:02X}", error.as_bytes()[at]);
            refused("--grants", &Message::new("import-not-utf8").with("byte", byte).with("offset", at))
        })?;
        let _ = text;
    }
    for line in &changes.grant {
        let units = import::grant_line(line).map_err(|message| refused("--grant", &message))?;
        draft.grants.extend(units);
    }
    Ok(())
}

/// Decides region and endpoint: the command line, else the draft, else what surrounds it, else the public endpoint.
pub(super) fn settle(
    draft: &mut Draft,
    common: &Common,
    surroundings: &Surroundings,
) -> Result<Endpoint, EndpointError> {
    if let Some(region) = &common.region {
        draft.region.clone_from(region);
    } else if draft.region.is_empty() {
        draft.region.clone_from(&surroundings.region);
    }
    let site = common.site.map(|site| match site {
        SiteName::China => Site::China,
        SiteName::Intl => Site::Intl,
    });
    let given = [common.endpoint.as_deref().unwrap_or_default(), &draft.endpoint, &surroundings.endpoint];
    match given.into_iter().find(|text| !text.is_empty()) {
        Some(text) => Endpoint::parse(text, site),
        None => Ok(Endpoint::public(site.unwrap_or(Site::China), &draft.region)),
    }
}

fn from_environment(name: &str) -> String {
    std::env::var(name).unwrap_or_default().trim().to_owned()
}

/// Reads a file or standard input, but not more than can be taken.
fn read(file: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let most = TOO_LARGE as u64;
    if is_stdin(file) {
        io::stdin().lock().take(most).read_to_end(&mut bytes)?;
    } else {
        File::open(file)?.take(most).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

fn unclear(field: &str, rule: &str, message: &Message, words: &Words) -> Stop {
    Stop::Unclear(vec![Finding::of_message(field, rule, message, words)])
}

fn unreadable(file: &Path, error: &io::Error, words: &Words) -> Stop {
    let message = match error.kind() {
        io::ErrorKind::NotFound => Message::new("headless-no-file"),
        io::ErrorKind::PermissionDenied => Message::new("headless-file-denied"),
        io::ErrorKind::IsADirectory => Message::new("headless-file-is-folder"),
        _ => Message::new("headless-file-trouble").with("why", error.to_string()),
    };
    Stop::Unreadable(Box::new(Finding::of_message("", "file", &message.with("file", shown_name(file)), words)))
}

fn endpoint_message(error: &EndpointError) -> Message {
    match error {
        EndpointError::Malformed(text) => Message::new("headless-endpoint").with("endpoint", text.as_str()),
        EndpointError::PlainHttp(host) => Message::new("headless-endpoint-http").with("host", host.as_str()),
    }
}
