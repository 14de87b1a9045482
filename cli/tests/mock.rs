//! `specwright mock`: the address comes first, and it answers.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test ends so when its own folder or process fails"
)]

mod common;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use common::{API, Folder, ORDERS};

/// A running mock, stopped when the test ends.
struct Running {
    child: Child,
    address: String,
}

impl Running {
    fn start(folder: &Folder, arguments: &[&str]) -> Self {
        Self::of(&mut folder.command(arguments))
    }

    fn of(command: &mut Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut first = String::new();
        BufReader::new(child.stdout.as_mut().unwrap())
            .read_line(&mut first)
            .unwrap();
        let address = first
            .trim_end()
            .strip_prefix("http://")
            .expect("the first line is the address")
            .to_owned();
        Self { child, address }
    }

    /// Sends a request for an order with that key.
    fn order(&self, key: &str) -> String {
        let body = "{\"loaves\":3}";
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(
            stream,
            "POST /orders HTTP/1.1\r\nHost: {}\r\nX-Api-Key: {key}\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
            self.address,
            body.len()
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn it_lets_in_the_sample_credentials() {
    let folder = Folder::with_api("mock-sample");
    let mock = Running::start(&folder, &["mock", "bakery", "--port", "0"]);
    assert!(mock.address.starts_with("127.0.0.1:"), "{}", mock.address);
    let answer = mock.order("my-key");
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    assert!(answer.contains("17"), "{answer}");
    assert!(mock.order("wrong").starts_with("HTTP/1.1 401 "));
}

#[test]
fn it_lets_in_a_credential_from_the_command_line() {
    let folder = Folder::with_api("mock-credential");
    let mock = Running::start(&folder, &["mock", "bakery", "--credential", "api_key=other"]);
    assert!(mock.order("other").starts_with("HTTP/1.1 200 "));
    assert!(mock.order("my-key").starts_with("HTTP/1.1 401 "));
}

#[test]
fn polled_answers_and_the_rate_are_said_on_the_command_line() {
    let folder = Folder::with_api("mock-memory");
    let limited = format!("{API}rate_limit: {{ requests: 4, per: 1 h, about: For all. }}\n");
    let pending = "      202: { pending: true, about: Not yet., body: empty }\n      401:";
    folder.write("bakery/api.yaml", &limited);
    folder.write("bakery/orders.yaml", &ORDERS.replace("      401:", pending));
    let mock = Running::start(&folder, &["mock", "bakery", "--pending", "2", "--rate-limit"]);
    let statuses = [(); 5].map(|()| mock.order("my-key")["HTTP/1.1 ".len()..][..3].to_owned());
    assert_eq!(statuses, ["202", "202", "200", "202", "429"]);
}

#[test]
fn the_log_says_why_and_no_value() {
    let folder = Folder::with_api("mock-log");
    let mut command = folder.command(&["mock", "bakery", "--log"]);
    let mut mock = Running::of(command.stderr(Stdio::piped()));
    mock.order("my-key");
    mock.order("s3cret");
    mock.child.kill().unwrap();
    let mut log = String::new();
    mock.child.stderr.take().unwrap().read_to_string(&mut log).unwrap();
    assert_eq!(
        log,
        "POST 200 orders.create\nPOST 401 orders.create: AccessDenied: unauthenticated: header: api_key wrong\n"
    );
}

#[test]
fn bad_use() {
    let folder = Folder::with_api("mock-bad-use");
    folder.write("more/a/api.yaml", API);
    folder.write("more/b/api.yaml", API);
    for (arguments, message) in [
        (
            &["mock", "bakery", "--credential", "key=s3cret"][..],
            "error: the API has no credential `key`",
        ),
        (
            &["mock", "bakery", "--credential", "api_key"],
            "error: invalid value 'api_key'",
        ),
        (&["mock", "nowhere"], "error: cannot read the folder `nowhere`"),
        (&["mock", "more"], "error: `more` holds several APIs"),
        (&["mock", "bakery", "--port", "70000"], "error: invalid value '70000'"),
        (&["mock", "bakery", "--pending", "-1"], "error: "),
        (
            &["mock", "bakery", "--rate-limit"],
            "error: the API documents no `rate_limit`",
        ),
    ] {
        let run = folder.run(arguments);
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(run.stderr.starts_with(message), "{arguments:?}: {}", run.stderr);
        assert!(!run.stderr.contains("s3cret"), "{}", run.stderr);
    }
}

#[test]
fn an_api_with_errors_is_not_served() {
    let folder = Folder::with_api("mock-error");
    folder.write("bakery/orders.yaml", &ORDERS.replace("range: 1..50", "range: 50..1"));
    let run = folder.run(&["mock", "bakery"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(1), ""));
    assert!(run.stderr.starts_with("error["), "{}", run.stderr);
}

#[test]
fn a_port_in_use_is_said() {
    let folder = Folder::with_api("mock-port");
    let mock = Running::start(&folder, &["mock", "bakery"]);
    let port = mock.address.rsplit(':').next().unwrap();
    let run = folder.run(&["mock", "bakery", "--port", port]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("`--port 0` picks a free port"), "{}", run.stderr);
}
