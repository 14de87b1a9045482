//! One call against one fault: what the caller gets, what the server saw, how long it took, and what is left behind.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use specwright_runtime::Handle;
use specwright_runtime::replay::SkippingClock;
use tokio::runtime::Builder;

use crate::calls::{Class, Kind, call, call_blocking};
use crate::certificates::Certificates;
use crate::outcome::Outcome;
use crate::script::{Case, Step, Turn};
use crate::server::{Options, Server, closed_port};
use crate::shop::transport::Tls;
use crate::shop::{CallReport, Client, ClientBuilder, blocking};

/// How long an attempt may take. Everything on loopback that is not made to wait is far quicker.
pub const ATTEMPT: Duration = Duration::from_secs(1);

/// How long a call may take with all of its attempts and pauses.
pub const TOTAL: Duration = Duration::from_secs(10);

/// How many bytes an answer may have.
pub const RESPONSE_LIMIT: usize = 64 * 1024;

/// The key of the account, to be found in what a server is sent.
pub const API_KEY: &str = "planted-8f2c61-key";

/// The words of a case for a server that is asked for TLS and does not know it.
const NO_CERTIFICATE: &str = "not at all";

/// How long a client that is gone may need until its connections are.
const GRACE: Duration = Duration::from_secs(5);

/// What came of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trial {
    /// What the caller gets.
    pub outcome: Outcome,
    /// How many times the server has read the whole request.
    pub seen: usize,
    /// How many times the time of an attempt passed.
    pub time_outs: u128,
    /// How many attempts the client made, and of how many it says that they may have arrived.
    pub attempts: u32,
    /// The pauses between attempts.
    pub pauses: Vec<Duration>,
    /// What may never be.
    pub wrong: Vec<String>,
}

/// Lets the server do what the case says and makes a call.
#[must_use]
pub fn run(case: &Case, class: Class, kind: Kind) -> Trial {
    let other = Server::with_turns(&[answering()], Options::default());
    let server = Server::with_turns(&case.turns, options(case, &other));
    let clock = SkippingClock::new();
    let reports = Reports::default();
    let set = Setup {
        origin: origin(case, &server),
        clock: clock.clone(),
        reports: reports.clone(),
    };
    // Long bodies are work, and the time that they take is measured.
    static LARGE_ONES: Mutex<()> = Mutex::new(());
    let alone = case.setting.large.then(|| LARGE_ONES.lock());
    let (outcome, elapsed, tasks_left) = match kind {
        Kind::Async => run_async(case, class, configure(Client::builder(), &set)),
        Kind::Blocking => run_blocking(case, class, configure(blocking::Client::builder(), &set)),
    };
    drop(alone);
    let left_alone = server.is_left_alone(GRACE);
    let mut wrong = what_is_wrong(case, class, &server, &outcome);
    if tasks_left > 0 {
        wrong.push(format!("{tasks_left} tasks are left"));
    }
    if !left_alone {
        wrong.push(format!("{} connections are left", server.open()));
    }
    if other.accepted() > 0 {
        wrong.push("a connection to another origin".to_owned());
    }
    let seen = seen(&server).len();
    let report = reports.lock().expect("nobody panics while holding it").pop();
    let (attempts, sent) = report.unwrap_or_default();
    if u32::try_from(seen).is_ok_and(|seen| sent < seen) {
        wrong.push(format!("the client says that {sent} may have arrived"));
    }
    if outcome.may_have_arrived == Some(false) && seen > 0 {
        wrong.push("the error says that the request has not arrived".to_owned());
    }
    let left = reports.lock().expect("nobody panics while holding it").len();
    if report.is_none() || left != usize::from(case.setting.warm) {
        wrong.push("not one report for each call".to_owned());
    }
    Trial {
        outcome,
        seen,
        attempts,
        time_outs: elapsed.as_millis() / ATTEMPT.as_millis(),
        pauses: clock.pauses(),
        wrong,
    }
}

/// What a client reports of its calls: how many attempts it made, and how many of them may have arrived.
pub type Reports = Arc<Mutex<Vec<(u32, u32)>>>;

/// What the client of a trial is told.
#[derive(Clone, Default)]
pub struct Setup {
    /// Where the server is.
    pub origin: String,
    /// Pauses are skipped, and written down.
    pub clock: SkippingClock,
    /// Of every call.
    pub reports: Reports,
}

/// Tells a client what all those of the trials are told.
#[must_use]
pub fn configure<T: Handle>(builder: ClientBuilder<T>, setup: &Setup) -> ClientBuilder<T> {
    let Setup { origin, clock, reports } = setup.clone();
    let report = move |report: &CallReport| {
        let mut reports = reports.lock().expect("nobody panics while holding it");
        reports.push((report.attempts(), report.sent()));
    };
    let builder = builder
        .base_url(&origin)
        .api_key(API_KEY)
        .clock(clock)
        .jitter(|| 1.0)
        .on_call(report)
        .attempt_timeout(ATTEMPT)
        .timeout(TOTAL)
        .response_limit(RESPONSE_LIMIT);
    if origin.starts_with("https:") {
        let root = Certificates::of_this_run().root_pem();
        return builder.tls(Tls::new().add_root(root));
    }
    builder
}

/// Reads a request and answers it as the spec says.
#[must_use]
pub fn answering() -> Arc<Turn> {
    let answer = crate::script::Answer {
        status: 200,
        headers: Vec::new(),
        body: None,
        cut: None,
    };
    Arc::new(Turn {
        steps: vec![Step::Read, Step::Answer(answer)],
    })
}

fn options(case: &Case, other: &Server) -> Options {
    let tls = case.setting.certificate.as_deref();
    Options {
        other: other.origin().to_owned(),
        tls: tls.and_then(|name| Certificates::of_this_run().server(name)),
    }
}

fn origin(case: &Case, server: &Server) -> String {
    if case.setting.refuses {
        return format!("http://127.0.0.1:{}", closed_port());
    }
    let origin = server.origin();
    if case.setting.certificate.as_deref() == Some(NO_CERTIFICATE) {
        return origin.replacen("http:", "https:", 1);
    }
    origin.to_owned()
}

/// In which a client notices what became of a connection that it keeps.
const REST: Duration = Duration::from_millis(100);

const WARM: &str = "warm-up";
const ID: &str = "the-call";

fn run_async(case: &Case, class: Class, builder: ClientBuilder<crate::shop::Async>) -> (Outcome, Duration, usize) {
    let runtime = Builder::new_current_thread().enable_all().build();
    let runtime = runtime.expect("a runtime can be set up");
    let (outcome, elapsed) = runtime.block_on(async {
        let client = builder.build().expect("the client is complete");
        if case.setting.warm {
            let warm = call(&client, Class::Safe, WARM, false).await;
            assert!(warm.is_answer(), "{}: {warm:?}", case.title);
            tokio::time::sleep(REST).await;
        }
        let began = Instant::now();
        let outcome = call(&client, class, ID, case.setting.large).await;
        (outcome, began.elapsed())
    });
    let end = Instant::now() + GRACE;
    while runtime.metrics().num_alive_tasks() > 0 && Instant::now() < end {
        runtime.block_on(async { tokio::time::sleep(Duration::from_millis(2)).await });
    }
    (outcome, elapsed, runtime.metrics().num_alive_tasks())
}

fn run_blocking(
    case: &Case,
    class: Class,
    builder: ClientBuilder<crate::shop::Blocking>,
) -> (Outcome, Duration, usize) {
    let client = builder.build().expect("the client is complete");
    if case.setting.warm {
        let warm = call_blocking(&client, Class::Safe, WARM, false);
        assert!(warm.is_answer(), "{}: {warm:?}", case.title);
        std::thread::sleep(REST);
    }
    let began = Instant::now();
    let outcome = call_blocking(&client, class, ID, case.setting.large);
    (outcome, began.elapsed(), 0)
}

/// What the server saw of the call.
fn seen(server: &Server) -> Vec<crate::server::Request> {
    let seen = server.seen().into_iter();
    seen.filter(|request| request.call() != WARM).collect()
}

fn what_is_wrong(case: &Case, class: Class, server: &Server, outcome: &Outcome) -> Vec<String> {
    let mut wrong = Vec::new();
    if outcome.is_mixed_up {
        wrong.push("the answer is that to another call".to_owned());
    }
    if outcome.message.contains(API_KEY) {
        wrong.push("the error shows the key of the account".to_owned());
    }
    let seen = seen(server);
    if seen.len() > 1 && !may_be_repeated(case, class) {
        wrong.push(format!("sent {} times", seen.len()));
    }
    // What a client could take to another request, tell another server, or ask for and not bear.
    for name in ["cookie", "referer", "accept-encoding"] {
        if seen.iter().any(|request| request.header(name).is_some()) {
            wrong.push(format!("a request has the header `{name}`"));
        }
    }
    let first = seen.first();
    for request in &seen {
        let same = first.is_some_and(|first| first.headers == request.headers && first.body == request.body);
        if !same {
            wrong.push("an attempt differs from the first: its key, its other headers or its body".to_owned());
        }
    }
    wrong
}

/// Whether all that it answers is a 429.
fn says_429(turn: &Turn) -> bool {
    let answers = turn.steps.iter().filter_map(|step| match step {
        Step::Answer(answer) => Some(answer.status),
        _ => None,
    });
    answers.eq([429])
}

/// Whether it does no harm if the service gets the request twice: it is of such a class, or each answer but the last was
/// that nothing was done.
fn may_be_repeated(case: &Case, class: Class) -> bool {
    let refuses = |turn: &Arc<Turn>| says_429(turn);
    let turns = &case.turns[usize::from(case.setting.warm)..];
    let all_but_last = turns.split_last().map_or(&[][..], |(_, turns)| turns);
    let refuses_until_the_last = match turns {
        [only] => refuses(only),
        _ => all_but_last.iter().all(refuses),
    };
    class.is_harmless() || class == Class::Refusable && refuses_until_the_last
}
