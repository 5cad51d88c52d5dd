//! The eight steps of the form, in their order.

use super::fields::{FIELDS, FieldSpec};

/// Identifies a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum StepId {
    /// Region, product, instance.
    Target,
    /// Name and prefix.
    Name,
    /// Hosts.
    Hosts,
    /// The privilege editor.
    Grants,
    /// Description and tags.
    Labels,
    /// Rotation.
    Rotation,
    /// The KMS key.
    Key,
    /// The review; it has no field.
    Review,
}

/// Every step, in order.
pub const STEPS: &[StepId] = &[
    StepId::Target,
    StepId::Name,
    StepId::Hosts,
    StepId::Grants,
    StepId::Labels,
    StepId::Rotation,
    StepId::Key,
    StepId::Review,
];

impl StepId {
    /// Returns the digit that jumps to the step, from 1.
    #[must_use]
    pub fn number(self) -> usize {
        self as usize + 1
    }

    /// Returns the step with this digit.
    #[must_use]
    pub(crate) fn from_number(number: usize) -> Option<StepId> {
        STEPS.get(number.checked_sub(1)?).copied()
    }

    /// Returns the last part of the text key `step-<key>`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            StepId::Target => "target",
            StepId::Name => "name",
            StepId::Hosts => "hosts",
            StepId::Grants => "grants",
            StepId::Labels => "labels",
            StepId::Rotation => "rotation",
            StepId::Key => "key",
            StepId::Review => "review",
        }
    }

    /// Returns whether the step has a required field.
    #[must_use]
    pub(crate) fn is_required(self) -> bool {
        self.fields().any(|field| field.is_required)
    }

    /// Returns the fields of the step, in focus order.
    pub(crate) fn fields(self) -> impl Iterator<Item = &'static FieldSpec> {
        FIELDS.iter().filter(move |field| field.step == self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_counted_from_1_in_their_order() {
        let numbers: Vec<usize> = STEPS.iter().map(|step| step.number()).collect();
        assert_eq!(numbers, [1, 2, 3, 4, 5, 6, 7, 8]);
        for step in STEPS {
            assert_eq!(StepId::from_number(step.number()), Some(*step));
        }
        assert_eq!((StepId::from_number(0), StepId::from_number(9)), (None, None));
    }

    #[test]
    fn a_step_without_a_required_field_may_be_left_empty() {
        let required = |step: StepId| step.is_required();
        assert!([StepId::Target, StepId::Name, StepId::Hosts, StepId::Grants].into_iter().all(required));
        assert!(![StepId::Labels, StepId::Key, StepId::Review].into_iter().any(required));
    }
}
