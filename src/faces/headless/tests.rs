//! Checks every standing in every place: the review, the last lines, the exit code, the key `s` and the commands all
//! follow one table.

use jiff::{Timestamp, tz::TimeZone};

use super::ending::{Asked, ending};
use crate::{
    app::{
        App, Effect, Event, RuntimeTask,
        keys::Chord,
        overlay::Overlay,
        start::{KeyState, KeyView, Launch, Profile},
    },
    domain::{
        attempt::Attempt,
        facts::{LookUpError, SecretFact},
        rule::Message,
        standing::{NextSend, STANDINGS, Standing},
        submission::{Difference, Doubt, NotSent, Outcome, Receipt, Refusal},
        verification::Verification,
    },
    import,
    text::{Language, Words},
};

const ORDERS: &str = concat!("region = \"ap-guangzhou\"\n", include_str!("../../../tests/orders.toml"));

fn now() -> Timestamp {
    "2026-11-24T14:06:11Z".parse().unwrap()
}

/// Every outcome of an attempt, and the two states without one (`None`).
fn outcomes() -> Vec<(Standing, Option<Outcome>, Option<Receipt>)> {
    let receipt = || Receipt { name: "prod-orders-rw".into(), flow: 43415, ..Receipt::default() };
    let differs = || vec![Difference { what: "GRANT".into(), asked: "SELECT".into(), found: String::new() }];
    let read = || Verification { secret: Some(SecretFact::default()), ..Verification::default() };
    let created = |verification: Verification| Outcome::Created {
        receipt: Some(receipt()),
        verification: Box::new(verification),
    };
    let doubt = || Doubt::TimedOut { seconds: 20 };
    let ended = [
        (
            Standing::AlreadyCreated,
            Outcome::AlreadyCreated { receipt: Some(receipt()), sent: now(), verification: Box::new(read()) },
        ),
        (Standing::Created, created(read())),
        (Standing::NotSent, Outcome::NotSent(NotSent::NoKey)),
        (Standing::Refused, Outcome::Refused(Refusal { code: "LimitExceeded".into(), ..Refusal::default() })),
        (Standing::NotCreated, Outcome::NotCreated { doubt: doubt(), looks: 3 }),
        (Standing::Theirs, Outcome::Theirs { doubt: doubt(), secret: Box::default(), differences: differs() }),
        (Standing::InUse, Outcome::InUse { sent: now(), differences: differs() }),
        (Standing::CreatedUnread, created(Verification::not_read(LookUpError::NoKey))),
        (Standing::Gone, Outcome::Gone { receipt: Some(receipt()) }),
        (Standing::TagsFailed, Outcome::CreatedTagsFailed { receipt: receipt(), verification: Box::new(read()) }),
        (Standing::CreatedDiffers, created(Verification { differences: differs(), ..read() })),
        (
            Standing::TaskFailed,
            Outcome::TaskFailed { receipt: Some(receipt()), says: "no".into(), verification: Box::new(read()) },
        ),
    ];
    let mut all: Vec<_> = ended.into_iter().map(|(standing, outcome)| (standing, Some(outcome), None)).collect();
    all.push((Standing::Accepted, None, Some(receipt())));
    all.push((Standing::Unknown, None, None));
    all
}

/// Returns a wizard at the review of a draft whose name has this earlier attempt.
fn wizard(outcome: Option<Outcome>, receipt: Option<Receipt>) -> App {
    let zone = TimeZone::UTC;
    let (mut app, _) = App::open(Launch::default(), Language::En, zone, now());
    let view = KeyView {
        short_id: "AKID".into(),
        source: Message::new("credential-source-environment"),
        expires: None,
        warnings: Vec::new(),
    };
    app.update(now(), Event::KeySearched(KeyState::Found(view), Profile::default()));
    let draft = import::read(ORDERS.as_bytes(), "orders.toml").unwrap().draft;
    let effects = app.update(now(), Event::Opened(Box::new(draft), Some("orders".into()), Vec::new()));
    let key = effects.into_iter().find_map(|effect| match effect {
        Effect::Runtime(RuntimeTask::FindAttempts(key)) => Some(key),
        _ => None,
    });
    let key = key.expect("the journal is asked about the name");
    let body = crate::export::exact(app.form.request().expect("the draft is valid"));
    let attempt = Attempt {
        id: "one".into(),
        name: key.name.clone(),
        endpoint: key.endpoint.clone(),
        region: key.region.clone(),
        account: String::new(),
        key_id: String::new(),
        sent: now(),
        accepted: None,
        ended: outcome.as_ref().map(|_| now()),
        sha256: crate::sign::sha256_hex(&body),
        body: String::from_utf8(body).unwrap(),
        receipt,
        outcome,
    };
    app.update(now(), Event::AttemptsFound(key, vec![attempt]));
    app
}

#[test]
fn every_place_agrees_with_the_table_of_standings() {
    let words = Words::new(Language::En);
    for (standing, outcome, receipt) in outcomes() {
        let row = standing.spec();
        let mut app = wizard(outcome.clone(), receipt.clone());
        assert_eq!(app.situation().standing, standing);
        let sentence = app.standing_text(&words, "…");
        assert!(sentence.contains("prod-orders-rw"), "{standing:?}: {sentence}");
        let farewell = app.farewell().unwrap();
        assert!(farewell.starts_with(&sentence), "{standing:?}: {farewell}");
        assert_eq!(app.exit_code(), row.exit, "{standing:?}");
        if let Some(next) = row.next.filter(|_| row.next_send != NextSend::OtherName) {
            let verb = if next == "standing-next-status" { "status" } else { "resume" };
            assert!(farewell.contains(&format!("dbcred {verb} prod-orders-rw")), "{standing:?}: {farewell}");
        }
        // The key `s` on the review.
        let effects = app.update(now(), Event::Key(Chord::char('s')));
        let asks = matches!(app.overlays.top(), Some(Overlay::Confirm(_)));
        let settles = effects.iter().any(|effect| matches!(effect, Effect::Runtime(RuntimeTask::Settle(..))));
        let expected = (row.next_send == NextSend::Ask, row.next_send == NextSend::Settle);
        assert_eq!((asks, settles), expected, "{standing:?}");
        assert!(
            !effects.iter().any(|effect| matches!(effect, Effect::Runtime(RuntimeTask::Submit(..)))),
            "{standing:?}"
        );
        if let Some(Overlay::Confirm(confirm)) = app.overlays.top() {
            assert_eq!(confirm.notes()[0].message.id, "confirm-earlier", "{standing:?}: the dialog names the attempt");
        }
        // The commands.
        let known = outcome.unwrap_or(match receipt {
            Some(receipt) => Outcome::Working { receipt: Some(receipt), trouble: None },
            None => Outcome::Unknown { doubt: Doubt::Interrupted, trouble: None },
        });
        let moment = Some(now());
        let asked = Asked { name: "prod-orders-rw".into(), begun: moment, ended: moment, ..Asked::default() };
        let told = ending(&known, &asked, &words);
        assert_eq!((told.word, told.code), (row.outcome, row.exit), "{standing:?}");
        let clock = |text: &str| text.replace("14:06:11", "").replace("2026-11-24 ", "");
        assert_eq!(clock(&told.lines[0]), clock(&sentence), "{standing:?}");
    }
}

#[test]
fn no_standing_is_left_out() {
    let tried: Vec<Standing> = outcomes().into_iter().map(|(standing, ..)| standing).collect();
    for row in STANDINGS {
        let is_under_way = matches!(row.standing, Standing::Untried | Standing::Retrying | Standing::Sending);
        assert!(is_under_way || tried.contains(&row.standing), "{:?}", row.standing);
        for language in [Language::En, Language::Zh] {
            let words = Words::new(language);
            assert!(words.has(row.sentence) && row.next.is_none_or(|next| words.has(next)), "{:?}", row.standing);
        }
    }
}
