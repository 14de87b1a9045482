//! What the HTTP stacks themselves write to a program's log, at the finest level: no secret.
#![cfg(all(
    feature = "derive",
    feature = "json",
    feature = "xml",
    feature = "async",
    feature = "blocking"
))]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod twin;

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::Mutex;
use std::thread;

use log::{LevelFilter, Log, Metadata, Record};
use twin::invoicexpress::{Client, blocking};

static RECORDS: Mutex<String> = Mutex::new(String::new());

struct Recorder;

impl Log for Recorder {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &Record<'_>) {
        let line = format!("{}: {}\n", record.target(), record.args());
        RECORDS.lock().unwrap().push_str(&line);
    }

    fn flush(&self) {}
}

/// A server that redirects a client with its key in the address, and is gone.
fn redirecting_once() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        drop(listener);
        let _ = stream.read(&mut [0; 4096]).unwrap();
        stream
            .write_all(b"HTTP/1.1 302 Found\r\nlocation: /?api_key=a-very-secret-key\r\ncontent-length: 0\r\n\r\n")
            .unwrap();
    });
    url
}

#[test]
fn no_secret_is_logged() {
    log::set_logger(&Recorder).unwrap();
    log::set_max_level(LevelFilter::Trace);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let url = redirecting_once();
    for _ in ["a redirect", "a refused connection"] {
        let client = Client::builder().api_key("a-very-secret-key").base_url(&url);
        let call = client.build().unwrap().accounts().at_communication();
        let call = call.at_subuser("123456789/3").at_password("hunter2");
        runtime.block_on(call.communication_type("auto").send()).unwrap_err();
    }
    let url = redirecting_once();
    for _ in ["a redirect", "a refused connection"] {
        let client = blocking::Client::builder().api_key("a-very-secret-key").base_url(&url);
        let call = client.build().unwrap().accounts().at_communication();
        let call = call.at_subuser("123456789/3").at_password("hunter2");
        call.communication_type("auto").send().unwrap_err();
    }
    let records = RECORDS.lock().unwrap();
    assert!(records.contains("127.0.0.1"), "one of them has logged: {records}");
    for secret in ["a-very-secret-key", "hunter2", "aHVudGVyMg", "api_key"] {
        assert!(!records.contains(secret), "{records}");
    }
}
