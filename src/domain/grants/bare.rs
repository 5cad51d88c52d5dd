//! Names that a server accepts without quotes.

use std::{collections::HashMap, sync::OnceLock};

use super::{
    cursor::Name,
    dialect::Dialect,
    entry::clip,
    lexer::SqlSyntax,
    object::Object,
    read::{Note, Weight},
    sql,
};
use crate::domain::rule::Message;

/// Whether a server accepts a name in the way it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Taken {
    Everywhere,
    /// Only some servers or SQL modes accept it: some reserve the word, or its double quotes mark a name in one mode
    /// only.
    Sometimes,
    /// No server accepts it: it is a number, a reserved word or a string, or contains other characters.
    Nowhere,
}

/// Returns how a server takes the object's name at index `at`.
fn object_name(object: &Object, at: usize, dialect: Dialect<'_>) -> Taken {
    let name = &object.names[at];
    let before = at.checked_sub(1).map(|before| &object.names[before]);
    if dialect.manner() == SqlSyntax::Postgres {
        // The session may add the database before the names that were written; then the first written name counts as
        // the first.
        let is_first = before.is_none_or(|before| !object.span.contains(&before.span.start));
        return in_postgres(name, is_first);
    }
    // MySQL reads what directly follows or precedes a dot as a name, even a reserved word.
    let is_adjacent = |one: &Name, next: &Name| one.span.end + 1 == next.span.start;
    let before = before.filter(|before| is_adjacent(before, name));
    let is_before =
        object.names.get(at + 1).is_some_and(|next| next.is_bare && !next.is_star() && is_adjacent(name, next));
    in_mysql(name, before, is_before)
}

/// Returns how a server takes the name of a column.
fn column_name(name: &Name, dialect: Dialect<'_>) -> Taken {
    if dialect.manner() == SqlSyntax::Postgres { in_postgres(name, true) } else { in_mysql(name, None, false) }
}

/// Returns the message for the first name that no server accepts. A name that only some servers accept gets a note.
pub(super) fn object_flaw(object: &Object, dialect: Dialect<'_>, notes: &mut Vec<Note>) -> Option<Message> {
    for (at, name) in object.names.iter().enumerate() {
        match object_name(object, at, dialect) {
            Taken::Everywhere => {}
            Taken::Nowhere => return Some(needs_quotes(name, dialect)),
            Taken::Sometimes => {
                let id = if name.is_bare { "grant-some-reserve" } else { "grant-text-quotes" };
                if !notes.iter().any(|note| note.message.id == id) {
                    let message = Message::new(id).with("name", clip(&name.text));
                    notes.push(Note { weight: Weight::Caution, message });
                }
            }
        }
    }
    None
}

/// Returns the message for the first column name that no server accepts.
pub(super) fn column_flaw(columns: &[Name], dialect: Dialect<'_>) -> Option<Message> {
    let refused = columns.iter().find(|name| column_name(name, dialect) == Taken::Nowhere)?;
    Some(needs_quotes(refused, dialect))
}

/// Returns the message for a name that needs quotes.
fn needs_quotes(name: &Name, dialect: Dialect<'_>) -> Message {
    if let Some(message) = template(&name.text) {
        return message;
    }
    Message::new("grant-unquoted").with("name", clip(&name.text)).with("fix", clip(&quoted(name, dialect)))
}

/// Writes a name with quotes that every server accepts.
fn quoted(name: &Name, dialect: Dialect<'_>) -> String {
    if dialect.manner() == SqlSyntax::Postgres {
        format!("\"{}\"", name.text.replace('"', "\"\""))
    } else {
        sql::quoted(&name.text)
    }
}

fn in_mysql(name: &Name, before: Option<&Name>, is_before_dot: bool) -> Taken {
    static WORDS: OnceLock<HashMap<&str, Taken>> = OnceLock::new();
    match name.quote {
        Some('"') => return Taken::Sometimes,
        Some('\'') => return Taken::Nowhere,
        _ => {}
    }
    if !name.is_bare || name.is_star() {
        return Taken::Everywhere;
    }
    let is_letter = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '$') || !letter.is_ascii();
    if !name.text.chars().all(is_letter) || (is_number(&name.text) && !before.is_some_and(|before| before.is_bare)) {
        return Taken::Nowhere;
    }
    if before.is_some() || is_before_dot {
        return Taken::Everywhere;
    }
    let words = WORDS.get_or_init(|| {
        let by = |words: &'static str, taken| words.split_whitespace().map(move |word| (word, taken));
        by(MYSQL, Taken::Nowhere).chain(by(MYSQL_SOMETIMES_RESERVED, Taken::Sometimes)).collect()
    });
    reserved(words, name)
}

/// Looks a name up in a table of reserved words. A long name is not looked up, because none of the words is long and a
/// paste may contain a long name many times.
fn reserved(words: &HashMap<&str, Taken>, name: &Name) -> Taken {
    const LONGEST: usize = 40;
    let is_short = name.text.len() <= LONGEST;
    let taken = is_short.then(|| words.get(name.text.to_ascii_lowercase().as_str())).flatten();
    taken.copied().unwrap_or(Taken::Everywhere)
}

fn in_postgres(name: &Name, is_first: bool) -> Taken {
    static WORDS: OnceLock<HashMap<&str, Taken>> = OnceLock::new();
    if name.quote == Some('\'') {
        return Taken::Nowhere;
    }
    if !name.is_bare || name.is_star() {
        return Taken::Everywhere;
    }
    let is_letter = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '$') || !letter.is_ascii();
    let is_name = name.text.chars().all(is_letter)
        && !name.text.starts_with(|first: char| first.is_ascii_digit() || first == '$');
    if !is_name {
        return Taken::Nowhere;
    }
    if !is_first {
        return Taken::Everywhere;
    }
    reserved(WORDS.get_or_init(|| POSTGRES.split_whitespace().map(|word| (word, Taken::Nowhere)).collect()), name)
}

/// Returns whether MySQL reads a text as a number or begins to: `2024`, `1e5`, `1e5x`, `0x1F`, `0b01`; but `2024db` is
/// a name.
fn is_number(text: &str) -> bool {
    let all = |part: &str, is: fn(&u8) -> bool| !part.is_empty() && part.as_bytes().iter().all(is);
    let behind = text.trim_start_matches(|digit: char| digit.is_ascii_digit());
    let is_power =
        behind.strip_prefix(['e', 'E']).is_some_and(|rest| rest.starts_with(|first: char| first.is_ascii_digit()));
    behind.len() < text.len()
        && (behind.is_empty()
            || is_power
            || text.strip_prefix("0x").is_some_and(|rest| all(rest, u8::is_ascii_hexdigit))
            || text.strip_prefix("0b").is_some_and(|rest| all(rest, |digit| matches!(digit, b'0' | b'1'))))
}

/// Words that MySQL from 5.7 on and `MariaDB` all reserve.
const MYSQL: &str = "accessible add all alter analyze and as asc asensitive before between bigint binary blob both by \
    call cascade case change char character check collate column condition constraint continue convert create cross \
    current_date current_time current_timestamp current_user cursor databases day_hour day_microsecond day_minute \
    day_second dec decimal declare default delayed delete desc describe deterministic distinct distinctrow div double \
    drop dual each else elseif enclosed escaped exists exit explain false fetch float float4 float8 for force foreign \
    from fulltext grant group having high_priority hour_microsecond hour_minute hour_second if ignore in index infile \
    inner inout insensitive insert int int1 int2 int3 int4 int8 integer interval into is iterate join key keys kill \
    leading leave left like limit linear lines load localtime localtimestamp lock long longblob longtext loop \
    low_priority master_ssl_verify_server_cert match maxvalue mediumblob mediumint mediumtext middleint \
    minute_microsecond minute_second mod modifies natural not no_write_to_binlog null numeric on optimize optionally or \
    order out outer outfile partition precision primary procedure purge range read reads read_write real references \
    regexp release rename repeat replace require resignal restrict return revoke right rlike schemas \
    second_microsecond select sensitive separator set show signal smallint spatial specific sql sqlexception sqlstate \
    sqlwarning sql_big_result sql_calc_found_rows sql_small_result ssl starting straight_join table terminated then \
    tinyblob tinyint tinytext to trailing trigger true undo union unique unlock unsigned update usage use using \
    utc_date utc_time utc_timestamp values varbinary varchar varcharacter varying when where while with write xor \
    year_month zerofill";

/// Words that only some of these servers reserve.
const MYSQL_SOMETIMES_RESERVED: &str = "cube cume_dist current_role database delete_domain_id dense_rank do_domain_ids empty except \
    first_value function generated get grouping groups ignore_domain_ids intersect io_after_gtids io_before_gtids \
    json_table lag last_value lateral lead master_bind nth_value ntile of offset optimizer_costs option over \
    page_checksum parse_vcol_expr percent_rank portion rank recursive ref_system_id returning row row_number rows schema \
    stats_auto_recalc stats_persistent stats_sample_pages stored system virtual window";

/// Words that PostgreSQL does not accept as the name of a table or schema.
const POSTGRES: &str = "all analyse analyze and any array as asc asymmetric authorization binary both case cast check \
    collate collation column concurrently constraint create cross current_catalog current_date current_role \
    current_schema current_time current_timestamp current_user default deferrable desc distinct do else end except \
    false fetch for foreign freeze from full grant group having ilike in initially inner intersect into is isnull join \
    lateral leading left like limit localtime localtimestamp natural not notnull null offset on only or order outer \
    overlaps placing primary references returning right select session_user similar some symmetric table tablesample \
    then to trailing true union unique user using variadic verbose when where window with";

/// Returns a message if a name is a placeholder of a template, such as `${schema}` or `{{ db }}`.
pub(super) fn template(name: &str) -> Option<Message> {
    let is_variable = name.contains("${") || name.starts_with("{{");
    is_variable.then(|| Message::new("grant-template").with("name", clip(name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_number_accepts_what_mysql_reads_as_a_number() {
        for text in ["2024", "1e5", "1e5x", "0x1F", "0b01"] {
            assert!(is_number(text), "{text}");
        }
        for text in ["2024db", "1e", "0xzz", "0x", "e5", "_1", "0b2", "订1"] {
            assert!(!is_number(text), "{text}");
        }
    }
}
