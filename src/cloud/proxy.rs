//! Finds the proxy of an address in the environment variables that other tools read too. A setting that cannot be used
//! is an error: ignoring it would send the request another way than the user meant.

use std::net::IpAddr;

use ipnet::IpNet;
use percent_encoding::percent_decode_str;
use secrecy::SecretString;
use url::{Host, Url};

use crate::domain::connection::{ProxyError, ProxyScheme};

/// The variables for https in the order of precedence. As in curl, lower case comes first.
const PROXIES: [&str; 4] = ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"];
/// The variables that name the hosts that are reached without a proxy.
const EXCEPTIONS: [&str; 2] = ["no_proxy", "NO_PROXY"];

/// The protocol of a proxy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Protocol {
    /// `CONNECT` over plain TCP.
    Http,
    /// `CONNECT` over TLS.
    Https,
    /// SOCKS version 5.
    Socks {
        /// Whether the proxy resolves the name (`socks5h`).
        resolves_there: bool,
    },
}

impl Protocol {
    pub(super) fn scheme(self) -> ProxyScheme {
        match self {
            Protocol::Http => ProxyScheme::Http,
            Protocol::Https => ProxyScheme::Https,
            Protocol::Socks { resolves_there: false } => ProxyScheme::Socks5,
            Protocol::Socks { resolves_there: true } => ProxyScheme::Socks5h,
        }
    }
}

/// A proxy. `Debug` shows no password.
#[derive(Debug)]
pub(super) struct Proxy {
    pub(super) protocol: Protocol,
    /// A name or an address. An IPv6 address has no brackets.
    pub(super) host: String,
    pub(super) port: u16,
    /// User and password.
    pub(super) login: Option<(String, SecretString)>,
}

/// A setting that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ProxySettingError {
    pub(super) variable: &'static str,
    pub(super) fault: ProxyError,
}

/// Returns the proxy for an https host, if there is one. `var` reads a variable; an empty value counts as not set.
pub(super) fn on_the_way(
    (host, port): (&str, u16),
    var: impl Fn(&str) -> Option<String>,
) -> Result<Option<Proxy>, ProxySettingError> {
    let first = |names: &[&'static str]| {
        names.iter().find_map(|name| var(name).filter(|value| !value.is_empty()).map(|value| (*name, value)))
    };
    let Some((variable, value)) = first(&PROXIES) else { return Ok(None) };
    if first(&EXCEPTIONS).is_some_and(|(_, list)| is_exception((host, port), &list)) {
        return Ok(None);
    }
    read(&value).map(Some).map_err(|fault| ProxySettingError { variable, fault })
}

impl Proxy {
    /// Returns `host:port`, which may be shown.
    pub(super) fn shown(&self) -> String {
        authority(&self.host, self.port)
    }
}

/// Returns `host:port`, with brackets around an IPv6 address.
pub(super) fn authority(host: &str, port: u16) -> String {
    if host.contains(':') { format!("[{host}]:{port}") } else { format!("{host}:{port}") }
}

/// Reads `[scheme://][user[:password]@]host[:port][/]`. As in curl, the password ends at the last `@`.
fn read(value: &str) -> Result<Proxy, ProxyError> {
    if !value.bytes().all(|byte| byte.is_ascii_graphic()) || value.contains(['"', '\'', '<', '>', '\\', '`']) {
        return Err(ProxyError::Character);
    }
    let (scheme, rest) = value.split_once("://").unwrap_or(("http", value));
    let (protocol, usual) = match scheme.to_ascii_lowercase().as_str() {
        "http" => (Protocol::Http, 80),
        "https" => (Protocol::Https, 443),
        "socks5" => (Protocol::Socks { resolves_there: false }, 1080),
        "socks5h" => (Protocol::Socks { resolves_there: true }, 1080),
        _ => return Err(ProxyError::Scheme),
    };
    let (before, end) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    if !["", "/"].contains(&end) {
        return Err(ProxyError::Rest);
    }
    let (login, place) = before.rsplit_once('@').map_or((None, before), |(login, place)| (Some(login), place));
    // The host is read by the library that reads every other address. `https` is put before it, since the library reads
    // hosts only after schemes that it knows.
    let url = Url::parse(&format!("https://{place}/")).map_err(|_| ProxyError::Host)?;
    let host = match url.host().ok_or(ProxyError::Host)? {
        Host::Domain(name) => name.to_owned(),
        Host::Ipv4(address) => address.to_string(),
        Host::Ipv6(address) => address.to_string(),
    };
    let is_typed = |port: &str| !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
    let typed = place.rsplit_once(':').map(|(_, port)| port).filter(|port| !port.contains(']'));
    let port = match (url.port(), typed) {
        (Some(0), _) => return Err(ProxyError::Host),
        (Some(port), _) => port,
        (None, Some(port)) if is_typed(port) => 443,
        (None, Some(_)) => return Err(ProxyError::Host),
        (None, None) => usual,
    };
    let decoded = |text: &str| percent_decode_str(text).decode_utf8().map(std::borrow::Cow::into_owned);
    let login = match login.map(|login| login.split_once(':').unwrap_or((login, ""))) {
        Some((user, password)) => {
            let user = decoded(user).map_err(|_| ProxyError::Character)?;
            let password = decoded(password).map_err(|_| ProxyError::Character)?;
            // RFC 1929 stores each length in one byte, and does not allow 0.
            let fits = |text: &str| (1..=255).contains(&text.len());
            if matches!(protocol, Protocol::Socks { .. }) && !(fits(&user) && fits(&password)) {
                return Err(ProxyError::Login);
            }
            Some((user, SecretString::from(password)))
        }
        None => None,
    };
    Ok(Proxy { protocol, host, port, login })
}

/// Whether a `no_proxy` list contains a host: `*`, `suffix`, `.suffix`, `*.suffix`, `host:port`, `10.0.0.0/8`.
fn is_exception((host, port): (&str, u16), list: &str) -> bool {
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    let address: Option<IpAddr> = host.parse().ok();
    list.split([',', ' ', '\t']).filter(|entry| !entry.is_empty()).any(|entry| {
        let entry = entry.to_ascii_lowercase();
        if entry == "*" {
            return true;
        }
        if let (Some(address), Ok(network)) = (address, entry.parse::<IpNet>()) {
            return network.contains(&address);
        }
        let (name, wanted) = match entry.rsplit_once(':') {
            Some((name, wanted)) if !name.contains(':') || name.ends_with(']') => (name, wanted.parse::<u16>().ok()),
            _ => (entry.as_str(), None),
        };
        if name.len() != entry.len() && wanted != Some(port) {
            return false;
        }
        let name = name.trim_start_matches('[').trim_end_matches(']');
        if let Some(address) = address {
            return name.parse() == Ok(address);
        }
        let suffix = name.strip_prefix("*.").or_else(|| name.strip_prefix('.')).unwrap_or(name);
        let suffix = suffix.trim_end_matches('.');
        let before = host.strip_suffix(suffix).filter(|_| !suffix.is_empty());
        before.is_some_and(|before| before.is_empty() || before.ends_with('.'))
    })
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret as _;

    use super::*;

    const HOST: (&str, u16) = ("ssm.tencentcloudapi.com", 443);

    fn with(vars: &[(&str, &str)]) -> Result<Option<Proxy>, ProxySettingError> {
        on_the_way(HOST, |name| vars.iter().find(|(var, _)| *var == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn a_proxy_is_read_as_other_tools_read_it() {
        for (text, shown, login) in [
            ("http://proxy:3128", "proxy:3128", None),
            ("proxy:3128/", "proxy:3128", None),
            ("HTTP://Proxy", "proxy:80", None),
            ("https://proxy", "proxy:443", None),
            ("http://proxy:443", "proxy:443", None),
            ("socks5h://10.0.0.1", "10.0.0.1:1080", None),
            ("http://[::1]:3128", "[::1]:3128", None),
            ("http://[::1]", "[::1]:80", None),
            ("http://user:p@ss@proxy:3128", "proxy:3128", Some(("user", "p@ss"))),
            ("http://user:a%40b%3Ac@proxy", "proxy:80", Some(("user", "a@b:c"))),
            ("http://user@proxy", "proxy:80", Some(("user", ""))),
        ] {
            let proxy = with(&[("https_proxy", text)]).unwrap().unwrap();
            assert_eq!(proxy.shown(), shown, "{text}");
            let read = proxy.login.as_ref().map(|(user, password)| (user.as_str(), password.expose_secret()));
            assert_eq!(read, login, "{text}");
            assert!(!format!("{proxy:?}").contains("p@ss"));
        }
    }

    #[test]
    fn a_setting_that_cannot_be_used_names_its_variable_and_its_fault() {
        for (text, fault) in [
            ("htp://proxy", ProxyError::Scheme),
            ("socks4://proxy", ProxyError::Scheme),
            (" http://proxy", ProxyError::Character),
            ("http://proxy ", ProxyError::Character),
            ("\u{201c}http://proxy\u{201d}", ProxyError::Character),
            ("\"http://proxy\"", ProxyError::Character),
            ("http://us er@proxy", ProxyError::Character),
            ("http://", ProxyError::Host),
            ("http://user:pass@", ProxyError::Host),
            ("http://proxy:", ProxyError::Host),
            ("http://proxy:0", ProxyError::Host),
            ("http://proxy:99999", ProxyError::Host),
            ("http://proxy:3128/path", ProxyError::Rest),
            ("http://proxy?x", ProxyError::Rest),
            ("socks5h://user@proxy", ProxyError::Login),
            ("socks5://:password@proxy", ProxyError::Login),
            (&format!("socks5://user:{}@proxy", "x".repeat(256)), ProxyError::Login),
        ] {
            let unusable = with(&[("ALL_PROXY", text)]).unwrap_err();
            assert_eq!(unusable, ProxySettingError { variable: "ALL_PROXY", fault }, "{text}");
        }
        let first = with(&[("HTTPS_PROXY", "htp://x"), ("https_proxy", "http://proxy"), ("ALL_PROXY", "y")]);
        assert_eq!(first.unwrap().unwrap().shown(), "proxy:80");
        assert!(with(&[("HTTP_PROXY", "htp://x"), ("https_proxy", "")]).unwrap().is_none());
    }

    #[test]
    fn exceptions_are_suffixes_ports_addresses_and_networks() {
        for (list, is_one) in [
            ("*", true),
            ("tencentcloudapi.com", true),
            (".tencentcloudapi.com", true),
            ("*.tencentcloudapi.com", true),
            ("example.com, SSM.TencentCloudAPI.com:443", true),
            ("ssm.tencentcloudapi.com.", true),
            ("ssm.tencentcloudapi.com:8443", false),
            ("api.com", false),
            ("cloudapi.com", false),
            ("", false),
            (",", false),
            (".", false),
            ("10.0.0.0/8", false),
        ] {
            assert_eq!(is_exception(HOST, list), is_one, "{list}");
        }
        for (host, list, is_one) in [
            ("10.1.2.3", "10.0.0.0/8", true),
            ("10.1.2.3", "10.1.2.3:443", true),
            ("10.1.2.3", "10.1.2.3", true),
            ("11.1.2.3", "10.0.0.0/8", false),
            ("fd00::1", "fd00::/8", true),
            ("fd00::1", "[fd00::1]:443", true),
            ("fd00::1", "fd00::1", true),
        ] {
            assert_eq!(is_exception((host, 443), list), is_one, "{host} {list}");
        }
    }
}
