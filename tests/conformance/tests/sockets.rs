//! A sample of the wire cases over a real socket: what the transports make of a request and of an answer, blocking and
//! asynchronous. The server is a few lines of its own and knows nothing of the clients.
#![allow(clippy::unwrap_used, reason = "a test ends so")]

use std::fmt::Write as _;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use bytes::Bytes;
use http::{Request, Response};
use specwright_conformance::call::Seam;
use specwright_conformance::page::{Case, Spec, pages};
use specwright_conformance::{http_text, wire};

#[test]
fn blocking() {
    let problems = each_case(|spec, case, address| {
        let api = wire::client(spec).unwrap();
        (api.connect)(address, &wire::operation(spec, case), wire::values(case))
    });
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn asynchronous() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let problems = each_case(|spec, case, address| {
        let api = wire::client(spec).unwrap();
        let operation = wire::operation(spec, case);
        runtime.block_on((api.connect_async)(address, &operation, wire::values(case)))
    });
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

type Result = std::result::Result<serde_json::Value, specwright_runtime::Error<specwright_runtime::dynamic::Kind>>;

/// What is wrong with the cases of the pages that ask for a socket.
fn each_case(call: impl Fn(&Spec, &Case, &str) -> Result) -> Vec<String> {
    let pages = pages(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."));
    let mut problems = Vec::new();
    let mut cases = 0;
    for spec in pages
        .iter()
        .filter(|page| page.over_a_socket)
        .flat_map(|page| &page.specs)
    {
        for case in &spec.cases {
            cases += 1;
            let (address, seen) = serve(wire::prepared(case));
            let result = call(spec, case, &address);
            let request = seen.recv().unwrap();
            problems.extend(judged(case, &request, result));
        }
    }
    assert!(cases > 10, "only {cases} cases");
    problems
}

fn judged(case: &Case, request: &Request<Bytes>, result: Result) -> Vec<String> {
    let mut found = Vec::new();
    if let Some(block) = &case.request {
        found.extend(wire::request_problems(&http_text::read(block), request));
    }
    let outcome = Case {
        request: None,
        deviations: None,
        ..case.clone()
    };
    found.extend(wire::judged(&outcome, &Seam::default(), result));
    found
        .iter()
        .map(|problem| format!("{}: {problem}", case.place))
        .collect()
}

/// Takes one request, gives one answer.
fn serve(answer: Response<Bytes>) -> (String, Receiver<Request<Bytes>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let (sender, seen) = channel();
    thread::spawn(move || {
        let (mut socket, _) = listener.accept().unwrap();
        let request = read_request(&mut socket);
        socket.write_all(&written(&answer)).unwrap();
        sender.send(request).unwrap();
    });
    (address, seen)
}

fn read_request(socket: &mut TcpStream) -> Request<Bytes> {
    let mut bytes = Vec::new();
    let head_end = loop {
        read_more(socket, &mut bytes);
        if let Some(at) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            break at + 4;
        }
    };
    let head = String::from_utf8(bytes[..head_end].to_vec()).unwrap();
    let mut lines = head.lines();
    let mut first = lines.next().unwrap().split(' ');
    let mut request = Request::builder()
        .method(first.next().unwrap())
        .uri(first.next().unwrap());
    let mut length = 0;
    for (name, value) in lines.filter_map(|line| line.split_once(':')) {
        request = request.header(name, value.trim());
        if name.eq_ignore_ascii_case("content-length") {
            length = value.trim().parse().unwrap();
        }
    }
    while bytes.len() < head_end + length {
        read_more(socket, &mut bytes);
    }
    request.body(Bytes::from(bytes.split_off(head_end))).unwrap()
}

fn read_more(socket: &mut TcpStream, bytes: &mut Vec<u8>) {
    let mut buffer = [0; 4096];
    let count = socket.read(&mut buffer).unwrap();
    assert_ne!(count, 0, "the client closed the connection");
    bytes.extend_from_slice(&buffer[..count]);
}

fn written(answer: &Response<Bytes>) -> Vec<u8> {
    let mut head = format!(
        "HTTP/1.1 {}\r\ncontent-length: {}\r\nconnection: close\r\n",
        answer.status(),
        answer.body().len()
    );
    for (name, value) in answer.headers() {
        let _ = write!(head, "{name}: {}\r\n", value.to_str().unwrap());
    }
    let mut bytes = (head + "\r\n").into_bytes();
    bytes.extend_from_slice(answer.body());
    bytes
}
