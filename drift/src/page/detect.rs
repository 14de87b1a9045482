//! What a page is kept in, by what it holds. The file's name only helps where its text leaves it open.

use super::PageFormat;

/// The form of a text.
pub(super) fn detect(name: &str, text: &str) -> PageFormat {
    if looks_like_mime(text) {
        PageFormat::Mime
    } else if looks_like_html(text) {
        PageFormat::Html
    } else if looks_like_markdown(name, text) {
        PageFormat::Markdown
    } else {
        PageFormat::Text
    }
}

/// Headers of a mail at the start, whether they still stand on lines of their own or not.
pub(super) fn looks_like_mime(text: &str) -> bool {
    let start = text.trim_start();
    let head = start.get(..crate::text::boundary(start, 3000)).unwrap_or_default();
    let lower = head.to_ascii_lowercase();
    let first = lower.split(':').next().unwrap_or_default();
    let is_header =
        !first.is_empty() && first.len() < 40 && first.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    is_header && lower.contains("mime-version:") && lower.contains("content-type:")
}

/// Whether the text is HTML: it says so at its start, or begins with an element that only HTML has.
pub(super) fn looks_like_html(text: &str) -> bool {
    let mut start = text.trim_start();
    while let Some(rest) = start.strip_prefix("<!--") {
        start = rest.split_once("-->").map_or("", |(_, rest)| rest).trim_start();
    }
    let head = start
        .get(..crate::text::boundary(start, 2000))
        .unwrap_or_default()
        .to_ascii_lowercase();
    if head.starts_with("<!doctype html") || head.starts_with("<html") {
        return true;
    }
    if head.starts_with("<?xml") {
        return head.contains("<html");
    }
    if head.contains("<html") && head.contains("<head") || head.starts_with('<') && head.contains("<body") {
        return true;
    }
    first_element(&head).is_some_and(|name| ELEMENTS.contains(&name)) && closes_most(text)
}

/// Whether elements of HTML are all over the text, as in a fragment that a MIME part holds.
pub(super) fn has_elements(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let ends = [
        "</p>", "</div>", "</td>", "</table>", "</h1>", "</h2>", "</h3>", "</ul>", "</body>", "</html>",
    ];
    ends.iter().filter(|end| lower.contains(**end)).count() >= 2 || lower.contains("</html>")
}

const ELEMENTS: &[&str] = &[
    "p",
    "div",
    "table",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "dl",
    "section",
    "article",
    "main",
    "header",
    "nav",
    "body",
    "head",
    "title",
    "meta",
    "link",
    "script",
    "style",
    "span",
    "a",
    "center",
    "font",
    "br",
    "hr",
    "b",
    "strong",
    "pre",
    "img",
    "blockquote",
    "form",
    "details",
    "tr",
    "td",
    "base",
];

fn first_element(text: &str) -> Option<&str> {
    let rest = text.strip_prefix('<')?;
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric())?;
    rest.get(..end)
}

/// A Markdown page may begin with a picture or a centred title in HTML; most of its lines are no HTML.
fn closes_most(text: &str) -> bool {
    let (mut with, mut all) = (0_u32, 0_u32);
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()).take(400) {
        all = all.saturating_add(1);
        if line.starts_with('<') || line.ends_with('>') {
            with = with.saturating_add(1);
        }
        if line.starts_with("## ") || line.starts_with("```") {
            return false;
        }
    }
    with.saturating_mul(10) >= all.saturating_mul(3)
}

/// Markdown has at least two of its signs, or one and the name of a Markdown file.
fn looks_like_markdown(name: &str, text: &str) -> bool {
    let extension = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let is_named = matches!(extension.as_str(), "md" | "markdown" | "mdx" | "mkd");
    let signs = markdown_signs(text);
    is_named || signs >= 2
}

fn markdown_signs(text: &str) -> usize {
    let (mut fences, mut headings, mut links, mut bold, mut rulers) = (0_u32, 0_u32, false, 0_u32, false);
    let mut before = "";
    for line in text.lines() {
        let line = line.trim_end();
        if line.starts_with("```") || line.starts_with("~~~") {
            fences = fences.saturating_add(1);
        } else if fences % 2 == 0 {
            let hashes = line.bytes().take_while(|byte| *byte == b'#').count();
            if (1..=6).contains(&hashes) && line.as_bytes().get(hashes) == Some(&b' ') && before.is_empty() {
                headings = headings.saturating_add(1);
            }
            links |= line.contains("](http") || line.contains("](/") || line.contains("](#");
            if line.matches("**").count() >= 2 {
                bold = bold.saturating_add(1);
            }
            rulers |= line.starts_with("|--")
                || line.starts_with("| --")
                || line.starts_with("|:-")
                || line.starts_with("| :-");
        }
        before = line;
    }
    let fences = usize::from(fences >= 2) * 2;
    let headings = usize::from(headings >= 1) + usize::from(headings >= 2);
    fences + headings + usize::from(links) + usize::from(bold >= 1) + usize::from(rulers)
}
