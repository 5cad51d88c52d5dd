//! Lists, opens, saves and deletes drafts, and finds open submissions.

use std::sync::PoisonError;

use jiff::Timestamp;

use super::files::{Files, unreadable};
use crate::{
    app::{Event, attempts::AttemptKey, start::DraftRow},
    domain::rule::Message,
    import,
    store::{
        drafts::SavedAs,
        journal::{Entry, SubmissionKey},
    },
};

impl Files {
    pub(super) fn list(&self) {
        let mut notes = Vec::new();
        let (drafts, journal) = match &self.store {
            Ok(store) => store,
            Err(why) => {
                notes.push(Message::new("nothing-kept").with("why", why.as_str()));
                return self.tell(Event::Listed(Vec::new(), Vec::new(), notes));
            }
        };
        let kept = drafts.list().unwrap_or_else(|error| {
            notes.push(Message::new("drafts-unreadable").with("why", error.to_string()));
            Vec::new()
        });
        let rows = kept.into_iter().map(|kept| {
            let bytes = drafts.load(&kept.name).ok().flatten().unwrap_or_default();
            let saved = kept.changed.and_then(|at| Timestamp::try_from(at).ok()).unwrap_or(Timestamp::UNIX_EPOCH);
            DraftRow::of(kept.name, &import::salvage(&bytes).0, saved)
        });
        let rows: Vec<DraftRow> = rows.collect();
        let mut unsettled = Vec::new();
        match journal.open_attempts(Timestamp::now()) {
            Ok(survey) => {
                unsettled.extend(survey.entries.iter().map(Entry::attempt));
                for file in survey.newer {
                    notes.push(Message::new("journal-newer").with("file", file));
                }
                for damaged in &survey.damaged {
                    let id = if damaged.kept_as.is_some() { "journal-damaged" } else { "journal-file-unreadable" };
                    let kept_as = damaged.kept_as.clone().unwrap_or_default();
                    notes.push(Message::new(id).with("file", damaged.file.as_str()).with("kept", kept_as));
                }
            }
            Err(error) => notes.push(Message::new("journal-unreadable").with("why", error.to_string())),
        }
        self.tell(Event::Listed(rows, unsettled, notes));
    }

    /// Finds the attempts at a name in the journal. Errors are dropped: the submission meets them again and reports
    /// them.
    pub(super) fn find_attempts(&self, key: AttemptKey) {
        let AttemptKey { endpoint, region, name } = key.clone();
        let wanted = SubmissionKey { endpoint, region, name, account: String::new() };
        let survey = self.store.as_ref().ok().map(|(_, journal)| journal.of_name(&wanted.name, Timestamp::now()));
        let entries = survey.and_then(Result::ok).unwrap_or_default().entries;
        let found = entries.iter().filter(|entry| entry.key.is_same(&wanted)).map(Entry::attempt);
        self.tell(Event::AttemptsFound(key, found.collect()));
    }

    pub(super) fn save_draft(&self, id: &str, text: &str) {
        let last = self.seen.lock().unwrap_or_else(PoisonError::into_inner).get(id).cloned();
        let saved = match &self.store {
            Ok((drafts, _)) => drafts.save_unless_changed(id, text, last.as_deref()).map_err(|error| error.to_string()),
            Err(why) => Err(why.clone()),
        };
        let (id, text) = (id.to_owned(), text.to_owned());
        let written = match &saved {
            Ok(SavedAs::Itself) => Some(&id),
            Ok(SavedAs::Beside(beside)) => Some(beside),
            Err(_) => None,
        };
        if let Some(written) = written {
            self.saw(written.clone(), text.clone().into_bytes());
        }
        self.tell(match saved {
            Ok(SavedAs::Itself) => Event::Saved(id, text),
            Ok(SavedAs::Beside(beside)) => Event::KeptBeside { id, beside, text },
            Err(why) => Event::NotSaved(id, why),
        });
    }

    /// Notes the bytes that were last read from or written to a draft.
    fn saw(&self, id: String, bytes: Vec<u8>) {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).insert(id, bytes);
    }

    /// Allows the next save to overwrite the draft, although another program has changed it.
    pub(super) fn allow_overwrite(&self, id: &str) {
        if let Ok(Ok(Some(bytes))) = self.store.as_ref().map(|(drafts, _)| drafts.load(id)) {
            self.saw(id.to_owned(), bytes);
        }
    }

    pub(super) fn open_draft(&self, id: &str) {
        match self.store.as_ref().ok().and_then(|(drafts, _)| drafts.find(id)) {
            Some((file, bytes)) => {
                self.open_kept(&bytes, &file);
                self.saw(file, bytes);
            }
            None => self.tell(Event::NotOpened(vec![Message::new("draft-gone").with("name", id)])),
        }
    }

    /// Opens a saved draft as far as it can be read. If some of it cannot, its bytes are copied first, because the next
    /// save overwrites them.
    fn open_kept(&self, bytes: &[u8], id: &str) {
        let (draft, problems) = import::salvage(bytes);
        let mut notes = Vec::new();
        if let (false, Ok((drafts, _))) = (problems.is_empty(), &self.store) {
            match drafts.copy_damaged(id, bytes) {
                Ok(kept) => notes.push(Message::new("draft-kept-as").with("kept", kept)),
                // Without the copy the next save would lose what could not be read.
                Err(error) => return self.tell(Event::NotOpened(vec![unreadable(id, &error.to_string())])),
            }
            notes.extend(problems.into_iter().map(|problem| match problem.line {
                0 => problem.message,
                line => Message::new("draft-line").with("line", line).with("what", problem.message),
            }));
        }
        self.tell(Event::Opened(Box::new(draft), Some(id.to_owned()), notes));
    }

    pub(super) fn delete_draft(&self, id: &str) {
        let deleted = match &self.store {
            Ok((drafts, _)) => drafts.delete(id).map_err(|error| error.to_string()),
            // Without a directory there is no draft.
            Err(_) => Ok(()),
        };
        self.tell(match deleted {
            Ok(()) => Event::Deleted(id.to_owned()),
            Err(why) => Event::NotDeleted(id.to_owned(), why),
        });
    }
}
