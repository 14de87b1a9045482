//! A transport over a plain socket that can ask the mock for an answer and change what came.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderName, HeaderValue, Request, Response};
use specwright_runtime::transport::{BlockingTransport, CallContext};
use specwright_runtime::{TransportError, TransportErrorKind};

/// Changes an answer before the client sees it.
pub(crate) type Change = Arc<dyn Fn(Response<Bytes>) -> Response<Bytes> + Send + Sync>;

/// One connection for each request.
#[derive(Clone)]
pub(crate) struct Wire {
    pub(crate) addr: SocketAddr,
    /// What `Prefer` says.
    pub(crate) prefer: Option<String>,
    pub(crate) change: Option<Change>,
    /// What the transport says instead of an answer, though the request has arrived.
    pub(crate) failure: Option<String>,
}

impl BlockingTransport for Wire {
    fn send(&self, request: Request<Bytes>, _: CallContext<'_>) -> Result<Response<Bytes>, TransportError> {
        let mut stream = TcpStream::connect(self.addr).unwrap();
        stream.write_all(&self.written(&request)).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let answer = read(&answer);
        if let Some(failure) = &self.failure {
            return Err(TransportError::new(TransportErrorKind::Broken, failure.clone()));
        }
        Ok(match &self.change {
            Some(change) => change(answer),
            None => answer,
        })
    }
}

impl Wire {
    fn written(&self, request: &Request<Bytes>) -> Vec<u8> {
        let target = request.uri().path_and_query().unwrap();
        let mut text = format!("{} {target} HTTP/1.1\r\nhost: {}\r\n", request.method(), self.addr).into_bytes();
        for (name, value) in request.headers() {
            text.extend([name.as_str().as_bytes(), b": ", value.as_bytes(), b"\r\n"].concat());
        }
        if let Some(prefer) = &self.prefer {
            text.extend(format!("prefer: {prefer}\r\n").into_bytes());
        }
        let length = request.body().len();
        text.extend(format!("content-length: {length}\r\nconnection: close\r\n\r\n").into_bytes());
        text.extend(request.body());
        text
    }
}

fn read(answer: &[u8]) -> Response<Bytes> {
    let end = answer.windows(4).position(|window| window == b"\r\n\r\n").unwrap();
    let head = std::str::from_utf8(&answer[..end]).unwrap();
    let (status_line, lines) = head.split_once("\r\n").unwrap();
    let status: u16 = status_line.split(' ').nth(1).unwrap().parse().unwrap();
    let mut response = Response::new(Bytes::copy_from_slice(&answer[end + 4..]));
    *response.status_mut() = status.try_into().unwrap();
    for line in lines.split("\r\n") {
        let (name, value) = line.split_once(": ").unwrap();
        let name = HeaderName::try_from(name).unwrap();
        response
            .headers_mut()
            .append(name, HeaderValue::from_str(value).unwrap());
    }
    response
}
