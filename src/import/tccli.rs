//! Reads a line of tccli that creates a credential. Its options are members of the request.

use serde_json::{Map, Value};

use super::{ImportError, read, set};
use crate::domain::{draft::Draft, rule::Message};

/// The action that a line must name.
const COMMAND: [&str; 3] = ["tccli", "ssm", "CreateProductSecret"];

/// Options of tccli itself that have no value.
const SWITCHES: [&str; 3] = ["cli-unfold-argument", "use-cvm-role", "warning"];

/// Options of tccli itself that say nothing about the request. Keys on a line are not taken.
const OTHERS: [&str; 12] = [
    "profile",
    "output",
    "filter",
    "timeout",
    "language",
    "version",
    "secretId",
    "secretKey",
    "token",
    "role-arn",
    "role-session-name",
    "https-proxy",
];

/// Returns whether a text is a line of tccli.
#[must_use]
pub(crate) fn is_tccli(text: &str) -> bool {
    line(text).split_whitespace().next() == Some(COMMAND[0])
}

fn line(text: &str) -> &str {
    let text = text.trim();
    text.strip_prefix("$ ").unwrap_or(text)
}

/// Reads a draft from a line of tccli; `open` reads a file that the line names, by its path. Options that are no part
/// of the request are left out.
///
/// # Errors
/// What is wrong with the line, or with the file.
pub(crate) fn read_tccli(text: &str, open: impl Fn(&str) -> Result<Vec<u8>, Message>) -> Result<Draft, Vec<Message>> {
    let words = words(line(text)).map_err(|why| vec![why])?;
    if words.iter().take(COMMAND.len()).map(String::as_str).ne(COMMAND) {
        return Err(vec![Message::new("tccli-other").with("command", COMMAND.join(" "))]);
    }
    let options = options(&words[COMMAND.len()..]).map_err(|why| vec![why])?;
    let messages = |problems: Vec<ImportError>| problems.into_iter().map(|problem| problem.message).collect::<Vec<_>>();
    let mut body = Map::new();
    if let Some((_, values)) = options.iter().find(|(name, _)| *name == "cli-input-json") {
        let value = values.concat();
        let bytes = match value.strip_prefix("file://") {
            Some(path) => open(path).map_err(|why| vec![why])?,
            None => value.into_bytes(),
        };
        // Errors in it have their places.
        read(&bytes, ".json").map_err(messages)?;
        if let Ok(Value::Object(members)) = serde_json::from_slice(&bytes) {
            body = members;
        }
    }
    let is_request = |name: &str| !OTHERS.contains(&name) && !SWITCHES.contains(&name) && name != "cli-input-json";
    let mut assignments = Vec::new();
    for (name, values) in options.iter().filter(|(name, _)| is_request(name)) {
        match values.as_slice() {
            [json] if json.starts_with(['[', '{']) => match serde_json::from_str(json) {
                Ok(value) => drop(body.insert((*name).to_owned(), value)),
                Err(_) => return Err(vec![Message::new("tccli-json").with("name", *name)]),
            },
            [value] => assignments.push(format!("{name}={value}")),
            [] => return Err(vec![Message::new("tccli-no-value").with("name", *name)]),
            several => {
                assignments.push(format!("{name}="));
                assignments.extend(several.iter().enumerate().map(|(at, value)| format!("{name}.{at}={value}")));
            }
        }
    }
    let mut draft = read(Value::Object(body).to_string().as_bytes(), ".json").map_err(messages)?.draft;
    for assignment in assignments {
        match (set(&mut draft, &assignment), assignment.split_once('=')) {
            // The only value of a list.
            (Err(why), Some((name, value))) if why.id == "set-is-list" => {
                set(&mut draft, &format!("{name}.0={value}")).map_err(|why| vec![why])?;
            }
            (Err(why), _) => return Err(vec![why]),
            (Ok(_), _) => {}
        }
    }
    Ok(draft)
}

/// An option without its dashes, and its values.
type CommandOption<'a> = (&'a str, Vec<String>);

fn options(words: &[String]) -> Result<Vec<CommandOption<'_>>, Message> {
    let mut options: Vec<CommandOption<'_>> = Vec::new();
    for word in words {
        match (word.strip_prefix("--"), options.last_mut()) {
            (Some(name), _) => match name.split_once('=') {
                Some((name, value)) => options.push((name, vec![value.to_owned()])),
                None => options.push((name, Vec::new())),
            },
            (None, Some((_, values))) => values.push(word.clone()),
            (None, None) => return Err(Message::new("tccli-word").with("word", word.as_str())),
        }
    }
    Ok(options)
}

/// The words of a command as a shell passes them: quotes and backslashes are taken away, a backslash at the end of a
/// line joins it to the next one.
fn words(text: &str) -> Result<Vec<String>, Message> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut chars = text.chars();
    while let Some(char) = chars.next() {
        match char {
            '\'' => {
                let word = word.get_or_insert_default();
                loop {
                    match chars.next() {
                        Some('\'') => break,
                        Some(char) => word.push(char),
                        None => return Err(Message::new("tccli-quote")),
                    }
                }
            }
            '"' => {
                let word = word.get_or_insert_default();
                loop {
                    match (chars.next(), chars.clone().next()) {
                        (Some('"'), _) => break,
                        (Some('\\'), Some(char @ ('\n' | '"' | '\\' | '$' | '`'))) => {
                            chars.next();
                            word.extend(Some(char).filter(|char| *char != '\n'));
                        }
                        (Some(char), _) => word.push(char),
                        (None, _) => return Err(Message::new("tccli-quote")),
                    }
                }
            }
            '\\' => match chars.next() {
                Some('\n') | None => {}
                Some(char) => word.get_or_insert_default().push(char),
            },
            char if char.is_whitespace() => words.extend(word.take()),
            char => word.get_or_insert_default().push(char),
        }
    }
    words.extend(word);
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(text: &str) -> Draft {
        let file = br#"{"SecretName":"of-file","InstanceID":"cdb-n4j3y33j"}"#;
        let open = |path: &str| if path == "a b.json" { Ok(file.to_vec()) } else { Err(Message::new("not-read")) };
        read_tccli(text, open).unwrap()
    }

    #[test]
    fn each_form_of_a_line_is_read() {
        let line = "$ tccli ssm CreateProductSecret --region ap-guangzhou --profile prod \\\n  --SecretName x \
                    --Description \"it's \\\"one\\\"\" --EnableRotation True --RotationFrequency 30";
        let draft = taken(line);
        assert_eq!((&*draft.region, &*draft.name, &*draft.every), ("ap-guangzhou", "x", "30"));
        assert_eq!((&*draft.description, draft.rotate), ("it's \"one\"", Some(true)));
        for grants in [
            "--PrivilegesList '[{\"PrivilegeName\":\"GlobalPrivileges\",\"Privileges\":[\"SELECT\"]}]' --Domains '[\"a\",\"b\"]'",
            "--cli-unfold-argument --PrivilegesList.0.PrivilegeName GlobalPrivileges --Domains a b \
             --PrivilegesList.0.Privileges SELECT",
            "--cli-unfold-argument --PrivilegesList.0.PrivilegeName GlobalPrivileges --Domains.0 a --Domains.1=b \
             --PrivilegesList.0.Privileges.0 SELECT",
        ] {
            let draft = taken(&format!("tccli ssm CreateProductSecret {grants}"));
            assert_eq!(draft.hosts, ["a", "b"], "{grants}");
            assert_eq!(draft.grants.len(), 1, "{grants}");
            assert_eq!(draft.grants[0].privileges, ["SELECT"], "{grants}");
        }
        let draft = taken("tccli ssm CreateProductSecret --cli-input-json 'file://a b.json' --SecretName other");
        assert_eq!((&*draft.name, &*draft.instance), ("other", "cdb-n4j3y33j"), "an option goes before the file");
    }

    #[test]
    fn what_is_wrong_with_a_line_is_said_and_no_key_is_taken() {
        let open = |_: &str| Err(Message::new("not-read"));
        let why = |line: &str| read_tccli(line, open).unwrap_err().remove(0).id;
        for (line, id) in [
            ("tccli ssm DescribeSecret --SecretName x", "tccli-other"),
            ("tccli ssm CreateProductSecret x", "tccli-word"),
            ("tccli ssm CreateProductSecret --SecretName", "tccli-no-value"),
            ("tccli ssm CreateProductSecret --SecretName 'x", "tccli-quote"),
            ("tccli ssm CreateProductSecret --Tags '[{'", "tccli-json"),
            ("tccli ssm CreateProductSecret --cli-input-json file://absent", "not-read"),
        ] {
            assert_eq!(why(line), id, "{line}");
        }
        let draft = taken("tccli ssm CreateProductSecret --secretId ID --secretKey KEY --SecretName x");
        assert!(!format!("{draft:?}").contains("KEY"));
    }
}
