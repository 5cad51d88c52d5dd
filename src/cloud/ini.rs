//! Reads an INI file as Python's `configparser` does, which the official SDK uses. Nothing is copied, so that access
//! keys are only in the text that is wiped afterwards.

use std::collections::BTreeSet;

/// One `name = value` of a section.
#[derive(Clone, Copy)]
pub(super) struct IniEntry<'a> {
    /// The section's name.
    pub(super) section: &'a str,
    /// As written. Case does not matter.
    pub(super) name: &'a str,
    /// Without the blanks around it. `#` and `;` do not begin a comment inside a value.
    pub(super) value: &'a str,
}

/// Why a text cannot be read as an INI file, with the line counted from 1. It quotes nothing, since a line may hold a
/// key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum IniError {
    /// The line is neither a section nor a name with a value.
    Odd(usize),
    /// The line has a value but no section comes before it.
    NoSection(usize),
    /// The line is indented, so it continues the value above. No access key has more than one line.
    Continued(usize),
    /// The name is already in the section.
    Twice(usize),
}

/// All sections, and all values in the order of the file.
#[derive(Default)]
pub(super) struct Ini<'a> {
    pub(super) sections: Vec<&'a str>,
    entries: Vec<IniEntry<'a>>,
}

impl<'a> Ini<'a> {
    /// Reads a text.
    ///
    /// # Errors
    /// [`IniError`] for the first line that cannot be part of a key file.
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
            let section = ini.sections.last().copied().ok_or(IniError::NoSection(line))?;
            if !seen.insert((section, name.to_ascii_lowercase())) {
                return Err(IniError::Twice(line));
            }
            ini.entries.push(IniEntry { section, name, value: value.trim() });
            has_value = true;
        }
        Ok(ini)
    }

    /// Returns the values of a section in the order of the file.
    pub(super) fn section<'b>(&'b self, section: &'b str) -> impl Iterator<Item = IniEntry<'a>> + 'b {
        self.entries.iter().copied().filter(move |entry| entry.section == section)
    }

    /// Returns one value of a section, or `None` if it is missing or empty.
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
            ("secret_id = x", IniError::NoSection(1)),
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
