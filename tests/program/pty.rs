//! A simulated person at a real terminal: dbcred in a pseudo-terminal, whose screen is read and whose keys are written.
//! Time limits only ever fail a test.

use std::{
    fs,
    io::{Read as _, Write as _},
    num::NonZero,
    path::{Path, PathBuf},
    process::{Child, Command},
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, mpsc},
    thread,
    time::{Duration, Instant},
};

use dbcred::sandbox::{Hold, SECRET_ID, SECRET_KEY, Sandbox, Settings};
use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    process::{Pid, Signal, kill_process},
    termios::{Winsize, tcgetattr, tcgetpgrp, tcsetwinsize},
};
use tempfile::TempDir;

use crate::{background::Background, pseudo_terminal::pseudo_terminal};

/// The time limit. Nothing that dbcred does takes so long, on any machine.
const DEADLINE: Duration = Duration::from_secs(20);

/// How long the screen must not change before the next key is pressed.
const A_LOOK: Duration = Duration::from_millis(40);

/// A sandbox for the test, with the thread that serves it.
pub(crate) struct Cloud {
    background: Background,
    sandbox: Sandbox,
}

impl Cloud {
    pub(crate) fn with(scenario: &str, looks: u32) -> Cloud {
        Cloud::of(Settings { scenario: scenario.parse().unwrap(), looks, ..Settings::default() })
    }

    pub(crate) fn of(settings: Settings) -> Cloud {
        let background = Background::start();
        let sandbox = background.block_on(Sandbox::start(settings)).unwrap();
        Cloud { background, sandbox }
    }

    pub(crate) fn sandbox(&self) -> &Sandbox {
        &self.sandbox
    }

    pub(crate) fn address(&self) -> String {
        self.sandbox().address().to_string()
    }

    /// Waits until a held call has arrived.
    #[track_caller]
    pub(crate) fn waits_for(&self, hold: &Hold) {
        let arrived = self.background.block_on(async { tokio::time::timeout(DEADLINE, hold.arrived()).await });
        assert!(arrived.is_ok(), "the call never came");
    }

    pub(crate) fn creates(&self) -> usize {
        self.sandbox().calls("CreateProductSecret")
    }
}

/// A home with the directory of drafts and journal.
pub(crate) struct Home {
    folder: TempDir,
}

impl Home {
    pub(crate) fn new() -> Home {
        Home { folder: TempDir::new().unwrap() }
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn state(&self) -> PathBuf {
        self.path().join("state")
    }

    /// Returns the text of the only draft, or an empty string if there is none.
    pub(crate) fn draft(&self) -> String {
        let folder = self.state().join("drafts");
        let drafts: Vec<PathBuf> = files(&folder).into_iter().filter(|path| !is_hidden(path)).collect();
        assert!(drafts.len() <= 1, "{drafts:?}");
        drafts.first().map(|path| fs::read_to_string(path).unwrap()).unwrap_or_default()
    }

    /// Returns the whole environment of a command.
    pub(crate) fn surroundings(&self) -> Vec<(&'static str, String)> {
        let home = self.path().display().to_string();
        vec![
            ("HOME", home),
            ("DBCRED_STATE", self.state().display().to_string()),
            ("PATH", std::env::var("PATH").unwrap_or_default()),
            ("TERM", "xterm-256color".to_owned()),
            ("LC_ALL", "C.UTF-8".to_owned()),
            ("TZ", "UTC".to_owned()),
            ("TENCENTCLOUD_REGION", "ap-guangzhou".to_owned()),
            // Nothing listens there, so that no test asks the network for the role of the machine.
            ("TENCENTCLOUD_METADATA_URL", "http://127.0.0.1:1".to_owned()),
            ("TENCENTCLOUD_SECRET_ID", SECRET_ID.to_owned()),
            ("TENCENTCLOUD_SECRET_KEY", SECRET_KEY.to_owned()),
        ]
    }
}

/// Returns all files below a directory, sorted.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(rows) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = rows
        .map(|row| row.unwrap().path())
        .flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] })
        .collect();
    paths.sort();
    paths
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

/// How the program is started.
pub(crate) struct Seat<'a> {
    pub(crate) home: &'a Home,
    pub(crate) program: &'a str,
    pub(crate) args: Vec<String>,
    pub(crate) size: (u16, u16),
    /// Variables that replace those of the home or are added to them.
    pub(crate) vars: Vec<(&'static str, String)>,
    /// Whether the terminal is the controlling one, so that a hang-up and `^C` arrive as signals.
    pub(crate) controls: bool,
    /// Whether anybody reads the screen.
    pub(crate) reads: bool,
}

impl<'a> Seat<'a> {
    pub(crate) fn of(home: &'a Home, args: &[&str]) -> Seat<'a> {
        Seat {
            home,
            program: env!("CARGO_BIN_EXE_dbcred"),
            args: args.iter().map(|arg| (*arg).to_owned()).collect(),
            size: (80, 24),
            vars: Vec::new(),
            controls: true,
            reads: true,
        }
    }

    pub(crate) fn at(home: &'a Home, cloud: &Cloud) -> Seat<'a> {
        Seat::of(home, &["--endpoint", &cloud.address(), "--settle", "1s"])
    }

    pub(crate) fn sized(self, columns: u16, lines: u16) -> Seat<'a> {
        Seat { size: (columns, lines), ..self }
    }

    pub(crate) fn var(mut self, name: &'static str, value: &str) -> Seat<'a> {
        self.vars.push((name, value.to_owned()));
        self
    }

    pub(crate) fn opens(self) -> Desk {
        Desk::open(&self)
    }
}

/// What the screen has shown.
struct Seen {
    parser: vt100::Parser,
    bytes: Vec<u8>,
    chunks: usize,
    is_closed: bool,
    /// Whether reading has to stop.
    is_leaving: bool,
}

type Shared = Arc<(Mutex<Seen>, Condvar)>;

pub(crate) struct Desk {
    seen: Shared,
    master: Option<Arc<fs::File>>,
    /// Kept open, so that the modes of the terminal can be read after the end.
    slave: Option<fs::File>,
    ended: mpsc::Receiver<Option<i32>>,
    pub(crate) pid: Pid,
    modes: String,
}

/// How the program ended, and the terminal after it.
pub(crate) struct End {
    /// The exit code. `None` if a signal that was not handled ended it.
    pub(crate) code: Option<i32>,
    /// The screen that was there before the program.
    pub(crate) text: String,
    /// All bytes that were shown.
    pub(crate) bytes: Vec<u8>,
}

impl Desk {
    fn open(seat: &Seat<'_>) -> Desk {
        let (cols, rows) = seat.size;
        let (master, slave) = pseudo_terminal();
        tcsetwinsize(&master, window(rows, cols)).unwrap();
        let modes = format!("{:?}", tcgetattr(&master).unwrap());
        let mut child = spawn(seat, &slave);
        let pid = Pid::from_child(&child);
        let (rows, cols) = if rows == 0 { (24, 80) } else { (rows, cols) };
        let seen = Seen {
            parser: vt100::Parser::new(cells(rows), cells(cols), 0),
            bytes: Vec::new(),
            chunks: 0,
            is_closed: false,
            is_leaving: false,
        };
        let seen: Shared = Arc::new((Mutex::new(seen), Condvar::new()));
        let master = Arc::new(master);
        if seat.reads {
            watch(&seen, Arc::clone(&master));
        }
        let (tell, ended) = mpsc::channel();
        thread::spawn(move || {
            let status = child.wait().unwrap();
            let _ = tell.send(status.code());
        });
        Desk { seen, master: Some(master), slave: Some(slave), ended, pid, modes }
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until the screen is as wanted.
    #[track_caller]
    fn until(&self, wanted: &str, is_there: impl Fn(&Seen) -> bool) {
        let deadline = Instant::now() + DEADLINE;
        let mut seen = self.seen();
        while !is_there(&seen) {
            let left = deadline.saturating_duration_since(Instant::now());
            let is_over = seen.is_closed || left.is_zero();
            assert!(!is_over, "never on the screen: {wanted}\n{}", seen.parser.screen().contents());
            seen = self.seen.1.wait_timeout(seen, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// Waits until a text is on the screen.
    #[track_caller]
    pub(crate) fn sees(&self, text: &str) -> &Desk {
        self.until(text, |seen| seen.parser.screen().contents().contains(text));
        self
    }

    /// Waits until a text is gone from the screen.
    #[track_caller]
    pub(crate) fn sees_no_more(&self, text: &str) -> &Desk {
        self.until(&format!("without {text}"), |seen| !seen.parser.screen().contents().contains(text));
        self
    }

    /// Waits until another condition is true.
    #[track_caller]
    pub(crate) fn sees_other(&self, is_there: impl Fn(&Desk) -> bool) -> &Desk {
        let deadline = Instant::now() + DEADLINE;
        while !is_there(self) {
            let seen = self.seen();
            let is_over = seen.is_closed || Instant::now() >= deadline;
            assert!(!is_over, "never on the screen\n{}", seen.parser.screen().contents());
            // Checks every 20 milliseconds too, since not every condition changes the screen.
            drop(self.seen.1.wait_timeout(seen, Duration::from_millis(20)));
        }
        self
    }

    /// The same, or until the program has ended.
    #[track_caller]
    pub(crate) fn sees_other_or_ends(&self, is_there: impl Fn(&Desk) -> bool) {
        let is_running = || rustix::process::test_kill_process(self.pid).is_ok() && !self.is_over();
        self.sees_other(|desk| is_there(desk) || !is_running());
    }

    /// Whether the program has ended and was not waited for yet.
    fn is_over(&self) -> bool {
        let status = fs::read_to_string(format!("/proc/{}/stat", self.pid.as_raw_nonzero())).unwrap_or_default();
        status.rsplit_once(") ").is_none_or(|(_, state)| state.starts_with('Z'))
    }

    /// Waits until anything was shown.
    #[track_caller]
    pub(crate) fn shows_anything(&self) {
        self.until("anything", |seen| !seen.bytes.is_empty());
    }

    /// Presses a key that causes drawing until the terminal accepts no more output, so that the program blocks. A press
    /// waits until the one before was read: this thread leaves the processor to the drawing.
    pub(crate) fn presses_until_nothing_more_is_taken(&self, key: &str) {
        let terminal = self.slave.as_ref().unwrap();
        let takes_more = || {
            let mut ready = [PollFd::new(terminal, PollFlags::OUT)];
            poll(&mut ready, Some(&Timespec::default())).unwrap() > 0
        };
        // Some dozens of frames are drawn until then, beside the other tests.
        let deadline = Instant::now() + 3 * DEADLINE;
        while takes_more() {
            assert!(Instant::now() < deadline, "the terminal takes more and more");
            if rustix::io::ioctl_fionread(terminal).unwrap() == 0 {
                self.writes(key.as_bytes());
            }
            thread::sleep(Duration::from_millis(1));
        }
    }

    /// Returns the leader of the process group that has the terminal.
    pub(crate) fn front(&self) -> Pid {
        tcgetpgrp(self.master.as_ref().unwrap()).unwrap()
    }

    /// Returns all bytes so far.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.seen().bytes.clone()
    }

    pub(crate) fn screen(&self) -> String {
        self.seen().parser.screen().contents()
    }

    /// Returns the line of the cursor up to the cursor.
    pub(crate) fn before_cursor(&self) -> String {
        let seen = self.seen();
        let screen = seen.parser.screen();
        let (row, column) = screen.cursor_position();
        screen.rows(0, column).nth(usize::from(row)).unwrap_or_default()
    }

    pub(crate) fn is_full_screen(&self) -> bool {
        self.seen().parser.screen().alternate_screen()
    }

    /// Whether the terminal reports presses and the wheel, without the motion, in numbers of any size.
    pub(crate) fn reports_mouse(&self) -> bool {
        let seen = self.seen();
        let screen = seen.parser.screen();
        (screen.mouse_protocol_mode(), screen.mouse_protocol_encoding())
            == (vt100::MouseProtocolMode::PressRelease, vt100::MouseProtocolEncoding::Sgr)
    }

    /// Presses and releases the left button on the first place where a text stands, after the screen has been still.
    #[track_caller]
    pub(crate) fn clicks(&self, text: &str) -> &Desk {
        while self.shows_more_within(A_LOOK) {}
        let screen = self.screen();
        let place =
            screen.lines().enumerate().find_map(|(y, line)| Some((line[..line.find(text)?].chars().count(), y)));
        let (x, y) = place.unwrap_or_else(|| panic!("{text} is not on the screen:\n{screen}"));
        let cell = format!("0;{};{}", x + 1, y + 1);
        self.writes(format!("\x1b[<{cell}M\x1b[<{cell}m").as_bytes())
    }

    /// Returns how many bytes were shown, and how many reads brought them.
    pub(crate) fn shown(&self) -> (usize, usize) {
        let seen = self.seen();
        (seen.bytes.len(), seen.chunks)
    }

    /// Writes bytes at once.
    pub(crate) fn writes(&self, keys: &[u8]) -> &Desk {
        self.master.as_deref().unwrap().write_all(keys).unwrap();
        self
    }

    /// Presses one key as a person does, after the screen has been still for a moment.
    pub(crate) fn presses(&self, key: &str) -> &Desk {
        while self.shows_more_within(A_LOOK) {}
        self.writes(key.as_bytes())
    }

    /// Waits for more output, at most for `patience`. Returns whether there was more.
    pub(crate) fn shows_more_within(&self, patience: Duration) -> bool {
        let deadline = Instant::now() + patience;
        let mut seen = self.seen();
        let before = seen.chunks;
        while seen.chunks == before && !seen.is_closed {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return false;
            }
            seen = self.seen.1.wait_timeout(seen, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        !seen.is_closed
    }

    /// Lets time pass, for tests about the speed of a line or the pause of a person.
    pub(crate) fn passes(&self, time: Duration) -> &Desk {
        let deadline = Instant::now() + time;
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return self;
            }
            drop(self.seen.1.wait_timeout(self.seen(), left));
        }
    }

    /// Writes byte by byte, with so many milliseconds after each.
    pub(crate) fn writes_slowly(&self, keys: &[u8], millis: u64) -> &Desk {
        for key in keys {
            self.writes(&[*key]).passes(Duration::from_millis(millis));
        }
        self
    }

    /// Types a value in pieces of 8 characters, and waits until it is on the screen.
    #[track_caller]
    pub(crate) fn types(&self, text: &str) -> &Desk {
        let letters: Vec<char> = text.chars().collect();
        for piece in letters.chunks(8) {
            self.writes(piece.iter().collect::<String>().as_bytes());
        }
        self.sees(text);
        self
    }

    #[track_caller]
    pub(crate) fn resizes(&self, columns: u16, lines: u16) -> &Desk {
        self.seen().parser.screen_mut().set_size(cells(lines), cells(columns));
        tcsetwinsize(self.master.as_ref().unwrap(), window(lines, columns)).unwrap();
        self
    }

    pub(crate) fn gets(&self, signal: Signal) -> &Desk {
        kill_process(self.pid, signal).unwrap();
        self
    }

    /// Closes the terminal, as if its window was closed: all ends of it are dropped.
    pub(crate) fn hangs_up(&mut self) {
        self.seen().is_leaving = true;
        // Redrawing wakes up the reading thread, which then ends.
        self.writes(b"\x0c");
        let seen = Arc::clone(&self.seen);
        let mut seen = seen.0.lock().unwrap_or_else(PoisonError::into_inner);
        let deadline = Instant::now() + DEADLINE;
        while !seen.is_closed {
            let left = deadline.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "the terminal is read still");
            seen = self.seen.1.wait_timeout(seen, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        drop(seen);
        self.slave = None;
        self.master = None;
    }

    /// Waits for the end of the program without checking the terminal.
    #[track_caller]
    pub(crate) fn ends(&self) -> Option<i32> {
        self.ended.recv_timeout(DEADLINE).unwrap_or_else(|_| {
            let _ = kill_process(self.pid, Signal::KILL);
            panic!("it did not end\n{}", self.screen())
        })
    }

    /// Returns the modes of the terminal now, and those before the program began.
    pub(crate) fn modes(&self) -> (String, &str) {
        (format!("{:?}", tcgetattr(self.master.as_ref().unwrap()).unwrap()), &self.modes)
    }

    /// Waits for the end of the program, and checks that the terminal is restored.
    #[track_caller]
    pub(crate) fn leaves_the_terminal_as_it_was(mut self) -> End {
        let code = self.ends();
        let (now, before) = self.modes();
        assert_eq!(now, before, "the modes of the terminal");
        // Reading ends only when this side is closed too.
        self.slave = None;
        let seen = Arc::clone(&self.seen);
        let mut seen = seen.0.lock().unwrap_or_else(PoisonError::into_inner);
        let deadline = Instant::now() + DEADLINE;
        while !seen.is_closed {
            let left = deadline.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "the terminal is read still");
            seen = self.seen.1.wait_timeout(seen, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        let screen = seen.parser.screen();
        assert!(!screen.alternate_screen(), "the alternate screen is left");
        assert!(!screen.hide_cursor(), "the cursor is shown");
        assert!(!screen.bracketed_paste(), "pastes are not bracketed any more");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        assert_eq!(screen.fgcolor(), vt100::Color::Default);
        assert_eq!(screen.bgcolor(), vt100::Color::Default);
        assert!(!screen.inverse() && !screen.bold() && !screen.underline());
        End { code, text: screen.contents(), bytes: seen.bytes.clone() }
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        // Kills only the program that was started here, and only while it runs.
        if self.ended.try_recv() == Err(mpsc::TryRecvError::Empty) {
            let _ = kill_process(self.pid, Signal::KILL);
        }
    }
}

fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).unwrap()
}

fn window(rows: u16, columns: u16) -> Winsize {
    Winsize { ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 }
}

/// Starts the program in a session of its own. `setsid` of util-linux becomes the program, under the same number.
fn spawn(seat: &Seat<'_>, slave: &fs::File) -> Child {
    let end = || slave.try_clone().unwrap();
    let mut command = Command::new("setsid");
    if seat.controls {
        command.arg("--ctty");
    }
    command.arg("--").arg(seat.program).args(&seat.args).current_dir(seat.home.path());
    command.env_clear().envs(seat.home.surroundings()).envs(seat.vars.iter().cloned());
    command.stdin(end()).stdout(end()).stderr(end()).spawn().unwrap()
}

fn watch(seen: &Shared, master: Arc<fs::File>) {
    let seen = Arc::clone(seen);
    thread::spawn(move || {
        let mut buffer = vec![0; 65_536];
        loop {
            let read = master.as_ref().read(&mut buffer).unwrap_or(0);
            let mut now = seen.0.lock().unwrap_or_else(PoisonError::into_inner);
            let is_over = read == 0 || now.is_leaving;
            now.is_closed = is_over;
            now.chunks += 1;
            now.bytes.extend_from_slice(&buffer[..read]);
            now.parser.process(&buffer[..read]);
            seen.1.notify_all();
            if is_over {
                // Nobody can see that it is over until then.
                drop(master);
                return;
            }
        }
    });
}
