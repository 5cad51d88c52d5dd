//! The wizard where no look-up is answered.

use crate::{
    pty::{Cloud, Home, Seat},
    terminal::stories::says_yes,
};

#[test]
fn with_every_look_up_cut_off_the_minimal_request_is_created() {
    for scenario in ["only-create", "only-ssm"] {
        let (home, cloud) = (Home::new(), Cloud::with(scenario, 1));
        let desk = Seat::at(&home, &cloud).opens();
        desk.sees("New credential").presses("\r").sees("Product");
        desk.types("Mysql").presses("\r").sees("type it; ^X g retries");
        desk.types("cdb-n4j3y33j").presses("\r").sees("Prefix");
        desk.types("prod-orders-rw").presses("\r").sees("▸ Prefix");
        desk.types("ordersrw").presses("\r").sees("One host per line").sees("type it; ^X g retries");
        desk.types("10.0.1.%").presses("\r").presses("\r").sees("Add  ").sees("type it; ^X g retries");
        desk.types("select on orders.*").presses("\r").sees("GRANT SELECT ON");
        desk.presses("\x18").sees("Menu").presses("r").sees("Not sent yet");
        says_yes(&desk);
        desk.sees("Created ");
        desk.presses("q");
        desk.leaves_the_terminal_as_it_was();
        assert_eq!(cloud.creates(), 1, "{scenario}");
    }
}
