//! Makes a checked draft from a file and the command line. Nothing here opens a connection.

use std::{
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
};

use jiff::Timestamp;

use super::{
    destination, empty, grants,
    loading::{IssueFilter, Loading},
    places::ValueOrigin,
    report::{ReportLevel, ReportedIssue},
};
use crate::{
    catalog::Catalog,
    cli::{Changes, Common, WarningOptions},
    cloud::discovery::{self, Search},
    domain::{
        draft::Draft,
        endpoint::Endpoint,
        facts::{Facts, Setting},
        grants::read::Imported,
        request::{Request, check},
        rule::Message,
        template::Template,
        values::REGIONS,
    },
    import::{self, TOO_LARGE},
    store::without_code,
    text::Words,
};

/// What a draft begins with.
pub(super) enum DraftSource {
    /// A file; `-` is standard input.
    File(PathBuf),
    /// An existing credential.
    Like(Box<Template>),
    /// Nothing: all of it is in options.
    Empty,
}

impl DraftSource {
    /// Returns its name for messages.
    pub(super) fn shown(&self) -> String {
        match self {
            DraftSource::File(file) => shown_name(file),
            DraftSource::Like(template) => format!("--like {}", template.of),
            DraftSource::Empty => "--set".to_owned(),
        }
    }

    /// Whether it is standard input, which can be read only once.
    pub(super) fn is_stdin(&self) -> bool {
        matches!(self, DraftSource::File(file) if is_stdin(file))
    }

    fn begin(&self, words: &Words) -> Result<Loading, DraftError> {
        match self {
            DraftSource::File(file) => {
                let bytes =
                    read(file).map_err(|error| DraftError::Unreadable(Box::new(unreadable(file, &error, words))))?;
                Loading::of(import::look(&bytes, &shown_name(file)), &bytes, words)
            }
            DraftSource::Like(template) => Ok(Loading::like(template, words)),
            DraftSource::Empty => Ok(Loading::empty()),
        }
    }
}

/// Why there is no draft.
pub(super) enum DraftError {
    /// A file could not be read.
    Unreadable(Box<ReportedIssue>),
    /// The file could not be understood. With the findings, and how many more there are.
    Unclear(Vec<ReportedIssue>, usize),
}

/// A checked draft.
pub(super) struct Ready {
    /// The endpoint that it would be sent to.
    pub(super) endpoint: Endpoint,
    /// The keys, regions and endpoints that were found.
    pub(super) search: Search,
    /// The request, if there is no error.
    pub(super) request: Option<Request>,
    /// The findings of the check.
    pub(super) findings: Vec<ReportedIssue>,
    /// How many more errors of the file are not listed.
    pub(super) more: usize,
    /// The result of reading scripts of grants.
    pub(super) imported: Option<Imported>,
    /// The region and name that it asks for.
    pub(super) claim: (String, String),
    /// Where its name comes from.
    pub(super) named: Option<ValueOrigin>,
}

/// Returns the name of a file for messages.
pub(super) fn shown_name(file: &Path) -> String {
    if is_stdin(file) { "-".to_owned() } else { file.display().to_string() }
}

pub(super) fn is_stdin(file: &Path) -> bool {
    file.as_os_str() == "-"
}

/// What the command line says about a draft: its changes, and what is done about warnings.
pub(super) type Orders<'a> = (&'a Changes, &'a WarningOptions);

/// Reads, changes and checks a draft that will be sent.
pub(super) fn load(
    source: &DraftSource,
    orders: Orders<'_>,
    common: &Common,
    words: &Words,
) -> Result<Ready, DraftError> {
    load_with(source, orders, (common, words), None)
}

/// Reads and changes a draft for the wizard, which checks it itself. Returns what could not be read or applied; the
/// draft is only complete if no finding is an error.
pub(super) fn begin(
    source: &DraftSource,
    changes: &Changes,
    words: &Words,
) -> Result<(Draft, Vec<ReportedIssue>), DraftError> {
    let (loading, _) = changed(source, changes, words)?;
    Ok((loading.draft, loading.findings))
}

fn changed(source: &DraftSource, changes: &Changes, words: &Words) -> Result<(Loading, Option<Imported>), DraftError> {
    let mut loading = source.begin(words)?;
    loading.set(&changes.set, words);
    let is_stdin = source.is_stdin();
    let (added, imported) = grants::add((&mut loading.draft, &mut loading.places), is_stdin, changes, words);
    if added.iter().any(ReportedIssue::is_error) {
        loading.unread.push("PrivilegesList.-".to_owned());
    }
    loading.findings.extend(added);
    Ok((loading, imported))
}

/// Like [`load`], for a draft that is only checked or previewed. A missing region is only a warning then: it is not
/// part of the body, and the person who sends the draft later may have it in a profile or the environment.
pub(super) fn load_to_look(
    source: &DraftSource,
    orders: Orders<'_>,
    common: &Common,
    words: &Words,
) -> Result<Ready, DraftError> {
    load_with(source, orders, (common, words), Some(REGIONS[0]))
}

fn load_with(
    source: &DraftSource,
    (changes, warnings): Orders<'_>,
    (common, words): (&Common, &Words),
    stand_in: Option<&str>,
) -> Result<Ready, DraftError> {
    let (mut loading, imported) = changed(source, changes, words)?;
    loading.speak(words);
    let search = discovery::search(&discovery::Surroundings::of_process(), common.profile.as_deref());
    let Loading { mut draft, mut places, mut findings, mut unread, .. } = loading;
    if common.region.is_some() {
        places.put("region", ValueOrigin::Option("--region"));
    }
    if common.endpoint.is_some() {
        places.put("endpoint", ValueOrigin::Option("--endpoint"));
    }
    let (endpoint, faults) = destination::of_draft(&mut draft, (common, words), &search);
    unread.extend(faults.iter().map(|fault| fault.field.to_owned()));
    findings.extend(faults.into_iter().map(|mut fault| {
        let origin = places.find(fault.field);
        if fault.message.id == "endpoint-foreign-draft" && matches!(origin, Some(ValueOrigin::Option(_))) {
            fault.message.id = "endpoint-foreign-set";
        }
        let found = ReportedIssue::of_message(fault.field, fault.code, &fault.message, words);
        ReportedIssue { origin: origin.cloned(), ..found }
    }));
    let stand_in = stand_in.filter(|_| draft.region.is_empty());
    if let Some(stand_in) = stand_in {
        stand_in.clone_into(&mut draft.region);
    }
    // An unreadable part of the file may name the region, so nothing is said if there is one.
    if stand_in.is_some() && loading.is_whole && !unread.iter().any(|path| path == "region") {
        let message = Message::new("headless-no-region");
        findings.push(ReportedIssue {
            level: ReportLevel::Warning,
            ..ReportedIssue::of_message("region", "Region", &message, words)
        });
    }
    let setting = Setting { site: endpoint.site(), now: Timestamp::now(), zone: crate::faces::zone::local() };
    let (request, issues) = check(&draft, Catalog::built_in(), &Facts::default(), &setting);
    let empty = empty::find(&draft, loading.is_json);
    let reach = IssueFilter {
        places: &places,
        unread: &unread,
        is_whole: loading.is_whole,
        has_product: !draft.product.trim().is_empty(),
    };
    let told = issues.iter().chain(&empty).filter(|issue| reach.covers(issue));
    findings.extend(told.map(|issue| ReportedIssue::of_issue(issue, &places, words)));
    judge(&mut findings, warnings);
    let request = request.filter(|_| !findings.iter().any(ReportedIssue::is_error));
    let request = if stand_in.is_some() { request.map(Request::without_region) } else { request };
    let region = if stand_in.is_some() { String::new() } else { draft.region };
    let named = places.find("SecretName").cloned();
    let more = loading.more;
    Ok(Ready { endpoint, search, request, findings, more, imported, claim: (region, draft.name), named })
}

/// Turns warnings into errors for `--strict`, except those of `--accept`.
pub(super) fn judge(findings: &mut [ReportedIssue], warnings: &WarningOptions) {
    for finding in findings.iter_mut().filter(|finding| finding.level == ReportLevel::Warning) {
        finding.is_accepted = warnings.accept.iter().any(|code| code == finding.code);
        if warnings.strict && !finding.is_accepted {
            finding.level = ReportLevel::Error;
        }
    }
}

/// Reads a file or standard input, at most `TOO_LARGE` bytes.
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

pub(super) fn unreadable(file: &Path, error: &io::Error, words: &Words) -> ReportedIssue {
    let given = file.to_string_lossy();
    let message = match error.kind() {
        _ if given.trim_start().starts_with(['{', '[']) => Message::new("headless-file-inline"),
        io::ErrorKind::NotFound if given.starts_with("file:") => {
            let path = given.trim_start_matches("file:");
            // An absolute path keeps its first slash.
            let path = path.strip_prefix("//").unwrap_or(path);
            Message::new("headless-file-url").with("path", path)
        }
        io::ErrorKind::NotFound => Message::new("headless-no-file"),
        io::ErrorKind::PermissionDenied => Message::new("headless-file-denied"),
        io::ErrorKind::IsADirectory => Message::new("headless-file-is-folder"),
        _ => Message::new("headless-file-trouble").with("why", without_code(error.to_string())),
    };
    let name: String = shown_name(file).chars().take(200).collect();
    ReportedIssue::of_message("", "file", &message.with("file", name), words)
}
