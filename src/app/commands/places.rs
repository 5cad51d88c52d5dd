//! Every command that a place lists does something there, and so does every key that a footer shows: each place of the
//! wizard is opened by the keys of a user, and each of its keys is pressed there alone.

use std::{
    collections::BTreeMap,
    sync::{LazyLock, Mutex},
};

use jiff::{Timestamp, tz::TimeZone};

use crate::{
    app::{
        App, Effect, Event, Screen,
        bindings::{self, Binding},
        context::ALL,
        keys::{Chord, Command, Move},
        start::{DraftRow, KeyState, KeyView, Launch, Profile},
        submission::{Sent, Submission},
    },
    domain::{
        draft::{Draft, Tag},
        facts::SecretFact,
        fields::{FIELDS, FieldId, Kind},
        grants::{self, Unit},
        rule::Message,
        submission::{Difference, Doubt, Look, NotSent, Outcome, Receipt, Refusal, Step},
    },
    text::Language,
};

pub(super) fn now() -> Timestamp {
    "2026-11-29T05:00:00Z".parse().unwrap()
}

fn draft(product: &str, instance: &str) -> Draft {
    let unit = |place: grants::Place, words: &[&str]| Unit {
        place,
        privileges: words.iter().map(|word| (*word).to_owned()).collect(),
    };
    let tag = |key: &str| Tag { key: key.to_owned(), value: "v".to_owned() };
    Draft {
        region: "ap-guangzhou".into(),
        product: product.into(),
        instance: instance.into(),
        name: "prod-orders-rw".into(),
        prefix: "ordersrw".into(),
        description: "one\ntwo".into(),
        rotate: Some(true),
        begin: "2026-12-01 10:00:00".into(),
        every: "30".into(),
        hosts: vec!["10.0.1.%".into(), "10.0.2.15".into()],
        grants: vec![
            unit(grants::Place::database("orders"), &["SELECT", "INSERT"]),
            unit(grants::Place::table("billing", "invoice"), &["SELECT"]),
            unit(grants::Place::column("crm", "customer", "email"), &["SELECT", "UPDATE"]),
        ],
        tags: vec![tag("team"), tag("env")],
        ..Draft::default()
    }
}

/// A wizard with a key, on its first screen.
fn opened() -> App {
    let (mut app, _) = App::open(Launch::default(), Language::En, TimeZone::UTC, now());
    let source = Message::new("credential-source-environment");
    let view = KeyView { short_id: "AKID".into(), source, expires: None, warnings: Vec::new() };
    app.update(now(), Event::KeySearched(KeyState::Found(view), Profile::default()));
    let rows = ["one", "two"].map(|id| DraftRow::of(id.into(), &draft("Mysql", "cdb-7kq0a1xz"), now()));
    app.update(now(), Event::Listed(rows.into(), Vec::new(), Vec::new()));
    app
}

/// Everything that a command may change.
pub(super) fn state(app: &App) -> String {
    let session = (&app.session.notice, app.session.language, app.session.is_interrupted, app.screen);
    format!(
        "{session:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
        app.overlays, app.start, app.form, app.editor, app.lookups, app.pane, app.submission
    )
}

/// A place of the wizard: what it is called in a failure, and the wizard there.
pub(super) type Place = (String, App);

fn press(app: &mut App, names: &[&str]) {
    for name in names {
        let chord = Chord::named(name).unwrap_or_else(|| panic!("no key is called {name}"));
        app.update(now(), Event::Key(chord));
    }
}

fn types(app: &mut App, text: &str) {
    text.chars().for_each(|char| drop(app.update(now(), Event::Key(Chord::char(char)))));
}

/// The form with a draft of that product.
fn form(product: &str, instance: &str) -> App {
    let mut app = opened();
    app.update(now(), Event::Opened(Box::new(draft(product, instance)), None, Vec::new()));
    app
}

pub(super) fn at(field: FieldId) -> App {
    let mut app = form("Mysql", "cdb-7kq0a1xz");
    app.focus_on(field, None);
    app
}

/// A submission of the draft, in which all of it has happened.
fn sent(steps: &[Step], outcome: Option<Outcome>) -> App {
    let mut app = form("Mysql", "cdb-7kq0a1xz");
    let sent = Sent { name: "prod-orders-rw".into(), ..Sent::default() };
    let number = app.submission.begin(Submission::new(sent, now()));
    app.screen = Screen::Submission;
    for step in steps {
        app.update(now(), Event::Stepped(number, step.clone()));
    }
    if let Some(outcome) = outcome {
        app.update(now(), Event::Ended(number, Box::new(outcome)));
    }
    app
}

/// The fields, each in its first and its last state.
fn fields() -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    for spec in FIELDS {
        let id = spec.id;
        let mut add = |what: &str, app: App| places.push((format!("{id:?} {what}"), app));
        let mut empty = opened();
        empty.update(now(), Event::Opened(Box::default(), None, Vec::new()));
        empty.focus_on(id, None);
        let with = |key: &str| {
            let mut app = at(id);
            press(&mut app, &[key]);
            app
        };
        add("filled", at(id));
        add("empty", empty);
        match spec.kind {
            Kind::List | Kind::Pairs => {
                let mut row = at(id);
                row.focus_on(id, Some(0));
                add("first row", row.clone());
                press(&mut row, &["Right"]);
                add("value", row);
            }
            Kind::Moment => add("calendar", with("Down")),
            Kind::Picker => add("list", with("Down")),
            _ => {}
        }
    }
    places
}

/// What keys open from the privilege editor, the review and the first screen.
fn by_keys() -> Vec<Place> {
    const INSTANCES: [(&str, &str); 3] =
        [("Mysql", "cdb-7kq0a1xz"), ("", "postgres-6r233v55"), ("MongoDB", "cmgo-7kq0a1xz")];
    const GRANTS: &[&[&str]] = &[
        &["Tab"],
        &["Tab", "Tab"],
        &["Tab", "p"],
        &["Tab", "p", "End", "Enter"],
        &["Tab", "Tab", "y"],
        &["Tab", "Down", "Down", "y"],
        &["Tab", "y"],
        &["Tab", "+"],
        &["Tab", "+", "Enter"],
        &["Tab", "/"],
        &["Tab", "v"],
        &["Tab", "End"],
        &["Tab", "Down", "Enter"],
        &["Tab", "Down", "Enter", "Down"],
        &["Tab", "Down", "Enter", "Space"],
        &["a", "b"],
        &["Tab", "/", "o", "r"],
        &["Tab", "+", "a", "b"],
        &["Tab", "+", "Enter", "a", "b"],
        &["Tab", "p", "End", "Enter", "a", "b"],
    ];
    const REVIEW: &[&[&str]] = &[
        &[],
        &["Shift-Tab"],
        &["s"],
        &["p"],
        &["p", "Right"],
        &["p", "Right", "Right", "Right", "Right"],
        &["w"],
        &["^X"],
        &["^X", "?"],
        &["^X", "?", "Tab"],
        &["^C"],
        &["^X", "o"],
        &["^X", "k"],
        &["^X", "h"],
        &["s", "^X"],
        &["s", "^X", "?"],
    ];
    const START: &[&[&str]] = &[
        &[],
        &["Down"],
        &["End"],
        &["^X"],
        &["?"],
        &["?", "Tab"],
        &["^X", "o"],
        &["^X", "k"],
        // An existing credential: none is listed.
        &["Down", "Down", "Down", "Enter"],
        &["Down", "Down", "Down", "Enter", "a"],
        // Another key, region or endpoint.
        &["Down", "Down", "Down", "Down", "Down", "Enter"],
        &["Down", "Down", "Down", "Down", "Down", "Enter", "Enter"],
        &["Down", "Down", "Down", "Down", "Down", "Enter", "Down", "Enter"],
        &["Down", "Down", "Down", "Down", "Down", "Enter", "Down", "Enter", "s", "h"],
        &["Down", "Down", "Down", "Down", "Down", "Enter", "Down", "Down", "Enter"],
    ];
    let opens = |field: Option<FieldId>, keys: &[&str], (product, instance): (&str, &str)| -> Place {
        let mut app = form(product, instance);
        match field {
            Some(field) => app.focus_on(field, None),
            None => press(&mut app, &["^X", "8"]),
        }
        press(&mut app, keys);
        (format!("{instance} {field:?} {keys:?}"), app)
    };
    let grants = GRANTS.iter().flat_map(|keys| INSTANCES.map(|instance| opens(Some(FieldId::Grants), keys, instance)));
    let review = REVIEW.iter().map(|keys| opens(None, keys, INSTANCES[0]));
    let start = START.iter().map(|keys| -> Place {
        let mut app = opened();
        press(&mut app, keys);
        (format!("start {keys:?}"), app)
    });
    grants.chain(review).chain(start).collect()
}

/// What a paste or news opens.
fn by_events() -> Vec<Place> {
    let pasted = |field: FieldId, text: &str| -> Place {
        let mut app = at(field);
        app.update(now(), Event::Pasted(text.to_owned()));
        (format!("{field:?} pasted {text:?}"), app)
    };
    let mut unadded = at(FieldId::Grants);
    types(&mut unadded, "selct on");
    press(&mut unadded, &["^X", "8"]);
    let mut noted = opened();
    noted.update(now(), Event::Opened(Box::default(), None, vec![Message::new("notes-title"); 30]));
    let mut changed = form("Mysql", "");
    let (id, beside, text) = ("one".to_owned(), "two".to_owned(), String::new());
    changed.form.draft_id.clone_from(&id);
    changed.update(now(), Event::KeptBeside { id, beside, text });
    vec![
        pasted(FieldId::Name, "one\ntwo"),
        pasted(FieldId::Grants, "GRANT SELECT ON a.* TO 'x'@'%';\nGRANT INSERT, FOO ON b.* TO 'x'@'%';"),
        pasted(FieldId::Grants, "GRANT SELECT ON a.* TO 'x'@'%';\nGRANT INSERT, FOO ON b.* TO 'x'@'10.0.0.1';"),
        pasted(FieldId::Grants, "GRANT SELECT ON a.* TO 'x'@'%';\nGRANT INSERT ON b.* TO 'y'@'%';"),
        ("a grant line that is no grant".to_owned(), unadded),
        ("a file with much to say about it".to_owned(), noted),
        ("a draft that was changed".to_owned(), changed),
    ]
}

/// A create, at each of its steps and ends, whole and with its details.
fn submissions() -> Vec<Place> {
    let receipt = Receipt { flow: 7, name: "prod-orders-rw".into(), ..Receipt::default() };
    let refusal = |code: &str| Refusal { code: code.into(), message: "The name".into(), ..Refusal::default() };
    let sending = vec![Step::Journalled, Step::Sending { attempt: 1, bytes: 729, limit: 20 }];
    let with = |step: Step| [sending.clone(), vec![step]].concat();
    let doubt = || Doubt::TimedOut { seconds: 12 };
    let polled = Step::Polled { polls: 7, next: Some(5000), says: String::new(), trouble: None };
    let looked = Step::Looked { looks: 1, found: Look::Absent, next: Some(5000) };
    let secret = || Box::new(SecretFact { name: "prod-orders-rw".into(), ..SecretFact::default() });
    let differences = || vec![Difference { what: "InstanceID".into(), asked: "a".into(), found: "b".into() }];
    let working: Vec<(&str, Vec<Step>)> = vec![
        ("begun", Vec::new()),
        ("journalled", vec![Step::Journalled]),
        ("sending", sending.clone()),
        ("accepted", with(Step::Accepted(receipt.clone()))),
        ("polled", [with(Step::Accepted(receipt.clone())), vec![polled]].concat()),
        ("in doubt", with(Step::InDoubt(doubt()))),
        ("looked", [with(Step::InDoubt(doubt())), vec![looked]].concat()),
    ];
    let ends: Vec<(&str, Outcome)> = vec![
        ("created", Outcome::Created { receipt: Some(receipt.clone()), verification: Box::default() }),
        ("tags failed", Outcome::CreatedTagsFailed { receipt: receipt.clone(), verification: Box::default() }),
        (
            "task failed",
            Outcome::TaskFailed { receipt: Some(receipt.clone()), says: "no".into(), verification: Box::default() },
        ),
        ("already created", Outcome::AlreadyCreated { receipt: None, sent: now(), verification: Box::default() }),
        ("in use", Outcome::InUse { sent: now(), differences: differences() }),
        ("gone", Outcome::Gone { receipt: None }),
        ("refused for a name", Outcome::Refused(refusal("ResourceInUse.SecretExists"))),
        ("refused for a right", Outcome::Refused(refusal("UnauthorizedOperation"))),
        ("refused in doubt", Outcome::Refused(refusal("InternalError"))),
        ("not sent", Outcome::NotSent(NotSent::NoKey)),
        ("not created", Outcome::NotCreated { doubt: doubt(), looks: 3 }),
        ("theirs", Outcome::Theirs { doubt: doubt(), secret: secret(), differences: differences() }),
        ("unknown", Outcome::Unknown { doubt: doubt(), trouble: None }),
        ("still working", Outcome::Working { receipt: Some(receipt), trouble: None }),
        ("not followed", Outcome::Working { receipt: None, trouble: None }),
    ];
    let mut places: Vec<Place> = Vec::new();
    for (name, steps) in working {
        for keys in [&[][..], &["Esc"], &["^C"], &["^X"], &["^X", "?"]] {
            let mut app = sent(&steps, None);
            press(&mut app, keys);
            places.push((format!("{name} {keys:?}"), app));
        }
    }
    for (name, outcome) in ends {
        for keys in [&[][..], &["d"], &["^X"], &["?"], &["w"]] {
            let mut app = sent(&[], Some(outcome.clone()));
            press(&mut app, keys);
            places.push((format!("{name} {keys:?}"), app));
        }
    }
    places
}

/// The chords that a footer means by `Up/Down`, `1-7`, `Arrows` or `^X ?`, each as it is pressed.
fn chords(row: &Binding) -> Vec<Vec<Chord>> {
    let names: Vec<&str> = match row.shown {
        "Arrows" => vec!["Up", "Down", "Left", "Right"],
        "1-7" => vec!["1", "2", "3", "4", "5", "6", "7"],
        "/" => vec!["/"],
        shown => shown.split('/').collect(),
    };
    let pressed = |name: &str| name.split(' ').map(|name| Chord::named(name).unwrap()).collect();
    names.into_iter().map(pressed).collect()
}

/// Whether something that one does changes what is on the screen, or has an effect outside.
fn does(mut app: App, before: &str, act: impl FnOnce(&mut App) -> Vec<Effect>) -> bool {
    let effects = act(&mut app);
    let is_told = |effect: &Effect| !matches!(effect, Effect::Draft(_));
    effects.iter().any(is_told) || *before != state(&app)
}

/// All places. They are made once: opening them takes longer than copying them.
pub(super) fn everywhere() -> Vec<Place> {
    static PLACES: LazyLock<Mutex<Vec<Place>>> =
        LazyLock::new(|| Mutex::new([fields(), by_keys(), by_events(), submissions()].concat()));
    PLACES.lock().unwrap().clone()
}

#[test]
fn every_listed_command_does_something() {
    // Whether a command did something at one of the places at least: Up does nothing in the first row.
    let mut did: BTreeMap<(String, String), bool> = BTreeMap::new();
    for (_, app) in everywhere() {
        for command in app.commands() {
            let does = did.entry((format!("{:?}", app.context()), format!("{command:?}"))).or_default();
            for before in BEFORE {
                if *does {
                    break;
                }
                let mut moved = app.clone();
                for before in before {
                    drop(obey(&mut moved, *before));
                }
                if moved.context() == app.context() && moved.commands().contains(&command) {
                    let before = state(&moved);
                    *does = self::does(moved, &before, |app| obey(app, command));
                }
            }
        }
    }
    let missed: Vec<_> =
        ALL.iter().filter(|context| !did.keys().any(|(there, _)| *there == format!("{context:?}"))).collect();
    assert!(missed.is_empty(), "never reached: {missed:?}");
    let idle: Vec<_> = did.iter().filter(|(_, does)| !**does).map(|(place, _)| place).collect();
    assert!(idle.is_empty(), "listed, and nothing happens: {idle:#?}");
}

/// What may come before a command, so that it has somewhere to go.
const BEFORE: [&[Command]; 6] = [
    &[],
    &[Command::Move(Move::End)],
    &[Command::Move(Move::Home)],
    &[Command::Move(Move::Down)],
    &[Command::Move(Move::Down), Command::Move(Move::Down)],
    &[Command::Move(Move::Left)],
];

fn obey(app: &mut App, command: Command) -> Vec<Effect> {
    if !app.commands().contains(&command) {
        return Vec::new();
    }
    let mut effects = Vec::new();
    app.edited(&mut effects, |app, effects| app.command(command, true, effects));
    effects
}

#[test]
fn every_key_that_a_footer_shows_does_something() {
    let mut idle = Vec::new();
    let mut count = 0;
    for (name, app) in everywhere() {
        for size in [(80, 24), (60, 18), (50, 14)] {
            let mut app = app.clone();
            app.update(now(), Event::Resized(size.0, size.1));
            let before = state(&app);
            for row in bindings::footer(&app) {
                count += 1;
                let pressed = |app: &mut App, chords: Vec<Chord>| {
                    chords.into_iter().flat_map(|chord| app.update(now(), Event::Key(chord))).collect()
                };
                if !chords(row).into_iter().any(|chords| does(app.clone(), &before, |app| pressed(app, chords))) {
                    idle.push(format!("{name} at {size:?}: {} {}", row.shown, row.words));
                }
            }
        }
    }
    assert!(idle.is_empty(), "of {count} shown keys, these do nothing:\n{}", idle.join("\n"));
    assert!(count > 2000, "{count}");
}
