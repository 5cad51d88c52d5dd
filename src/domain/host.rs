//! Entries of `Domains` (docs/api.md R5): recognises the documented forms, guesses what other texts mean, and suggests
//! the nearest documented form.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::values::half_width;

/// An entry of `Domains`, by its form (docs/api.md R5).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Host {
    /// `%`
    Anywhere,
    /// One IPv4 address.
    Address,
    /// The first numbers of an IPv4 address and `.%`.
    Range {
        /// Number of addresses in the range.
        addresses: u64,
    },
    /// A form that no source documents.
    Undocumented {
        /// What it looks like.
        form: HostForm,
        /// The same hosts in a documented form; `None` if there is no such form.
        nearest: Option<String>,
    },
}

/// An undocumented form of a host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HostForm {
    /// An IPv4 address with a mask or its length, such as `/24`.
    Mask,
    /// IPv6, with or without a mask.
    V6,
    /// An address with a number greater than 255.
    Octet(u32),
    /// An address with a number in hexadecimal.
    Hexadecimal,
    /// An address with a number that begins with 0, which some programs read as octal.
    LeadingZero,
    /// A range: two addresses with a dash between them.
    Span,
    /// A host name.
    Name,
    /// Anything else.
    Other,
}

impl Host {
    /// Reads one entry of `Domains`, which must not be empty.
    #[must_use]
    pub(crate) fn read(text: &str) -> Host {
        documented(text).unwrap_or_else(|| {
            let (form, nearest) = undocumented(text);
            Host::Undocumented { form, nearest }
        })
    }
}

/// Returns the hosts of a text that lists several, each in a documented form and without duplicates; empty if the text
/// is anything else.
#[must_use]
pub(crate) fn several_hosts(text: &str) -> Vec<String> {
    let is_gap = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '，' | '、' | '；' | '|');
    let parts: Vec<&str> = text.split(is_gap).filter(|part| !part.is_empty()).collect();
    if parts.len() < 2 {
        return Vec::new();
    }
    let form = |part: &str| match Host::read(part) {
        Host::Undocumented { nearest, .. } => nearest,
        _ => Some(part.to_owned()),
    };
    let hosts: Option<Vec<String>> = parts.into_iter().map(form).collect();
    let mut hosts = hosts.unwrap_or_default();
    let mut seen = std::collections::HashSet::new();
    hosts.retain(|host| seen.insert(host.clone()));
    hosts
}

fn documented(text: &str) -> Option<Host> {
    if text == "%" {
        return Some(Host::Anywhere);
    }
    if text.parse::<Ipv4Addr>().is_ok() {
        return Some(Host::Address);
    }
    let begin = text.strip_suffix(".%")?;
    let octets = begin.split('.').map(octet).collect::<Option<Vec<u8>>>()?;
    let free = 4_u32.checked_sub(u32::try_from(octets.len()).ok()?).filter(|free| *free > 0)?;
    Some(Host::Range { addresses: 256_u64.pow(free) })
}

fn octet(text: &str) -> Option<u8> {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    if is_plain { text.parse().ok() } else { None }
}

fn undocumented(text: &str) -> (HostForm, Option<String>) {
    let bare: String = text.chars().map(half_width).filter(|c| !matches!(c, '\'' | '"' | '`')).collect();
    let bare = bare.rsplit('@').next().unwrap_or_default().trim();
    let right = |text: String| documented(&text).map(|_| text);
    if let Some(nearest) = right(bare.to_owned()) {
        return (HostForm::Other, Some(nearest));
    }
    let parts: Vec<&str> = bare.split('.').collect();
    let is_digits = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_zero_led = |part: &&str| is_digits(part) && part.len() > 1 && part.starts_with('0');
    if (2..=4).contains(&parts.len())
        && parts.iter().any(is_zero_led)
        && parts.iter().all(|part| is_digits(part) || matches!(*part, "%" | "*"))
    {
        // After the zeros a single digit up to 7 means the same in octal and in decimal; anything else is ambiguous.
        let plain = |part: &&str| match part.trim_start_matches('0') {
            "" => Some("0".to_owned()),
            rest if is_zero_led(part) && rest.len() > 1 => None,
            "8" | "9" if is_zero_led(part) => None,
            "*" => Some("%".to_owned()),
            rest => Some(rest.to_owned()),
        };
        let plain: Option<Vec<String>> = parts.iter().map(plain).collect();
        return (HostForm::LeadingZero, plain.and_then(|parts| right(parts.join("."))));
    }
    let is_hexadecimal = |part: &&str| {
        part.get(..2).is_some_and(|begin| begin.eq_ignore_ascii_case("0x"))
            && part.len() > 2
            && part[2..].bytes().all(|byte| byte.is_ascii_hexdigit())
    };
    if parts.len() <= 4 && parts.iter().any(is_hexadecimal) {
        let octet = |part: &&str| {
            if is_hexadecimal(part) { u8::from_str_radix(&part[2..], 16).ok() } else { octet(part) }
        };
        let octets: Option<Vec<String>> = parts.iter().map(|part| octet(part).map(|octet| octet.to_string())).collect();
        return (HostForm::Hexadecimal, octets.and_then(|octets| right(octets.join("."))));
    }
    if let Some((from, to)) = bare.split_once(['-', '–', '~'])
        && let (Ok(from), Ok(to)) = (from.trim().parse::<Ipv4Addr>(), last_of_span(from.trim(), to.trim()))
    {
        return (HostForm::Span, whole_span(from, to));
    }
    if bare.contains(['*', '%']) {
        let mut text = bare.replace('*', "%");
        while let Some(shorter) = text.strip_suffix(".%.%") {
            text = format!("{shorter}.%");
        }
        return (HostForm::Other, right(if text == "%.%" { "%".to_owned() } else { text }));
    }
    if let Some((address, mask)) = bare.split_once('/') {
        if let Ok(address) = address.trim().parse::<Ipv4Addr>() {
            return (HostForm::Mask, mask_bits(mask.trim()).and_then(|bits| whole_octets(address, bits)));
        }
        if address.parse::<Ipv6Addr>().is_ok() {
            return (HostForm::V6, None);
        }
    }
    if bare.trim_matches(['[', ']']).parse::<Ipv6Addr>().is_ok() {
        return (HostForm::V6, None);
    }
    if let Some((address, port)) = bare.split_once(':')
        && port.parse::<u16>().is_ok()
        && address.parse::<Ipv4Addr>().is_ok()
    {
        return (HostForm::Other, Some(address.to_owned()));
    }
    if parts.iter().all(is_digits) {
        let large = parts.iter().filter_map(|part| part.parse().ok()).find(|number| *number > 255);
        let nearest = if (2..4).contains(&parts.len()) { right(format!("{bare}.%")) } else { None };
        return (large.map_or(HostForm::Other, HostForm::Octet), nearest);
    }
    let is_label = |part: &&str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
    };
    (if parts.iter().all(is_label) { HostForm::Name } else { HostForm::Other }, right(format!("{bare}%")))
}

/// Reads the end of a range: a whole address, or only its last number as in `10.0.0.1-9`.
fn last_of_span(from: &str, to: &str) -> Result<Ipv4Addr, std::net::AddrParseError> {
    let begin = from.rsplit_once('.').map_or("", |(begin, _)| begin);
    to.parse().or_else(|_| format!("{begin}.{to}").parse())
}

/// Returns the documented form of a range of addresses if it is exactly one; else `None`.
fn whole_span(from: Ipv4Addr, to: Ipv4Addr) -> Option<String> {
    let (low, high) = (u32::from(from), u32::from(to));
    [32, 24, 16, 8].into_iter().find_map(|bits| {
        let free = u32::MAX.checked_shr(bits).unwrap_or(0);
        (low & free == 0 && high == low | free).then(|| whole_octets(from, bits))?
    })
}

fn mask_bits(mask: &str) -> Option<u32> {
    if let Ok(bits) = mask.parse() {
        return Some(bits).filter(|bits| *bits <= 32);
    }
    let mask = u32::from(mask.parse::<Ipv4Addr>().ok()?);
    (mask.leading_ones() + mask.trailing_zeros() == 32 || mask == 0).then(|| mask.leading_ones())
}

fn whole_octets(address: Ipv4Addr, bits: u32) -> Option<String> {
    let [a, b, c, _] = address.octets();
    match bits {
        0 => Some("%".to_owned()),
        8 => Some(format!("{a}.%")),
        16 => Some(format!("{a}.{b}.%")),
        24 => Some(format!("{a}.{b}.{c}.%")),
        32 => Some(address.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_told_apart_by_form() {
        assert_eq!(Host::read("%"), Host::Anywhere);
        assert_eq!(Host::read("10.0.1.15"), Host::Address);
        assert_eq!(Host::read("10.0.1.%"), Host::Range { addresses: 256 });
        assert_eq!(Host::read("10.%"), Host::Range { addresses: 1 << 24 });
        for (text, form, nearest) in [
            ("10.0.3.0/24", HostForm::Mask, Some("10.0.3.%")),
            ("10.0.3.0/255.255.0.0", HostForm::Mask, Some("10.0.%")),
            ("10.0.3.0/25", HostForm::Mask, None),
            ("10.0.3.7/32", HostForm::Mask, Some("10.0.3.7")),
            ("10.0.3.7/33", HostForm::Mask, None),
            ("0.0.0.0/0", HostForm::Mask, Some("%")),
            ("0.0.0.0/0.0.0.0", HostForm::Mask, Some("%")),
            ("10.0.3.0/255.0.255.0", HostForm::Mask, None),
            ("10.0.3.0/8", HostForm::Mask, Some("10.%")),
            ("fe80::1", HostForm::V6, None),
            ("2001:db8::/32", HostForm::V6, None),
            ("[::1]", HostForm::V6, None),
            ("10.0.300.1", HostForm::Octet(300), None),
            ("10.0", HostForm::Other, Some("10.0.%")),
            ("10.0.1.", HostForm::Other, Some("10.0.1.%")),
            ("10.0.1.*", HostForm::Other, Some("10.0.1.%")),
            ("*", HostForm::Other, Some("%")),
            ("10.0.%.%", HostForm::Other, Some("10.0.%")),
            ("10.0.1.1%", HostForm::Other, None),
            (" 10.0.1.5", HostForm::Other, Some("10.0.1.5")),
            ("'app'@'10.0.1.%'", HostForm::Other, Some("10.0.1.%")),
            ("１０.0.0.1", HostForm::Other, Some("10.0.0.1")),
            ("10.0.1.5:3306", HostForm::Other, Some("10.0.1.5")),
            ("010.0.0.1", HostForm::LeadingZero, None),
            ("10.01.%", HostForm::LeadingZero, Some("10.1.%")),
            ("10.00.0.09", HostForm::LeadingZero, None),
            ("10.00.0.1", HostForm::LeadingZero, Some("10.0.0.1")),
            ("10.01.8.9", HostForm::LeadingZero, Some("10.1.8.9")),
            ("0x0a.0.0.1", HostForm::Hexadecimal, Some("10.0.0.1")),
            ("0x0a000001", HostForm::Hexadecimal, None),
            ("10.0.0.1-10.0.0.9", HostForm::Span, None),
            ("10.0.0.1-9", HostForm::Span, None),
            ("10.0.0.0-10.0.0.255", HostForm::Span, Some("10.0.0.%")),
            ("10.0.0.0 - 10.0.255.255", HostForm::Span, Some("10.0.%")),
            ("'%'", HostForm::Other, Some("%")),
            ("10.0.0.0.%", HostForm::Other, None),
            ("0x.0.0.1", HostForm::Name, None),
            ("10.0.255.0.1", HostForm::Other, None),
            ("10.0.256.0.1", HostForm::Octet(256), None),
            ("localhost", HostForm::Name, None),
            ("db-1.corp.internal", HostForm::Name, None),
            ("a b", HostForm::Other, None),
            ("/", HostForm::Other, None),
        ] {
            let nearest = nearest.map(str::to_owned);
            assert_eq!(Host::read(text), Host::Undocumented { form, nearest }, "{text}");
        }
    }

    #[test]
    fn several_hosts_in_one_text_are_parted() {
        for (text, hosts) in [
            ("10.0.0.1,10.0.0.2", &["10.0.0.1", "10.0.0.2"][..]),
            ("10.0.0.1 10.0.1.%", &["10.0.0.1", "10.0.1.%"]),
            ("10.0.0.1；'10.0.1.%'，10.0.0.1", &["10.0.0.1", "10.0.1.%"]),
            ("10.0.0.1", &[]),
            ("10.0.0.1, db-1", &[]),
            (", ,", &[]),
        ] {
            assert_eq!(several_hosts(text), hosts, "{text}");
        }
    }
}
