//! The common form of JSON and TOML: values with their positions.

use std::ops::Range;

/// A value with its bytes in the text.
pub(super) struct Node {
    pub(super) value: Value,
    pub(super) span: Range<usize>,
}

/// A value.
pub(super) enum Value {
    Null,
    Truth(bool),
    /// A whole number of any size, in decimal digits.
    Whole(String),
    /// A number with a fraction or exponent, or one that is not finite.
    Fraction,
    /// A date or time of TOML.
    Moment,
    Text(String),
    List(Vec<Node>),
    Table(Vec<(NodeKey, Node)>),
}

/// A key with its bytes in the text.
pub(super) struct NodeKey {
    pub(super) text: String,
    pub(super) span: Range<usize>,
}

impl Value {
    /// Returns the word for its type, which selects the text of a message.
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
