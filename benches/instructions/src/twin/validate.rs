//! The rules of the requests as byte loops over their fields. Each gives what is wrong, as a path and a message.

use invoicexpress::accounts::{AtCommunicationRequest, CommunicationType};
use invoicexpress::invoices::{CreateRequest, InvoiceType};
use invoicexpress::types::{Country, Currency, ExemptionCode, ValueType};
use textmarketer::account::UpdateRequest;
use textmarketer::sms::SendTextRequest;

/// What is wrong, and where.
pub struct Wrong {
    /// `items[2].quantity`
    pub path: String,
    /// What it must be.
    pub message: String,
}

/// What is wrong with a request, collected.
#[derive(Default)]
pub struct Found(pub Vec<Wrong>);

impl Found {
    fn expect(&mut self, is_right: bool, path: &str, message: &str) {
        if !is_right {
            self.0.push(Wrong {
                path: path.to_owned(),
                message: message.to_owned(),
            });
        }
    }

    /// The same for a value that may be absent.
    fn expect_if_set<T>(&mut self, value: &Option<T>, is_right: impl Fn(&T) -> bool, path: &str, message: &str) {
        if let Some(value) = value {
            self.expect(is_right(value), path, message);
        }
    }
}

/// The rules of `at_communication`.
pub fn at_communication(request: &AtCommunicationRequest) -> Found {
    let mut found = Found::default();
    found.expect(
        is_subuser(&request.at_subuser),
        "at_subuser",
        "must be nine digits and a slash",
    );
    found.expect(
        !matches!(request.communication_type, CommunicationType::Unknown(_)),
        "communication_type",
        "must be a documented value",
    );
    found
}

/// The rules of `account.update`.
pub fn update(request: &UpdateRequest) -> Found {
    const LENGTH: &str = "must be 5 to 20 characters long";
    const CHARACTERS: &str = "must use only letters, digits, `_` and `-`";
    let mut found = Found::default();
    let logins = [
        (
            "account_api_password",
            request.account_api_password.as_ref().map(|secret| secret.expose()),
        ),
        ("account_api_username", request.account_api_username.as_deref()),
        (
            "account_password",
            request.account_password.as_ref().map(|secret| secret.expose()),
        ),
        ("account_username", request.account_username.as_deref()),
    ];
    for (name, login) in logins {
        if let Some(login) = login {
            found.expect(has_length(login, 5, 20), name, LENGTH);
            found.expect(login.bytes().all(is_login_byte), name, CHARACTERS);
        }
    }
    let company = |name: &String| has_length(name, 3, 40);
    found.expect_if_set(
        &request.company_name,
        company,
        "company_name",
        "must be 3 to 40 characters long",
    );
    let email = |email: &String| is_email(email);
    found.expect_if_set(
        &request.notification_email,
        email,
        "notification_email",
        "must be an e-mail address",
    );
    let mobile = |mobile: &String| is_uk_mobile(mobile);
    found.expect_if_set(
        &request.notification_mobile,
        mobile,
        "notification_mobile",
        "must be a mobile number",
    );
    found
}

/// The rules of a text message.
pub fn send_text(request: &SendTextRequest) -> Found {
    let mut found = Found::default();
    found.expect(
        has_length(&request.message, 1, 612),
        "message",
        "must be 1 to 612 characters long",
    );
    found.expect(
        request.message.chars().all(is_gsm),
        "message",
        "must use only the characters of GSM",
    );
    found.expect((1..=500).contains(&request.to.len()), "to", "must have 1 to 500 items");
    for (index, number) in request.to.iter().enumerate() {
        if !is_digits(number) {
            found.expect(false, &format!("to[{index}]"), "must be digits");
        }
    }
    found.expect(
        is_originator(&request.originator),
        "originator",
        "must be 1 to 11 letters and digits or 1 to 16 digits",
    );
    found.expect_if_set(
        &request.email,
        |email| is_email(email),
        "email",
        "must be an e-mail address",
    );
    found.expect_if_set(
        &request.validity,
        |hours| (1..=72).contains(hours),
        "validity",
        "must be from 1 to 72",
    );
    if let Some(custom) = &request.custom {
        found.expect(has_length(custom, 1, 20), "custom", "must be 1 to 20 characters long");
        let is_plain = custom.bytes().all(|byte| byte.is_ascii_alphanumeric());
        found.expect(is_plain, "custom", "must be letters and digits");
    }
    found.expect_if_set(
        &request.schedule,
        |time| is_date_time(time.as_str()),
        "schedule",
        "must be a date and time with offset",
    );
    found
}

/// The rules of an invoice.
pub fn invoice(request: &CreateRequest) -> Found {
    const KNOWN: &str = "must be a documented value";
    const DAY: &str = "must be an existing day";
    let mut found = Found::default();
    let is_known = !matches!(request.document_type, InvoiceType::Unknown(_));
    found.expect(is_known, "document_type", KNOWN);
    let (date, due_date) = (request.date.as_str(), request.due_date.as_str());
    let (is_date, is_due_date) = (is_date(date), is_date(due_date));
    found.expect(is_date, "date", DAY);
    found.expect(is_due_date, "due_date", DAY);
    let email = &request.client.email;
    found.expect_if_set(
        email,
        |email| is_email(email),
        "client.email",
        "must be an e-mail address",
    );
    let country = &request.client.country;
    let is_country = |country: &Country| !matches!(country, Country::Unknown(_));
    found.expect_if_set(country, is_country, "client.country", KNOWN);
    for (index, line) in request.items.iter().enumerate() {
        if !is_positive(line.quantity.as_str()) {
            found.expect(false, &format!("items[{index}].quantity"), "must be above 0");
        }
    }
    let retention = |retention: &specwright_runtime::Decimal| within(retention.as_str(), 0.0, 99.99);
    found.expect_if_set(&request.retention, retention, "retention", "must be from 0 to 99.99");
    let is_code = |code: &ExemptionCode| !matches!(code, ExemptionCode::Unknown(_));
    found.expect_if_set(&request.tax_exemption, is_code, "tax_exemption", KNOWN);
    let is_currency = |currency: &Currency| !matches!(currency, Currency::Unknown(_));
    found.expect_if_set(&request.currency_code, is_currency, "currency_code", KNOWN);
    if let Some(discount) = &request.global_discount {
        let is_known = !matches!(discount.value_type, ValueType::Unknown(_));
        found.expect(is_known, "global_discount.value_type", KNOWN);
    }
    let together = request.currency_code.is_some() == request.rate.is_some();
    found.expect(
        together,
        "",
        "`currency_code`, `rate` must be set together or not at all",
    );
    let in_order = !(is_date && is_due_date) || date <= due_date;
    found.expect(in_order, "due_date", "must not be before `date`");
    found
}

/// Whether it is a number above zero.
pub fn is_positive(number: &str) -> bool {
    number.parse::<f64>().is_ok_and(|number| number > 0.0)
}

/// Whether it is a number in that range.
pub fn within(number: &str, least: f64, most: f64) -> bool {
    number
        .parse::<f64>()
        .is_ok_and(|number| (least..=most).contains(&number))
}

/// Nine digits and a slash.
pub fn is_subuser(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() > 9 && bytes[..9].iter().all(u8::is_ascii_digit) && bytes[9] == b'/'
}

fn has_length(text: &str, least: usize, most: usize) -> bool {
    (least..=most).contains(&text.chars().count())
}

fn is_login_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_originator(text: &str) -> bool {
    match text.len() {
        1..=11 => text.bytes().all(|byte| byte.is_ascii_alphanumeric()),
        12..=16 => is_digits(text),
        _ => false,
    }
}

/// The alphabet of short messages: all that is printed of ASCII but the grave accent, and some more.
fn is_gsm(character: char) -> bool {
    match character {
        '\n' | '\r' | ' '..='_' | 'a'..='~' => true,
        _ if character.is_ascii() => false,
        _ => "£¥èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà€".contains(character),
    }
}

fn is_uk_mobile(text: &str) -> bool {
    let rest = text.strip_prefix("447").or_else(|| text.strip_prefix("07"));
    rest.is_some_and(|rest| rest.len() == 9 && is_digits(rest))
}

fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else {
        return false;
    };
    let is_local = |byte: u8| matches!(byte, b'!' | b'#'..=b'\'' | b'*' | b'+' | b'-'..=b'9' | b'=' | b'?' | b'A'..=b'Z' | b'^'..=b'~');
    let is_label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    !local.is_empty() && local.bytes().all(is_local) && domain.split('.').all(is_label)
}

/// The number that digits make.
fn number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0, |number, digit| match digit {
        b'0'..=b'9' => Some(number * 10 + u32::from(digit - b'0')),
        _ => None,
    })
}

/// `2025-11-22`, of a day that exists.
pub fn is_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return false;
    }
    let (Some(year), Some(month), Some(day)) = (number(&bytes[..4]), number(&bytes[5..7]), number(&bytes[8..])) else {
        return false;
    };
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u32::from(is_leap),
        _ => return false,
    };
    (1..=last).contains(&day)
}

/// `2013-01-01T01:00:00+00:00`, without fractions and leap seconds.
pub fn is_date_time(text: &str) -> bool {
    let Some((date, time)) = text.split_at_checked(10) else {
        return false;
    };
    let bytes = time.as_bytes();
    let is_below = |range: std::ops::Range<usize>, limit| {
        let digits = bytes.get(range).and_then(number);
        digits.is_some_and(|number| number < limit)
    };
    let has_offset = match bytes.get(9) {
        Some(b'Z') => bytes.len() == 10,
        Some(b'+' | b'-') => bytes.len() == 15 && bytes[12] == b':' && is_below(10..12, 24) && is_below(13..15, 60),
        _ => false,
    };
    is_date(date)
        && has_offset
        && (bytes[0], bytes[3], bytes[6]) == (b'T', b':', b':')
        && is_below(1..3, 24)
        && is_below(4..6, 60)
        && is_below(7..9, 60)
}

#[cfg(test)]
mod tests {
    use specwright_runtime::Validate;

    use super::*;
    use crate::samples;
    use crate::samples::validate as wrong;

    /// Both must find as many things wrong, or their costs cannot be compared.
    fn agree(request: &impl Validate, found: &Found) -> usize {
        let ours = request.validate().err();
        let paths: Vec<&str> = ours.iter().flat_map(|all| all.iter()).map(|one| one.path()).collect();
        let by_hand: Vec<&str> = found.0.iter().map(|one| one.path.as_str()).collect();
        assert_eq!(paths, by_hand);
        paths.len()
    }

    #[test]
    fn both_find_the_same() {
        assert_eq!(
            agree(
                &samples::at_communication(),
                &at_communication(&samples::at_communication())
            ),
            0
        );
        assert_eq!(agree(&samples::update(), &update(&samples::update())), 0);
        assert_eq!(agree(&wrong::wrong_update(), &update(&wrong::wrong_update())), 11);
        assert_eq!(agree(&wrong::send_text(), &send_text(&wrong::send_text())), 0);
        assert_eq!(
            agree(&wrong::wrong_send_text(), &send_text(&wrong::wrong_send_text())),
            11
        );
        assert_eq!(agree(&wrong::invoice(), &invoice(&wrong::invoice())), 0);
        assert_eq!(agree(&wrong::wrong_invoice(), &invoice(&wrong::wrong_invoice())), 110);
    }
}
