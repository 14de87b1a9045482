//! What is measured: the calls, and how they are made one after another or beside each other.

use std::time::{Duration, Instant};

use crate::{Outcome, by_hand, by_ureq, generated};

/// The words of the command line for who makes a call.
pub(crate) const GENERATED: &str = "generated";
pub(crate) const BY_HAND: &str = "by hand";

/// Makes so many calls, so many of them at once, and says how long they took.
type Run = fn(address: &str, in_flight: usize, times: usize) -> Outcome<Duration>;

/// A call, made by a generated client and by hand.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    pub(crate) in_flight: &'static [usize],
    generated: Run,
    by_hand: Run,
}

impl Case {
    pub(crate) fn run(&self, who: &str, address: &str, in_flight: usize, times: usize) -> Outcome<Duration> {
        match who {
            GENERATED => (self.generated)(address, in_flight, times),
            BY_HAND => (self.by_hand)(address, in_flight, times),
            _ => Err("generated or by hand?".into()),
        }
    }
}

pub(crate) const CASES: &[Case] = &[
    Case {
        name: "at_communication (JSON)",
        in_flight: &[1, 64],
        generated: |address, in_flight, times| awaited(generated::Json::new(address)?, in_flight, times),
        by_hand: |address, in_flight, times| awaited(by_hand::Json::new(address)?, in_flight, times),
    },
    Case {
        name: "account.update (form, XML)",
        in_flight: &[1, 64],
        generated: |address, in_flight, times| awaited(generated::Xml::new(address)?, in_flight, times),
        by_hand: |address, in_flight, times| awaited(by_hand::Xml::new(address)?, in_flight, times),
    },
    Case {
        name: "at_communication, blocking, against ureq",
        in_flight: &[1],
        generated: |address, _, times| blocking(&generated::BlockingJson::new(address)?, times),
        by_hand: |address, _, times| blocking(&by_ureq::Json::new(address), times),
    },
    Case {
        name: "account.update, blocking, against ureq",
        in_flight: &[1],
        generated: |address, _, times| blocking(&generated::BlockingXml::new(address)?, times),
        by_hand: |address, _, times| blocking(&by_ureq::Xml::new(address), times),
    },
    Case {
        name: "at_communication, blocking, against reqwest",
        in_flight: &[1],
        generated: |address, _, times| blocking(&generated::BlockingJson::new(address)?, times),
        by_hand: |address, _, times| blocking(&by_hand::BlockingJson::new(address)?, times),
    },
    Case {
        name: "account.update, blocking, against reqwest",
        in_flight: &[1],
        generated: |address, _, times| blocking(&generated::BlockingXml::new(address)?, times),
        by_hand: |address, _, times| blocking(&by_hand::BlockingXml::new(address)?, times),
    },
];

pub(crate) fn find(name: &str) -> Outcome<&'static Case> {
    Ok(CASES.iter().find(|case| case.name == name).ok_or("no such case")?)
}

/// A client that is awaited. Clones share their connections.
pub(crate) trait Awaited: Clone + Send + 'static {
    /// Whether the call went well.
    fn call(&self) -> impl Future<Output = bool> + Send;
}

/// A client that holds the thread.
pub(crate) trait Held {
    /// Whether the call went well.
    fn call(&self) -> bool;
}

/// A task for each call that may be under way makes its share of them, one after the other, on one thread.
fn awaited(client: impl Awaited, in_flight: usize, times: usize) -> Outcome<Duration> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let begun = Instant::now();
        let tasks: Vec<_> = (0..in_flight)
            .map(|_| {
                let client = client.clone();
                tokio::spawn(async move {
                    let mut well = true;
                    for _ in 0..times / in_flight {
                        well &= client.call().await;
                    }
                    well
                })
            })
            .collect();
        for task in tasks {
            if !task.await? {
                return Err("a call failed".into());
            }
        }
        Ok(begun.elapsed())
    })
}

fn blocking(client: &impl Held, times: usize) -> Outcome<Duration> {
    let begun = Instant::now();
    match (0..times).all(|_| client.call()) {
        true => Ok(begun.elapsed()),
        false => Err("a call failed".into()),
    }
}
