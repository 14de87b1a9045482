//! The bytes of a request, and sending them.

use std::io::{self, Write};
use std::time::Instant;

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_LENGTH, HOST, HeaderName, TRANSFER_ENCODING};
use http::{HeaderValue, Method, Request};

use crate::deadline::Deadline;
use crate::socket::{State, Stream};
use crate::target::Target;

/// A body up to this goes into one piece with the head.
const SMALL: usize = 16 * 1024;

/// The head and, if it is small, the body. A proxy that speaks HTTP is told the whole address.
pub(crate) fn first_bytes(
    request: &Request<Bytes>,
    target: Target<'_>,
    proxy: Option<Option<&HeaderValue>>,
) -> Vec<u8> {
    let mut out = Vec::with_capacity(1024);
    out.extend_from_slice(request.method().as_str().as_bytes());
    out.push(b' ');
    if proxy.is_some() {
        out.extend_from_slice(b"http://");
        target.write_authority(&mut out);
    }
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
    if !path.starts_with('/') {
        out.push(b'/');
    }
    out.extend_from_slice(path.as_bytes());
    out.extend_from_slice(b" HTTP/1.1\r\n");
    write_headers(request, target, &mut out);
    if let Some(Some(credentials)) = proxy {
        write_header(b"proxy-authorization", credentials.as_bytes(), &mut out);
    }
    out.extend_from_slice(b"\r\n");
    if request.body().len() <= SMALL {
        out.extend_from_slice(request.body());
    }
    out
}

fn write_headers(request: &Request<Bytes>, target: Target<'_>, out: &mut Vec<u8>) {
    let headers = request.headers();
    if !headers.contains_key(HOST) {
        out.extend_from_slice(b"host: ");
        target.write_authority(out);
        out.extend_from_slice(b"\r\n");
    }
    if !headers.contains_key(ACCEPT) {
        write_header(b"accept", b"*/*", out);
    }
    for (name, value) in headers {
        if !is_of_framing(name) {
            write_header(name.as_ref(), value.as_bytes(), out);
        }
    }
    // Servers answer 411 to these methods when nothing says that there is no body.
    let method = request.method();
    let wants_length = *method == Method::POST || *method == Method::PUT || *method == Method::PATCH;
    if wants_length || !request.body().is_empty() {
        let length = request.body().len().to_string();
        write_header(b"content-length", length.as_bytes(), out);
    }
}

/// How long a body is says nobody but who sends it.
fn is_of_framing(name: &HeaderName) -> bool {
    *name == CONTENT_LENGTH || *name == TRANSFER_ENCODING
}

fn write_header(name: &[u8], value: &[u8], out: &mut Vec<u8>) {
    for part in [name, b": ", value, b"\r\n"] {
        out.extend_from_slice(part);
    }
}

/// What became of a request's bytes.
pub(crate) enum Sent {
    Whole,
    /// The service speaks before it has heard all.
    InPart,
    /// The service may have said something before.
    Failed(io::Error),
}

/// Sends what belongs to a request.
pub(crate) fn send(stream: &mut dyn Stream, first: &[u8], body: &Bytes, deadline: Deadline) -> Result<Sent, io::Error> {
    let rest = if body.len() > SMALL { &body[..] } else { &[] };
    for bytes in [first, rest] {
        match write(stream, bytes, deadline) {
            Ok(Sent::Whole) => {}
            Err(error) if error.kind() == io::ErrorKind::TimedOut => return Err(error),
            Err(error) => return Ok(Sent::Failed(error)),
            other => return other,
        }
    }
    Ok(Sent::Whole)
}

fn write(stream: &mut dyn Stream, mut bytes: &[u8], deadline: Deadline) -> io::Result<Sent> {
    let mut moved: Option<Instant> = None;
    while !bytes.is_empty() {
        let written = match stream.write(bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(written) => written,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => 0,
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                if stands_still(stream, &mut moved, deadline)? {
                    return Ok(Sent::InPart);
                }
                continue;
            }
            Err(error) => return Err(error),
        };
        bytes = bytes.get(written..).unwrap_or_default();
        moved = None;
    }
    flush(stream, deadline)
}

/// What TLS has not passed on yet.
fn flush(stream: &mut dyn Stream, deadline: Deadline) -> io::Result<Sent> {
    let mut moved = None;
    loop {
        match Write::flush(stream) {
            Ok(()) => return Ok(Sent::Whole),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                if stands_still(stream, &mut moved, deadline)? {
                    return Ok(Sent::InPart);
                }
            }
            Err(error) => return Err(error),
        }
    }
}

/// Whether the service says something instead of listening.
fn stands_still(stream: &mut dyn Stream, since: &mut Option<Instant>, deadline: Deadline) -> io::Result<bool> {
    let now = Instant::now();
    deadline.left(*since.get_or_insert(now), now)?;
    Ok(stream.state() == State::NotQuiet)
}
