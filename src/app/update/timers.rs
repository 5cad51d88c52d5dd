//! The times that the wizard waits for.

use crate::app::{App, Effect, RuntimeTask, Timer};

/// Milliseconds without a key before what is wrong in focus is said.
pub(super) const REVEAL: u64 = 600;
/// Milliseconds without a key before the draft is kept.
pub(in crate::app) const SAVE: u64 = 400;
/// Milliseconds between two pictures of an elapsed time.
pub(in crate::app) const SECOND: u64 = 1000;

impl App {
    pub(in crate::app) fn wait(&mut self, timer: Timer, millis: u64, effects: &mut Vec<Effect>) {
        self.form.waits += 1;
        effects.push(Effect::Runtime(RuntimeTask::Wait(timer, self.form.waits, millis)));
        match timer {
            Timer::Reveal => self.form.reveal_wait = self.form.waits,
            Timer::Save | Timer::Second => {}
        }
    }

    pub(super) fn elapsed(&mut self, timer: Timer, wait: u64, effects: &mut Vec<Effect>) {
        match timer {
            Timer::Reveal if wait == self.form.reveal_wait => self.form.is_revealed = true,
            Timer::Reveal => {}
            Timer::Save => self.flush(effects),
            Timer::Second => {
                if self.submission.is_under_way() {
                    self.wait(Timer::Second, SECOND, effects);
                }
            }
        }
    }
}
