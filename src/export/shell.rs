//! Writes a request as commands of tccli and curl, quoted so that sh, dash, bash, ksh, zsh and fish pass exactly the
//! same bytes.

use std::fmt::Write as _;

use super::Subject;
use crate::{
    domain::unseen::is_unseen,
    export::signing::{self, HIDDEN},
};

/// Headers that curl sets to the signed value by itself, or that are not needed.
const CURL_HEADERS: &[&str] = &["Host", "Content-Length", "User-Agent", "Accept", "Accept-Encoding"];

/// Greatest size of a body as an argument of a program, in bytes. Linux allows 128 KiB for one argument, other systems
/// less for all together. A builtin of the shell, such as `printf`, has no such limit.
const ARGUMENT: usize = 64 * 1024;

/// Writes `tccli ssm CreateProductSecret …`. tccli finds the key by itself, and signs the body that it makes from the
/// JSON. It reads that JSON only from a file.
pub(super) fn tccli(subject: &Subject<'_>) -> String {
    let mut command = format!("{} |\n", printed(&body(subject)));
    command.push_str("tccli ssm CreateProductSecret");
    if !subject.request.region().is_empty() {
        write!(command, " --region {}", quoted(subject.request.region())).expect("a String takes every text");
    }
    // tccli adds https itself, and would sign a given scheme as part of the host.
    let host = subject.preview.url.strip_prefix("https://").unwrap_or(&subject.preview.url);
    let host = host.trim_end_matches('/');
    if !host.is_empty() {
        write!(command, " \\\n  --endpoint {}", quoted(host)).expect("a String takes every text");
    }
    command.push_str(" \\\n  --cli-input-json file:///dev/stdin");
    command
}

/// Writes `curl …` with the headers as they would be sent. The service accepts it for five minutes, and only with the
/// complete signature.
pub(super) fn curl(subject: &Subject<'_>) -> String {
    let headers = signing::pairs(subject.preview, subject.shows_signature);
    let body = body(subject);
    let is_piped = body.len() > ARGUMENT || !is_quotable(&body);
    let mut command = String::new();
    if headers.iter().any(|(_, value)| value.contains(HIDDEN)) {
        command.push_str("# (hidden) stands for a secret\n");
    }
    if is_piped {
        writeln!(command, "{} |", printed(&body)).expect("a String takes every text");
    }
    write!(command, "curl -sS {}", quoted(&subject.preview.url)).expect("a String takes every text");
    for (name, value) in headers.iter().filter(|(name, _)| !CURL_HEADERS.contains(&name.as_str())) {
        write!(command, " \\\n  -H {}", quoted(&format!("{name}: {value}"))).expect("a String takes every text");
    }
    let data = if is_piped { "@-".to_owned() } else { quoted(&body) };
    write!(command, " \\\n  --data-binary {data}").expect("a String takes every text");
    command
}

fn body(subject: &Subject<'_>) -> String {
    String::from_utf8(super::exact(subject.request)).expect("a body of JSON is UTF-8")
}

/// Returns whether every shell reads a text between single quotes literally. Only fish reads a backslash there as an
/// escape; invisible characters get lost on a terminal.
fn is_quotable(text: &str) -> bool {
    !text.contains(|c: char| c == '\\' || is_unseen(c))
}

/// Writes a command that prints exactly this text.
fn printed(text: &str) -> String {
    if is_quotable(text) {
        return format!("printf %s {}", quoted(text));
    }
    // With three octal digits a digit that follows is not read as part of the escape; every `printf` supports them.
    let mut format = "printf '".to_owned();
    for character in text.chars() {
        match character {
            '%' => format.push_str("%%"),
            '\'' | '\\' => octal(character, &mut format),
            _ if is_unseen(character) => octal(character, &mut format),
            _ => format.push(character),
        }
    }
    format.push('\'');
    format
}

fn octal(character: char, out: &mut String) {
    for byte in character.encode_utf8(&mut [0; 4]).bytes() {
        write!(out, "\\{byte:03o}").expect("a String takes every text");
    }
}

/// Quotes a text as one word of a shell.
fn quoted(text: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./:%@".contains(c);
    if !text.is_empty() && text.chars().all(is_plain) {
        return text.to_owned();
    }
    // A backslash is put between double quotes, where every shell reads `\\` in the same way.
    format!("'{}'", text.replace('\\', "\0").replace('\'', r"'\''").replace('\0', r#"'"\\"'"#))
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::*;

    #[test]
    fn a_quoted_word_is_read_by_the_shell_as_the_same_text() {
        assert_eq!(quoted("ap-guangzhou"), "ap-guangzhou");
        assert_eq!(quoted(""), "''");
        assert_eq!(quoted("it's $HOME `x`"), r"'it'\''s $HOME `x`'");
        assert_eq!(quoted(r"a\b"), r#"'a'"\\"'b'"#);
        assert_eq!(printed("it's 5%"), r"printf %s 'it'\''s 5%'");
        assert_eq!(printed("a\u{202e}1'\\n%"), r"printf 'a\342\200\2561\047\134n%%'");
    }

    #[test]
    fn every_installed_shell_passes_the_exact_bytes() {
        let texts = [
            r#"{"Description":"it's $HOME `x` ${y} !! %d 5%"}"#,
            r#"{"Description":"a\\b \"c\" \\' \n \\"}"#,
            "{\"Description\":\"支付 a\u{202e}1\u{85}7\u{7f}0 🔑\"}",
            r"\",
            "''",
        ];
        let mut shells = 0;
        for shell in ["sh", "dash", "bash", "ksh", "zsh", "fish"] {
            for text in texts {
                let run = |command: &str| Command::new(shell).args(["-c", command]).env("HOME", "/nowhere").output();
                let Ok(output) = run(&printed(text)) else { continue };
                assert_eq!(String::from_utf8_lossy(&output.stdout), text, "{shell}: {}", printed(text));
                shells += 1;
                if !text.contains(is_unseen) {
                    let command = format!("printf %s {}", quoted(text));
                    let output = run(&command).expect("it was there a moment ago");
                    assert_eq!(String::from_utf8_lossy(&output.stdout), text, "{shell}: {command}");
                }
            }
        }
        assert!(shells >= texts.len(), "no shell is here");
    }
}
