//! What becomes of the documents of the corpus that show one thing each.

use specwright_runtime::Json;

use crate::corpus;
use crate::readers::{read_thing_json, read_thing_xml};

#[test]
fn the_whole_documents_of_the_corpus_are_read() {
    let thing = read_thing_json(corpus::document("json", "whole.json")).unwrap();
    assert_eq!(thing.next.as_ref().unwrap().name.as_deref(), Some("inner"));
    assert_eq!(thing.packed, Some(Json::from(vec![1])));
    assert_eq!(thing.others.len(), 2);
    let same = read_thing_xml(corpus::document("xml", "whole.xml")).unwrap();
    let in_json_only = |mut thing: crate::types::Thing| {
        thing.any = None;
        thing.sparse = None;
        thing
    };
    assert_eq!(in_json_only(same), in_json_only(thing));
}
