//! Keeps look-ups within the limits of the service: a few at once, and of each action so many in a second.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Mutex, PoisonError},
    time::Duration,
};

use tokio::{
    sync::{Semaphore, SemaphorePermit},
    time::Instant,
};

use crate::wire::Action;

/// Look-ups that are under way at once. A person waits for one of them, and the limits are those of the whole account.
const AT_ONCE: usize = 4;
/// The time that `CALLS_PER_SECOND` is about.
const SECOND: Duration = Duration::from_secs(1);

/// What was sent lately, and how many look-ups are under way.
#[derive(Debug)]
pub(super) struct CallLimits {
    turns: Semaphore,
    /// When the calls of an action left, by its service and its name.
    sent: Mutex<HashMap<[&'static str; 2], VecDeque<Instant>>>,
}

impl Default for CallLimits {
    fn default() -> CallLimits {
        CallLimits { turns: Semaphore::new(AT_ONCE), sent: Mutex::default() }
    }
}

impl CallLimits {
    /// Waits for the turn of a look-up, which lasts until the permit is dropped.
    pub(super) async fn turn(&self) -> Option<SemaphorePermit<'_>> {
        self.turns.acquire().await.ok()
    }

    /// Waits until one more call of the action is within its limit, and counts it.
    pub(super) async fn within_limit<A: Action>(&self) {
        while let Some(until) = self.count([A::SERVICE, A::NAME], A::CALLS_PER_SECOND, Instant::now()) {
            tokio::time::sleep_until(until).await;
        }
    }

    /// Counts a call, or returns when there is room for it.
    fn count(&self, action: [&'static str; 2], most: usize, now: Instant) -> Option<Instant> {
        let mut sent = self.sent.lock().unwrap_or_else(PoisonError::into_inner);
        let sent = sent.entry(action).or_default();
        while sent.front().is_some_and(|first| now.duration_since(*first) >= SECOND) {
            sent.pop_front();
        }
        if sent.len() >= most {
            return sent.front().map(|first| *first + SECOND);
        }
        sent.push_back(now);
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_over_the_limit_waits_until_a_second_has_passed_since_the_first() {
        let (limits, now) = (CallLimits::default(), Instant::now());
        let later = |millis| now + Duration::from_millis(millis);
        assert_eq!(limits.count(["ssm", "GetRegions"], 2, now), None);
        assert_eq!(limits.count(["ssm", "GetRegions"], 2, later(400)), None);
        assert_eq!(limits.count(["ssm", "GetRegions"], 2, later(500)), Some(later(1000)));
        // Another action has a limit of its own.
        assert_eq!(limits.count(["kms", "GetRegions"], 2, later(500)), None);
        assert_eq!(limits.count(["ssm", "GetRegions"], 2, later(1000)), None);
        assert_eq!(limits.count(["ssm", "GetRegions"], 2, later(1001)), Some(later(1400)));
    }

    #[tokio::test]
    async fn a_call_that_was_let_through_is_counted() {
        type Listed = crate::wire::cdb::DescribeDBInstances;
        let limits = CallLimits::default();
        limits.within_limit::<Listed>().await;
        let action = [Listed::SERVICE, Listed::NAME];
        assert!(limits.count(action, 1, Instant::now()).is_some(), "the one that is allowed has left");
    }

    #[tokio::test]
    async fn a_fifth_look_up_waits_for_one_of_four() {
        let limits = CallLimits::default();
        let mut turns = Vec::new();
        for _ in 0..AT_ONCE {
            turns.push(limits.turn().await);
        }
        let mut fifth = std::pin::pin!(limits.turn());
        assert!(polled(&mut fifth).await.is_none());
        turns.pop();
        assert!(polled(&mut fifth).await.is_some());
    }

    async fn polled<T>(future: &mut std::pin::Pin<&mut impl Future<Output = T>>) -> Option<T> {
        std::future::poll_fn(|context| match future.as_mut().poll(context) {
            std::task::Poll::Ready(value) => std::task::Poll::Ready(Some(value)),
            std::task::Poll::Pending => std::task::Poll::Ready(None),
        })
        .await
    }
}
