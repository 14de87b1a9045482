//! Bytes to text: reads the files of a spec and refuses what is no text. Knows no YAML.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::source::{FileId, SourceSet, Span};

/// The largest file of a spec, in bytes. The largest hand-written one known is a hundredth of it.
pub const LARGEST_FILE: usize = 4 * 1024 * 1024;

/// The file that every API has.
pub const API_FILE: &str = "api.yaml";

/// Control characters are reported one by one, but a binary file has thousands.
const CONTROL_CHARACTERS_SHOWN: usize = 5;

pub(crate) static RULES: &[&Rule] = &[&NO_API_FILE, &NOT_UTF8, &FILE_TOO_LARGE, &CONTROL_CHARACTER];

static NO_API_FILE: Rule = Rule {
    id: "no-api-file",
    summary: "The folder of an API has no `api.yaml`",
    explanation: "\
An API is a folder: `api.yaml` says what holds for the whole service (servers, credentials, errors), and beside it there
is one file for each resource.

### Refused

```text
spec/shop/orders.yaml
```

### Instead

```text
spec/shop/api.yaml
spec/shop/orders.yaml
```
",
};

static NOT_UTF8: Rule = Rule {
    id: "not-utf8",
    summary: "A file is not UTF-8 text",
    explanation: "\
Specs are UTF-8. A file saved in another encoding (Latin-1, UTF-16) would give other words than its author saw.

### Refused

```yaml
about: Caf\\xE9 menus      # the byte E9, as Latin-1 writes it
```

### Instead

```yaml
about: Café menus         # the same text, saved as UTF-8
```
",
};

static FILE_TOO_LARGE: Rule = Rule {
    id: "file-too-large",
    summary: "A file is larger than 4 MiB",
    explanation: "\
A file holds one resource of one API. The limit keeps a wrong file (a database dump, a log) from being read as a spec.

### Refused

```text
spec/shop/orders.yaml     12 MiB
```

### Instead

```text
spec/shop/orders.yaml     one resource per file
spec/shop/customers.yaml
```
",
};

static CONTROL_CHARACTER: Rule = Rule {
    id: "control-character",
    summary: "The text holds a character that cannot be seen",
    explanation: "\
Control characters and characters that change the direction of writing make a line look different from what it says. A
spec is reviewed by people, so they are refused everywhere, comments included. Tabs and line ends are fine.

### Refused

```yaml
pattern: '^a<U+202E>b$'
```

### Instead

```yaml
pattern: '^a\\x{202E}b$'
```
",
};

/// Takes the files of one API as text; what is no text is reported.
///
/// Paths are only used in messages and to find `api.yaml`. When that is missing, an empty one stands in for it, so that
/// the report has a place.
pub fn load_sources(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> (SourceSet, Diagnostics) {
    let mut texts = Vec::new();
    let mut broken = Vec::new();
    for (path, bytes) in files {
        let (text, problem) = read_text(bytes);
        broken.extend(problem.map(|problem| (path.replace('\\', "/"), problem)));
        texts.push((path, text));
    }
    let missing = missing_api_file(&texts);
    texts.extend(missing.clone().map(|path| (path, String::new())));

    let sources = SourceSet::new(texts);
    let mut diagnostics = Diagnostics::default();
    for (file, source) in sources.iter() {
        if missing.as_ref() == Some(&source.path) {
            diagnostics.push(no_api_file(file));
        }
        let problem = broken.iter().find(|(path, _)| *path == source.path);
        match problem {
            Some((_, problem)) => diagnostics.push(problem.diagnostic(file)),
            None => report_control_characters(file, &source.text, &mut diagnostics),
        }
    }
    (sources, diagnostics)
}

/// Reads the `.yaml` and `.yml` files that lie directly in `folder`, in the order of their names.
///
/// # Errors
///
/// When the folder or a file in it cannot be read; the message names it.
pub fn load_folder(folder: &Path) -> io::Result<Vec<(String, Vec<u8>)>> {
    let entries = std::fs::read_dir(folder).map_err(|error| about(folder, &error))?;
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| about(folder, &error))?.path();
        if is_yaml(&path) && path.is_file() {
            paths.push(path);
        }
    }
    paths.sort();
    paths.into_iter().map(load_file).collect()
}

fn load_file(path: PathBuf) -> io::Result<(String, Vec<u8>)> {
    let mut bytes = Vec::new();
    // One byte more than allowed is enough to know, whatever the size of the file.
    let limit = LARGEST_FILE as u64 + 1;
    File::open(&path)
        .and_then(|file| file.take(limit).read_to_end(&mut bytes))
        .map_err(|error| about(&path, &error))?;
    Ok((path.to_string_lossy().replace('\\', "/"), bytes))
}

fn is_yaml(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension == "yaml" || extension == "yml")
}

fn about(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("cannot read `{}`: {error}", path.display()))
}

/// Why bytes are no text.
enum Problem {
    TooLarge,
    NotUtf8 { at: usize },
}

impl Problem {
    fn diagnostic(&self, file: FileId) -> Diagnostic {
        match self {
            Problem::TooLarge => Diagnostic::error(&FILE_TOO_LARGE, span(file, 0, 0), "the file is larger than 4 MiB")
                .help("a file holds one resource: split it, or check that it is a spec at all"),
            Problem::NotUtf8 { at } => {
                Diagnostic::error(&NOT_UTF8, span(file, *at, at + 1), "the file is not UTF-8 text")
                    .label("the first byte that is not UTF-8")
                    .help("save the file in the encoding UTF-8")
            }
        }
    }
}

fn read_text(bytes: Vec<u8>) -> (String, Option<Problem>) {
    if bytes.len() > LARGEST_FILE {
        return (String::new(), Some(Problem::TooLarge));
    }
    match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            // The text before `at` is unchanged, so the place is right in the replaced text too.
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            (text, Some(Problem::NotUtf8 { at }))
        }
    }
}

fn missing_api_file(texts: &[(String, String)]) -> Option<String> {
    let is_api = |path: &str| path.rsplit(['/', '\\']).next() == Some(API_FILE);
    if texts.iter().any(|(path, _)| is_api(path)) {
        return None;
    }
    let folder = texts
        .first()
        .map(|(path, _)| path.replace('\\', "/"))
        .and_then(|path| path.rsplit_once('/').map(|(folder, _)| format!("{folder}/")));
    Some(format!("{}{API_FILE}", folder.unwrap_or_default()))
}

fn no_api_file(file: FileId) -> Diagnostic {
    Diagnostic::error(&NO_API_FILE, span(file, 0, 0), "the API has no `api.yaml`")
        .help("write an `api.yaml` beside the resources, beginning with `specwright: 1`")
}

fn report_control_characters(file: FileId, text: &str, diagnostics: &mut Diagnostics) {
    // Most files have nothing but plain ASCII, which is told at once.
    if text
        .bytes()
        .all(|byte| matches!(byte, b' '..=b'~' | b'\t' | b'\n' | b'\r'))
    {
        return;
    }
    let unseen = text.char_indices().filter(|(at, character)| is_unseen(*at, *character));
    for (at, character) in unseen.take(CONTROL_CHARACTERS_SHOWN) {
        let place = span(file, at, at + character.len_utf8());
        let code = u32::from(character);
        diagnostics.push(
            Diagnostic::error(
                &CONTROL_CHARACTER,
                place,
                format!("the character U+{code:04X} cannot be seen"),
            )
            .help("delete it, or write it as an escape inside double quotes or in the pattern"),
        );
    }
}

/// Control characters, and those that change the direction of writing; a byte order mark may stand first.
pub(crate) fn is_unseen(at: usize, character: char) -> bool {
    match character {
        '\t' | '\n' | '\r' => false,
        '\u{feff}' => at != 0,
        '\u{2028}' | '\u{2029}' => true,
        '\u{200e}' | '\u{200f}' | '\u{061c}' => true,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        _ => character.is_control(),
    }
}

fn span(file: FileId, start: usize, end: usize) -> Span {
    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Span {
        file,
        start: offset(start),
        end: offset(end),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_read_in_the_order_of_its_names() {
        let folder = std::env::temp_dir().join(format!("specwright-load-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("deeper.yaml")).unwrap();
        for name in ["orders.yaml", "api.yaml", "carts.yml", "notes.txt"] {
            std::fs::write(folder.join(name), name).unwrap();
        }
        let files = load_folder(&folder).unwrap();
        std::fs::remove_dir_all(&folder).unwrap();
        let names: Vec<_> = files.iter().map(|(path, _)| path.rsplit('/').next().unwrap()).collect();
        assert_eq!(names, ["api.yaml", "carts.yml", "orders.yaml"]);
        assert_eq!(files[0].1, b"api.yaml");
    }

    #[test]
    fn a_folder_that_is_not_there_is_named() {
        let error = load_folder(Path::new("no/such/folder")).unwrap_err();
        assert!(
            error.to_string().starts_with("cannot read `no/such/folder`: "),
            "{error}"
        );
    }

    #[test]
    fn only_what_cannot_be_seen_is_unseen() {
        assert!(
            "a é\t\n\r😀"
                .char_indices()
                .all(|(at, character)| !is_unseen(at, character))
        );
        assert!(
            ['\0', '\u{1b}', '\u{7f}', '\u{85}', '\u{202e}', '\u{2066}', '\u{2028}']
                .iter()
                .all(|&character| is_unseen(1, character))
        );
        assert!(!is_unseen(0, '\u{feff}') && is_unseen(3, '\u{feff}'));
    }
}
