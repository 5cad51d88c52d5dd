//! Reads an INI file as Python's `configparser` does, which the official SDK uses. It copies nothing, so that the keys
//! in it are nowhere else than in the text that is wiped.

use std::collections::BTreeSet;

/// One `name = value` of a section.
#[derive(Clone, Copy)]
pub(super) struct IniEntry<'a> {
    /// The section's name.
    pub(super) section: &'a str,
    /// As it is written; capitals and small letters are the same.
    pub(super) name: &'a str,
    /// Without the blanks around it. A `#` or `;` in it is part of it.
    pub(super) value: &'a str,
}

/// Why a text is no INI file: the line, from 1. It quotes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum IniError {
    /// Neither a section nor a name with a value.
    Odd(usize),
    /// A value before any section.
    Homeless(usize),
    /// It is indented and so goes on with the value above, which no key does.
    Continued(usize),
    /// The name stands in the section a second time.
    Twice(usize),
}

/// Every section, and every value in its order.
#[derive(Default)]
pub(super) struct Ini<'a> {
    pub(super) sections: Vec<&'a str>,
    entries: Vec<IniEntry<'a>>,
}

impl<'a> Ini<'a> {
    /// Reads a text.
    ///
    /// # Errors
    /// [`IniError`] at the first line that Python's reader would not take for a key either.
    pub(super) fn read(text: &'a str) -> Result<Ini<'a>, IniError> {
        let mut ini = Ini::default();
        let mut seen = BTreeSet::new();
        let (mut indent, mut has_value) = (0, false);
        for (line, whole) in (1..).zip(text.lines()) {
            let said = whole.trim();
            if said.is_empty() || said.starts_with(['#', ';']) {
                continue;
            }
            let here = whole.len() - whole.trim_start().len();
            if has_value && here > indent {
                return Err(IniError::Continued(line));
            }
            indent = here;
            if let Some((section, _)) = said.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
                ini.sections.push(section.trim());
                has_value = false;
                continue;
            }
            let (name, value) = said.split_once(['=', ':']).ok_or(IniError::Odd(line))?;
            let name = name.trim();
            if name.is_empty() {
                return Err(IniError::Odd(line));
            }
            let section = ini.sections.last().copied().ok_or(IniError::Homeless(line))?;
            if !seen.insert((section, name.to_ascii_lowercase())) {
                return Err(IniError::Twice(line));
            }
            ini.entries.push(IniEntry { section, name, value: value.trim() });
            has_value = true;
        }
        Ok(ini)
    }

    /// The values of a section, in their order.
    pub(super) fn section<'b>(&'b self, section: &'b str) -> impl Iterator<Item = IniEntry<'a>> + 'b {
        self.entries.iter().copied().filter(move |entry| entry.section == section)
    }

    /// One value of a section; an empty one is none.
    pub(super) fn get(&self, section: &str, name: &str) -> Option<&'a str> {
        let found = self.section(section).find(|entry| entry.name.eq_ignore_ascii_case(name))?;
        Some(found.value).filter(|value| !value.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_as_python_reads_them() {
        let text = "# a remark\n; another\n\n[default]\nsecret_id: AKID=1\nSecret_Key = a#b;c:d=e\nempty =\n\
                    [prod]\n  secret_id=AKID2\n  secret_key=x\n";
        let ini = Ini::read(text).ok().unwrap();
        assert_eq!(ini.get("default", "secret_id"), Some("AKID=1"));
        assert_eq!(ini.get("default", "secret_key"), Some("a#b;c:d=e"));
        assert_eq!(ini.get("default", "empty"), None);
        assert_eq!(ini.get("prod", "SECRET_ID"), Some("AKID2"));
        assert_eq!(ini.get("Prod", "secret_id"), None);
        assert_eq!(ini.sections, ["default", "prod"]);
    }

    #[test]
    fn what_python_does_not_take_is_named_by_its_line() {
        for (text, fault) in [
            ("secret_id = x", IniError::Homeless(1)),
            ("[default", IniError::Odd(1)),
            ("[default]\nsecret_id AKID", IniError::Odd(2)),
            ("[default]\n= AKID", IniError::Odd(2)),
            ("[default]\nsecret_id = x\n  secret_key = y", IniError::Continued(3)),
            ("[default]\nsecret_id = x\nSECRET_ID = y", IniError::Twice(3)),
        ] {
            assert_eq!(Ini::read(text).err(), Some(fault), "{text}");
        }
    }
}
