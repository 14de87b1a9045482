//! The compiler that some cases are written for: its words and its descriptions change with it.

use std::process::Command;

/// The compiler whose messages and descriptions are kept here.
pub(crate) const KNOWN: &str = "rustc 1.95.";

/// Whether this is that compiler; if not, says that `what` is left out.
#[allow(clippy::print_stderr, reason = "a test that is left out says so")]
pub(crate) fn is_known(what: &str) -> bool {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let told = Command::new(rustc)
        .arg("--version")
        .output()
        .expect("the compiler says its version");
    let version = String::from_utf8_lossy(&told.stdout).trim().to_owned();
    let is_known = version.starts_with(KNOWN);
    if !is_known {
        eprintln!("left out: {what} as {KNOWN}x writes them, this is {version}");
    }
    is_known
}
