//! Every error code has a verdict, texts in both languages, and its field if it has one.

use dbcred::{
    catalog::{Catalog, RefusalKind},
    domain::{fields::FieldId, rule::Arg},
    text::{Language, Words},
};

/// The 27 codes that `CreateProductSecret` documents (docs/api.md §9).
const DOCUMENTED: &[&str] = &[
    "FailedOperation",
    "FailedOperation.AccessKmsError",
    "InternalError",
    "InvalidParameter",
    "InvalidParameterValue",
    "InvalidParameterValue.TagKeysDuplicated",
    "InvalidParameterValue.TagsNotExisted",
    "LimitExceeded",
    "MissingParameter",
    "OperationDenied",
    "OperationDenied.AutoRotatedResource",
    "RequestLimitExceeded",
    "ResourceInUse",
    "ResourceInUse.SecretExists",
    "ResourceInUse.VersionIdExists",
    "ResourceInsufficient",
    "ResourceNotFound",
    "ResourceUnavailable",
    "ResourceUnavailable.NotPurchased",
    "ResourceUnavailable.ResourceDisabled",
    "ResourceUnavailable.ResourcePendingDeleted",
    "ResourceUnavailable.ResourceUninitialized",
    "ResourcesSoldOut",
    "UnauthorizedOperation",
    "UnauthorizedOperation.AccessKmsError",
    "UnknownParameter",
    "UnsupportedOperation",
];

/// Codes that all services share, and codes of Secrets Manager outside that list (docs/api.md §5.2, §5.4).
const COMMON: &[&str] = &[
    "ActionOffline",
    "AuthFailure",
    "AuthFailure.InvalidAuthorization",
    "AuthFailure.InvalidSecretId",
    "AuthFailure.MFAFailure",
    "AuthFailure.SecretIdNotFound",
    "AuthFailure.SignatureExpire",
    "AuthFailure.SignatureFailure",
    "AuthFailure.TokenFailure",
    "AuthFailure.UnauthorizedOperation",
    "DryRunOperation",
    "FailedOperation.RotationForbidden",
    "InvalidAction",
    "InvalidRequest",
    "IpInBlacklist",
    "IpNotInWhitelist",
    "NoSuchProduct",
    "NoSuchVersion",
    "OperationDenied.AccessKeyOverLimit",
    "OperationDenied.RoleNotExist",
    "OperationDenied.UinNotMatch",
    "RequestLimitExceeded.GlobalRegionUinLimitExceeded",
    "RequestLimitExceeded.IPLimitExceeded",
    "RequestLimitExceeded.UinLimitExceeded",
    "RequestSizeLimitExceeded",
    "ResourceInUse.ServiceAlreadyEnabled",
    "ResourceNotFound.SecretNotExist",
    "ResponseSizeLimitExceeded",
    "ServiceUnavailable",
    "UnsupportedProtocol",
    "UnsupportedRegion",
];

#[test]
fn every_documented_code_has_a_row_of_its_own_and_no_row_is_unknown() {
    let faults = Catalog::built_in().faults();
    for code in DOCUMENTED.iter().chain(COMMON) {
        assert!(faults.iter().any(|(known, _)| known == code), "{code}");
    }
    assert_eq!(faults.len(), DOCUMENTED.len() + COMMON.len());
}

#[test]
fn every_code_has_its_words_in_both_languages_and_a_field_or_none() {
    let values: Vec<(&'static str, Arg)> = vec![
        ("name", "prod-orders-rw".into()),
        ("region", "ap-guangzhou".into()),
        ("instance", "cdb-n4j3y33j".into()),
        ("product", "Mysql".into()),
        ("account", "100012345678".into()),
    ];
    let keys = Catalog::built_in().faults().iter().map(|(code, spec)| {
        assert!(spec.field.is_empty() || FieldId::from_api(spec.field).is_some(), "{code}: {}", spec.field);
        format!("fault-{}", code.replace('.', "-"))
    });
    let forbidden = ["invalid ", "illegal", "oops", "please", "failed to", "successfully", "您", "{", "fault-"];
    for key in keys.chain(["fault-other".to_owned()]) {
        for language in [Language::En, Language::Zh] {
            let words = Words::new(language);
            for part in ["", ".why", ".fix", ".again"] {
                let id = format!("{key}{part}");
                assert!(words.has(&id), "{id} in {language:?}");
                let text = words.with(&id, &values);
                assert!(!text.is_empty() && text != id, "{id} in {language:?}");
                let lower = text.to_lowercase();
                for word in forbidden {
                    assert!(!lower.contains(word), "{id} in {language:?}: {text}");
                }
            }
        }
    }
}

#[test]
fn exactly_the_codes_that_leave_it_open_are_ambiguous_and_the_throttling_ones_are_sent_again() {
    let of_kind = |kind: RefusalKind| -> Vec<&str> {
        let faults = Catalog::built_in().faults().iter();
        faults.filter(|(_, spec)| spec.kind == kind).map(|(code, _)| *code).collect()
    };
    assert_eq!(
        of_kind(RefusalKind::Ambiguous),
        ["FailedOperation", "InternalError", "ResponseSizeLimitExceeded", "ServiceUnavailable"]
    );
    assert!(of_kind(RefusalKind::Retry).iter().all(|code| code.starts_with("RequestLimitExceeded")));
    assert_eq!(of_kind(RefusalKind::Retry).len(), 4);
}

#[test]
fn a_new_subcode_takes_the_row_of_its_stem() {
    let catalog = Catalog::built_in();
    let kind = |code: &str| catalog.fault(code).map(|(key, spec)| (key, spec.kind));
    assert_eq!(kind("InternalError.DBError"), Some(("InternalError", RefusalKind::Ambiguous)));
    assert_eq!(kind("ResourceNotFound.InstanceId"), Some(("ResourceNotFound", RefusalKind::Refused)));
    assert_eq!(kind("SomethingNew.Entirely"), None);
}
