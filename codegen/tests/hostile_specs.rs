//! Any bytes as a spec give diagnostics or a model: never a panic, and never a hang.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use specwright_codegen::emit::{Layout, emit_client};
use specwright_codegen::{compile, render};

/// A spec without findings that has most of the language's keys.
const API: &str = include_str!("hostile_specs/api.yaml");
const ACCOUNT: &str = include_str!("hostile_specs/account.yaml");
const EVIDENCE: &str = include_str!("hostile_specs/evidence.yaml");

/// The beginning of an `api.yaml`; what is tried comes behind it.
const SMALL_API: &str = "\
specwright: 1
api: shop
about: Sells things.
docs: https://example.com
servers: { live: { about: The service., url: 'https://example.com' } }
";

/// Far above what any of these takes, far below what a hang would.
const PATIENCE: Duration = Duration::from_secs(60);

/// Compiles and renders; the text, which is empty for a spec without findings.
fn run(files: &[(&str, &[u8])]) -> String {
    let started = Instant::now();
    let outcome = compile(files.iter().map(|(path, bytes)| ((*path).to_owned(), bytes.to_vec())));
    assert_eq!(outcome.model.is_none(), outcome.diagnostics.has_errors());
    if let Some(model) = &outcome.model {
        let files = emit_client(model, Layout::Standalone);
        assert!(files.keys().all(|path| {
            path.bytes()
                .all(|byte| byte.is_ascii_lowercase() || b"_0123456789.".contains(&byte))
        }));
    }
    let text = render::text(&outcome.diagnostics, &outcome.sources, false);
    #[cfg(feature = "json")]
    assert!(render::json(&outcome.diagnostics, &outcome.sources)["diagnostics"].is_array());
    assert!(started.elapsed() < PATIENCE, "took {:?}", started.elapsed());
    assert!(
        text.chars()
            .all(|character| character == '\n' || !character.is_control()),
        "{text:?}"
    );
    text
}

/// The same with the evidence that the two point to.
fn run_whole(api: &str, account: &str) -> String {
    let files = [
        ("api.yaml", api),
        ("account.yaml", account),
        ("evidence.yaml", EVIDENCE),
    ];
    run(&files.map(|(path, text)| (path, text.as_bytes())))
}

#[test]
fn what_is_spoilt_below_is_sound() {
    assert_eq!(run_whole(API, ACCOUNT), "");
}

fn refused(text: &str, id: &str) {
    let shown = run(&[("api.yaml", text.as_bytes())]);
    assert!(
        shown.contains(&format!("error[{id}]")),
        "{id} is not in:\n{}",
        &shown[..shown.len().min(2000)]
    );
}

#[test]
fn bytes_that_are_no_text() {
    let binary: Vec<u8> = (0..=255).cycle().take(100_000).collect();
    assert!(run(&[("api.yaml", &binary)]).contains("error[not-utf8]"));
    assert!(run(&[("api.yaml", &vec![b'a'; 10 * 1024 * 1024])]).contains("error[file-too-large]"));
    assert!(run(&[("api.yaml", &[0; 1000])]).contains("error[control-character]"));
    assert!(run(&[("api.yaml", "\u{feff}specwright: 1\n".as_bytes())]).contains("error[missing-key]"));
}

#[test]
fn nesting() {
    refused(&"- ".repeat(100_000), "too-deep");
    refused(&"[".repeat(100_000), "too-deep");
    refused(&"{a: ".repeat(100_000), "too-deep");
    refused(&"? ".repeat(100_000), "too-deep");
    refused(&format!("a: {}", "- ".repeat(1000)), "invalid-yaml");
    let indented: String = (0..2000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    refused(&indented, "too-deep");
    refused(&"!a ".repeat(100_000), "invalid-yaml");
    refused(&"&a ".repeat(100_000), "invalid-yaml");
}

#[test]
fn alias_bomb() {
    let mut text = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for level in 1..40 {
        let below = format!("*a{}, ", level - 1).repeat(9);
        text.push_str(&format!("a{level}: &a{level} [{}]\n", below.trim_end_matches(", ")));
    }
    refused(&text, "yaml-feature");
}

#[test]
fn very_many_of_everything() {
    let keys: String = (0..20_000).map(|index| format!("k{index}: 1\n")).collect();
    refused(&keys, "unknown-key");
    let twice = "a: 1\n".repeat(20_000);
    refused(&twice, "duplicate-key");
    refused(&format!("{}: 1\n", "k".repeat(1_000_000)), "invalid-yaml");
    refused(&format!("? {}\n: 1\n", "k".repeat(1_000_000)), "unknown-key");
    refused(&format!("api: '{}'\n", "é".repeat(1_000_000)), "missing-key");
}

#[test]
fn chains_as_long_as_the_file() {
    let aliases: String = (0..10_000)
        .map(|index| format!("  A{index}: {{ type: A{} }}\n", index + 1))
        .collect();
    let api = format!("{SMALL_API}types:\n{aliases}");
    assert!(run(&[("api.yaml", api.as_bytes())]).contains("error[unknown-type]"));
    let objects: String = (0..10_000)
        .map(|index| format!("  T{index}: {{ fields: {{ a: T{} }} }}\n", (index + 1) % 10_000))
        .collect();
    let api = format!("{SMALL_API}types:\n{objects}");
    assert!(!run(&[("api.yaml", api.as_bytes())]).is_empty());
    let unknown: String = (0..10_000)
        .map(|index| format!("  U{index}: {{ fields: {{ a: Ux{index} }} }}\n"))
        .collect();
    let api = format!("{SMALL_API}types:\n{unknown}");
    assert!(run(&[("api.yaml", api.as_bytes())]).contains("error[unknown-type]"));
}

/// A few lines that say many fields, or many roots.
#[test]
fn what_multiplies() {
    let mut chain = "  T0: { fields: { a0: int } }\n".to_owned();
    for index in 1..5_000 {
        let below = index - 1;
        chain.push_str(&format!(
            "  T{index}: {{ extends: T{below}, fields: {{ a{index}: int }} }}\n"
        ));
    }
    refused(&format!("{SMALL_API}types:\n{chain}"), "bad-value");
    let fields: String = (0..1_000).map(|index| format!("a{index}: int, ")).collect();
    let wide: String = (0..1_000)
        .map(|index| format!("  W{index}: {{ extends: Wide }}\n"))
        .collect();
    refused(
        &format!("{SMALL_API}types:\n  Wide: {{ fields: {{ {fields} }} }}\n{wide}"),
        "bad-value",
    );
    let circle: String = (0..10_000)
        .map(|index| format!("  C{index}: {{ extends: C{} }}\n", (index + 1) % 10_000))
        .collect();
    refused(&format!("{SMALL_API}types:\n{circle}"), "type-cycle");
    let roots = ACCOUNT.replace("root: account | user", &format!("root: 'a|b{}'", "/a|b".repeat(10_000)));
    assert_ne!(roots, ACCOUNT);
    assert!(run_whole(API, &roots).contains("error[bad-value]"));
}

/// Names that would be code, paths or terminal commands if they were pasted.
#[test]
fn names_are_never_code() {
    let names = [
        "a\\\"b",
        "a\\nb",
        "*/",
        "r#type",
        "../../etc/passwd",
        "..",
        "C:\\\\x",
        "a/b",
        "",
        " ",
        "fn main() {}",
        "日本",
        "\\u202e",
        "\\e[31m",
        "${HOME}",
        "$(id)",
        "#![a]",
        "\\0",
    ];
    for name in names {
        for (wanted, replacement) in [
            ("api: shop", format!("api: \"{name}\"")),
            ("  live:", format!("  \"{name}\":")),
            ("  username: {", format!("  \"{name}\": {{")),
        ] {
            let api = API.replacen(wanted, &replacement, 1);
            assert_ne!(api, API, "{wanted}");
            let shown = run_whole(&api, ACCOUNT);
            assert!(shown.contains("error["), "{name}: {wanted}");
        }
        for (wanted, replacement) in [
            ("resource: account", format!("resource: \"{name}\"")),
            ("  update:", format!("  \"{name}\":")),
            ("  Account:", format!("  \"{name}\":")),
            ("        company_name:", format!("        \"{name}\":")),
            ("error: InvalidEmail", format!("error: \"{name}\"")),
        ] {
            let account = ACCOUNT.replacen(wanted, &replacement, 1);
            assert_ne!(account, ACCOUNT, "{wanted}");
            let shown = run_whole(API, &account);
            assert!(shown.contains("error["), "{name}: {wanted}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        run(&[("api.yaml", &bytes), ("b.yaml", &bytes)]);
    }

    #[test]
    fn any_text_in_yaml_letters(text in "[-a-c:{}\\[\\],&*!?|>'\"#% \n\t]{0,120}") {
        run(&[("api.yaml", text.as_bytes())]);
    }

    /// A real spec with a stretch replaced.
    #[test]
    fn mutated_spec(
        in_api in any::<bool>(),
        at in any::<prop::sample::Index>(),
        length in 0usize..40,
        insert in "[-a-z0-9:{}\\[\\],&*!?|>'\"#%.é\u{202e} \n]{0,20}",
    ) {
        let mutate = |text: &str| {
            let start = at.index(text.len());
            let mut bytes = text.as_bytes().to_vec();
            bytes.splice(start..(start + length).min(text.len()), insert.bytes());
            bytes
        };
        let (api, account) = match in_api {
            true => (mutate(API), ACCOUNT.as_bytes().to_vec()),
            false => (API.as_bytes().to_vec(), mutate(ACCOUNT)),
        };
        run(&[("api.yaml", &api), ("account.yaml", &account), ("evidence.yaml", EVIDENCE.as_bytes())]);
    }

    /// A real spec with two lines exchanged, so that keys stand where they do not belong.
    #[test]
    fn shuffled_spec(first in any::<prop::sample::Index>(), second in any::<prop::sample::Index>()) {
        let mut lines: Vec<_> = ACCOUNT.lines().collect();
        let (first, second) = (first.index(lines.len()), second.index(lines.len()));
        lines.swap(first, second);
        run_whole(API, &lines.join("\n"));
    }
}
