//! What stands on a page and is not its content: navigation, bars, footers, banners, comments, what is hidden.

use super::tree::{Data, Id, Tree};

/// Elements that never hold documentation.
const NEVER: &[&str] = &[
    "script", "style", "noscript", "template", "head", "iframe", "object", "embed", "select", "textarea", "dialog",
    "nav", "datalist", "audio", "video", "canvas", "map", "frameset", "noframes", "math",
];

const ROLES: &[&str] = &[
    "navigation",
    "banner",
    "contentinfo",
    "search",
    "menu",
    "menubar",
    "toolbar",
    "dialog",
    "alertdialog",
    "tablist",
    "tooltip",
];

/// Words of a class or an id that name a part around the content.
const AROUND: &[&str] = &[
    "nav",
    "navbar",
    "navigation",
    "navi",
    "menu",
    "menubar",
    "sidebar",
    "sidenav",
    "breadcrumb",
    "breadcrumbs",
    "footer",
    "cookie",
    "cookies",
    "consent",
    "gdpr",
    "comments",
    "disqus",
    "toc",
    "pagination",
    "pager",
    "skip",
    "share",
    "sharing",
    "social",
    "newsletter",
    "masthead",
    "topbar",
    "toolbar",
    "feedback",
    "advertisement",
    "tooltip",
    "copy",
    "clipboard",
    "rating",
    "helpful",
];

/// Pairs of neighbouring words with the same meaning.
const AROUND_PAIRS: &[(&str, &str)] = &[
    ("side", "bar"),
    ("table", "contents"),
    ("on", "page"),
    ("site", "header"),
    ("page", "header"),
    ("top", "bar"),
    ("comment", "section"),
    ("comment", "list"),
    ("comment", "form"),
    ("edit", "link"),
    ("edit", "page"),
    ("see", "also"),
    ("page", "metadata"),
    ("sr", "only"),
];

/// What an aside is called when it belongs to the text.
const NOTES: &[&str] = &[
    "notice",
    "note",
    "warning",
    "warn",
    "info",
    "tip",
    "important",
    "caution",
    "danger",
    "success",
    "admonition",
    "callout",
    "alert",
    "hint",
    "attention",
    "deprecated",
];

/// Whether the element is left out. A part that holds a table, a list of definitions or most of the text is never left
/// out because of what its class says.
pub(super) fn is_chrome(tree: &Tree, id: Id) -> bool {
    let name = tree.name(id);
    if name.is_empty() || matches!(name, "html" | "body" | "main") {
        return false;
    }
    if NEVER.contains(&name) || ROLES.contains(&tree.role(id)) {
        return true;
    }
    if is_hidden(tree, id) || (name == "button" && is_only_button(tree, id)) {
        return true;
    }
    match name {
        "footer" => !holds_data(tree, id),
        "header" => {
            !is_inside(tree, id, &["main", "article", "section"]) && !holds_data(tree, id) && !has_title(tree, id)
        }
        "aside" => {
            !tree.has_class_word(id, NOTES)
                && (is_mostly_links(tree, id) || !is_inside(tree, id, &["main", "article"]))
                && !holds_data(tree, id)
        }
        "input" | "svg" | "img" | "i" | "code" | "pre" | "table" | "tr" | "td" | "th" | "tbody" | "thead" | "h1"
        | "h2" | "h3" | "h4" | "h5" | "h6" | "dt" | "dd" | "dl" => false,
        _ => is_around_by_name(tree, id) && !holds_data(tree, id),
    }
}

/// A button that says what it does. Generators also make buttons of paths, answers and names of fields, which fold
/// something out.
fn is_only_button(tree: &Tree, id: Id) -> bool {
    let text = tree.short_text(id, 25);
    text.is_some_and(|text| !text.contains(|c: char| c.is_ascii_digit() || c == '/')) && !names_field(tree, id)
}

/// Whether a part of a button is called the name of a property.
fn names_field(tree: &Tree, id: Id) -> bool {
    let parts = tree.walk(id).take(20).map(|(node, _)| node);
    let mut names = parts.filter(|node| tree.has_class_word(*node, &["name"]));
    names.any(|node| tree.has_class_word(node, &["property", "prop", "field", "param", "parameter"]))
}

/// Hidden for everybody. Panels of tabs are hidden only until somebody clicks.
fn is_hidden(tree: &Tree, id: Id) -> bool {
    let style = tree.attribute(id, "style").unwrap_or_default();
    let style: String = style.chars().filter(|c| !c.is_whitespace()).take(2000).collect();
    let style = style.to_ascii_lowercase();
    let hidden = tree.attribute(id, "hidden").is_some()
        || style.contains("display:none")
        || style.contains("visibility:hidden")
        || tree.attribute(id, "aria-hidden") == Some("true")
            && !tree.short_text(id, 8).is_some_and(|text| is_tick(&text));
    hidden && !is_panel(tree, id)
}

fn is_panel(tree: &Tree, id: Id) -> bool {
    tree.role(id) == "tabpanel"
        || tree.has_class_word(
            id,
            &[
                "tab",
                "tabs",
                "tabpanel",
                "panel",
                "collapse",
                "accordion",
                "expand",
                "expander",
            ],
        )
}

fn is_tick(text: &str) -> bool {
    matches!(text, "✓" | "✔" | "✗" | "✘" | "✕" | "×" | "☑" | "✅" | "❌")
}

fn is_around_by_name(tree: &Tree, id: Id) -> bool {
    let mut words = tree.class_words(id);
    words.push(String::new());
    words.extend(crate::text::name_words(tree.attribute(id, "id").unwrap_or_default()));
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    // `toc-content`, `has-sidebar`: a wrapper around the text, not the part itself.
    if words.iter().any(|word| {
        matches!(
            *word,
            "content" | "has" | "with" | "main" | "body" | "wrapper" | "layout" | "container"
        )
    }) && !is_mostly_links(tree, id)
    {
        return false;
    }
    words.iter().any(|word| AROUND.contains(word))
        || words.windows(2).any(|pair| {
            matches!(pair, [first, second] if AROUND_PAIRS.contains(&(first, second)))
                && !matches!(pair, ["sr", "only"])
        })
}

/// Whether a table with rows, definitions or code stand in it.
fn holds_data(tree: &Tree, id: Id) -> bool {
    let (mut rows, mut terms) = (0_u32, 0_u32);
    for (node, _) in tree.walk(id).skip(1) {
        match tree.name(node) {
            "tr" => rows = rows.saturating_add(1),
            "dt" => terms = terms.saturating_add(1),
            "main" | "article" | "pre" => return true,
            _ => {}
        }
    }
    rows > 1 || terms > 1
}

fn has_title(tree: &Tree, id: Id) -> bool {
    tree.below(id, "h1").next().is_some()
}

fn is_inside(tree: &Tree, id: Id, names: &[&str]) -> bool {
    tree.ancestors(id)
        .any(|node| names.contains(&tree.name(node)) || tree.role(node) == "main")
}

/// Whether more than half of the text is links.
fn is_mostly_links(tree: &Tree, id: Id) -> bool {
    let (mut all, mut linked) = (0_usize, 0_usize);
    let mut link_depth: Option<u32> = None;
    for (node, depth) in tree.walk(id) {
        if link_depth.is_some_and(|of_link| depth <= of_link) {
            link_depth = None;
        }
        if tree.name(node) == "a" && link_depth.is_none() {
            link_depth = Some(depth);
        }
        if let Data::Text(text) = tree.data(node) {
            let length = text.split_whitespace().map(str::len).sum::<usize>();
            all = all.saturating_add(length);
            if link_depth.is_some() {
                linked = linked.saturating_add(length);
            }
        }
    }
    all == 0 || linked.saturating_mul(2) > all
}
