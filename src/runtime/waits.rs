//! Runs look-ups and timers. A new one of the same kind aborts the earlier one.

use std::{
    sync::{Arc, PoisonError},
    time::Duration,
};

use super::{Busy, Report, worker::Worker};
use crate::{
    app::{
        Event, Timer,
        lookup::{Lookup, Ticket},
    },
    cloud::{lookups, template},
    domain::facts::{Answer, Ask, LookUpError, Page},
};

impl Worker {
    pub(super) fn look_up(&mut self, (lookup, ticket): (Lookup, Ticket), ask: Option<Ask>, (after, busy): (u64, Busy)) {
        if let Some(earlier) = self.lookups.remove(&lookup) {
            earlier.abort();
        }
        let (Some(ask), Some(client)) = (ask, self.client.clone()) else { return };
        let tell = Arc::clone(&self.tell);
        let account = Arc::clone(&self.account);
        let task = tokio::task::spawn_local(async move {
            let _busy = busy;
            tokio::time::sleep(Duration::from_millis(after)).await;
            let emit = |found: Result<Page, _>| {
                if let Ok(Page { answer: Answer::Identity(identity), .. }) = &found {
                    identity.account.clone_into(&mut account.lock().unwrap_or_else(PoisonError::into_inner));
                }
                tell(Report::Event(Event::Found(lookup, ticket, found)));
            };
            lookups::answer(&client, &ask, emit).await;
            if let Some(ahead) = client.date_difference().filter(|_| lookup == Lookup::Identity) {
                tell(Report::Event(Event::ClockCompared(ticket, ahead)));
            }
        });
        self.lookups.insert(lookup, task.abort_handle());
    }

    /// Reads an existing credential as the beginning of a new draft.
    pub(super) fn read_template(&self, (region, name): (String, String), busy: Busy) {
        let tell = Arc::clone(&self.tell);
        let Some(client) = self.client.clone() else {
            return self.tell(Event::TemplateUnread(LookUpError::NoKey.message()));
        };
        tokio::task::spawn_local(async move {
            let read = template::read(&client, &region, &name).await;
            tell(Report::Event(match read {
                Ok(read) => Event::TemplateRead(Box::new(read)),
                Err(why) => Event::TemplateUnread(why),
            }));
            drop(busy);
        });
    }

    pub(super) fn wait(&mut self, timer: Timer, (wait, millis): (u64, u64), busy: Busy) {
        let tell = Arc::clone(&self.tell);
        let task = tokio::task::spawn_local(async move {
            tokio::time::sleep(Duration::from_millis(millis)).await;
            tell(Report::Event(Event::Elapsed(timer, wait)));
            drop(busy);
        });
        if let Some(earlier) = self.timers.insert(timer, task.abort_handle()) {
            earlier.abort();
        }
    }
}
