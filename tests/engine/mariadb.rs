//! Compares the parser of grants with a real server: dbcred reads what `MariaDB` has in its privilege tables after a
//! script, and what its client prints of it in every layout; and dbcred's own statements create the same privileges
//! again.
//!
//! The server is private, in a temporary directory without network, and ends with the test. If `MariaDB` is not
//! installed, the test says so and checks nothing.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use dbcred::{
    catalog::{Catalog, Product},
    domain::grants::{
        Place, Unit, presets,
        read::{self, Grantee},
        sql,
    },
};

/// A server for the test. It ends with the test, also if the test fails.
struct Server {
    child: Child,
    folder: tempfile::TempDir,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Returns the path of a `MariaDB` program, if it is installed.
fn program(name: &str) -> Option<PathBuf> {
    let folders = std::env::var("PATH").unwrap_or_default() + ":/usr/sbin:/usr/local/sbin:/usr/libexec";
    folders.split(':').map(|folder| Path::new(folder).join(name)).find(|path| path.is_file())
}

impl Server {
    fn start() -> Option<Server> {
        let (install, server) = (program("mariadb-install-db")?, program("mariadbd")?);
        program("mariadb")?;
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        let user = if rustix::process::geteuid().is_root() { vec!["--user=root"] } else { Vec::new() };
        // A server that starts removes the temporary files of all other servers in the same directory.
        let temporary = folder.path().join("tmp");
        fs::create_dir(&temporary).unwrap();
        let made = Command::new(install)
            .env("TMPDIR", &temporary)
            .args(["--no-defaults", "--auth-root-authentication-method=normal", "--skip-test-db"])
            .arg(format!("--datadir={}", data.display()))
            .args(&user)
            .output()
            .unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        let child = Command::new(server)
            .args(["--no-defaults", "--skip-networking", "--skip-log-bin", "--innodb-buffer-pool-size=16M"])
            .args(["--character-set-server=utf8mb4", "--innodb-flush-log-at-trx-commit=0"])
            .arg(format!("--datadir={}", data.display()))
            .arg(format!("--tmpdir={}", temporary.display()))
            .arg(format!("--socket={}", folder.path().join("s").display()))
            .arg(format!("--pid-file={}", folder.path().join("pid").display()))
            .args(&user)
            .stdout(Stdio::null())
            .stderr(fs::File::create(folder.path().join("log")).unwrap())
            .spawn()
            .unwrap();
        let server = Server { child, folder };
        // The client waits until the server answers.
        let ping = Command::new(program("mariadb-admin")?)
            .args(["--no-defaults", "--wait=60", "--connect-timeout=60", "ping"])
            .arg(format!("--socket={}", server.folder.path().join("s").display()))
            .output()
            .unwrap();
        let log = fs::read_to_string(server.folder.path().join("log")).unwrap();
        assert!(ping.status.success(), "{log}");
        Some(server)
    }

    /// Runs a script. Returns what the client prints.
    fn run(&self, script: &str, layout: &[&str]) -> String {
        let (printed, said) = self.tried(script, layout);
        assert!(said.is_empty(), "{said}");
        printed
    }

    /// Runs a script. Returns what the client prints, and the errors of statements that the server refused.
    fn tried(&self, script: &str, layout: &[&str]) -> (String, String) {
        let mut child = Command::new(program("mariadb").unwrap())
            .args(["--no-defaults", "--default-character-set=utf8mb4"])
            .arg(format!("--socket={}", self.folder.path().join("s").display()))
            .args(layout)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let output = std::thread::scope(|scope| {
            scope.spawn(move || stdin.write_all(script.as_bytes()));
            child.wait_with_output().unwrap()
        });
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        (String::from_utf8(output.stdout).unwrap(), said)
    }

    /// Reads the privilege tables: for each account, the privileges on each object.
    fn privileges(&self) -> BTreeMap<Grantee, Granted> {
        let mut all: BTreeMap<Grantee, Granted> = BTreeMap::new();
        let mut take = |fields: &[String], place: Place, words: &mut dyn Iterator<Item = String>| {
            let account = Grantee { name: fields[1].clone(), host: fields[0].clone() };
            let granted = all.entry(account).or_default();
            let known = presets::all(mysql(), &place.scope);
            granted.extend(words.filter(|word| known.contains(word)).map(|word| (place.clone(), word)));
        };
        let flags = |names: &[(&str, &str)], table: &str, first: &str| {
            let columns: Vec<String> = names.iter().map(|(column, _)| format!("{column}_priv")).collect();
            let query = format!("SELECT {first}, {} FROM mysql.{table};", columns.join(", "));
            rows(&self.run(&query, &["-N"]))
        };
        for row in flags(GLOBAL, "user", "HEX(Host), HEX(User)") {
            let words = GLOBAL.iter().zip(&row[2..]).filter(|(_, flag)| *flag == "Y");
            take(&plain(&row, 2), Place::global(), &mut words.map(|((_, word), _)| (*word).to_owned()));
        }
        let in_database: Vec<(&str, &str)> =
            GLOBAL.iter().filter(|(name, _)| !["Show_db", "Process"].contains(name)).copied().collect();
        for row in flags(&in_database, "db", "HEX(Host), HEX(User), HEX(Db)") {
            let fields = plain(&row, 3);
            let words = in_database.iter().zip(&row[3..]).filter(|(_, flag)| *flag == "Y");
            let words = words.map(|((_, word), _)| (*word).to_owned());
            take(&fields, Place::database(matched(&fields[2])), &mut words.into_iter());
        }
        let query = "SELECT HEX(Host), HEX(User), HEX(Db), HEX(Table_name), Table_priv FROM mysql.tables_priv;";
        for row in rows(&self.run(query, &["-N"])) {
            let fields = plain(&row, 4);
            take(&fields, Place::table(&fields[2], &fields[3]), &mut row[4].split(',').map(str::to_uppercase));
        }
        let query = "SELECT HEX(Host), HEX(User), HEX(Db), HEX(Table_name), HEX(Column_name), Column_priv FROM mysql.columns_priv;";
        for row in rows(&self.run(query, &["-N"])) {
            let fields = plain(&row, 5);
            let place = Place::column(&fields[2], &fields[3], &fields[4]);
            take(&fields, place, &mut row[5].split(',').map(str::to_uppercase));
        }
        all
    }
}

type Granted = BTreeSet<(Place, String)>;

/// The columns of `mysql.user` and the privileges that they mean.
const GLOBAL: &[(&str, &str)] = &[
    ("Select", "SELECT"),
    ("Insert", "INSERT"),
    ("Update", "UPDATE"),
    ("Delete", "DELETE"),
    ("Create", "CREATE"),
    ("Drop", "DROP"),
    ("Process", "PROCESS"),
    ("References", "REFERENCES"),
    ("Index", "INDEX"),
    ("Alter", "ALTER"),
    ("Show_db", "SHOW DATABASES"),
    ("Create_tmp_table", "CREATE TEMPORARY TABLES"),
    ("Lock_tables", "LOCK TABLES"),
    ("Execute", "EXECUTE"),
    ("Create_view", "CREATE VIEW"),
    ("Show_view", "SHOW VIEW"),
    ("Create_routine", "CREATE ROUTINE"),
    ("Alter_routine", "ALTER ROUTINE"),
    ("Event", "EVENT"),
    ("Trigger", "TRIGGER"),
];

fn mysql() -> &'static Product {
    Catalog::built_in().product("Mysql").unwrap()
}

fn rows(text: &str) -> Vec<Vec<String>> {
    text.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

/// Decodes the first fields of a row from hexadecimal digits.
fn plain(row: &[String], count: usize) -> Vec<String> {
    let byte = |digits: &[u8]| u8::from_str_radix(std::str::from_utf8(digits).unwrap(), 16).unwrap();
    row[..count].iter().map(|hex| String::from_utf8(hex.as_bytes().chunks(2).map(byte).collect()).unwrap()).collect()
}

/// Returns the only database that a pattern of `mysql.db` matches.
fn matched(pattern: &str) -> String {
    let mut letters = pattern.chars();
    let mut name = String::new();
    while let Some(letter) = letters.next() {
        name.push(if letter == '\\' { letters.next().unwrap() } else { letter });
    }
    name
}

fn granted(units: &[Unit]) -> Granted {
    units.iter().flat_map(|unit| unit.privileges.iter().map(|word| (unit.place.clone(), word.clone()))).collect()
}

/// Random numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides as u64).unwrap()
    }

    fn of<'a, T: ?Sized>(&mut self, items: &[&'a T]) -> &'a T {
        items[self.roll(items.len())]
    }

    fn some(&mut self, words: &[String]) -> Vec<String> {
        let chosen: Vec<String> = words.iter().filter(|_| self.roll(3) == 0).cloned().collect();
        if chosen.is_empty() { vec![words[self.roll(words.len())].clone()] } else { chosen }
    }
}

/// Names that the parser may get wrong.
const NAMES: &[&str] = &[
    "orders",
    "my_db",
    "a%b",
    "back\\slash",
    "we`ird",
    "a b",
    "订单",
    "dot.ted",
    "semi;colon",
    "qu'ote",
    "dq\"x",
    "bar|x",
    "x -- y",
    "/*x*/",
    "GRANT ALL ON *.* TO x",
    "tail\\",
    "a\\b_c",
    "x: y",
    "<b>&amp;",
    "#hash",
    "end*/",
    "ａｂｃ",
    "é",
    "(p)",
    "a,b",
    "to",
    "--",
    "C:\\dir",
    "Ω",
    "a@b",
];

fn quoted(name: &str) -> String {
    format!("`{}`", name.replace('`', "``"))
}

/// Returns the pattern that matches only this name.
fn pattern(name: &str) -> String {
    quoted(&name.replace('\\', "\\\\").replace('_', "\\_").replace('%', "\\%"))
}

/// Writes one statement in a form that a script may have.
fn written(statement: &str, dice: &mut Dice) -> String {
    match dice.roll(12) {
        0 => format!("# mysql> GRANT ALL ON *.* TO root@localhost;\n{statement};\n"),
        1 => format!("{statement} /* GRANT DROP ON x.* TO y; */;\n"),
        2 => format!("{statement}; -- was => GRANT ALL ON *.* TO root@localhost\n"),
        3 => format!("DELIMITER $$\n{statement}$$\nDELIMITER ;\n"),
        4 => format!("/*!40101 {statement} */;\n"),
        5 => format!("{statement}\\g\n"),
        6 => format!("/*!99999 GRANT ALL ON *.* TO root@localhost */;\n{statement};\n"),
        7 | 8 if !statement.starts_with("GRANT ") => format!("{statement};\n"),
        7 => format!("{};\n", statement.replacen(" ON ", "\n\tON\r\n", 1)),
        8 => format!("{};\n", statement.replacen("GRANT ", "grant /* x */ ", 1)),
        9 => format!("SET @x = 'GRANT ALL ON *.* TO x'; {statement};\n"),
        10 => format!("--> not this\n{statement};\n"),
        _ => format!("{statement};\n"),
    }
}

/// Returns statements for one account: grants at every level, and some that take a part of them away.
fn statements(account: &str, dice: &mut Dice) -> Vec<String> {
    let mut all = Vec::new();
    for _ in 0..=dice.roll(4) {
        let database = dice.of(NAMES);
        let table = dice.of(&NAMES[..6]);
        let (place, object) = match dice.roll(5) {
            0 => (Place::global(), "*.*".to_owned()),
            1 | 2 => (Place::database(database), format!("{}.*", pattern(database))),
            _ => (Place::table(database, table), format!("{}.{}", quoted(database), quoted(table))),
        };
        let possible = presets::all(mysql(), &place.scope);
        let mut words = dice.some(&possible);
        if place.scope == Place::table("a", "b").scope && dice.roll(2) == 0 {
            let columns: Vec<String> = ["c", "d_e", "订"].iter().map(|name| quoted(name)).collect();
            words = vec![format!("SELECT ({})", columns.join(", ")), format!("UPDATE ({})", columns[dice.roll(3)])];
        }
        let is_all = dice.roll(6) == 0;
        let list = if is_all { "ALL PRIVILEGES".to_owned() } else { words.join(", ") };
        all.push(format!("GRANT {list} ON {object} TO {account}"));
        if dice.roll(4) == 0 {
            let gone = if is_all { possible[dice.roll(possible.len())].clone() } else { words[0].clone() };
            all.push(format!("REVOKE {gone} ON {object} FROM {account}"));
        }
    }
    all
}

#[test]
fn a_server_and_dbcred_read_the_same() {
    let Some(server) = Server::start() else {
        writeln!(std::io::stderr(), "mariadbd is not installed: the reader was held against no server").unwrap();
        return;
    };
    let mut dice = Dice(0x5EED_1234_ABCD_0001);
    let mut setup = String::new();
    for database in NAMES {
        writeln!(setup, "CREATE DATABASE {};", quoted(database)).unwrap();
        for table in &NAMES[..6] {
            writeln!(
                setup,
                "CREATE TABLE {}.{} (c INT, d_e INT, `订` INT) ENGINE=MEMORY;",
                quoted(database),
                quoted(table)
            )
            .unwrap();
        }
    }
    let accounts: Vec<Grantee> = (0..300)
        .map(|at| Grantee {
            name: format!("{}{at}", dice.of(NAMES)),
            host: dice.of(&["%", "10.%", "localhost", "192.168.0.0/255.255.0.0", "db-1.example.com"]).to_owned(),
        })
        .collect();
    let name = |account: &Grantee| format!("{}@{}", quoted(&account.name), quoted(&account.host));
    let mut script = String::from(
        "CREATE DATABASE seed;\nDELIMITER //\nCREATE PROCEDURE seed.p()\nBEGIN\n  GRANT DROP ON seed.* TO root@localhost;\nEND//\nDELIMITER ;\n",
    );
    for account in &accounts {
        script.push_str(&written(&format!("CREATE USER {} IDENTIFIED BY 'GRANT'", name(account)), &mut dice));
        for statement in statements(&name(account), &mut dice) {
            script.push_str(&written(&statement, &mut dice));
        }
    }
    server.run(&setup, &[]);
    server.run(&script, &[]);
    let truth = server.privileges();

    // The script itself, read as it was run.
    let read_script = read::read(&script, Some(mysql()));
    let mut agreed = 0;
    for account in &accounts {
        let own = read_script.named(account).unwrap_or_else(|| account.clone());
        let reading = read_script.reading(Some(&own));
        let errors: Vec<_> = reading.open_errors().iter().map(|at| &reading.statements[*at]).collect();
        assert!(errors.is_empty(), "{account}: {errors:#?}");
        assert_eq!(granted(reading.units()), truth[account], "the script of {account}");
        agreed += 1;
    }
    assert_eq!(agreed, 300);

    // What the client prints: every account at once, and some alone.
    let layouts: &[&[&str]] = &[
        &[],
        &["-t"],
        &["-E"],
        &["-B"],
        &["-N"],
        &["-H"],
        &["-X"],
        &["-r"],
        &["-t", "-N"],
        &["-E", "-N"],
        &["-r", "-N"],
    ];
    for layout in layouts {
        let all: Vec<String> = accounts.iter().map(|account| format!("SHOW GRANTS FOR {};\n", name(account))).collect();
        let shown = read::read(&server.run(&all.concat(), layout), Some(mysql()));
        for account in &accounts {
            assert_same(&shown, account, &truth[account], layout);
        }
        for account in accounts.iter().step_by(25) {
            let text = server.run(&format!("SHOW GRANTS FOR {};\n", name(account)), layout);
            let shown = read::read(&text, Some(mysql()));
            assert_eq!(shown.only().as_ref(), Some(account), "{layout:?}\n{text}");
            assert_same(&shown, account, &truth[account], layout);
        }
    }

    // dbcred's own statements give a new account the same privileges.
    let mut again = String::new();
    for (at, account) in accounts.iter().enumerate() {
        let reading = read_script.reading(read_script.named(account).as_ref());
        writeln!(again, "CREATE USER new{at}@`10.%`;").unwrap();
        for statement in sql::statements(reading.units(), &[&format!("new{at}")], &["10.%"]) {
            writeln!(again, "{statement}").unwrap();
        }
    }
    server.run(&again, &[]);
    let made = server.privileges();
    for (at, account) in accounts.iter().enumerate() {
        let new = Grantee { name: format!("new{at}"), host: "10.%".to_owned() };
        assert_eq!(made[&new], truth[account], "{account} again");
    }
}

/// Checks that what a text shows of an account is what the server has.
fn assert_same(shown: &read::Script, account: &Grantee, truth: &Granted, layout: &[&str]) {
    let reading = shown.reading(Some(account));
    let read = granted(reading.units());
    let errors: Vec<_> = reading.open_errors().iter().map(|at| &reading.statements[*at]).collect();
    assert!(errors.is_empty(), "{layout:?} {account}: {errors:#?}");
    assert_eq!(&read, truth, "{layout:?} {account}");
}

/// Scripts that a person or tool may write, for the account `app@h`. A server accepts all of them.
const ODD: &[&str] = &[
    "SELECT 1;--GRANT DROP ON a.* TO app@h;\nGRANT SELECT ON b.* TO app@h;\n",
    "SELECT 1; --GRANT DROP ON a.* TO app@h;\nGRANT SELECT ON b.* TO app@h; -- GRANT DROP ON a.* TO app@h;\n",
    "DELIMITER abcdefghijklmnopqrst\nGRANT SELECT ON b.* TO app@h abcdefghijklmno\nDELIMITER ;\n",
    "DELIMITER go\nGRANT SELECT ON b.* TO app@h go\nGRANT INSERT ON b.* TO app@hgo\nDELIMITER ;\n",
    "/*!50600 GRANT INSERT ON e.* TO app@h */;\n/*!99999 GRANT DROP ON c.* TO app@h */;\n",
    "GRANT SELECT ON b./*x*/* TO app@h;\nGRANT INSERT ON c.*/*x*/ TO app@h;\nGRANT DROP ON $x.* TO app@h;\n",
    "GRANT SELECT ON b.* TO app@h; GRANT SELECT ON c.* TO app@h\\G\n",
    "GRANT SELECT, DROP ON b.* TO app@h;\nREVOKE ALL PRIVILEGES, GRANT OPTION FROM app@h;\nGRANT INSERT ON b.* TO app@h;\n",
    "GRANT SELECT ON `b`.* TO app@h;\nGRANT INSERT ON `B`.* TO app@h;\n",
    "GRANT SELECT ON a$$b.* TO app@h;\nGRANT SELECT, CREATE ON b.grant TO app@h;\nGRANT INSERT ON $$.* TO app@h;\n",
    "GRANT\u{b}SELECT\u{c}ON b.*\tTO app@h;\n",
    "GRANT SELECT ON b.* TO app@h --\n;\nGRANT INSERT ON `a``b`.`c#d` TO app@h;# ;\n",
    "EXECUTE IMMEDIATE 'SELECT 1';\nGRANT SELECT ON b.* TO app@h;\n",
    "BEGIN;\nGRANT SELECT ON b.* TO app@h;\nCOMMIT;\n",
    "GRANT SELECT ON b.* TO app@h IDENTIFIED BY 'it''s \\'; GRANT DROP ON a.* TO app@h; -- ';\n",
    "GRANT USAGE ON *.* TO app@h REQUIRE SSL WITH MAX_QUERIES_PER_HOUR 5;\nGRANT SELECT ON b.* TO app@h WITH GRANT OPTION;\n",
    "GRANT SELECT ON 2024db.* TO app@h;\nGRANT INSERT, CREATE ON b.2024 TO app@h;\nGRANT INSERT, CREATE ON group.order TO app@h;\n",
    "GRANT SELECT ON b.* TO app @h;\nGRANT INSERT ON 1e.* TO app@h;\n",
    "GRANT SELECT ON b.* TO app@h;\nDROP USER app@h;\nCREATE USER app@h;\nGRANT INSERT ON b.* TO app@h;\n",
    "SET sql_mode = 'ANSI_QUOTES';\nGRANT SELECT ON \"b\".* TO app@h;\n",
    "SET sql_mode = 'NO_BACKSLASH_ESCAPES';\nSELECT '\\';\nGRANT SELECT ON b.* TO app@h; SELECT '; GRANT DROP ON c.* TO app@h;';\n",
    "SELECT '\\'; GRANT DROP ON c.* TO app@h; ';\nGRANT SELECT ON b.* TO app@h;\n",
    "SELECT \"'\"; GRANT SELECT ON b.* TO app@h; SELECT \"'\";\n",
    "CREATE ROLE r;\nGRANT DROP ON a.* TO r;\nGRANT r TO app@h;\nREVOKE r FROM app@h;\nDROP ROLE r;\nGRANT SELECT ON b.* TO app@h;\n",
    "START TRANSACTION; GRANT SELECT ON b.* TO app@h; ROLLBACK;\n",
    "CREATE OR REPLACE TABLE odd.l (event INT, begin INT);\nGRANT SELECT, DROP ON b.* TO app@h; REVOKE DROP ON b.* FROM app@h;\n",
    "USE odd;\nDELIMITER $$\nCREATE OR REPLACE DEFINER = 'root'@'localhost' PROCEDURE p(begin INT)\nBEGIN SELECT begin; GRANT DROP ON a.* TO app@h; END$$\nDELIMITER ;\nGRANT SELECT ON b.* TO app@h;\n",
    "SET sql_mode = CONCAT(@@sql_mode, ',NO_BACKSLASH_ESCAPES');\nSELECT '\\';\nGRANT SELECT ON b.* TO app@h; SELECT '; GRANT DROP ON c.* TO app@h;';\n",
    "SET autocommit = 1, sql_mode = 1048580;\nSELECT '\\';\nGRANT SELECT ON \"b\".* TO app@h; SELECT '; GRANT DROP ON c.* TO app@h;';\n",
    "SET sql_mode = (SELECT REPLACE(@@sql_mode, 'STRICT_TRANS_TABLES', ''));\nSELECT '\\''; GRANT SELECT ON b.* TO app@h; SELECT '\\'';\n",
    "SET @@global.sql_mode = @@global.sql_mode, @sql_mode = 'NO_BACKSLASH_ESCAPES';\nSELECT '\\''; GRANT SELECT ON b.* TO app@h; SELECT '\\'';\n",
    "SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_BACKSLASH_ESCAPES';\nSELECT '\\';SET SQL_MODE=@OLD_SQL_MODE;\nSELECT '\\''; GRANT SELECT ON b.* TO app@h; SELECT '\\'';\n",
    "SET @m = 'NO_BACKSLASH_ESCAPES'; SET sql_mode = IFNULL(@n, @m);\nSELECT '\\'; GRANT SELECT ON b.* TO app@h; SELECT '; GRANT DROP ON c.* TO app@h;';\n",
    "USE mysql;\nconnect odd\nGRANT SELECT ON * TO app@h;\n",
    "USE mysql;\n\\r odd\nGRANT SELECT ON * TO app@h;\n",
    "USE mysql;\n\\uodd\nGRANT SELECT ON * TO app@h;\nGRANT INSERT ON t TO app@h;\n",
    "USE mysql;\nuse odd\nGRANT SELECT ON * TO app@h;\n",
    "USE mysql;\nEXECUTE IMMEDIATE 'USE odd';\nGRANT SELECT ON * TO app@h;\n",
    "USE mysql;\nSET @x = CONCAT('USE ', 'odd'); PREPARE s FROM @x; EXECUTE s;\nGRANT SELECT ON * TO app@h;\n",
    "CREATE OR REPLACE ROLE r;\nGRANT r TO app@h;\nGRANT DROP ON a.* TO r;\nCREATE OR REPLACE ROLE r;\nGRANT DROP ON a.* TO r;\nGRANT SELECT ON b.* TO app@h;\n",
    "GRANT SELECT ON b.* TO app@h--;\nGRANT INSERT ON b.* TO app@h;\n",
];

/// Scripts of which a server refuses something. The error is reported together with what is read.
const REFUSED: &[&str] = &[
    "GRANT\u{a0}SELECT ON b.* TO app@h;\n",
    "GRANT SELECT ON 'b'.* TO app@h;\n",
    "GRANT SELECT ON 2024.* TO app@h;\n",
    "GRANT SELECT ON 1e5.* TO app@h;\n",
    "GRANT SELECT ON a.*, b.* TO app@h;\n",
    "GRANT SELECT ON my-db.* TO app@h;\n",
    "GRANT SELECT ON b.* TO app@10.%;\n",
    "GRANT ALL (c) ON b.c TO app@h;\n",
    "GRANT ALL, SELECT ON b.* TO app@h;\n",
    "GRANT SELECT, , INSERT ON b.* TO app@h;\n",
    "GRANT SELECT ON b.* TO app@ h;\n",
    "GRANT SELECT ON b.* TO app@h,;\n",
    "GRANT SELECT ON b.* TO app();\n",
    "GRANT SELECT ON b.* TO `current_user`();\n",
    "GRANT SELECT ON b.* TO current_user(1);\n",
    "GRANT SELECT ON DATABASE b TO app@h;\n",
    "GRANT SELECT ON order.* TO app@h;\n",
    "GRANT SELECT ON group .t TO app@h;\n",
    "GRANT SELECT (order) ON b.c TO app@h;\n",
    "GRANT SELECT ON `b`.2024 TO app@h;\n",
    "GRANT SELECT ON 1e5x.* TO app@h;\n",
    "\u{200b}GRANT SELECT ON b.* TO app@h;\n",
    "SELECT 1;\n\u{feff}GRANT SELECT ON b.* TO app@h;\n",
    "GRANT SELECT\u{3000}ON b.* TO app@h;\n",
    "GRANT SELECT ON b.* TO app@'h'\u{a0};\n",
];

#[test]
fn odd_scripts_are_read_as_a_server_reads_them() {
    let Some(server) = Server::start() else {
        writeln!(std::io::stderr(), "mariadbd is not installed: the reader was held against no server").unwrap();
        return;
    };
    let app = Grantee { name: "app".to_owned(), host: "h".to_owned() };
    let tables =
        "CREATE DATABASE `a``b`; CREATE TABLE `a``b`.`c#d` (c INT); CREATE DATABASE odd; CREATE TABLE odd.t (c INT);\n";
    server.run(tables, &[]);
    for script in ODD {
        server.run(&format!("CREATE USER app@h;\n{script}"), &[]);
        let truth = server.privileges().remove(&app).unwrap_or_default();
        let reading = read::read(script, Some(mysql())).reading(Some(&app));
        assert!(reading.open_errors().is_empty(), "{script}\n{:#?}", reading.statements);
        assert_eq!(granted(reading.units()), truth, "{script}");
        server.run("DROP USER app@h;\n", &[]);
    }
    // What the client prints of a script that it echoes is read as the script itself.
    let script = "CREATE USER app@h;\nGRANT SELECT ON\n odd.* TO app@h; SELECT 'x'; GRANT INSERT ON odd.t TO app@h;\n";
    for layout in [&["-v", "-t"][..], &["-vvv"], &["-v", "-v", "-t"]] {
        let shown = server.run(script, layout);
        let truth = server.privileges().remove(&app).unwrap_or_default();
        let reading = read::read(&shown, Some(mysql())).reading(Some(&app));
        assert!(reading.open_errors().is_empty(), "{shown}\n{:#?}", reading.statements);
        assert_eq!(granted(reading.units()), truth, "{shown}");
        server.run("DROP USER app@h;\n", &[]);
    }
    for script in REFUSED {
        let (_, said) = server.tried(script, &[]);
        assert!(said.contains("ERROR 1064"), "{script} {said}");
        let reading = read::read(script, Some(mysql())).reading(None);
        let is_told = |statement: &read::Statement| {
            statement.is_error() || statement.notes.iter().any(|note| note.weight >= read::Weight::Caution)
        };
        assert!(reading.statements.iter().all(is_told), "{script}\n{:#?}", reading.statements);
    }
}
