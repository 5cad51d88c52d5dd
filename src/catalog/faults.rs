//! What may be done after each error code: a row for every code of `CreateProductSecret` and every common one
//! (docs/api.md §5.2, §5.4 and §9). Their texts are `fault-<code with dashes for dots>` in `assets/text/*.ftl`.

use super::{
    RefusalKind::{self, Ambiguous, Refused, Retry},
    RefusalSpec,
};

/// Every error code with its row, sorted by the code.
pub(super) const FAULTS: &[(&str, RefusalSpec)] = &[
    ("ActionOffline", row(Refused)),
    ("AuthFailure", row(Refused)),
    ("AuthFailure.InvalidAuthorization", row(Refused)),
    ("AuthFailure.InvalidSecretId", row(Refused)),
    ("AuthFailure.MFAFailure", row(Refused)),
    ("AuthFailure.SecretIdNotFound", row(Refused)),
    ("AuthFailure.SignatureExpire", row(Refused)),
    ("AuthFailure.SignatureFailure", row(Refused)),
    ("AuthFailure.TokenFailure", row(Refused)),
    ("AuthFailure.UnauthorizedOperation", row(Refused)),
    ("DryRunOperation", row(Refused)),
    ("FailedOperation", row(Ambiguous)),
    ("FailedOperation.AccessKmsError", about("KmsKeyId", Refused)),
    ("FailedOperation.RotationForbidden", about("EnableRotation", Refused)),
    ("InternalError", row(Ambiguous)),
    ("InvalidAction", row(Refused)),
    ("InvalidParameter", row(Refused)),
    ("InvalidParameterValue", row(Refused)),
    ("InvalidParameterValue.TagKeysDuplicated", about("Tags", Refused)),
    ("InvalidParameterValue.TagsNotExisted", about("Tags", Refused)),
    ("InvalidRequest", row(Refused)),
    ("IpInBlacklist", row(Refused)),
    ("IpNotInWhitelist", row(Refused)),
    ("LimitExceeded", row(Refused)),
    ("MissingParameter", row(Refused)),
    ("NoSuchProduct", row(Refused)),
    ("NoSuchVersion", row(Refused)),
    ("OperationDenied", row(Refused)),
    ("OperationDenied.AccessKeyOverLimit", row(Refused)),
    ("OperationDenied.AutoRotatedResource", about("SecretName", Refused)),
    ("OperationDenied.RoleNotExist", row(Refused)),
    ("OperationDenied.UinNotMatch", about("InstanceID", Refused)),
    ("RequestLimitExceeded", row(Retry)),
    ("RequestLimitExceeded.GlobalRegionUinLimitExceeded", row(Retry)),
    ("RequestLimitExceeded.IPLimitExceeded", row(Retry)),
    ("RequestLimitExceeded.UinLimitExceeded", row(Retry)),
    ("RequestSizeLimitExceeded", about("PrivilegesList", Refused)),
    ("ResourceInUse", about("InstanceID", Refused)),
    ("ResourceInUse.SecretExists", about("SecretName", Refused)),
    ("ResourceInUse.ServiceAlreadyEnabled", row(Refused)),
    ("ResourceInUse.VersionIdExists", about("SecretName", Refused)),
    ("ResourceInsufficient", about("X-TC-Region", Refused)),
    ("ResourceNotFound", about("InstanceID", Refused)),
    ("ResourceNotFound.SecretNotExist", about("InstanceID", Refused)),
    ("ResourceUnavailable", about("InstanceID", Refused)),
    ("ResourceUnavailable.NotPurchased", row(Refused)),
    ("ResourceUnavailable.ResourceDisabled", about("SecretName", Refused)),
    ("ResourceUnavailable.ResourcePendingDeleted", about("SecretName", Refused)),
    ("ResourceUnavailable.ResourceUninitialized", about("SecretName", Refused)),
    ("ResourcesSoldOut", about("X-TC-Region", Refused)),
    ("ResponseSizeLimitExceeded", row(Ambiguous)),
    ("ServiceUnavailable", row(Ambiguous)),
    ("UnauthorizedOperation", row(Refused)),
    ("UnauthorizedOperation.AccessKmsError", about("KmsKeyId", Refused)),
    ("UnknownParameter", row(Refused)),
    ("UnsupportedOperation", about("ProductName", Refused)),
    ("UnsupportedProtocol", row(Refused)),
    ("UnsupportedRegion", about("X-TC-Region", Refused)),
];

const fn row(kind: RefusalKind) -> RefusalSpec {
    RefusalSpec { field: "", kind }
}

/// A code after which one field is to be edited again.
const fn about(field: &'static str, kind: RefusalKind) -> RefusalSpec {
    RefusalSpec { field, kind }
}
