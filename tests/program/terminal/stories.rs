//! From the first key to the last, as a person sees it.

use crate::pty::{Cloud, Desk, Home, Seat};

/// Fills in the required steps, up to the review.
pub(crate) fn fill(desk: &Desk) {
    desk.sees("New credential").sees("active, 312 of 1,000");
    desk.presses("\r").sees("Product");
    desk.types("Mysql").presses("\r").sees("▸ Instance");
    desk.types("cdb-n4j3y33j").presses("\r").sees("Prefix");
    desk.types("prod-orders-rw").presses("\r").sees("▸ Prefix");
    desk.types("ordersrw").presses("\r").sees("One host per line");
    desk.types("10.0.1.%").presses("\r").presses("\r").sees("Add");
    desk.types("select on orders.*").presses("\r").sees("GRANT SELECT ON");
    desk.presses("\x18").sees("Menu").presses("r").sees("Not sent yet");
}

/// From the review: opens the dialog, types the word, and presses the Enter that sends.
pub(crate) fn says_yes(desk: &Desk) {
    desk.presses("s").sees("Type yes").presses("yes").sees("Enter:  yes").presses("\r");
}

#[test]
fn from_the_first_key_to_the_created_credential() {
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    let desk = Seat::at(&home, &cloud).opens();
    fill(&desk);
    desk.presses("s").sees("Type yes");
    desk.presses("y").presses("e").presses("s").sees("Enter:  yes");
    desk.presses("\r").sees("Created in ").sees("as requested");
    desk.presses("q");
    let end = desk.leaves_the_terminal_as_it_was();
    assert_eq!(end.code, Some(0), "{}", end.text);
    assert!(end.text.contains("prod-orders-rw"), "{}", end.text);
    assert_eq!(cloud.creates(), 1);
}

/// Opens the wizard with a command of its own.
fn opens(home: &Home, cloud: &Cloud, args: &[&str]) -> Desk {
    let mut seat = Seat::at(home, cloud);
    seat.args.extend(args.iter().map(|arg| (*arg).to_owned()));
    seat.opens()
}

#[test]
fn the_wizard_begins_with_a_file_with_values_or_with_an_existing_credential() {
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    std::fs::write(home.path().join("orders.toml"), include_str!("../../orders.toml")).unwrap();
    let desk = opens(&home, &cloud, &["new", "orders.toml", "--set", "SecretName=of-the-line"]);
    desk.sees("Not sent yet").sees("of-the-line").presses("q");
    desk.leaves_the_terminal_as_it_was();
    let desk = opens(&home, &cloud, &["new", "--set", "ProductName=Mysql", "--grant", "select on orders.*"]);
    desk.sees("▸ Instance").presses("\x1b4").sees("GRANT SELECT ON").presses("\x03").sees("Leave?").presses("\x03");
    desk.leaves_the_terminal_as_it_was();
    let desk = opens(&home, &cloud, &["new", "--like", "prod-legacy", "--set", "UserNamePrefix=likerw"]);
    desk.sees("Read from an existing credential").sees("Remark: Secrets Manager does not say").presses("\x1b");
    desk.sees("No name yet").types("like-legacy").presses("\x18").sees("Menu").presses("r").sees("Not sent yet");
    says_yes(&desk);
    desk.sees("Created in ").presses("q");
    assert_eq!(desk.leaves_the_terminal_as_it_was().code, Some(0));
    assert_eq!((cloud.creates(), cloud.sandbox().calls("GetSecretValue")), (1, 0));
}

#[test]
fn what_the_wizard_cannot_begin_with_is_said_before_it_opens() {
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    std::fs::write(home.path().join("odd.toml"), "SecretName = 7\n").unwrap();
    for (args, told, code) in [
        (&["new", "absent.toml"][..], "absent.toml", 1),
        (&["new", "odd.toml"], "odd.toml:1", 2),
        (&["new", "--set", "SecretNam=x"], "SecretName", 2),
        (&["new", "--like", "absent"], "There is no credential absent", 1),
    ] {
        let end = opens(&home, &cloud, args).leaves_the_terminal_as_it_was();
        assert_eq!(end.code, Some(code), "{}", end.text);
        assert!(end.text.contains(told), "{args:?}: {}", end.text);
    }
}
