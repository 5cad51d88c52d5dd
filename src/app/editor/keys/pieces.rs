//! A paste that comes in pieces, from a terminal that does not mark where a paste ends. The pieces are one paste.

use super::super::{Dialog, Editor, EditorContextMut, EditorPart, EditorReply};
use crate::domain::grants::read;

impl Editor {
    /// Takes a piece; `is_more` says that it goes on with the one before it.
    pub(in crate::app) fn pasted_piece(
        &mut self,
        text: &str,
        is_more: bool,
        scene: &mut EditorContextMut<'_>,
    ) -> EditorReply {
        let in_line = matches!(self.part(), EditorPart::Line | EditorPart::Places | EditorPart::Words);
        if in_line && !read::is_grant_text(text) {
            self.paste_begun_lines(text, is_more, scene);
            return EditorReply::Done;
        }
        let mut reply = self.pasted(text, scene);
        if let EditorReply::Opens(Dialog::Paste(paste)) = &mut reply {
            paste.keep(text);
        }
        reply
    }

    /// Every line that has an end is taken; the last one may not be all there, and stays in the line that is typed in.
    fn paste_begun_lines(&mut self, text: &str, is_more: bool, scene: &mut EditorContextMut<'_>) {
        if !text.contains('\n') {
            self.line.entry.insert(text);
            return self.line.changed(&scene.seen());
        }
        let begun = if is_more { self.line.entry.text().to_owned() } else { String::new() };
        if is_more {
            self.line.entry.clear();
        }
        let whole = format!("{begun}{text}");
        let (ended, rest) = whole.rsplit_once('\n').unwrap_or(("", &whole));
        let lines: Vec<&str> = ended.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        self.take_lines(&lines, scene);
        if rest.trim().is_empty() {
            return;
        }
        if self.line.entry.text().is_empty() {
            self.line.entry.insert(rest);
            self.line.changed(&scene.seen());
        } else {
            self.line.waiting.push_back(rest.to_owned());
        }
    }
}
