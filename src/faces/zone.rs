//! Finds the time zone of this machine. `jiff` searches the whole zone database for it, which takes longer than a
//! frame.

use std::{fs, path::Path, sync::OnceLock};

use jiff::tz::TimeZone;

/// Where Unix systems keep their time zone.
const FILE: &str = "/etc/localtime";

/// Returns the time zone of this machine. A zone that `TZ` names is looked up by name.
pub(super) fn local() -> TimeZone {
    static ZONE: OnceLock<TimeZone> = OnceLock::new();
    ZONE.get_or_init(|| match std::env::var_os("TZ") {
        // `jiff` would block on a pipe, and read a device to its end. UTC is used, as for any other invalid zone.
        Some(named) if names_special_file(&named.to_string_lossy()) => TimeZone::UTC,
        _ => of_file().unwrap_or_else(TimeZone::system),
    })
    .clone()
}

/// Whether a value of `TZ` is the path of something other than a plain file.
fn names_special_file(named: &str) -> bool {
    let path = Path::new(named.strip_prefix(':').unwrap_or(named));
    path.is_absolute() && fs::metadata(path).is_ok_and(|metadata| !metadata.is_file())
}

fn of_file() -> Option<TimeZone> {
    if std::env::var_os("TZ").is_some() {
        return None;
    }
    let bytes = fs::read(FILE).ok()?;
    // The file is usually a link to a file whose path contains the zone's name.
    let target = fs::canonicalize(FILE).ok()?;
    TimeZone::tzif(name(&target)?, &bytes).ok()
}

fn name(target: &Path) -> Option<&str> {
    target.to_str()?.split_once("/zoneinfo/").map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_zone_is_the_end_of_its_path() {
        assert_eq!(name(Path::new("/usr/share/zoneinfo/Asia/Shanghai")), Some("Asia/Shanghai"));
        assert_eq!(name(Path::new("/etc/localtime")), None);
    }

    #[test]
    fn the_zone_read_from_the_file_equals_the_systems() {
        let at = jiff::Timestamp::from_second(1_795_500_000).unwrap();
        assert_eq!(local().to_offset(at), TimeZone::system().to_offset(at));
    }
}
