//! E-mail addresses by the rule of HTML (`<input type=email>`), which is stricter and simpler than RFC 5322.

use crate::validate::CharSet;

/// `A-Za-z0-9.!#$%&'*+/=?^_`{|}~-`
static MAILBOX: CharSet = CharSet::new(set_of(b".!#$%&'*+/=?^_`{|}~-"), &[]);

/// `A-Za-z0-9-`
static LABEL: CharSet = CharSet::new(set_of(b"-"), &[]);

/// Letters, digits and these.
const fn set_of(others: &[u8]) -> u128 {
    let mut set = 0;
    let mut byte = 0;
    while byte < 128_u8 {
        if byte.is_ascii_alphanumeric() {
            set |= 1 << byte;
        }
        byte += 1;
    }
    let mut index = 0;
    while index < others.len() {
        set |= 1 << others[index];
        index += 1;
    }
    set
}

pub(super) fn is_email(text: &str) -> bool {
    let mut rest = text.as_bytes();
    let mailbox = MAILBOX.length_in(rest);
    match rest.get(mailbox) {
        Some(b'@') if mailbox > 0 => rest = &rest[mailbox + 1..],
        _ => return false,
    }
    loop {
        let label = LABEL.length_in(rest);
        let is_label = matches!(label, 1..=63) && rest[0] != b'-' && rest[label - 1] != b'-';
        match rest.get(label) {
            _ if !is_label => return false,
            None => return true,
            Some(b'.') => rest = &rest[label + 1..],
            Some(_) => return false,
        }
    }
}
