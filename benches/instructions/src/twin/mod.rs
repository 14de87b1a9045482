//! The two seed operations as a careful person writes them by hand: no table, no generator, straight to the bytes.

pub mod decode;
pub mod encode;

/// Nine digits and a slash.
pub fn is_subuser(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() > 9 && bytes[..9].iter().all(u8::is_ascii_digit) && bytes[9] == b'/'
}

/// The constraints of the seven fields of `account.update`, as byte loops.
pub fn is_valid_update(fields: &[(&str, &str)]) -> bool {
    fields.iter().all(|(name, value)| match *name {
        "company_name" => (3..=40).contains(&value.chars().count()),
        "notification_email" => is_email(value),
        "notification_mobile" => is_uk_mobile(value),
        _ => {
            (5..=20).contains(&value.len())
                && value
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
        }
    })
}

fn is_uk_mobile(text: &str) -> bool {
    let rest = text.strip_prefix("447").or_else(|| text.strip_prefix("07"));
    rest.is_some_and(|rest| rest.len() == 9 && rest.bytes().all(|byte| byte.is_ascii_digit()))
}

fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else {
        return false;
    };
    let is_local = |byte: u8| byte.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&byte);
    let is_label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    !local.is_empty() && local.bytes().all(is_local) && domain.split('.').all(is_label)
}
