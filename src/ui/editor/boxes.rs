//! Boxes over the editor: presets, copying words to other places, a new object.

use ratatui::layout::Rect;

use super::{
    FrameLines,
    line::{draw_completion, put_entry},
};
use crate::ui::wrap::wrap;
use crate::{
    app::editor::{
        AnswerState, FROM_ACCOUNT,
        accounts::{self, AccountPicker},
        dialog::{CopyTo, Presets, effect, preset_words},
        object::NewPlace,
        tree,
    },
    ui::{
        painter::{Painter, width},
        theme::Role,
    },
};

/// The inside of a box of so many lines, cleared and framed, with the terminal's cursor given back to `painter`.
fn boxed(painter: &mut Painter<'_>, title: &str, lines: usize, inside: impl FnOnce(&mut Painter<'_>)) {
    let height = u16::try_from(lines + 2).unwrap_or(u16::MAX).min(painter.height());
    let x = if painter.width() >= 80 { 2 } else { 0 };
    let width = (painter.width() - x).min(78);
    let y = 2.min(painter.height() - height);
    if width < 4 || height < 3 {
        return;
    }
    let area = Rect { x, y, width, height };
    painter.clear(area);
    let glyphs = painter.view().glyphs;
    let mut frame = painter.part(area);
    let line = glyphs.horizontal.repeat(usize::from(width.saturating_sub(2)));
    let [top_left, top_right, bottom_left, bottom_right] = glyphs.corners;
    frame.put(0, 0, &format!("{top_left}{line}{top_right}"), Role::Rule);
    frame.put_within(1, 0, width.saturating_sub(3), (&format!(" {title} "), Role::Heading));
    for y in 1..height.saturating_sub(1) {
        frame.put(0, y, glyphs.vertical, Role::Rule);
        frame.put(width - 1, y, glyphs.vertical, Role::Rule);
    }
    frame.put(0, height - 1, &format!("{bottom_left}{line}{bottom_right}"), Role::Rule);
    let mut part = painter.part(Rect { x: x + 1, y: y + 1, width: width - 2, height: height.saturating_sub(2) });
    inside(&mut part);
    let cursor = part.cursor();
    painter.adopt(cursor);
}

/// The presets, each with what it has beyond the one before, and what the one in focus would change.
pub(super) fn draw_presets(painter: &mut Painter<'_>, over: &Presets, draft: &FrameLines<'_>) {
    let Some(row) = draft.row() else { return };
    let place = &row.place;
    let room = usize::from(painter.width().min(78)).saturating_sub(24);
    let mut lines: Vec<(Option<usize>, String)> = Vec::new();
    let mut before: Vec<String> = Vec::new();
    let mut chosen = Vec::new();
    for (index, preset) in draft.seen.presets().iter().enumerate() {
        let words = preset_words(preset, place, &draft.seen);
        let is_more = !before.is_empty() && before.iter().all(|word| words.contains(word));
        let new: Vec<String> = words.iter().filter(|word| !is_more || !before.contains(word)).cloned().collect();
        let text = if preset.privileges.is_empty() {
            painter.with("editor-preset-all", &[("n", words.len().into()), ("place", tree::title(place).into())])
        } else if is_more && new.is_empty() {
            painter.say("editor-preset-same").into_owned()
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
    let offer = draft.seen.has_accounts().then(|| painter.say("editor-preset-account").into_owned());
    let is_offer = over.at == draft.seen.presets().len();
    if is_offer {
        chosen = there.to_vec();
    }
    let change = if is_offer {
        painter.say("editor-preset-account-about").into_owned()
    } else {
        change(painter, &chosen, there)
    };
    let change = wrap(&change, usize::from(painter.width().min(78)).saturating_sub(4));
    let title = painter.with("editor-presets-title", &[("place", tree::title(place).into())]);
    let count = lines.len() + usize::from(offer.is_some()) + change.len() + 1;
    boxed(painter, &title, count, |painter| {
        let mut y = 0;
        for (index, text) in lines {
            if let Some(index) = index {
                let preset = &draft.seen.presets()[index];
                if index == over.at {
                    painter.put(1, y, painter.view().glyphs.focus, Role::Focus);
                    painter.place_cursor(3, y);
                }
                painter.put(3, y, &preset.letter.to_string(), Role::Key);
                painter.put_within(6, y, 12, (&preset.name, Role::Text));
            }
            painter.put(19, y, &text, Role::Text);
            y += 1;
        }
        if let Some(offer) = offer {
            if is_offer {
                painter.put(1, y, painter.view().glyphs.focus, Role::Focus);
                painter.place_cursor(3, y);
            }
            painter.put(3, y, &FROM_ACCOUNT.to_string(), Role::Key);
            painter.put(6, y, &offer, Role::Text);
            y += 1;
        }
        for line in change {
            painter.put(1, y, &line, Role::Dim);
            y += 1;
        }
        let keys = painter.say("editor-presets-keys").into_owned();
        painter.put(1, y, &keys, Role::Dim);
    });
}

fn change(painter: &Painter<'_>, words: &[String], there: &[String]) -> String {
    let effect = effect(words, there);
    let added = painter.with("editor-preset-adds", &[("words", effect.added.join(", ").into())]);
    let dropped = painter.with("editor-preset-drops", &[("words", effect.dropped.join(", ").into())]);
    match (effect.added.is_empty(), effect.dropped.is_empty()) {
        (true, true) => painter.say("editor-preset-nothing").into_owned(),
        (false, true) => added,
        (true, false) => dropped,
        (false, false) => format!("{added} {dropped}"),
    }
}

/// The accounts of the instance, with how their look-ups stand.
pub(super) fn draw_accounts(painter: &mut Painter<'_>, over: &AccountPicker, draft: &FrameLines<'_>) {
    let rows = over.rows(&draft.seen);
    let most = usize::from(painter.height().saturating_sub(8)).clamp(1, 8);
    let first = over.at.saturating_sub(most / 2).min(rows.len().saturating_sub(most));
    let shown = rows.len().min(most).max(1);
    let title = painter.say("editor-accounts-title").into_owned();
    let state = accounts_state(painter, over, draft, rows.len());
    boxed(painter, &title, shown + 3, |painter| {
        let label = painter.say("editor-accounts-find").into_owned();
        let x = painter.put(1, 0, &label, Role::Label) + 1;
        for (y, index) in (1..).zip(first..rows.len().min(first + most)) {
            if index == over.at {
                painter.put(1, y, painter.view().glyphs.focus, Role::Focus);
            }
            let room = painter.width().saturating_sub(4);
            painter.put_within(3, y, room, (&accounts::shown(&rows[index]), Role::Text));
        }
        let y = u16::try_from(shown).unwrap_or(0) + 1;
        let room = painter.width().saturating_sub(2);
        painter.put_within(1, y, room, (&state, Role::Dim));
        let id = if draft.editor.base().is_some() { "editor-accounts-keys-part" } else { "editor-accounts-keys" };
        let keys = painter.say(id).into_owned();
        painter.put_within(1, y + 1, room, (&keys, Role::Dim));
        put_entry(painter, (x, 0, painter.width().saturating_sub(x + 1)), &over.find);
    });
}

fn accounts_state(painter: &Painter<'_>, over: &AccountPicker, draft: &FrameLines<'_>, rows: usize) -> String {
    let objects = draft.seen.objects;
    if let Some(wanted) = &over.wanted {
        let account = accounts::shown(wanted);
        return match objects.granted(wanted) {
            AnswerState::Failed(trouble) => painter.message(&trouble.message()),
            _ => painter.with("editor-accounts-asking", &[("account", account.into())]),
        };
    }
    match objects.listing() {
        AnswerState::Failed(trouble) => painter.message(&trouble.message()),
        AnswerState::Coming => painter.say("status-asking").into_owned(),
        _ => painter.with("editor-accounts-count", &[("shown", rows.into()), ("n", objects.accounts().len().into())]),
    }
}

/// The places that can take the words of this one.
pub(super) fn draw_copy(painter: &mut Painter<'_>, over: &CopyTo, draft: &FrameLines<'_>) {
    let title = painter.with("editor-copy-title", &[("place", tree::title(&over.from).into())]);
    let most = usize::from(painter.height().saturating_sub(6)).max(1);
    let first = over.at.saturating_sub(most / 2).min(over.places.len().saturating_sub(most));
    let shown = over.places.len().min(most);
    boxed(painter, &title, shown + 1, |painter| {
        for (y, index) in (0..).zip(first..first + shown) {
            if index == over.at {
                painter.put(1, y, painter.view().glyphs.focus, Role::Focus);
                painter.place_cursor(4, y);
            }
            let place = &over.places[index];
            painter.put(3, y, if over.ticked.contains(&index) { "[x]" } else { "[ ]" }, Role::Text);
            let fitting = over.words_for(place, &draft.seen).len();
            let all = over.privileges.len();
            let note = if fitting == all {
                String::new()
            } else {
                painter.with("editor-copy-fit", &[("n", fitting.into()), ("all", all.into())])
            };
            let end = painter.width() - 1;
            let room = end.saturating_sub(9 + u16::try_from(width(&note)).unwrap_or(0));
            painter.put_within(7, y, room, (&tree::title(place), Role::Text));
            painter.put_right(end, y, &note, Role::Dim);
        }
        let keys = painter.say("editor-copy-keys").into_owned();
        painter.put(1, u16::try_from(shown).unwrap_or(0), &keys, Role::Dim);
    });
}

/// One line for each name of a new object.
pub(super) fn draw_new_place(painter: &mut Painter<'_>, over: &NewPlace, draft: &FrameLines<'_>) {
    let completion = over.completion(&draft.seen);
    let has_kinds = !over.kinds().is_empty();
    let names = over.lines().count();
    let fixed = names + usize::from(has_kinds) + 1;
    let room = usize::from(painter.height()).saturating_sub(fixed + 3).min(6);
    let offered = completion.as_ref().map_or(0, |completion| completion.candidates.len().min(room));
    let title = painter.say("editor-new-title").into_owned();
    boxed(painter, &title, fixed + offered, |painter| {
        let mut y = 0;
        if let Some(kind) = over.kind() {
            if over.line().is_none() {
                painter.put(1, y, painter.view().glyphs.focus, Role::Focus);
                painter.place_cursor(16, y);
            }
            let label = painter.say("editor-new-kind").into_owned();
            painter.put_within(3, y, 12, (&label, Role::Label));
            let text = format!("< {} >", painter.say(tree::kind_key(kind)));
            painter.put(16, y, &text, Role::Text);
            y += 1;
        }
        for (index, (key, entry)) in over.lines().enumerate() {
            let is_focus = over.line() == Some(index);
            let label = painter.say(key).into_owned();
            painter.put_within(3, y, 12, (&label, Role::Label));
            let room = painter.width().saturating_sub(17);
            if is_focus {
                painter.put(1, y, painter.view().glyphs.focus, Role::Focus);
                put_entry(painter, (16, y, room), entry);
            } else {
                painter.put_within(16, y, room, (entry.text(), Role::Text));
            }
            y += 1;
            if is_focus
                && let Some(completion) = &completion
                && offered > 0
            {
                y = draw_completion(painter, (16, y, offered), completion, entry.picked());
            }
        }
        let keys = painter.say(if has_kinds { "editor-new-keys-kind" } else { "editor-new-keys" }).into_owned();
        painter.put(1, y, &keys, Role::Dim);
    });
}
