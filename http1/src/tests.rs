//! An answer is the same however it comes, and no bytes bring its readers down.

use std::io::{self, Read, Write};

use bytes::Bytes;
use http::{Method, StatusCode};
use proptest::prelude::*;

use crate::answer::read_head;
use crate::body::read_body;
use crate::connection::Connection;
use crate::deadline::Deadline;
use crate::error::{Error, ErrorKind};
use crate::proxy::Route;
use crate::socket::{State, Stream};

/// Brings bytes in pieces of these sizes, and then ends.
struct Pieces {
    rest: Vec<u8>,
    sizes: Vec<usize>,
}

impl Read for Pieces {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let size = self.sizes.pop().unwrap_or(usize::MAX).max(1);
        let size = size.min(into.len()).min(self.rest.len());
        into[..size].copy_from_slice(&self.rest[..size]);
        self.rest.drain(..size);
        Ok(size)
    }
}

impl Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Stream for Pieces {
    fn set_deadline(&mut self, _: Deadline) {}

    fn state(&mut self) -> State {
        State::Quiet
    }
}

const LIMIT: usize = 64;

/// The answer that these bytes are, in pieces of these sizes.
fn read(bytes: &[u8], sizes: Vec<usize>) -> Result<(StatusCode, Bytes), ErrorKind> {
    let rest = bytes.to_vec();
    let mut connection = Connection::new(Box::new(Pieces { rest, sizes }), Route::Direct);
    let read = |connection: &mut Connection| {
        let head = read_head(connection)?;
        let framing = head.framing(&Method::GET)?;
        let body = read_body(connection, framing, LIMIT)?;
        Ok((head.status, body))
    };
    read(&mut connection).map_err(|error: Error| error.kind())
}

fn answer() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop::sample::select(vec![
        "HTTP/1.1 200 OK\r\n",
        "HTTP/1.1 100 Continue\r\n\r\n",
        "Content-Length: 20\r\n",
        "Transfer-Encoding: chunked\r\n",
        "X: y\r\n",
        "\r\n",
        "\n",
        "0\r\n",
        "5\r\nhello\r\n",
        "60\r\n",
        "01234567890123456789",
        "f;x=y",
    ]);
    let pieces = prop::collection::vec(piece, 0..10);
    pieces.prop_map(|pieces| ["HTTP/1.1 200 OK\r\n", &pieces.concat()].concat().into_bytes())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_answer_is_the_same_in_pieces(bytes in answer(), sizes in prop::collection::vec(1..6_usize, 0..80)) {
        prop_assert_eq!(read(&bytes, sizes), read(&bytes, Vec::new()), "{}", bytes.escape_ascii());
    }

    #[test]
    fn any_bytes_are_an_answer_or_none(
        begins in any::<bool>(),
        bytes in prop::collection::vec(prop_oneof![any::<u8>(), prop::sample::select(b"\r\n:;0 fHT".to_vec())], 0..300),
    ) {
        let beginning: &[u8] = if begins { b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" } else { b"" };
        if let Ok((_, body)) = read(&[beginning, &bytes].concat(), Vec::new()) {
            prop_assert!(body.len() <= LIMIT);
        }
    }
}

#[test]
fn a_head_has_an_end() {
    let many = format!("HTTP/1.1 200 OK\r\n{}\r\n", "a: b\r\n".repeat(101));
    assert_eq!(read(many.as_bytes(), Vec::new()), Err(ErrorKind::Broken));
    let allowed = format!("HTTP/1.1 200 OK\r\n{}\r\n", "a: b\r\n".repeat(100));
    assert!(read(allowed.as_bytes(), Vec::new()).is_ok());
    let long = format!("HTTP/1.1 200 OK\r\na: {}\r\n\r\n", "b".repeat(600_000));
    assert_eq!(read(long.as_bytes(), Vec::new()), Err(ErrorKind::Broken));
}

#[test]
fn no_answer_is_larger_than_allowed() {
    let of = |length: usize| "b".repeat(length);
    for length in [LIMIT, LIMIT + 1] {
        let announced = format!("HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n{}", of(length));
        let ended = format!("HTTP/1.1 200 OK\r\n\r\n{}", of(length));
        let in_chunks = format!(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nb\r\n{:x}\r\n{}\r\n0\r\n\r\n",
            length - 1,
            of(length - 1)
        );
        for answer in [announced, ended, in_chunks] {
            let read = read(answer.as_bytes(), vec![3; 20]).map(|(_, body)| body.len());
            let expected = if length > LIMIT {
                Err(ErrorKind::TooLarge)
            } else {
                Ok(length)
            };
            assert_eq!(read, expected, "{answer}");
        }
    }
}
