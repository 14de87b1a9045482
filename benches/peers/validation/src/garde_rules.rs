//! The rules in garde's words.

use garde::Validate;
use invoicexpress::invoices::{CreateRequest, InvoiceType};
use invoicexpress::types::{Country, Currency, ExemptionCode, ValueType};
use specwright_instructions::twin::validate::{is_date, is_date_time, is_positive, within};
use textmarketer::account::UpdateRequest;
use textmarketer::sms::SendTextRequest;

use crate::patterns::{CUSTOM, DIGITS, GSM, LOGIN, MOBILE, ORIGINATOR};

fn refuse_unless(is_right: bool, message: &'static str) -> garde::Result {
    match is_right {
        true => Ok(()),
        false => Err(garde::Error::new(message)),
    }
}

#[derive(Validate)]
pub struct Update {
    #[garde(length(chars, min = 5, max = 20), pattern(LOGIN))]
    account_api_password: Option<String>,
    #[garde(length(chars, min = 5, max = 20), pattern(LOGIN))]
    account_api_username: Option<String>,
    #[garde(length(chars, min = 5, max = 20), pattern(LOGIN))]
    account_password: Option<String>,
    #[garde(length(chars, min = 5, max = 20), pattern(LOGIN))]
    account_username: Option<String>,
    #[garde(length(chars, min = 3, max = 40))]
    company_name: Option<String>,
    #[garde(email)]
    notification_email: Option<String>,
    #[garde(pattern(MOBILE))]
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
    #[garde(length(chars, min = 1, max = 612), pattern(GSM))]
    message: String,
    #[garde(length(min = 1, max = 500), inner(pattern(DIGITS)))]
    to: Vec<String>,
    #[garde(pattern(ORIGINATOR))]
    originator: String,
    #[garde(email)]
    email: Option<String>,
    #[garde(range(min = 1, max = 72))]
    validity: Option<i64>,
    #[garde(length(chars, min = 1, max = 20), pattern(CUSTOM))]
    custom: Option<String>,
    #[garde(custom(is_schedule))]
    schedule: Option<String>,
}

fn is_schedule(text: &Option<String>, _: &()) -> garde::Result {
    let is_right = text.as_deref().is_none_or(is_date_time);
    refuse_unless(is_right, "must be a date and time with offset")
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
#[garde(allow_unvalidated)]
pub struct Invoice {
    #[garde(custom(|kind: &InvoiceType, _: &()| is_known(!matches!(kind, InvoiceType::Unknown(_)))))]
    document_type: InvoiceType,
    #[garde(custom(is_day))]
    date: String,
    #[garde(custom(is_day), custom(|day: &String, _: &()| in_order(&self.date, day)))]
    due_date: String,
    #[garde(dive)]
    client: Client,
    #[garde(dive)]
    items: Vec<Item>,
    #[garde(custom(is_retention))]
    retention: Option<String>,
    #[garde(custom(|code: &Option<ExemptionCode>, _: &()| is_known(!matches!(code, Some(ExemptionCode::Unknown(_))))))]
    tax_exemption: Option<ExemptionCode>,
    #[garde(
        custom(|code: &Option<Currency>, _: &()| is_known(!matches!(code, Some(Currency::Unknown(_))))),
        custom(|code: &Option<Currency>, _: &()| together(code.is_some(), self.rate.is_some())),
    )]
    currency_code: Option<Currency>,
    rate: Option<String>,
    #[garde(dive)]
    global_discount: Option<Discount>,
}

#[derive(Validate)]
pub struct Client {
    #[garde(email)]
    email: Option<String>,
    #[garde(custom(|country: &Option<Country>, _: &()| is_known(!matches!(country, Some(Country::Unknown(_))))))]
    country: Option<Country>,
}

#[derive(Validate)]
pub struct Item {
    #[garde(custom(is_quantity))]
    quantity: String,
}

#[derive(Validate)]
pub struct Discount {
    #[garde(custom(|kind: &ValueType, _: &()| is_known(!matches!(kind, ValueType::Unknown(_)))))]
    value_type: ValueType,
}

fn is_known(is_known: bool) -> garde::Result {
    refuse_unless(is_known, "must be a documented value")
}

fn is_day(text: &String, _: &()) -> garde::Result {
    refuse_unless(is_date(text), "must be an existing day")
}

fn in_order(date: &str, due_date: &str) -> garde::Result {
    let in_order = !(is_date(date) && is_date(due_date)) || date <= due_date;
    refuse_unless(in_order, "must not be before `date`")
}

fn together(one: bool, other: bool) -> garde::Result {
    refuse_unless(one == other, "must be set together with `rate` or not at all")
}

fn is_retention(text: &Option<String>, _: &()) -> garde::Result {
    let is_right = text.as_deref().is_none_or(|text| within(text, 0.0, 99.99));
    refuse_unless(is_right, "must be from 0 to 99.99")
}

fn is_quantity(text: &String, _: &()) -> garde::Result {
    refuse_unless(is_positive(text), "must be above 0")
}

impl From<CreateRequest> for Invoice {
    fn from(request: CreateRequest) -> Self {
        let item = |item: invoicexpress::types::DraftItem| Item {
            quantity: item.quantity.as_str().to_owned(),
        };
        Self {
            document_type: request.document_type,
            date: request.date.as_str().to_owned(),
            due_date: request.due_date.as_str().to_owned(),
            client: Client {
                email: request.client.email,
                country: request.client.country,
            },
            items: request.items.into_iter().map(item).collect(),
            retention: request.retention.map(|number| number.as_str().to_owned()),
            tax_exemption: request.tax_exemption,
            currency_code: request.currency_code,
            rate: request.rate.map(|number| number.as_str().to_owned()),
            global_discount: request.global_discount.map(|discount| Discount {
                value_type: discount.value_type,
            }),
        }
    }
}
