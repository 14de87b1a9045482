//! Nothing of a secret is in a document, wherever the spec shows it.
#![allow(clippy::panic, reason = "a spec that does not compile fails the test")]

use specwright_codegen::compile;
use specwright_openapi::export::export;

const API: &str = "
specwright: 1
api: bakery
about: Orders bread.
docs: https://docs.bakery.example/
servers:
  live: { about: The service itself., url: https://api.bakery.example }
credentials:
  key: { about: Lets you in., sample: hush-credential }
  user: { about: Who you are., secret: false, sample: shown-user }
auth:
  header: { about: In headers., scheme: headers, fields: { X-Key: key, X-User: user } }
";

const ORDERS: &str = "
resource: orders
about: Orders.
types:
  Door:
    about: A door of the shop.
    fields:
      name: { about: Which one., sample: shown-door }
      pin: { about: Opens it., secret: true, sample: hush-pin }
operations:
  create:
    about: Creates an order.
    docs: https://docs.bakery.example/orders
    request: POST /orders
    json:
      fields:
        door: { about: The door., type: Door }
        doors: { about: Doors., type: list, of: Door, optional: true, sample: [{ name: shown-inner, pin: hush-inner }] }
        word: { about: Said at the door., secret: true, optional: true, sample: hush-word }
        codes: { about: Codes., type: list, of: string, secret: true, optional: true, sample: [hush-list] }
    samples:
      page: { about: From the page., request: { word: hush-sample, door: { name: shown-sample, pin: hush-deep } } }
    responds:
      200: { json: { fields: { door: { about: The door., type: Door } } } }
";

#[test]
fn no_sample_of_a_secret_is_written() {
    let files = [("api.yaml", API), ("orders.yaml", ORDERS)];
    let outcome = compile(files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())));
    let shown = specwright_codegen::render::text(&outcome.diagnostics, &outcome.sources, false);
    let model = outcome.model.unwrap_or_else(|| panic!("{shown}"));
    let exported = export(&model);
    for text in [
        exported.document.to_json(),
        exported.document.to_yaml(),
        format!("{:?}", exported.losses),
    ] {
        assert!(!text.contains("hush"), "{text}");
    }
    let text = exported.document.to_json();
    for shown in ["shown-user", "shown-door", "shown-inner", "shown-sample"] {
        assert!(text.contains(shown), "{shown} is not in {text}");
    }
}
