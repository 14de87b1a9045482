//! Runs the cases of all files.

use std::fmt::Write;

use super::book::{Channel, Pattern, check};
use super::{Column, Context, Said};
use crate::facts::text::write_claim;
use crate::facts::{FieldType, Subject};
use crate::page::{Mark, MarkKind, Styled};

/// Fields that cases may name.
const SIBLINGS: [&str; 22] = [
    "email",
    "phone",
    "mobile",
    "country",
    "amount",
    "type",
    "status",
    "currency",
    "start_date",
    "end_date",
    "card",
    "token",
    "kind",
    "name",
    "a_field",
    "b_field",
    "customer_id",
    "items",
    "group",
    "from",
    "to",
    "username",
];

/// Text with marks: `code`, **bold**, ~~struck~~, [[chip]].
pub(super) fn styled(text: &str) -> Styled {
    let mut styled = Styled::default();
    let mut open: Vec<(&str, usize)> = Vec::new();
    let mut rest = text;
    let kinds = [
        ("**", MarkKind::Strong),
        ("~~", MarkKind::Struck),
        ("[[", MarkKind::Badge),
        ("`", MarkKind::Code),
    ];
    while !rest.is_empty() {
        let sign = kinds.iter().find(|(sign, _)| {
            rest.starts_with(if *sign == "[[" && open.iter().any(|(open, _)| open == sign) {
                "]]"
            } else {
                sign
            })
        });
        match sign {
            Some((sign, kind)) => {
                rest = &rest[sign.len()..];
                match open.iter().position(|(open, _)| open == sign) {
                    None => open.push((sign, styled.text.len())),
                    Some(index) => {
                        let (_, start) = open.remove(index);
                        let end = styled.text.len();
                        styled.marks.push(Mark {
                            start,
                            end,
                            kind: kind.clone(),
                        });
                    }
                }
            }
            None => {
                let character = rest.chars().next().unwrap();
                styled.text.push(character);
                rest = &rest[character.len_utf8()..];
            }
        }
    }
    styled.marks.sort_by_key(|mark| mark.start);
    styled
}

fn claims(said: &[Said]) -> String {
    let mut claims: Vec<String> = said.iter().map(|said| write_claim(&said.claim)).collect();
    claims.sort();
    claims.join("; ")
}

/// What all patterns of a channel read in a text.
fn read(channel: Channel, text: &str, ty: Option<&FieldType>) -> String {
    let styled = styled(text);
    let siblings = SIBLINGS.map(str::to_owned);
    let context = Context {
        name: "self_field",
        siblings: &siblings,
        ty,
    };
    let column = match channel {
        Channel::Text => return claims(&super::description(&styled, &context).claims),
        Channel::Column => return format!("{:?}", super::column(text)).to_lowercase(),
        Channel::Topic => return topic(text),
        Channel::Sentence => return sentence(&styled, &siblings),
        Channel::Type => return claims(&super::type_cell(&styled)),
        Channel::Marker | Channel::Rule | Channel::Alone => {
            let prepared = super::read::prepare(&styled);
            let found = super::read::whole(&prepared, channel, &context);
            let said: Vec<Said> = found.iter().flat_map(|found| found.claims()).collect();
            return claims(&said);
        }
        Channel::Required => Column::Required,
        Channel::Optional => Column::Optional,
        Channel::Length => Column::Length,
        Channel::Format => Column::Format,
        Channel::Values => Column::Values,
        Channel::Default => Column::Default,
        Channel::Example => Column::Example,
        Channel::Place => Column::Place,
    };
    claims(&super::cell(column, &styled, &context))
}

fn topic(text: &str) -> String {
    use super::Topic;
    use crate::facts::{FieldPlace, Presence};
    match super::topic(text) {
        None => "",
        Some(Topic::Request(None)) => "request",
        Some(Topic::Request(Some(FieldPlace::Path))) => "path",
        Some(Topic::Request(Some(FieldPlace::Query))) => "query",
        Some(Topic::Request(Some(FieldPlace::Header))) => "header",
        Some(Topic::Request(Some(FieldPlace::Body))) => "body",
        Some(Topic::RequestWith(Presence::Required)) => "required",
        Some(Topic::RequestWith(Presence::Optional)) => "optional",
        Some(Topic::Response) => "response",
        Some(Topic::Statuses) => "statuses",
        Some(Topic::Codes) => "codes",
        Some(Topic::Errors) => "errors",
        Some(Topic::RequestSample) => "request-sample",
        Some(Topic::ResponseSample) => "response-sample",
        Some(Topic::Sample) => "sample",
        Some(Topic::Values) => "values",
        Some(Topic::Service) => "service",
        Some(Topic::Aside) => "aside",
    }
    .to_owned()
}

/// `status 404: means ...; operation: at least one of a|b`.
fn sentence(styled: &Styled, siblings: &[String]) -> String {
    let sentences = super::sentence(styled, siblings);
    let mut lines: Vec<String> = Vec::new();
    let says_more = |subject: &Subject| sentences.claims.iter().filter(|(other, _)| other == subject).count() > 1;
    for (subject, said) in &sentences.claims {
        if said.claim == crate::facts::Claim::Exists(None) && says_more(subject) {
            continue;
        }
        let claim = write_claim(&said.claim);
        lines.push(match subject {
            Subject::Operation => claim,
            other => format!("{}: {claim}", crate::facts::text::write_subject(other))
                .trim_end_matches(": ")
                .to_owned(),
        });
    }
    if let Some(presence) = sentences.blanket {
        lines.push(format!("blanket {}", presence.as_str()));
    }
    lines.sort();
    lines.join("; ")
}

fn sorted(claims: &str) -> String {
    let mut parts: Vec<&str> = claims.split("; ").filter(|part| !part.is_empty()).collect();
    parts.sort_unstable();
    parts.join("; ")
}

/// Whether a pattern itself matches somewhere in the text, macros and captures included.
fn matches(pattern: &Pattern, channel: Channel, text: &str) -> bool {
    let siblings = SIBLINGS.map(str::to_owned);
    let ty = type_for(pattern);
    let context = Context {
        name: "self_field",
        siblings: &siblings,
        ty: ty.as_ref(),
    };
    let mut styled = styled(text);
    if matches!(channel, Channel::Column | Channel::Topic) {
        styled = Styled::plain(super::heads::trimmed(text));
    }
    let prepared = super::read::prepare(&styled);
    let found = match channel {
        Channel::Text | Channel::Sentence => super::read::sentences(&prepared, channel, &context)
            .into_iter()
            .flat_map(|sentence| sentence.found)
            .collect(),
        _ => super::read::whole(&prepared, channel, &context),
    };
    found.iter().any(|found| std::ptr::eq(found.pattern, pattern))
}

fn type_for(pattern: &Pattern) -> Option<FieldType> {
    use super::book::Holds;
    match pattern.phrase.holds {
        Holds::Number => Some(FieldType::Int),
        Holds::Text => Some(FieldType::String),
        Holds::List => Some(FieldType::List(None)),
        Holds::Anything | Holds::NoNumber | Holds::NoText => None,
    }
}

#[test]
fn every_case_of_every_pattern_holds() {
    let (patterns, mut wrong) = check::patterns();
    for pattern in patterns {
        let id = &pattern.phrase.id;
        let channel = pattern.phrase.channels()[0];
        if pattern.phrase.reads.is_empty() {
            wrong.push(format!("{id}: has no case"));
        }
        for (text, expected) in &pattern.phrase.reads {
            let read = read(channel, text, type_for(pattern).as_ref());
            if sorted(expected) != read && !(channel == Channel::Column || channel == Channel::Topic)
                || (matches!(channel, Channel::Column | Channel::Topic) && *expected != read)
            {
                wrong.push(format!(
                    "{id}: {text:?}\n    expected {}\n    read     {read}",
                    sorted(expected)
                ));
            } else if !matches(pattern, channel, text) {
                wrong.push(format!("{id}: {text:?} is read by other patterns"));
            }
        }
        for text in &pattern.phrase.not {
            if matches(pattern, channel, text) {
                wrong.push(format!("{id}: reads {text:?}, which it must not"));
            }
        }
    }
    let mut report = String::new();
    for line in &wrong {
        writeln!(report, "{line}").unwrap();
    }
    assert!(wrong.is_empty(), "{} wrong\n{report}", wrong.len());
}

#[test]
fn names_are_found_among_what_stands_around_them() {
    let cases = [
        ("amount", "amount", ""),
        ("`amount`", "amount", ""),
        ("amount (required)", "amount", "required"),
        ("amount string required", "amount", "required; type string"),
        ("amount*", "amount", "required"),
        ("amount *", "amount", ""),
        ("[amount]", "amount", "optional"),
        ("<amount>", "amount", ""),
        (":id", "id", ""),
        ("{id}", "id", ""),
        ("amount?", "amount", "optional"),
        ("id (DEPRECATED)", "id", "deprecated"),
        ("items[].name", "items.name", ""),
        ("items[0][name]", "items.name", ""),
        ("client[name]", "client.name", ""),
        ("user.name", "user.name", ""),
        ("name — String", "name", "type string"),
        ("X-Api-Key", "X-Api-Key", ""),
        ("@id", "id", ""),
        ("`amount` (integer, required)", "amount", "required; type int"),
        ("`amount` [[required]]", "amount", "required"),
        ("amount [[optional]] [[string]]", "amount", "optional; type string"),
        ("`amount` string Required", "amount", "required; type string"),
        ("amount: string (optional)", "amount", "optional; type string"),
        ("amount:int", "amount", "type int"),
        ("**amount** (number)", "amount", "type decimal"),
        ("~~amount~~", "amount", "deprecated"),
        ("amount required", "amount", "required"),
        ("amount (optional) -", "amount", "optional"),
        (
            "`amount` (string, up to 40 characters)",
            "amount",
            "length ..40; type string",
        ),
        ("amount (array of strings)", "amount", "type list of string"),
        ("amount(required)", "amount", "required"),
        ("amount REQUIRED", "amount", "required"),
        ("amount\nrequired\nstring", "amount", "required; type string"),
        ("amount *\nstring", "amount", "required; type string"),
        ("amount\nstring <email>", "amount", "format email; type string"),
        ("`type` string", "type", "type string"),
        ("`name`", "name", ""),
        ("name", "name", ""),
        ("from", "from", ""),
        ("Authorization", "Authorization", ""),
        ("userName", "userName", ""),
    ];
    let mut wrong = Vec::new();
    for (text, name, expected) in cases {
        let read = super::name(&styled(text));
        let read = read.map(|(name, said)| (name, claims(&said)));
        if read.as_ref().map(|(name, said)| (name.as_str(), said.as_str())) != Some((name, expected)) {
            wrong.push(format!("{text:?}: {read:?}"));
        }
    }
    let refused = [
        "",
        "Name",
        "123",
        "The name of the thing",
        "Parameter",
        "Required",
        "--data-x",
        "see below",
        "a + b",
        "https://a.b/c",
        "An absolute URL",
        "First six digits of the card",
        "xml (default) or json",
        "Optional parameters",
        "Customer details",
        "5",
        "...",
        "-",
        "200 OK",
        "Example",
        "optional",
    ];
    for text in refused {
        if let Some(read) = super::name(&styled(text)) {
            wrong.push(format!("{text:?} is no name: {read:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    text: String,
    #[serde(default, rename = "type")]
    ty: Option<String>,
    says: String,
    #[serde(default)]
    leaves: Option<bool>,
}

/// A type as the text form writes it.
fn field_type(text: &str) -> FieldType {
    match crate::facts::text::parse_claim(&format!("type {text}")) {
        Some(crate::facts::Claim::Type(ty)) => ty,
        _ => panic!("`{text}` is no type"),
    }
}

#[test]
fn whole_texts_are_read() {
    let texts: Vec<Text> = serde_yaml::from_str(include_str!("texts.yaml")).unwrap();
    let siblings = SIBLINGS.map(str::to_owned);
    let mut wrong = Vec::new();
    for Text { text, ty, says, leaves } in &texts {
        let ty = ty.as_deref().map(field_type);
        let context = Context {
            name: "self_field",
            siblings: &siblings,
            ty: ty.as_ref(),
        };
        let reading = super::description(&styled(text), &context);
        let read = claims(&reading.claims);
        if read != sorted(says) {
            wrong.push(format!("{text:?}\n    expected {}\n    read     {read}", sorted(says)));
        }
        if leaves.is_some_and(|leaves| leaves == reading.unread.is_empty()) {
            wrong.push(format!("{text:?} leaves {:?}", reading.unread));
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

/// For a look at what is read: `PHRASES=file cargo test -p specwright-drift --lib look_at_phrases -- --nocapture`.
#[test]
fn look_at_phrases() {
    let Some(text) = std::env::var_os("PHRASES").and_then(|path| std::fs::read_to_string(path).ok()) else {
        return;
    };
    for line in text.lines() {
        let styled = styled(line);
        let siblings = SIBLINGS.map(str::to_owned);
        let reading = super::description(
            &styled,
            &Context {
                name: "self_field",
                siblings: &siblings,
                ty: None,
            },
        );
        println!(
            "{line}\n    text {} unread {:?}",
            claims(&reading.claims),
            reading.unread
        );
        println!(
            "    type {}  topic {}  name {:?}",
            claims(&super::type_cell(&styled)),
            topic(line),
            super::name(&styled)
        );
        println!("    sentence {}", sentence(&styled, &siblings));
    }
}

mod foreign {
    use proptest::prelude::*;

    use super::super::{Column, Context, cell, column, description, name, sentence, topic, type_cell};
    use super::styled;

    /// Pieces of which texts that mean something are made, in any order.
    fn pieces() -> impl Strategy<Value = String> {
        let words = prop::sample::select(vec![
            "required",
            "if",
            "`a_field`",
            "is",
            "one of",
            "1",
            "-",
            "20",
            "characters",
            "max.",
            "between",
            "and",
            "or",
            "'x'",
            "\"y\"",
            ",",
            ".",
            ";",
            ":",
            "(",
            ")",
            "[",
            "]",
            "default",
            "optional",
            "unless",
            "\n",
            "=",
            "é",
            "\u{e000}",
            "\u{e001}",
            "\u{200b}",
            "😀",
            "404",
            "is returned",
            "`",
            "**",
            "~~",
            "[[",
            "]]",
            "0-9",
            "a-z",
            "YYYY-MM-DD",
            "<=",
        ]);
        prop::collection::vec(words, 0..40).prop_map(|words| words.join(" "))
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

        #[test]
        fn nothing_that_a_page_holds_is_too_much(text in prop_oneof![pieces(), "\\PC{0,200}", any::<String>()]) {
            let styled = styled(&text);
            let context = Context::default();
            let _ = (description(&styled, &context), type_cell(&styled), name(&styled), sentence(&styled, &[]));
            let _ = (column(&text), topic(&text));
            for column in [Column::Required, Column::Values, Column::Default, Column::Length, Column::Format] {
                let _ = cell(column, &styled, &context);
            }
        }
    }
}
