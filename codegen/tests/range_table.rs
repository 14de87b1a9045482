//! `range` held to the table that the runtime's derived validation is held to as well: a line is a decimal field with that
//! range and that sample, and a sample outside of it is refused.
#![allow(clippy::unwrap_used, reason = "a file that cannot be read fails the test")]

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use specwright_codegen::compile;

const API: &str = "\
specwright: 1
api: shop
about: Sells things.
docs: https://example.com
servers:
  live: { about: The service., url: 'https://example.com' }
";

const RESOURCE: &str = "\
resource: orders
about: Orders.
operations:
  create:
    about: Creates an order.
    docs: https://example.com/orders
    request: POST /orders
    responds: { 200: { body: empty } }
    json:
      fields:
";

#[test]
fn ranges_judge_as_the_table_says() {
    let table =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/constraints/range.txt")).unwrap();
    let mut resource = RESOURCE.to_owned();
    let mut expected = BTreeSet::new();
    for (index, line) in table.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
        let (range, rest) = line.split_once('\t').unwrap();
        let (verdict, number) = rest.split_once('\t').unwrap();
        let name = format!("line_{}", index + 1);
        writeln!(
            resource,
            "        {name}: {{ type: decimal, range: {range}, sample: {number} }}"
        )
        .unwrap();
        match verdict {
            "accept" => {}
            "refuse" => drop(expected.insert(name)),
            _ => panic!("{name}: accept or refuse"),
        }
    }
    let files = [("api.yaml", API.to_owned()), ("orders.yaml", resource)];
    let outcome = compile(files.map(|(path, text)| (path.to_owned(), text.into_bytes())));
    let refused = outcome.diagnostics.iter().map(|found| {
        assert_eq!(found.rule.id, "sample-breaks-rule", "{}", found.headline);
        let named = found.headline.split('`').find(|part| part.starts_with("line_"));
        named.unwrap_or(&found.headline).to_owned()
    });
    assert_eq!(refused.collect::<BTreeSet<_>>(), expected);
    assert!(expected.len() > 15, "only {} lines refuse", expected.len());
}
