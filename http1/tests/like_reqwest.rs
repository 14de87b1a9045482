//! Answers that are a little wrong, read by this crate and by reqwest: what one refuses the other does, and what is read says
//! the same.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use specwright_http1::{Client, Limits, Options};

/// Answers to begin with.
const ANSWERS: &[&str] = &[
    "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
    "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\nhello",
    "HTTP/1.1 200 OK\r\nContent-Length: 5, 5\r\n\r\nhello",
    "HTTP/1.1 404 Not Found\r\nServer: a\r\n\r\nto the end",
    "HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nhi",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nA;b=c\r\n0123456789\r\n001\r\n!\r\n0\r\nX: y\r\n\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n1\r\na\r\n0\r\n\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nabc",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n1\r\na\r\n0\r\n\r\n",
    "HTTP/1.1 204 No Content\r\n\r\n",
    "HTTP/1.1 304 Not Modified\r\nContent-Length: 10\r\n\r\n",
    "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na",
];

/// What is put into them.
const PIECES: &[&str] = &[
    "\r\n",
    "\n",
    "\r",
    " ",
    ":",
    ",",
    ";",
    "0",
    "1",
    "5",
    "f",
    "-",
    "+",
    "x",
    "\0",
    "\u{e9}",
    "HTTP/1.1",
    "close",
    "chunked",
    "Content-Length: 3\r\n",
    "Transfer-Encoding: chunked\r\n",
    "Connection: close\r\n",
    "ffffffffffffffff",
];

#[derive(Clone, Debug)]
struct Change {
    at: prop::sample::Index,
    /// So many bytes go.
    without: usize,
    with: Option<&'static str>,
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let change = (
        any::<prop::sample::Index>(),
        0..4_usize,
        prop::option::of(prop::sample::select(PIECES)),
    );
    let change = change.prop_map(|(at, without, with)| Change { at, without, with });
    prop::collection::vec(change, 0..4)
}

fn changed(answer: &str, changes: &[Change]) -> Vec<u8> {
    let mut bytes = answer.as_bytes().to_vec();
    for change in changes {
        let at = change.at.index(bytes.len() + 1);
        let end = bytes.len().min(at + change.without);
        bytes.splice(at..end, change.with.unwrap_or_default().bytes());
    }
    bytes
}

/// Answers every connection with these bytes, and closes it.
struct Server {
    address: String,
    answer: Arc<Mutex<Vec<u8>>>,
}

impl Server {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}/", listener.local_addr().unwrap());
        let answer: Arc<Mutex<Vec<u8>>> = Arc::default();
        let said = Arc::clone(&answer);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let mut request = Vec::new();
                let mut piece = [0; 1024];
                while !request.ends_with(b"\r\n\r\n") {
                    let read = stream.read(&mut piece).unwrap_or(0);
                    request.extend_from_slice(&piece[..read]);
                    if read == 0 {
                        break;
                    }
                }
                let bytes = said.lock().unwrap().clone();
                let _ = stream.write_all(&bytes);
            }
        });
        Self { address, answer }
    }
}

/// What of an answer a program sees.
type Seen = Option<(StatusCode, BTreeSet<(String, Vec<u8>)>, Bytes)>;

fn headers(headers: &HeaderMap) -> BTreeSet<(String, Vec<u8>)> {
    let pair = |(name, value): (&http::HeaderName, &http::HeaderValue)| (name.to_string(), value.as_bytes().to_vec());
    headers.iter().map(pair).collect()
}

fn ours(client: &Client, address: &str) -> Seen {
    let request = http::Request::get(address).body(Bytes::new()).unwrap();
    let limits = Limits {
        time: Duration::from_secs(20),
        silence: Duration::from_secs(20),
        bytes: 1 << 20,
    };
    let answer = client.exchange(request, limits).ok()?;
    Some((answer.status(), headers(answer.headers()), answer.into_body()))
}

async fn theirs(client: &reqwest::Client, address: &str) -> Seen {
    let answer = client.get(address).send().await.ok()?;
    let (status, headers) = (answer.status(), headers(answer.headers()));
    Some((status, headers, answer.bytes().await.ok()?))
}

#[test]
fn what_is_a_little_wrong_is_read_alike() {
    let server = Server::start();
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = runtime.enable_all().build().unwrap();
    let options = || Options {
        proxies: false,
        ..Options::default()
    };
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok());
    let config = Config {
        cases: cases.unwrap_or(1_000),
        failure_persistence: None,
        ..Config::default()
    };
    let strategy = (prop::sample::select(ANSWERS), changes());
    let result = TestRunner::new(config).run(&strategy, |(answer, changes)| {
        let bytes = changed(answer, &changes);
        *server.answer.lock().unwrap() = bytes.clone();
        // None of them is asked twice over one connection.
        let theirs = runtime.block_on(async {
            let builder = reqwest::Client::builder().no_proxy().http1_only();
            let builder = builder.redirect(reqwest::redirect::Policy::none());
            theirs(&builder.build().unwrap(), &server.address).await
        });
        let ours = ours(&Client::new(options()).unwrap(), &server.address);
        prop_assert_eq!(ours, theirs, "{}", bytes.escape_ascii());
        Ok(())
    });
    if let Err(error) = result {
        panic!("{error}");
    }
}
