//! Gets a temporary key: for a role with another key, for the identity of a pod, or from the metadata service of a cloud
//! machine (docs/api.md §6.3). Only here is anything asked over the network to find a key.

use std::{io, path::PathBuf, thread, time::Duration};

use jiff::Timestamp;
use secrecy::SecretString;
use tokio::sync::oneshot;
use zeroize::Zeroizing;

use super::{
    client::Client,
    credentials::{Credential, KeySource, Parts, Realm, RealmError},
    key_file::{PlainFileError, read_plain},
    metadata::{self, MetadataService},
};
use crate::{
    domain::{endpoint::Endpoint, facts::LookUpError, rule::Message, unseen::shorten},
    wire::identity::{
        AssumeRole, AssumeRoleWithWebIdentity, RoleRequest, TemporaryCredentials, TemporaryKey, WebIdentityRequest,
    },
};

/// How long a temporary key is asked for, in seconds. The official tools use the same.
const LASTS: u64 = 7200;
/// `X-TC-Region` of the request. Roles have no region; the Python SDK sends this one.
const REGION: &str = "ap-guangzhou";
/// The name of the session if nobody names one. The audit log of the account shows it.
pub(super) const SESSION: &str = "dbcred";
/// The largest file with a pod's token, in bytes.
const LARGEST_TOKEN: u64 = 64 * 1024;
/// The most characters of the service's text that are shown in one line.
const LONGEST_TEXT: usize = 300;

/// What has to be asked over the network to get a temporary key.
#[derive(Clone, Debug)]
pub(crate) enum Exchange {
    /// The role of the cloud machine.
    CvmRole {
        /// The metadata service that is asked.
        service: MetadataService,
        /// The profile that names the role, with `~` for the home directory. `None` if nothing else was found.
        path: Option<String>,
    },
    /// The role of a pod.
    WebIdentity {
        /// The identity provider of the cluster.
        provider_id: String,
        /// The file with the token of the pod.
        token_file: PathBuf,
        /// The role.
        role_arn: String,
        /// The region of the cluster.
        region: String,
    },
    /// A role, assumed with another key.
    AssumeRole {
        /// The other key.
        base: Credential,
        /// The role.
        role: AssumedRole,
    },
}

/// A role that somebody asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AssumedRole {
    /// Its name for the service: `qcs::cam::uin/100012345678:roleName/dba`.
    pub(crate) arn: String,
    /// The name of the session. The audit log of the account shows it.
    pub(crate) session: String,
    /// Where it was asked for: a variable or a file.
    pub(crate) place: String,
}

impl Exchange {
    /// Returns where the key will come from.
    #[must_use]
    pub(crate) fn message(&self) -> Message {
        match self {
            Exchange::CvmRole { service, .. } => Message::new("exchange-machine").with("host", service.shown()),
            Exchange::WebIdentity { role_arn, .. } => {
                let (role, account) = role_of(role_arn);
                Message::new("exchange-pod").with("role", role).with("account", account)
            }
            Exchange::AssumeRole { base, role } => {
                let (name, account) = role_of(&role.arn);
                let message = Message::new("exchange-role").with("role", name).with("account", account);
                message.with("id", base.short_id()).with("place", role.place.as_str())
            }
        }
    }

    /// Whether the key will be that of a profile.
    #[must_use]
    pub(crate) fn is_of_profile(&self) -> bool {
        match self {
            Exchange::CvmRole { path, .. } => path.is_some(),
            Exchange::WebIdentity { .. } => false,
            Exchange::AssumeRole { base, .. } => matches!(base.source(), KeySource::Profile { .. }),
        }
    }

    /// Whether it is only tried because nothing was found.
    #[must_use]
    pub(crate) fn is_last_resort(&self) -> bool {
        matches!(self, Exchange::CvmRole { path: None, .. })
    }

    /// Whether the message says no more than that nothing is there.
    pub(super) fn is_nothing(&self, message: &Message) -> bool {
        self.is_last_resort() && metadata::is_absent(message)
    }
}

/// Asks for the temporary key. `endpoint` is the one of the requests that the key is for; `sts` is asked there too.
///
/// # Errors
/// Returns a message that says why there is no key and what to do. It contains no secret.
pub(crate) async fn obtain(
    exchange: &Exchange,
    (endpoint, realm): (&Endpoint, Realm),
    timeout: Duration,
    language: &'static str,
) -> Result<Credential, Message> {
    let client = |base: Option<Credential>| {
        let client = Client::new(endpoint.clone(), base, realm, timeout).map_err(RealmError::message)?;
        client.speak(language);
        Ok(client)
    };
    match exchange {
        Exchange::CvmRole { service, .. } => service.obtain().await,
        Exchange::WebIdentity { provider_id, token_file, role_arn, region } => {
            let token = token_of(token_file.clone(), timeout).await?;
            let request = WebIdentityRequest {
                provider_id: provider_id.clone(),
                web_identity_token: (*token).clone(),
                role_arn: role_arn.clone(),
                role_session_name: SESSION.to_owned(),
                duration_seconds: LASTS,
            };
            let (role, account) = role_of(role_arn);
            let asked = client(None)?.call_unsigned::<AssumeRoleWithWebIdentity>(region, &request, &token).await;
            let answer = asked.map_err(|error| refusal(&error, &role))?;
            temporary(answer, KeySource::Pod { role, account })
        }
        Exchange::AssumeRole { base, role: asked } => {
            if let Some(expiry) = base.expiry(Timestamp::now()) {
                return Err(expiry);
            }
            let request = RoleRequest {
                role_arn: asked.arn.clone(),
                role_session_name: asked.session.clone(),
                duration_seconds: LASTS,
            };
            let (role, account) = role_of(&asked.arn);
            let answer = client(Some(base.clone()))?.call::<AssumeRole>(REGION, &request).await;
            let answer = answer.map_err(|error| refusal(&error, &role))?;
            let through = match base.source() {
                KeySource::Profile { path, .. } => path.clone(),
                _ => "environment".to_owned(),
            };
            temporary(answer, KeySource::Role { role, account, through })
        }
    }
}

/// Returns the name and the account of a role: `qcs::cam::uin/100012345678:roleName/dba` is `dba` of `100012345678`.
fn role_of(arn: &str) -> (String, String) {
    let account = arn.split_once("uin/").map(|(_, rest)| rest.split(':').next().unwrap_or_default());
    let role = arn.rsplit('/').next().unwrap_or(arn);
    (role.to_owned(), account.unwrap_or_default().to_owned())
}

/// Makes a key of an answer.
pub(super) fn temporary(answer: TemporaryCredentials, source: KeySource) -> Result<Credential, Message> {
    let odd = || Message::new("exchange-odd");
    let TemporaryCredentials { mut credentials, expired_time, .. } = answer;
    let TemporaryKey { tmp_secret_id, tmp_secret_key, token } = &mut credentials;
    let [id, key, token] = [tmp_secret_id, tmp_secret_key, token].map(std::mem::take);
    let parts = Parts { id, key: SecretString::from(key), token: Some(SecretString::from(token)) };
    let credential = Credential::new(parts, source).map_err(|_| odd())?;
    let end = Timestamp::from_second(expired_time).map_err(|_| odd())?;
    let credential = credential.until(Some(end));
    if credential.is_expired(Timestamp::now()) {
        return Err(Message::new("exchange-ended").with("at", end.to_string()));
    }
    Ok(credential)
}

fn refusal(error: &LookUpError, role: &str) -> Message {
    match error {
        LookUpError::Refused { code, message, .. } => Message::new("exchange-refused")
            .with("role", role)
            .with("code", code.as_str())
            .with("says", shorten(message, LONGEST_TEXT).into_owned()),
        other => other.message(),
    }
}

/// Reads the token of a pod, on a thread of its own: a file that does not answer must not block anything else.
async fn token_of(path: PathBuf, timeout: Duration) -> Result<Zeroizing<String>, Message> {
    let shown = path.display().to_string();
    let unreadable = |why: String| Message::new("exchange-token").with("path", shown.as_str()).with("why", why);
    let (tell, told) = oneshot::channel();
    let read = move || tell.send(read_plain(&path, LARGEST_TOKEN));
    let thread = thread::Builder::new().name("token".into());
    thread.spawn(move || drop(read())).map_err(|error| unreadable(error.to_string()))?;
    let bytes = match tokio::time::timeout(timeout, told).await {
        Ok(Ok(bytes)) => bytes,
        _ => Err(PlainFileError::Io(io::ErrorKind::TimedOut.into())),
    };
    let bytes = bytes.map_err(|error| {
        unreadable(match error {
            PlainFileError::NotPlain => "not a plain file".to_owned(),
            PlainFileError::TooLarge => "larger than 64 KiB".to_owned(),
            PlainFileError::Io(error) => error.to_string(),
        })
    })?;
    let token = std::str::from_utf8(&bytes).map(str::trim).unwrap_or_default();
    if token.is_empty() || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(Message::new("exchange-no-token").with("path", shown.as_str()));
    }
    Ok(Zeroizing::new(token.to_owned()))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::cloud::stub::{Act, Stub};

    const ARN: &str = "qcs::cam::uin/100012345678:roleName/dba";

    #[tokio::test]
    async fn what_the_service_echoes_of_a_key_or_a_token_is_not_in_the_refusal() {
        let (id, key, token) = ("AKIDCANARYCANARYCANARY0000", "wJalrCANARYkey", "CANARYtokenCANARY");
        let says = format!("{id} {key} {token}");
        let stub = Stub::start(move |_| {
            Act::Answer(format!(r#""Error":{{"Code":"AuthFailure.Unauthorized","Message":"no: {says}"}}"#))
        })
        .await;
        let endpoint = Endpoint::parse(&format!("http://{}", stub.address), None).unwrap();
        let base = Credential::typed(id.into(), key.into(), token.into()).unwrap();
        let role = AssumedRole { arn: ARN.into(), session: SESSION.into(), place: "file".into() };
        let folder = tempfile::tempdir().unwrap();
        let token_file = folder.path().join("token");
        fs::write(&token_file, format!("{token}\n")).unwrap();
        let pod = Exchange::WebIdentity {
            provider_id: "cls".into(),
            token_file,
            role_arn: ARN.into(),
            region: REGION.into(),
        };
        for (exchange, hidden) in [(Exchange::AssumeRole { base, role }, &[key, token, id][..]), (pod, &[token])] {
            let asked = obtain(&exchange, (&endpoint, Realm::Cloud), Duration::from_secs(20), "en-US").await;
            let why = asked.unwrap_err();
            assert_eq!(why.id, "exchange-refused");
            let shown = format!("{why:?} {exchange:?}");
            assert!(shown.contains("AuthFailure.Unauthorized"), "{shown}");
            assert!(hidden.iter().all(|secret| !shown.contains(secret)), "{shown}");
        }
    }

    #[tokio::test]
    async fn a_token_is_one_word_of_visible_ascii() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("token");
        for (text, token) in [("a.b-c\n", Some("a.b-c")), ("", None), ("\n", None), ("a b", None), ("a\u{e9}", None)] {
            fs::write(&path, text).unwrap();
            let read = token_of(path.clone(), Duration::from_secs(20)).await;
            assert_eq!(
                read.as_ref().map(|token| token.as_str()).map_err(|why| why.id),
                token.ok_or("exchange-no-token")
            );
        }
    }

    #[tokio::test]
    async fn a_token_may_have_64_kib_and_not_a_byte_more() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("token");
        for (length, is_read) in [(64 * 1024, true), (64 * 1024 + 1, false)] {
            fs::write(&path, "t".repeat(length)).unwrap();
            let read = token_of(path.clone(), Duration::from_secs(20)).await;
            assert_eq!(read.is_ok(), is_read, "{length}");
        }
    }

    #[test]
    fn only_a_machine_that_nobody_named_is_a_last_resort() {
        let service = MetadataService::find(None).unwrap();
        let machine = |path| Exchange::CvmRole { service: service.clone(), path };
        assert!(machine(None).is_last_resort());
        let named = machine(Some("~/.tccli/default.credential".to_owned()));
        assert!(!named.is_last_resort());
        assert!(!named.is_nothing(&Message::new("metadata-absent")), "the profile says that there is one");
    }

    #[test]
    fn a_role_is_shown_by_its_name_and_its_account() {
        let of = |arn: &str| {
            let (role, account) = role_of(arn);
            format!("{role} of {account}")
        };
        assert_eq!(of("qcs::cam::uin/100012345678:roleName/dba"), "dba of 100012345678");
        assert_eq!(of("qcs::cam::uin/1:role/tencentcloudServiceRole/x"), "x of 1");
        assert_eq!(of("dba"), "dba of ");
    }

    #[test]
    fn an_answer_without_a_whole_key_or_with_an_end_in_the_past_gives_none() {
        let with = |id: &str, key: &str, token: &str, end: i64| {
            let credentials =
                TemporaryKey { tmp_secret_id: id.into(), tmp_secret_key: key.into(), token: token.into() };
            let answer = TemporaryCredentials { credentials, expired_time: end, expiration: String::new() };
            temporary(answer, KeySource::Machine { role: "r".into() }).map_err(|message| message.id)
        };
        let far = 4_000_000_000;
        assert_eq!(with("AKID00000000", "k", "t", far).unwrap().expires().unwrap().as_second(), far);
        assert_eq!(with("", "k", "t", far).unwrap_err(), "exchange-odd");
        assert_eq!(with("AKID00000000", "k k", "t", far).unwrap_err(), "exchange-odd");
        assert_eq!(with("AKID00000000", "k", "", far).unwrap_err(), "exchange-odd");
        assert_eq!(with("AKID00000000", "k", "t", i64::MAX).unwrap_err(), "exchange-odd");
        assert_eq!(with("AKID00000000", "k", "t", 1_700_000_000).unwrap_err(), "exchange-ended");
    }

    #[tokio::test]
    async fn the_key_of_a_role_names_the_file_of_the_key_that_it_was_assumed_with() {
        let stub = Stub::start(|_| {
            let key = r#"{"TmpSecretId":"AKIDtemporary0","TmpSecretKey":"k","Token":"t"}"#;
            Act::Answer(format!(r#""Credentials":{key},"ExpiredTime":4000000000,"Expiration":"""#))
        })
        .await;
        let endpoint = Endpoint::parse(&format!("http://{}", stub.address), None).unwrap();
        let path = "~/.tccli/default.credential".to_owned();
        for (source, from) in [
            (KeySource::Profile { path: path.clone(), kind: "static".to_owned() }, path.as_str()),
            (KeySource::Environment, "environment"),
        ] {
            let key = Parts { id: "AKID00000000".into(), key: SecretString::from("k".to_owned()), token: None };
            let base = Credential::new(key, source).unwrap();
            let role = AssumedRole { arn: ARN.into(), session: SESSION.into(), place: "file".into() };
            let asked = Exchange::AssumeRole { base, role };
            let obtained = obtain(&asked, (&endpoint, Realm::Cloud), Duration::from_secs(20), "en-US").await.unwrap();
            let KeySource::Role { through, .. } = obtained.source() else { panic!("{:?}", obtained.source()) };
            assert_eq!(through, from);
        }
    }
}
