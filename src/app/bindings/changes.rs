//! The key table with the changes of the user's `config.toml`: what cannot be is left out and said, the rest holds.

use super::{BINDINGS, Binding, Bindings, Press};
use crate::{
    app::{
        App,
        keys::{Chord, Command, Key, WizardCommand},
        overlay::Overlay,
    },
    domain::{did_you_mean::nearest_name, rule::Message, unseen::shorten},
    import::chords::{self, KeyChange},
    text::Words,
};

/// So many characters of a word of the file are shown: a line has room for no more.
const NAME: usize = 20;
/// So many wrong lines are listed, with what was probably meant; the others are counted.
const LISTED: usize = 200;
/// The largest file that is read, in bytes. A real configuration has a few hundred lines.
const MOST: usize = 4 * 1024 * 1024;

/// A change that can be read, with its chords of both kinds.
struct Wish {
    command: Command,
    keys: Vec<Chord>,
    letters: Vec<char>,
    line: usize,
}

impl App {
    /// Takes the changes of a `config.toml` of that name. The first thing that is wrong with it is said in the status
    /// line; where there are more, all of them stand in a list.
    pub fn configure(&mut self, file: &str, content: &[u8]) {
        if content.len() > MOST {
            let why = Message::new("chords-too-large").with("size", content.len()).with("most", MOST);
            let why = Words::new(self.session.language).message(&why);
            self.session.notice = Some(Message::new("chords-unread").with("file", file).with("why", why));
            return;
        }
        let (config, mut wrong) = chords::config(content);
        let (bindings, more) = changed(&config.keys);
        self.session.bindings = bindings;
        self.session.is_mouse_on = config.is_mouse_on;
        wrong.extend(more);
        wrong.sort_by_key(|(line, _)| *line);
        let Some((line, message)) = wrong.first() else { return };
        let words = Words::new(self.session.language);
        if wrong.len() > 1 {
            let listed = wrong.iter().take(LISTED).map(|(line, message)| {
                Message::new("chords-wrong-line").with("line", *line).with("what", words.message(message))
            });
            let mut notes: Vec<Message> = listed.collect();
            let more = wrong.len() - notes.len();
            notes.extend((more > 0).then(|| Message::new("chords-wrong-more").with("n", more)));
            let notes = notes.into_iter().map(|note| (None, note)).collect();
            self.overlays.push(Overlay::Notes { title: "notes-title-keys", notes, scroll: 0 });
        }
        let what = words.message(message);
        self.session.notice = Some(
            Message::new("chords-wrong")
                .with("file", file)
                .with("line", *line)
                .with("what", what)
                .with("all", wrong.len()),
        );
    }
}

/// The key table with those changes, and what is wrong with the others, each with its line.
pub(crate) fn changed(changes: &[KeyChange]) -> (Bindings, Vec<(usize, Message)>) {
    let mut wrong = Vec::new();
    let mut wishes: Vec<Wish> = Vec::new();
    // The letters of the menu are written with its chord, the new one too.
    let menu = changes.iter().filter(|change| change.command == "menu").flat_map(|change| &change.chords);
    let menus: Vec<Chord> = menu.filter_map(|name| Chord::named(name)).chain([Chord::ctrl('x')]).collect();
    let names: Vec<&str> = BINDINGS.iter().map(|row| row.command.name()).collect();
    for change in changes {
        // A search for the command that was meant is slow, and only the first lines are listed.
        let meant = if wrong.len() < LISTED { names.as_slice() } else { &[] };
        match wish(change, &menus, (&names, meant)) {
            Ok(wish) => wishes.push(wish),
            Err(message) => wrong.push((change.line, message)),
        }
    }
    loop {
        let rows = rows(&wishes);
        let Some((at, message)) = clash(&rows, &wishes) else {
            return (if wishes.is_empty() { Bindings::default() } else { named(rows, &wishes) }, wrong);
        };
        wrong.push((wishes.remove(at).line, message));
    }
}

/// Reads a change. `names` are those of the rows, and those among which what was meant is looked for.
fn wish(change: &KeyChange, menus: &[Chord], (names, meant): (&[&str], &[&str])) -> Result<Wish, Message> {
    let place = names.iter().position(|name| *name == change.command);
    let Some(row) = place.and_then(|at| BINDINGS.get(at)) else {
        let message = match nearest_name(&change.command, meant.iter().copied()) {
            Some(near) => Message::new("chords-unknown-command-near").with("near", near),
            None => Message::new("chords-unknown-command"),
        };
        return Err(message.with("name", shorten(&change.command, NAME).into_owned()));
    };
    let mut wish = Wish { command: row.command, keys: Vec::new(), letters: Vec::new(), line: change.line };
    if matches!(wish.command, Command::Confirm | Command::Wizard(WizardCommand::Interrupt)) {
        return Err(Message::new("chords-fixed").with("command", wish.command.name()).with("chord", row.shown));
    }
    for name in &change.chords {
        let unknown = || Message::new("chords-unknown").with("chord", shorten(name, NAME).into_owned());
        match name.trim().split_once(' ').map(|(menu, letter)| (Chord::named(menu), Chord::named(letter.trim()))) {
            None => wish.keys.push(key(wish.command, Chord::named(name.trim()).ok_or_else(unknown)?)?),
            Some((Some(menu), Some(Chord { key: Key::Char(letter @ '!'..='~'), is_ctrl: false, is_alt: false })))
                if menus.contains(&menu) =>
            {
                wish.letters.push(letter);
            }
            Some(_) => return Err(unknown()),
        }
    }
    if !wish.letters.is_empty() && !has(wish.command, |press| matches!(press, Press::Menu(_))) {
        return Err(Message::new("chords-not-in-menu").with("command", change.command.as_str()));
    }
    Ok(wish)
}

/// A chord, where the command can have it.
fn key(command: Command, chord: Chord) -> Result<Chord, Message> {
    let refused = |id| Message::new(id).with("chord", chord.name());
    let same = |key: Key| refused("chords-never-same").with("key", Chord::plain(key).name());
    // Chords that no command can have: terminals send some as other keys, keep some for themselves, and other programs
    // around a terminal take some.
    match (chord.key, chord.is_ctrl, chord.is_alt) {
        (Key::Char('j' | 'm'), true, _) => Err(same(Key::Enter)),
        (Key::Char('i'), true, _) => Err(same(Key::Tab)),
        (Key::Char('h'), true, _) => Err(same(Key::Backspace)),
        (Key::Char('['), true, _) => Err(same(Key::Esc)),
        (Key::Char('s' | 'q'), true, _) => Err(refused("chords-never-flow")),
        (Key::Char('b' | 'g' | 'n' | 'o' | 'p' | 't'), true, _) => Err(refused("chords-never-others")),
        // The terminal sends them as the beginning of its arrows.
        (Key::Char('[' | 'O'), _, true) => Err(same(Key::Up)),
        _ if chord.is_letter() && !has(command, is_letter) => {
            Err(refused("chords-letter").with("command", command.name()))
        }
        _ => Ok(chord),
    }
}

fn has(command: Command, is_it: fn(Press) -> bool) -> bool {
    BINDINGS.iter().any(|row| is_same(row.command, command) && is_it(row.press))
}

fn is_letter(press: Press) -> bool {
    matches!(press, Press::Key(chord) if chord.is_letter())
}

/// Whether the key says on its cap what it does: it goes on doing so beside any other.
fn is_kept(chord: Chord) -> bool {
    !matches!(chord.key, Key::Char(_) | Key::F(_))
}

/// The rows of the table with those changes, still under their old names.
fn rows(wishes: &[Wish]) -> Vec<Binding> {
    let mut rows: Vec<Binding> = Vec::with_capacity(BINDINGS.len() + 8);
    for row in BINDINGS {
        let Some(wish) = wishes.iter().find(|wish| is_same(wish.command, row.command)) else {
            rows.push(*row);
            continue;
        };
        match row.press {
            Press::Menu(_) if wish.letters.is_empty() => rows.push(*row),
            Press::Menu(_) => {
                // A command that has two letters gets the new ones once.
                let is_first = |letter: &char| {
                    !rows.iter().any(|earlier| earlier.press == Press::Menu(*letter) && earlier.command == row.command)
                };
                let letters: Vec<char> = wish.letters.iter().copied().filter(is_first).collect();
                rows.extend(letters.into_iter().map(|letter| Binding { press: Press::Menu(letter), ..*row }));
            }
            Press::Key(_) if wish.keys.is_empty() => rows.push(*row),
            Press::Key(old) => {
                let mut rank = row.rank;
                if is_kept(old) {
                    rows.push(*row);
                    rank = 0;
                }
                // A letter takes the place of letters alone, since elsewhere it is text.
                let fitting = wish.keys.iter().filter(|new| **new != old || !is_kept(old));
                for new in fitting.filter(|new| old.is_letter() || !new.is_letter()) {
                    rows.push(Binding { press: Press::Key(*new), rank, ..*row });
                    rank = 0;
                }
            }
        }
    }
    rows.extend(wishes.iter().flat_map(everywhere));
    rows
}

/// A chord that is no letter works wherever the menu has the command.
fn everywhere(wish: &Wish) -> impl Iterator<Item = Binding> {
    // What switches something on and off is two commands of one name.
    let is_row = |row: &&Binding| is_same(row.command, wish.command) && matches!(row.press, Press::Menu(_));
    let mut rows: Vec<&Binding> = BINDINGS.iter().filter(is_row).collect();
    rows.dedup_by_key(|row| row.command);
    let keys = wish.keys.iter().filter(|chord| !chord.is_letter());
    rows.into_iter().flat_map(move |row| keys.clone().map(|chord| Binding { press: Press::Key(*chord), ..*row }))
}

/// The change that gives a chord to a second command where the first is live too, the later of two; and what to say.
fn clash(rows: &[Binding], wishes: &[Wish]) -> Option<(usize, Message)> {
    let place = |command: Command| wishes.iter().position(|wish| is_same(wish.command, command));
    rows.iter().enumerate().find_map(|(at, one)| {
        let is_clash =
            |two: &&Binding| two.press == one.press && !is_same(one.command, two.command) && has_common_place(one, two);
        let two = rows[at + 1..].iter().find(is_clash)?;
        let (wish, other) = [(place(one.command), two.command), (place(two.command), one.command)]
            .into_iter()
            .filter_map(|(wish, other)| Some((wish?, other)))
            .max_by_key(|(wish, _)| wishes[*wish].line)?;
        let chord = match one.press {
            Press::Key(chord) => chord.name(),
            Press::Menu(letter) => format!("^X {letter}"),
        };
        let message = Message::new("chords-clash").with("chord", chord).with("other", other.name());
        Some((wish, message.with("command", wishes[wish].command.name())))
    })
}

/// Whether two commands are one for the user's file.
fn is_same(one: Command, other: Command) -> bool {
    one.name() == other.name()
}

/// Whether two rows can be live at the same time.
fn has_common_place(one: &Binding, other: &Binding) -> bool {
    one.contexts.iter().any(|context| other.contexts.contains(context))
}

/// The table with the names that its rows have now, which live as long as the program.
fn named(mut rows: Vec<Binding>, wishes: &[Wish]) -> Bindings {
    let menu = wishes
        .iter()
        .find(|wish| wish.command == Command::Wizard(WizardCommand::Menu))
        .and_then(|wish| wish.keys.first());
    let menu = menu.copied().unwrap_or(Chord::ctrl('x')).name();
    let is_step = |row: &Binding| matches!(row.command, Command::Wizard(WizardCommand::GoTo(_)));
    // One name for the chords of all steps is true while none of them was changed.
    let are_keys_changed = wishes
        .iter()
        .any(|wish| matches!(wish.command, Command::Wizard(WizardCommand::GoTo(_))) && !wish.keys.is_empty());
    let are_letters_changed = wishes
        .iter()
        .any(|wish| matches!(wish.command, Command::Wizard(WizardCommand::GoTo(_))) && !wish.letters.is_empty());
    for row in &mut rows {
        let is_same = |old: &Binding| (old.press, old.command, old.shown) == (row.press, row.command, row.shown);
        let was = BINDINGS.iter().any(is_same);
        let name = match row.press {
            Press::Menu(letter) if !was || is_step(row) && are_letters_changed => format!("{menu} {letter}"),
            Press::Menu(_) => row.shown.replace("^X", &menu),
            Press::Key(chord) if !was || is_step(row) && are_keys_changed => chord.name(),
            Press::Key(_) => continue,
        };
        if name != row.shown {
            row.shown = name.leak();
        }
    }
    let renamed: Vec<(&str, &str)> = BINDINGS
        .iter()
        .filter_map(|old| match old.press {
            Press::Menu(letter) if !old.shown.contains('…') => {
                let is_row = |row: &&Binding| {
                    matches!(row.press, Press::Menu(_)) && (row.command, row.words) == (old.command, old.words)
                };
                let new = rows.iter().find(is_row)?;
                let is_new = new.shown != old.shown && old.shown.ends_with(letter);
                is_new.then_some((old.shown, new.shown))
            }
            _ => None,
        })
        .collect();
    Bindings { rows: rows.leak(), renamed: renamed.leak() }
}

/// A text with the names that chords have now.
pub(crate) fn called(text: String, renamed: &[(&str, &str)]) -> String {
    let mut parts = Vec::new();
    let mut rest = text.as_str();
    let first = |rest: &str| {
        let places = renamed.iter().filter_map(|(old, new)| Some((rest.find(old)?, *old, *new)));
        places.min_by_key(|(at, ..)| *at)
    };
    while let Some((at, old, new)) = first(rest) {
        parts.extend([&rest[..at], new]);
        rest = &rest[at + old.len()..];
    }
    if parts.is_empty() { text } else { parts.concat() + rest }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::keys::{GrantCommand, Move, PaneCommand};

    /// The table after a file, and what is wrong with it.
    fn table(text: &str) -> (Bindings, Vec<(usize, &'static str)>) {
        let (config, problems) = chords::config(format!("[keys]\n{text}").as_bytes());
        assert_eq!(problems, [], "{text}");
        let (bindings, wrong) = changed(&config.keys);
        (bindings, wrong.into_iter().map(|(line, message)| (line, message.id)).collect())
    }

    /// What a command is pressed by, by name, each once.
    fn chords_of(bindings: Bindings, command: Command) -> Vec<&'static str> {
        let mut shown: Vec<&str> =
            bindings.rows.iter().filter(|row| row.command == command).map(|row| row.shown).collect();
        shown.dedup();
        shown
    }

    #[test]
    fn every_chord_of_the_table_is_read_as_it_is_written() {
        for row in BINDINGS {
            if let Press::Key(chord) = row.press {
                assert_eq!(Chord::named(&chord.name()), Some(chord), "{}", row.shown);
            }
        }
        for (name, chord) in [
            ("^x", Some(Chord::ctrl('x'))),
            ("^", Some(Chord::char('^'))),
            ("alt-1", None),
            ("F12", Some(Chord::plain(Key::F(12)))),
            ("F0", None),
            ("F13", None),
            ("F+1", None),
            ("F", Some(Chord::char('F'))),
            ("^1", None),
            ("^XX", None),
            ("", None),
            ("支", None),
            ("\u{1b}", None),
        ] {
            assert_eq!(Chord::named(name), chord, "{name:?}");
        }
    }

    /// Every name that a `config.toml` may hold. A name that is changed here breaks the files of users.
    const NAMES: &[&str] = &[
        "add-object",
        "all",
        "ask-again",
        "back",
        "clear-line",
        "clear-to-end",
        "clear-word",
        "confirm",
        "copy",
        "copy-to",
        "delete-back",
        "delete-forward",
        "details",
        "down",
        "drop-place",
        "end",
        "exact",
        "find",
        "fix",
        "go-to-grants",
        "go-to-hosts",
        "go-to-key",
        "go-to-labels",
        "go-to-name",
        "go-to-review",
        "go-to-rotation",
        "go-to-target",
        "help",
        "home",
        "interrupt",
        "invert",
        "language",
        "left",
        "look-again",
        "menu",
        "mouse",
        "next",
        "next-like",
        "next-problem",
        "none",
        "open",
        "page-down",
        "page-up",
        "presets",
        "preview",
        "previous",
        "quit",
        "redo",
        "redraw",
        "replace-all",
        "right",
        "signature",
        "sql",
        "start",
        "submit",
        "suspend",
        "toggle",
        "type-key",
        "undo",
        "up",
        "verify-again",
        "write",
    ];

    #[test]
    fn every_command_has_the_name_that_users_have_written_down() {
        let mut names: Vec<&str> = BINDINGS.iter().map(|row| row.command.name()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names, NAMES);
    }

    #[test]
    fn without_a_change_the_table_is_that_of_the_program_and_no_two_commands_meet() {
        let (bindings, wrong) = changed(&[]);
        assert!(std::ptr::eq(bindings.rows, BINDINGS) && wrong.is_empty() && bindings.renamed.is_empty());
        let every: Vec<Wish> = BINDINGS
            .iter()
            .map(|row| Wish { command: row.command, keys: Vec::new(), letters: Vec::new(), line: 1 })
            .collect();
        assert!(clash(BINDINGS, &every).is_none(), "{:?}", clash(BINDINGS, &every));
    }

    #[test]
    fn a_change_takes_the_place_of_the_old_chords_and_is_called_by_its_name() {
        let (bindings, wrong) = table("submit = [\"s\", \"F9\"]\nquit = \"F10\"\nundo = \"^R\"\nredo = \"^X z\"\n");
        assert_eq!(wrong, []);
        assert_eq!(
            chords_of(bindings, Command::Wizard(WizardCommand::Submit)),
            ["s", "F9", "s", "F9", "s", "F9", "^X s", "F9"]
        );
        assert_eq!(chords_of(bindings, Command::Wizard(WizardCommand::Quit)), ["F10", "^X q", "F10"]);
        assert_eq!(chords_of(bindings, Command::Wizard(WizardCommand::Undo)), ["^X u", "^R"]);
        assert_eq!(chords_of(bindings, Command::Wizard(WizardCommand::Redo)), ["^X z"]);
        assert_eq!(bindings.renamed, [("^X y", "^X z")]);
    }

    #[test]
    fn what_switches_on_and_off_is_changed_in_one_line() {
        let (bindings, wrong) = table("mouse = [\"F4\", \"^X z\"]\n");
        assert_eq!(wrong, []);
        for is_on in [true, false] {
            let chords = chords_of(bindings, Command::Wizard(WizardCommand::Mouse(is_on)));
            assert_eq!(chords, ["^X z", "F4"], "{is_on}");
        }
    }

    #[test]
    fn another_chord_of_the_menu_is_in_every_name_of_its_rows() {
        let (bindings, wrong) = table("undo = \"F2 z\"\nmenu = \"F2\"\nredo = \"^X f\"\n");
        assert_eq!(wrong, []);
        assert_eq!(bindings.shown(Command::Wizard(WizardCommand::Menu)), "F2");
        assert_eq!(chords_of(bindings, Command::Wizard(WizardCommand::Undo)), ["F2 z"]);
        assert_eq!(chords_of(bindings, Command::Wizard(WizardCommand::Redo)), ["F2 f"]);
        assert!(bindings.rows.iter().any(|row| row.shown == "F2 1 … F2 8"));
        assert!(bindings.renamed.contains(&("^X g", "F2 g")));
        assert!(bindings.rows.iter().all(|row| !row.shown.contains("^X")));
    }

    #[test]
    fn the_name_of_all_steps_goes_with_the_first_that_is_changed() {
        let (bindings, wrong) = table("go-to-name = [\"t\", \"Alt-n\"]\n");
        assert_eq!(wrong, []);
        assert!(bindings.rows.iter().all(|row| row.shown != "1-7" && !row.shown.starts_with("Alt-1 …")));
        assert!(bindings.rows.iter().any(|row| row.shown == "^X 1 … ^X 8"));
    }

    #[test]
    fn keys_that_say_what_they_do_stay_beside_new_ones() {
        let (bindings, wrong) = table("next = \"^F\"\nhome = \"^Y\"\nback = \"F4\"\n");
        assert_eq!(wrong, []);
        for (command, old, new) in [
            (Command::Next, Key::Tab, Chord::ctrl('f')),
            (Command::Move(Move::Home), Key::Home, Chord::ctrl('y')),
            (Command::Back, Key::Esc, Chord::plain(Key::F(4))),
        ] {
            let is_pressed_by =
                |chord: Chord| bindings.rows.iter().any(|row| row.command == command && row.press == Press::Key(chord));
            assert!(is_pressed_by(Chord::plain(old)) && is_pressed_by(new), "{command:?}");
        }
        assert_eq!(chords_of(bindings, Command::Move(Move::Home)), ["Home", "^Y"]);
    }

    #[test]
    fn what_cannot_be_is_left_out_with_its_reason() {
        for (text, id) in [
            ("menue = \"F2\"", "chords-unknown-command-near"),
            ("frobnicate = \"F2\"", "chords-unknown-command"),
            ("menu = \"Hyper-X\"", "chords-unknown"),
            ("menu = \"\"", "chords-unknown"),
            ("undo = \"F2 z\"", "chords-unknown"),
            ("undo = \"^X F2\"", "chords-unknown"),
            ("confirm = [\"Enter\", \"F2\"]", "chords-fixed"),
            ("interrupt = \"F2\"", "chords-fixed"),
            ("menu = \"^J\"", "chords-never-same"),
            ("menu = \"^[\"", "chords-never-same"),
            ("menu = \"Alt-[\"", "chords-never-same"),
            ("menu = \"^S\"", "chords-never-flow"),
            ("menu = \"^G\"", "chords-never-others"),
            ("menu = \"m\"", "chords-letter"),
            ("undo = \"u\"", "chords-letter"),
            ("clear-line = \"Space\"", "chords-letter"),
            ("toggle = \"^X s\"", "chords-not-in-menu"),
            ("quit = \"Enter\"", "chords-clash"),
            ("menu = \"Esc\"", "chords-clash"),
            ("menu = \"^C\"", "chords-clash"),
            ("help = \"q\"", "chords-clash"),
            ("undo = \"^X e\"", "chords-clash"),
            ("all = \"Right\"", "chords-clash"),
            ("exact = \"k\"", "chords-clash"),
        ] {
            let (bindings, wrong) = table(text);
            assert_eq!(wrong, [(2, id)], "{text}");
            assert!(std::ptr::eq(bindings.rows, BINDINGS), "{text}");
        }
    }

    #[test]
    fn chords_can_change_places_and_of_two_that_meet_the_later_is_left_out() {
        let (bindings, wrong) = table("all = \"n\"\nnone = \"a\"\npresets = \"F2\"\nsql = \"F2\"\nexact = \"v\"\n");
        assert_eq!(wrong, [(5, "chords-clash")]);
        assert_eq!(chords_of(bindings, Command::Grant(GrantCommand::All)), ["n"]);
        assert_eq!(chords_of(bindings, Command::Grant(GrantCommand::Presets)), ["F2", "^X b", "F2"]);
        assert_eq!(chords_of(bindings, Command::Grant(GrantCommand::Sql)), ["v", "^X v"]);
        // A place of its own.
        assert_eq!(chords_of(bindings, Command::Pane(PaneCommand::Exact)), ["v", "^X x"]);
    }
}
