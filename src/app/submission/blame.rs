//! Which field a refusal is about, and the words of its code (docs/api.md §9).

use crate::{
    catalog::Catalog,
    domain::{
        fields::{FIELDS, FieldId},
        rule::Arg,
        submission::Refusal,
    },
};

use super::Sent;

/// Names inside the request that belong to a field of the form without being its name.
const INNER: &[(&str, FieldId)] = &[
    ("PrivilegeName", FieldId::Grants),
    ("Privileges", FieldId::Grants),
    ("Database", FieldId::Grants),
    ("TableName", FieldId::Grants),
    ("ColumnName", FieldId::Grants),
    ("SchemaName", FieldId::Grants),
    ("SequenceName", FieldId::Grants),
    ("ProcedureName", FieldId::Grants),
    ("TypeName", FieldId::Grants),
    ("FunctionName", FieldId::Grants),
    ("ViewName", FieldId::Grants),
    ("MatviewName", FieldId::Grants),
    ("TagKey", FieldId::Tags),
    ("TagValue", FieldId::Tags),
    ("Region", FieldId::Region),
];

/// Codes whose row names no field; the service's sentence names it.
const BY_MESSAGE: &[&str] = &["InvalidParameter", "InvalidParameterValue", "MissingParameter", "UnknownParameter"];

/// The field to open again after a refusal; `None` where no field is to blame.
#[must_use]
pub(crate) fn field_of(fault: &Refusal) -> Option<FieldId> {
    let row = Catalog::built_in().fault(&fault.code);
    if let Some(field) = row.and_then(|(_, spec)| FieldId::from_api(spec.field)) {
        return Some(field);
    }
    let stem = fault.code.split('.').next().unwrap_or_default();
    if BY_MESSAGE.contains(&stem) { named_in(&fault.message) } else { None }
}

/// The field whose API name is a whole word of the message; the longest name wins.
fn named_in(message: &str) -> Option<FieldId> {
    let names = FIELDS.iter().map(|row| (row.api, row.id)).chain(INNER.iter().copied());
    names.filter(|(name, _)| is_word_of(name, message)).max_by_key(|(name, _)| name.len()).map(|(_, field)| field)
}

/// A name of several parts, such as `SecretName`, is found in any case; a plain word, such as `Tags`, only as the
/// API writes it, because sentences use such words.
fn is_word_of(name: &str, message: &str) -> bool {
    let is_compound = name.chars().skip(1).any(char::is_uppercase);
    let (name, message) = if is_compound {
        (name.to_ascii_lowercase(), message.to_ascii_lowercase())
    } else {
        (name.to_owned(), message.to_owned())
    };
    let joins = |char: char| char.is_ascii_alphanumeric() || char == '_';
    message
        .match_indices(&name)
        .any(|(at, _)| !message[..at].ends_with(joins) && !message[at + name.len()..].starts_with(joins))
}

/// The text key of a code and the arguments of the text.
pub(super) struct RefusalWords {
    /// `fault-<code>`, whose attributes are `why`, `fix` and `again`.
    pub(super) id: String,
    /// The values of its variables.
    pub(super) args: Vec<(&'static str, Arg)>,
}

impl RefusalWords {
    /// The words for a fault of what was sent.
    #[must_use]
    pub(super) fn of(fault: &Refusal, sent: &Sent) -> RefusalWords {
        let id = Catalog::built_in().fault_key(&fault.code);
        let args = vec![
            ("name", sent.name.as_str().into()),
            ("region", sent.region.as_str().into()),
            ("instance", sent.instance.as_str().into()),
            ("product", sent.product.as_str().into()),
            ("account", account_or_placeholder(sent).into()),
        ];
        RefusalWords { id, args }
    }
}

/// The account's number, or the placeholder of the service's own documents.
pub(super) fn account_or_placeholder(sent: &Sent) -> String {
    let is_number = !sent.account.is_empty() && sent.account.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { sent.account.clone() } else { "${uin}".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blamed(code: &str, message: &str) -> Option<FieldId> {
        field_of(&Refusal { code: code.to_owned(), message: message.to_owned(), ..Refusal::default() })
    }

    #[test]
    fn the_longest_field_name_in_the_sentence_is_to_blame() {
        let says = "The value of `PrivilegesList.0.Privileges` is wrong";
        assert_eq!(blamed("InvalidParameterValue", says), Some(FieldId::Grants));
        assert_eq!(blamed("InvalidParameterValue", "usernameprefix too long"), Some(FieldId::Prefix));
        assert_eq!(blamed("MissingParameter", "Missing `RotationBeginTime`."), Some(FieldId::Begin));
        assert_eq!(blamed("MissingParameter", "The Region is required"), Some(FieldId::Region));
        assert_eq!(blamed("InvalidParameterValue.Anything", "InstanceId not found"), Some(FieldId::Instance));
    }

    #[test]
    fn an_account_that_is_no_number_stands_as_the_placeholder_of_the_documents() {
        for (account, shown) in [("100012345678", "100012345678"), ("", "${uin}"), ("uin/1", "${uin}")] {
            assert_eq!(account_or_placeholder(&Sent { account: account.to_owned(), ..Sent::default() }), shown);
        }
    }

    #[test]
    fn words_of_a_sentence_are_no_field() {
        assert_eq!(blamed("InvalidParameter", "see the description of the domains"), None);
        assert_eq!(blamed("InvalidParameter", "MySecretNameX, SecretNames"), None);
        assert_eq!(blamed("InternalError", "SecretName"), None);
        assert_eq!(blamed("InvalidParameterValue", "参数SecretName错误"), Some(FieldId::Name));
    }
}
