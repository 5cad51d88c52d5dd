//! Exports a request in several formats, one file and one row in [`FORMATS`] for each, and a draft as the file that is
//! saved.

mod draft;
mod form;
mod hcl;
mod json;
mod shell;
mod signing;
mod sql;

pub use draft::draft_toml;
pub(crate) use form::form;
pub(crate) use json::{json, json_of, visible_json};

use crate::domain::{request::Request, submission::Preview};

/// What is exported.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Subject<'a> {
    /// The request.
    pub(crate) request: &'a Request,
    /// The signed request as it would be sent.
    pub(crate) preview: &'a Preview,
    /// Whether the complete signature is shown.
    pub(crate) shows_signature: bool,
}

/// Identifies a format. The order is that of [`FORMATS`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the rows of `FORMATS` say what each is")]
pub enum FormatId {
    #[default]
    Json,
    Exact,
    Canonical,
    ToSign,
    Headers,
    Form,
    Tccli,
    Curl,
    Hcl,
    Sql,
}

/// Where the preview shows a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FormatTab {
    /// In no tab of its own.
    None,
    /// Among the steps of the request that dbcred sends.
    Step,
    /// Among the same request for other tools.
    Tool,
}

/// A row of [`FORMATS`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Format {
    /// The format.
    pub(crate) id: FormatId,
    /// Value of `--as`; for formats with a tab also the text key of the tab, `tab-<name>`.
    pub(crate) name: &'static str,
    /// The ending of a file in it.
    pub(crate) ending: &'static str,
    /// Its tab in the preview.
    pub(crate) tab: FormatTab,
    /// Whether it needs the moment, the key and the host of a signed request.
    pub(crate) needs_signing: bool,
    /// Whether it holds a signature, which is cut until it is asked for.
    pub(crate) has_signature: bool,
    /// Writes a request. Text ends with a newline; `exact` is only the bytes of the body.
    pub(crate) write: fn(&Subject<'_>) -> Vec<u8>,
}

/// Every format, in display order.
pub(crate) const FORMATS: &[Format] = &[
    Format {
        id: FormatId::Json,
        name: "json",
        ending: "json",
        tab: FormatTab::Step,
        needs_signing: false,
        has_signature: false,
        write: |subject| line(json(subject.request)),
    },
    Format {
        id: FormatId::Exact,
        name: "exact",
        ending: "exact.json",
        tab: FormatTab::None,
        needs_signing: false,
        has_signature: false,
        write: |subject| exact(subject.request),
    },
    Format {
        id: FormatId::Canonical,
        name: "canonical",
        ending: "canonical.txt",
        tab: FormatTab::Step,
        needs_signing: true,
        has_signature: false,
        write: |subject| marked("#", subject, &subject.preview.canonical),
    },
    Format {
        id: FormatId::ToSign,
        name: "to-sign",
        ending: "to-sign.txt",
        tab: FormatTab::Step,
        needs_signing: true,
        has_signature: false,
        write: |subject| marked("#", subject, &subject.preview.to_sign),
    },
    Format {
        id: FormatId::Headers,
        name: "headers",
        ending: "headers.txt",
        tab: FormatTab::Step,
        needs_signing: true,
        has_signature: true,
        write: |subject| {
            let headers = if subject.shows_signature { signing::headers_with_signature } else { signing::headers };
            marked("#", subject, &headers(subject.preview))
        },
    },
    Format {
        id: FormatId::Form,
        name: "form",
        ending: "form.txt",
        tab: FormatTab::None,
        needs_signing: false,
        has_signature: false,
        write: |subject| line(form(subject.request)),
    },
    Format {
        id: FormatId::Tccli,
        name: "tccli",
        ending: "tccli.sh",
        tab: FormatTab::Tool,
        needs_signing: true,
        has_signature: false,
        write: |subject| marked("#", subject, &shell::tccli(subject)),
    },
    Format {
        id: FormatId::Curl,
        name: "curl",
        ending: "curl.sh",
        tab: FormatTab::Tool,
        needs_signing: true,
        has_signature: true,
        write: |subject| marked("#", subject, &shell::curl(subject)),
    },
    Format {
        id: FormatId::Hcl,
        name: "hcl",
        ending: "tf",
        tab: FormatTab::Tool,
        needs_signing: false,
        has_signature: false,
        write: |subject| marked("#", subject, &hcl::hcl(subject.request)),
    },
    Format {
        id: FormatId::Sql,
        name: "sql",
        ending: "sql",
        tab: FormatTab::Tool,
        needs_signing: false,
        has_signature: false,
        write: |subject| marked("--", subject, &sql::sql(subject.request)),
    },
];

impl FormatId {
    /// Its row.
    pub(crate) fn format(self) -> &'static Format {
        &FORMATS[self as usize]
    }

    /// The formats that the preview shows, in the order of its tabs.
    pub fn tabs() -> impl Iterator<Item = FormatId> {
        FORMATS.iter().filter(|format| format.tab != FormatTab::None).map(|format| format.id)
    }

    /// Value of `--as`, and the text key of the tab where there is one, `tab-<name>`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.format().name
    }
}

/// Returns the format of that name.
#[must_use]
pub(crate) fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

/// The format that the ending of a path chooses: the longest that fits.
pub(crate) fn format_of_path(path: &str) -> Option<&'static Format> {
    let path = path.to_lowercase();
    let fits = |format: &&Format| path.strip_suffix(format.ending).is_some_and(|stem| stem.ends_with('.'));
    FORMATS.iter().filter(fits).max_by_key(|format| format.ending.len())
}

/// Returns the exact bytes of the body.
#[must_use]
pub fn exact(request: &Request) -> Vec<u8> {
    request.bytes()
}

/// Writes text; a comment in its first line says if it comes from the sandbox. The formats of only the body have no
/// syntax for comments.
fn marked(remark: &str, subject: &Subject<'_>, text: &str) -> Vec<u8> {
    if subject.preview.is_sandbox {
        return line(format!("{remark} sandbox: nothing of this exists outside dbcred\n{text}"));
    }
    line(text.to_owned())
}

fn line(mut text: String) -> Vec<u8> {
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_row_is_at_the_place_of_its_id() {
        assert!(FORMATS.iter().all(|format| format.id.format().name == format.name));
    }
    use crate::{
        catalog::Catalog,
        domain::{
            draft::{Draft, Tag},
            endpoint::Site,
            facts::{Facts, Setting},
            grants::{Place, Unit},
            request::check,
        },
    };

    fn unit(place: Place, privileges: &[&str]) -> Unit {
        Unit { place, privileges: privileges.iter().map(ToString::to_string).collect() }
    }

    /// Returns a read-write credential for `orders`.
    fn example() -> Request {
        let draft = Draft {
            region: "ap-guangzhou".into(),
            product: "Mysql".into(),
            instance: "cdb-n4j3y33j".into(),
            name: "prod-orders-rw".into(),
            prefix: "ordersrw".into(),
            hosts: vec!["10.0.1.%".into(), "10.0.2.15".into()],
            grants: vec![
                unit(Place::database("orders"), &["SELECT", "INSERT", "UPDATE", "DELETE", "EXECUTE"]),
                unit(Place::table("billing", "invoice"), &["SELECT"]),
                unit(Place::column("crm", "customer", "email"), &["SELECT", "UPDATE"]),
            ],
            description: "orders service, read-write".into(),
            tags: vec![
                Tag { key: "env".into(), value: "prod".into() },
                Tag { key: "team".into(), value: "支付".into() },
            ],
            rotate: Some(true),
            begin: "2026-12-05 03:00:00".into(),
            every: "30".into(),
            ..Draft::default()
        };
        let setting = Setting {
            site: Site::China,
            now: jiff::Timestamp::from_second(1_795_500_371).unwrap(),
            zone: jiff::tz::TimeZone::UTC,
        };
        let (request, issues) = check(&draft, Catalog::built_in(), &Facts::default(), &setting);
        request.unwrap_or_else(|| panic!("{issues:?}"))
    }

    fn spelt(name: &str) -> String {
        let request = example();
        let preview = Preview::default();
        let subject = Subject { request: &request, preview: &preview, shows_signature: false };
        String::from_utf8((format(name).unwrap().write)(&subject)).unwrap()
    }

    #[test]
    fn what_is_exported_in_the_sandbox_says_so_in_its_first_line() {
        let request = example();
        for is_sandbox in [true, false] {
            let preview = Preview { is_sandbox, ..Preview::default() };
            let subject = Subject { request: &request, preview: &preview, shows_signature: false };
            for format in FORMATS.iter().filter(|format| !["json", "exact", "form"].contains(&format.name)) {
                let text = String::from_utf8((format.write)(&subject)).unwrap();
                let first = text.lines().next().unwrap_or_default();
                assert_eq!(first.contains("sandbox"), is_sandbox, "{}: {first}", format.name);
            }
        }
    }

    #[test]
    fn the_example_of_the_screens_has_its_bytes_and_hashes() {
        let bytes = exact(&example());
        assert_eq!(bytes.len(), 729);
        assert_eq!(crate::sign::sha256_hex(&bytes), "c2bae4d4594a50c78b11be415a3b6bf60cdb5969fdfd2da3f32d39ce75d0e65c");
    }

    #[test]
    fn the_indented_json_is_the_same_value_in_35_lines() {
        let text = spelt("json");
        assert_eq!(text.lines().count(), 35, "{text}");
        assert!(text.contains("\n  \"Domains\": [\"10.0.1.%\", \"10.0.2.15\"],\n"), "{text}");
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(serde_json::to_vec(&value).unwrap(), exact(&example()));
    }

    #[test]
    fn the_form_counts_from_zero_and_encodes_as_the_documents_ask() {
        let text = spelt("form");
        assert!(text.starts_with("SecretName=prod-orders-rw&UserNamePrefix=ordersrw&"), "{text}");
        for piece in [
            "&Domains.0=10.0.1.%25&Domains.1=10.0.2.15&",
            "&PrivilegesList.2.Privileges.1=UPDATE&PrivilegesList.2.Database=crm&",
            "&Description=orders%20service%2C%20read-write&",
            "&Tags.1.TagValue=%E6%94%AF%E4%BB%98&",
            "&RotationBeginTime=2026-12-05%2003%3A00%3A00&EnableRotation=true&RotationFrequency=30\n",
        ] {
            assert!(text.contains(piece), "{piece} in {text}");
        }
    }
}
