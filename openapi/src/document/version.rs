//! Which dialect a file is written in, or what else it is.

use super::NotRead;
use super::raw::{File, NodeId, Value};
use super::types::Version;

/// The dialect that the file names.
pub(super) fn version(file: &File) -> Result<Version, NotRead> {
    let Some(map) = file.map(file.root()) else {
        return Err(NotRead::file(
            "this is not an OpenAPI document: the file is not an object with the key `openapi`",
            "look whether it is the right file",
        ));
    };
    if let Some(id) = map.get("openapi") {
        return numbered(file, id);
    }
    if let Some(id) = map.get("swagger") {
        let written = written(file, id).unwrap_or_default();
        return Err(wrong(
            file,
            id,
            &format!("this is Swagger {}, the format before OpenAPI 3", shown(written)),
            "convert it to OpenAPI 3.0 first, for example by Swagger Editor's `Convert to OpenAPI 3`",
        ));
    }
    for (key, what) in [
        ("asyncapi", "an AsyncAPI document"),
        ("raml", "a RAML document"),
        ("$schema", "a JSON schema"),
        ("arazzo", "an Arazzo document"),
        ("overlay", "an OpenAPI overlay"),
        ("item", "a collection of Postman"),
    ] {
        if let Some(id) = map.get(key) {
            let reason = format!("this is {what}, not an OpenAPI document");
            return Err(wrong(file, id, &reason, "look for the API's OpenAPI document"));
        }
    }
    Err(NotRead::file(
        "the key `openapi` is missing, which says that this is an OpenAPI document",
        "add `openapi: 3.0.3` or `openapi: 3.1.0` at the top if it is one",
    ))
}

fn numbered(file: &File, id: NodeId) -> Result<Version, NotRead> {
    let written = written(file, id).unwrap_or_default();
    let mut numbers = written.trim().split(['.', '-']);
    match (numbers.next(), numbers.next()) {
        (Some("3"), Some("0")) => Ok(Version::V30),
        (Some("3"), Some("1")) => Ok(Version::V31),
        (Some("3"), Some(_)) => Err(wrong(
            file,
            id,
            &format!("this is OpenAPI {}; 3.0 and 3.1 are read", shown(written)),
            "write `openapi: 3.1.0` if it uses nothing that came later",
        )),
        _ => Err(wrong(
            file,
            id,
            &format!("`{}` is not a version of OpenAPI that is read", shown(written)),
            "`openapi` is `3.0.x` or `3.1.x`",
        )),
    }
}

fn written(file: &File, id: NodeId) -> Option<&str> {
    match file.value(id) {
        Value::Text(text) | Value::Number(text) => Some(text),
        _ => None,
    }
}

/// What can stand in a message.
fn shown(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_control()).take(20).collect()
}

fn wrong(file: &File, id: NodeId, reason: &str, cure: &str) -> NotRead {
    NotRead {
        place: Some(file.place(id)),
        ..NotRead::file(reason, cure)
    }
}
