//! A request and its answer.

use std::time::{Duration, Instant};

use bytes::Bytes;
use http::{Request, Response};

use crate::answer::{Framing, has_option, read_head};
use crate::body::read_body;
use crate::connect::Connector;
use crate::connection::Connection;
use crate::deadline::Deadline;
use crate::error::{Error, ErrorKind, SetupError};
use crate::pool::{Owner, Pool};
use crate::proxy::Proxies;
use crate::request::{Sent, first_bytes, send};
use crate::target::Target;
use crate::tls::{Tls, Trust};

/// How a client connects.
#[derive(Debug)]
pub struct Options<'a> {
    /// How long it may take to connect, TLS included.
    pub connect_limit: Duration,
    /// Whether to use the proxies that the environment names.
    pub proxies: bool,
    /// Whom it trusts over TLS.
    pub trust: Trust<'a>,
    /// Whether TLS will be spoken: what is wrong with it is said at once, and not by the first request.
    pub speaks_tls: bool,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self {
            connect_limit: Duration::from_secs(10),
            proxies: true,
            trust: Trust::default(),
            speaks_tls: false,
        }
    }
}

/// How long an exchange may take, and how much it may bring.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// To the end of the answer.
    pub time: Duration,
    /// In which nothing comes and nothing goes.
    pub silence: Duration,
    /// Of the answer's body.
    pub bytes: usize,
}

/// Makes exchanges, on any number of threads, and keeps their connections.
pub struct Client {
    connector: Connector,
    pool: Pool,
}

impl Client {
    /// A client without connections.
    ///
    /// # Errors
    /// If its certificates cannot be used.
    pub fn new(options: Options<'_>) -> Result<Self, SetupError> {
        let proxies = match options.proxies {
            true => Proxies::of_environment(),
            false => Proxies::default(),
        };
        Ok(Self {
            connector: Connector {
                connect_limit: options.connect_limit,
                proxies,
                tls: Tls::new(options.trust, options.speaks_tls)?,
            },
            pool: Pool::default(),
        })
    }

    /// Sends a request, once, and brings the answer, whatever its status.
    ///
    /// # Errors
    /// If the request was not sent or no whole answer came.
    pub fn exchange(&self, request: Request<Bytes>, limits: Limits) -> Result<Response<Bytes>, Error> {
        let began = Instant::now();
        let deadline = Deadline::new(began, limits.time, limits.silence);
        let target = Target::of(request.uri())?;
        if deadline.left(began, began).is_err() {
            return Err(Error::new(ErrorKind::Timeout));
        }
        let (mut connection, owner) = self.connection(target, began, deadline)?;
        connection.stream.set_deadline(deadline);
        let first = first_bytes(&request, target, connection.route.of_proxy());
        let sent = send(&mut *connection.stream, &first, request.body(), deadline).map_err(Error::exchanging)?;
        let (answer, is_over) = read_answer(&mut connection, &request, limits.bytes, sent)?;
        if is_over && connection.buffer.is_empty() {
            self.pool.keep(connection, owner);
        }
        Ok(answer)
    }

    fn connection(&self, target: Target<'_>, now: Instant, deadline: Deadline) -> Result<(Connection, Owner), Error> {
        if let Some(kept) = self.pool.take(target, now) {
            return Ok(kept);
        }
        let connection = self.connector.connect(target, now, deadline)?;
        Ok((connection, Owner::of(target)))
    }
}

/// The answer, and whether the connection can be kept.
fn read_answer(
    connection: &mut Connection,
    request: &Request<Bytes>,
    limit: usize,
    sent: Sent,
) -> Result<(Response<Bytes>, bool), Error> {
    let is_whole = matches!(sent, Sent::Whole);
    let head = match (read_head(connection), sent) {
        // What went wrong first says more.
        (Err(_), Sent::Failed(error)) => return Err(Error::exchanging(error)),
        (head, _) => head?,
    };
    let framing = head.framing(request.method())?;
    let body = read_body(connection, framing, limit)?;
    let is_over =
        is_whole && framing != Framing::ToTheEnd && head.keeps_connection() && !has_option(request.headers(), b"close");
    let mut answer = Response::new(body);
    *answer.status_mut() = head.status;
    *answer.headers_mut() = head.headers;
    Ok((answer, is_over))
}
