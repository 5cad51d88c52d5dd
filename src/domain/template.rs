//! An existing credential as the beginning of a new draft.

use super::{draft::Draft, fields::FieldId, rule::Message};

/// The message of a field that the service never tells.
pub(crate) const UNTOLD: &str = "template-untold";

/// The message about an empty list of tags.
pub(crate) const NO_TAGS: &str = "template-no-tags";

/// The messages of what another try would not read either.
pub(crate) const SURE: [&str; 2] = [UNTOLD, NO_TAGS];

/// What was read of an existing credential. Nothing in it is guessed: what was not read is empty in the draft and named
/// in `unread`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Template {
    /// `SecretName` of the existing credential.
    pub(crate) of: String,
    /// The new draft. Its name and prefix are empty, because the existing credential has taken its own.
    pub(crate) draft: Draft,
    /// What was not read, in the order of the form, each with the reason.
    pub(crate) unread: Vec<UnreadField>,
}

/// A field that was not read.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct UnreadField {
    /// The field.
    pub(crate) field: FieldId,
    /// Why.
    pub(crate) why: Message,
}
