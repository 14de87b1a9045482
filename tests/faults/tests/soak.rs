//! Thousands of calls, hundreds at once, with faults mixed in: each ends once, what is counted on both sides is the same,
//! and nothing is left.
//!
//! `SPECWRIGHT_SOAK_ROUNDS` makes it longer, `SPECWRIGHT_SOAK_SEED` makes other faults.
#![allow(
    clippy::print_stdout,
    reason = "whoever lets it run for long wants to see the figures"
)]

mod load;

use std::env;
use std::time::{Duration, Instant};

use load::fleet::Fleet;
use load::tally::Tally;
use specwright_faults::footprint::Footprint;

/// In which everything that is left has to go away.
const GRACE: Duration = Duration::from_secs(10);

/// How much the memory may be apart after rounds that were alike. Allocators keep some.
const SLACK: u64 = 8 * 1024 * 1024;

#[test]
fn every_call_ends_once_and_nothing_is_left() {
    let rounds = number("SPECWRIGHT_SOAK_ROUNDS", 3).max(3);
    let seed = number("SPECWRIGHT_SOAK_SEED", 7);
    let begin = Footprint::now();
    let began = Instant::now();
    let (mut exact, mut rough) = (Tally::default(), Tally::default());
    let mut memory = Vec::new();
    for round in 0..rounds {
        let fleet = Fleet::start(seed.wrapping_add(round));
        let [behind, anywhere] = fleet.run();
        exact.add(&behind);
        rough.add(&anywhere);
        let left = fleet.end(GRACE);
        assert!(left.is_empty(), "seed {seed}, round {round}: {left:?}");
        memory.extend(Footprint::now().map(|footprint| footprint.memory));
    }
    println!("{rounds} rounds in {:?}, seed {seed}", began.elapsed());
    println!("faults behind the request: {exact}");
    println!("faults anywhere: {rough}");
    println!("memory after each round, in KiB: {:?}", in_kib(&memory));
    let wrong = [exact.wrong(), rough.wrong()].concat();
    assert!(wrong.is_empty(), "seed {seed}: {wrong:#?}");
    assert_level(&memory);
    assert_same(begin);
}

/// The first round fills what is kept; later ones may not add to it.
fn assert_level(memory: &[u64]) {
    let after_first = memory.get(1..).unwrap_or_default();
    let grown = after_first.iter().max().zip(after_first.first());
    if let Some((most, first)) = grown {
        assert!(most - first < SLACK, "the memory grows: {:?} KiB", in_kib(memory));
    }
}

fn assert_same(begin: Option<Footprint>) {
    let Some(begin) = begin else { return };
    let end = Instant::now() + GRACE;
    loop {
        let now = Footprint::now().expect("it could be read before");
        // The server keeps its own thread and what its runtime needs; it had none of it in the beginning.
        if now.clients_threads == 0 && now.sockets <= begin.sockets {
            return;
        }
        assert!(Instant::now() < end, "left behind: {now:?}, in the beginning {begin:?}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn in_kib(memory: &[u64]) -> Vec<u64> {
    memory.iter().map(|bytes| bytes / 1024).collect()
}

fn number(variable: &str, usual: u64) -> u64 {
    env::var(variable)
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(usual)
}
