//! Where each value of a draft comes from: a line of a file, or an option.

use std::collections::BTreeMap;

use crate::import::{Dropped, SourceLine};

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ValueOrigin {
    /// A position in a file.
    File {
        /// The name of the file. `None` means the draft's own file.
        file: Option<String>,
        /// The line, from 1.
        line: usize,
        /// The column in characters, from 1. 0 if it is not known.
        column: usize,
    },
    /// An option, such as `--set`.
    Option(&'static str),
}

/// The origins of a draft's values, by dotted name.
#[derive(Debug, Default)]
pub(super) struct Places(BTreeMap<String, ValueOrigin>);

impl Places {
    /// Makes the origins from the positions in a file.
    pub(super) fn of(places: &[SourceLine]) -> Places {
        let mut origins = BTreeMap::new();
        for SourceLine { path, line, column } in places {
            let origin = ValueOrigin::File { file: None, line: *line, column: *column };
            origins.entry(path.clone()).or_insert(origin);
        }
        Places(origins)
    }

    /// Returns the origin of a value, or of the value that contains it.
    pub(super) fn find(&self, path: &str) -> Option<&ValueOrigin> {
        let mut path = path;
        loop {
            if let Some(origin) = self.0.get(path) {
                return Some(origin);
            }
            path = path.rsplit_once('.')?.0;
        }
    }

    /// Whether the origin of a value, or of one that contains it, is known.
    pub(super) fn has(&self, path: &str) -> bool {
        self.find(path).is_some()
    }

    /// Whether the origin of exactly this value is known.
    pub(super) fn holds(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }

    /// Sets the origin of a value. Origins of the values inside it are removed.
    pub(super) fn put(&mut self, path: &str, origin: ValueOrigin) {
        let inside = format!("{path}.");
        let is_inside = |known: &&String| known.starts_with(&inside);
        let known: Vec<String> =
            self.0.range(inside.clone()..).map(|(known, _)| known).take_while(is_inside).cloned().collect();
        for known in known {
            self.0.remove(&known);
        }
        self.0.insert(path.to_owned(), origin);
    }

    /// Notes that an option set a value. The values that contain it then come from that option too.
    pub(super) fn set(&mut self, path: &str, option: &'static str) {
        self.put(path, ValueOrigin::Option(option));
        self.touch(path, option);
    }

    /// Notes that an option changed something inside a value.
    pub(super) fn touch(&mut self, path: &str, option: &'static str) {
        let mut outer = Some(path);
        while let Some(path) = outer {
            self.0.insert(path.to_owned(), ValueOrigin::Option(option));
            outer = path.rsplit_once('.').map(|(before, _)| before);
        }
    }

    /// Notes that an item was removed from a list, so that later items have moved up.
    pub(super) fn drop_item(&mut self, dropped: &Dropped) {
        let Dropped { list, item } = dropped;
        let stem = format!("{list}.");
        let moved = |path: String, origin: ValueOrigin| {
            let Some(rest) = path.strip_prefix(&stem) else { return Some((path, origin)) };
            let (index, inside) = rest.split_once('.').map_or((rest, ""), |(index, _)| (index, &rest[index.len()..]));
            match index.parse::<usize>() {
                Ok(index) if index == *item => None,
                Ok(index) if index > *item => Some((format!("{stem}{}{inside}", index - 1), origin)),
                _ => Some((path, origin)),
            }
        };
        self.0 = std::mem::take(&mut self.0).into_iter().filter_map(|(path, origin)| moved(path, origin)).collect();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(line: usize) -> ValueOrigin {
        ValueOrigin::File { file: None, line, column: 3 }
    }

    fn places() -> Places {
        let standing = |path: &str, line| SourceLine { path: path.to_owned(), line, column: 3 };
        Places::of(&[
            standing("Domains", 1),
            standing("Domains.0", 2),
            standing("Domains.1", 3),
            standing("Domains.2", 4),
            standing("Tags.0", 5),
            standing("Tags.0.TagKey", 6),
        ])
    }

    #[test]
    fn a_value_without_a_position_gets_that_of_its_container() {
        let places = places();
        assert_eq!(places.find("Tags.0.TagKey"), Some(&file(6)));
        assert_eq!(places.find("Tags.0.TagValue"), Some(&file(5)));
        assert_eq!(places.find("Domains.7"), Some(&file(1)));
        assert_eq!(places.find("SecretName"), None);
    }

    #[test]
    fn a_file_is_not_blamed_for_what_an_option_said() {
        let mut places = places();
        places.set("Tags.0.TagValue", "--set");
        for path in ["Tags.0.TagValue", "Tags.0", "Tags"] {
            assert_eq!(places.find(path), Some(&ValueOrigin::Option("--set")), "{path}");
        }
        assert_eq!(places.find("Tags.0.TagKey"), Some(&file(6)));
    }

    #[test]
    fn items_after_a_removed_one_keep_their_lines() {
        let mut places = places();
        places.drop_item(&Dropped { list: "Domains".to_owned(), item: 1 });
        assert_eq!(places.find("Domains.0"), Some(&file(2)));
        assert_eq!(places.find("Domains.1"), Some(&file(4)));
        assert_eq!(places.find("Domains.2"), Some(&file(1)));
    }
}
