//! Where a request goes: the host of each service, the scheme, and which of the two sites it is.

use std::fmt;

/// The two sites of the cloud; they know different fields (contract §1.1, R16).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Site {
    /// `tencentcloudapi.com`
    China,
    /// `intl.tencentcloudapi.com`
    Intl,
}

/// A checked endpoint.
///
/// With an address, `localhost` or a port every service goes to that one place; with a host name the other services
/// take the same suffix. Plain `http` is allowed to a single place on this machine only.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Endpoint {
    scheme: Scheme,
    /// `host` or `host:port` as it stands in the Host header.
    authority: String,
    /// Set where every service goes to `authority`; else the suffix after the service's name.
    is_one_place: bool,
    site: Site,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Scheme {
    Http,
    Https,
}

/// Why a text is not an endpoint.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EndpointError {
    /// Not a host name or a URL with nothing but a host and a port.
    #[error("{0:?} is not a host name or a URL of one")]
    Malformed(String),
    /// Plain http to another machine would show the signed request to everyone on the way.
    #[error("plain http is only for this machine, not for {0}")]
    PlainHttp(String),
}

impl Endpoint {
    /// The endpoint of the site where none was chosen; financial regions take the region's own domain
    /// (contract §7).
    #[must_use]
    pub fn public(site: Site, region: &str) -> Endpoint {
        let suffix = match site {
            Site::China => "tencentcloudapi.com",
            Site::Intl => "intl.tencentcloudapi.com",
        };
        let authority =
            if region.ends_with("-fsi") { format!("ssm.{region}.{suffix}") } else { format!("ssm.{suffix}") };
        Endpoint { scheme: Scheme::Https, authority, is_one_place: false, site }
    }

    /// Reads a host name or a URL; `site` overrides what the name says. The domain of a site alone, without a service
    /// before it, means the services in it.
    ///
    /// # Errors
    /// [`EndpointError`] where the text is no host, or asks for plain http to another machine.
    pub fn parse(text: &str, site: Option<Site>) -> Result<Endpoint, EndpointError> {
        let malformed = || EndpointError::Malformed(text.to_owned());
        let trimmed = text.trim();
        let (scheme, rest) = match trimmed.split_once("://") {
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") => (Some(Scheme::Http), rest),
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("https") => (Some(Scheme::Https), rest),
            Some(_) => return Err(malformed()),
            None => (None, trimmed),
        };
        let authority = rest.strip_suffix('/').unwrap_or(rest).to_ascii_lowercase();
        let (host, port) = split_port(&authority).ok_or_else(malformed)?;
        let is_address = host.parse::<std::net::Ipv4Addr>().is_ok() || host.starts_with('[');
        let is_local = is_loopback(host);
        let is_one_place = is_address || host == "localhost" || port.is_some();
        if !is_address && !is_host_name(host) {
            return Err(malformed());
        }
        let scheme = scheme.unwrap_or(if is_local { Scheme::Http } else { Scheme::Https });
        if scheme == Scheme::Http && !is_local {
            return Err(EndpointError::PlainHttp(host.to_owned()));
        }
        let is_domain = ["tencentcloudapi.com", "intl.tencentcloudapi.com"].contains(&host);
        let named = if host.starts_with("intl.") || host.contains(".intl.") { Site::Intl } else { Site::China };
        let authority = if is_domain && port.is_none() { format!("ssm.{authority}") } else { authority };
        Ok(Endpoint { scheme, authority, is_one_place, site: site.unwrap_or(named) })
    }

    /// The site whose fields the endpoint knows.
    #[must_use]
    pub fn site(&self) -> Site {
        self.site
    }

    /// The Host header of `service` (such as `ssm` or `cdb`): `ssm.tencentcloudapi.com`, `127.0.0.1:8787`.
    #[must_use]
    pub fn host(&self, service: &str) -> String {
        if self.is_one_place {
            return self.authority.clone();
        }
        match self.authority.split_once('.') {
            Some((first, suffix)) if first == "ssm" || first == service => format!("{service}.{suffix}"),
            _ => self.authority.clone(),
        }
    }

    /// The address of `service`, without a path's end: `https://ssm.tencentcloudapi.com`.
    #[must_use]
    pub fn url(&self, service: &str) -> String {
        let scheme = match self.scheme {
            Scheme::Http => "http",
            Scheme::Https => "https",
        };
        format!("{scheme}://{}", self.host(service))
    }

    /// Whether it is on this machine.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        split_port(&self.authority).is_some_and(|(host, _)| is_loopback(host))
    }

    /// Whether bytes go out without TLS.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.scheme == Scheme::Http
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.authority)
    }
}

fn split_port(authority: &str) -> Option<(&str, Option<u16>)> {
    let (host, port) = match authority.rfind(']') {
        Some(end) => (&authority[..=end], authority[end + 1..].strip_prefix(':')),
        None => authority.split_once(':').map_or((authority, None), |(host, port)| (host, Some(port))),
    };
    if host.is_empty() {
        return None;
    }
    match port {
        None => (host.len() == authority.len()).then_some((host, None)),
        Some(port) => Some((host, Some(port.parse().ok().filter(|port| *port != 0)?))),
    }
}

fn is_loopback(host: &str) -> bool {
    host == "localhost"
        || host == "[::1]"
        || host.parse::<std::net::Ipv4Addr>().is_ok_and(|address| address.is_loopback())
}

fn is_host_name(host: &str) -> bool {
    host.len() <= 253
        && host.split('.').all(|label| {
            !label.is_empty()
                && label.len() <= 63
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
}
