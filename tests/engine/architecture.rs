//! Rules for the source code: layers, style, length. And pages of `docs/` that are compared with the code: the key
//! table, the table of layers, the names of tests, the references to `docs/api.md`.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use dbcred::{
    app::bindings::{BINDINGS, KeySection},
    text::{Language, Words},
};

/// Which module may import which, from the lowest layer up. The faces may import every module.
const LAYERS: &[(&str, &[&str])] = &[
    // Layer 0: the service's types, the request, and the texts. A message is data of the domain; `text` only translates
    // it.
    ("catalog", &[]),
    ("wire", &[]),
    ("domain", &["catalog", "wire"]),
    ("text", &["domain"]),
    // Layer 1: signing, file formats, the wizard. Nothing here waits, fails, or reads a clock.
    ("sign", &[]),
    ("import", &["domain", "wire", "catalog"]),
    ("export", &["domain", "wire", "sign", "catalog"]),
    // The command line lists the export formats.
    ("cli", &["export"]),
    ("app", &["domain", "catalog", "wire", "sign", "import", "export", "text"]),
    // Layer 2: everything that waits and fails.
    ("store", &["domain", "sign", "import", "export"]),
    ("cloud", &["wire", "sign", "domain", "catalog", "store"]),
    // Layer 3: drawing, running effects, the sandbox.
    ("ui", &["app", "domain", "catalog", "text", "export", "sign"]),
    ("runtime", &["app", "domain", "catalog", "wire", "import", "export", "text", "cloud", "store"]),
    ("sandbox", &["wire", "sign", "catalog"]),
    // Layer 4: the faces.
    (
        "faces",
        &[
            "app", "ui", "runtime", "sandbox", "cloud", "store", "domain", "catalog", "import", "export", "wire",
            "sign", "text", "cli",
        ],
    ),
];

/// Modules without network, files, clock and environment.
const PURE: &[&str] = &["catalog", "domain", "text", "sign", "wire", "import", "export", "cli", "app", "ui"];

/// Texts that must not occur in these modules.
const IMPURE: &[&str] = &[
    "tokio",
    "reqwest",
    "hyper",
    "std::fs",
    "std::thread",
    "std::env::var",
    "TcpStream",
    "TcpListener",
    "Timestamp::now",
    "Zoned::now",
    "SystemTime",
    "Instant::now",
    "Command::new",
];

/// The most lines of a file before its tests.
const LONGEST: usize = 420;

/// One file of `src`.
struct Source {
    /// The path, such as `app/editor/line.rs`.
    path: String,
    /// The code before the tests.
    code: String,
    /// The whole text.
    text: String,
}

impl Source {
    /// Returns the top-level module of the file. `lib.rs` and `main.rs` have none.
    fn module(&self) -> Option<&str> {
        let first = self.path.split('/').next().unwrap_or_default();
        let module = first.strip_suffix(".rs").unwrap_or(first);
        (!["lib", "main"].contains(&module)).then_some(module)
    }

    /// Returns the code without lines that are comments.
    fn without_comments(&self) -> String {
        self.code.lines().filter(|line| !line.trim_start().starts_with("//")).fold(String::new(), |mut code, line| {
            code.push_str(line);
            code.push('\n');
            code
        })
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources() -> Vec<Source> {
    let mut paths = Vec::new();
    walk(&root().join("src"), &mut paths);
    paths.sort();
    let all: Vec<(String, String)> = paths
        .iter()
        .map(|path| {
            let name = path.strip_prefix(root().join("src")).unwrap().to_str().unwrap().replace('\\', "/");
            (name, fs::read_to_string(path).unwrap())
        })
        .collect();
    let tests: BTreeSet<String> = all.iter().flat_map(|(path, text)| test_modules(path, text)).collect();
    all.into_iter()
        .map(|(path, text)| {
            let is_test =
                tests.iter().any(|test| path == format!("{test}.rs") || path.starts_with(&format!("{test}/")));
            let code = if is_test { String::new() } else { before_tests(&text).to_owned() };
            Source { path, code, text }
        })
        .collect()
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Returns the modules that a file declares for tests only, as paths without `.rs`.
fn test_modules(path: &str, text: &str) -> Vec<String> {
    let stem = path.strip_suffix(".rs").unwrap();
    let folder = stem.strip_suffix("/mod").unwrap_or(stem);
    let lines: Vec<&str> = text.lines().collect();
    lines
        .windows(2)
        .filter(|pair| pair[0] == "#[cfg(test)]")
        .filter_map(|pair| pair[1].trim_start_matches("pub ").strip_prefix("mod ")?.strip_suffix(';'))
        .map(|name| format!("{folder}/{name}"))
        .collect()
}

fn before_tests(text: &str) -> &str {
    match text.find("\n#[cfg(test)]\nmod ") {
        // The declaration of a test file does not end the code.
        Some(at) if text[at..].lines().nth(2).is_some_and(|line| line.ends_with('{')) => &text[..=at],
        _ => text,
    }
}

/// Returns the top-level modules that a text names by `crate::`, singly or in braces.
fn imports(code: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        if let Some(list) = rest.strip_prefix('{') {
            found.extend(heads(list));
        } else {
            found.insert(word(rest).to_owned());
        }
    }
    found.remove("");
    found
}

/// Returns the first words of a list in braces, up to the closing brace.
fn heads(list: &str) -> Vec<String> {
    let mut depth = 0;
    let mut is_head = true;
    let mut found = Vec::new();
    for (at, char) in list.char_indices() {
        match char {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => is_head = true,
            _ if is_head && !char.is_whitespace() => {
                found.push(word(&list[at..]).to_owned());
                is_head = false;
            }
            _ => {}
        }
    }
    found
}

fn word(text: &str) -> &str {
    let end = text.find(|char: char| !char.is_alphanumeric() && char != '_').unwrap_or(text.len());
    &text[..end]
}

#[track_caller]
fn assert_none(found: &[String], rule: &str) {
    assert!(found.is_empty(), "{rule}\n  {}", found.join("\n  "));
}

#[test]
fn imports_are_read_from_paths_and_from_braces() {
    let code = "use crate::{\n    app::{App, keys::Key},\n    domain::draft::Draft,\n    text,\n};\nfn f() { crate::sign::hex(1) }";
    assert_eq!(imports(code).into_iter().collect::<Vec<_>>(), ["app", "domain", "sign", "text"]);
}

#[test]
fn modules_import_only_lower_layers() {
    let allowed: BTreeMap<&str, &[&str]> = LAYERS.iter().copied().collect();
    let mut wrong = Vec::new();
    for source in sources() {
        let Some(module) = source.module() else { continue };
        let Some(may) = allowed.get(module) else {
            wrong.push(format!("{module} is not in the table"));
            continue;
        };
        for import in imports(&source.without_comments()) {
            let is_module = allowed.contains_key(import.as_str());
            if is_module && import != module && !may.contains(&import.as_str()) {
                wrong.push(format!("{}: {module} may not import {import}", source.path));
            }
        }
    }
    assert_none(&wrong, "the table of layers is broken");
}

#[test]
fn the_table_of_layers_is_ordered() {
    let mut below = BTreeSet::new();
    for (module, may) in LAYERS {
        for import in *may {
            assert!(below.contains(import), "{module} may import {import}, which is not below it");
        }
        assert!(below.insert(*module), "{module} stands twice");
    }
    let may: BTreeMap<&str, &[&str]> = LAYERS.iter().copied().collect();
    assert!(!may["ui"].contains(&"cloud") && !may["cloud"].contains(&"ui"), "ui and cloud never meet");
    assert!(!may["sandbox"].contains(&"domain"), "one bug must not bless another");
}

#[test]
fn pure_modules_do_no_io_and_read_no_clock() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| source.module().is_some_and(|module| PURE.contains(&module))) {
        let code = source.without_comments();
        wrong.extend(IMPURE.iter().filter(|word| code.contains(**word)).map(|word| format!("{}: {word}", source.path)));
    }
    assert_none(&wrong, "what is pure says what is not");
}

#[test]
fn only_the_cloud_holds_a_key() {
    let holders: Vec<String> = sources()
        .iter()
        .filter(|source| source.module() != Some("cloud") && source.without_comments().contains("secrecy"))
        .map(|source| source.path.clone())
        .collect();
    assert_none(&holders, "a key is held outside of cloud");
}

#[test]
fn drawing_changes_nothing() {
    let mut wrong = Vec::new();
    for source in sources() {
        let code = source.without_comments();
        if source.module() == Some("ui") && code.contains("&mut App") {
            wrong.push(format!("{}: &mut App", source.path));
        }
        // Through a shared reference, drawing must not change anything.
        let is_seen = source.module() == Some("ui") || source.module() == Some("app");
        if is_seen && (code.contains("cell::Cell") || code.contains("RefCell")) {
            wrong.push(format!("{}: Cell", source.path));
        }
    }
    assert_none(&wrong, "an invariant of the house is broken");
}

/// Calls of ratatui that put a text on the screen as it is.
const UNSAFE_TEXTS: &[&str] = &[
    "Span::raw(",
    "Span::styled(",
    "Span::from(",
    "Line::raw(",
    "Line::styled(",
    "Line::from(",
    "Text::raw(",
    "Text::styled(",
    "Text::from(",
    "set_string(",
    "set_stringn(",
    "set_symbol(",
    ".to_span()",
    ".to_text()",
];

#[test]
fn every_text_on_the_screen_is_made_safe_in_one_place() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| source.module() == Some("ui") && source.path != "ui/painter.rs") {
        let code = source.without_comments();
        let calls = UNSAFE_TEXTS.iter().filter(|call| code.contains(**call));
        wrong.extend(calls.map(|call| format!("{}: {call}", source.path)));
    }
    assert_none(&wrong, "a text that `Painter::span` has not made safe");
}

#[test]
fn every_file_says_first_why_it_exists() {
    let mut files: Vec<(String, String)> = sources().into_iter().map(|source| (source.path, source.text)).collect();
    let mut tests = Vec::new();
    walk(&root().join("tests"), &mut tests);
    files.extend(tests.into_iter().map(|path| (path.display().to_string(), fs::read_to_string(&path).unwrap())));
    let silent: Vec<String> =
        files.into_iter().filter(|(_, text)| !text.starts_with("//! ")).map(|(path, _)| path).collect();
    assert_none(&silent, "a file opens without //!");
}

#[test]
fn no_file_is_longer_than_one_reads() {
    let mut long = Vec::new();
    for source in sources() {
        let lines = source.code.lines().count();
        if lines > LONGEST {
            long.push(format!("{}: {lines} lines, {LONGEST} at most", source.path));
        }
    }
    assert_none(&long, "a file wants to be two");
}

#[test]
fn nothing_panics_by_unwrap_and_no_lint_is_allowed_silently() {
    let mut wrong = Vec::new();
    for source in sources() {
        let code = source.without_comments();
        for word in [".unwrap()", "todo!(", "dbg!(", "unimplemented!(", "unsafe "] {
            if code.contains(word) {
                wrong.push(format!("{}: {word}", source.path));
            }
        }
        if source.text.contains(concat!("#[", "allow(")) || source.text.contains(concat!("#![", "allow(")) {
            wrong.push(format!("{}: an allow", source.path));
        }
    }
    assert_none(&wrong, "manners");
}

/// A key that is shown is carried out, because no part of the wizard has an arm for whatever else there may be.
#[test]
fn where_commands_are_matched_on_no_arm_is_for_the_rest() {
    const LINT: &str = "#![deny(clippy::wildcard_enum_match_arm)]";
    let is_arm = |line: &str| {
        let pattern = line.trim_start().split_once(" =>").map_or("", |(pattern, _)| pattern);
        pattern.contains("Command::") || pattern.contains("Action::")
    };
    let sources = sources();
    let matching: Vec<&Source> =
        sources.iter().filter(|source| source.path.starts_with("app/") && source.code.lines().any(is_arm)).collect();
    assert!(matching.len() >= 18, "{}", matching.len());
    let open = matching.iter().filter(|source| !source.code.contains(LINT)).map(|source| source.path.clone());
    assert_none(&open.collect::<Vec<_>>(), LINT);
}

#[test]
fn module_names_are_specific() {
    const BANNED: &[&str] =
        &["utils", "util", "common", "helpers", "helper", "manager", "handler", "data", "info", "misc"];
    let vague: Vec<String> = sources()
        .into_iter()
        .filter(|source| source.path.split(['/', '.']).any(|part| BANNED.contains(&part)))
        .map(|source| source.path)
        .collect();
    assert_none(&vague, "a module's name says nothing");
}

/// Types that have the same name, and why that is allowed.
const SHARED_NAMES: &[(&str, &str)] = &[("Tag", "a tag of the draft, and the same two texts on the wire")];

/// Other words for failures. docs/glossary.md lists the ones that are used.
const OTHER_FAILURES: &[&str] = &[
    "Complaint",
    "Denial",
    "Failure",
    "Fault",
    "Finding",
    "Halt",
    "Mistake",
    "Problem",
    "Stop",
    "Trouble",
    "Unreadable",
];

/// Returns every type of `src` outside of tests, with its file.
fn types() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for source in sources() {
        for line in source.code.lines() {
            let declared = line.trim_start();
            let declared = match declared.strip_prefix("pub(") {
                Some(rest) => rest.split_once(") ").map_or(rest, |(_, rest)| rest),
                None => declared.strip_prefix("pub ").unwrap_or(declared),
            };
            let is_inner = line.starts_with(' ');
            let mut words = declared.split(' ');
            // A type inside an implementation is not a new name.
            let is_type = match words.next() {
                Some("struct" | "enum" | "trait" | "union") => true,
                Some("type") => !is_inner,
                _ => false,
            };
            let name = words.next().map(word).filter(|name| is_type && name.starts_with(char::is_uppercase));
            found.extend(name.map(|name| (name.to_owned(), source.path.clone())));
        }
    }
    found
}

#[test]
fn no_two_types_share_a_name_without_a_reason() {
    let mut files: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, path) in types() {
        files.entry(name).or_default().push(path);
    }
    assert!(files.len() > 400, "{} types were found", files.len());
    let shared: Vec<(&String, &Vec<String>)> = files.iter().filter(|(_, paths)| paths.len() > 1).collect();
    let may = |name: &str| SHARED_NAMES.iter().any(|(known, reason)| *known == name && !reason.is_empty());
    let wrong: Vec<String> = shared
        .iter()
        .filter(|(name, _)| !may(name))
        .map(|(name, paths)| format!("{name}: {}", paths.join(", ")))
        .collect();
    assert_none(&wrong, "types share a name");
    let unused: Vec<String> = SHARED_NAMES
        .iter()
        .filter(|(name, _)| !shared.iter().any(|(known, _)| known == name))
        .map(|(name, _)| (*name).to_owned())
        .collect();
    assert_none(&unused, "a name is excepted that is not shared");
    let count: usize = shared.iter().map(|(_, paths)| paths.len()).sum();
    assert!(count * 20 <= files.len(), "{count} of {} types share a name: more than one in twenty", files.len());
}

#[test]
fn what_goes_wrong_has_one_of_few_names() {
    let wrong: Vec<String> = types()
        .into_iter()
        .filter(|(name, _)| OTHER_FAILURES.iter().any(|other| name.ends_with(other)))
        .map(|(name, path)| format!("{path}: {name}"))
        .collect();
    assert_none(&wrong, "a name for a failure that docs/glossary.md does not know");
}

#[test]
fn nothing_tells_of_the_machine_it_was_written_on() {
    let mut files = Vec::new();
    for folder in ["src", "tests", "assets", "benches", "docs", ".github"] {
        let folder = root().join(folder);
        if folder.exists() {
            everything(&folder, &mut files);
        }
    }
    let pages = ["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "Cargo.toml", ".ci/run"];
    files.extend(pages.map(|name| root().join(name)));
    let home = concat!("/ho", "me/");
    let told: Vec<String> = files
        .into_iter()
        .filter_map(|path| {
            let text = fs::read_to_string(&path).ok()?;
            let line = text.lines().find(|line| {
                line.contains(concat!("/wo", "rk/")) || line.contains(home) && !line.contains(concat!("/ho", "me/dba"))
            })?;
            Some(format!("{}: {}", path.display(), line.trim()))
        })
        .collect();
    assert_none(&told, "a path of a machine");
}

fn everything(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { everything(&path, found) } else { found.push(path) }
    }
}

#[test]
fn the_codemap_names_every_module() {
    let map = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let unknown: Vec<String> = LAYERS
        .iter()
        .filter(|(module, _)| !map.contains(&format!("`{module}`")))
        .map(|(module, _)| (*module).to_owned())
        .collect();
    assert_none(&unknown, "the codemap of src/lib.rs does not name a module");
}

#[test]
fn every_row_of_what_happens_when_names_a_test_that_is_there() {
    let page = fs::read_to_string(root().join("docs/outcomes.md")).unwrap();
    let table = page.split("## What happens when").nth(1).unwrap().split("\n## ").next().unwrap();
    let rows: Vec<&str> = table.lines().filter(|line| line.starts_with("| ")).skip(1).collect();
    assert!(rows.len() > 20, "{rows:?}");
    let mut paths = Vec::new();
    for folder in ["src", "tests"] {
        everything(&root().join(folder), &mut paths);
    }
    let code: Vec<String> = paths.iter().filter_map(|path| fs::read_to_string(path).ok()).collect();
    for row in rows {
        let names: Vec<&str> = row.split('|').nth(5).unwrap().split('`').skip(1).step_by(2).collect();
        assert!(!names.is_empty(), "{row}");
        for name in names {
            assert!(code.iter().any(|text| text.contains(&format!("fn {name}("))), "{name}");
        }
    }
}

#[test]
fn the_keys_of_the_page_are_the_bindings() {
    let path = root().join("docs/keys.md");
    let page = fs::read_to_string(&path).unwrap();
    let (begin, end) = ("<!-- keys -->\n", "<!-- /keys -->");
    let (front, rest) = page.split_once(begin).expect("docs/keys.md marks where the keys begin");
    let (written, back) = rest.split_once(end).expect("docs/keys.md marks where the keys end");
    let wanted = key_table();
    if std::env::var_os("REDRAW").is_some() {
        fs::write(&path, format!("{front}{begin}{wanted}{end}{back}")).unwrap();
        return;
    }
    assert!(
        written == wanted,
        "docs/keys.md differs from app::bindings::BINDINGS; REDRAW=1 cargo test writes it. Wanted:\n\n{wanted}"
    );
}

#[test]
fn the_layers_of_the_page_are_the_table() {
    let page = fs::read_to_string(root().join("docs/design.md")).unwrap();
    let table = page.split("| module | may import |\n|---|---|\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let quoted = |cell: &str| -> Vec<String> { cell.split('`').skip(1).step_by(2).map(str::to_owned).collect() };
    let mut written: Vec<(Vec<String>, Vec<String>)> = Vec::new();
    for row in table.lines() {
        let mut cells = row.trim_matches('|').split('|');
        written.push((quoted(cells.next().unwrap()), quoted(cells.next().unwrap())));
    }
    // The last row of the table says it in words.
    let (faces, others) = LAYERS.split_last().unwrap();
    assert_eq!(faces.1.len(), others.len(), "{} may import every other module", faces.0);
    let mut wanted: Vec<(Vec<String>, Vec<String>)> =
        others.iter().map(|(module, may)| (owned(&[*module]), owned(may))).collect();
    wanted.push((owned(&[faces.0]), Vec::new()));
    assert_eq!(written, wanted, "docs/design.md differs from LAYERS");
}

fn owned(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn every_reference_to_the_api_page_names_a_heading() {
    let page = fs::read_to_string(root().join("docs/api.md")).unwrap();
    let headings: BTreeSet<&str> = page
        .lines()
        .filter(|line| line.starts_with("##"))
        .filter_map(|line| line.split_whitespace().nth(1))
        .map(|number| number.trim_end_matches('.'))
        .collect();
    let mut files = Vec::new();
    for folder in ["src", "tests", "assets"] {
        everything(&root().join(folder), &mut files);
    }
    let mut wrong = Vec::new();
    for path in files {
        let Ok(text) = fs::read_to_string(&path) else { continue };
        for (at, begin) in text.match_indices("docs/api.md ") {
            let rest = &text[at + begin.len()..];
            let end = rest.find(|char: char| !char.is_ascii_alphanumeric() && !"§.".contains(char));
            let named = rest[..end.unwrap_or(rest.len())].trim_end_matches('.');
            let is_reference = named.starts_with(['§', 'R']);
            if is_reference && !headings.contains(named.trim_start_matches('§')) {
                wrong.push(format!("{}: {named}", path.display()));
            }
        }
    }
    assert_none(&wrong, "docs/api.md has no such heading");
}

/// Makes one row for each key, in the order of the bindings, with everything that it does.
fn key_table() -> String {
    let words = Words::new(Language::En);
    let mut table = String::new();
    for section in KeySection::ALL.iter().copied() {
        let mut rows: Vec<(&str, String)> = Vec::new();
        for binding in BINDINGS.iter().filter(|binding| binding.section() == section) {
            let row = (binding.shown, words.say(&binding.sentence()).into_owned());
            if !rows.contains(&row) {
                rows.push(row);
            }
        }
        let _ = writeln!(table, "\n## {}\n\n| key | does |\n|---|---|", words.say(section.heading()));
        for (shown, does) in rows {
            let _ = writeln!(table, "| `{shown}` | {} |", does.replace('|', "\\|"));
        }
    }
    table.push('\n');
    table
}
