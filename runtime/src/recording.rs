//! What a client exchanged, kept as text that can be read, reviewed and replayed.

mod body;
mod parse;
mod recorder;
mod text;

use std::fmt;

use crate::error::TransportErrorKind;
use crate::replay::SeenRequest;

pub use parse::RecordingError;
pub(crate) use recorder::Begun;
pub use recorder::Recorder;

/// Exchanges in the order in which their answers came, without the secrets of the calls: credentials, and fields that the
/// description calls secret, of requests and of answers. What a service puts elsewhere stays as it is: look at a recording
/// before you keep it.
///
/// Its text begins with `specwright recording 1`. Lines with `=` name the operation, those with `>` are of the request,
/// those with `<` of the answer, head and body as HTTP has them; `!` is an answer that did not come. Bytes that are no text
/// follow `>~` and `<~` as Base64. Other lines that begin with `#` are remarks.
///
/// ```
/// use specwright_runtime::{Recording, Replay};
///
/// let text = "\
/// specwright recording 1
///
/// = things.get
/// > GET https://api.example.com/things/7
/// < 200
/// < content-type: application/json
/// <
/// < { \"id\": 7 }
/// ";
/// let recording: Recording = text.parse()?;
/// assert_eq!(recording.exchanges()[0].operation(), "things.get");
/// assert_eq!(recording.to_string(), text);
/// // Client::builder().transport(Replay::of(&recording)) …
/// # let _ = Replay::of(&recording);
/// # Ok::<(), specwright_runtime::RecordingError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recording {
    pub(crate) exchanges: Vec<Exchange>,
}

/// A request and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    pub(crate) operation: String,
    pub(crate) request: SeenRequest,
    pub(crate) answer: Result<RecordedAnswer, NoAnswer>,
}

/// An answer as it came, without secrets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordedAnswer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

/// An answer that did not come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NoAnswer {
    pub(crate) kind: TransportErrorKind,
    pub(crate) message: String,
}

impl Recording {
    /// In the order in which the answers came.
    #[must_use]
    pub fn exchanges(&self) -> &[Exchange] {
        &self.exchanges
    }
}

impl Exchange {
    /// `accounts.at_communication`
    #[must_use]
    pub fn operation(&self) -> &str {
        &self.operation
    }

    /// What was sent.
    #[must_use]
    pub fn request(&self) -> &SeenRequest {
        &self.request
    }

    /// What came, if anything did.
    #[must_use]
    pub fn answer(&self) -> Option<&RecordedAnswer> {
        self.answer.as_ref().ok()
    }
}

impl RecordedAnswer {
    /// `200`
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status
    }

    /// The value of a header; names are in lower case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// All headers, in their order.
    #[must_use]
    pub fn headers(&self) -> &[(String, String)] {
        &self.headers
    }

    /// The bytes of the body.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.body
    }
}

impl fmt::Display for Recording {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        text::write(formatter, self)
    }
}

/// Names of what becomes of a request without an answer, as they stand in a recording.
pub(crate) const KINDS: &[(&str, TransportErrorKind)] = &[
    ("not_sendable", TransportErrorKind::NotSendable),
    ("connect", TransportErrorKind::Connect),
    ("certificate", TransportErrorKind::Certificate),
    ("timeout", TransportErrorKind::Timeout),
    ("too_large", TransportErrorKind::TooLarge),
    ("broken", TransportErrorKind::Broken),
];
