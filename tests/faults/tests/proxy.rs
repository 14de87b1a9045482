//! A proxy that the environment names carries what goes to other machines, and nothing that stays on this one. The clients
//! run in processes of their own, since an environment is that of a process.
#![allow(clippy::print_stdout, reason = "a child says so what came of its calls")]

use std::env;
use std::process::Command;

use specwright_faults::calls::{Class, call_once, call_once_blocking};
use specwright_faults::outcome::Outcome;
use specwright_faults::script::Turn;
use specwright_faults::server::{Options, Request, Server, closed_port};
use specwright_faults::shop::{Client, blocking};
use specwright_faults::trial::{API_KEY, Setup, answering, configure};

/// Where a child sends its calls.
const TARGET: &str = "SPECWRIGHT_FAULTS_TARGET";

/// Variables that could name a proxy, or none.
const OF_PROXIES: &[&str] = &[
    "HTTP_PROXY",
    "http_proxy",
    "HTTPS_PROXY",
    "https_proxy",
    "ALL_PROXY",
    "all_proxy",
    "NO_PROXY",
    "no_proxy",
    "REQUEST_METHOD",
];

/// Nobody has this name (RFC 6761).
const ELSEWHERE: &str = "service.invalid";

#[test]
fn what_goes_to_another_machine_goes_through_the_proxy() {
    let proxy = Server::with_turns(&[answering()], Options::default());
    let said = run(&format!("http://{ELSEWHERE}"), &[("HTTP_PROXY", proxy.origin())]);
    assert_eq!(said, ["the answer", "the answer"]);
    let targets: Vec<String> = proxy.seen().into_iter().map(|request| request.target).collect();
    let whole = format!("http://{ELSEWHERE}/messages");
    assert_eq!(targets, [whole.as_str(), &whole]);
}

#[test]
fn what_stays_on_this_machine_does_not() {
    let proxy = Server::with_turns(&[answering()], Options::default());
    let server = Server::with_turns(&[answering()], Options::default());
    let proxies = [("HTTP_PROXY", proxy.origin()), ("ALL_PROXY", proxy.origin())];
    let said = run(server.origin(), &proxies);
    assert_eq!(said, ["the answer", "the answer"]);
    assert_eq!((proxy.accepted(), server.seen().len()), (0, 2));
}

#[test]
fn a_proxy_is_shown_nothing_of_what_is_encrypted() {
    let proxy = Server::with_turns(&[Turn::of("read\nanswer 403\nclose")], Options::default());
    let said = run(&format!("https://{ELSEWHERE}"), &[("HTTPS_PROXY", proxy.origin())]);
    assert_eq!(said, ["`Transport(Connect)`", "`Transport(Connect)`"]);
    let seen = proxy.seen();
    assert!(!seen.is_empty(), "the proxy was asked for a tunnel");
    for request in &seen {
        assert_eq!(request.method, "CONNECT");
        assert_eq!(request.target, format!("{ELSEWHERE}:443"));
        assert!(!shows_secrets(request), "{request:?}");
    }
}

#[test]
fn hosts_can_be_kept_from_the_proxy() {
    let proxy = Server::with_turns(&[answering()], Options::default());
    let server = Server::with_turns(&[answering()], Options::default());
    // Linux takes this address for the machine itself; clients do not.
    let target = format!("http://0.0.0.0:{}", server.port());
    let said = run(&target, &[("HTTP_PROXY", proxy.origin())]);
    assert_eq!((said.len(), proxy.seen().len(), server.seen().len()), (2, 2, 0));
    if cfg!(target_os = "linux") {
        let said = run(&target, &[("HTTP_PROXY", proxy.origin()), ("NO_PROXY", "0.0.0.0")]);
        assert_eq!(said, ["the answer", "the answer"]);
        assert_eq!((proxy.seen().len(), server.seen().len()), (2, 2));
    }
}

/// The address of a proxy may hold a password: it is for the proxy, and for no log.
#[test]
fn the_password_of_a_proxy_is_shown_to_nobody_else() {
    let proxy = Server::with_turns(&[answering()], Options::default());
    let refusing = Server::with_turns(&[Turn::of("read\nanswer 407\nclose")], Options::default());
    let with_password = |port: u16| format!("http://somebody:{PASSWORD}@127.0.0.1:{port}");
    let nobody = with_password(closed_port());
    for (target, port) in [
        ("http", proxy.port()),
        ("http", refusing.port()),
        ("https", refusing.port()),
    ] {
        let address = with_password(port);
        let proxies = [("HTTP_PROXY", address.as_str()), ("HTTPS_PROXY", address.as_str())];
        assert_hidden(&run_whole(&format!("{target}://{ELSEWHERE}"), &proxies));
    }
    for target in ["http", "https"] {
        let proxies = [("HTTP_PROXY", nobody.as_str()), ("HTTPS_PROXY", nobody.as_str())];
        assert_hidden(&run_whole(&format!("{target}://{ELSEWHERE}"), &proxies));
    }
    let told = proxy.seen();
    let authorization = told[0].header("proxy-authorization").unwrap_or_default();
    assert!(authorization.starts_with("Basic "), "the proxy is told: {told:?}");

    let server = Server::with_turns(&[answering()], Options::default());
    let address = with_password(proxy.port());
    let said = run(server.origin(), &[("HTTP_PROXY", address.as_str())]);
    assert_eq!(said, ["the answer", "the answer"]);
    let without = |request: &Request| request.header("proxy-authorization").is_none();
    assert!(server.seen().iter().all(without));
}

const PASSWORD: &str = "planted-proxy-password";

fn assert_hidden(text: &str) {
    assert!(text.contains("\nsaid: "), "{text}");
    assert!(!text.contains(PASSWORD), "{text}");
    // As it stands in a header.
    assert!(!text.contains("c29tZWJvZHk6"), "{text}");
}

/// What runs in a process of its own; on its own it does nothing.
#[test]
fn child() {
    let Ok(origin) = env::var(TARGET) else { return };
    let setup = Setup {
        origin,
        ..Setup::default()
    };
    let awaited = configure(Client::builder(), &setup).allow_plain_http(true);
    tell(&call_once(awaited, Class::Never, "a"));
    let blocking = configure(blocking::Client::builder(), &setup).allow_plain_http(true);
    tell(&call_once_blocking(blocking, Class::Never, "b"));
}

fn tell(outcome: &Outcome) {
    println!("\nsaid: {}\nin whole: {outcome:?}", outcome.what);
}

/// What the calls of a child come to, with these proxies and no others.
fn run(target: &str, proxies: &[(&str, &str)]) -> Vec<String> {
    let text = run_whole(target, proxies);
    let said = text.lines().filter_map(|line| line.strip_prefix("said: "));
    said.map(str::to_owned).collect()
}

/// All that a child says.
fn run_whole(target: &str, proxies: &[(&str, &str)]) -> String {
    let mut command = Command::new(env::current_exe().expect("this test is a program"));
    command.args(["child", "--exact", "--nocapture", "--test-threads=1"]);
    for name in OF_PROXIES {
        command.env_remove(name);
    }
    command.env(TARGET, target).envs(proxies.iter().copied());
    let output = command.output().expect("this test can be run");
    let text = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{text}");
    text.into_owned()
}

fn shows_secrets(request: &Request) -> bool {
    request
        .headers
        .iter()
        .any(|(name, value)| name == "x-call" || value.contains(API_KEY))
}
