//! Runs of the client as processes, and what they say in the middle.

use std::path::PathBuf;
use std::process::Command;

use specwright_instructions::valgrind;

use crate::Outcome;
use crate::server::Process;
use crate::work::{BY_HAND, Case, GENERATED};

/// How often instructions are counted: where readiness comes in other pieces, a call takes another number of them.
const COUNTS: usize = 3;

/// What a call costs is the difference between so many calls and so many more.
const FEW: usize = 64;
const MORE: usize = 256;

/// Pairs of runs whose times are compared.
const PAIRS: usize = 21;

/// Calls of such a run.
const CALLS: usize = 4_096;

/// Numbers of several runs.
#[derive(Default)]
pub(crate) struct Numbers(Vec<f64>);

impl Numbers {
    fn add(&mut self, number: f64) {
        let after = self.0.partition_point(|other| *other < number);
        self.0.insert(after, number);
    }

    fn quantile(&self, part: f64) -> f64 {
        let last = self.0.len().saturating_sub(1) as f64;
        self.0.get((last * part).round() as usize).copied().unwrap_or(f64::NAN)
    }

    pub(crate) fn median(&self) -> f64 {
        self.quantile(0.5)
    }

    /// The quartiles, in percent of the median: `-0.1 % +0.2 %`.
    pub(crate) fn spread(&self) -> String {
        let percent = |part| (self.quantile(part) / self.median() - 1.0) * 100.0;
        format!("{:+.1} % {:+.1} %", percent(0.25), percent(0.75))
    }
}

/// Instructions of a call: generated, by hand.
pub(crate) fn instructions(server: &Process, case: &Case, in_flight: usize) -> Outcome<[Numbers; 2]> {
    let program = program()?;
    let mut counted = [Numbers::default(), Numbers::default()];
    for _ in 0..COUNTS {
        for (who, numbers) in [GENERATED, BY_HAND].into_iter().zip(&mut counted) {
            let arguments = ["client", &server.address, case.name, who, &in_flight.to_string()];
            let few = valgrind::instructions_of(&program, &arguments, FEW)?;
            let more = valgrind::instructions_of(&program, &arguments, FEW + MORE)?;
            numbers.add((more as f64 - few as f64) / MORE as f64);
        }
    }
    Ok(counted)
}

/// Times of calls.
#[derive(Default)]
pub(crate) struct Times {
    /// Microseconds of a call.
    pub(crate) ours: Numbers,
    pub(crate) by_hand: Numbers,
    /// Of two runs one after the other.
    pub(crate) ratios: Numbers,
    /// Milliseconds of the processor for 1,000 calls.
    pub(crate) ours_cpu: Numbers,
    pub(crate) by_hand_cpu: Numbers,
}

/// Runs in pairs, so that what else the machine does is in both.
pub(crate) fn times(server: &Process, case: &Case, in_flight: usize) -> Outcome<Times> {
    let mut times = Times::default();
    for pair in 0..PAIRS {
        let run = |who: &str| one_run(server, case, who, in_flight);
        let (ours, by_hand) = match pair % 2 {
            0 => (run(GENERATED)?, run(BY_HAND)?),
            _ => {
                let by_hand = run(BY_HAND)?;
                (run(GENERATED)?, by_hand)
            }
        };
        times.ours.add(ours.micros);
        times.by_hand.add(by_hand.micros);
        times.ratios.add(ours.micros / by_hand.micros);
        times.ours_cpu.add(ours.cpu);
        times.by_hand_cpu.add(by_hand.cpu);
    }
    Ok(times)
}

struct OneRun {
    micros: f64,
    cpu: f64,
}

fn one_run(server: &Process, case: &Case, who: &str, in_flight: usize) -> Outcome<OneRun> {
    let output = Command::new(program()?)
        .args(["client", &server.address, case.name, who])
        .args([in_flight.to_string(), CALLS.to_string()])
        .output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    let text = String::from_utf8(output.stdout)?;
    let mut words = text.split_whitespace();
    let mut next = || words.next().and_then(|word| word.parse::<f64>().ok());
    let (nanos, ticks) = next().zip(next()).ok_or("the client says nothing")?;
    Ok(OneRun {
        micros: nanos / 1e3 / CALLS as f64,
        // Linux counts a process's time in hundredths of a second.
        cpu: ticks * 10.0 * 1e3 / CALLS as f64,
    })
}

/// Hundredths of a second that the processor worked for this process so far; Linux only, zero elsewhere.
pub(crate) fn ticks() -> u64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let behind_name = stat.rsplit(") ").next().unwrap_or_default();
    let fields = behind_name.split(' ').skip(11).take(2);
    fields.filter_map(|field| field.parse::<u64>().ok()).sum()
}

fn program() -> Outcome<PathBuf> {
    Ok(std::env::current_exe()?)
}
