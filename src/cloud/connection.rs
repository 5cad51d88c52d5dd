//! Opens a connection: resolves the name, passes the proxy, does the TLS handshake. Each kind of failure has its own
//! error, since each needs another remedy. Nothing here sends a byte of a request.

use std::{
    error::Error,
    fs, io,
    net::{IpAddr, SocketAddr},
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
    time::Duration,
};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use http_body_util::Empty;
use hyper::{
    Method, Request,
    body::Bytes,
    client::conn::http1,
    header::{HOST, HeaderValue, PROXY_AUTHORIZATION},
};
use hyper_util::rt::TokioIo;
use rustls::{AlertDescription, CertificateError, ClientConfig, pki_types::ServerName};
use secrecy::{ExposeSecret as _, SecretString};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpStream,
};
use tokio_rustls::TlsConnector;
use tokio_socks::tcp::Socks5Stream;
use zeroize::Zeroizing;

use super::{
    proxy::{self, Protocol, Proxy, authority},
    reading::whole_seconds,
};
use crate::domain::{
    connection::{CertificateFile, ConnectionCause, ConnectionError, FileError, TlsError},
    endpoint::Endpoint,
};

/// The variable that names a file of certificates.
const CERTIFICATES: &str = "SSL_CERT_FILE";
/// How long the second address family (IPv4 or IPv6) waits for the first one.
const HEAD_START: Duration = Duration::from_millis(300);

/// A byte stream in both directions: TCP, TLS or a tunnel.
pub(super) trait Duplex: AsyncRead + AsyncWrite + Unpin + Send {}

impl<T: AsyncRead + AsyncWrite + Unpin + Send> Duplex for T {}

/// An open connection that has carried nothing.
pub(super) type Stream = Box<dyn Duplex>;

/// What went wrong, and whether it went wrong at the proxy.
struct Failed {
    cause: ConnectionCause,
    is_of_proxy: bool,
}

impl Failed {
    fn of_proxy(cause: ConnectionCause) -> Failed {
        Failed { cause, is_of_proxy: true }
    }
}

impl From<ConnectionCause> for Failed {
    fn from(cause: ConnectionCause) -> Failed {
        Failed { cause, is_of_proxy: false }
    }
}

/// Opens connections to the hosts of one endpoint.
#[derive(Default)]
pub(super) struct Opener {
    /// The TLS settings with the certificates of this machine, read on first use.
    tls: OnceLock<Arc<ClientConfig>>,
}

impl Opener {
    /// Opens a connection to a service of an endpoint.
    ///
    /// # Errors
    /// [`ConnectionError`] if it is not open after `within`.
    pub(super) async fn open(
        &self,
        endpoint: &Endpoint,
        (service, within): (&str, Duration),
    ) -> Result<Stream, ConnectionError> {
        let (host, port) = endpoint.address(service);
        let shown = endpoint.host(service);
        let error = |proxy: Option<&Proxy>, failed: Failed| ConnectionError {
            host: shown.clone(),
            proxy: proxy.map(Proxy::shown),
            scheme: proxy.map(|proxy| proxy.protocol.scheme()).unwrap_or_default(),
            is_of_proxy: failed.is_of_proxy,
            cause: failed.cause,
        };
        // A proxy cannot reach this machine's loopback.
        let proxy = if endpoint.is_loopback() {
            None
        } else {
            proxy::on_the_way((&host, port), |name| {
                std::env::var_os(name).map(|var| var.to_string_lossy().into_owned())
            })
            .map_err(|unusable| {
                let (variable, fault) = (unusable.variable.to_owned(), unusable.fault);
                error(None, ConnectionCause::ProxySetting { variable, fault }.into())
            })?
        };
        let tls = if endpoint.is_plain() { None } else { Some(self.tls().map_err(|cause| error(None, cause.into()))?) };
        // Boxed, because this future is far larger than the futures that wait for it.
        let opened = Box::pin(connect((&host, port), proxy.as_ref(), tls));
        match tokio::time::timeout(within, opened).await {
            Ok(Ok(stream)) => Ok(stream),
            Ok(Err(failed)) => Err(error(proxy.as_ref(), failed)),
            Err(_) => {
                let cause = ConnectionCause::TimedOut { seconds: whole_seconds(within) };
                Err(error(proxy.as_ref(), Failed { cause, is_of_proxy: proxy.is_some() }))
            }
        }
    }

    /// Returns the TLS settings: servers are checked by the certificates of this machine, or by those in
    /// `SSL_CERT_FILE`.
    fn tls(&self) -> Result<Arc<ClientConfig>, ConnectionCause> {
        if let Some(config) = self.tls.get() {
            return Ok(Arc::clone(config));
        }
        let file = certificate_file()?;
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let verifier = rustls_platform_verifier::Verifier::new(Arc::clone(&provider)).map_err(|_| match file {
            Some(path) => unusable(&path, FileError::NoneThere),
            None => ConnectionCause::NoCertificates,
        })?;
        let config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|error| ConnectionCause::Other(words(&error)))?
            .dangerous()
            .with_custom_certificate_verifier(Arc::new(verifier))
            .with_no_client_auth();
        Ok(Arc::clone(self.tls.get_or_init(|| Arc::new(config))))
    }
}

/// Returns the file of certificates that the user named, if any. It is checked first, because the TLS library would
/// block on a pipe, and reports every other problem only as "no certificates".
fn certificate_file() -> Result<Option<PathBuf>, ConnectionCause> {
    let Some(path) = std::env::var_os(CERTIFICATES).filter(|path| !path.is_empty()).map(PathBuf::from) else {
        return Ok(None);
    };
    match fs::metadata(&path) {
        Ok(metadata) if !metadata.is_file() => Err(unusable(&path, FileError::NotPlain)),
        Ok(_) => match fs::File::open(&path) {
            Ok(_) => Ok(Some(path)),
            Err(error) => Err(unusable(&path, FileError::Unreadable(error.to_string()))),
        },
        Err(error) => Err(unusable(&path, FileError::Unreadable(error.to_string()))),
    }
}

fn unusable(path: &Path, fault: FileError) -> ConnectionCause {
    let (variable, path) = (CERTIFICATES.to_owned(), path.display().to_string());
    ConnectionCause::CertificateFile(Box::new(CertificateFile { variable, path, fault }))
}

impl std::fmt::Debug for Opener {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Opener").finish_non_exhaustive()
    }
}

async fn connect(
    (host, port): (&str, u16),
    proxy: Option<&Proxy>,
    tls: Option<Arc<ClientConfig>>,
) -> Result<Stream, Failed> {
    let Some(proxy) = proxy else {
        let line = dial(host, port).await?;
        return Ok(match tls {
            Some(tls) => secure(Box::new(line), (host, tls)).await?,
            None => Box::new(line),
        });
    };
    let line = dial(&proxy.host, proxy.port).await.map_err(Failed::of_proxy)?;
    let way: Stream = match (proxy.protocol, &tls) {
        (Protocol::Socks { resolves_there }, _) => socks(line, proxy, ((host, port), resolves_there)).await?,
        (Protocol::Https, Some(tls)) => {
            let line = secure(Box::new(line), (&proxy.host, Arc::clone(tls))).await.map_err(Failed::of_proxy)?;
            tunnel(line, proxy, (host, port)).await.map_err(Failed::of_proxy)?
        }
        _ => tunnel(Box::new(line), proxy, (host, port)).await.map_err(Failed::of_proxy)?,
    };
    Ok(match tls {
        Some(tls) => secure(way, (host, tls)).await?,
        None => way,
    })
}

/// Connects to a host. If its name has IPv6 and IPv4 addresses, the family that the resolver lists first gets a head
/// start.
async fn dial(host: &str, port: u16) -> Result<TcpStream, ConnectionCause> {
    let (first, second) = by_family(&addresses(host, port).await?);
    let line = if second.is_empty() {
        try_each(&first).await
    } else {
        let mut one = std::pin::pin!(try_each(&first));
        match tokio::time::timeout(HEAD_START, &mut one).await {
            Ok(Ok(line)) => Ok(line),
            Ok(Err(_)) => try_each(&second).await,
            Err(_) => {
                let mut other = std::pin::pin!(try_each(&second));
                tokio::select! {
                    line = &mut one => match line { Ok(line) => Ok(line), Err(_) => other.await },
                    line = &mut other => match line { Ok(line) => Ok(line), Err(_) => one.await },
                }
            }
        }
    };
    let line = line.map_err(|error| of_io(&error))?;
    // A request is written in one piece, so waiting for more bytes (Nagle) would only delay it.
    let _ = line.set_nodelay(true);
    Ok(line)
}

/// Parts addresses into those of the family of the first one, and the others.
fn by_family(addresses: &[SocketAddr]) -> (Vec<SocketAddr>, Vec<SocketAddr>) {
    let is_first = |address: &SocketAddr| address.is_ipv6() == addresses[0].is_ipv6();
    addresses.iter().partition(|address| is_first(address))
}

async fn addresses(host: &str, port: u16) -> Result<Vec<SocketAddr>, ConnectionCause> {
    if let Ok(address) = host.parse::<IpAddr>() {
        return Ok(vec![SocketAddr::new(address, port)]);
    }
    let found = super::names::resolve(host, port).await.map_err(|_| ConnectionCause::NameNotFound)?;
    if found.is_empty() { Err(ConnectionCause::NameNotFound) } else { Ok(found) }
}

async fn try_each(addresses: &[SocketAddr]) -> io::Result<TcpStream> {
    let mut last = io::Error::from(io::ErrorKind::AddrNotAvailable);
    for address in addresses {
        match TcpStream::connect(address).await {
            Ok(line) => return Ok(line),
            Err(error) => last = error,
        }
    }
    Err(last)
}

/// Does the TLS handshake, in which the server proves its name.
async fn secure(line: Stream, (host, tls): (&str, Arc<ClientConfig>)) -> Result<Stream, ConnectionCause> {
    let name = ServerName::try_from(host.to_owned()).map_err(|error| ConnectionCause::Other(words(&error)))?;
    match TlsConnector::from(tls).connect(name, line).await {
        Ok(stream) => Ok(Box::new(stream)),
        Err(error) => Err(of_tls(&error)),
    }
}

/// Opens a tunnel through an HTTP proxy with `CONNECT`.
async fn tunnel(line: Stream, proxy: &Proxy, (host, port): (&str, u16)) -> Result<Stream, ConnectionCause> {
    let (mut sender, connection) =
        http1::handshake(TokioIo::new(line)).await.map_err(|error| ConnectionCause::Other(words(&error)))?;
    tokio::spawn(connection.with_upgrades());
    let place = authority(host, port);
    let mut request = Request::builder().method(Method::CONNECT).uri(&place).header(HOST, &place);
    if let Some(login) = &proxy.login {
        request = request.header(PROXY_AUTHORIZATION, basic(login));
    }
    let request = request.body(Empty::<Bytes>::new()).map_err(|error| ConnectionCause::Other(words(&error)))?;
    let response = sender
        .send_request(request)
        .await
        .map_err(|error| if error.is_parse() { ConnectionCause::NotAProxy } else { of_hyper(&error) })?;
    match response.status().as_u16() {
        200..300 => {}
        407 => return Err(ConnectionCause::ProxyPassword),
        status => return Err(ConnectionCause::ProxyRefused { status }),
    }
    let upgraded = hyper::upgrade::on(response).await.map_err(|error| of_hyper(&error))?;
    Ok(Box::new(TokioIo::new(upgraded)))
}

fn basic((user, password): &(String, SecretString)) -> HeaderValue {
    let pair = Zeroizing::new(format!("{user}:{}", password.expose_secret()));
    let text = Zeroizing::new(format!("Basic {}", BASE64_STANDARD.encode(pair.as_bytes())));
    let mut value = HeaderValue::from_str(&text).expect("Base64 is ASCII");
    value.set_sensitive(true);
    value
}

/// Opens a connection through a SOCKS proxy.
async fn socks(
    line: TcpStream,
    proxy: &Proxy,
    ((host, port), resolves_there): ((&str, u16), bool),
) -> Result<Stream, Failed> {
    let target = if resolves_there {
        tokio_socks::TargetAddr::Domain(host.to_owned().into(), port)
    } else {
        tokio_socks::TargetAddr::Ip(addresses(host, port).await?[0])
    };
    let stream = match &proxy.login {
        Some((user, password)) => {
            Socks5Stream::connect_with_password_and_socket(line, target, user, password.expose_secret()).await
        }
        None => Socks5Stream::connect_with_socket(line, target).await,
    };
    stream.map(|stream| Box::new(stream) as Stream).map_err(|error| {
        use tokio_socks::Error as Socks;
        match error {
            Socks::ConnectionRefused => ConnectionCause::Refused.into(),
            Socks::HostUnreachable | Socks::NetworkUnreachable => ConnectionCause::Unreachable.into(),
            Socks::ConnectionNotAllowedByRuleset => Failed::of_proxy(ConnectionCause::ProxyForbids),
            Socks::PasswordAuthFailure(_) | Socks::AuthorizationRequired | Socks::NoAcceptableAuthMethods => {
                Failed::of_proxy(ConnectionCause::ProxyPassword)
            }
            Socks::InvalidResponseVersion | Socks::InvalidReservedByte | Socks::UnknownAuthMethod => {
                Failed::of_proxy(ConnectionCause::NotAProxy)
            }
            Socks::Io(error) => Failed::of_proxy(of_io(&error)),
            other => Failed::of_proxy(ConnectionCause::Other(words(&other))),
        }
    })
}

fn of_io(error: &io::Error) -> ConnectionCause {
    match error.kind() {
        io::ErrorKind::ConnectionRefused => ConnectionCause::Refused,
        io::ErrorKind::HostUnreachable
        | io::ErrorKind::NetworkUnreachable
        | io::ErrorKind::NetworkDown
        | io::ErrorKind::AddrNotAvailable => ConnectionCause::Unreachable,
        io::ErrorKind::ConnectionReset
        | io::ErrorKind::ConnectionAborted
        | io::ErrorKind::BrokenPipe
        | io::ErrorKind::UnexpectedEof => ConnectionCause::Closed,
        _ => ConnectionCause::Other(words(error)),
    }
}

fn of_hyper(error: &hyper::Error) -> ConnectionCause {
    let inner = error.source().and_then(|source| source.downcast_ref::<io::Error>());
    match inner {
        Some(error) => of_io(error),
        None if error.is_incomplete_message() || error.is_closed() || error.is_canceled() => ConnectionCause::Closed,
        None => ConnectionCause::Other(words(error)),
    }
}

fn of_tls(error: &io::Error) -> ConnectionCause {
    let Some(inner) = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>()) else {
        return of_io(error);
    };
    let certificate = match inner {
        rustls::Error::InvalidCertificate(certificate) => certificate,
        rustls::Error::InvalidMessage(_) => return ConnectionCause::NotTls,
        rustls::Error::AlertReceived(alert) => {
            return of_alert(*alert).unwrap_or_else(|| ConnectionCause::Other(words(inner)));
        }
        other => return ConnectionCause::Other(words(other)),
    };
    match certificate {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => ConnectionCause::Expired,
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => ConnectionCause::NotYetValid,
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            ConnectionCause::WrongName
        }
        CertificateError::UnknownIssuer => ConnectionCause::UnknownIssuer,
        // The platform verifier wraps this error; its type is not public.
        CertificateError::Other(other) if format!("{other:?}").contains("CaUsedAsEndEntity") => {
            ConnectionCause::AuthorityAsServer
        }
        _ => ConnectionCause::Certificate(words(inner)),
    }
}

/// Returns what a TLS alert of the server means, or `None` if the next try may end differently.
fn of_alert(alert: AlertDescription) -> Option<ConnectionCause> {
    Some(ConnectionCause::TlsRefused(match alert {
        AlertDescription::HandshakeFailure
        | AlertDescription::ProtocolVersion
        | AlertDescription::InsufficientSecurity
        | AlertDescription::NoApplicationProtocol => TlsError::NothingInCommon,
        AlertDescription::UnrecognisedName => TlsError::Name,
        AlertDescription::AccessDenied => TlsError::Access,
        AlertDescription::CertificateRequired | AlertDescription::NoCertificate => TlsError::Certificate,
        _ => return None,
    }))
}

/// Returns the cause if the exchange ended because the server wants a client certificate. With TLS 1.3 that alert
/// arrives after the handshake, but before the server has read anything of the request, so nothing was done.
pub(super) fn wants_certificate(error: &hyper::Error) -> Option<ConnectionCause> {
    let inner = error.source()?.downcast_ref::<io::Error>()?.get_ref()?.downcast_ref::<rustls::Error>()?;
    match inner {
        rustls::Error::AlertReceived(alert @ AlertDescription::CertificateRequired) => of_alert(*alert),
        _ => None,
    }
}

/// Returns the message of the innermost cause. Outer ones could contain addresses or headers of the request.
pub(super) fn words(error: &(dyn Error + 'static)) -> String {
    let mut cause = error;
    while let Some(inner) = cause.source() {
        cause = inner;
    }
    // The library's own message continues with a link to its documentation.
    if cause.to_string().contains("close_notify") {
        return "the other side closed it without a word".to_owned();
    }
    let text: String = cause.to_string().chars().filter(|letter| !letter.is_control()).take(300).collect();
    if text.is_empty() { "the connection broke".to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt as _, duplex};

    use super::*;

    #[test]
    fn an_error_of_the_network_is_told_by_its_kind() {
        use io::ErrorKind;
        for (kind, cause) in [
            (ErrorKind::ConnectionRefused, ConnectionCause::Refused),
            (ErrorKind::HostUnreachable, ConnectionCause::Unreachable),
            (ErrorKind::NetworkUnreachable, ConnectionCause::Unreachable),
            (ErrorKind::ConnectionReset, ConnectionCause::Closed),
            (ErrorKind::UnexpectedEof, ConnectionCause::Closed),
        ] {
            assert_eq!(of_io(&kind.into()), cause);
        }
        assert_eq!(of_io(&io::Error::other("odd\u{7}\n words")), ConnectionCause::Other("odd words".into()));
        assert_eq!(words(&io::Error::other("\u{7}")), "the connection broke");
    }

    #[tokio::test]
    async fn a_proxy_that_ends_the_connection_has_closed_it() {
        let proxy = Proxy { protocol: Protocol::Http, host: "proxy".into(), port: 3128, login: None };
        for is_read in [false, true] {
            let (near, mut far) = duplex(1024);
            let closing = async move {
                if is_read {
                    far.read_u8().await.unwrap();
                }
            };
            let ((), opened) = tokio::join!(closing, tunnel(Box::new(near), &proxy, ("ssm.tencentcloudapi.com", 443)));
            assert_eq!(opened.err(), Some(ConnectionCause::Closed), "{is_read}");
        }
    }

    #[test]
    fn the_family_that_the_resolver_lists_first_is_tried_first() {
        let [v4, other_v4, v6, other_v6] =
            ["10.0.0.1:443", "10.0.0.2:443", "[::1]:443", "[::2]:443"].map(|address| address.parse().unwrap());
        assert_eq!(by_family(&[v6, v4, other_v6, other_v4]), (vec![v6, other_v6], vec![v4, other_v4]));
        assert_eq!(by_family(&[v4, v6, other_v4, other_v6]), (vec![v4, other_v4], vec![v6, other_v6]));
        assert_eq!(by_family(&[v4, other_v4]), (vec![v4, other_v4], vec![]));
    }

    #[tokio::test]
    async fn an_answer_that_is_no_http_is_not_taken_for_an_end() {
        use tokio::io::AsyncWriteExt as _;

        let (near, mut far) = duplex(1024);
        let (mut sender, connection) = http1::handshake(TokioIo::new(near)).await.unwrap();
        tokio::spawn(connection);
        let answering = async move {
            far.read_u8().await.unwrap();
            far.write_all(b"220 mail.example.com ESMTP\r\n\r\n").await.unwrap();
        };
        let ((), answer) = tokio::join!(answering, sender.send_request(Request::new(Empty::<Bytes>::new())));
        let error = answer.unwrap_err();
        assert!(matches!(of_hyper(&error), ConnectionCause::Other(_)), "{error:?}");
    }

    #[test]
    fn a_fault_of_a_certificate_without_a_name_of_its_own_is_told_in_the_words_of_the_library() {
        let told = |fault: &'static str| {
            let other = rustls::OtherError(Arc::new(io::Error::other(fault)));
            let error = rustls::Error::InvalidCertificate(CertificateError::Other(other));
            of_tls(&io::Error::other(error))
        };
        assert_eq!(told("CaUsedAsEndEntity"), ConnectionCause::AuthorityAsServer);
        assert!(matches!(told("PathLenConstraintViolated"), ConnectionCause::Certificate(_)));
    }
}
