//! The keys that the sandbox accepts: its own, and the temporary ones that it has given.

use jiff::{Timestamp, ToSpan as _};

use super::{KeyHolder, World};
use crate::{
    sign::sha256_hex,
    wire::identity::{TemporaryCredentials, TemporaryKey},
};

/// A key that signs.
#[derive(Clone, Debug)]
pub(in crate::sandbox) struct SandboxKey {
    pub(in crate::sandbox) secret: String,
    /// The token that has to come with it. `None` for the sandbox's own key.
    pub(in crate::sandbox) token: Option<String>,
    /// When it expires.
    pub(in crate::sandbox) end: Option<Timestamp>,
    /// The account and user that it belongs to.
    pub(in crate::sandbox) holder: &'static KeyHolder,
}

impl World {
    /// Returns the key of that id, if it is the lasting key of this world's account or a temporary one given there.
    pub(in crate::sandbox) fn access_key(&self, id: &str) -> Option<SandboxKey> {
        let holder = self.holder;
        if id == holder.secret_id {
            return Some(SandboxKey { secret: holder.secret_key.to_owned(), token: None, end: None, holder });
        }
        self.temporary.get(id).cloned()
    }

    /// Gives a temporary key that lasts so many seconds.
    pub(in crate::sandbox) fn give_temporary_key(&mut self, seconds: i64, now: Timestamp) -> TemporaryCredentials {
        let seconds = self.settings.role_seconds.unwrap_or(seconds);
        let end = now.checked_add(seconds.seconds()).unwrap_or(Timestamp::MAX);
        // The first account has the odd numbers, so that no two accounts give the same id.
        let number = 2 * self.temporary.len() + if self.holder.is_first() { 1 } else { 2 };
        let digits = sha256_hex(format!("{number} {now}").as_bytes());
        // The beginning is that of the sandbox's own key: neither leaves this machine.
        let id = format!("AKIDSANDBOXTMP{number:022}");
        let (secret, token) = (format!("SandboxTmpKey{}", &digits[..24]), format!("SandboxToken/{digits}+="));
        let key =
            SandboxKey { secret: secret.clone(), token: Some(token.clone()), end: Some(end), holder: self.holder };
        self.temporary.insert(id.clone(), key);
        TemporaryCredentials {
            credentials: TemporaryKey { tmp_secret_id: id, tmp_secret_key: secret, token },
            expired_time: end.as_second(),
            expiration: end.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
        }
    }
}
