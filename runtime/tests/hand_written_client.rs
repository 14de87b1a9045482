//! Whole calls with the hand-written twins, over a replay and over sockets.
#![cfg(all(
    feature = "derive",
    feature = "json",
    feature = "xml",
    feature = "async",
    feature = "blocking"
))]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

mod twin;

use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread::JoinHandle;

use specwright_runtime::replay::{SkippingClock, run};
use specwright_runtime::{CancelToken, Error, PendingReason, Polling, Reason, Replay, Strictness};
use twin::documents::{DocumentsErrorKind, QrCodePending};
use twin::invoicexpress::{self, AtCommunicationErrorKind, AtCommunicationRequest, CommunicationType};
use twin::textmarketer::{self, UpdateErrorKind};

const ACCOUNT: &[u8] = b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>
<!DOCTYPE response PUBLIC \"-//textmarketer.co.uk//DTD Web Services REST 1.6//EN\"
  \"http://127.0.0.1:1/services/rest/DTD/account.dtd\">
<response processed_date=\"2011-04-14T12:01:01+01:00\">
  <account>
    <account_id>abcdefghijklmnopqrstuvwx</account_id>
    <api_password>my_api_password</api_password>
    <company_name>Caf\xe9 &amp; Bill&#39;s</company_name>
    <create_date>20012-02-12T01:00:00+02:00</create_date>
    <credits> 833 </credits>
    <unknown><deeper/></unknown>
  </account>
</response>\n";

fn invoicexpress(replay: &Replay) -> invoicexpress::Client {
    invoicexpress::Client::builder()
        .account_name("demo")
        .api_key("a-very-secret-key")
        .transport(replay.clone())
        .build()
        .unwrap()
}

fn textmarketer(replay: &Replay) -> textmarketer::Client {
    textmarketer::Client::builder()
        .username("my_username")
        .password("my_password")
        .transport(replay.clone())
        .build()
        .unwrap()
}

#[test]
fn a_call_is_written_and_its_answer_read() {
    let replay = Replay::answer(200, "application/json", r#"{ "success": "true" }"#);
    let reply = run(invoicexpress(&replay)
        .accounts()
        .at_communication()
        .at_subuser("123456789/3")
        .at_password("password")
        .communication_type(CommunicationType::Auto)
        .send())
    .unwrap();
    assert!(reply.success);

    let seen = &replay.seen()[0];
    assert_eq!(seen.method(), "POST");
    assert_eq!(
        seen.url(),
        "https://demo.app.invoicexpress.com/api/v3/accounts/at_communication.json?api_key=[redacted]"
    );
    assert_eq!(
        seen.body(),
        r#"{"at_communication":{"at_subuser":"123456789/3","at_[redacted]":"[redacted]","communication_type":"auto"}}"#
    );
    assert_eq!(seen.header("accept"), Some("application/json"));
    assert_eq!(seen.header("content-type"), Some("application/json"));
    assert_eq!(seen.header("user-agent"), Some("invoicexpress-specwright/0.1.0"));
}

#[test]
fn an_invalid_request_is_refused_warned_of_or_let_through() {
    let replay = Replay::answer(200, "application/json", r#"{"success":true}"#).then(
        200,
        "application/json",
        r#"{"success":"false"}"#,
    );
    let client = invoicexpress(&replay);
    let request = AtCommunicationRequest {
        at_subuser: "12345678/0".to_owned(),
        at_password: "hunter2".into(),
        communication_type: CommunicationType::from("pigeon"),
    };
    let error = run(client.send(request.clone())).unwrap_err();
    let paths: Vec<_> = error.violations().iter().map(|violation| violation.path()).collect();
    assert_eq!(paths, ["at_subuser", "communication_type"]);
    assert!(error.status().is_none() && error.service().is_none());
    assert!(
        error
            .to_string()
            .contains("https://invoicexpress.com/api-v2/accounts/at-communication")
    );
    assert!(replay.seen().is_empty());

    let call = || {
        client
            .accounts()
            .at_communication()
            .at_subuser(request.at_subuser.clone())
            .at_password(&request.at_password)
            .communication_type("pigeon")
    };
    assert!(run(call().strictness(Strictness::Warn).send()).unwrap().success);
    assert!(!run(call().strictness(Strictness::Off).send()).unwrap().success);
    assert_eq!(replay.seen().len(), 2);
}

#[test]
fn a_status_tells_the_documented_error() {
    let replay = Replay::answer(401, "", "")
        .then(422, "text/html", "<html>")
        .then(418, "", "");
    let client = invoicexpress(&replay);
    let call = || {
        run(client
            .accounts()
            .at_communication()
            .at_subuser("123456789/3")
            .at_password("hunter2")
            .communication_type(CommunicationType::Manual)
            .send())
        .unwrap_err()
    };
    let error = call();
    assert_eq!(error.service().unwrap().kind(), &AtCommunicationErrorKind::AccessDenied);
    assert_eq!(error.service().unwrap().about(), "The API key is missing or wrong.");
    assert_eq!(
        error.to_string(),
        "401 Unauthorized: AccessDenied: The API key is missing or wrong."
    );
    let error = call();
    assert_eq!(
        error.service().unwrap().kind(),
        &AtCommunicationErrorKind::Unprocessable
    );
    assert_eq!(error.service().unwrap().excerpt(), Some("<html>"));
    let Error::Unexpected(unexpected) = call() else {
        panic!("418 is documented nowhere");
    };
    assert_eq!(unexpected.reason(), &Reason::UndocumentedStatus);
    assert_eq!(unexpected.status(), 418);
}

#[test]
fn only_what_is_set_is_sent_and_a_declared_charset_is_read() {
    let replay = Replay::answer(200, "text/xml", ACCOUNT);
    let reply = run(textmarketer(&replay)
        .account()
        .update()
        .company_name("Bill's Bakery & Café")
        .notification_email("bill@billsbakery.com")
        .send())
    .unwrap();
    assert_eq!(reply.account.company_name.as_deref(), Some("Café & Bill's"));
    assert_eq!(reply.account.credits, 833);
    assert_eq!(reply.account.create_date.as_str(), "20012-02-12T01:00:00+02:00");
    assert!(reply.account.create_date.parsed().is_none());
    assert!(reply.processed_date.parsed().is_some());
    assert_eq!(reply.account.api_password.expose(), "my_api_password");
    assert!(!format!("{reply:?}").contains("my_api_password"));

    let seen = &replay.seen()[0];
    assert_eq!(seen.url(), "https://api.textmarketer.co.uk/services/rest/account");
    assert_eq!(
        seen.body(),
        "company_name=Bill%27s+Bakery+%26+Caf%C3%A9&notifcation_email=bill%40billsbakery.com\
         &notification_email=bill%40billsbakery.com"
    );
    assert_eq!(seen.header("authorization"), Some("Basic [redacted]"));
    assert_eq!(
        seen.header("content-type"),
        Some("application/x-www-form-urlencoded; charset=utf-8")
    );
}

#[test]
fn a_code_in_the_body_tells_the_documented_error() {
    let body = |code: &str| {
        format!(
            "<?xml version='1.0'?><!DOCTYPE response SYSTEM 'errors.dtd'><response processed_date='x'><errors>\
             <error code='0'>first</error><error code='{code}'>user name\n  already\ttaken</error></errors></response>"
        )
    };
    let replay = Replay::answer(400, "text/xml", body("7"))
        .then(400, "text/xml", body("99"))
        .then(403, "text/xml", body("99"));
    let client = textmarketer(&replay);
    let call = || run(client.account().update().account_username("taken-name").send()).unwrap_err();

    let error = call();
    let service = error.service().unwrap();
    assert_eq!(service.kind(), &UpdateErrorKind::UsernameTaken);
    assert_eq!(
        (service.code(), service.message()),
        (Some("7"), Some("user name already taken"))
    );
    assert_eq!(service.all().len(), 2);
    assert_eq!(service.all()[0].code(), Some("0"));
    assert_eq!(
        error.to_string(),
        "400 Bad Request: UsernameTaken (code 7): user name already taken"
    );

    let Error::Unexpected(unexpected) = call() else {
        panic!("neither 0 nor 99 is documented");
    };
    assert_eq!(unexpected.reason(), &Reason::UnknownCode);
    assert_eq!((unexpected.code(), unexpected.message()), (Some("0"), Some("first")));

    assert_eq!(call().service().unwrap().kind(), &UpdateErrorKind::Forbidden);
}

#[test]
fn a_body_that_is_not_as_documented_says_where() {
    let without_credits = String::from_utf8_lossy(ACCOUNT)
        .replace(" 833 ", "many")
        .replace("ISO-8859-1", "utf-8");
    let replay = Replay::answer(200, "text/xml", without_credits)
        .then(200, "text/xml", "")
        .then(
            200,
            "text/xml",
            "<response processed_date='2011-04-14T12:01:01+01:00'></response>",
        )
        .then(200, "text/html", "<html>busy</html>");
    let client = textmarketer(&replay);
    let said = || run(client.account().update().send()).unwrap_err().to_string();
    assert_eq!(
        said(),
        "unexpected answer 200 OK, `account.credits` should be a whole number"
    );
    assert_eq!(
        said(),
        "unexpected answer 200 OK, `processed_date` should be a date and time"
    );
    assert_eq!(said(), "unexpected answer 200 OK, `account` should be an object");
    assert_eq!(
        said(),
        "unexpected answer 200 OK, the body should be XML with the root element `response` (content type text/html)"
    );
}

/// Answers one connection with these bytes and gives back what it was sent.
fn serve_once(answer: &'static [u8]) -> (String, JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let server = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut request = Vec::new();
        let mut piece = [0; 1024];
        while !request.ends_with(b"}}") {
            let length = stream.read(&mut piece).unwrap();
            assert_ne!(length, 0, "the request ended early");
            request.extend_from_slice(&piece[..length]);
        }
        stream.write_all(answer).unwrap();
        String::from_utf8(request).unwrap()
    });
    (url, server)
}

const SUCCESS: &[u8] =
    b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 18\r\n\r\n{\"success\":\"true\"}";

fn assert_request(request: &str) {
    assert!(request.starts_with("POST /api/v3/accounts/at_communication.json?api_key=a-very-secret-key HTTP/1.1\r\n"));
    assert!(request.contains("\r\ncontent-type: application/json\r\n"));
    assert!(request.contains(r#""at_password":"cGFzc3dvcmQ=""#));
}

#[tokio::test]
async fn over_a_socket() {
    let (url, server) = serve_once(SUCCESS);
    let client = invoicexpress::Client::builder()
        .api_key("a-very-secret-key")
        .base_url(url)
        .build()
        .unwrap();
    let reply = client
        .accounts()
        .at_communication()
        .at_subuser("123456789/3")
        .at_password("password")
        .communication_type(CommunicationType::Auto)
        .send()
        .await
        .unwrap();
    assert!(reply.success);
    assert_request(&server.join().unwrap());
}

#[test]
fn over_a_socket_blocking() {
    call_blocking();
}

/// Made, used and dropped inside async code.
#[tokio::test]
async fn over_a_socket_blocking_in_async_code() {
    call_blocking();
}

fn call_blocking() {
    let (url, server) = serve_once(SUCCESS);
    let client = invoicexpress::blocking::Client::builder()
        .api_key("a-very-secret-key")
        .base_url(url)
        .build()
        .unwrap();
    let reply = client
        .accounts()
        .at_communication()
        .at_subuser("123456789/3")
        .at_password("password")
        .communication_type(CommunicationType::Auto)
        .send()
        .unwrap();
    assert!(reply.success);
    assert_request(&server.join().unwrap());
}

#[test]
fn an_awaited_call_without_a_runtime_is_told_and_does_not_panic() {
    let client = invoicexpress::Client::builder()
        .api_key("a-very-secret-key")
        .base_url("http://127.0.0.1:9")
        .build()
        .unwrap();
    let error = run(client
        .accounts()
        .at_communication()
        .at_subuser("123456789/3")
        .at_password("password")
        .communication_type(CommunicationType::Auto)
        .send())
    .unwrap_err();
    assert!(error.to_string().contains("needs a Tokio runtime"), "{error}");
}

#[test]
fn futures_can_move_between_threads() {
    fn assert_send<T: Send>(_: T) {}
    let client = invoicexpress(&Replay::default());
    assert_send(
        client
            .accounts()
            .at_communication()
            .at_subuser("123456789/3")
            .at_password("password")
            .communication_type(CommunicationType::Auto)
            .send(),
    );
    fn assert_error<T: std::error::Error + Send + Sync + 'static>() {}
    assert_error::<Error<AtCommunicationErrorKind>>();
}

fn page(ids: &str, total: u32) -> String {
    format!(r#"{{"invoices":[{ids}],"pagination":{{"total_pages":{total}}}}}"#)
}

fn two_pages() -> Replay {
    Replay::answer(200, "application/json", page(r#"{"id":1},{"id":2}"#, 2)).then(
        200,
        "application/json",
        page(r#"{"id":3}"#, 2),
    )
}

fn blocking_invoicexpress(replay: &Replay) -> invoicexpress::blocking::Client {
    invoicexpress::blocking::Client::builder()
        .account_name("demo")
        .api_key("a-very-secret-key")
        .transport(replay.clone())
        .clock(SkippingClock::new())
        .build()
        .unwrap()
}

#[test]
fn a_list_is_walked_page_by_page() {
    let replay = two_pages();
    let ids = run(async {
        let mut invoices = invoicexpress(&replay).documents().list().per_page(2).stream();
        let mut ids = Vec::new();
        while let Some(invoice) = invoices.next().await {
            ids.push(invoice.unwrap().id);
        }
        ids
    });
    assert_eq!(ids, [1, 2, 3]);
    let urls: Vec<_> = replay.seen().iter().map(|seen| seen.url().to_owned()).collect();
    assert_eq!(
        urls,
        [
            "https://demo.app.invoicexpress.com/invoices.json?page=1&per_page=2&api_key=[redacted]",
            "https://demo.app.invoicexpress.com/invoices.json?page=2&per_page=2&api_key=[redacted]",
        ]
    );

    let invoices = blocking_invoicexpress(&two_pages()).documents().list().iter();
    assert_eq!(
        invoices.map(|invoice| invoice.unwrap().id).collect::<Vec<_>>(),
        [1, 2, 3]
    );
    let pages = blocking_invoicexpress(&two_pages()).documents().list().pages();
    assert_eq!(
        pages.map(|page| page.unwrap().invoices.len()).collect::<Vec<_>>(),
        [2, 1]
    );
    let mut pages = invoicexpress(&two_pages()).documents().list().pages();
    assert_eq!(run(pages.next()).unwrap().unwrap().pagination.total_pages, 2);
}

/// Not ready as often as this, then ready.
fn qr_code(times: usize) -> Replay {
    let replay = (0..times).fold(Replay::default(), |replay, _| {
        replay.then(202, "application/json", r#"{"message":"later"}"#)
    });
    replay.then(
        200,
        "application/json",
        r#"{"qr_code":{"url":"https://example.com/7.png"}}"#,
    )
}

#[test]
fn an_answer_that_is_not_ready_is_waited_for() {
    let replay = qr_code(2);
    let code = blocking_invoicexpress(&replay)
        .documents()
        .qr_code()
        .document_id(7)
        .wait();
    assert_eq!(code.unwrap().url, "https://example.com/7.png");
    assert_eq!(replay.seen().len(), 3);

    let error = run(invoicexpress(&qr_code(1)).documents().qr_code().document_id(7).send()).unwrap_err();
    let pending = error.pending().unwrap();
    assert_eq!(pending.reason(), PendingReason::NotReady);
    assert_eq!(pending.details::<QrCodePending>().unwrap().message, "later");

    let error = blocking_invoicexpress(&qr_code(9))
        .documents()
        .qr_code()
        .document_id(7)
        .wait()
        .unwrap_err();
    assert_eq!(error.pending().unwrap().reason(), PendingReason::LimitReached);

    let token = CancelToken::new();
    token.cancel();
    let call = invoicexpress(&qr_code(9)).documents().qr_code().document_id(7);
    let error = run(call.wait_with(Polling::new().cancel(&token))).unwrap_err();
    assert_eq!(error.pending().unwrap().reason(), PendingReason::Cancelled);

    let missing = Replay::answer(404, "", "");
    let error = blocking_invoicexpress(&missing)
        .documents()
        .qr_code()
        .document_id(7)
        .wait()
        .unwrap_err();
    assert_eq!(error.service().unwrap().kind(), &DocumentsErrorKind::NotFound);
}
