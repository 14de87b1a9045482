//! The same payloads in a foreign OpenAPI document: imported, compiled, emitted.

use serde_json::Value;
use specwright_openapi::document::open_file;
use specwright_openapi::import::{Options, import_opened};

use crate::harmless::{assert_printable, compiled, emitted, wrong_with};
use crate::payloads::{CANARY, PAYLOADS, payloads};

const DOCUMENT: &str = include_str!("document.yaml");

/// Objects whose keys are the author's own words.
const NAMED: &[&str] = &[
    "paths",
    "schemas",
    "properties",
    "content",
    "responses",
    "parameters",
    "requestBodies",
    "securitySchemes",
    "headers",
    "examples",
    "variables",
    "mapping",
    "scopes",
    "callbacks",
    "links",
    "$defs",
    "encoding",
    "patternProperties",
];

/// A text of the document: the way to it, and whether it is the key at its end.
type Way = (Vec<String>, bool);

fn ways(value: &Value, way: &mut Vec<String>, found: &mut Vec<Way>) {
    match value {
        Value::Object(members) => {
            let is_named = way.last().is_some_and(|last| NAMED.contains(&last.as_str()));
            for (key, value) in members {
                way.push(key.clone());
                if is_named || key.starts_with("x-") {
                    found.push((way.clone(), true));
                }
                ways(value, way, found);
                way.pop();
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                way.push(at.to_string());
                ways(item, way, found);
                way.pop();
            }
        }
        Value::String(_) => found.push((way.clone(), false)),
        _ => {}
    }
}

fn at<'v>(value: &'v mut Value, way: &[String]) -> &'v mut Value {
    way.iter().fold(value, |value, step| match value {
        Value::Array(items) => &mut items[step.parse::<usize>().unwrap()],
        value => &mut value[step.as_str()],
    })
}

fn with(document: &Value, (way, is_key): &Way, payload: &str, behind: bool) -> Value {
    let mut document = document.clone();
    let (last, around) = way.split_last().unwrap();
    let instead = |text: &str| {
        if behind {
            format!("{text}{payload}")
        } else {
            payload.to_owned()
        }
    };
    if *is_key {
        let members = at(&mut document, around).as_object_mut().unwrap();
        let value = members.remove(last).unwrap();
        members.insert(instead(last), value);
    } else {
        let value = at(&mut document, way);
        *value = Value::String(instead(value.as_str().unwrap()));
    }
    document
}

#[test]
fn no_text_of_a_document_becomes_code() {
    let document: Value = serde_yaml::from_str(DOCUMENT).unwrap();
    let mut all = Vec::new();
    ways(&document, &mut Vec::new(), &mut all);
    let (mut tried, mut arrived) = (0, 0);
    for (index, way) in all.iter().enumerate() {
        for payload in payloads(index, 12) {
            // What is cut in pieces is damaged behind its beginning, everything else is replaced.
            let behind = way.1 == way.0.last().unwrap().starts_with('/') && index % 2 == 0
                || way.0.ends_with(&["url".to_owned()]);
            let Some(files) = imported(&with(&document, way, payload, behind)) else {
                continue;
            };
            tried += 1;
            let outcome = compiled(files);
            let model = outcome
                .model
                .unwrap_or_else(|| panic!("{way:?}, {payload:?}: what was imported is refused"));
            let files = emitted(&model);
            assert_eq!(wrong_with(&files, None), None, "{way:?}, {payload:?}");
            arrived += usize::from(files.values().any(|text| text.contains(CANARY)));
        }
    }
    println!(
        "{} places, {} payloads: {tried} documents, {arrived} clients that say the payload",
        all.len(),
        PAYLOADS.len()
    );
    assert!(
        arrived * 10 > tried,
        "the payloads of {arrived} of {tried} documents arrived"
    );
}

/// The specs, which have harmless names; `None` if it is refused as a document.
fn imported(document: &Value) -> Option<Vec<(String, String)>> {
    let opened = match open_file("openapi.json", document.to_string().as_bytes()) {
        Ok(opened) => opened,
        Err(refused) => {
            assert_printable(&refused.to_string());
            return None;
        }
    };
    let imported = import_opened(&opened, &Options { api: "shop".to_owned() });
    assert_printable(&imported.report.text("openapi.json"));
    let is_plain = |name: &str| {
        let stem = name.strip_suffix(".yaml").unwrap_or_default();
        !stem.is_empty()
            && stem
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
    };
    let strange = imported.files.keys().find(|name| !is_plain(name));
    assert_eq!(strange, None, "a file of another name");
    Some(imported.files.into_iter().collect())
}
