//! The servers and clients of one round.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use specwright_faults::calls::{Class, call, call_blocking};
use specwright_faults::chance::number;
use specwright_faults::server::{Options, Server};
use specwright_faults::shop::{Client, ClientBuilder, Retry, blocking};
use specwright_faults::trial::{Reports, Setup, configure};
use specwright_runtime::{Handle, SystemClock};
use tokio::runtime::Runtime;

use super::faults::{after_the_request, at_any_time};
use super::tally::{Ended, Tally};

/// Calls of each asynchronous client in a round, all of them under way at once.
const AWAITED: u64 = 1000;

/// Calls of each blocking client in a round.
const BLOCKING: u64 = 500;

/// How many the server may have at once from each client.
const LIMIT: usize = 100;

/// Threads that use one blocking client.
const THREADS: u64 = 32;

/// How long an attempt may take where the server falls silent.
const SHORT: Duration = Duration::from_millis(300);

/// The same where it does not: nothing is given up because the machine is busy.
const LONG: Duration = Duration::from_secs(10);

/// One call of so many is given up while it is under way.
const CANCELLED: u64 = 20;

/// The servers and clients of one round.
pub(crate) struct Fleet {
    seed: u64,
    runtime: Runtime,
    servers: Vec<Server>,
}

impl Fleet {
    /// Starts the servers.
    #[must_use]
    pub(crate) fn start(seed: u64) -> Self {
        let directors = [
            after_the_request(seed),
            after_the_request(seed.wrapping_add(1000)),
            at_any_time(seed),
            at_any_time(seed.wrapping_add(1000)),
        ];
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build();
        Self {
            seed,
            runtime: runtime.expect("threads can be started"),
            servers: directors
                .map(|director| Server::start(director, Options::default()))
                .into(),
        }
    }

    /// Makes the calls of all clients, at the same time: what was counted where the server breaks off only behind a
    /// request, and what where it breaks off anywhere.
    #[must_use]
    pub(crate) fn run(&self) -> [Tally; 2] {
        let tallies: Vec<Tally> = std::thread::scope(|scope| {
            let running: Vec<_> = (0..self.servers.len())
                .map(|which| scope.spawn(move || self.run_one(which)))
                .collect();
            let joined = running
                .into_iter()
                .map(|one| one.join().expect("the calls do not panic"));
            joined.collect()
        });
        let mut all = <[Tally; 2]>::default();
        for (which, tally) in tallies.iter().enumerate() {
            all[usize::from(!is_exact(which))].add(tally);
        }
        all
    }

    /// Waits until nothing is left; what is.
    #[must_use]
    pub(crate) fn end(self, within: Duration) -> Vec<String> {
        let mut left = Vec::new();
        let end = Instant::now() + within;
        while self.runtime.metrics().num_alive_tasks() > 0 && Instant::now() < end {
            std::thread::sleep(Duration::from_millis(5));
        }
        let tasks = self.runtime.metrics().num_alive_tasks();
        if tasks > 0 {
            left.push(format!("{tasks} tasks"));
        }
        for (which, server) in self.servers.iter().enumerate() {
            if !server.is_left_alone(within) {
                left.push(format!("{} connections", server.open()));
            }
            // A call that was given up makes room before the server knows of it.
            if is_exact(which) && server.most_at_once() > LIMIT {
                left.push(format!(
                    "{} requests at once, and {LIMIT} allowed",
                    server.most_at_once()
                ));
            }
        }
        left
    }

    fn run_one(&self, which: usize) -> Tally {
        let server = &self.servers[which];
        let (is_exact, is_awaited) = (is_exact(which), which.is_multiple_of(2));
        let setup = Setup {
            origin: server.origin().to_owned(),
            ..Setup::default()
        };
        let ended = match is_awaited {
            true => self.run_awaited(&setup, is_exact),
            false => self.run_blocking(&setup, is_exact),
        };
        // The report of a call that was given up, and a request that was on its way, may come a little later.
        std::thread::sleep(Duration::from_millis(100));
        let reports = taken(&setup.reports);
        Tally::of(&ended, &reports, &server.take_seen(), is_exact)
    }

    fn run_awaited(&self, setup: &Setup, is_exact: bool) -> Vec<Ended> {
        let client = settings(Client::builder(), setup, is_exact)
            .build()
            .expect("the client is complete");
        let seed = self.seed;
        let under_way = (0..AWAITED).map(|at| {
            let client = client.clone();
            let patience = patience(seed, at).filter(|_| !is_exact);
            let made = async move { one_awaited(&client, class(seed, at), format!("awaited-{at}"), patience).await };
            self.runtime.spawn(made)
        });
        let under_way: Vec<_> = under_way.collect();
        let ended = under_way
            .into_iter()
            .map(|call| self.runtime.block_on(call).expect("the calls do not panic"));
        ended.collect()
    }

    fn run_blocking(&self, setup: &Setup, is_exact: bool) -> Vec<Ended> {
        let builder = settings(blocking::Client::builder(), setup, is_exact);
        let client = builder.build().expect("the client is complete");
        let ended = Mutex::new(Vec::new());
        let next = AtomicU64::new(0);
        std::thread::scope(|scope| {
            for _ in 0..THREADS {
                scope.spawn(|| {
                    loop {
                        let at = next.fetch_add(1, Ordering::SeqCst);
                        if at >= BLOCKING {
                            return;
                        }
                        let (id, class) = (format!("blocking-{at}"), class(self.seed, at));
                        let outcome = Some(call_blocking(&client, class, &id, false));
                        let mut ended = ended.lock().expect("nobody panics while holding it");
                        ended.push(Ended { id, class, outcome });
                    }
                });
            }
        });
        ended.into_inner().expect("all threads have ended")
    }
}

/// Whether the server breaks off only when it has read a request, so that both sides count the same.
fn is_exact(which: usize) -> bool {
    which < 2
}

async fn one_awaited(client: &Client, class: Class, id: String, patience: Option<Duration>) -> Ended {
    let made = call(client, class, &id, false);
    let outcome = match patience {
        Some(patience) => tokio::time::timeout(patience, made).await.ok(),
        None => Some(made.await),
    };
    Ended { id, class, outcome }
}

/// Pauses are real here, but short, and there are enough repetitions for all.
fn settings<T: Handle>(builder: ClientBuilder<T>, setup: &Setup, is_exact: bool) -> ClientBuilder<T> {
    let retry = Retry::new().base(Duration::from_millis(4)).budget(1_000_000);
    configure(builder, setup)
        .clock(SystemClock)
        .timeout(LONG * 6)
        .attempt_timeout(if is_exact { LONG } else { SHORT })
        .concurrency_limit(LIMIT)
        .retry(retry)
}

fn class(seed: u64, at: u64) -> Class {
    let chance = number(seed, at) % 5;
    Class::ALL[usize::try_from(chance).unwrap_or(0)]
}

/// After how long a call is given up, if it is one of those.
fn patience(seed: u64, at: u64) -> Option<Duration> {
    let chance = number(seed.wrapping_add(1), at);
    chance
        .is_multiple_of(CANCELLED)
        .then(|| Duration::from_micros(chance / CANCELLED % 200_000))
}

fn taken(reports: &Reports) -> Vec<(u32, u32)> {
    std::mem::take(&mut *reports.lock().expect("nobody panics while holding it"))
}
