//! An XML document as a tree. A DOCTYPE is passed over, nothing is fetched and no entity of its own is known.

use encoding_rs::{Encoding as Charset, UTF_8, UTF_16BE, UTF_16LE};
use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::incoming::Incoming;

/// Deeper documents are refused: no documented one comes near.
const DEEPEST: usize = 64;

/// Elements with more attributes are refused: each is compared with all before it.
const MOST_ATTRIBUTES: usize = 256;

/// An element by its local name.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// Without its prefix.
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    children: Vec<Element>,
    /// All text directly inside.
    pub(super) text: String,
}

impl Element {
    /// The attribute of that name.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(key, _)| key == local(name))
            .map(|(_, value)| value.as_str())
    }

    /// All elements directly inside.
    pub(super) fn elements(&self) -> &[Element] {
        &self.children
    }

    /// The elements of that name directly inside.
    pub(super) fn children(&self, name: &str) -> Vec<&Element> {
        self.children.iter().filter(|child| child.name == local(name)).collect()
    }
}

/// The name without its prefix.
pub(super) fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// The document as text: a byte order mark or the width of the first character decides, else the `charset` of the header, else the declaration, else UTF-8.
pub(super) fn decode(incoming: &Incoming) -> String {
    let body = incoming.body();
    let from_header = incoming.header("content-type").and_then(|it| label(&it, "charset="));
    let start = String::from_utf8_lossy(body.get(..200).unwrap_or(body)).into_owned();
    let declaration = start.strip_prefix("<?xml").and_then(|it| it.split_once("?>"));
    let from_declaration = declaration.and_then(|(it, _)| label(it, "encoding="));
    let charset = from_bytes(body).or(from_header).or(from_declaration).unwrap_or(UTF_8);
    charset.decode(body).0.into_owned()
}

/// Two bytes a character show themselves in the first `<`, whatever is declared.
fn from_bytes(body: &[u8]) -> Option<&'static Charset> {
    match body {
        [b'<', 0, ..] => Some(UTF_16LE),
        [0, b'<', ..] => Some(UTF_16BE),
        _ => None,
    }
}

/// The character encoding that `text` names after `key`.
fn label(text: &str, key: &str) -> Option<&'static Charset> {
    let at = text.to_ascii_lowercase().find(key)? + key.len();
    let name: String = text[at..]
        .trim_start_matches(['"', '\''])
        .chars()
        .take_while(|character| character.is_ascii_alphanumeric() || matches!(character, '-' | '_' | ':' | '.'))
        .collect();
    Charset::for_label(name.as_bytes())
}

/// The root element, if the document is one.
pub(super) fn parse(text: &str) -> Option<Element> {
    let mut reader = Reader::from_str(text);
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) => {
                if open.len() > DEEPEST {
                    return None;
                }
                open.push(element(&start)?);
            }
            Event::Empty(start) => open.last_mut()?.children.push(element(&start)?),
            Event::End(_) => {
                let closed = open.pop()?;
                open.last_mut()?.children.push(closed);
            }
            Event::Text(text) => open.last_mut()?.text.push_str(&text.xml10_content()),
            Event::CData(text) => open.last_mut()?.text.push_str(&text.xml10_content()),
            Event::GeneralRef(reference) => open.last_mut()?.text.push(resolve(&reference)?),
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    let [outside] = <[Element; 1]>::try_from(open).ok()?;
    let [root] = <[Element; 1]>::try_from(outside.children).ok()?;
    outside.text.trim().is_empty().then_some(root)
}

fn element(start: &BytesStart<'_>) -> Option<Element> {
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.ok().filter(|_| attributes.len() < MOST_ATTRIBUTES)?;
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned();
        attributes.push((local(attribute.key.as_ref()).to_owned(), value));
    }
    let name = local(start.name().as_ref()).to_owned();
    Some(Element {
        name,
        attributes,
        ..Element::default()
    })
}

/// A character reference or one of the five entities of XML itself.
fn resolve(reference: &BytesRef<'_>) -> Option<char> {
    match reference.as_ref() {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "apos" => Some('\''),
        "quot" => Some('"'),
        _ => reference.resolve_char_ref().ok()?,
    }
}
