//! Every way in which a connection can fail is reported with host, proxy, cause and remedy. If another try would fail
//! in the same way it ends at once, and no byte of the request is sent. Uses real TLS and real proxies on loopback.

use std::{
    fs,
    io::{self, Read, Write},
    net::{TcpListener, TcpStream},
    path::PathBuf,
    process::{Command, Stdio},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst},
    },
    thread,
    time::Duration,
};

use dbcred::sandbox::{Sandbox, Settings};
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair, date_time_ymd};
use rustls::{
    ServerConfig, ServerConnection, StreamOwned,
    pki_types::{CertificateDer, PrivateKeyDer},
};
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};

use crate::{
    background::Background,
    pty::{Home, Seat},
    ran::Ran,
};

const ORDERS: &str = include_str!("../orders.toml");
const CLOUD: &str = "ssm.tencentcloudapi.com";
/// The most connections of one run: two questions about the caller's identity, and one create. Another try would be the
/// fourth.
const ONCE_EACH: usize = 3;
const REFUSED: &str =
    "{\"Response\":{\"Error\":{\"Code\":\"InvalidParameterValue\",\"Message\":\"no\"},\"RequestId\":\"r\"}}";

/// A certificate authority of the test.
struct Authority {
    key: KeyPair,
    params: CertificateParams,
}

/// The certificate and key of a server.
struct Shown {
    chain: Vec<CertificateDer<'static>>,
    key: PrivateKeyDer<'static>,
}

impl Shown {
    /// Returns the TLS settings of a server that accepts every client.
    fn config(self) -> Arc<ServerConfig> {
        let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(self.chain, self.key)
            .unwrap();
        Arc::new(config)
    }
}

impl Authority {
    fn new(name: &str) -> Authority {
        let mut params = CertificateParams::new(vec![name.to_owned()]).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.distinguished_name.push(rcgen::DnType::CommonName, name);
        Authority { key: KeyPair::generate().unwrap(), params }
    }

    fn pem(&self) -> String {
        self.params.self_signed(&self.key).unwrap().pem()
    }

    /// Signs a certificate for a name, valid from one year to another.
    fn signs(&self, name: &str, (from, to): (i32, i32)) -> Shown {
        let key = KeyPair::generate().unwrap();
        let mut params = CertificateParams::new(vec![name.to_owned()]).unwrap();
        (params.not_before, params.not_after) = (date_time_ymd(from, 1, 1), date_time_ymd(to, 1, 1));
        let certificate = params.signed_by(&key, &Issuer::from_params(&self.params, &self.key)).unwrap();
        Shown { chain: vec![certificate.der().clone()], key: PrivateKeyDer::try_from(key.serialize_der()).unwrap() }
    }

    /// Uses the authority's own certificate as that of a server.
    fn shows_itself(&self) -> Shown {
        let certificate = self.params.self_signed(&self.key).unwrap();
        let key = PrivateKeyDer::try_from(self.key.serialize_der()).unwrap();
        Shown { chain: vec![certificate.der().clone()], key }
    }
}

/// A listener that serves every client in the same way, and counts them.
struct Server {
    port: u16,
    came: Arc<AtomicUsize>,
}

impl Server {
    fn new(mut serves: impl FnMut(TcpStream) + Send + 'static) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let came: Arc<AtomicUsize> = Arc::default();
        let count = Arc::clone(&came);
        thread::spawn(move || {
            for stream in listener.incoming() {
                count.fetch_add(1, SeqCst);
                serves(stream.unwrap());
            }
        });
        Server { port, came }
    }

    /// A server that speaks TLS and refuses every request.
    fn secure(shown: Shown) -> Server {
        let config = shown.config();
        Server::new(move |stream| {
            let mut stream = StreamOwned::new(ServerConnection::new(Arc::clone(&config)).unwrap(), stream);
            // The client reports a failed handshake.
            let _ = refuse(&mut stream);
        })
    }

    fn came(&self) -> usize {
        self.came.load(SeqCst)
    }
}

/// Reads one request and refuses it.
fn refuse(stream: &mut (impl Read + Write)) -> io::Result<()> {
    head(stream)?;
    let length = REFUSED.len();
    write!(stream, "HTTP/1.1 200 OK\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{REFUSED}")?;
    stream.flush()
}

/// Reads until an empty line.
fn head(stream: &mut impl Read) -> io::Result<String> {
    let mut head = Vec::new();
    let mut byte = [0; 1];
    while !head.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte)?;
        head.push(byte[0]);
    }
    Ok(String::from_utf8_lossy(&head).into_owned())
}

/// A home with the draft and a key that does not belong to the sandbox.
fn home() -> Home {
    let home = Home::new();
    fs::write(home.path().join("orders.toml"), ORDERS).unwrap();
    home
}

fn create(home: &Home, endpoint: &str, vars: &[(&str, &str)]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dbcred"));
    command
        .args(["create", "orders.toml", "--yes", "--settle", "0s", "--endpoint", endpoint])
        .current_dir(home.path())
        .env_clear()
        .envs(home.surroundings())
        .env("TENCENTCLOUD_SECRET_ID", "AKIDz8krbsJ5yKBZQpn74WFkmLPxQ7xT")
        .env("TENCENTCLOUD_SECRET_KEY", "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE")
        .envs(vars.iter().copied());
    Ran::of(command.stdin(Stdio::null()).output().unwrap())
}

fn put(home: &Home, name: &str, text: &str) -> PathBuf {
    let path = home.path().join(name);
    fs::write(&path, text).unwrap();
    path
}

#[test]
fn a_certificate_that_does_not_fit_is_named_by_its_fault_and_not_tried_again() {
    let (own, other) = (Authority::new("authority.invalid"), Authority::new("other.invalid"));
    let itself = Authority::new("localhost");
    let always = (2020, 2099);
    for (shown, trusted, says) in [
        (own.signs("localhost", always), own.pem(), None),
        (own.signs("elsewhere.invalid", always), own.pem(), Some("is for another name")),
        (own.signs("localhost", (2020, 2021)), own.pem(), Some("has expired")),
        (own.signs("localhost", (2098, 2099)), own.pem(), Some("is not valid yet")),
        (own.signs("localhost", always), other.pem(), Some("does not trust the authority")),
        (itself.shows_itself(), itself.pem(), Some("the certificate of an authority as its own")),
        (own.signs("localhost", always), String::new(), Some("it contains no certificate")),
        (own.signs("localhost", always), "junk".to_owned(), Some("it contains no certificate")),
    ] {
        let (home, server) = (home(), Server::secure(shown));
        let file = put(&home, "certificates.pem", &trusted).display().to_string();
        let ran = create(&home, &format!("https://localhost:{}", server.port), &[("SSL_CERT_FILE", &file)]);
        match says {
            None => assert_eq!(ran.code, 3, "an authority of one's own is taken by SSL_CERT_FILE: {ran:?}"),
            Some(says) => {
                assert_eq!(ran.code, 1, "{says} {ran:?}");
                assert!(ran.out.contains(says) && ran.out.contains("localhost"), "{says} {ran:?}");
                assert!(server.came() <= ONCE_EACH, "{says}: tried {} times", server.came());
            }
        }
    }
}

#[test]
fn what_speaks_no_tls_is_said_to_speak_none() {
    let server = Server::new(|mut stream| drop(stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n")));
    let own = Authority::new("authority.invalid");
    let home = home();
    let file = put(&home, "certificates.pem", &own.pem()).display().to_string();
    let ran = create(&home, &format!("https://localhost:{}", server.port), &[("SSL_CERT_FILE", &file)]);
    assert!(ran.code == 1 && ran.out.contains("does not use TLS"), "{ran:?}");
    assert!(server.came() <= ONCE_EACH, "tried {} times", server.came());
}

#[test]
fn a_proxy_that_does_not_let_through_is_named_with_what_it_wants() {
    for (answer, says) in [
        ("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n", "does not allow ssm.tencentcloudapi.com (HTTP 403)"),
        ("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n", "requires a user and a password"),
        ("SSH-2.0-OpenSSH_9.9\r\n\r\n", "is not a proxy"),
    ] {
        let server = Server::new(move |mut stream| {
            let _ = head(&mut stream);
            let _ = stream.write_all(answer.as_bytes());
        });
        let proxy = format!("http://me:hunter2@127.0.0.1:{}", server.port);
        let own = Authority::new("authority.invalid");
        let home = home();
        let file = put(&home, "certificates.pem", &own.pem()).display().to_string();
        let ran = create(&home, CLOUD, &[("HTTPS_PROXY", &proxy), ("SSL_CERT_FILE", &file)]);
        assert_eq!(ran.code, 1, "{ran:?}");
        let named = format!("127.0.0.1:{}", server.port);
        assert!(ran.out.contains(says) && ran.out.contains(&named) && ran.out.contains(CLOUD), "{says} {ran:?}");
        assert!(!ran.out.contains("hunter2") && !ran.err.contains("hunter2"), "{ran:?}");
        assert!(server.came() <= ONCE_EACH, "{says}: tried {} times", server.came());
    }
}

#[test]
fn a_create_goes_through_a_proxy_with_the_password_before_the_last_at_sign() {
    let own = Authority::new("authority.invalid");
    let behind = Server::secure(own.signs(CLOUD, (2020, 2099)));
    let port = behind.port;
    let asked: Arc<Mutex<Vec<String>>> = Arc::default();
    let noted = Arc::clone(&asked);
    let proxy = Server::new(move |mut stream| {
        noted.lock().unwrap().push(head(&mut stream).unwrap());
        stream.write_all(b"HTTP/1.1 200 Connection established\r\n\r\n").unwrap();
        let mut target = TcpStream::connect(("127.0.0.1", port)).unwrap();
        let (mut back, mut forth) = (target.try_clone().unwrap(), stream.try_clone().unwrap());
        thread::spawn(move || {
            let _ = io::copy(&mut back, &mut forth);
            let _ = forth.shutdown(std::net::Shutdown::Both);
        });
        thread::spawn(move || io::copy(&mut stream, &mut target));
    });
    let home = home();
    let file = put(&home, "certificates.pem", &own.pem()).display().to_string();
    let url = format!("http://user:p@ss@127.0.0.1:{}", proxy.port);
    let ran = create(&home, CLOUD, &[("https_proxy", &url), ("SSL_CERT_FILE", &file)]);
    assert_eq!(ran.code, 3, "{ran:?}");
    let asked = asked.lock().unwrap();
    let create = asked.iter().find(|head| head.starts_with("CONNECT ssm.tencentcloudapi.com:443 HTTP/1.1\r\n"));
    // `user:p@ss` in Base64.
    assert!(create.unwrap().contains("proxy-authorization: Basic dXNlcjpwQHNz\r\n"), "{asked:?}");
}

/// The look-ups of the wizard take the same way as the create, each to its own service.
#[test]
fn look_ups_go_through_the_proxy_too_and_say_that_it_lets_nothing_through() {
    let asked: Arc<Mutex<Vec<String>>> = Arc::default();
    let noted = Arc::clone(&asked);
    let proxy = Server::new(move |mut stream| {
        noted.lock().unwrap().push(head(&mut stream).unwrap());
        stream.write_all(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n").unwrap();
    });
    let home = home();
    let desk = Seat::of(&home, &["--endpoint", CLOUD, "--region", "ap-guangzhou"])
        .var("TENCENTCLOUD_SECRET_ID", "AKIDz8krbsJ5yKBZQpn74WFkmLPxQ7xT")
        .var("TENCENTCLOUD_SECRET_KEY", "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE")
        .var("HTTPS_PROXY", &format!("http://127.0.0.1:{}", proxy.port))
        .opens();
    desk.sees("New credential").presses("\r").sees("Product");
    desk.types("Mysql").presses("\r").sees("does not allow cdb.tencentcloudapi.com").sees("(HTTP 403)");
    for host in ["sts", "ssm", "cdb"] {
        let head = format!("CONNECT {host}.tencentcloudapi.com:443 HTTP/1.1\r\n");
        assert!(asked.lock().unwrap().iter().any(|seen| seen.starts_with(&head)), "{host}: {asked:?}");
    }
}

#[test]
fn a_proxy_setting_that_cannot_be_used_names_its_variable_and_sends_nothing_another_way() {
    for value in
        ["htp://proxy", "socks4://proxy", " http://proxy", "\u{201c}http://proxy\u{201d}", "http://us er@proxy"]
    {
        for variable in ["HTTPS_PROXY", "https_proxy", "ALL_PROXY"] {
            let ran = create(&home(), CLOUD, &[(variable, value)]);
            assert!(ran.code == 1 && ran.out.contains(variable), "{value} {ran:?}");
        }
    }
    let ran = create(&home(), CLOUD, &[("HTTPS_PROXY", "http://me:hunter2@pro xy")]);
    assert!(ran.code == 1 && !format!("{ran:?}").contains("hunter2"), "{ran:?}");
}

/// A SOCKS proxy that answers the greeting and, if no login is needed, the request.
fn socks(greeting: [u8; 2], answer: u8) -> Server {
    Server::new(move |mut stream| {
        let mut hello = [0; 3];
        let _ = stream.read_exact(&mut hello);
        let _ = stream.write_all(&greeting);
        let mut request = [0; 5];
        if stream.read_exact(&mut request).is_ok() {
            let _ = io::copy(&mut (&mut stream).take(u64::from(request[4]) + 2), &mut io::sink());
            let _ = stream.write_all(&[5, answer, 0, 1, 0, 0, 0, 0, 0, 0]);
        }
    })
}

#[test]
fn a_fault_of_tls_at_a_proxy_names_the_proxy_and_the_host_that_was_not_reached() {
    let (own, other) = (Authority::new("authority.invalid"), Authority::new("other.invalid"));
    let always = (2020, 2099);
    let plain = || Server::new(|mut stream| drop(stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n")));
    for (server, trusted, says) in [
        (plain(), own.pem(), "write http:// instead of https://"),
        (Server::secure(own.signs("localhost", always)), other.pem(), "does not trust the authority"),
        (Server::secure(own.signs("elsewhere.invalid", always)), own.pem(), "is for another name"),
        (Server::secure(own.signs("localhost", (2020, 2021))), own.pem(), "has expired"),
    ] {
        let home = home();
        let file = put(&home, "certificates.pem", &trusted).display().to_string();
        let proxy = format!("https://localhost:{}", server.port);
        let ran = create(&home, CLOUD, &[("ALL_PROXY", &proxy), ("SSL_CERT_FILE", &file)]);
        let named = format!("localhost:{}", server.port);
        for part in [says, named.as_str(), "it is the proxy for ssm.tencentcloudapi.com, which was not reached"] {
            assert!(ran.code == 1 && ran.out.contains(part), "{part}: {ran:?}");
        }
        assert!(server.came() <= ONCE_EACH, "tried {} times", server.came());
    }
}

#[test]
fn a_proxy_of_socks_is_told_in_its_own_terms() {
    let own = Authority::new("authority.invalid");
    for (server, scheme, says) in [
        (socks([5, 0], 2), "socks5h", "The rules of the proxy"),
        (socks([5, 0xff], 0), "socks5h", "HTTPS_PROXY=socks5h://USER:PASSWORD@HOST:PORT"),
        (socks([5, 0], 0), "socks5", "Use socks5h:// instead of socks5://"),
    ] {
        let home = home();
        let file = put(&home, "certificates.pem", &own.pem()).display().to_string();
        let proxy = format!("{scheme}://127.0.0.1:{}", server.port);
        let is_of_name = scheme == "socks5";
        let host = if is_of_name { "ssm.unknown.invalid" } else { CLOUD };
        // A name without an address may get one later, so it is tried again, and the tries are not counted.
        let ran = create(&home, host, &[("ALL_PROXY", &proxy), ("SSL_CERT_FILE", &file)]);
        assert!(ran.code == 1 && ran.out.contains(says) && ran.out.contains(host), "{says}: {ran:?}");
        assert!(is_of_name || server.came() <= ONCE_EACH, "{says}: tried {} times", server.came());
    }
    for value in ["socks5h://user@127.0.0.1:9", "socks5://user:@127.0.0.1:9"] {
        let ran = create(&home(), CLOUD, &[("ALL_PROXY", value)]);
        assert!(ran.code == 1 && ran.out.contains("ALL_PROXY has a user without a password"), "{ran:?}");
    }
}

#[test]
fn a_file_of_certificates_that_cannot_be_used_is_named_with_its_variable_and_never_waited_for() {
    let own = Authority::new("authority.invalid");
    let server = Server::secure(own.signs("localhost", (2020, 2099)));
    let home = home();
    let pipe = home.path().join("pipe");
    rustix::fs::mknodat(rustix::fs::CWD, &pipe, rustix::fs::FileType::Fifo, rustix::fs::Mode::RUSR, 0).unwrap();
    fs::create_dir(home.path().join("folder")).unwrap();
    for (name, says) in
        [("none.pem", "No such file"), ("folder", "it is not a plain file"), ("pipe", "it is not a plain file")]
    {
        let path = home.path().join(name).display().to_string();
        let ran = create(&home, &format!("https://localhost:{}", server.port), &[("SSL_CERT_FILE", &path)]);
        for part in ["SSL_CERT_FILE is set to", path.as_str(), says, "localhost"] {
            assert!(ran.code == 1 && ran.out.contains(part), "{part}: {ran:?}");
        }
        assert_eq!(server.came(), 0, "{name}");
    }
}

#[test]
fn a_zone_that_is_a_pipe_or_a_device_is_not_read() {
    let home = home();
    let pipe = home.path().join("pipe");
    rustix::fs::mknodat(rustix::fs::CWD, &pipe, rustix::fs::FileType::Fifo, rustix::fs::Mode::RUSR, 0).unwrap();
    for zone in [format!(":{}", pipe.display()), pipe.display().to_string(), ":/dev/zero".to_owned()] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dbcred"));
        command.args(["check", "orders.toml"]).current_dir(home.path()).env_clear().envs(home.surroundings());
        let ran = Ran::of(command.env("TZ", &zone).stdin(Stdio::null()).output().unwrap());
        assert_eq!(ran.code, 0, "{zone} {ran:?}");
    }
}

#[test]
fn an_alert_of_the_server_is_told_in_plain_words_and_not_tried_again() {
    let own = Authority::new("authority.invalid");
    for (alert, says) in [
        (40, "it has no TLS version or cipher in common with dbcred"),
        (70, "it has no TLS version or cipher in common with dbcred"),
        (112, "it serves no host of that name"),
        (49, "it denies this machine access"),
        (116, "it requires a client certificate"),
    ] {
        let server = Server::new(move |mut stream| {
            let mut hello = [0; 5];
            let _ = stream.read_exact(&mut hello);
            let length = u64::from(u16::from_be_bytes([hello[3], hello[4]]));
            let _ = io::copy(&mut (&mut stream).take(length), &mut io::sink());
            let _ = stream.write_all(&[21, 3, 3, 0, 2, 2, alert]);
        });
        let home = home();
        let file = put(&home, "certificates.pem", &own.pem()).display().to_string();
        let ran = create(&home, &format!("https://localhost:{}", server.port), &[("SSL_CERT_FILE", &file)]);
        assert!(ran.code == 1 && ran.out.contains(says) && ran.out.contains("localhost"), "{says}: {ran:?}");
        assert!(server.came() <= ONCE_EACH, "{says}: tried {} times", server.came());
    }
}

#[test]
fn a_server_that_wants_a_certificate_of_the_client_is_told_as_that_and_nothing_was_sent() {
    let own = Authority::new("authority.invalid");
    let shown = own.signs("localhost", (2020, 2099));
    let mut roots = rustls::RootCertStore::empty();
    roots.add(own.params.self_signed(&own.key).unwrap().der().clone()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let clients = rustls::server::WebPkiClientVerifier::builder_with_provider(roots.into(), Arc::clone(&provider));
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_client_cert_verifier(clients.build().unwrap())
        .with_single_cert(shown.chain, shown.key)
        .unwrap();
    let config = Arc::new(config);
    let server = Server::new(move |stream| {
        let mut stream = StreamOwned::new(ServerConnection::new(Arc::clone(&config)).unwrap(), stream);
        let _ = refuse(&mut stream);
        // Reading on, so that bytes which the client still sends do not reset the connection before it has read the
        // alert.
        let _ = io::copy(&mut stream.sock, &mut io::sink());
    });
    let home = home();
    let file = put(&home, "certificates.pem", &own.pem()).display().to_string();
    let ran = create(&home, &format!("https://localhost:{}", server.port), &[("SSL_CERT_FILE", &file)]);
    let why = format!("localhost:{} refused the TLS connection: it requires a client certificate", server.port);
    assert!(ran.code == 1 && ran.out.contains(&why), "{ran:?}");
}

#[test]
fn a_connection_that_ends_without_a_word_is_told_without_the_pages_of_a_library() {
    let own = Authority::new("authority.invalid");
    let shown = own.signs("localhost", (2020, 2099));
    let config = shown.config();
    let server = Server::new(move |stream| {
        let mut stream = StreamOwned::new(ServerConnection::new(Arc::clone(&config)).unwrap(), stream);
        let _ = head(&mut stream);
    });
    let home = home();
    let file = put(&home, "certificates.pem", &own.pem()).display().to_string();
    let ran = create(&home, &format!("https://localhost:{}", server.port), &[("SSL_CERT_FILE", &file)]);
    assert!(ran.out.contains("closed it without a word") && !format!("{ran:?}").contains("docs.rs"), "{ran:?}");
}

/// How long a byte is on its way between the program and the service.
const ONE_WAY: Duration = Duration::from_millis(100);

/// A sandbox with TLS, behind a line that holds every byte back and counts connections and flights. A flight is what
/// the client sends without waiting for an answer, so that each costs one round trip.
struct FarSandbox {
    _background: Background,
    port: u16,
    connections: Arc<AtomicUsize>,
    flights: Arc<AtomicUsize>,
    cloud: Sandbox,
}

impl FarSandbox {
    fn new(shown: Shown) -> FarSandbox {
        let background = Background::start();
        let (connections, flights): (Arc<AtomicUsize>, Arc<AtomicUsize>) = Default::default();
        let (came, sent) = (Arc::clone(&connections), Arc::clone(&flights));
        let (cloud, port) = background.block_on(async move {
            let cloud = Sandbox::start(Settings::default()).await.unwrap();
            let (address, accepts) = (cloud.address(), tokio_rustls::TlsAcceptor::from(shown.config()));
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
            let port = listener.local_addr().unwrap().port();
            tokio::spawn(async move {
                while let Ok((client, _)) = listener.accept().await {
                    came.fetch_add(1, SeqCst);
                    let (line, far) = tokio::io::duplex(1 << 20);
                    tokio::spawn(carry(client, line, Arc::clone(&sent)));
                    let accepts = accepts.clone();
                    tokio::spawn(async move {
                        // The client says what went wrong.
                        if let Ok(mut stream) = accepts.accept(far).await {
                            let mut sandbox = tokio::net::TcpStream::connect(address).await.unwrap();
                            let _ = tokio::io::copy_bidirectional(&mut stream, &mut sandbox).await;
                        }
                    });
                }
            });
            (cloud, port)
        });
        FarSandbox { _background: background, port, connections, flights, cloud }
    }

    /// Whether each connection took one flight for its TLS, and each request one. What was too much stays too much.
    fn took_no_flight_more(&self) -> bool {
        self.flights.load(SeqCst) == self.connections.load(SeqCst) + self.cloud.requests()
    }

    fn opens(&self, home: &Home, vars: &[(&'static str, &str)]) -> crate::pty::Desk {
        let seat = Seat::of(home, &["--endpoint", &format!("https://localhost:{}", self.port)]);
        vars.iter().fold(seat, |seat, (name, value)| seat.var(name, value)).opens()
    }
}

/// Carries bytes in both directions, each after [`ONE_WAY`], and counts the flights of the client.
async fn carry(client: tokio::net::TcpStream, line: tokio::io::DuplexStream, flights: Arc<AtomicUsize>) {
    client.set_nodelay(true).unwrap();
    let (from_client, to_client) = client.into_split();
    let (from_server, to_server) = tokio::io::split(line);
    let answered = Arc::new(AtomicBool::new(true));
    let last = Arc::clone(&answered);
    tokio::join!(
        delayed(from_client, to_server, move || {
            if last.swap(false, SeqCst) {
                flights.fetch_add(1, SeqCst);
            }
        }),
        delayed(from_server, to_client, move || answered.store(true, SeqCst)),
    );
}

async fn delayed(mut from: impl AsyncRead + Unpin, mut to: impl AsyncWrite + Unpin, comes: impl Fn()) {
    let (sends, mut arrives) = tokio::sync::mpsc::unbounded_channel::<(tokio::time::Instant, Vec<u8>)>();
    let reads = async move {
        let mut buffer = vec![0; 1 << 16];
        while let Ok(size @ 1..) = from.read(&mut buffer).await {
            comes();
            sends.send((tokio::time::Instant::now() + ONE_WAY, buffer[..size].to_vec())).unwrap();
        }
    };
    let writes = async move {
        while let Some((at, bytes)) = arrives.recv().await {
            tokio::time::sleep_until(at).await;
            if to.write_all(&bytes).await.is_err() {
                return;
            }
        }
        let _ = to.shutdown().await;
    };
    tokio::join!(reads, writes);
}

/// A connection costs a round trip, its TLS another one, and each request one: the first page of the instances is there
/// after three, or after one where a connection is there already.
#[test]
fn look_ups_over_tls_cost_a_round_trip_each_and_share_four_connections() {
    let own = Authority::new("authority.invalid");
    let far = FarSandbox::new(own.signs("localhost", (2020, 2099)));
    let home = Home::new();
    let file = put(&home, "certificates.pem", &own.pem()).display().to_string();
    let desk = far.opens(&home, &[("SSL_CERT_FILE", &file)]);
    desk.sees("New credential").sees("100012345678");
    desk.presses("\r").sees("Product").types("Mysql").presses("\r").sees("in 6 pages");
    desk.sees_other(|_| far.took_no_flight_more());
    assert!((1..=4).contains(&far.connections.load(SeqCst)), "{:?}", far.connections);
    assert!(far.cloud.calls("DescribeDBInstances") >= 6);
}

#[test]
fn look_ups_to_a_host_of_no_proxy_ask_no_proxy() {
    let asked: Arc<Mutex<Vec<String>>> = Arc::default();
    let noted = Arc::clone(&asked);
    let proxy = Server::new(move |mut stream| {
        noted.lock().unwrap().push(head(&mut stream).unwrap());
        let _ = stream.write_all(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
    });
    let home = Home::new();
    // Hosts that have addresses inside of the cloud only.
    let desk = Seat::of(&home, &["--endpoint", "ssm.internal.tencentcloudapi.com"])
        .var("TENCENTCLOUD_SECRET_ID", "AKIDz8krbsJ5yKBZQpn74WFkmLPxQ7xT")
        .var("TENCENTCLOUD_SECRET_KEY", "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE")
        .var("HTTPS_PROXY", &format!("http://127.0.0.1:{}", proxy.port))
        .var("NO_PROXY", "cdb.internal.tencentcloudapi.com:443")
        .opens();
    desk.sees("New credential").presses("\r").sees("Product").types("Mysql").presses("\r");
    desk.sees("Cannot reach cdb.internal.tencentcloudapi.com");
    let asked = asked.lock().unwrap();
    let is_asked = |host: &str| asked.iter().any(|head| head.starts_with(&format!("CONNECT {host}.internal.")));
    assert!(is_asked("ssm") && is_asked("sts") && !is_asked("cdb"), "{asked:?}");
}
