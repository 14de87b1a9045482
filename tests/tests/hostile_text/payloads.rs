//! The texts that are tried: what turned text into code, paths or commands elsewhere.

/// A word that no name in generated code is, since names are spelled `p_wned` and `PWned`: where it is an identifier, text
/// has become code.
pub(crate) const CANARY: &str = "pWNed";

pub(crate) const PAYLOADS: &[&str] = &[
    "plain words of text",
    "a \"quoted\" word and a \\ backslash",
    // Out of a literal: the Rust, C, template and Python ways.
    "\"); std::process::exit(1); pWNed(\"",
    "'); pWNed(); ('",
    "`; pWNed(); `${pWNed()}",
    "\"\"\"); fun pWNed() {} (\"\"\"",
    "\\\"); pWNed(\\\"",
    "\\u0022); pWNed(\\u0022",
    "\"# ; fn pWNed() {} //",
    "r#\"raw\"# and b'x' and 'static",
    // Out of a comment or a doc comment.
    "*/ fn pWNed() {} /*",
    "\\u002a\\u002f fn pWNed() {} \\u002f\\u002a",
    "-} pWNed {- ''' pWNed '''",
    "line one\nfn pWNed() {}\r\npWNed!();\rpWNed!();",
    "line\u{2028}fn pWNed() {}\u{2029}pWNed!();\u{85}pWNed!();",
    "``` fn main() { pWNed() } ```",
    "```\nfn main() { pWNed() }\n```",
    "    pWNed(); // indented like code",
    "<script>pWNed()</script>",
    "[link](javascript:pWNed()) and [`Vec`]",
    // Attributes, macros, whole items.
    "#![allow(warnings)] #[derive(Debug)] include!(\"/etc/passwd\") pWNed",
    "OWNED(1); static { pWNed(); } //",
    "{} {0} {name:?} %s ${HOME} $(pWNed) {{pWNed}} #{pWNed} <%= pWNed %>",
    "pWNed = true, } }; pub fn pWNed() {} struct A {",
    // Paths, plain and encoded.
    "../../etc/pWNed",
    "%2e%2e%2f%2e%2e%2fpWNed",
    "/etc/pWNed",
    "C:\\windows\\pWNed",
    "file:///etc/pWNed",
    "https://127.0.0.1:9/pWNed.yaml#/a",
    "con.pWNed\u{0}.rs",
    // Manifests, shells, other languages of files.
    "1.0\"\n[dependencies]\npWNed = { path = \"../pWNed\" }\n[a.\"",
    "x; $(touch pWNed) | pWNed && `pWNed`",
    "!include pWNed.yaml",
    "{ a: *pWNed, <<: &pWNed !!python/object pWNed }",
    "\u{202e}pWNed\u{202c} and \u{200b}nothing \u{1b}[31m",
    // What Markdown acts on.
    "| a | table | row |",
    "1. a list\n2. of two",
];

/// The payloads that a place gets: all of them in all places are too many for an ordinary run, so that each place has a
/// share, others than the place before. `SPECWRIGHT_HOSTILE=all` tries all.
pub(crate) fn payloads(place: usize, one_of: usize) -> impl Iterator<Item = &'static str> {
    let all = std::env::var_os("SPECWRIGHT_HOSTILE").is_some_and(|wanted| wanted == "all");
    let tried = PAYLOADS.iter().enumerate();
    let tried = tried.filter(move |(at, _)| all || (at + place).is_multiple_of(one_of));
    tried.map(|(_, payload)| *payload)
}
