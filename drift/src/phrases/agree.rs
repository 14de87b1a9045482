//! Claims of one text that have to agree with each other.

use crate::facts::{Claim, Default, EnumText, FieldType};

use super::{Context, Said};

/// A default is spelled as the value is; words that name no value stand only where they are one; a list that only says
/// that there are more values goes.
pub(super) fn agree(claims: &mut Vec<Said>, context: &Context<'_>) {
    let holds_file =
        context.ty == Some(&FieldType::File) || claims.iter().any(|said| said.claim == Claim::Type(FieldType::File));
    claims.retain(|said| match &said.claim {
        Claim::Enum { values, .. } => !values.is_empty() && !holds_file,
        _ => true,
    });
    let is_international = claims
        .iter()
        .any(|said| said.claim == Claim::Format("e.164".to_owned()));
    claims.retain(|said| !is_international || !is_phone(&said.claim));
    let values = claims.iter().find_map(|said| match &said.claim {
        Claim::Enum { values, .. } => Some(values.clone()),
        _ => None,
    });
    let values = values.unwrap_or_default();
    for said in claims.iter_mut() {
        if let Claim::Default(default) = &mut said.claim {
            spell(default, &values);
        }
    }
    claims.retain(|said| match &said.claim {
        Claim::Default(Default::Value(text)) => {
            !text.eq_ignore_ascii_case("none") || values.iter().any(|value| value.text == *text)
        }
        _ => true,
    });
}

/// `XML by default`, of `xml` and `json`.
fn spell(default: &mut Default, values: &[EnumText]) {
    let (Default::Value(text) | Default::Prose(text)) = &*default;
    let same = values.iter().find(|value| value.text.eq_ignore_ascii_case(text));
    if let Some(value) = same {
        *default = Default::Value(value.text.clone());
    }
}

/// A form of phone numbers that is less than E.164.
fn is_phone(claim: &Claim) -> bool {
    matches!(claim, Claim::Format(format) if matches!(format.as_str(), "phone" | "uk_mobile"))
}
