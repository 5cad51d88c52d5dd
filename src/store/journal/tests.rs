//! Sends, settles, lists and prunes with a journal.

use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

use super::*;
use crate::{
    domain::{
        endpoint::Site,
        submission::{Doubt, Receipt, Refusal, Step},
    },
    sign,
};

fn now() -> Timestamp {
    "2026-11-24T14:06:11Z".parse().unwrap()
}

fn key(account: &str) -> SubmissionKey {
    SubmissionKey {
        endpoint: "https://ssm.tencentcloudapi.com".into(),
        region: "ap-guangzhou".into(),
        account: account.into(),
        name: "prod-orders-rw".into(),
    }
}

fn accepted(flow: i64) -> Step {
    Step::Accepted(Receipt { flow, name: "prod-orders-rw".into(), ..Receipt::default() })
}

#[test]
fn an_intent_is_found_until_it_has_an_end() {
    let place = tempfile::tempdir().unwrap();
    let journal = Journal::at(place.path().join("journal"));
    let claim = journal.claim(&key("1")).unwrap();
    let mut entry = claim.begin(Intent { body: "{\"a\":\"支付\"}".into(), ..Intent::default() }, now()).unwrap();
    assert_eq!(entry.attempt.len(), "20261124T140611Z-00000000".len(), "eight digits");
    assert_eq!(claim.earlier().unwrap().unsettled.as_ref(), Some(&entry));
    assert_eq!(journal.survey(now()).unwrap().unsettled().next().unwrap().doubt(), Doubt::Interrupted);
    entry.note(accepted(43415), now());
    finish(&claim, &mut entry, &Outcome::Working { receipt: None, trouble: None }, now());
    assert!(claim.earlier().unwrap().unsettled.is_some(), "a task that still runs has no end");
    finish(&claim, &mut entry, &Outcome::Refused(Refusal::default()), now());
    assert_eq!(claim.earlier().unwrap().unsettled, None);
    let survey = journal.survey(now()).unwrap();
    assert_eq!(survey.unsettled().count(), 0);
    assert_eq!(survey.find_flow(43415)[0].receipt().unwrap().flow, 43415);
    assert_eq!(survey.find("prod-orders-rw").len(), 1);
    assert!(survey.find("another").is_empty());
}

#[test]
fn a_key_has_one_claim_at_a_time() {
    let place = tempfile::tempdir().unwrap();
    let journal = Journal::at(place.path().join("journal"));
    let first = journal.claim(&key("1")).unwrap();
    assert_eq!(journal.claim(&key("")).unwrap_err(), ClaimError::Locked);
    let other = SubmissionKey { name: "prod-orders-ro".into(), ..key("1") };
    let _other = journal.claim(&other).unwrap();
    drop(first);
    journal.claim(&key("")).unwrap();
}

#[test]
fn a_lock_leaves_no_file_and_that_of_a_killed_program_is_swept() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("journal");
    let journal = Journal::at(folder.clone());
    drop(journal.claim(&key("1")).unwrap());
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
    let (old, new) = (folder.join("a-1.lock"), folder.join("b-1.lock"));
    for path in [&old, &new] {
        fs::write(path, "").unwrap();
    }
    let long_ago = std::time::SystemTime::now() - super::super::ABANDONED_AGE * 2;
    open_lock(&old).unwrap().set_modified(long_ago).unwrap();
    let held = open_lock(&old).unwrap();
    held.try_lock().unwrap();
    journal.survey(now()).unwrap();
    assert!(old.exists(), "somebody is at it");
    drop(held);
    journal.survey(now()).unwrap();
    assert_eq!((old.exists(), new.exists()), (false, true));
}

#[test]
fn many_at_once_never_share_a_key() {
    let place = tempfile::tempdir().unwrap();
    let journal = Journal::at(place.path().join("journal"));
    let (inside, rounds) = (AtomicUsize::new(0), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for _ in 0..200 {
                    let Ok(claim) = journal.claim(&key("1")) else { continue };
                    assert_eq!(inside.fetch_add(1, SeqCst), 0, "two claims of one key");
                    rounds.fetch_add(1, SeqCst);
                    inside.fetch_sub(1, SeqCst);
                    drop(claim);
                }
            });
        }
    });
    assert!(rounds.into_inner() > 0);
}

#[test]
fn a_damaged_file_of_a_key_is_looked_for_once_before_anything_is_sent() {
    let place = tempfile::tempdir().unwrap();
    let journal = Journal::at(place.path().join("journal"));
    let claim = journal.claim(&key("1")).unwrap();
    let file = begun(&claim, now());
    fs::write(place.path().join("journal").join(file), "{\"version\":1,").unwrap();
    let damaged = claim.damaged(now()).unwrap();
    assert_eq!(damaged.len(), 1);
    assert_eq!(claim.earlier().unwrap().unsettled, None);
    claim.begin_recovered(&damaged[0], Intent::default()).unwrap();
    assert_eq!(claim.earlier().unwrap().unsettled.unwrap().started, damaged[0].started);
    assert_eq!(claim.damaged(now()).unwrap(), []);
    let other = journal.claim(&SubmissionKey { name: "prod-orders".into(), ..key("1") }).unwrap();
    assert_eq!(other.damaged(now()).unwrap(), []);
}

#[test]
fn a_damaged_file_is_looked_for_with_the_key_of_every_account() {
    let place = tempfile::tempdir().unwrap();
    let journal = Journal::at(place.path().join("journal"));
    let mine = journal.claim(&key("1")).unwrap();
    let file = begun(&mine, now());
    fs::write(place.path().join("journal").join(file), "{\"version\":1,").unwrap();
    drop(mine);
    // What the file said of its account is lost, and a look in one account says nothing about another one.
    for account in ["2", "1", ""] {
        let claim = journal.claim(&key(account)).unwrap();
        let [damaged] = &claim.damaged(now()).unwrap()[..] else { panic!("{account:?}") };
        claim.begin_recovered(damaged, Intent::default()).unwrap();
        assert_eq!(claim.damaged(now()).unwrap(), [], "{account:?}");
    }
}

#[test]
fn an_open_attempt_is_found_whatever_else_is_listed_with_it() {
    let place = tempfile::tempdir().unwrap();
    let journal = Journal::at(place.path().join("journal"));
    let claim = journal.claim(&key("1")).unwrap();
    // Files are listed in no order, so that one of many stands before the open one.
    for second in 1..=16 {
        let file = begun(&claim, later(second));
        let newer = "{\"version\":99,\"end\":{}}";
        fs::write(place.path().join("journal").join(file), newer).unwrap();
    }
    begun(&claim, now());
    assert_eq!(claim.earlier().unwrap().unsettled.unwrap().started, now());
}

#[test]
fn a_damaged_file_that_another_process_sets_aside_meanwhile_is_found_under_its_new_name() {
    for _ in 0..300 {
        let place = tempfile::tempdir().unwrap();
        let journal = Journal::at(place.path().join("journal"));
        let claim = journal.claim(&key("1")).unwrap();
        let file = begun(&claim, now());
        fs::write(place.path().join("journal").join(file), "{\"version\":1,").unwrap();
        let found = std::thread::scope(|scope| {
            let other = scope.spawn(|| journal.survey(now()).unwrap());
            let found = claim.damaged(now());
            other.join().unwrap();
            found
        });
        assert_eq!(found.unwrap().len(), 1);
    }
}

#[test]
fn a_directory_that_is_a_link_to_nothing_is_not_an_empty_journal() {
    let place = tempfile::tempdir().unwrap();
    let journal = Journal::at(place.path().join("journal"));
    let claim = journal.claim(&key("1")).unwrap();
    assert_eq!(claim.earlier().unwrap().history, []);
    std::os::unix::fs::symlink("/no/such/directory", place.path().join("journal/ended")).unwrap();
    assert!(journal.survey(now()).unwrap_err().path.ends_with("ended"));
    std::fs::remove_file(place.path().join("journal/ended")).unwrap();
    let ended = journal.ended_folder_of(&key("1").name);
    fs::create_dir_all(ended.parent().unwrap()).unwrap();
    std::os::unix::fs::symlink("/no/such/directory", &ended).unwrap();
    for error in [claim.earlier().unwrap_err(), claim.damaged(now()).unwrap_err()] {
        assert!(error.path.contains("ended"), "{error}");
    }
}

#[test]
fn a_damaged_file_is_kept_aside_and_told_once() {
    let place = tempfile::tempdir().unwrap();
    let journal = Journal::at(place.path().join("journal"));
    journal.claim(&key("1")).unwrap().begin(Intent::default(), now()).unwrap();
    let folder = place.path().join("journal");
    fs::write(folder.join("broken.json"), "{\"version\":1,\"att").unwrap();
    fs::write(folder.join("empty.json"), "").unwrap();
    fs::write(folder.join("newer.json"), "{\"version\":2}").unwrap();
    let survey = journal.survey(now()).unwrap();
    assert_eq!((survey.entries.len(), survey.damaged.len(), survey.newer.len()), (1, 2, 1));
    for damaged in &survey.damaged {
        assert!(folder.join(damaged.kept_as.as_ref().unwrap()).exists());
    }
    assert!(journal.survey(now()).unwrap().damaged.is_empty());
}

#[test]
fn a_receipt_is_not_hidden_by_a_later_refusal_of_the_same_name() {
    let place = tempfile::tempdir().unwrap();
    let journal = Journal::at(place.path().join("journal"));
    let claim = journal.claim(&key("1")).unwrap();
    let mut made = claim.begin(Intent::default(), now()).unwrap();
    made.note(accepted(7), now());
    let created = Outcome::Created { receipt: None, verification: Box::default() };
    finish(&claim, &mut made, &created, now());
    let later = now().checked_add(jiff::SignedDuration::from_secs(60)).unwrap();
    let mut refused = claim.begin(Intent::default(), later).unwrap();
    finish(&claim, &mut refused, &Outcome::Refused(Refusal::default()), later);
    let survey = journal.survey(later).unwrap();
    assert_eq!(survey.entries.len(), 2);
    assert_eq!(survey.find("prod-orders-rw")[0].end.as_ref().unwrap().outcome, created);
}

#[test]
fn a_folder_that_cannot_be_written_is_an_error_before_anything_is_sent() {
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("file");
    fs::write(&file, "").unwrap();
    let journal = Journal::at(file.join("journal"));
    assert!(matches!(journal.claim(&key("1")), Err(ClaimError::Store(_))));
}

#[test]
fn another_site_or_address_is_read_back_as_it_was() {
    let place = tempfile::tempdir().unwrap();
    let claim = Journal::at(place.path().to_owned())
        .claim(&SubmissionKey { endpoint: "http://127.0.0.1:8787".into(), ..SubmissionKey::default() })
        .unwrap();
    let entry = claim.begin(Intent { is_intl: true, ..Intent::default() }, now()).unwrap();
    let endpoint = entry.endpoint().unwrap();
    assert_eq!((endpoint.url("ssm").as_str(), endpoint.site()), ("http://127.0.0.1:8787", Site::Intl));
}

fn later(seconds: i64) -> Timestamp {
    now().checked_add(jiff::SignedDuration::from_secs(seconds)).unwrap()
}

/// Begins an entry and ends it. Returns its file name.
fn ended(claim: &Claim, intent: Intent, at: Timestamp, outcome: &Outcome) -> String {
    let mut entry = claim.begin(intent, at).unwrap();
    finish(claim, &mut entry, outcome, at);
    claim.file(&entry)
}

/// Ends an entry.
fn finish(claim: &Claim, entry: &mut Entry, outcome: &Outcome, at: Timestamp) {
    entry.finish(outcome, at);
    claim.write(entry).unwrap();
}

/// Begins an entry. Returns its file name.
fn begun(claim: &Claim, at: Timestamp) -> String {
    claim.file(&claim.begin(Intent::default(), at).unwrap())
}

fn not_created() -> Outcome {
    Outcome::NotCreated { doubt: Doubt::Interrupted, looks: 3 }
}

#[test]
fn the_moment_of_a_damaged_entry_is_the_one_in_its_name_whatever_was_done_to_the_file_since() {
    let place = tempfile::tempdir().unwrap();
    let journal = Journal::at(place.path().to_owned());
    let claim = journal.claim(&key("1")).unwrap();
    let file = begun(&claim, now());
    fs::write(place.path().join(file), "{").unwrap();
    let damaged = claim.damaged(later(7200)).unwrap();
    assert_eq!(damaged[0].started, now());
    claim.begin_recovered(&damaged[0], Intent::default()).unwrap();
    assert_eq!(claim.earlier().unwrap().unsettled.unwrap().started, now());
    // After the clock was set back, the moment in the name is in the future; `now` is used instead.
    let early = begun(&claim, later(60));
    fs::write(place.path().join(early), "").unwrap();
    assert_eq!(claim.damaged(now()).unwrap()[0].started, now());
}

#[test]
fn a_damaged_entry_that_cannot_be_moved_aside_or_tells_no_moment_stops_everything_and_is_named() {
    let place = tempfile::tempdir().unwrap();
    let journal = Journal::at(place.path().to_owned());
    let claim = journal.claim(&key("1")).unwrap();
    let file = begun(&claim, now());
    fs::write(place.path().join(&file), "{").unwrap();
    // A directory already has the new name.
    let aside = format!("{}.json.damaged-20261124T140611Z", file.trim_end_matches(".json"));
    fs::create_dir_all(place.path().join(&aside).join("full")).unwrap();
    let error = claim.damaged(now()).unwrap_err();
    assert!(error.path.ends_with(&file) && error.why.contains("cannot be moved aside"), "{error}");
    assert!(claim.earlier().unwrap_err().path.ends_with(&file), "who does not look for damage is stopped too");
    fs::remove_dir_all(place.path().join(&aside)).unwrap();
    assert_eq!(claim.damaged(now()).unwrap().len(), 1);
    let odd = format!("{}-by-hand.json", key("1").stem());
    fs::write(place.path().join(&odd), "{").unwrap();
    assert!(claim.damaged(now()).unwrap_err().why.contains("does not tell when"));
}

#[cfg(unix)]
#[test]
fn an_entry_that_is_not_a_plain_file_stops_everything_and_is_named() {
    let place = tempfile::tempdir().unwrap();
    let journal = Journal::at(place.path().to_owned());
    let claim = journal.claim(&key("1")).unwrap();
    let path = place.path().join(format!("{}-20261124T140611Z-00000001.json", key("1").stem()));
    let stops = |what: &str| {
        for error in [claim.damaged(now()).unwrap_err(), claim.earlier().unwrap_err()] {
            assert_eq!(error.path, path.display().to_string(), "{what}: {error}");
        }
        let survey = journal.survey(now()).unwrap();
        assert_eq!((survey.damaged.len(), survey.entries.len()), (1, 0), "{what}");
        assert_eq!(survey.damaged[0].kept_as, None, "{what}");
    };
    std::os::unix::fs::symlink(place.path().join("nothing"), &path).unwrap();
    stops("a link to nothing");
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    stops("a folder");
    fs::remove_dir(&path).unwrap();
    std::os::unix::net::UnixListener::bind(&path).unwrap();
    stops("a socket");
    fs::remove_file(&path).unwrap();
    std::os::unix::fs::symlink(&path, &path).unwrap();
    stops("a link to itself");
    fs::remove_file(&path).unwrap();
    assert_eq!((claim.damaged(now()).unwrap(), claim.earlier().unwrap().unsettled), (Vec::new(), None));
}

#[test]
fn an_open_attempt_of_a_newer_dbcred_stops_everything_and_an_ended_one_nothing() {
    let place = tempfile::tempdir().unwrap();
    let journal = Journal::at(place.path().to_owned());
    let claim = journal.claim(&key("1")).unwrap();
    let path = place.path().join(format!("{}-20261124T140611Z-00000001.json", key("1").stem()));
    for newer in ["{\"version\":2}", "{\"version\":2,\"end\":null}", "{\"version\":99,\"steps\":7}"] {
        fs::write(&path, newer).unwrap();
        for error in [claim.damaged(now()).unwrap_err(), claim.earlier().unwrap_err()] {
            assert!(error.why.contains("newer dbcred") && error.path == path.display().to_string(), "{error}");
        }
        assert_eq!(journal.survey(now()).unwrap().newer.len(), 1);
    }
    fs::write(&path, "{\"version\":2,\"end\":{}}").unwrap();
    assert_eq!((claim.damaged(now()).unwrap(), claim.earlier().unwrap().unsettled), (Vec::new(), None));
    let other = journal.claim(&SubmissionKey { region: "ap-beijing".into(), ..key("1") }).unwrap();
    fs::write(&path, "{\"version\":2}").unwrap();
    assert_eq!(other.earlier().unwrap().unsettled, None, "another key is not stopped");
}

#[test]
fn what_was_not_found_is_remembered_for_a_day_and_not_a_second_longer() {
    let place = tempfile::tempdir().unwrap();
    let journal = Journal::at(place.path().to_owned());
    let claim = journal.claim(&key("1")).unwrap();
    let of = |body: &str| Intent { body: body.into(), ..Intent::default() };
    let day = 24 * 60 * 60;
    ended(&claim, of("a"), now(), &not_created());
    ended(&claim, of("a"), later(60), &not_created());
    ended(&claim, of("b"), now(), &Outcome::Refused(Refusal::default()));
    let before = |claim: &Claim, body: &[u8], at| {
        not_found_before(&claim.earlier().unwrap().history, &sign::sha256_hex(body), at)
    };
    assert_eq!(before(&claim, b"a", later(61)), Some(now()), "the first of them");
    assert_eq!(before(&claim, b"a", later(day - 1)), Some(now()));
    assert_eq!(before(&claim, b"a", later(day)), Some(later(60)));
    assert_eq!(before(&claim, b"a", later(day + 59)), Some(later(60)));
    assert_eq!(before(&claim, b"a", later(day + 60)), None);
    assert_eq!(before(&claim, b"b", later(61)), None, "refused is an answer");
    assert_eq!(before(&claim, b"c", later(61)), None);
    drop(claim);
    let stranger = journal.claim(&key("2")).unwrap();
    assert_eq!(before(&stranger, b"a", later(61)), None, "another account");
}

#[test]
fn a_key_has_its_history_newest_first_and_nobody_elses() {
    let place = tempfile::tempdir().unwrap();
    let journal = Journal::at(place.path().to_owned());
    let others = [
        SubmissionKey { region: "ap-beijing".into(), ..key("1") },
        SubmissionKey { name: "prod-orders".into(), ..key("1") },
    ];
    for other in others {
        ended(&journal.claim(&other).unwrap(), Intent::default(), now(), &not_created());
    }
    ended(&journal.claim(&key("2")).unwrap(), Intent::default(), now(), &not_created());
    let claim = journal.claim(&key("1")).unwrap();
    ended(&claim, Intent::default(), later(1), &not_created());
    ended(&claim, Intent::default(), later(3), &not_created());
    claim.begin(Intent::default(), later(2)).unwrap();
    let started: Vec<Timestamp> = claim.earlier().unwrap().history.iter().map(|entry| entry.started).collect();
    assert_eq!(started, [later(3), later(2), later(1)]);
}

#[test]
fn to_send_and_to_list_what_is_open_nobody_reads_what_has_ended_elsewhere() {
    let place = tempfile::tempdir().unwrap();
    let journal = Journal::at(place.path().to_owned());
    let other = SubmissionKey { name: "other".into(), ..key("1") };
    let file = ended(&journal.claim(&other).unwrap(), Intent::default(), now(), &not_created());
    let path = journal.ended_folder_of("other").join(file);
    fs::write(&path, "damaged, and moved aside by whoever reads it").unwrap();
    let claim = journal.claim(&key("1")).unwrap();
    claim.damaged(now()).unwrap();
    claim.earlier().unwrap();
    claim.begin(Intent::default(), now()).unwrap();
    assert_eq!(journal.open_attempts(now()).unwrap().entries.len(), 1);
    assert_eq!(journal.of_name("prod-orders-rw", now()).unwrap().entries.len(), 1);
    assert!(path.exists());
    assert_eq!(journal.survey(now()).unwrap().damaged.len(), 1);
    assert!(!path.exists());
}

#[test]
fn what_an_earlier_dbcred_left_in_one_folder_is_found_before_and_after_it_is_moved_to_its_place() {
    let place = tempfile::tempdir().unwrap();
    let journal = Journal::at(place.path().to_owned());
    let claim = journal.claim(&key("1")).unwrap();
    let created = Outcome::Created { receipt: None, verification: Box::default() };
    let file = ended(&claim, Intent::default(), now(), &created);
    let (old, new) = (place.path().join(&file), journal.ended_folder_of("prod-orders-rw").join(&file));
    let open = begun(&claim, later(1));
    for is_in_both in [false, true] {
        fs::copy(&new, &old).unwrap();
        if !is_in_both {
            fs::remove_file(&new).unwrap();
        }
        assert_eq!(claim.earlier().unwrap().history.len(), 2);
        assert_eq!(claim.earlier().unwrap().unsettled.unwrap().started, later(1));
        assert_eq!(journal.of_name("prod-orders-rw", now()).unwrap().entries.len(), 2);
        assert_eq!((old.exists(), new.exists()), (false, true));
        assert_eq!(journal.survey(now()).unwrap().entries.len(), 2);
    }
    // The process was killed after it wrote the ended file and before it removed the open one.
    let mut entry = claim.reopen(claim.earlier().unwrap().unsettled.unwrap());
    let before = fs::read(place.path().join(&open)).unwrap();
    finish(&claim, &mut entry, &not_created(), later(2));
    fs::write(place.path().join(&open), before).unwrap();
    assert_eq!(claim.earlier().unwrap().unsettled, None);
    assert_eq!(claim.earlier().unwrap().history.len(), 2);
    let survey = journal.survey(now()).unwrap();
    assert_eq!((survey.entries.len(), survey.unsettled().count()), (2, 0));
    assert_eq!(journal.open_attempts(now()).unwrap().entries, []);
    let again = claim.reopen(survey.entries[0].clone());
    assert!(again.is_settled(), "what was read before does not open it again");
}

#[test]
fn the_newest_are_read_first_and_the_others_are_counted() {
    let place = tempfile::tempdir().unwrap();
    let journal = Journal::at(place.path().to_owned());
    for number in 0..5 {
        let key = SubmissionKey { name: format!("name-{number}"), ..key("1") };
        let claim = journal.claim(&key).unwrap();
        ended(&claim, Intent::default(), later(number), &not_created());
        if number == 0 {
            claim.begin(Intent::default(), now()).unwrap();
        }
    }
    let names = |survey: &Survey| survey.entries.iter().map(|entry| entry.key.name.clone()).collect::<Vec<_>>();
    let two = journal.newest(2, now()).unwrap();
    assert_eq!((names(&two), two.more), (vec!["name-4".into(), "name-3".into(), "name-0".into()], 3));
    assert_eq!(two.unsettled().count(), 1, "an open one is always among them");
    for (limit, more) in [(0, 5), (4, 1), (5, 0), (6, 0)] {
        assert_eq!(journal.newest(limit, now()).unwrap().more, more, "{limit}");
    }
}

#[test]
fn only_what_has_ended_long_ago_is_pruned() {
    let place = tempfile::tempdir().unwrap();
    let journal = Journal::at(place.path().to_owned());
    let claim = journal.claim(&key("1")).unwrap();
    let refused = Outcome::Refused(Refusal::default());
    ended(&claim, Intent::default(), now(), &refused);
    ended(&claim, Intent::default(), later(10), &refused);
    ended(&claim, Intent::default(), later(1), &not_created());
    claim.begin(Intent::default(), now()).unwrap();
    let other = journal.claim(&SubmissionKey { name: "other".into(), ..key("1") }).unwrap();
    ended(&other, Intent::default(), now(), &refused);
    let stem = key("1").stem();
    fs::write(place.path().join(format!("{stem}-20201124T140611Z-00000001.json")), "{").unwrap();
    let newer = journal.ended_folder_of("prod-orders-rw").join(format!("{stem}-20201124T140611Z-00000002.json"));
    fs::write(&newer, "{\"version\":2,\"end\":{}}").unwrap();
    let before = later(10);
    let counted = journal.prune(before, later(20), true).unwrap();
    assert_eq!(counted, Pruned { removed: 2, younger: 2, open: 1, unread: 2 });
    assert_eq!(journal.survey(now()).unwrap().entries.len(), 5, "nothing was removed");
    let pruned = journal.prune(before, later(20), false).unwrap();
    assert_eq!(pruned, Pruned { unread: 1, ..counted }, "the survey has kept the damaged one aside");
    assert_eq!(journal.survey(now()).unwrap().entries.len(), 3);
    assert!(!journal.ended_folder_of("other").exists(), "no empty folder stays");
    assert!(newer.exists());
    let day = 24 * 60 * 60;
    // For a day, a submission that was not found may still take effect.
    assert_eq!(journal.prune(later(9 * day), later(day), true).unwrap().removed, 1);
    assert_eq!(journal.prune(later(9 * day), later(day + 1), true).unwrap().removed, 2);
}

#[test]
fn an_entry_that_was_changed_by_hand_is_damaged_and_stops_as_such() {
    let changes: [fn(&mut Entry); 6] = [
        |entry| entry.key.name = "other".into(),
        |entry| entry.key.region = "ap-beijing".into(),
        |entry| entry.key.endpoint = "https://elsewhere".into(),
        |entry| entry.body = String::new(),
        |entry| entry.started = later(3600),
        |entry| entry.attempt = "20261124T140611Z-00000000".into(),
    ];
    for change in changes {
        let place = tempfile::tempdir().unwrap();
        let journal = Journal::at(place.path().to_owned());
        let claim = journal.claim(&key("1")).unwrap();
        let mut entry = claim.begin(Intent { body: "{}".into(), ..Intent::default() }, now()).unwrap();
        let file = place.path().join(entry.file());
        change(&mut entry);
        std::fs::write(&file, serde_json::to_vec(&entry).unwrap()).unwrap();
        assert_eq!(claim.damaged(later(1)).unwrap().len(), 1, "{entry:?}");
    }
}

#[test]
fn open_attempts_of_other_keys_do_not_count() {
    let place = tempfile::tempdir().unwrap();
    let journal = Journal::at(place.path().to_owned());
    for account in ["1", "2"] {
        let at = if account == "1" { now() } else { later(60) };
        journal.claim(&key(account)).unwrap().begin(Intent::default(), at).unwrap();
    }
    let unsettled =
        |account: &str| journal.claim(&key(account)).unwrap().earlier().unwrap().unsettled.map(|it| it.started);
    assert_eq!(unsettled("1"), Some(now()));
    assert_eq!(unsettled("2"), Some(later(60)));
    assert_eq!(unsettled("3"), None);
    assert_eq!(unsettled(""), Some(later(60)), "an account that is not known fits any; the newest counts");
    for other in [
        SubmissionKey { endpoint: "https://elsewhere".into(), ..key("1") },
        SubmissionKey { region: "ap-beijing".into(), ..key("1") },
        SubmissionKey { name: "other".into(), ..key("1") },
        key("2"),
    ] {
        assert!(!key("1").is_same(&other) && !other.is_same(&key("1")), "{other:?}");
    }
    assert!(key("1").is_same(&key("1")) && key("1").is_same(&key("")) && key("").is_same(&key("1")));
}

#[test]
fn the_doubt_of_an_entry_is_the_last_one_noted() {
    let place = tempfile::tempdir().unwrap();
    let claim = Journal::at(place.path().to_owned()).claim(&key("1")).unwrap();
    let mut entry = claim.begin(Intent::default(), now()).unwrap();
    entry.note(Step::InDoubt(Doubt::TimedOut { seconds: 5 }), now());
    entry.note(Step::InDoubt(Doubt::Broken("reset".into())), later(1));
    claim.write(&entry).unwrap();
    assert_eq!(claim.earlier().unwrap().unsettled.unwrap().doubt(), Doubt::Broken("reset".into()));
}

#[test]
fn find_prefers_an_open_entry_then_an_accepted_one_then_the_newest() {
    let refused = Outcome::Refused(Refusal::default());
    let made = Outcome::Created { receipt: None, verification: Box::default() };
    // The steps and outcomes, the oldest first, and the index of the one that is found.
    let open = (None, None);
    let accepted_and_refused = (Some(accepted(7)), Some(&refused));
    let (made, refused) = ((None, Some(&made)), (None, Some(&refused)));
    for (attempts, found) in [
        (vec![refused.clone(), refused.clone()], 1),
        (vec![accepted_and_refused.clone(), refused.clone()], 0),
        (vec![made.clone(), refused.clone()], 0),
        (vec![refused.clone(), made.clone()], 1),
        (vec![open.clone(), accepted_and_refused, made.clone()], 0),
        (vec![made, open, refused], 1),
    ] {
        let place = tempfile::tempdir().unwrap();
        let journal = Journal::at(place.path().to_owned());
        let claim = journal.claim(&key("1")).unwrap();
        for (at, (step, end)) in (0..).zip(&attempts) {
            let mut entry = claim.begin(Intent::default(), later(at)).unwrap();
            if let Some(step) = step {
                entry.note(step.clone(), later(at));
            }
            if let Some(end) = end {
                entry.finish(end, later(at));
            }
            claim.write(&entry).unwrap();
        }
        let survey = journal.survey(now()).unwrap();
        let of_name = survey.find("prod-orders-rw");
        assert_eq!((of_name.len(), of_name[0].started), (1, later(found)), "{attempts:?}");
    }
}

#[test]
fn a_lock_file_that_was_replaced_meanwhile_is_not_the_one_that_was_locked() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("a.lock");
    let lock = open_lock(&path).unwrap();
    assert!(is_same_file(&lock, &path));
    fs::remove_file(&path).unwrap();
    assert!(!is_same_file(&lock, &path));
    let _new = open_lock(&path).unwrap();
    assert!(!is_same_file(&lock, &path));
}

#[test]
fn a_folder_that_cannot_be_read_is_an_error_and_not_an_empty_journal() {
    let place = tempfile::tempdir().unwrap();
    let journal = Journal::at(place.path().to_owned());
    let claim = journal.claim(&key("1")).unwrap();
    fs::write(place.path().join("ended"), "no folder").unwrap();
    assert!(journal.survey(now()).unwrap_err().path.ends_with("ended"));
    assert!(claim.earlier().unwrap_err().path.contains("ended"));
    let file = place.path().join("file");
    fs::write(&file, "").unwrap();
    assert!(Journal::at(file).open_attempts(now()).unwrap_err().path.ends_with("file"));
}

#[test]
fn a_file_that_is_gone_when_it_is_read_is_no_damage() {
    let gone = EntryFile { path: "/nowhere/a.json".into(), file: "a.json".into() };
    assert!(matches!(gone.read(), EntryReading::Gone));
}

#[test]
fn an_entry_is_damaged_unless_it_is_whole_or_says_that_it_is_newer() {
    let place = tempfile::tempdir().unwrap();
    let journal = Journal::at(place.path().to_owned());
    let claim = journal.claim(&key("1")).unwrap();
    let mut entry = claim.begin(Intent::default(), now()).unwrap();
    entry.version += 1;
    let file = place.path().join(entry.file());
    fs::write(&file, serde_json::to_vec(&entry).unwrap()).unwrap();
    assert_eq!(journal.survey(now()).unwrap().newer.len(), 1, "even where this dbcred could read it");
    for damaged in [format!("{{\"version\":{VERSION}}}"), "{\"version\":0}".into(), "{}".into()] {
        fs::write(&file, &damaged).unwrap();
        let survey = journal.survey(now()).unwrap();
        assert_eq!((survey.damaged.len(), survey.newer.len()), (1, 0), "{damaged}");
    }
}

#[test]
fn damage_of_another_key_stops_nobody() {
    let place = tempfile::tempdir().unwrap();
    let journal = Journal::at(place.path().to_owned());
    let claim = journal.claim(&key("1")).unwrap();
    fs::write(place.path().join(begun(&claim, now())), "{").unwrap();
    let other = journal.claim(&SubmissionKey { region: "ap-beijing".into(), ..key("1") }).unwrap();
    assert_eq!(claim.damaged(now()).unwrap().len(), 1, "it is kept aside now");
    assert_eq!(other.damaged(now()).unwrap(), []);
}

#[test]
fn pruning_moves_removes_or_counts_what_was_left_among_open_entries() {
    let place = tempfile::tempdir().unwrap();
    let journal = Journal::at(place.path().to_owned());
    journal.survey(now()).unwrap();
    assert!(!journal.ended_folder().exists(), "nothing to keep needs no folder");
    let claim = journal.claim(&key("1")).unwrap();
    // The process was killed before it removed the open file.
    let mut entry = claim.begin(Intent::default(), now()).unwrap();
    let left = place.path().join(entry.file());
    let open = fs::read(&left).unwrap();
    finish(&claim, &mut entry, &Outcome::Refused(Refusal::default()), now());
    fs::write(&left, open).unwrap();
    // Left by an earlier dbcred: the directory for one can be created, and for the other it cannot.
    let mut stays = String::new();
    for name in ["moved", "stays"] {
        let other = journal.claim(&SubmissionKey { name: name.into(), ..key("1") }).unwrap();
        let file = ended(&other, Intent::default(), later(5), &Outcome::Refused(Refusal::default()));
        fs::rename(journal.ended_folder_of(name).join(&file), place.path().join(&file)).unwrap();
        fs::remove_dir(journal.ended_folder_of(name)).unwrap();
        stays = file;
    }
    fs::write(journal.ended_folder_of("stays"), "").unwrap();
    fs::write(place.path().join(format!("{}-20201124T140611Z-00000001.json", key("1").stem())), NEWER).unwrap();
    let newer = format!("{}-20201124T140611Z-00000002.json", key("1").stem());
    fs::write(journal.ended_folder_of("prod-orders-rw").join(newer), NEWER).unwrap();
    let damaged = place.path().join(format!("{}-20201124T140611Z-00000003.json", key("1").stem()));
    fs::write(&damaged, "{").unwrap();
    let pruned = Pruned { removed: 0, younger: 3, open: 0, unread: 3 };
    assert_eq!(journal.prune(now(), later(20), true).unwrap(), pruned);
    assert!(left.exists() && damaged.exists(), "a dry run only counts");
    assert!(!journal.ended_folder_of("moved").exists(), "a dry run moves nothing");
    assert_eq!(journal.prune(now(), later(20), false).unwrap(), pruned);
    assert!(!left.exists());
    assert!(journal.ended_folder_of("moved").is_dir());
    assert!(!damaged.exists(), "it is kept aside");
    // One that cannot be moved is counted, and removed, where it is.
    let stays = || fs::read_dir(place.path()).unwrap().any(|row| row.unwrap().file_name() == stays.as_str());
    assert_eq!(
        journal.prune(later(6), later(20), true).unwrap(),
        Pruned { removed: 3, younger: 0, unread: 2, ..pruned }
    );
    assert!(stays());
    journal.prune(later(6), later(20), false).unwrap();
    assert!(!stays());
}

#[test]
fn an_ended_entry_that_another_process_has_moved_meanwhile_is_not_counted_twice() {
    let place = tempfile::tempdir().unwrap();
    let journal = Journal::at(place.path().to_owned());
    let claim = journal.claim(&key("1")).unwrap();
    let mut entry = claim.begin(Intent::default(), now()).unwrap();
    finish(&claim, &mut entry, &not_created(), now());
    let file = entry.file();
    let found = EntryFile { path: place.path().join(&file), file };
    assert_eq!(journal.move_ended(vec![(found, Box::new(entry))]), []);
}

const NEWER: &str = "{\"version\":2}";
