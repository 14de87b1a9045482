//! Every payload in every place of the language that takes text.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::harmless::{compiled, emitted, forms, wrong_with};
use crate::payloads::{PAYLOADS, payloads};
use crate::places::{Carrier, Files, carriers, required, specs};

/// Keys whose text is for readers: it decides nothing, and the source keeps its form. Other text may, as that of an enum's
/// value or of a selector does, and only never becomes code.
const PROSE: &[&str] = &[
    "about",
    "doubt",
    "note",
    "deprecated",
    "because",
    "says",
    "decision",
    "placed",
    "sample_breaks",
    "docs",
];

#[test]
fn every_key_that_takes_text_is_a_carrier() {
    let specs = specs();
    let carriers = carriers(&specs);
    let missing: Vec<_> = required()
        .into_iter()
        .filter(|place| !carriers.contains_key(place))
        .collect();
    assert!(missing.is_empty(), "no small spec has a text for {missing:#?}");
}

#[derive(Default)]
struct Counts {
    tried: AtomicUsize,
    accepted: AtomicUsize,
    problems: Mutex<Vec<String>>,
}

#[test]
fn no_text_of_any_place_becomes_code() {
    let specs = specs();
    let carriers = carriers(&specs);
    let carriers: Vec<_> = carriers.values().collect();
    let counts = Counts::default();
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(2, usize::from) {
            scope.spawn(|| {
                loop {
                    let place = next.fetch_add(1, Ordering::Relaxed);
                    let Some(carrier) = carriers.get(place) else { break };
                    try_all(&specs, carrier, place, &counts);
                }
            });
        }
    });
    let (tried, accepted) = (
        counts.tried.load(Ordering::Relaxed),
        counts.accepted.load(Ordering::Relaxed),
    );
    println!(
        "{} places, {} payloads: {tried} specs, {accepted} of them accepted and emitted",
        carriers.len(),
        PAYLOADS.len()
    );
    let problems = counts.problems.into_inner().unwrap();
    assert!(
        problems.is_empty(),
        "{} problems:\n{}",
        problems.len(),
        problems.join("\n")
    );
    assert!(
        accepted * 10 > tried,
        "only {accepted} of {tried} were accepted: the test has lost its subject"
    );
}

/// Each payload instead of the text, and behind it.
fn try_all(specs: &[Files], carrier: &Carrier, place: usize, counts: &Counts) {
    let plain = compiled(specs[carrier.spec].clone());
    let before = emitted(plain.model.as_ref().unwrap());
    let expected = forms(&before, &BTreeMap::new());
    for payload in payloads(place, 4) {
        for text in [payload.to_owned(), format!("{}{payload}", carrier.text())] {
            counts.tried.fetch_add(1, Ordering::Relaxed);
            let outcome = compiled(carrier.with(specs, &text));
            let Some(model) = &outcome.model else { continue };
            counts.accepted.fetch_add(1, Ordering::Relaxed);
            let files = emitted(model);
            let wrong = wrong_with(&files, Some(&before)).or_else(|| {
                let found = forms(&files, &expected);
                let is_same = |(name, (_, form)): (&String, &(String, String))| {
                    expected.get(name).is_some_and(|(_, expected)| expected == form)
                };
                let changed = found.iter().find(|(name, form)| !is_same((name, form)));
                let is_prose = carrier.place.rsplit('.').next().is_some_and(|key| PROSE.contains(&key));
                changed
                    .filter(|_| is_prose)
                    .map(|(name, _)| format!("{name} has another form"))
            });
            if let Some(wrong) = wrong {
                let problem = format!("{}: {text:?}: {wrong}", carrier.place);
                counts.problems.lock().unwrap().push(problem);
            }
        }
    }
}

#[test]
fn names_of_files_are_no_paths() {
    let specs = specs();
    let files = &specs[0];
    for payload in PAYLOADS {
        for name in [
            format!("{payload}.yaml"),
            format!("../{payload}"),
            format!("{payload}/api.yaml"),
        ] {
            let rename = |(at, (_, text)): (usize, &(String, String))| (format!("{at}{name}"), text.clone());
            let others = files.iter().enumerate().skip(1).map(rename);
            let outcome = compiled(files.iter().take(1).cloned().chain(others));
            let wrong = outcome.model.and_then(|model| wrong_with(&emitted(&model), None));
            assert_eq!(wrong, None, "{name:?}");
        }
    }
}
