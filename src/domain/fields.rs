//! One row per field: its step, API name, words and kind, and where its text is in a draft. Form, focus order, help,
//! `--set`, the readers and the writer of files, the review and the rules for every field go over these rows. Only
//! `Request::of` names each field once more, so that one that is not sent does not compile.

pub use super::rules::repair;
use super::{
    draft::{Draft, Tag},
    endpoint::Site,
    steps::StepId,
};

/// The name of a field inside dbcred.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FieldId {
    /// `X-TC-Region`
    Region,
    /// `ProductName`
    Product,
    /// `InstanceID`
    Instance,
    /// `AccountType`
    AccountType,
    /// `SecretName`
    Name,
    /// `UserNamePrefix`
    Prefix,
    /// `Domains`
    Hosts,
    /// `PrivilegesList`
    Grants,
    /// `Description`
    Description,
    /// `Tags`
    Tags,
    /// `AccountRemark`
    Remark,
    /// `EnableRotation`
    Rotate,
    /// `RotationBeginTime`
    Begin,
    /// `RotationFrequency`
    Every,
    /// `KmsKeyId`
    Key,
    /// `EncryptType`
    EncryptType,
    /// `KmsHsmClusterId`
    Cluster,
}

/// How a field is entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One line of text.
    Text,
    /// One line with a list that filters as one types.
    Picker,
    /// Several lines of text.
    Lines,
    /// A list of texts, one a row.
    List,
    /// A list of key and value.
    Pairs,
    /// The privilege editor.
    Grants,
    /// On, off, or untouched.
    Switch,
    /// A moment: date words and a calendar.
    Moment,
    /// A whole number.
    Number,
    /// One of a few fixed texts, given here in the order shown; the first is "nothing is sent".
    Choice(&'static [&'static str]),
}

/// How to reach a field's text inside a draft.
#[derive(Clone, Copy, Debug)]
pub enum Lens {
    /// A field that is one text.
    Text(fn(&Draft) -> &String, fn(&mut Draft) -> &mut String),
    /// A field that is a list of texts.
    List(fn(&Draft) -> &Vec<String>, fn(&mut Draft) -> &mut Vec<String>),
    /// A field that is a list of keys with values.
    Pairs(fn(&Draft) -> &Vec<Tag>, fn(&mut Draft) -> &mut Vec<Tag>),
    /// A field that is on, off or untouched.
    Switch(fn(&Draft) -> &Option<bool>, fn(&mut Draft) -> &mut Option<bool>),
    /// `Draft::grants`.
    Grants,
}

/// One row of [`FIELDS`].
#[derive(Clone, Copy, Debug)]
pub struct FieldSpec {
    /// The field.
    pub id: FieldId,
    /// The step that shows it.
    pub step: StepId,
    /// The API's name for it, as in the request body (`X-TC-Region` for the region).
    pub api: &'static str,
    /// The stem of its words: `field-<key>-label`, `field-<key>-help` …
    pub key: &'static str,
    /// How it is entered.
    pub kind: Kind,
    /// Whether a request without it cannot be sent.
    pub is_required: bool,
    /// Known to the China site only (docs/api.md §1.1, R16).
    pub is_china_only: bool,
    /// Where its text is.
    pub lens: Lens,
}

macro_rules! lens {
    ($shape:ident, $member:ident) => {
        Lens::$shape(|draft| &draft.$member, |draft| &mut draft.$member)
    };
}

/// Every field, in the order of the form; its API names follow docs/api.md §1.1.
pub const FIELDS: &[FieldSpec] = &[
    FieldSpec {
        id: FieldId::Region,
        step: StepId::Target,
        api: "X-TC-Region",
        key: "region",
        kind: Kind::Picker,
        is_required: true,
        is_china_only: false,
        lens: lens!(Text, region),
    },
    FieldSpec {
        id: FieldId::Product,
        step: StepId::Target,
        api: "ProductName",
        key: "product",
        kind: Kind::Picker,
        is_required: true,
        is_china_only: false,
        lens: lens!(Text, product),
    },
    FieldSpec {
        id: FieldId::Instance,
        step: StepId::Target,
        api: "InstanceID",
        key: "instance",
        kind: Kind::Picker,
        is_required: true,
        is_china_only: false,
        lens: lens!(Text, instance),
    },
    FieldSpec {
        id: FieldId::AccountType,
        step: StepId::Target,
        api: "AccountType",
        key: "account-type",
        kind: Kind::Choice(&["", "L3"]),
        is_required: false,
        is_china_only: true,
        lens: lens!(Text, account_type),
    },
    FieldSpec {
        id: FieldId::Name,
        step: StepId::Name,
        api: "SecretName",
        key: "name",
        kind: Kind::Text,
        is_required: true,
        is_china_only: false,
        lens: lens!(Text, name),
    },
    FieldSpec {
        id: FieldId::Prefix,
        step: StepId::Name,
        api: "UserNamePrefix",
        key: "prefix",
        kind: Kind::Text,
        is_required: true,
        is_china_only: false,
        lens: lens!(Text, prefix),
    },
    FieldSpec {
        id: FieldId::Hosts,
        step: StepId::Hosts,
        api: "Domains",
        key: "hosts",
        kind: Kind::List,
        is_required: true,
        is_china_only: false,
        lens: lens!(List, hosts),
    },
    FieldSpec {
        id: FieldId::Grants,
        step: StepId::Grants,
        api: "PrivilegesList",
        key: "grants",
        kind: Kind::Grants,
        is_required: true,
        is_china_only: false,
        lens: Lens::Grants,
    },
    FieldSpec {
        id: FieldId::Description,
        step: StepId::Labels,
        api: "Description",
        key: "description",
        kind: Kind::Lines,
        is_required: false,
        is_china_only: false,
        lens: lens!(Text, description),
    },
    FieldSpec {
        id: FieldId::Tags,
        step: StepId::Labels,
        api: "Tags",
        key: "tags",
        kind: Kind::Pairs,
        is_required: false,
        is_china_only: false,
        lens: lens!(Pairs, tags),
    },
    FieldSpec {
        id: FieldId::Remark,
        step: StepId::Labels,
        api: "AccountRemark",
        key: "remark",
        kind: Kind::Text,
        is_required: false,
        is_china_only: true,
        lens: lens!(Text, remark),
    },
    FieldSpec {
        id: FieldId::Rotate,
        step: StepId::Rotation,
        api: "EnableRotation",
        key: "rotate",
        kind: Kind::Switch,
        is_required: false,
        is_china_only: false,
        lens: lens!(Switch, rotate),
    },
    FieldSpec {
        id: FieldId::Begin,
        step: StepId::Rotation,
        api: "RotationBeginTime",
        key: "begin",
        kind: Kind::Moment,
        is_required: false,
        is_china_only: false,
        lens: lens!(Text, begin),
    },
    FieldSpec {
        id: FieldId::Every,
        step: StepId::Rotation,
        api: "RotationFrequency",
        key: "every",
        kind: Kind::Number,
        is_required: false,
        is_china_only: false,
        lens: lens!(Text, every),
    },
    FieldSpec {
        id: FieldId::Key,
        step: StepId::Key,
        api: "KmsKeyId",
        key: "key",
        kind: Kind::Picker,
        is_required: false,
        is_china_only: false,
        lens: lens!(Text, key),
    },
    FieldSpec {
        id: FieldId::EncryptType,
        step: StepId::Key,
        api: "EncryptType",
        key: "encrypt-type",
        kind: Kind::Choice(&["", "0", "1"]),
        is_required: false,
        is_china_only: true,
        lens: lens!(Text, encrypt_type),
    },
    FieldSpec {
        id: FieldId::Cluster,
        step: StepId::Key,
        api: "KmsHsmClusterId",
        key: "cluster",
        kind: Kind::Text,
        is_required: false,
        is_china_only: true,
        lens: lens!(Text, cluster),
    },
];

impl FieldId {
    /// The field's row.
    #[must_use]
    pub fn spec(self) -> &'static FieldSpec {
        FIELDS.iter().find(|row| row.id == self).expect("every FieldId has a row; a test walks them")
    }

    /// The field that the API calls `name`, in exactly this spelling.
    #[must_use]
    pub fn from_api(name: &str) -> Option<FieldId> {
        FIELDS.iter().find(|row| row.api == name).map(|row| row.id)
    }
}

impl FieldSpec {
    /// Whether the field is drawn for `site`: a field that the endpoint does not know (docs/api.md R16) only while it
    /// holds what has to be removed, and the account type only for an instance of SQL Server (docs/api.md R15).
    #[must_use]
    pub fn is_offered(&self, site: Site, draft: &Draft) -> bool {
        (!self.is_china_only || site == Site::China || !self.is_empty(draft))
            && (self.id != FieldId::AccountType
                || draft.instance.starts_with("mssql-")
                || !draft.account_type.is_empty())
    }

    /// The field's text where it is one text.
    #[must_use]
    pub fn text<'a>(&self, draft: &'a Draft) -> Option<&'a String> {
        match self.lens {
            Lens::Text(get, _) => Some(get(draft)),
            Lens::List(..) | Lens::Pairs(..) | Lens::Switch(..) | Lens::Grants => None,
        }
    }

    /// The field's text, to be changed, where it is one text.
    pub fn text_mut<'a>(&self, draft: &'a mut Draft) -> Option<&'a mut String> {
        match self.lens {
            Lens::Text(_, get_mut) => Some(get_mut(draft)),
            Lens::List(..) | Lens::Pairs(..) | Lens::Switch(..) | Lens::Grants => None,
        }
    }

    /// Whether the API's type is a whole number, so that files hold the text as one.
    #[must_use]
    pub fn is_number(&self) -> bool {
        match self.kind {
            Kind::Number => true,
            Kind::Choice(texts) => texts.iter().all(|text| text.bytes().all(|byte| byte.is_ascii_digit())),
            _ => false,
        }
    }

    /// Whether nothing was entered.
    #[must_use]
    pub fn is_empty(&self, draft: &Draft) -> bool {
        match self.lens {
            Lens::Text(get, _) => get(draft).is_empty(),
            Lens::List(get, _) => get(draft).is_empty(),
            Lens::Pairs(get, _) => get(draft).is_empty(),
            Lens::Switch(get, _) => get(draft).is_none(),
            Lens::Grants => draft.grants.is_empty(),
        }
    }

    /// Whether two drafts have the same value.
    #[must_use]
    pub fn is_same(&self, one: &Draft, other: &Draft) -> bool {
        match self.lens {
            Lens::Text(get, _) => get(one) == get(other),
            Lens::List(get, _) => get(one) == get(other),
            Lens::Pairs(get, _) => get(one) == get(other),
            Lens::Switch(get, _) => get(one) == get(other),
            Lens::Grants => one.grants == other.grants,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_has_a_row_and_the_rows_stand_in_the_order_of_the_ids() {
        assert!(FIELDS.is_sorted_by(|a, b| a.id < b.id && a.step <= b.step));
        for row in FIELDS {
            assert_eq!(row.id.spec().api, row.api);
            assert_eq!(FieldId::from_api(row.api), Some(row.id));
        }
    }
}
