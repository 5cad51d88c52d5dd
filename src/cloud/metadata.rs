//! Asks the metadata service of a cloud machine for the key of the machine's role (docs/api.md §6.3).
//!
//! It is asked in plain HTTP, without a proxy and without following a redirect. Whatever it answers, it takes no longer
//! than one second, because a machine outside the cloud has no such service.

use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    time::Duration,
};

use http_body_util::{BodyExt as _, Empty, Limited};
use hyper::{Request, body::Bytes, client::conn::http1, header::HOST};
use hyper_util::rt::TokioIo;
use serde::Deserialize;
use tokio::net::TcpStream;
use zeroize::Zeroizing;

use super::{
    credentials::{Credential, KeySource},
    exchange::temporary,
    names,
};
use crate::{
    domain::rule::Message,
    wire::identity::{TemporaryCredentials, TemporaryKey},
};

/// The variable that replaces the address of the service, for tests and for tunnels to a machine.
pub(super) const VARIABLE: &str = "TENCENTCLOUD_METADATA_URL";
/// The host of the service in the cloud.
const HOST_NAME: &str = "metadata.tencentyun.com";
/// The path of the service in the cloud.
const PATH: &str = "/latest/meta-data";
/// The path below it under which the roles are.
const ROLES: &str = "/cam/security-credentials/";
/// The limit for all of it together: the name, the connections and both answers.
const LIMIT: Duration = Duration::from_secs(1);
/// The most bytes of an answer. A key has less than 2 KiB.
const LARGEST: usize = 64 * 1024;
/// The longest name of a role (CAM allows 128 characters).
const LONGEST_ROLE: usize = 128;
/// The messages of a machine that simply has no role.
const ABSENT: [&str; 2] = ["metadata-absent", "metadata-no-role"];

/// The address of a metadata service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MetadataService {
    host: String,
    port: u16,
    path: String,
}

/// The key of a role, as the service tells it.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct RoleKey {
    code: String,
    tmp_secret_id: String,
    tmp_secret_key: String,
    token: String,
    expired_time: i64,
}

impl MetadataService {
    /// Returns the service of the cloud, or the one that the variable names.
    ///
    /// # Errors
    /// Returns a message if the variable names anything but this machine: a variable must not send the role of this
    /// machine elsewhere, nor take a key from elsewhere.
    pub(super) fn find(variable: Option<&str>) -> Result<MetadataService, Message> {
        let Some(text) = variable else {
            return Ok(MetadataService { host: HOST_NAME.to_owned(), port: 80, path: PATH.to_owned() });
        };
        let refused = || Message::new("metadata-url").with("variable", VARIABLE);
        let url = url::Url::parse(text.trim()).map_err(|_| refused())?;
        let is_bare = url.username().is_empty()
            && url.password().is_none()
            && url.query().is_none()
            && url.fragment().is_none()
            && url.scheme() == "http";
        let is_here = match url.host() {
            Some(url::Host::Ipv4(address)) => address.is_loopback(),
            Some(url::Host::Ipv6(address)) => address == Ipv6Addr::LOCALHOST,
            Some(url::Host::Domain(name)) => name == "localhost",
            None => false,
        };
        let (Some(host), Some(port), true) = (url.host_str(), url.port(), is_bare && is_here) else {
            return Err(refused());
        };
        Ok(MetadataService { host: host.to_owned(), port, path: url.path().trim_end_matches('/').to_owned() })
    }

    /// Returns the host, and the port if it is not the usual one.
    pub(super) fn shown(&self) -> String {
        if self.port == 80 { self.host.clone() } else { format!("{}:{}", self.host, self.port) }
    }

    /// Returns the key of this machine's role.
    ///
    /// # Errors
    /// Returns a message that says why there is none and what to do.
    pub(super) async fn obtain(&self) -> Result<Credential, Message> {
        let absent = || Message::new("metadata-absent").with("host", self.shown());
        tokio::time::timeout(LIMIT, self.ask()).await.unwrap_or_else(|_| Err(absent()))
    }

    async fn ask(&self) -> Result<Credential, Message> {
        let addresses = self.addresses().await.ok_or_else(|| self.told("metadata-absent"))?;
        let names = self.get(&addresses, "").await?;
        let role = std::str::from_utf8(&names).map(str::trim).unwrap_or_default();
        if role.is_empty() {
            return Err(self.told("metadata-no-role"));
        }
        // The name becomes a part of a path.
        let is_name = |byte: u8| byte.is_ascii_alphanumeric() || b"+=,.@_-".contains(&byte);
        if role.len() > LONGEST_ROLE || !role.bytes().all(is_name) || role.bytes().all(|byte| byte == b'.') {
            return Err(self.told("metadata-odd-role"));
        }
        let answer = self.get(&addresses, role).await?;
        let odd = || self.told("metadata-odd");
        let answer: RoleKey = serde_json::from_slice(&answer).map_err(|_| odd())?;
        let RoleKey { code, tmp_secret_id, tmp_secret_key, token, expired_time } = answer;
        let credentials = TemporaryKey { tmp_secret_id, tmp_secret_key, token };
        if code != "Success" {
            return Err(odd());
        }
        let answer = TemporaryCredentials { credentials, expired_time, expiration: String::new() };
        temporary(answer, KeySource::Machine { role: role.to_owned() })
    }

    fn told(&self, id: &'static str) -> Message {
        Message::new(id).with("host", self.shown())
    }

    /// Returns the addresses of the service. `localhost` is not looked up: another address could be written for it.
    async fn addresses(&self) -> Option<Vec<SocketAddr>> {
        let of = |address: IpAddr| SocketAddr::new(address, self.port);
        let bare = self.host.trim_start_matches('[').trim_end_matches(']');
        match bare.parse::<IpAddr>() {
            Ok(address) => Some(vec![of(address)]),
            Err(_) if bare == "localhost" => Some(vec![of(Ipv4Addr::LOCALHOST.into()), of(Ipv6Addr::LOCALHOST.into())]),
            Err(_) => names::resolve(bare, self.port).await.ok(),
        }
    }

    /// Gets the list of roles, or the key of a role.
    async fn get(&self, addresses: &[SocketAddr], role: &str) -> Result<Zeroizing<Vec<u8>>, Message> {
        let absent = || self.told("metadata-absent");
        let stream = TcpStream::connect(addresses).await.map_err(|_| absent())?;
        let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(|_| absent())?;
        tokio::spawn(connection);
        let request = Request::get(format!("{}{ROLES}{role}", self.path)).header(HOST, self.shown());
        let request = request.body(Empty::<Bytes>::new()).map_err(|_| absent())?;
        let odd = || self.told("metadata-odd");
        let response = sender.send_request(request).await.map_err(|_| odd())?;
        match response.status().as_u16() {
            200 => {}
            404 => return Err(self.told("metadata-no-role")),
            status => return Err(self.told("metadata-status").with("status", i64::from(status))),
        }
        let body = Limited::new(response.into_body(), LARGEST).collect().await.map_err(|_| odd())?;
        Ok(Zeroizing::new(body.to_bytes().to_vec()))
    }
}

/// Whether the message only says that this machine has no role, which is nothing wrong.
pub(super) fn is_absent(message: &Message) -> bool {
    ABSENT.contains(&message.id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_can_be_named_in_place_of_the_service() {
        let find = |text: &str| MetadataService::find(Some(text));
        for (text, shown, path) in [
            ("http://127.0.0.1:8787/latest/meta-data", "127.0.0.1:8787", "/latest/meta-data"),
            ("http://127.9.9.9:1/", "127.9.9.9:1", ""),
            ("http://[::1]:8787", "[::1]:8787", ""),
            ("http://localhost:8787/a/", "localhost:8787", "/a"),
        ] {
            let service = find(text).unwrap();
            assert_eq!((service.shown().as_str(), service.path.as_str()), (shown, path), "{text}");
        }
        for text in [
            "",
            "127.0.0.1:8787",
            "http://127.0.0.1",
            "http://localhost",
            "https://127.0.0.1:8787",
            "http://169.254.0.23:80",
            "http://metadata.tencentyun.com:8080/latest/meta-data",
            "http://metadata.tencentyun.com/latest/meta-data",
            "http://localhost.example.com:1",
            "http://localhost.:1",
            "http://user@127.0.0.1:1",
            "http://127.0.0.1:1/?a=b",
            "http://127.0.0.1:1@example.com:2",
            "http://[::2]:1",
            "http://[::ffff:10.0.0.1]:1",
            "http://0.0.0.0:1",
            "ftp://127.0.0.1:1",
        ] {
            assert_eq!(find(text).unwrap_err().id, "metadata-url", "{text}");
        }
        assert_eq!(MetadataService::find(None).unwrap().shown(), HOST_NAME);
    }

    /// Starts a service that tells this role and this code of its key. Returns what is found out there.
    async fn answered(role: &str, code: &str) -> Result<Credential, Message> {
        let key = format!(
            r#"{{"Code":"{code}","TmpSecretId":"AKID00000000","TmpSecretKey":"k","Token":"t","ExpiredTime":4000000000}}"#
        );
        answering([role.to_owned(), key]).await
    }

    /// Starts a service that gives these answers in turn. Returns what is found out there.
    async fn answering(bodies: [String; 2]) -> Result<Credential, Message> {
        use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let service = MetadataService::find(Some(&format!("http://{}", listener.local_addr().unwrap()))).unwrap();
        tokio::spawn(async move {
            for body in bodies {
                let (mut stream, _) = listener.accept().await.unwrap();
                let _ = stream.read(&mut [0; 4096]).await;
                let answer = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{body}", body.len());
                let _ = stream.write_all(answer.as_bytes()).await;
            }
        });
        service.obtain().await
    }

    #[tokio::test]
    async fn the_name_of_a_role_is_a_plain_part_of_a_path() {
        let found = async |role: &str| answered(role, "Success").await.map_or_else(|why| why.id, |_| "a key");
        for role in ["dba", "a.b-c_1@x+y=z,", &"r".repeat(LONGEST_ROLE)] {
            assert_eq!(found(role).await, "a key", "{role}");
        }
        for role in ["..", ".", "a/b", "a b", "a%2fb", "rôle", &"r".repeat(LONGEST_ROLE + 1)] {
            assert_eq!(found(role).await, "metadata-odd-role", "{role}");
        }
        assert_eq!(found(" ").await, "metadata-no-role");
        assert_eq!(answered("dba", "Failed").await.unwrap_err().id, "metadata-odd");
    }

    #[tokio::test]
    async fn an_answer_may_have_64_kib_and_not_a_byte_more() {
        for (length, found) in [(64 * 1024, "a key"), (64 * 1024 + 1, "metadata-odd")] {
            let key = r#"{"Code":"Success","TmpSecretId":"AKID00000000","TmpSecretKey":"k","Token":"t","ExpiredTime":4000000000"#;
            let body = format!("{key}{:1$}}}", "", length - key.len() - 1);
            let asked = answering(["dba".to_owned(), body]).await;
            assert_eq!(asked.map_or_else(|why| why.id, |_| "a key"), found, "{length}");
        }
    }

    #[tokio::test]
    async fn localhost_is_this_machine_and_is_not_looked_up() {
        let addresses = MetadataService::find(Some("http://localhost:8787")).unwrap().addresses().await.unwrap();
        assert!(addresses.len() == 2 && addresses.iter().all(|address| address.ip().is_loopback()), "{addresses:?}");
        let other = MetadataService { host: "metadata.invalid".to_owned(), port: 80, path: PATH.to_owned() };
        assert_eq!(other.addresses().await, None, "no other name is this machine");
    }
}
