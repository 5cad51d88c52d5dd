//! The regular expressions of `AccountRegexp` and its like, as far as a look-up needs them.

/// One thing of a pattern, and how often it may stand.
#[derive(Clone)]
struct PatternPiece {
    what: What,
    least: usize,
    is_many: bool,
}

#[derive(Clone)]
enum What {
    Any,
    Char(char),
    Class { is_not: bool, ranges: Vec<(char, char)> },
}

/// Longer ones are refused, which bounds the search.
const LONGEST: usize = 200;

/// Whether a pattern occurs in a text, in any case; an empty pattern occurs in every text. Knows `^ $ . * + ? |`,
/// counts, escapes and classes, and no groups. `None` where the pattern cannot be read.
pub(super) fn occurs(pattern: &str, text: &str) -> Option<bool> {
    if pattern.len() > LONGEST {
        return None;
    }
    let text: Vec<char> = text.to_lowercase().chars().collect();
    let mut found = pattern.is_empty();
    for branch in branches(&pattern.to_lowercase()) {
        found |= branch_occurs(&branch, &text)?;
    }
    Some(found)
}

fn branches(pattern: &str) -> Vec<String> {
    let mut branches = vec![String::new()];
    let (mut is_escaped, mut is_class) = (false, false);
    for char in pattern.chars() {
        if char == '|' && !is_escaped && !is_class {
            branches.push(String::new());
            continue;
        }
        is_class = !is_escaped && (char == '[' || is_class && char != ']') || is_class && is_escaped;
        is_escaped = char == '\\' && !is_escaped;
        if let Some(last) = branches.last_mut() {
            last.push(char);
        }
    }
    branches
}

fn branch_occurs(branch: &str, text: &[char]) -> Option<bool> {
    let is_start = branch.starts_with('^');
    let body = branch.strip_prefix('^').unwrap_or(branch);
    let is_end = body.ends_with('$') && !body.ends_with("\\$");
    let pieces = pieces(if is_end { body.strip_suffix('$').unwrap_or(body) } else { body })?;
    let starts = if is_start { 0..=0 } else { 0..=text.len() };
    for start in starts {
        // Every position that the pieces so far can end at: no backtracking, whatever the pattern.
        let mut ends = vec![false; text.len() + 1];
        ends[start] = true;
        for piece in &pieces {
            ends = after(piece, &ends, text);
        }
        if if is_end { ends[text.len()] } else { ends.contains(&true) } {
            return Some(true);
        }
    }
    Some(false)
}

fn after(piece: &PatternPiece, before: &[bool], text: &[char]) -> Vec<bool> {
    let mut ends = vec![false; before.len()];
    for (at, _) in before.iter().enumerate().filter(|(_, is_end)| **is_end) {
        let most = if piece.is_many { text.len() - at } else { 1.min(text.len() - at) };
        let run = text[at..at + most].iter().take_while(|char| fits(&piece.what, **char)).count();
        for count in piece.least..=run {
            ends[at + count] = true;
        }
    }
    ends
}

fn fits(what: &What, char: char) -> bool {
    match what {
        What::Any => true,
        What::Char(wanted) => *wanted == char,
        What::Class { is_not, ranges } => ranges.iter().any(|(low, high)| (*low..=*high).contains(&char)) != *is_not,
    }
}

fn pieces(body: &str) -> Option<Vec<PatternPiece>> {
    let mut pieces: Vec<PatternPiece> = Vec::new();
    let mut chars = body.chars().peekable();
    while let Some(char) = chars.next() {
        let what = match char {
            '*' | '+' | '?' => {
                let last = pieces.last_mut()?;
                last.least = if char == '+' { last.least } else { 0 };
                last.is_many |= char != '?';
                continue;
            }
            '.' => What::Any,
            '\\' => What::Char(chars.next()?),
            '[' => class(&mut chars)?,
            '{' => {
                count(&mut chars, &mut pieces)?;
                continue;
            }
            '(' | ')' | '}' => return None,
            char => What::Char(char),
        };
        pieces.push(PatternPiece { what, least: 1, is_many: false });
    }
    Some(pieces)
}

/// `{3}`, `{1,3}` or `{3,}`: the piece before it, as often.
fn count(chars: &mut std::iter::Peekable<std::str::Chars<'_>>, pieces: &mut Vec<PatternPiece>) -> Option<()> {
    const MOST: usize = 100;
    let inside: String = chars.by_ref().take_while(|char| *char != '}').collect();
    let (low, high) = inside.split_once(',').map_or((inside.as_str(), None), |(low, high)| (low, Some(high)));
    let low: usize = low.parse().ok()?;
    let high = match high {
        None => low,
        Some("") => low + 1,
        Some(high) => high.parse().ok()?,
    };
    let piece = pieces.pop()?;
    if low > high || high > MOST {
        return None;
    }
    pieces.extend(std::iter::repeat_n(piece.clone(), low));
    pieces.extend(std::iter::repeat_n(PatternPiece { least: 0, ..piece }, high - low));
    if inside.ends_with(',') {
        pieces.last_mut()?.is_many = true;
    }
    Some(())
}

fn class(chars: &mut std::iter::Peekable<std::str::Chars<'_>>) -> Option<What> {
    let is_not = chars.next_if_eq(&'^').is_some();
    let mut ranges = Vec::new();
    loop {
        let low = match chars.next()? {
            ']' if !ranges.is_empty() => return Some(What::Class { is_not, ranges }),
            '\\' => chars.next()?,
            char => char,
        };
        let mut ahead = chars.clone();
        let high = match (ahead.next(), ahead.next()) {
            (Some('-'), Some(high)) if high != ']' => {
                *chars = ahead;
                high
            }
            _ => low,
        };
        ranges.push((low, high));
    }
}

#[cfg(test)]
mod tests {
    use super::occurs;

    #[test]
    fn what_a_client_asks_for_is_found() {
        for (pattern, text, found) in [
            ("", "x", true),
            ("^ordersrw_SSM_", "ordersrw_SSM_9aT", true),
            ("^ordersrw_ssm_[0-9a-z]+$", "ordersrw_SSM_9aT", true),
            ("^ordersrw_SSM_$", "ordersrw_SSM_9aT", false),
            ("SSM", "ordersrw_SSM_9aT", true),
            ("a.c|^x", "xyz", true),
            ("a\\.c", "abc", false),
            ("^10\\.0\\.", "10.0.1.%", true),
            ("ab?c*d", "ad", true),
            ("^p_SSM_[0-9A-Za-z]{3}$", "p_SSM_4kD", true),
            ("^p_SSM_[0-9A-Za-z]{3}$", "p_SSM_4kDx", false),
            ("^a{1,2}$", "aaa", false),
            ("^a{2,}$", "aaaa", true),
            ("[^a]", "aaa", false),
        ] {
            assert_eq!(occurs(pattern, text), Some(found), "{pattern} in {text}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_no_answer_and_nothing_runs_wild() {
        for pattern in ["*", "(a)", "[a", "a\\", "{3}", "a{", "a{2,1}", "a{9999}", &"a".repeat(300)] {
            assert_eq!(occurs(pattern, "a"), None, "{pattern}");
        }
        assert_eq!(occurs(&"a*".repeat(90), &"a".repeat(500)), Some(true));
        assert_eq!(occurs(&format!("{}b", "a*".repeat(90)), &"a".repeat(60)), Some(false));
    }
}
