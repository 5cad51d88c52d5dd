#![allow(clippy::all, clippy::pedantic, clippy::unwrap_used, clippy::print_stderr)]
use dbcred::{
    app::{
        App, Event,
        keys::{Chord, Key},
        start::Launch,
    },
    domain::{
        draft::Draft,
        endpoint::{Endpoint, Site},
        fields::FieldId,
        grants::{Place, Unit},
    },
    text::{Language, Words},
    ui::{
        self,
        pen::View,
        theme::{Glyphs, Theme},
    },
};
use jiff::{Timestamp, tz::TimeZone};
use ratatui::{Terminal, backend::TestBackend};
use std::time::Instant;

fn draft(n: usize) -> Draft {
    let grants: Vec<Unit> = (0..n)
        .map(|i| Unit {
            place: Place::table(format!("database_{}", i / 40), format!("table_{i}")),
            privileges: ["SELECT", "INSERT", "UPDATE", "DELETE"].map(str::to_owned).to_vec(),
        })
        .collect();
    let grants =
        if n == 0 { vec![Unit { place: Place::database("a"), privileges: vec!["SELECT".into()] }] } else { grants };
    Draft {
        product: "Mysql".into(),
        instance: "cdb-n4j3y33j".into(),
        region: "ap-guangzhou".into(),
        name: "prod-orders".into(),
        prefix: "ordersrw".into(),
        hosts: vec!["10.0.1.%".into()],
        grants: grants.into(),
        ..Draft::default()
    }
}

fn med(mut v: Vec<f64>) -> f64 {
    v.sort_by(f64::total_cmp);
    v[v.len() / 2]
}

#[test]
fn speed() {
    let words = Words::new(Language::En);
    let theme = Theme::mono();
    for n in [0usize, 1000] {
        let launch = Launch {
            endpoint: Some(Endpoint::parse("127.0.0.1:1", Some(Site::China)).unwrap()),
            site: Some(Site::China),
            region: "ap-guangzhou".into(),
            sandbox: None,
            opens_form: false,
        };
        let (mut app, _) = App::open(launch, Language::En, TimeZone::UTC, Timestamp::now());
        app.resized(80, 24);
        app.begin(draft(n), None);
        let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
        let mut go = |app: &mut App, what: &str, chords: &[Chord]| {
            let (mut up, mut dr) = (vec![], vec![]);
            for i in 0..200 {
                let chord = chords[i % chords.len()];
                let t = Instant::now();
                app.update(Timestamp::now(), Event::Key(chord));
                up.push(t.elapsed().as_secs_f64() * 1e6);
                let t = Instant::now();
                terminal
                    .draw(|frame| ui::draw(frame, app, View { words: &words, theme: &theme, glyphs: Glyphs::LINES }))
                    .unwrap();
                dr.push(t.elapsed().as_secs_f64() * 1e6);
            }
            eprintln!("{n:5} {what:24} update {:8.1} draw {:8.1} µs", med(up), med(dr));
        };
        app.focus_on(FieldId::Name, None);
        go(&mut app, "type a name", &[Chord::char('a')]);
        app.focus_on(FieldId::Description, None);
        go(&mut app, "type a description", &[Chord::char('a')]);
        app.focus_on(FieldId::Grants, None);
        go(&mut app, "type a grant line", &[Chord::char('x')]);
        for _ in 0..250 {
            app.update(Timestamp::now(), Event::Key(Chord::plain(Key::Backspace)));
        }
        app.update(Timestamp::now(), Event::Key(Chord::plain(Key::Tab)));
        go(&mut app, "move in the tree", &[Chord::plain(Key::Down)]);
        app.update(Timestamp::now(), Event::Key(Chord::plain(Key::Up)));
        app.update(Timestamp::now(), Event::Key(Chord::plain(Key::Up)));
        app.update(Timestamp::now(), Event::Key(Chord::plain(Key::Enter)));
        go(&mut app, "move in the words", &[Chord::plain(Key::Down), Chord::plain(Key::Up)]);
        go(&mut app, "tick a word", &[Chord::char(' ')]);
        app.update(Timestamp::now(), Event::Key(Chord::char('/')));
        go(&mut app, "filter", &[Chord::char('_'), Chord::plain(Key::Backspace)]);
    }
}
