//! What a spec means: small specs and what their models say.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails so")]

use specwright_codegen::model::{
    Bounds, Encoding, Field, Group, Model, Operation, PathPart, Place, SampleValue, Trigger, TypeKind, TypeRef, UrlPart,
};
use specwright_codegen::{compile, render};

const API: &str = "\
specwright: 1
api: shop
about: Sells things.
docs: https://example.com
servers:
  live:
    about: The service.
    url: https://{account}.example.com/api/
    variables: { account: { about: The account., sample: demo, length: 1..63 } }
credentials: { key: { about: A key., sample: a-key } }
auth: { bearer: { about: Always., scheme: bearer, token: key } }
error_bodies:
  errors: { format: xml, path: response/errors/error, code: '@code', message: text }
errors:
  403: { error: Forbidden, about: No right. }
  503: { error: Busy, about: Too many calls. }
types:
  Name: { type: string, about: A name., length: 3..40, chars: a-z }
";

const ORDERS: &str = "\
resource: orders
about: Orders.
types:
  LoginName: { type: Name, length: 5..20, secret: true, sample: a-name, sample_breaks: Has a dash. }
  Cart: { about: What is in it., fields: { lines: { fields: { count: int } } } }
operations:
  create-order:
    about: Creates an order.
    docs: https://example.com/orders
    request: POST /shops/{shop}/orders
    path: { shop: int }
    query: { dryRun: { type: bool, optional: true, wire: text } }
    headers: { token: { wire_name: X-Token } }
    form:
      fields:
        login: LoginName
        nick: { type: LoginName, length: 2, about: The nickname., secret: false, optional: true }
        tags: { type: list, of: Name, items: 1..3, unique: true, optional: true }
        kind: { enum: { '1': One., portal_at: } , wire_name: [kind, art] }
        reason: { required_if: { kind: '1' } }
    at_least_one_of: [[nick, tags]]
    responds:
      201: { json: { root: order, fields: { id: int, cart: Cart } } }
      200: { json: { root: order, fields: { id: int, cart: Cart } } }
      403: { error: NotYours, about: Another's shop., body: empty, when: unauthenticated }
    codes:
      07: { error: NameTaken, about: Taken., status: 400, field: nick, when: { field: nick, value: no } }
    samples:
      curl: { request: { shop: 1, token: x, login: abcde, tags: [yes, off], kind: 1, reason: 1.10 } }
";

fn model() -> Model {
    let files = [("api.yaml", API), ("orders.yaml", ORDERS)];
    let outcome = compile(files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())));
    let shown = render::text(&outcome.diagnostics, &outcome.sources, false);
    let model = outcome.model.unwrap_or_else(|| panic!("{shown}"));
    Model::clone(&model)
}

fn operation(model: &Model) -> &Operation {
    &model.resources[0].operations[0]
}

fn field<'a>(model: &'a Model, name: &str) -> &'a Field {
    let mut fields = operation(model).request.fields.iter();
    fields.find(|field| field.name.spec == name).unwrap()
}

#[test]
fn names_are_settled_once() {
    let model = model();
    let operation = operation(&model);
    assert_eq!(operation.name.spec, "create-order");
    assert_eq!(operation.name.rust.as_str(), "create_order");
    assert_eq!(operation.type_name.as_str(), "CreateOrder");
    assert_eq!(model.resources[0].type_name.as_str(), "Orders");
    let dry_run = field(&model, "dryRun");
    assert_eq!(
        (dry_run.name.rust.as_str(), dry_run.wire[0].value.0.as_str()),
        ("dry_run", "dryRun")
    );
    assert_eq!(model.api.servers[0].name.rust.as_str(), "Live");
}

#[test]
fn urls_and_paths_are_linked() {
    let model = model();
    let literal = |text: &str| UrlPart::Literal(text.to_owned());
    assert_eq!(
        model.api.servers[0].url.value,
        [literal("https://"), UrlPart::Variable(0), literal(".example.com/api")]
    );
    assert_eq!(
        operation(&model).path.value,
        [
            PathPart::Literal("/shops/".to_owned()),
            PathPart::Field(0),
            PathPart::Literal("/orders".to_owned())
        ]
    );
}

#[test]
fn fields_are_in_one_list() {
    let model = model();
    let places: Vec<_> = operation(&model)
        .request
        .fields
        .iter()
        .map(|field| (field.name.spec.as_str(), field.place))
        .collect();
    assert_eq!(
        places,
        [
            ("shop", Place::Path),
            ("dryRun", Place::Query),
            ("token", Place::Header),
            ("login", Place::Body),
            ("nick", Place::Body),
            ("tags", Place::Body),
            ("kind", Place::Body),
            ("reason", Place::Body),
        ]
    );
    assert_eq!(field(&model, "token").wire[0].value.0, "X-Token");
    assert_eq!(field(&model, "dryRun").form.encoding, Encoding::Text);
    let kind: Vec<_> = field(&model, "kind")
        .wire
        .iter()
        .map(|name| name.value.0.as_str())
        .collect();
    assert_eq!(kind, ["kind", "art"]);
}

#[test]
fn named_scalars_are_merged() {
    let model = model();
    let bounds = |field: &Field| field.constraints.length.as_ref().map(|length| length.value);
    let chars = |field: &Field| field.constraints.chars.as_ref().map(|chars| chars.value.clone());
    let some = |min, max| {
        Some(Bounds {
            min: Some(min),
            max: Some(max),
        })
    };

    let login = field(&model, "login");
    assert_eq!(login.ty, TypeRef::String);
    assert_eq!((bounds(login), chars(login)), (some(5, 20), Some("a-z".to_owned())));
    assert!(login.secret);
    assert_eq!(login.about.as_deref(), Some("A name."));
    let sample = login.sample.as_ref().unwrap();
    assert_eq!(sample.value, SampleValue::Scalar("a-name".to_owned()));
    assert_eq!(sample.breaks.as_ref().unwrap().value, "Has a dash.");

    let nick = field(&model, "nick");
    assert_eq!((bounds(nick), chars(nick)), (some(2, 2), Some("a-z".to_owned())));
    assert_eq!((nick.secret, nick.about.as_deref()), (false, Some("The nickname.")));

    // `items` and `unique` are the list's, the rest each item's; one item is no sample of a list.
    let tags = field(&model, "tags");
    assert_eq!(tags.ty, TypeRef::List(Box::new(TypeRef::String)));
    assert_eq!(bounds(tags), some(3, 40));
    assert!(tags.constraints.unique && tags.constraints.items.is_some() && tags.sample.is_none());
    assert!(model.aliases.iter().all(|alias| alias.used));
}

#[test]
fn inline_types_are_types() {
    let model = model();
    let names: Vec<_> = model.types.iter().map(|ty| ty.name.rust.as_str()).collect();
    assert_eq!(names, ["Cart", "Lines", "Kind"]);
    let TypeKind::Enum { values } = &model.types[2].kind else {
        panic!("an enum");
    };
    let values: Vec<_> = values
        .iter()
        .map(|value| {
            (
                value.name.spec.as_str(),
                value.name.rust.as_str(),
                value.about.as_deref(),
            )
        })
        .collect();
    assert_eq!(values, [("1", "V1", Some("One.")), ("portal_at", "PortalAt", None)]);
    assert_eq!(model.resources[0].types.len(), 3);
    assert!(matches!(field(&model, "kind").ty, TypeRef::Named(id) if id.0 == 2));
}

#[test]
fn rules_over_several_fields_are_linked() {
    let model = model();
    let groups = &operation(&model).request.groups;
    assert!(matches!(&groups[0], Group::AtLeastOneOf(fields) if fields.value == [4, 5]));
    assert!(matches!(
        &groups[1],
        Group::RequiredIf { field: 7, other: 6, equals: Some(equals), .. } if equals == "1"
    ));
    assert!(field(&model, "reason").optional);
}

#[test]
fn errors_are_merged() {
    let model = model();
    let operation = operation(&model);
    let statuses: Vec<_> = operation
        .responses
        .iter()
        .map(|response| response.status.value)
        .collect();
    assert_eq!(statuses, [200, 201]);
    let errors: Vec<_> = operation
        .errors
        .iter()
        .map(|error| {
            let code = error.code.as_ref().map(|code| code.value.as_str());
            let status = error.status.as_ref().map(|status| status.value);
            (error.name.rust.as_str(), status, code, error.shared)
        })
        .collect();
    assert_eq!(
        errors,
        [
            ("NotYours", Some(403), None, false),
            ("NameTaken", Some(400), Some("07"), false),
            ("Busy", Some(503), None, true),
        ]
    );
    assert!(operation.errors[0].empty_body);
    assert_eq!(
        operation.errors[0].when.as_ref().unwrap().value,
        Trigger::Unauthenticated
    );
    assert_eq!(operation.errors[1].field, Some(4));
    assert_eq!(
        operation.errors[1].when.as_ref().unwrap().value,
        Trigger::Value(4, "no".to_owned())
    );
}

#[test]
fn samples_stay_as_written() {
    let model = model();
    let sample = &operation(&model).samples[0];
    let SampleValue::List(items) = &sample.request["tags"].value else {
        panic!("a list");
    };
    let items: Vec<_> = items.iter().map(|item| item.value.clone()).collect();
    assert_eq!(sample.request["reason"].value, SampleValue::Scalar("1.10".to_owned()));
    assert_eq!(items, ["yes", "off"].map(|text| SampleValue::Scalar(text.to_owned())));
}
