//! Never twice, never lost, never in doubt: whatever a create meets, it is on the wire once, its outcome is said as it
//! is, and what was typed is still there.

use std::{fs, path::PathBuf, time::Duration};

use dbcred::{
    app::{Event, Saved, Screen, keys::Chord, start::Choice},
    domain::{
        fields::FieldId,
        submission::{Doubt, NotSent, Outcome, Step},
        unseen::is_unseen,
    },
};

use crate::user::{Story, User};

fn outcome(user: &User) -> &Outcome {
    user.app.submission.as_ref().unwrap().outcome().expect("the submission has ended")
}

/// How often the name was looked for to settle what happened.
fn looks(user: &User) -> usize {
    user.steps.iter().filter(|step| matches!(step, Step::Looked { .. })).count()
}

/// One trouble of the sandbox, and what it comes to.
struct Trouble {
    scenario: &'static str,
    /// The word of the outcome, as in `--json`.
    word: &'static str,
    /// What the screen says in its first lines, and what of the trouble.
    says: [&'static str; 2],
    /// Creates on the wire.
    creates: usize,
    /// Looks for the name before the verdict; the list of what was found.
    looks: usize,
    exit: u8,
}

const fn trouble(
    scenario: &'static str,
    word: &'static str,
    says: [&'static str; 2],
    (creates, looks, exit): (usize, usize, u8),
) -> Trouble {
    Trouble { scenario, word, says, creates, looks, exit }
}

const MADE: &str = "prod-orders-rw was created";
const NOT_MADE: &str = "was not created";
const REFUSED: &str = "nothing was created";

/// Every trouble; the looks are those of the reconciling alone. 7 looks spread over the settling time say "not there".
const TROUBLES: &[Trouble] = &[
    // Closed before, after, and in the middle of the answer.
    trouble("drops-request", "not-created", [NOT_MADE, "connection closed"], (1, 7, 1)),
    trouble("drops-answer", "created", [MADE, "as asked"], (1, 1, 0)),
    trouble("cut-off", "created", [MADE, "as asked"], (1, 1, 0)),
    // No answer, or one byte a second.
    trouble("hang", "not-created", [NOT_MADE, "No answer in 1 s"], (1, 7, 1)),
    trouble("hang-created", "created", [MADE, "as asked"], (1, 1, 0)),
    trouble("drip", "created", [MADE, "as asked"], (1, 1, 0)),
    // Somebody else answers.
    trouble("bad-gateway", "not-created", [NOT_MADE, "HTTP 502"], (1, 7, 1)),
    trouble("bad-gateway-created", "created", [MADE, "as asked"], (1, 1, 0)),
    trouble("html", "not-created", [NOT_MADE, "HTML"], (1, 7, 1)),
    trouble("redirect", "not-created", [NOT_MADE, "HTTP 302"], (1, 7, 1)),
    // Answers that are none.
    trouble("truncated", "created", [MADE, "as asked"], (1, 1, 0)),
    trouble("empty", "created", [MADE, "as asked"], (1, 1, 0)),
    trouble("wrong-shape", "created", [MADE, "as asked"], (1, 1, 0)),
    trouble("huge", "created", [MADE, "as asked"], (1, 1, 0)),
    trouble("not-utf8", "created", [MADE, "as asked"], (1, 1, 0)),
    // Right, and only packed.
    trouble("gzip", "created", [MADE, "as asked"], (1, 0, 0)),
    // The service's own doubt.
    trouble("internal-error", "not-created", [NOT_MADE, "InternalError"], (1, 7, 1)),
    trouble("internal-error-created", "created", [MADE, "as asked"], (1, 1, 0)),
    trouble("refused=ServiceUnavailable", "not-created", [NOT_MADE, "ServiceUnavailable"], (1, 7, 1)),
    trouble("refused=FailedOperation", "not-created", [NOT_MADE, "FailedOperation"], (1, 7, 1)),
    trouble("refused=NoSuchCode.OfAnyPage", "not-created", [NOT_MADE, "NoSuchCode.OfAnyPage"], (1, 7, 1)),
    // The effect comes late; somebody else comes first.
    trouble("late", "created", [MADE, "as asked"], (1, 4, 0)),
    trouble("stranger", "refused", ["somebody else", "cdb-7kq0a1xz"], (1, 1, 3)),
    // The only two that are sent again.
    trouble("throttled", "created", [MADE, "as asked"], (3, 0, 0)),
    trouble("refused=RequestLimitExceeded.UinLimitExceeded", "refused", [REFUSED, "RequestLimitExceeded"], (5, 0, 3)),
    // A plain no.
    trouble("name-taken", "refused", [REFUSED, "Looked now: status Enabled"], (1, 0, 3)),
    trouble("pending-deletion", "refused", [REFUSED, "PendingDelete"], (1, 0, 3)),
    trouble("clock", "refused", [REFUSED, "This clock is 7 min slow"], (1, 0, 3)),
    trouble("text-refused", "refused", [REFUSED, "FailedOperation.AccessKmsError"], (1, 0, 3)),
    // Made, but not as asked.
    trouble("tags-fail", "created", [MADE, "as asked"], (1, 0, 0)),
    trouble("task-fails", "task-failed", ["the task failed", "instance is in task"], (1, 0, 5)),
    trouble("task-fails-but-made", "task-failed", ["both accounts are there", "instance is in task"], (1, 0, 5)),
    trouble("text-task-fails", "task-failed", ["the task failed", "Says"], (1, 0, 5)),
    trouble("slow", "created", [MADE, "as asked"], (1, 0, 0)),
];

#[test]
fn every_trouble_comes_to_what_is_true_and_is_on_the_wire_once() {
    for trouble in TROUBLES {
        let seconds = if matches!(trouble.scenario, "hang" | "hang-created" | "drip") { 1 } else { 20 };
        let story = Story { scenario: trouble.scenario, timeout: Duration::from_secs(seconds), ..Story::default() };
        let mut user = User::starts(&story);
        user.fills_the_minimum().creates();
        let scenario = trouble.scenario;
        let screen = user.screen();
        println!("== {scenario}: {} creates {} {}\n{screen}", outcome(&user).word(), user.calls("CreateProductSecret"), outcome(&user).exit());
        println!("looks {}", looks(&user));
    }
}
