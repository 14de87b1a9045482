//! Paths of operations: servers and queries cut off, placeholders in braces.

use std::sync::LazyLock;

use regex::Regex;

use super::words;

/// A path and what hangs on it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Address {
    /// `/invoices/{id}.json`.
    pub(super) path: String,
    /// The names in its query string.
    pub(super) query: Vec<String>,
    /// Whether it named a server.
    pub(super) has_server: bool,
}

/// What an address may be made of; placeholders may hold spaces.
pub(super) const ADDRESS: &str = r#"(?:https?://|/|\{\{?[\w .-]+\}?\}/|\$\{?\w+\}?/)(?:\((?:\w{1,20}: ?)?\w{1,60}\)|\{\{?[^{}\n]{1,60}\}?\}|<[^<>\n]{1,60}>|\[[^\[\]\n]{1,60}\]|[^\s{}<>\[\]"'`|,;])*"#;

static WHOLE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(&format!("^(?:{ADDRESS})$")).ok());

static PLACEHOLDER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"#\{([^{}/]+)\}|\$\{([^{}/]+)\}|\{\{([^{}]+)\}\}|\{([^{}]+)\}|<([^<>]+)>|\[([^\[\]]+)\]|\*([\w-]+)\*")
        .ok()
});

/// `(id)` and `(int: id)`, as generators write placeholders.
static IN_BRACKETS: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"/\((?:\w{1,20}: ?)?([A-Za-z_]\w*)\)").ok());

impl Address {
    /// Reads a text that is an address and nothing else: `https://host/path?query`, `/path`.
    pub(super) fn whole(text: &str) -> Option<Self> {
        let text = text.trim().trim_end_matches(['.', ',', ';', ':']);
        WHOLE.as_ref()?.is_match(text).then(|| Self::read(text)).flatten()
    }

    /// Reads an address; `None` for one that names a server and no path.
    pub(super) fn read(text: &str) -> Option<Self> {
        let text = text.trim().trim_end_matches(['.', ',', ';', ':', '\u{2026}']);
        let (rest, has_server) = without_server(text)?;
        let rest = IN_BRACKETS
            .as_ref()
            .map_or_else(|| rest.into(), |pattern| pattern.replace_all(rest, "/{$1}"));
        let (rest, variables) = without_query_variables(&rest);
        let (path, query) = split_query(&rest);
        let path = braced(path)?;
        let is_path = path.starts_with('/') && path.len() > 1 && !path.starts_with("//") && path.len() <= 300;
        is_path.then(|| Self {
            path,
            query: [query_names(query), variables].concat(),
            has_server,
        })
    }

    /// The names in its braces.
    pub(super) fn parameters(&self) -> Vec<String> {
        parameters(&self.path)
    }
}

/// The names in the braces of a path.
pub(super) fn parameters(path: &str) -> Vec<String> {
    let parts = path.split('{').skip(1);
    let names = parts.filter_map(|part| part.split_once('}').map(|(name, _)| name.to_owned()));
    names.filter(|name| !name.is_empty()).collect()
}

/// Whether a path with values where another has placeholders is that one: `/a/12` and `/a/{id}`.
pub(super) fn is_instance(path: &str, template: &str) -> bool {
    let split = |path: &str| {
        path.trim_end_matches('/')
            .split('/')
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let (path, template) = (split(path), split(template));
    path.len() == template.len() && path.iter().zip(&template).all(|(part, wanted)| part_fits(part, wanted))
}

fn part_fits(part: &str, wanted: &str) -> bool {
    match (wanted.find('{'), wanted.rfind('}')) {
        (Some(open), Some(close)) if open < close => {
            let (before, after) = (&wanted[..open], &wanted[close + 1..]);
            part.len() > before.len() + after.len() && part.starts_with(before) && part.ends_with(after)
        }
        _ => part == wanted,
    }
}

/// What follows the server, and whether there was one. A placeholder for the server counts as one.
fn without_server(text: &str) -> Option<(&str, bool)> {
    if let Some((_, rest)) = text.split_once("://") {
        let start = rest.find('/')?;
        return Some((&rest[start..], true));
    }
    let is_variable = text.starts_with('$') || text.starts_with('{') || text.starts_with('<') || text.starts_with('[');
    let server = text.split('/').next().unwrap_or_default().to_ascii_lowercase();
    let names_server = ["url", "host", "server", "base", "domain", "endpoint", "api"];
    match is_variable && names_server.iter().any(|word| server.contains(word)) {
        true => Some((&text[server.len()..], true)),
        false => Some((text, false)),
    }
}

/// A path without `{?page,size}`, and the names in it.
fn without_query_variables(text: &str) -> (String, Vec<String>) {
    let start = text.find("{?").or_else(|| text.find("{&"));
    let found = start.and_then(|start| Some((start, start + text.get(start..)?.find('}')?)));
    let Some((start, end)) = found else {
        return (text.to_owned(), Vec::new());
    };
    let names = text
        .get(start + 2..end)
        .unwrap_or_default()
        .split(',')
        .map(|name| name.trim_end_matches('*').trim());
    let names = names.filter(|name| words::is_name(name)).map(str::to_owned).collect();
    (
        format!("{}{}", &text[..start], text.get(end + 1..).unwrap_or_default()),
        names,
    )
}

/// Path and query; a `#` that opens a placeholder is part of the path.
fn split_query(text: &str) -> (&str, &str) {
    let mut end = text.len();
    for (index, character) in text.char_indices() {
        let is_fragment = character == '#' && !text[index..].starts_with("#{");
        if character == '?' || is_fragment {
            end = index;
            break;
        }
    }
    let (path, rest) = text.split_at(end);
    let path = path
        .strip_suffix('[')
        .or_else(|| path.strip_suffix('{'))
        .unwrap_or(path);
    let query = rest.strip_prefix('?').unwrap_or_default();
    (path, query.split('#').next().unwrap_or_default())
}

fn query_names(query: &str) -> Vec<String> {
    let mut names = Vec::new();
    for pair in query.split(['&', ';', '?']) {
        let pair = pair.replace("&amp", "");
        let name = pair
            .split('=')
            .next()
            .unwrap_or_default()
            .trim_matches(['[', ']', '{', '}', '(', ')', ' ', '<', '>']);
        if words::is_name(name) && !names.iter().any(|other| other == name) {
            names.push(name.to_owned());
        }
    }
    names
}

/// Every way of writing a placeholder becomes braces. `None` for one without a name.
fn braced(path: &str) -> Option<String> {
    let path = PLACEHOLDER.as_ref()?.replace_all(path, |found: &regex::Captures<'_>| {
        let name = found
            .iter()
            .skip(1)
            .flatten()
            .next()
            .map_or("", |name| name.as_str().trim());
        match name.starts_with('.') {
            true => String::new(),
            false => format!("{{{}}}", placeholder_name(name)),
        }
    });
    let parts = path.split('/').map(|part| match part.strip_prefix([':', '$']) {
        Some(rest) if rest.starts_with(|first: char| first.is_alphabetic() || first == '_') => {
            let end = rest.find(|character: char| !character.is_alphanumeric() && character != '_' && character != '-');
            let (name, after) = rest.split_at(end.unwrap_or(rest.len()));
            format!("{{{name}}}{after}")
        }
        _ => part.to_owned(),
    });
    let path = parts.collect::<Vec<_>>().join("/");
    let path = path.trim_end_matches(['(', ')']).to_owned();
    (!path.contains("{}") && !path.contains(char::is_control)).then_some(path)
}

/// `{id:int}` and `{:id}` are `id`.
fn placeholder_name(name: &str) -> &str {
    let name = name.trim_start_matches([':', '$', '+']).trim_end_matches(['?', '*']);
    name.split(':').next().unwrap_or(name).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_servers_and_queries() {
        let cases = [
            ("/a/:id", "/a/{id}", ""),
            ("/a/:id.json", "/a/{id}.json", ""),
            ("/a/<order id>/b", "/a/{order id}/b", ""),
            ("/a/[id]/b", "/a/{id}/b", ""),
            ("/a/#{id}", "/a/{id}", ""),
            ("/a/*id*", "/a/{id}", ""),
            ("/a/{{id}}", "/a/{id}", ""),
            ("/a/${id}/c", "/a/{id}/c", ""),
            ("https://x.example/a?key={key}&n=1", "/a", "key n"),
            (
                "https://{account}.x.example:8080/a/{id}.json?api_key=",
                "/a/{id}.json",
                "api_key",
            ),
            ("/a/{id}[?page=1]", "/a/{id}", "page"),
            ("{{base_url}}/a", "/a", ""),
            ("/a/b#top", "/a/b", ""),
            ("/a{?page,size}", "/a", "page size"),
            ("/v1/a:batch", "/v1/a:batch", ""),
            ("/a.", "/a", ""),
        ];
        for (text, path, query) in cases {
            let address = Address::whole(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(
                (address.path.as_str(), address.query.join(" ").as_str()),
                (path, query),
                "{text}"
            );
        }
        for text in ["https://x.example", "/", "a/b", "//x", "/a b", "https://x.example/"] {
            assert_eq!(Address::whole(text), None, "{text}");
        }
    }

    #[test]
    fn instances() {
        assert!(is_instance("/a/12.json", "/a/{id}.json"));
        assert!(!is_instance("/a/12", "/a/{id}/b"));
        assert!(!is_instance("/b/12", "/a/{id}"));
    }
}
