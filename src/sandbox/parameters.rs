//! Parameters with types, as the service reads them. Errors name the parameter that is missing, unknown or of the wrong
//! type.

use std::fmt::Display;

use serde_json::{Map, Value};

/// Why the service refuses a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ParameterError {
    pub(super) code: String,
    pub(super) message: String,
}

impl ParameterError {
    pub(super) fn new(code: &str, message: impl Into<String>) -> ParameterError {
        ParameterError { code: code.to_owned(), message: message.into() }
    }

    /// A value that breaks a rule. The message names its field.
    pub(super) fn value(field: impl Display, why: impl Display) -> ParameterError {
        ParameterError::new("InvalidParameterValue", format!("The value of parameter `{field}` is not valid: {why}."))
    }

    pub(super) fn missing(field: impl Display) -> ParameterError {
        ParameterError::new("MissingParameter", format!("The request is missing a required parameter `{field}`."))
    }

    fn mistyped(field: impl Display, wanted: &str) -> ParameterError {
        ParameterError::new(
            "InvalidParameter",
            format!("The type of parameter `{field}` is not valid: {wanted} is expected."),
        )
    }
}

/// An object of parameters. Null and the empty string count as absent (Terraform sends `Database: ""`).
#[derive(Clone, Debug)]
pub(super) struct Parameters {
    values: Map<String, Value>,
    /// A query has only strings, so numbers and booleans are parsed from them.
    is_query: bool,
    /// The position of the object, such as `Tags.0.`. Empty at the top level.
    place: String,
}

impl Parameters {
    pub(super) fn from_json(values: Map<String, Value>) -> Parameters {
        Parameters { values, is_query: false, place: String::new() }
    }

    pub(super) fn from_query(values: Map<String, Value>) -> Parameters {
        Parameters { values, is_query: true, place: String::new() }
    }

    /// Returns the dotted name of a field, for messages.
    pub(super) fn name(&self, field: &str) -> String {
        format!("{}{field}", self.place)
    }

    /// Refuses every field that is not in the list.
    pub(super) fn allow(&self, fields: &[&str]) -> Result<(), ParameterError> {
        match self.values.keys().find(|key| !fields.contains(&key.as_str())) {
            Some(key) => Err(ParameterError::new(
                "UnknownParameter",
                format!("The parameter `{}` is not recognized.", self.name(key).escape_debug()),
            )),
            None => Ok(()),
        }
    }

    fn value(&self, field: &str) -> Option<&Value> {
        self.values.get(field).filter(|value| !value.is_null() && value.as_str() != Some(""))
    }

    pub(super) fn has(&self, field: &str) -> bool {
        self.value(field).is_some()
    }

    /// Returns a string. Empty if absent.
    pub(super) fn text(&self, field: &str) -> Result<String, ParameterError> {
        match self.value(field) {
            None => Ok(String::new()),
            Some(Value::String(text)) => Ok(text.clone()),
            Some(_) => Err(ParameterError::mistyped(self.name(field), "a string")),
        }
    }

    pub(super) fn required_text(&self, field: &str) -> Result<String, ParameterError> {
        match self.text(field)? {
            text if text.is_empty() => Err(ParameterError::missing(self.name(field))),
            text => Ok(text),
        }
    }

    pub(super) fn integer(&self, field: &str) -> Result<Option<i64>, ParameterError> {
        let Some(value) = self.value(field) else { return Ok(None) };
        let number = match value {
            Value::Number(number) => number.as_i64(),
            Value::String(text) if self.is_query => text.parse().ok(),
            _ => None,
        };
        number.map(Some).ok_or_else(|| ParameterError::mistyped(self.name(field), "an integer"))
    }

    /// Returns a boolean. A query may also have `True` and `False`, as the Python SDK writes them.
    pub(super) fn boolean(&self, field: &str) -> Result<Option<bool>, ParameterError> {
        match self.value(field) {
            None => Ok(None),
            Some(Value::Bool(value)) => Ok(Some(*value)),
            Some(Value::String(text)) if self.is_query && matches!(text.as_str(), "true" | "True") => Ok(Some(true)),
            Some(Value::String(text)) if self.is_query && matches!(text.as_str(), "false" | "False") => Ok(Some(false)),
            Some(_) => Err(ParameterError::mistyped(self.name(field), "a boolean")),
        }
    }

    fn array(&self, field: &str) -> Result<Option<&Vec<Value>>, ParameterError> {
        match self.value(field) {
            None => Ok(None),
            Some(Value::Array(values)) => Ok(Some(values)),
            Some(_) => Err(ParameterError::mistyped(self.name(field), "an array")),
        }
    }

    /// Returns strings, or `None` if the field is absent.
    pub(super) fn texts(&self, field: &str) -> Result<Option<Vec<String>>, ParameterError> {
        let Some(values) = self.array(field)? else { return Ok(None) };
        let mut texts = Vec::with_capacity(values.len());
        for (index, value) in values.iter().enumerate() {
            let name = self.name(&format!("{field}.{index}"));
            texts.push(value.as_str().ok_or_else(|| ParameterError::mistyped(name, "a string"))?.to_owned());
        }
        Ok(Some(texts))
    }

    /// Returns integers. Empty if the field is absent.
    pub(super) fn integers(&self, field: &str) -> Result<Vec<i64>, ParameterError> {
        let mut numbers = Vec::new();
        for (index, value) in self.array(field)?.into_iter().flatten().enumerate() {
            let number = match value {
                Value::String(text) if self.is_query => text.parse().ok(),
                value => value.as_i64(),
            };
            let name = self.name(&format!("{field}.{index}"));
            numbers.push(number.ok_or_else(|| ParameterError::mistyped(name, "an integer"))?);
        }
        Ok(numbers)
    }

    /// Returns objects, or `None` if the field is absent.
    pub(super) fn objects(&self, field: &str) -> Result<Option<Vec<Parameters>>, ParameterError> {
        let Some(values) = self.array(field)? else { return Ok(None) };
        let mut objects = Vec::with_capacity(values.len());
        for (index, value) in values.iter().enumerate() {
            let name = self.name(&format!("{field}.{index}"));
            let Value::Object(values) = value else { return Err(ParameterError::mistyped(name, "an object")) };
            objects.push(Parameters { values: values.clone(), is_query: self.is_query, place: format!("{name}.") });
        }
        Ok(Some(objects))
    }

    /// Returns `Offset` and `Limit` of a list. `most` is the largest documented `Limit`.
    pub(super) fn page(&self, default: i64, most: i64) -> Result<PageParameters, ParameterError> {
        let offset = self.integer("Offset")?.unwrap_or(0);
        let limit = self.integer("Limit")?.unwrap_or(default);
        if !(1..=most).contains(&limit) {
            return Err(ParameterError::value(self.name("Limit"), format_args!("it has to be from 1 to {most}")));
        }
        let offset =
            usize::try_from(offset).map_err(|_| ParameterError::value(self.name("Offset"), "it is negative"))?;
        Ok(PageParameters { offset, limit: usize::try_from(limit).unwrap_or(usize::MAX) })
    }

    /// Returns a page whose `Offset` has to be a multiple of `Limit`.
    pub(super) fn multiple_page(&self, default: i64, most: i64) -> Result<PageParameters, ParameterError> {
        let page = self.page(default, most)?;
        if page.offset % page.limit != 0 {
            return Err(ParameterError::value(self.name("Offset"), "it has to be a multiple of Limit"));
        }
        Ok(page)
    }
}

/// A page of a list.
#[derive(Clone, Copy, Debug)]
pub(super) struct PageParameters {
    pub(super) offset: usize,
    pub(super) limit: usize,
}

impl PageParameters {
    /// Returns the rows of the page, and the number of all rows.
    pub(super) fn of<T>(self, rows: impl IntoIterator<Item = T>) -> (Vec<T>, u64) {
        let mut part = Vec::new();
        let mut total = 0;
        for (index, row) in rows.into_iter().enumerate() {
            total += 1;
            if index >= self.offset && part.len() < self.limit {
                part.push(row);
            }
        }
        (part, total)
    }
}
