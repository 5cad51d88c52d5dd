//! Every list in which one types: Enter takes the row that is marked, and what was typed is a row of its own.

use dbcred::domain::steps::StepId;

use crate::user::User;

/// Leads a user to a list.
type Opens = fn(&mut User);

/// A list, what is typed into it, and what Enter is to take then.
struct List {
    what: &'static str,
    opens: Opens,
    /// What is typed; what the marked row says.
    typed: &'static [(&'static str, &'static str)],
    /// What was taken, as far as it is in sight or in the draft.
    taken: fn(&mut User) -> String,
}

fn at_step(user: &mut User, step: StepId) {
    user.presses(&["Enter"]);
    user.app.form.draft.product = "Mysql".into();
    user.app.form.draft.instance = "cdb-n4j3y33j".into();
    user.goes_to(step);
}

fn at_objects(user: &mut User) {
    at_step(user, StepId::Grants);
    user.presses(&["Tab", "+"]);
}

/// Chooses "Another key, region or endpoint" on the first screen. The sandbox has one key and one endpoint.
fn at_regions(user: &mut User) {
    user.presses(&["End"]).sees("Another region");
    user.chooses(|choice| format!("{choice:?}").contains("Elsewhere"));
}

const LISTS: &[List] = &[
    List {
        what: "the regions of a draft",
        opens: |user| {
            user.presses(&["Enter", "Shift-Tab", "^U"]);
        },
        typed: &[("shang", "ap-shanghai"), ("ap-nowhere", "ap-nowhere")],
        taken: |user| user.app.form.draft.region.clone(),
    },
    List {
        what: "the products",
        opens: |user| {
            user.presses(&["Enter"]);
        },
        typed: &[("", "Mysql"), ("mysql", "Mysql"), ("tdsql-m", "Tdsql-mysql"), ("Zzz9", "Zzz9")],
        taken: |user| user.app.form.draft.product.clone(),
    },
    List {
        what: "the instances",
        opens: |user| {
            user.presses(&["Enter"]).types("Mysql").presses(&["Enter"]);
        },
        typed: &[("n4j3", "cdb-n4j3y33j"), ("cdb-7kq0a1xz", "cdb-7kq0a1xz"), ("cdb-n4j3y33k", "cdb-n4j3y33k")],
        taken: |user| user.app.form.draft.instance.clone(),
    },
    List {
        what: "the regions of the first screen",
        opens: at_regions,
        typed: &[("shang", "ap-shanghai"), ("ap-nowhere", "ap-nowhere")],
        taken: |user| user.app.session.launch.region.clone(),
    },
    List {
        what: "the credentials to begin with",
        opens: |user| {
            user.chooses(|choice| format!("{choice:?}").contains("Like"));
        },
        typed: &[("legacy", "prod-legacy"), ("nobody", "nobody")],
        taken: |user| user.screen(),
    },
    List {
        what: "the database of a new object",
        opens: at_objects,
        // Not orders_archive, which begins so too.
        typed: &[("ord", "orders"), ("orders_", "orders_archive"), ("new_one", "new_one")],
        taken: |user| {
            user.presses(&["Enter"]);
            user.app.form.draft.grants[0].place.database.clone()
        },
    },
    List {
        what: "the table of a new object",
        opens: |user| {
            at_objects(user);
            user.types("crm").presses(&["Enter"]);
        },
        typed: &[("cust", "customer"), ("new_one", "new_one"), ("", "crm.*")],
        taken: |user| {
            if user.app.form.draft.grants.is_empty() {
                user.presses(&["Enter"]);
            }
            let place = &user.app.form.draft.grants[0].place;
            if place.table.is_empty() { format!("{}.*", place.database) } else { place.table.clone() }
        },
    },
    List {
        what: "the accounts of the instance",
        opens: |user| {
            at_step(user, StepId::Grants);
            user.types("select on orders.*").presses(&["Enter", "Tab", "p", "c"]);
        },
        typed: &[("batch", "batch@10.0.9.8"), ("nobody@10.1.1.1", "nobody@10.1.1.1")],
        taken: User::screen,
    },
    List {
        what: "the objects that a grant line is offered",
        opens: |user| {
            at_step(user, StepId::Grants);
        },
        typed: &[("select on crm.cust", "crm.customer"), ("select on orders.*", ""), ("select on crm.zz", "")],
        taken: |user| {
            if user.app.form.draft.grants.is_empty() {
                user.presses(&["Enter"]);
            }
            let place = &user.app.form.draft.grants[0].place;
            format!("{}.{}", place.database, place.table)
        },
    },
    List {
        what: "the hosts that are offered",
        opens: |user| at_step(user, StepId::Hosts),
        typed: &[("10.0", "10.0")],
        taken: |user| user.app.form.draft.hosts.join(" "),
    },
];

/// What the marked row says: the lowest mark on the screen is the one of the list.
fn marked(user: &mut User) -> String {
    let screen = user.screen();
    let row = screen.lines().rev().find_map(|line| line.split_once('▸')).map(|(_, row)| row.trim().to_owned());
    row.unwrap_or_else(|| panic!("nothing is marked:\n{screen}"))
}

#[test]
fn enter_takes_the_marked_row_in_every_list() {
    for list in LISTS {
        for (text, row) in list.typed {
            let mut user = User::starts_with("ok");
            (list.opens)(&mut user);
            user.types(text);
            let (said, screen) = (marked(&mut user), user.screen());
            assert!(said.contains(row), "{}, {text:?}: {said:?} is marked, not {row:?}\n{screen}", list.what);
            user.presses(&["Enter"]);
            let taken = (list.taken)(&mut user);
            assert!(taken.contains(row), "{}, {text:?}: {row:?} was marked, and this was taken: {taken}", list.what);
        }
    }
}

#[test]
fn what_was_typed_is_a_row_of_its_own_beside_the_rows_that_hold_it() {
    for list in LISTS.iter().filter(|list| !list.what.contains("offered")) {
        let mut user = User::starts_with("ok");
        (list.opens)(&mut user);
        let text = match list.what {
            what if what.contains("instances") => "cdb-n4j3y33",
            what if what.contains("accounts") => "batch@10.0.9.",
            what if what.contains("region") => "ap-guang",
            _ => "cr",
        };
        user.types(text).sees("as typed");
        for _ in 0..9 {
            if marked(&mut user).contains("as typed") {
                break;
            }
            user.presses(&["Down"]);
        }
        let said = marked(&mut user);
        assert!(said.contains(text) && said.contains("as typed"), "{}: {said}", list.what);
    }
}

#[test]
fn where_rows_are_only_guessed_what_was_typed_stands_before_them_in_every_list() {
    for (step, typed, guess) in
        [(StepId::Target, "cdb-n4j3y33k", "cdb-n4j3y33j"), (StepId::Key, "paymemts", "payments")]
    {
        let mut user = User::starts_with("ok");
        at_step(&mut user, step);
        if step == StepId::Target {
            user.presses(&["Tab", "Tab", "^U"]);
        }
        user.types(typed).sees(guess);
        let screen = user.screen();
        let line = |text: &str| screen.lines().position(|line| line.contains(text)).unwrap();
        assert!(line("as typed") < line(guess), "{screen}");
        // Down goes on to the row below, which has the mark then.
        user.presses(&["Down"]);
        let screen = user.screen();
        assert!(screen.lines().any(|line| line.contains('▸') && line.contains(guess)), "{screen}");
    }
}

#[test]
fn a_page_of_a_list_leaves_no_row_out_of_sight() {
    const OF_EDITOR: [(&str, Opens); 2] = [
        ("the objects", |user| {
            at_step(user, StepId::Grants);
            for number in 10..35 {
                user.types(&format!("select on shop{number}.*")).presses(&["Enter"]);
            }
            user.presses(&["Tab", "Home"]);
        }),
        ("the privileges", |user| {
            at_step(user, StepId::Grants);
            user.types("select on shop.*").presses(&["Enter", "Tab", "Enter"]);
        }),
    ];
    // A line for a name has its list below it, and Down goes on from the last row.
    let is_below_a_line = |list: &&List| list.what.contains("offered") || list.what.contains("object");
    let typed = LISTS.iter().filter(|list| !is_below_a_line(list)).map(|list| (list.what, list.opens));
    let mut long = 0;
    for (what, opens) in typed.chain(OF_EDITOR) {
        let mut user = User::starts_with("ok");
        opens(&mut user);
        for (columns, lines) in [(80, 24), (50, 14)] {
            user.resizes(columns, lines).presses(&["PageUp"; 9]);
            let (mut rows, mut pages) = (vec![name_of(&marked(&mut user))], user.screen());
            long += usize::from(pages.contains(" below"));
            for _ in 0..20 {
                rows.push(name_of(&marked(user.presses(&["Down"]))));
            }
            user.presses(&["PageUp"; 9]);
            let last = rows[rows.len() - 1].clone();
            for _ in 0..20 {
                user.presses(&["PageDown"]);
                pages.push_str(&user.screen());
                if marked(&mut user).starts_with(&last) {
                    break;
                }
            }
            for row in &rows {
                assert!(pages.contains(row.as_str()), "{what} at {columns}x{lines}: {row} is on no page\n{pages}");
            }
        }
    }
    assert!(long > 7, "only {long} of the lists had more rows than were in sight");
}

/// The first word of a row, which no other row has.
fn name_of(row: &str) -> String {
    row.split_whitespace().find(|word| word.chars().count() > 3).unwrap_or_default().to_owned()
}

#[test]
fn a_list_that_is_opened_at_one_of_its_values_shows_the_others_too() {
    let mut user = User::starts_with("ok");
    user.presses(&["Enter", "Shift-Tab"]).sees_not("ap-shanghai").presses(&["Down"]).sees("ap-shanghai");
    assert!(marked(&mut user).starts_with("ap-guangzhou"), "{}", marked(&mut user));
    // What is typed then filters as ever.
    user.types("x").sees_not("ap-shanghai").presses(&["Backspace"]).sees("ap-shanghai");
}
