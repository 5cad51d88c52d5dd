//! Reads the user's `config.toml`: which command has which keys, and whether the mouse is used.

use super::{
    FoundErrors, decode, place, toml,
    tree::{Node, NodeKey, Value},
};
use crate::{domain::rule::Message, import::fields::short};

/// One line of the table, as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct KeyChange {
    /// Name of a command, such as `next-problem`.
    pub(crate) command: String,
    /// Chords in the notation of the footer, such as `^X` and `F9`.
    pub(crate) chords: Vec<String>,
    /// Its line, from 1.
    pub(crate) line: usize,
}

/// What a `config.toml` says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct WizardConfig {
    /// The changes of `[keys]` in the order of their lines.
    pub(crate) keys: Vec<KeyChange>,
    /// Whether the wizard begins with the mouse on: `mouse = true`.
    pub(crate) is_mouse_on: bool,
}

/// Reads a `config.toml`, and its errors: line and message, with line 0 for the whole file. Nothing is taken from a file
/// that is not TOML.
#[must_use]
pub(crate) fn config(bytes: &[u8]) -> (WizardConfig, Vec<(usize, Message)>) {
    let mut found = FoundErrors::default();
    let mut config = WizardConfig::default();
    let text = match decode(bytes) {
        Ok(text) => text,
        Err(problems) => return (config, told(problems)),
    };
    for (key, node) in table(toml::read(text, &mut found)) {
        match node.value {
            Value::Table(rows) if key.text == "keys" => {
                config.keys.extend(rows.into_iter().filter_map(|(key, node)| change(key, node, &mut found)));
            }
            Value::Truth(is_on) if key.text == "mouse" => config.is_mouse_on = is_on,
            _ if key.text == "mouse" => found.at(&node.span, "type", Message::new("config-mouse-type")),
            _ => {
                let message = Message::new("chords-only-keys").with("name", short(&key.text));
                found.at(&key.span, "unknown-key", message);
            }
        }
    }
    let mut ruler = super::LineCounter::new(text);
    for change in &mut config.keys {
        change.line = ruler.at(change.line).0;
    }
    place(&mut found.problems, text);
    (config, told(found.problems))
}

fn told(problems: Vec<super::ImportError>) -> Vec<(usize, Message)> {
    problems.into_iter().map(|problem| (problem.line, problem.message)).collect()
}

fn table(root: Option<Node>) -> Vec<(NodeKey, Node)> {
    match root.map(|root| root.value) {
        Some(Value::Table(entries)) => entries,
        _ => Vec::new(),
    }
}

/// Reads one change, whose line is a byte offset at first. Reports a value that is neither a text nor a list of texts.
fn change(key: NodeKey, node: Node, found: &mut FoundErrors) -> Option<KeyChange> {
    let span = node.span;
    let chords = match node.value {
        Value::Text(text) => Some(vec![text]),
        Value::List(items) => items
            .into_iter()
            .map(|item| match item.value {
                Value::Text(text) => Some(text),
                _ => None,
            })
            .collect(),
        _ => None,
    };
    let Some(chords) = chords.filter(|chords| !chords.is_empty()) else {
        found.at(&span, "type", Message::new("chords-type").with("command", short(&key.text)));
        return None;
    };
    Some(KeyChange { command: key.text, chords, line: key.span.start })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(text: &str) -> Vec<(usize, &'static str)> {
        config(text.as_bytes()).1.into_iter().map(|(line, message)| (line, message.id)).collect()
    }

    #[test]
    fn a_chord_or_a_list_of_them_is_read_with_its_line() {
        let (config, problems) =
            config(b"# mine\n[keys]\nmenu = \"F2\"\nsubmit = [\n  \"s\", \"F9\"]\nundo = \"^Y\"\n");
        let change = |command: &str, chords: &[&str], line| KeyChange {
            command: command.to_owned(),
            chords: chords.iter().map(|&chord| chord.to_owned()).collect(),
            line,
        };
        assert_eq!(
            config.keys,
            [change("menu", &["F2"], 3), change("submit", &["s", "F9"], 4), change("undo", &["^Y"], 6)]
        );
        assert_eq!(problems, []);
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line_and_leaves_the_rest() {
        let text = "[keys]\nmenu = 1\nquit = [\"q\", 2]\nundo = []\nredo = \"F4\"\nredo = \"F5\"\n[colours]\nred = 1\n";
        let wrong_here = wrong(text);
        assert_eq!(
            wrong_here,
            [
                (2, "chords-type"),
                (3, "chords-type"),
                (4, "chords-type"),
                (6, "import-duplicate-key"),
                (7, "chords-only-keys")
            ]
        );
        assert_eq!(config(text.as_bytes()).0.keys.len(), 1);
        assert_eq!(wrong("keys = 1"), [(1, "chords-only-keys")]);
        assert_eq!(wrong(""), []);
    }

    #[test]
    fn the_mouse_is_on_where_the_file_says_so_and_nothing_else_says_it() {
        for (text, is_on) in [("mouse = true", true), ("mouse = false\n[keys]", false), ("", false)] {
            assert_eq!((config(text.as_bytes()).0.is_mouse_on, wrong(text)), (is_on, vec![]), "{text}");
        }
        for text in ["mouse = \"on\"", "mouse = 1", "[mouse]\non = true", "mouse = [true]"] {
            assert_eq!(
                (config(text.as_bytes()).0, wrong(text)),
                (WizardConfig::default(), vec![(1, "config-mouse-type")])
            );
        }
        assert_eq!(wrong("mouse = true\nmouse = false"), [(2, "import-duplicate-key")]);
        assert_eq!(wrong("[keys]\nmouse = true"), [(2, "chords-type")], "there it is the key of the command");
    }

    #[test]
    fn what_is_no_toml_or_no_text_changes_nothing() {
        for text in ["[keys]\nmenu = F2\n", "[keys\nmenu = \"F2\"", "{\"keys\": 1}"] {
            let (config, problems) = config(text.as_bytes());
            assert!(config == WizardConfig::default() && !problems.is_empty(), "{text}");
        }
        assert_eq!(config(b"[keys]\nmenu = \"\xff\"").1[0].0, 2);
    }
}
