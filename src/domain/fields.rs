//! The table of fields: step, API name, texts, kind, and the place in a draft. Form, focus order, help, `--set`, the
//! importers, the export of drafts, the review and the rules for every field use this table. Only `Request::of` names each
//! field once more, so that a field that is not sent does not compile.

pub use super::rules::repair;
use super::{
    draft::{Draft, Tag},
    endpoint::Site,
    steps::StepId,
};

/// Identifies a field.
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

/// How the user enters a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One line of text.
    Text,
    /// One line of text with a list that is filtered while the user types.
    Picker,
    /// Several lines of text.
    Lines,
    /// A list of texts, one per row.
    List,
    /// A list of keys and values.
    Pairs,
    /// The privilege editor.
    Grants,
    /// On, off, or not chosen.
    Switch,
    /// A date and time: words or a calendar.
    Moment,
    /// A whole number.
    Number,
    /// One of a few fixed texts in display order; the first is empty and sends nothing.
    Choice(&'static [&'static str]),
}

/// How to reach the value of a field in a draft, by its shape.
#[derive(Clone, Copy, Debug)]
pub enum Lens {
    /// One text.
    Text(fn(&Draft) -> &String, fn(&mut Draft) -> &mut String),
    /// A list of texts.
    List(fn(&Draft) -> &Vec<String>, fn(&mut Draft) -> &mut Vec<String>),
    /// A list of keys and values.
    Pairs(fn(&Draft) -> &Vec<Tag>, fn(&mut Draft) -> &mut Vec<Tag>),
    /// On, off or not chosen.
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
    pub(crate) step: StepId,
    /// Name in the API, as in the request body; `X-TC-Region` for the region.
    pub api: &'static str,
    /// Middle part of its text keys: `field-<key>-label`, `field-<key>-help` …
    pub key: &'static str,
    /// How the user enters it.
    pub kind: Kind,
    /// Whether a request needs it.
    pub(crate) is_required: bool,
    /// Whether only the China site knows it (docs/api.md §1.1, R16).
    pub(crate) is_china_only: bool,
    /// How to reach its value.
    pub lens: Lens,
}

macro_rules! lens {
    ($shape:ident, $member:ident) => {
        Lens::$shape(|draft| &draft.$member, |draft| &mut draft.$member)
    };
}

/// Every field, in the order of the form. The API names are those of docs/api.md §1.1.
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
    /// Returns the row of the field.
    #[must_use]
    pub fn spec(self) -> &'static FieldSpec {
        FIELDS.iter().find(|row| row.id == self).expect("every FieldId has a row; a test walks them")
    }

    /// Returns the field with this API name, which must match exactly.
    #[must_use]
    pub fn from_api(name: &str) -> Option<FieldId> {
        FIELDS.iter().find(|row| row.api == name).map(|row| row.id)
    }
}

impl FieldSpec {
    /// Returns whether the form shows the field. A field that the site does not know (docs/api.md R16) is shown only
    /// while it has a value, so that the user can remove it. The account type is shown only for an instance of SQL
    /// Server (docs/api.md R15), or while it has a value.
    #[must_use]
    pub(crate) fn is_offered(&self, site: Site, draft: &Draft) -> bool {
        (!self.is_china_only || site == Site::China || !self.is_empty(draft))
            && (self.id != FieldId::AccountType
                || draft.instance.starts_with("mssql-")
                || !draft.account_type.is_empty())
    }

    /// Returns the text of the field; `None` if its value is not one text.
    #[must_use]
    pub(crate) fn text<'a>(&self, draft: &'a Draft) -> Option<&'a String> {
        match self.lens {
            Lens::Text(get, _) => Some(get(draft)),
            Lens::List(..) | Lens::Pairs(..) | Lens::Switch(..) | Lens::Grants => None,
        }
    }

    /// Returns the text of the field for editing; `None` if its value is not one text.
    pub fn text_mut<'a>(&self, draft: &'a mut Draft) -> Option<&'a mut String> {
        match self.lens {
            Lens::Text(_, get_mut) => Some(get_mut(draft)),
            Lens::List(..) | Lens::Pairs(..) | Lens::Switch(..) | Lens::Grants => None,
        }
    }

    /// Returns whether the API's type is a whole number, so that files hold the text as one.
    #[must_use]
    pub(crate) fn is_number(&self) -> bool {
        match self.kind {
            Kind::Number => true,
            Kind::Choice(texts) => texts.iter().all(|text| text.bytes().all(|byte| byte.is_ascii_digit())),
            _ => false,
        }
    }

    /// Returns whether the field has no value.
    #[must_use]
    pub(crate) fn is_empty(&self, draft: &Draft) -> bool {
        match self.lens {
            Lens::Text(get, _) => get(draft).is_empty(),
            Lens::List(get, _) => get(draft).is_empty(),
            Lens::Pairs(get, _) => get(draft).is_empty(),
            Lens::Switch(get, _) => get(draft).is_none(),
            Lens::Grants => draft.grants.is_empty(),
        }
    }

    /// Returns whether two drafts have the same value in this field.
    #[must_use]
    pub(crate) fn is_same(&self, one: &Draft, other: &Draft) -> bool {
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

    #[test]
    fn a_field_of_the_china_site_is_offered_there_or_while_it_has_a_value() {
        let (remark, account_type) = (FieldId::Remark.spec(), FieldId::AccountType.spec());
        let of_sql_server = Draft { instance: "mssql-3l3fgqn7".into(), ..Draft::default() };
        let typed = Draft { remark: "r".into(), account_type: "L3".into(), ..Draft::default() };
        for (field, site, draft, is_offered) in [
            (FieldId::Name.spec(), Site::Intl, &Draft::default(), true),
            (remark, Site::China, &Draft::default(), true),
            (remark, Site::Intl, &Draft::default(), false),
            (remark, Site::Intl, &typed, true),
            (account_type, Site::China, &Draft::default(), false),
            (account_type, Site::China, &of_sql_server, true),
            (account_type, Site::Intl, &of_sql_server, false),
            (account_type, Site::China, &typed, true),
            (account_type, Site::Intl, &typed, true),
        ] {
            assert_eq!(field.is_offered(site, draft), is_offered, "{} {site:?}", field.api);
        }
    }

    #[test]
    fn two_drafts_that_differ_in_a_field_differ_there_only() {
        let mut full = Draft {
            hosts: vec!["%".into()],
            grants: vec![crate::domain::grants::Unit::default()],
            tags: vec![crate::domain::draft::Tag::default()],
            rotate: Some(true),
            ..Draft::default()
        };
        let mut texts = 0;
        for row in FIELDS {
            if let Some(text) = row.text_mut(&mut full) {
                row.api.clone_into(text);
                texts += 1;
                assert_eq!(row.text(&full).map(String::as_str), Some(row.api));
            }
            assert!(row.is_same(&full, &full.clone()), "{}", row.api);
            assert!(!row.is_same(&full, &Draft::default()) && !row.is_empty(&full), "{}", row.api);
            assert!(row.is_empty(&Draft::default()), "{}", row.api);
        }
        assert_eq!(texts, FIELDS.len() - 4, "all but hosts, grants, tags and the switch are one text");
    }

    #[test]
    fn only_the_two_numbers_of_the_api_are_numbers() {
        let numbers: Vec<&str> = FIELDS.iter().filter(|field| field.is_number()).map(|field| field.api).collect();
        assert_eq!(numbers, ["RotationFrequency", "EncryptType"]);
    }
}
