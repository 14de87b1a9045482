//! Names that generated code has for itself: no name of a spec becomes one of them.

/// Types of the prelude: emitted code names them without a path.
pub const PRELUDE: &[&str] = &[
    "AsMut",
    "AsRef",
    "Box",
    "Clone",
    "Copy",
    "Default",
    "Drop",
    "Eq",
    "Err",
    "Extend",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "FromIterator",
    "Into",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Send",
    "Sized",
    "Some",
    "String",
    "Sync",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "Unpin",
    "Vec",
];

/// Modules, files, features and methods of every generated crate, and file names that Windows has no files for.
pub const OF_THE_CRATE: &[&str] = &[
    "r#async", "aux", "blocking", "build", "builder", "call", "client", "clone", "com1", "com2", "com3", "com4",
    "com5", "com6", "com7", "com8", "com9", "con", "default", "dynamic", "lib", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5",
    "lpt6", "lpt7", "lpt8", "lpt9", "main", "nul", "prn", "replay", "required", "rt", "rustls", "send", "tracing",
    "types",
];

/// Crates that every program knows, and those of generated code.
pub const OF_RUST: &[&str] = &[
    "alloc",
    "core",
    "proc_macro",
    "specwright_codegen",
    "specwright_runtime",
    "std",
    "test",
];

/// Methods of the builder of a client.
pub const OF_THE_CLIENT_BUILDER: &[&str] = &[
    "allow_plain_http",
    "attempt_timeout",
    "auth",
    "base_url",
    "build",
    "clock",
    "clone",
    "concurrency_limit",
    "connect_timeout",
    "default",
    "jitter",
    "on_call",
    "on_deviation",
    "rate_limit",
    "read_timeout",
    "record",
    "response_limit",
    "retry",
    "server",
    "strictness",
    "timeout",
    "tls",
    "tokens",
    "transport",
];

/// Methods of the builder of every request.
pub const OF_A_REQUEST_BUILDER: &[&str] = &["clone", "into_request", "new", "send", "strictness", "with"];

/// More of them, where a list has pages.
pub const OF_PAGES: &[&str] = &["iter", "pages", "stream"];

/// More of them, where an answer may not be ready.
pub const OF_WAITING: &[&str] = &["wait", "wait_with"];

/// Methods of the builder of an object.
pub const OF_AN_OBJECT_BUILDER: &[&str] = &["build", "clone", "new"];
