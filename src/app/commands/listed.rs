//! Every command that a place lists does something there: a long random use of the wizard, in which each listed command
//! has to change something at least once in every context.

use std::collections::BTreeMap;

use jiff::{Timestamp, tz::TimeZone};

use crate::{
    app::{
        App, Event, Screen,
        context::{ALL, KeyContext},
        keys::{Chord, Command, WizardCommand},
        overlay::Overlay,
        start::{DraftRow, KeyState, KeyView, Launch, Profile},
        submission::{Confirm, Sent, Submission},
    },
    domain::{
        draft::{Draft, Tag},
        grants::{Place, Unit},
        rule::Message,
        submission::{NotSent, Outcome, Receipt, Refusal, Step},
    },
    text::Language,
};

/// A small generator of random numbers, the same in each run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % count
    }

    fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }
}

pub(super) fn now() -> Timestamp {
    "2026-11-29T05:00:00Z".parse().unwrap()
}

pub(super) fn draft(product: &str, instance: &str) -> Draft {
    let unit = |place: Place, words: &[&str]| Unit {
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
            unit(Place::database("orders"), &["SELECT", "INSERT"]),
            unit(Place::table("billing", "invoice"), &["SELECT"]),
            unit(Place::column("crm", "customer", "email"), &["SELECT", "UPDATE"]),
        ],
        tags: vec![tag("team"), tag("env")],
        ..Draft::default()
    }
}

/// A wizard with a key, on its first screen.
pub(super) fn opened() -> App {
    let (mut app, _) = App::open(Launch::default(), Language::En, TimeZone::UTC, now());
    let source = Message::new("credential-source-environment");
    let view = KeyView { short_id: "AKID".into(), source, expires: None, warnings: Vec::new() };
    app.update(now(), Event::KeySearched(KeyState::Found(view), Profile::default()));
    let rows = ["one", "two"].map(|id| DraftRow::of(id.into(), &draft("Mysql", "cdb-7kq0a1xz"), now()));
    app.update(now(), Event::Listed(rows.into(), Vec::new(), Vec::new()));
    app
}

/// One of several beginnings.
fn begun(dice: &mut Dice) -> App {
    let mut app = opened();
    let (product, instance) = dice.pick(&[
        ("Mysql", "cdb-7kq0a1xz"),
        ("Mysql", "cdb-7kq0a1xz"),
        ("", "postgres-6r233v55"),
        ("MongoDB", "cmgo-7kq0a1xz"),
        ("", ""),
    ]);
    let notes = if dice.below(3) == 0 { vec![Message::new("notes-title"); 30] } else { Vec::new() };
    match dice.below(10) {
        0 => {}
        1 => {
            app.update(now(), Event::Opened(Box::default(), None, notes));
        }
        begin => {
            app.update(now(), Event::Opened(Box::new(draft(product, instance)), None, notes));
            let sent = Sent { name: "prod-orders-rw".into(), ..Sent::default() };
            match begin {
                2 => app.overlays.push(Overlay::Confirm(Box::new(Confirm::new(sent, Vec::new())))),
                3 | 4 => {
                    app.submission.begin(Submission::new(sent, now()));
                    app.screen = Screen::Submission;
                }
                _ => {}
            }
        }
    }
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

/// What happens outside of the wizard.
fn happens(app: &mut App, dice: &mut Dice) {
    let number = app.submission.shown.as_ref().map_or(0, |shown| shown.number);
    let event = match dice.below(9) {
        0 => Event::Pasted("GRANT SELECT ON a.* TO 'x'@'%';\nGRANT INSERT, FOO ON b.* TO 'x'@'10.0.0.1';".to_owned()),
        1 => Event::Pasted("GRANT SELECT ON a.* TO 'x'@'%';\nGRANT INSERT ON b.* TO 'y'@'%';".to_owned()),
        2 => Event::Pasted("one\ntwo".to_owned()),
        3 => Event::Stepped(number, Step::Accepted(Receipt { flow: 7, ..Receipt::default() })),
        4 => Event::Ended(number, Box::new(Outcome::NotSent(NotSent::Unsettled))),
        5 => {
            let code = dice.pick(&["FailedOperation.NameDuplicated", "InternalError", "ResourceInUse.SecretExists"]);
            let refusal = Refusal { code: code.into(), message: "SecretName".into(), ..Refusal::default() };
            Event::Ended(number, Box::new(Outcome::Refused(refusal)))
        }
        6 => Event::Ended(number, Box::new(Outcome::Created { receipt: None, verification: Box::default() })),
        7 => Event::Ended(number, Box::new(Outcome::Working { receipt: None, trouble: None })),
        _ => Event::Resized(80, 24),
    };
    app.update(now(), event);
}

/// So often a listed command has to be pressed in a context before it counts that it never changed anything.
const ENOUGH: usize = 8;

#[test]
fn every_listed_command_does_something() {
    let chars: Vec<char> = "abceopvy+/ 17,.@%*yes".chars().collect();
    let mut dice = Dice(3);
    // How often each was pressed where it was listed, and how often it changed something.
    let mut pressed: BTreeMap<(String, String), (usize, usize)> = BTreeMap::new();
    for _ in 0..260 {
        let mut app = begun(&mut dice);
        for _ in 0..120 {
            match dice.below(20) {
                0 => happens(&mut app, &mut dice),
                1..=5 => {
                    let char = dice.pick(&chars);
                    app.update(now(), Event::Key(Chord::char(char)));
                }
                6 if app.context() == KeyContext::Confirm => {
                    "yes".chars().for_each(|char| drop(app.update(now(), Event::Key(Chord::char(char)))));
                }
                roll => {
                    let is_of_wizard = |command: &Command| matches!(command, Command::Wizard(_));
                    let mut listed = app.commands();
                    listed.retain(|command| is_of_wizard(command) == (roll == 6));
                    if listed.is_empty() {
                        continue;
                    }
                    // Mostly one that was pressed least here, so that rare ones have their turn.
                    let context = format!("{:?}", app.context());
                    let mut command = dice.pick(&listed);
                    if dice.below(4) > 0 {
                        let times = |command: &Command| {
                            pressed.get(&(context.clone(), format!("{command:?}"))).map_or(0, |(times, _)| *times)
                        };
                        command = listed.iter().copied().min_by_key(times).unwrap_or(command);
                    }
                    // Not always from the first row, or the end of a text.
                    let start = dice.pick(&[Command::Home, Command::End, Command::PageDown, Command::Left]);
                    if dice.below(3) == 0 && listed.contains(&start) {
                        app.edited(&mut Vec::new(), |app, effects| app.command(start, true, effects));
                        if format!("{:?}", app.context()) != context || !app.commands().contains(&command) {
                            continue;
                        }
                    }
                    let before = state(&app);
                    let is_fresh = app.editor.happened().is_none();
                    let mut effects = Vec::new();
                    app.edited(&mut effects, |app, effects| app.command(command, true, effects));
                    if is_fresh && command != Command::Wizard(WizardCommand::Interrupt) {
                        let does = !effects.is_empty() || before != state(&app);
                        let count = pressed.entry((context, format!("{command:?}"))).or_default();
                        *count = (count.0 + 1, count.1 + usize::from(does));
                    }
                    app.update(now(), Event::Resized(80, 24));
                }
            }
        }
    }
    let is_missed = |context: &&KeyContext| !pressed.keys().any(|(there, _)| *there == format!("{context:?}"));
    let missed: Vec<_> = ALL.iter().filter(is_missed).collect();
    assert!(missed.is_empty(), "never reached: {missed:?}");
    // A few times a command may change nothing, such as Up in the first row.
    let idle: Vec<_> = pressed.iter().filter(|(_, (times, did))| *times >= ENOUGH && *did == 0).collect();
    assert!(idle.is_empty(), "listed, and nothing happens: {idle:?}");
    let judged = pressed.values().filter(|(times, _)| *times >= ENOUGH).count();
    assert!(judged * 3 > pressed.len(), "only {judged} of {} were pressed often", pressed.len());
}
