//! Names of languages as tabs above samples show them.

const LABELS: &[(&str, &str)] = &[
    ("curl", "curl"),
    ("shell", "shell"),
    ("bash", "bash"),
    ("ruby", "ruby"),
    ("node", "node"),
    ("node.js", "node"),
    ("nodejs", "node"),
    ("javascript", "javascript"),
    ("js", "javascript"),
    ("python", "python"),
    ("php", "php"),
    ("go", "go"),
    ("golang", "go"),
    ("java", "java"),
    ("c#", "csharp"),
    (".net", "csharp"),
    ("csharp", "csharp"),
    ("c++", "cpp"),
    ("kotlin", "kotlin"),
    ("swift", "swift"),
    ("perl", "perl"),
    ("rust", "rust"),
    ("typescript", "typescript"),
    ("json", "json"),
    ("xml", "xml"),
    ("http", "http"),
    ("powershell", "powershell"),
    ("objective-c", "objective-c"),
    ("vb.net", "vb"),
    ("cli", "shell"),
];

/// The language that a text names and nothing else.
pub(super) fn language(text: &str) -> Option<&'static str> {
    let lower = text.trim().trim_end_matches(':').to_ascii_lowercase();
    LABELS
        .iter()
        .find(|(label, _)| *label == lower)
        .map(|(_, language)| *language)
}
