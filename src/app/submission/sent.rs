//! What is sent, in the few words that its outcome needs beside it.

use jiff::Timestamp;

use super::ConfirmNote;

use crate::{
    domain::{attempt::Attempt, draft::Tag, grants::read::Imported, request::Request},
    wire::secrets::NewSecret,
};

/// What is sent, as far as a person wants to see it beside its outcome.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Sent {
    /// `SecretName`
    pub(crate) name: String,
    /// `ProductName`
    pub(crate) product: String,
    /// `InstanceID`
    pub(crate) instance: String,
    /// The instance's own name; empty where unknown.
    pub(crate) instance_name: String,
    /// `X-TC-Region`
    pub(crate) region: String,
    /// The account that asks; empty where unknown.
    pub(crate) account: String,
    /// The user of the account that asks; empty where unknown.
    pub(crate) user: String,
    /// The host that it is sent to.
    pub(crate) endpoint: String,
    /// The `SecretId`, shortened.
    pub(crate) key: String,
    /// `UserNamePrefix`
    pub(crate) prefix: String,
    /// `Domains`
    pub(crate) hosts: Vec<String>,
    /// `Tags`
    pub(crate) tags: Vec<Tag>,
    /// Bytes of the body.
    pub(crate) bytes: usize,
    /// The body, byte for byte.
    pub(crate) body: String,
    /// SHA-256 of the body, in hexadecimal digits.
    pub(crate) sha256: String,
    /// Privileges over all places.
    pub(crate) grants: usize,
    /// Places that they are granted at.
    pub(crate) places: usize,
    /// `RotationBeginTime`; empty while rotation is off.
    pub(crate) begin: String,
    /// `RotationFrequency` in days.
    pub(crate) every: Option<i64>,
    /// Whether it goes to the sandbox of this program.
    pub(crate) is_sandbox: bool,
    /// What came of the readings of grants that it was made of.
    pub(crate) imported: Vec<Imported>,
    /// The risks of it: those that the Create dialog lists, and after the `yes` those that were accepted, the gravest first.
    /// The journal does not keep them.
    pub(crate) risks: Vec<ConfirmNote>,
    /// When the name was last seen to be free.
    pub(crate) free_at: Option<Timestamp>,
}

impl Sent {
    /// What the request itself says; account, endpoint and key are left for the caller to fill in.
    #[must_use]
    pub(crate) fn of(request: &Request) -> Sent {
        let body = request.bytes();
        let sha256 = crate::sign::sha256_hex(&body);
        let body = String::from_utf8(body).expect("JSON is UTF-8");
        Sent { body, sha256, ..Sent::of_body(request.region(), request.body()) }.counted()
    }

    /// What an attempt of the journal says.
    #[must_use]
    pub(crate) fn of_attempt(attempt: &Attempt) -> Sent {
        // A body that was changed by hand still has its name beside it.
        let named = || NewSecret { secret_name: attempt.name.clone(), ..NewSecret::default() };
        let body = serde_json::from_str(&attempt.body).unwrap_or_else(|_| named());
        let sent = Sent {
            account: attempt.account.clone(),
            endpoint: attempt.host().to_owned(),
            key: attempt.key_id.clone(),
            body: attempt.body.clone(),
            sha256: attempt.sha256.clone(),
            ..Sent::of_body(&attempt.region, &body)
        };
        sent.counted()
    }

    fn counted(self) -> Sent {
        Sent { bytes: self.body.len(), ..self }
    }

    fn of_body(region: &str, body: &NewSecret) -> Sent {
        Sent {
            name: body.secret_name.clone(),
            product: body.product_name.clone(),
            instance: body.instance_id.clone(),
            region: region.to_owned(),
            prefix: body.user_name_prefix.clone(),
            hosts: body.domains.clone(),
            tags: body.tags.iter().map(|tag| Tag { key: tag.tag_key.clone(), value: tag.tag_value.clone() }).collect(),
            grants: body.privileges_list.iter().map(|unit| unit.privileges.len()).sum(),
            places: body.privileges_list.len(),
            begin: body.rotation_begin_time.clone(),
            every: body.rotation_frequency,
            ..Sent::default()
        }
    }
}
