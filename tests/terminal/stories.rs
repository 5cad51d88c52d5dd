//! From the first key to the last, as a person sees it.

use crate::pty::{Cloud, Desk, Home, Seat};

/// Fills in the required steps, up to the review.
pub(crate) fn fill(desk: &Desk) {
    desk.sees("New credential").sees("active, 312 of 1,000");
    desk.presses("\r").sees("Product");
    desk.types("Mysql").presses("\r").sees("▸ Instance");
    desk.types("cdb-n4j3y33j").presses("\r").sees("Prefix");
    desk.types("prod-orders-rw").presses("\r").sees("▸ Prefix");
    desk.types("ordersrw").presses("\r").sees("One host a line");
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
    desk.presses("\r").sees("prod-orders-rw was created").sees("as asked");
    desk.presses("q");
    let end = desk.leaves_the_terminal_as_it_was();
    assert_eq!(end.code, Some(0), "{}", end.text);
    assert!(end.text.contains("prod-orders-rw"), "{}", end.text);
    assert_eq!(cloud.creates(), 1);
}
