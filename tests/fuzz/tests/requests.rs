//! Requests to the mock: every reader of queries, forms, parts and bodies on documents and mutations of them. Whatever
//! comes, there is an answer, none of it is a failure of the mock, and what it logs is one line that steers no terminal.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

use std::path::Path;
use std::sync::Mutex;

use specwright_fuzz::{Mutator, corpus, run};
use specwright_mock::{Mock, WHY};

/// No mutation is longer.
const LONGEST: usize = 16 * 1024;
const USUAL: usize = 1_500;

const API: &str = "\
specwright: 1
api: shop
about: A small shop.
docs: https://example.com/docs
servers:
  live: { about: The service., url: 'https://api.example.com' }
";

/// A field of every type and form; `LIST` is how lists are laid out, `INNER` how those in maps are.
const FIELDS: &str = "
        id: { about: A list., type: list, of: int LIST, optional: true }
        a: { about: A map., type: map, of: decimal, optional: true }
        word: { about: A word., chars: a-z, length: 2..9, optional: true }
        node: { about: A node., type: Node, optional: true }
        nodes: { about: Nodes., type: list, of: Node LIST, optional: true }
        any: { about: Anything., type: Node, wire: json_base64, optional: true }
        when: { about: A moment., type: datetime, wire: epoch, none: '0', optional: true }
        day: { about: A day., type: date, layout: dd/mm/yy, optional: true }
        file: { about: Bytes., type: bytes, optional: true }
        flag: { about: A flag., type: bool, words: [a, b], also_read: [number, bool], optional: true }
        colour: { about: A colour., enum: [red, blue], optional: true }
";

const TYPES: &str = "types:
  Node:
    about: A node.
    union:
      id: { about: Which., type: float }
      node: { about: More., type: list, of: Node LIST }
      map: { about: Others., type: map, of: string }
";

/// The place where fields stand, how their lists are laid out, and what else the operation has.
fn mock(place: &str, list: &str, fields: &str) -> Mock {
    let types = if fields.contains("type: Node") { TYPES } else { "" };
    let resource = format!(
        "resource: things\nabout: Things.\n{types}operations:\n  make:\n    about: Makes.\n    \
         docs: https://example.com/docs/make\n    request: POST /things\n    {place}{fields}    \
         responds: {{ 200: {{ about: Done., body: empty }} }}\n"
    );
    let resource = resource.replace(" LIST", list);
    let files = [("api.yaml", API), ("things.yaml", &resource)];
    let outcome = specwright_codegen::compile(files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())));
    let found = specwright_codegen::render::text(&outcome.diagnostics, &outcome.sources, false);
    Mock::new(outcome.model.unwrap_or_else(|| panic!("{found}\n{resource}")))
}

/// Sends every document in a request, made from it where it makes one.
fn fuzz(
    name: &str,
    mocks: Vec<Mock>,
    tokens: &'static [&'static str],
    make: impl Fn(&[u8]) -> Option<http::request::Builder>,
) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(name);
    let corpus = corpus(&folder, &[""], LONGEST as u64).unwrap();
    let log: &'static Mutex<Vec<String>> = Box::leak(Box::default());
    let listen = |mock: Mock| mock.on_served(|served| log.lock().unwrap().push(served.to_string()));
    let mocks: Vec<_> = mocks.into_iter().map(listen).collect();
    run(name, &mut Mutator::new(&corpus, tokens, LONGEST), USUAL, |input| {
        for mock in &mocks {
            let Some(request) = make(input) else { continue };
            let body = if name == "query" { Vec::new() } else { input.to_vec() };
            let answer = mock.respond(request.body(body.into()).unwrap());
            assert!(answer.status().as_u16() < 500, "{:?}", answer.headers().get(WHY));
            let lines = std::mem::take(&mut *log.lock().unwrap());
            assert_eq!(lines.len(), 1);
            assert!(lines.iter().all(|line| line.chars().all(|letter| !letter.is_control())));
        }
    });
}

fn post(content_type: &str) -> Option<http::request::Builder> {
    Some(http::Request::post("/things").header("content-type", content_type))
}

const NAME_TOKENS: &[&str] = &[
    "id",
    "a",
    "node",
    "nodes",
    "any",
    "when",
    "day",
    "file",
    "flag",
    "colour",
    "word",
    "map",
    "=",
    "&",
    "=&",
    "[",
    "]",
    "[]",
    "[0]",
    "[node]",
    "[a][b]",
    ".",
    ".1",
    ".node",
    ".0.",
    "[\"",
    "%",
    "%5B",
    "%5D",
    "%2",
    "%00",
    "%FF",
    "%C3%A9",
    "+",
    ";",
    "é",
    "\u{0}",
    "red",
    "1",
    "-1",
    "9e99",
    "99999999999999999999",
    "W10=",
    "31/12/99",
    "a=b",
];

/// Every way to lay out lists of scalars. Objects do not travel in a query, nor in it a list by numbers.
fn layouts(place: &str) -> Vec<Mock> {
    let is_query = place == "query:";
    let travels = |line: &&str| !is_query || !line.contains(" node: ") && !line.contains(" a: ");
    let fields: String = FIELDS.lines().filter(travels).map(|line| format!("{line}\n")).collect();
    let layouts = ["", ", style: indexed", ", style: brackets", ", join: ','"];
    let layouts = layouts
        .into_iter()
        .filter(|layout| !is_query || !layout.contains("indexed"));
    let lists = fields.replace("of: Node LIST", "of: string LIST");
    layouts
        .map(|layout| mock(place, "", &lists.replace(" LIST", layout)))
        .collect()
}

#[test]
fn queries() {
    let mocks = layouts("query:");
    fuzz("query", mocks, NAME_TOKENS, |input| {
        let target = [b"/things?", input].concat();
        let uri = http::Uri::try_from(target).ok()?;
        Some(http::Request::post(uri))
    });
}

#[test]
fn forms() {
    let mut mocks = layouts("form:\n      fields:");
    mocks.push(mock(
        "form:\n      names: bracketed\n      fields:",
        ", style: indexed",
        FIELDS,
    ));
    mocks.push(mock("form:\n      fields:", ", style: indexed, item: member", FIELDS));
    mocks.push(mock(
        "form:\n      constants: { b: c }\n      fields:",
        ", style: indexed, flat: true",
        FIELDS,
    ));
    fuzz("form", mocks, NAME_TOKENS, |_| {
        post("application/x-www-form-urlencoded")
    });
}

const PART_TOKENS: &[&str] = &[
    "--x",
    "--x--",
    "\r\n",
    "\n",
    "\r\n--x\r\n",
    "\r\n--x--\r\n",
    "\r\n\r\n",
    "content-disposition: form-data; ",
    "Content-Disposition:",
    "name=",
    "name=\"id\"",
    "name=\"file\"",
    "filename=\"../../a\"",
    "filename*=utf-8''%2e%2e",
    "name=\"",
    "\"",
    "\\",
    "%22",
    ";",
    "=",
    ":",
    "content-type: application/json",
    "content-transfer-encoding: base64",
    "word",
    "1",
    "red",
    "W10=",
    "\u{0}",
    "é",
    "--",
];

#[test]
fn multiparts() {
    let fields = "
        id: { about: A list., type: list, of: int, optional: true }
        word: { about: A word., chars: a-z, length: 2..9, optional: true }
        file: { about: A file., type: bytes, optional: true }
        files: { about: Files., type: list, of: bytes, optional: true }
        packed: { about: Text., wire: base64, optional: true }
        day: { about: A day., type: date, layout: dd/mm/yy, optional: true }
        colour: { about: A colour., enum: [red, blue], optional: true }
";
    let mocks = vec![mock("multipart:\n      fields:", "", fields)];
    fuzz("multipart", mocks, PART_TOKENS, |input| {
        // The head of the corpus names the boundary, so that it is mutated, too.
        let line = input.split(|byte| *byte == b'\r').next()?;
        let boundary = std::str::from_utf8(line).ok()?.strip_prefix("--").unwrap_or("x");
        let content_type = format!("multipart/form-data; boundary=\"{boundary}\"");
        http::HeaderValue::from_str(&content_type).ok()?;
        post(&content_type)
    });
}

const JSON_TOKENS: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "\\u0000",
    "\\ud800",
    "null",
    "true",
    "-",
    "1e999",
    "0.1",
    "9223372036854775808",
    "\"id\":[",
    "\"a\":{\"",
    "\"node\":{\"node\":[{",
    "\"nodes\":[",
    "\"any\":\"e30=\"",
    "\"when\":0",
    "\"day\":\"31/12/99\"",
    "\"flag\":\"a\"",
    "\"colour\":\"red\"",
    "[[",
    " ",
    "\u{0}",
    "NaN",
    "é",
];

#[test]
fn json_bodies() {
    let plain = FIELDS.replace(" LIST", "");
    let mocks = vec![
        mock("json:\n      fields:", "", &plain),
        mock("json:\n      root: thing/node\n      fields:", "", &plain),
    ];
    fuzz("json", mocks, JSON_TOKENS, |_| post("application/json"));
}

const XML_TOKENS: &[&str] = &[
    "<",
    ">",
    "</",
    "/>",
    "<thing>",
    "</thing>",
    "<node>",
    "</node>",
    "<id>1</id>",
    "<nodes><item>",
    "<a><entry><key>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?",
    "?>",
    "<!DOCTYPE a [",
    "<!ENTITY a \"&a;&a;\">",
    "]>",
    "&a;",
    "&amp;",
    "&#x0;",
    "&#1114112;",
    "&",
    "id=\"1\"",
    "xmlns=\"u\"",
    "xmlns:p=\"u\"",
    "p:",
    "'",
    "\"",
    "\u{0}",
    "encoding=\"utf-16\"",
    "é",
];

#[test]
fn xml_bodies() {
    let mocks = vec![
        mock("xml:\n      root: thing\n      fields:", ", item: item", FIELDS),
        mock(
            "xml:\n      root: thing/node\n      fields:",
            ", item: id, flat: true",
            FIELDS,
        ),
    ];
    fuzz("xml", mocks, XML_TOKENS, |_| post("application/xml"));
}
