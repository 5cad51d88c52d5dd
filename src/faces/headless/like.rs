//! `--like`: reads an existing credential as the beginning of a draft. And what `dbcred new` begins with.

use std::path::Path;

use super::{
    CommandContext, FAILED, UNCLEAR, connecting, destination,
    draft::{self, DraftError, DraftSource},
    report::{CommandReport, ReportedIssue},
    session::{self, CommandError},
};
use crate::{
    cli::{Changes, New},
    cloud::template,
    domain::{draft::Draft, fields::FieldId, rule::Message, template::Template},
};

impl CommandContext<'_> {
    /// Returns what a draft begins with: a file, or the credential of `--like`, which is read now.
    ///
    /// # Errors
    /// If there is no such credential, or it cannot be read.
    pub(super) fn source(&self, file: Option<&Path>, changes: &Changes) -> Result<DraftSource, CommandError> {
        match (file, &changes.like) {
            (Some(file), _) => Ok(DraftSource::File(file.to_owned())),
            (None, Some(name)) => self.template(name).map(Box::new).map(DraftSource::Like),
            (None, None) => Ok(DraftSource::Empty),
        }
    }

    fn template(&self, name: &str) -> Result<Template, CommandError> {
        let search = session::search(self.common);
        let mut draft = Draft::default();
        let endpoint = destination::without_draft(&mut draft, (self.common, &self.words), &search)?;
        if draft.region.is_empty() {
            return Err(CommandError::unclear(Message::new("template-no-region").with("name", name)));
        }
        self.block_on(async |room: &CommandContext<'_>| {
            let connected = connecting::connect(room.common, &room.words, endpoint, search).await?;
            let read = template::read(&connected.client, &draft.region, name);
            session::unless_signalled(read).await?.map_err(CommandError::failed)
        })
    }

    /// Reads and changes what `dbcred new` begins with.
    ///
    /// # Errors
    /// What is wrong was reported: the exit code.
    pub(super) fn begin(&mut self, new: &New) -> Result<Template, u8> {
        let source = match self.source(new.file.as_deref(), &new.changes) {
            Ok(source) => source,
            Err(stop) => return Err(self.stopped(&stop, CommandReport::default())),
        };
        let (code, findings) = match draft::begin(&source, &new.changes, &self.words) {
            Ok((draft, findings)) if !findings.iter().any(ReportedIssue::is_error) => {
                return Ok(begun(&source, draft));
            }
            Ok((_, findings)) | Err(DraftError::Unclear(findings, _)) => (UNCLEAR, findings),
            Err(DraftError::Unreadable(finding)) => (FAILED, vec![*finding]),
        };
        let outcome = if code == FAILED { "error" } else { "invalid" };
        self.report_to_stderr(&CommandReport { findings, ..CommandReport::of(outcome) }, &source.shown());
        Err(code)
    }
}

/// The changed draft, with what was not read and not changed either.
fn begun(source: &DraftSource, draft: Draft) -> Template {
    let DraftSource::Like(template) = source else { return Template { draft, ..Template::default() } };
    let is_empty = |field: FieldId| field.spec().is_empty(&draft);
    let unread = template.unread.iter().filter(|unread| is_empty(unread.field)).cloned().collect();
    Template { of: template.of.clone(), draft, unread }
}
