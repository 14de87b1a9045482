//! Forms: every layout of objects, lists and maps.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

mod one_call;

use std::collections::BTreeMap;

use one_call::{encode, encode_body, violations};
use specwright_runtime::describe::{AuthScheme, Body, NameStyle, PathPart, Service};

type Texts = BTreeMap<String, String>;

const NONE: Texts = BTreeMap::new();

fn words<const N: usize>(words: [&str; N]) -> Vec<String> {
    words.map(str::to_owned).into()
}

fn texts<const N: usize>(pairs: [(&str, &str); N]) -> Texts {
    pairs.map(|(key, text)| (key.to_owned(), text.to_owned())).into()
}

#[derive(Clone, Debug, Default)]
struct Inner {
    part: Option<String>,
    list: Option<Vec<Inner>>,
    map: BTreeMap<String, Inner>,
}

specwright_runtime::structure! {
    Inner { 0: part, 1: list, 2: map } = [
        Field::new("part", &["Part"]),
        Field::new("list", &["List"])
            .form(&const { Form { style: Style::Indexed, item: Some("member"), ..Form::new() } }),
        Field::new("map", &["Map"]).form(&const { Form { style: Style::Indexed, ..Form::new() } }),
    ]
}

fn part(text: &str) -> Inner {
    Inner {
        part: Some(text.to_owned()),
        ..Inner::default()
    }
}

specwright_runtime::union! {
    /// One of two.
    pub enum Choice {
        /// A text.
        Text(String) = Field::new("text", &["Text"]),
        /// Texts.
        Words(Vec<String>) = Field::new("words", &["Words"]).form(&const { Form { join: Some(","), ..Form::new() } }),
    }
}

impl Default for Choice {
    fn default() -> Self {
        Self::Unknown(String::new())
    }
}

macro_rules! forms {
    ($name:ident, $names:expr, $constants:expr) => {
        request!($name {
            0 text: Option<String> = Field::new("text", &["Text"]),
            1 inner: Option<Inner> = Field::new("inner", &["Inner"]),
            2 repeated: Option<Vec<String>> = Field::new("repeated", &["Repeated"]),
            3 brackets: Option<Vec<String>> =
                Field::new("brackets", &["Brackets"]).form(&const { Form { style: Style::Brackets, ..Form::new() } }),
            4 joined: Option<Vec<String>> =
                Field::new("joined", &["Joined"]).form(&const { Form { join: Some("|"), ..Form::new() } }),
            5 indexed: Option<Vec<Inner>> =
                Field::new("indexed", &["Indexed"]).form(&const { Form { style: Style::Indexed, ..Form::new() } }),
            6 members: Option<Vec<String>> = Field::new("members", &["Members"])
                .form(&const { Form { style: Style::Indexed, item: Some("member"), ..Form::new() } }),
            7 flat: Option<Vec<String>> = Field::new("flat", &["Flat"])
                .form(&const { Form { style: Style::Indexed, flat: true, item: Some("Item"), ..Form::new() } }),
            8 lists: Option<Vec<Vec<String>>> = Field::new("lists", &["Lists"])
                .form(&const { Form { style: Style::Indexed, item: Some("member"), ..Form::new() } }),
            9 map: Texts = Field::new("map", &["Map"]),
            10 entries: Texts = Field::new("entries", &["Entries"])
                .form(&const { Form { style: Style::Indexed, entry: "e", key: "K", value: "V", ..Form::new() } }),
            11 pairs: Texts = Field::new("pairs", &["Pairs"])
                .form(&const { Form { style: Style::Indexed, flat: true, ..Form::new() } }),
            12 spread: Texts =
                Field::new("spread", &["Spread"]).form(&const { Form { style: Style::Spread, ..Form::new() } }),
            13 choice: Option<Choice> = Field::new("choice", &["Choice"]),
            14 sparse: Option<Vec<Option<String>>> = Field::new("sparse", &["Sparse"])
                .form(&const { Form { style: Style::Indexed, sparse: true, ..Form::new() } }),
            15 nulls: Option<Vec<Option<String>>> =
                Field::new("nulls", &["Nulls"]).form(&const { Form { style: Style::Indexed, ..Form::new() } }),
        } => Body::Form { constants: $constants, names: $names });
    };
}

forms!(Dotted, NameStyle::Dotted, &[]);
forms!(Bracketed, NameStyle::Bracketed, &[]);

/// The same values in both namings; brackets are shown as they are.
macro_rules! check {
    ({ $($field:ident: $value:expr),* }, $dotted:expr, $bracketed:expr) => {
        let shown = |body: String| body.replace("%5B", "[").replace("%5D", "]");
        assert_eq!(shown(encode_body(Dotted { $($field: $value,)* ..Dotted::default() })), $dotted);
        assert_eq!(shown(encode_body(Bracketed { $($field: $value,)* ..Bracketed::default() })), $bracketed);
    };
}

#[test]
fn objects_nest() {
    check!({ inner: Some(part("a b")) }, "Inner.Part=a+b", "Inner[Part]=a+b");
    check!({ inner: Some(Inner::default()) }, "", "");
    let deep = || Inner {
        list: Some(vec![part("x"), part("y")]),
        ..Inner::default()
    };
    check!(
        { inner: Some(deep()) },
        "Inner.List.member.1.Part=x&Inner.List.member.2.Part=y",
        "Inner[List][member][0][Part]=x&Inner[List][member][1][Part]=y"
    );
}

#[test]
fn lists_are_laid_out_as_described() {
    check!({ repeated: Some(words(["x", "", "y"])) }, "Repeated=x&Repeated=&Repeated=y", "Repeated=x&Repeated=&Repeated=y");
    check!({ brackets: Some(words(["x", "y"])) }, "Brackets[]=x&Brackets[]=y", "Brackets[]=x&Brackets[]=y");
    check!({ joined: Some(words(["x", "y&"])) }, "Joined=x%7Cy%26", "Joined=x%7Cy%26");
    check!({ indexed: Some(vec![part("x")]) }, "Indexed.1.Part=x", "Indexed[0][Part]=x");
    check!(
        { members: Some(words(["x", "y"])) },
        "Members.member.1=x&Members.member.2=y",
        "Members[member][0]=x&Members[member][1]=y"
    );
    check!({ flat: Some(words(["x", "y"])), text: None }, "Item.1=x&Item.2=y", "Item[0]=x&Item[1]=y");
    check!(
        { lists: Some(vec![words(["x"]), words([]), words(["y"])]) },
        "Lists.member.1.member.1=x&Lists.member.2=&Lists.member.3.member.1=y",
        "Lists[member][0][member][0]=x&Lists[member][1]=&Lists[member][2][member][0]=y"
    );
    check!(
        { sparse: Some(vec![None, Some("x".to_owned())]), nulls: Some(vec![None, Some("x".to_owned())]) },
        "Sparse.1=&Sparse.2=x&Nulls.1=x",
        "Sparse[0]=&Sparse[1]=x&Nulls[0]=x"
    );
}

#[test]
fn empty_lists_and_maps() {
    let none = || Some(Vec::new());
    check!({ repeated: none(), brackets: none(), joined: none(), map: NONE, spread: NONE }, "", "");
    check!({ members: none() }, "Members=", "Members=");
    check!({ flat: none() }, "Flat=", "Flat=");
    check!({ entries: NONE, pairs: NONE, text: Some(String::new()) }, "Text=", "Text=");
}

#[test]
fn maps_are_laid_out_as_described() {
    let two = || texts([("k.1", "v"), ("m", "w")]);
    check!({ map: two() }, "Map.k.1=v&Map.m=w", "Map[k.1]=v&Map[m]=w");
    check!(
        { entries: two() },
        "Entries.e.1.K=k.1&Entries.e.1.V=v&Entries.e.2.K=m&Entries.e.2.V=w",
        "Entries[e][0][K]=k.1&Entries[e][0][V]=v&Entries[e][1][K]=m&Entries[e][1][V]=w"
    );
    check!(
        { pairs: texts([("k", "v")]) },
        "Pairs.1.key=k&Pairs.1.value=v",
        "Pairs[0][key]=k&Pairs[0][value]=v"
    );
    check!(
        { spread: texts([("Text", "taken"), ("Other", "v")]), text: Some("t".to_owned()) },
        "Text=t&Other=v",
        "Text=t&Other=v"
    );
    let recursive = || Inner {
        map: [("foo".to_owned(), part("x"))].into(),
        ..part("p")
    };
    check!(
        { inner: Some(recursive()) },
        "Inner.Part=p&Inner.Map.entry.1.key=foo&Inner.Map.entry.1.value.Part=x",
        "Inner[Part]=p&Inner[Map][entry][0][key]=foo&Inner[Map][entry][0][value][Part]=x"
    );
}

#[test]
fn a_union_is_its_member() {
    check!({ choice: Some(Choice::Text("a".to_owned())) }, "Choice.Text=a", "Choice[Text]=a");
    check!({ choice: Some(Choice::Words(words(["a", "b"]))) }, "Choice.Words=a%2Cb", "Choice[Words]=a%2Cb");
    assert_eq!(
        violations(Dotted {
            choice: Some(Choice::Unknown("New".to_owned())),
            ..Dotted::default()
        }),
        ["choice: must be a member that the service documents"]
    );
}

#[test]
fn constants_come_first_and_credentials_are_not_repeated() {
    forms!(
        Constant,
        NameStyle::Dotted,
        &[("Action", "Do It"), ("Version", "2014-01-01")]
    );
    static KEY: Service = one_call::service(&[AuthScheme::Form(&[("key", 1)])], &[]);

    let request = Constant {
        text: Some("t".to_owned()),
        spread: texts([("key", "mine"), ("Action", "Other"), ("z", "1")]),
        ..Constant::default()
    };
    let request = encode(&KEY, request);
    assert_eq!(
        request.body(),
        "Action=Do+It&Version=2014-01-01&Text=t&key=some%2Bkey&z=1"
    );
    assert_eq!(
        request.headers()["content-type"],
        "application/x-www-form-urlencoded; charset=utf-8"
    );
}

#[test]
fn a_key_with_brackets_is_no_name() {
    let request = Bracketed {
        map: texts([("a][b", "v")]),
        ..Bracketed::default()
    };
    assert_eq!(
        violations(request),
        [r#"map["a][b"]: must have a key that is not empty and has no brackets"#]
    );
}
