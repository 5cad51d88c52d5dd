//! The texts of both languages: the same messages with the same variables, all of them used, none too long, and none
//! with words that do not help.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use clap::CommandFactory as _;
use dbcred::{
    app::bindings::{BINDINGS, KeySection},
    cli::Cli,
    text::{Language, Words},
};
use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser,
};
use unicode_width::UnicodeWidthStr as _;

/// Beginnings of keys that are composed at run time. The rest comes from data or from the names of types.
const COMPOSED: &[&str] = &[
    // By error code, from the catalog; `fault-other` for the others.
    "fault-",
];

/// Texts of the code that look like keys: outcomes and scenarios, which are not translated.
const NO_KEYS: &[&str] = &[
    // Options of tccli.
    "cli-input-json",
    "cli-unfold-argument",
    "no-rights",
    "not-created",
    "not-json",
    "not-sent",
    "not-utf8",
    "tags-fail",
    "tags-null",
];

/// The most columns of a line under a field.
const COLUMNS: usize = 76;

/// Messages that differ between the languages: the message, and the variable that Chinese does not need.
const OTHERWISE: &[(&str, &str)] = &[
    // English: "…, … and 3 more". Chinese: "… 等 5 个账号".
    ("accounts-clash", "more"),
];

/// One message: its own text and its attributes.
type Shape = BTreeMap<String, Variables>;

/// The variables of a text: those that it shows, and those that only select a variant.
#[derive(Debug, Default)]
struct Variables {
    shown: BTreeSet<String>,
    choosing: BTreeSet<String>,
}

impl Variables {
    fn has(&self, name: &str) -> bool {
        self.shown.contains(name) || self.choosing.contains(name)
    }
}

fn messages(language: Language) -> BTreeMap<String, Shape> {
    let resource = parser::parse(language.source())
        .unwrap_or_else(|(_, errors)| panic!("{language:?} does not parse: {errors:#?}"));
    let mut found = BTreeMap::new();
    for entry in resource.body {
        let Entry::Message(message) = entry else {
            assert!(!matches!(entry, Entry::Term(_) | Entry::Junk { .. }), "{language:?}: {entry:?}");
            continue;
        };
        let mut shape = Shape::new();
        if let Some(value) = &message.value {
            shape.insert(String::new(), variables(value));
        }
        for attribute in &message.attributes {
            let earlier = shape.insert(format!(".{}", attribute.id.name), variables(&attribute.value));
            assert!(earlier.is_none(), "{language:?}: {}.{} stands twice", message.id.name, attribute.id.name);
        }
        let earlier = found.insert(message.id.name.to_owned(), shape);
        assert!(earlier.is_none(), "{language:?}: {} stands twice", message.id.name);
    }
    found
}

fn variables(pattern: &Pattern<&str>) -> Variables {
    let mut found = Variables::default();
    collect(pattern, &mut found);
    found
}

fn collect(pattern: &Pattern<&str>, found: &mut Variables) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { .. } => {}
            PatternElement::Placeable { expression: Expression::Inline(inline) } => variable(inline, &mut found.shown),
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                variable(selector, &mut found.choosing);
                assert!(variants.iter().any(|variant| variant.default), "a choice has a default");
                for variant in variants {
                    collect(&variant.value, found);
                }
            }
        }
    }
}

fn variable(inline: &InlineExpression<&str>, found: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name.to_owned());
        }
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        // Each message is parsed alone, so a reference could not be resolved.
        other => panic!("no message refers to another: {other:?}"),
    }
}

/// Returns the text of each message and attribute line by line, with `…` for every variable.
fn lines(language: Language) -> Vec<(String, String)> {
    let resource = parser::parse(language.source()).unwrap();
    let mut found = Vec::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        let mut texts: Vec<String> = message.value.iter().flat_map(spellings).collect();
        texts.extend(message.attributes.iter().flat_map(|attribute| spellings(&attribute.value)));
        for text in texts {
            found.extend(text.lines().map(|line| (message.id.name.to_owned(), line.to_owned())));
        }
    }
    found
}

/// Returns the pattern as text, once for each variant if the whole text is a selection. A selection inside a sentence
/// uses its longest variant.
fn spellings(pattern: &Pattern<&str>) -> Vec<String> {
    let mut text = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text.push_str(value),
            PatternElement::Placeable { expression: Expression::Inline(InlineExpression::StringLiteral { value }) } => {
                text.push_str(value);
            }
            PatternElement::Placeable { expression: Expression::Inline(_) } => text.push('…'),
            PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
                let longest =
                    variants.iter().flat_map(|variant| spellings(&variant.value)).max_by_key(|text| text.width());
                text.push_str(&longest.unwrap_or_default());
            }
        }
    }
    vec![text]
}

fn code() -> String {
    let mut paths = Vec::new();
    walk(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src"), &mut paths);
    // `codes.rs` contains message ids without using the messages.
    let is_code = |path: &&PathBuf| !path.ends_with("tests.rs") && !path.ends_with("domain/codes.rs");
    paths.iter().filter(is_code).fold(String::new(), |mut all, path| {
        let text = fs::read_to_string(path).unwrap();
        let text = text.split("\n#[cfg(test)]\nmod tests {").next().unwrap();
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            all.push_str(line);
            all.push('\n');
        }
        all
    })
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Returns every quoted text of the code.
fn literals(code: &str) -> BTreeSet<&str> {
    code.lines().flat_map(|line| line.split('"').skip(1).step_by(2)).collect()
}

/// Whether a text could be the key of a message in an existing family.
fn is_key(text: &str, families: &BTreeSet<&str>) -> bool {
    let Some((family, rest)) = text.split_once('-') else { return false };
    families.contains(family)
        && !rest.is_empty()
        && rest.chars().all(|char| char.is_ascii_alphanumeric() || matches!(char, '-' | '.'))
}

fn families(all: &BTreeMap<String, Shape>) -> BTreeSet<&str> {
    all.keys().filter_map(|id| id.split_once('-').map(|(family, _)| family)).collect()
}

/// Whether a composed key such as `step-{}` could produce an id.
fn could_spell(pattern: &str, id: &str) -> bool {
    let mut rest = id;
    let mut is_first = true;
    let mut pieces = Vec::new();
    let mut left = pattern;
    while let Some((before, after)) = left.split_once('{') {
        pieces.push(before);
        left = after.split_once('}').map_or("", |(_, after)| after);
    }
    pieces.push(left);
    for piece in &pieces {
        let Some(at) = rest.find(piece) else { return false };
        if is_first && at > 0 {
            return false;
        }
        rest = &rest[at + piece.len()..];
        is_first = false;
    }
    rest.is_empty() || pieces.last().is_some_and(|last| last.is_empty())
}

#[track_caller]
fn assert_none(found: &[String], rule: &str) {
    assert!(found.is_empty(), "{rule}\n  {}", found.join("\n  "));
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_variables() {
    let (english, chinese) = (messages(Language::En), messages(Language::Zh));
    let mut wrong = Vec::new();
    for id in english.keys().chain(chinese.keys()).collect::<BTreeSet<_>>() {
        let (Some(one), Some(other)) = (english.get(id), chinese.get(id)) else {
            wrong.push(format!("{id} is there in one language only"));
            continue;
        };
        if !one.keys().eq(other.keys()) {
            wrong.push(format!("{id}: {:?} in English, {:?} in Chinese", one.keys(), other.keys()));
            continue;
        }
        for ((attribute, one), other) in one.iter().zip(other.values()) {
            // A language without a plural does not need the number. Every other variable has to be in both.
            let unknown = other.shown.iter().chain(&other.choosing).filter(|name| !one.has(name));
            wrong.extend(unknown.map(|name| format!("{id}{attribute}: ${name} is in Chinese only")));
            let lost = one.shown.iter().filter(|name| !other.has(name));
            let lost = lost.filter(|name| !OTHERWISE.contains(&(id, name)));
            wrong.extend(lost.map(|name| format!("{id}{attribute}: ${name} is said in English only")));
        }
    }
    assert_none(&wrong, "the languages differ");
}

#[test]
fn chinese_counts_without_a_singular() {
    // The plural rules of Chinese have only `other`, so a variant `[one]` would never be used.
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/text/zh.ftl")).unwrap();
    assert_none(&text.lines().filter(|line| line.contains("[one]")).map(str::to_owned).collect::<Vec<_>>(), "[one]");
}

#[test]
fn every_message_is_found_by_the_index_and_formats() {
    for language in [Language::En, Language::Zh] {
        let words = Words::new(language);
        for (id, shape) in messages(language) {
            for (attribute, variables) in shape {
                let key = format!("{id}{attribute}");
                assert!(words.has(&key), "{language:?}: {key} is not found; does its value begin on its line?");
                let args: Vec<(&'static str, dbcred::domain::rule::Arg)> = variables
                    .shown
                    .iter()
                    .chain(&variables.choosing)
                    .map(|name| (&*Box::leak(name.clone().into_boxed_str()), dbcred::domain::rule::Arg::Number(2)))
                    .collect();
                let text = words.with(&key, &args);
                assert!(text != key && !text.is_empty() && !text.contains("{$"), "{language:?}: {key}: {text:?}");
            }
        }
    }
}

#[test]
fn every_key_in_the_code_has_words() {
    let all = messages(Language::En);
    let families = families(&all);
    let code = code();
    let missing: Vec<String> = literals(&code)
        .into_iter()
        .filter(|text| is_key(text, &families) && !text.ends_with('-') && !NO_KEYS.contains(text))
        .filter(|text| {
            let (id, attribute) = text.split_once('.').map_or((*text, ""), |(id, attribute)| (id, attribute));
            !all.get(id).is_some_and(|shape| attribute.is_empty() || shape.contains_key(&format!(".{attribute}")))
        })
        .map(str::to_owned)
        .collect();
    assert_none(&missing, "the code asks for words that are not there");
}

#[test]
fn every_composed_key_has_words() {
    use dbcred::{
        app::overlay,
        catalog::Catalog,
        domain::{fields::FIELDS, steps::STEPS},
        export::FormatId,
    };
    let words = Words::new(Language::En);
    let catalog = Catalog::built_in();
    let mut wanted: Vec<String> = Vec::new();
    for spec in FIELDS {
        wanted.extend(["label", "help"].map(|part| format!("field-{}-{part}", spec.key)));
    }
    wanted.extend(STEPS.iter().map(|step| format!("step-{}", step.key())));
    wanted.extend(FormatId::tabs().map(|tab| format!("tab-{}", tab.name())));
    wanted.extend(["stay", "quit", "delete"].map(|key| format!("leave-{key}")));
    for (stem, rows) in [("unadded", overlay::UNADDED), ("changed", overlay::CHANGED)] {
        wanted.extend(rows.iter().chain(&["title", "closed"]).map(|key| format!("{stem}-{key}")));
    }
    wanted.extend(overlay::PASTE.iter().map(|key| format!("paste-{key}")));
    wanted.extend(catalog.faults().iter().map(|(code, _)| format!("fault-{}", code.replace('.', "-"))));
    let missing: Vec<String> = wanted.into_iter().filter(|id| !words.has(id)).collect();
    assert_none(&missing, "composed keys without words");
}

/// Returns the keys of the command line's help: its commands, arguments, values and headings.
fn keys_of_the_command_line() -> BTreeSet<String> {
    let key = |text: &str| text.to_lowercase().replace(|char: char| !char.is_ascii_alphanumeric(), "-");
    // The names that clap adds itself.
    let mut wanted: BTreeSet<String> = [
        "cli-option-help",
        "cli-option-version",
        "cli-value-command",
        "cli-heading-commands",
        "cli-heading-arguments",
        "cli-heading-options",
    ]
    .map(str::to_owned)
    .into();
    let mut root = Cli::command();
    root.build();
    wanted.extend(root.get_subcommands().map(|command| format!("cli-command-{}", command.get_name())));
    for command in std::iter::once(&root).chain(root.get_subcommands()) {
        for arg in command.get_arguments() {
            let id = key(arg.get_id().as_str());
            let owner = if arg.is_positional() { command.get_name() } else { "option" };
            wanted.insert(format!("cli-{owner}-{id}"));
            wanted.extend(arg.get_help_heading().map(|heading| format!("cli-heading-{heading}")));
            let names = arg.get_value_names().unwrap_or_default().iter();
            wanted.extend(
                names.filter(|_| arg.get_action().takes_values()).map(|name| format!("cli-value-{}", key(name))),
            );
        }
    }
    wanted
}

#[test]
fn every_command_and_argument_has_words_and_no_words_of_the_command_line_are_left_over() {
    let wanted = keys_of_the_command_line();
    assert!(wanted.len() > 50, "the command line was not walked: {wanted:?}");
    let code = code();
    let literals = literals(&code);
    for language in [Language::En, Language::Zh] {
        let there: BTreeSet<String> = messages(language).into_keys().filter(|id| id.starts_with("cli-")).collect();
        let missing: Vec<String> = wanted.difference(&there).cloned().collect();
        assert_none(&missing, "the command line has no words for these");
        let left = there.difference(&wanted).filter(|id| !literals.contains(id.as_str()));
        assert_none(&left.cloned().collect::<Vec<_>>(), "nothing of the command line is called so");
    }
}

#[test]
fn every_text_is_used() {
    let code = code();
    let literals = literals(&code);
    let patterns: Vec<&str> =
        literals.iter().copied().filter(|text| text.contains('{') && text.contains('-')).collect();
    let is_used = |id: &str| {
        literals.contains(id)
            || literals.iter().any(|text| text.split_once('.').is_some_and(|(key, _)| key == id))
            || patterns.iter().any(|pattern| !pattern.starts_with('{') && could_spell(pattern, id))
            || COMPOSED.iter().any(|stem| id.starts_with(stem))
    };
    let unused: Vec<String> = messages(Language::En).into_keys().filter(|id| !is_used(id)).collect();
    assert_none(&unused, "nothing says these");
}

#[test]
fn what_is_wrong_is_said_on_one_line() {
    let mut long = Vec::new();
    for language in [Language::En, Language::Zh] {
        long.extend(
            lines(language)
                .into_iter()
                .filter(|(id, line)| id.starts_with("rule-") && line.width() > COLUMNS)
                .map(|(id, line)| format!("{language:?} {} columns: {id}: {line}", line.width())),
        );
    }
    assert_none(&long, "a line is wider than a field's");
}

#[test]
fn texts_contain_no_empty_phrases() {
    const NEVER: &[&str] = &["invalid", "illegal", "oops", "please", "failed to", "successfully"];
    let mut wrong = Vec::new();
    for (id, line) in lines(Language::En) {
        // A name of the API is not our own word.
        let lower = line.replace("InvalidType", "").to_lowercase();
        wrong.extend(NEVER.iter().filter(|word| lower.contains(**word)).map(|word| format!("{id}: {word}: {line}")));
    }
    for (id, line) in lines(Language::Zh) {
        wrong.extend(
            ["您", "成功地", "非法"]
                .iter()
                .filter(|word| line.contains(**word))
                .map(|word| format!("{id}: {word}: {line}")),
        );
    }
    assert_none(&wrong, "words of another program");
}

#[test]
fn a_chinese_word_stands_for_one_thing() {
    // An account is of the cloud or of a database. A field is a 描述, help is 帮助, and what is not said is 没有写明.
    let is_wrong = |line: &str| {
        let bare = line.replace("数据库账号", "").replace("云账号", "");
        bare.contains("账号")
            || line.contains("数据库数据库")
            || ["说明", "查清", "答复"].iter().any(|word| line.contains(word))
    };
    let wrong = lines(Language::Zh).into_iter().filter(|(_, line)| is_wrong(line));
    assert_none(&wrong.map(|(id, line)| format!("{id}: {line}")).collect::<Vec<_>>(), "one word a thing");
}

#[test]
fn a_key_that_stands_twice_under_a_heading_says_when_it_does_what() {
    let mut wrong = Vec::new();
    for language in [Language::En, Language::Zh] {
        let words = Words::new(language);
        for section in KeySection::ALL {
            let mut by_key: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
            for row in BINDINGS.iter().filter(|row| row.section() == *section) {
                by_key.entry(row.shown).or_default().insert(words.say(&row.sentence()).into_owned());
            }
            for (key, sentences) in by_key {
                // One of them may hold wherever no other one does.
                let bare = sentences.iter().filter(|sentence| !sentence.contains([':', '：'])).collect::<Vec<_>>();
                wrong.extend((bare.len() > 1).then(|| format!("{section:?} {key}: {bare:?}")));
            }
        }
    }
    assert_none(&wrong, "a key with two meanings");
}

#[test]
fn patterns_of_composed_keys_are_told_from_ids() {
    assert!(could_spell("field-{}-label", "field-name-label"));
    assert!(could_spell("step-{}", "step-review"));
    assert!(!could_spell("step-{}", "small-step-review"));
    assert!(!could_spell("field-{}-label", "field-name-help"));
}
