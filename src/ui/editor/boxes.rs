//! Boxes over the editor: presets, copying words to other places, a new object.

use std::ops::Range;

use ratatui::{
    layout::{Constraint, Layout, Rect},
    widgets::Borders,
};

use super::{
    FrameLines,
    line::{draw_completion, names_trouble, put_entry},
};
use crate::ui::{
    Hidden,
    wrap::{wrap, wrap_some},
};
use crate::{
    app::{
        Target,
        editor::{
            AnswerState, FROM_ACCOUNT,
            accounts::{self, AccountPicker},
            complete::Completion,
            dialog::{CopyTo, Presets, effect, preset_words},
            entry::TextEntry,
            object::NewPlace,
            tree,
        },
    },
    ui::{
        form::{columns, is_roomy},
        painter::{Painter, after, below, fit, width},
        theme::Role,
    },
};

/// The part of a list that a box shows.
struct BoxWindow {
    in_sight: Range<usize>,
    hidden: Hidden,
}

/// The lines of a list of `count` that are in sight where `beside` lines of the box are no rows: those that are marked are
/// among them.
fn window(painter: &Painter<'_>, count: usize, marked: Range<usize>, beside: usize) -> BoxWindow {
    let room = usize::from(painter.height()).saturating_sub(beside + 2).max(1);
    let first = marked.end.saturating_sub(room).min(marked.start).min(count.saturating_sub(room));
    let end = (first + room).min(count);
    BoxWindow { in_sight: first..end, hidden: Hidden { above: first, below: count - end, ..Hidden::default() } }
}

/// Draws an empty box for so many lines with a title; returns the area inside it, which is empty where there is no room.
/// Its edges count the lines out of sight.
fn draw_box(painter: &mut Painter<'_>, title: &str, lines: usize, hidden: Hidden) -> Rect {
    let body = painter.area();
    let height = fit(lines + 2).min(body.height);
    let is_wide = body.width >= 80;
    let left = after(body, if is_wide { 2 } else { 0 });
    let from = usize::from(2.min(body.height - height));
    let area = below(left, from);
    let area = Rect { width: area.width.min(78), height, ..area };
    if area.width < 4 || height < 3 {
        return Rect::ZERO;
    }
    painter.clear_rows(body, area);
    let title = painter.title(area.width - 2, title, Role::Heading);
    let block = hidden.count_on(painter, painter.block(Borders::ALL).title_top(title));
    let inside = block.inner(area);
    painter.draw(area, block);
    inside
}

/// Marks a line of a box as the one in focus, with the terminal's cursor at a column of it.
fn mark(painter: &mut Painter<'_>, area: Rect, caret: u16) {
    painter.mark_focus(area, true);
    painter.caret(after(area, caret));
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
            painter.with("editor-preset-all", &[("n", words.len().into())])
        } else if is_more && new.is_empty() {
            painter.say("editor-preset-same").into_owned()
        } else {
            let new = new.join(", ");
            if is_more { painter.with("editor-preset-more", &[("words", new.into())]) } else { new }
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
    let room = usize::from(painter.width().min(78)).saturating_sub(4);
    // Where there is little room the rows have most of it.
    let most = usize::from(painter.height() / 4).max(1);
    let (mut change, is_cut) = wrap_some(&change, room, most);
    if let Some(last) = change.last_mut().filter(|_| is_cut) {
        last.push_str(painter.view().glyphs.ellipsis);
    }
    let title = painter.with("editor-presets-title", &[("place", tree::title(place).into())]);
    let count = lines.len() + usize::from(offer.is_some());
    let starts = |at: usize| lines.iter().position(|(index, _)| *index == Some(at)).unwrap_or(lines.len());
    let marked = if is_offer { lines.len()..count } else { starts(over.at)..starts(over.at + 1) };
    let window = window(painter, count, marked, change.len() + 1);
    let shown = window.in_sight;
    let mut rest = draw_box(painter, &title, shown.len() + change.len() + 1, window.hidden);
    let has_offer = shown.end > lines.len();
    // A preset may take several lines, of which the first may be out of sight.
    let mut number = lines[..shown.start.min(lines.len())].iter().rev().find_map(|(index, _)| *index).unwrap_or(0);
    for (index, text) in lines.into_iter().take(shown.end).skip(shown.start) {
        number = index.unwrap_or(number);
        painter.target(Rect { height: rest.height.min(1), ..rest }, Target::Row(number));
        if let Some(index) = index {
            let preset = &draft.seen.presets()[index];
            if index == over.at {
                mark(painter, rest, 3);
            }
            painter.text(after(rest, 3), preset.letter.to_string(), Role::Key);
            let name = after(rest, 6);
            painter.text(Rect { width: name.width.min(12), ..name }, preset.name, Role::Text);
        }
        painter.text(after(rest, 19), text, Role::Text);
        rest = below(rest, 1);
    }
    if let Some(offer) = offer.filter(|_| has_offer) {
        painter.target(Rect { height: rest.height.min(1), ..rest }, Target::Row(draft.seen.presets().len()));
        if is_offer {
            mark(painter, rest, 3);
        }
        painter.text(after(rest, 3), FROM_ACCOUNT.to_string(), Role::Key);
        painter.text(after(rest, 6), offer, Role::Text);
        rest = below(rest, 1);
    }
    let rest = painter.lines(after(rest, 1), &change, Role::Dim);
    painter.text(rest, painter.say("editor-presets-keys"), Role::Dim);
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

/// The accounts of the instance, and the state of their look-ups.
pub(super) fn draw_accounts(painter: &mut Painter<'_>, over: &AccountPicker, draft: &FrameLines<'_>) {
    let (rows, list) = over.rows(&draft.seen);
    let marked = over.at(list);
    let at = marked.unwrap_or(0);
    // The rest of the editor stays in sight where there is room for it, and the keys are named where no footer does.
    let has_keys = is_roomy(painter);
    let is_whole = rows.len() + 5 <= usize::from(painter.height());
    let beside = match (has_keys, is_whole) {
        (true, true) => 3,
        (true, false) => 3 + usize::from(painter.height() / 4),
        (false, _) => 2,
    };
    let window = window(painter, rows.len(), at..at + 1, beside);
    let first = window.in_sight.start;
    let shown = window.in_sight.len().max(1);
    let title = painter.say("editor-accounts-title").into_owned();
    let state = accounts_state(painter, over, draft, list.count);
    let inside = draw_box(painter, &title, shown + 2 + usize::from(has_keys), window.hidden);
    let [find, table, about, keys] =
        Layout::vertical([1, fit(shown), 1, u16::from(has_keys)].map(Constraint::Length)).areas(after(inside, 1));
    let entry = after(painter.text(find, painter.say("editor-accounts-find"), Role::Label), 1);
    let room = table.width.saturating_sub(3);
    let in_sight = rows.iter().enumerate().skip(first).take(shown);
    let typed = format!("   {}", painter.say("editor-kind-typed"));
    let lines = in_sight.map(|(at, row)| {
        let remark = if at < list.count { "" } else { &typed };
        painter.line(room, &[(&accounts::shown(row), Role::Text), (remark, Role::Dim)])
    });
    let lines = lines.collect();
    painter.list(table, lines, marked.and_then(|at| at.checked_sub(first)));
    for (line, at) in table.rows().zip(first..rows.len()) {
        painter.target(line, Target::Row(at));
    }
    let room = |area: Rect| Rect { width: area.width.saturating_sub(1), ..area };
    painter.text(room(about), state, Role::Dim);
    let id = if draft.editor.base().is_some() { "editor-accounts-keys-part" } else { "editor-accounts-keys" };
    painter.text(room(keys), painter.say(id), Role::Dim);
    put_entry(painter, room(entry), &over.find);
}

fn accounts_state(painter: &Painter<'_>, over: &AccountPicker, draft: &FrameLines<'_>, rows: usize) -> String {
    let objects = draft.seen.objects;
    if let Some(wanted) = &over.wanted {
        let account = accounts::shown(wanted);
        return match objects.granted(wanted) {
            AnswerState::Failed(trouble) => painter.message(&trouble.line()),
            _ => painter.with("editor-accounts-asking", &[("account", account.into())]),
        };
    }
    match objects.listing() {
        AnswerState::Failed(trouble) => painter.message(&trouble.line()),
        AnswerState::Coming => painter.say("status-asking").into_owned(),
        _ => painter.with("editor-accounts-count", &[("shown", rows.into()), ("n", objects.accounts().len().into())]),
    }
}

/// The places that can take the words of this one.
pub(super) fn draw_copy(painter: &mut Painter<'_>, over: &CopyTo, draft: &FrameLines<'_>) {
    let title = painter.with("editor-copy-title", &[("place", tree::title(&over.from).into())]);
    let window = window(painter, over.places.len(), over.at..over.at + 1, 1);
    let mut rest = draw_box(painter, &title, window.in_sight.len() + 1, window.hidden);
    for index in window.in_sight {
        painter.target(Rect { height: rest.height.min(1), ..rest }, Target::Row(index));
        if index == over.at {
            mark(painter, rest, 4);
        }
        let place = &over.places[index];
        let tick = if over.ticked.contains(&index) { "[x] " } else { "[ ] " };
        let line = after(rest, 3);
        let line = Rect { width: line.width.saturating_sub(1), ..line };
        let name = painter.text(line, tick, Role::Text);
        let (fitting, all) = (over.words_for(place, &draft.seen).len(), over.privileges.len());
        let note = if fitting == all {
            String::new()
        } else {
            painter.with("editor-copy-fit", &[("n", fitting.into()), ("all", all.into())])
        };
        let room = name.width.saturating_sub(2 + fit(width(&note)));
        painter.text(Rect { width: room, ..name }, tree::title(place), Role::Text);
        painter.text_right(line, note, Role::Dim);
        rest = below(rest, 1);
    }
    let rest = after(rest, 1);
    let keys = ["editor-copy-keys-first", "editor-copy-keys-first-short"].map(|key| painter.say(key));
    let keys = match keys {
        _ if !over.ticked.is_empty() => painter.say("editor-copy-keys"),
        [long, _] if painter.columns(&long) <= rest.width => long,
        [_, short] => short,
    };
    painter.text(rest, keys, Role::Dim);
}

/// One line for each name of a new object.
pub(super) fn draw_new_place(painter: &mut Painter<'_>, over: &NewPlace, draft: &FrameLines<'_>) {
    let completion = over.completion(&draft.seen);
    let has_kinds = !over.kinds().is_empty();
    let names = over.lines().count();
    let has_keys = is_roomy(painter);
    let fixed = names + usize::from(has_kinds) + usize::from(has_keys);
    let room = usize::from(painter.height()).saturating_sub(fixed + 2).min(6);
    let offered = |completion: &Completion, entry: &TextEntry| completion.rows(entry.marked()).0.len().min(room);
    let entry = over.line().and_then(|line| over.lines().nth(line)).map(|(_, entry)| entry);
    let offered = completion.as_ref().zip(entry).map_or(0, |(completion, entry)| offered(completion, entry));
    let trouble = over.trouble(&draft.seen).filter(|_| offered == 0);
    let title = painter.say("editor-new-title").into_owned();
    let mut rest = draw_box(painter, &title, fixed + offered + usize::from(trouble.is_some()), Hidden::default());
    if let Some(kind) = over.kind() {
        if over.line().is_none() {
            mark(painter, rest, NAME);
        }
        painter.target(Rect { height: rest.height.min(1), ..rest }, Target::Row(0));
        let [label, value] = columns(rest, NAME);
        painter.text(label, painter.say("editor-new-kind"), Role::Label);
        painter.text(value, format!("< {} >", painter.say(kind.text_key())), Role::Text);
        rest = below(rest, 1);
    }
    for (index, (key, entry)) in over.lines().enumerate() {
        let is_focus = over.line() == Some(index);
        let row = index + usize::from(has_kinds);
        painter.target(Rect { height: rest.height.min(1), ..rest }, Target::Row(row));
        let [label, value] = columns(rest, NAME);
        painter.text(label, painter.say(key), Role::Label);
        let value = Rect { width: value.width.saturating_sub(1), ..value };
        if is_focus {
            painter.mark_focus(rest, true);
            put_entry(painter, value, entry);
        } else {
            painter.text(value, entry.text(), Role::Text);
        }
        rest = below(rest, 1);
        if let Some(completion) = completion.as_ref().filter(|_| is_focus && offered > 0) {
            rest = draw_completion(painter, rest, NAME, offered, completion, entry.marked());
        }
        if let Some(trouble) = trouble.filter(|_| is_focus) {
            let room = Rect { width: rest.width.saturating_sub(1), ..rest };
            let room = after(room, 3);
            painter.text(room, names_trouble(painter, trouble, room.width.into()), Role::Warning);
            rest = below(rest, 1);
        }
    }
    let keys = match (offered > 0, has_kinds) {
        (true, _) => "editor-new-keys-list",
        (false, true) => "editor-new-keys-kind",
        (false, false) => "editor-new-keys",
    };
    painter.text(after(rest, 1), painter.say(keys), Role::Dim);
}

/// The column of a name in the box of a new object.
const NAME: u16 = 16;
