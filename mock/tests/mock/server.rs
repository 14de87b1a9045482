//! The mock behind a socket.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use specwright_mock::{Server, serve};

use crate::ask::mock_of_spec;

fn server() -> Server {
    serve(
        mock_of_spec("invoicexpress"),
        SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
    )
    .unwrap()
}

/// Sends bytes and reads until the server closes.
fn talk(server: &Server, request: &[u8]) -> String {
    let mut stream = TcpStream::connect(server.addr()).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    // A server may refuse before everything is sent.
    let _ = stream.write_all(request);
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

#[track_caller]
fn check(request: &[u8], status_line: &str) {
    let answer = talk(&server(), request);
    assert!(answer.starts_with(status_line), "{answer}");
}

#[test]
fn requests_are_answered() {
    let body =
        r#"{"at_communication":{"at_subuser":"123456789/3","at_password":"cGFzc3dvcmQ=","communication_type":"auto"}}"#;
    let request = format!(
        "POST /api/v3/accounts/at_communication.json?api_key=a-very-secret-key HTTP/1.1\r\nhost: localhost\r\n\
         content-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    );
    let server = server();
    assert_eq!(server.url(), format!("http://{}", server.addr()));
    let answer = talk(&server, request.as_bytes());
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    assert!(answer.ends_with("\r\n\r\n{\"success\":\"true\"}"), "{answer}");
}

#[test]
fn foreign_bytes_are_refused() {
    check(b"\x16\x03\x01 no http at all\r\n\r\n", "HTTP/1.1 400 Bad Request");
    let long = format!("GET / HTTP/1.1\r\nx: {}\r\n\r\n", "x".repeat(200_000));
    check(long.as_bytes(), "HTTP/1.1 431");
    let large = format!(
        "POST /x HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-length: {}\r\n\r\n",
        2 << 20
    );
    let mut request = large.into_bytes();
    request.resize(request.len() + (2 << 20), b'x');
    check(&request, "HTTP/1.1 413");
}

#[test]
fn a_dropped_server_stops_even_with_callers_connected() {
    let server = server();
    let addr = server.addr();
    let _idle = TcpStream::connect(addr).unwrap();
    let mut half = TcpStream::connect(addr).unwrap();
    half.write_all(b"POST /x HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\n\r\nab")
        .unwrap();
    std::thread::sleep(Duration::from_millis(50));
    let start = Instant::now();
    drop(server);
    assert!(start.elapsed() < Duration::from_secs(5));
    assert!(TcpStream::connect(addr).is_err());
}

#[test]
fn an_address_in_use_is_an_error() {
    let server = server();
    assert!(serve(mock_of_spec("invoicexpress"), server.addr()).is_err());
}
