//! A page of `invoices.list` with serde's derive: days become ISO 8601, decimals keep their digits, a number may come as a
//! text where the service does that, and enums keep what they do not know.
#![allow(dead_code, reason = "the values are read and not looked at")]

use std::fmt;

use bytes::Bytes;
use http::Response;
use invoicexpress::types::{Country, DocumentStatus, DocumentType, ExemptionCode};
use serde::Deserialize;
use serde::de::{Deserializer, Error, Visitor};
use serde_json::value::RawValue;

use super::body_of;

/// A page of documents.
#[derive(Deserialize)]
pub struct Page {
    /// The documents.
    pub invoices: Vec<Document>,
    pagination: Pagination,
}

#[derive(Deserialize)]
struct Pagination {
    total_entries: Int,
    per_page: Int,
    current_page: Int,
    total_pages: Int,
}

/// A document.
#[derive(Deserialize)]
pub struct Document {
    id: Int,
    status: Known<DocumentStatus>,
    archived: bool,
    r#type: Known<DocumentType>,
    sequence_number: String,
    inverted_sequence_number: Option<String>,
    atcud: Option<String>,
    sequence_id: Option<Int>,
    tax_exemption: Option<Known<ExemptionCode>>,
    date: Day,
    due_date: Option<Day>,
    reference: Option<String>,
    observations: Option<String>,
    retention: Option<Decimal>,
    permalink: Option<String>,
    saft_hash: Option<String>,
    sum: Decimal,
    discount: Decimal,
    before_taxes: Decimal,
    taxes: Decimal,
    total: Decimal,
    currency: String,
    client: Client,
    items: Vec<Item>,
    mb_reference: Option<MbReference>,
    global_discount: Option<GlobalDiscount>,
    multicurrency: Option<Multicurrency>,
    proprietary_uid: Option<String>,
}

#[derive(Deserialize)]
struct Client {
    id: Int,
    name: String,
    country: Option<Known<Country>>,
    code: Option<String>,
    email: Option<String>,
    address: Option<String>,
    postal_code: Option<String>,
    phone: Option<String>,
}

#[derive(Deserialize)]
struct Item {
    name: String,
    description: Option<String>,
    unit_price: Decimal,
    unit: Option<String>,
    quantity: Decimal,
    tax: Option<Tax>,
    discount: Option<Decimal>,
    subtotal: Option<Decimal>,
    tax_amount: Option<Decimal>,
    discount_amount: Option<Decimal>,
    total: Option<Decimal>,
}

#[derive(Deserialize)]
struct Tax {
    id: Option<Int>,
    name: Option<String>,
    value: Option<Decimal>,
}

#[derive(Deserialize)]
struct MbReference {
    entity: Option<String>,
    reference: Option<String>,
    value: Option<Decimal>,
}

#[derive(Deserialize)]
struct GlobalDiscount {
    value_type: String,
    value: Decimal,
}

#[derive(Deserialize)]
struct Multicurrency {
    rate: Option<Decimal>,
    currency: Option<String>,
    total: Option<Decimal>,
}

/// Reads a page.
#[must_use]
pub fn decode(answer: &Response<Bytes>) -> Page {
    serde_json::from_slice(body_of(answer)).expect("the sample")
}

/// A whole number, or the text of one.
struct Int(i64);

impl<'de> Deserialize<'de> for Int {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OfAny;

        impl Visitor<'_> for OfAny {
            type Value = Int;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a whole number")
            }

            fn visit_i64<E>(self, number: i64) -> Result<Int, E> {
                Ok(Int(number))
            }

            fn visit_u64<E: Error>(self, number: u64) -> Result<Int, E> {
                i64::try_from(number).map(Int).map_err(E::custom)
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Int, E> {
                text.parse().map(Int).map_err(E::custom)
            }
        }

        deserializer.deserialize_any(OfAny)
    }
}

/// The digits of a number, or of the text of one.
struct Decimal(String);

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = <&RawValue>::deserialize(deserializer)?.get();
        let text = raw.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        let digits = text.unwrap_or(raw);
        // The parser has seen to it that what is not in quotes is a number, if it begins as one.
        let is_number = match text {
            Some(text) => is_number(text),
            None => digits.starts_with(|first: char| first == '-' || first.is_ascii_digit()),
        };
        if !is_number {
            return Err(D::Error::custom("a decimal number"));
        }
        Ok(Self(digits.to_owned()))
    }
}

fn is_number(text: &str) -> bool {
    let text = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_digits(whole) && is_digits(fraction)
}

/// `dd/mm/yyyy`, kept as `yyyy-mm-dd`.
struct Day(String);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(OfText(|text: &str| day(text).map(Day)))
    }
}

fn day(text: &str) -> Option<String> {
    let (day, rest) = text.split_once('/')?;
    let (month, year) = rest.split_once('/')?;
    let is_date = (1..=31).contains(&day.parse::<u8>().ok()?)
        && (1..=12).contains(&month.parse::<u8>().ok()?)
        && year.len() == 4
        && year.parse::<u16>().is_ok();
    is_date.then(|| [year, month, day].join("-"))
}

/// A value out of a list, or the text that came instead.
struct Known<T>(T);

impl<'de, T: for<'a> From<&'a str>> Deserialize<'de> for Known<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(OfText(|text: &str| Some(Known(T::from(text)))))
    }
}

/// What is made from a text.
struct OfText<F>(F);

impl<T, F: FnOnce(&str) -> Option<T>> Visitor<'_> for OfText<F> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a text")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        (self.0)(text).ok_or_else(|| E::custom("a text of another form"))
    }
}
