//! XML bodies: what is written, what is read, and what is said of a body that cannot be read.
#![cfg(feature = "xml")]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

mod one_call;

use one_call::{decode, encode, encode_body, unreadable};
use specwright_runtime::Call;
use specwright_runtime::describe::{Body, PathPart};

const PATH: &[PathPart] = &[PathPart::Literal("/things")];

#[derive(Clone, Debug, Default, PartialEq)]
struct Thing {
    id: Option<i64>,
    text: Option<String>,
    name: Option<String>,
    items: Vec<Item>,
    words: Vec<String>,
    counts: Vec<i64>,
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Item {
    flag: bool,
    encoded: Option<String>,
}

specwright_runtime::structure! {
    Thing { 0: id, 1: text, 2: name, 3: items, 4: words, 5: counts } = [
        Field::new("id", &["id"]).at(Place::XmlAttribute),
        Field::new("text", &["text"]).at(Place::XmlText),
        Field::new("name", &["name"]),
        Field::new("items", &["item"]),
        Field::new("words", &["word"]),
        Field::new("counts", &["count"]),
    ]
}

specwright_runtime::structure! {
    Item { 0: flag, 1: encoded } = [
        Field::new("flag", &["flag"]).required(),
        Field::new("encoded", &["encoded"]).form(&const { Form::encoded(Encoding::Base64) }),
    ]
}

operation!(Thing => Thing, PATH, Body::xml(&["thing"]), Body::xml(&["thing"]), []);

fn read(body: impl Into<Vec<u8>>) -> Thing {
    decode(Thing::default(), body).unwrap()
}

fn said(body: impl Into<Vec<u8>>) -> String {
    unreadable(Thing::default(), body)
}

fn full() -> Thing {
    Thing {
        id: Some(-1),
        text: Some("a < b & \"c\"".to_owned()),
        name: Some("line\r\n\tend ]]> é".to_owned()),
        items: vec![
            Item {
                flag: true,
                encoded: Some("pässword".to_owned()),
            },
            Item::default(),
        ],
        words: vec!["x".to_owned(), String::new()],
        counts: vec![7, -7],
    }
}

#[test]
fn attributes_text_and_elements_are_written() {
    assert_eq!(
        encode_body(full()),
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <thing id=\"-1\">a &lt; b &amp; &quot;c&quot;<name>line&#13;&#10;&#9;end ]]&gt; é</name>\
         <item><flag>true</flag><encoded>cMOkc3N3b3Jk</encoded></item><item><flag>false</flag></item>\
         <word>x</word><word></word><count>7</count><count>-7</count></thing>"
    );
    let request = encode(&one_call::OPEN, Thing::default());
    assert_eq!(request.headers()["content-type"], "application/xml");
    assert_eq!(request.headers()["accept"], "application/xml, text/xml;q=0.9");
}

#[test]
fn what_is_written_is_read() {
    assert_eq!(read(encode_body(full())), full());
}

#[test]
fn characters_that_xml_does_not_have_are_refused() {
    let request = Thing {
        words: vec!["fine".to_owned(), "a\u{1}b".to_owned()],
        ..Thing::default()
    };
    let error = Call::with_request(one_call::handle(&one_call::OPEN), request)
        .encode()
        .unwrap_err();
    assert_eq!(error.violations()[0].path(), "words[1]");
    assert_eq!(error.violations()[0].rule(), "sendable");
}

#[test]
fn empty_is_a_value_and_absent_is_none() {
    assert_eq!(read("<thing><name/></thing>").name.as_deref(), Some(""));
    assert_eq!(read("<thing><name></name></thing>").name.as_deref(), Some(""));
    assert_eq!(read("<thing/>").name, None);
    assert_eq!(read("<thing><name xsi:nil='true'/></thing>").name, None);
    assert_eq!(read("<thing><name nil='true'/></thing>").name, None);
    assert_eq!(read("<thing id=''/>").id, None);
    assert_eq!(read("").name, None);
    assert!(read("<thing/>").counts.is_empty());
    assert_eq!(read("<thing><count>1</count><count> 2 </count></thing>").counts, [1, 2]);
}

#[test]
fn local_names_count_and_unknown_things_do_not() {
    let thing = read(
        "\u{feff}<?xml version='1.0'?><!-- a --><?b c?><x:thing xmlns:x='urn:x' x:id=' 7 ' other='1'>\
         <unknown><name>no</name></unknown><!-- d --><x:name>y<![CDATA[<es>&]]><b>no</b>!</x:name>\
         <word>1</word><item><flag> 1 </flag></item><word>2</word></x:thing><!-- e -->\n",
    );
    assert_eq!(thing.id, Some(7));
    assert_eq!(thing.name.as_deref(), Some("y<es>&!"));
    assert_eq!(thing.words, ["1", "2"]);
    assert!(thing.items[0].flag);
}

#[test]
fn the_last_of_two_elements_counts() {
    assert_eq!(
        read("<thing><name>a</name><name>b</name></thing>").name.as_deref(),
        Some("b")
    );
    assert_eq!(
        read("<thing><item><flag>1</flag><encoded>YQ==</encoded><encoded/></item></thing>").items[0].encoded,
        Some(String::new())
    );
}

#[test]
fn references_are_xmls_own_or_numbers() {
    let thing = read("<thing><name>&lt;&gt;&amp;&quot;&apos;&#65;&#x20AC;</name></thing>");
    assert_eq!(thing.name.as_deref(), Some("<>&\"'A€"));
    for body in [
        "<thing><name>&copy;</name></thing>",
        "<thing id='&copy;'/>",
        "<thing><name>&#0;</name></thing>",
        "<thing><name>&#xD800;</name></thing>",
        "<thing><name>a & b</name></thing>",
        "<!DOCTYPE thing [<!ENTITY e 'v'>]><thing><name>&e;</name></thing>",
    ] {
        assert!(said(body).starts_with("the body should be XML, but "), "{body}");
    }
}

#[test]
fn a_doctype_is_passed_over_and_expands_to_nothing() {
    let bomb = "<!DOCTYPE thing [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]><thing><name>ok</name></thing>";
    assert_eq!(read(bomb).name.as_deref(), Some("ok"));
    let external = "<!DOCTYPE thing SYSTEM 'file:///etc/passwd'><thing><name>ok</name></thing>";
    assert_eq!(read(external).name.as_deref(), Some("ok"));
    assert!(said("<thing/><!DOCTYPE thing>").contains("wrong place"));
}

#[test]
fn what_cannot_be_read_is_named() {
    for (body, wanted) in [
        ("<other/>", "the body should be XML with the root element `thing`"),
        ("<thing id='x'/>", "`id` should be a whole number"),
        ("<thing><item/></thing>", "`items[0].flag` should be true or false"),
        (
            "<thing><count>1</count><count/></thing>",
            "`counts[1]` should be a whole number",
        ),
        (
            "<thing><item><flag/></item></thing>",
            "`items[0].flag` should be true or false",
        ),
        (
            "<thing><item><flag>0</flag></item><item><flag>x</flag></item></thing>",
            "`items[1].flag` should be true or false",
        ),
        (
            "<thing><item><flag>0</flag><encoded>%</encoded></item></thing>",
            "`items[0].encoded` should be Base64 of text",
        ),
    ] {
        assert_eq!(said(body), wanted, "{body}");
    }
}

#[test]
fn half_a_document_or_more_than_one_is_none() {
    for body in [
        "<thing>",
        "<thing><name>a</thing>",
        "<thing/><thing/>",
        "<thing/>text",
        "text<thing/>",
        "<thing/>&amp;",
        "<thing",
        "<thing a=1/>",
        "<thing a='1' a='2'/>",
        "</thing>",
        "{}",
        "<?xml version='1.0'?>",
    ] {
        assert!(said(body).starts_with("the body should be XML, but "), "{body}");
    }
}

#[test]
fn deep_and_wide_documents_end_well() {
    let deep = "<thing>".repeat(100_000);
    assert!(said(deep).contains("nested too deep"));
    let deep = format!("<thing>{}", "<name>".repeat(100_000));
    assert!(said(deep).contains("nested too deep"));
    let wide = format!("<thing {}/>", (0..300).map(|n| format!("a{n}='' ")).collect::<String>());
    assert!(said(wide).contains("too many attributes"));
}
