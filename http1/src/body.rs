//! The body of an answer, up to a limit.

use bytes::{Bytes, BytesMut};
use httparse::Status;

use crate::answer::Framing;
use crate::connection::{Connection, read_into};
use crate::error::{Error, ErrorKind};

/// What is made room for at once, whatever the answer announces.
const PIECE: usize = 64 * 1024;

/// A chunk's size and what may stand behind it.
const LONGEST_LINE: usize = 4 * 1024;

/// All that stands behind the last chunk.
const LONGEST_TRAILERS: usize = 16 * 1024;
const MOST_TRAILERS: usize = 100;

/// Reads a body of at most so many bytes.
pub(crate) fn read_body(connection: &mut Connection, framing: Framing, limit: usize) -> Result<Bytes, Error> {
    match framing {
        Framing::Length(length) => {
            let length = usize::try_from(length).ok().filter(|length| *length <= limit);
            read_length(connection, length.ok_or_else(too_large)?)
        }
        Framing::Chunked => read_chunks(connection, limit),
        Framing::ToTheEnd => read_to_the_end(connection, limit),
    }
}

fn too_large() -> Error {
    Error::new(ErrorKind::TooLarge)
}

fn ended() -> Error {
    Error::broken("the connection ended in the middle of the answer")
}

fn read_length(connection: &mut Connection, length: usize) -> Result<Bytes, Error> {
    if length == 0 {
        return Ok(Bytes::new());
    }
    if connection.buffer.len() >= length {
        // Most answers have come with their head, and stay where they are.
        return Ok(connection.buffer.split_to(length).freeze());
    }
    let mut body = connection.buffer.split();
    append_up_to(connection, &mut body, length)?;
    Ok(body.freeze())
}

/// Reads past the buffer, which is empty, until the body has that length.
fn append_up_to(connection: &mut Connection, body: &mut BytesMut, length: usize) -> Result<(), Error> {
    while body.len() < length {
        let missing = length.saturating_sub(body.len());
        let read = read_into(&mut *connection.stream, body, missing.min(PIECE)).map_err(Error::exchanging)?;
        if read == 0 {
            return Err(ended());
        }
    }
    Ok(())
}

fn read_to_the_end(connection: &mut Connection, limit: usize) -> Result<Bytes, Error> {
    let mut body = connection.buffer.split();
    while body.len() <= limit {
        if read_into(&mut *connection.stream, &mut body, PIECE).map_err(Error::exchanging)? == 0 {
            return Ok(body.freeze());
        }
    }
    Err(too_large())
}

fn read_chunks(connection: &mut Connection, limit: usize) -> Result<Bytes, Error> {
    let mut body = BytesMut::new();
    loop {
        let size = read_size(connection)?;
        if size == 0 {
            skip_trailers(connection)?;
            return Ok(body.freeze());
        }
        let length = usize::try_from(size).ok().and_then(|size| body.len().checked_add(size));
        let length = length.filter(|length| *length <= limit).ok_or_else(too_large)?;
        let missing = length.saturating_sub(body.len());
        let there = missing.min(connection.buffer.len());
        body.extend_from_slice(&connection.buffer.split_to(there));
        append_up_to(connection, &mut body, length)?;
        expect_line_end(connection)?;
    }
}

fn read_size(connection: &mut Connection) -> Result<u64, Error> {
    loop {
        let buffer = &connection.buffer;
        if buffer.first().is_some_and(|byte| !byte.is_ascii_hexdigit()) {
            return Err(no_size());
        }
        match httparse::parse_chunk_size(buffer) {
            Ok(Status::Complete((length, size))) => {
                let _ = connection.buffer.split_to(length);
                return Ok(size);
            }
            Ok(Status::Partial) if buffer.len() <= LONGEST_LINE => {}
            _ => return Err(no_size()),
        }
        more(connection)?;
    }
}

fn no_size() -> Error {
    Error::broken("a piece of the answer does not say how long it is")
}

fn expect_line_end(connection: &mut Connection) -> Result<(), Error> {
    while connection.buffer.len() < 2 {
        more(connection)?;
    }
    match &*connection.buffer.split_to(2) {
        b"\r\n" => Ok(()),
        _ => Err(Error::broken("a piece of the answer is longer than it says")),
    }
}

/// What stands behind the last chunk is for nobody, but has to be headers.
fn skip_trailers(connection: &mut Connection) -> Result<(), Error> {
    loop {
        let buffer = &connection.buffer;
        let length = match buffer.as_ref() {
            [b'\r', b'\n', ..] => Some(2),
            [b'\r'] | [] => None,
            bytes => bytes
                .windows(4)
                .position(|end| end == b"\r\n\r\n")
                .map(|at| at.saturating_add(4)),
        };
        if let Some(length) = length {
            let trailers = connection.buffer.split_to(length);
            let mut fields = [httparse::EMPTY_HEADER; MOST_TRAILERS];
            let read = httparse::parse_headers(&trailers, &mut fields);
            return read.map(drop).map_err(|_| no_end());
        }
        if buffer.len() > LONGEST_TRAILERS {
            return Err(no_end());
        }
        more(connection)?;
    }
}

fn no_end() -> Error {
    Error::broken("what stands behind the answer cannot be read")
}

fn more(connection: &mut Connection) -> Result<(), Error> {
    match connection.fill()? {
        0 => Err(ended()),
        _ => Ok(()),
    }
}
