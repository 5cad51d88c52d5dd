//! JSON without duplicate members. serde silently keeps the last of two equal members, so an answer with two errors or
//! two names would be accepted.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{Error as _, MapAccess, SeqAccess, Visitor},
};
use serde_json::{Map, Number, Value};

use super::AnswerError;

/// Text of the error for a repeated member; it is used only in this file.
const TWICE: &str = "a member twice";

/// Reads a JSON text.
///
/// # Errors
/// [`AnswerError`], if the text is cut off, not JSON, or has a duplicate member.
pub(super) fn parse(text: &str) -> Result<Value, AnswerError> {
    serde_json::from_str::<Unique>(text).map(|Unique(value)| value).map_err(|error| {
        if error.is_eof() {
            AnswerError::CutOff
        } else if error.to_string().starts_with(TWICE) {
            AnswerError::Contradictory
        } else {
            AnswerError::NotJson
        }
    })
}

struct Unique(Value);

impl<'de> Deserialize<'de> for Unique {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Unique, D::Error> {
        deserializer.deserialize_any(UniqueVisitor).map(Unique)
    }
}

struct UniqueVisitor;

impl<'de> Visitor<'de> for UniqueVisitor {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut rows: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(Unique(value)) = rows.next_element()? {
            values.push(value);
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut values = Map::new();
        while let Some((name, Unique(value))) = members.next_entry::<String, Unique>()? {
            if values.insert(name, value).is_some() {
                return Err(A::Error::custom(TWICE));
            }
        }
        Ok(Value::Object(values))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::{ApiAnswer, read, secrets::CreatedSecret};

    fn answer(inside: &str) -> Result<ApiAnswer<CreatedSecret>, AnswerError> {
        read(format!("{{\"Response\":{{{inside}\"RequestId\":\"r\"}}}}").as_bytes())
    }

    #[test]
    fn an_answer_that_contradicts_itself_is_no_answer() {
        const ERROR: &str = r#""Error":{"Code":"ResourceInUse","Message":"m"},"#;
        for inside in [
            &format!("{ERROR}{ERROR}"),
            &format!("{ERROR}\"SecretName\":\"a\",\"FlowID\":7,"),
            &format!("\"FlowID\":7,{ERROR}"),
            "\"SecretName\":\"a\",\"SecretName\":\"b\",\"FlowID\":7,",
            "\"SecretName\":\"a\",\"FlowID\":7,\"FlowID\":8,",
        ] {
            assert_eq!(answer(inside).unwrap_err(), AnswerError::Contradictory, "{inside}");
        }
        assert_eq!(read::<CreatedSecret>(br#"{"Response":{},"Response":{}}"#), Err(AnswerError::Contradictory));
        for value in ["-7", "7", "0.5", "\"x\"", "[0]", "{\"a\":0}", "true"] {
            let result = format!("\"Result\":{value},{ERROR}");
            assert_eq!(answer(&result).unwrap_err(), AnswerError::Contradictory, "{result}");
        }
        // A member without a value is no result.
        for value in ["null", "0", "0.0", "\"\"", "[]", "{}", "false"] {
            let result = format!("\"Result\":{value},{ERROR}");
            assert!(matches!(answer(&result), Ok(ApiAnswer::Refused { .. })), "{result}");
        }
        let empty = format!("{ERROR}\"SecretName\":\"\",\"FlowID\":0,\"TagMsg\":null,");
        assert!(matches!(answer(&empty), Ok(ApiAnswer::Refused { .. })));
        assert!(matches!(answer(&format!("{ERROR}\"DeprecatedWarning\":\"old\",")), Ok(ApiAnswer::Refused { .. })));
    }
}
