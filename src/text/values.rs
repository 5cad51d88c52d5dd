//! Values in the words of a language: states that the API names, and spans of time.

use std::borrow::Cow;

use super::{Language, Words};
use crate::domain::rule::Arg;

impl Words {
    /// Returns a state of a credential or a key in words; one that is not documented as the API names it.
    #[must_use]
    pub(crate) fn state<'t>(&self, state: &'t str) -> Cow<'t, str> {
        let id = format!("state-{state}");
        if self.has(&id) { self.say(&id) } else { Cow::Borrowed(state) }
    }

    /// Returns sentences one after another, as the language joins them; empty ones are left out.
    #[must_use]
    pub(crate) fn sentences(&self, sentences: &[impl AsRef<str>]) -> String {
        let said: Vec<&str> = sentences.iter().map(AsRef::as_ref).filter(|sentence| !sentence.is_empty()).collect();
        said.join(match self.language {
            Language::En => " ",
            Language::Zh => "",
        })
    }

    /// Returns a span of time in its largest unit and the one below, without what is zero. `parts`: messages of the
    /// units with their numbers, the largest first.
    #[must_use]
    pub(crate) fn span(&self, parts: &[(&'static str, i64)]) -> String {
        let parts = parts.iter().skip_while(|(_, number)| *number == 0).take(2).filter(|(_, number)| *number > 0);
        let said: Vec<String> = parts.map(|(id, number)| self.with(id, &[("n", Arg::Number(*number))])).collect();
        if said.is_empty() { self.say("span-none").into_owned() } else { said.join(" ") }
    }

    /// Returns a span of whole minutes: `2 days 5 hours`, `6 minutes`.
    #[must_use]
    pub(crate) fn span_of_minutes(&self, minutes: i64) -> String {
        let (hours, days) = (minutes / 60, minutes / 60 / 24);
        self.span(&[("span-days", days), ("span-hours", hours % 24), ("span-minutes", minutes % 60)])
    }
}

#[cfg(test)]
mod tests {
    use crate::text::{Language, Words};

    #[test]
    fn a_span_has_no_part_that_is_zero() {
        for (minutes, english, chinese) in [
            (0, "less than a minute", "不到 1 分钟"),
            (1, "1 minute", "1 分钟"),
            (6, "6 minutes", "6 分钟"),
            (60, "1 hour", "1 小时"),
            (125, "2 hours 5 minutes", "2 小时 5 分钟"),
            (24 * 60, "1 day", "1 天"),
            (24 * 60 + 6, "1 day", "1 天"),
            (3 * 24 * 60 + 120, "3 days 2 hours", "3 天 2 小时"),
        ] {
            assert_eq!(Words::new(Language::En).span_of_minutes(minutes), english);
            assert_eq!(Words::new(Language::Zh).span_of_minutes(minutes), chinese);
        }
    }

    #[test]
    fn a_state_that_the_api_documents_has_words_in_both_languages() {
        for language in [Language::En, Language::Zh] {
            let words = Words::new(language);
            // docs/api.md: of credentials, and of KMS keys.
            for state in [
                "Enabled",
                "Disabled",
                "PendingDelete",
                "PendingCreate",
                "Creating",
                "CreateFailed",
                "Failed",
                "Initializing",
                "PendingImport",
                "Archived",
            ] {
                assert_ne!(words.state(state), state);
            }
            assert_eq!(words.state("Odd.why"), "Odd.why");
        }
    }
}
