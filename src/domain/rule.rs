//! An issue of a draft as data: field, severity, rule, message key and fix. It contains no text of a language.

use super::{fields::FieldId, grants::Scope};

/// How serious an issue is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Information; nothing has to be done.
    Note,
    /// It may fail; it can be sent.
    Warning,
    /// A documented rule is broken. Only the sending is stopped; everything else still works.
    Error,
}

/// What an issue endangers, the gravest first: the order in which the review and the Create dialog list issues.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Risk {
    /// The service refuses every create now: not active, in arrears, its quota used, or a clock that is wrong.
    Refusal,
    /// The instance is unknown, a replica, isolated or not usable otherwise.
    Instance,
    /// Privileges that write in every database, read the accounts of the server, or change the structure.
    Privileges,
    /// Every host may connect.
    AnyHost,
    /// When the first rotation runs, and how often it repeats.
    FirstRun,
    /// The password never changes.
    NoRotation,
    /// The service may refuse a tag.
    Tag,
    /// All else.
    #[default]
    Other,
}

/// One issue of a draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Issue {
    /// The field with the issue.
    pub field: FieldId,
    /// Row of the field (host, unit, tag), from 0; `None` for the whole field.
    pub item: Option<usize>,
    /// Value inside the row; `None` for the whole row.
    pub(crate) part: Option<Part>,
    /// Rule of docs/api.md, `R1` to `R17`; another word, such as `Region`, if the issue belongs to none of them.
    pub code: &'static str,
    /// How serious it is.
    pub severity: Severity,
    /// What it endangers.
    pub risk: Risk,
    /// What is wrong and how to fix it. The explanation is the message attribute `why`.
    pub message: Message,
    /// A fix that one key applies; `None` if none is known.
    pub fix: Option<Fix>,
}

/// A value inside a row of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// A member, by its API name such as `TagKey` or `Database`.
    Member(&'static str),
    /// One of the unit's `Privileges`, by its index from 0.
    Privilege(usize),
}

/// A change that fixes an issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fix {
    /// Replaces the text of the field or item.
    Set(String),
    /// Removes the item.
    Drop,
    /// Clears the field.
    Clear,
    /// Replaces the item by several.
    Split(Vec<String>),
    /// Replaces the key of the tag.
    TagKey(String),
    /// Replaces the value of the tag.
    TagValue(String),
    /// Replaces one privilege of the unit by another.
    Privilege {
        /// Privilege as it is in the unit now.
        from: String,
        /// Its replacement.
        to: String,
    },
    /// Removes this privilege from the unit.
    DropPrivilege(String),
    /// Replaces all privileges of the unit.
    Privileges(Vec<String>),
    /// Replaces the scope of the unit.
    Scope(Scope),
    /// Replaces one name of the unit's object; an empty text removes the name.
    Name {
        /// API name of the member, such as `TableName`.
        api: &'static str,
        /// The new name.
        text: String,
    },
    /// Adds the unit's privileges to the unit with this index, and removes this unit.
    MergeInto(usize),
}

impl Fix {
    /// Returns whether the fix only takes away what was typed: it must not be on a key that also moves.
    #[must_use]
    pub(crate) fn removes(&self) -> bool {
        matches!(self, Fix::Drop | Fix::Clear)
    }
}

impl Issue {
    /// Makes an issue of a whole field, without a fix.
    #[must_use]
    pub(crate) fn new(severity: Severity, field: FieldId, code: &'static str, message: Message) -> Issue {
        Issue { field, item: None, part: None, code, severity, risk: Risk::Other, message, fix: None }
    }

    /// Returns the API's dotted path of the value, such as `Tags.0.TagKey`, counted from 0.
    #[must_use]
    pub(crate) fn path(&self) -> String {
        let mut path = if self.field == FieldId::Region { "region" } else { self.field.spec().api }.to_owned();
        path.extend(self.item.map(|item| format!(".{item}")));
        match self.part {
            Some(Part::Member(name)) => path.extend([".", name]),
            Some(Part::Privilege(row)) => path.extend([".Privileges.", &row.to_string()]),
            None => {}
        }
        path
    }

    /// Sets the row, counted from 0.
    #[must_use]
    pub(crate) fn at(mut self, item: usize) -> Issue {
        self.item = Some(item);
        self
    }

    /// Sets the value inside the row.
    #[must_use]
    pub(crate) fn part(mut self, part: Part) -> Issue {
        self.part = Some(part);
        self
    }

    /// Sets what it endangers.
    #[must_use]
    pub(crate) fn endangers(mut self, risk: Risk) -> Issue {
        self.risk = risk;
        self
    }

    /// Sets the fix.
    #[must_use]
    pub(crate) fn fixed(mut self, fix: impl Into<Option<Fix>>) -> Issue {
        self.fix = fix.into();
        self
    }
}

/// A text key with the values of its variables. The faces turn it into text of a language.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// Key in `assets/text/*.ftl`.
    pub id: &'static str,
    /// Names and values of its variables.
    pub args: Vec<(&'static str, Arg)>,
}

/// Value of a variable in a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// A text, shown without a change.
    Text(String),
    /// A number; it also selects plural forms.
    Number(i64),
    /// Several texts, separated as the language does.
    List(Vec<String>),
    /// A state as the API names it, such as `PendingDelete`: shown in the words of the language.
    State(String),
    /// Another message, such as why something is so.
    Message(Box<Message>),
}

impl Message {
    /// Makes a message without variables.
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

impl From<Message> for Arg {
    fn from(message: Message) -> Arg {
        Arg::Message(Box::new(message))
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
