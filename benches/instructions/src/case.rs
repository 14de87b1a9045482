//! A piece of work, done the generated way and by hand.

use std::hint::black_box;

/// The same work twice.
pub struct Case {
    /// What is done: `encode invoice of 100 lines`.
    pub name: &'static str,
    /// By generated code, that often.
    pub generated: fn(usize),
    /// By hand, that often.
    pub by_hand: fn(usize),
}

/// Does the work that often, so that the compiler can neither leave it out nor know its input.
pub fn repeat<I, O>(times: usize, input: I, work: impl Fn(&I) -> O) {
    for _ in 0..times {
        black_box(work(black_box(&input)));
    }
}
