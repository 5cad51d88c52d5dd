//! Draws the line of a problem, shortened and made visible, with marks below it.

use annotate_snippets::{AnnotationKind, Group, Renderer, Snippet};

use crate::{import::ImportError, text::printable};

/// The characters that are shown on each side of the marked part.
const AROUND: usize = 30;

/// The most characters that are marked.
const MARKED: usize = 40;

/// A text whose lines may be shown.
#[derive(Clone, Copy)]
pub(super) struct Source<'a>(Option<&'a str>);

impl<'a> Source<'a> {
    /// Keeps the text only if nothing in it looks like a secret, which could end up in a log. The whole text is
    /// searched, once.
    pub(super) fn of(text: &'a str) -> Source<'a> {
        Source(Some(text).filter(|text| !may_hold_secret(text)))
    }
}

/// Draws the line of a problem. Returns an empty string if the problem is about the whole file, or if no line may be
/// shown.
pub(super) fn excerpt(problem: &ImportError, Source(source): Source<'_>) -> String {
    let (Some(span), Some(source)) = (problem.span.clone(), source) else { return String::new() };
    let start = source.floor_char_boundary(span.start.min(source.len()));
    let end = source.floor_char_boundary(span.end.clamp(start, source.len()));
    let line_start = source[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = source[start..].find('\n').map_or(source.len(), |at| start + at);
    let marked: String = source[start..end.min(line_end).max(start)].chars().take(MARKED).collect();
    let before = source[line_start..start].trim_end_matches('\r');
    let after = source[start + marked.len()..line_end].trim_end_matches('\r');
    let cut: Vec<char> = before.chars().rev().take(AROUND + 1).collect();
    let mut shown = String::new();
    if cut.len() > AROUND {
        shown.push('…');
    }
    let near: String = cut.into_iter().take(AROUND).rev().collect();
    shown.push_str(&printable(&near.replace('\t', " ")));
    let from = shown.len();
    shown.push_str(&printable(&marked));
    let to = shown.len();
    let rest: String = after.chars().take(AROUND + 1).collect();
    let near: String = rest.chars().take(AROUND).collect();
    shown.push_str(&printable(&near.replace('\t', " ")));
    if rest.chars().count() > AROUND {
        shown.push('…');
    }
    let snippet = Snippet::source(shown).line_start(problem.line).annotation(AnnotationKind::Primary.span(from..to));
    let mut drawn = Renderer::plain().render(&[Group::with_level(annotate_snippets::Level::ERROR).element(snippet)]);
    drawn.push('\n');
    drawn
}

/// Whether the text may contain an access key that was written into the wrong file.
fn may_hold_secret(source: &str) -> bool {
    let lower = source.to_ascii_lowercase();
    ["secretkey", "secret_key", "secretid", "secret_id", "token", "password", "akid"]
        .iter()
        .any(|word| lower.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import;

    fn drawn(source: &str) -> String {
        excerpt(&import::read(source.as_bytes(), "-").unwrap_err()[0], Source::of(source))
    }

    #[test]
    fn a_place_is_drawn_under_its_line() {
        let text = drawn("SecretName = \"a\"\nTabelName = 1\n");
        assert!(text.contains("2 | TabelName = 1\n"), "{text}");
        assert!(text.contains("| ^^^^^^^^^"), "{text}");
    }

    #[test]
    fn a_long_line_is_cut_and_nothing_in_it_steers_the_terminal() {
        let source = format!("{{\"Description\":\"{}\u{202e}\u{9b}2J\",\"X\":1}}", "支".repeat(100_000));
        let text = drawn(&source);
        assert!(text.chars().count() < 500, "{text}");
        assert!(text.contains('…') && !text.contains(['\u{202e}', '\u{9b}']), "{text}");
        assert!(drawn("{\"SecretName\":\"a\r\u{1b}[31m\"").contains('^'));
        assert!(drawn("{\"SecretName\":\"a").contains('^'));
    }

    #[test]
    fn a_file_with_a_key_in_it_is_not_quoted() {
        assert_eq!(drawn("{\"SecretKey\":\"abc\"}"), "");
    }
}
