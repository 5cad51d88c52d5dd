//! A command of dbcred as one line that can be pasted into a shell: with the options that were in force, quoted.

use std::fmt::Write as _;

use super::unseen::is_unseen;

/// How dbcred was called: the options that decide where a request goes, with whose key, and in which language. Every
/// command that dbcred prints is written by it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Invocation {
    /// Whether the sandbox inside the program is spoken to. It has its own endpoint and its own key.
    pub is_sandbox: bool,
    /// The scenario of that sandbox.
    pub scenario: Option<String>,
    /// The profile of the key.
    pub profile: Option<String>,
    /// The endpoint, as it was given.
    pub endpoint: Option<String>,
    /// The site, such as `intl`.
    pub site: Option<String>,
    /// The region.
    pub region: Option<String>,
    /// The account that the key has to belong to.
    pub expected_account: Option<String>,
    /// The language, such as `zh`.
    pub language: Option<String>,
    /// Whether only ASCII is drawn.
    pub is_ascii: bool,
}

impl Invocation {
    /// The same at the sandbox inside the program: what named another place is left out.
    #[must_use]
    pub fn in_sandbox(self) -> Invocation {
        Invocation { is_sandbox: true, endpoint: None, profile: None, ..self }
    }

    /// The same for something that was sent to that endpoint and region, such as one of several of a name.
    #[must_use]
    pub fn at(&self, endpoint: &str, region: &str) -> Invocation {
        let here = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let endpoint = if self.is_sandbox { None } else { here(endpoint) };
        Invocation { endpoint, region: here(region), ..self.clone() }
    }

    /// A whole line, such as `dbcred --profile prod resume 'odd name'`. The first word is the command, the others are
    /// what it is about; none of them is an option, whatever it begins with.
    #[must_use]
    pub fn command(&self, words: &[&str]) -> String {
        let mut line = "dbcred".to_owned();
        if self.is_sandbox {
            line.push_str(" --sandbox");
        }
        let options = [
            ("--scenario", &self.scenario),
            ("--profile", &self.profile),
            ("--endpoint", &self.endpoint),
            ("--site", &self.site),
            ("--region", &self.region),
            ("--expect-account", &self.expected_account),
            ("--lang", &self.language),
        ];
        for (option, value) in options.into_iter().filter_map(|(option, value)| Some((option, value.as_deref()?))) {
            // Joined by `=` a value may begin with anything.
            let between = if value.starts_with('-') { '=' } else { ' ' };
            write!(line, " {option}{between}{}", quoted(value)).expect("a String takes every text");
        }
        if self.is_ascii {
            line.push_str(" --ascii");
        }
        let first_odd = words.iter().position(|word| word.starts_with('-'));
        for (at, word) in words.iter().enumerate() {
            if Some(at) == first_odd {
                line.push_str(" --");
            }
            write!(line, " {}", quoted(word)).expect("a String takes every text");
        }
        line
    }
}

/// A text as one word of any POSIX shell, and of nothing that could not be seen on a terminal. Line ends at its end
/// are lost, as a shell cuts them off what a command writes; a NUL no command line can hold.
#[must_use]
pub fn quoted(text: &str) -> String {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "-_./:%@,+=".contains(letter);
    // A leading `=` is a command's path in zsh.
    if !text.is_empty() && !text.starts_with('=') && text.chars().all(is_plain) {
        return text.to_owned();
    }
    if !text.contains(is_unseen) {
        return format!("'{}'", text.replace('\'', r"'\''"));
    }
    // `printf` makes the bytes of what would not be seen; `%b` would do the same, but reads octals differently.
    let mut format = String::new();
    for letter in text.chars() {
        match letter {
            '%' => format.push_str("%%"),
            '\\' => format.push_str(r"\\"),
            '\'' => format.push_str(r"'\''"),
            _ if is_unseen(letter) => {
                for byte in letter.encode_utf8(&mut [0; 4]).bytes() {
                    // Three octal digits never run into the character that follows.
                    write!(format, "\\{byte:03o}").expect("a String takes every text");
                }
            }
            _ => format.push(letter),
        }
    }
    // Most `printf` take a leading `-` for an option.
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
        assert_eq!(line, "dbcred --profile prod --endpoint 127.0.0.1:8787 resume 'odd name'");
        assert_eq!(prod().in_sandbox().command(&["status", "x"]), "dbcred --sandbox status x");
        let there = prod().at("https://ssm.tencentcloudapi.com", "ap-guangzhou");
        assert_eq!(
            there.command(&["status", "x"]),
            "dbcred --profile prod --endpoint https://ssm.tencentcloudapi.com --region ap-guangzhou status x"
        );
        let stand_in = prod().in_sandbox().at("http://127.0.0.1:41234", "ap-guangzhou");
        assert_eq!(stand_in.command(&["status", "x"]), "dbcred --sandbox --region ap-guangzhou status x");
    }

    #[test]
    fn what_begins_like_an_option_is_none() {
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
