//! A type with a field of every type in every form, which holds itself.

use std::collections::BTreeMap;

use specwright_runtime::{Bytes, Date, DateTime, Decimal, Json, Secret, Validate};

#[derive(Clone, Debug, PartialEq, Validate)]
pub(crate) struct Thing {
    pub(crate) id: Option<i64>,
    pub(crate) name: Option<String>,
    pub(crate) flag: Option<bool>,
    pub(crate) word: Option<bool>,
    pub(crate) ratio: Option<f64>,
    pub(crate) price: Option<Decimal>,
    pub(crate) data: Option<Bytes>,
    pub(crate) day: Option<Date>,
    pub(crate) moment: Option<DateTime>,
    pub(crate) second: Option<DateTime>,
    pub(crate) any: Option<Json>,
    pub(crate) json: Option<Json>,
    pub(crate) packed: Option<Json>,
    pub(crate) key: Option<Secret>,
    pub(crate) tags: Option<Vec<String>>,
    pub(crate) numbers: Vec<i64>,
    pub(crate) joined: Option<Vec<i64>>,
    pub(crate) sparse: Option<Vec<Option<String>>>,
    pub(crate) map: Option<BTreeMap<String, String>>,
    pub(crate) flat: Option<BTreeMap<String, i64>>,
    pub(crate) choice: Option<Choice>,
    pub(crate) next: Option<Box<Thing>>,
    pub(crate) others: Vec<Thing>,
    pub(crate) by_name: BTreeMap<String, Thing>,
}

specwright_runtime::structure! {
    Thing {
        0: id, 1: name, 2: flag, 3: word, 4: ratio, 5: price, 6: data, 7: day, 8: moment, 9: second, 10: any, 11: json,
        12: packed, 13: key, 14: tags, 15: numbers, 16: joined, 17: sparse, 18: map, 19: flat, 20: choice, 21: next,
        22: others, 23: by_name
    } = [
        Field::new("id", &["id", "Id"]).at(Place::XmlAttribute),
        Field::new("name", &["name"]),
        Field::new("flag", &["flag"]).form(&const { Form { also_read: &[JsonForm::Text], ..Form::new() } }),
        Field::new("word", &["word"])
            .form(&const { Form::encoded(Encoding::Words { yes: "yes", no: "no", bare: false }) }),
        Field::new("ratio", &["ratio"]),
        Field::new("price", &["price"]).form(&const { Form { none: Some("-"), ..Form::new() } }),
        Field::new("data", &["data"]),
        Field::new("day", &["day"]).form(&const { Form::encoded(Encoding::Layout("dd/mm/yyyy")) }),
        Field::new("moment", &["moment"]).form(&const { Form::encoded(Encoding::HttpDate) }),
        Field::new("second", &["second"]).form(&const { Form::encoded(Encoding::Epoch) }),
        Field::new("any", &["any"]),
        Field::new("json", &["json"]).form(&const { Form::encoded(Encoding::Json) }),
        Field::new("packed", &["packed"]).form(&const { Form::encoded(Encoding::JsonBase64) }),
        Field::new("key", &["key"]).secret(),
        Field::new("tags", &["tags"]).form(&const { Form { item: Some("tag"), ..Form::new() } }),
        Field::new("numbers", &["number"]).form(&const { Form { flat: true, ..Form::new() } }),
        Field::new("joined", &["joined"]).form(&const { Form { join: Some(","), ..Form::new() } }),
        Field::new("sparse", &["sparse"]).form(&const { Form { sparse: true, item: Some("i"), ..Form::new() } }),
        Field::new("map", &["map"]),
        Field::new("flat", &["flat"]).form(&const { Form { flat: true, ..Form::new() } }),
        Field::new("choice", &["choice"]),
        Field::new("next", &["next"]),
        Field::new("others", &["other"]),
        Field::new("by_name", &["byName"]),
    ]
}

specwright_runtime::union! {
    /// One of these.
    pub enum Choice {
        /// A text.
        Text(String) = Field::new("text", &["text"]),
        /// A thing.
        Thing(Box<Thing>) = Field::new("thing", &["thing"]),
        /// Things.
        Things(Vec<Thing>) = Field::new("things", &["things"]),
    }
}

/// The same scalars, and lists and maps of them, in headers.
#[derive(Clone, Debug, PartialEq, Validate)]
pub(crate) struct Heads {
    pub(crate) status: Option<i64>,
    pub(crate) number: Option<i64>,
    pub(crate) flag: Option<bool>,
    pub(crate) ratio: Option<f64>,
    pub(crate) day: Option<Date>,
    pub(crate) moment: Option<DateTime>,
    pub(crate) moments: Option<Vec<DateTime>>,
    pub(crate) list: Option<Vec<String>>,
    pub(crate) data: Option<Bytes>,
    pub(crate) json: Option<Json>,
    pub(crate) meta: BTreeMap<String, String>,
    pub(crate) rest: BTreeMap<String, String>,
}

specwright_runtime::structure! {
    Heads {
        0: status, 1: number, 2: flag, 3: ratio, 4: day, 5: moment, 6: moments, 7: list, 8: data, 9: json, 10: meta,
        11: rest
    } = [
        Field::new("status", &["status"]).at(Place::Status),
        Field::new("number", &["X-Number"]).at(Place::Header),
        Field::new("flag", &["X-Flag"]).at(Place::Header),
        Field::new("ratio", &["X-Ratio"]).at(Place::Header),
        Field::new("day", &["X-Day"]).at(Place::Header),
        Field::new("moment", &["X-Moment"]).at(Place::Header).form(&const { Form::encoded(Encoding::HttpDate) }),
        Field::new("moments", &["X-Moments"])
            .at(Place::Header)
            .form(&const { Form { join: Some(","), ..Form::encoded(Encoding::HttpDate) } }),
        Field::new("list", &["X-List"]).at(Place::Header).form(&const { Form { join: Some(","), ..Form::new() } }),
        Field::new("data", &["X-Data"]).at(Place::Header),
        Field::new("json", &["X-Json"]).at(Place::Header).form(&const { Form::encoded(Encoding::JsonBase64) }),
        Field::new("meta", &["X-Meta-"]).at(Place::Header),
        Field::new("rest", &[""]).at(Place::Header),
    ]
}

/// A body as it is: as bytes or as text.
#[derive(Clone, Debug, PartialEq, Validate)]
pub(crate) struct RawBytes {
    pub(crate) data: Option<Bytes>,
}

specwright_runtime::structure! { RawBytes { 0: data } = [Field::new("data", &["data"]).at(Place::Payload)] }

#[derive(Clone, Debug, PartialEq, Validate)]
pub(crate) struct RawText {
    pub(crate) text: Option<String>,
}

specwright_runtime::structure! { RawText { 0: text } = [Field::new("text", &["text"]).at(Place::Payload)] }

/// What an error answer holds apart from its code.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Details {
    pub(crate) retry_after: Option<i64>,
    pub(crate) thing: Option<Box<Thing>>,
    pub(crate) seen: Option<DateTime>,
}

specwright_runtime::structure! {
    Details { 0: retry_after, 1: thing, 2: seen } = [
        Field::new("retry_after", &["Retry-After"]).at(Place::Header),
        Field::new("thing", &["thing"]),
        Field::new("seen", &["seen"]),
    ]
}
