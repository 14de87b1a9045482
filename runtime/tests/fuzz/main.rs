//! Every reader on every document of its corpus and on mutations of them: no panic, nothing deeper or longer than the
//! input allows, no error that moves a cursor.
//!
//! `SPECWRIGHT_FUZZ_INPUTS` sets how many mutations each reader is given. They are the same in every run; a failure
//! prints the input, which belongs into the corpus of its reader, under `fuzz/corpus`.
#![cfg(all(feature = "dynamic", feature = "xml", feature = "derive"))]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

mod corpus;
mod documents;
mod mutator;
mod readers;
mod size;
mod types;

use std::panic::{AssertUnwindSafe, catch_unwind};

use mutator::Mutator;
use readers::{READERS, Reader};

/// How many mutations each reader is given.
fn inputs() -> usize {
    let default = 4_000;
    std::env::var("SPECWRIGHT_FUZZ_INPUTS").map_or(default, |text| text.parse().unwrap_or(default))
}

fn run(reader: &Reader, input: &[u8]) {
    if catch_unwind(AssertUnwindSafe(|| (reader.read)(input))).is_err() {
        panic!("{}: fails on {:?}", reader.name, String::from_utf8_lossy(input));
    }
}

fn fuzz(name: &str) {
    let reader = READERS.iter().find(|reader| reader.name == name).unwrap();
    let corpus = corpus::documents(reader.name);
    for document in &corpus {
        run(reader, document);
    }
    let mut mutator = Mutator::new(&corpus, reader.tokens);
    for _ in 0..inputs() {
        run(reader, &mutator.next());
    }
}

macro_rules! fuzzed {
    ($($name:ident),* $(,)?) => {
        $(
            #[test]
            fn $name() {
                fuzz(stringify!($name));
            }
        )*

        #[test]
        fn every_reader_is_fuzzed() {
            let names: Vec<_> = READERS.iter().map(|reader| reader.name).collect();
            assert_eq!(names, [$(stringify!($name)),*]);
        }
    };
}

fuzzed!(json, xml, headers, error_bodies, raw, scalars, dynamic_values);
