//! Limits of names: only visible characters, and not longer than a server accepts.

use super::Place;
use crate::domain::{rule::Message, unseen::is_unseen};

/// Greatest length of a database, table or column name, in characters.
const LONGEST: usize = 64;

/// Returns what is wrong with the first faulty name of a place, and the place with all names repaired.
pub(super) fn flaw(place: &Place) -> Option<(Message, Place)> {
    let mut repaired = place.clone();
    let mut found = None;
    for (api, name) in place.names() {
        if let Some((message, better)) = flaw_of(name) {
            if let Some(slot) = repaired.name_mut(api) {
                *slot = better;
            }
            found.get_or_insert(message);
        }
    }
    found.map(|message| (message, repaired))
}

/// Returns the message for a name with an invisible character, and the name without it.
pub(super) fn unseen(name: &str) -> Option<(Message, String)> {
    let odd = name.chars().find(|letter| is_odd(*letter))?;
    let repaired: String = name.chars().filter(|letter| !is_odd(*letter)).collect();
    let shown: String = name.chars().take(LONGEST).map(|letter| if is_odd(letter) { '·' } else { letter }).collect();
    let id = if matches!(odd, '\n' | '\r') { "grant-name-broken" } else { "grant-name-unseen" };
    let message = Message::new(id)
        .with("name", shown)
        .with("char", format!("U+{:04X}", u32::from(odd)))
        .with("fix", repaired.chars().take(LONGEST).collect::<String>());
    Some((message, repaired))
}

fn flaw_of(name: &str) -> Option<(Message, String)> {
    if let Some(flaw) = unseen(name) {
        return Some(flaw);
    }
    let count = name.chars().count();
    (count > LONGEST).then(|| {
        let repaired: String = name.chars().take(LONGEST).collect();
        let message =
            Message::new("grant-name-long").with("count", count).with("most", LONGEST).with("fix", repaired.clone());
        (message, repaired)
    })
}

/// Returns whether a character is invisible or looks like a blank, but is not the ASCII blank.
pub(super) fn is_odd(letter: char) -> bool {
    is_unseen(letter)
        || (letter != ' ' && letter.is_whitespace())
        || matches!(letter, '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}')
}

/// Returns a message for a name that mixes Latin letters with letters that may look like them.
pub(super) fn look_alike(place: &Place) -> Option<Message> {
    let is_latin = |letter: char| letter.is_ascii_alphabetic();
    let is_other =
        |letter: char| matches!(letter, '\u{370}'..='\u{52f}' | '\u{ff21}'..='\u{ff5a}' | '\u{13a0}'..='\u{13ff}');
    let name = place
        .names()
        .into_iter()
        .map(|(_, name)| name)
        .find(|name| name.chars().any(is_latin) && name.chars().any(is_other))?;
    let odd: String = name.chars().filter(|letter| is_other(*letter)).take(8).collect();
    Some(Message::new("grant-name-mixed").with("name", super::entry::clip(name)).with("letters", odd))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invisible_character_in_a_name_is_an_error_with_a_repaired_name() {
        for (name, id, fix) in [
            ("order_arch\nive", "grant-name-broken", "order_archive"),
            ("a\u{200b}b", "grant-name-unseen", "ab"),
            ("a\u{202e}b", "grant-name-unseen", "ab"),
            ("a\0b", "grant-name-unseen", "ab"),
            ("a\tb", "grant-name-unseen", "ab"),
            ("a\u{a0}b", "grant-name-unseen", "ab"),
        ] {
            let (message, repaired) = flaw(&Place::database(name)).unwrap();
            assert_eq!((message.id, repaired), (id, Place::database(fix)));
        }
        assert_eq!(flaw(&Place::table("a".repeat(64), "t")), None);
        let (message, repaired) = flaw(&Place::table("a".repeat(65), "t")).unwrap();
        assert_eq!((message.id, repaired), ("grant-name-long", Place::table("a".repeat(64), "t")));
    }

    #[test]
    fn letters_of_two_scripts_that_look_alike_are_told() {
        assert!(look_alike(&Place::database("оrders")).is_some());
        assert!(look_alike(&Place::database("заказы")).is_none());
        assert!(look_alike(&Place::database("订单orders")).is_none());
    }
}
