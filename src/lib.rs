//! dbcred creates a rotating database credential in Tencent Cloud Secrets Manager (`CreateProductSecret`).
//!
//! # The map
//!
//! A pure core in a thin shell: `App::update(now, Event) -> Vec<Effect>` is the whole wizard. A face turns keys into
//! events and draws the state after them; the runtime turns effects into tasks and what they find into events again.
//! Everything goes over one channel to one thread, so that a session is the list of its events.
//!
//! ```text
//! floor 4   faces     terminal · headless                  how it shows and asks
//! floor 3   ui        runtime        sandbox               drawing · doing · pretending
//! floor 2             cloud          store                 what waits and fails
//! ────────────────────────────────────────────────────────  nothing below waits, fails, or reads a clock
//! floor 1   app       import export  wire sign  cli        the wizard, its other spellings, the bytes
//! floor 0   domain    catalog        text                  what is asked for, and the words
//! ```
//!
//! Imports go down, never up or round; `tests/engine/architecture.rs` holds the table and reads the `use` lines.
//!
//! | module | why it exists |
//! |---|---|
//! | `catalog` | products with their levels and privileges, and error codes, as tables |
//! | `domain` | what a user asks for: `Draft` (what was typed) → `check` → `Request` (what is meant) or issues; one row a field in `FIELDS`; the privilege model and its SQL; date words; what a submission is |
//! | `text` | words by key and language, from `assets/text/*.ftl`; what may be printed |
//! | `sign` | TC3-HMAC-SHA256 in three visible steps, each with golden files in `tests/engine/signing` |
//! | `wire` | requests and answers that client and sandbox agree on, one `Action` a call |
//! | `import` | a text → a draft, with the place of every value: draft TOML, the API's JSON, `--set`, grants |
//! | `export` | a request as exact bytes, JSON, query form, headers and SQL; a draft as TOML |
//! | `cli` | the command line, declared once |
//! | `app` | the wizard: events, effects, and its parts (session, first screen, form, privilege editor, look-ups, preview, submission, overlays), each with the commands that are live in it; `BINDINGS` is the one key table |
//! | `store` | drafts and the journal of submissions: written whole or not at all, for the user alone |
//! | `cloud` | keys (found, held, never shown), the client, look-ups, and the create: sent once, followed, or looked for |
//! | `ui` | `&App` → a frame: a file for each kind of body, colours by role |
//! | `runtime` | effects → tasks → events: delays, replaced look-ups, tickets, signals |
//! | `sandbox` | a stand-in of the cloud on loopback: real HTTP, real signatures, rules of its own, trouble on demand |
//! | `faces` | picks a face; the full screen; the commands for scripts |
//!
//! # What always holds
//!
//! - Nothing below `cloud` waits, reads the clock, or touches a file; the time is an argument.
//! - `domain` does not know that a terminal, a network or a language exists. Issues and messages are data; a face turns
//!   them into words.
//! - `ui` has no `&mut App`, and writes nothing back. What a click is on is drawn anew from the present state, never looked
//!   up in an older frame, and `App` makes commands of it: those of the keys, and none that sends, leaves or deletes.
//! - Only `domain::request::check` makes a `Request`, nobody can change one, and only a `Request` can be submitted: its
//!   members are private.
//! - A create is written to the journal before its first byte leaves, and is never sent again on its own once a byte
//!   may have left.
//! - A secret is in no `Debug`, log, draft, journal, frame, export, panic message or command line.
//! - What the service says is data: control characters never reach the terminal.
//! - The sandbox listens on loopback only, never calls out, and never uses `domain`: one bug must not bless another.
//! - A look-up is a question derived from the draft; its answer counts only with the current ticket, and a field can
//!   always be typed without it.
//! - The draft is never refused: whatever was typed is kept, saved, undone and gone back from; only sending needs a
//!   valid one.
//! - What neither `main` nor a test outside of the crate uses is `pub(crate)`, so that rustc finds what is not used.
//! - Every key that footer, help, menu and docs/keys.md show is a row of `app::bindings::BINDINGS`, or of what
//!   `config.toml` made of it. It is live where the table of the part with the focus (`app::keys::Actions`) has its
//!   command, and the part carries out what that table says.
//!
//! # Imports that need a reason
//!
//! - `text` imports `domain`: it words `domain::rule::Message`. The domain knows no words.
//! - `app` imports `text`: the report of a submission, and what is copied or written to a file, is in the user's
//!   language.
//! - `ui` imports `export` and `sign`: the preview shows the statements and the hash of the bytes that will be sent.
//! - `runtime` imports `import` to open files, `export` for the body that is signed for the preview, and `text` for the
//!   language of the service's messages.
//! - `cli` imports `export`: the formats of `--as` are those of `export::FORMATS`.
//! - `store` imports `sign` and `domain`: an entry of the journal holds an `Outcome` and the hash of the body.
//!
//! More: `docs/design.md` (three walks through the code), `docs/api.md` (facts of the service), `docs/glossary.md`.

pub mod app;
pub mod catalog;
pub mod cli;
pub mod cloud;
pub mod domain;
pub mod export;
pub mod faces;
pub mod import;
pub mod runtime;
pub mod sandbox;
pub mod sign;
pub mod store;
pub mod text;
pub mod ui;
pub mod wire;
