//! The files of an import, before what is refused is taken out of them.

use specwright_codegen::API_FILE;
use specwright_codegen::writing::Map;
use specwright_codegen::writing::settle::File;

use super::Options;
use super::importer::Importer;
use super::names::pascal;
use super::placing;
use super::resources::Group;

/// All files; `api.yaml` is the first.
pub(super) fn files(importer: &mut Importer<'_>, options: &Options) -> Vec<File> {
    let docs = importer.docs();
    let api = importer.api(&options.api, &docs);
    let groups = importer.groups();
    for planned in groups.iter().flat_map(|group| &group.operations) {
        for end in ["", "Request", "Response", "ErrorKind", "Pending", "Builder"] {
            importer.types.reserve(&format!("{}{end}", pascal(&planned.name)));
        }
    }
    let mut resources: Vec<(String, Map, Map)> = Vec::new();
    for group in &groups {
        let operations = operations(importer, group, &docs);
        if !operations.entries.is_empty() {
            let mut head = Map::default();
            head.value("resource", &group.name);
            head.text("about", group.about.clone());
            resources.push((group.name.clone(), head, operations));
        }
    }
    importer.make_types();
    placing::placed(importer, api, resources)
        .into_iter()
        .map(|(name, map)| File {
            name,
            head: String::new(),
            map,
        })
        .collect()
}

fn operations<'a>(importer: &mut Importer<'a>, group: &Group<'a>, docs: &str) -> Map {
    let mut operations = Map::default();
    for planned in &group.operations {
        if let Some(map) = importer.operation(planned, docs) {
            importer.add(&mut operations, &planned.name, map, &planned.operation.place);
        }
    }
    operations
}

/// The name of a resource's file.
pub(super) fn file_of(resource: &str) -> String {
    let name = format!("{resource}.yaml");
    debug_assert_ne!(name, API_FILE);
    name
}
