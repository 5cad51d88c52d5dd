//! The stable codes of issues in `--json`: each kind of issue has one word, the same in every language and release.
//!
//! docs/json.md explains every code; a test compares it with this table.

/// Every code with the keys of its messages. The text of a message may change between releases, its code does not.
pub const CODES: &[(&str, &[&str])] = &[
    ("control-character", &["rule-control", "rule-text-control"]),
    ("unseen-character", &["rule-unseen"]),
    ("look-alike-letter", &["rule-look-alike"]),
    ("blank-only", &["rule-blank-only"]),
    (
        "blank-at-end",
        &["rule-blank-ends", "rule-product-blank", "rule-tag-blank", "rule-grant-name-blank", "rule-privilege-blank"],
    ),
    ("china-only", &["rule-field-china-only", "rule-grant-name-china-only"]),
    ("request-too-large", &["rule-size", "rule-size-grants"]),
    ("region-missing", &["rule-region-missing", "headless-no-region"]),
    ("region-character", &["rule-region-character", "region-malformed"]),
    ("region-form", &["rule-region-near", "rule-region-odd"]),
    ("region-zone", &["rule-region-zone"]),
    (
        "region-unknown",
        &["rule-region-not-there", "rule-region-not-there-only", "rule-region-other-cloud", "rule-region-unknown"],
    ),
    ("product-missing", &["rule-product-missing"]),
    ("product-not-database", &["rule-product-not-database"]),
    ("product-spelling", &["rule-product-capitals"]),
    ("product-unknown", &["rule-product-near", "rule-product-unknown"]),
    ("product-undocumented", &["rule-product-undocumented"]),
    ("product-unlisted", &["rule-product-unlisted"]),
    ("instance-missing", &["rule-instance-missing"]),
    ("instance-character", &["rule-instance-character"]),
    ("instance-incomplete", &["rule-instance-only-prefix"]),
    ("instance-prefix", &["rule-instance-prefix", "rule-instance-capitals"]),
    ("instance-other-product", &["rule-instance-other-product"]),
    ("instance-not-cluster", &["rule-instance-not-cluster"]),
    ("instance-absent", &["rule-instance-absent"]),
    ("instance-isolated", &["rule-instance-isolated", "rule-instance-isolating"]),
    ("instance-read-only", &["rule-instance-read-only"]),
    ("instance-recovery", &["rule-instance-recovery"]),
    ("instance-locked", &["rule-instance-locked"]),
    (
        "instance-not-running",
        &[
            "rule-instance-creating",
            "rule-instance-uninitialised",
            "rule-instance-busy",
            "rule-instance-deleted",
            "rule-instance-status",
        ],
    ),
    ("account-type-value", &["rule-account-type-value"]),
    ("account-type-product", &["rule-account-type-product"]),
    ("name-missing", &["rule-name-missing"]),
    ("name-first", &["rule-name-first"]),
    ("name-character", &["rule-name-character", "rule-name-character-only"]),
    ("name-too-long", &["rule-name-long", "rule-name-long-only"]),
    ("like-unread", &["template-unread"]),
    ("name-shared", &["headless-name-shared", "headless-name-shared-same"]),
    ("prefix-missing", &["rule-prefix-missing", "rule-prefix-suggested"]),
    ("prefix-first", &["rule-prefix-first"]),
    ("prefix-character", &["rule-prefix-character", "rule-prefix-character-only"]),
    ("prefix-too-long", &["rule-prefix-long", "rule-prefix-long-only"]),
    ("hosts-missing", &["rule-hosts-missing"]),
    ("host-empty", &["headless-empty-host"]),
    ("host-duplicate", &["rule-host-twice"]),
    ("host-everyone", &["rule-host-anywhere", "rule-host-anywhere-too", "rule-host-anywhere-usual"]),
    ("host-several", &["rule-host-several"]),
    ("host-form", &["rule-host-near", "rule-host-odd"]),
    ("host-mask", &["rule-host-mask"]),
    ("host-range", &["rule-host-span", "rule-host-span-whole"]),
    ("host-hexadecimal", &["rule-host-hexadecimal", "rule-host-hexadecimal-near"]),
    ("host-leading-zero", &["rule-host-zero", "rule-host-zero-near"]),
    ("host-octet", &["rule-host-octet"]),
    ("host-ipv6", &["rule-host-v6"]),
    ("host-name", &["rule-host-name"]),
    ("grants-missing", &["rule-grants-missing"]),
    ("grant-unadded", &["rule-grant-unadded", "rule-grant-unread"]),
    ("grant-without-privilege", &["rule-grant-empty", "headless-empty-privilege"]),
    ("grant-duplicate", &["rule-grant-twice"]),
    ("grant-redundant", &["rule-privilege-covered"]),
    ("grant-global", &["rule-grant-everywhere"]),
    ("grant-on-mysql", &["rule-grant-mysql", "rule-grant-reads-everything"]),
    ("scope-missing", &["rule-scope-missing"]),
    ("scope-unknown", &["rule-scope-unknown", "rule-scope-near"]),
    ("scope-column", &["rule-column-cluster"]),
    ("object-missing", &["rule-grant-name-missing"]),
    ("object-extra", &["rule-grant-name-extra", "rule-grant-name-undocumented"]),
    ("object-pattern", &["rule-grant-name-pattern"]),
    ("object-unknown", &["rule-grant-object-near", "rule-grant-object-unknown"]),
    ("privilege-unknown", &["rule-privilege-unknown", "rule-privilege-near"]),
    ("privilege-spelling", &["rule-privilege-spelling"]),
    ("privilege-joined", &["rule-privilege-joined"]),
    ("privilege-level", &["rule-privilege-level"]),
    ("privilege-all", &["rule-privilege-all"]),
    ("privilege-no-word", &["rule-privilege-no-word"]),
    ("privilege-usage", &["rule-privilege-usage"]),
    ("privilege-duplicate", &["rule-privilege-twice"]),
    ("privilege-unsupported", &["rule-privilege-unsupported", "rule-privilege-unsupported-only"]),
    ("privileges-unchecked", &["rule-privileges-unchecked"]),
    ("description-too-long", &["rule-description-long"]),
    ("tag-key-missing", &["rule-tag-key-missing"]),
    ("tag-value-missing", &["rule-tag-value-missing"]),
    ("tag-empty", &["headless-empty-tag"]),
    ("tag-key-duplicate", &["rule-tag-twice"]),
    ("tag-too-long", &["rule-tag-long"]),
    ("tag-character", &["rule-tag-character"]),
    ("tag-key-reserved", &["rule-tag-reserved"]),
    ("tag-new", &["rule-tag-new-key", "rule-tag-new-value"]),
    ("tags-per-create", &["rule-tags-many"]),
    ("tags-per-resource", &["rule-tags-limit"]),
    ("rotation-off", &["rule-rotation-off"]),
    ("begin-missing", &["rule-begin-missing", "rule-begin-empty"]),
    ("begin-form", &["rule-begin-form", "rule-begin-words"]),
    ("begin-words", &["headless-begin-read"]),
    ("begin-day", &["rule-begin-day", "rule-begin-day-only", "rule-begin-month"]),
    ("begin-time", &["rule-begin-time", "rule-begin-time-only"]),
    ("begin-year", &["rule-begin-year"]),
    ("begin-past", &["rule-begin-past"]),
    ("begin-soon", &["rule-begin-soon"]),
    ("begin-far", &["rule-begin-far"]),
    ("begin-zone", &["rule-begin-zone"]),
    ("frequency-default", &["rule-every-default"]),
    ("frequency-zero", &["rule-every-zero"]),
    ("frequency-too-large", &["rule-every-large"]),
    ("frequency-form", &["rule-every-near", "rule-every-whole"]),
    ("frequency-words", &["headless-every-read"]),
    ("frequency-range", &["rule-every-range"]),
    ("key-form", &["rule-key-form"]),
    ("key-absent", &["rule-key-absent"]),
    ("key-disabled", &["rule-key-disabled"]),
    ("key-state", &["rule-key-state"]),
    ("key-usage", &["rule-key-usage"]),
    ("encrypt-type-value", &["rule-encrypt-type"]),
    ("cluster-with-key", &["rule-cluster-with-key"]),
    ("file-missing", &["headless-no-file", "headless-file-url", "headless-file-inline"]),
    ("file-unreadable", &["headless-file-denied", "headless-file-is-folder", "headless-file-trouble"]),
    ("file-too-large", &["import-too-large", "headless-grants-large"]),
    ("encoding", &["import-utf16", "import-not-utf8"]),
    (
        "syntax",
        &[
            "import-json-after",
            "import-json-comma",
            "import-json-comment",
            "import-json-control",
            "import-json-end",
            "import-json-escape",
            "import-json-here",
            "import-json-number",
            "import-toml-end",
            "import-toml-escape",
            "import-toml-here",
            "import-toml-quotes",
            "import-toml-value",
        ],
    ),
    ("syntax-rest", &["headless-syntax-rest"]),
    ("half-character", &["import-json-surrogate"]),
    ("nesting", &["import-too-deep"]),
    ("type", &["import-type", "import-type-root", "set-truth"]),
    ("key-unknown", &["import-unknown-key", "import-unknown-key-near", "import-region-key"]),
    ("key-duplicate", &["import-duplicate-key", "import-grants-twice"]),
    ("member-missing", &["import-missing"]),
    ("version", &["import-version"]),
    (
        "usage",
        &[
            "headless-scenario-alone",
            "headless-sandbox-endpoint",
            "headless-accept-unknown",
            "headless-accept-near",
            "headless-no-terminal",
            "wizard-dumb-terminal",
        ],
    ),
    ("set-unknown", &["set-unknown", "set-unknown-near", "set-unknown-part"]),
    ("set-form", &["set-no-name", "set-no-value", "set-parts", "set-no-part", "set-is-list", "set-gap"]),
    ("stdin-twice", &["headless-stdin-twice"]),
    ("endpoint", &["endpoint-malformed", "endpoint-malformed-profile", "endpoint-empty", "endpoint-plain-http"]),
    (
        "endpoint-foreign",
        &["endpoint-foreign-draft", "endpoint-foreign-set", "endpoint-foreign-journal", "endpoint-foreign-profile"],
    ),
    ("profile-unreadable", &["headless-settings-unread"]),
    ("signature-expired", &["headless-key-expired"]),
    ("signature-later", &["headless-key-unasked"]),
    ("form-too-large", &["headless-form-large"]),
    ("sandbox-port", &["headless-sandbox-port"]),
    ("not-confirmed", &["headless-needs-yes"]),
    ("account-not-expected", &["headless-not-asked"]),
    ("never-sent", &["headless-nothing-of", "headless-only-draft"]),
    ("several-attempts", &["headless-several"]),
    ("task-region-missing", &["headless-task-no-region"]),
    ("journal", &["headless-journal", "headless-journal-unclear", "headless-no-folder"]),
    ("command", &[]),
    ("grant-none", &["headless-grants-none"]),
    (
        "grant-privilege",
        &["grant-unknown", "grant-unknown-more", "grant-did-you-mean", "grant-misspelt", "grant-not-postgres"],
    ),
    (
        "grant-not-expressible",
        &[
            "grant-no-word",
            "grant-role",
            "grant-proxy",
            "grant-routine",
            "grant-admin-option",
            "grant-all-lost",
            "grant-no-kind",
        ],
    ),
    ("grant-wider", &["grant-wider"]),
    ("grant-scope", &["grant-no-level", "grant-no-scope", "grant-all-in-schema", "grant-columns-need-table"]),
    ("grant-all", &["grant-all", "grant-all-risky"]),
    ("grant-all-unlisted", &["grant-all-unlisted"]),
    ("grant-unchecked", &["grant-unchecked"]),
    ("grant-everywhere", &["grant-everywhere"]),
    (
        "grant-object",
        &[
            "grant-no-object",
            "grant-object-name",
            "grant-name-empty",
            "grant-no-database",
            "grant-line-one-name",
            "grant-star-alone",
            "grant-star-database",
            "grant-too-many-names",
            "grant-line-no-object",
        ],
    ),
    ("grant-pattern", &["grant-pattern", "grant-underscore", "grant-table-escape", "grant-table-percent"]),
    (
        "grant-syntax",
        &[
            "grant-after-object",
            "grant-quote-open",
            "grant-comment-open",
            "grant-parenthesis-open",
            "grant-column-name",
            "grant-columns-empty",
            "grant-comma-missing",
            "grant-comma-stray",
            "grant-host-apart",
            "grant-no-host",
            "grant-all-alone",
            "grant-kind-word",
            "grant-unquoted",
            "grant-template",
            "grant-odd-blank",
            "grant-line-empty",
            "grant-line-no-on",
            "grant-no-privilege",
            "grant-rest",
            "grant-no-delimiter",
            "grant-delimiter-line",
            "grant-row-broken",
            "grant-carriage-return",
            "grant-torn",
            "grant-postgres-syntax",
        ],
    ),
    ("grant-preset", &["grant-preset-empty", "grant-no-preset", "grant-preset-is-privilege"]),
    ("grant-left-out", &["grant-usage", "grant-password", "grant-require", "grant-limits", "grant-as"]),
    ("grant-reading", &["grant-used", "grant-full-width", "grant-batch", "grant-some-reserve"]),
    ("grant-account", &["headless-grants-accounts", "headless-grants-no-account"]),
    (
        "grant-revoke",
        &[
            "grant-revoked",
            "grant-revoked-all",
            "grant-revoked-nothing",
            "grant-role-followed",
            "grant-role-lost",
            "grant-role-revoked",
        ],
    ),
    (
        "grant-revoke-partial",
        &["grant-partial", "grant-other-escape", "grant-drop-owned", "grant-object-gone", "grant-cascade"],
    ),
    (
        "grant-name",
        &[
            "grant-name-broken",
            "grant-name-unseen",
            "grant-name-long",
            "grant-name-mixed",
            "grant-name-wide",
            "grant-stars-eaten",
            "grant-quotes-around",
            "grant-odd-escape",
        ],
    ),
    (
        "grant-not-run",
        &[
            "grant-behind-quit",
            "grant-psql-if",
            "grant-rolled-back",
            "grant-not-committed",
            "grant-cancelled",
            "grant-conditional",
            "grant-server-refused",
            "grant-answers-differ",
            "grant-other-heading",
            "grant-in-body",
            "grant-in-string",
            "grant-body-open",
        ],
    ),
    (
        "grant-unread",
        &[
            "grant-unread",
            "grant-text",
            "grant-run-together",
            "grant-direct",
            "grant-elsewhere",
            "grant-renamed",
            "grant-outside-block",
            "grant-like-diff",
            "grant-like-list",
            "grant-like-shell",
            "grant-like-code",
            "grant-like-log",
            "grant-like-json",
            "grant-like-markup",
            "grant-like-psql",
        ],
    ),
    ("grant", &[]),
];

/// Codes of messages that no row names, by the beginning of the message key. Everything else gets [`COMMAND`].
const FAMILIES: &[(&str, &str)] = &[("usage-", USAGE), ("grant-", "grant")];

/// Code of a command line that cannot be parsed.
pub(crate) const USAGE: &str = "usage";

/// Code of any other failure that stops a command.
pub(crate) const COMMAND: &str = "command";

/// Returns the code of a message, given the message's key.
#[must_use]
pub(crate) fn of(id: &str) -> &'static str {
    let row = CODES.iter().find(|(_, ids)| ids.contains(&id)).map(|(code, _)| *code);
    let family = || FAMILIES.iter().find(|(stem, _)| id.starts_with(stem)).map(|(_, code)| *code);
    row.or_else(family).unwrap_or(COMMAND)
}

/// Returns whether `word` is a code.
#[must_use]
pub(crate) fn is_code(word: &str) -> bool {
    CODES.iter().any(|(code, _)| *code == word)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_code_and_every_message_stands_once() {
        let mut codes = HashSet::new();
        let mut messages = HashSet::new();
        for (code, ids) in CODES {
            assert!(codes.insert(code), "{code}");
            assert!(
                code.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'),
                "{code}"
            );
            for id in *ids {
                assert!(messages.insert(id), "{id}");
                assert_eq!(of(id), *code);
            }
        }
        assert_eq!((of("usage-command"), of("grant-of-tomorrow"), of("of-nothing")), (USAGE, "grant", COMMAND));
        assert!(is_code(USAGE) && is_code(COMMAND) && is_code("grant") && !is_code("rule-tag-twice"));
    }
}
