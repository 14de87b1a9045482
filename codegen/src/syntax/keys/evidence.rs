//! The keys of `evidence.yaml`: what the spec was read from, and where that contradicts itself.

use super::{Kind, READ, Table, optional, required};

/// The whole file.
pub(crate) static EVIDENCE: Table = Table {
    id: "evidence",
    what: "an evidence file",
    about: "What the spec was read from, and where the sources contradict each other.",
    keys: &[
        optional(
            "sources",
            Kind::Named(&Kind::Table(&SOURCE)),
            "What the spec was read from, by name.",
        ),
        optional(
            "conflicts",
            Kind::Named(&Kind::Table(&CONFLICT)),
            "Where the sources contradict each other, by name; `conflict` beside a `doubt` or a `note` points to them.",
        ),
    ],
    one_of: &["sources", "conflicts"],
    later: &[],
};

/// An entry of `sources`.
pub(crate) static SOURCE: Table = Table {
    id: "source",
    what: "a source",
    about: "Something that the spec was read from: a documentation, a recording, another client.",
    keys: &[
        required("about", Kind::About, "What it is."),
        optional("docs", Kind::Docs, "Its address."),
        READ,
    ],
    one_of: &[],
    later: &[],
};

/// An entry of `conflicts`.
pub(crate) static CONFLICT: Table = Table {
    id: "conflict",
    what: "a conflict",
    about: "Sources that contradict each other, and what the spec does about it.",
    keys: &[
        required("about", Kind::About, "What they do not agree on."),
        required(
            "says",
            Kind::Named(&Kind::Text),
            "What each source says, by the source's name.",
        ),
        required("decision", Kind::Text, "What the spec does."),
        optional(
            "open",
            Kind::Boolean,
            "Whether nobody has tried yet who is right; `false` unless said.",
        ),
        optional(
            "placed",
            Kind::Reason,
            "Why no place of the spec points to it. Without this, one must.",
        ),
    ],
    one_of: &[],
    later: &[],
};
