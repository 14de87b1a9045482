//! The keys of `api.yaml`.

use super::calls::RATE_LIMIT;
use super::field::{CHARS, FIELDS, FORMAT, LENGTH, PATTERN};
use super::operation::WHEN_VALUE;
use super::{CONFLICT, DEPRECATED, DOUBT, Key, Kind, NOTE, READ, Table, optional, required};

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
            "codes",
            Kind::Named(&Kind::Table(&SHARED_CODE)),
            "Errors that any operation may answer with, by the code in the error body or a header.",
        ),
        optional(
            "types",
            Kind::Named(&Kind::TypeDefinition),
            "Types that several resources use, by name.",
        ),
        optional(
            "rate_limit",
            Kind::Table(&RATE_LIMIT),
            "How many requests the service takes in a time. Clients keep to it when asked to.",
        ),
        DOUBT,
        NOTE,
        CONFLICT,
    ],
    one_of: &[],
    later: &["webhooks"],
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
        CONFLICT,
    ],
    one_of: &[],
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
    one_of: &[],
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
    one_of: &[],
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
        CONFLICT,
    ],
    one_of: &[],
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
        CONFLICT,
    ],
    one_of: &[],
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
        CONFLICT,
    ],
    one_of: &[],
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
            Kind::Choice(&["query", "form", "post_form"]),
            "`query`: in the query string. `form`: in the form of a request that has one, else in the query string. \
             `post_form`: the same, but only in the form of a POST.",
        ),
        required(
            "fields",
            Kind::Named(&Kind::Text),
            "The parameters, each with the credential that it carries.",
        ),
        DOUBT,
        NOTE,
        CONFLICT,
    ],
    one_of: &[],
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
            "The names from the root to the error, joined by `/`: `response/errors/error`. `*` is any name. Left out: the \
             body itself is the error.",
        ),
        optional(
            "code",
            SELECTORS,
            "Where the error's code is: `text`, `@attribute`, the name of a member or child element, or `header:` and \
             the name of a header; `'[0]'` for the first item of a JSON array of scalars; `key` for what the last `*` of \
             the path stands for. Of several, the first that is there counts.",
        ),
        optional("message", SELECTORS, "Where the error's text is, said like the code."),
        optional(
            "field",
            SELECTORS,
            "Where the error names the field of the request that it speaks of, said like the code.",
        ),
        optional(
            "list",
            Kind::Boolean,
            "Whether the service writes a list of such errors even for one. Lists are read in any case; the mock writes one.",
        ),
        optional(
            "code_after",
            Kind::Text,
            "The code begins after this text, where it is there: `#`.",
        ),
        optional(
            "code_before",
            Kind::Text,
            "The code ends before this text, where it is there: `:`.",
        ),
        DOUBT,
        NOTE,
        CONFLICT,
    ],
    one_of: &[],
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
        optional("body", Kind::Text, BODY_OF_ERROR),
        DETAILS[0],
        DETAILS[1],
        DETAILS[2],
        optional(
            "when",
            WHEN_VALUE,
            "When the mock answers with it, apart from being asked to.",
        ),
        RETRYABLE,
        DEPRECATED,
        DOUBT,
        NOTE,
        CONFLICT,
    ],
    one_of: &[],
    later: &[],
};

/// An entry of `codes` in `api.yaml`.
pub(crate) static SHARED_CODE: Table = Table {
    id: "shared_code",
    what: "a shared error code",
    about: "An error that any operation may answer with, told apart by its code. An operation's own entry for the same \
            code replaces it.",
    keys: &[
        required(
            "error",
            Kind::Text,
            "The error's name in the client, such as `Throttled`.",
        ),
        required("about", Kind::About, "What it means."),
        optional(
            "status",
            Kind::Status,
            "The status it comes with; left out: any that is not a success.",
        ),
        optional("body", Kind::Text, BODY_OF_ERROR),
        DETAILS[0],
        DETAILS[1],
        DETAILS[2],
        optional(
            "when",
            WHEN_VALUE,
            "When the mock answers with it, apart from being asked to.",
        ),
        RETRYABLE,
        DEPRECATED,
        DOUBT,
        NOTE,
        CONFLICT,
    ],
    one_of: &[],
    later: &[],
};

/// Whether a call is sent again after the error.
pub(super) const RETRYABLE: Key = optional(
    "retryable",
    Kind::Boolean,
    "Whether the service has then done nothing of what was asked, and may do it when asked again: clients send the call \
     again, whatever the operation.",
);

/// Where to read a part of an error.
const SELECTORS: Kind = Kind::Either(&Kind::Text, &Kind::List(&Kind::Text));

/// What an error holds beside its code and its text.
pub(super) const DETAILS: [Key; 3] = [
    optional(
        "fields",
        FIELDS,
        "What else stands in the error object of the body, by name. The client gets a type for it, called like the error \
         with `Details` behind.",
    ),
    optional(
        "headers",
        FIELDS,
        "The headers of the answer that belong to the error, by name.",
    ),
    optional(
        "status_field",
        Kind::Text,
        "The name of a field of the details that gets the status.",
    ),
];

/// What `body` of an error says.
pub(super) const BODY_OF_ERROR: &str = "The name of the entry of `error_bodies` that the page shows for it; the mock writes that one, and every one is read. \
     `shared` (unless said): any of them. `empty`: the answer has no body.";
