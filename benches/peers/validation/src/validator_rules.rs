//! The rules in validator's words.

use invoicexpress::invoices::CreateRequest;
use serde::Serialize;
use specwright_instructions::twin::validate::{is_date, is_date_time, is_positive, within};
use specwright_runtime::validate::KnownValue;
use textmarketer::account::UpdateRequest;
use textmarketer::sms::SendTextRequest;
use validator::{Validate, ValidationError};

use crate::patterns::{CUSTOM, DIGITS, GSM, LOGIN, MOBILE, ORIGINATOR};

type Answer = Result<(), ValidationError>;

fn refuse_unless(is_right: bool, code: &'static str) -> Answer {
    match is_right {
        true => Ok(()),
        false => Err(ValidationError::new(code)),
    }
}

#[derive(Validate)]
pub struct Update {
    #[validate(length(min = 5, max = 20), regex(path = *LOGIN))]
    account_api_password: Option<String>,
    #[validate(length(min = 5, max = 20), regex(path = *LOGIN))]
    account_api_username: Option<String>,
    #[validate(length(min = 5, max = 20), regex(path = *LOGIN))]
    account_password: Option<String>,
    #[validate(length(min = 5, max = 20), regex(path = *LOGIN))]
    account_username: Option<String>,
    #[validate(length(min = 3, max = 40))]
    company_name: Option<String>,
    #[validate(email)]
    notification_email: Option<String>,
    #[validate(regex(path = *MOBILE))]
    notification_mobile: Option<String>,
}

impl From<UpdateRequest> for Update {
    fn from(request: UpdateRequest) -> Self {
        let text = |secret: specwright_runtime::Secret| secret.expose().to_owned();
        Self {
            account_api_password: request.account_api_password.map(text),
            account_api_username: request.account_api_username,
            account_password: request.account_password.map(text),
            account_username: request.account_username,
            company_name: request.company_name,
            notification_email: request.notification_email,
            notification_mobile: request.notification_mobile,
        }
    }
}

#[derive(Validate)]
pub struct SendText {
    #[validate(length(min = 1, max = 612), regex(path = *GSM))]
    message: String,
    #[validate(length(min = 1, max = 500), custom(function = "are_digits"))]
    to: Vec<String>,
    #[validate(regex(path = *ORIGINATOR))]
    originator: String,
    #[validate(email)]
    email: Option<String>,
    #[validate(range(min = 1, max = 72))]
    validity: Option<i64>,
    #[validate(length(min = 1, max = 20), regex(path = *CUSTOM))]
    custom: Option<String>,
    #[validate(custom(function = "is_schedule"))]
    schedule: Option<String>,
}

/// There is no rule for the items of a list: one error for all of them.
fn are_digits(numbers: &[String]) -> Answer {
    refuse_unless(numbers.iter().all(|number| DIGITS.is_match(number)), "digits")
}

fn is_schedule(text: &str) -> Answer {
    refuse_unless(is_date_time(text), "date_time")
}

impl From<SendTextRequest> for SendText {
    fn from(request: SendTextRequest) -> Self {
        Self {
            message: request.message,
            to: request.to,
            originator: request.originator,
            email: request.email,
            validity: request.validity,
            custom: request.custom,
            schedule: request.schedule.map(|time| time.as_str().to_owned()),
        }
    }
}

#[derive(Validate)]
#[validate(schema(function = "are_in_order"), schema(function = "are_together"))]
pub struct Invoice {
    #[validate(custom(function = "is_known"))]
    document_type: Word,
    #[validate(custom(function = "is_day"))]
    date: String,
    #[validate(custom(function = "is_day"))]
    due_date: String,
    #[validate(nested)]
    client: Client,
    #[validate(nested)]
    items: Vec<Item>,
    #[validate(custom(function = "is_retention"))]
    retention: Option<String>,
    #[validate(custom(function = "is_known"))]
    tax_exemption: Option<Word>,
    #[validate(custom(function = "is_known"))]
    currency_code: Option<Word>,
    rate: Option<String>,
    #[validate(nested)]
    global_discount: Option<Discount>,
}

#[derive(Validate)]
pub struct Client {
    #[validate(email)]
    email: Option<String>,
    #[validate(custom(function = "is_known"))]
    country: Option<Word>,
}

#[derive(Validate)]
pub struct Item {
    #[validate(custom(function = "is_quantity"))]
    quantity: String,
}

#[derive(Validate)]
pub struct Discount {
    #[validate(custom(function = "is_known"))]
    value_type: Word,
}

/// A value of an enumeration. Errors hold the value, so it has to have a serialised form.
#[derive(Serialize)]
pub enum Word {
    Known,
    Unknown(String),
}

impl Word {
    fn of(value: &impl KnownValue, text: &str) -> Self {
        match value.is_known() {
            true => Self::Known,
            false => Self::Unknown(text.to_owned()),
        }
    }
}

fn is_known(word: &Word) -> Answer {
    refuse_unless(matches!(word, Word::Known), "known")
}

fn is_day(text: &str) -> Answer {
    refuse_unless(is_date(text), "date")
}

fn is_retention(text: &str) -> Answer {
    refuse_unless(within(text, 0.0, 99.99), "range")
}

fn is_quantity(text: &str) -> Answer {
    refuse_unless(is_positive(text), "range")
}

fn are_in_order(invoice: &Invoice) -> Answer {
    let (date, due_date) = (&invoice.date, &invoice.due_date);
    refuse_unless(!(is_date(date) && is_date(due_date)) || date <= due_date, "in_order")
}

fn are_together(invoice: &Invoice) -> Answer {
    refuse_unless(invoice.currency_code.is_some() == invoice.rate.is_some(), "together")
}

impl From<CreateRequest> for Invoice {
    fn from(request: CreateRequest) -> Self {
        let item = |item: invoicexpress::types::DraftItem| Item {
            quantity: item.quantity.as_str().to_owned(),
        };
        Self {
            document_type: Word::of(&request.document_type, request.document_type.as_str()),
            date: request.date.as_str().to_owned(),
            due_date: request.due_date.as_str().to_owned(),
            client: Client {
                email: request.client.email,
                country: request
                    .client
                    .country
                    .map(|country| Word::of(&country, country.as_str())),
            },
            items: request.items.into_iter().map(item).collect(),
            retention: request.retention.map(|number| number.as_str().to_owned()),
            tax_exemption: request.tax_exemption.map(|code| Word::of(&code, code.as_str())),
            currency_code: request.currency_code.map(|code| Word::of(&code, code.as_str())),
            rate: request.rate.map(|number| number.as_str().to_owned()),
            global_discount: request.global_discount.map(|discount| Discount {
                value_type: Word::of(&discount.value_type, discount.value_type.as_str()),
            }),
        }
    }
}
