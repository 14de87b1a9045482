//! How code looks: what only code begins with, and what a line of it has that prose has not.

use super::pipes;

/// A first line that only code has.
pub(super) fn begins_code(text: &str, next: &str) -> bool {
    let starts = [
        "<?xml",
        "<!DOCTYPE",
        "<!ELEMENT",
        "<!ATTLIST",
        "<!--",
        "<?php",
        "curl -",
        "curl http",
        "curl '",
        "curl \"",
        "#!/",
        "import java",
        "using System",
        "package main",
        "require '",
        "require(",
        "#include",
        "$ curl",
        "HTTP/1.",
        "HTTP/2",
        "var http",
        "const http",
        "$curl",
        "wget http",
    ];
    if starts.iter().any(|start| text.starts_with(start)) {
        return true;
    }
    if is_element(text) {
        return true;
    }
    let is_json = matches!(text, "{" | "[" | "[{" | "{}" | "[]")
        || text.starts_with("{\"")
        || text.starts_with("[{")
        || text.starts_with("{ \"");
    if is_json && !text.contains('|') {
        return true;
    }
    let is_request = is_http(text);
    let both = is_code(text) && is_code(next) && !next.is_empty() && strong(text);
    is_request || both
}

/// The first line of a request or an answer.
pub(super) fn is_http(text: &str) -> bool {
    text.starts_with("HTTP/") || is_request_with_version(text)
}

fn is_request_with_version(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    matches!(words.as_slice(), ["GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "HEAD", _, version] if version.starts_with("HTTP/"))
}

/// `<name …>` with an end on the same line or nothing behind it.
fn is_element(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('<') else {
        return false;
    };
    let name = rest
        .find(|c: char| !(c.is_ascii_alphanumeric() || "_:-.".contains(c)))
        .and_then(|end| rest.get(..end));
    name.is_some_and(|name| name.starts_with(|c: char| c.is_ascii_alphabetic())) && text.ends_with('>')
}

fn strong(text: &str) -> bool {
    text.ends_with([';', '{']) || text.contains(" = ") || text.contains("=>") || text.contains("();")
}

/// Whether a line could stand in code.
pub(super) fn is_code(text: &str) -> bool {
    if text.is_empty() || pipes::is_ruler(text) {
        return false;
    }
    let ends = text.ends_with(['{', '}', ';', '[', ']', '(', ')', '\\', '>', '"', '\''])
        || text.ends_with("},")
        || text.ends_with("],")
        || text.ends_with("',")
        || text.ends_with("\",");
    let starts = text.starts_with(['{', '}', '[', ']', '(', ')', '<', '$', '"', '\'', '@', '#'])
        || text.starts_with("--")
        || text.starts_with("//")
        || text.starts_with("/*")
        || text.starts_with('-');
    let keywords = [
        "curl ",
        "require ",
        "import ",
        "from ",
        "var ",
        "let ",
        "const ",
        "def ",
        "func ",
        "function ",
        "class ",
        "return ",
        "if ",
        "else",
        "for ",
        "while ",
        "echo ",
        "print",
        "puts ",
        "end",
        "package ",
        "using ",
        "public ",
        "private ",
        "new ",
        "try",
        "catch",
        "throw ",
        "use ",
    ];
    let has_keyword = keywords.iter().any(|keyword| text.starts_with(keyword));
    let assigns = text.contains(" = ")
        || text.contains(":=")
        || text.contains("=>")
        || text.contains("\": ")
        || text.contains("\":");
    let calls = text.contains("()") || text.contains(").") || has_call(text);
    let is_sentence =
        text.ends_with('.') || text.ends_with(':') && !text.ends_with("):") && text.split_whitespace().count() > 1;
    !is_sentence && (ends || starts || assigns || calls || has_keyword || is_dotted(text)) || text.ends_with("):")
}

/// `name(`, without a space between: prose has one.
fn has_call(text: &str) -> bool {
    let open = text.find('(');
    open.is_some_and(|at| {
        at > 0
            && text
                .as_bytes()
                .get(at.saturating_sub(1))
                .is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
    }) && !text.ends_with('.')
}

/// `name.part` in few words in small letters: a statement.
fn is_dotted(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_dotted = |word: &&str| word.split('.').filter(|part| !part.is_empty()).count() > 1 && !word.ends_with('.');
    words.len() <= 3 && words.iter().any(is_dotted) && text.starts_with(|c: char| c.is_lowercase())
}
