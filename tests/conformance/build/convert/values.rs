//! The values of a case in terms of the spec: what is sent, and what an answer should become.
//!
//! Expected values say how they are compared: `{"$time": seconds}`, `{"$bytes": text}`, `{"$number": …}`, `{"$any": …}`, `{"$empty": ""}`,
//! `{"$headers": {…}}`, `{"$map": {…}}`, `{"$fields": {…}}`, `{"$list": […]}`, `{"$is": …}`.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};

use super::{Api, Way, top};
use crate::suite::{Protocol, Shape, Suite};

/// A case as the runner takes it.
pub(crate) struct Plan<'a> {
    pub(crate) suite: &'a Suite,
    pub(crate) api: &'a Api,
    pub(crate) given: &'a Value,
}

impl Plan<'_> {
    /// The members of a case that depend on its spec.
    pub(crate) fn of(&self, case: &Value) -> Map<String, Value> {
        let mut plan = Map::new();
        plan.insert("operation".to_owned(), json!(self.api.operation));
        plan.insert("map_keys".to_owned(), json!(self.api.map_keys));
        plan.insert("values".to_owned(), self.values(&case["params"]));
        if case.get("errorCode").is_some() || case.get("error").is_some() {
            plan.insert("error".to_owned(), self.error(case));
        } else if case.get("response").is_some() {
            plan.insert("result".to_owned(), self.result(&case["result"]));
        }
        plan
    }

    fn values(&self, params: &Value) -> Value {
        match top(self.suite, self.given, "input") {
            Some(input) => self.sent(&input, params),
            None => json!({}),
        }
    }

    fn result(&self, result: &Value) -> Value {
        match top(self.suite, self.given, "output") {
            Some(output) => self.expected(&output, result),
            None => json!({ "$fields": {} }),
        }
    }

    fn error(&self, case: &Value) -> Value {
        let code = case["errorCode"].as_str();
        let shape = code.and_then(|code| self.api.errors.get(code)).map(String::as_str);
        // The code of a case may be the shape's name although it travels under another one.
        let shape = shape.or_else(|| {
            self.api
                .errors
                .values()
                .map(String::as_str)
                .find(|name| Some(*name) == code)
        });
        let details = shape
            .filter(|_| !case["error"].is_null())
            .map(|name| self.expected(&self.suite.shape_named(name), &case["error"]));
        json!({ "code": code, "message": case["errorMessage"], "details": details })
    }

    fn name(&self, shape: &Shape<'_>, way: Way, member: &str) -> String {
        let members = self.api.members.get(&(shape.name.to_owned(), way));
        members
            .and_then(|members| members.get(member))
            .map_or(member, String::as_str)
            .to_owned()
    }

    /// A value that the caller gives.
    fn sent(&self, shape: &Shape<'_>, value: &Value) -> Value {
        if shape.is("jsonvalue") {
            return json_of(value);
        }
        if shape.is("document") {
            return value.clone();
        }
        match (shape.kind(), value) {
            ("structure", Value::Object(members)) => self.sent_members(shape, members),
            // A typed caller has no `null` to put into a list or a map that is not sparse.
            ("list" | "set", Value::Array(items)) => {
                let item = self.suite.shape(shape.part("member"));
                let items = items.iter().filter(|value| self.takes_null(shape) || !value.is_null());
                items.map(|value| self.sent(&item, value)).collect()
            }
            ("map", Value::Object(entries)) => {
                let of = self.suite.shape(shape.part("value"));
                let entries = entries
                    .iter()
                    .filter(|(_, value)| self.takes_null(shape) || !value.is_null());
                Value::Object(
                    entries
                        .map(|(key, value)| (key.clone(), self.sent(&of, value)))
                        .collect(),
                )
            }
            ("timestamp", Value::Number(seconds)) => json!(moment(seconds.as_f64().unwrap_or_default())),
            ("blob", Value::String(text)) => json!(STANDARD.encode(text)),
            ("structure", Value::Null) => Value::Null,
            _ => value.clone(),
        }
    }

    fn takes_null(&self, shape: &Shape<'_>) -> bool {
        shape.is("sparse") && self.suite.protocol() == Some(Protocol::Json)
    }

    fn sent_members(&self, shape: &Shape<'_>, values: &Map<String, Value>) -> Value {
        let mut sent = Map::new();
        for (member, reference) in shape.members() {
            if let Some(value) = values.get(member).filter(|value| !value.is_null()) {
                let name = self.name(shape, Way::Request, member);
                sent.insert(name, self.sent(&self.suite.shape(reference), value));
            }
        }
        Value::Object(sent)
    }

    /// A value that the answer should become.
    fn expected(&self, shape: &Shape<'_>, value: &Value) -> Value {
        if shape.is("jsonvalue") || shape.is("document") || shape.kind() == "document" {
            return json!({ "$any": value });
        }
        match (shape.kind(), value) {
            ("structure", Value::Object(members)) => self.expected_members(shape, members),
            ("structure", Value::Null) if shape.get("shape").is_none() => json!({ "$fields": {} }),
            (_, Value::Null) => Value::Null,
            ("list" | "set", Value::Array(items)) => {
                let item = self.suite.shape(shape.part("member"));
                json!({ "$list": items.iter().map(|value| self.expected(&item, value)).collect::<Vec<_>>() })
            }
            ("map", Value::Object(entries)) => {
                let of = self.suite.shape(shape.part("value"));
                let entries: Map<_, _> = entries
                    .iter()
                    .map(|(key, value)| (key.clone(), self.expected(&of, value)))
                    .collect();
                // Names of headers have no case.
                let kind = if shape.text("location") == Some("headers") {
                    "$headers"
                } else {
                    "$map"
                };
                json!({ kind: entries })
            }
            ("timestamp", _) => json!({ "$time": value }),
            ("blob", _) => json!({ "$bytes": value }),
            ("float" | "double" | "bigdecimal" | "bigDecimal", _) => json!({ "$number": value }),
            _ => json!({ "$is": value }),
        }
    }

    fn expected_members(&self, shape: &Shape<'_>, values: &Map<String, Value>) -> Value {
        if let (true, Some(unknown)) = (shape.is("union"), values.get("SDK_UNKNOWN_MEMBER")) {
            return json!({ "$is": { unknown["name"].as_str().unwrap_or_default(): null } });
        }
        let payload = shape.text("payload");
        let mut expected = Map::new();
        for (member, value) in values {
            let reference = shape
                .members()
                .find(|(name, _)| name == member)
                .map(|(_, reference)| reference);
            let name = self.name(shape, Way::Answer, member);
            let value = match reference {
                // An empty body may be an empty value or none.
                Some(_) if payload == Some(member) && *value == json!("") => json!({ "$empty": value }),
                Some(reference) => self.expected(&self.suite.shape(reference), value),
                None => json!({ "$is": value }),
            };
            expected.insert(name, value);
        }
        json!({ "$fields": expected })
    }
}

/// Some suites give a value of any form as its text.
fn json_of(value: &Value) -> Value {
    let parsed = value.as_str().and_then(|text| serde_json::from_str(text).ok());
    parsed.unwrap_or_else(|| value.clone())
}

/// Seconds since 1970 as a caller writes a moment.
pub(super) fn moment(seconds: f64) -> String {
    let whole = seconds.floor();
    let nanoseconds = ((seconds - whole) * 1e9).round();
    #[allow(
        clippy::cast_possible_truncation,
        reason = "moments of test cases are far below the limits"
    )]
    let moment = jiff::Timestamp::new(whole as i64, nanoseconds as i32);
    moment.map(|moment| moment.to_string()).unwrap_or_default()
}
