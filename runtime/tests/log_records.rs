//! What the HTTP stack itself writes to a program's log, at the finest level: no secret.
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
use twin::invoicexpress::blocking;

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

#[test]
fn no_secret_is_logged() {
    log::set_logger(&Recorder).unwrap();
    log::set_max_level(LevelFilter::Trace);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let server = thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let _ = stream.read(&mut [0; 4096]).unwrap();
        stream
            .write_all(b"HTTP/1.1 302 Found\r\nlocation: /?api_key=a-very-secret-key\r\ncontent-length: 0\r\n\r\n")
            .unwrap();
    });
    for _ in ["a redirect", "a refused connection"] {
        let client = blocking::Client::builder().api_key("a-very-secret-key").base_url(&url);
        let call = client.build().unwrap().accounts().at_communication();
        let call = call.at_subuser("123456789/3").at_password("hunter2");
        call.communication_type("auto").send().unwrap_err();
    }
    server.join().unwrap();
    let records = RECORDS.lock().unwrap();
    assert!(records.contains("127.0.0.1"), "the HTTP stack has logged: {records}");
    for secret in ["a-very-secret-key", "hunter2", "aHVudGVyMg", "api_key"] {
        assert!(!records.contains(secret), "{records}");
    }
}
