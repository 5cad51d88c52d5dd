//! Completes a path that is being typed, as a shell does.

use std::{fs, path::PathBuf};

/// The most names of a folder that are read.
const MOST_NAMES: usize = 20_000;
/// The most candidates that are shown.
const MOST_SHOWN: usize = 40;

/// Returns the path that a text names; `~/` stands for the home directory.
pub(super) fn path_of(text: &str) -> PathBuf {
    let home = || directories::BaseDirs::new().map(|places| places.home_dir().to_owned());
    match text.strip_prefix("~/").and_then(|rest| Some((home()?, rest))) {
        Some((home, rest)) => home.join(rest),
        None => PathBuf::from(text),
    }
}

/// Returns the text completed as far as the names of the folder agree, and the names that it may go on with, if there are
/// several. A folder ends with `/`. Names that begin with a dot count only if the text names the dot.
pub(super) fn complete(text: &str) -> (String, Vec<String>) {
    let (folder, begun) = text.rsplit_once('/').map_or(("", text), |(folder, begun)| (&text[..=folder.len()], begun));
    let place = if folder.is_empty() { PathBuf::from(".") } else { path_of(folder) };
    let Ok(entries) = fs::read_dir(place) else { return (text.to_owned(), Vec::new()) };
    let mut names: Vec<String> = entries
        .filter_map(|entry| {
            let entry = entry.ok()?;
            let name = entry.file_name().into_string().ok()?;
            let is_meant = name.starts_with(begun) && (!name.starts_with('.') || begun.starts_with('.'));
            // What a link leads to counts.
            let is_folder = is_meant && fs::metadata(entry.path()).is_ok_and(|found| found.is_dir());
            is_meant.then(|| if is_folder { format!("{name}/") } else { name })
        })
        .take(MOST_NAMES)
        .collect();
    names.sort();
    let Some((first, last)) = names.first().zip(names.last()) else { return (text.to_owned(), Vec::new()) };
    // Of sorted names the first and the last agree in no more than all of them do.
    let common: String =
        first.chars().zip(last.chars()).take_while(|(one, other)| one == other).map(|pair| pair.0).collect();
    let completed = format!("{folder}{common}");
    let shown = if names.len() > 1 { names.into_iter().take(MOST_SHOWN).collect() } else { Vec::new() };
    (completed, shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_completed_as_far_as_the_names_agree() {
        let place = tempfile::tempdir().unwrap();
        let root = format!("{}/", place.path().display());
        for name in ["orders-prod.toml", "orders-dev.toml", ".hidden", "中文.toml"] {
            fs::write(place.path().join(name), "").unwrap();
        }
        fs::create_dir(place.path().join("drafts")).unwrap();
        let of = |text: &str| {
            let (completed, shown) = complete(&format!("{root}{text}"));
            (completed.strip_prefix(&root).unwrap().to_owned(), shown)
        };
        let none = Vec::<String>::new();
        let both = ["orders-dev.toml", "orders-prod.toml"].map(str::to_owned).to_vec();
        assert_eq!(of("or"), ("orders-".to_owned(), both.clone()));
        assert_eq!(of("orders-p"), ("orders-prod.toml".to_owned(), none.clone()));
        assert_eq!(of("d"), ("drafts/".to_owned(), none.clone()));
        assert_eq!(of("中"), ("中文.toml".to_owned(), none.clone()));
        assert_eq!(of(".h"), (".hidden".to_owned(), none.clone()));
        assert_eq!(of("x"), ("x".to_owned(), none.clone()));
        assert_eq!(of("").1.len(), 4);
        assert_eq!(complete("/no such folder/x"), ("/no such folder/x".to_owned(), none));
    }
}
