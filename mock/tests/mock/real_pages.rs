//! The samples of the two vendors' pages, to the byte.

use crate::ask::{ask, mock_of_spec};

const COMMUNICATION: &str = "POST /api/v3/accounts/at_communication.json?api_key=a-very-secret-key";

#[test]
fn invoicexpress_answers_as_its_page_shows() {
    let mock = mock_of_spec("invoicexpress");
    let body =
        r#"{"at_communication":{"at_subuser":"123456789/3","at_password":"cGFzc3dvcmQ=","communication_type":"auto"}}"#;
    let request = format!("{COMMUNICATION}\ncontent-type: application/json\naccept: application/json\n\n{body}");
    let answer = ask(&mock, &request);
    answer.is(200, r#"{"success":"true"}"#);
    assert_eq!(answer.header("content-type"), "application/json");
    assert_eq!(answer.why(), "accounts.at_communication");
}

#[test]
fn invoicexpress_errors_have_the_commonest_body() {
    let mock = mock_of_spec("invoicexpress");
    let eight_digits =
        r#"{"at_communication":{"at_subuser":"12345689/0","at_password":"cGFzc3dvcmQ=","communication_type":"auto"}}"#;
    let answer = ask(
        &mock,
        &format!("{COMMUNICATION}\ncontent-type: application/json\n\n{eight_digits}"),
    );
    answer.is(
        422,
        r#"{"errors":{"error":"Some parameters were wrong. (at_subuser: must match `^\\d{9}/`)"}}"#,
    );
    assert_eq!(
        answer.why(),
        "accounts.at_communication: Unprocessable: at_subuser pattern"
    );
    assert_eq!(answer.header("content-type"), "application/json");

    let stranger = ask(
        &mock,
        "POST /api/v3/accounts/at_communication.json?api_key=wrong-secret",
    );
    stranger.is(
        401,
        r#"{"errors":{"error":"The API key is missing or wrong, or the account's plan does not include the feature."}}"#,
    );
    assert_eq!(
        stranger.why(),
        "accounts.at_communication: AccessDenied: unauthenticated: query: api_key wrong"
    );
    assert!(!format!("{stranger:?} {mock:?}").contains("secret-key"));
}

#[test]
fn invoicexpress_lists_have_pages() {
    let mock = mock_of_spec("invoicexpress");
    let page = |address: &str| {
        let answer = ask(&mock, &format!("GET {address}api_key=a-very-secret-key"));
        assert_eq!(answer.status(), 200, "{}", answer.text());
        serde_json::from_str::<serde_json::Value>(&answer.text()).unwrap()
    };
    for list in ["invoices", "estimates", "guides"] {
        let last = page(&format!("/{list}.json?page=3&"));
        let items = last[list].as_array().unwrap();
        let first = items[0]["id"].as_i64().unwrap();
        let ids: Vec<_> = items.iter().map(|item| item["id"].as_i64().unwrap()).collect();
        assert_eq!(ids, [first, first + 1, first + 2], "{list}");
        assert_eq!(
            last["pagination"],
            serde_json::json!({ "total_entries": 23, "per_page": 10, "current_page": 3, "total_pages": 3 })
        );
        assert_eq!(page(&format!("/{list}.json?page=4&"))[list], serde_json::json!([]));
    }
    assert_eq!(
        page("/clients.json?per_page=30&")["clients"].as_array().unwrap().len(),
        23
    );
}

#[test]
fn invoicexpress_documents_share_their_addresses() {
    let mock = mock_of_spec("invoicexpress");
    let check = |address: &str, status: u16, why: &str| {
        ask(&mock, &format!("GET {address}?api_key=a-very-secret-key")).is_because(status, why);
    };
    check("/invoice_receipts/7.json", 200, "invoices.get");
    check("/quotes/7.json", 200, "estimates.get");
    check("/transports/7.json", 200, "guides.get");
    check("/clients/7.json", 200, "clients.get");
    check("/credit_notes.json", 200, "invoices.list_by_type");
    check("/cheques/7.json", 404, "no operation has this path");
    check("/cheques.json", 404, "no operation has this path");
}

#[test]
fn invoicexpress_makes_files_while_one_waits() {
    let mock = mock_of_spec("invoicexpress");
    for address in [
        "/api/pdf/7.json?",
        "/api/qr_codes/7.json?",
        "/api/export_saft.json?month=1&year=2026&",
    ] {
        let request = format!("GET {address}api_key=a-very-secret-key");
        let statuses = [(); 3].map(|()| ask(&mock, &request).status());
        assert_eq!(statuses, [202, 200, 202], "{address}");
    }
}

const ACCOUNT: &str = "POST /account\nauthorization: Basic bXlfdXNlcm5hbWU6bXlfcGFzc3dvcmQ=\n\
    content-type: application/x-www-form-urlencoded\n\n";

const ACCOUNT_ANSWER: &str = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>
<!DOCTYPE response PUBLIC
\"-//textmarketer.co.uk//DTD Web Services REST 1.6//EN\"
\"http://api.textmarketer.co.uk/services/rest/DTD/groups_get.dtd\">
<response processed_date=\"2012-04-11T11:23:14+02:00\">
\t<account>
\t\t<account_id>abcdefghijklmnopqrstuvwx</account_id>
\t\t<api_password>my_api_password</api_password>
\t\t<api_username>my_api_username</api_username>
\t\t<company_name>Bill's Bakery</company_name>
\t\t<create_date>20012-02-12T01:00:00+02:00</create_date>
\t\t<credits>833</credits>
\t\t<notification_email>bill@billsbakery.com</notification_email>
\t\t<notification_mobile>447777777777</notification_mobile>
\t\t<password>my_UI_password</password>
\t\t<username>my_UI_username</username>
\t</account>
</response>
";

#[test]
fn textmarketer_answers_as_its_page_shows() {
    let mock = mock_of_spec("textmarketer");
    let answer = ask(
        &mock,
        &format!("{ACCOUNT}company_name=Bill%27s+Bakery&notification_mobile=447777777777"),
    );
    answer.is(200, ACCOUNT_ANSWER);
    assert_eq!(answer.header("content-type"), "text/xml; charset=ISO-8859-1");

    let nothing_set = ask(&mock, ACCOUNT.trim_end());
    nothing_set.is(200, ACCOUNT_ANSWER);
}

#[test]
fn textmarketer_takes_the_credentials_as_parameters_and_the_base_path() {
    let mock = mock_of_spec("textmarketer");
    let answer = ask(
        &mock,
        "POST /services/rest/account\ncontent-type: application/x-www-form-urlencoded\n\n\
         username=my_username&password=my_password",
    );
    answer.is(200, ACCOUNT_ANSWER);
}

#[test]
fn textmarketer_errors_carry_their_code() {
    let mock = mock_of_spec("textmarketer");
    let error = |code: &str, message: &str| {
        format!(
            "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>
<!DOCTYPE response PUBLIC
\"-//textmarketer.co.uk//DTD Web Services REST 1.6//EN\"
\"http://api.textmarketer.co.uk/services/rest/DTD/groups_get.dtd\">
<response processed_date=\"2012-04-11T11:23:14+02:00\">
\t<errors>
\t\t<error code=\"{code}\">{message}</error>
\t</errors>
</response>
"
        )
    };
    let cases = [
        (
            "account_username=taken-name",
            "7",
            "The user name is already in use. (account_username)",
        ),
        (
            "notifcation_email=nobody",
            "2",
            "The e-mail address is invalid. (notification_email: must be an e-mail address)",
        ),
        (
            "notification_mobile=%2B1+212+555+0100",
            "3",
            "The number is not a valid UK mobile number. (notification_mobile: must be a UK mobile number, `447` or `07` \
             and nine digits)",
        ),
        (
            "company_name=x",
            "4",
            "A value is too long or too short; the message says which. (company_name: must be 3 to 40 characters long)",
        ),
        (
            "account_password=p%C3%A4ssword",
            "5",
            "A value does not have the form it must have; the message says which. (account_password: must only have the \
             characters `A-Za-z0-9_-`)",
        ),
    ];
    for (form, code, message) in cases {
        ask(&mock, &format!("{ACCOUNT}{form}")).is(400, &error(code, message));
    }
    ask(&mock, "POST /account").is(
        403,
        &error("403", "The credentials are wrong, or give no right to this account."),
    );
    ask(&mock, "POST /account/").is(404, &error("404", "There is no such resource."));
    let wrong_method = ask(&mock, "PUT /account");
    wrong_method.is(405, &error("405", "The resource does not know this method."));
    assert_eq!(wrong_method.header("allow"), "GET, HEAD, OPTIONS, POST");
    ask(&mock, &format!("{}\n\n{{}}", ACCOUNT.trim_end().replace("x-www-form-urlencoded", "json"))).is(
        400,
        &error(
            "400",
            "Something in the request is wrong; an error of the operation's own comes with a code in the body. (The body \
             must be application/x-www-form-urlencoded, and `Content-Type` must say so.)",
        ),
    );
}

#[test]
fn every_documented_error_can_be_asked_for() {
    let mock = mock_of_spec("textmarketer");
    for (preference, status, part) in [
        ("code=503", 503, "code=\"503\""),
        ("example=UsernameTaken", 400, "code=\"7\""),
        ("code=400, example=InvalidMobile", 400, "code=\"3\""),
        ("code=200", 200, "<credits>833</credits>"),
    ] {
        let answer = ask(&mock, &ACCOUNT.replace("\n\n", &format!("\nprefer: {preference}\n\n")));
        assert_eq!(answer.status(), status, "{preference}");
        assert!(answer.text().contains(part), "{preference}");
        assert_eq!(answer.header("preference-applied"), preference);
    }
}
