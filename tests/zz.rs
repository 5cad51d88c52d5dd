//! x
use dbcred::domain::{draft::Draft, grants::{Place, Unit}};
#[test]
fn t() {
    let grants: Vec<Unit> = (0..1000).map(|i| Unit { place: Place::table(format!("database_{}", i / 40), format!("table_{i}")), privileges: ["SELECT", "INSERT", "UPDATE", "DELETE"].map(str::to_owned).to_vec() }).collect();
    let d = Draft { product: "Mysql".into(), grants: grants.into(), ..Draft::default() };
    for _ in 0..3 { let t = std::time::Instant::now(); let s = dbcred::export::draft_toml(&d); eprintln!("{} {:?}", s.len(), t.elapsed()); }
}
