//! Writes the headers as they would be sent, signed or not, without secrets.

use crate::domain::submission::Preview;

/// Shown in place of a secret.
pub(super) const HIDDEN: &str = "(hidden)";

/// Number of digits of a signature that are shown: enough to compare, too few to send it.
const SEEN: usize = 12;

/// Writes every header on one line. A token is secret and never shown. The signature is cut, because anybody who sees
/// it could send the request.
pub(super) fn headers(preview: &Preview) -> String {
    lines(&pairs(preview, false))
}

/// Writes the headers with the complete signature.
pub(super) fn headers_with_signature(preview: &Preview) -> String {
    lines(&pairs(preview, true))
}

/// Returns every header, with the part of its value that may be shown.
pub(super) fn pairs(preview: &Preview, shows_signature: bool) -> Vec<(String, String)> {
    let shown = |(name, value): &(String, String)| match name.as_str() {
        "X-TC-Token" => (name.clone(), HIDDEN.to_owned()),
        "Authorization" if !shows_signature => (name.clone(), cut(value)),
        _ => (name.clone(), value.clone()),
    };
    preview.headers.iter().map(shown).collect()
}

fn lines(headers: &[(String, String)]) -> String {
    let lines: Vec<String> = headers.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    lines.join("\n")
}

/// Shortens a header to `Credential=AKID…Q7xT/…, Signature=a9ee0e5a0cac… (hidden)`; placeholders for a missing key are
/// kept.
fn cut(authorization: &str) -> String {
    let Some((front, signature)) = authorization.split_once("Signature=").filter(|(_, rest)| !rest.starts_with('<'))
    else {
        return authorization.to_owned();
    };
    let front =
        match front.split_once("Credential=").and_then(|(algorithm, rest)| Some((algorithm, rest.split_once('/')?))) {
            Some((algorithm, (id, scope))) => format!("{algorithm}Credential={}/{scope}", short(id)),
            None => return HIDDEN.to_owned(),
        };
    let seen: String = signature.chars().take(SEEN).collect();
    format!("{front}Signature={seen}… {HIDDEN}")
}

fn short(id: &str) -> String {
    let letters: Vec<char> = id.chars().collect();
    if letters.len() < 12 {
        return letters.iter().take(2).chain(&['…']).collect();
    }
    letters[..4].iter().chain(&['…']).chain(&letters[letters.len() - 4..]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn preview(authorization: &str) -> Preview {
        let header = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let headers = vec![
            header("Host", "ssm.tencentcloudapi.com"),
            header("X-TC-Token", "a-token"),
            header("Authorization", authorization),
        ];
        Preview { headers, ..Preview::default() }
    }

    #[test]
    fn a_token_is_never_shown_and_a_signature_only_when_asked_for() {
        let whole = "TC3-HMAC-SHA256 Credential=AKIDEXAMPLE0000000000Q7xT/2026-11-24/ssm/tc3_request, \
                     SignedHeaders=content-type;host, Signature=a9ee0e5a0cac1234567890";
        let text = headers(&preview(whole));
        assert!(!text.contains("a-token") && !text.contains("1234567890"), "{text}");
        assert!(text.contains("Credential=AKID…Q7xT/2026-11-24/ssm/tc3_request, "), "{text}");
        assert!(text.ends_with("Signature=a9ee0e5a0cac… (hidden)"), "{text}");
        let text = headers_with_signature(&preview(whole));
        assert!(!text.contains("a-token") && text.ends_with(whole), "{text}");
    }

    #[test]
    fn placeholders_for_a_missing_key_are_kept() {
        let text = headers(&preview("TC3-HMAC-SHA256 Credential=<SecretId>/x, Signature=<signature>"));
        assert!(text.ends_with("Credential=<SecretId>/x, Signature=<signature>"), "{text}");
        assert!(headers(&preview("odd Signature=abcdef")).ends_with("(hidden)"));
    }
}
