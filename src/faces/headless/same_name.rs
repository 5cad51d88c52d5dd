//! Compares the drafts of one `check`: two drafts with the same name cannot both be created.

use std::collections::HashMap;

use super::{
    draft::{self, DraftError, Ready},
    report::{ReportLevel, ReportedIssue},
};
use crate::{cli::WarningOptions, domain::rule::Message, export, text::Words};

/// Adds a finding to each draft whose name and region another draft has too. It is a warning if both ask for the same,
/// since only one of them has an effect.
pub(super) fn compare(all: &mut [(String, Result<Ready, DraftError>)], warnings: &WarningOptions, words: &Words) {
    let mut claims: HashMap<(String, String, String), Vec<usize>> = HashMap::new();
    for (at, (_, loaded)) in all.iter().enumerate() {
        let Ok(ready) = loaded else { continue };
        let (region, name) = ready.claim.clone();
        if !name.is_empty() {
            claims.entry((ready.endpoint.url("ssm"), region, name)).or_default().push(at);
        }
    }
    let mut told: Vec<(usize, ReportLevel, Message)> = Vec::new();
    for ((_, _, name), group) in claims.iter().filter(|(_, group)| group.len() > 1) {
        let body = |at: usize| all[at].1.as_ref().ok().and_then(|ready| ready.request.as_ref()).map(export::exact);
        let first = body(group[0]);
        let is_same = first.is_some() && group.iter().all(|at| body(*at) == first);
        let (id, level) = if is_same {
            ("headless-name-shared-same", ReportLevel::Warning)
        } else {
            ("headless-name-shared", ReportLevel::Error)
        };
        for (row, at) in group.iter().enumerate() {
            let other = group[usize::from(row == 0)];
            let message = Message::new(id).with("name", name.as_str()).with("file", all[other].0.as_str());
            told.push((*at, level, message));
        }
    }
    for (at, level, message) in told {
        let Ok(ready) = &mut all[at].1 else { continue };
        let found = ReportedIssue::of_message("SecretName", "R1", &message, words);
        ready.findings.push(ReportedIssue { level, origin: ready.named.clone(), ..found });
        draft::judge(&mut ready.findings, warnings);
        if ready.findings.iter().any(ReportedIssue::is_error) {
            ready.request = None;
        }
    }
}
