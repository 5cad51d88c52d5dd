//! 64-bit FNV-1a: a hash that is the same on every machine and in every version. It is not cryptographic: anybody can
//! find a second text with the same hash.

/// Hash of no bytes.
const EMPTY: u64 = 0xcbf2_9ce4_8422_2325;

/// Adds bytes to a hash.
#[must_use]
pub(crate) fn with(fingerprint: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(fingerprint, |number, byte| (number ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Returns the hash of a text.
#[must_use]
pub(crate) fn of(text: &str) -> u64 {
    with(EMPTY, text.as_bytes())
}
