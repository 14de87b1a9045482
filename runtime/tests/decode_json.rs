//! What JSON answers of every form become.
#![cfg(feature = "json")]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

mod one_call;

use std::collections::BTreeMap;

use one_call::{decode, unreadable};
use specwright_runtime::describe::{Body, PathPart};
use specwright_runtime::{Bytes, Date, DateTime, Decimal, Json};

const PATH: &[PathPart] = &[PathPart::Literal("/things")];

/// A request without fields, and an answer in JSON.
macro_rules! answer {
    ($request:ident => $answer:ty, $body:expr) => {
        #[derive(Clone, Debug)]
        struct $request {}
        specwright_runtime::structure! { $request {} = [] }
        operation!($request => $answer, PATH, Body::Empty, $body, []);
    };
}

specwright_runtime::text_enum! {
    /// A grade.
    pub enum Grade {
        /// Zero.
        None = "0",
        /// One.
        Best = "1",
    }
}

#[derive(Debug, PartialEq)]
struct Scalars {
    float: Option<f64>,
    decimal: Option<Decimal>,
    bytes: Option<Bytes>,
    number_text: Option<String>,
    grade: Option<Grade>,
    yes_no: Option<bool>,
    one_two: Option<bool>,
    limit: Option<i64>,
    token: Option<String>,
    any: Option<Json>,
}

specwright_runtime::structure! {
    Scalars {
        0: float, 1: decimal, 2: bytes, 3: number_text, 4: grade, 5: yes_no, 6: one_two, 7: limit, 8: token, 9: any
    } = [
        Field::new("float", &["float"]),
        Field::new("decimal", &["decimal"]),
        Field::new("bytes", &["bytes"]),
        Field::new("number_text", &["number_text"]).form(&const { Form::encoded(Encoding::Number) }),
        Field::new("grade", &["grade"]).form(&const { Form::encoded(Encoding::Number) }),
        Field::new("yes_no", &["yes_no"])
            .form(&const { Form::encoded(Encoding::Words { yes: "yes", no: "no", bare: false }) }),
        Field::new("one_two", &["one_two"])
            .form(&const { Form::encoded(Encoding::Words { yes: "1", no: "2", bare: true }) }),
        Field::new("limit", &["limit"]).form(&const { Form { none: Some("0"), ..Form::new() } }),
        Field::new("token", &["token"]).form(&const { Form { none: Some(""), ..Form::encoded(Encoding::Base64) } }),
        Field::new("any", &["any"]),
    ]
}

answer!(AskScalars => Scalars, Body::JSON);

fn scalars(body: &str) -> Scalars {
    decode(AskScalars {}, body).unwrap()
}

#[test]
fn scalars_are_read_in_their_forms() {
    let read = scalars(
        r#"{"float":1.2,"decimal":12345678901234567890.1234567890,"bytes":"aGkh","number_text":12.50,"grade":1,
            "yes_no":"no","one_two":1,"limit":7,"token":"aGkh","any":{"a":[1,null,{"b":"c"}]}}"#,
    );
    assert_eq!(
        read,
        Scalars {
            float: Some(1.2),
            decimal: Some("12345678901234567890.1234567890".into()),
            bytes: Some(Bytes::from_static(b"hi!")),
            number_text: Some("12.50".to_owned()),
            grade: Some(Grade::Best),
            yes_no: Some(false),
            one_two: Some(true),
            limit: Some(7),
            token: Some("hi!".to_owned()),
            any: Some(serde_json::json!({"a": [1, null, {"b": "c"}]})),
        }
    );
}

#[test]
fn floats_without_a_number_come_as_text() {
    for (text, wanted) in [
        ("Infinity", f64::INFINITY),
        ("-Infinity", f64::NEG_INFINITY),
        ("2.5", 2.5),
    ] {
        assert_eq!(scalars(&format!("{{\"float\":\"{text}\"}}")).float, Some(wanted));
    }
    assert!(scalars(r#"{"float":"NaN"}"#).float.unwrap().is_nan());
    for body in [
        r#"{"float":"inf"}"#,
        r#"{"float":"nan"}"#,
        r#"{"float":true}"#,
        r#"{"float":""}"#,
    ] {
        assert_eq!(unreadable(AskScalars {}, body), "`float` should be a number");
    }
}

#[test]
fn a_sentinel_is_no_value() {
    for body in [
        r#"{"limit":0,"token":""}"#,
        r#"{"limit":"0"}"#,
        r#"{"limit":null}"#,
        "null",
        "{}",
    ] {
        let read = scalars(body);
        assert_eq!((read.limit, read.token), (None, None), "{body}");
    }
    assert_eq!(scalars(r#"{"limit":7,"limit":0}"#).limit, None, "the last word counts");
}

#[test]
fn words_are_read_as_texts_or_numbers() {
    for (body, wanted) in [
        (r#"{"yes_no":"yes"}"#, Some(true)),
        (r#"{"yes_no":"YES"}"#, Some(true)),
        (r#"{"yes_no":false}"#, Some(false)),
        (r#"{"yes_no":null}"#, None),
    ] {
        assert_eq!(scalars(body).yes_no, wanted, "{body}");
    }
    for (body, wanted) in [(r#"{"one_two":"2"}"#, Some(false)), (r#"{"one_two":true}"#, Some(true))] {
        assert_eq!(scalars(body).one_two, wanted, "{body}");
    }
    assert_eq!(
        unreadable(AskScalars {}, r#"{"one_two":0}"#),
        "`one_two` should be one of the two words for true and false"
    );
}

#[test]
fn what_is_no_value_of_its_type_is_named() {
    for (body, said) in [
        (r#"{"decimal":"1,5"}"#, "`decimal` should be a decimal number"),
        (r#"{"bytes":1234}"#, "`bytes` should be Base64"),
        (r#"{"bytes":"%"}"#, "`bytes` should be Base64"),
        (r#"{"token":"/w=="}"#, "`token` should be Base64 of text"),
        (r#"{"grade":[]}"#, "`grade` should be text"),
    ] {
        assert_eq!(unreadable(AskScalars {}, body), said, "{body}");
    }
}

#[derive(Debug, PartialEq)]
struct Dates {
    plain: Option<DateTime>,
    epoch: Option<DateTime>,
    millis: Option<DateTime>,
    http: Option<DateTime>,
    day: Option<Date>,
    list: Vec<DateTime>,
}

specwright_runtime::structure! {
    Dates { 0: plain, 1: epoch, 2: millis, 3: http, 4: day, 5: list } = [
        Field::new("plain", &["plain"]),
        Field::new("epoch", &["epoch"]).form(&const { Form::encoded(Encoding::Epoch) }),
        Field::new("millis", &["millis"]).form(&const { Form::encoded(Encoding::EpochMillis) }),
        Field::new("http", &["http"]).form(&const { Form::encoded(Encoding::HttpDate) }),
        Field::new("day", &["day"]).form(&const { Form::encoded(Encoding::Layout("dd/mm/yyyy")) }),
        Field::new("list", &["list"]).form(&const { Form::encoded(Encoding::Epoch) }),
    ]
}

answer!(AskDates => Dates, Body::JSON);

#[test]
fn dates_are_read_to_iso_texts() {
    let read = decode(
        AskDates {},
        r#"{"plain":"2014-04-29T20:30:38+02:00","epoch":1398796238,"millis":1398796238500,
            "http":"Tue, 29 Apr 2014 18:30:38 GMT","day":"25/01/2015","list":["1398796238",1398796238.5]}"#,
    )
    .unwrap();
    let text = |moment: &Option<DateTime>| moment.as_ref().unwrap().as_str().to_owned();
    assert_eq!(text(&read.plain), "2014-04-29T20:30:38+02:00");
    assert_eq!(text(&read.epoch), "2014-04-29T18:30:38Z");
    assert_eq!(text(&read.millis), "2014-04-29T18:30:38.5Z");
    assert_eq!(text(&read.http), "2014-04-29T18:30:38Z");
    assert_eq!(read.day.unwrap().as_str(), "2015-01-25");
    assert_eq!(
        read.list.iter().map(DateTime::as_str).collect::<Vec<_>>(),
        ["2014-04-29T18:30:38Z", "2014-04-29T18:30:38.5Z"]
    );
}

#[test]
fn a_date_that_cannot_be_read_is_kept() {
    let read = decode(
        AskDates {},
        r#"{"plain":"soon","epoch":"later","day":"0000-00-00","list":[]}"#,
    )
    .unwrap();
    assert_eq!(read.plain.unwrap().as_str(), "soon");
    assert_eq!(read.epoch.unwrap().as_str(), "later");
    assert_eq!(read.day.unwrap().as_str(), "0000-00-00");
}

specwright_runtime::union! {
    /// A value.
    pub enum Value {
        /// Text.
        Text(String) = Field::new("text", &["S"]),
        /// Texts.
        List(Vec<String>) = Field::new("list", &["L"]),
        /// More values.
        Map(BTreeMap<String, Value>) = Field::new("map", &["M"]),
    }
}

#[derive(Debug, PartialEq)]
struct Nested {
    tags: Vec<String>,
    sparse: Option<Vec<Option<i64>>>,
    rates: BTreeMap<String, Decimal>,
    gaps: Option<BTreeMap<String, Option<String>>>,
    lists: Option<BTreeMap<String, Vec<i64>>>,
    value: Option<Value>,
    values: Vec<Value>,
    joined: Option<Vec<i64>>,
    json: Option<Inner>,
    coded: Option<Json>,
}

#[derive(Debug, PartialEq)]
struct Inner {
    name: String,
}

specwright_runtime::structure! {
    Inner { 0: name } = [Field::new("name", &["name"]).required()]
}

specwright_runtime::structure! {
    Nested {
        0: tags, 1: sparse, 2: rates, 3: gaps, 4: lists, 5: value, 6: values, 7: joined, 8: json, 9: coded
    } = [
        Field::new("tags", &["tags"]),
        Field::new("sparse", &["sparse"]).form(&const { Form { sparse: true, ..Form::new() } }),
        Field::new("rates", &["rates"]),
        Field::new("gaps", &["gaps"]).form(&const { Form { sparse: true, ..Form::new() } }),
        Field::new("lists", &["lists"]),
        Field::new("value", &["value"]),
        Field::new("values", &["values"]),
        Field::new("joined", &["joined"]).form(&const { Form { join: Some("|"), ..Form::new() } }),
        Field::new("json", &["json"]).form(&const { Form::encoded(Encoding::Json) }),
        Field::new("coded", &["coded"]).form(&const { Form::encoded(Encoding::JsonBase64) }),
    ]
}

answer!(AskNested => Nested, Body::JSON);

fn nested(body: &str) -> Nested {
    decode(AskNested {}, body).unwrap()
}

fn map<T>(entries: impl IntoIterator<Item = (&'static str, T)>) -> BTreeMap<String, T> {
    entries
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value))
        .collect()
}

#[test]
fn nulls_are_passed_over_unless_they_are_values() {
    let read = nested(
        r#"{"tags":["a",null,""],"sparse":[1,null,3],"rates":{"EUR":1.10,"USD":null},"gaps":{"a":null,"b":""},
            "lists":{"a":[1,null,2],"b":[]}}"#,
    );
    assert_eq!(read.tags, ["a", ""]);
    assert_eq!(read.sparse, Some(vec![Some(1), None, Some(3)]));
    assert_eq!(read.rates, map([("EUR", Decimal::from("1.10"))]));
    assert_eq!(read.gaps, Some(map([("a", None), ("b", Some(String::new()))])));
    assert_eq!(read.lists, Some(map([("a", vec![1, 2]), ("b", vec![])])));
}

#[test]
fn the_last_of_two_entries_counts() {
    assert_eq!(
        nested(r#"{"lists":{"a":[1],"\u0061":[2]}}"#).lists,
        Some(map([("a", vec![2])]))
    );
}

#[test]
fn a_union_has_one_member() {
    let text = |text: &str| Some(Value::Text(text.to_owned()));
    for (body, wanted) in [
        (r#"{"value":{"S":"x"}}"#, text("x")),
        (r#"{"value":{"L":null,"S":"x","M":null}}"#, text("x")),
        (r#"{"value":{"S":"x","__type":"y"}}"#, text("x")),
        (r#"{"value":{"S":"x","S":"y"}}"#, text("y")),
        (r#"{"value":{"N":7}}"#, Some(Value::Unknown("N".to_owned()))),
        (r#"{"value":{"N":null}}"#, None),
        (r#"{"value":{}}"#, None),
        (r#"{"value":null}"#, None),
        (
            r#"{"value":{"M":{"a":{"L":["b"]}}}}"#,
            Some(Value::Map(map([("a", Value::List(vec!["b".to_owned()]))]))),
        ),
    ] {
        assert_eq!(nested(body).value, wanted, "{body}");
    }
    assert_eq!(nested(r#"{"values":[{"S":"a"},null,{"L":[]}]}"#).values.len(), 2);
    for (body, said) in [
        (
            r#"{"value":{"S":"x","L":[]}}"#,
            "`value` should be an object with exactly one member",
        ),
        (
            r#"{"value":"x"}"#,
            "`value` should be an object with exactly one member",
        ),
        (r#"{"value":{"S":[]}}"#, "`value.text` should be text"),
        (
            r#"{"values":[{"M":{"k":{"S":{}}}}]}"#,
            r#"`values[0].map["k"].text` should be text"#,
        ),
    ] {
        assert_eq!(unreadable(AskNested {}, body), said, "{body}");
    }
}

#[test]
fn names_of_the_service_are_tamed() {
    let said = unreadable(AskNested {}, r#"{"rates":{"a\"\u001b[31m\u202e":"x"}}"#);
    assert_eq!(
        said,
        "`rates[\"a\\\"\\u{1b}[31m\\u{202e}\"]` should be a decimal number"
    );
    let long = format!("{{\"rates\":{{\"{}\":[]}}}}", "k".repeat(9999));
    assert!(unreadable(AskNested {}, long).len() < 200);
    let secret = unreadable(AskNested {}, r#"{"rates":{"some+key":[]}}"#);
    assert_eq!(secret, "`rates[\"[redacted]\"]` should be a decimal number");
}

#[test]
fn a_list_may_be_one_text() {
    for (body, wanted) in [
        (r#"{"joined":"1|2"}"#, vec![1, 2]),
        (r#"{"joined":""}"#, vec![]),
        (r#"{"joined":7}"#, vec![7]),
        (r#"{"joined":[7,8]}"#, vec![7, 8]),
    ] {
        assert_eq!(nested(body).joined, Some(wanted), "{body}");
    }
    assert_eq!(
        unreadable(AskNested {}, r#"{"joined":"1|x"}"#),
        "`joined[1]` should be a whole number"
    );
    assert_eq!(
        unreadable(AskNested {}, r#"{"joined":{}}"#),
        "`joined` should be a list in a text"
    );
}

#[test]
fn json_in_a_text() {
    let inner = Some(Inner { name: "n".to_owned() });
    assert_eq!(nested(r#"{"json":"{\"name\":\"n\"}"}"#).json, inner);
    assert_eq!(
        nested(r#"{"json":{"name":"n"}}"#).json,
        inner,
        "what is no text is read as it is"
    );
    assert_eq!(nested(r#"{"json":""}"#).json, None);
    assert_eq!(
        nested(r#"{"coded":"eyJGb28iOiJCYXIifQ=="}"#).coded,
        Some(serde_json::json!({"Foo": "Bar"}))
    );
    for (body, said) in [
        (r#"{"json":"{"}"#, "`json` should be JSON in a text"),
        (r#"{"json":"{} x"}"#, "`json.name` should be text"),
        (r#"{"json":"[]"}"#, "`json` should be an object"),
        (r#"{"coded":"%"}"#, "`coded` should be JSON as Base64"),
    ] {
        assert_eq!(unreadable(AskNested {}, body), said, "{body}");
    }
}

#[test]
fn enormous_values_end_well() {
    let many = format!("{{\"rates\":{{{}\"a\":1}}}}", "\"a\":1,".repeat(1_000_001));
    assert!(unreadable(AskNested {}, many).contains("no more than 1000000 items"));
    let any = format!("{{\"any\":[{}1]}}", "[],".repeat(1_000_001));
    assert!(unreadable(AskScalars {}, any).contains("no more than 1000000 items"));
    let deep = format!("{{\"any\":{}", "[".repeat(100_000));
    assert!(unreadable(AskScalars {}, deep).contains("JSON"));
    let deep = format!("{{\"value\":{}", "{\"M\":{\"a\":".repeat(100_000));
    assert!(unreadable(AskNested {}, deep).contains("JSON"));
}

#[derive(Debug, PartialEq)]
struct Rooted {
    name: Option<String>,
    total: Option<i64>,
}

specwright_runtime::structure! {
    Rooted { 0: name, 1: total } = [
        Field::new("name", &["name"]),
        Field::new("total", &["total"]).at(Place::BesideRoot),
    ]
}

answer!(AskRooted => Rooted, Body::Json { root: &["data", "item"] });

#[test]
fn a_root_has_a_path_and_siblings() {
    let read = |body: &str| decode(AskRooted {}, body).unwrap();
    let both = Rooted {
        name: Some("n".to_owned()),
        total: Some(2),
    };
    assert_eq!(
        read(r#"{"total":2,"other":{},"data":{"total":3,"item":{"name":"n","total":4}}}"#),
        both
    );
    assert_eq!(
        read(r#"{"data":{"item":{"name":"n"},"x":1},"total":1,"total":2}"#),
        both
    );
    assert_eq!(
        read(r#"{"data":{"item":{"name":"m"},"item":{}}}"#).name,
        None,
        "the last word counts"
    );
    assert_eq!(read(r#"{"data":{"item":null}}"#).name, None);
    assert_eq!(read("").total, None);
    for (body, said) in [
        (r#"{"data":{}}"#, "the body should be an object with the member `item`"),
        ("{}", "the body should be an object with the member `data`"),
        (r#"{"data":{"item":[]}}"#, "the body should be an object"),
    ] {
        assert_eq!(unreadable(AskRooted {}, body), said, "{body}");
    }
}

#[derive(Debug, PartialEq)]
struct Payload {
    items: Option<Vec<Inner>>,
}

specwright_runtime::structure! {
    Payload { 0: items } = [Field::new("items", &["items"]).at(Place::Payload)]
}

answer!(AskPayload => Payload, Body::JSON);
answer!(AskRootedPayload => Payload, Body::Json { root: &["data"] });

#[test]
fn a_payload_is_the_whole_body() {
    let one = Some(vec![Inner { name: "n".to_owned() }]);
    assert_eq!(decode(AskPayload {}, r#"[{"name":"n"}]"#).unwrap().items, one);
    assert_eq!(
        decode(AskRootedPayload {}, r#"{"data":[{"name":"n"}]}"#).unwrap().items,
        one
    );
    assert_eq!(decode(AskPayload {}, "").unwrap().items, None);
    assert_eq!(decode(AskPayload {}, "null").unwrap().items, None);
    assert_eq!(unreadable(AskPayload {}, r#"[{}]"#), "`items[0].name` should be text");
    assert_eq!(unreadable(AskPayload {}, "{}"), "`items` should be a list");
}

#[derive(Debug, PartialEq)]
struct Sentinels {
    texts: Option<Vec<String>>,
    inner: Option<Inner>,
    map: Option<BTreeMap<String, i64>>,
    joined: Option<Vec<i64>>,
    json: Option<Inner>,
}

specwright_runtime::structure! {
    Sentinels { 0: texts, 1: inner, 2: map, 3: joined, 4: json } = [
        Field::new("texts", &["texts"]).form(&const { Form { none: Some("0"), ..Form::new() } }),
        Field::new("inner", &["inner"]).form(&const { Form { none: Some(""), ..Form::new() } }),
        Field::new("map", &["map"]).form(&const { Form { none: Some("false"), ..Form::new() } }),
        Field::new("joined", &["joined"]).form(&const { Form { none: Some("-"), join: Some(","), ..Form::new() } }),
        Field::new("json", &["json"]).form(&const { Form { none: Some("none"), ..Form::encoded(Encoding::Json) } }),
    ]
}

answer!(AskSentinels => Sentinels, Body::JSON);

#[test]
fn a_sentinel_in_place_of_more_than_a_scalar() {
    let nothing = Sentinels {
        texts: None,
        inner: None,
        map: None,
        joined: None,
        json: None,
    };
    for body in [
        r#"{"texts":0,"inner":"","map":false,"joined":"-","json":"none"}"#,
        r#"{"texts":"0","inner":null,"map":"false"}"#,
        r#"{"inner":{"name":"n"},"inner":""}"#,
    ] {
        assert_eq!(decode(AskSentinels {}, body).unwrap(), nothing, "{body}");
    }
    let read = decode(
        AskSentinels {},
        r#"{"texts":["0",0],"inner":{"name":"n"},"map":{"a":1},"joined":"1,2","json":"{\"name\":\"n\"}"}"#,
    )
    .unwrap();
    assert_eq!(read.texts.unwrap(), ["0", "0"], "items are no fields");
    assert_eq!((read.inner.is_some(), read.json.is_some()), (true, true));
    assert_eq!((read.map, read.joined), (Some(map([("a", 1)])), Some(vec![1, 2])));
    for (body, said) in [
        (r#"{"texts":1}"#, "`texts` should be a list"),
        (r#"{"texts":{}}"#, "`texts` should be a list"),
        (r#"{"inner":"x"}"#, "`inner` should be an object"),
        (r#"{"map":[]}"#, "`map` should be an object"),
    ] {
        assert_eq!(unreadable(AskSentinels {}, body), said, "{body}");
    }
}
