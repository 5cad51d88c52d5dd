//! Makes the client of a command: with the key that was found, or for a sandbox that is started for the command.

use jiff::Timestamp;

use super::{
    session::{CommandError, unless_signalled},
    stand_in,
};
use crate::{
    cli::Common,
    cloud::{
        client::Client,
        credentials::{Credential, Realm},
        discovery::{LookedAt, Search},
        exchange,
    },
    domain::{endpoint::Endpoint, rule::Message},
    sandbox::{SECRET_ID, SECRET_KEY, Sandbox},
    text::Words,
};

/// A client, and what belongs to it.
pub(super) struct Connected {
    pub(super) client: Client,
    /// The places where a key was looked for. Empty if a usable one was found.
    pub(super) looked: Vec<LookedAt>,
    pub(super) sandbox: Option<Sandbox>,
}

/// Makes a client for an endpoint, or with `--sandbox` for a sandbox that it starts. A key that has to be asked for is
/// asked for.
///
/// # Errors
/// If the sandbox cannot start, or the key must not be sent to the endpoint.
pub(super) async fn connect(
    common: &Common,
    words: &Words,
    endpoint: Endpoint,
    mut search: Search,
) -> Result<Connected, CommandError> {
    if !common.sandbox {
        obtain(&mut search, &endpoint, (common, words)).await?;
    }
    let usable = search.credential.filter(|key| !key.is_expired(Timestamp::now()));
    let looked = if common.sandbox || usable.is_some() { Vec::new() } else { search.looked };
    let (endpoint, credential, realm, sandbox) = if common.sandbox {
        let sandbox = start(common).await?;
        let endpoint = Endpoint::parse(&sandbox.address().to_string(), Some(endpoint.site()))
            .expect("an address of loopback is an endpoint");
        (endpoint, Some(Credential::sandbox(SECRET_ID, SECRET_KEY)), Realm::Sandbox, Some(sandbox))
    } else {
        (endpoint, usable, Realm::Cloud, None)
    };
    let client = Client::new(endpoint, credential, realm, common.timeout)
        .map_err(|error| CommandError::failed(error.message()))?;
    client.speak(words.language().header());
    Ok(Connected { client, looked, sandbox })
}

/// Asks for the temporary key, if the search has found no more than where to get one.
///
/// # Errors
/// If a signal comes before the answer. If the answer is no key, the search says so.
async fn obtain(
    search: &mut Search,
    endpoint: &Endpoint,
    (common, words): (&Common, &Words),
) -> Result<(), CommandError> {
    let Some(exchange) = &search.exchange else { return Ok(()) };
    let asked = exchange::obtain(exchange, (endpoint, Realm::Cloud), common.timeout, words.language().header());
    match unless_signalled(asked).await? {
        Ok(credential) => search.credential = Some(credential),
        Err(why) => search.fail(why),
    }
    Ok(())
}

async fn start(common: &Common) -> Result<Sandbox, CommandError> {
    let settings = stand_in::settings(common, 0).map_err(CommandError::unclear)?;
    Sandbox::start(settings).await.map_err(|error| {
        CommandError::failed(Message::new("headless-no-port").with("port", 0_i64).with("why", error.to_string()))
    })
}
