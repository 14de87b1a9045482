//! The keys that say how an operation is called again: page after page, or until its answer is there; and how often the
//! service may be called.

use super::{CONFLICT, DOUBT, Kind, NOTE, Table, optional, required};

/// The value of `pages`.
pub(crate) static PAGES: Table = Table {
    id: "pages",
    what: "`pages`",
    about: "How to get at the further pages of a list. It has one of `page`, `offset` and `cursor`.",
    keys: &[
        optional(
            "page",
            Kind::Text,
            "The field of the request that has the number of the page; an `int`.",
        ),
        optional(
            "offset",
            Kind::Text,
            "The field of the request that says how many items come before the page; an `int`.",
        ),
        optional(
            "cursor",
            Kind::Text,
            "The field of the request that gets what the page before has under `next`.",
        ),
        optional(
            "first",
            Kind::Integer,
            "With `page`: the number of the first page; `1` unless said.",
        ),
        optional(
            "size",
            Kind::Text,
            "The field of the request that says how many items a page has; an `int`.",
        ),
        required(
            "items",
            Kind::Text,
            "The field of the answer that is the list; in an object of the answer, `object/field`.",
        ),
        optional(
            "last",
            Kind::Text,
            "With `page`: the field of the answer that has the number of the last page, said like `items`; an `int`.",
        ),
        optional(
            "next",
            Kind::Text,
            "With `cursor`: the field of the answer that has the next one, said like `items`. Absent or empty: there is none.",
        ),
    ],
    one_of: &["page", "offset", "cursor"],
    later: &[],
};

/// The value of `polling`.
pub(crate) static POLLING: Table = Table {
    id: "polling",
    what: "`polling`",
    about: "How often and how long to ask again while the answer is pending.",
    keys: &[
        optional(
            "every",
            Kind::Duration,
            "The pause between an answer and the next request: `2 s` unless said.",
        ),
        optional("limit", Kind::Duration, "When to give up: `2 min` unless said."),
    ],
    one_of: &[],
    later: &[],
};

/// The value of `idempotency`.
pub(crate) static IDEMPOTENCY: Table = Table {
    id: "idempotency",
    what: "`idempotency`",
    about: "What becomes of a request that arrives twice. It has one of `is` and `key`.",
    keys: &[
        optional(
            "is",
            Kind::Choice(&["safe", "idempotent", "never"]),
            "`safe`: it changes nothing. `idempotent`: twice comes to the same as once. `never`: each one is carried out, so \
             that it is not sent again where it may have arrived.",
        ),
        optional(
            "key",
            Kind::Text,
            "The field of the request by which the service knows the same request again. All attempts of a call have the \
             same.",
        ),
        required("because", Kind::About, "What the page or the service says for it."),
    ],
    one_of: &["is", "key"],
    later: &[],
};

/// The value of `rate_limit`.
pub(crate) static RATE_LIMIT: Table = Table {
    id: "rate_limit",
    what: "a rate limit",
    about: "How many requests the service takes in a time. Clients keep to it when asked to.",
    keys: &[
        required("requests", Kind::Integer, "How many requests."),
        required("per", Kind::Duration, "In how much time: `1 min`."),
        optional("about", Kind::About, "What counts, and what happens beyond it."),
        DOUBT,
        NOTE,
        CONFLICT,
    ],
    one_of: &[],
    later: &[],
};
