//! Documented errors, and how the bodies look that tell them.

/// A documented error.
#[derive(Debug, Clone, Copy)]
pub struct ErrorCase {
    /// `AccessDenied`.
    pub name: &'static str,
    /// What the documentation says it means, in the spec's words; may be empty.
    pub about: &'static str,
    /// The status it comes with; `None`: any that is not a success.
    pub status: Option<u16>,
    /// The code in the body; `None`: the status decides.
    pub code: Option<&'static str>,
    /// An empty value of what else the answer holds, to be filled.
    pub details: Option<fn() -> Box<dyn crate::value::Details>>,
    /// Whether the service has then done nothing, and may do it when it is asked again.
    pub retryable: bool,
}

impl ErrorCase {
    /// An error that any answer without success may be, until a status or a code is added.
    pub const fn new(name: &'static str, about: &'static str) -> Self {
        Self {
            name,
            about,
            status: None,
            code: None,
            details: None,
            retryable: false,
        }
    }

    /// The same, named by the variant that stands for it.
    pub const fn of(about: &'static str) -> Self {
        Self::new("", about)
    }

    /// Has that name, unless it has one.
    #[must_use]
    pub const fn or_name(mut self, name: &'static str) -> Self {
        if self.name.is_empty() {
            self.name = name;
        }
        self
    }

    /// Comes with this status.
    #[must_use]
    pub const fn status(mut self, status: u16) -> Self {
        self.status = Some(status);
        self
    }

    /// Comes with this code in the body.
    #[must_use]
    pub const fn code(mut self, code: &'static str) -> Self {
        self.code = Some(code);
        self
    }

    /// The service has done nothing, and may do it when it is asked again.
    #[must_use]
    pub const fn retryable(mut self) -> Self {
        self.retryable = true;
        self
    }

    /// Its answer holds more: `make` gives an empty value of it.
    #[must_use]
    pub const fn details(mut self, make: fn() -> Box<dyn crate::value::Details>) -> Self {
        self.details = Some(make);
        self
    }
}

/// How the error bodies of a service look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ErrorBody {
    /// What it is written in.
    pub format: ErrorFormat,
    /// Names from the root to the error; each may repeat, and `*` is any key. Empty: the body is the error.
    pub path: &'static [&'static str],
    /// Where the code is, tried in order.
    pub code: &'static [Selector],
    /// Where the text is, tried in order.
    pub message: &'static [Selector],
    /// Where the name of the request's field is that the error speaks of, tried in order.
    pub field: &'static [Selector],
    /// What stands before the code and is not a part of it, up to and with this text.
    pub code_after: Option<&'static str>,
    /// What stands after the code and is not a part of it, from this text on.
    pub code_before: Option<&'static str>,
}

impl ErrorBody {
    /// An error body whose code is the whole text that is selected.
    #[must_use]
    pub const fn new(
        format: ErrorFormat,
        path: &'static [&'static str],
        code: &'static [Selector],
        message: &'static [Selector],
    ) -> Self {
        Self {
            format,
            path,
            code,
            message,
            field: &[],
            code_after: None,
            code_before: None,
        }
    }

    /// The error names the request's field there.
    #[must_use]
    pub const fn field(mut self, field: &'static [Selector]) -> Self {
        self.field = field;
        self
    }

    /// The code begins after this.
    #[must_use]
    pub const fn code_after(mut self, mark: &'static str) -> Self {
        self.code_after = Some(mark);
        self
    }

    /// The code ends before this.
    #[must_use]
    pub const fn code_before(mut self, mark: &'static str) -> Self {
        self.code_before = Some(mark);
        self
    }
}

/// What an error body is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorFormat {
    /// JSON.
    Json,
    /// XML.
    Xml,
}

/// What to read of an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Selector {
    /// An XML element's content, a JSON string.
    Text,
    /// An XML attribute.
    Attribute(&'static str),
    /// An XML child element or a JSON member.
    Member(&'static str),
    /// A header of the answer.
    Header(&'static str),
    /// An item of a JSON array that holds only scalars.
    Position(usize),
    /// The key that the last `*` of the path matched.
    Key,
}
