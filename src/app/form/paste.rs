//! Pasted text: one value, or as many rows as it has lines.

use super::Form;
use crate::{
    app::{Piece, overlay::PASTE},
    domain::{
        draft::{Draft, Tag},
        fields::{FieldId, Kind, Lens},
        rule::Message,
    },
};

/// What became of a paste.
pub(in crate::app) enum PasteReply {
    /// It is in the draft.
    Done,
    /// It is in the draft, or there is no place for it, as a message for the status line says.
    Said(Message),
    /// It has several lines, and the field has one: the user is asked.
    Asks(String),
}

/// What an answer about a paste of several lines makes of it; `None` where nothing is pasted.
pub(crate) fn answered(answer: &str, text: &str) -> Option<String> {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    match answer {
        "join" => Some(lines.collect::<Vec<_>>().join(" ")),
        "first" => Some(lines.next().unwrap_or_default().to_owned()),
        _ => None,
    }
}

impl Form {
    /// A paste into the field in focus.
    pub(in crate::app) fn paste(&mut self, text: &str, piece: Piece) -> PasteReply {
        let Some(field) = self.focus.field() else {
            return PasteReply::Said(Message::new("paste-no-field"));
        };
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        match (field.spec().kind, field.spec().lens) {
            (_, Lens::List(_, rows)) => return self.paste_rows(rows, &text, piece),
            (_, Lens::Pairs(_, pairs))
                if piece == Piece::More
                    || text.trim_end_matches('\n').contains('\n')
                    || self.focus.row >= self.rows(field) && text.contains('=') =>
            {
                return self.paste_pairs(pairs, &text, piece);
            }
            (Kind::Lines, _) => self.insert_lines(&text),
            (Kind::Switch | Kind::Choice(_) | Kind::Grants, _) => {
                return PasteReply::Said(Message::new("paste-no-field"));
            }
            _ => {
                let line = text.trim_matches('\n');
                if line.contains('\n') {
                    return PasteReply::Asks(line.to_owned());
                }
                let line = line.replace('\t', " ");
                self.insert(&line);
            }
        }
        PasteReply::Done
    }

    /// The answer that a paste of several lines begins with: no name, prefix or id has a blank in it.
    pub(in crate::app) fn first_paste_answer(&self) -> usize {
        let takes_blanks = match self.focus.field() {
            Some(FieldId::Remark | FieldId::Begin | FieldId::Tags) => "join",
            _ => "first",
        };
        PASTE.iter().position(|answer| *answer == takes_blanks).unwrap_or(0)
    }

    /// Inserts what was answered about a paste of several lines into a field of one.
    pub(in crate::app) fn insert_answered(&mut self, answer: &str, text: &str) {
        if let Some(text) = answered(answer, text) {
            self.insert(&text);
        }
    }

    /// Rows, one a line or parted by commas and blanks. Comments are left out, and counted in the message.
    fn paste_rows(&mut self, list: fn(&mut Draft) -> &mut Vec<String>, text: &str, piece: Piece) -> PasteReply {
        let is_between = |char: char| char.is_whitespace() || matches!(char, ',' | ';' | '，' | '；');
        // The rest of the row that the piece before has begun.
        let begun = Some(self.text()).filter(|text| piece == Piece::More && !text.is_empty());
        let (has_begun, text) = (begun.is_some(), format!("{}{text}", begun.unwrap_or_default()));
        let has_ended = piece != Piece::Whole && text.ends_with(is_between);
        if !has_begun && !has_ended && !text.trim().contains(is_between) {
            self.insert(text.trim());
            return PasteReply::Done;
        }
        let mut new = Vec::new();
        let mut left_out = 0_usize;
        let mut lines = 0_usize;
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            lines += 1;
            let line = line.split('#').next().unwrap_or_default().trim();
            if line.is_empty() {
                left_out += 1;
            }
            let parts = line.split(is_between).map(|row| row.trim_matches(['"', '\'', '`']));
            new.extend(parts.filter(|row| !row.is_empty()).map(str::to_owned));
        }
        let rows = list(&mut self.draft);
        if has_begun {
            rows.remove(self.focus.row);
        }
        let at = self.focus.row.min(rows.len());
        let added = new.len();
        rows.splice(at..at, new);
        // A last line that may not be all there stays in the row that is typed in.
        let is_begun = piece != Piece::Whole && !text.ends_with(is_between) && !text.ends_with('#') && added > 0;
        self.focus.row = at + added - usize::from(is_begun);
        self.caret_to_end();
        let message = Message::new("pasted-hosts").with("lines", lines).with("added", added);
        PasteReply::Said(message.with("left", left_out))
    }

    fn paste_pairs(&mut self, list: fn(&mut Draft) -> &mut Vec<Tag>, text: &str, piece: Piece) -> PasteReply {
        let pairs = list(&mut self.draft);
        // The rest of the pair that the piece before has begun.
        let is_going_on = piece == Piece::More && self.focus.row < pairs.len();
        let begun = is_going_on.then(|| pairs.remove(self.focus.row));
        let begun =
            begun.map(|tag| if self.focus.column == 0 { tag.key } else { format!("{}={}", tag.key, tag.value) });
        let text = format!("{}{text}", begun.unwrap_or_default());
        let mut added = 0_usize;
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (key, value) = line.split_once(['=', ':', '\t']).unwrap_or((line, ""));
            let unquoted = |text: &str| text.trim().trim_matches(['"', '\'', ',']).to_owned();
            pairs.push(Tag { key: unquoted(key), value: unquoted(value) });
            added += 1;
        }
        // A last line that may not be all there stays in the row that is typed in.
        let unended = text.rsplit('\n').next().unwrap_or_default().trim_start();
        let is_begun = piece != Piece::Whole && added > 0 && !unended.is_empty() && !unended.starts_with('#');
        self.focus.row = pairs.len() - usize::from(is_begun);
        self.focus.column = usize::from(is_begun && unended.contains(['=', ':', '\t']));
        self.caret_to_end();
        PasteReply::Said(Message::new("pasted-tags").with("added", added))
    }
}
