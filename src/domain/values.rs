//! The texts that the API takes, as types whose existence is the proof that they are right.
