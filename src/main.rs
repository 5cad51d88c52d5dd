//! Picks a face by the command line.

fn main() {}
