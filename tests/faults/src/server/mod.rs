//! A server on a real socket that does what a case says and counts what it is sent.

mod connection;
mod play;
mod request;
mod stream;

use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use tokio::net::{TcpListener, TcpSocket};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;

pub use request::Request;

use crate::script::Turn;

/// Says what the server does: given the number of the turn, from 0.
pub type Director = Arc<dyn Fn(usize) -> Arc<Turn> + Send + Sync>;

/// A server that runs until it is dropped.
pub struct Server {
    state: Arc<State>,
    address: SocketAddr,
    listening: JoinHandle<()>,
}

/// What all connections of a server share.
pub(crate) struct State {
    pub(crate) director: Director,
    /// What `{other}` stands for.
    pub(crate) other: String,
    /// What `{origin}` stands for.
    pub(crate) origin: String,
    pub(crate) turns: AtomicUsize,
    pub(crate) waiting: AtomicUsize,
    busy: AtomicUsize,
    most_busy: AtomicUsize,
    open: AtomicUsize,
    accepted: AtomicUsize,
    seen: Mutex<Vec<Request>>,
    tls: Option<TlsAcceptor>,
    /// Whether it shall listen no more, and whether it does.
    leaving: watch::Sender<bool>,
    left: watch::Sender<bool>,
}

/// Where a server listens, and how.
#[derive(Clone, Default)]
pub struct Options {
    /// What `{other}` stands for.
    pub other: String,
    /// Speaks TLS.
    pub tls: Option<Arc<tokio_rustls::rustls::ServerConfig>>,
}

impl Server {
    /// A server on a port of its own.
    #[must_use]
    pub fn start(director: Director, options: Options) -> Self {
        let runtime = runtime();
        let guard = runtime.enter();
        let listener = listen().expect("a port on loopback is free");
        drop(guard);
        let address = listener.local_addr().expect("a bound socket has an address");
        let scheme = if options.tls.is_some() { "https" } else { "http" };
        let state = Arc::new(State {
            director,
            other: options.other,
            origin: format!("{scheme}://{address}"),
            turns: AtomicUsize::new(0),
            waiting: AtomicUsize::new(0),
            busy: AtomicUsize::new(0),
            most_busy: AtomicUsize::new(0),
            open: AtomicUsize::new(0),
            accepted: AtomicUsize::new(0),
            seen: Mutex::default(),
            tls: options.tls.map(TlsAcceptor::from),
            leaving: watch::Sender::default(),
            left: watch::Sender::default(),
        });
        let listening = runtime.spawn(connection::accept(listener, Arc::clone(&state)));
        Self {
            state,
            address,
            listening,
        }
    }

    /// A server that goes through these turns; the last one goes on for ever.
    #[must_use]
    pub fn with_turns(turns: &[Arc<Turn>], options: Options) -> Self {
        let turns = turns.to_vec();
        let director = move |at: usize| turns.get(at).or(turns.last()).cloned().unwrap_or_default();
        Self::start(Arc::new(director), options)
    }

    /// `http://127.0.0.1:49152`
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.state.origin
    }

    /// `49152`
    #[must_use]
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// The whole requests that came.
    #[must_use]
    pub fn seen(&self) -> Vec<Request> {
        self.state.seen().clone()
    }

    /// The same, and forgets them.
    #[must_use]
    pub fn take_seen(&self) -> Vec<Request> {
        std::mem::take(&mut *self.state.seen())
    }

    /// How many requests at once had come and were not yet answered, at most.
    #[must_use]
    pub fn most_at_once(&self) -> usize {
        self.state.most_busy.load(Ordering::SeqCst)
    }

    /// How many turns began.
    #[must_use]
    pub fn turns(&self) -> usize {
        self.state.turns.load(Ordering::SeqCst)
    }

    /// How many connections came about.
    #[must_use]
    pub fn accepted(&self) -> usize {
        self.state.accepted.load(Ordering::SeqCst)
    }

    /// How many connections are open.
    #[must_use]
    pub fn open(&self) -> usize {
        self.state.open.load(Ordering::SeqCst)
    }

    /// Waits until no connection is open; `false` if that takes too long.
    #[must_use]
    pub fn is_left_alone(&self, within: Duration) -> bool {
        let end = Instant::now() + within;
        while self.open() > 0 {
            if Instant::now() > end {
                return false;
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        true
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

impl State {
    pub(crate) fn next_turn(&self) -> Arc<Turn> {
        let at = self.turns.fetch_add(1, Ordering::SeqCst);
        (self.director)(at)
    }

    /// What comes next, without beginning it.
    pub(crate) fn coming_turn(&self) -> Arc<Turn> {
        (self.director)(self.turns.load(Ordering::SeqCst))
    }

    /// Counts a request, and that it is not answered until what comes back is dropped.
    pub(crate) fn count(&self, request: Request) -> Unanswered<'_> {
        self.seen().push(request);
        let busy = self.busy.fetch_add(1, Ordering::SeqCst) + 1;
        self.most_busy.fetch_max(busy, Ordering::SeqCst);
        Unanswered(self)
    }

    /// Ends when nobody listens any more.
    pub(crate) async fn leave(&self) {
        self.leaving.send_replace(true);
        // The sender is this one's own, so there is always an end.
        let _ = self.left.subscribe().wait_for(|left| *left).await;
    }

    fn seen(&self) -> MutexGuard<'_, Vec<Request>> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A request that has come and has no answer yet.
pub(crate) struct Unanswered<'a>(&'a State);

impl Drop for Unanswered<'_> {
    fn drop(&mut self) {
        self.0.busy.fetch_sub(1, Ordering::SeqCst);
    }
}

/// Its connections take in little that has not been read, so that a client cannot send a long request to nobody.
fn listen() -> std::io::Result<TcpListener> {
    let socket = TcpSocket::new_v4()?;
    socket.set_recv_buffer_size(16 * 1024)?;
    socket.bind(SocketAddr::from(([127, 0, 0, 1], 0)))?;
    socket.listen(1024)
}

/// A port at which nobody listens.
#[must_use]
pub fn closed_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port on loopback is free");
    listener.local_addr().expect("a bound socket has an address").port()
}

/// All servers of a test share one, so that what a client leaves behind is seen in its own.
fn runtime() -> &'static Runtime {
    static RUNTIME: OnceLock<Runtime> = OnceLock::new();
    RUNTIME.get_or_init(|| {
        let mut builder = Builder::new_multi_thread();
        let runtime = builder
            .worker_threads(1)
            .thread_name("fault-server")
            .enable_all()
            .build();
        runtime.expect("threads can be started")
    })
}
