//! A list over the screen: its title, its filter, the rows in sight, and how the look-up stands.

use ratatui::layout::Rect;

use super::{
    Hidden,
    columns::{NamedColumns, NamedRow},
    form::{draw_value, first_lines},
    grouped,
    painter::{Painter, after, below, fit},
    past,
    start::{draft_parts, draft_told},
    theme::Role,
};
use crate::{
    app::{
        App, Target,
        list_dialog::{ListDialog, ListKind},
        lookup::LookupState,
        marked::TypedRow,
    },
    domain::{facts::SecretFact, fields::FieldId, key_place::KeyPlace, rule::Arg},
};

/// Lines above the rows: title and filter.
const ABOVE: u16 = 2;
/// Lines of a body in which no line is left empty.
const SMALL: u16 = 10;

pub(super) fn draw(painter: &mut Painter<'_>, app: &App, body: Rect, dialog: &ListDialog) {
    painter.clear(body);
    let area = after(body, 1);
    let stem = dialog.kind.key();
    let (rows, importance) = rows(painter, app, dialog.kind);
    let found = dialog.picker.matches();
    let count = |number: usize| Arg::Text(grouped(number));
    let counted = painter.with("list-count", &[("n", count(found.len())), ("all", count(rows.len()))]);
    let near = painter.near(area);
    let title = Rect { width: near.width.saturating_sub(painter.columns(&counted) + 3), ..near };
    let region = Arg::Text(app.session.asked_region(&app.form.draft));
    let [id, short] = ["", ".short"].map(|part| format!("list-title-{stem}{part}"));
    let mut words = painter.with(&id, &[("region", region.clone())]);
    if painter.columns(&words) > title.width && painter.view().words.has(&short) {
        words = painter.with(&short, &[("region", region)]);
    }
    painter.text(title, words, Role::Heading);
    painter.text_right(Rect { width: near.width.saturating_sub(1), ..near }, counted, Role::Dim);
    let line = Rect { height: 1, ..below(area, 1) };
    let says = says(painter, app, dialog, rows.len());
    let said = match &*says.0 {
        "" => Vec::new(),
        text => first_lines(painter, text, usize::from(area.width.saturating_sub(1)), 3),
    };
    let gap = u16::from(body.height > SMALL);
    let beside = ABOVE + gap + fit(said.len());
    let height = usize::from(body.height.saturating_sub(beside)).max(1);
    let typed = match dialog.picker.typed_row() {
        TypedRow::First => Some(0),
        TypedRow::Last => Some(found.len()),
        TypedRow::None => None,
    };
    let before = usize::from(typed == Some(0));
    let total = found.len() + usize::from(typed.is_some());
    let selected = dialog.picker.shown_place();
    let first = selected.map_or(0, |selected| (selected + 1).saturating_sub(height));
    let value = Rect { width: line.width.saturating_sub(1), ..line };
    let value = Hidden::around(first, height, total).tell(painter, value);
    let value = painter.text(value, painter.say("list-find"), Role::Label);
    draw_value(painter, value, dialog.find.value(), Some(dialog.find.cursor()));
    let columns = NamedColumns::of(painter, &rows, importance);
    let table = below(area, ABOVE.into());
    for (line, at) in table.rows().zip(first..total.min(first + height)) {
        let is_selected = selected == Some(at);
        painter.target(line, Target::Row(at));
        let role = if is_selected { Role::Focus } else { Role::Text };
        painter.mark_focus(Rect { x: body.x, width: body.width, ..line }, is_selected);
        let row = after(line, 2);
        let place = at.checked_sub(before).filter(|_| typed != Some(at));
        if let Some(told) = place.and_then(|place| found.get(place)).and_then(|row| rows.get(*row as usize)) {
            columns.draw(painter, row, told, (role, Some(&dialog.picker)));
        } else {
            let text = painter.cut_middle(dialog.find.value().trim(), usize::from(row.width / 2));
            painter.text(row, painter.with("list-as-typed", &[("text", Arg::Text(text))]), role);
        }
    }
    painter.lines(below(table, height), &said, says.1);
}

/// What the line below the rows says: what is wrong, or what is still coming.
fn says(painter: &Painter<'_>, app: &App, dialog: &ListDialog, rows: usize) -> (String, Role) {
    if let Some(why) = &dialog.complaint {
        return (painter.message(why), Role::Error);
    }
    if let Some(message) = &app.session.notice {
        return (painter.message(message), Role::Dim);
    }
    match dialog.kind.lookup().map(|lookup| app.lookups.state(lookup)) {
        Some(LookupState::Failed(trouble)) => {
            let why = painter.message(&trouble.message());
            (painter.with("list-failed", &[("why", Arg::Text(why))]), Role::Warning)
        }
        Some(LookupState::Loading) => (painter.say("status-asking").into_owned(), Role::Dim),
        Some(LookupState::Idle) if !app.session.has_key(app.now) => {
            (painter.say("list-no-key").into_owned(), Role::Warning)
        }
        _ if rows == 0 => (painter.say("list-empty").into_owned(), Role::Dim),
        _ => (String::new(), Role::Dim),
    }
}

/// The rows, and the importance of their parts.
fn rows(painter: &Painter<'_>, app: &App, kind: ListKind) -> (Vec<NamedRow>, &'static [usize]) {
    match kind {
        ListKind::Credentials => {
            (app.lookups.secrets.iter().map(|secret| of_credential(painter, app, secret)).collect(), &[1, 2, 0])
        }
        ListKind::Drafts => {
            let told = app.start.drafts.iter().map(|row| draft_told(painter, app, row)).collect();
            (told, draft_parts())
        }
        ListKind::Keys => (app.start.places.iter().map(|place| of_key(painter, app, place)).collect(), &[3, 0, 2, 1]),
        ListKind::Regions => {
            let used = app.session.asked_region(&app.form.draft);
            let regions = app.lookups.values(Some(FieldId::Region)).into_iter();
            let told = regions
                .map(|region| NamedRow { name: region.to_owned(), parts: vec![in_use(painter, *region == *used)] });
            (told.collect(), &[0])
        }
        ListKind::Endpoints => {
            let used = app.endpoint().host("ssm");
            let offered = app.offered_endpoints().into_iter();
            let told = offered.map(|(words, name)| {
                let parts = vec![painter.say(words).into_owned(), in_use(painter, name == used)];
                NamedRow { name, parts }
            });
            (told.collect(), &[1, 0])
        }
    }
}

/// Says of a row that it is what the session uses now.
fn in_use(painter: &Painter<'_>, is_used: bool) -> String {
    if is_used { painter.say("list-in-use").into_owned() } else { String::new() }
}

fn of_credential(painter: &Painter<'_>, app: &App, secret: &SecretFact) -> NamedRow {
    let status = painter.view().words.state(&secret.status).into_owned();
    NamedRow {
        name: secret.name.clone(),
        parts: vec![app.session.catalog.spelled(&secret.product).to_owned(), secret.instance.clone(), status],
    }
}

fn of_key(painter: &Painter<'_>, app: &App, place: &KeyPlace) -> NamedRow {
    let end = match place.expires {
        Some(end) => {
            let words = if end > app.now { "list-key-ends" } else { "list-key-ended" };
            painter.with(words, &[("at", Arg::Text(past(painter, app, end)))])
        }
        None => String::new(),
    };
    NamedRow {
        name: place.name.clone(),
        parts: vec![
            painter.message(&place.kind),
            painter.message(&place.finding),
            end,
            in_use(painter, app.uses_key_of(place)),
        ],
    }
}
