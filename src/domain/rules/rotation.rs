//! Rotation: first run and frequency (docs/api.md R9 to R12).

use jiff::civil::DateTime;

use super::{CheckInput, error, note, shown, warning};
use crate::domain::{
    fields::FieldId,
    rule::{Fix, Issue, Message, Risk},
    schedule,
    values::{DaysError, RotationDays},
};

pub(super) fn find(case: &CheckInput<'_>, found: &mut Vec<Issue>) {
    let draft = case.draft;
    if draft.rotate != Some(true) {
        let not_sent = |field, code| note(field, code, Message::new("rule-rotation-off"));
        if !draft.begin.is_empty() {
            found.push(not_sent(FieldId::Begin, "R9"));
        }
        if !draft.every.is_empty() {
            found.push(not_sent(FieldId::Every, "R10"));
        }
        return;
    }
    let now = schedule::assumed_now(case.setting.now);
    match schedule::parse(&draft.begin) {
        Some(begin) => {
            found.extend(usual_time(begin, now));
            found.extend(zone(case, begin));
        }
        None => found.push(invalid_time(&draft.begin, now)),
    }
    found.extend(every(&draft.every));
}

/// Reports a begin time that is not in the API's form, or that is no real moment.
fn invalid_time(text: &str, now: DateTime) -> Issue {
    let set = |moment| Fix::Set(schedule::format(moment));
    let field = FieldId::Begin;
    match schedule::resolve(text, now) {
        Ok(moment) => {
            let message =
                Message::new("rule-begin-form").with("text", shown(text)).with("fix", schedule::format(moment));
            error(field, "R9", message).fixed(set(moment))
        }
        Err(schedule::DateError::Empty) => {
            let suggestion = schedule::suggestion(now);
            let message = Message::new("rule-begin-missing").with("fix", schedule::format(suggestion));
            error(field, "R9", message).fixed(set(suggestion))
        }
        Err(unreadable) => error(field, "R9", unreadable.message()).fixed(unreadable.nearest().map(set)),
    }
}

fn usual_time(begin: DateTime, now: DateTime) -> Option<Issue> {
    let (earliest, latest) = schedule::usual_bounds(now);
    let distance = schedule::until(now, begin);
    let (id, fix) = if begin <= now {
        ("rule-begin-past", Some(schedule::same_weekday_ahead(begin, now)))
    } else if begin < earliest {
        ("rule-begin-soon", Some(schedule::same_time_ahead(begin, now)))
    } else if begin > latest {
        ("rule-begin-far", None)
    } else {
        return None;
    };
    // Other years cannot be written in the API's form.
    let fix = fix.filter(|fix| (1..=9999).contains(&fix.year())).map(schedule::format);
    let message = Message::new(id)
        .with("weekday", i64::from(begin.weekday().to_monday_one_offset()))
        .with("date", schedule::format(begin)[..10].to_owned())
        .with("days", distance.minutes / 60 / 24)
        .with("hours", distance.minutes / 60)
        .with("fix", fix.clone().unwrap_or_default());
    Some(warning(FieldId::Begin, "R11", message).endangers(Risk::FirstRun).fixed(fix.map(Fix::Set)))
}

/// Notes what the begin time means in the user's time zone (docs/api.md R12).
fn zone(case: &CheckInput<'_>, begin: DateTime) -> Option<Issue> {
    let here = schedule::moment(begin)?.to_zoned_datetime(case.setting.zone.clone()).datetime();
    let day = match here.date().cmp(&begin.date()) {
        std::cmp::Ordering::Less => "before",
        std::cmp::Ordering::Equal => "same",
        std::cmp::Ordering::Greater => "after",
    };
    let clock = |moment: DateTime| format!("{:02}:{:02}", moment.hour(), moment.minute());
    let message = Message::new("rule-begin-zone").with("time", clock(begin)).with("here", clock(here)).with("day", day);
    Some(note(FieldId::Begin, "R12", message).endangers(Risk::FirstRun))
}

fn every(text: &str) -> Option<Issue> {
    let field = FieldId::Every;
    let whole = |days: i64| Fix::Set(days.to_string());
    if text.is_empty() {
        let issue = note(field, "R10", Message::new("rule-every-default")).endangers(Risk::FirstRun);
        return Some(issue.fixed(whole(RotationDays::USUAL_LEAST)));
    }
    let days = match RotationDays::parse(text) {
        Ok(days) => days.count(),
        Err(DaysError::Zero) => {
            return Some(
                error(field, "R10", Message::new("rule-every-zero").with("days", shown(text)))
                    .fixed(whole(RotationDays::USUAL_LEAST)),
            );
        }
        Err(DaysError::TooLarge) => {
            return Some(error(field, "R10", Message::new("rule-every-large")).fixed(whole(RotationDays::USUAL_MOST)));
        }
        Err(DaysError::NotWhole(Some(meant))) => {
            let message = Message::new("rule-every-near").with("text", shown(text)).with("fix", meant.as_str());
            return Some(error(field, "R10", message).fixed(Fix::Set(meant)));
        }
        Err(DaysError::NotWhole(None)) => {
            return Some(error(field, "R10", Message::new("rule-every-whole").with("text", shown(text))));
        }
    };
    let usual = days.clamp(RotationDays::USUAL_LEAST, RotationDays::USUAL_MOST);
    let message = Message::new("rule-every-range").with("days", days).with("fix", usual);
    (days != usual).then(|| warning(field, "R10", message).endangers(Risk::FirstRun).fixed(whole(usual)))
}
