//! Random keys, texts, pastes, answers, times and sizes: the focus is always on something that is shown, problems are
//! always reported, nothing typed is lost, everything can be drawn, and there is always a way out.

mod dialogs;
mod sent;

use std::{collections::BTreeMap, panic::AssertUnwindSafe};

use dbcred::{
    app::{
        App, DraftChange, Effect, Event, RuntimeTask, Saved, Screen, TerminalEffect, Timer, WheelTurn,
        form::Spot,
        keys::{Chord, Key},
        lookup::{Lookup, Ticket},
        overlay::Overlay,
        start::{DraftRow, KeyState, KeyView, Launch, Profile},
    },
    domain::{
        connection::{ConnectionCause, ConnectionError},
        draft::{Draft, Tag},
        endpoint::Site,
        facts::{
            Account, Answer, Ask, Identity, Instance, InstanceState, KmsKey, LookUpError, NameState, Page, Question,
            SecretFact, Service, Supported,
        },
        fields::{FieldId, Kind},
        grants::{Place, Unit},
        rule::{Message, Severity},
        submission::Preview,
    },
    export::{self, draft_toml},
    import,
    text::{Language, Words},
    ui::{
        self,
        painter::View,
        theme::{Glyphs, Theme},
    },
};
use jiff::{Timestamp, ToSpan as _, tz::TimeZone};
use ratatui::{
    Terminal,
    backend::TestBackend,
    layout::{Position, Rect},
};

/// How many events a walk has.
const STEPS: usize = 500;

/// Random numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Returns a number from 0 to `n - 1`.
    fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % n as u64).unwrap()
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

const NAMED: &[Key] = &[
    Key::Enter,
    Key::Enter,
    Key::Enter,
    Key::Tab,
    Key::Tab,
    Key::BackTab,
    Key::Esc,
    Key::Up,
    Key::Down,
    Key::Down,
    Key::Left,
    Key::Right,
    Key::Right,
    Key::PageUp,
    Key::PageDown,
    Key::Home,
    Key::End,
    Key::Backspace,
    Key::Delete,
    Key::F(1),
    Key::F(12),
];

/// Letters that are commands somewhere, and characters that are difficult to handle.
const CHARS: &[char] = &[
    ' ', 'a', 'n', 'p', 'i', 'y', 'd', '+', 'v', '/', 'c', 's', 'w', 'x', 'k', 'g', 'q', '?', '1', '2', '3', '4', '5',
    '6', '7', '8', '9', '0', '%', '.', '-', '_', '*', ',', '`', '\'', '"', '\\', '支', 'é', '\u{301}', '👩',
    '\u{200d}', 'ａ', '：', '　', '\u{202e}', 'ß', '\u{7f}', '#', '=', ':', '@',
];

/// Values as a user types them, right and wrong.
const TEXTS: &[&str] = &[
    "Mysql",
    "mysql",
    "Tdsql-mysql",
    "Tdsql_C_Mysql",
    "cdb-n4j3y33j",
    "cynosdbmysql-abc12345",
    "postgres-1a2b3c4d",
    "mssql-1a2b3c4d",
    "orders",
    "prod-orders-rw",
    "prod orders",
    "ordersrw",
    "testPrefix",
    "10.0.1.%",
    "%",
    "10.0.1.15",
    "10.0.3.0/24",
    "select on orders.*",
    "select, insert on orders.customer",
    "select(email) on orders.customer",
    "all on *.*",
    "process on orders.*",
    "read-only on billing.*",
    "slect on orders.*",
    "env",
    "team:db",
    "qcs:reserved",
    "2031-10-31 11:11:00",
    "2031-02-30 03:00",
    "saturday 3am",
    "in 3 days",
    "下周六 03:00",
    "30",
    "0",
    "-1",
    "99999999999999999999",
    "6abd1fdb-86d4-11ef-b72d-52540089bc41",
    "yes",
    "ap-guangzhou",
    "ap-singapore",
    "生产库只读账号 – café ☕ 🔑",
];

const PASTES: &[&str] = &[
    "",
    "\n",
    "one line",
    "two\nlines\n",
    "10.0.1.%\n10.0.2.15\n# old ones\n10.0.2.15\n10.0.3.0/24\n",
    "env=prod\nteam=dba\nenv=dev\n",
    "GRANT USAGE ON *.* TO `app`@`%`;\nGRANT SELECT, INSERT ON `orders`.* TO `app`@`%`;",
    "GRANT SELECT (`email`, `na``me`), UPDATE ON `orders`.`customer` TO 'app'@'10.%' WITH GRANT OPTION;",
    "+-----+\n| Grants for app@% |\n+-----+\n| GRANT ALL PRIVILEGES ON `bill\\_ing`.* TO `app`@`%` |\n+-----+",
    "{\"SecretName\":\"testName\",\"UserNamePrefix\":\"testPrefix\",\"Domains\":[\"%\"]}",
    "SecretName = \"prod\"\ngrants = [\"select on orders.*\"]\n",
    "\u{1b}]0;title\u{7}\u{1b}[2J\r\n\u{9b}31m\u{0}",
    "\u{202e}reversed\u{2066} and\u{feff} hidden\u{200b}",
    "tab\tseparated\tvalues",
    "e\u{301}\u{301}\u{301}👩\u{200d}👩\u{200d}👧\u{fe0f}🏳\u{fe0f}\u{200d}🌈",
    "select on orders.*\nselect on billing.*\ninsert on orders.invoice",
];

/// A walk: the wizard, what it waits for, and the latest events.
struct Walk {
    app: App,
    now: Timestamp,
    dice: Dice,
    asked: Vec<(Lookup, Ticket, Ask)>,
    timers: Vec<(Timer, u64)>,
    signs: usize,
    /// How many effects there were.
    effects: usize,
    has_quit: bool,
    /// What was sent.
    sent: sent::Sent,
    /// The drafts that were given to be saved: the file name and the text.
    saves: Vec<(String, String)>,
    deletes: Vec<String>,
    /// What is on the disk.
    disk: BTreeMap<String, String>,
    terminal: Terminal<TestBackend>,
    log: Vec<String>,
}

impl Walk {
    fn begins(seed: u64) -> Walk {
        let mut dice = Dice(seed);
        let launch = Launch {
            endpoint: None,
            site: *dice.pick(&[None, Some(Site::China), Some(Site::Intl)]),
            region: (*dice.pick(&["", "ap-guangzhou"])).to_owned(),
            sandbox: dice.one_in(2).then(|| "127.0.0.1:8787".to_owned()),
            opens_form: dice.one_in(2),
            ..Launch::default()
        };
        let now: Timestamp = "2026-11-24T06:00:00Z".parse().unwrap();
        let language = *dice.pick(&[Language::En, Language::Zh]);
        let (app, effects) = App::open(launch, language, TimeZone::fixed(jiff::tz::offset(8)), now);
        let terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
        let mut walk = Walk {
            app,
            now,
            dice,
            asked: Vec::new(),
            timers: Vec::new(),
            signs: 0,
            effects: 0,
            has_quit: false,
            sent: sent::Sent::default(),
            saves: Vec::new(),
            deletes: Vec::new(),
            disk: BTreeMap::from([("full".to_owned(), draft_toml(&full()))]),
            terminal,
            log: Vec::new(),
        };
        // The journal is older than the session: who asks early finds it too.
        if walk.dice.one_in(2) {
            walk.sent.finds_an_earlier_one(now);
        }
        walk.takes(effects);
        walk.finds_the_key();
        if walk.dice.one_in(2) {
            walk.happens(Event::Opened(Box::new(full()), Some("full".into()), Vec::new()));
        }
        walk
    }

    fn finds_the_key(&mut self) {
        let found = KeyView {
            short_id: "AKID…MPLE".to_owned(),
            source: Message::new("credential-place-environment"),
            expires: None,
            warnings: Vec::new(),
        };
        self.happens(Event::KeySearched(KeyState::Found(found), Profile::default()));
    }

    fn happens(&mut self, event: Event) {
        self.log.push(format!("{event:?}").chars().take(160).collect());
        self.now += 90.milliseconds();
        let has_yes =
            matches!(self.app.overlays.top(), Some(Overlay::Confirm(confirm)) if confirm.typed.value().trim() == "yes");
        let is_enter = matches!(event, Event::Key(chord) if chord == Chord::plain(Key::Enter));
        let effects = self.app.update(self.now, event);
        for effect in &effects {
            if let Effect::Runtime(RuntimeTask::Submit(number, request)) = effect {
                self.sent.submits((*number, request), &self.app, (has_yes && is_enter, self.now));
            }
        }
        self.takes(effects);
    }

    fn presses(&mut self, key: Key) {
        self.happens(Event::Key(Chord::plain(key)));
    }

    fn menu(&mut self, letter: char) {
        self.happens(Event::Key(Chord::ctrl('x')));
        self.happens(Event::Key(Chord::char(letter)));
    }

    fn takes(&mut self, effects: Vec<Effect>) {
        self.effects += effects.len();
        for effect in effects {
            match effect {
                Effect::Runtime(RuntimeTask::LookUp { lookup, ticket, ask, .. }) => {
                    self.asked.retain(|(other, ..)| *other != lookup || self.dice.0.is_multiple_of(5));
                    self.asked.extend(ask.map(|ask| (lookup, ticket, ask)));
                }
                Effect::Runtime(RuntimeTask::Wait(timer, wait, _)) => self.timers.push((timer, wait)),
                Effect::Runtime(RuntimeTask::Sign(_)) => self.signs += 1,
                Effect::Draft(DraftChange::Save(id, text) | DraftChange::Replace(id, text)) => {
                    self.saves.push((id, text));
                }
                Effect::Draft(DraftChange::Delete(id)) => self.deletes.push(id),
                Effect::Terminal(TerminalEffect::Quit(_)) => self.has_quit = true,
                Effect::Runtime(RuntimeTask::Settle(number, attempt)) => {
                    assert!(self.sent.settles(number, &attempt.id), "{} is not in the journal", attempt.id);
                }
                Effect::Runtime(RuntimeTask::FindAttempts(key)) => {
                    let found = self.sent.of_name(&key);
                    self.happens(Event::AttemptsFound(key, found));
                }
                _ => {}
            }
        }
    }

    /// Does something random.
    fn goes_on(&mut self) {
        match self.dice.below(100) {
            0..=37 => {
                let key = *self.dice.pick(NAMED);
                self.presses(key);
            }
            38..=53 => {
                let chord = Chord::char(*self.dice.pick(CHARS));
                self.happens(Event::Key(chord));
            }
            54..=60 => {
                let letter = *self.dice.pick(&[
                    '1', '2', '3', '4', '4', '5', '6', '7', '8', 'e', 'r', 'p', 'u', 'y', 'g', 'o', 'w', 'l', '?', 'q',
                    'z',
                ]);
                self.menu(letter);
            }
            61..=63 => {
                let letter = *self.dice.pick(&['u', 'w', 'k', 'a', 'e', 'l', 'c', 'x', 'h']);
                self.happens(Event::Key(Chord::ctrl(letter)));
            }
            64..=75 => {
                let text = *self.dice.pick(TEXTS);
                for char in text.chars() {
                    self.happens(Event::Key(Chord::char(char)));
                }
                if self.dice.one_in(2) {
                    self.presses(Key::Enter);
                }
            }
            76..=80 => {
                let text = (*self.dice.pick(PASTES)).to_owned();
                self.happens(Event::Pasted(text));
            }
            81..=89 => self.answers(),
            90..=92 => {
                let (columns, lines) = match self.dice.below(4) {
                    0 => (self.dice.below(200), self.dice.below(70)),
                    1 => (self.dice.below(60), self.dice.below(20)),
                    2 => (50, 14),
                    _ => (80, 24),
                };
                self.resizes(u16::try_from(columns).unwrap(), u16::try_from(lines).unwrap());
            }
            93..=95 => {
                if !self.timers.is_empty() {
                    let at = self.dice.below(self.timers.len());
                    let (timer, wait) = self.timers.swap_remove(at);
                    self.happens(Event::Elapsed(timer, wait));
                }
            }
            96 => self.creates(),
            97..=98 => self.submission_goes_on(),
            _ => {
                let event = self.news();
                self.happens(event);
            }
        }
    }

    /// Clicks somewhere, once or twice, or turns the wheel. No click ends anything.
    fn uses_the_mouse(&mut self) {
        let ends = (self.sent.attempts(), self.deletes.len(), self.has_quit);
        if self.dice.one_in(6) {
            let turn = *self.dice.pick(&[WheelTurn::Up, WheelTurn::Down]);
            return self.happens(Event::Scrolled(turn));
        }
        let (columns, lines) = self.app.session.size;
        let area = Rect::new(0, 0, columns, lines);
        let place = |dice: &mut Dice, room: u16| u16::try_from(dice.below(usize::from(room).max(1))).unwrap();
        let cell = Position { x: place(&mut self.dice, columns), y: place(&mut self.dice, lines) };
        for _ in 0..=self.dice.below(2) {
            let app = &self.app;
            let (words, theme) = (Words::new(app.session.language), Theme::mono());
            let view = View { words: &words, theme: &theme, glyphs: Glyphs::LINES };
            if let Some(target) = ui::target_at(app, view, area, cell) {
                self.happens(Event::Clicked(target));
            }
        }
        assert_eq!(ends, (self.sent.attempts(), self.deletes.len(), self.has_quit), "a click ended something");
    }

    fn resizes(&mut self, columns: u16, lines: u16) {
        self.terminal.backend_mut().resize(columns, lines);
        self.happens(Event::Resized(columns, lines));
    }

    fn answers(&mut self) {
        if self.asked.is_empty() {
            return;
        }
        let at = self.dice.below(self.asked.len());
        let (lookup, ticket, ask) = self.asked[at].clone();
        let is_last = self.dice.one_in(2);
        if is_last {
            self.asked.remove(at);
        }
        let found = if self.dice.one_in(6) { Err(self.trouble()) } else { Ok(self.page(&ask.question, is_last)) };
        self.happens(Event::Found(lookup, ticket, found));
    }

    fn trouble(&mut self) -> LookUpError {
        let hostile = || ConnectionError {
            host: "ssm.tencentcloudapi.com".to_owned(),
            cause: ConnectionCause::Broken("connection reset \u{1b}[31m".to_owned()),
            ..ConnectionError::default()
        };
        match self.dice.below(5) {
            0 => LookUpError::NoKey,
            1 => LookUpError::Unreachable(Box::new(hostile())),
            2 => LookUpError::TimedOut { seconds: 20 },
            3 => LookUpError::Refused {
                action: "cdb:DescribeDBInstances".to_owned(),
                code: (*self.dice.pick(&["UnauthorizedOperation", "ResourceNotFound", "Odd.Code"])).to_owned(),
                message: "said \u{202e}backwards\nand on two lines".to_owned(),
            },
            _ => LookUpError::Odd("HTML".to_owned()),
        }
    }

    fn page(&mut self, question: &Question, is_last: bool) -> Page {
        const NAMES: &[&str] = &["orders", "billing", "mysql", "支付", "we`ird", "a\u{1b}b", "customer", "email"];
        let names = |from: &[&str]| from.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let answer = match question {
            Question::Identity => Answer::Identity(Identity { account: "100012345678".into(), user: "u".into() }),
            Question::Service => Answer::Service(Service {
                is_enabled: !self.dice.one_in(4),
                invalid_type: 1,
                used: Some(312),
                limit: Some(1000),
            }),
            Question::Regions => Answer::Regions(names(&["ap-guangzhou", "ap-singapore"])),
            Question::Products => Answer::Products(names(&["Mysql", "Tdsql-mysql", "Cvm", "Neu\u{7f}"])),
            Question::Instances { .. } => Answer::Instances(
                (0..self.dice.below(60))
                    .map(|at| Instance {
                        id: format!("cdb-{at:08x}"),
                        name: format!("{}-{at}", NAMES[at % NAMES.len()]),
                        version: "8.0".into(),
                        state: [InstanceState::Running, InstanceState::Isolated, InstanceState::Other][at % 3],
                        status: "9".into(),
                        address: "10.0.0.1:3306".into(),
                    })
                    .collect(),
            ),
            Question::Name { name } => Answer::Name(if self.dice.one_in(2) {
                NameState::Free
            } else {
                NameState::Taken(Box::new(SecretFact {
                    name: name.clone(),
                    status: "PendingDelete".into(),
                    deleted: Some(1_800_000_000),
                    ..SecretFact::default()
                }))
            }),
            Question::Accounts { .. } => {
                Answer::Accounts(vec![Account { user: "ordersrw_SSM_abc".into(), host: "%".into() }])
            }
            Question::AccountGrants { .. } => Answer::AccountGrants(Vec::new()),
            Question::Databases { .. }
            | Question::Tables { .. }
            | Question::Columns { .. }
            | Question::Objects { .. }
            | Question::TagKeys
            | Question::TagValues { .. } => Answer::Names(names(NAMES)),
            Question::Supported { .. } => Answer::Supported(Supported {
                global: names(&["SELECT", "CREATE USER"]),
                database: names(&["SELECT", "INSERT"]),
                table: names(&["SELECT"]),
                column: names(&["SELECT"]),
            }),
            Question::Secrets { .. } => Answer::Secrets(Vec::new()),
            Question::Keys => Answer::Keys(vec![KmsKey {
                id: "6abd1fdb-86d4-11ef-b72d-52540089bc41".into(),
                alias: "orders".into(),
                state: "Enabled".into(),
                usage: "ENCRYPT_DECRYPT".into(),
            }]),
        };
        Page { answer, total: 60, is_last }
    }

    /// Goes to the review and the dialog, and says yes. A wrong draft may stop it at any point.
    fn creates(&mut self) {
        self.menu('r');
        for char in "syes".chars() {
            self.happens(Event::Key(Chord::char(char)));
        }
        self.presses(Key::Enter);
    }

    /// Lets the running submissions go on by a few steps.
    fn submission_goes_on(&mut self) {
        for _ in 0..=self.dice.below(4) {
            let Some(event) = self.sent.goes_on(&mut self.dice, self.now) else { return };
            self.happens(event);
        }
    }

    /// Returns an event that may come at any time.
    fn news(&mut self) -> Event {
        match self.dice.below(12) {
            0 => Event::KeySearched(KeyState::Missing(Vec::new()), Profile::default()),
            1 => {
                let draft = DraftRow {
                    id: "20261124T060000".into(),
                    name: "半\u{1b}".into(),
                    saved: self.now,
                    ..DraftRow::default()
                };
                Event::Listed(vec![draft], self.sent.listed(), Vec::new())
            }
            2 => {
                self.disk.insert("full".into(), draft_toml(&full()));
                Event::Opened(Box::new(full()), Some("full".into()), Vec::new())
            }
            3 => Event::NotOpened(vec![Message::new("no-such-message")]),
            4 if !self.saves.is_empty() => {
                let (id, text) = self.saves.remove(0);
                let beside = format!("{id}-2");
                self.disk.insert(beside.clone(), text.clone());
                Event::KeptBeside { id, beside, text }
            }
            5 if !self.saves.is_empty() => {
                let (id, _) = self.saves.remove(0);
                Event::NotSaved(id, "No space left on device".into())
            }
            6 if !self.deletes.is_empty() => {
                let id = self.deletes.remove(0);
                self.disk.remove(&id);
                Event::Deleted(id)
            }
            7 if !self.deletes.is_empty() => {
                let id = self.deletes.remove(0);
                Event::NotDeleted(id, "Read-only file system".into())
            }
            6 => Event::Written("prod-orders-rw.toml".into()),
            7 if self.signs > 0 => {
                self.signs -= 1;
                Event::Signed(Box::new(Preview {
                    url: "https://ssm.tencentcloudapi.com".into(),
                    canonical: "POST\n/\n".into(),
                    headers: vec![("Authorization".into(), "x Signature=0123456789abcdef".into())],
                    bytes: 234,
                    ..Preview::default()
                }))
            }
            8 => Event::Copied(234),
            9 => Event::Warned(Message::new("no-such-message")),
            10 => Event::Ending,
            _ if !self.saves.is_empty() => {
                let (id, text) = self.saves.remove(0);
                self.disk.insert(id.clone(), text.clone());
                Event::Saved(id, text)
            }
            _ => Event::Ending,
        }
    }

    /// Checks what must be true after every event.
    fn holds(&mut self) {
        let app = &self.app;
        if app.screen == Screen::Form
            && let Spot::Field(field) = app.form.focus.spot
        {
            let offered = app.offered(app.form.focus.step());
            assert!(offered.iter().any(|spec| spec.id == field), "the focus is on {field:?}, which is not offered");
            let has_text = !matches!(field.spec().kind, Kind::Grants | Kind::Switch | Kind::Choice(_));
            assert!(
                !has_text || app.form.focus.caret <= app.form.text().chars().count(),
                "the caret {} is outside of {:?} at {:?}",
                app.form.focus.caret,
                app.form.text(),
                app.form.focus
            );
        }
        if app.form.saved == Saved::Saved {
            let there = self.disk.get(&app.form.draft_id);
            assert_eq!(there, Some(&draft_toml(&app.form.draft)), "said to be saved: {}", app.form.draft_id);
        }
        assert_eq!(app.form.draft.unadded, app.unadded(), "what stands in the grant line is in the draft");
        let errors = app.form.count(Severity::Error);
        assert_eq!(app.form.request().is_some(), errors == 0, "{errors} errors: {:?}", app.form.issues());
        if app.overlays.dialog().is_some() {
            let is_there = app.screen == Screen::Form && app.form.focus.field() == Some(FieldId::Grants);
            assert!(is_there, "a dialog of the editor is open elsewhere");
        }
        if app.screen == Screen::Preview {
            assert!(app.form.request().is_some(), "a preview of nothing");
        }
        if app.screen == Screen::Submission {
            assert!(app.submission.shown.is_some(), "a submission of nothing");
        }
        let written = export::draft_toml(&app.form.draft);
        match import::read(written.as_bytes(), "draft.toml") {
            Ok(read) => assert_eq!(read.draft, app.form.draft, "the draft is not what was saved:\n{written}"),
            Err(problems) => panic!("the saved draft cannot be read: {problems:?}\n{written}"),
        }
    }

    /// Draws, and looks for characters that must not reach a terminal.
    fn draws(&mut self) {
        let Walk { app, terminal, .. } = self;
        let (words, theme) = (Words::new(app.session.language), Theme::mono());
        let view = View { words: &words, theme: &theme, glyphs: Glyphs::LINES };
        terminal.draw(|frame| ui::draw(frame, app, view)).unwrap();
        let buffer = terminal.backend().buffer();
        for cell in buffer.content() {
            let is_bad =
                |char: char| char.is_control() || matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            assert!(!cell.symbol().chars().any(is_bad), "{:?} reaches the terminal", cell.symbol());
        }
    }

    /// Checks that what is shown about sending is true.
    fn tells_the_truth(&self) {
        let buffer = self.terminal.backend().buffer();
        let rows = buffer.content().chunks(usize::from(buffer.area.width).max(1));
        let screen: Vec<String> = rows.map(|row| row.iter().map(ratatui::buffer::Cell::symbol).collect()).collect();
        self.sent.holds(&self.app, &screen.join("\n"), &Words::new(self.app.session.language));
    }

    /// Checks that undoing all and redoing all gives the same draft.
    fn travels(&mut self) {
        if self.app.session.is_too_small() || !self.app.overlays.is_empty() || self.app.screen != Screen::Form {
            return;
        }
        // Redo first what was undone before.
        self.all('y', |app| app.form.history.can_redo());
        let before = self.app.form.draft.clone();
        let undone = self.all('u', |app| app.form.history.can_undo());
        let redone = self.all('y', |app| app.form.history.can_redo());
        assert_eq!(undone, redone);
        assert_eq!(self.app.form.draft, before, "undo and redo lost something");
    }

    /// Chooses a row of the menu as long as it can be chosen. Returns how often.
    fn all(&mut self, letter: char, can: fn(&App) -> bool) -> usize {
        let mut times = 0;
        while can(&self.app) {
            self.menu(letter);
            times += 1;
            assert!(times < 20_000, "no end of ^X {letter}");
        }
        times
    }

    /// Checks that `^X` opens the menu, and that Esc leads to the first screen or to the question about leaving.
    fn gets_out(&mut self) {
        self.resizes(80, 24);
        for _ in 0..60 {
            match self.app.overlays.top() {
                Some(Overlay::Leave { .. }) => return,
                None if self.app.screen == Screen::Start => return,
                _ => {}
            }
            if matches!(self.app.overlays.top(), None | Some(Overlay::Editor(_))) {
                self.happens(Event::Key(Chord::ctrl('x')));
                assert!(matches!(self.app.overlays.top(), Some(Overlay::Menu { .. })), "^X opens no menu");
                self.presses(Key::Esc);
                let is_open = matches!(self.app.overlays.top(), None | Some(Overlay::Editor(_)));
                assert!(is_open, "Esc does not close the menu");
            }
            self.presses(Key::Esc);
            // The answer of the runtime when it is told to stop.
            if let Some(end) = self.sent.stops(self.now) {
                self.happens(end);
            }
        }
        panic!("a trap: {:?} {:?} {:?}", self.app.screen, self.app.form.focus, self.app.overlays);
    }
}

/// Returns a draft that is valid on both sites.
fn small() -> Draft {
    let Draft { region, product, instance, name, prefix, hosts, grants, .. } = full();
    Draft { region, product, instance, name, prefix, hosts, grants, ..Draft::default() }
}

/// Returns a draft with every field.
fn full() -> Draft {
    Draft {
        region: "ap-guangzhou".into(),
        product: "Mysql".into(),
        instance: "cdb-n4j3y33j".into(),
        name: "prod-orders-rw".into(),
        prefix: "ordersrw".into(),
        hosts: vec!["10.0.1.%".into(), "%".into()],
        grants: vec![
            Unit { place: Place::database("orders"), privileges: vec!["SELECT".into(), "INSERT".into()] },
            Unit { place: Place::default(), privileges: vec!["PROCESS".into()] },
        ],
        description: "two\nlines".into(),
        tags: vec![Tag { key: "env".into(), value: "prod".into() }],
        remark: "for the batch".into(),
        rotate: Some(true),
        begin: "2027-01-02 03:04:05".into(),
        every: "30".into(),
        key: "6abd1fdb-86d4-11ef-b72d-52540089bc41".into(),
        encrypt_type: "0".into(),
        ..Draft::default()
    }
}

/// A walk in which every second thing that happens is a click.
fn walks_with_the_mouse(seed: u64) {
    walks_like(seed, |walk| {
        walk.app.session.is_mouse_on = true;
        for step in 0..STEPS {
            if walk.dice.one_in(2) {
                walk.goes_on();
            } else {
                walk.uses_the_mouse();
            }
            walk.holds();
            walk.draws();
            walk.tells_the_truth();
            if step % 97 == 96 {
                walk.travels();
            }
            if step % 151 == 150 {
                walk.gets_out();
                walk.presses(Key::Esc);
            }
        }
    });
}

fn walks(seed: u64) {
    walks_like(seed, |walk| {
        for step in 0..STEPS {
            walk.goes_on();
            walk.holds();
            walk.draws();
            walk.tells_the_truth();
            if step % 97 == 96 {
                walk.travels();
                walk.holds();
            }
            if step % 151 == 150 {
                walk.gets_out();
                walk.holds();
                walk.draws();
                walk.presses(Key::Esc);
            }
        }
    });
}

/// A walk that stays near a create: it is sent, goes on, is left, and comes back under other names.
fn walks_around_a_create(seed: u64) {
    walks_like(seed, |walk| {
        walk.happens(Event::Opened(Box::new(small()), Some("full".into()), Vec::new()));
        for _ in 0..STEPS {
            match walk.dice.below(24) {
                0..=3 => walk.creates(),
                4..=11 => walk.submission_goes_on(),
                12..=15 => {
                    let key = *walk.dice.pick(&[Key::Esc, Key::Enter, Key::Esc, Key::Up, Key::Down, Key::Home]);
                    walk.presses(key);
                }
                16..=18 => {
                    let letter = *walk.dice.pick(&['n', 'd', 's', 'v', 'l', 'y', 'r', 'q', 'c']);
                    walk.happens(Event::Key(Chord::char(letter)));
                }
                19 => {
                    // Change the name, or go back to the earlier one.
                    let letter = *walk.dice.pick(&['2', 'u', 'y', 'r', 'p', 'q']);
                    walk.menu(letter);
                    let letter = *walk.dice.pick(&['a', 'b']);
                    walk.happens(Event::Key(Chord::char(letter)));
                }
                20 => walk.answers(),
                21 => {
                    let event = walk.news();
                    walk.happens(event);
                    walk.finds_the_key();
                }
                22 => {
                    if let Some(end) = walk.sent.stops(walk.now) {
                        walk.happens(end);
                    }
                }
                _ => {
                    let name = format!("prod-orders-{}", walk.dice.below(12));
                    let draft = Draft { name, ..small() };
                    walk.happens(Event::Opened(Box::new(draft), Some("full".into()), Vec::new()));
                }
            }
            walk.draws();
            walk.tells_the_truth();
        }
        assert!(
            walk.sent.attempts() > 5,
            "only {} creates; {:?} {:?} {:?} {:?}",
            walk.sent.attempts(),
            walk.app.screen,
            walk.app.overlays,
            walk.app.situation(),
            walk.app.session.notice
        );
    });
}

fn walks_like(seed: u64, walk_on: impl FnOnce(&mut Walk)) {
    let mut walk = Walk::begins(seed);
    let walked = std::panic::catch_unwind(AssertUnwindSafe(|| walk_on(&mut walk)));
    if let Err(panic) = walked {
        let said = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
        let from = walk.log.len().saturating_sub(40);
        panic!(
            "{}\nseed {seed}, after {} events, of which the last:\n  {}",
            said.unwrap_or_default(),
            walk.log.len(),
            walk.log[from..].join("\n  ")
        );
    }
}

#[test]
fn the_first_half_of_the_walks_passes() {
    (1..=3).chain([209]).for_each(walks);
}

#[test]
fn the_second_half_of_the_walks_passes() {
    (4..=5).chain([9, 224]).for_each(walks);
}

#[test]
fn a_walk_with_the_mouse_passes() {
    (1..=4).for_each(walks_with_the_mouse);
}

#[test]
fn every_layer_passes_at_every_size_in_both_languages() {
    let mut seen = dialogs::Seen::default();
    (1..=4).for_each(|seed| dialogs::walks_through_layers(seed, &mut seen));
    seen.is_everything();
}

#[test]
fn every_place_says_the_same_of_what_was_sent_wherever_one_goes() {
    (1..=6).for_each(walks_around_a_create);
}

#[test]
fn a_region_that_becomes_known_while_the_form_is_open_is_not_asked_for() {
    let launch = Launch { opens_form: true, ..Launch::default() };
    let now: Timestamp = "2026-11-24T06:00:00Z".parse().unwrap();
    let (mut app, _) = App::open(launch, Language::En, TimeZone::UTC, now);
    assert_eq!(app.form.focus.field(), Some(FieldId::Region));
    let region = Some(("ap-guangzhou".to_owned(), Message::new("credential-place-environment")));
    app.update(now, Event::KeySearched(KeyState::Missing(Vec::new()), Profile { region, endpoint: None }));
    assert_eq!((app.form.draft.region.as_str(), app.form.focus.field()), ("ap-guangzhou", Some(FieldId::Product)));
}

#[test]
fn esc_leaves_the_review_of_a_file_for_the_first_screen_though_the_region_became_known_after_it_was_read() {
    let launch = Launch { opens_form: true, ..Launch::default() };
    let now: Timestamp = "2026-11-24T06:00:00Z".parse().unwrap();
    let (mut app, _) = App::open(launch, Language::En, TimeZone::UTC, now);
    let draft = Draft { region: String::new(), endpoint: String::new(), ..full() };
    app.update(now, Event::Opened(Box::new(draft), None, Vec::new()));
    assert_eq!(app.form.focus.field(), Some(FieldId::Region));
    let region = Some(("ap-guangzhou".to_owned(), Message::new("credential-place-environment")));
    app.update(now, Event::KeySearched(KeyState::Missing(Vec::new()), Profile { region, endpoint: None }));
    assert!(matches!(app.form.focus.spot, Spot::Review(_)), "{:?}", app.form.focus);
    app.update(now, Event::Key(Chord::plain(Key::Esc)));
    assert_eq!(app.screen, Screen::Start);
}

#[test]
fn a_draft_with_every_field_has_no_error() {
    let mut walk = Walk::begins(0);
    walk.happens(Event::Opened(Box::new(full()), Some("full".into()), Vec::new()));
    walk.holds();
}
