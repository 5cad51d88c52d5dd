//! Takes over an access key that was typed in the wizard.

use std::sync::Arc;

use super::{key::view_of, worker::Worker};
use crate::{
    app::{Event, typed_key::TypedKey},
    cloud::credentials::Credential,
};

impl Worker {
    /// Uses the key from now on, if it can be one. A search that has not ended counts for nothing.
    pub(super) fn use_key(&mut self, typed: &TypedKey) {
        // A copy of just the right size becomes the key without being moved.
        let [id, key, token] = typed.each_ref().map(|part| part.expose().to_owned());
        match Credential::typed(id, key, token) {
            Ok(credential) => {
                self.forget_searches();
                // A pending answer about the earlier key must not set the account of this one.
                self.account = Arc::default();
                let view = view_of(&credential, Vec::new());
                self.credential = Some(credential);
                self.tell(Event::KeyTyped(view));
            }
            Err(why) => self.tell(Event::KeyRefused(why)),
        }
    }
}
