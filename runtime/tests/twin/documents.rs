//! A list in pages and an answer that is not ready at once.

use std::marker::PhantomData;

use specwright_runtime::describe::{Body, ErrorCase, Operation, Pages, PathPart, Pending, Polling, Success};
use specwright_runtime::value::Empty;
use specwright_runtime::{
    Async, Blocking, Call, Endpoint, Error, Handle, ItemIter, ItemStream, Missing, PageIter, PageStream, Paged, Set,
};

#[derive(Clone, Debug)]
pub struct Documents<T> {
    handle: T,
}

impl<T: Handle> Documents<T> {
    pub(super) fn new(handle: T) -> Self {
        Self { handle }
    }

    pub fn list(&self) -> List<T> {
        List {
            call: Call::new(self.handle.clone()),
        }
    }

    pub fn qr_code(&self) -> QrCode<T> {
        QrCode {
            call: Call::new(self.handle.clone()),
            set: PhantomData,
        }
    }
}

specwright_runtime::structure! {
    /// An invoice.
    pub struct Invoice {
        /// Its number.
        0 pub id: i64 = Field::new("id", &["id"]).required(),
    }
}

specwright_runtime::structure! {
    /// How many there are.
    pub struct Pagination {
        /// Of pages.
        0 pub total_pages: i64 = Field::new("total_pages", &["total_pages"]).required(),
    }
}

specwright_runtime::structure! {
    /// A page of invoices.
    pub struct ListResponse {
        /// The invoices.
        0 pub invoices: Vec<Invoice> = Field::new("invoices", &["invoices"]).required(),
        /// How many there are.
        1 pub pagination: Pagination = Field::new("pagination", &["pagination"]).required(),
    }
}

#[derive(Clone, Debug, PartialEq, specwright_runtime::Validate)]
pub struct ListRequest {
    #[validate(range(min = 1))]
    pub page: Option<i64>,
    #[validate(range(min = 1, max = 30))]
    pub per_page: Option<i64>,
}

specwright_runtime::structure! {
    ListRequest { 0: page, 1: per_page } = [
        Field::new("page", &["page"]).at(Place::Query),
        Field::new("per_page", &["per_page"]).at(Place::Query),
    ]
}

specwright_runtime::error_kind! {
    /// What can go wrong.
    pub enum DocumentsErrorKind {
        /// 404: There is no such document.
        NotFound,
    }
}

static LIST: Operation = Operation::new(
    "documents.list",
    http::Method::GET,
    &[PathPart::Literal("/invoices.json")],
)
.success(&[Success::new(200, Body::JSON)]);

impl Endpoint for ListRequest {
    type Response = ListResponse;
    type ErrorKind = DocumentsErrorKind;
    const OPERATION: &'static Operation = &LIST;
}

impl Paged for ListRequest {
    type Item = Invoice;
    const PAGES: &'static Pages = &Pages::page(0, 1).last(&[1, 0]).size(1).items(&[0]);

    fn into_items(answer: ListResponse) -> Vec<Invoice> {
        answer.invoices
    }
}

#[derive(Clone, Debug)]
pub struct List<T> {
    call: Call<T, ListRequest>,
}

impl<T: Handle> List<T> {
    pub fn per_page(mut self, value: i64) -> Self {
        self.call.request.per_page = Some(value);
        self
    }
}

impl List<Async> {
    pub fn stream(self) -> ItemStream<ListRequest> {
        self.call.stream()
    }

    pub fn pages(self) -> PageStream<ListRequest> {
        self.call.pages()
    }
}

impl List<Blocking> {
    pub fn iter(self) -> ItemIter<ListRequest> {
        self.call.iter()
    }

    pub fn pages(self) -> PageIter<ListRequest> {
        self.call.pages()
    }
}

#[derive(Clone, Debug, PartialEq, specwright_runtime::Validate)]
pub struct QrCodeRequest {
    pub document_id: i64,
}

specwright_runtime::structure! {
    QrCodeRequest { 0: document_id } = [Field::new("document_id", &["document_id"]).required().at(Place::Path)]
}

specwright_runtime::structure! {
    /// The finished code.
    pub struct QrCodeResponse {
        /// Where it is.
        0 pub url: String = Field::new("url", &["url"]).required(),
    }
}

specwright_runtime::structure! {
    /// What is said while it is not ready.
    pub struct QrCodePending {
        /// In words.
        0 pub message: String = Field::new("message", &["message"]).required(),
    }
}

static QR_CODE: Operation = Operation::new(
    "documents.qr_code",
    http::Method::GET,
    &[PathPart::Literal("/api/qr_codes/"), PathPart::Field(0)],
)
.success(&[Success::new(200, Body::Json { root: &["qr_code"] })])
.pending(Pending::new(202, Body::JSON).details(|| Box::new(<QrCodePending as Empty>::empty())))
.polling(Polling::new(2_000, 5_000))
.errors(&[ErrorCase::new("NotFound", "There is no such document.").status(404)]);

impl Endpoint for QrCodeRequest {
    type Response = QrCodeResponse;
    type ErrorKind = DocumentsErrorKind;
    const OPERATION: &'static Operation = &QR_CODE;
}

specwright_runtime::required_field!(
    DocumentIdIsSet,
    "document_id",
    "the required field `document_id` is not set",
    "call `.document_id(…)` before `.send()`"
);

#[derive(Clone, Debug)]
pub struct QrCode<T, A = Missing> {
    call: Call<T, QrCodeRequest>,
    set: PhantomData<A>,
}

impl<T: Handle, A> QrCode<T, A> {
    pub fn document_id(mut self, value: i64) -> QrCode<T, Set> {
        self.call.request.document_id = value;
        QrCode {
            call: self.call,
            set: PhantomData,
        }
    }
}

type Outcome = Result<QrCodeResponse, Error<DocumentsErrorKind>>;

impl<A: DocumentIdIsSet> QrCode<Async, A> {
    pub async fn send(self) -> Outcome {
        self.call.send().await
    }

    pub async fn wait_with(self, polling: specwright_runtime::Polling) -> Outcome {
        self.call.wait_with(polling).await
    }
}

impl<A: DocumentIdIsSet> QrCode<Blocking, A> {
    pub fn wait(self) -> Outcome {
        self.call.wait()
    }
}
