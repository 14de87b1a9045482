//! What the tokens are is what another parser reads, and what it refuses is refused.

use proptest::prelude::*;
use quick_xml::XmlVersion;
use quick_xml::events::Event;
use quick_xml::reader::Reader;

use super::tokens::{Token, Tokens};

/// Names, attributes and texts, one after the other; `None` if the document is refused.
fn outline(text: &str) -> Option<String> {
    let mut tokens = Tokens::new(text);
    let mut outline = String::new();
    loop {
        match tokens.next().ok()? {
            Token::Start(element) => {
                outline.push_str(&format!("<{}", element.local_name()));
                let attributes = tokens.take_attributes().ok()?;
                for attribute in attributes.iter().filter(|attribute| !attribute.is_namespace()) {
                    outline.push_str(&format!(" {}={:?}", attribute.local_name(), attribute.value()?));
                }
                outline.push('>');
                tokens.give_back(attributes);
            }
            Token::Text(piece) => outline.push_str(&piece),
            Token::End => outline.push_str("</>"),
            Token::Finished => return Some(outline),
        }
    }
}

/// The same of another parser.
fn outline_by_quick_xml(text: &str) -> Option<String> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut outline = String::new();
    let (mut depth, mut roots) = (0, 0);
    loop {
        let piece = match reader.read_event().ok()? {
            Event::Start(start) | Event::Empty(start) => {
                roots += usize::from(depth == 0);
                depth += 1;
                outline.push_str(&format!("<{}", start.local_name().into_inner()));
                for attribute in start.attributes() {
                    let attribute = attribute.ok()?;
                    let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
                    if attribute.key.as_namespace_binding().is_none() {
                        outline.push_str(&format!(" {}={value:?}", attribute.key.local_name().into_inner()));
                    }
                }
                outline.push('>');
                continue;
            }
            Event::End(_) => {
                depth -= 1;
                outline.push_str("</>");
                continue;
            }
            Event::Text(text) => text.xml10_content().into_owned(),
            Event::CData(data) => data.xml10_content().into_owned(),
            Event::GeneralRef(reference) => match reference.resolve_char_ref().ok()? {
                Some(character) => character.to_string(),
                None => match &*reference.xml10_content() {
                    "amp" => "&".to_owned(),
                    "lt" => "<".to_owned(),
                    _ => return None,
                },
            },
            Event::DocType(_) if roots > 0 => return None,
            Event::DocType(_) | Event::Comment(_) | Event::PI(_) | Event::Decl(_) => continue,
            Event::Eof => return (depth == 0 && roots == 1).then_some(outline),
        };
        if depth > 0 {
            outline.push_str(&piece);
        } else if !piece.trim_ascii().is_empty() {
            return None;
        }
    }
}

fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "<a>",
        "<a>",
        "</a>",
        "</a>",
        "</a \n>",
        "<b x='1'>",
        "</b>",
        "<c/>",
        "<c x=\"1\" />",
        "some text, and long",
        "&amp;",
        "&lt;",
        "&#65;",
        "&#x41;",
        "&#0;",
        "&bad;",
        "&",
        "&#+65;",
        "<!-- <a> -->",
        "<!-->",
        "<![CDATA[<a>&]]>",
        "<?p <a> ?>",
        "\r\n",
        "\r",
        " \t\n",
        "<x:d y:e=\"a&lt;\t\r\n b\" f = 'g\"'>",
        "</x:d>",
        "<a xmlns='u' xmlns:n='v'>",
        "<!DOCTYPE a [<!ENTITY e 'v>]'><!-- ' --><?q '?>]>",
        "<!doctype a>",
        "<!DOCTYPE a SYSTEM \"]>\">",
        "]]>",
        "<a x='1' x='2'>",
        "<a x=1>",
        "<a x>",
        "<a x='&bad;'>",
        "<a x='>'>",
        "é€𝄞",
        ">",
        "'",
        "\"",
        "x='",
        "<!ELEMENT a>",
        "<a x='1'y='2'>",
        "<nil nil='true'/>",
        "--",
        "?>",
    ])
}

/// Where this reader is stricter: a tag without a name, a slash that does not end a tag.
fn is_odd(text: &str) -> bool {
    let tags = text.split('<').skip(1);
    tags.into_iter()
        .any(|tag| tag.starts_with(['>', ' ', '\t', '\r', '\n', '\'', '"', '&', 'é']))
        || text.ends_with('<')
}

#[test]
fn a_doctype_has_an_end() {
    for text in [
        "<!DOCTYPE a",
        "<!DOCTYPE a []",
        "<!DOCTYPE a [<!-- ]>",
        "<!DOCTYPE a ['><a/>",
        "<!DOCTYPE a [ > <a/>",
    ] {
        assert_eq!(outline(text), None, "{text}");
    }
}

#[test]
fn brackets_quotes_and_equals_signs_are_in_no_name() {
    for text in [
        "<a=b/>",
        "<a?b/>",
        "<a<b/>",
        "<a'b/>",
        "<a\"b/>",
        "<a b<c='1'/>",
        "<a b?c='1'/>",
        "<a b>c='1'/>",
    ] {
        assert_eq!(outline(text), None, "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn another_parser_reads_the_same(pieces in prop::collection::vec(piece(), 0..9)) {
        for text in [pieces.concat(), format!("<a>{}</a>", pieces.concat())] {
            if !is_odd(&text) {
                prop_assert_eq!(outline(&text), outline_by_quick_xml(&text), "{:?}", text);
            }
        }
    }
}
