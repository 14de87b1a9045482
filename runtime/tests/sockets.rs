//! What goes over a socket and what does not: redirects, sizes, silences, broken answers.
#![cfg(all(
    feature = "derive",
    feature = "json",
    feature = "xml",
    feature = "async",
    feature = "blocking"
))]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

mod twin;

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use specwright_runtime::{Blocking, Error, TransportErrorKind};
use twin::invoicexpress::{AtCommunicationErrorKind, AtCommunicationResponse, ClientBuilder, blocking};

type Outcome = Result<AtCommunicationResponse, Error<AtCommunicationErrorKind>>;

/// A server that answers each connection in the same way, and how many there were.
fn serve(answer: impl Fn(TcpStream) + Send + 'static) -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let connections = Arc::new(AtomicUsize::new(0));
    let counted = connections.clone();
    thread::spawn(move || {
        for stream in listener.incoming() {
            counted.fetch_add(1, Ordering::SeqCst);
            let mut stream = stream.unwrap();
            let mut request = [0; 4096];
            let _ = stream.read(&mut request).unwrap();
            answer(stream);
        }
    });
    (url, connections)
}

fn send(url: &str, options: impl FnOnce(ClientBuilder<Blocking>) -> ClientBuilder<Blocking>) -> Outcome {
    options(blocking::Client::builder().api_key("a-very-secret-key").base_url(url))
        .build()
        .unwrap()
        .accounts()
        .at_communication()
        .at_subuser("123456789/3")
        .at_password("password")
        .communication_type("auto")
        .send()
}

fn transport_kind(outcome: Outcome) -> TransportErrorKind {
    match outcome {
        Err(Error::Transport(error)) => error.kind(),
        other => panic!("expected a transport error, not {other:?}"),
    }
}

#[test]
fn a_redirect_is_not_followed() {
    let (elsewhere, visits) = serve(|_| {});
    let (url, _) = serve(move |mut stream| {
        let answer = format!("HTTP/1.1 307 Temporary Redirect\r\nlocation: {elsewhere}\r\ncontent-length: 0\r\n\r\n");
        stream.write_all(answer.as_bytes()).unwrap();
    });
    let Err(Error::Unexpected(unexpected)) = send(&url, |builder| builder) else {
        panic!("a redirect is not documented");
    };
    assert_eq!(unexpected.status(), 307);
    assert_eq!(visits.load(Ordering::SeqCst), 0);
}

#[test]
fn an_announced_size_is_enough_to_refuse() {
    let (url, _) = serve(|mut stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 99999999999\r\n\r\n{");
        thread::sleep(Duration::from_secs(5));
    });
    let started = Instant::now();
    assert_eq!(
        transport_kind(send(&url, |builder| builder)),
        TransportErrorKind::TooLarge
    );
    assert!(started.elapsed() < Duration::from_secs(4));
}

#[test]
fn an_endless_answer_ends_at_the_limit() {
    let (url, _) = serve(|mut stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n");
        while stream.write_all(b"10\r\n                \r\n").is_ok() {}
    });
    let outcome = send(&url, |builder| builder.response_limit(100_000));
    assert_eq!(
        outcome.unwrap_err().to_string(),
        "the answer has more than 100000 bytes"
    );
}

#[test]
fn an_answer_of_just_the_limit_is_read() {
    let (url, _) = serve(|mut stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 16\r\n\r\n{\"success\":true}");
    });
    assert!(send(&url, |builder| builder.response_limit(16)).unwrap().success);
    assert_eq!(
        transport_kind(send(&url, |builder| builder.response_limit(15))),
        TransportErrorKind::TooLarge
    );
}

#[test]
fn a_silent_server_is_not_waited_for() {
    let (url, connections) = serve(|_stream| thread::sleep(Duration::from_secs(5)));
    let short = Duration::from_millis(100);
    assert_eq!(
        transport_kind(send(&url, |builder| builder.timeout(short))),
        TransportErrorKind::Timeout
    );
    let (url, _) = serve(|mut stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 16\r\n\r\n{");
        thread::sleep(Duration::from_secs(5));
    });
    assert_eq!(
        transport_kind(send(&url, |builder| builder.read_timeout(short))),
        TransportErrorKind::Timeout
    );
    assert!(connections.load(Ordering::SeqCst) <= 1, "nothing is sent twice");
}

#[test]
fn half_an_answer_and_no_answer_are_no_answers() {
    for answer in [
        &b""[..],
        b"HTTP/1.1 200 OK\r\ncontent-length: 16\r\n\r\n{\"succ",
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
        b"SSH-2.0-OpenSSH_9.2\r\n",
    ] {
        let (url, connections) = serve(move |mut stream| {
            let _ = stream.write_all(answer);
        });
        let outcome = send(&url, |builder| builder);
        assert!(!format!("{outcome:?}").contains("a-very-secret-key"));
        assert_eq!(transport_kind(outcome), TransportErrorKind::Broken);
        assert!(connections.load(Ordering::SeqCst) <= 1, "nothing is sent twice");
    }
}

#[test]
fn a_client_and_its_clones_can_call_at_once() {
    let (url, _) = serve(|mut stream| {
        thread::sleep(Duration::from_millis(20));
        let _ =
            stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 16\r\nconnection: close\r\n\r\n{\"success\":true}");
    });
    let client = blocking::Client::builder()
        .api_key("a-very-secret-key")
        .base_url(url)
        .build()
        .unwrap();
    thread::scope(|scope| {
        for _ in 0..8 {
            let client = client.clone();
            scope.spawn(move || {
                let call = client.accounts().at_communication();
                let call = call.at_subuser("123456789/3").at_password("password");
                assert!(call.communication_type("auto").send().unwrap().success);
            });
        }
    });
}

/// Runs another test of this file in a process whose environment names a proxy that does not answer.
#[test]
fn a_proxy_of_the_environment_is_not_asked_for_this_machine() {
    let mut child = std::process::Command::new(std::env::current_exe().unwrap());
    for name in ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"] {
        child.env(name, "http://127.0.0.1:1");
    }
    let output = child
        .args(["--exact", "an_answer_of_just_the_limit_is_read"])
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
}

#[test]
fn a_trickle_ends_at_the_total_time() {
    let (url, _) = serve(|mut stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n");
        while stream.write_all(b" ").is_ok() {
            thread::sleep(Duration::from_millis(20));
        }
    });
    let started = Instant::now();
    let outcome = send(&url, |builder| {
        builder
            .read_timeout(Duration::from_secs(5))
            .timeout(Duration::from_millis(300))
    });
    assert_eq!(transport_kind(outcome), TransportErrorKind::Timeout);
    assert!(started.elapsed() < Duration::from_secs(4));
}

#[test]
fn a_flood_of_headers_ends() {
    for flood in [
        &b"x-a: b\r\n"[..],
        b"x-a: bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
        b"\r\nHTTP/1.1 103 Early Hints\r\n",
    ] {
        let (url, _) = serve(move |mut stream| {
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\n");
            while stream.write_all(flood).is_ok() {}
        });
        let outcome = send(&url, |builder| builder.timeout(Duration::from_secs(2)));
        assert!(outcome.is_err(), "{outcome:?}");
    }
}

#[test]
fn an_answer_after_early_hints_is_read() {
    let (url, _) = serve(|mut stream| {
        let _ = stream.write_all(
            b"HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 16\r\n\r\n\
              {\"success\":true}",
        );
    });
    assert!(send(&url, |builder| builder).unwrap().success);
}

#[test]
fn any_duration_and_size_is_a_limit() {
    let (url, _) = serve(|mut stream| {
        let _ =
            stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 16\r\nconnection: close\r\n\r\n{\"success\":true}");
    });
    let outcome = send(&url, |builder| {
        builder
            .connect_timeout(Duration::MAX)
            .read_timeout(Duration::MAX)
            .timeout(Duration::MAX)
            .response_limit(usize::MAX)
    });
    assert!(outcome.unwrap().success);
    assert_eq!(
        transport_kind(send(&url, |builder| builder.response_limit(0))),
        TransportErrorKind::TooLarge
    );
    // A server that answers at once may be faster than the clock.
    let (silent, _) = serve(|_stream| thread::sleep(Duration::from_secs(5)));
    assert_eq!(
        transport_kind(send(&silent, |builder| builder.timeout(Duration::ZERO))),
        TransportErrorKind::Timeout
    );
}

#[test]
fn no_secret_shows_when_nothing_comes_back_or_too_much() {
    let key = "a-very-secret-key";
    let echo = format!("/at?api_key={key}");
    let answers = [
        format!("HTTP/1.1 302 Found\r\nlocation: {echo}\r\ncontent-length: 0\r\n\r\n"),
        format!("HTTP/1.1 302 Found\r\nlocation: {echo}\r\ncontent-length: 4\r\n\r\nhttp{echo}"),
        format!("HTTP/1.1 200 {key}\r\ncontent-length: 99999999999\r\n\r\n{key}"),
        format!("HTTP/1.1 200 OK\r\n{key}\r\n\r\n{key}"),
        format!("{key} {echo}\r\n\r\n"),
    ];
    for answer in answers {
        let (url, _) = serve(move |mut stream| {
            let _ = stream.write_all(answer.as_bytes());
        });
        let error = send(&url, |builder| builder).unwrap_err();
        let mut shown = format!("{error} {error:?}");
        let mut source = std::error::Error::source(&error);
        while let Some(cause) = source {
            shown.push_str(&format!("{cause} {cause:?}"));
            source = cause.source();
        }
        assert!(!shown.contains(key) && !shown.contains("api_key"), "{shown}");
    }
}

#[test]
fn connections_end_with_the_last_clone() {
    let (ended, has_ended) = std::sync::mpsc::channel();
    let (url, _) = serve(move |mut stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 16\r\n\r\n{\"success\":true}");
        // The connection is kept for the next call.
        ended.send(stream.read(&mut [0]).unwrap()).unwrap();
    });
    let client = blocking::Client::builder()
        .api_key("a-very-secret-key")
        .base_url(url)
        .build()
        .unwrap();
    let call = client.accounts().at_communication().at_subuser("123456789/3");
    let clone = client.clone();
    drop(client);
    call.at_password("password").communication_type("auto").send().unwrap();
    assert!(has_ended.recv_timeout(Duration::from_millis(200)).is_err());
    drop(clone);
    assert_eq!(has_ended.recv_timeout(Duration::from_secs(5)), Ok(0));
}

#[test]
fn clients_can_be_shared_between_threads() {
    fn assert_shared<T: Clone + Send + Sync + 'static>() {}
    assert_shared::<blocking::Client>();
    assert_shared::<twin::invoicexpress::Client>();
    assert_shared::<twin::textmarketer::Client>();
    assert_shared::<specwright_runtime::Settings<Blocking>>();
}
