//! The request as a command of tccli and of curl, quoted so that a shell hands on the very bytes.

use std::fmt::Write as _;

use super::Subject;
use crate::{
    domain::invocation::quoted,
    export::signing::{self, HIDDEN},
};

/// Headers that curl sets by itself to what was signed, or that it may leave out.
const OF_CURL: &[&str] = &["Host", "Content-Length", "User-Agent", "Accept", "Accept-Encoding"];

/// `tccli ssm CreateProductSecret …`: tccli finds the key by itself and signs the body that it makes of the JSON, which
/// it reads from a file only.
pub(super) fn tccli(subject: &Subject<'_>) -> String {
    let mut command = format!("printf %s {} |\n", quoted(&body(subject)));
    command.push_str("tccli ssm CreateProductSecret");
    if !subject.request.region.is_empty() {
        write!(command, " --region {}", quoted(&subject.request.region)).expect("a String takes every text");
    }
    // tccli adds https by itself, and takes a scheme for a part of the host that it signs.
    let host = subject.preview.url.strip_prefix("https://").unwrap_or(&subject.preview.url);
    let host = host.trim_end_matches('/');
    if !host.is_empty() {
        write!(command, " \\\n  --endpoint {}", quoted(host)).expect("a String takes every text");
    }
    command.push_str(" \\\n  --cli-input-json file:///dev/stdin");
    command
}

/// `curl …` with the headers as they would leave; it is taken for five minutes, and only with the whole signature.
pub(super) fn curl(subject: &Subject<'_>) -> String {
    let headers = signing::pairs(subject.preview, subject.shows_signature);
    let mut command = String::new();
    if headers.iter().any(|(_, value)| value.contains(HIDDEN)) {
        command.push_str("# (hidden) stands for a secret\n");
    }
    write!(command, "curl -sS {}", quoted(&subject.preview.url)).expect("a String takes every text");
    for (name, value) in headers.iter().filter(|(name, _)| !OF_CURL.contains(&name.as_str())) {
        write!(command, " \\\n  -H {}", quoted(&format!("{name}: {value}"))).expect("a String takes every text");
    }
    write!(command, " \\\n  --data-binary {}", quoted(&body(subject))).expect("a String takes every text");
    command
}

fn body(subject: &Subject<'_>) -> String {
    String::from_utf8(super::exact(subject.request)).expect("a body of JSON is UTF-8")
}
