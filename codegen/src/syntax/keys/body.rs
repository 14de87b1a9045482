//! The keys of a body: JSON, form or XML.

use super::field::FIELDS;
use super::{Kind, Table, optional, required};

/// A JSON object.
pub(crate) static JSON_BODY: Table = Table {
    id: "json_body",
    what: "a JSON body",
    about: "A body that is a JSON object.",
    keys: &[
        optional(
            "root",
            Kind::Text,
            "The single key around the object, where there is one.",
        ),
        required("fields", FIELDS, "The members of the object by name."),
    ],
    later: &["list", "unwrap"],
};

/// A form.
pub(crate) static FORM_BODY: Table = Table {
    id: "form_body",
    what: "a form body",
    about: "A body of type `application/x-www-form-urlencoded`.",
    keys: &[required("fields", FIELDS, "The fields of the form by name.")],
    later: &["multipart"],
};

/// An XML document.
pub(crate) static XML_BODY: Table = Table {
    id: "xml_body",
    what: "an XML body",
    about: "A body that is an XML document.",
    keys: &[
        required("root", Kind::Text, "The root element."),
        optional(
            "encoding",
            Kind::Text,
            "The encoding that the XML declaration names, such as `ISO-8859-1`; UTF-8 unless said.",
        ),
        optional(
            "doctype",
            Kind::Table(&DOCTYPE),
            "The DOCTYPE that the service writes. It is never fetched.",
        ),
        required(
            "fields",
            FIELDS,
            "The attributes and child elements of the root by name.",
        ),
    ],
    later: &["namespace"],
};

/// The identifiers of a DOCTYPE.
pub(crate) static DOCTYPE: Table = Table {
    id: "doctype",
    what: "a DOCTYPE",
    about: "The identifiers of a DOCTYPE.",
    keys: &[
        optional("public", Kind::Text, "The public identifier."),
        required("system", Kind::Text, "The system identifier, an address."),
    ],
    later: &[],
};
