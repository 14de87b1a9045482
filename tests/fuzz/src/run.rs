//! A reader on documents and mutations of them.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use crate::{Mutator, inputs};

/// So long takes nothing of that length, on however slow a machine, unless it hangs.
const HANG: Duration = Duration::from_secs(60);

/// Reads each document of the corpus, then as many mutations as are usual for the reader or as were asked for. Says how many
/// there were.
///
/// # Panics
/// If the reader does, or takes too long; with the input.
pub fn run(name: &str, mutator: &mut Mutator<'_>, usual: usize, read: impl Fn(&[u8])) {
    let one = |input: &[u8]| {
        let begun = Instant::now();
        let ended = catch_unwind(AssertUnwindSafe(|| read(input))).is_ok() && begun.elapsed() <= HANG;
        assert!(ended, "{name} fails on {:?}", String::from_utf8_lossy(input));
    };
    let begun = Instant::now();
    mutator.corpus().iter().for_each(|document| one(document));
    for _ in 0..inputs(usual) {
        one(&mutator.mutation());
    }
    let count = mutator.corpus().len() + inputs(usual);
    report(&format!("{name}: {count} documents in {} s", begun.elapsed().as_secs()));
}

#[allow(clippy::print_stdout, reason = "tests call this; it is shown on demand")]
fn report(line: &str) {
    println!("{line}");
}
