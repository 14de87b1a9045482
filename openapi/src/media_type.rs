//! What a media type of a document of ours is read and written as.

/// The key of the language for it.
pub(crate) fn format_of(media_type: &str) -> &'static str {
    let plain = media_type
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    match plain.as_str() {
        json if json.ends_with("/json") || json.ends_with("+json") => "json",
        "application/x-www-form-urlencoded" => "form",
        multipart if multipart.starts_with("multipart/") => "multipart",
        xml if xml.ends_with("/xml") || xml.ends_with("+xml") => "xml",
        _ => "raw",
    }
}
