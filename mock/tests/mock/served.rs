//! What whoever watches a mock is told of each request: names, and nothing that the caller wrote.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::{Arc, Mutex};

use specwright_mock::{BODY_LIMIT, Mock, Served, serve};

use crate::ask::{ask, mock_of, open_api, things};

const OPERATIONS: &str = "operations:
  make:
    about: Makes.
    docs: https://shop.example/make
    request: POST /things/{id}
    path: { id: { about: Which., type: int } }
    query: { rest: { about: All others., type: map, of: int, style: spread, optional: true } }
    json:
      fields:
        word: { about: A word., chars: a-z, optional: true }
        labels: { about: Labels., type: map, of: int, optional: true }
    responds: { 200: { about: Done., body: empty } }
";

type Log = Arc<Mutex<Vec<String>>>;

fn watched() -> (Mock, Log) {
    let log = Log::default();
    let sink = Arc::clone(&log);
    let tell = move |served: &Served| sink.lock().unwrap().push(served.to_string());
    (mock_of(&open_api(""), &things(OPERATIONS)).on_served(tell), log)
}

#[test]
fn each_request_is_a_line_of_names() {
    let (mock, log) = watched();
    let json = "content-type: application/json";
    for request in [
        "GET /s3cret HTTP/1.1".to_owned(),
        "GET /things/1?s3cret".to_owned(),
        "S3CRET /things/1".to_owned(),
        format!("POST /things/1\n{json}\n\n{{}}"),
        format!("POST /things/s3cret\n{json}\n\n{{\"word\":\"s3cret\"}}"),
        format!("POST /things/1?s3cret=s3cret\n{json}\n\n{{\"labels\":{{\"s3cret\":\"s3cret\"}}}}"),
        format!("POST /things/1\n{json}\n\n{{\"s3cret"),
        "POST /things/1\ncontent-type: s3cret\n\ns3cret".to_owned(),
        format!("POST /things/1\nprefer: example=s3cret\n{json}\n\n{{}}"),
    ] {
        let request = request.replace(" HTTP/1.1", "");
        ask(&mock, &request);
    }
    let log = log.lock().unwrap().join("\n");
    assert_eq!(
        log,
        "GET 404 no operation has this path
GET 405 things.make: this path has no such method
? 405 things.make: this path has no such method
POST 200 things.make
POST 400 things.make: id type; word chars
POST 400 things.make: labels[...] type; rest[...] type
POST 400 things.make: malformed
POST 415 things.make: the body is not application/json
POST 400 things.make: what was asked for is not documented"
    );
}

#[test]
fn what_never_came_whole_is_told_as_well() {
    let (mock, log) = watched();
    let server = serve(mock, ([127, 0, 0, 1], 0).into()).unwrap();
    let mut stream = TcpStream::connect(server.addr()).unwrap();
    let length = BODY_LIMIT + 1;
    write!(
        stream,
        "POST /things/1 HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n"
    )
    .unwrap();
    // The server may hang up before everything was sent.
    let _ = stream.write_all(&vec![b'x'; length]);
    let _ = stream.read_to_end(&mut Vec::new());
    drop(server);
    assert_eq!(
        *log.lock().unwrap(),
        [format!("POST 413 The body must have at most {BODY_LIMIT} bytes.")]
    );
}
