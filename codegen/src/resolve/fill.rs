//! What takes the place of a field, by the field's type.

use crate::model::{Fill, TypeRef};
use crate::source::Spanned;
use crate::syntax::{self, DefaultValue};

/// What does not fit the type becomes JSON, which the checks take for `any` alone.
pub(super) fn resolve_fill(fill: &Spanned<syntax::Fill>, ty: &TypeRef) -> Fill {
    let span = fill.span;
    let default = match &fill.value {
        syntax::Fill::Uuid => return Fill::Uuid,
        syntax::Fill::Default(default) => default,
    };
    match (default, ty) {
        (DefaultValue::Scalar { json, .. }, TypeRef::Any) => Fill::Json(Spanned::new(json.clone(), span)),
        (DefaultValue::Scalar { text, .. }, _) => Fill::Value(Spanned::new(text.clone(), span)),
        (DefaultValue::EmptyList, TypeRef::List(_)) | (DefaultValue::EmptyMapping, TypeRef::Map(_)) => {
            Fill::Empty(span)
        }
        (DefaultValue::EmptyList, _) => Fill::Json(Spanned::new("[]".to_owned(), span)),
        (DefaultValue::EmptyMapping, _) => Fill::Json(Spanned::new("{}".to_owned(), span)),
        (DefaultValue::Json(json), _) => Fill::Json(Spanned::new(json.clone(), span)),
    }
}
