//! The times that the wizard waits for.

use crate::app::{App, Effect, RuntimeTask, Timer, form::Form};

/// Milliseconds without a key before the problems in focus are shown.
pub(super) const REVEAL: u64 = 600;
/// Milliseconds without a key before the draft is saved.
pub(in crate::app) const SAVE: u64 = 400;
/// Milliseconds between two pictures of an elapsed time.
pub(in crate::app) const SECOND: u64 = 1000;

impl Form {
    /// Starts a timer, which takes the place of an earlier one of its kind.
    pub(in crate::app) fn wait(&mut self, timer: Timer, millis: u64, effects: &mut Vec<Effect>) {
        self.waits += 1;
        effects.push(Effect::Runtime(RuntimeTask::Wait(timer, self.waits, millis)));
        match timer {
            Timer::Reveal => self.reveal_wait = self.waits,
            Timer::Save | Timer::Second | Timer::KeyEnd => {}
        }
    }
}

impl App {
    pub(super) fn elapsed(&mut self, timer: Timer, wait: u64, effects: &mut Vec<Effect>) {
        match timer {
            Timer::Reveal if wait == self.form.reveal_wait => self.form.is_revealed = true,
            // What is drawn depends on the time of this event.
            Timer::Reveal | Timer::KeyEnd => {}
            Timer::Save => self.form.flush(effects),
            Timer::Second => {
                if self.submission.is_under_way() {
                    self.form.wait(Timer::Second, SECOND, effects);
                }
            }
        }
    }
}
