//! The request as a command of tccli and of curl, quoted so that a shell hands on the very bytes.

use std::fmt::Write as _;

use super::Subject;
use crate::{
    domain::unseen::is_unseen,
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

/// A text as one word of a shell. What would not be seen is written by its bytes, which takes bash, zsh or ksh.
fn quoted(text: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./:%@".contains(c);
    if !text.is_empty() && text.chars().all(is_plain) {
        return text.to_owned();
    }
    if !text.contains(is_unseen) {
        return format!("'{}'", text.replace('\'', r"'\''"));
    }
    let mut word = "$'".to_owned();
    for character in text.chars() {
        match character {
            '\'' | '\\' => word.extend(['\\', character]),
            _ if is_unseen(character) => {
                for byte in character.encode_utf8(&mut [0; 4]).bytes() {
                    // Three octal digits never run into the character that follows.
                    write!(word, "\\{byte:03o}").expect("a String takes every text");
                }
            }
            _ => word.push(character),
        }
    }
    word.push('\'');
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_the_shell_is_the_text_again() {
        assert_eq!(quoted("ap-guangzhou"), "ap-guangzhou");
        assert_eq!(quoted(""), "''");
        assert_eq!(quoted("it's $HOME `x` \\"), r"'it'\''s $HOME `x` \'");
        assert_eq!(quoted("a\u{202e}1'\\"), r"$'a\342\200\2561\'\\'");
    }
}
