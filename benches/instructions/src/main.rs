//! Instructions and allocations of generated code and of the same work by hand, as a table, or held against the counts of
//! last time.
//!
//! `cargo run --release -p specwright-instructions` prints the table, `… -- --check` fails if generated code has become
//! more than 5 % slower beside the code by hand, `… -- --write` keeps the counts. All need `valgrind`.
#![allow(clippy::print_stdout, reason = "a benchmark prints its table")]

mod kept;

use std::error::Error;

use kept::Count;
use specwright_instructions::case::Case;
use specwright_instructions::valgrind::{self, allocations, instructions};
use specwright_instructions::work;

const BY_HAND: &str = "by hand";
const GENERATED: &str = "generated";

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] => print_table(|_| true),
        ["--check"] => kept::check(&counted()?),
        ["--write"] => kept::write(&counted()?),
        [part] => print_table(|case| case.name.contains(part)),
        [name, who, times] => run_one(name, who, times.parse()?),
        _ => Err("known are --check, --write, and a part of the names to print".into()),
    }
}

fn print_table(is_wanted: impl Fn(&Case) -> bool) -> Result<(), Box<dyn Error>> {
    println!("| work | instructions | by hand | ratio | allocations | by hand |");
    println!("|---|---|---|---|---|---|");
    let program = std::env::current_exe()?;
    for case in work::all().filter(|case| is_wanted(case)) {
        let count = count(case)?;
        let allocations = |who| allocations(&program, &[case.name, who], work::repetitions(case.name));
        println!(
            "| {} | {} | {} | {:.2} | {} | {} |",
            case.name,
            count.generated,
            count.by_hand,
            count.generated as f64 / count.by_hand as f64,
            allocations(GENERATED)?,
            allocations(BY_HAND)?,
        );
    }
    Ok(())
}

fn counted() -> Result<Vec<Count>, Box<dyn Error>> {
    if !valgrind::is_there() {
        return Err("`valgrind` is not installed, and nothing else counts instructions".into());
    }
    work::all().map(count).collect()
}

fn count(case: &Case) -> Result<Count, Box<dyn Error>> {
    let program = std::env::current_exe()?;
    let instructions = |who| instructions(&program, &[case.name, who], work::repetitions(case.name));
    Ok(Count {
        name: case.name.to_owned(),
        generated: instructions(GENERATED)?,
        by_hand: instructions(BY_HAND)?,
    })
}

fn run_one(name: &str, who: &str, times: usize) -> Result<(), Box<dyn Error>> {
    let case = work::all().find(|case| case.name == name).ok_or("no such case")?;
    match who {
        GENERATED => (case.generated)(times),
        BY_HAND => (case.by_hand)(times),
        _ => return Err("generated or by hand?".into()),
    }
    Ok(())
}
