//! The keys of a body: JSON, form, XML, raw or multipart.

use super::field::{FIELDS, NAMESPACE_OF};
use super::{EXTENDS, Key, Kind, Table, optional, required};

/// A JSON value.
pub(crate) static JSON_BODY: Table = Table {
    id: "json_body",
    what: "a JSON body",
    about: "A body that is a JSON object, or any JSON value as its `payload`.",
    keys: &[
        optional(
            "root",
            Kind::Text,
            "The single key around the value, where there is one; several, one inside the other, are joined by `/`. In an \
             answer each may be one of several, `invoice | receipt`: the first is what the mock writes.",
        ),
        EXTENDS,
        optional("fields", FIELDS, "The members of the object by name."),
        PAYLOAD,
    ],
    one_of: FIELDS_OR_PAYLOAD,
    later: &[],
};

/// A form.
pub(crate) static FORM_BODY: Table = Table {
    id: "form_body",
    what: "a form body",
    about: "A body of type `application/x-www-form-urlencoded`.",
    keys: &[
        optional(
            "constants",
            Kind::Named(&Kind::Verbatim),
            "Fields of the form that are always sent, with their values.",
        ),
        optional(
            "names",
            Kind::Choice(&["dotted", "bracketed"]),
            "How the names of nested fields are put together: `a.b` (`dotted`, unless said) or `a[b]` (`bracketed`).",
        ),
        EXTENDS,
        optional("fields", FIELDS, "The fields of the form by name."),
    ],
    one_of: &["fields", "extends"],
    later: &[],
};

/// An XML document that is sent.
pub(crate) static XML_BODY: Table = Table {
    id: "xml_body",
    what: "an XML body",
    about: "A body that is an XML document.",
    keys: &[
        required("root", Kind::Text, ROOT),
        XML_KEYS[0],
        XML_KEYS[1],
        XML_KEYS[2],
        XML_KEYS[3],
        XML_KEYS[4],
        PAYLOAD,
    ],
    one_of: FIELDS_OR_PAYLOAD,
    later: &[],
};

/// An XML document that is received.
pub(crate) static XML_ANSWER: Table = Table {
    id: "xml_answer",
    what: "an XML answer",
    about: "A body of an answer that is an XML document.",
    keys: &[
        optional("root", Kind::Text, ROOT_OF_ANSWER),
        XML_KEYS[0],
        XML_KEYS[1],
        XML_KEYS[2],
        XML_KEYS[3],
        XML_KEYS[4],
        PAYLOAD,
    ],
    one_of: FIELDS_OR_PAYLOAD,
    later: &[],
};

/// Bytes or text as they are.
pub(crate) static RAW_BODY: Table = Table {
    id: "raw_body",
    what: "a raw body",
    about: "A body that is one value as it is: bytes, a text or a value of an enum.",
    keys: &[
        optional(
            "content_type",
            Kind::Text,
            "Its media type; unless said, `application/octet-stream` for bytes and `text/plain` for text.",
        ),
        Key {
            required: true,
            ..PAYLOAD
        },
    ],
    one_of: &[],
    later: &[],
};

/// Several parts, files among them.
pub(crate) static MULTIPART_BODY: Table = Table {
    id: "multipart_body",
    what: "a multipart body",
    about: "A body of type `multipart/form-data`: scalars, files (`bytes`) and lists of them.",
    keys: &[required("fields", FIELDS, "The parts by name.")],
    one_of: &[],
    later: &[],
};

const FIELDS_OR_PAYLOAD: &[&str] = &["fields", "extends", "payload"];

const PAYLOAD: Key = optional(
    "payload",
    FIELDS,
    "The one field that is the whole body: `payload: { order: Order }`.",
);

const ROOT: &str = "The root element; elements inside it that stand around the fields follow after a `/`.";
const ROOT_OF_ANSWER: &str = "The root element; elements inside it that stand around the fields follow after a `/`. `*` is \
                              any name. Left out: any root element.";

const XML_KEYS: [Key; 5] = [
    NAMESPACE_OF,
    optional(
        "encoding",
        Kind::Text,
        "The encoding that the document is written in and its declaration names, such as `ISO-8859-1`; UTF-8 unless said.",
    ),
    optional(
        "doctype",
        Kind::Table(&DOCTYPE),
        "The DOCTYPE that the service writes. It is never fetched.",
    ),
    EXTENDS,
    optional(
        "fields",
        FIELDS,
        "The attributes and child elements of the root by name.",
    ),
];

/// The identifiers of a DOCTYPE.
pub(crate) static DOCTYPE: Table = Table {
    id: "doctype",
    what: "a DOCTYPE",
    about: "The identifiers of a DOCTYPE.",
    keys: &[
        optional("public", Kind::Text, "The public identifier."),
        required("system", Kind::Text, "The system identifier, an address."),
    ],
    one_of: &[],
    later: &[],
};
