//! Words by key and language, from `assets/text/*.ftl`.
//!
//! Only the language in use is read, and only the messages that are asked for are parsed: the files hold hundreds,
//! and a start that parsed them all would spend most of its time on it.

use std::{
    borrow::Cow,
    cell::RefCell,
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
    rc::Rc,
};

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};

use crate::domain::{
    fingerprint,
    grants::read::{Imported, LeftOut},
    rule::{Arg, Message},
    unseen::is_unseen,
};

/// How much of what was left out of a reading is named on one line; the rest is counted.
const SHOWN_LEFT_OUT: usize = 6;

/// The languages of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    En,
    /// Chinese, simplified.
    Zh,
}

impl Language {
    /// The language of this machine: Chinese for any Chinese locale, else English.
    #[must_use]
    pub fn of_system() -> Language {
        sys_locale::get_locale().as_deref().and_then(Language::from_tag).unwrap_or(Language::En)
    }

    /// The language of a tag such as `zh_CN.UTF-8` or `en-US`.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Language> {
        let lower = tag.to_ascii_lowercase();
        match lower.split(['-', '_', '.', '@']).next() {
            Some("zh") => Some(Language::Zh),
            Some("en") => Some(Language::En),
            _ => None,
        }
    }

    /// The other one.
    #[must_use]
    pub fn other(self) -> Language {
        match self {
            Language::En => Language::Zh,
            Language::Zh => Language::En,
        }
    }

    /// `X-TC-Language`
    #[must_use]
    pub fn header(self) -> &'static str {
        match self {
            Language::En => "en-US",
            Language::Zh => "zh-CN",
        }
    }

    /// The whole text of the language's file.
    #[must_use]
    pub fn source(self) -> &'static str {
        match self {
            Language::En => include_str!("../assets/text/en.ftl"),
            Language::Zh => include_str!("../assets/text/zh.ftl"),
        }
    }
}

/// The words of one language.
pub struct Words {
    language: Language,
    /// Each message's own lines.
    index: HashMap<&'static str, &'static str, BuildHasherDefault<KeyHasher>>,
    /// Messages that needed the parser, once they were asked for.
    parsed: RefCell<HashMap<&'static str, Rc<FluentBundle<FluentResource>>>>,
}

impl Words {
    /// Opens a language.
    #[must_use]
    pub fn new(language: Language) -> Words {
        Words { language, index: index(language.source()), parsed: RefCell::new(HashMap::new()) }
    }

    /// The language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// Whether there is a message of that key.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        let (key, attribute) = split_attribute(id);
        self.index.get(key).is_some_and(|lines| {
            attribute.is_none_or(|attribute| lines.lines().any(|line| starts_attribute(line, attribute)))
        })
    }

    /// A message without variables; its key where there is none, so that a gap is seen and nothing panics.
    #[must_use]
    pub fn say(&self, id: &str) -> Cow<'static, str> {
        let (key, attribute) = split_attribute(id);
        match self.index.get(key) {
            Some(lines) if attribute.is_none() => match plain(lines) {
                Some(text) => Cow::Borrowed(text),
                None => Cow::Owned(self.format(id, &[])),
            },
            Some(_) => Cow::Owned(self.format(id, &[])),
            None => Cow::Owned(id.to_owned()),
        }
    }

    /// A message with variables.
    #[must_use]
    pub fn with(&self, id: &str, args: &[(&'static str, Arg)]) -> String {
        if args.is_empty() { self.say(id).into_owned() } else { self.format(id, args) }
    }

    /// The words of a message of the domain, and the sentence of its attribute `key`: the key that takes the fix.
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

    /// The words of a message of the domain where there are no keys, as in a report.
    #[must_use]
    pub fn bare(&self, message: &Message) -> String {
        self.with(message.id, &message.args)
    }

    /// What came of a reading of grants: `app@%: taken 8, left out 2 (REVOKE line 11, role line 9)`.
    #[must_use]
    pub fn imported(&self, imported: &Imported) -> String {
        let text = self.message(&imported.message());
        if imported.left_out.is_empty() {
            return text;
        }
        // Where there are several files, each is named.
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

    /// Why, for a message of the domain: the attribute `why`; empty where it has none.
    #[must_use]
    pub fn why(&self, message: &Message) -> String {
        let id = format!("{}.why", message.id);
        if self.has(&id) { self.with(&id, &message.args) } else { String::new() }
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
                // The formatter counts in floating point: beyond 2^53 it would show another number.
                Arg::Number(number) if number.unsigned_abs() > 1 << 53 => values.set(*name, number.to_string()),
                Arg::Number(number) => values.set(*name, *number),
            }
        }
        let mut errors = Vec::new();
        bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned()
    }

    fn bundle(&self, key: &str) -> Option<Rc<FluentBundle<FluentResource>>> {
        let (key, lines) = self.index.get_key_value(key)?;
        if let Some(bundle) = self.parsed.borrow().get(key) {
            return Some(Rc::clone(bundle));
        }
        let resource = FluentResource::try_new((*lines).to_owned()).ok()?;
        let language = match self.language {
            Language::En => "en".parse().ok()?,
            Language::Zh => "zh".parse().ok()?,
        };
        let mut bundle = FluentBundle::new(vec![language]);
        bundle.set_use_isolating(false);
        bundle.add_resource(resource).ok()?;
        let bundle = Rc::new(bundle);
        self.parsed.borrow_mut().insert(key, Rc::clone(&bundle));
        Some(bundle)
    }
}

/// A text that may come from anywhere, safe to print on one line: what would steer the terminal, turn the writing
/// round or not be seen stands as `\u{1b}`.
#[must_use]
pub fn printable(text: &str) -> Cow<'_, str> {
    escape(text, is_unseen)
}

/// The same for a text of several lines: newlines stay.
#[must_use]
pub fn printable_lines(text: &str) -> Cow<'_, str> {
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

/// Finds each message's lines without parsing them: a message begins with a letter in the first column.
fn index(source: &'static str) -> HashMap<&'static str, &'static str, BuildHasherDefault<KeyHasher>> {
    let bytes = source.as_bytes();
    let mut index = HashMap::with_capacity_and_hasher(2048, BuildHasherDefault::default());
    let mut open: Option<(&'static str, usize)> = None;
    let mut at = 0;
    while at < bytes.len() {
        let first = bytes[at];
        let end = source[at..].find('\n').map_or(bytes.len(), |length| at + length + 1);
        if first.is_ascii_alphabetic() || first == b'#' {
            if let Some((key, from)) = open.take() {
                index.insert(key, &source[from..at]);
            }
            if first != b'#'
                && let Some(length) = bytes[at..end].iter().position(|byte| *byte == b'=')
            {
                open = Some((source[at..at + length].trim_end(), at));
            }
        }
        at = end;
    }
    if let Some((key, from)) = open {
        index.insert(key, &source[from..]);
    }
    index
}

/// The keys are our own, so that nobody can make them collide, and a start hashes a thousand of them.
struct KeyHasher(u64);

impl Default for KeyHasher {
    fn default() -> KeyHasher {
        KeyHasher(fingerprint::EMPTY)
    }
}

impl Hasher for KeyHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = fingerprint::with(self.0, bytes);
    }
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

/// The value of a message that is one line without a placeable, which needs no parser.
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
        let index = index("# c\na = One\nb = Two { $n }\n    .why = Because\nc =\n    Three\n    more\n");
        assert_eq!(plain(index["a"]), Some("One"));
        assert_eq!(plain(index["b"]), None);
        assert_eq!(plain(index["c"]), None);
        assert_eq!(index.len(), 3);
    }

    #[test]
    fn a_missing_message_shows_its_key() {
        assert_eq!(Words::new(Language::En).say("no-such-key"), "no-such-key");
    }

    #[test]
    fn nothing_that_steers_a_terminal_or_hides_is_printed() {
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
