//! What users do, against the sandbox over real HTTP.

mod creating;
mod editing;
mod frames;
mod user;
