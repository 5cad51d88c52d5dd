//! What is found wrong with a draft: data with a field, a level, a source and a fix; never words.

use super::{fields::FieldId, grants::Scope};

/// How much an issue matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something one should know.
    Note,
    /// May go wrong; can be sent.
    Warning,
    /// A documented rule is broken; stops the sending and nothing else.
    Error,
}

/// One finding about a draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Issue {
    /// The field that it is about.
    pub field: FieldId,
    /// The row inside the field (host, unit, tag), from 0; `None` for the whole field.
    pub item: Option<usize>,
    /// The value inside the row; `None` for the whole row.
    pub part: Option<Part>,
    /// The rule of docs/api.md, `R1` to `R17`; or a word where none of them is behind it, such as `Region`.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong and how to fix it; its `why` is the message of the same id with `.why`.
    pub message: Message,
    /// A repaired value that one key takes, where one is known.
    pub fix: Option<Fix>,
}

/// A value inside a row of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A member by the API's name, such as `TagKey` or `Database`.
    Member(&'static str),
    /// One of the unit's `Privileges`, from 0.
    Privilege(usize),
}

/// A repair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fix {
    /// Put this text in place of the field's (or the item's) text.
    Set(String),
    /// Drop the item.
    Drop,
    /// Clear the field.
    Clear,
    /// Put these texts in place of the item.
    Split(Vec<String>),
    /// Put this text in place of the tag's key.
    TagKey(String),
    /// Put this text in place of the tag's value.
    TagValue(String),
    /// Put one privilege of the unit in place of another.
    Privilege {
        /// The privilege as it stands in the unit.
        from: String,
        /// What it becomes.
        to: String,
    },
    /// Take this privilege out of the unit.
    DropPrivilege(String),
    /// Put these privileges in place of the unit's.
    Privileges(Vec<String>),
    /// Put another scope in place of the unit's.
    Scope(Scope),
    /// Put this text in one object field of the unit; empty takes the field out.
    Name {
        /// The field's API name, such as `TableName`.
        api: &'static str,
        /// What it becomes.
        text: String,
    },
    /// Add the unit's privileges to the unit of that index, and drop this one.
    MergeInto(usize),
}

impl Issue {
    /// An issue of a whole field, without a fix.
    #[must_use]
    pub fn new(severity: Severity, field: FieldId, code: &'static str, message: Message) -> Issue {
        Issue { field, item: None, part: None, code, severity, message, fix: None }
    }

    /// The API's dotted name of what it is about, down to the value: `Tags.0.TagKey`, counted from 0.
    #[must_use]
    pub fn path(&self) -> String {
        let mut path = if self.field == FieldId::Region { "region" } else { self.field.spec().api }.to_owned();
        path.extend(self.item.map(|item| format!(".{item}")));
        match self.part {
            Some(Part::Member(name)) => path.extend([".", name]),
            Some(Part::Privilege(row)) => path.extend([".Privileges.", &row.to_string()]),
            None => {}
        }
        path
    }

    /// The same about one row of the field, counted from 0.
    #[must_use]
    pub fn at(mut self, item: usize) -> Issue {
        self.item = Some(item);
        self
    }

    /// The same about one value of the row.
    #[must_use]
    pub fn part(mut self, part: Part) -> Issue {
        self.part = Some(part);
        self
    }

    /// The same with a repair.
    #[must_use]
    pub fn fixed(mut self, fix: impl Into<Option<Fix>>) -> Issue {
        self.fix = fix.into();
        self
    }
}

/// A message by key, with what is to stand in it; the faces turn it into words of a language.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// The key in `assets/text/*.ftl`; `id.why` is looked up as the attribute `why`.
    pub id: &'static str,
    /// The values of its variables.
    pub args: Vec<(&'static str, Arg)>,
}

/// A value inside a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// A text, shown as it is.
    Text(String),
    /// A number, which also chooses plural forms.
    Number(i64),
}

impl Message {
    /// A message without variables.
    #[must_use]
    pub fn new(id: &'static str) -> Message {
        Message { id, args: Vec::new() }
    }

    /// Adds a variable.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Message {
        self.args.push((name, value.into()));
        self
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Arg {
        Arg::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Arg {
        Arg::Text(text)
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Arg {
        Arg::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<i64> for Arg {
    fn from(number: i64) -> Arg {
        Arg::Number(number)
    }
}
