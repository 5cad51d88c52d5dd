//! Every field reaches everything that is made from a draft: the request, the file and the review.

use dbcred::{
    app::Event,
    domain::{
        draft::Draft,
        fields::{FIELDS, FieldId, FieldSpec, Lens},
    },
    export::draft_toml,
    import,
};

use crate::user::User;

/// Returns another value of a field, as `--set` takes it, and how the review shows it.
fn another(field: &FieldSpec) -> (String, &'static str) {
    let (value, shown) = match field.id {
        FieldId::Region => ("ap-shanghai", "ap-shanghai"),
        FieldId::Product => ("MariaDB", "MariaDB"),
        FieldId::Instance => ("mssql-7x2m9kfa", "mssql-7x2m9kfa"),
        FieldId::AccountType => ("L3", "L3"),
        FieldId::Rotate => ("false", "off"),
        FieldId::Begin => ("2031-05-03 02:00:00", "2031-05-03 02:00"),
        FieldId::Every => ("77", "77"),
        FieldId::Key => ("23e80852-1e38-11e9-b129-5cb9019b4b01", "23e80852"),
        FieldId::EncryptType => ("1", "1"),
        _ => ("another", "another"),
    };
    let path = match field.lens {
        Lens::Text(..) if field.id == FieldId::Region => "region".to_owned(),
        Lens::Text(..) | Lens::Switch(..) => field.api.to_owned(),
        Lens::List(..) => format!("{}.0", field.api),
        Lens::Pairs(..) => format!("{}.0.TagValue", field.api),
        Lens::Grants => format!("{}.0.Database", field.api),
    };
    (format!("{path}={value}"), shown)
}

const BASE: &[&str] = &[
    "region=ap-guangzhou",
    "ProductName=SqlServer",
    "InstanceID=mssql-3l3fgqn7",
    "SecretName=prod-orders-rw",
    "UserNamePrefix=ordersrw",
    "Domains.0=10.0.1.%",
    "PrivilegesList.0.PrivilegeName=DatabasePrivileges",
    "PrivilegesList.0.Database=orders",
    "PrivilegesList.0.Privileges.0=SELECT",
    "Tags.0.TagKey=team",
    "Tags.0.TagValue=orders",
    "EnableRotation=true",
    "RotationBeginTime=2031-05-02 02:00:00",
    "RotationFrequency=30",
];

fn set(draft: &mut Draft, assignment: &str) {
    let dropped = import::set(draft, assignment);
    assert!(dropped.is_ok(), "{assignment}: {dropped:?}");
}

#[test]
fn whatever_is_set_is_sent_kept_and_shown() {
    let mut user = User::starts_with("ok");
    user.fills_the_minimum();
    let mut base = Draft { endpoint: user.app.form.draft.endpoint.clone(), ..Draft::default() };
    for assignment in BASE {
        set(&mut base, assignment);
    }
    let made = |user: &mut User, draft: &Draft| {
        user.happens(Event::Opened(Box::new(draft.clone()), None, Vec::new()));
        user.presses(&["^X", "r"]).resizes(120, 70);
        let request = user.app.form.request().cloned().unwrap_or_else(|| panic!("{:?}", user.app.form.issues()));
        (request, draft_toml(draft), user.screen())
    };
    let (request, file, review) = made(&mut user, &base);
    for spec in FIELDS {
        let (assignment, shown) = another(spec);
        let mut draft = base.clone();
        set(&mut draft, &assignment);
        let (other, kept, seen) = made(&mut user, &draft);
        assert_ne!(other, request, "{assignment} is not sent");
        if spec.id != FieldId::Region {
            assert_ne!(other.bytes(), request.bytes(), "{assignment} is not in the body");
        }
        assert_ne!(kept, file, "{assignment} is not kept");
        let again = import::read(kept.as_bytes(), "draft.toml");
        assert_eq!(again.map(|read| read.draft), Ok(draft), "{assignment} is not read back");
        assert!(seen != review && seen.contains(shown), "{assignment} is not in the review:\n{seen}");
    }
}
