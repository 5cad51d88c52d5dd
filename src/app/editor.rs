//! The privilege editor: grant line, tree of places, and the privileges of a place. Its dialogs lie on the stack of
//! overlays; the editor says which one to open, and does what a key means in one.

pub(crate) mod accounts;
mod checklist_keys;
mod clicks;
mod commands;
pub(crate) mod complete;
pub(crate) mod context;
pub(crate) mod derived;
pub(crate) mod dialog;
mod dialog_keys;
pub(crate) mod entry;
mod free_text;
mod imports;
mod keys;
mod line;
mod names;
pub(crate) mod notes;
pub(crate) mod object;
mod pane_keys;
pub(crate) mod paste;
mod status_text;
pub(crate) mod tree;
pub(crate) mod words;

use std::borrow::Cow;

pub(crate) use clicks::EditorTarget;
pub(crate) use context::{AnswerState, EditorContext, EditorContextMut, Names};
pub(crate) use dialog_keys::{DialogReply, FROM_ACCOUNT};
pub(crate) use names::ObjectList;

use self::{
    accounts::{AccountPicker, Base},
    complete::Completion,
    derived::DerivedGrants,
    dialog::{CopyTo, Lines, Presets},
    entry::TextEntry,
    free_text::Free,
    imports::Imports,
    line::GrantLine,
    object::NewPlace,
    paste::Paste,
    tree::Row,
    words::Checklist,
};
use crate::domain::{
    facts::{LookUpError, Question},
    grants::{Place, shorthand},
    rule::Message,
};

/// The privilege editor.
#[derive(Clone, Debug, Default)]
pub struct Editor {
    focus: EditorFocus,
    line: GrantLine,
    chosen: Chosen,
    /// The filter of the tree, while it is typed.
    find: Option<TextEntry>,
    /// The rows that it lets through, by their index.
    found: Vec<usize>,
    /// The word in focus, counted through all columns.
    word: usize,
    free: Free,
    /// A pasted list that was left before it was taken; its text is in the grant line.
    aside: Option<Box<Paste>>,
    /// A message about what the last command did, for the status line.
    happened: Option<Message>,
    known: DerivedGrants,
    imports: Imports,
    /// The account that the grants are compared with.
    base: Option<Base>,
    is_checklist: bool,
    /// The privileges of the chosen place, to know which commands are live.
    checklist: Checklist,
    has_presets: bool,
    has_accounts: bool,
    shape: Shape,
}

/// The three parts of the editor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum EditorFocus {
    #[default]
    Line,
    Places,
    Words,
}

/// What has the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EditorPart {
    /// The grant line.
    Line,
    /// The tree of places.
    Places,
    /// The filter of the tree.
    Find,
    /// The checklist of a place.
    Words,
    /// The words of a place as a line of text.
    FreeWords,
}

/// A dialog of the editor. It lies on the stack of overlays while it is open.
#[derive(Clone, Debug)]
pub enum Dialog {
    /// Presets.
    Presets(Presets),
    /// Accounts of the instance.
    AccountPicker(Box<AccountPicker>),
    /// Copying words.
    CopyTo(Box<CopyTo>),
    /// A new object.
    NewPlace(NewPlace),
    /// The statements.
    Sql(Lines),
    /// Pasted statements.
    Paste(Box<Paste>),
}

/// What happens to the privileges that are there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PasteMode {
    Add,
    Replace,
}

/// The chosen row of the tree, by what it is, so that it is found again after any change.
#[derive(Clone, Debug, Default)]
struct Chosen {
    /// The place and which of its twins; `None` for the row that adds an object.
    row: Option<(Place, usize)>,
    /// Where the row was, for when it is gone.
    at: usize,
}

/// How many columns the words are shown in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Shape {
    /// The catalog's two columns, beside the places.
    #[default]
    Wide,
    /// One pane at a time, words in this many columns.
    Narrow(usize),
}

/// What a key did in a part of the editor.
#[derive(Debug)]
pub(crate) enum EditorReply {
    /// Something, or nothing that anyone else should do.
    Done,
    /// The command means nothing here; the caller may have a use for it.
    NotMine,
    /// On to the next step.
    Forward,
    /// One step back.
    Back,
    /// Out before the first part: to the step rail.
    Rail,
    /// This dialog is to be opened.
    Opens(Dialog),
}

impl Editor {
    /// The part with the focus, or with the focus again once a dialog is closed.
    pub(crate) fn part(&self) -> EditorPart {
        match self.focus {
            EditorFocus::Line => EditorPart::Line,
            EditorFocus::Places if self.find.is_some() => EditorPart::Find,
            EditorFocus::Places => EditorPart::Places,
            EditorFocus::Words if self.is_checklist => EditorPart::Words,
            EditorFocus::Words => EditorPart::FreeWords,
        }
    }

    /// Follows what has changed outside: undo, an import, another product, answers. Cheap where nothing has.
    pub(crate) fn notice(&mut self, seen: &EditorContext<'_>) {
        if !self.known.fits(seen) {
            self.known = std::mem::take(&mut self.known).again(seen, self.base.as_ref());
            self.filter();
        }
        self.is_checklist = seen.is_checklist();
        self.has_presets = !seen.presets().is_empty();
        self.has_accounts = seen.has_accounts();
        self.settle();
        self.checklist = match self.chosen_row(&self.known) {
            Some(row) => Checklist::of(row, &self.known, seen),
            None => Checklist::default(),
        };
        self.word = self.word.min(self.checklist.words.len().saturating_sub(1));
        self.free.load(self.chosen.row.as_ref(), self.privileges(seen));
    }

    /// The step is entered from the one before it, or by a jump.
    pub(crate) fn entered_from_front(&mut self, seen: &EditorContext<'_>) {
        self.enter(EditorFocus::Line, seen);
    }

    /// The step is entered from the one after it.
    pub(super) fn entered_from_back(&mut self, seen: &EditorContext<'_>) {
        self.enter(if seen.units.is_empty() { EditorFocus::Line } else { EditorFocus::Places }, seen);
    }

    fn enter(&mut self, focus: EditorFocus, seen: &EditorContext<'_>) {
        self.find = None;
        self.happened = None;
        self.focus = focus;
        self.notice(seen);
    }

    /// Goes to the words of a unit.
    pub(crate) fn show(&mut self, unit: usize, seen: &EditorContext<'_>) {
        self.enter(EditorFocus::Words, seen);
        if let Some(row) = self.known.tree.row_of(unit) {
            self.choose(row.place.clone(), row.twin);
        }
        self.notice(seen);
    }

    /// Fits the columns of the words to the body's size in cells, so that Left and Right follow what is drawn.
    pub(crate) fn fit(&mut self, width: u16, height: u16) {
        self.shape = Shape::of(width, height);
    }

    /// The unit at the chosen place.
    pub(crate) fn unit(&self) -> Option<usize> {
        self.chosen_row(&self.known)?.unit
    }

    /// Whether the chosen row is an object; else it is the last one, which adds one.
    pub(in crate::app) fn has_row(&self) -> bool {
        self.chosen_row(&self.known).is_some()
    }

    /// The look-ups that are needed by what is typed here, or in the dialog that is open.
    pub(crate) fn wants(&self, instance: &str, seen: &EditorContext<'_>, dialog: Option<&Dialog>) -> Vec<Question> {
        let mut wanted = Vec::new();
        if instance.is_empty() {
            return wanted;
        }
        let instance = instance.to_owned();
        match dialog {
            Some(Dialog::NewPlace(dialog)) => {
                wanted.push(Question::Databases { instance: instance.clone() });
                wanted.extend(dialog.wants(&instance, seen));
            }
            Some(Dialog::AccountPicker(accounts)) => wanted.extend(accounts.wants(&instance)),
            None if self.focus == EditorFocus::Line || seen.units.is_empty() => {
                wanted.push(Question::Databases { instance: instance.clone() });
                wanted.extend(self.line.wants(&instance, seen));
            }
            None | Some(Dialog::Presets(_) | Dialog::CopyTo(_) | Dialog::Sql(_) | Dialog::Paste(_)) => {}
        }
        wanted
    }

    /// The tree and the statements; worked out again where the units have changed since the last command.
    pub(crate) fn known<'a>(&'a self, seen: &EditorContext<'_>) -> Cow<'a, DerivedGrants> {
        if self.known.fits(seen) {
            Cow::Borrowed(&self.known)
        } else {
            Cow::Owned(DerivedGrants::of(seen, self.base.as_ref()))
        }
    }

    /// The index of the chosen row among all rows; the number of rows for the one that adds an object.
    pub(crate) fn chosen(&self, known: &DerivedGrants) -> usize {
        let rows = known.tree.rows().len();
        match &self.chosen.row {
            Some((place, twin)) => known.tree.find(place, *twin).unwrap_or(self.chosen.at.min(rows)),
            None => rows,
        }
    }

    /// The chosen row; `None` for the one that adds an object.
    pub(crate) fn chosen_row<'k>(&self, known: &'k DerivedGrants) -> Option<&'k Row> {
        known.tree.rows().get(self.chosen(known))
    }

    /// The rows that the filter lets through, by their index; all of them without one.
    pub(crate) fn rows(&self, known: &DerivedGrants) -> Cow<'_, [usize]> {
        match &self.find {
            None => (0..known.tree.rows().len()).collect(),
            Some(_) if std::ptr::eq(known, &raw const self.known) => Cow::Borrowed(&self.found),
            Some(find) => Cow::Owned(known.matching(find.text())),
        }
    }

    /// Works out again what the filter lets through.
    fn filter(&mut self) {
        self.found = self.find.as_ref().map(|find| self.known.matching(find.text())).unwrap_or_default();
    }

    /// The filter, while it is typed.
    pub(crate) fn find(&self) -> Option<&TextEntry> {
        self.find.as_ref()
    }

    /// The grant line.
    pub fn line(&self) -> &TextEntry {
        &self.line.entry
    }

    /// What is wrong with the grant line, once Enter has found it out.
    pub(crate) fn problem(&self) -> Option<&shorthand::LineError> {
        self.line.problem.as_ref()
    }

    /// Why the names that would complete the grant line could not be listed.
    pub(crate) fn trouble<'a>(&self, seen: &EditorContext<'a>) -> Option<&'a LookUpError> {
        self.line.trouble(seen)
    }

    /// The completion of the grant line, where it is open.
    pub(crate) fn completion(&self, seen: &EditorContext<'_>) -> Option<Completion> {
        if self.part() == EditorPart::Line { self.line.completion(seen) } else { None }
    }

    /// What the grant line would add, where it can be read.
    pub(crate) fn hint(&self, seen: &EditorContext<'_>) -> Option<Message> {
        self.line.hint(seen, &self.known(seen).tree)
    }

    /// The word in focus, counted through all columns.
    pub(crate) fn word(&self) -> usize {
        self.word
    }

    /// The words of the chosen place as text, for products without a checklist.
    pub(crate) fn free(&self) -> &Free {
        &self.free
    }

    /// The account that the grants are compared with.
    pub(crate) fn base(&self) -> Option<&Base> {
        self.base.as_ref()
    }

    /// Closes the filter of the tree.
    pub(super) fn close_find(&mut self) {
        self.find = None;
    }

    fn settle(&mut self) {
        let last = self.known.tree.rows().len().saturating_sub(1);
        let found = self.chosen.row.as_ref().map(|(place, twin)| self.known.tree.find(place, *twin));
        match found {
            Some(Some(at)) => self.choose_at(at),
            Some(None) => self.choose_at(self.chosen.at.min(last)),
            None if self.focus != EditorFocus::Places => self.choose_at(self.chosen.at.min(last)),
            None => {}
        }
        if self.chosen.row.is_none() && self.focus == EditorFocus::Words {
            self.focus = EditorFocus::Places;
        }
    }

    fn choose(&mut self, place: Place, twin: usize) {
        self.chosen.row = Some((place, twin));
        self.chosen.at = self.chosen(&self.known);
    }

    fn choose_at(&mut self, at: usize) {
        let row = self.known.tree.rows().get(at);
        self.chosen = Chosen { row: row.map(|row| (row.place.clone(), row.twin)), at };
    }

    fn privileges<'s>(&self, seen: &EditorContext<'s>) -> &'s [String] {
        let unit = self.chosen_row(&self.known).and_then(|row| row.unit).and_then(|unit| seen.units.get(unit));
        unit.map_or(&[], |unit| &unit.privileges)
    }
}

impl Shape {
    /// The shape that a body of that size gets.
    pub(crate) fn of(width: u16, height: u16) -> Shape {
        match (width, height) {
            (80.., 18..) => Shape::Wide,
            (56.., _) => Shape::Narrow(3),
            _ => Shape::Narrow(2),
        }
    }

    /// The number of equal columns; `None` for the two of the catalog.
    pub(crate) fn columns(self) -> Option<usize> {
        if let Shape::Narrow(columns) = self { Some(columns) } else { None }
    }
}
