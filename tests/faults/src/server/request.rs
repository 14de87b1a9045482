//! Requests as they come off the socket.

use std::io;
use std::time::Instant;

use super::stream::Stream;

/// A head that is longer is none.
const LONGEST_HEAD: usize = 64 * 1024;

/// A whole request.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// `POST`
    pub method: String,
    /// `/things`, or a whole URL if the client takes the server for a proxy.
    pub target: String,
    /// With names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
    /// When it was there in whole.
    pub at: Option<Instant>,
}

impl Request {
    /// The value of a header, by its name in lower case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(found, _)| found == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Which call sent it.
    #[must_use]
    pub fn call(&self) -> &str {
        self.header("x-call").unwrap_or_default()
    }

    fn parse(head: &[u8]) -> Self {
        let head = String::from_utf8_lossy(head);
        let mut lines = head.split("\r\n");
        let mut first = lines.next().unwrap_or_default().split(' ');
        let headers = lines.filter_map(|line| line.split_once(':'));
        Self {
            method: first.next().unwrap_or_default().to_owned(),
            target: first.next().unwrap_or_default().to_owned(),
            headers: headers
                .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
                .collect(),
            body: Vec::new(),
            at: None,
        }
    }

    fn length(&self) -> usize {
        let length = self.header("content-length").and_then(|length| length.parse().ok());
        length.unwrap_or(0)
    }
}

/// A socket, and what was read from it and not yet used.
pub(super) struct Reader {
    pub(super) stream: Stream,
    buffer: Vec<u8>,
}

impl Reader {
    pub(super) fn new(stream: Stream) -> Self {
        Self {
            stream,
            buffer: Vec::new(),
        }
    }

    /// Waits for the next byte; `false` if the client has hung up.
    pub(super) async fn has_more(&mut self) -> io::Result<bool> {
        Ok(!self.buffer.is_empty() || self.fill().await? > 0)
    }

    /// A whole request; `None` if the client hangs up before.
    pub(super) async fn request(&mut self) -> io::Result<Option<Request>> {
        let Some(end) = self.end_of_head().await? else {
            return Ok(None);
        };
        let mut request = Request::parse(&self.take(end));
        let length = request.length();
        while self.buffer.len() < length {
            if self.fill().await? == 0 {
                return Ok(None);
            }
        }
        request.body = self.take(length);
        request.at = Some(Instant::now());
        Ok(Some(request))
    }

    /// Drops so many bytes, or as many as come.
    pub(super) async fn skip(&mut self, count: usize) -> io::Result<()> {
        while self.buffer.len() < count && self.fill().await? > 0 {}
        self.take(count.min(self.buffer.len()));
        Ok(())
    }

    /// Reads until the client hangs up.
    pub(super) async fn skip_all(&mut self) -> io::Result<()> {
        while self.fill().await? > 0 {
            self.buffer.clear();
        }
        Ok(())
    }

    /// The length of the head, with the empty line behind it.
    async fn end_of_head(&mut self) -> io::Result<Option<usize>> {
        loop {
            let end = self.buffer.windows(4).position(|bytes| bytes == b"\r\n\r\n");
            if let Some(end) = end {
                return Ok(Some(end + 4));
            }
            if self.buffer.len() > LONGEST_HEAD || self.fill().await? == 0 {
                return Ok(None);
            }
        }
    }

    fn take(&mut self, count: usize) -> Vec<u8> {
        let rest = self.buffer.split_off(count);
        std::mem::replace(&mut self.buffer, rest)
    }

    async fn fill(&mut self) -> io::Result<usize> {
        let mut bytes = [0; 8192];
        let count = self.stream.read(&mut bytes).await?;
        self.buffer.extend_from_slice(&bytes[..count]);
        Ok(count)
    }
}
