//! Translations: texts by key and language, from `assets/text/*.ftl`.
//!
//! Only the language in use is read, and only messages that are used are looked for and parsed. The files have two
//! thousand messages, and even an index of them would be a fifth of the work of a command.

mod values;

use std::{
    borrow::{Borrow, Cow},
    collections::HashMap,
    sync::{Arc, LazyLock, PoisonError, RwLock},
};

use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};

use crate::domain::{
    grants::read::{Imported, LeftOut},
    rule::{Arg, Message},
    unseen::is_unseen,
};

/// How many parts of a text that were not imported are listed; the others are counted.
const SHOWN_LEFT_OUT: usize = 6;

/// The languages of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    En,
    /// Simplified Chinese.
    Zh,
}

impl Language {
    /// Returns the language of this machine: Chinese for any Chinese locale, else English.
    #[must_use]
    pub(crate) fn of_system() -> Language {
        sys_locale::get_locale().as_deref().and_then(Language::from_tag).unwrap_or(Language::En)
    }

    /// Returns the language of a tag such as `zh_CN.UTF-8` or `en-US`.
    #[must_use]
    pub(crate) fn from_tag(tag: &str) -> Option<Language> {
        let lower = tag.to_ascii_lowercase();
        match lower.split(['-', '_', '.', '@']).next() {
            Some("zh") => Some(Language::Zh),
            Some("en") => Some(Language::En),
            _ => None,
        }
    }

    /// Returns the other language.
    #[must_use]
    pub(crate) fn other(self) -> Language {
        match self {
            Language::En => Language::Zh,
            Language::Zh => Language::En,
        }
    }

    /// Returns the value of `X-TC-Language`.
    #[must_use]
    pub(crate) fn header(self) -> &'static str {
        match self {
            Language::En => "en-US",
            Language::Zh => "zh-CN",
        }
    }

    /// Returns the content of the language's file.
    #[must_use]
    pub fn source(self) -> &'static str {
        match self {
            Language::En => include_str!("../assets/text/en.ftl"),
            Language::Zh => include_str!("../assets/text/zh.ftl"),
        }
    }
}

/// The texts of one language.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Words {
    language: Language,
    /// Whether quotes, dots and marks beyond ASCII are written in ASCII.
    is_ascii: bool,
}

/// What is known of the messages that were used. Each is looked for once in the life of the process, and parsed once if
/// it needs it.
#[derive(Default)]
struct UsedMessages {
    /// The lines of a message, not parsed. `None` where there is no such message.
    lines: HashMap<String, Option<&'static str>>,
    parsed: HashMap<String, Arc<FluentBundle<FluentResource>>>,
}

/// For each kind of texts that was used.
static USED_MESSAGES: LazyLock<RwLock<HashMap<Words, UsedMessages>>> = LazyLock::new(RwLock::default);

impl Words {
    /// Returns the texts of a language.
    #[must_use]
    pub fn new(language: Language) -> Words {
        Words { language, is_ascii: false }
    }

    /// The same texts with the quotes, dots and marks of ASCII: for terminals that have no others, or draw them two cells
    /// wide. Values that a text shows stay as they are.
    #[must_use]
    pub(crate) fn in_ascii(self, is_ascii: bool) -> Words {
        Words { is_ascii, ..self }
    }

    /// Returns whether they are written so.
    #[must_use]
    pub(crate) fn is_ascii(&self) -> bool {
        self.is_ascii
    }

    /// Returns the language.
    #[must_use]
    pub(crate) fn language(&self) -> Language {
        self.language
    }

    /// Returns whether there is a message with this key.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        let (key, attribute) = split_attribute(id);
        self.lines(key).is_some_and(|lines| {
            attribute.is_none_or(|attribute| lines.lines().any(|line| starts_attribute(line, attribute)))
        })
    }

    /// Returns a message without variables. If there is none, returns its key, so that the gap is visible but nothing
    /// panics.
    #[must_use]
    pub fn say(&self, id: &str) -> Cow<'static, str> {
        let (key, attribute) = split_attribute(id);
        match self.lines(key) {
            Some(lines) if attribute.is_none() => match plain(lines) {
                Some(text) if self.is_ascii => in_ascii(text),
                Some(text) => Cow::Borrowed(text),
                None => Cow::Owned(self.format(id, &[])),
            },
            Some(_) => Cow::Owned(self.format(id, &[])),
            None => Cow::Owned(id.to_owned()),
        }
    }

    /// Returns a message with variables.
    #[must_use]
    pub fn with(&self, id: &str, args: &[(&'static str, Arg)]) -> String {
        if args.is_empty() { self.say(id).into_owned() } else { self.format(id, args) }
    }

    /// Returns the text of a domain message with its attribute `key`, a sentence that names the key for the fix.
    #[must_use]
    pub fn message(&self, message: &Message) -> String {
        let mut words = self.bare(message);
        let id = format!("{}.key", message.id);
        if self.has(&id) {
            words.push_str(match self.language {
                Language::En => ". ",
                Language::Zh => "。",
            });
            words.push_str(&self.with(&id, &message.args));
        }
        words
    }

    /// Returns the text of a domain message without the attribute `key`, for output without a keyboard, such as a
    /// report.
    #[must_use]
    pub fn bare(&self, message: &Message) -> String {
        self.with(message.id, &message.args)
    }

    /// Returns the result of importing grants: `app@%: taken 8, left out 2 (REVOKE line 11, role line 9)`.
    #[must_use]
    pub(crate) fn imported(&self, imported: &Imported) -> String {
        let text = self.message(&imported.message());
        if imported.left_out.is_empty() {
            return text;
        }
        // If there are several files, each entry names its file.
        let is_several = usize::from(imported.files.len() > 1);
        let item = |left: &LeftOut| {
            let file = left.file.as_str().into();
            let args = [
                ("kind", left.kind().into()),
                ("line", left.line.into()),
                ("file", file),
                ("several", is_several.into()),
            ];
            self.with("grants-left-out", &args)
        };
        let mut items: Vec<String> = imported.left_out.iter().take(SHOWN_LEFT_OUT).map(item).collect();
        if let Some(more) = imported.left_out.len().checked_sub(SHOWN_LEFT_OUT).filter(|more| *more > 0) {
            items.push(self.with("grants-left-out-more", &[("n", more.into())]));
        }
        let items = items.join(&self.say("headless-comma"));
        self.with("grants-imported-items", &[("text", text.into()), ("items", items.into())])
    }

    /// Returns the attribute `why` of a domain message, its explanation; empty if it has none.
    #[must_use]
    pub fn why(&self, message: &Message) -> String {
        let id = format!("{}.why", message.id);
        if self.has(&id) { self.with(&id, &message.args) } else { String::new() }
    }

    /// Returns the explanation with the number of its rule before the last full stop, as in `… begin with cdb- (R4).`: for
    /// scripts and help. A form has no use for it. Codes that are no number of a rule, such as `advice`, are left out.
    #[must_use]
    pub fn why_with_rule(&self, message: &Message, code: &str) -> String {
        let mut why = self.why(message);
        let is_number = |rest: &str| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit());
        if why.is_empty() || !code.strip_prefix('R').is_some_and(is_number) {
            return why;
        }
        let (stop, rule) = match self.language {
            Language::En => ('.', format!(" ({code})")),
            Language::Zh => ('。', format!("（{code}）")),
        };
        let end = why.strip_suffix(stop).unwrap_or(&why).len();
        why.insert_str(end, &rule);
        why
    }

    /// Returns the texts in one, separated as the language does.
    #[must_use]
    pub(crate) fn list(&self, items: &[impl Borrow<str>]) -> String {
        items.join(match self.language {
            Language::En => ", ",
            Language::Zh => "、",
        })
    }

    fn format(&self, id: &str, args: &[(&'static str, Arg)]) -> String {
        let (key, attribute) = split_attribute(id);
        let Some(bundle) = self.bundle(key) else { return id.to_owned() };
        let Some(message) = bundle.get_message(key) else { return id.to_owned() };
        let pattern = match attribute {
            None => message.value(),
            Some(attribute) => message.get_attribute(attribute).map(|attribute| attribute.value()),
        };
        let Some(pattern) = pattern else { return id.to_owned() };
        let mut values = FluentArgs::new();
        for (name, value) in args {
            match value {
                Arg::Text(text) => values.set(*name, text.as_str()),
                // Fluent uses floating point, which cannot represent every number beyond 2^53.
                Arg::Number(number) if number.unsigned_abs() > 1 << 53 => values.set(*name, number.to_string()),
                Arg::Number(number) => values.set(*name, *number),
                Arg::List(items) => values.set(*name, self.list(items)),
                Arg::State(state) => values.set(*name, self.state(state).into_owned()),
                Arg::Message(message) => values.set(*name, self.bare(message)),
            }
        }
        let mut errors = Vec::new();
        bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned()
    }

    /// Returns the lines of a message, not parsed.
    fn lines(&self, key: &str) -> Option<&'static str> {
        if let Some(lines) = self.used(|used| used.lines.get(key).copied()) {
            return lines;
        }
        let found = lines_of(self.language.source(), key);
        self.use_now(|used| used.lines.insert(key.to_owned(), found));
        found
    }

    /// Reads what is known of the messages that were used.
    fn used<T>(&self, read: impl FnOnce(&UsedMessages) -> Option<T>) -> Option<T> {
        USED_MESSAGES.read().unwrap_or_else(PoisonError::into_inner).get(self).and_then(read)
    }

    fn use_now<T>(&self, write: impl FnOnce(&mut UsedMessages) -> T) -> T {
        write(USED_MESSAGES.write().unwrap_or_else(PoisonError::into_inner).entry(self.clone()).or_default())
    }

    fn bundle(&self, key: &str) -> Option<Arc<FluentBundle<FluentResource>>> {
        if let Some(bundle) = self.used(|used| used.parsed.get(key).cloned()) {
            return Some(bundle);
        }
        let lines = self.lines(key)?;
        let lines = if self.is_ascii { in_ascii(lines) } else { Cow::Borrowed(lines) };
        let resource = FluentResource::try_new(lines.into_owned()).ok()?;
        let language = match self.language {
            Language::En => "en".parse().ok()?,
            Language::Zh => "zh".parse().ok()?,
        };
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        bundle.set_use_isolating(false);
        bundle.add_resource(resource).ok()?;
        let bundle = Arc::new(bundle);
        self.use_now(|used| used.parsed.insert(key.to_owned(), Arc::clone(&bundle)));
        Some(bundle)
    }
}

/// Writes the marks of a text in ASCII; letters stay.
fn in_ascii(text: &str) -> Cow<'_, str> {
    const MARKS: [(char, &str); 12] = [
        ('\u{201c}', "\""),
        ('\u{201d}', "\""),
        ('\u{300c}', "\""),
        ('\u{300d}', "\""),
        ('\u{2018}', "'"),
        ('\u{2019}', "'"),
        ('\u{2026}', ".."),
        ('\u{2014}', "-"),
        ('\u{b7}', "."),
        ('\u{d7}', "x"),
        ('\u{2713}', "+"),
        ('\u{25b8}', ">"),
    ];
    let mark = |c: char| MARKS.iter().find(|(known, _)| *known == c);
    if !text.contains(|c| mark(c).is_some()) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match mark(c) {
            Some((_, ascii)) => shown.push_str(ascii),
            None => shown.push(c),
        }
    }
    shown.into()
}

/// Makes a text from any source safe to print on one line: control characters, marks of direction and invisible
/// characters are written as `\u{1b}`.
#[must_use]
pub(crate) fn printable(text: &str) -> Cow<'_, str> {
    escape(text, is_unseen)
}

/// Like [`printable`], for a text of several lines: newlines are kept.
#[must_use]
pub(crate) fn printable_lines(text: &str) -> Cow<'_, str> {
    escape(text, |character| character != '\n' && is_unseen(character))
}

fn escape(text: &str, is_bad: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.contains(&is_bad) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        if is_bad(character) {
            shown.extend(character.escape_unicode());
        } else {
            shown.push(character);
        }
    }
    Cow::Owned(shown)
}

/// Finds the lines of a message without parsing them. A message begins with a letter in the first column, and a section
/// with `#`.
fn lines_of(source: &'static str, key: &str) -> Option<&'static str> {
    let head = format!("\n{key} =");
    let from = memchr::memmem::find(source.as_bytes(), head.as_bytes())? + 1;
    let begins =
        |at: &usize| source.as_bytes().get(*at).is_some_and(|first| first.is_ascii_alphabetic() || *first == b'#');
    let mut lines = memchr::memchr_iter(b'\n', &source.as_bytes()[from..]).map(|end| from + end + 1);
    Some(&source[from..lines.find(begins).unwrap_or(source.len())])
}

fn split_attribute(id: &str) -> (&str, Option<&str>) {
    id.split_once('.').map_or((id, None), |(key, attribute)| (key, Some(attribute)))
}

fn starts_attribute(line: &str, attribute: &str) -> bool {
    line.trim_start()
        .strip_prefix('.')
        .and_then(|rest| rest.strip_prefix(attribute))
        .is_some_and(|rest| rest.trim_start().starts_with('='))
}

/// Returns the value of a message that is a single line without placeables, and so needs no parser.
fn plain(lines: &'static str) -> Option<&'static str> {
    let (_, value) = lines.split_once('=')?;
    let value = value.trim();
    let first = value
        .split_once('\n')
        .map_or(value, |(first, rest)| if rest.trim_start().starts_with('.') { first.trim_end() } else { value });
    (!first.is_empty() && !first.contains(['\n', '{'])).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_found_without_parsing_the_rest() {
        let source = "# c\na = One\nb = Two { $n }\n    .why = Because\nc =\n    Three\n\n    more\n## d = e\nab = f";
        let lines = |key| lines_of(source, key);
        assert_eq!(lines("a").and_then(plain), Some("One"));
        assert_eq!(lines("b"), Some("b = Two { $n }\n    .why = Because\n"));
        assert_eq!(lines("c"), Some("c =\n    Three\n\n    more\n"));
        assert_eq!((lines("ab"), lines("d"), lines("Because")), (Some("ab = f"), None, None));
    }

    #[test]
    fn a_missing_message_shows_its_key() {
        assert_eq!(Words::new(Language::En).say("no-such-key"), "no-such-key");
    }

    #[test]
    fn scripts_and_help_have_the_number_of_the_rule_and_forms_have_not() {
        let message = Message::new("rule-prefix-missing");
        let english = Words::new(Language::En);
        let chinese = Words::new(Language::Zh);
        assert_eq!(english.why(&message), "1 to 8 letters, digits or _, starting with a letter.");
        assert_eq!(english.why_with_rule(&message, "R2"), "1 to 8 letters, digits or _, starting with a letter (R2).");
        assert_eq!(chinese.why_with_rule(&message, "R2"), "1 到 8 个字母、数字或 _，以字母开头（R2）。");
        for code in ["", "R", "Region", "advice", "R2b", "unknown-key"] {
            assert_eq!(english.why_with_rule(&message, code), english.why(&message), "{code}");
        }
        assert_eq!(english.why_with_rule(&Message::new("start-no-region"), "R2"), "");
    }

    #[test]
    fn control_and_invisible_characters_are_escaped() {
        assert_eq!(printable("a\u{1b}[2J\r\n\u{9b}b"), "a\\u{1b}[2J\\u{d}\\u{a}\\u{9b}b");
        assert_eq!(printable("\u{202e}x\u{2066}\u{feff}\u{200b}"), "\\u{202e}x\\u{2066}\\u{feff}\\u{200b}");
        assert_eq!(printable_lines("a\n\tb"), "a\n\\u{9}b");
        assert!(matches!(printable("支付 – é ☕ 🔑"), Cow::Borrowed(_)));
    }

    #[test]
    fn locales_of_china_are_chinese_and_posix_is_english() {
        assert_eq!(Language::from_tag("zh_CN.UTF-8"), Some(Language::Zh));
        assert_eq!(Language::from_tag("zh-Hant-TW"), Some(Language::Zh));
        assert_eq!(Language::from_tag("C"), None);
    }
}
