//! From a file and the command line to a checked draft; nothing here opens a connection.

use std::{
    fs::File,
    io::{self, Read},
    path::Path,
};

use jiff::Timestamp;

use super::{
    destination, empty, grants,
    report::{Finding, Level, Places},
};
use crate::{
    catalog::Catalog,
    cli::{Changes, Common},
    cloud::discovery::{self, Search},
    domain::{
        draft::Draft,
        endpoint::Endpoint,
        facts::{Facts, Setting},
        request::{Request, check},
        rule::Message,
        values::REGIONS,
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
    /// Where it goes.
    pub(super) endpoint: Endpoint,
    /// What was found of keys, regions and endpoints.
    pub(super) search: Search,
    /// The request, where no rule is broken.
    pub(super) request: Option<Request>,
    /// What the check found.
    pub(super) findings: Vec<Finding>,
}

/// The name of a file in messages.
pub(super) fn shown_name(file: &Path) -> String {
    if is_stdin(file) { "-".to_owned() } else { file.display().to_string() }
}

pub(super) fn is_stdin(file: &Path) -> bool {
    file.as_os_str() == "-"
}

/// Reads, changes and checks a draft that is to be sent.
pub(super) fn load(file: &Path, changes: &Changes, common: &Common, words: &Words) -> Result<Ready, Stop> {
    load_with(file, changes, (common, words), None)
}

/// The same for a draft that is only looked at: a region is no part of the request's body, and where it will come from
/// (the environment, a profile, the command line) may be known to the one who sends it alone. So a missing one is a
/// warning here.
pub(super) fn load_to_look(file: &Path, changes: &Changes, common: &Common, words: &Words) -> Result<Ready, Stop> {
    load_with(file, changes, (common, words), Some(REGIONS[0]))
}

fn load_with(
    file: &Path,
    changes: &Changes,
    (common, words): (&Common, &Words),
    stand_in: Option<&str>,
) -> Result<Ready, Stop> {
    let bytes = read(file).map_err(|error| unreadable(file, &error, words))?;
    let imported = import::read(&bytes, &shown_name(file)).map_err(|problems| {
        let source = String::from_utf8_lossy(&bytes);
        Stop::Unclear(problems.iter().map(|problem| Finding::of_problem(problem, &source, words)).collect())
    })?;
    let mut draft = imported.draft;
    let mut findings = change(&mut draft, file, changes, words)?;
    let search = discovery::search(&discovery::Surroundings::of_process(), common.profile.as_deref());
    let (endpoint, faults) = destination::of_draft(&mut draft, common, &search);
    findings.extend(faults.iter().map(|fault| Finding::of_message(fault.field, fault.code, &fault.message, words)));
    let stand_in = stand_in.filter(|_| draft.region.is_empty());
    if let Some(stand_in) = stand_in {
        stand_in.clone_into(&mut draft.region);
        let message = Message::new("headless-no-region");
        findings.push(Finding { level: Level::Warning, ..Finding::of_message("region", "Region", &message, words) });
    }
    let setting = Setting { site: endpoint.site(), now: Timestamp::now(), zone: crate::faces::zone::local() };
    let (mut request, issues) = check(&draft, Catalog::built_in(), &Facts::default(), &setting);
    if let Some(request) = request.as_mut().filter(|_| stand_in.is_some()) {
        request.region.clear();
    }
    let places = Places::of(&imported.places);
    let empty = empty::find(&draft, imported.is_json);
    findings.extend(issues.iter().chain(&empty).map(|issue| Finding::of_issue(issue, &places, words)));
    if changes.strict {
        for finding in findings.iter_mut().filter(|finding| finding.level == Level::Warning) {
            finding.level = Level::Error;
        }
    }
    Ok(Ready { endpoint, search, request, findings })
}

/// Applies `--set`, `--grants` and `--grant`, in this order: a grant is read for the product that was set. Returns what
/// is to be said about the grants.
fn change(draft: &mut Draft, file: &Path, changes: &Changes, words: &Words) -> Result<Vec<Finding>, Stop> {
    for assignment in &changes.set {
        import::set(draft, assignment).map_err(|message| unclear("--set", "option", &message, words))?;
    }
    grants::add(draft, file, changes, words)
}

/// Reads a file or standard input, but not more than can be taken.
pub(super) fn read(file: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let most = TOO_LARGE as u64;
    if is_stdin(file) {
        io::stdin().lock().take(most).read_to_end(&mut bytes)?;
    } else {
        File::open(file)?.take(most).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

pub(super) fn unclear(field: &str, rule: &str, message: &Message, words: &Words) -> Stop {
    Stop::Unclear(vec![Finding::of_message(field, rule, message, words)])
}

pub(super) fn unreadable(file: &Path, error: &io::Error, words: &Words) -> Stop {
    let message = match error.kind() {
        io::ErrorKind::NotFound => Message::new("headless-no-file"),
        io::ErrorKind::PermissionDenied => Message::new("headless-file-denied"),
        io::ErrorKind::IsADirectory => Message::new("headless-file-is-folder"),
        _ => Message::new("headless-file-trouble").with("why", error.to_string()),
    };
    Stop::Unreadable(Box::new(Finding::of_message("", "file", &message.with("file", shown_name(file)), words)))
}
