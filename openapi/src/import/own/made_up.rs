//! Values of secrets in the samples of whole requests. No document has them, and a request is not whole without.

use std::collections::BTreeMap;

use specwright_codegen::model::{Model, Operation, SampleValue};
use specwright_codegen::sample::sample_values;
use specwright_codegen::writing::settle::File;
use specwright_codegen::writing::{Map, Value, write};

/// Fills what is missing with values that nobody has.
pub(super) fn fill(files: &mut [File]) {
    if !files.iter_mut().any(|file| samples(&mut file.map, |_, _| {})) {
        return;
    }
    let mut plain = files.to_vec();
    for file in &mut plain {
        without_samples(&mut file.map);
    }
    let texts = plain.iter().map(|file| {
        let text = write(&file.map, "", true).text;
        (file.name.clone(), text.into_bytes())
    });
    // What does not compile is taken out later, and has no model to make values by.
    let Some(model) = specwright_codegen::compile(texts).model else {
        return;
    };
    for file in files {
        let resource = file.map.yaml_of("resource").unwrap_or_default().to_owned();
        let known = operations(&model, &resource);
        samples(&mut file.map, |operation, request| {
            if let Some(operation) = known.get(operation) {
                fill_request(&model, operation, request);
            }
        });
    }
}

/// The operations of a resource by their names.
fn operations<'m>(model: &'m Model, resource: &str) -> BTreeMap<&'m str, &'m Operation> {
    let resources = model.resources.iter().filter(|one| one.name.spec == resource);
    resources
        .flat_map(|resource| &resource.operations)
        .map(|operation| (operation.name.spec.as_str(), operation))
        .collect()
}

fn fill_request(model: &Model, operation: &Operation, request: &mut Map) {
    let fields = &operation.request.fields;
    let missing = fields
        .iter()
        .filter(|field| field.secret && !field.optional && !request.has(&field.name.spec));
    let missing: Vec<&str> = missing.map(|field| field.name.spec.as_str()).collect();
    if missing.is_empty() {
        return;
    }
    let values = sample_values(model, fields);
    for name in missing {
        if let Some(SampleValue::Scalar(text)) = values.get(name).map(|value| &value.value) {
            request.value(name, text);
        }
    }
}

/// Goes through the sample requests of a file; whether there are any.
fn samples(file: &mut Map, mut change: impl FnMut(&str, &mut Map)) -> bool {
    let mut is_there = false;
    for operation in inner(file, "operations").into_iter().flat_map(|all| &mut all.entries) {
        let name = operation.key.clone();
        let Value::Map(map) = &mut operation.value else {
            continue;
        };
        for sample in inner(map, "samples").into_iter().flat_map(|all| &mut all.entries) {
            let Value::Map(sample) = &mut sample.value else {
                continue;
            };
            if let Some(request) = inner(sample, "request") {
                is_there = true;
                change(&name, request);
            }
        }
    }
    is_there
}

fn without_samples(file: &mut Map) {
    for operation in inner(file, "operations").into_iter().flat_map(|all| &mut all.entries) {
        if let Value::Map(map) = &mut operation.value {
            map.entries.retain(|entry| entry.key != "samples");
        }
    }
}

/// The mapping at a key.
fn inner<'m>(map: &'m mut Map, key: &str) -> Option<&'m mut Map> {
    let entry = map.entries.iter_mut().find(|entry| entry.key == key)?;
    match &mut entry.value {
        Value::Map(inner) => Some(inner),
        _ => None,
    }
}
