//! What a body is written in.

/// What a body is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Body {
    /// Nothing; what comes is ignored.
    Empty,
    /// JSON.
    Json {
        /// Keys around the value, the outermost first.
        root: &'static [&'static str],
    },
    /// `application/x-www-form-urlencoded`.
    Form {
        /// Fields that are always sent.
        constants: &'static [(&'static str, &'static str)],
        /// How the names of nested fields are put together.
        names: NameStyle,
    },
    /// An XML document.
    Xml {
        /// The elements around the fields, the root first. Empty, in an answer: any root element. `*` is any name.
        root: &'static [&'static str],
        /// Of the root element.
        namespace: Option<Namespace>,
        /// What a request is written in and its declaration names; `None`: UTF-8.
        encoding: Option<&'static str>,
    },
    /// The bytes or the text of the field at [`Place::Payload`](super::Place::Payload).
    Raw {
        /// Its media type; `None`: `application/octet-stream` for bytes, else `text/plain`.
        content_type: Option<&'static str>,
    },
    /// `multipart/form-data`.
    Multipart,
}

impl Body {
    /// A JSON value with nothing around it.
    pub const JSON: Self = Self::Json { root: &[] };
    /// A form without constants, nested names dotted.
    pub const FORM: Self = Self::Form {
        constants: &[],
        names: NameStyle::Dotted,
    };

    /// An XML document in UTF-8 with these elements around the fields.
    pub const fn xml(root: &'static [&'static str]) -> Self {
        Self::Xml {
            root,
            namespace: None,
            encoding: None,
        }
    }
}

/// How the names of nested fields are put together in a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameStyle {
    /// `a.b`
    Dotted,
    /// `a[b]`
    Bracketed,
}

/// An XML namespace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Namespace {
    /// `http://…`
    pub uri: &'static str,
    /// Declared with a prefix; `None`: as the default namespace.
    pub prefix: Option<&'static str>,
}
