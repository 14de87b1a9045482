//! Parameters: where they travel, and how lists and objects are laid out in them.

use super::fields::Fields;
use super::keys;
use super::raw::NodeId;
use super::reader::Reader;
use super::reference::Target;
use super::remarks::quote;
use super::types::RemarkKind::{Doubtful, Skipped};
use super::types::{Parameter, ParameterPlace, SchemaId, Style};

impl<'a> Reader<'a> {
    pub(super) fn parameter(&mut self, id: NodeId) -> Option<Parameter> {
        let end = self.follow(id, Target::Part)?;
        let fields = self.object(end, "a parameter")?;
        self.check_keys(fields, &keys::PARAMETER);
        let Some(name) = self.text(fields, "name") else {
            self.remark(id, Doubtful, "a parameter without `name` is left out");
            return None;
        };
        let place_in = self.place_in(fields, &name)?;
        let style = self.style(fields, place_in);
        let explode = self.choice(fields, "explode").unwrap_or(style == Style::Form);
        for key in ["allowReserved", "allowEmptyValue"] {
            if self.flag(fields, key) {
                self.remark(fields.id, Skipped, format!("`{key}` is left out"));
            }
        }
        let (schema, media_type, example) = self.value_of(fields);
        self.has_room(500 + name.len()).then_some(())?;
        Some(Parameter {
            about: self.text(fields, "description"),
            required: self.is_required(fields, place_in),
            deprecated: self.flag(fields, "deprecated"),
            name,
            place_in,
            style,
            explode,
            schema,
            media_type,
            example,
            place: self.place(id),
        })
    }

    fn place_in(&mut self, fields: Fields<'a>, name: &str) -> Option<ParameterPlace> {
        let written = self.text(fields, "in").unwrap_or_default();
        let place = match written.as_str() {
            "path" => ParameterPlace::Path,
            "query" => ParameterPlace::Query,
            "header" => ParameterPlace::Header,
            "cookie" => ParameterPlace::Cookie,
            "body" | "formData" => {
                let text = format!(
                    "`in: {written}` is of Swagger 2.0; the parameter {} is left out",
                    quote(name)
                );
                self.remark(fields.id, Skipped, text);
                return None;
            }
            _ => {
                let place = quote(&written);
                let text = format!(
                    "the parameter {} is in {place}, which is no place; it is left out",
                    quote(name)
                );
                self.remark(fields.id, Doubtful, text);
                return None;
            }
        };
        let is_reserved = ["accept", "content-type", "authorization"]
            .iter()
            .any(|reserved| name.eq_ignore_ascii_case(reserved));
        if place == ParameterPlace::Header && is_reserved {
            let text = format!(
                "the header {} is not a parameter in OpenAPI; it is left out",
                quote(name)
            );
            self.remark(fields.id, Skipped, text);
            return None;
        }
        Some(place)
    }

    fn is_required(&mut self, fields: Fields<'a>, place: ParameterPlace) -> bool {
        let required = self.flag(fields, "required");
        if place == ParameterPlace::Path && !required {
            self.remark(fields.id, Doubtful, "a parameter of a path is always required");
            return true;
        }
        required
    }

    /// How lists and objects are laid out: as written, where the place allows it.
    fn style(&mut self, fields: Fields<'a>, place: ParameterPlace) -> Style {
        let default = match place {
            ParameterPlace::Path | ParameterPlace::Header => Style::Simple,
            ParameterPlace::Query | ParameterPlace::Cookie => Style::Form,
        };
        let Some(written) = self.text(fields, "style") else {
            return default;
        };
        let allowed: &[Style] = match place {
            ParameterPlace::Path => &[Style::Simple, Style::Label, Style::Matrix],
            ParameterPlace::Header => &[Style::Simple],
            ParameterPlace::Cookie => &[Style::Form],
            ParameterPlace::Query => &[
                Style::Form,
                Style::SpaceDelimited,
                Style::PipeDelimited,
                Style::DeepObject,
            ],
        };
        match style_called(&written).filter(|style| allowed.contains(style)) {
            Some(style) => style,
            None => {
                let text = format!("{} is no style for this place; the usual one is taken", quote(&written));
                self.remark(fields.id, Doubtful, text);
                default
            }
        }
    }

    /// The schema, the media type where `content` names one, and an example of a parameter or a header.
    pub(super) fn value_of(
        &mut self,
        fields: Fields<'a>,
    ) -> (Option<SchemaId>, Option<String>, Option<serde_json::Value>) {
        let mut example = self.example(fields);
        if let Some(schema) = fields.get("schema") {
            return (Some(self.schema_at(schema)), None, example);
        }
        let contents = self.contents(fields);
        if contents.len() > 1 {
            self.remark(
                fields.id,
                Doubtful,
                "one media type is allowed here; the first one is taken",
            );
        }
        if let Some(content) = contents.into_iter().next() {
            example = example.or(content.example);
            return (content.schema, Some(content.media_type), example);
        }
        if fields.has("type") {
            let text = "`type` beside a parameter's name is of Swagger 2.0; it belongs into `schema`";
            self.remark(fields.id, Doubtful, text);
        }
        (None, None, example)
    }
}

/// The style of that name.
pub(super) fn style_called(name: &str) -> Option<Style> {
    Some(match name {
        "form" => Style::Form,
        "simple" => Style::Simple,
        "matrix" => Style::Matrix,
        "label" => Style::Label,
        "spaceDelimited" => Style::SpaceDelimited,
        "pipeDelimited" => Style::PipeDelimited,
        "deepObject" => Style::DeepObject,
        _ => return None,
    })
}
