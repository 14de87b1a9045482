//! The two shipped clients, made alike, and the mock that they talk to.

use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock};

use specwright_codegen::Checked;
use specwright_mock::{Mock, Served, Server};
use specwright_runtime::{Async, Blocking, Call, CallReport, Deviation, Endpoint, Recorder};

use super::wire::{Change, Wire};

/// A shipped client's API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Api {
    InvoiceXpress,
    TextMarketer,
}

/// How a call's credentials travel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Auth {
    /// As the client does it unless told otherwise.
    Usual,
    Parameters,
}

/// Planted credentials; what they hold stands in nothing else.
pub(crate) const API_KEY: &str = "pl4nt&ed key+Zq7%Xk9/é";
pub(crate) const PASSWORD: &str = "pl4nt&ed pass+Wv3%Jm8/é";
const USERNAME: &str = "my_username";

/// An API, stood up.
pub(crate) struct Stage {
    pub(crate) api: Api,
    pub(crate) model: Checked,
    pub(crate) server: Server,
    /// What the clients were told by their observers.
    pub(crate) deviations: Arc<Mutex<Vec<Deviation>>>,
    /// What they were told of the ends of calls.
    pub(crate) reports: Arc<Mutex<Vec<CallReport>>>,
    /// What the mock told of each request.
    pub(crate) served: Arc<Mutex<Vec<Served>>>,
    /// What they have exchanged over the test's own transport.
    pub(crate) recorder: Recorder,
    usual: OnceLock<Client>,
    awaited: OnceLock<AsyncClient>,
}

/// What is special about a client.
#[derive(Clone)]
pub(crate) struct Setup {
    /// Asks the mock for an answer.
    pub(crate) prefer: Option<String>,
    /// Changes what the mock answers.
    pub(crate) change: Option<Change>,
    /// What the transport says instead of an answer.
    pub(crate) failure: Option<String>,
    pub(crate) auth: Auth,
    pub(crate) wrong_credentials: bool,
}

/// A blocking client of either API.
#[derive(Debug)]
pub(crate) enum Client {
    InvoiceXpress(invoicexpress::blocking::Client),
    TextMarketer(textmarketer::blocking::Client),
}

/// An asynchronous client of either API.
pub(crate) enum AsyncClient {
    InvoiceXpress(invoicexpress::Client),
    TextMarketer(textmarketer::Client),
}

impl Api {
    pub(crate) const ALL: [Self; 2] = [Self::InvoiceXpress, Self::TextMarketer];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::InvoiceXpress => "invoicexpress",
            Self::TextMarketer => "textmarketer",
        }
    }

    fn compiled(self) -> Checked {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec").join(self.name());
        let outcome = specwright_codegen::compile(specwright_codegen::load_folder(&folder).unwrap());
        outcome.model.expect("both specs are clean")
    }

    fn credential(self) -> &'static str {
        match self {
            Self::InvoiceXpress => API_KEY,
            Self::TextMarketer => PASSWORD,
        }
    }

    /// The credential and every form of its own in which it travels.
    pub(crate) fn credentials(self) -> Vec<String> {
        let credential = self.credential();
        match self {
            Self::InvoiceXpress => vec![credential.to_owned()],
            Self::TextMarketer => vec![credential.to_owned(), format!("{USERNAME}:{credential}")],
        }
    }
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            prefer: None,
            change: None,
            failure: None,
            auth: Auth::Usual,
            wrong_credentials: false,
        }
    }
}

impl Setup {
    pub(crate) fn preferring(preference: String) -> Self {
        Self {
            prefer: Some(preference),
            ..Self::default()
        }
    }
}

/// Both clients' builders have the same options.
macro_rules! built {
    ($builder:expr, $stage:expr, $transport:expr) => {{
        let deviations = Arc::clone(&$stage.deviations);
        let reports = Arc::clone(&$stage.reports);
        let builder = $builder.base_url($stage.server.url()).on_deviation(move |deviation| {
            deviations.lock().unwrap().push(deviation.clone());
        });
        let builder = builder.on_call(move |report| reports.lock().unwrap().push(*report));
        // Nobody waits between the attempts of a test.
        let builder = builder.jitter(|| 0.0);
        match $transport {
            Some(transport) => builder.record(&$stage.recorder).transport(transport).build().unwrap(),
            None => builder.build().unwrap(),
        }
    }};
}

impl Stage {
    /// A polled operation says twice that it is not ready.
    pub(crate) fn of(api: Api) -> Self {
        let served: Arc<Mutex<Vec<Served>>> = Arc::default();
        let log = Arc::clone(&served);
        let mock = Mock::new(api.compiled()).pending(2);
        let mock = mock.on_served(move |served| log.lock().unwrap().push(served.clone()));
        let mock = match api {
            Api::InvoiceXpress => mock.credential("api_key", API_KEY),
            Api::TextMarketer => mock.credential("password", PASSWORD).credential("username", USERNAME),
        };
        Self {
            api,
            model: api.compiled(),
            server: specwright_mock::serve(mock, ([127, 0, 0, 1], 0).into()).unwrap(),
            deviations: Arc::default(),
            reports: Arc::default(),
            served,
            recorder: Recorder::new(),
            usual: OnceLock::new(),
            awaited: OnceLock::new(),
        }
    }

    /// The client over the runtime's own transport.
    pub(crate) fn usual(&self) -> &Client {
        self.usual.get_or_init(|| self.built(&Setup::default(), None))
    }

    /// A client over the test's own transport.
    pub(crate) fn client(&self, setup: &Setup) -> Client {
        let wire = Wire {
            addr: self.server.addr(),
            prefer: setup.prefer.clone(),
            change: setup.change.clone(),
            failure: setup.failure.clone(),
        };
        self.built(setup, Some(wire))
    }

    fn built(&self, setup: &Setup, transport: Option<Wire>) -> Client {
        let credential = if setup.wrong_credentials {
            "wrong"
        } else {
            self.api.credential()
        };
        match self.api {
            Api::InvoiceXpress => {
                let builder = invoicexpress::blocking::Client::builder().api_key(credential);
                Client::InvoiceXpress(built!(builder, self, transport))
            }
            Api::TextMarketer => {
                let builder = textmarketer::blocking::Client::builder().username(USERNAME);
                let builder = builder.password(credential).auth(match setup.auth {
                    Auth::Usual => textmarketer::Auth::Basic,
                    Auth::Parameters => textmarketer::Auth::Parameters,
                });
                Client::TextMarketer(built!(builder, self, transport))
            }
        }
    }

    /// The client whose calls are awaited, over the runtime's own transport.
    pub(crate) fn awaited(&self) -> &AsyncClient {
        self.awaited.get_or_init(|| self.built_awaited())
    }

    fn built_awaited(&self) -> AsyncClient {
        let transport: Option<specwright_runtime::Replay> = None;
        match self.api {
            Api::InvoiceXpress => {
                let builder = invoicexpress::Client::builder().api_key(API_KEY);
                AsyncClient::InvoiceXpress(built!(builder, self, transport))
            }
            Api::TextMarketer => {
                let builder = textmarketer::Client::builder().username(USERNAME).password(PASSWORD);
                AsyncClient::TextMarketer(built!(builder, self, transport))
            }
        }
    }

    /// The log of the mock since it was asked last, a line for each request.
    pub(crate) fn take_log(&self) -> Vec<String> {
        let served = std::mem::take(&mut *self.served.lock().unwrap());
        served.iter().map(|served| format!("{served} {served:?}")).collect()
    }

    /// What deviated since it was asked last.
    pub(crate) fn take_deviations(&self) -> Vec<Deviation> {
        std::mem::take(&mut *self.deviations.lock().unwrap())
    }
}

impl Client {
    pub(crate) fn call<R: Endpoint>(&self, request: R) -> Call<Blocking, R> {
        match self {
            Self::InvoiceXpress(client) => client.call(request),
            Self::TextMarketer(client) => client.call(request),
        }
    }
}

impl AsyncClient {
    pub(crate) fn call<R: Endpoint>(&self, request: R) -> Call<Async, R> {
        match self {
            Self::InvoiceXpress(client) => client.call(request),
            Self::TextMarketer(client) => client.call(request),
        }
    }
}
