//! Undo and redo of the whole draft, back to its opening: what differs between two drafts, not the drafts.

use crate::domain::{draft::Draft, grants::Unit};

/// One step of the history: how to get from one draft to its neighbour.
#[derive(Clone, Debug)]
struct HistoryStep {
    /// Everything but the grants.
    rest: Box<Draft>,
    /// Where the grants differ, and what stood there. A draft may hold a thousand units; a step holds the changed ones.
    from: usize,
    length: usize,
    units: Vec<Unit>,
}

/// What was changed, and what was taken back.
#[derive(Clone, Debug, Default)]
pub struct History {
    past: Vec<HistoryStep>,
    future: Vec<HistoryStep>,
    /// What the latest change touched; typing on in the same place joins it.
    mark: Option<(u32, usize)>,
}

impl History {
    /// Notes a change. Changes with the same mark in a row are one step, so that a word is undone at once.
    pub(crate) fn changed(&mut self, before: &Draft, after: &Draft, mark: Option<(u32, usize)>) {
        self.future.clear();
        if mark.is_none() || mark != self.mark {
            self.past.push(HistoryStep::back(before, after));
        } else if let Some(last) = self.past.last_mut()
            && before.grants != after.grants
        {
            let mut origin = before.clone();
            last.apply(&mut origin);
            *last = HistoryStep::back(&origin, after);
        }
        self.mark = mark;
    }

    /// Ends the present step, as when the focus moves.
    pub(crate) fn pause(&mut self) {
        self.mark = None;
    }

    /// Whether something can be taken back.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether something can be done again.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// Takes the latest step back; `false` if there is no such step.
    pub(super) fn undo(&mut self, draft: &mut Draft) -> bool {
        self.mark = None;
        let Some(change) = self.past.pop() else { return false };
        let now = draft.clone();
        change.apply(draft);
        self.future.push(HistoryStep::back(&now, draft));
        true
    }

    /// Does the latest step again that was taken back; `false` if there is no such step.
    pub(super) fn redo(&mut self, draft: &mut Draft) -> bool {
        self.mark = None;
        let Some(change) = self.future.pop() else { return false };
        let now = draft.clone();
        change.apply(draft);
        self.past.push(HistoryStep::back(&now, draft));
        true
    }
}

impl HistoryStep {
    /// The way from `after` back to `before`.
    fn back(before: &Draft, after: &Draft) -> HistoryStep {
        let from = before.grants.iter().zip(&after.grants).take_while(|(one, other)| one == other).count();
        let tail = before
            .grants
            .iter()
            .skip(from)
            .rev()
            .zip(after.grants.iter().skip(from).rev())
            .take_while(|(one, other)| one == other)
            .count();
        HistoryStep {
            rest: Box::new(Draft { grants: Vec::new(), ..before.clone() }),
            from,
            length: after.grants.len() - tail - from,
            units: before.grants.iter().take(before.grants.len() - tail).skip(from).cloned().collect(),
        }
    }

    fn apply(&self, draft: &mut Draft) {
        let mut grants = std::mem::take(&mut draft.grants);
        let end = (self.from + self.length).min(grants.len());
        grants.splice(self.from.min(end)..end, self.units.iter().cloned());
        *draft = Draft { grants, ..(*self.rest).clone() };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::grants::Place;

    fn named(name: &str) -> Draft {
        Draft { name: name.into(), ..Draft::default() }
    }

    #[test]
    fn typing_in_one_place_is_one_step() {
        let mut history = History::default();
        history.changed(&named(""), &named("a"), Some((1, 0)));
        history.changed(&named("a"), &named("ab"), Some((1, 0)));
        let mut draft = named("ab");
        assert!(history.undo(&mut draft));
        assert_eq!(draft, named(""));
        assert!(!history.undo(&mut draft));
        assert!(history.redo(&mut draft));
        assert_eq!(draft, named("ab"));
    }

    #[test]
    fn any_change_of_the_grants_goes_back_and_forth() {
        let unit = |name: &str| Unit { place: Place::database(name), privileges: vec!["SELECT".into()] };
        let lists: Vec<Vec<Unit>> = vec![
            vec![],
            vec![unit("a"), unit("b"), unit("c")],
            vec![unit("a"), unit("c")],
            vec![unit("c"), unit("a")],
            vec![unit("c"), unit("c"), unit("a")],
            vec![],
        ];
        let drafts: Vec<Draft> = lists.into_iter().map(|grants| Draft { grants, ..Draft::default() }).collect();
        let mut history = History::default();
        for pair in drafts.windows(2) {
            history.changed(&pair[0], &pair[1], None);
        }
        let mut draft = drafts.last().unwrap().clone();
        for earlier in drafts.iter().rev().skip(1) {
            assert!(history.undo(&mut draft));
            assert_eq!(&draft, earlier);
        }
        for later in drafts.iter().skip(1) {
            assert!(history.redo(&mut draft));
            assert_eq!(&draft, later);
        }
    }
}
