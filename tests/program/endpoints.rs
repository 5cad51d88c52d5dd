//! A key goes only where the user expects: an endpoint that only a file names gets nothing before the user said yes,
//! and a region never becomes part of another host name. Runs the real program; a listener counts the connections.

use std::{
    fs,
    io::{BufRead as _, BufReader},
    net::TcpListener,
    process::Command,
    sync::{Arc, Condvar, Mutex},
    thread,
};

use dbcred::sandbox::{SECRET_ID, SECRET_KEY};

use crate::{
    pty::{Cloud, Home, Seat},
    ran::Ran,
};

const ORDERS: &str = include_str!("../orders.toml");

/// A listener that nobody should connect to.
struct Trap(TcpListener);

impl Trap {
    fn set() -> Trap {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        Trap(listener)
    }

    fn address(&self) -> String {
        self.0.local_addr().unwrap().to_string()
    }

    /// Whether nobody has connected: a connection waits in the listener until it is accepted.
    fn is_empty(&self) -> bool {
        self.0.accept().is_err()
    }
}

/// A proxy that refuses everybody and notes the hosts that were asked for.
struct Recorder {
    port: u16,
    hosts: Arc<(Mutex<Vec<String>>, Condvar)>,
}

impl Recorder {
    fn set() -> Recorder {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let hosts: Arc<(Mutex<Vec<String>>, Condvar)> = Arc::default();
        let noted = Arc::clone(&hosts);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let mut line = String::new();
                // A client that closes without a request has named no host.
                if BufReader::new(stream.unwrap()).read_line(&mut line).is_ok_and(|length| length > 0) {
                    noted.0.lock().unwrap().push(line.split(' ').nth(1).unwrap_or_default().to_owned());
                    noted.1.notify_all();
                }
            }
        });
        Recorder { port, hosts }
    }

    fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    fn hosts(&self) -> Vec<String> {
        self.hosts.0.lock().unwrap().clone()
    }

    /// Returns the hosts once there is one: a client may have ended before its request is noted.
    fn hosts_named(&self) -> Vec<String> {
        let hosts = self.hosts.0.lock().unwrap();
        self.hosts.1.wait_while(hosts, |hosts| hosts.is_empty()).unwrap().clone()
    }
}

/// A key that does not belong to the sandbox.
const REAL: [(&str, &str); 3] = [
    ("TENCENTCLOUD_SECRET_ID", "AKIDz8krbsJ5yKBZQpn74WFkmLPxQ7xT"),
    ("TENCENTCLOUD_SECRET_KEY", "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE"),
    ("TENCENTCLOUD_TOKEN", "a-token"),
];

fn run(home: &Home, vars: &[(&str, &str)], args: &[&str]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dbcred"));
    command.args(args).current_dir(home.path()).env_clear().envs(home.surroundings()).envs(vars.iter().copied());
    Ran::of(command.stdin(std::process::Stdio::null()).output().unwrap())
}

fn home_with(endpoint: &str) -> Home {
    let home = Home::new();
    fs::write(home.path().join("orders.toml"), format!("endpoint = {endpoint:?}\n{ORDERS}")).unwrap();
    home
}

const TOKEN: [(&str, &str); 1] = [("TENCENTCLOUD_TOKEN", "a-token")];

#[test]
fn an_endpoint_that_only_the_draft_names_gets_nothing_unless_the_command_line_says_the_same() {
    let trap = Trap::set();
    let url = format!("http://{}", trap.address());
    for endpoint in [trap.address(), url.clone(), url.replace("127.0.0.1", "localhost")] {
        let home = home_with(&endpoint);
        for args in [
            &["create", "orders.toml", "--yes"][..],
            &["create", "orders.toml"],
            &["preview", "orders.toml", "--as", "headers"],
            &["check", "orders.toml"],
            &["check", "orders.toml", "--strict"],
        ] {
            let ran = run(&home, &TOKEN, args);
            assert_eq!(ran.code, 2, "{endpoint} {args:?} {ran:?}");
            assert!(format!("{}{}", ran.out, ran.err).contains("--endpoint http://"), "{ran:?}");
        }
        let ran = run(&home, &TOKEN, &["create", "orders.toml", "--yes", "--json"]);
        assert_eq!((ran.code, ran.json()["outcome"].as_str()), (2, Some("invalid")), "{ran:?}");
        assert!(trap.is_empty(), "{endpoint}");
    }
    let cloud = Cloud::with("ok", 1);
    let home = home_with(&cloud.address());
    let said = ["create", "orders.toml", "--yes", "--endpoint", &cloud.address()];
    assert_eq!(run(&home, &[], &said).code, 0);
    assert_eq!(cloud.creates(), 1);
}

#[test]
fn an_endpoint_that_cannot_be_read_is_not_passed_over() {
    for endpoint in ["https://ssm.tencentcloudapi.com@evil.invalid", "ssm.tencentcloudapi.com.", "http://evil.invalid"]
    {
        let ran = run(&home_with(endpoint), &[], &["create", "orders.toml", "--yes"]);
        assert_eq!(ran.code, 2, "{endpoint} {ran:?}");
    }
}

#[test]
fn a_profile_decides_for_its_own_key_only() {
    let cloud = Cloud::with("ok", 1);
    let home = Home::new();
    fs::write(home.path().join("orders.toml"), ORDERS).unwrap();
    let folder = home.path().join(".tccli");
    fs::create_dir(&folder).unwrap();
    let configure = format!("{{\"ssm\":{{\"endpoint\":\"http://{}\"}}}}", cloud.address());
    fs::write(folder.join("default.configure"), configure).unwrap();
    let create = ["create", "orders.toml", "--yes", "--settle", "0s"];
    let foreign = run(&home, &TOKEN, &create);
    assert_eq!(foreign.code, 2, "the key of the environment does not go there: {foreign:?}");
    assert!(foreign.err.contains("~/.tccli/default.configure"), "{foreign:?}");
    assert_eq!(cloud.sandbox().calls("CreateProductSecret"), 0);
    let key = format!("{{\"secretId\":\"{SECRET_ID}\",\"secretKey\":\"{SECRET_KEY}\"}}");
    fs::write(folder.join("default.credential"), key).unwrap();
    let none = [("TENCENTCLOUD_SECRET_ID", ""), ("TENCENTCLOUD_SECRET_KEY", "")];
    let own = run(&home, &none, &create);
    assert_eq!((own.code, cloud.creates()), (0, 1), "its own key does: {own:?}");
}

#[test]
fn a_journal_that_was_changed_sends_no_key_elsewhere() {
    let cloud = Cloud::with("drops-answer", 1);
    let home = Home::new();
    fs::write(home.path().join("orders.toml"), ORDERS).unwrap();
    let address = cloud.address();
    let sent = run(&home, &[], &["create", "orders.toml", "--yes", "--endpoint", &address, "--settle", "0s"]);
    assert!([0, 1, 4].contains(&sent.code), "{sent:?}");
    let trap = Trap::set();
    for entry in crate::pty::files(&home.state().join("journal")) {
        let text = fs::read_to_string(&entry).unwrap();
        fs::write(&entry, text.replace(&address, &trap.address())).unwrap();
    }
    for command in ["status", "resume"] {
        let ran = run(&home, &TOKEN, &[command, "prod-orders-rw"]);
        assert_eq!(ran.code, 1, "{ran:?}");
        // `status` has renamed the damaged file by then.
        assert!(command == "resume" || ran.err.contains("What was sent as prod-orders-rw is unknown"), "{ran:?}");
    }
    assert!(trap.is_empty());
}

#[test]
fn a_region_is_no_part_of_an_address() {
    let home = Home::new();
    fs::write(home.path().join("orders.toml"), ORDERS).unwrap();
    for region in ["evil.invalid/-fsi", "evil.invalid:8443/x?-fsi", "x@evil.invalid/-fsi", "ap guangzhou", "a_b"] {
        let fault = |ran: Ran, place: &str| {
            assert_eq!(ran.code, 2, "{region} {ran:?}");
            assert!(format!("{}{}", ran.out, ran.err).contains(place), "{ran:?}");
        };
        let create = ["create", "orders.toml", "--yes"];
        fault(run(&home, &[("TENCENTCLOUD_REGION", region)], &create), "TENCENTCLOUD_REGION");
        fault(run(&home, &[], &[&create[..], &["--region", region]].concat()), "--region");
        fault(run(&home, &[], &[&create[..], &["--set", &format!("region={region}")]].concat()), "region");
        let headers = run(&home, &[("TENCENTCLOUD_REGION", region)], &["preview", "orders.toml", "--as", "curl"]);
        assert!(!headers.out.contains("evil.invalid"), "{headers:?}");
    }
}

#[test]
fn the_wizard_asks_before_the_first_look_up_at_an_endpoint_of_a_file() {
    let cloud = Cloud::with("ok", 1);
    let home = home_with(&format!("http://{}", cloud.address()));
    let elsewhere = |answer: &[&str]| {
        let desk = Seat::of(&home, &[]).opens();
        desk.sees("New credential").presses("\u{18}").presses("o").sees("Open").presses("orders.toml\r");
        desk.sees("Send there?").sees(&cloud.address());
        for key in answer {
            desk.presses(key);
        }
        desk
    };
    // The public endpoint is the real cloud, which this test must not call. So the answer is checked by what the other
    // endpoint does not get.
    let desk = elsewhere(&["\u{1b}"]);
    desk.sees_no_more("Send there?").sees("Endpoint     ssm.tencentcloudapi.com").presses("q");
    desk.leaves_the_terminal_as_it_was();
    assert_eq!(cloud.sandbox().calls("DescribeSecret"), 0);
    assert_eq!(cloud.sandbox().calls("GetRegions"), 0);
    let desk = elsewhere(&["\u{1b}[B", "\r"]);
    desk.sees_no_more("Send there?").sees_other(|_| cloud.sandbox().calls("GetRegions") > 0);
    desk.presses("\u{3}").presses("\u{3}");
    desk.leaves_the_terminal_as_it_was();
}

#[test]
fn outside_the_cloud_nobody_is_asked_but_the_host_that_was_named() {
    for named in ["ssm.evil.invalid", "https://ssm.evil.invalid", "ssm.evil.invalid:443"] {
        let (home, recorder) = (Home::new(), Recorder::set());
        fs::write(home.path().join("orders.toml"), ORDERS).unwrap();
        let proxy = recorder.address();
        let vars = [&REAL[..], &[("HTTPS_PROXY", proxy.as_str())]].concat();
        let create = ["create", "orders.toml", "--yes", "--settle", "0s", "--expect-account", "1"];
        let ran = run(&home, &vars, &[&create[..], &["--endpoint", named]].concat());
        assert_eq!(ran.code, 1, "{ran:?}");
        let hosts = recorder.hosts_named();
        assert!(hosts.iter().all(|host| host == "ssm.evil.invalid:443"), "{named}: {hosts:?}");
    }
}

#[test]
fn the_wizard_asks_nobody_but_the_host_that_it_asked_about() {
    let (home, recorder) = (home_with("ssm.evil.invalid"), Recorder::set());
    let mut seat = Seat::of(&home, &[]).var("HTTPS_PROXY", &recorder.address());
    for (name, value) in REAL {
        seat = seat.var(name, value);
    }
    let desk = seat.opens();
    desk.sees("New credential").presses("\u{18}").presses("o").sees("Open").presses("orders.toml\r");
    desk.sees("Send there?").sees("Every request goes there");
    assert!(!recorder.hosts().iter().any(|host| host.contains("evil")), "{:?}", recorder.hosts());
    let before = recorder.hosts().len();
    desk.presses("\u{1b}[B").presses("\r").sees_no_more("Send there?");
    // The caller's identity, the service's status, the regions, the instances, the name.
    desk.sees_other(|_| recorder.hosts().len() >= before + 4);
    desk.presses("\u{3}").presses("\u{3}");
    desk.leaves_the_terminal_as_it_was();
    let hosts = recorder.hosts().split_off(before);
    assert!(hosts.iter().all(|host| host == "ssm.evil.invalid:443"), "{hosts:?}");
}
