//! A spinner for work that takes a while, on a terminal only.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::output::visible;

/// Shows what is being worked on until it is dropped. Silent unless the standard error stream is a terminal.
#[derive(Debug)]
pub(crate) struct Progress(ProgressBar);

impl Progress {
    /// Starts the spinner.
    pub(crate) fn new() -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        bar.set_style(ProgressStyle::default_spinner());
        bar.enable_steady_tick(Duration::from_millis(120));
        Self(bar)
    }

    /// Names the present step.
    pub(crate) fn step(&self, step: &str) {
        self.0.set_message(visible(step));
    }

    /// Takes the spinner away while something else is written.
    pub(crate) fn hide_while<T>(&self, work: impl FnOnce() -> T) -> T {
        self.0.suspend(work)
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
