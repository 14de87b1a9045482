//! An operation with a field of every type.

use std::collections::BTreeMap;

use specwright_runtime::describe::{
    Body, ErrorBody, ErrorCase, ErrorFormat, Operation, PathPart, Selector, Server, Service, Success, UrlPart,
};
use specwright_runtime::dynamic::Entry;
use specwright_runtime::value::Empty;
use specwright_runtime::{Bytes, Date, DateTime, Decimal, Endpoint, Json, Secret, Validate};

pub(crate) static SERVICE: Service = Service::new(
    "drawings",
    "1.0.0",
    &[Server {
        name: "live",
        url: &[UrlPart::Literal("https://api.example.com")],
    }],
)
.error_bodies(&[ErrorBody::new(
    ErrorFormat::Json,
    &[],
    &[Selector::Member("code")],
    &[Selector::Member("message")],
)]);

pub(crate) static ENTRIES: &[Entry] = &[Entry::of::<Nothing>(), Entry::of::<Draw>()];

#[derive(Clone, Debug, PartialEq, Validate)]
pub(crate) struct Draw {
    pub(crate) drawing_id: String,
    pub(crate) copies: i64,
    pub(crate) is_draft: Option<bool>,
    pub(crate) ratio: Option<f64>,
    #[validate(range(min = 0))]
    pub(crate) price: Option<Decimal>,
    pub(crate) picture: Option<Bytes>,
    pub(crate) day: Option<Date>,
    pub(crate) moment: Option<DateTime>,
    #[validate(known)]
    pub(crate) status: Option<Status>,
    #[validate(nested, known)]
    pub(crate) outline: Option<Outline>,
    #[validate(items(max = 3), each(length(max = 5)))]
    pub(crate) tags: Option<Vec<Option<String>>>,
    #[validate(each(nested))]
    pub(crate) layers: Option<BTreeMap<String, Layer>>,
    pub(crate) extra: Option<Json>,
    #[validate(nested)]
    pub(crate) background: Option<Box<Layer>>,
    pub(crate) key: Option<Secret>,
}

specwright_runtime::structure! {
    Draw {
        0: drawing_id, 1: copies, 2: is_draft, 3: ratio, 4: price, 5: picture, 6: day, 7: moment, 8: status, 9: outline,
        10: tags, 11: layers, 12: extra, 13: background, 14: key
    } = [
        Field::new("drawing_id", &["drawingId"]).required(),
        Field::new("copies", &["Copies"]).required(),
        Field::new("is_draft", &["draft"]),
        Field::new("ratio", &["ratio"]),
        Field::new("price", &["price"]),
        Field::new("picture", &["picture"]),
        Field::new("day", &["day"]),
        Field::new("moment", &["moment"]),
        Field::new("status", &["status"]),
        Field::new("outline", &["outline"]),
        Field::new("tags", &["tags"]).form(&const { Form { sparse: true, ..Form::new() } }),
        Field::new("layers", &["layers"]),
        Field::new("extra", &["extra"]),
        Field::new("background", &["background"]),
        Field::new("key", &["key"]).secret(),
    ]
}

specwright_runtime::text_enum! {
    /// How far a drawing is.
    pub enum Status {
        /// Done.
        Done = "DONE",
        /// Not done.
        Open = "OPEN",
    }
}

specwright_runtime::union! {
    /// What is drawn around it.
    #[derive(Validate)]
    pub enum Outline {
        /// By its radius.
        Circle(#[validate(name = "circle", range(min = 0))] f64) = Field::new("circle", &["Circle"]),
        /// By its corners.
        Corners(#[validate(name = "corners", items(min = 3))] Vec<i64>) = Field::new("corners", &["corners"]),
    }
}

#[derive(Clone, Debug, PartialEq, Validate)]
pub(crate) struct Layer {
    #[validate(length(max = 8))]
    pub(crate) name: String,
    #[validate(nested)]
    pub(crate) below: Option<Box<Layer>>,
}

specwright_runtime::structure! {
    Layer { 0: name, 1: below } = [Field::new("name", &["Name"]).required(), Field::new("below", &["below"])]
}

specwright_runtime::error_kind! {
    /// What can go wrong.
    pub enum DrawErrorKind {
        /// Too many copies.
        TooMany,
        /// No such drawing.
        NoSuchDrawing,
    }
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TooManyDetails {
    pub(crate) most_copies: Option<i64>,
    pub(crate) paper: Option<Layer>,
}

specwright_runtime::structure! {
    TooManyDetails { 0: most_copies, 1: paper } =
        [Field::new("most_copies", &["MostCopies"]), Field::new("paper", &["paper"])]
}

impl Endpoint for Draw {
    type Response = Self;
    type ErrorKind = DrawErrorKind;
    const OPERATION: &'static Operation =
        &Operation::new("drawings.draw", http::Method::POST, &[PathPart::Literal("/draw")])
            .docs("https://example.com/docs")
            .body(Body::JSON)
            .success(&[Success::new(200, Body::JSON)])
            .errors(&[
                ErrorCase::new("TooMany", "More copies than there is paper.")
                    .status(400)
                    .code("7")
                    .details(|| Box::new(<TooManyDetails as Empty>::empty())),
                ErrorCase::new("NoSuchDrawing", "").status(404),
            ]);
}

#[derive(Clone, Debug, PartialEq, Validate)]
pub(crate) struct Nothing {}

specwright_runtime::structure! { Nothing {} = [] }

impl Endpoint for Nothing {
    type Response = ();
    type ErrorKind = DrawErrorKind;
    const OPERATION: &'static Operation =
        &Operation::new("drawings.nothing", http::Method::GET, &[PathPart::Literal("/nothing")])
            .docs("https://example.com/docs")
            .success(&[Success::new(204, Body::Empty)]);
}
