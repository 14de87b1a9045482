//! How values travel: small specs and what their models say of it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails so")]

use specwright_codegen::model::{
    Body, Encoding, Field, Fill, JsonForm, Model, NameStyle, Operation, PathPart, Place, Selector, Style, TypeKind,
    TypeRef, WireName,
};
use specwright_codegen::{compile, render};

const API: &str = "\
specwright: 1
api: shop
about: Sells things.
docs: https://example.com
servers: { live: { about: The service., url: 'https://example.com' } }
error_bodies:
  main: { format: json, code: ['header:X-Error', code], message: text, code_after: '#', code_before: ':' }
codes:
  Throttled: { error: Throttled, about: Too many calls., status: 429 }
  Closed: { error: Closed, about: Nobody is there., fields: { until: { type: Stamp, optional: true } } }
types:
  Stamp: { type: datetime, wire: epoch, about: A moment., also_read: [text] }
";

/// A model of one operation with these keys, beside these types.
fn model(types: &str, operation: &str) -> Model {
    let indented: String = operation
        .lines()
        .map(|line| format!("    {}\n", line.trim_start_matches('|')))
        .collect();
    let orders = format!(
        "resource: orders\nabout: Orders.\ntypes: {types}\noperations:\n  change:\n    about: Changes an order.\n    \
         docs: https://example.com/orders\n{indented}"
    );
    let files = [("api.yaml", API.to_owned()), ("orders.yaml", orders)];
    let outcome = compile(files.map(|(path, text)| (path.to_owned(), text.into_bytes())));
    let shown = render::text(&outcome.diagnostics, &outcome.sources, false);
    let model = outcome.model.unwrap_or_else(|| panic!("{shown}"));
    Model::clone(&model)
}

fn operation(model: &Model) -> &Operation {
    &model.resources[0].operations[0]
}

fn field<'a>(fields: &'a [Field], name: &str) -> &'a Field {
    fields.iter().find(|field| field.name.spec == name).unwrap()
}

fn sent<'a>(model: &'a Model, name: &str) -> &'a Field {
    field(&operation(model).request.fields, name)
}

fn name(text: &str) -> Option<WireName> {
    Some(WireName(text.to_owned()))
}

#[test]
fn items_have_forms_of_their_own() {
    let model = model(
        "{}",
        "request: POST /orders
json:
  fields:
    named: { type: list, of: Stamp }
    own: { type: list, of: { type: datetime, wire: http_date } }
    handed: { type: list, of: { type: map, of: { type: int } }, wire: text }
    inner: { type: map, sparse: true, of: { type: list, of: Stamp, item: stamp } }
    whole: { type: list, of: { type: int, wire: text }, wire: json }
responds: { 200: { body: empty } }",
    );
    let named = sent(&model, "named");
    assert_eq!(named.ty, TypeRef::List(Box::new(TypeRef::DateTime)));
    assert_eq!((&named.form.encoding, &named.form.element), (&Encoding::Epoch, &None));
    assert_eq!(named.form.also_read, [JsonForm::Text]);

    let own = &sent(&model, "own").form;
    assert_eq!(own.encoding, Encoding::Plain);
    assert_eq!(own.element.as_ref().unwrap().encoding, Encoding::HttpDate);

    let handed = &sent(&model, "handed").form;
    let map = handed.element.as_ref().unwrap();
    assert_eq!((&handed.encoding, &map.encoding), (&Encoding::Plain, &Encoding::Plain));
    assert_eq!(map.element.as_ref().unwrap().encoding, Encoding::Text);

    let inner = sent(&model, "inner");
    let list = TypeRef::List(Box::new(TypeRef::DateTime));
    assert_eq!(inner.ty, TypeRef::Map(Box::new(TypeRef::Nullable(Box::new(list)))));
    let list = inner.form.element.as_ref().unwrap();
    assert_eq!((&list.encoding, &list.item), (&Encoding::Epoch, &name("stamp")));

    let whole = &sent(&model, "whole").form;
    assert_eq!(whole.encoding, Encoding::Json);
    assert_eq!(whole.element.as_ref().unwrap().encoding, Encoding::Text);
}

#[test]
fn scalars_say_how_they_travel() {
    let model = model(
        "{ Day: { type: date, layout: dd/mm/yyyy, none: '-' } }",
        "request: POST /orders
json:
  fields:
    day: { type: Day, optional: true }
    iso: { type: Day, wire: iso8601, none: '', optional: true }
    paid: { type: bool, words: [1, 0], wire: number }
    size: { type: int, default: 07 }
    token: { fill: uuid }
    gone: { optional: true, send_null: true }
responds: { 200: { body: empty } }",
    );
    let day = &sent(&model, "day").form;
    assert_eq!(day.encoding, Encoding::Layout("dd/mm/yyyy".to_owned()));
    assert_eq!(day.none.as_deref(), Some("-"));
    let iso = &sent(&model, "iso").form;
    assert_eq!((&iso.encoding, iso.none.as_deref()), (&Encoding::Iso8601, Some("")));
    let words = Encoding::Words {
        yes: "1".to_owned(),
        no: "0".to_owned(),
        bare: true,
    };
    assert_eq!(sent(&model, "paid").form.encoding, words);
    let size = sent(&model, "size");
    assert!(size.optional);
    assert!(matches!(&size.fill, Some(Fill::Value(text)) if text.value == "07"));
    assert_eq!(sent(&model, "token").fill, Some(Fill::Uuid));
    assert!(sent(&model, "gone").form.send_null);
}

#[test]
fn paths_hosts_and_constant_items() {
    let model = model(
        "{}",
        "request: GET /a/(a+)+/{id}/{key+}?flag&type=x%20y&empty=
host_prefix: 'data-{shard}.'
path: { id: int, key: string }
query: { shard: string }
responds: { 200: { body: empty } }",
    );
    let operation = operation(&model);
    assert_eq!(operation.path_template(), "/a/(a+)+/{id}/{key+}");
    assert_eq!(operation.path.value.last(), Some(&PathPart::Greedy(1)));
    let query: Vec<_> = operation
        .query
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_deref()))
        .collect();
    assert_eq!(query, [("flag", None), ("type", Some("x y")), ("empty", Some(""))]);
    let literal = |text: &str| PathPart::Literal(text.to_owned());
    assert_eq!(
        operation.host_prefix,
        [literal("data-"), PathPart::Field(2), literal(".")]
    );
}

#[test]
fn answers_have_headers_and_a_status() {
    let model = model(
        "{}",
        "request: GET /orders
responds:
  200:
    headers: { meta: { type: map, of: string, prefix: X-Meta- } }
    status: code
    may_fail: true
    json: { root: data/order, fields: { id: int, version: { type: int, beside_root: true } } }
  201:
    headers: { meta: { type: map, of: string, prefix: X-Meta- } }
    status: code
    json: { root: data/order, fields: { code: int, id: int, version: { type: int, beside_root: true } } }",
    );
    for response in &operation(&model).responses {
        let places: Vec<_> = response
            .fields
            .iter()
            .map(|field| (field.name.spec.as_str(), field.place))
            .collect();
        let expected = [
            ("meta", Place::Header),
            ("code", Place::Status),
            ("id", Place::Body),
            ("version", Place::BesideRoot),
        ];
        assert_eq!(places, expected);
        assert_eq!(response.fields[0].wire[0].value, WireName("X-Meta-".to_owned()));
        assert_eq!(response.fields[1].ty, TypeRef::Int);
        assert_eq!(response.may_fail, response.status.value == 200);
        let Body::Json { root } = &response.body else {
            panic!("{:?}", response.body)
        };
        assert_eq!(root, &["data", "order"].map(|name| WireName(name.to_owned())));
    }
}

#[test]
fn errors_have_details() {
    let model = model(
        "{}",
        "request: GET /orders
responds:
  200: { body: empty }
  404:
    error: NotFound
    about: There is none.
    fields: { what: string, inner: { fields: { id: int } } }
    headers: { after: { type: int, wire_name: Retry-After } }
    status_field: status
codes:
  Throttled: { error: TooMany, about: Too many of these. }",
    );
    let errors = &operation(&model).errors;
    let names: Vec<_> = errors.iter().map(|error| error.name.spec.as_str()).collect();
    assert_eq!(names, ["NotFound", "TooMany", "Closed"]);
    let details = model.ty(errors[0].details.unwrap());
    assert_eq!(details.name.rust.as_str(), "NotFoundDetails");
    let places: Vec<_> = details.fields().iter().map(|field| field.place).collect();
    assert_eq!(places, [Place::Header, Place::Status, Place::Body, Place::Body]);
    assert_eq!(errors[1].details, None);
    assert!(errors[2].shared && model.ty(errors[2].details.unwrap()).resource.is_none());

    let body = &model.api.error_bodies[0];
    assert_eq!(body.code[0].value, Selector::Header("X-Error".to_owned()));
    assert_eq!(
        (body.code_after.as_deref(), body.code_before.as_deref()),
        (Some("#"), Some(":"))
    );
}

#[test]
fn forms_and_unions() {
    let model = model(
        "{ Key: { about: A key., union: { id: { type: int, wire_name: ID }, by-name: string } } }",
        "request: POST /orders
form:
  constants: { Action: Change, Version: 2010-05-08 }
  names: bracketed
  fields:
    keys: { type: list, of: Key, style: indexed, item: member, flat: true }
    tags: { type: map, of: string, style: indexed, entry: e, key: { name: k, namespace: 'http://k' }, value: v }
responds: { 200: { raw: { payload: { data: bytes }, content_type: image/png } } }",
    );
    let Body::Form(form) = &operation(&model).request.body else {
        panic!("no form")
    };
    assert_eq!(form.names, NameStyle::Bracketed);
    assert_eq!(form.constants[1], ("Version".to_owned(), "2010-05-08".to_owned()));
    let keys = &sent(&model, "keys").form;
    assert_eq!(
        (keys.style, keys.flat, &keys.item),
        (Style::Indexed, true, &name("member"))
    );
    let tags = &sent(&model, "tags").form;
    assert_eq!(
        (&tags.entry, &tags.key, &tags.value),
        (&name("e"), &name("k"), &name("v"))
    );
    assert_eq!(tags.key_namespace.as_ref().unwrap().uri, "http://k");

    let union = model.types.iter().find(|ty| ty.name.spec == "Key").unwrap();
    let TypeKind::Union { members } = &union.kind else {
        panic!("no union")
    };
    let variants: Vec<_> = members.iter().map(|member| member.name.rust.as_str()).collect();
    assert_eq!(variants, ["Id", "ByName"]);
    assert!(members.iter().all(|member| !member.optional));

    let response = &operation(&model).responses[0];
    assert_eq!(response.fields[0].place, Place::Payload);
    let content_type = Some("image/png".to_owned());
    assert_eq!(response.body, Body::Raw { content_type });
}
