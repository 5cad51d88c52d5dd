//! Decides where requests go, in one place for every face: which source of the endpoint counts, and when the user must
//! confirm it.
//!
//! An access key may be used at the cloud's own hosts, at the host that the command line names, and at the host that
//! the profile of the key itself names. An address from any other file (a draft, the journal, a profile beside another
//! key) may come from somebody else, who would then receive a signed request and its token. So the user has to confirm
//! it.

use super::{
    endpoint::{Endpoint, EndpointError, Site, is_region},
    rule::Message,
};

/// Who named an endpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NamedBy {
    /// An option of the command line, or the sandbox of this process.
    CommandLine,
    /// The draft.
    Draft,
    /// A profile, with the path of its file.
    Profile(String),
    /// The journal.
    Journal,
    /// No one: it is the public endpoint of the site.
    Default,
}

/// The endpoint that a profile names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileEndpoint {
    /// Text as it is in the file.
    pub(crate) text: String,
    /// Path of the file, such as `~/.tccli/default.configure`.
    pub(crate) place: String,
    /// Whether the access key in use comes from this profile. Only then may it be sent there without a question.
    pub(crate) is_source_of_key: bool,
}

/// Every source that may name an endpoint.
#[derive(Clone, Copy, Debug)]
pub(crate) struct EndpointSources<'a> {
    /// Endpoint from the command line, or of the sandbox of this process.
    pub(crate) option: Option<&'a Endpoint>,
    /// Site from the command line.
    pub(crate) site: Option<Site>,
    /// Endpoint of the draft or of a journal entry, and which of the two it is; empty if there is none.
    pub(crate) file: (&'a str, &'a NamedBy),
    /// Endpoint of the profile.
    pub(crate) profile: Option<&'a ProfileEndpoint>,
    /// Endpoints that the user has confirmed in this session.
    pub(crate) approved: &'a [Endpoint],
    /// Region, to choose the public endpoint.
    pub(crate) region: &'a str,
}

/// Where requests go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Destination {
    /// The endpoint.
    pub(crate) endpoint: Endpoint,
    /// Who named it.
    pub(crate) named_by: NamedBy,
}

/// Why nothing may be sent before the user acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum DestinationError {
    /// The text is not an endpoint.
    Malformed {
        /// What is wrong with the text.
        error: EndpointError,
        /// Who named it.
        named_by: NamedBy,
    },
    /// It is not the cloud's own host, and neither the command line nor the user confirmed it.
    Foreign(Destination),
}

/// Decides the endpoint from the first source that names one: command line, file, profile, else the public endpoint of
/// the site.
///
/// # Errors
/// [`DestinationError`] if nothing may be sent yet. A text that cannot be parsed is an error and never skipped: the
/// next source may name another host than the user meant.
pub(crate) fn decide(candidates: &EndpointSources<'_>) -> Result<Destination, DestinationError> {
    if let Some(endpoint) = candidates.option {
        return Ok(Destination { endpoint: endpoint.clone(), named_by: NamedBy::CommandLine });
    }
    let of_profile = candidates.profile.filter(|profile| !profile.text.is_empty());
    let (text, named_by) = match (candidates.file, of_profile) {
        ((text, named_by), _) if !text.is_empty() => (text, named_by.clone()),
        (_, Some(profile)) => (profile.text.as_str(), NamedBy::Profile(profile.place.clone())),
        _ => {
            let endpoint = Endpoint::public(candidates.site.unwrap_or(Site::China), candidates.region);
            return Ok(Destination { endpoint, named_by: NamedBy::Default });
        }
    };
    let endpoint = match Endpoint::parse(text, candidates.site) {
        Ok(endpoint) => endpoint,
        Err(error) => return Err(DestinationError::Malformed { error, named_by }),
    };
    let of_key = of_profile.filter(|profile| profile.is_source_of_key);
    let is_source_of_key = of_key.and_then(|profile| Endpoint::parse(&profile.text, None).ok());
    let is_trusted = endpoint.is_vendor()
        || is_source_of_key.is_some_and(|named| named.is_same_place(&endpoint))
        || candidates.approved.iter().any(|approved| approved.is_same_place(&endpoint));
    let destination = Destination { endpoint, named_by };
    if is_trusted { Ok(destination) } else { Err(DestinationError::Foreign(destination)) }
}

impl DestinationError {
    /// Returns who named the endpoint.
    #[must_use]
    pub(crate) fn named_by(&self) -> &NamedBy {
        match self {
            DestinationError::Malformed { named_by, .. } => named_by,
            DestinationError::Foreign(destination) => &destination.named_by,
        }
    }

    /// Returns what was named, with a password in the URL replaced by `…`.
    #[must_use]
    pub(crate) fn shown(&self) -> String {
        match self {
            DestinationError::Malformed { error: EndpointError::Malformed(text), .. } => without_password(text),
            DestinationError::Malformed { error: EndpointError::PlainHttp(host), .. } => format!("http://{host}"),
            DestinationError::Foreign(destination) => destination.endpoint.url("ssm"),
        }
    }

    /// Returns the message for a command line: what is wrong, and what to do.
    #[must_use]
    pub(crate) fn message(&self) -> Message {
        let message = match self {
            DestinationError::Malformed { named_by: NamedBy::Profile(_), .. } => {
                Message::new("endpoint-malformed-profile").with("endpoint", self.shown())
            }
            DestinationError::Malformed { error, .. } => malformed(error),
            DestinationError::Foreign(destination) => Message::new(match destination.named_by {
                NamedBy::Profile(_) => "endpoint-foreign-profile",
                NamedBy::Journal => "endpoint-foreign-journal",
                NamedBy::CommandLine | NamedBy::Draft | NamedBy::Default => "endpoint-foreign-draft",
            })
            .with("endpoint", self.shown()),
        };
        match self.named_by() {
            NamedBy::Profile(place) => message.with("place", place.as_str()),
            _ => message,
        }
    }
}

/// Returns the message for a text that is not an endpoint.
#[must_use]
pub(crate) fn malformed(error: &EndpointError) -> Message {
    match error {
        EndpointError::Malformed(text) if text.is_empty() => Message::new("endpoint-empty"),
        EndpointError::Malformed(text) => Message::new("endpoint-malformed").with("endpoint", without_password(text)),
        EndpointError::PlainHttp(host) => Message::new("endpoint-plain-http").with("host", host.as_str()),
    }
}

/// Reads the endpoint option of the command line.
///
/// # Errors
/// [`EndpointError`] if the text is not an endpoint. An empty text is an error too: it usually comes from an unset
/// variable of a script, and must not turn into the public endpoint.
pub(crate) fn of_option(text: Option<&str>, site: Option<Site>) -> Result<Option<Endpoint>, EndpointError> {
    match text {
        Some(text) if text.trim().is_empty() => Err(EndpointError::Malformed(String::new())),
        Some(text) => Endpoint::parse(text, site).map(Some),
        None => Ok(None),
    }
}

/// Checks a region that does not come from a draft. `place` is where it comes from: an option, or a variable such as
/// `TENCENTCLOUD_REGION`.
///
/// # Errors
/// The message, which names the place.
pub(crate) fn region_of(text: &str, place: &str) -> Result<(), Message> {
    if text.is_empty() || is_region(text) {
        return Ok(());
    }
    Err(Message::new("region-malformed").with("region", text).with("place", place))
}

/// Returns a URL with everything before its `@` replaced by `…`, since it may contain a password.
fn without_password(text: &str) -> String {
    let (scheme, rest) = text.split_once("://").map_or(("", text), |(scheme, rest)| (scheme, rest));
    match rest.rsplit_once('@') {
        Some((_, host)) if !scheme.is_empty() => format!("{scheme}://…@{host}"),
        Some((_, host)) => format!("…@{host}"),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FOREIGN: &str = "ssm.evil.invalid";

    fn candidates<'a>() -> EndpointSources<'a> {
        EndpointSources {
            option: None,
            site: None,
            file: ("", &NamedBy::Draft),
            profile: None,
            approved: &[],
            region: "ap-guangzhou",
        }
    }

    fn profile(text: &str, is_source_of_key: bool) -> ProfileEndpoint {
        ProfileEndpoint { text: text.to_owned(), place: "~/.tccli/default.configure".to_owned(), is_source_of_key }
    }

    #[test]
    fn an_endpoint_comes_from_command_line_then_file_then_profile_then_site() {
        let option = Endpoint::parse("127.0.0.1:1", None).unwrap();
        let named = profile("ssm.internal.tencentcloudapi.com", false);
        let all = EndpointSources {
            option: Some(&option),
            file: ("ssm.intl.tencentcloudapi.com", &NamedBy::Draft),
            profile: Some(&named),
            ..candidates()
        };
        let hosts = [
            all,
            EndpointSources { option: None, ..all },
            EndpointSources { option: None, file: ("", &NamedBy::Draft), ..all },
            candidates(),
        ]
        .map(|candidates| decide(&candidates).unwrap().endpoint.to_string());
        let expected = [
            "127.0.0.1:1",
            "ssm.intl.tencentcloudapi.com",
            "ssm.internal.tencentcloudapi.com",
            "ssm.tencentcloudapi.com",
        ];
        assert_eq!(hosts, expected);
    }

    #[test]
    fn a_host_named_only_by_a_file_needs_a_confirmation() {
        for text in [FOREIGN, "http://127.0.0.1:8787", "localhost", "tencentcloudapi.com.evil.invalid"] {
            let asked = decide(&EndpointSources { file: (text, &NamedBy::Draft), ..candidates() });
            assert!(matches!(asked, Err(DestinationError::Foreign(_))), "{text}: {asked:?}");
        }
        let approved = [Endpoint::parse(FOREIGN, Some(Site::Intl)).unwrap()];
        let answered = EndpointSources { file: (FOREIGN, &NamedBy::Draft), approved: &approved, ..candidates() };
        assert_eq!(decide(&answered).unwrap().named_by, NamedBy::Draft);
    }

    #[test]
    fn a_profile_endpoint_is_trusted_only_with_the_key_of_that_profile() {
        let own = profile(FOREIGN, true);
        assert!(decide(&EndpointSources { profile: Some(&own), ..candidates() }).is_ok());
        assert!(
            decide(&EndpointSources { profile: Some(&own), file: (FOREIGN, &NamedBy::Draft), ..candidates() }).is_ok()
        );
        let other = profile(FOREIGN, false);
        let asked = decide(&EndpointSources { profile: Some(&other), ..candidates() });
        assert_eq!(asked.unwrap_err().message().id, "endpoint-foreign-profile");
    }

    #[test]
    fn an_unreadable_endpoint_is_an_error_and_not_skipped() {
        let named = profile("ssm.internal.tencentcloudapi.com", true);
        let odd =
            EndpointSources { file: ("https://me:hunter2@x", &NamedBy::Draft), profile: Some(&named), ..candidates() };
        let undecided = decide(&odd).unwrap_err();
        assert!(matches!(undecided, DestinationError::Malformed { .. }));
        assert_eq!(undecided.shown(), "https://…@x");
        assert_eq!(of_option(Some(" "), None), Err(EndpointError::Malformed(String::new())));
    }

    #[test]
    fn a_message_names_the_profile_and_hides_a_password() {
        let of_profile = DestinationError::Malformed {
            error: EndpointError::Malformed("a b".into()),
            named_by: NamedBy::Profile("~/.tccli/default.configure".into()),
        };
        let message = of_profile.message();
        assert_eq!(message.id, "endpoint-malformed-profile");
        assert!(format!("{message:?}").contains("~/.tccli/default.configure"));
        assert_eq!(of_option(Some(" "), None), Err(EndpointError::Malformed(String::new())));
        assert_eq!(of_option(Some("a b"), None), Err(EndpointError::Malformed("a b".into())));
        assert_eq!(without_password("https://user:secret@host"), "https://…@host");
        assert_eq!(without_password("user:secret@host"), "…@host");
    }

    #[test]
    fn a_region_from_elsewhere_than_the_draft_is_checked_with_its_place() {
        for text in ["", "ap-guangzhou"] {
            assert_eq!(region_of(text, "--region"), Ok(()), "{text}");
        }
        for text in ["ap guangzhou", "ap-x\nHost: y"] {
            let message = Message::new("region-malformed").with("region", text).with("place", "--region");
            assert_eq!(region_of(text, "--region"), Err(message));
        }
    }
}
