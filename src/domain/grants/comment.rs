//! Comments of a script: whether a server executes their content, and where they end.

use super::lexer::SqlSyntax;

/// Which servers execute the content of a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Execution {
    /// All of them.
    Always,
    /// Some of them, depending on version or product.
    Sometimes,
    /// None of them.
    Never,
}

/// Last version number of MySQL 5.6. Up to here `MariaDB` executes the same version comments; it ignores 50700 to
/// 99999.
const LAST_COMMON: u32 = 50_699;
/// Greater than every MySQL version that exists (9.5 is 90500) or will exist soon.
const LAST_MYSQL: u32 = 98_999;
/// Greater than every `MariaDB` version that exists (12.1 is 120100).
const LAST_MARIADB: u32 = 139_999;

/// Returns which servers execute the comment at the beginning of a text, and the length of its opening in bytes, with
/// the version.
pub(super) fn execution(rest: &str, manner: SqlSyntax) -> (Execution, usize) {
    let (is_mariadb_only, body) = match (rest.strip_prefix("/*!"), rest.strip_prefix("/*M!")) {
        (Some(body), _) => (false, body),
        (_, Some(body)) => (true, body),
        _ => return (Execution::Never, 2),
    };
    if manner == SqlSyntax::Postgres {
        return (Execution::Never, 2);
    }
    let digits = body.bytes().take(6).take_while(u8::is_ascii_digit).count();
    // A version has five or six digits; with fewer digits the comment has no version.
    let (version, length) = if digits >= 5 { (body[..digits].parse::<u32>().ok(), digits) } else { (None, 0) };
    let opening = rest.len() - body.len() + length;
    let run = match (version, is_mariadb_only) {
        (Some(version), _) if version > LAST_MARIADB || (LAST_MYSQL + 1..100_000).contains(&version) => {
            Execution::Never
        }
        (None | Some(0..=LAST_COMMON), false) => Execution::Always,
        _ => Execution::Sometimes,
    };
    (run, opening)
}

/// Returns the length of a comment that is not executed, in bytes; `None` if it is not closed. In MySQL, a comment that
/// is skipped because of its version may contain plain comments; in PostgreSQL, comments nest to any depth.
pub(super) fn skipped(rest: &str, opening: usize, manner: SqlSyntax) -> Option<usize> {
    let deepest = match manner {
        SqlSyntax::Postgres => usize::MAX,
        _ if opening > 2 => 2,
        _ => 1,
    };
    let bytes = rest.as_bytes();
    let (mut at, mut depth) = (opening, 1);
    while at + 1 < bytes.len() {
        match &bytes[at..at + 2] {
            b"*/" => {
                depth -= 1;
                at += 2;
                if depth == 0 {
                    return Some(at);
                }
            }
            b"/*" if depth < deepest => {
                depth += 1;
                at += 2;
            }
            _ => at += 1,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_a_comment_decides_which_servers_execute_it() {
        let run = |text, manner| execution(text, manner).0;
        for (text, executed) in [
            ("/* x */", Execution::Never),
            ("/*+ x */", Execution::Never),
            ("/*! x */", Execution::Always),
            ("/*!40101 x */", Execution::Always),
            ("/*!50699 x */", Execution::Always),
            ("/*!50700 x */", Execution::Sometimes),
            ("/*!80013 x */", Execution::Sometimes),
            ("/*!100100 x */", Execution::Sometimes),
            ("/*!99999 x */", Execution::Never),
            ("/*!100000 x */", Execution::Sometimes),
            (&format!("/*!{LAST_MYSQL} x */"), Execution::Sometimes),
            (&format!("/*!{} x */", LAST_MYSQL + 1), Execution::Never),
            (&format!("/*M!{LAST_MARIADB} x */"), Execution::Sometimes),
            (&format!("/*M!{} x */", LAST_MARIADB + 1), Execution::Never),
            ("/*M! x */", Execution::Sometimes),
            ("/*M!100005 x */", Execution::Sometimes),
            ("/*M!110400 x */", Execution::Sometimes),
            ("/*M!999999\\- x */", Execution::Never),
        ] {
            assert_eq!(run(text, SqlSyntax::Script), executed, "{text}");
            assert_eq!(run(text, SqlSyntax::Postgres), Execution::Never, "{text}");
        }
    }

    #[test]
    fn the_end_of_a_comment_is_found_as_by_the_server() {
        let length = |text| skipped(text, execution(text, SqlSyntax::Script).1, SqlSyntax::Script);
        assert_eq!(length("/* a /* b */ c"), Some(12));
        assert_eq!(length("/*!99999 a /* b */ c */ d"), Some(23));
        assert_eq!(length("/* a"), None);
        assert_eq!(skipped("/* a /* b */ c */", 2, SqlSyntax::Postgres), Some(17));
    }
}
