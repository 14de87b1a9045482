//! The keys of a resource file, its operations and their answers.

use super::api::{BODY_OF_ERROR, DETAILS, RETRYABLE};
use super::body::{FORM_BODY, JSON_BODY, MULTIPART_BODY, RAW_BODY, XML_ANSWER, XML_BODY};
use super::calls::{IDEMPOTENCY, PAGES, POLLING};
use super::field::{CONSTRAINT_RULES, FIELDS};
use super::{CONFLICT, DEPRECATED, DOUBT, Key, Kind, NOTE, READ, Table, optional, required};

/// A whole resource file.
pub(crate) static RESOURCE: Table = Table {
    id: "resource",
    what: "a resource",
    about: "Operations that belong together: one file, one module of the client, one feature of the crate.",
    keys: &[
        required(
            "resource",
            Kind::Text,
            "The name of the resource and of the client's module.",
        ),
        required("about", Kind::About, "What the resource is about."),
        optional("docs", Kind::Docs, "The vendor's page."),
        optional(
            "types",
            Kind::Named(&Kind::TypeDefinition),
            "Types that this resource uses, by name.",
        ),
        required(
            "operations",
            Kind::Named(&Kind::Table(&OPERATION)),
            "The operations by name; each becomes a method of the client.",
        ),
    ],
    one_of: &[],
    later: &[],
};

/// Rules over several fields.
pub(super) const GROUPS: [Key; 4] = [
    optional(
        "at_least_one_of",
        NAME_LISTS,
        "Lists of fields of which at least one is set: `[[a, b]]`.",
    ),
    optional(
        "exactly_one_of",
        NAME_LISTS,
        "Lists of fields of which exactly one is set: `[[a, b]]`.",
    ),
    optional(
        "together",
        NAME_LISTS,
        "Lists of fields that are all set or all left out: `[[a, b]]`.",
    ),
    optional(
        "in_order",
        NAME_LISTS,
        "Lists of days of which none that is set is before one that is named earlier: `[[a, b]]`.",
    ),
];

const NAME_LISTS: Kind = Kind::List(&Kind::List(&Kind::Text));

/// An entry of `operations`.
pub(crate) static OPERATION: Table = Table {
    id: "operation",
    what: "an operation",
    about: "One call: what is sent, what comes back, what can go wrong.",
    keys: &[
        required("about", Kind::About, "What the operation does."),
        required("docs", Kind::Docs, "The vendor's page that describes it."),
        READ,
        required(
            "request",
            Kind::Request,
            "Method and path, `POST /account/{id}`; names in braces are fields under `path`. `{id+}` keeps the slashes of \
             its value. After a `?` stand items of the query that are always sent: `?version=2&full`.",
        ),
        optional(
            "host_prefix",
            Kind::Text,
            "What stands before the server's host name, `data-{account}.`; names in braces are fields of the request.",
        ),
        optional("path", FIELDS, "The fields of the path by name."),
        optional("query", FIELDS, "The fields of the query string by name."),
        optional(
            "headers",
            FIELDS,
            "The fields that travel as headers by name; `wire_name` is the header.",
        ),
        optional("json", Kind::Table(&JSON_BODY), "The body, when it is JSON."),
        optional("form", Kind::Table(&FORM_BODY), "The body, when it is a form."),
        optional("xml", Kind::Table(&XML_BODY), "The body, when it is XML."),
        optional(
            "raw",
            Kind::Table(&RAW_BODY),
            "The body, when it is bytes or text as they are.",
        ),
        optional(
            "multipart",
            Kind::Table(&MULTIPART_BODY),
            "The body, when it is `multipart/form-data`.",
        ),
        optional(
            "body_on_get",
            Kind::Boolean,
            "Owns up to a body on a GET, HEAD or DELETE request, which servers and proxies may drop.",
        ),
        GROUPS[0],
        GROUPS[1],
        GROUPS[2],
        GROUPS[3],
        required(
            "responds",
            Kind::ByStatus {
                success: Some(&SUCCESS_ANSWER),
                error: &ERROR_ANSWER,
            },
            "The documented answers by status: 2xx mean success, all others are errors.",
        ),
        optional(
            "codes",
            Kind::Named(&Kind::Table(&CODE)),
            "The documented errors by the code in the error body or a header.",
        ),
        optional(
            "pages",
            Kind::Table(&PAGES),
            "How to get at the further pages of a list; the client then goes through them by itself.",
        ),
        optional(
            "polling",
            Kind::Table(&POLLING),
            "How often and how long to ask again while the answer is pending.",
        ),
        optional(
            "idempotency",
            Kind::Table(&IDEMPOTENCY),
            "What becomes of a request that arrives twice, where the method does not say it: GET and HEAD are safe, PUT and \
             DELETE idempotent, POST and PATCH neither.",
        ),
        optional(
            "rate_limited",
            Kind::Boolean,
            "Whether a call counts towards the API's `rate_limit`; `true` unless said.",
        ),
        optional(
            "samples",
            Kind::Named(&Kind::Table(&SAMPLE)),
            "Whole requests that the page shows, by name.",
        ),
        DEPRECATED,
        DOUBT,
        NOTE,
        CONFLICT,
    ],
    one_of: &[],
    later: &[],
};

/// An entry of `responds` for a 2xx status.
pub(crate) static SUCCESS_ANSWER: Table = Table {
    id: "success_answer",
    what: "a success answer",
    about: "An answer that means success. It has one of `json`, `xml`, `raw` and `body: empty`.",
    keys: &[
        optional("about", Kind::About, "What it means."),
        optional("json", Kind::Table(&JSON_BODY), "The body, when it is JSON."),
        optional("xml", Kind::Table(&XML_ANSWER), "The body, when it is XML."),
        optional(
            "raw",
            Kind::Table(&RAW_BODY),
            "The body, when it is bytes or text as they are.",
        ),
        optional("body", Kind::Choice(&["empty"]), "`empty`: the answer has no body."),
        optional(
            "headers",
            FIELDS,
            "The fields that come as headers by name; `wire_name` is the header.",
        ),
        optional("status", Kind::Text, "The name of a field that gets the status."),
        optional(
            "pending",
            Kind::Boolean,
            "Whether it means: not ready, ask again. The client can send the same request until another answer comes.",
        ),
        optional(
            "also",
            Kind::List(&Kind::Status),
            "Other statuses that mean success and come with the very same answer: `[201]`.",
        ),
        optional(
            "may_fail",
            Kind::Boolean,
            "Whether a body in the form of an error body means an error, whatever the status.",
        ),
        DOUBT,
        NOTE,
        CONFLICT,
    ],
    one_of: &[],
    later: &[],
};

/// An entry of `responds` for any other status.
pub(crate) static ERROR_ANSWER: Table = Table {
    id: "error_answer",
    what: "an error answer",
    about: "A documented error that its status tells apart.",
    keys: &[
        required("error", Kind::Text, ERROR_NAME),
        optional("about", Kind::About, "What it means."),
        optional("body", Kind::Text, BODY_OF_ERROR),
        DETAILS[0],
        DETAILS[1],
        DETAILS[2],
        optional("when", WHEN_VALUE, WHEN_ABOUT),
        RETRYABLE,
        DEPRECATED,
        DOUBT,
        NOTE,
        CONFLICT,
    ],
    one_of: &[],
    later: &[],
};

/// An entry of `codes`.
pub(crate) static CODE: Table = Table {
    id: "code",
    what: "an error code",
    about: "A documented error that the code in the error body tells apart.",
    keys: &[
        required("error", Kind::Text, ERROR_NAME),
        optional("about", Kind::About, "What it means."),
        optional(
            "status",
            Kind::Status,
            "The status it comes with; left out: any that is not a success.",
        ),
        optional("field", Kind::Text, "The field of the request that it speaks of."),
        optional("body", Kind::Text, BODY_OF_ERROR),
        DETAILS[0],
        DETAILS[1],
        DETAILS[2],
        optional("when", WHEN_VALUE, WHEN_ABOUT),
        RETRYABLE,
        DEPRECATED,
        DOUBT,
        NOTE,
        CONFLICT,
    ],
    one_of: &[],
    later: &[],
};

const ERROR_NAME: &str = "The error's name in the client, such as `AccessDenied`.";
const WHEN_ABOUT: &str = "When the mock answers with it, apart from being asked to.";

/// The value of `when`.
pub(super) const WHEN_VALUE: Kind = Kind::Either(
    &Kind::Choice(&["unauthenticated", "invalid", "unknown_path"]),
    &Kind::Table(&WHEN),
);

/// What provokes an error, in its long form.
pub(crate) static WHEN: Table = Table {
    id: "when",
    what: "a `when`",
    about: "What provokes an error: a field that breaks its rules (`field`), a field with a value (`field` and `value`), \
            or a kind of rule that any field breaks (`rule`).",
    keys: &[
        optional("field", Kind::Text, "The field of the request."),
        optional("value", Kind::Verbatim, "The value of that field."),
        optional(
            "rule",
            Kind::Choice(CONSTRAINT_RULES),
            "The kind of rule that is broken.",
        ),
    ],
    one_of: &[],
    later: &[],
};

/// An entry of `samples`.
pub(crate) static SAMPLE: Table = Table {
    id: "sample",
    what: "a sample",
    about: "A whole request that the page shows, so that the page is held to its own rules.",
    keys: &[
        optional("about", Kind::About, "Where the page shows it."),
        required(
            "request",
            Kind::Named(&Kind::Sample),
            "The values by field, as the page writes them.",
        ),
        optional(
            "breaks",
            Kind::Named(&Kind::Reason),
            "The fields whose value breaks a rule of the page, each with the reason for keeping it.",
        ),
    ],
    one_of: &[],
    later: &["response"],
};
