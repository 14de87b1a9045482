//! Types stand in the file that uses them; those of several files in `api.yaml`.

use std::collections::{BTreeMap, BTreeSet};

use specwright_codegen::API_FILE;
use specwright_codegen::writing::{Map, Value};

use super::build::file_of;
use super::importer::Importer;

/// Files and their texts.
pub(super) fn placed(
    importer: &mut Importer<'_>,
    mut api: Map,
    resources: Vec<(String, Map, Map)>,
) -> Vec<(String, Map)> {
    let made = std::mem::take(&mut importer.types.made);
    let uses: BTreeMap<&str, BTreeSet<String>> =
        made.iter().map(|(name, map, _)| (name.as_str(), words(map))).collect();
    let mut users: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (index, (_, _, operations)) in resources.iter().enumerate() {
        let mut open: Vec<String> = words(operations).into_iter().collect();
        while let Some(word) = open.pop() {
            if let Some(inner) = uses.get(word.as_str())
                && users.entry(word).or_default().insert(index)
            {
                open.extend(inner.iter().cloned());
            }
        }
    }
    let mut types: Vec<Map> = resources.iter().map(|_| Map::default()).collect();
    let mut shared = Map::default();
    for (name, map, place) in made {
        let users = users.get(&name);
        let only = users.filter(|users| users.len() == 1).and_then(BTreeSet::first);
        match (only.and_then(|index| types.get_mut(*index)), users) {
            (Some(own), _) => importer.add(own, &name, map, &place),
            (None, Some(_)) => importer.add(&mut shared, &name, map, &place),
            (None, None) => {}
        }
    }
    api.map("types", shared);
    let mut files = vec![(API_FILE.to_owned(), api)];
    for ((name, mut head, operations), types) in resources.into_iter().zip(types) {
        head.map("types", types);
        head.map("operations", operations);
        files.push((file_of(&name), head));
    }
    files
}

/// The words that stand for types.
fn words(map: &Map) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    let mut open = vec![map];
    while let Some(map) = open.pop() {
        for entry in &map.entries {
            match &entry.value {
                Value::Map(inner) => open.push(inner),
                Value::Yaml(yaml) if matches!(entry.key.as_str(), "type" | "of") => {
                    out.insert(yaml.clone());
                }
                _ => {}
            }
        }
    }
    out
}
