//! Puts a mock behind a socket: HTTP/1.1 on a thread of its own, so that programs without an async runtime can use it.

use std::convert::Infallible;
use std::fmt;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use tokio::net::TcpStream;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::oneshot;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{sleep, timeout};

use crate::refusals::refuse;
use crate::{BODY_LIMIT, Mock};

/// A caller that takes longer to send a head or a body is cut off.
const READ_TIMEOUT: Duration = Duration::from_secs(10);

/// How long requests that are being answered may take when the server stops.
const STOP_TIMEOUT: Duration = Duration::from_secs(2);

/// How long to wait when the system has no socket left.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// Largest head of a request, in bytes.
const HEAD_LIMIT: usize = 64 * 1024;

/// More callers wait until one is done.
const MOST_CONNECTIONS: usize = 256;

/// A mock that is being served. Dropping it stops it; what is being answered is finished first.
pub struct Server {
    addr: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// Serves a mock at an address; port 0 picks a free one.
///
/// # Errors
///
/// When the address cannot be listened at, or the system refuses a thread.
pub fn serve(mock: Mock, addr: SocketAddr) -> io::Result<Server> {
    let listener = TcpListener::bind(addr)?;
    listener.set_nonblocking(true)?;
    let addr = listener.local_addr()?;
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let (stop, stopped) = oneshot::channel();
    let thread = std::thread::Builder::new()
        .name("specwright-mock".to_owned())
        .spawn(move || run(&runtime, listener, mock, stopped))?;
    Ok(Server {
        addr,
        stop: Some(stop),
        thread: Some(thread),
    })
}

impl Server {
    /// Where it listens.
    pub fn addr(&self) -> SocketAddr {
        self.addr
    }

    /// What to call it at: `http://127.0.0.1:49152`.
    pub fn url(&self) -> String {
        format!("http://{}", self.addr)
    }

    /// Serves until the process ends.
    pub fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            // A panic in the thread has been reported by the thread itself.
            let _ = thread.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server")
            .field("addr", &self.addr)
            .finish_non_exhaustive()
    }
}

fn run(runtime: &Runtime, listener: TcpListener, mock: Mock, stopped: oneshot::Receiver<()>) {
    runtime.block_on(async move {
        let Ok(listener) = tokio::net::TcpListener::from_std(listener) else {
            return;
        };
        let graceful = Arc::new(GracefulShutdown::new());
        let accepting = tokio::spawn(accept(listener, Arc::new(mock), Arc::clone(&graceful)));
        // The sender is dropped to stop: there is never a value.
        let _ = stopped.await;
        accepting.abort();
        let _ = accepting.await;
        if let Ok(graceful) = Arc::try_unwrap(graceful) {
            let _ = timeout(STOP_TIMEOUT, graceful.shutdown()).await;
        }
    });
}

async fn accept(listener: tokio::net::TcpListener, mock: Arc<Mock>, graceful: Arc<GracefulShutdown>) {
    let places = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    loop {
        let Ok(place) = Arc::clone(&places).acquire_owned().await else {
            return;
        };
        match listener.accept().await {
            Ok((stream, _)) => {
                tokio::spawn(converse(stream, Arc::clone(&mock), graceful.watcher(), place));
            }
            Err(_) => sleep(ACCEPT_PAUSE).await,
        }
    }
}

/// One connection, for as long as the caller keeps it.
async fn converse(stream: TcpStream, mock: Arc<Mock>, watcher: Watcher, _place: OwnedSemaphorePermit) {
    let service = service_fn(move |request| {
        let mock = Arc::clone(&mock);
        async move { Ok::<_, Infallible>(answer(&mock, request).await.map(Full::new)) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(READ_TIMEOUT)
        .max_buf_size(HEAD_LIMIT)
        .serve_connection(TokioIo::new(stream), service);
    // A caller that hangs up or speaks no HTTP is no concern of the others.
    let _ = watcher.watch(connection).await;
}

async fn answer(mock: &Mock, request: Request<Incoming>) -> Response<Bytes> {
    let (parts, body) = request.into_parts();
    let refuse = |status, text: &str| mock.told(&parts.method, refuse(mock, status, text));
    match timeout(READ_TIMEOUT, Limited::new(body, BODY_LIMIT).collect()).await {
        Ok(Ok(body)) => mock.respond(Request::from_parts(parts, body.to_bytes())),
        Ok(Err(error)) if error.is::<LengthLimitError>() => {
            refuse(413, &format!("The body must have at most {BODY_LIMIT} bytes."))
        }
        Ok(Err(_)) => refuse(400, "The body did not come whole."),
        Err(_) => refuse(408, "The body took too long."),
    }
}
