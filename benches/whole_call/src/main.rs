//! Whole calls over loopback: instructions of the client's process and time, against the same calls written by hand on
//! reqwest, and blocking ones on ureq as well. The server is a process of its own, so that only the client is counted.
//!
//! `cargo run --release -p specwright-whole-call` prints both tables, `… -- instructions` and `… -- time` one of them.
//! Instructions need `valgrind`.
#![allow(clippy::print_stdout, reason = "a benchmark prints its table")]

mod by_hand;
mod by_ureq;
mod generated;
mod measure;
mod server;
mod work;

use std::error::Error;

use work::{CASES, Case};

/// What everything here can end with.
type Outcome<T = ()> = Result<T, Box<dyn Error>>;

fn main() -> Outcome {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] => {
            print_instructions()?;
            println!();
            print_time()
        }
        ["instructions"] => print_instructions(),
        ["time"] => print_time(),
        ["server"] => server::run(),
        ["client", address, name, who, in_flight, times] => {
            let took = work::find(name)?.run(who, address, in_flight.parse()?, times.parse()?)?;
            println!("{} {}", took.as_nanos(), measure::ticks());
            Ok(())
        }
        _ => Err("known are `instructions` and `time`".into()),
    }
}

/// Each case with each number of calls under way that it knows.
fn rows() -> impl Iterator<Item = (&'static Case, usize)> {
    CASES
        .iter()
        .flat_map(|case| case.in_flight.iter().map(move |&in_flight| (case, in_flight)))
}

fn print_instructions() -> Outcome {
    let server = server::Process::start()?;
    println!("| call | in flight | instructions | spread | by hand | spread | ratio |");
    println!("|---|---|---|---|---|---|---|");
    for (case, in_flight) in rows() {
        let [ours, by_hand] = measure::instructions(&server, case, in_flight)?;
        println!(
            "| {} | {in_flight} | {:.0} | {} | {:.0} | {} | {:.3} |",
            case.name,
            ours.median(),
            ours.spread(),
            by_hand.median(),
            by_hand.spread(),
            ours.median() / by_hand.median(),
        );
    }
    Ok(())
}

fn print_time() -> Outcome {
    let server = server::Process::start()?;
    println!("| call | in flight | µs a call | by hand | ratio of pairs | spread | CPU ms, 1,000 calls | by hand |");
    println!("|---|---|---|---|---|---|---|---|");
    for (case, in_flight) in rows() {
        let times = measure::times(&server, case, in_flight)?;
        println!(
            "| {} | {in_flight} | {:.1} | {:.1} | {:.3} | {} | {:.0} | {:.0} |",
            case.name,
            times.ours.median(),
            times.by_hand.median(),
            times.ratios.median(),
            times.ratios.spread(),
            times.ours_cpu.median(),
            times.by_hand_cpu.median(),
        );
    }
    Ok(())
}
