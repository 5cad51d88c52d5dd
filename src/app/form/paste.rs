//! Pasted text: one value, or as many rows as it has lines.

use crate::{
    app::{App, Piece, overlay::Overlay},
    domain::{draft::Tag, fields::Kind, rule::Message},
};

impl App {
    /// A paste into the field in focus.
    pub(in crate::app) fn paste(&mut self, text: &str, piece: Piece) {
        let Some(field) = self.focus.field() else { return };
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        match field.spec().kind {
            Kind::List => self.paste_hosts(&text, piece),
            Kind::Pairs
                if piece == Piece::More
                    || text.trim_end_matches('\n').contains('\n')
                    || self.focus.row >= self.draft.tags.len() && text.contains('=') =>
            {
                self.paste_tags(&text, piece);
            }
            Kind::Lines => self.paste_lines(&text),
            Kind::Switch | Kind::Choice(_) | Kind::Grants => {}
            Kind::Text | Kind::Picker | Kind::Pairs | Kind::Moment | Kind::Number => {
                let line = text.trim_matches('\n');
                if line.contains('\n') {
                    self.overlays.push(Overlay::PasteAsk { text: line.to_owned(), selected: 0 });
                } else {
                    let line = line.replace('\t', " ");
                    self.insert(&line);
                }
            }
        }
    }

    fn paste_lines(&mut self, text: &str) {
        let line = self.text().to_owned();
        let at = line.char_indices().nth(self.focus.caret).map_or(line.len(), |(at, _)| at);
        let (front, back) = line.split_at(at);
        let joined = format!("{front}{text}");
        let added = text.matches('\n').count();
        self.focus.caret = joined.rsplit('\n').next().map_or(0, |last| last.chars().count());
        let whole = format!("{joined}{back}");
        let row = self.focus.row;
        let mut lines: Vec<&str> = self.draft.description.split('\n').collect();
        if let Some(slot) = lines.get_mut(row) {
            *slot = &whole;
        }
        self.draft.description = lines.join("\n");
        self.focus.row += added;
    }

    /// Hosts, one a line or parted by commas and blanks; comments are left out, and said.
    fn paste_hosts(&mut self, text: &str, piece: Piece) {
        let is_between = |char: char| char.is_whitespace() || matches!(char, ',' | ';' | '，' | '；');
        // The rest of the host that the piece before has begun.
        let begun = self.draft.hosts.get(self.focus.row).filter(|_| piece == Piece::More && !self.text().is_empty());
        let text = &match begun {
            Some(begun) => format!("{begun}{text}"),
            None => text.to_owned(),
        };
        let has_ended = piece != Piece::Whole && text.ends_with(is_between);
        if begun.is_some() {
            self.draft.hosts.remove(self.focus.row);
        } else if !has_ended && !text.trim().contains(is_between) {
            self.insert(text.trim());
            return;
        }
        let mut hosts = Vec::new();
        let mut left_out = 0_usize;
        let mut lines = 0_usize;
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            lines += 1;
            let line = line.split('#').next().unwrap_or_default().trim();
            if line.is_empty() {
                left_out += 1;
            }
            let parts = line.split(is_between);
            hosts.extend(
                parts
                    .map(|host| host.trim_matches(['"', '\'', '`']))
                    .filter(|host| !host.is_empty())
                    .map(str::to_owned),
            );
        }
        let at = self.focus.row.min(self.draft.hosts.len());
        let added = hosts.len();
        self.draft.hosts.splice(at..at, hosts);
        // A last line that may not be all there stays in the row that is typed in.
        let is_begun = piece != Piece::Whole && !text.ends_with(is_between) && !text.ends_with('#') && added > 0;
        self.focus.row = at + added - usize::from(is_begun);
        self.focus.caret = self.text().chars().count();
        self.notice =
            Some(Message::new("pasted-hosts").with("lines", lines).with("added", added).with("left", left_out));
    }

    fn paste_tags(&mut self, text: &str, piece: Piece) {
        let mut added = 0_usize;
        // The rest of the tag that the piece before has begun.
        let begun = self
            .draft
            .tags
            .get(self.focus.row)
            .filter(|_| piece == Piece::More)
            .map(|tag| if self.focus.column == 0 { tag.key.clone() } else { format!("{}={}", tag.key, tag.value) });
        let text = &match begun {
            Some(begun) => {
                self.draft.tags.remove(self.focus.row);
                format!("{begun}{text}")
            }
            None => text.to_owned(),
        };
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (key, value) = line.split_once(['=', ':', '\t']).unwrap_or((line, ""));
            let unquoted = |text: &str| text.trim().trim_matches(['"', '\'', ',']).to_owned();
            self.draft.tags.push(Tag { key: unquoted(key), value: unquoted(value) });
            added += 1;
        }
        // A last line that may not be all there stays in the row that is typed in.
        let last = text.rsplit('\n').next().unwrap_or_default().trim_start();
        let is_begun = piece != Piece::Whole && added > 0 && !last.is_empty() && !last.starts_with('#');
        self.focus.row = self.draft.tags.len() - usize::from(is_begun);
        self.focus.column = usize::from(is_begun && last.contains(['=', ':', '\t']));
        self.focus.caret = self.text().chars().count();
        self.notice = Some(Message::new("pasted-tags").with("added", added));
    }
}
