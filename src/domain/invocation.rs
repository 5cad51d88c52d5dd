//! Builds command lines of dbcred that can be pasted into a shell: with the options of this call, and quoted.

use std::fmt::Write as _;

use super::unseen::is_unseen;

/// The options of this call that decide where requests go, whose key signs them, and which language is used. Every
/// command line that dbcred prints is made by [`Invocation::command`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Invocation {
    /// Whether requests go to the sandbox inside the program, which has its own endpoint and key.
    pub is_sandbox: bool,
    /// Scenario of that sandbox.
    pub scenario: Option<String>,
    /// Profile of the access key.
    pub profile: Option<String>,
    /// Endpoint, as it was given.
    pub endpoint: Option<String>,
    /// Site, such as `intl`.
    pub site: Option<String>,
    /// Region.
    pub region: Option<String>,
    /// Account that the key must belong to.
    pub expected_account: Option<String>,
    /// Language, such as `zh`.
    pub language: Option<String>,
    /// Whether only ASCII characters are drawn.
    pub is_ascii: bool,
}

impl Invocation {
    /// Returns the same call for the sandbox inside the program, without endpoint and profile.
    #[must_use]
    pub(crate) fn in_sandbox(self) -> Invocation {
        Invocation { is_sandbox: true, endpoint: None, profile: None, ..self }
    }

    /// Returns the same call for a submission that was sent to this endpoint and region. Several entries may have the
    /// same name, and these options say which one is meant.
    #[must_use]
    pub(crate) fn at(&self, endpoint: &str, region: &str) -> Invocation {
        let here = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let endpoint = if self.is_sandbox { None } else { here(endpoint) };
        Invocation { endpoint, region: here(region), ..self.clone() }
    }

    /// Returns a whole command line, such as `dbcred resume 'odd name' --profile prod`. The first word is the command, the
    /// others are its arguments: they come first, because a line that is cut must not lose them. If a word begins with `-`,
    /// the options come first, and a `--` before it keeps it from being read as one of them.
    #[must_use]
    pub(crate) fn command(&self, words: &[&str]) -> String {
        let mut options = String::new();
        if self.is_sandbox {
            options.push_str(" --sandbox");
        }
        let known = [
            ("--scenario", &self.scenario),
            ("--profile", &self.profile),
            ("--endpoint", &self.endpoint),
            ("--site", &self.site),
            ("--region", &self.region),
            ("--expect-account", &self.expected_account),
            ("--lang", &self.language),
        ];
        for (option, value) in known.into_iter().filter_map(|(option, value)| Some((option, value.as_deref()?))) {
            // With `=` a value that begins with `-` is not read as an option.
            let between = if value.starts_with('-') { '=' } else { ' ' };
            write!(options, " {option}{between}{}", quoted(value)).expect("a String takes every text");
        }
        if self.is_ascii {
            options.push_str(" --ascii");
        }
        let first_odd = words.iter().position(|word| word.starts_with('-'));
        let mut said = String::new();
        for (at, word) in words.iter().enumerate() {
            if Some(at) == first_odd {
                said.push_str(" --");
            }
            write!(said, " {}", quoted(word)).expect("a String takes every text");
        }
        if first_odd.is_some() { format!("dbcred{options}{said}") } else { format!("dbcred{said}{options}") }
    }
}

/// Quotes a text as one word of any POSIX shell, without characters that a terminal would not show. Line ends at the
/// end of the text are lost, because a shell strips them from the output of a command; a NUL cannot be part of a
/// command line at all.
#[must_use]
pub(crate) fn quoted(text: &str) -> String {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "-_./:%@,+=".contains(letter);
    // zsh replaces a word that begins with `=` by the path of a command.
    if !text.is_empty() && !text.starts_with('=') && text.chars().all(is_plain) {
        return text.to_owned();
    }
    if !text.contains(is_unseen) {
        return format!("'{}'", text.replace('\'', r"'\''"));
    }
    // `printf` writes invisible characters as octal escapes. They are in its format, since `%b` reads octal digits
    // differently.
    let mut format = String::new();
    for letter in text.chars() {
        match letter {
            '%' => format.push_str("%%"),
            '\\' => format.push_str(r"\\"),
            '\'' => format.push_str(r"'\''"),
            _ if is_unseen(letter) => {
                for byte in letter.encode_utf8(&mut [0; 4]).bytes() {
                    // With three octal digits a digit that follows is not read as part of the escape.
                    write!(format, "\\{byte:03o}").expect("a String takes every text");
                }
            }
            _ => format.push(letter),
        }
    }
    // The `--` is needed because most `printf` read a leading `-` as an option.
    format!("\"$(printf -- '{format}')\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prod() -> Invocation {
        Invocation { profile: Some("prod".into()), endpoint: Some("127.0.0.1:8787".into()), ..Invocation::default() }
    }

    #[test]
    fn a_command_stands_with_what_was_in_force() {
        assert_eq!(Invocation::default().command(&["resume", "prod-orders-rw"]), "dbcred resume prod-orders-rw");
        let line = prod().command(&["resume", "odd name"]);
        assert_eq!(line, "dbcred resume 'odd name' --profile prod --endpoint 127.0.0.1:8787");
        assert_eq!(prod().in_sandbox().command(&["status", "x"]), "dbcred status x --sandbox");
        let there = prod().at("https://ssm.tencentcloudapi.com", "ap-guangzhou");
        assert_eq!(
            there.command(&["status", "x"]),
            "dbcred status x --profile prod --endpoint https://ssm.tencentcloudapi.com --region ap-guangzhou"
        );
        let stand_in = prod().in_sandbox().at("http://127.0.0.1:41234", "ap-guangzhou");
        assert_eq!(stand_in.command(&["status", "x"]), "dbcred status x --sandbox --region ap-guangzhou");
    }

    #[test]
    fn an_argument_that_begins_with_a_dash_is_not_an_option() {
        let odd = Invocation { profile: Some("-x".into()), ..Invocation::default() };
        assert_eq!(odd.command(&["resume", "--yes"]), "dbcred --profile=-x resume -- --yes");
    }

    #[test]
    fn a_word_is_quoted_only_where_it_must_be() {
        assert_eq!(quoted("ap-guangzhou"), "ap-guangzhou");
        assert_eq!(quoted(""), "''");
        assert_eq!(quoted("=x"), "'=x'");
        assert_eq!(quoted("it's $HOME `x` \\"), r"'it'\''s $HOME `x` \'");
        assert_eq!(quoted("支付"), "'支付'");
        assert_eq!(quoted("a\u{202e}1'\\%"), r#""$(printf -- 'a\342\200\2561'\''\\%%')""#);
    }
}
