//! Instructions and allocations of one validation: generated code, garde and validator, by the same rules on the same
//! values. `cargo run --release --manifest-path benches/peers/validation/Cargo.toml`; needs `valgrind`.

mod garde_rules;
mod patterns;
mod validator_rules;

use std::error::Error;

use specwright_instructions::case::{Case, repeat};
use specwright_instructions::samples::{self, validate as requests};
use specwright_instructions::valgrind::{allocations, instructions};
use specwright_instructions::work;

/// How many more repetitions are counted than one.
const MORE: usize = 100;

const OURS: &str = "generated";
const GARDE: &str = "garde";
const VALIDATOR: &str = "validator";

/// The same work as a case of ours.
struct Peers {
    name: &'static str,
    garde: fn(usize),
    validator: fn(usize),
}

/// A case of ours, the request, and what it is to the peers.
macro_rules! peers {
    ($($name:literal: $request:expr => $type:ident;)*) => {
        &[$(Peers {
            name: $name,
            garde: |times| repeat(times, garde_rules::$type::from($request), garde::Validate::validate),
            validator: |times| repeat(times, validator_rules::$type::from($request), validator::Validate::validate),
        }),*]
    };
}

const PEERS: &[Peers] = peers! {
    "validate account.update": samples::update() => Update;
    "validate account.update, all wrong": requests::wrong_update() => Update;
    "validate sms.send_text": requests::send_text() => SendText;
    "validate sms.send_text, all wrong": requests::wrong_send_text() => SendText;
    "validate invoice of 100 lines": requests::invoice() => Invoice;
    "validate invoice of 100 lines, all wrong": requests::wrong_invoice() => Invoice;
};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] => print_table(),
        [name, who, times] => run(name, who, times.parse()?),
        _ => Err("this program takes no arguments".into()),
    }
}

fn print_table() -> Result<(), Box<dyn Error>> {
    println!("| work | instructions | garde | ratio | validator | ratio | allocations | garde | validator |");
    println!("|---|---|---|---|---|---|---|---|---|");
    let program = std::env::current_exe()?;
    for Peers { name, .. } in PEERS {
        let count = |who| instructions(&program, &[name, who], MORE);
        let allocations = |who| allocations(&program, &[name, who], MORE);
        let (ours, garde, validator) = (count(OURS)?, count(GARDE)?, count(VALIDATOR)?);
        println!(
            "| {name} | {ours} | {garde} | {:.2} | {validator} | {:.2} | {} | {} | {} |",
            ours as f64 / garde as f64,
            ours as f64 / validator as f64,
            allocations(OURS)?,
            allocations(GARDE)?,
            allocations(VALIDATOR)?,
        );
    }
    Ok(())
}

fn run(name: &str, who: &str, times: usize) -> Result<(), Box<dyn Error>> {
    let peers = PEERS.iter().find(|peers| peers.name == name).ok_or("no such work")?;
    match who {
        OURS => {
            let case: &Case = work::all().find(|case| case.name == name).ok_or("no such work")?;
            (case.generated)(times);
        }
        GARDE => (peers.garde)(times),
        VALIDATOR => (peers.validator)(times),
        _ => return Err("ours, garde or validator?".into()),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use garde::Validate as _;
    use validator::Validate as _;

    use super::*;

    /// Ours finds as many mistakes; validator tells what is wrong with a list of texts once and not for each.
    #[test]
    fn all_find_the_same() {
        let garde = |result: Result<(), garde::Report>| result.map_or_else(|report| report.iter().count(), |()| 0);
        assert_eq!(garde(garde_rules::Update::from(samples::update()).validate()), 0);
        assert_eq!(
            garde(garde_rules::Update::from(requests::wrong_update()).validate()),
            11
        );
        assert_eq!(garde(garde_rules::SendText::from(requests::send_text()).validate()), 0);
        assert_eq!(
            garde(garde_rules::SendText::from(requests::wrong_send_text()).validate()),
            11
        );
        assert_eq!(garde(garde_rules::Invoice::from(requests::invoice()).validate()), 0);
        assert_eq!(
            garde(garde_rules::Invoice::from(requests::wrong_invoice()).validate()),
            110
        );
        assert!(validator_rules::Update::from(samples::update()).validate().is_ok());
        assert!(
            validator_rules::SendText::from(requests::send_text())
                .validate()
                .is_ok()
        );
        assert!(validator_rules::Invoice::from(requests::invoice()).validate().is_ok());
        let errors = validator_rules::Update::from(requests::wrong_update())
            .validate()
            .unwrap_err();
        assert_eq!(
            errors.field_errors().values().map(|errors| errors.len()).sum::<usize>(),
            11
        );
    }
}
