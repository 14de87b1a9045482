//! Types and forms that fit together in a place.

use std::sync::atomic::{AtomicUsize, Ordering};

use proptest::prelude::*;

use super::kind::{Kind, Record, Type, leak};
use crate::describe::{Encoding, Field, Form, Namespace, Place, Shape, Style};

/// What a value is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Medium {
    Json,
    Xml,
    Form,
    Query,
    Header,
}

/// A type in a form.
pub(super) type Typed = (&'static Kind, &'static Form);

/// How deep types are nested at most.
const DEEPEST: u32 = 3;

fn scalar(medium: Medium) -> BoxedStrategy<(Type, Form)> {
    let plain = |ty| Just((ty, Form::new())).boxed();
    let encoded = |ty, encoding| Just((ty, Form::encoded(encoding))).boxed();
    let words = |bare| Encoding::Words {
        yes: if bare { "1" } else { "ja" },
        no: if bare { "0" } else { "nein" },
        bare,
    };
    let mut all = vec![
        plain(Type::Bool),
        encoded(Type::Bool, words(false)),
        encoded(Type::Bool, words(true)),
        plain(Type::Int),
        encoded(Type::Int, Encoding::Text),
        plain(Type::Text),
        plain(Type::Text),
        encoded(Type::Text, Encoding::Base64),
        plain(Type::Float),
        encoded(Type::Float, Encoding::Text),
        plain(Type::Decimal),
        encoded(Type::Decimal, Encoding::Text),
        plain(Type::Bytes),
        plain(Type::Date),
        encoded(Type::Date, Encoding::Layout("dd/mm/yyyy")),
        plain(Type::DateTime),
        encoded(Type::DateTime, Encoding::Iso8601),
        encoded(Type::DateTime, Encoding::Epoch),
        encoded(Type::DateTime, Encoding::EpochMillis),
        encoded(Type::DateTime, Encoding::HttpDate),
        encoded(Type::DateTime, Encoding::Layout("yyyymmdd HHMMSS")),
    ];
    if medium == Medium::Json {
        all.push(encoded(Type::Text, Encoding::Number));
        all.push(encoded(Type::Bool, Encoding::Text));
        all.push(plain(Type::Any));
    }
    {
        all.push(encoded(Type::Any, Encoding::Json));
        all.push(encoded(Type::Any, Encoding::JsonBase64));
    }
    proptest::strategy::Union::new(all).boxed()
}

fn required((ty, form): (Type, Form)) -> Typed {
    (leak(Kind { optional: false, ty }), leak(form))
}

/// An item of a list, a value of a map, a member of a union: never missing.
fn element(medium: Medium, depth: u32) -> BoxedStrategy<Typed> {
    let scalar = scalar(medium).prop_map(required);
    if depth == 0 || matches!(medium, Medium::Header | Medium::Query) {
        return scalar.boxed();
    }
    let record = record(medium, depth - 1).prop_map(|record| required((Type::Record(record), Form::new())));
    let union = union(medium, depth - 1).prop_map(|record| required((Type::Union(record), Form::new())));
    if medium == Medium::Json {
        let collection = collection(medium, depth - 1).prop_map(required);
        return prop_oneof![4 => scalar, 1 => record, 1 => union, 1 => collection].boxed();
    }
    prop_oneof![4 => scalar, 1 => record, 1 => union].boxed()
}

fn collection(medium: Medium, depth: u32) -> BoxedStrategy<(Type, Form)> {
    let lists =
        (element(medium, depth), list_form(medium), any::<bool>()).prop_map(move |((kind, element), form, sparse)| {
            // A document says nothing and an empty text in the same way.
            let sparse = sparse && medium == Medium::Json;
            let is_bare = matches!(kind.ty, Type::Any) && element.encoding == Encoding::Plain;
            let has_text = kind.ty.is_scalar() && !is_bare;
            let form = Form {
                element: Some(element),
                sparse,
                join: form.join.filter(|_| has_text && !sparse),
                ..form
            };
            (Type::List(item(kind, sparse)), form)
        });
    let maps =
        (element(medium, depth), map_form(medium), any::<bool>()).prop_map(move |((kind, element), form, sparse)| {
            let sparse = sparse && medium == Medium::Json;
            let form = Form {
                element: Some(element),
                sparse,
                ..form
            };
            (Type::Map(item(kind, sparse)), form)
        });
    prop_oneof![lists, maps].boxed()
}

fn item(kind: &'static Kind, sparse: bool) -> &'static Kind {
    match sparse {
        true => leak(Kind {
            optional: true,
            ty: kind.ty,
        }),
        false => kind,
    }
}

fn list_form(medium: Medium) -> BoxedStrategy<Form> {
    let plain = Form::new();
    let joined = |join| Form {
        join: Some(join),
        ..Form::new()
    };
    let item = |item, flat| Form {
        item: Some(item),
        flat,
        ..Form::new()
    };
    let styled = |style, form| Form { style, ..form };
    let forms = match medium {
        Medium::Json => vec![plain, joined("|")],
        Medium::Xml => vec![plain, joined("|"), item("member", false), item("entry", true)],
        Medium::Header => vec![plain, joined(","), joined("; ")],
        Medium::Form => vec![
            plain,
            joined("|"),
            styled(Style::Brackets, plain),
            styled(Style::Indexed, plain),
            styled(Style::Indexed, item("member", false)),
            styled(Style::Indexed, item("entry", true)),
        ],
        Medium::Query => vec![plain, joined("|"), styled(Style::Brackets, plain)],
    };
    let own_name = move |form: Form| match form.item {
        // Its elements stand among those of other fields.
        Some(_) if form.flat => item(fresh_name(), true),
        _ => form,
    };
    let forms = prop::sample::select(forms);
    forms
        .prop_map(move |form| Form {
            style: form.style,
            ..own_name(form)
        })
        .boxed()
}

fn fresh_name() -> &'static str {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    format!("item{}", NEXT.fetch_add(1, Ordering::Relaxed)).leak()
}

fn map_form(medium: Medium) -> BoxedStrategy<Form> {
    let plain = Form::new();
    let flat = Form { flat: true, ..plain };
    let named = Form {
        entry: "pair",
        key: "k",
        value: "v",
        ..plain
    };
    let styled = |style, form| Form { style, ..form };
    let forms = match medium {
        Medium::Json | Medium::Header => vec![plain],
        Medium::Xml => vec![plain, flat, named],
        Medium::Form => vec![
            plain,
            styled(Style::Indexed, plain),
            styled(Style::Indexed, flat),
            styled(Style::Indexed, named),
        ],
        Medium::Query => vec![styled(Style::Brackets, plain), styled(Style::Spread, plain)],
    };
    prop::sample::select(forms).boxed()
}

/// The type of a field.
pub(super) fn field(medium: Medium, depth: u32) -> BoxedStrategy<Typed> {
    let of_any_type = match depth {
        0 => scalar(medium),
        depth => prop_oneof![
            3 => scalar(medium),
            1 => collection(medium, depth - 1),
            1 => element(medium, depth - 1).prop_map(|(kind, form)| (kind.ty, *form)),
        ]
        .boxed(),
    };
    (of_any_type, any::<bool>(), any::<bool>(), namespace(medium))
        .prop_map(move |((ty, form), optional, flag, namespace)| {
            let send_null = flag && optional && medium == Medium::Json;
            let none = (flag && optional && matches!(ty, Type::Text | Type::Int | Type::Date)).then_some("none");
            let form = Form {
                send_null,
                none,
                namespace,
                ..form
            };
            (
                leak(Kind { optional, ty }) as &'static Kind,
                leak(form) as &'static Form,
            )
        })
        .boxed()
}

fn namespace(medium: Medium) -> BoxedStrategy<Option<Namespace>> {
    if medium != Medium::Xml {
        return Just(None).boxed();
    }
    let uri = |uri, prefix| Some(Namespace { uri, prefix });
    prop_oneof![
        6 => Just(None),
        1 => Just(uri("urn:one", None)),
        1 => Just(uri("urn:two", Some("p"))),
    ]
    .boxed()
}

/// A struct whose fields are members of the body.
pub(super) fn record(medium: Medium, depth: u32) -> BoxedStrategy<&'static Record> {
    if medium == Medium::Xml {
        return xml_record(depth);
    }
    let fields = prop::collection::vec(field(medium, depth), 0..5);
    fields
        .prop_map(|fields| from_fields(fields.into_iter().map(|typed| (typed, Place::Body)).collect()))
        .boxed()
}

pub(super) fn request(medium: Medium) -> BoxedStrategy<&'static Record> {
    record(medium, DEEPEST)
}

/// Attributes, and elements or a text.
fn xml_record(depth: u32) -> BoxedStrategy<&'static Record> {
    let attributes = prop::collection::vec(scalar(Medium::Xml), 0..3);
    let elements = prop::collection::vec(field(Medium::Xml, depth), 0..5);
    let text = scalar(Medium::Xml);
    (attributes, elements, text, any::<bool>(), 0..6)
        .prop_map(|(attributes, elements, text, optional, choice)| {
            let kind = |ty| leak(Kind { optional, ty }) as &'static Kind;
            let mut fields: Vec<(Typed, Place)> = attributes
                .into_iter()
                .map(|(ty, form)| ((kind(ty), leak(form) as &'static Form), Place::XmlAttribute))
                .collect();
            if choice == 0 {
                // A text that is empty and one that is not there look alike.
                fields.push((required(text), Place::XmlText));
            } else {
                fields.extend(elements.into_iter().map(|typed| (typed, Place::Body)));
            }
            from_fields(fields)
        })
        .boxed()
}

fn union(medium: Medium, depth: u32) -> BoxedStrategy<&'static Record> {
    let members = prop::collection::vec(element(medium, depth), 1..4);
    members
        .prop_map(|members| from_fields(members.into_iter().map(|typed| (typed, Place::Body)).collect()))
        .boxed()
}

/// Fields of a name of their own each.
pub(super) fn from_fields(fields: Vec<(Typed, Place)>) -> &'static Record {
    let described: Vec<Field> = fields
        .iter()
        .enumerate()
        .map(|(index, ((_, form), place))| {
            let name: &'static str = format!("field_{index}").leak();
            let wire: &'static str = format!("F{index}").leak();
            Field::new(name, leak([wire])).form(form).at(*place)
        })
        .collect();
    leak(Record {
        shape: leak(Shape::new("MadeUp", described.leak(), None)),
        kinds: fields.into_iter().map(|((kind, _), _)| kind).collect(),
    })
}
