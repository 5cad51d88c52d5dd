//! The report of a submission as plain text, for the clipboard and for a file.

use super::{
    Submission, SubmissionMoment, SubmissionScreen,
    blame::account_or_placeholder,
    details,
    format::Formatter,
    report::{Mark, ReportRoom, ReportRow},
};
use crate::{
    domain::unseen::is_unseen,
    text::{Language, Words},
};

impl Submission {
    /// The whole report, one row a line, safe to print: what a service said cannot steer a terminal.
    #[must_use]
    pub(crate) fn plain_text(&self, words: &Words, moment: &SubmissionMoment) -> String {
        let teller = Formatter { words, moment, ellipsis: "…" };
        let mut text = words.message(&self.subject());
        text.push('\n');
        let main = self.main_rows(&teller, ReportRoom::Endless);
        let details = details::rows(self, &teller);
        let rows = main.iter().filter(|row| **row != ReportRow::InSight).chain(&[ReportRow::Blank]).chain(&details);
        for row in rows {
            let line = line(row, &teller);
            if !(line.is_empty() && text.ends_with("\n\n")) {
                text.push_str(&line);
                text.push('\n');
            }
        }
        text.chars().map(|char| if char != '\n' && is_unseen(char) { '·' } else { char }).collect()
    }

    /// What the key `c` copies: the resource name where tags are missing, the policy where a right is, else the
    /// whole report.
    #[must_use]
    pub(crate) fn copied(&self, words: &Words, moment: &SubmissionMoment) -> String {
        match self.screen() {
            SubmissionScreen::TagsFailed => self.resource(),
            SubmissionScreen::Refused if self.lacks_permission() => self.policy(),
            _ => self.plain_text(words, moment),
        }
    }

    /// Whether it was refused for a permission that an administrator can give.
    #[must_use]
    fn lacks_permission(&self) -> bool {
        self.fault().is_some_and(|fault| {
            matches!(fault.code.as_str(), "UnauthorizedOperation" | "AuthFailure.UnauthorizedOperation")
        })
    }

    /// The access policy that the create needs (docs/api.md §9).
    fn policy(&self) -> String {
        let account = account_or_placeholder(&self.sent);
        format!(
            "{{\n  \"version\": \"2.0\",\n  \"statement\": [\n    {{\n      \"effect\": \"allow\",\n      \
             \"action\": [\"ssm:CreateProductSecret\"],\n      \
             \"resource\": [\"qcs::ssm::uin/{account}:secret/*\"]\n    }}\n  ]\n}}\n"
        )
    }
}

fn line(row: &ReportRow, teller: &Formatter<'_>) -> String {
    match row {
        ReportRow::Blank | ReportRow::InSight => String::new(),
        ReportRow::Headline { mark, text } => format!("{}{text}", sign(Some(*mark))),
        ReportRow::Heading(text) | ReportRow::Text(text) => text.clone(),
        ReportRow::Step { mark, text, aside, end, .. } => {
            joined("  ", &[end, &format!("{}{text}", sign(Some(*mark))), aside])
        }
        ReportRow::Note(text) | ReportRow::Found(text) => format!("  {text}"),
        ReportRow::Look { at, mark, text, aside, .. } => joined("  ", &[at, &format!("{}{text}", sign(*mark)), aside]),
        ReportRow::Field { label, mark, text, aside } => {
            let text = joined("  ", &[&format!("{}{text}", sign(*mark)), aside]);
            labelled(label, &text, teller)
        }
        ReportRow::Quote { label, text, .. } => labelled(label, text, teller),
        ReportRow::Hint { label, text } => format!("  {}", labelled(label, text, teller)),
        ReportRow::Table(cells) => joined("  ", &[&cells[0], &cells[1], &cells[2]]),
    }
}

fn labelled(label: &str, text: &str, teller: &Formatter<'_>) -> String {
    let colon = match teller.words.language() {
        Language::En => ": ",
        Language::Zh => "：",
    };
    if label.is_empty() {
        format!("  {text}")
    } else {
        format!("{}{colon}{text}", label.trim_end_matches(['?', '？']))
    }
}

fn joined(gap: &str, parts: &[&str]) -> String {
    let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    parts.join(gap)
}

/// A mark that every terminal and every ticket system shows.
fn sign(mark: Option<Mark>) -> &'static str {
    match mark {
        None | Some(Mark::Good | Mark::Now) => "",
        Some(Mark::Note) => "i ",
        Some(Mark::Warning) => "~ ",
        Some(Mark::Error) => "! ",
        Some(Mark::Ahead) => "- ",
    }
}
