//! Answers of services: two as their pages show them, and two that are long.

use std::fmt::Write as _;

/// The answer of `at_communication`, at an address from which the standard library checks UTF-8 in whole words. Where a
/// text that is in no place of its own lies, another build decides.
pub const STORED: &[u8] = &IN_WORDS.0;

/// The same where it does so byte by byte, as with most answers that are shorter than three words.
pub const STORED_AT_ODD_ADDRESS: &[u8] = ONE_BEHIND.0.split_at(1).1;

#[repr(align(16))]
struct Aligned<T>(T);

static IN_WORDS: Aligned<[u8; 18]> = Aligned(*br#"{"success":"true"}"#);
static ONE_BEHIND: Aligned<[u8; 19]> = Aligned(*br#" {"success":"true"}"#);

/// The answer of `account.update`.
pub const ACCOUNT: &[u8] = br#"<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE response PUBLIC "-//textmarketer.co.uk//DTD Web Services REST 1.6//EN" "http://api.textmarketer.co.uk/services/rest/DTD/groups_get.dtd">
<response processed_date="2012-04-11T11:23:14+02:00">
  <account>
    <account_id>abcdefghijklmnopqrstuvwx</account_id>
    <api_password>my_api_password</api_password>
    <api_username>my_api_username</api_username>
    <company_name>Bill's Bakery</company_name>
    <create_date>20012-02-12T01:00:00+02:00</create_date>
    <credits>833</credits>
    <notification_email>bill@billsbakery.com</notification_email>
    <notification_mobile>447777777777</notification_mobile>
    <password>my_UI_password</password>
    <username>my_UI_username</username>
  </account>
</response>
"#;

/// How many documents `invoices` has.
pub const INVOICES: usize = 1_000;

/// How many rows `delivery_report` has.
pub const ROWS: usize = 10_000;

/// A page of `invoices.list`: each document with its client and two lines.
#[must_use]
pub fn invoices() -> Vec<u8> {
    let documents: Vec<String> = (0..INVOICES).map(invoice).collect();
    format!(
        r#"{{"invoices":[{}],"pagination":{{"total_entries":{INVOICES},"per_page":{INVOICES},"current_page":1,"total_pages":1}}}}"#,
        documents.join(",")
    )
    .into_bytes()
}

fn invoice(number: usize) -> String {
    let day = number % 28 + 1;
    let id = 2_137_287 + number;
    let name = if number.is_multiple_of(10) {
        r#"Caf\u00e9 \"Central\""#
    } else {
        "Padaria São João"
    };
    let tax = r#"{"id":31554,"name":"IVA23","value":23.0}"#;
    format!(
        concat!(
            r#"{{"id":{id},"status":"final","archived":false,"type":"Invoice","sequence_number":"{number}/G","#,
            r#""inverted_sequence_number":"G/{number}","atcud":"ABCD1234-{number}","sequence_id":12345,"#,
            r#""tax_exemption":null,"date":"{day:02}/08/2016","due_date":"{day:02}/09/2016","reference":"PO-{number}","#,
            r#""observations":"","retention":"0.0","#,
            r#""permalink":"https://www.app.invoicexpress.com/documents/a1b2c3d4e5f6{number}","saft_hash":"J4ay","#,
            r#""sum":48.78,"discount":0.0,"before_taxes":48.78,"taxes":11.22,"total":60.0,"currency":"Euro","#,
            r#""client":{{"id":{client},"name":"{name}","country":"Portugal","code":"A{number}","#,
            r#""email":"client{number}@example.com","address":"Rua Augusta, 1","postal_code":"1000-100","phone":null}},"#,
            r#""items":[{{"name":"Consulting","description":"Consulting services","unit_price":"24.39","unit":"hour","#,
            r#""quantity":"1.0","tax":{tax},"discount":0.0,"subtotal":24.39,"tax_amount":5.61,"discount_amount":0.0,"#,
            r#""total":30.0}},{{"name":"Travel","description":"","unit_price":"24.39","unit":"service","quantity":"1.0","#,
            r#""tax":{tax},"discount":0.0,"subtotal":24.39,"tax_amount":5.61,"discount_amount":0.0,"total":30.0}}]}}"#,
        ),
        id = id,
        number = number,
        day = day,
        client = 1_234 + number,
        name = name,
        tax = tax,
    )
}

/// An answer of `delivery_reports.get` with one report.
#[must_use]
pub fn delivery_report() -> Vec<u8> {
    let mut text = concat!(
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n",
        "<!DOCTYPE response PUBLIC \"-//textmarketer.co.uk//DTD Web Services REST 1.6//EN\" ",
        "\"http://api.textmarketer.co.uk/services/rest/DTD/deliveryreport_get.dtd\">\n",
        "<response processed_date=\"2011-04-14T12:01:01+01:00\">\n",
        "\t<report name=\"mycampaign-020411\" last_updated=\"2011-04-12T09:25:06+01:00\" extension=\"csv\">\n",
    )
    .to_owned();
    for row in 0..ROWS {
        let status = ["DELIVERED", "DELIVERED", "PENDING", "FAILED", "NON-UK"][row % 5];
        let (minute, second) = (row / 60 % 60, row % 60);
        // Writing to a string does not fail.
        let _ = writeln!(
            text,
            "\t\t<reportrow last_updated=\"2011-04-12T09:{minute:02}:{second:02}+01:00\" \
             mobile_number=\"4477770{row:05}\" message_id=\"{}\" status=\"{status}\" custom=\"test\"/>",
            1_006_454_672 + row,
        );
    }
    text.push_str("\t</report>\n</response>\n");
    text.into_bytes()
}
