//! Connections to a service: straight, to a proxy that forwards, or through a tunnel, with TLS where the address says so.

use std::io::{self, Read, Write};
use std::time::{Duration, Instant};

use http::HeaderValue;

use crate::connection::Connection;
use crate::deadline::Deadline;
use crate::dial::dial;
use crate::error::{Error, ErrorKind};
use crate::proxy::{Proxies, Proxy, Route};
use crate::socket::{Socket, Stream};
use crate::target::{Target, bare};
use crate::tls::{Tls, is_about_a_certificate};

/// More than any proxy has to say before a tunnel is open.
const LONGEST_GREETING: usize = 16 * 1024;

/// What connections of a client are made with.
pub(crate) struct Connector {
    pub(crate) connect_limit: Duration,
    pub(crate) proxies: Proxies,
    pub(crate) tls: Tls,
}

impl Connector {
    /// Connects within the limit for it, and within those of the call.
    pub(crate) fn connect(&self, target: Target<'_>, began: Instant, deadline: Deadline) -> Result<Connection, Error> {
        let of_call = deadline.left(began, began).map_err(Error::exchanging)?;
        let time = self.connect_limit.min(of_call);
        self.connect_in(target, Deadline::new(began, time, time), began + time)
            .map_err(|error| self.translate(error, deadline.left(began, Instant::now()).is_err()))
    }

    fn connect_in(&self, target: Target<'_>, deadline: Deadline, until: Instant) -> io::Result<Connection> {
        let Some(proxy) = self.proxies.of_target(target) else {
            let socket = Socket::new(dial(target.bare_host(), target.port, until)?, deadline)?;
            let stream = self.secured(Box::new(socket), target.is_https, target.host)?;
            return Ok(Connection::new(stream, Route::Direct));
        };
        let stream = self.to_proxy(proxy, deadline, until)?;
        if !target.is_https {
            return Ok(Connection::new(stream, Route::Forwarded(proxy.credentials.clone())));
        }
        let stream = tunnel(stream, target, proxy.credentials.as_ref())?;
        let stream = self.secured(stream, true, target.host)?;
        Ok(Connection::new(stream, Route::Direct))
    }

    fn to_proxy(&self, proxy: &Proxy, deadline: Deadline, until: Instant) -> io::Result<Box<dyn Stream>> {
        if proxy.is_foreign {
            return Err(io::Error::other("the proxy of the environment speaks SOCKS"));
        }
        let socket = Socket::new(dial(bare(&proxy.host), proxy.port, until)?, deadline)?;
        self.secured(Box::new(socket), proxy.is_https, &proxy.host)
    }

    fn secured(&self, stream: Box<dyn Stream>, is_https: bool, host: &str) -> io::Result<Box<dyn Stream>> {
        if is_https {
            self.tls.secure(stream, bare(host))
        } else {
            Ok(stream)
        }
    }

    /// Nothing of a request is sent before its connection stands.
    fn translate(&self, error: io::Error, is_call_over: bool) -> Error {
        match error.kind() {
            io::ErrorKind::TimedOut if is_call_over => Error::new(ErrorKind::Timeout),
            _ if is_about_a_certificate(&error) => Error::caused(ErrorKind::Certificate, error),
            _ => Error::caused(ErrorKind::Connect, error),
        }
    }
}

/// Asks a proxy for a tunnel. It is told the name and the port of the target, and nothing of the request.
fn tunnel(
    mut stream: Box<dyn Stream>,
    target: Target<'_>,
    credentials: Option<&HeaderValue>,
) -> io::Result<Box<dyn Stream>> {
    let mut asked = Vec::new();
    let name = format!("{}:{}", target.host, target.port);
    write!(asked, "CONNECT {name} HTTP/1.1\r\nhost: {name}\r\n")?;
    if let Some(credentials) = credentials {
        asked.extend_from_slice(b"proxy-authorization: ");
        asked.extend_from_slice(credentials.as_bytes());
        asked.extend_from_slice(b"\r\n");
    }
    asked.extend_from_slice(b"\r\n");
    stream.write_all(&asked)?;
    stream.flush()?;
    match status_of(&greeting(&mut *stream)?) {
        Some(200..=299) => Ok(stream),
        Some(407) => Err(io::Error::other("the proxy wants other credentials")),
        _ => Err(io::Error::other("the proxy does not open a tunnel")),
    }
}

/// The proxy's answer, byte by byte: what follows belongs to the target.
fn greeting(stream: &mut dyn Stream) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        if head.len() >= LONGEST_GREETING || Read::read(stream, &mut byte)? == 0 {
            return Err(io::Error::other("the proxy does not open a tunnel"));
        }
        head.extend_from_slice(&byte);
    }
    Ok(head)
}

fn status_of(head: &[u8]) -> Option<u16> {
    let mut fields = [httparse::EMPTY_HEADER; 64];
    let mut parsed = httparse::Response::new(&mut fields);
    parsed.parse(head).ok().filter(httparse::Status::is_complete)?;
    parsed.code
}
