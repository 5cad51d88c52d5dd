//! Reads the dotted names of a query as nested parameters: `Tags.0.TagKey=env` (docs/api.md §1.5).

use serde_json::{Map, Value};

use super::parameters::ParameterError;

/// The deepest nesting that is read. No parameter of the API is deeper.
const MOST_LEVELS: usize = 8;

/// Reads the parameters of a query. `+` and `%20` both mean a blank. Indexes begin at 0 and have no gaps.
pub(super) fn read(query: &str) -> Result<Map<String, Value>, ParameterError> {
    let mut root = Map::new();
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let (name, value) = (decoded(name)?, decoded(value)?);
        let path: Vec<&str> = name.split('.').collect();
        if path.len() > MOST_LEVELS {
            return Err(refusal(&name, "it has too many levels"));
        }
        insert(&mut root, &path, value).ok_or_else(|| refusal(&name, "it is there twice"))?;
    }
    for (name, value) in &mut root {
        gather(value).map_err(|()| refusal(name, "its indexes have to begin at 0, without gaps"))?;
    }
    Ok(root)
}

fn refusal(name: &str, why: &str) -> ParameterError {
    ParameterError::new("InvalidParameter", format!("The parameter `{}` cannot be read: {why}.", name.escape_debug()))
}

fn insert(node: &mut Map<String, Value>, path: &[&str], value: String) -> Option<()> {
    let (first, rest) = path.split_first()?;
    if rest.is_empty() {
        return node.insert((*first).to_owned(), Value::String(value)).is_none().then_some(());
    }
    match node.entry((*first).to_owned()).or_insert_with(|| Value::Object(Map::new())) {
        Value::Object(next) => insert(next, rest, value),
        _ => None,
    }
}

/// Turns objects whose member names are all numbers into arrays.
fn gather(value: &mut Value) -> Result<(), ()> {
    let Value::Object(node) = value else { return Ok(()) };
    for child in node.values_mut() {
        gather(child)?;
    }
    let is_array = node.keys().all(|key| !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_digit()));
    if is_array {
        let items: Option<Vec<Value>> = (0..node.len()).map(|index| node.remove(&index.to_string())).collect();
        *value = Value::Array(items.ok_or(())?);
    }
    Ok(())
}

fn decoded(text: &str) -> Result<String, ParameterError> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        match (first, tail) {
            (b'+', _) => bytes.push(b' '),
            (b'%', [high, low, tail @ ..]) => {
                let byte = digit(*high).zip(digit(*low)).map(|(high, low)| high * 16 + low);
                bytes.push(byte.ok_or_else(|| refusal(text, "it has a broken % escape"))?);
                rest = tail;
            }
            (b'%', _) => return Err(refusal(text, "it has a broken % escape")),
            (byte, _) => bytes.push(*byte),
        }
    }
    String::from_utf8(bytes).map_err(|_| refusal(text, "it is not UTF-8"))
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dotted_names_nest_and_both_blanks_count() {
        let read =
            read("Domains.0=%25&Domains.1=10.%25&P.0.Privileges.0=CREATE+TEMPORARY%20TABLES&On=True&Empty=").unwrap();
        let wanted = serde_json::json!({
            "Domains": ["%", "10.%"], "P": [{"Privileges": ["CREATE TEMPORARY TABLES"]}], "On": "True", "Empty": "",
        });
        assert_eq!(Value::Object(read), wanted);
    }

    #[test]
    fn eleven_items_stay_in_their_order() {
        let query: Vec<String> = (0..11).rev().map(|index| format!("D.{index}=h{index}")).collect();
        let read = read(&query.join("&")).unwrap();
        let names: Vec<String> = (0..11).map(|index| format!("h{index}")).collect();
        assert_eq!(read["D"], serde_json::json!(names));
    }

    #[test]
    fn gaps_repeats_and_broken_escapes_are_refused() {
        let deep = format!("{}=1", vec!["A"; 40].join("."));
        for query in ["D.1=a", "D.0=a&D.2=b", "A=1&A=2", "A=1&A.0=2", "A=%2", "A=%zz", "A=%ff", "D.00=a", deep.as_str()]
        {
            assert_eq!(read(query).unwrap_err().code, "InvalidParameter", "{query}");
        }
    }
}
