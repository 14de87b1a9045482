//! The keys of `api.yaml`.

use super::field::{CHARS, FORMAT, LENGTH, PATTERN};
use super::operation::WHEN_VALUE;
use super::{DOUBT, Kind, NOTE, READ, Table, optional, required};

/// The whole file.
pub(crate) static API: Table = Table {
    id: "api",
    what: "an API",
    about: "What holds for the whole service: where it is, how to be let in, how it reports errors.",
    keys: &[
        required(
            "specwright",
            Kind::Version,
            "The version of the language that the spec is written in: `1`.",
        ),
        required(
            "api",
            Kind::Text,
            "The name of the API and of the generated crate, such as `invoicexpress`.",
        ),
        required("about", Kind::About, "What the API is for, in a sentence or two."),
        required("docs", Kind::Docs, "The vendor's documentation."),
        READ,
        required(
            "servers",
            Kind::Named(&Kind::Table(&SERVER)),
            "The servers by name. The first is the one that a client calls unless told otherwise.",
        ),
        optional(
            "credentials",
            Kind::Named(&Kind::Table(&CREDENTIAL)),
            "What the user of the client supplies to be let in, by name. Left out for an open API.",
        ),
        optional(
            "auth",
            Kind::Named(&AUTH_SCHEMES),
            "The ways in which credentials travel, by name. The first is the default.",
        ),
        optional(
            "error_bodies",
            Kind::Named(&Kind::Table(&ERROR_BODY)),
            "How the bodies of error answers look, by name; tried in this order.",
        ),
        optional(
            "errors",
            Kind::ByStatus {
                success: None,
                error: &SHARED_ERROR,
            },
            "Errors that any operation may answer with, by status.",
        ),
        optional(
            "types",
            Kind::Named(&Kind::TypeDefinition),
            "Types that several resources use, by name.",
        ),
        DOUBT,
        NOTE,
    ],
    later: &[
        "pagination",
        "polling",
        "rate_limit",
        "idempotency",
        "retry",
        "webhooks",
    ],
};

/// An entry of `servers`.
pub(crate) static SERVER: Table = Table {
    id: "server",
    what: "a server",
    about: "One base URL of the service.",
    keys: &[
        required("about", Kind::About, "What the server is for: live, sandbox."),
        required(
            "url",
            Kind::Text,
            "The base URL of every path, with variables in braces: `https://{account_name}.example.com/api`.",
        ),
        optional(
            "plain_http",
            Kind::Boolean,
            "Owns up to a URL that begins with `http:`. Clients refuse to call it unless told to.",
        ),
        optional(
            "variables",
            Kind::Named(&Kind::Table(&VARIABLE)),
            "The variables of the URL, by name; the user of the client supplies them.",
        ),
        DOUBT,
        NOTE,
    ],
    later: &[],
};

/// An entry of `variables`.
pub(crate) static VARIABLE: Table = Table {
    id: "variable",
    what: "a variable",
    about: "A part of the base URL that the user of the client supplies.",
    keys: &[
        required("about", Kind::About, "What it is and where to find it."),
        optional("sample", Kind::Verbatim, "A value for examples and for the mock."),
        LENGTH,
        CHARS,
        PATTERN,
        FORMAT,
    ],
    later: &["default", "enum"],
};

/// An entry of `credentials`.
pub(crate) static CREDENTIAL: Table = Table {
    id: "credential",
    what: "a credential",
    about: "Something that the user of the client supplies to be let in.",
    keys: &[
        required("about", Kind::About, "What it is and where to get it."),
        optional(
            "secret",
            Kind::Boolean,
            "Whether it is never shown; `true` unless said. A user name may be shown.",
        ),
        required(
            "sample",
            Kind::Text,
            "A value for examples, not a real one; the mock lets it in.",
        ),
    ],
    later: &[],
};

const SCHEME_ABOUT: &str = "When to use this way.";

/// An entry of `auth`.
pub(crate) static AUTH_SCHEMES: Kind = Kind::Tagged {
    tag: "scheme",
    tables: &[
        ("basic", BASIC_AUTH),
        ("bearer", BEARER_AUTH),
        ("headers", HEADERS_AUTH),
        ("parameters", PARAMETERS_AUTH),
    ],
};

pub(super) static BASIC_AUTH: &Table = &Table {
    id: "auth_basic",
    what: "an auth entry of scheme `basic`",
    about: "Credentials in the header `Authorization: Basic …`.",
    keys: &[
        required("about", Kind::About, SCHEME_ABOUT),
        required("scheme", Kind::Choice(&["basic"]), "How the credentials travel."),
        required("username", Kind::Text, "The credential that is the user name."),
        required("password", Kind::Text, "The credential that is the password."),
        DOUBT,
        NOTE,
    ],
    later: &[],
};

pub(super) static BEARER_AUTH: &Table = &Table {
    id: "auth_bearer",
    what: "an auth entry of scheme `bearer`",
    about: "A token in the header `Authorization: Bearer …`.",
    keys: &[
        required("about", Kind::About, SCHEME_ABOUT),
        required("scheme", Kind::Choice(&["bearer"]), "How the credentials travel."),
        required("token", Kind::Text, "The credential that is the token."),
        DOUBT,
        NOTE,
    ],
    later: &[],
};

pub(super) static HEADERS_AUTH: &Table = &Table {
    id: "auth_headers",
    what: "an auth entry of scheme `headers`",
    about: "Credentials in headers of their own.",
    keys: &[
        required("about", Kind::About, SCHEME_ABOUT),
        required("scheme", Kind::Choice(&["headers"]), "How the credentials travel."),
        required(
            "fields",
            Kind::Named(&Kind::Text),
            "The headers, each with the credential that it carries.",
        ),
        DOUBT,
        NOTE,
    ],
    later: &[],
};

pub(super) static PARAMETERS_AUTH: &Table = &Table {
    id: "auth_parameters",
    what: "an auth entry of scheme `parameters`",
    about: "Credentials as parameters of the request.",
    keys: &[
        required("about", Kind::About, SCHEME_ABOUT),
        required("scheme", Kind::Choice(&["parameters"]), "How the credentials travel."),
        required(
            "place",
            Kind::Choice(&["query", "form"]),
            "`query`: in the query string. `form`: in the form of a request that has one, else in the query string.",
        ),
        required(
            "fields",
            Kind::Named(&Kind::Text),
            "The parameters, each with the credential that it carries.",
        ),
        DOUBT,
        NOTE,
    ],
    later: &[],
};

/// An entry of `error_bodies`.
pub(crate) static ERROR_BODY: Table = Table {
    id: "error_body",
    what: "an error body",
    about: "How the body of an error answer looks, so that its code and its text can be read.",
    keys: &[
        required("format", Kind::Choice(&["json", "xml"]), "What the body is written in."),
        optional(
            "path",
            Kind::Text,
            "The names from the root to the error, joined by `/`: `response/errors/error`. Left out: the body itself is \
             the error.",
        ),
        optional(
            "code",
            Kind::Text,
            "Where the error's code is: `text`, `@attribute`, or the name of a member or child element.",
        ),
        optional(
            "message",
            Kind::Text,
            "Where the error's text is: `text`, `@attribute`, or the name of a member or child element.",
        ),
        DOUBT,
        NOTE,
    ],
    later: &[],
};

/// An entry of `errors` in `api.yaml`.
pub(crate) static SHARED_ERROR: Table = Table {
    id: "shared_error",
    what: "a shared error",
    about: "An error that any operation may answer with. An operation's own entry for the same status replaces it.",
    keys: &[
        required(
            "error",
            Kind::Text,
            "The error's name in the client, such as `Forbidden`.",
        ),
        required("about", Kind::About, "What it means."),
        optional("body", Kind::Choice(&["empty", "shared"]), BODY_OF_ERROR),
        optional(
            "when",
            WHEN_VALUE,
            "When the mock answers with it, apart from being asked to.",
        ),
        DOUBT,
        NOTE,
    ],
    later: &["retry"],
};

/// What `body` of an error says.
pub(super) const BODY_OF_ERROR: &str =
    "`shared` (unless said): one of the API's `error_bodies`. `empty`: the answer has no body.";
