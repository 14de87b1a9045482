//! What a site asks of programs that read it: `robots.txt` as RFC 9309 describes it.

/// How much of a file is looked at; RFC 9309 asks for at least this much.
pub(super) const LARGEST: usize = 500 * 1024;

/// The rules of a site for one program.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Robots {
    rules: Vec<Rule>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Rule {
    allows: bool,
    pattern: String,
}

/// The lines of one group, as they are read.
#[derive(Default)]
struct Group {
    is_ours: bool,
    is_everyones: bool,
    has_rules: bool,
}

impl Robots {
    /// A site without rules.
    pub(super) fn allow_all() -> Self {
        Self::default()
    }

    /// The rules for the program of that name; if no group names it, those for everyone.
    pub(super) fn parse(bytes: &[u8], name: &str) -> Self {
        let text = String::from_utf8_lossy(&bytes[..bytes.len().min(LARGEST)]);
        let (mut ours, mut everyones, mut is_named) = (Vec::new(), Vec::new(), false);
        let mut group = Group::default();
        for line in text.trim_start_matches('\u{feff}').split(['\n', '\r']) {
            let line = line.split('#').next().unwrap_or_default();
            let Some((key, value)) = line.split_once(':') else {
                continue;
            };
            let value = value.trim();
            match key.trim().to_ascii_lowercase().as_str() {
                "user-agent" => {
                    if group.has_rules {
                        group = Group::default();
                    }
                    group.is_everyones |= value.starts_with('*');
                    group.is_ours |= product(value).eq_ignore_ascii_case(name);
                    is_named |= group.is_ours;
                }
                key @ ("allow" | "disallow") => {
                    group.has_rules = true;
                    let (allows, pattern) = (key == "allow", normal(value));
                    if pattern.is_empty() {
                        continue;
                    }
                    let rule = Rule { allows, pattern };
                    if group.is_ours {
                        ours.push(rule);
                    } else if group.is_everyones {
                        everyones.push(rule);
                    }
                }
                _ => {}
            }
        }
        let rules = if is_named { ours } else { everyones };
        Self { rules }
    }

    /// Whether that address, path and query, may be read: the longest rule counts, and of two equally long ones the one
    /// that allows.
    pub(super) fn allows(&self, target: &str) -> bool {
        let target = normal(target);
        let matching = self.rules.iter().filter(|rule| matches(&rule.pattern, &target));
        let best = matching.max_by_key(|rule| (rule.pattern.len(), rule.allows));
        target == "/robots.txt" || best.is_none_or(|rule| rule.allows)
    }
}

/// The product at the beginning of a name: letters, `_` and `-`.
fn product(value: &str) -> &str {
    let end = value.find(|c: char| !c.is_ascii_alphabetic() && !matches!(c, '_' | '-'));
    &value[..end.unwrap_or(value.len())]
}

/// `*` stands for anything, `$` at the end for the end; otherwise it is enough that the target begins so.
fn matches(pattern: &str, target: &str) -> bool {
    let (pattern, ends) = match pattern.strip_suffix('$') {
        Some(pattern) => (pattern, true),
        None => (pattern, false),
    };
    let mut parts = pattern.split('*');
    let Some(mut rest) = target.strip_prefix(parts.next().unwrap_or_default()) else {
        return false;
    };
    let mut last = None;
    for part in parts {
        if let Some(before) = last.replace(part) {
            let Some((_, behind)) = rest.split_once(before) else {
                return false;
            };
            rest = behind;
        }
    }
    match (last, ends) {
        (None, true) => rest.is_empty(),
        (None, false) => true,
        (Some(last), true) => rest.ends_with(last),
        (Some(last), false) => rest.contains(last),
    }
}

/// One way of writing for addresses that mean the same: bytes beyond ASCII are escaped, plain characters are not.
fn normal(text: &str) -> String {
    let mut normal = String::with_capacity(text.len());
    let mut bytes = text.as_bytes();
    while let Some((&byte, rest)) = bytes.split_first() {
        bytes = rest;
        let escaped = if byte == b'%' { escaped(rest) } else { None };
        if escaped.is_some() {
            bytes = rest.get(2..).unwrap_or_default();
        }
        match escaped {
            Some(plain) if plain.is_ascii_alphanumeric() || b"-._~".contains(&plain) => normal.push(char::from(plain)),
            Some(other) => normal += &format!("%{other:02X}"),
            None if byte.is_ascii() => normal.push(char::from(byte)),
            None => normal += &format!("%{byte:02X}"),
        }
    }
    normal
}

/// The byte that two hexadecimal digits stand for.
fn escaped(digits: &[u8]) -> Option<u8> {
    let digits = digits
        .get(..2)
        .filter(|digits| digits.iter().all(u8::is_ascii_hexdigit))?;
    u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file, and what it says of addresses: `+` may be read, `-` may not.
    const CASES: &[(&str, &[&str])] = &[
        ("", &["+/", "+/a"]),
        ("User-agent: *\nDisallow:\n", &["+/a"]),
        ("User-agent: *\nDisallow: /\n", &["-/", "-/a", "+/robots.txt"]),
        (
            "User-agent: *\nDisallow: /\n\nUser-agent: specwright\nAllow: /\n",
            &["+/a"],
        ),
        (
            "User-agent: specwright\n\nUser-agent: *\nDisallow: /a\n",
            &["-/a", "+/b"],
        ),
        ("User-agent: other\nDisallow: /\n", &["+/a"]),
        ("user-AGENT: SpecWright/2.0 (x)\ndisallow: /a # why\n", &["-/a", "+/b"]),
        ("User-agent: specwright-images\nDisallow: /\n", &["+/a"]),
        // Groups of one program are one group; unknown lines separate nothing.
        (
            "User-agent: specwright\nDisallow: /a\nUser-agent: x\nDisallow: /b\nUser-agent: specwright\nDisallow: /c\n",
            &["-/a", "+/b", "-/c"],
        ),
        (
            "User-agent: x\nSitemap: /s\nUser-agent: specwright\nCrawl-delay: 3\nDisallow: /a\n",
            &["-/a"],
        ),
        // The longest rule counts; of equally long ones the one that allows.
        (
            "User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /a/b/c\n",
            &["-/a", "+/a/b", "-/a/b/cd"],
        ),
        ("User-agent: *\nDisallow: /a\nAllow: /a\n", &["+/a"]),
        ("User-agent: *\nDisallow: /a\n", &["-/abc", "-/a?b=c", "+/A", "+/"]),
        (
            "User-agent: *\nDisallow: /*.php$\n",
            &["-/a/b.php", "+/a.php?x", "+/a.phpx"],
        ),
        ("User-agent: *\nDisallow: /a*b*c\n", &["-/axbxc", "-/abcd", "+/acb"]),
        ("User-agent: *\nDisallow: /a*b$\n", &["-/ab", "-/abxb", "+/abx", "+/ac"]),
        ("User-agent: *\nDisallow: *private\n", &["-/x/private/y", "+/public"]),
        ("User-agent: *\nDisallow: a\n", &["+/a"]),
        ("User-agent: *\nDisallow: /$\n", &["-/", "+/a"]),
        // However it is escaped.
        ("User-agent: *\nDisallow: /caf\u{e9}\n", &["-/caf%C3%A9", "-/caf%c3%a9"]),
        ("User-agent: *\nDisallow: /%7Ejoe/%2f\n", &["-/~joe/%2F", "+/~joe//"]),
        ("User-agent: *\nDisallow: /%zz%\n", &["-/%zz%"]),
        // Whatever ends lines, and a byte order mark.
        (
            "\u{feff}User-agent: *\rDisallow: /a\r\nDisallow: /b\n",
            &["-/a", "-/b", "+/c"],
        ),
        ("Disallow: /\n", &["+/a"]),
        ("<html>User-agent: *</html>", &["+/a"]),
    ];

    #[test]
    fn cases() {
        for (text, targets) in CASES {
            let robots = Robots::parse(text.as_bytes(), "specwright");
            for target in *targets {
                let (sign, target) = target.split_at(1);
                assert_eq!(robots.allows(target), sign == "+", "{target} with {text:?}");
            }
        }
    }

    #[test]
    fn sites_without_a_file_and_files_that_are_none() {
        assert!(Robots::allow_all().allows("/a"));
        assert!(Robots::parse(&[0xff, 0, b'\n', b':'], "specwright").allows("/a"));
        let long = format!("User-agent: *\nDisallow: /{}\n", "*a".repeat(LARGEST));
        assert!(Robots::parse(long.as_bytes(), "specwright").allows(&"/b".repeat(1000)));
    }
}
