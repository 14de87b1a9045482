//! Objects that are sent are put together field by field.

use specwright_runtime::Replay;
use specwright_runtime::replay::run;

use crate::service::Client;
use crate::service::things::{Part, Quality};

#[test]
fn a_builder_becomes_the_object() {
    let part = Part::builder().count(2).name("Lid").build();
    assert_eq!(
        part,
        Part {
            name: "Lid".to_owned(),
            count: Some(2),
            inside: None,
            quality: None,
        }
    );
    assert_eq!(Part::from(Part::builder().name("Lid").count(2)), part);
    assert_eq!(Quality::builder().build(), Quality { words: None });
}

#[test]
fn a_builder_is_taken_where_the_object_is() {
    let replay = Replay::answer(200, "application/json", r#"{"piece":{"id":7}}"#);
    let client = Client::builder().transport(replay.clone()).build().unwrap();
    let inner = Part::builder().name("Spring");
    let thing = run(client
        .things()
        .make()
        .parts([
            Part::builder()
                .quality(Quality::builder().words(["new", "blue"]))
                .inside(inner.clone())
                .name("Lid"),
            inner,
        ])
        .send())
    .unwrap();
    assert_eq!(thing.id, 7);
    assert_eq!(
        replay.seen()[0].body(),
        r#"{"parts":[{"name":"Lid","inside":{"name":"Spring"},"quality":{"words":["new","blue"]}},{"name":"Spring"}]}"#
    );
}

#[test]
fn its_rules_are_checked() {
    let client = Client::builder().transport(Replay::default()).build().unwrap();
    let call = client.things().make().parts([Part::builder().name("")]);
    let error = run(call.send()).unwrap_err();
    assert_eq!(error.violations()[0].path(), "parts[0].name");
}
