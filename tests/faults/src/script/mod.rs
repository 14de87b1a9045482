//! What a server is told to do, as data.

mod parse;
mod template;

use std::sync::Arc;
use std::time::Duration;

pub use parse::parse;
pub use template::{Template, Values};

/// Faults of one kind: a heading, and what it has to say.
#[derive(Clone, Debug)]
pub struct Group {
    /// The heading.
    pub title: String,
    /// Sentences for the reader of the table.
    pub about: String,
    /// The faults.
    pub cases: Vec<Case>,
}

/// One fault.
#[derive(Clone, Debug, Default)]
pub struct Case {
    /// What happens, in words.
    pub title: String,
    /// What is otherwise than usual about the server or the call.
    pub setting: Setting,
    /// What the server does, turn by turn; the last turn goes on for ever. A turn is one request, or one connection on
    /// which no request is read.
    pub turns: Vec<Arc<Turn>>,
}

/// What is otherwise than usual about the server or the call.
#[derive(Clone, Debug, Default)]
pub struct Setting {
    /// Nobody listens at the port.
    pub refuses: bool,
    /// The server speaks TLS, with that certificate.
    pub certificate: Option<String>,
    /// A call that succeeds comes first, on the same connection; the first turn is its.
    pub warm: bool,
    /// The body of the request fills the buffers of a socket; operations without a body are left out.
    pub large: bool,
}

/// What the server does with one request.
#[derive(Clone, Debug, Default)]
pub struct Turn {
    /// In this order.
    pub steps: Vec<Step>,
}

impl Turn {
    /// The first turn of a case in that text; what a test says is known to be well-formed.
    #[must_use]
    pub fn of(steps: &str) -> Arc<Self> {
        let group = parse(&format!("# A test\n## A fault\n{steps}\n")).expect("the steps are known");
        group.cases[0].turns[0].clone()
    }

    /// Whether it begins before anything is read, and so as soon as there is a connection.
    #[must_use]
    pub fn begins_unread(&self) -> bool {
        !matches!(self.steps.first(), Some(Step::Read | Step::ReadBytes(_)) | None)
    }
}

/// One thing that a server does.
#[derive(Clone, Debug)]
pub enum Step {
    /// Reads one whole request and counts it.
    Read,
    /// Reads so many bytes, or fewer if that is all that comes.
    ReadBytes(usize),
    /// Sends these bytes.
    Send(Template),
    /// Sends the same bytes so many times.
    Repeat(usize, Template),
    /// Sends these bytes one by one, with a pause before each.
    Trickle(Duration, Template),
    /// Sends a well-formed answer.
    Answer(Answer),
    /// Pauses.
    Wait(Duration),
    /// Answers requests in the reverse order of their coming, so many at a time.
    Reverse(usize),
    /// Says nothing more, until the client hangs up.
    Silence,
    /// Ends the connection with a reset.
    Reset,
    /// Listens no more; connections that are there stay.
    Leave,
    /// Ends the connection in order.
    Close,
    /// Ends the connection of TCP and says nothing of it in that of TLS.
    Vanish,
}

/// A well-formed answer, except for what is cut off.
#[derive(Clone, Debug)]
pub struct Answer {
    /// `200`
    pub status: u16,
    /// Beside those that say how the body is framed.
    pub headers: Vec<(String, Template)>,
    /// What the case says; otherwise an answer in the form that the spec describes.
    pub body: Option<Template>,
    /// After how many bytes of the body it ends.
    pub cut: Option<usize>,
}
