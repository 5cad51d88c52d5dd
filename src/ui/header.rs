//! The first line: what is on the screen, whose key asks, in which region, about which instance, and where. What has no
//! room is left out, the least important first; region and instance always stay.

use ratatui::layout::Rect;

use super::{
    WIDE, clock,
    frame::title,
    painter::{Painter, after},
    past,
    theme::Role,
};
use crate::{
    app::{App, Screen, start::KeyState},
    domain::rule::Arg,
};

/// The places of the title and of the endpoint among the texts, which are in the order of the screen.
const TITLE: usize = 0;
const ENDPOINT: usize = 6;
/// The places of the texts, the most important one first: region, instance, end of the key, account, title, endpoint, key.
const IMPORTANCE: [usize; 7] = [3, 4, 5, 2, TITLE, ENDPOINT, 1];
/// Columns of an endpoint at least, where it has to be cut.
const SHORTEST_ENDPOINT: u16 = 15;
/// Columns between two parts.
const GAP: u16 = 2;
/// Columns of a region and of an instance at most.
const LONGEST: usize = 24;

pub(super) fn draw(painter: &mut Painter<'_>, app: &App, area: Rect) {
    let left = after(area, 1);
    if let Some(address) = &app.session.launch.sandbox {
        return draw_banner(painter, app, area, address);
    }
    if app.screen == Screen::Start {
        painter.text(left, format!("dbcred {}", env!("CARGO_PKG_VERSION")), Role::Heading);
        painter.text_right(area, painter.say("start-languages"), Role::Dim);
        return;
    }
    let [region, instance] = places(painter, app);
    let (account, key) = match account(painter, app, area.width) {
        // That there is no key is said where the account would stand.
        account if account.is_empty() => (key_id(painter, app), String::new()),
        account => (account, key_id(painter, app)),
    };
    let endpoint = app.endpoint().to_string();
    let mut texts = [title(painter, app), key, account, region, instance, key_end(painter, app), endpoint];
    let mut room = left.width;
    let mut shown = [false; 7];
    for at in IMPORTANCE {
        let columns = painter.columns(&texts[at]);
        if at == ENDPOINT && columns + GAP > room && room >= SHORTEST_ENDPOINT + GAP {
            texts[at] = painter.cut_end(&texts[at], usize::from(room - GAP)).into_owned();
        }
        let columns = painter.columns(&texts[at]);
        if columns > 0 && columns + GAP <= room {
            room -= columns + GAP;
            shown[at] = true;
        }
    }
    if shown[TITLE] {
        painter.text(left, &texts[TITLE], Role::Heading);
    }
    let right: Vec<&str> = (TITLE + 1..texts.len()).filter(|at| shown[*at]).map(|at| &*texts[at]).collect();
    // Where one works is never in letters that may be lost.
    painter.text_right(area, right.join(&" ".repeat(usize::from(GAP))), Role::Text);
}

/// The line of the sandbox, which is on every screen.
fn draw_banner(painter: &mut Painter<'_>, app: &App, area: Rect, address: &str) {
    let left = after(area, 1);
    let with_address = |id: &str| painter.with(id, &[("address", Arg::Text(address.to_owned()))]);
    let [whole, on_address] = ["sandbox-banner", "sandbox-banner-address"].map(with_address);
    let shortest = painter.say("sandbox-banner-shortest").into_owned();
    let key = key_id(painter, app);
    // The first screen has the account and the region in lines of its own.
    let [account, region, instance] = if app.screen == Screen::Start {
        Default::default()
    } else {
        let [region, instance] = places(painter, app);
        [account(painter, app, area.width), region, instance]
    };
    let joined = |parts: &[&str]| {
        parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(&" ".repeat(usize::from(GAP)))
    };
    let [with_key, without_key, least] = [
        joined(&[&account, &region, &instance, &key]),
        joined(&[&account, &region, &instance]),
        joined(&[&region, &instance]),
    ];
    // What is left out first is the key, then the promise, the address and the account.
    let choices = [
        (&whole, &with_key),
        (&whole, &without_key),
        (&on_address, &with_key),
        (&on_address, &without_key),
        (&shortest, &without_key),
        (&shortest, &least),
    ];
    let fits =
        |(banner, right): (&String, &String)| painter.columns(banner) + GAP + painter.columns(right) <= left.width;
    let (banner, right) = choices.into_iter().find(|choice| fits(*choice)).unwrap_or((&shortest, &least));
    painter.text(left, banner, Role::Banner);
    painter.text_right(area, right, Role::Banner);
    painter.restyle(area, Role::Banner);
}

/// The region and the instance of the draft.
fn places(painter: &Painter<'_>, app: &App) -> [String; 2] {
    [&app.form.draft.region, app.chosen_instance()].map(|text| painter.cut_middle(text, LONGEST))
}

fn key_id(painter: &Painter<'_>, app: &App) -> String {
    match &app.session.key {
        KeyState::Found(view) => view.short_id.clone(),
        KeyState::Searching => String::new(),
        KeyState::Missing(_) => painter.say("header-no-key").into_owned(),
    }
}

/// The account: its end, or all of it where there is room.
fn account(painter: &Painter<'_>, app: &App, width: u16) -> String {
    let Some(identity) = app.lookups.identity.as_ref().filter(|identity| !identity.account.is_empty()) else {
        return String::new();
    };
    let account = &identity.account;
    let end: String = account.chars().skip(account.chars().count().saturating_sub(4)).collect();
    let shown = if width >= WIDE.0 { account.clone() } else { format!("{}{end}", painter.view().glyphs.ellipsis) };
    painter.with("header-account", &[("account", Arg::Text(shown))])
}

/// When the key ends, once that is near or over.
fn key_end(painter: &Painter<'_>, app: &App) -> String {
    let Some(end) = app.session.near_key_end(app.now) else { return String::new() };
    let (words, at) = if end > app.now {
        ("header-key-ends", clock(app, end))
    } else {
        ("header-key-ended", past(painter, app, end))
    };
    painter.with(words, &[("at", Arg::Text(at))])
}
