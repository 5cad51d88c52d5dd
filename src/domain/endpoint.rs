//! Where a request goes: the host of each service, the scheme, and the site.

use std::{
    fmt,
    net::{Ipv4Addr, Ipv6Addr},
};

/// The two sites of the cloud; they know different fields (docs/api.md §1.1, R16).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Site {
    /// `tencentcloudapi.com`
    China,
    /// `intl.tencentcloudapi.com`
    Intl,
}

/// End of every host name of the cloud.
const VENDOR: &str = ".tencentcloudapi.com";
/// Longest label of a host name, and so the longest region, in bytes.
const LONGEST_LABEL: usize = 63;

/// The largest allowed difference between the clocks of this machine and the service, in seconds. The service refuses a
/// request that was signed with a larger one (docs/api.md §4.1).
pub(crate) const MOST_CLOCK_DIFFERENCE: i64 = 300;

/// Returns whether a text can be a region: letters, digits and `-`. The region becomes part of a host name and of a
/// header, where any other character would be dangerous.
#[must_use]
pub(crate) fn is_region(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= LONGEST_LABEL
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// A checked address. Apart from the fixed hosts of [`Endpoint::public`], it is only made by [`Endpoint::parse`], which
/// uses the same URL library as the connection, so that both read every text in the same way.
///
/// In the cloud's own domain every service has its own host, with a common suffix. For any other host, and for a port
/// other than the default one, every service is called at that one address: the owner of a host may not own its sibling
/// names. Plain `http` is allowed only to this machine.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Endpoint {
    scheme: Scheme,
    /// Host name in lower case, IPv4 address, or IPv6 address in brackets.
    host: String,
    /// Port, if it is not the scheme's default.
    port: Option<u16>,
    site: Site,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Scheme {
    Http,
    Https,
}

/// Why a text is not an endpoint.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EndpointError {
    /// Not a host name, and not a URL of only a host and a port.
    #[error("{0:?} is not a host name or a URL of one")]
    Malformed(String),
    /// Plain http to another machine, which would show the signed request to everyone on the way.
    #[error("plain http is only for this machine, not for {0}")]
    PlainHttp(String),
}

impl Endpoint {
    /// Returns the public endpoint of a site. A financial region has its own domain (docs/api.md §7). Whatever text the
    /// region is, the result is a host of the cloud.
    #[must_use]
    pub(crate) fn public(site: Site, region: &str) -> Endpoint {
        let suffix = match site {
            Site::China => "tencentcloudapi.com",
            Site::Intl => "intl.tencentcloudapi.com",
        };
        let region = region.to_ascii_lowercase();
        let of_region = (is_region(&region) && region.ends_with("-fsi"))
            .then(|| Endpoint::parse(&format!("https://ssm.{region}.{suffix}"), Some(site)).ok())
            .flatten()
            .filter(Endpoint::is_vendor);
        of_region.unwrap_or_else(|| Endpoint { scheme: Scheme::Https, host: format!("ssm.{suffix}"), port: None, site })
    }

    /// Reads a host name or a URL. `site` overrides the site that the name suggests. The domain of a site without a
    /// service, such as `tencentcloudapi.com`, stands for every service in it.
    ///
    /// Accepts only text that every program reads in the same way: no user, path, query or fragment, only ASCII
    /// letters, no dot at the end, and no unusual form of an address (`0x7f.1`, `127.1`).
    ///
    /// # Errors
    /// [`EndpointError`] if the text is not a host, or asks for plain http to another machine.
    pub fn parse(text: &str, site: Option<Site>) -> Result<Endpoint, EndpointError> {
        let malformed = || EndpointError::Malformed(text.to_owned());
        let trimmed = text.trim();
        let (scheme, rest) = match trimmed.split_once("://") {
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") => (Some(Scheme::Http), rest),
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("https") => (Some(Scheme::Https), rest),
            Some(_) => return Err(malformed()),
            None => (None, trimmed),
        };
        let typed = rest.strip_suffix('/').unwrap_or(rest).to_ascii_lowercase();
        let host = host_of(&typed).ok_or_else(malformed)?;
        let is_local = is_loopback(host);
        let scheme = scheme.unwrap_or(if is_local { Scheme::Http } else { Scheme::Https });
        let url = url::Url::parse(&format!("{}://{typed}/", scheme.word())).map_err(|_| malformed())?;
        // If the library changes what was written, another program may read it in yet another way.
        let read = url.host_str().filter(|read| *read == host || host.starts_with('[')).ok_or_else(malformed)?;
        if url.port() == Some(0) {
            return Err(malformed());
        }
        if scheme == Scheme::Http && !is_loopback(read) {
            return Err(EndpointError::PlainHttp(host.to_owned()));
        }
        let is_domain = ["tencentcloudapi.com", "intl.tencentcloudapi.com"].contains(&host);
        let named = if host.starts_with("intl.") || host.contains(".intl.") { Site::Intl } else { Site::China };
        let host = if is_domain && url.port().is_none() { format!("ssm.{read}") } else { read.to_owned() };
        Ok(Endpoint { scheme, host, port: url.port(), site: site.unwrap_or(named) })
    }

    /// Returns the site, which decides the fields of a request.
    #[must_use]
    pub(crate) fn site(&self) -> Site {
        self.site
    }

    /// Returns the Host header for `service` (such as `ssm` or `cdb`): `ssm.tencentcloudapi.com`, `127.0.0.1:8787`.
    #[must_use]
    pub(crate) fn host(&self, service: &str) -> String {
        if self.is_one_place() {
            return self.to_string();
        }
        match self.host.split_once('.') {
            Some((first, suffix)) if first == "ssm" || first == service => format!("{service}.{suffix}"),
            _ => self.host.clone(),
        }
    }

    /// Returns host and port to connect to for `service`. The host is a name or an address without brackets; the port
    /// is the scheme's default if none was given.
    #[must_use]
    pub(crate) fn address(&self, service: &str) -> (String, u16) {
        let host = if self.is_one_place() { self.host.clone() } else { self.host(service) };
        let port = self.port.unwrap_or(match self.scheme {
            Scheme::Http => 80,
            Scheme::Https => 443,
        });
        (host.trim_start_matches('[').trim_end_matches(']').to_owned(), port)
    }

    /// Returns the URL of `service` without a slash at the end, such as `https://ssm.tencentcloudapi.com`.
    #[must_use]
    pub fn url(&self, service: &str) -> String {
        format!("{}://{}", self.scheme.word(), self.host(service))
    }

    /// Returns whether it is on this machine.
    #[must_use]
    pub(crate) fn is_loopback(&self) -> bool {
        is_loopback(&self.host)
    }

    /// Returns whether bytes are sent without TLS.
    #[must_use]
    pub(crate) fn is_plain(&self) -> bool {
        self.scheme == Scheme::Http
    }

    /// Returns whether it is a host of the cloud over TLS. An access key may be used there without a question, whoever
    /// named it.
    #[must_use]
    pub(crate) fn is_vendor(&self) -> bool {
        self.scheme == Scheme::Https && self.host.ends_with(VENDOR)
    }

    /// Returns whether both have the same scheme, host and port; the site is ignored.
    #[must_use]
    pub(crate) fn is_same_place(&self, other: &Endpoint) -> bool {
        (self.scheme, &self.host, self.port) == (other.scheme, &other.host, other.port)
    }

    /// Returns whether all services share this address.
    fn is_one_place(&self) -> bool {
        self.port.is_some() || !self.is_vendor()
    }
}

impl Scheme {
    fn word(self) -> &'static str {
        match self {
            Scheme::Http => "http",
            Scheme::Https => "https",
        }
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.host)?;
        self.port.map_or(Ok(()), |port| write!(f, ":{port}"))
    }
}

/// Returns the host of `host` or `host:port`; `None` if the text is neither.
fn host_of(typed: &str) -> Option<&str> {
    let (host, port) = match typed.rfind(']') {
        Some(end) => (&typed[..=end], &typed[end + 1..]),
        None => typed.split_at(typed.find(':').unwrap_or(typed.len())),
    };
    let is_port = |port: &str| !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
    if !port.is_empty() && !port.strip_prefix(':').is_some_and(is_port) {
        return None;
    }
    (is_address(host) || is_host_name(host)).then_some(host)
}

fn is_address(host: &str) -> bool {
    host.parse::<Ipv4Addr>().is_ok()
        || host
            .strip_prefix('[')
            .and_then(|host| host.strip_suffix(']'))
            .is_some_and(|host| host.parse::<Ipv6Addr>().is_ok())
}

fn is_loopback(host: &str) -> bool {
    host == "localhost" || host == "[::1]" || host.parse::<Ipv4Addr>().is_ok_and(|address| address.is_loopback())
}

fn is_host_name(host: &str) -> bool {
    host.len() <= 253
        && host.split('.').all(|label| {
            !label.is_empty()
                && label.len() <= LONGEST_LABEL
                && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
                && !label.starts_with('-')
                && !label.ends_with('-')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_name_gives_the_other_services_the_same_suffix() {
        let endpoint = Endpoint::parse("ssm.intl.tencentcloudapi.com", None).unwrap();
        assert_eq!(endpoint.host("sts"), "sts.intl.tencentcloudapi.com");
        assert_eq!(endpoint.url("ssm"), "https://ssm.intl.tencentcloudapi.com");
        assert_eq!(endpoint.site(), Site::Intl);
    }

    #[test]
    fn a_host_outside_the_cloud_takes_every_service_whatever_port_is_typed() {
        for text in
            ["ssm.example.org", "ssm.com", "https://ssm.me.github.io/", "ssm.example.org:443", "sts.example.org"]
        {
            let endpoint = Endpoint::parse(text, None).unwrap();
            for service in ["ssm", "sts", "cdb", "kms"] {
                assert_eq!(endpoint.host(service), endpoint.to_string(), "{text} {service}");
                assert_eq!(endpoint.address(service), (endpoint.to_string(), 443), "{text} {service}");
            }
        }
        let same = ["ssm.tencentcloudapi.com", "ssm.tencentcloudapi.com:443"].map(|text| Endpoint::parse(text, None));
        assert_eq!(same[0], same[1]);
        assert_eq!(same[1].as_ref().unwrap().host("cdb"), "cdb.tencentcloudapi.com");
        assert_eq!(
            Endpoint::parse("ssm.tencentcloudapi.com:8443", None).unwrap().address("cdb").0,
            "ssm.tencentcloudapi.com"
        );
    }

    #[test]
    fn an_address_a_port_and_localhost_take_every_service() {
        for text in ["127.0.0.1:8787", "http://127.0.0.1:8787/", "localhost:8787"] {
            let endpoint = Endpoint::parse(text, Some(Site::Intl)).unwrap();
            assert_eq!(endpoint.host("cdb"), endpoint.host("ssm"));
            assert!(endpoint.is_plain() && endpoint.is_loopback(), "{text}");
            assert_eq!(endpoint.site(), Site::Intl);
        }
    }

    #[test]
    fn the_domain_of_a_site_alone_means_the_services_in_it() {
        for (text, host, site) in [
            ("intl.tencentcloudapi.com", "intl.tencentcloudapi.com", Site::Intl),
            ("https://tencentcloudapi.com/", "tencentcloudapi.com", Site::China),
        ] {
            let endpoint = Endpoint::parse(text, None).unwrap();
            assert_eq!((endpoint.host("ssm"), endpoint.host("cdb")), (format!("ssm.{host}"), format!("cdb.{host}")));
            assert_eq!((endpoint.site(), endpoint.to_string()), (site, format!("ssm.{host}")));
        }
    }

    #[test]
    fn a_host_that_names_no_service_or_another_one_takes_every_service() {
        for host in ["gateway.tencentcloudapi.com", "cdb.tencentcloudapi.com"] {
            let endpoint = Endpoint::parse(host, None).unwrap();
            assert_eq!((endpoint.host("ssm"), endpoint.host("kms")), (host.to_owned(), host.to_owned()));
        }
    }

    #[test]
    fn the_same_place_is_the_same_scheme_host_and_port() {
        let place = |text: &str| Endpoint::parse(text, None).unwrap();
        let here = place("https://localhost:8443");
        assert!(
            !here.is_plain()
                && here.is_same_place(&Endpoint::parse("https://localhost:8443", Some(Site::Intl)).unwrap())
        );
        for other in ["http://localhost:8443", "https://127.0.0.1:8443", "https://localhost:8444", "https://localhost"]
        {
            assert!(!here.is_same_place(&place(other)), "{other}");
        }
    }

    #[test]
    fn plain_http_stays_on_this_machine() {
        assert_eq!(
            Endpoint::parse("http://ssm.tencentcloudapi.com", None),
            Err(EndpointError::PlainHttp("ssm.tencentcloudapi.com".into()))
        );
        for text in ["", "a b", "ftp://x", "ssm.example.com/path", "user@host", "host:0", "host:x", "-a.com"] {
            assert!(Endpoint::parse(text, None).is_err(), "{text:?}");
        }
    }

    #[test]
    fn a_financial_region_takes_its_own_domain() {
        assert_eq!(
            Endpoint::public(Site::China, "ap-shanghai-fsi").host("ssm"),
            "ssm.ap-shanghai-fsi.tencentcloudapi.com"
        );
        assert_eq!(
            Endpoint::public(Site::China, "ap-shanghai-fsi").host("cdb"),
            "cdb.ap-shanghai-fsi.tencentcloudapi.com"
        );
    }

    #[test]
    fn a_look_up_goes_to_its_own_service_at_the_same_access_point() {
        for (endpoint, host) in [
            ("ssm.tencentcloudapi.com", "cdb.tencentcloudapi.com"),
            ("ssm.ap-nanjing.tencentcloudapi.com", "cdb.ap-nanjing.tencentcloudapi.com"),
            ("ssm.intl.tencentcloudapi.com", "cdb.intl.tencentcloudapi.com"),
            ("ssm.internal.tencentcloudapi.com", "cdb.internal.tencentcloudapi.com"),
            ("ssm.ap-shanghai-fsi.tencentcloudapi.com", "cdb.ap-shanghai-fsi.tencentcloudapi.com"),
        ] {
            assert_eq!(Endpoint::parse(endpoint, None).unwrap().host("cdb"), host);
        }
    }

    #[test]
    fn a_region_never_moves_the_host() {
        for region in [
            "evil.invalid/-fsi",
            "evil.invalid:8443/x?-fsi",
            "x@evil.invalid/-fsi",
            "evil.invalid#-fsi",
            "evil.invalid\\-fsi",
            "a.b-fsi",
            "\u{ff0f}-fsi",
            "-fsi",
            "ap-shanghai-fsi\n",
            "",
            &format!("{}-fsi", "a".repeat(70)),
        ] {
            for (site, host) in [(Site::China, "ssm.tencentcloudapi.com"), (Site::Intl, "ssm.intl.tencentcloudapi.com")]
            {
                let endpoint = Endpoint::public(site, region);
                assert_eq!(endpoint.host("ssm"), host, "{region:?}");
                assert_eq!(endpoint.host("cdb"), host.replacen("ssm", "cdb", 1), "{region:?}");
                assert!(endpoint.is_vendor());
            }
        }
    }

    #[test]
    fn a_region_is_letters_digits_and_hyphens() {
        for region in ["ap-guangzhou", "AP-Tokyo", "x", "ap-shanghai-fsi", &"a".repeat(63)] {
            assert!(is_region(region), "{region}");
        }
        for region in ["", "ap guangzhou", "ap.x", "ap/x", "ap_x", "ap-\u{5e7f}", "ap\n", &"a".repeat(64)] {
            assert!(!is_region(region), "{region:?}");
        }
    }

    #[test]
    fn an_ambiguous_text_is_not_an_endpoint() {
        for text in [
            "user@ssm.tencentcloudapi.com",
            "https://ssm.tencentcloudapi.com@evil.invalid",
            "https://ssm.tencentcloudapi.com:443@evil.invalid",
            "ssm.tencentcloudapi.com\\@evil.invalid",
            "ssm.tencentcloudapi.com#@evil.invalid",
            "ssm.tencentcloudapi.com?x",
            "ssm.tencentcloudapi.com/x",
            "ssm.tencentcloudapi.com//",
            "ssm.tencentcloudapi.com.",
            "ssm..tencentcloudapi.com",
            "ssm.tencentcloudapi.com:",
            "ssm.tencentcloudapi.com:+443",
            "ssm.tencentcloudapi.com:65536",
            "ssm.tencentcloudapi.com:0",
            "ssm.tencent\tcloudapi.com",
            "ssm%2etencentcloudapi.com",
            "\u{ff53}sm.tencentcloudapi.com",
            "ssm\u{3002}tencentcloudapi.com",
            "b\u{fc}cher.example",
            "xn--.example",
            "0x7f.1",
            "127.1",
            "2130706433",
            "0177.0.0.1",
            "1.2.3.256",
            "[::1",
            "[::1%25lo]",
            "[127.0.0.1]",
            "::1",
            "https:ssm.tencentcloudapi.com",
            "https:///ssm.tencentcloudapi.com",
        ] {
            assert!(Endpoint::parse(text, None).is_err(), "{text:?}");
        }
    }

    #[test]
    fn parsing_normalises_an_endpoint() {
        for (text, url) in [
            ("SSM.TencentCloudAPI.com", "https://ssm.tencentcloudapi.com"),
            ("HTTPS://ssm.tencentcloudapi.com:443/", "https://ssm.tencentcloudapi.com"),
            ("ssm.tencentcloudapi.com:8443", "https://ssm.tencentcloudapi.com:8443"),
            ("http://127.0.0.1:80", "http://127.0.0.1"),
            ("https://localhost:8443", "https://localhost:8443"),
            ("[0:0:0:0:0:0:0:1]:8787", "https://[::1]:8787"),
            ("[::1]:8787", "http://[::1]:8787"),
        ] {
            assert_eq!(Endpoint::parse(text, None).map(|endpoint| endpoint.url("ssm")), Ok(url.to_owned()), "{text}");
        }
    }

    #[test]
    fn only_hosts_in_the_vendor_domain_are_trusted() {
        for (text, is_it) in [
            ("ssm.tencentcloudapi.com", true),
            ("ssm.intl.tencentcloudapi.com", true),
            ("ssm.internal.tencentcloudapi.com", true),
            ("tencentcloudapi.com", true),
            ("tencentcloudapi.com.evil.invalid", false),
            ("eviltencentcloudapi.com", false),
            ("ssm.eviltencentcloudapi.com", false),
            ("127.0.0.1:8787", false),
            ("https://localhost", false),
        ] {
            assert_eq!(Endpoint::parse(text, None).unwrap().is_vendor(), is_it, "{text}");
        }
    }

    #[test]
    fn a_name_and_its_labels_have_the_length_that_names_can_have() {
        let name = |labels: &[usize]| labels.iter().map(|length| "a".repeat(*length)).collect::<Vec<_>>().join(".");
        for (labels, is_name) in
            [(&[63, 63, 63, 61][..], true), (&[63, 63, 63, 62], false), (&[63, 3], true), (&[64, 3], false)]
        {
            assert_eq!(Endpoint::parse(&name(labels), None).is_ok(), is_name, "{labels:?}");
        }
    }

    #[test]
    fn what_is_more_than_a_host_and_a_port_is_no_endpoint() {
        for text in ["u@a.com", "u:p@a.com", "a.com/x", "a.com?x", "a.com#x", "https://a.com//", "a.com:", "a.com:0"] {
            assert_eq!(Endpoint::parse(text, None), Err(EndpointError::Malformed(text.to_owned())));
        }
    }

    #[test]
    fn the_domain_of_the_cloud_with_a_port_is_a_host_of_its_own() {
        let host = |text: &str| Endpoint::parse(text, None).unwrap().host("ssm");
        assert_eq!(host("tencentcloudapi.com"), "ssm.tencentcloudapi.com");
        assert_eq!(host("tencentcloudapi.com:8443"), "tencentcloudapi.com:8443");
        assert_eq!(host("example.com"), "example.com");
    }
}
