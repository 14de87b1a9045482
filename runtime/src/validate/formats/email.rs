//! E-mail addresses by the rule of HTML (`<input type=email>`), which is stricter and simpler than RFC 5322.

pub(super) fn is_email(text: &str) -> bool {
    text.split_once('@')
        .is_some_and(|(mailbox, domain)| is_mailbox(mailbox) && domain.split('.').all(is_label))
}

fn is_mailbox(mailbox: &str) -> bool {
    !mailbox.is_empty()
        && mailbox
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&byte))
}

fn is_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}
