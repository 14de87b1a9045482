//! Instructions for one encode, decode and validation of generated code and of its hand-written twin, counted by
//! valgrind's callgrind, which gives the same figure on every run and on a busy machine.
//!
//! `cargo run --release -p specwright-benches --bin instructions` (needs `valgrind`).
#![allow(clippy::print_stdout, reason = "a benchmark prints its table")]

use std::error::Error;
use std::hint::black_box;

use bytes::Bytes;
use invoicexpress::accounts::AtCommunicationRequest;
use specwright_benches::measured::instructions;
use specwright_benches::{samples, twin};
use specwright_runtime::Validate;
use textmarketer::account::UpdateRequest;

/// A measured piece of work: `run` does it that often.
struct Case {
    name: &'static str,
    run: fn(usize),
}

const PAIRS: &[(Case, Case)] = &[
    (
        Case {
            name: "validate at_communication",
            run: |times| repeat(times, samples::at_communication(), |request| request.validate().is_ok()),
        },
        Case {
            name: "validate at_communication, twin",
            run: |times| repeat(times, "123456789/3", |text| twin::is_subuser(text)),
        },
    ),
    (
        Case {
            name: "validate account.update",
            run: |times| repeat(times, samples::update(), |request| request.validate().is_ok()),
        },
        Case {
            name: "validate account.update, twin",
            run: |times| repeat(times, samples::UPDATE, |fields| twin::is_valid_update(fields)),
        },
    ),
    (
        Case {
            name: "encode at_communication",
            run: encode_at_communication,
        },
        Case {
            name: "encode at_communication, twin",
            run: |times| {
                repeat(times, (), |()| {
                    twin::encode_at_communication("123456789/3", "password", "auto")
                })
            },
        },
    ),
    (
        Case {
            name: "encode account.update",
            run: encode_update,
        },
        Case {
            name: "encode account.update, twin",
            run: |times| {
                repeat(times, samples::UPDATE_WIRE, |fields| {
                    twin::encode_account_update(fields)
                })
            },
        },
    ),
    (
        Case {
            name: "decode at_communication",
            run: decode_at_communication,
        },
        Case {
            name: "decode at_communication, twin",
            run: |times| repeat(times, samples::STORED, |body| twin::decode_at_communication(body)),
        },
    ),
    (
        Case {
            name: "decode account.update",
            run: decode_update,
        },
        Case {
            name: "decode account.update, twin",
            run: |times| repeat(times, samples::ACCOUNT, |body| twin::decode_account(body)),
        },
    ),
];

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, name, times] = arguments.as_slice() {
        return run_one(name, times.parse()?);
    }
    println!("| work | instructions | by hand | ratio |");
    println!("|---|---|---|---|");
    for (ours, theirs) in PAIRS {
        let (ours_count, theirs_count) = (count(ours.name)?, count(theirs.name)?);
        println!(
            "| {} | {ours_count} | {theirs_count} | {:.2} |",
            ours.name,
            ours_count as f64 / theirs_count as f64
        );
    }
    Ok(())
}

fn run_one(name: &str, times: usize) -> Result<(), Box<dyn Error>> {
    let cases = PAIRS.iter().flat_map(|(ours, theirs)| [ours, theirs]);
    let case = cases.into_iter().find(|case| case.name == name).ok_or("no such case")?;
    (case.run)(times);
    Ok(())
}

fn count(name: &str) -> Result<u64, Box<dyn Error>> {
    instructions(&std::env::current_exe()?, &[name])
}

fn repeat<I, O>(times: usize, input: I, work: impl Fn(&I) -> O) {
    for _ in 0..times {
        black_box(work(black_box(&input)));
    }
}

fn encode_at_communication(times: usize) {
    let call = samples::invoicexpress().call(samples::at_communication());
    repeat(times, call, |call| call.encode().is_ok());
}

fn encode_update(times: usize) {
    let call = samples::textmarketer().call(samples::update());
    repeat(times, call, |call| call.encode().is_ok());
}

fn decode_at_communication(times: usize) {
    let call = samples::invoicexpress().call(samples::at_communication());
    let answer = || http::Response::new(Bytes::from_static(samples::STORED));
    repeat(
        times,
        call,
        |call: &specwright_runtime::Call<_, AtCommunicationRequest>| call.decode(answer()).is_ok(),
    );
}

fn decode_update(times: usize) {
    let call = samples::textmarketer().call(samples::update());
    let answer = || http::Response::new(Bytes::from_static(samples::ACCOUNT));
    repeat(times, call, |call: &specwright_runtime::Call<_, UpdateRequest>| {
        call.decode(answer()).is_ok()
    });
}
