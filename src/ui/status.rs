//! What the status line says: news, else how the draft and its look-ups stand.

use super::{USUAL_WIDTH, clock, grouped, painter::Painter, theme::Role};
use crate::{
    app::{
        App, Screen,
        editor::Dialog,
        lookup::{Lookup, LookupState},
        overlay::Overlay,
        start::KeyState,
    },
    domain::{
        fields::FieldId,
        rule::{Arg, Severity},
        standing::Standing,
        steps::StepId,
    },
    export::FormatId,
};

pub(super) fn text(painter: &Painter<'_>, app: &App) -> (String, Role) {
    if let Some(notice) = &app.session.notice {
        return (painter.message(notice), Role::Text);
    }
    if let Some(Overlay::Confirm(confirm)) = app.overlays.top() {
        return (painter.message(&confirm.status(app.session.body_size().1)), Role::Dim);
    }
    // What a dialog says stands alone: of the screen under it nothing is told. The menu and help are about that screen.
    if !matches!(app.overlays.top(), None | Some(Overlay::Editor(_) | Overlay::Menu { .. } | Overlay::Help { .. })) {
        return (String::new(), Role::Text);
    }
    match app.screen {
        Screen::Start => (start_status(painter, app), Role::Text),
        Screen::Submission => {
            let view = painter.view();
            (app.submission_status(view.words, view.glyphs.ellipsis), Role::Text)
        }
        Screen::Preview => {
            let (view, id) = (painter.view(), preview_status(app));
            let standing = app.standing_text(view.words, view.glyphs.ellipsis);
            let told = |id: &str| view.words.sentences(&[standing.as_str().into(), painter.say(id)]);
            let whole = told(id);
            // A column is free at its left, and two at its right.
            let has_room = painter.columns(&whole) + 3 <= painter.width();
            (if has_room { whole } else { told(&format!("{id}.short")) }, Role::Dim)
        }
        Screen::Form => {
            if app.form.focus.field() == Some(FieldId::Grants)
                && let Some(message) = app.editor.status(app.overlays.dialog(), &app.seen())
            {
                let is_stopped = app.overlays.dialog().is_some_and(Dialog::is_stopped);
                return (painter.message(&message), if is_stopped { Role::Error } else { Role::Text });
            }
            form_status(painter, app)
        }
    }
}

fn preview_status(app: &App) -> &'static str {
    match app.pane.shown() {
        FormatId::Exact => "preview-status-exact",
        FormatId::Json | FormatId::Form => "preview-status",
        FormatId::Canonical | FormatId::ToSign | FormatId::Headers if app.session.has_key(app.now) => {
            "preview-status-signed"
        }
        FormatId::Canonical | FormatId::ToSign | FormatId::Headers => "preview-status-unsigned",
        FormatId::Curl if !app.session.has_key(app.now) => "preview-status-unsigned",
        FormatId::Curl if app.pane.shows_signature() => "preview-status-curl",
        FormatId::Curl => "preview-status-curl-hidden",
        FormatId::Tccli => "preview-status-live",
        FormatId::Hcl => "preview-status-hcl",
        FormatId::Sql => "preview-status-sql",
    }
}

fn start_status(painter: &Painter<'_>, app: &App) -> String {
    if !app.start.unsettled.is_empty() {
        return painter.with("start-unsettled", &[("n", Arg::from(app.start.unsettled.len()))]);
    }
    match &app.session.key {
        KeyState::Missing(_) => painter.say("start-no-lookups").into_owned(),
        KeyState::Searching | KeyState::Found(_) => String::new(),
    }
}

/// Problems of the step, else how its look-ups stand.
fn form_status(painter: &Painter<'_>, app: &App) -> (String, Role) {
    let step = app.form.focus.step();
    if step == StepId::Review {
        return review_status(painter, app);
    }
    let (mut errors, mut warnings) = (0_usize, 0_usize);
    for issue in app.form.issues().iter().filter(|issue| issue.field.spec().step == step && app.is_shown(issue)) {
        errors += usize::from(issue.severity == Severity::Error);
        warnings += usize::from(issue.severity == Severity::Warning);
    }
    if errors + warnings > 0 {
        let args = [("errors", Arg::from(errors)), ("warnings", Arg::from(warnings))];
        let key = match (errors, warnings) {
            (_, 0) => "status-errors",
            (0, _) => "status-warnings",
            _ => "status-both",
        };
        return (painter.with(key, &args), if errors > 0 { Role::Error } else { Role::Warning });
    }
    (lookup_status(painter, app), Role::Dim)
}

fn review_status(painter: &Painter<'_>, app: &App) -> (String, Role) {
    match app.form.request() {
        Some(_) if app.situation().standing != Standing::Untried => {
            let view = painter.view();
            let role = if app.situation().standing == Standing::Unknown { Role::Warning } else { Role::Text };
            (app.standing_text(view.words, view.glyphs.ellipsis), role)
        }
        request => {
            let problems = app.form.review_problems();
            let count = |severity| problems.iter().filter(|issue| issue.severity == severity).count();
            let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
            let size = if painter.width() >= USUAL_WIDTH { "usual" } else { "short" };
            let args = [
                ("size", Arg::from(size)),
                ("errors", Arg::from(errors)),
                ("warnings", Arg::from(warnings)),
                ("notes", Arg::from(count(Severity::Note))),
            ];
            if request.is_none() {
                let mut args = args;
                if app.overlays.top().is_some() {
                    // Enter belongs to what lies over the review.
                    args[0].1 = Arg::from("short");
                }
                return (painter.with("review-errors", &args), Role::Error);
            }
            let has_key = app.session.has_key(app.now);
            let role = if warnings == 0 && has_key { Role::Good } else { Role::Warning };
            let (view, ready) = (painter.view(), painter.with("review-ready", &args));
            let standing = match (has_key, size) {
                (false, _) => painter.say("review-no-key").into_owned(),
                (true, "usual") => app.standing_text(view.words, view.glyphs.ellipsis),
                (true, _) => String::new(),
            };
            (view.words.sentences(&[ready, standing]), role)
        }
    }
}

fn lookup_status(painter: &Painter<'_>, app: &App) -> String {
    if !app.session.has_key(app.now) {
        return painter.say("start-no-lookups").into_owned();
    }
    if app.step_lookups().contains(&Lookup::Instances) {
        let (pages, total) = app.lookups.progress(Lookup::Instances);
        let args = [
            ("count", Arg::Text(grouped(app.lookups.instances.len()))),
            ("total", Arg::Text(grouped(total))),
            ("pages", Arg::from(pages)),
            ("at", Arg::Text(app.lookups.answered(Lookup::Instances).map_or_else(String::new, |at| clock(app, at)))),
        ];
        return match app.lookups.state(Lookup::Instances) {
            LookupState::Ready if painter.width() < USUAL_WIDTH => painter.with("status-instances-short", &args),
            LookupState::Ready => painter.with("status-instances", &args),
            LookupState::Loading if pages > 0 => painter.with("status-instances-loading", &args),
            LookupState::Loading => painter.say("status-asking").into_owned(),
            LookupState::Idle | LookupState::Failed(_) => String::new(),
        };
    }
    if app.is_asking() { painter.say("status-asking").into_owned() } else { String::new() }
}
