//! Boxes over the editor: presets, copying words to other places, a new object.

use ratatui::layout::Rect;

use super::{
    Draft,
    line::{draw_completion, put_entry},
};
use crate::ui::wrap::wrap;
use crate::{
    app::editor::{
        Answer, FROM_ACCOUNT,
        accounts::{self, Accounts},
        dialog::{CopyTo, Presets, effect, preset_words},
        object::NewPlace,
        tree,
    },
    ui::{
        pen::{Pen, width},
        theme::Role,
    },
};

/// The inside of a box of so many lines, cleared and framed, with the terminal's cursor given back to `pen`.
fn boxed(pen: &mut Pen<'_>, title: &str, lines: usize, inside: impl FnOnce(&mut Pen<'_>)) {
    let height = u16::try_from(lines + 2).unwrap_or(u16::MAX).min(pen.height());
    let x = if pen.width() >= 80 { 2 } else { 0 };
    let width = (pen.width() - x).min(78);
    let y = 2.min(pen.height() - height);
    if width < 4 || height < 3 {
        return;
    }
    let area = Rect { x, y, width, height };
    pen.clear(area);
    let glyphs = pen.view().glyphs;
    let mut frame = pen.part(area);
    let line = glyphs.horizontal.repeat(usize::from(width.saturating_sub(2)));
    let [top_left, top_right, bottom_left, bottom_right] = glyphs.corners;
    frame.put(0, 0, &format!("{top_left}{line}{top_right}"), Role::Rule);
    frame.put_within(1, 0, width.saturating_sub(3), (&format!(" {title} "), Role::Heading));
    for y in 1..height.saturating_sub(1) {
        frame.put(0, y, glyphs.vertical, Role::Rule);
        frame.put(width - 1, y, glyphs.vertical, Role::Rule);
    }
    frame.put(0, height - 1, &format!("{bottom_left}{line}{bottom_right}"), Role::Rule);
    let mut part = pen.part(Rect { x: x + 1, y: y + 1, width: width - 2, height: height.saturating_sub(2) });
    inside(&mut part);
    let cursor = part.cursor();
    pen.adopt(cursor);
}

/// The presets, each with what it has beyond the one before, and what the one in focus would change.
pub(super) fn draw_presets(pen: &mut Pen<'_>, over: &Presets, draft: &Draft<'_>) {
    let Some(row) = draft.row() else { return };
    let place = &row.place;
    let room = usize::from(pen.width().min(78)).saturating_sub(24);
    let mut lines: Vec<(Option<usize>, String)> = Vec::new();
    let mut before: Vec<String> = Vec::new();
    let mut chosen = Vec::new();
    for (index, preset) in draft.seen.presets().iter().enumerate() {
        let words = preset_words(preset, place, &draft.seen);
        let is_more = !before.is_empty() && before.iter().all(|word| words.contains(word));
        let new: Vec<String> = words.iter().filter(|word| !is_more || !before.contains(word)).cloned().collect();
        let text = if preset.privileges.is_empty() {
            pen.with("editor-preset-all", &[("n", words.len().into()), ("place", tree::title(place).into())])
        } else if is_more && new.is_empty() {
            pen.say("editor-preset-same").into_owned()
        } else {
            format!("{}{}", if is_more { "+ " } else { "" }, new.join(", "))
        };
        let mut first = Some(index);
        lines.extend(wrap(&text, room).into_iter().map(|text| (first.take(), text)));
        if index == over.at {
            chosen.clone_from(&words);
        }
        before = words;
    }
    let there = row.unit.map_or(&[][..], |unit| &draft.seen.units[unit].privileges);
    let offer = draft.seen.has_accounts().then(|| pen.say("editor-preset-account").into_owned());
    let is_offer = over.at == draft.seen.presets().len();
    if is_offer {
        chosen = there.to_vec();
    }
    let change =
        if is_offer { pen.say("editor-preset-account-about").into_owned() } else { change(pen, &chosen, there) };
    let change = wrap(&change, usize::from(pen.width().min(78)).saturating_sub(4));
    let title = pen.with("editor-presets-title", &[("place", tree::title(place).into())]);
    let count = lines.len() + usize::from(offer.is_some()) + change.len() + 1;
    boxed(pen, &title, count, |pen| {
        let mut y = 0;
        for (index, text) in lines {
            if let Some(index) = index {
                let preset = &draft.seen.presets()[index];
                if index == over.at {
                    pen.put(1, y, pen.view().glyphs.focus, Role::Focus);
                    pen.place_cursor(3, y);
                }
                pen.put(3, y, &preset.letter.to_string(), Role::Key);
                pen.put_within(6, y, 12, (&preset.name, Role::Text));
            }
            pen.put(19, y, &text, Role::Text);
            y += 1;
        }
        if let Some(offer) = offer {
            if is_offer {
                pen.put(1, y, pen.view().glyphs.focus, Role::Focus);
                pen.place_cursor(3, y);
            }
            pen.put(3, y, &FROM_ACCOUNT.to_string(), Role::Key);
            pen.put(6, y, &offer, Role::Text);
            y += 1;
        }
        for line in change {
            pen.put(1, y, &line, Role::Dim);
            y += 1;
        }
        let keys = pen.say("editor-presets-keys").into_owned();
        pen.put(1, y, &keys, Role::Dim);
    });
}

fn change(pen: &Pen<'_>, words: &[String], there: &[String]) -> String {
    let effect = effect(words, there);
    let added = pen.with("editor-preset-adds", &[("words", effect.added.join(", ").into())]);
    let dropped = pen.with("editor-preset-drops", &[("words", effect.dropped.join(", ").into())]);
    match (effect.added.is_empty(), effect.dropped.is_empty()) {
        (true, true) => pen.say("editor-preset-nothing").into_owned(),
        (false, true) => added,
        (true, false) => dropped,
        (false, false) => format!("{added} {dropped}"),
    }
}

/// The accounts of the instance, with how their look-ups stand.
pub(super) fn draw_accounts(pen: &mut Pen<'_>, over: &Accounts, draft: &Draft<'_>) {
    let rows = over.rows(&draft.seen);
    let most = usize::from(pen.height().saturating_sub(8)).clamp(1, 8);
    let first = over.at.saturating_sub(most / 2).min(rows.len().saturating_sub(most));
    let shown = rows.len().min(most).max(1);
    let title = pen.say("editor-accounts-title").into_owned();
    let state = accounts_state(pen, over, draft, rows.len());
    boxed(pen, &title, shown + 3, |pen| {
        let label = pen.say("editor-accounts-find").into_owned();
        let x = pen.put(1, 0, &label, Role::Label) + 1;
        for (y, index) in (1..).zip(first..rows.len().min(first + most)) {
            if index == over.at {
                pen.put(1, y, pen.view().glyphs.focus, Role::Focus);
            }
            let room = pen.width().saturating_sub(4);
            pen.put_within(3, y, room, (&accounts::shown(&rows[index]), Role::Text));
        }
        let y = u16::try_from(shown).unwrap_or(0) + 1;
        let room = pen.width().saturating_sub(2);
        pen.put_within(1, y, room, (&state, Role::Dim));
        let id = if draft.editor.base().is_some() { "editor-accounts-keys-part" } else { "editor-accounts-keys" };
        let keys = pen.say(id).into_owned();
        pen.put_within(1, y + 1, room, (&keys, Role::Dim));
        put_entry(pen, (x, 0, pen.width().saturating_sub(x + 1)), &over.find);
    });
}

fn accounts_state(pen: &Pen<'_>, over: &Accounts, draft: &Draft<'_>, rows: usize) -> String {
    let objects = draft.seen.objects;
    if let Some(wanted) = &over.wanted {
        let account = accounts::shown(wanted);
        return match objects.granted(wanted) {
            Answer::Failed(trouble) => pen.message(&trouble.message()),
            _ => pen.with("editor-accounts-asking", &[("account", account.into())]),
        };
    }
    match objects.listing() {
        Answer::Failed(trouble) => pen.message(&trouble.message()),
        Answer::Coming => pen.say("status-asking").into_owned(),
        _ => pen.with("editor-accounts-count", &[("shown", rows.into()), ("n", objects.accounts().len().into())]),
    }
}

/// The places that can take the words of this one.
pub(super) fn draw_copy(pen: &mut Pen<'_>, over: &CopyTo, draft: &Draft<'_>) {
    let title = pen.with("editor-copy-title", &[("place", tree::title(&over.from).into())]);
    let most = usize::from(pen.height().saturating_sub(6)).max(1);
    let first = over.at.saturating_sub(most / 2).min(over.places.len().saturating_sub(most));
    let shown = over.places.len().min(most);
    boxed(pen, &title, shown + 1, |pen| {
        for (y, index) in (0..).zip(first..first + shown) {
            if index == over.at {
                pen.put(1, y, pen.view().glyphs.focus, Role::Focus);
                pen.place_cursor(4, y);
            }
            let place = &over.places[index];
            pen.put(3, y, if over.ticked.contains(&index) { "[x]" } else { "[ ]" }, Role::Text);
            let fitting = over.words_for(place, &draft.seen).len();
            let all = over.privileges.len();
            let note = if fitting == all {
                String::new()
            } else {
                pen.with("editor-copy-fit", &[("n", fitting.into()), ("all", all.into())])
            };
            let end = pen.width() - 1;
            let room = end.saturating_sub(9 + u16::try_from(width(&note)).unwrap_or(0));
            pen.put_within(7, y, room, (&tree::title(place), Role::Text));
            pen.put_right(end, y, &note, Role::Dim);
        }
        let keys = pen.say("editor-copy-keys").into_owned();
        pen.put(1, u16::try_from(shown).unwrap_or(0), &keys, Role::Dim);
    });
}

/// One line for each name of a new object.
pub(super) fn draw_new_place(pen: &mut Pen<'_>, over: &NewPlace, draft: &Draft<'_>) {
    let completion = over.completion(&draft.seen);
    let has_kinds = !over.kinds().is_empty();
    let names = over.lines().count();
    let fixed = names + usize::from(has_kinds) + 1;
    let room = usize::from(pen.height()).saturating_sub(fixed + 3).min(6);
    let offered = completion.as_ref().map_or(0, |completion| completion.candidates.len().min(room));
    let title = pen.say("editor-new-title").into_owned();
    boxed(pen, &title, fixed + offered, |pen| {
        let mut y = 0;
        if let Some(kind) = over.kind() {
            if over.line().is_none() {
                pen.put(1, y, pen.view().glyphs.focus, Role::Focus);
                pen.place_cursor(16, y);
            }
            let label = pen.say("editor-new-kind").into_owned();
            pen.put_within(3, y, 12, (&label, Role::Label));
            let text = format!("< {} >", pen.say(tree::kind_key(kind)));
            pen.put(16, y, &text, Role::Text);
            y += 1;
        }
        for (index, (key, entry)) in over.lines().enumerate() {
            let is_focus = over.line() == Some(index);
            let label = pen.say(key).into_owned();
            pen.put_within(3, y, 12, (&label, Role::Label));
            let room = pen.width().saturating_sub(17);
            if is_focus {
                pen.put(1, y, pen.view().glyphs.focus, Role::Focus);
                put_entry(pen, (16, y, room), entry);
            } else {
                pen.put_within(16, y, room, (entry.text(), Role::Text));
            }
            y += 1;
            if is_focus
                && let Some(completion) = &completion
                && offered > 0
            {
                y = draw_completion(pen, (16, y, offered), completion, entry.picked());
            }
        }
        let keys = pen.say(if has_kinds { "editor-new-keys-kind" } else { "editor-new-keys" }).into_owned();
        pen.put(1, y, &keys, Role::Dim);
    });
}
