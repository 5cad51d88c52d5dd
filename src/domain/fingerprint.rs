//! FNV-1a of 64 bits: a number of a text that is the same on every machine and in every version. It keeps nobody out.

/// The number of no bytes.
pub const EMPTY: u64 = 0xcbf2_9ce4_8422_2325;

/// The number of the bytes so far and those that follow.
#[must_use]
pub fn with(fingerprint: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(fingerprint, |number, byte| (number ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The number of a text.
#[must_use]
pub fn of(text: &str) -> u64 {
    with(EMPTY, text.as_bytes())
}
