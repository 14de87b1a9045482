//! What a spec means: small specs and what their models say.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails so")]

use std::time::Duration;

use specwright_codegen::model::{
    Advance, Bounds, Encoding, Field, Group, Model, Operation, PathPart, Place, SampleValue, Trigger, TypeId, TypeKind,
    TypeRef, UrlPart,
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
        Group::RequiredIf { field: 7, other: 6, equals, .. } if *equals == ["1"]
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

/// A spec of one resource with everything that says how an operation is called again.
const CALLS: &str = "\
resource: orders
about: Orders.
types:
  Order: { about: An order., fields: { id: int } }
  Page: { about: Where it is., fields: { number: int, last: { type: int, optional: true } } }
operations:
  list:
    about: Lists orders.
    docs: https://example.com/orders
    request: GET /orders
    query: { page: { type: int, optional: true }, per_page: { type: int, optional: true } }
    responds: { 200: { json: { fields: { where: Page, found: { fields: { orders: { type: list, of: Order } } } } } } }
    pages: { page: page, size: per_page, first: 0, items: found/orders, last: where/last }
  search:
    about: Finds orders.
    docs: https://example.com/orders
    request: GET /orders/found
    query: { text: string, next: { optional: true } }
    responds: { 200: { json: { fields: { orders: { type: list, of: Order }, next: { optional: true } } } } }
    pages: { cursor: next, next: next, items: orders }
    rate_limited: false
    deprecated: Lists can be filtered now.
  export:
    about: Exports orders.
    docs: https://example.com/orders
    request: GET /orders/export
    responds:
      202: { pending: true, headers: { left: int }, json: { root: job, fields: { state: { enum: [new, old] } } } }
      201: { json: { root: a | b/c, fields: { url: string } }, also: [200] }
    polling: { every: 500ms, limit: 1 h }
";

fn compiled(files: &[(&str, &str)]) -> Model {
    let files = files
        .iter()
        .map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()));
    let outcome = compile(files);
    let shown = render::text(&outcome.diagnostics, &outcome.sources, false);
    let model = outcome.model.unwrap_or_else(|| panic!("{shown}"));
    Model::clone(&model)
}

const SMALL_API: &str = "\
specwright: 1
api: shop
about: Sells things.
docs: https://example.com
servers: { live: { about: The service., url: 'https://example.com' } }
rate_limit: { requests: 780, per: 15 min }
";

#[test]
fn pages_are_indexes() {
    let model = compiled(&[("api.yaml", SMALL_API), ("orders.yaml", CALLS)]);
    let pages: Vec<_> = model.operations().map(|operation| operation.pages.as_ref()).collect();
    let [Some(list), Some(search), None] = pages.as_slice() else {
        panic!("{pages:?}");
    };
    let by_page = Advance::Page {
        field: 0,
        first: 0,
        last: Some(vec![0, 1]),
    };
    assert_eq!(
        (&list.advance, list.size, list.items.value.as_slice()),
        (&by_page, Some(1), &[1, 0][..])
    );
    let by_cursor = Advance::Cursor {
        field: 1,
        next: vec![1],
    };
    assert_eq!(
        (&search.advance, search.size, search.items.value.as_slice()),
        (&by_cursor, None, &[0][..])
    );
}

#[test]
fn pending_answers_are_no_successes() {
    let model = compiled(&[("api.yaml", SMALL_API), ("orders.yaml", CALLS)]);
    let export = &model.resources[0].operations[2];
    let statuses: Vec<_> = export.responses.iter().map(|response| response.status.value).collect();
    assert_eq!(statuses, [200, 201]);
    assert_eq!(export.polling.every, Duration::from_millis(500));
    assert_eq!(export.polling.limit, Duration::from_secs(3600));
    let pending = export.pending.as_ref().unwrap();
    let details = model.ty(pending.details.unwrap());
    assert_eq!(details.name.rust.as_str(), "ExportPending");
    let fields: Vec<_> = details
        .fields()
        .iter()
        .map(|field| (field.name.spec.as_str(), field.place))
        .collect();
    assert_eq!(fields, [("left", Place::Header), ("state", Place::Body)]);
    // Both hold the very same type.
    assert_eq!(pending.response.fields[1].ty, details.fields()[1].ty);
    assert_eq!(pending.response.status.value, 202);
}

#[test]
fn roots_and_statuses_multiply() {
    let model = compiled(&[("api.yaml", SMALL_API), ("orders.yaml", CALLS)]);
    let export = &model.resources[0].operations[2];
    for response in &export.responses {
        let others: Vec<Vec<&str>> = response
            .other_roots
            .iter()
            .map(|root| root.iter().map(|name| name.0.as_str()).collect())
            .collect();
        assert_eq!(others, [["b", "c"]]);
        assert_eq!(response.fields[0].name.spec, "url");
    }
}

#[test]
fn limits_and_deprecations_are_kept() {
    let model = compiled(&[("api.yaml", SMALL_API), ("orders.yaml", CALLS)]);
    let limit = model.api.rate_limit.as_ref().unwrap();
    assert_eq!((limit.requests.value, limit.per.value), (780, Duration::from_secs(900)));
    let limited: Vec<_> = model.operations().map(|operation| operation.rate_limited).collect();
    assert_eq!(limited, [true, false, true]);
    let deprecated: Vec<_> = model
        .operations()
        .map(|operation| operation.deprecated.as_deref())
        .collect();
    assert_eq!(deprecated, [None, Some("Lists can be filtered now."), None]);
}

#[test]
fn bases_are_copied() {
    let types = "\
types:
  Record: { about: What all have., fields: { id: { type: int, optional: true }, state: { optional: true, enum: [a, b] } }, at_least_one_of: [[id, state]] }
";
    let orders = "\
resource: orders
about: Orders.
types:
  Order: { about: An order., extends: Record, fields: { name: string, id: { optional: true } } }
  Line: { about: A line., extends: Order, fields: { state: { optional: true } } }
operations:
  create:
    about: Creates an order.
    docs: https://example.com/orders
    request: POST /orders
    json: { fields: { lines: { type: list, of: Line } } }
    responds: { 200: { json: { extends: Record } } }
";
    let api = format!("{SMALL_API}{types}");
    let model = compiled(&[("api.yaml", &api), ("orders.yaml", orders)]);
    let names: Vec<_> = model.types.iter().map(|ty| ty.name.spec.as_str()).collect();
    assert_eq!(names, ["state", "Line"]);
    let TypeKind::Object { fields, groups, .. } = &model.types[1].kind else {
        panic!("a line is an object");
    };
    let fields: Vec<_> = fields
        .iter()
        .map(|field| (field.name.spec.as_str(), &field.ty))
        .collect();
    assert_eq!(
        fields,
        [
            ("id", &TypeRef::String),
            ("state", &TypeRef::String),
            ("name", &TypeRef::String)
        ]
    );
    assert!(matches!(groups.as_slice(), [Group::AtLeastOneOf(members)] if members.value == [0, 1]));
    let answer = &model.resources[0].operations[0].responses[0].fields;
    assert_eq!(answer[1].ty, TypeRef::Named(TypeId(0)));
    assert_eq!(model.resources[0].types, [TypeId(1)]);
}

#[test]
fn conflicts_are_named_where_they_are_settled() {
    let api = format!("{SMALL_API}types: {{ Year: {{ type: int, about: A year., conflict: year }} }}\n");
    let orders = "\
resource: orders
about: Orders.
operations:
  create:
    about: Creates an order.
    docs: https://example.com/orders
    request: POST /orders
    json: { fields: { year: { type: Year, conflict: [age] } } }
    responds: { 200: { body: empty } }
";
    let evidence = "\
sources: { docs: { about: The documentation., read: 2026-07-07 } }
conflicts:
  year: { about: Its name., says: { docs: Nothing. }, decision: It is year., open: true }
  age: { about: Its age., says: { docs: Nothing. }, decision: It is left out. }
";
    let model = compiled(&[("api.yaml", &api), ("orders.yaml", orders), ("why.yaml", evidence)]);
    let field = &model.resources[0].operations[0].request.fields[0];
    let named: Vec<_> = field
        .evidence
        .conflicts
        .iter()
        .map(|conflict| conflict.value.as_str())
        .collect();
    assert_eq!(named, ["age", "year"]);
    assert_eq!(model.api.sources[0].read.as_deref(), Some("2026-07-07"));
    assert_eq!(
        model
            .api
            .conflicts
            .iter()
            .map(|conflict| conflict.open)
            .collect::<Vec<_>>(),
        [true, false]
    );
}
