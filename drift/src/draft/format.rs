//! The forms of values that a spec can say.

use super::tree::Field;
use super::yaml::Map;
use crate::edit::quoted;
use crate::facts::{Claim, FieldType, RangeEnd};

/// How a spec says a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Format {
    /// `format: email`.
    Known(&'static str),
    /// A type that travels in a form of its own.
    Moment {
        ty: &'static str,
        wire: Option<&'static str>,
        layout: Option<String>,
    },
}

/// The form of a field, if a spec can say it.
pub(super) fn of(field: &Field<'_>) -> Option<Format> {
    let name = field.said(|claim| match claim {
        Claim::Format(name) => Some(name.as_str()),
        _ => None,
    });
    from(name?, field.ty())
}

fn from(name: &str, ty: Option<&FieldType>) -> Option<Format> {
    let is_text = matches!(ty, None | Some(FieldType::String | FieldType::Any));
    let is_moment = is_text || matches!(ty, Some(FieldType::Date | FieldType::DateTime));
    let moment = |ty, wire, layout| Some(Format::Moment { ty, wire, layout });
    match name.to_lowercase().as_str() {
        "email" if is_text => Some(Format::Known("email")),
        "uri" | "url" if is_text => Some(Format::Known("uri")),
        "uuid" if is_text => Some(Format::Known("uuid")),
        "ipv4" if is_text => Some(Format::Known("ipv4")),
        "uk_mobile" if is_text => Some(Format::Known("uk_mobile")),
        "iso-8601" | "date-time" | "rfc-3339" if ty == Some(&FieldType::Date) => moment("date", None, None),
        "iso-8601" | "date-time" | "rfc-3339" if is_moment => moment("datetime", Some("iso8601"), None),
        "unix" | "epoch" | "unix-timestamp" if is_moment || ty == Some(&FieldType::Int) => {
            moment("datetime", Some("epoch"), None)
        }
        "unix-ms" | "epoch-ms" | "epoch_ms" if is_moment || ty == Some(&FieldType::Int) => {
            moment("datetime", Some("epoch_ms"), None)
        }
        "http-date" if is_moment => moment("datetime", Some("http_date"), None),
        layout if is_moment => {
            let layout = layout_of(layout)?;
            let ty = if layout.contains("HH") { "datetime" } else { "date" };
            moment(ty, None, Some(layout))
        }
        _ => None,
    }
}

/// `dd/mm/yyyy hh:mm` as a spec writes it: hours, minutes and seconds in capitals.
fn layout_of(name: &str) -> Option<String> {
    let mut layout = String::new();
    let mut has_hours = false;
    let mut rest = name;
    while let Some(first) = rest.chars().next() {
        let length = rest.chars().take_while(|character| *character == first).count();
        let run = match first {
            'y' if length == 4 || length == 2 => rest.get(..length)?.to_owned(),
            'd' if length == 2 => "dd".to_owned(),
            'm' if length == 2 && has_hours => "MM".to_owned(),
            'm' if length == 2 => "mm".to_owned(),
            'h' if length == 2 => {
                has_hours = true;
                "HH".to_owned()
            }
            's' if length == 2 && has_hours => "SS".to_owned(),
            '-' | '/' | '.' | ':' | ' ' | 't' | 'z' if length == 1 => first.to_ascii_uppercase().to_string(),
            _ => return None,
        };
        layout += &run;
        rest = rest.get(length..)?;
    }
    (layout.contains("yy") && layout.contains("mm") && layout.contains("dd")).then_some(layout)
}

/// Whether a form stands in the page and a spec has no word for it.
pub(super) fn is_unknown(name: &str, field: &Field<'_>) -> bool {
    from(name, field.ty()).is_none() && name.chars().count() <= 40
}

impl Format {
    /// The keys that say it.
    pub(super) fn write(&self, map: &mut Map) {
        match self {
            Format::Known(name) => map.yaml("format", *name),
            Format::Moment { ty, wire, layout } => {
                map.yaml("type", *ty);
                if let Some(wire) = wire {
                    map.yaml("wire", *wire);
                }
                if let Some(layout) = layout {
                    map.yaml("layout", quoted(layout));
                }
            }
        }
    }
}

/// The type that the rules of a field ask for, where the page states none; whether that is beyond doubt.
pub(super) fn implies_type(field: &Field<'_>, map: &mut Map) -> bool {
    let is_text = |claim: &Claim| matches!(claim, Claim::Length(_) | Claim::Chars(_) | Claim::Pattern(_));
    if field.said(|claim| is_text(claim).then_some(())).is_some() {
        return true;
    }
    let range = field.said(|claim| match claim {
        Claim::Range(range) => Some(range),
        _ => None,
    });
    if let Some(range) = range {
        let ends = [&range.min, &range.max];
        let has_fraction = |end: &&RangeEnd| end.number.contains('.');
        let is_decimal = ends.into_iter().flatten().any(|end| has_fraction(&end));
        map.yaml("type", if is_decimal { "decimal" } else { "int" });
    } else if field
        .said(|claim| matches!(claim, Claim::Items(_)).then_some(()))
        .is_some()
    {
        map.yaml("type", "list");
        map.yaml("of", "string");
    }
    false
}

#[cfg(test)]
mod tests {
    use super::layout_of;

    #[test]
    fn layouts_are_written_as_specs_write_them() {
        let cases = [
            ("dd/mm/yyyy", Some("dd/mm/yyyy")),
            ("yyyy-mm-dd hh:mm:ss", Some("yyyy-mm-dd HH:MM:SS")),
            ("yyyymmddhhmm", Some("yyyymmddHHMM")),
            ("hh:mm", None),
            ("phone", None),
            ("mmyy", None),
        ];
        for (name, layout) in cases {
            assert_eq!(layout_of(name).as_deref(), layout, "{name}");
        }
    }
}
