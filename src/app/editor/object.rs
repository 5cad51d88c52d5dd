//! A new object, asked name by name.

#![deny(clippy::wildcard_enum_match_arm)]

use super::{
    commands::LIST_ACTIONS,
    complete::{self, Candidate, Completion},
    context::EditorContext,
    entry::{EntryAction, TextEntry, line_actions},
    names::ObjectList,
    tree,
};
use crate::{
    app::{
        keys::{Actions, Command, Move, action, steps},
        marked::MarkedRow,
        overlay::stepped,
    },
    domain::{
        facts::{LookUpError, Question},
        grants::{Place, Scope},
    },
};

/// The dialog that asks for a place.
#[derive(Clone, Debug, Default)]
pub struct NewPlace {
    /// The kinds to choose from; empty where the names that are given decide.
    kinds: Vec<Scope>,
    kind: usize,
    /// One line for each name of the kind, by its API name; lines of other kinds wait behind them.
    lines: Vec<(String, TextEntry)>,
    shown: usize,
    /// The line in focus; the choice of the kind is line 0 where there is one.
    at: usize,
}

/// What a key did to the dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum AskedName {
    /// It goes on.
    More,
    /// Nothing is to be added.
    Closed,
    /// The place is known.
    Place(Box<Place>),
}

/// What a command means in the dialog.
#[derive(Clone, Copy, Debug)]
pub(super) enum NewPlaceAction {
    /// In the line of a name.
    Name(usize, EntryAction),
    /// At the choice of the kind: the next one.
    NextKind,
    /// At the choice of the kind: the one before.
    PreviousKind,
    /// From the kind to the names, or done where it has none.
    Confirm,
    /// From the kind to the names.
    Next,
    /// Nothing is to be added.
    Close,
}

/// The commands at the choice of the kind.
const KIND_ACTIONS: [(Command, NewPlaceAction); 7] = [
    (Command::Confirm, NewPlaceAction::Confirm),
    (Command::Back, NewPlaceAction::Close),
    (Command::Next, NewPlaceAction::Next),
    (Command::Move(Move::Down), NewPlaceAction::Next),
    (Command::Move(Move::Left), NewPlaceAction::PreviousKind),
    (Command::Move(Move::Right), NewPlaceAction::NextKind),
    (Command::Toggle, NewPlaceAction::NextKind),
];

/// The name in a line. The dot after it, as in `crm.`, does not belong to it: each name has a line of its own.
fn given(entry: &TextEntry) -> &str {
    let text = entry.text().trim();
    text.strip_suffix('.').unwrap_or(text)
}

impl NewPlace {
    /// The dialog for a product: with schemas the kind is chosen first, else the names decide it.
    pub(crate) fn new(seen: &EditorContext<'_>) -> NewPlace {
        let mut dialog = NewPlace::default();
        if seen.has_schemas() {
            dialog.kinds = seen.scopes();
            dialog.ask_names(seen);
            return dialog;
        }
        let mut deepest = seen.scopes().iter().map(|scope| seen.names(scope)).max_by_key(Vec::len).unwrap_or_default();
        if deepest.is_empty() {
            deepest.push("Database");
        }
        dialog.lines = deepest.into_iter().map(|name| (name.to_owned(), TextEntry::default())).collect();
        dialog.shown = dialog.lines.len();
        dialog
    }

    /// The kinds to choose from.
    pub(crate) fn kinds(&self) -> &[Scope] {
        &self.kinds
    }

    /// The kind chosen.
    pub(crate) fn kind(&self) -> Option<&Scope> {
        self.kinds.get(self.kind)
    }

    /// The lines in view, with the key of each name's words.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (&'static str, &TextEntry)> {
        self.lines[..self.shown].iter().map(|(name, entry)| {
            (Scope::of_field(name).map_or("editor-kind-database", |scope| scope.text_key()), entry)
        })
    }

    /// The line in focus, where a name is; `None` on the choice of the kind.
    pub(crate) fn line(&self) -> Option<usize> {
        self.at.checked_sub(usize::from(!self.kinds.is_empty()))
    }

    /// The row in focus: the choice of the kind where there is one, then the names.
    pub(crate) fn row(&self) -> usize {
        self.at
    }

    /// Moves to a row; `false` where the focus is there already.
    pub(crate) fn go_to(&mut self, row: usize) -> bool {
        let moves = self.at != row;
        self.at = row.min(self.last());
        moves
    }

    /// The row that is marked under the line in focus.
    pub(crate) fn marked_candidate(&self, seen: &EditorContext<'_>) -> Option<usize> {
        let entry = &self.lines[self.line()?].1;
        entry.open(self.completion(seen))?.rows(entry.marked()).1
    }

    /// Whether letters are text.
    pub(crate) fn is_typing(&self) -> bool {
        self.line().is_some()
    }

    fn ask_names(&mut self, seen: &EditorContext<'_>) {
        let Some(kind) = self.kind().cloned() else { return };
        let names = seen.names(&kind);
        let mut old = std::mem::take(&mut self.lines);
        for name in &names {
            let known = old.iter().position(|(api, _)| api == name).map(|at| old.remove(at));
            self.lines.push(known.unwrap_or_else(|| ((*name).to_owned(), TextEntry::default())));
        }
        self.shown = names.len();
        self.lines.append(&mut old);
    }

    /// The completion of the line in focus.
    pub(crate) fn completion(&self, seen: &EditorContext<'_>) -> Option<Completion> {
        let (name, entry) = &self.lines[self.line()?];
        let kind = Scope::of_field(name)?;
        let names = seen.objects.names(&self.list(seen)?);
        let mut completion = complete::of_name(given(entry), names, kind.text_key(), self.without(entry))?;
        completion.span = 0..entry.text().len();
        entry.open(Some(completion))
    }

    /// What Enter takes where a line is empty: the place of the names before it, where the names that are given decide.
    fn without(&self, entry: &TextEntry) -> Option<Candidate> {
        let place = self.place();
        let stops = self.kinds.is_empty() && entry.text().is_empty() && place.scope != Scope::Global;
        stops.then(|| Candidate { text: tree::title(&place), insert: String::new(), kind: "editor-kind-stop" })
    }

    /// The list that has the name in focus.
    fn list(&self, seen: &EditorContext<'_>) -> Option<ObjectList> {
        let before: Vec<&str> = self.lines[..self.line()?].iter().map(|(_, entry)| given(entry)).collect();
        ObjectList::next(self.kind(), &before, seen)
    }

    /// Why the names for the line in focus could not be listed.
    pub(crate) fn trouble<'a>(&self, seen: &EditorContext<'a>) -> Option<&'a LookUpError> {
        seen.objects.trouble(&self.list(seen)?)
    }

    /// The look-ups that the line in focus needs.
    pub(crate) fn wants(&self, instance: &str, seen: &EditorContext<'_>) -> Option<Question> {
        self.list(seen)?.question(instance)
    }

    /// Types a character.
    pub(crate) fn typed(&mut self, char: char) {
        if let Some(line) = self.line() {
            self.lines[line].1.type_char(char);
        }
    }

    /// Puts a text into the line in focus.
    pub(crate) fn pasted(&mut self, text: &str) {
        if let Some(line) = self.line() {
            self.lines[line].1.insert(text);
        }
    }

    /// What the commands mean that would do something now.
    pub(super) fn actions(&self, seen: &EditorContext<'_>) -> Actions<NewPlaceAction> {
        let Some(line) = self.line() else { return KIND_ACTIONS.to_vec() };
        let mut actions: Actions<EntryAction> = Vec::new();
        actions.extend(self.can_confirm(seen).then_some((Command::Confirm, EntryAction::Confirm)));
        actions.extend(self.completes(seen).then_some((Command::Complete, EntryAction::Next)));
        if self.completion(seen).is_some() {
            actions.extend(LIST_ACTIONS);
        }
        actions.extend(steps(EntryAction::Step));
        actions.extend(line_actions());
        let of_line = |(command, action)| (command, NewPlaceAction::Name(line, action));
        actions.into_iter().map(of_line).collect()
    }

    /// Does what a command means in the dialog.
    pub(crate) fn command(&mut self, command: Command, seen: &EditorContext<'_>) -> AskedName {
        let last = self.kinds.len().saturating_sub(1);
        let Some(action) = action(self.actions(seen), command) else { return AskedName::More };
        match action {
            NewPlaceAction::Name(line, action) => return self.name(line, action, seen),
            NewPlaceAction::Close => return AskedName::Closed,
            NewPlaceAction::NextKind => self.kind = if self.kind == last { 0 } else { self.kind + 1 },
            NewPlaceAction::PreviousKind => self.kind = self.kind.checked_sub(1).unwrap_or(last),
            NewPlaceAction::Confirm if self.shown == 0 => return AskedName::Place(Box::new(self.place())),
            NewPlaceAction::Confirm | NewPlaceAction::Next => self.at = 1.min(self.shown),
        }
        self.ask_names(seen);
        AskedName::More
    }

    fn name(&mut self, line: usize, action: EntryAction, seen: &EditorContext<'_>) -> AskedName {
        let completion = self.completion(seen);
        if self.lines[line].1.command(action, completion) {
            return AskedName::More;
        }
        match action {
            EntryAction::Back => return AskedName::Closed,
            EntryAction::Confirm => return self.confirm(line),
            EntryAction::Next => self.at = stepped(self.at, 1, self.last() + 1),
            EntryAction::Previous => self.at = stepped(self.at, -1, self.last() + 1),
            EntryAction::Step(by) => self.at = stepped(self.at, by, self.last() + 1),
            // The line has taken it.
            EntryAction::Edit(_) => {}
        }
        AskedName::More
    }

    fn last(&self) -> usize {
        (self.shown + usize::from(!self.kinds.is_empty())).saturating_sub(1)
    }

    /// The first line without a name, where the kind that was chosen needs each of its names.
    fn missing(&self) -> Option<usize> {
        let is_empty = |entry: &TextEntry| given(entry).is_empty();
        let mut lines = self.lines[..self.shown].iter();
        if self.kinds.is_empty() { None } else { lines.position(|(_, entry)| is_empty(entry)) }
    }

    /// Whether Enter would go on: not from the line whose name is missing, where none is marked either.
    pub(super) fn can_confirm(&self, seen: &EditorContext<'_>) -> bool {
        let has_marked = |line: usize| {
            let completion = self.completion(seen);
            let list = completion.as_ref().map(Completion::list);
            list.is_some_and(|list| matches!(self.lines[line].1.marked().taken(list), MarkedRow::Row(_)))
        };
        self.line().is_none_or(|line| self.missing() != Some(line) || has_marked(line))
    }

    /// Whether Tab would complete the name in focus.
    pub(super) fn completes(&self, seen: &EditorContext<'_>) -> bool {
        self.line().is_some_and(|line| self.lines[line].1.completes(self.completion(seen).as_ref()))
    }

    fn confirm(&mut self, line: usize) -> AskedName {
        let is_empty = |entry: &TextEntry| given(entry).is_empty();
        if !self.kinds.is_empty() {
            return match self.missing() {
                Some(missing) => {
                    self.at = missing + 1;
                    AskedName::More
                }
                None => AskedName::Place(Box::new(self.place())),
            };
        }
        if is_empty(&self.lines[line].1) || self.at == self.last() {
            let place = self.place();
            // Without a name it would be the whole server, which has a row of its own.
            return if place.scope == Scope::Global { AskedName::Closed } else { AskedName::Place(Box::new(place)) };
        }
        self.at += 1;
        AskedName::More
    }

    /// The place of the names up to the first empty one; `*.*` without any.
    fn place(&self) -> Place {
        let mut place = Place { scope: self.kind().cloned().unwrap_or(Scope::Global), ..Place::default() };
        for (api, entry) in &self.lines[..self.shown] {
            let name = given(entry);
            if name.is_empty() {
                break;
            }
            if let Some(member) = place.name_mut(api) {
                name.clone_into(member);
            }
            if self.kinds.is_empty() {
                place.scope = SCOPES.into_iter().find(|scope| scope.field() == Some(api)).unwrap_or_default();
            }
        }
        place
    }
}

const SCOPES: [Scope; 3] = [Scope::Database, Scope::Table, Scope::Column];
