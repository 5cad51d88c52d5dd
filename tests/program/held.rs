//! A file that cannot be opened for as long as a test wants.

use std::{
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};

/// A file that blocks whoever opens it, like one on a network file system that does not answer: another process has a
/// lease on it.
pub(crate) struct Held(Child);

impl Held {
    pub(crate) fn file(path: &Path) -> Held {
        // 1024 is F_SETLEASE and 1 is F_WRLCK. The kernel announces an opener with SIGIO, which is ignored. It gives no lease
        // while a process that another test has started at that moment still has the files of this one.
        const LEASE: &str = "$SIG{IO} = 'IGNORE'; $| = 1; open(F, '+<', $ARGV[0]) or die;
            until (fcntl(F, 1024, 1)) { $tries++ < 1000 or die $!; select(undef, undef, undef, 0.01) }
            print qq(held\\n); <STDIN>";
        let mut child = Command::new("perl")
            .args(["-e", LEASE])
            .arg(path)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        assert_eq!(line, "held\n");
        Held(child)
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}
