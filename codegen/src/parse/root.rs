//! The keys around a JSON value, which may be one of several: `invoice | receipt`.

use super::rules::BAD_VALUE;
use super::view::View;
use super::wire::parse_names;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::wording::shown;

/// Each segment of a path may have alternatives, so their number multiplies.
const MOST_ROOTS: usize = 64;

/// The root that is written, the outermost key first, and the others under which the same may stand.
pub(super) fn parse_roots(view: View<'_>, diagnostics: &mut Diagnostics) -> (Vec<String>, Vec<Vec<String>>) {
    let segments = parse_names(view, "root", diagnostics);
    let Some(text) = view.text("root") else {
        return (Vec::new(), Vec::new());
    };
    let mut refuse = |headline: String, help: &str| {
        diagnostics.push(Diagnostic::error(&BAD_VALUE, text.span, headline).help(help));
    };
    let mut roots = vec![Vec::new()];
    for segment in &segments {
        let names: Vec<&str> = match segment.contains('|') {
            true => segment.split('|').map(str::trim).collect(),
            false => vec![segment],
        };
        if names.len() > 1 && names.iter().any(|name| name.is_empty()) {
            refuse(
                "`root`: a name beside a `|` is empty".to_owned(),
                "write the alternatives between the `|`: `invoice | receipt`",
            );
        }
        if let Some(twice) = (1..names.len()).find(|&at| names[..at].contains(&names[at])) {
            refuse(
                format!("`root` names {} twice", shown(names[twice])),
                "write each alternative once",
            );
        }
        if roots.len() * names.len() > MOST_ROOTS {
            refuse(
                format!("`root` has more than {MOST_ROOTS} alternatives"),
                "write those that the service is known to use",
            );
            break;
        }
        roots = with_each(&roots, &names);
    }
    let mut roots = roots.into_iter();
    (roots.next().unwrap_or_default(), roots.collect())
}

/// Every root with every name behind it; the first stays the first.
fn with_each(roots: &[Vec<String>], names: &[&str]) -> Vec<Vec<String>> {
    let extended = |root: &Vec<String>, name: &str| {
        let mut root = root.clone();
        root.push(name.to_owned());
        root
    };
    let of_root = |root| names.iter().map(move |name| extended(root, name));
    roots.iter().flat_map(of_root).collect()
}
