//! A simulated user of the wizard, who presses keys, types, pastes and looks at the screen. The tests wait until
//! nothing is left to do, never for a time.

use std::{
    sync::mpsc::{Receiver, channel},
    time::Duration,
};

use dbcred::{
    app::{
        App, Effect, Event, RuntimeTask, Screen, TerminalEffect, Timer,
        keys::{Chord, Key},
        start::{Choice, Launch},
    },
    domain::{
        endpoint::{Endpoint, Site},
        invocation::Invocation,
        steps::StepId,
        submission::Step,
    },
    runtime::{Report, Runtime, Setup},
    sandbox::{Hold, SECRET_ID, SECRET_KEY, Sandbox, Settings},
    text::{Language, Words},
    ui::{
        self,
        painter::View,
        theme::{Glyphs, Theme},
    },
};
use jiff::{Timestamp, tz::TimeZone};
use ratatui::{
    Terminal,
    backend::TestBackend,
    layout::{Position, Rect},
};
use tempfile::TempDir;

use crate::background::Background;

/// How a story begins.
pub(crate) struct Story {
    pub(crate) scenario: &'static str,
    pub(crate) site: Site,
    pub(crate) language: Language,
    pub(crate) size: (u16, u16),
    pub(crate) has_key: bool,
    /// How many MySQL instances the account has in its first region.
    pub(crate) instances: usize,
    /// The time that the wizard is told. `None` means the real time.
    pub(crate) clock: Option<Timestamp>,
    /// The limit of one request.
    pub(crate) timeout: Duration,
    /// `--expect-account`
    pub(crate) expected_account: Option<&'static str>,
}

impl Story {
    /// A story with as many MySQL instances as `dbcred sandbox` has in its first region: pages of 2,000, each of which
    /// the programs of the tests need some time for.
    pub(crate) fn with_all_instances() -> Story {
        Story { instances: 10_214, timeout: Duration::from_secs(20), ..Story::default() }
    }
}

impl Default for Story {
    fn default() -> Story {
        Story {
            scenario: "ok",
            site: Site::China,
            language: Language::En,
            size: (80, 24),
            has_key: true,
            instances: 200,
            clock: None,
            timeout: Duration::from_secs(2),
            expected_account: None,
        }
    }
}

pub(crate) struct User {
    pub(crate) app: App,
    runtime: Option<Runtime>,
    reports: Receiver<Report>,
    terminal: Terminal<TestBackend>,
    background: Option<Background>,
    sandbox: Option<Sandbox>,
    timers: Vec<(Timer, u64)>,
    clock: Option<Timestamp>,
    /// How many keys were pressed that are not part of a value.
    pub(crate) keys: usize,
    pub(crate) copied: Vec<String>,
    pub(crate) exit: Option<u8>,
    /// How often the wizard gave the terminal to the shell.
    pub(crate) suspensions: usize,
    /// All steps of all submissions.
    pub(crate) steps: Vec<Step>,
    state: Option<TempDir>,
}

impl User {
    /// Starts the wizard with its own sandbox.
    pub(crate) fn starts(story: &Story) -> User {
        let background = Background::start();
        let site = match story.site {
            Site::China => dbcred::sandbox::SandboxSite::China,
            Site::Intl => dbcred::sandbox::SandboxSite::International,
        };
        let settings = Settings {
            scenario: story.scenario.parse().unwrap(),
            site,
            instances: story.instances,
            ..Settings::default()
        };
        let sandbox = background.block_on(Sandbox::start(settings)).unwrap();
        User::opens(story, (background, Some(sandbox)), TempDir::new().unwrap())
    }

    /// Starts the wizard again with the same files and the same cloud, as after it was killed or ended.
    pub(crate) fn starts_again(mut self, story: &Story) -> User {
        let cloud = (self.background.take().unwrap(), self.sandbox.take());
        let state = self.state.take().unwrap();
        self.runtime.take().unwrap().finish();
        User::opens(story, cloud, state)
    }

    /// Starts the wizard again with the same files and another cloud.
    pub(crate) fn starts_again_elsewhere(mut self, story: &Story) -> User {
        let background = self.background.take().unwrap();
        let settings =
            Settings { scenario: story.scenario.parse().unwrap(), instances: story.instances, ..Settings::default() };
        let sandbox = background.block_on(Sandbox::start(settings)).unwrap();
        let state = self.state.take().unwrap();
        self.runtime.take().unwrap().finish();
        User::opens(story, (background, Some(sandbox)), state)
    }

    /// Presses keys without waiting for their effects, until a call of the held action has arrived.
    pub(crate) fn happens_until(&mut self, keys: &[&str], hold: &Hold) -> &mut User {
        for key in keys {
            self.happens(Event::Key(chord(key)));
        }
        let arrived = async { tokio::time::timeout(Duration::from_mins(2), hold.arrived()).await };
        assert!(self.background.as_ref().unwrap().block_on(arrived).is_ok(), "the call never came");
        while let Ok(report) = self.reports.try_recv() {
            self.takes(report);
        }
        self
    }

    /// Says yes, and stops there, as if killed, once a call of the held action has arrived.
    pub(crate) fn says_yes_and_is_killed_once(&mut self, hold: &Hold) {
        self.happens_until(&["y", "e", "s", "Enter"], hold);
    }

    /// Moves to a row of the first screen and chooses it.
    #[track_caller]
    pub(crate) fn chooses(&mut self, is_it: impl Fn(&Choice) -> bool) -> &mut User {
        let choices = self.app.choices();
        let at = choices.iter().position(is_it).unwrap_or_else(|| panic!("not offered: {choices:?}"));
        self.presses(&["Home"]).presses(&vec!["Down"; at]).presses(&["Enter"])
    }

    /// `dbcred resume NAME`
    pub(crate) fn opens_draft(&mut self, name: &str) -> &mut User {
        self.perform(vec![Effect::Runtime(RuntimeTask::OpenDraft(name.to_owned()))]);
        self.settles();
        self
    }

    /// Lets all timers elapse.
    pub(crate) fn passes_the_time_to_save(&mut self) {
        for (timer, wait) in std::mem::take(&mut self.timers) {
            self.happens(Event::Elapsed(timer, wait));
        }
    }

    /// Returns the line that the terminal shows after the end.
    pub(crate) fn farewell(&self) -> String {
        self.app.farewell().unwrap()
    }

    /// Stops the sandbox. Nobody listens at its address any more.
    pub(crate) fn loses_the_cloud(&mut self) {
        let (background, sandbox) = (self.background.as_ref().unwrap(), self.sandbox.take().unwrap());
        background.block_on(sandbox.stop());
    }

    fn opens(story: &Story, (background, sandbox): (Background, Option<Sandbox>), state: TempDir) -> User {
        let address = sandbox.as_ref().unwrap().address().to_string();
        let expected_account = story.expected_account.map(str::to_owned);
        let launch = Launch {
            endpoint: Some(Endpoint::parse(&address, Some(story.site)).unwrap()),
            site: Some(story.site),
            region: "ap-guangzhou".into(),
            sandbox: story.has_key.then_some(address),
            invocation: Invocation { expected_account: expected_account.clone(), ..Invocation::default() },
            ..Launch::default()
        };
        let setup = Setup {
            // A profile that does not exist, so that no key of this machine is found.
            profile: Some("no-such-profile-of-the-stories".into()),
            expected_account,
            timeout: story.timeout,
            settle: Duration::from_millis(25),
            wait: Duration::from_mins(1),
            pace: Duration::from_millis(10),
            sandbox: story.has_key.then_some((SECRET_ID, SECRET_KEY)),
            folder: Some(state.path().to_owned()),
        };
        let (tell, reports) = channel();
        let runtime = Runtime::start(setup, move |report| {
            let _ = tell.send(report);
        })
        .unwrap();
        let now = story.clock.unwrap_or_else(Timestamp::now);
        let (mut app, effects) = App::open(launch, story.language, TimeZone::fixed(jiff::tz::offset(8)), now);
        app.resized(story.size.0, story.size.1);
        let terminal = Terminal::new(TestBackend::new(story.size.0, story.size.1)).unwrap();
        let mut user = User {
            app,
            runtime: Some(runtime),
            reports,
            terminal,
            background: Some(background),
            sandbox,
            timers: Vec::new(),
            clock: story.clock,
            keys: 0,
            copied: Vec::new(),
            exit: None,
            suspensions: 0,
            steps: Vec::new(),
            state: Some(state),
        };
        user.perform(effects);
        user.settles();
        user
    }

    pub(crate) fn starts_with(scenario: &'static str) -> User {
        User::starts(&Story { scenario, ..Story::default() })
    }

    /// Presses keys by their names: `Enter`, `^X`, `Tab`, or single characters.
    pub(crate) fn presses(&mut self, keys: &[&str]) -> &mut User {
        for key in keys {
            self.keys += 1;
            self.happens(Event::Key(chord(key)));
        }
        self.settles();
        self
    }

    /// Types a value.
    pub(crate) fn types(&mut self, text: &str) -> &mut User {
        for char in text.chars() {
            self.happens(Event::Key(Chord::char(char)));
        }
        self.settles();
        self
    }

    pub(crate) fn pastes(&mut self, text: &str) -> &mut User {
        self.happens(Event::Pasted(text.to_owned()));
        self.settles();
        self
    }

    pub(crate) fn resizes(&mut self, columns: u16, lines: u16) -> &mut User {
        self.resizes_meanwhile(columns, lines).settles();
        self
    }

    /// Resizes without waiting for what is under way.
    pub(crate) fn resizes_meanwhile(&mut self, columns: u16, lines: u16) -> &mut User {
        self.terminal.backend_mut().resize(columns, lines);
        self.happens(Event::Resized(columns, lines));
        self
    }

    /// Goes to a step by the menu.
    pub(crate) fn goes_to(&mut self, step: StepId) -> &mut User {
        let digit = step.number().to_string();
        self.presses(&["^X", &digit])
    }

    pub(crate) fn settles(&mut self) {
        loop {
            let mut did_something = false;
            while let Ok(report) = self.reports.try_recv() {
                did_something |= self.takes(report);
            }
            if self.runtime.as_ref().unwrap().is_busy() {
                let report = self.reports.recv().unwrap();
                self.takes(report);
            } else if !did_something {
                // A report may have arrived since the last look.
                if let Ok(report) = self.reports.try_recv() {
                    self.takes(report);
                    continue;
                }
                let timers = std::mem::take(&mut self.timers);
                if timers.is_empty() {
                    return;
                }
                for (timer, wait) in timers {
                    self.happens(Event::Elapsed(timer, wait));
                }
            }
        }
    }

    fn takes(&mut self, report: Report) -> bool {
        match report {
            Report::Event(event) => {
                if let Event::Stepped(_, step) = &event {
                    self.steps.push(step.clone());
                }
                self.happens(event);
                true
            }
            Report::Signal(_) | Report::Idle => false,
        }
    }

    /// Passes one event to the wizard without waiting for its effects.
    pub(crate) fn happens(&mut self, event: Event) {
        let effects = self.app.update(self.clock.unwrap_or_else(Timestamp::now), event);
        self.perform(effects);
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Terminal(TerminalEffect::Quit(code)) => self.exit = Some(code),
                Effect::Terminal(TerminalEffect::Copy(text)) => self.copied.push(text),
                Effect::Terminal(TerminalEffect::Suspend) => self.suspensions += 1,
                // No second passes in a story; the other times pass when there is nothing else to do.
                Effect::Terminal(TerminalEffect::Redraw | TerminalEffect::EnterSandbox | TerminalEffect::Mouse(_))
                | Effect::Runtime(RuntimeTask::Wait(Timer::Second, ..)) => {}
                Effect::Runtime(RuntimeTask::Wait(timer, wait, _)) => {
                    self.timers.retain(|(other, _)| *other != timer);
                    self.timers.push((timer, wait));
                }
                Effect::Draft(change) => self.runtime.as_ref().unwrap().keep(change),
                Effect::Runtime(task) => self.runtime.as_ref().unwrap().run(task),
            }
        }
    }

    /// Clicks on the first place where a text stands on the screen, and waits for what comes of it.
    #[track_caller]
    pub(crate) fn clicks(&mut self, text: &str) -> &mut User {
        let screen = self.screen();
        let place =
            screen.lines().enumerate().find_map(|(y, line)| Some((line[..line.find(text)?].chars().count(), y)));
        let (x, y) = place.unwrap_or_else(|| panic!("{text} is not on the screen:\n{screen}"));
        let words = Words::new(self.app.session.language);
        let theme = Theme::mono();
        let view = View { words: &words, theme: &theme, glyphs: Glyphs::LINES };
        let (columns, lines) = self.app.session.size;
        let cell = Position { x: u16::try_from(x).unwrap(), y: u16::try_from(y).unwrap() };
        if let Some(target) = ui::target_at(&self.app, view, Rect::new(0, 0, columns, lines), cell) {
            self.happens(Event::Clicked(target));
            self.settles();
        }
        self
    }

    /// Returns the screen as text, without trailing blanks.
    pub(crate) fn screen(&mut self) -> String {
        let words = Words::new(self.app.session.language);
        let theme = Theme::mono();
        let view = View { words: &words, theme: &theme, glyphs: Glyphs::LINES };
        let app = &self.app;
        // The frame itself, because the test backend keeps the cells behind a wide character, as no terminal does.
        let buffer = self.terminal.draw(|frame| ui::draw(frame, app, view)).unwrap().buffer.clone();
        let mut lines = Vec::new();
        for y in 0..buffer.area.height {
            let mut line = String::new();
            let mut skip = 0;
            for x in 0..buffer.area.width {
                let symbol = buffer[(x, y)].symbol();
                if skip > 0 {
                    skip -= 1;
                    continue;
                }
                skip = unicode_width::UnicodeWidthStr::width(symbol).saturating_sub(1);
                line.push_str(symbol);
            }
            lines.push(line.trim_end().to_owned());
        }
        lines.join("\n")
    }

    /// Checks that a text is on the screen.
    #[track_caller]
    pub(crate) fn sees(&mut self, text: &str) -> &mut User {
        let screen = self.screen();
        assert!(screen.contains(text), "not on the screen: {text:?}\n{screen}");
        self
    }

    #[track_caller]
    pub(crate) fn sees_not(&mut self, text: &str) -> &mut User {
        let screen = self.screen();
        assert!(!screen.contains(text), "on the screen: {text:?}\n{screen}");
        self
    }

    /// Returns how often an action arrived at the sandbox.
    pub(crate) fn calls(&self, action: &str) -> usize {
        self.sandbox().calls(action)
    }

    pub(crate) fn sandbox(&self) -> &Sandbox {
        self.sandbox.as_ref().unwrap()
    }

    /// Returns the body of the only create.
    #[track_caller]
    pub(crate) fn created_body(&self) -> String {
        let creates = self.sandbox().creates();
        assert_eq!(creates.len(), 1, "creates on the wire");
        String::from_utf8(creates[0].body.clone()).unwrap()
    }

    /// Returns the directory of drafts and journal.
    pub(crate) fn state(&self) -> &std::path::Path {
        self.state.as_ref().unwrap().path()
    }

    /// Fills in the required steps, up to the review.
    pub(crate) fn fills_the_minimum(&mut self) -> &mut User {
        self.presses(&["Enter"]).types("Mysql").presses(&["Enter"]).types("cdb-n4j3y33j").presses(&["Enter"]);
        self.types("prod-orders-rw").presses(&["Enter"]).types("ordersrw").presses(&["Enter"]);
        self.types("10.0.1.%").presses(&["Enter", "Enter"]).types("select on orders.*").presses(&["Enter"]);
        self.presses(&["^X", "r"])
    }

    /// Confirms the create.
    pub(crate) fn creates(&mut self) -> &mut User {
        self.presses(&["s", "y", "e", "s", "Enter"])
    }

    pub(crate) fn is_on(&self, screen: Screen) -> bool {
        self.app.screen == screen
    }
}

fn chord(name: &str) -> Chord {
    let key = match name {
        "Enter" => Key::Enter,
        "Tab" => Key::Tab,
        "Shift-Tab" => Key::BackTab,
        "Esc" => Key::Esc,
        "Up" => Key::Up,
        "Down" => Key::Down,
        "Left" => Key::Left,
        "Right" => Key::Right,
        "PageUp" => Key::PageUp,
        "PageDown" => Key::PageDown,
        "Home" => Key::Home,
        "End" => Key::End,
        "Backspace" => Key::Backspace,
        "Del" => Key::Delete,
        "Space" => Key::Char(' '),
        "F3" => Key::F(3),
        "F4" => Key::F(4),
        _ => {
            let mut chars = name.chars();
            return match (chars.next(), chars.next()) {
                (Some('^'), Some(letter)) => Chord::ctrl(letter.to_ascii_lowercase()),
                (Some(letter), None) => Chord::char(letter),
                _ => panic!("no key is called {name}"),
            };
        }
    };
    Chord::plain(key)
}
