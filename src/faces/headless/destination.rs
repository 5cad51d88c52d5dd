//! Decides the endpoint and region of a command from the command line, the draft, the journal, the environment and the
//! profile, and reports what prevents it.

use super::session::CommandError;
use crate::{
    cli::{Common, SiteName},
    cloud::discovery::Search,
    domain::{
        destination::{self, DestinationError, EndpointSources, NamedBy},
        draft::Draft,
        endpoint::{Endpoint, Site},
        rule::Message,
    },
    faces::invocation,
    store::journal::Entry,
    text::Words,
};

/// Why a command must not send.
pub(super) struct SendError {
    /// The field that it is about, as in the report's findings.
    pub(super) field: &'static str,
    /// The rule of the finding.
    pub(super) code: &'static str,
    /// The text.
    pub(super) message: Message,
}

/// Returns the site of `--site`.
pub(in crate::faces) fn site(common: &Common) -> Option<Site> {
    common.site.map(|site| match site {
        SiteName::China => Site::China,
        SiteName::Intl => Site::Intl,
    })
}

/// Decides region and endpoint of a draft. If that fails, the errors are returned with a public endpoint, which must
/// not be used: it only lets the draft be checked.
pub(super) fn of_draft(
    draft: &mut Draft,
    (common, words): (&Common, &Words),
    search: &Search,
) -> (Endpoint, Vec<SendError>) {
    let mut faults = Vec::new();
    if let Some(unread) = search.settings_fault().filter(|_| !common.sandbox) {
        let field = if draft.region.is_empty() && common.region.is_none() { "region" } else { "endpoint" };
        let message = Message::new("headless-settings-unread").with("place", unread.place.as_str());
        let message = message.with("why", words.message(&unread.finding));
        faults.push(SendError { field, code: "profile", message });
    }
    if let Err(message) = take_region(draft, common, search) {
        faults.push(SendError { field: "region", code: "region", message });
    }
    let named = (draft.endpoint.as_str(), &NamedBy::Draft);
    let endpoint = decided(common, search, named, (&draft.region, site(common)));
    let endpoint = endpoint.unwrap_or_else(|fault| {
        faults.push(fault);
        Endpoint::public(site(common).unwrap_or(Site::China), "")
    });
    (endpoint, faults)
}

/// Decides region and endpoint of a command that has neither a draft nor an entry.
///
/// # Errors
/// Returns the first reason that prevents it.
pub(super) fn without_draft(
    draft: &mut Draft,
    room: (&Common, &Words),
    search: &Search,
) -> Result<Endpoint, CommandError> {
    let (endpoint, faults) = of_draft(draft, room, search);
    match faults.into_iter().next() {
        Some(fault) => Err(CommandError::unclear(fault.message)),
        None => Ok(endpoint),
    }
}

/// Returns the endpoint that an entry of the journal was sent to, for `status` and `resume`. A changed file of the
/// journal must not send an access key to another host.
///
/// # Errors
/// If it is not an endpoint, or if it is not the vendor's and neither the command line nor the key's own profile names
/// it.
pub(super) fn of_entry(
    entry: &Entry,
    (command, common): (&str, &Common),
    search: &Search,
) -> Result<Endpoint, CommandError> {
    let kept = entry.endpoint().map_err(|error| CommandError::unclear(destination::malformed(&error)))?;
    if common.sandbox {
        return Ok(kept);
    }
    // An endpoint on the command line is the same one, otherwise the entry would not have been found.
    let named = (entry.key.endpoint.as_str(), &NamedBy::Journal);
    decided(common, search, named, (&entry.key.region, Some(kept.site()))).map_err(|fault| {
        let again = invocation(common).at(&kept.url("ssm"), &entry.key.region);
        CommandError::unclear(fault.message.with("command", again.command(&[command, &entry.key.name])))
    })
}

fn take_region(draft: &mut Draft, common: &Common, search: &Search) -> Result<(), Message> {
    if let Some(region) = &common.region {
        draft.region.clone_from(region);
        return destination::region_of(region, "--region");
    }
    match &search.region {
        Some(region) if draft.region.is_empty() => {
            draft.region.clone_from(&region.value);
            destination::region_of(&region.value, &region.place)
        }
        None if draft.region.is_empty() && common.sandbox => {
            crate::sandbox::REGION.clone_into(&mut draft.region);
            Ok(())
        }
        _ => Ok(()),
    }
}

fn decided(
    common: &Common,
    search: &Search,
    file: (&str, &NamedBy),
    (region, site): (&str, Option<Site>),
) -> Result<Endpoint, SendError> {
    let fault = |code, message| SendError { field: "endpoint", code, message };
    let option = destination::of_option(common.endpoint.as_deref(), site)
        .map_err(|error| fault("endpoint", destination::malformed(&error)))?;
    if common.sandbox {
        // A placeholder: the sandbox of this process is used.
        return Ok(Endpoint::public(site.unwrap_or(Site::China), region));
    }
    let profile = search.profile_endpoint();
    let candidates =
        EndpointSources { option: option.as_ref(), site, file, profile: profile.as_ref(), approved: &[], region };
    destination::decide(&candidates).map(|decided| decided.endpoint).map_err(|undecided| {
        let code = match undecided {
            DestinationError::Malformed { .. } => "endpoint",
            DestinationError::Foreign(_) => "foreign",
        };
        fault(code, undecided.message())
    })
}
