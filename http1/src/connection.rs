//! A connection and what has been read of it but not used.

use std::io;

use bytes::BytesMut;

use crate::error::Error;
use crate::proxy::Route;
use crate::socket::{State, Stream};

/// What is asked of a connection at once.
const PIECE: usize = 8 * 1024;

/// A connection that stands.
pub(crate) struct Connection {
    pub(crate) stream: Box<dyn Stream>,
    pub(crate) route: Route,
    /// Came, and is not used.
    pub(crate) buffer: BytesMut,
}

impl Connection {
    pub(crate) fn new(stream: Box<dyn Stream>, route: Route) -> Self {
        Self {
            stream,
            route,
            buffer: BytesMut::new(),
        }
    }

    /// Reads a piece more; 0 at the end.
    pub(crate) fn fill(&mut self) -> Result<usize, Error> {
        read_into(&mut *self.stream, &mut self.buffer, PIECE).map_err(Error::exchanging)
    }

    /// Whether the next request can go over it.
    pub(crate) fn is_open(&mut self) -> bool {
        self.buffer.is_empty() && self.stream.state() == State::Quiet
    }
}

/// Appends up to so many bytes to a buffer; 0 at the end.
pub(crate) fn read_into(stream: &mut dyn Stream, buffer: &mut BytesMut, most: usize) -> io::Result<usize> {
    let filled = buffer.len();
    buffer.resize(filled.saturating_add(most), 0);
    let result = match buffer.get_mut(filled..) {
        Some(room) => stream.read(room),
        None => Ok(0),
    };
    buffer.truncate(filled.saturating_add(*result.as_ref().unwrap_or(&0)));
    result
}
