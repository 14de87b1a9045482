//! Every reader on every document of its corpus and on mutations of them: no panic, nothing deeper or longer than the
//! input allows, no error that moves a cursor.
//!
//! `SPECWRIGHT_FUZZ_INPUTS` and `SPECWRIGHT_FUZZ_SEED` are as in `tests/fuzz`. A failure prints the input, which belongs into the corpus of its reader, under `fuzz/corpus`.
#![cfg(all(feature = "dynamic", feature = "xml", feature = "derive"))]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

mod corpus;
mod documents;
mod readers;
mod size;
mod types;

use std::panic::{AssertUnwindSafe, catch_unwind};

use readers::{READERS, Reader};
use specwright_fuzz::{Mutator, inputs};

/// How many mutations each reader is given, and how long they are.
const USUAL: usize = 4_000;
const LONGEST: usize = 8 * 1024;

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
    let mut mutator = Mutator::new(&corpus, reader.tokens, LONGEST);
    for _ in 0..inputs(USUAL) {
        run(reader, &mutator.mutation());
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
