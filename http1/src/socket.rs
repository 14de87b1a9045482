//! A TCP connection whose reads and writes end at a deadline.

use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use crate::deadline::Deadline;

/// How long a write may stand still before somebody looks whether the answer is there already.
const PATIENCE: Duration = Duration::from_millis(50);

/// What carries bytes to a service and back.
pub(crate) trait Stream: Read + Write + Send {
    /// From now on.
    fn set_deadline(&mut self, deadline: Deadline);

    /// What the other side is about, without waiting.
    fn state(&mut self) -> State;
}

/// What the other side of a connection is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    Quiet,
    /// There is something to read, or the connection has ended.
    NotQuiet,
}

/// A TCP connection.
pub(crate) struct Socket {
    stream: TcpStream,
    deadline: Deadline,
    /// What the system has been told.
    read_timeout: Option<Duration>,
    write_timeout: Option<Duration>,
}

impl Socket {
    pub(crate) fn new(stream: TcpStream, deadline: Deadline) -> io::Result<Self> {
        // A request is written in one piece.
        stream.set_nodelay(true)?;
        Ok(Self {
            stream,
            deadline,
            read_timeout: None,
            write_timeout: None,
        })
    }

    /// Runs something that must not wait.
    pub(crate) fn without_waiting<T>(&mut self, run: impl FnOnce(&mut TcpStream) -> io::Result<T>) -> io::Result<T> {
        self.stream.set_nonblocking(true)?;
        let result = run(&mut self.stream);
        self.stream.set_nonblocking(false)?;
        result
    }

    fn wait_to_read(&mut self, left: Duration) -> io::Result<()> {
        if is_to_be_told(self.read_timeout, left) {
            self.stream.set_read_timeout(Some(left))?;
            self.read_timeout = Some(left);
        }
        Ok(())
    }

    fn wait_to_write(&mut self, left: Duration) -> io::Result<()> {
        if is_to_be_told(self.write_timeout, left) {
            self.stream.set_write_timeout(Some(left))?;
            self.write_timeout = Some(left);
        }
        Ok(())
    }
}

/// Telling the system costs a call; waking up a little early costs one as well.
fn is_to_be_told(told: Option<Duration>, left: Duration) -> bool {
    told.is_none_or(|told| told > left || told < left / 2)
}

fn is_over_time(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut)
}

impl Read for Socket {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let began = Instant::now();
        let mut now = began;
        loop {
            let left = self.deadline.left(began, now)?;
            self.wait_to_read(left)?;
            match self.stream.read(into) {
                Err(error) if is_over_time(&error) || error.kind() == io::ErrorKind::Interrupted => {}
                result => return result,
            }
            now = Instant::now();
        }
    }
}

impl Write for Socket {
    /// `WouldBlock` if it stands still for a moment.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let now = Instant::now();
        let left = self.deadline.left(now, now)?;
        self.wait_to_write(left.min(PATIENCE))?;
        match self.stream.write(bytes) {
            Err(error) if is_over_time(&error) => Err(io::ErrorKind::WouldBlock.into()),
            result => result,
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Stream for Socket {
    fn set_deadline(&mut self, deadline: Deadline) {
        self.deadline = deadline;
    }

    fn state(&mut self) -> State {
        match self.without_waiting(|stream| stream.peek(&mut [0])) {
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => State::Quiet,
            _ => State::NotQuiet,
        }
    }
}
