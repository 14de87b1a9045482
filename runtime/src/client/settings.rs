//! What the builder of a generated client gathers.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::core::{Jitter, Tokens};
use super::report::CallObserver;
use super::{CallReport, Handle, RateLimit, Retry, Strictness};
use crate::clock::{Clock, SystemClock};
use crate::describe::Service;
use crate::deviation::Deviation;
use crate::recording::Recorder;
use crate::secret::Secret;
use crate::transport::{IntoTransport, Tls};

/// What a client builder has been told. Generated builders hold one and pass it to [`Async::build`](crate::Async::build)
/// or [`Blocking::build`](crate::Blocking::build).
pub struct Settings<T: Handle> {
    pub(super) service: &'static Service,
    pub(super) server: usize,
    pub(super) auth: usize,
    pub(super) variables: Vec<Option<String>>,
    pub(super) credentials: Vec<Option<Secret>>,
    pub(super) base_url: Option<String>,
    pub(super) allow_plain_http: bool,
    pub(super) strictness: Strictness,
    pub(super) timeouts: Timeouts,
    pub(super) response_limit: usize,
    pub(super) transport: Option<Arc<T::Transport>>,
    pub(super) tokens: Option<Tokens>,
    pub(super) observer: Option<Observer>,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) rate_limit: Option<RateLimit>,
    pub(super) concurrency: Option<usize>,
    pub(super) retry: Retry,
    pub(super) jitter: Option<Jitter>,
    pub(super) call_observer: Option<CallObserver>,
    pub(super) recorder: Option<Recorder>,
    pub(super) tls: Tls,
}

/// Is told of everything in an answer that is not as described.
pub(crate) type Observer = Arc<dyn Fn(&Deviation) + Send + Sync>;

/// How long the parts of a call may take.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Timeouts {
    pub(crate) connect: Duration,
    pub(crate) read: Duration,
    pub(crate) attempt: Duration,
    pub(crate) total: Duration,
}

impl<T: Handle> Settings<T> {
    /// The defaults: the first server, the first way to be let in, no values.
    #[must_use]
    pub fn new(service: &'static Service) -> Self {
        Self {
            service,
            server: 0,
            auth: 0,
            variables: vec![None; service.variables.len()],
            credentials: vec![None; service.credentials.len()],
            base_url: None,
            allow_plain_http: false,
            strictness: Strictness::default(),
            timeouts: Timeouts {
                connect: Duration::from_secs(10),
                read: Duration::from_secs(30),
                attempt: Duration::MAX,
                total: Duration::from_secs(60),
            },
            response_limit: 16 * 1024 * 1024,
            transport: None,
            tokens: None,
            observer: None,
            clock: Arc::new(SystemClock),
            rate_limit: None,
            concurrency: None,
            retry: Retry::new(),
            jitter: None,
            call_observer: None,
            recorder: None,
            tls: Tls::new(),
        }
    }

    /// Gives a variable of the base URL its value.
    pub fn set_variable(&mut self, index: usize, value: String) {
        if let Some(variable) = self.variables.get_mut(index) {
            *variable = Some(value);
        }
    }

    /// Gives a credential its value.
    pub fn set_credential(&mut self, index: usize, value: Secret) {
        if let Some(credential) = self.credentials.get_mut(index) {
            *credential = Some(value);
        }
    }

    /// Chooses a server.
    pub fn set_server(&mut self, index: usize) {
        self.server = index;
    }

    /// Chooses how the credentials travel.
    pub fn set_auth(&mut self, index: usize) {
        self.auth = index;
    }

    /// Replaces the server and its variables.
    pub fn set_base_url(&mut self, url: String) {
        self.base_url = Some(url);
    }

    /// Allows `http:` to another machine.
    pub fn set_allow_plain_http(&mut self, allowed: bool) {
        self.allow_plain_http = allowed;
    }

    /// Says what becomes of an invalid request.
    pub fn set_strictness(&mut self, strictness: Strictness) {
        self.strictness = strictness;
    }

    /// Limits the time to connect.
    pub fn set_connect_timeout(&mut self, limit: Duration) {
        self.timeouts.connect = limit;
    }

    /// Limits the time in which nothing comes.
    pub fn set_read_timeout(&mut self, limit: Duration) {
        self.timeouts.read = limit;
    }

    /// Limits the time of an attempt.
    pub fn set_attempt_timeout(&mut self, limit: Duration) {
        self.timeouts.attempt = limit;
    }

    /// Limits the time of a call with all its attempts.
    pub fn set_timeout(&mut self, limit: Duration) {
        self.timeouts.total = limit;
    }

    /// Limits the body of an answer.
    pub fn set_response_limit(&mut self, bytes: usize) {
        self.response_limit = bytes;
    }

    /// Replaces the source of unique tokens, which are random UUIDs otherwise.
    pub fn set_tokens(&mut self, tokens: impl Fn() -> String + Send + Sync + 'static) {
        self.tokens = Some(Arc::new(tokens));
    }

    /// Replaces the clock of the system.
    pub fn set_clock(&mut self, clock: impl Clock) {
        self.clock = Arc::new(clock);
    }

    /// Makes calls wait for their turn.
    pub fn set_rate_limit(&mut self, limit: RateLimit) {
        self.rate_limit = Some(limit);
    }

    /// Lets no more calls than this be under way at once.
    pub fn set_concurrency_limit(&mut self, most: usize) {
        self.concurrency = Some(most);
    }

    /// Says when a call is sent again.
    pub fn set_retry(&mut self, retry: Retry) {
        self.retry = retry;
    }

    /// Replaces the random numbers by which pauses are multiplied.
    pub fn set_jitter(&mut self, jitter: impl Fn() -> f64 + Send + Sync + 'static) {
        self.jitter = Some(Arc::new(jitter));
    }

    /// Tells `observer` of the end of every call.
    pub fn set_call_observer(&mut self, observer: impl Fn(&CallReport) + Send + Sync + 'static) {
        self.call_observer = Some(Arc::new(observer));
    }

    /// Keeps what is exchanged.
    pub fn set_recorder(&mut self, recorder: &Recorder) {
        self.recorder = Some(recorder.clone());
    }

    /// Says whom to trust, and who the client is.
    pub fn set_tls(&mut self, tls: Tls) {
        self.tls = tls;
    }

    /// Replaces the transport.
    pub fn set_transport(&mut self, transport: impl IntoTransport<T>) {
        self.transport = Some(transport.into_transport());
    }

    /// Tells `observer` of everything in an answer that is not as described and does no harm.
    pub fn set_observer(&mut self, observer: Arc<dyn Fn(&Deviation) + Send + Sync>) {
        self.observer = Some(observer);
    }
}

impl<T: Handle> Clone for Settings<T> {
    fn clone(&self) -> Self {
        Self {
            service: self.service,
            server: self.server,
            auth: self.auth,
            variables: self.variables.clone(),
            credentials: self.credentials.clone(),
            base_url: self.base_url.clone(),
            allow_plain_http: self.allow_plain_http,
            strictness: self.strictness,
            timeouts: self.timeouts,
            response_limit: self.response_limit,
            transport: self.transport.clone(),
            observer: self.observer.clone(),
            tokens: self.tokens.clone(),
            clock: Arc::clone(&self.clock),
            rate_limit: self.rate_limit,
            concurrency: self.concurrency,
            retry: self.retry,
            jitter: self.jitter.clone(),
            call_observer: self.call_observer.clone(),
            recorder: self.recorder.clone(),
            tls: self.tls.clone(),
        }
    }
}

/// Leaves out the base URL: until it has been checked, it may hold a password.
impl<T: Handle> fmt::Debug for Settings<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Settings")
            .field("service", &self.service.name)
            .field("variables", &self.variables)
            .field("credentials", &self.credentials)
            .field("strictness", &self.strictness)
            .field("timeouts", &self.timeouts)
            .field("rate_limit", &self.rate_limit)
            .field("retry", &self.retry)
            .field("concurrency", &self.concurrency)
            .field("response_limit", &self.response_limit)
            .finish_non_exhaustive()
    }
}
