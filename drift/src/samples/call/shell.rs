//! Commands of a shell: curl, wget, HTTPie.

mod words;

use super::super::body::Body;
use super::super::lines::Lines;
use super::super::{ValueKind, form};
use words::{Word, words};

use super::{Call, METHODS, method, payload};

/// Where a command begins that this module reads, from that byte on.
pub(crate) fn find(text: &str, from: usize) -> Option<usize> {
    let mut at = from;
    for line in text.get(from..)?.split_inclusive('\n') {
        let plain = line
            .trim_start()
            .trim_start_matches(['$', '%', '>', '#', '`'])
            .trim_start();
        let plain = plain.strip_prefix("sudo ").unwrap_or(plain);
        let first = plain.split_whitespace().next().unwrap_or("");
        let is_httpie = || {
            let mut words = plain.split_whitespace().skip(1);
            words.any(|word| METHODS.contains(&word) || word.contains("://") || word.starts_with(':'))
        };
        let is_one = match first {
            "curl" | "curl.exe" | "wget" => plain.split_whitespace().nth(1).is_some_and(|word| word != "="),
            "http" | "https" => is_httpie(),
            _ => false,
        };
        if is_one {
            return Some(at + line.len() - plain.len());
        }
        // A command behind a pipe.
        if let Some(pipe) = line.find("| curl ") {
            return Some(at + pipe + 2);
        }
        at += line.len();
    }
    None
}

/// Reads the command that begins at `start`, and says where it ends.
pub(crate) fn read(text: &str, start: usize, lines: &Lines) -> (Call, usize) {
    let (words, end, damage) = words(text, start, lines);
    let mut call = Call {
        start,
        ..Call::default()
    };
    let command = words.first().map_or("", |word| word.text.as_str());
    let rest = words.get(1..).unwrap_or(&[]);
    match command {
        "wget" => wget(&mut call, rest),
        "http" | "https" => httpie(&mut call, rest),
        _ => curl(&mut call, rest),
    }
    if let Some(what) = damage {
        call.body.damaged(lines.at(start), what);
    }
    (call, end)
}

/// Options of curl that take a word and say nothing about what is sent.
const CURL_OTHER: &[&str] = &[
    "-A",
    "-b",
    "-c",
    "-C",
    "-D",
    "-e",
    "-E",
    "-K",
    "-m",
    "-o",
    "-r",
    "-w",
    "-x",
    "-y",
    "-Y",
    "-z",
    "--user-agent",
    "--cookie",
    "--cookie-jar",
    "--output",
    "--referer",
    "--cert",
    "--key",
    "--cacert",
    "--max-time",
    "--connect-timeout",
    "--proxy",
    "--retry",
    "--write-out",
    "--dump-header",
    "--config",
    "--limit-rate",
    "--resolve",
    "--oauth2-bearer",
];

fn curl(call: &mut Call, words: &[Word]) {
    let mut addresses: Vec<&Word> = Vec::new();
    let mut data: Vec<(Body, bool)> = Vec::new();
    let (mut is_get, mut has_upload) = (false, false);
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let (option, inline) = option(&word.text);
        let line = word.line;
        if option.is_empty() {
            addresses.push(word);
            continue;
        }
        let mut argument = || {
            inline
                .map(|text| (text.to_owned(), line))
                .or_else(|| words.next().map(|word| (word.text.clone(), word.line)))
        };
        match option.as_str() {
            "-X" | "--request" => call.method = argument().and_then(|(text, _)| method(&text)).or(call.method.take()),
            "-G" | "--get" => is_get = true,
            "-I" | "--head" => call.method = call.method.take().or(Some("HEAD".to_owned())),
            "--url" => {
                if let Some((text, line)) = argument() {
                    call.address(&text, line);
                }
            }
            "-T" | "--upload-file" => {
                argument();
                has_upload = true;
            }
            "-d" | "--data" | "--data-raw" | "--data-binary" | "--data-ascii" | "--data-urlencode" | "--json" => {
                if let Some((text, line)) = argument() {
                    data.push(curl_data(&text, line));
                }
            }
            "-F" | "--form" | "--form-string" => {
                let mut body = Body::default();
                if let Some((text, line)) = argument() {
                    let (name, value) = text.split_once('=').unwrap_or((&text, ""));
                    let value = value.split(';').next().unwrap_or(value);
                    form::add(&mut body, name, value, false, line);
                }
                data.push((body, false));
            }
            "-H" | "--header" | "-u" | "--user" => drop(argument()),
            other if CURL_OTHER.contains(&other) => drop(argument()),
            _ => {}
        }
    }
    let has_data = !data.is_empty();
    for (mut body, is_file) in data {
        if is_get {
            body.values.iter_mut().for_each(|value| value.in_query = true);
        }
        body.is_partial |= is_file;
        call.body.append(body);
    }
    for word in addresses {
        if call.path.is_none() && (word.text.contains('/') || word.text.contains("://")) {
            call.address(&word.text, word.line);
        }
    }
    let default = match (is_get, has_data, has_upload) {
        (false, true, _) => "POST",
        (_, _, true) => "PUT",
        _ => "GET",
    };
    call.method.get_or_insert_with(|| default.to_owned());
}

/// An option and the value that stands in the same word: `-XPOST`, `--data=x`. Long dashes are what editors make of two short.
fn option(word: &str) -> (String, Option<&str>) {
    let plain = word.trim_start_matches(['–', '—']);
    let dashes = if plain.len() < word.len() { "--" } else { "" };
    if dashes.is_empty() && !plain.starts_with('-') {
        return (String::new(), None);
    }
    if !dashes.is_empty() || plain.starts_with("--") {
        let (name, value) = plain
            .split_once('=')
            .map_or((plain, None), |(name, value)| (name, Some(value)));
        let one_letter = !dashes.is_empty() && name.chars().count() == 1;
        return (format!("{}{name}", if one_letter { "-" } else { dashes }), value);
    }
    // In `-sSXPOST` the last letter that takes a value has the rest.
    for (at, letter) in plain.char_indices().skip(1) {
        if "XdFHuAbcDeEKmorTwx".contains(letter) {
            let value = plain.get(at + letter.len_utf8()..).filter(|value| !value.is_empty());
            return (format!("-{letter}"), value);
        }
        if "GI".contains(letter) {
            return (format!("-{letter}"), None);
        }
    }
    (plain.to_owned(), None)
}

/// What is sent, and whether it stands in a file that the page does not show.
fn curl_data(text: &str, line: u32) -> (Body, bool) {
    if text.starts_with('@') {
        return (Body::default(), true);
    }
    if let Some(body) = payload(text, line).or_else(|| payload(&super::unescape(text), line)) {
        return (body, false);
    }
    let mut body = Body::default();
    if let Some((name, value)) = text.split_once('=').filter(|(name, _)| !name.contains(['{', '<', ' '])) {
        form::add(&mut body, &form::decode(name), value, false, line);
        return (body, value.starts_with('@'));
    }
    body.damaged(line, "what is sent cannot be read");
    (body, true)
}

fn wget(call: &mut Call, words: &[Word]) {
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let (option, inline) = option(&word.text);
        let inline = inline.map(str::to_owned);
        match option.as_str() {
            "" => call.address(&word.text, word.line),
            "--method" => {
                call.method = inline
                    .or_else(|| words.next().map(|word| word.text.clone()))
                    .and_then(|m| method(&m))
            }
            "--post-data" | "--body-data" => {
                let text = inline
                    .or_else(|| words.next().map(|word| word.text.clone()))
                    .unwrap_or_default();
                let (body, is_file) = curl_data(&text, word.line);
                call.body.append(body);
                call.body.is_partial |= is_file;
                if option == "--post-data" {
                    call.method = Some("POST".to_owned());
                }
            }
            "-O" | "-o" | "-T" | "-t" => drop(words.next()),
            _ => {}
        }
    }
    call.method.get_or_insert_with(|| "GET".to_owned());
}

fn httpie(call: &mut Call, words: &[Word]) {
    let is_form = words.iter().any(|word| matches!(word.text.as_str(), "-f" | "--form"));
    let mut has_data = false;
    for word in words {
        let text = word.text.as_str();
        if text.starts_with('-') {
            continue;
        }
        if let Some(named) = METHODS.contains(&text).then(|| text.to_owned()) {
            call.method = Some(named);
        } else if call.path.is_none() && (text.contains('/') || text.starts_with(':')) && !text.contains("==") {
            call.address(text, word.line);
        } else if let Some((name, value)) = text.split_once("==") {
            form::add(&mut call.body, name, value, true, word.line);
        } else if let Some((name, value)) = text.split_once(":=") {
            has_data = true;
            raw(&mut call.body, name, value, word.line);
        } else if let Some((name, value)) = text.split_once('=') {
            has_data = true;
            form::add(&mut call.body, name, value, false, word.line);
        }
    }
    let default = if has_data || is_form { "POST" } else { "GET" };
    call.method.get_or_insert_with(|| default.to_owned());
}

/// `name:=5`: a value in JSON.
fn raw(body: &mut Body, name: &str, value: &str, line: u32) {
    let name = super::super::body::name(name);
    if let Some(inner) = payload(value, line) {
        for mut found in inner.values {
            found.name = super::super::body::join([name.as_str(), found.name.as_str()]);
            body.values.push(found);
        }
        return;
    }
    let kind = match value {
        "true" | "false" => ValueKind::Bool,
        "null" => ValueKind::Null,
        _ if value.parse::<f64>().is_ok() => ValueKind::Number,
        _ => ValueKind::Text,
    };
    body.add(name, value, kind, line);
}
