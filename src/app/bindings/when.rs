//! Where a row of the key table is live: conditions on the wizard, each a sentence of that table.

use crate::{
    app::{
        App, Screen,
        editor::Dialog,
        form::Spot,
        keys::Command,
        overlay::Overlay,
        preview::Tab,
        submission::{Confirming, Leaving, Submission},
    },
    domain::{
        fields::{FieldId, Kind},
        rule::Severity,
    },
};

pub(super) fn in_start(app: &App) -> bool {
    app.screen == Screen::Start && app.overlays.is_empty()
}

pub(super) fn in_form(app: &App) -> bool {
    app.screen == Screen::Form && app.overlays.is_empty()
}

pub(super) fn on_review(app: &App) -> bool {
    in_form(app) && matches!(app.focus.spot, Spot::Review(_))
}

pub(super) fn in_preview(app: &App) -> bool {
    app.screen == Screen::Preview && app.overlays.is_empty()
}

fn in_submission(app: &App) -> bool {
    app.screen == Screen::Submission && app.overlays.is_empty()
}

pub(super) fn in_grants(app: &App) -> bool {
    in_form(app) && app.focus.field() == Some(FieldId::Grants)
}

pub(super) fn choosing_account(app: &App) -> bool {
    in_grants(app) && matches!(app.editor.dialog(), Dialog::Paste(paste) if paste.is_choosing())
}

pub(super) fn taking_statements(app: &App) -> bool {
    in_grants(app) && matches!(app.editor.dialog(), Dialog::Paste(paste) if !paste.is_choosing())
}

pub(super) fn goes_by_field(app: &App) -> bool {
    in_form(app) && !on_review(app) && !in_calendar(app) && !in_grants(app)
}

pub(super) fn has_draft(app: &App) -> bool {
    matches!(app.screen, Screen::Form | Screen::Preview)
        || app.screen == Screen::Submission && has_ended_under(app) && live_in_submission_under(app, Command::Back)
}

/// Whether a change of the draft could be seen: the menu apart, nothing lies over it.
pub(super) fn sees_draft(app: &App) -> bool {
    let is_bare = app.overlays.iter().all(|overlay| matches!(overlay, Overlay::Menu { .. }));
    has_draft(app) && is_bare && matches!(app.editor.dialog(), Dialog::Nothing)
}

pub(super) fn edits_steps(app: &App) -> bool {
    let is_open = app.overlays.is_empty() && has_draft(app) && !app.is_typing();
    is_open
        && (app.screen != Screen::Form
            || matches!(app.focus.spot, Spot::Review(_))
            || app.focus.field() == Some(FieldId::Grants))
}

pub(super) fn has_problems(app: &App) -> bool {
    app.issues().iter().any(|issue| issue.severity >= Severity::Warning)
}

pub(super) fn picker_is_open(app: &App) -> bool {
    in_form(app) && app.focus.picker_field().is_some() && app.picker.is_open
}

pub(super) fn in_kind(app: &App, is_kind: fn(Kind) -> bool) -> bool {
    in_form(app) && app.focus.field().is_some_and(|field| is_kind(field.spec().kind))
}

/// Where rows are added one by one.
pub(super) fn in_rows(app: &App) -> bool {
    in_kind(app, |kind| matches!(kind, Kind::List | Kind::Pairs))
}

pub(super) fn has_fix(app: &App) -> bool {
    in_form(app) && app.focus.calendar.is_none() && app.suggestion().is_some()
}

pub(super) fn has_rotation_to_take(app: &App) -> bool {
    in_form(app) && app.focus.field() == Some(FieldId::Rotate) && app.draft.rotate.is_none()
}

pub(super) fn has_closed_list(app: &App) -> bool {
    in_kind(app, |kind| kind == Kind::Picker) && !app.picker.is_open
}

pub(super) fn has_closed_calendar(app: &App) -> bool {
    in_kind(app, |kind| kind == Kind::Moment) && app.focus.calendar.is_none()
}

pub(super) fn has_free_names(app: &App) -> bool {
    in_form(app) && app.focus.field() == Some(FieldId::Name) && !app.free_names().is_empty()
}

pub(super) fn shows_signature(app: &App) -> bool {
    in_preview(app) && app.has_key() && app.pane.tab.has_signature()
}

/// Whether a side of the preview is on the screen.
pub(super) fn shows(app: &App, tab: Tab) -> bool {
    in_preview(app) && app.pane.tab == tab
}

pub(super) fn in_calendar(app: &App) -> bool {
    in_form(app) && app.focus.calendar.is_some()
}

pub(super) fn in_rail(app: &App) -> bool {
    in_form(app) && matches!(app.focus.spot, Spot::Rail(..))
}

/// Whether Right goes from a tag's key to its value.
pub(super) fn is_before_a_value(app: &App) -> bool {
    in_form(app)
        && app.focus.field() == Some(FieldId::Tags)
        && app.focus.column == 0
        && app.focus.row < app.draft.tags.len()
        && app.focus.caret >= app.text().chars().count()
}

pub(super) fn live_in_editor(app: &App, command: Command) -> bool {
    in_grants(app) && app.editor.is_live(command)
}

pub(super) fn has_help(app: &App) -> bool {
    matches!(app.overlays.last(), Some(Overlay::Help { .. }))
}

pub(super) fn has_notes(app: &App) -> bool {
    matches!(app.overlays.last(), Some(Overlay::Notes { .. }))
}

pub(super) fn in_confirm(app: &App) -> bool {
    matches!(app.overlays.last(), Some(Overlay::Confirm(_)))
}

pub(super) fn in_path(app: &App) -> bool {
    matches!(app.overlays.last(), Some(Overlay::OpenPath(_) | Overlay::WritePath(_)))
}

pub(super) fn in_list_overlay(app: &App) -> bool {
    matches!(
        app.overlays.last(),
        Some(
            Overlay::Menu { .. }
                | Overlay::Leave { .. }
                | Overlay::PasteAsk { .. }
                | Overlay::Unadded { .. }
                | Overlay::Changed { .. }
                | Overlay::Endpoint(_)
        )
    )
}

fn has_ended_under(app: &App) -> bool {
    app.submission.as_ref().is_some_and(|submission| submission.outcome().is_some())
}

pub(super) fn has_ended(app: &App) -> bool {
    in_submission(app) && has_ended_under(app)
}

pub(super) fn leaves(app: &App, leaving: Leaving) -> bool {
    in_submission(app) && app.submission.as_ref().is_some_and(|submission| submission.leaving() == Some(leaving))
}

pub(super) fn confirms(app: &App, is_it: fn(Confirming) -> bool) -> bool {
    in_submission(app) && app.submission.as_ref().and_then(Submission::confirming).is_some_and(is_it)
}

fn live_in_submission_under(app: &App, command: Command) -> bool {
    app.submission.as_ref().is_some_and(|submission| submission.is_live(command))
}

pub(super) fn live_in_submission(app: &App, command: Command) -> bool {
    in_submission(app) && live_in_submission_under(app, command)
}

/// Not while a create is on its way: a stopped program could not follow it.
pub(super) fn can_suspend(app: &App) -> bool {
    app.screen != Screen::Submission || has_ended_under(app)
}
