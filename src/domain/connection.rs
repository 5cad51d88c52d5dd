//! Why no connection could be made, as data, so that every face shows the same message: the host, the proxy if there is
//! one, the cause, and what to do about it.

use serde::{Deserialize, Serialize};

use super::rule::Message;

/// Why a host could not be reached. No byte of a request was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", from = "KeptCause")]
pub struct ConnectionError {
    /// Host, with the port if it is not the default one. Empty if an older dbcred stored only a sentence.
    pub host: String,
    /// The proxy as `host:port`, without user and password.
    pub proxy: Option<String>,
    /// Protocol of the proxy; has no meaning without a proxy.
    pub scheme: ProxyScheme,
    /// Whether the connection failed at the proxy or on the way to it, and not at the host.
    pub is_of_proxy: bool,
    /// The cause.
    pub cause: ConnectionCause,
}

/// What went wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ConnectionCause {
    /// The name has no address.
    NameNotFound,
    /// No program listens at the address.
    Refused,
    /// No route to the address.
    Unreachable,
    /// No connection within the time limit.
    TimedOut {
        /// Seconds waited.
        seconds: u64,
    },
    /// The other side closed the connection before anything was sent.
    Closed,
    /// The server does not speak TLS.
    NotTls,
    /// The certificate has expired.
    Expired,
    /// The certificate is not valid yet, by the clock of this machine.
    NotYetValid,
    /// The certificate is for another name.
    WrongName,
    /// The certificate is signed by an authority that this machine does not know.
    UnknownIssuer,
    /// The certificate of an authority is used as that of a server.
    AuthorityAsServer,
    /// Another problem with the certificate, in the words of the TLS library.
    Certificate(String),
    /// The other side ended the TLS handshake.
    TlsRefused(TlsError),
    /// This machine has no certificates to check a server with.
    NoCertificates,
    /// The file of certificates that an environment variable names cannot be used.
    CertificateFile(Box<CertificateFile>),
    /// The proxy refused the connection.
    ProxyRefused {
        /// The HTTP status.
        status: u16,
    },
    /// The rules of a SOCKS proxy forbid the connection.
    ProxyForbids,
    /// The proxy asks for a user and password, or rejects the given ones.
    ProxyPassword,
    /// The server at the proxy's address speaks no proxy protocol.
    NotAProxy,
    /// A proxy setting cannot be used.
    ProxySetting {
        /// Name of the environment variable.
        variable: String,
        /// What is wrong with it.
        fault: ProxyError,
    },
    /// The connection broke in the middle of an answer, in the words of the HTTP library.
    Broken(String),
    /// Any other cause, in the words of the operating system.
    Other(String),
}

/// Why the other side ended a TLS handshake. Each of these would happen again at the next try.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TlsError {
    /// No version or cipher in common.
    NothingInCommon,
    /// The server has no host of this name.
    Name,
    /// The server denies the client access.
    Access,
    /// The server asks for a client certificate.
    Certificate,
}

impl TlsError {
    fn key(self) -> &'static str {
        match self {
            TlsError::NothingInCommon => "common",
            TlsError::Name => "name",
            TlsError::Access => "access",
            TlsError::Certificate => "certificate",
        }
    }
}

/// Protocol that is spoken to a proxy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProxyScheme {
    /// `CONNECT` over plain TCP. Also the default for entries of an older dbcred, which did not store the protocol.
    #[default]
    Http,
    /// `CONNECT` over TLS.
    Https,
    /// SOCKS 5; this machine resolves the host name.
    Socks5,
    /// SOCKS 5; the proxy resolves the host name.
    Socks5h,
}

impl ProxyScheme {
    /// Returns the scheme as it is written before `://`.
    #[must_use]
    pub(crate) fn word(self) -> &'static str {
        match self {
            ProxyScheme::Http => "http",
            ProxyScheme::Https => "https",
            ProxyScheme::Socks5 => "socks5",
            ProxyScheme::Socks5h => "socks5h",
        }
    }
}

/// A file of certificates that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct CertificateFile {
    /// Environment variable that names the file.
    pub(crate) variable: String,
    /// Path of the file.
    pub(crate) path: String,
    /// What is wrong with it.
    pub(crate) fault: FileError,
}

/// What is wrong with a file of certificates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum FileError {
    /// It contains no certificate.
    NoneThere,
    /// It is a folder, a pipe or a device.
    NotPlain,
    /// It cannot be read, in the words of the operating system.
    Unreadable(String),
}

/// What is wrong with a proxy setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProxyError {
    /// A blank, a quotation mark or another character that cannot be part of an address.
    Character,
    /// A scheme other than `http`, `https`, `socks5` and `socks5h`.
    Scheme,
    /// The host is missing, or host or port is malformed.
    Host,
    /// Text follows the port.
    Rest,
    /// User or password has a length that SOCKS does not allow: 0, or more than 255 bytes.
    Login,
}

impl Default for ConnectionCause {
    fn default() -> ConnectionCause {
        ConnectionCause::Other(String::new())
    }
}

/// The stored forms: an object, or from an older dbcred only a sentence.
#[derive(Deserialize)]
#[serde(untagged)]
enum KeptCause {
    Words(String),
    #[serde(rename_all = "kebab-case")]
    Whole {
        host: String,
        #[serde(default)]
        proxy: Option<String>,
        #[serde(default)]
        scheme: ProxyScheme,
        #[serde(default)]
        is_of_proxy: bool,
        cause: ConnectionCause,
    },
}

impl From<KeptCause> for ConnectionError {
    fn from(kept: KeptCause) -> ConnectionError {
        match kept {
            KeptCause::Words(words) => {
                ConnectionError { cause: ConnectionCause::Other(words), ..ConnectionError::default() }
            }
            KeptCause::Whole { host, proxy, scheme, is_of_proxy, cause } => {
                ConnectionError { host, proxy, scheme, is_of_proxy, cause }
            }
        }
    }
}

impl ConnectionCause {
    /// Returns whether the network or the host is the cause, and no setting of this machine.
    #[must_use]
    pub(crate) fn is_of_network(&self) -> bool {
        matches!(
            self,
            ConnectionCause::NameNotFound
                | ConnectionCause::Refused
                | ConnectionCause::Unreachable
                | ConnectionCause::TimedOut { .. }
                | ConnectionCause::Closed
                | ConnectionCause::Broken(_)
        )
    }
}

impl ConnectionError {
    /// Returns whether another try would fail in the same way, so that dbcred does not try again.
    #[must_use]
    pub(crate) fn is_final(&self) -> bool {
        match &self.cause {
            ConnectionCause::NotTls
            | ConnectionCause::Expired
            | ConnectionCause::NotYetValid
            | ConnectionCause::WrongName
            | ConnectionCause::UnknownIssuer
            | ConnectionCause::AuthorityAsServer
            | ConnectionCause::Certificate(_)
            | ConnectionCause::TlsRefused(_)
            | ConnectionCause::NoCertificates
            | ConnectionCause::CertificateFile(_)
            | ConnectionCause::ProxyForbids
            | ConnectionCause::ProxyPassword
            | ConnectionCause::NotAProxy
            | ConnectionCause::ProxySetting { .. } => true,
            // A gateway (5xx) may reach its server again later.
            ConnectionCause::ProxyRefused { status } => *status < 500,
            ConnectionCause::NameNotFound
            | ConnectionCause::Refused
            | ConnectionCause::Unreachable
            | ConnectionCause::TimedOut { .. }
            | ConnectionCause::Closed
            | ConnectionCause::Broken(_)
            | ConnectionCause::Other(_) => false,
        }
    }

    /// Returns the message: what failed, where, and how to fix it.
    #[must_use]
    pub(crate) fn message(&self) -> Message {
        let message = match &self.cause {
            ConnectionCause::NameNotFound => Message::new("connection-name-not-found"),
            ConnectionCause::Refused => Message::new("connection-refused"),
            ConnectionCause::Unreachable => Message::new("connection-unreachable"),
            ConnectionCause::TimedOut { seconds } => {
                Message::new("connection-timed-out").with("seconds", i64::try_from(*seconds).unwrap_or(i64::MAX))
            }
            ConnectionCause::Closed => Message::new("connection-closed"),
            ConnectionCause::NotTls => Message::new("connection-not-tls"),
            ConnectionCause::Expired => Message::new("connection-expired"),
            ConnectionCause::NotYetValid => Message::new("connection-not-yet-valid"),
            ConnectionCause::WrongName => Message::new("connection-wrong-name"),
            ConnectionCause::UnknownIssuer => Message::new("connection-unknown-issuer"),
            ConnectionCause::AuthorityAsServer => Message::new("connection-authority-as-server"),
            ConnectionCause::Certificate(says) => Message::new("connection-certificate").with("says", says.as_str()),
            ConnectionCause::TlsRefused(refusal) => {
                Message::new("connection-tls-refused").with("reason", refusal.key())
            }
            ConnectionCause::NoCertificates => Message::new("connection-no-certificates"),
            ConnectionCause::CertificateFile(file) => {
                let (why, says) = match &file.fault {
                    FileError::NoneThere => ("empty", ""),
                    FileError::NotPlain => ("kind", ""),
                    FileError::Unreadable(says) => ("other", says.as_str()),
                };
                let message = Message::new("connection-certificate-file").with("variable", file.variable.as_str());
                message.with("path", file.path.as_str()).with("why", why).with("says", says)
            }
            ConnectionCause::ProxyForbids => Message::new("connection-proxy-forbids"),
            ConnectionCause::ProxyRefused { status } => {
                Message::new("connection-proxy-refused").with("status", status.to_string())
            }
            ConnectionCause::ProxyPassword => {
                Message::new("connection-proxy-password").with("scheme", self.scheme.word())
            }
            ConnectionCause::NotAProxy => Message::new("connection-not-a-proxy"),
            ConnectionCause::ProxySetting { variable, fault } => Message::new(match fault {
                ProxyError::Character => "connection-proxy-character",
                ProxyError::Scheme => "connection-proxy-scheme",
                ProxyError::Host => "connection-proxy-host",
                ProxyError::Rest => "connection-proxy-rest",
                ProxyError::Login => "connection-proxy-login",
            })
            .with("variable", variable.as_str()),
            ConnectionCause::Broken(says) => Message::new("connection-broken").with("says", says.as_str()),
            // Without a host the words are the whole sentence of an older dbcred.
            ConnectionCause::Other(says) if self.host.is_empty() => {
                Message::new("connection-words").with("says", says.as_str())
            }
            ConnectionCause::Other(says) => Message::new("connection-other").with("says", says.as_str()),
        };
        let proxy = self.proxy.as_deref().unwrap_or_default();
        let target = if self.is_of_proxy { proxy } else { &self.host };
        let way = match (proxy.is_empty(), self.is_of_proxy) {
            (true, _) => "direct",
            (false, true) => "to-proxy",
            (false, false) => "through-proxy",
        };
        message.with("target", target).with("host", self.host.as_str()).with("proxy", proxy).with("way", way)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn permanent_connection_errors_are_final_and_temporary_ones_are_not() {
        let is_final = |cause| ConnectionError { cause, ..ConnectionError::default() }.is_final();
        for cause in [
            ConnectionCause::NotTls,
            ConnectionCause::Expired,
            ConnectionCause::WrongName,
            ConnectionCause::ProxyPassword,
            ConnectionCause::ProxyRefused { status: 403 },
            ConnectionCause::ProxyRefused { status: 499 },
        ] {
            assert!(is_final(cause.clone()), "{cause:?}");
        }
        for cause in [
            ConnectionCause::Refused,
            ConnectionCause::NameNotFound,
            ConnectionCause::Closed,
            ConnectionCause::ProxyRefused { status: 500 },
            ConnectionCause::ProxyRefused { status: 503 },
        ] {
            assert!(!is_final(cause.clone()), "{cause:?}");
        }
    }

    #[test]
    fn a_connection_error_stored_as_text_by_an_older_version_is_read() {
        let kept: ConnectionError = serde_json::from_str("\"Connection refused (os error 111)\"").unwrap();
        assert_eq!(kept.cause, ConnectionCause::Other("Connection refused (os error 111)".to_owned()));
        assert_eq!(kept.message().id, "connection-words");
        let whole = ConnectionError {
            host: "ssm.tencentcloudapi.com".to_owned(),
            proxy: Some("proxy:3128".to_owned()),
            scheme: ProxyScheme::Socks5h,
            is_of_proxy: true,
            cause: ConnectionCause::ProxyRefused { status: 403 },
        };
        let text = serde_json::to_string(&whole).unwrap();
        assert_eq!(serde_json::from_str::<ConnectionError>(&text).unwrap(), whole);
    }

    #[test]
    fn a_scheme_is_written_as_in_the_setting_of_a_proxy() {
        use ProxyScheme::{Http, Https, Socks5, Socks5h};
        assert_eq!([Http, Https, Socks5, Socks5h].map(ProxyScheme::word), ["http", "https", "socks5", "socks5h"]);
    }

    #[test]
    fn words_without_a_host_are_the_whole_sentence_of_an_older_version() {
        let id = |host: &str| {
            let cause = ConnectionCause::Other("no route".into());
            ConnectionError { host: host.into(), cause, ..ConnectionError::default() }.message().id
        };
        assert_eq!((id(""), id("ssm.tencentcloudapi.com")), ("connection-words", "connection-other"));
    }

    #[test]
    fn a_certificate_or_a_setting_is_no_fault_of_the_network() {
        let of_network = [ConnectionCause::NameNotFound, ConnectionCause::Closed, ConnectionCause::Unreachable];
        assert!(of_network.iter().all(ConnectionCause::is_of_network));
        assert!(![ConnectionCause::NotTls, ConnectionCause::Expired].iter().any(ConnectionCause::is_of_network));
    }
}
