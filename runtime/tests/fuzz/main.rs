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

use readers::READERS;
use specwright_fuzz::{Mutator, run};

/// How many mutations each reader is given, and how long they are.
const USUAL: usize = 4_000;
const LONGEST: usize = 8 * 1024;

fn fuzz(name: &str) {
    let reader = READERS.iter().find(|reader| reader.name == name).unwrap();
    let corpus = corpus::documents(reader.name);
    run(
        name,
        &mut Mutator::new(&corpus, reader.tokens, LONGEST),
        USUAL,
        reader.read,
    );
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
