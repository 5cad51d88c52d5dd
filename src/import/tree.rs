//! What JSON and TOML have in common: values with the bytes that they stand in.

use std::ops::Range;

/// A value and its place.
pub(super) struct Node {
    pub(super) value: Value,
    pub(super) span: Range<usize>,
}

/// A value.
pub(super) enum Value {
    Null,
    Truth(bool),
    /// A whole number in decimal digits, however large.
    Whole(String),
    /// A number with a fraction or an exponent, or one that is not finite.
    Fraction,
    /// A date or a time of TOML.
    Moment,
    Text(String),
    List(Vec<Node>),
    Table(Vec<(NodeKey, Node)>),
}

/// A key and its place.
pub(super) struct NodeKey {
    pub(super) text: String,
    pub(super) span: Range<usize>,
}

impl Value {
    /// The word for its type that messages choose by.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Value::Null => "null",
            Value::Truth(_) => "truth",
            Value::Whole(_) => "whole",
            Value::Fraction => "fraction",
            Value::Moment => "moment",
            Value::Text(_) => "text",
            Value::List(_) => "list",
            Value::Table(_) => "table",
        }
    }
}
