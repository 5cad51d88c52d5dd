//! Measures everything between a key press and the next frame: check, normal form, filter, export, signature, key,
//! drawing.
//!
//! Run `cargo bench`, or `cargo bench --bench work draw` for those with `draw` in their names. Results can only be compared
//! with others of the same, otherwise idle machine; how they differ from the last ones is said.

use std::{
    env,
    hint::black_box,
    io::{self, Write as _},
    time::{Duration, Instant},
};

use brunch::{Bench, Benches};
use dbcred::{
    app::{
        App, Event,
        guess::{PART, SearchText},
        keys::{Chord, Key},
        picker::Picker,
        start::Launch,
    },
    catalog::Catalog,
    domain::{
        draft::Draft,
        endpoint::Site,
        facts::{Facts, Setting},
        fields::FieldId,
        grants::{Place, Unit, normal::NormalForm, read, sql},
        request::{Request, check},
    },
    export, import, sign,
    text::{Language, Words},
    ui::{
        self,
        painter::View,
        theme::{ColourDepth, Glyphs, Theme, ThemeName},
    },
};
use jiff::{Timestamp, tz::TimeZone};
use ratatui::{Terminal, backend::TestBackend};

/// What is measured.
struct Work {
    /// The text that the names of the wanted benches hold.
    wanted: String,
    results: Vec<Bench>,
}

impl Work {
    fn measure(&mut self, name: &str, run: impl FnOnce(Bench) -> Bench) {
        if name.contains(&self.wanted) {
            self.results.push(run(Bench::new(name)));
        }
    }

    /// Measures what takes seconds: no other figure is made of fewer than a hundred runs.
    fn measure_long<T>(&self, name: &str, mut run: impl FnMut() -> T) {
        if !name.contains(&self.wanted) {
            return;
        }
        let mut time = || {
            let start = Instant::now();
            black_box(run());
            start.elapsed()
        };
        let mut times: [Duration; 10] = std::array::from_fn(|_| time());
        times.sort_unstable();
        let _ =
            writeln!(io::stderr(), "{name}: {:.2?} at best, {:.2?} in the middle", times[0], times[times.len() / 2]);
    }
}

fn now() -> Timestamp {
    Timestamp::from_second(1_795_500_000).expect("a second of 2026")
}

/// Returns a draft without an issue and with `units` units, half of them on databases and half on tables of other
/// databases.
fn draft(units: usize) -> Draft {
    let unit = |at: usize| {
        let name = format!("shop_{at:03}");
        let place = if at.is_multiple_of(2) { Place::database(name) } else { Place::table(name, "customer") };
        Unit { place, privileges: ["SELECT", "INSERT", "UPDATE"].map(str::to_owned).to_vec() }
    };
    Draft {
        region: "ap-guangzhou".to_owned(),
        product: "Mysql".to_owned(),
        instance: "cdb-n4j3y33j".to_owned(),
        name: "prod-orders-rw".to_owned(),
        prefix: "ordersrw".to_owned(),
        hosts: vec!["10.0.1.%".to_owned()],
        grants: (0..units).map(unit).collect(),
        ..Draft::default()
    }
}

fn request(units: usize) -> Request {
    let setting = Setting { site: Site::China, now: now(), zone: TimeZone::UTC };
    check(&draft(units), Catalog::built_in(), &Facts::default(), &setting).0.expect("the draft has no error")
}

fn app(draft: Draft) -> App {
    let launch = Launch::default();
    let (mut app, _) = App::open(launch, Language::En, TimeZone::UTC, now());
    app.update(now(), Event::Opened(Box::new(draft), Some("bench".to_owned()), Vec::new()));
    app
}

fn rules(work: &mut Work) {
    let setting = Setting { site: Site::China, now: now(), zone: TimeZone::UTC };
    for units in [1, 1000] {
        let draft = draft(units);
        work.measure(&format!("check {units} units"), |bench| {
            bench.run(|| check(black_box(&draft), Catalog::built_in(), &Facts::default(), &setting))
        });
    }
    let units = draft(1000).grants;
    work.measure("normal form of 1000 units", |bench| bench.run(|| NormalForm::of(black_box(&units))));
    work.measure("1000 units as SQL", |bench| bench.run(|| sql::statements(black_box(&units), &["a", "b"], &["%"])));
}

fn bytes(work: &mut Work) {
    let request = request(1000);
    let body = export::exact(&request);
    work.measure("exact bytes of 1000 units", |bench| bench.run(|| export::exact(black_box(&request))));
    let text = export::draft_toml(&draft(1000));
    work.measure("read a draft of 1000 units", |bench| {
        bench.run(|| import::read(black_box(text.as_bytes()), "draft.toml"))
    });
    let small = br#"{"SecretName":"prod-orders-rw"}"#;
    for (name, body) in [("sign 31 bytes", small.as_slice()), ("sign 1000 units", &body)] {
        let headers = [("content-type", "application/json"), ("host", "ssm.tencentcloudapi.com")];
        work.measure(name, |bench| {
            bench.run(|| {
                let what = sign::Signable { method: "POST", query: "", headers: &headers, body: black_box(body) };
                let scope = sign::CredentialScope::new("ssm", now());
                let to_sign = sign::string_to_sign(&sign::canonical_request(&what), &scope);
                sign::signature(&to_sign, &scope, "EXAMPLEKEY0000000000000000000000")
            })
        });
    }
}

/// Measures reading 100,000 statements, as in a dump of a large server.
fn statements(work: &mut Work) {
    type Line = fn(usize) -> String;
    let texts: [(&str, Line); 3] = [
        ("one account", |at| format!("GRANT SELECT, INSERT ON `shop`.`t{}` TO `app`@`%`;\n", at % 100)),
        ("10,000 accounts", |at| format!("GRANT SELECT, INSERT ON `shop`.* TO `app{}`@`%`;\n", at % 10_000)),
        ("10,000 objects", |at| format!("GRANT SELECT, INSERT ON `shop`.`t{}` TO `app`@`%`;\n", at % 10_000)),
    ];
    let product = Catalog::built_in().product("Mysql");
    for (name, line) in texts {
        let text: String = (0..100_000).map(line).collect();
        work.measure_long(&format!("100,000 statements/{name}"), || {
            let script = read::read(black_box(&text), product);
            let account = script.candidates().into_iter().next().map(|one| one.account);
            script.reading(account.as_ref()).units().len()
        });
    }
}

/// Measures a key in the list of instances: one more letter, a letter that is erased, and letters that no row holds.
fn list(work: &mut Work) {
    for count in [10_000, 100_000] {
        let rows: Vec<SearchText> = (0..count)
            .map(|at| {
                format!("orders-prod-{at}{PART}cdb-{at:08x}{PART}10.0.{}.{}:3306{PART}", at / 256 % 256, at % 256)
                    .into()
            })
            .collect();
        let typed = |texts: &[&str]| {
            let mut picker = Picker::default();
            for text in texts {
                picker.filter(text, &rows);
            }
            picker
        };
        for (what, before, text) in [
            ("filter", ["", "prod-7"].as_slice(), "prod-77"),
            ("erase", &["", "prod-7", "prod-77"], "prod-7"),
            ("erase all of", &["", "p"], ""),
            ("guess", &["", "opd77"], "opd777"),
        ] {
            work.measure(&format!("{what} {count} rows"), |bench| {
                bench.run_seeded_with(
                    || typed(before),
                    |mut picker| {
                        picker.filter(black_box(text), &rows);
                        picker
                    },
                )
            });
        }
    }
}

fn frame(work: &mut Work) {
    let words = Words::new(Language::En);
    let theme = Theme::named(ThemeName::Dark, ColourDepth::Rich);
    let view = View { words: &words, theme: &theme, glyphs: Glyphs::LINES };
    for (name, units, field) in
        [("name", 1, FieldId::Name), ("grants", 1, FieldId::Grants), ("1000 grants", 1000, FieldId::Grants)]
    {
        let mut app = app(draft(units));
        app.focus_on(field, None);
        let mut terminal = Terminal::new(TestBackend::new(100, 30)).expect("a buffer needs no device");
        work.measure(&format!("draw {name}"), |bench| {
            bench.run(|| terminal.draw(|frame| ui::draw(frame, black_box(&app), view)).map(|_| ()))
        });
        let mut is_there = false;
        work.measure(&format!("key in {name}"), |bench| {
            bench.run(|| {
                is_there = !is_there;
                let key = if is_there { Chord::char('z') } else { Chord::plain(Key::Backspace) };
                app.update(now(), Event::Key(key))
            })
        });
    }
}

fn main() {
    // `cargo bench` gives an option of its own too.
    let wanted = env::args().skip(1).find(|arg| !arg.starts_with('-')).unwrap_or_default();
    let mut work = Work { wanted, results: Vec::new() };
    for part in [rules, bytes, statements, list, frame] {
        part(&mut work);
    }
    if !work.results.is_empty() {
        let mut table = Benches::default();
        table.extend(work.results);
        table.finish();
    }
}
