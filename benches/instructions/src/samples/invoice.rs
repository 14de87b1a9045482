//! An invoice of a hundred lines, of the fields that invoices usually have: as a request, and as the plain values of the
//! twins.

use invoicexpress::invoices::{CreateRequest, InvoiceType};
use invoicexpress::types::{Country, DraftClient, DraftItem, DraftTax};

use super::invoicexpress;

/// Lines of the invoice.
pub const LINES: usize = 100;

/// What the invoice says beside its lines, under the names that travel.
pub const DATE: &str = "2026-08-04";
/// The same day as it travels.
pub const DATE_SENT: &str = "04/08/2026";
/// The customer: name, code, e-mail, address, postal code, tax number.
pub const CLIENT: [&str; 6] = [
    "Padaria do Chiado, Lda",
    "A-1042",
    "geral@padaria.example",
    "Rua Garrett 12, 3º",
    "1200-204",
    "509442013",
];

/// A line as a person writes it by hand.
pub struct Line {
    /// `Consulting 7`.
    pub name: String,
    /// What was done.
    pub description: String,
    /// In euros.
    pub unit_price: f64,
    /// How often.
    pub quantity: f64,
    /// In percent.
    pub discount: f64,
}

/// The lines of the invoice.
#[must_use]
pub fn lines() -> Vec<Line> {
    (0..LINES)
        .map(|index| Line {
            name: format!("Consulting {index}"),
            description: format!("Review of chapter {index}, \"first\" reading"),
            unit_price: index as f64 + 24.39,
            quantity: 1.5,
            discount: 2.5,
        })
        .collect()
}

/// The same as a request.
#[must_use]
pub fn request() -> CreateRequest {
    let [name, code, email, address, postal_code, fiscal_id] = CLIENT;
    let client = DraftClient::builder()
        .name(name)
        .code(code)
        .email(email)
        .address(address)
        .postal_code(postal_code)
        .fiscal_id(fiscal_id)
        .country(Country::Portugal)
        .build();
    invoicexpress()
        .invoices()
        .create()
        .document_type(InvoiceType::Invoices)
        .date(DATE)
        .due_date(DATE)
        .client(client)
        .items(lines().iter().map(item))
        .reference("PO-999")
        .observations("Thank you")
        .into_request()
}

fn item(line: &Line) -> DraftItem {
    DraftItem::builder()
        .name(line.name.clone())
        .description(line.description.clone())
        .unit_price(line.unit_price.to_string())
        .quantity(line.quantity.to_string())
        .unit("hour")
        .discount(line.discount.to_string())
        .tax(DraftTax::builder().name("IVA23").build())
        .build()
}
