//! The same types with three codecs. Each has eight fields: a number, a text, a flag that travels as text, a floating
//! number, a list of texts, bytes as Base64, an optional number and an inner object.

use std::fmt::Write as _;
use std::path::Path;

/// A way to write codecs.
pub struct Design {
    /// Also the folder of its crate.
    pub name: &'static str,
    dependencies: &'static str,
    /// What stands once at the head of the library.
    prelude: &'static str,
    /// One type; `@` stands for its number.
    item: &'static str,
    /// Encodes or decodes the first type, as often as its last argument says.
    pub program: &'static str,
}

impl Design {
    /// The manifest of the crate.
    pub fn manifest(&self, root: &Path) -> String {
        format!(
            "[package]\nname = \"design\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
             serde_json = \"1\"\n{}",
            self.dependencies.replace("@ROOT", &root.display().to_string())
        )
    }

    /// The library with so many types.
    pub fn source(&self, types: usize) -> String {
        let mut text = self.prelude.to_string();
        for index in 0..types {
            let _ = write!(text, "{}", self.item.replace('@', &index.to_string()));
        }
        text
    }
}

/// Descriptions, and one codec for all of them in the runtime.
pub const TABLES: Design = Design {
    name: "tables",
    dependencies: "specwright-runtime = { path = \"@ROOT/runtime\", default-features = false, features = [\"json\"] }\n\
                   http = \"1\"\n",
    prelude: "use specwright_runtime as rt;\n",
    item: r#"
rt::structure! {
    pub struct T@ {
        0 pub id: i64 = Field::new("id", &["Id"]).required(),
        1 pub name: String = Field::new("name", &["Name"]).required(),
        2 pub success: bool = Field::new("success", &["Success"]).required().form(&const { Form::encoded(Encoding::Text) }),
        3 pub price: f64 = Field::new("price", &["Price"]).required(),
        4 pub tags: Vec<String> = Field::new("tags", &["Tags"]).required(),
        5 pub data: rt::Bytes = Field::new("data", &["Data"]).required(),
        6 pub created: Option<i64> = Field::new("created", &["Created"]),
        7 pub inner: Option<U@> = Field::new("inner", &["Inner"]),
    }
}
rt::structure! {
    pub struct U@ {
        0 pub foo: String = Field::new("foo", &["Foo"]).required(),
        1 pub bar: Option<i64> = Field::new("bar", &["Bar"]),
    }
}
"#,
    program: r#"
use design::{T0, U0};
use rt::describe::{Body, Operation, PathPart, Server, Service, Success, UrlPart};
use specwright_runtime as rt;

static SERVICE: Service =
    Service::new("design", "1", &[Server { name: "live", url: &[UrlPart::Literal("https://example.com")] }]);
static OPERATION: Operation = Operation::new("a.b", rt::http::Method::POST, &[PathPart::Literal("/")])
    .body(Body::JSON)
    .success(&[Success::new(200, Body::JSON)]);

rt::structure! {
    pub struct Request {
        0 pub value: T0 = Field::new("value", &["value"]).required().at(Place::Payload),
    }
}
rt::error_kind! { pub enum Kind {} }
impl rt::Validate for Request {
    fn check(&self, _: &mut rt::validate::Report) {}
}
impl rt::Endpoint for Request {
    type Response = T0;
    type ErrorKind = Kind;
    const OPERATION: &'static Operation = &OPERATION;
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let times: usize = arguments[2].parse().unwrap();
    let mut inner = <U0 as rt::value::Empty>::empty();
    inner.foo = "x".into();
    let mut value = <T0 as rt::value::Empty>::empty();
    value.id = 7;
    value.name = "a name".into();
    value.success = true;
    value.price = 1.5;
    value.tags = vec!["one".into(), "two".into()];
    value.data = rt::Bytes::from_static(b"some bytes");
    value.created = Some(9);
    value.inner = Some(inner);
    let mut settings = rt::Settings::<rt::Async>::new(&SERVICE);
    settings.set_transport(rt::Replay::answer(200, "application/json", "{}"));
    let call = rt::Call::with_request(rt::Async::build(settings).unwrap(), Request { value });
    let body = call.encode().unwrap().into_body();
    for _ in 0..times {
        if arguments[1] == "encode" {
            std::hint::black_box(call.encode().unwrap());
        } else {
            let answer = rt::http::Response::new(body.clone());
            std::hint::black_box(call.decode(answer).unwrap());
        }
    }
}
"#,
};

/// serde's derive, with a module for each form that is not JSON's own.
pub const DERIVED: Design = Design {
    name: "derived",
    dependencies: "serde = { version = \"1\", features = [\"derive\"] }\nbase64 = \"0.23\"\n",
    prelude: r#"use serde::{Deserialize, Serialize};

mod as_text {
    use serde::{Deserialize, Deserializer, Serializer};
    pub fn serialize<S: Serializer>(value: &bool, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(if *value { "true" } else { "false" })
    }
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

mod as_base64 {
    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;
    use serde::{Deserialize, Deserializer, Serializer};
    pub fn serialize<S: Serializer>(value: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&STANDARD.encode(value))
    }
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        STANDARD.decode(text.as_bytes()).map_err(serde::de::Error::custom)
    }
}
"#,
    item: r#"
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct T@ {
    #[serde(rename = "Id")]
    pub id: i64,
    #[serde(rename = "Name")]
    pub name: String,
    #[serde(rename = "Success", with = "as_text")]
    pub success: bool,
    #[serde(rename = "Price")]
    pub price: f64,
    #[serde(rename = "Tags")]
    pub tags: Vec<String>,
    #[serde(rename = "Data", with = "as_base64")]
    pub data: Vec<u8>,
    #[serde(rename = "Created", skip_serializing_if = "Option::is_none")]
    pub created: Option<i64>,
    #[serde(rename = "Inner", skip_serializing_if = "Option::is_none")]
    pub inner: Option<U@>,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct U@ {
    #[serde(rename = "Foo")]
    pub foo: String,
    #[serde(rename = "Bar", skip_serializing_if = "Option::is_none")]
    pub bar: Option<i64>,
}
pub fn encode_@(value: &T@) -> Result<Vec<u8>, serde_json::Error> {
    serde_json::to_vec(value)
}
pub fn decode_@(body: &[u8]) -> Result<T@, serde_json::Error> {
    serde_json::from_slice(body)
}
"#,
    program: BYTES_PROGRAM,
};

/// Code for each type: pushes texts to write, walks a tree to read.
pub const STRAIGHT: Design = Design {
    name: "straight",
    dependencies: "base64 = \"0.23\"\n",
    prelude: r#"use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

fn push(out: &mut Vec<u8>, text: &str) {
    let _ = serde_json::to_writer(out, text);
}
"#,
    item: r#"
#[derive(Clone, Debug, PartialEq)]
pub struct T@ {
    pub id: i64,
    pub name: String,
    pub success: bool,
    pub price: f64,
    pub tags: Vec<String>,
    pub data: Vec<u8>,
    pub created: Option<i64>,
    pub inner: Option<U@>,
}
impl T@ {
    fn write(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(b"{\"Id\":");
        out.extend_from_slice(self.id.to_string().as_bytes());
        out.extend_from_slice(b",\"Name\":");
        push(out, &self.name);
        out.extend_from_slice(b",\"Success\":");
        push(out, if self.success { "true" } else { "false" });
        out.extend_from_slice(b",\"Price\":");
        let _ = serde_json::to_writer(&mut *out, &self.price);
        out.extend_from_slice(b",\"Tags\":[");
        for (index, tag) in self.tags.iter().enumerate() {
            if index > 0 {
                out.push(b',');
            }
            push(out, tag);
        }
        out.extend_from_slice(b"],\"Data\":");
        push(out, &STANDARD.encode(&self.data));
        if let Some(created) = self.created {
            out.extend_from_slice(b",\"Created\":");
            out.extend_from_slice(created.to_string().as_bytes());
        }
        if let Some(inner) = &self.inner {
            out.extend_from_slice(b",\"Inner\":");
            inner.write(out);
        }
        out.push(b'}');
    }
    fn read(value: &Value) -> Result<Self, &'static str> {
        Ok(Self {
            id: value.get("Id").and_then(Value::as_i64).ok_or("Id")?,
            name: value.get("Name").and_then(Value::as_str).ok_or("Name")?.to_owned(),
            success: value.get("Success").and_then(Value::as_str).and_then(|text| text.parse().ok()).ok_or("Success")?,
            price: value.get("Price").and_then(Value::as_f64).ok_or("Price")?,
            tags: value
                .get("Tags")
                .and_then(Value::as_array)
                .ok_or("Tags")?
                .iter()
                .map(|tag| tag.as_str().map(str::to_owned).ok_or("Tags"))
                .collect::<Result<_, _>>()?,
            data: value.get("Data").and_then(Value::as_str).and_then(|text| STANDARD.decode(text).ok()).ok_or("Data")?,
            created: value.get("Created").and_then(Value::as_i64),
            inner: value.get("Inner").map(U@::read).transpose()?,
        })
    }
}
#[derive(Clone, Debug, PartialEq)]
pub struct U@ {
    pub foo: String,
    pub bar: Option<i64>,
}
impl U@ {
    fn write(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(b"{\"Foo\":");
        push(out, &self.foo);
        if let Some(bar) = self.bar {
            out.extend_from_slice(b",\"Bar\":");
            out.extend_from_slice(bar.to_string().as_bytes());
        }
        out.push(b'}');
    }
    fn read(value: &Value) -> Result<Self, &'static str> {
        Ok(Self {
            foo: value.get("Foo").and_then(Value::as_str).ok_or("Foo")?.to_owned(),
            bar: value.get("Bar").and_then(Value::as_i64),
        })
    }
}
pub fn encode_@(value: &T@) -> Result<Vec<u8>, serde_json::Error> {
    let mut out = Vec::new();
    value.write(&mut out);
    Ok(out)
}
pub fn decode_@(body: &[u8]) -> Result<T@, String> {
    let value: Value = serde_json::from_slice(body).map_err(|error| error.to_string())?;
    T@::read(&value).map_err(str::to_owned)
}
"#,
    program: BYTES_PROGRAM,
};

const BYTES_PROGRAM: &str = r#"
use design::{T0, U0};

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let times: usize = arguments[2].parse().unwrap();
    let value = T0 {
        id: 7, name: "a name".into(), success: true, price: 1.5, tags: vec!["one".into(), "two".into()],
        data: b"some bytes".to_vec(), created: Some(9), inner: Some(U0 { foo: "x".into(), bar: None }),
    };
    let body = design::encode_0(&value).unwrap();
    for _ in 0..times {
        if arguments[1] == "encode" {
            std::hint::black_box(design::encode_0(std::hint::black_box(&value)).unwrap());
        } else {
            std::hint::black_box(design::decode_0(std::hint::black_box(&body)).unwrap());
        }
    }
}
"#;
