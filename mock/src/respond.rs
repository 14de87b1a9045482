//! The order in which a request is looked at: where it goes, who sends it, what it asks for, whether it keeps the rules.

use bytes::Bytes;
use http::header::HeaderName;
use http::{Request, Response};
use specwright_codegen::constraint::Broken;
use specwright_codegen::model::{ErrorCase, Method, Model, Operation, Trigger};
use specwright_codegen::sample::{Values, sample_values};

use crate::answer::{Answer, Fault, documented};
use crate::auth::{challenge, refusal};
use crate::breach::{Report, is_in, without_keys};
use crate::incoming::Incoming;
use crate::pages::paged;
use crate::plain::escape;
use crate::prefer::{Chosen, Preference};
use crate::read::{WrongMediaType, read_request};
use crate::refusals::{unknown_path, wrong_method};
use crate::route::{Found, OperationId};
use crate::validate::{check_request, provoked_by_fault, provoked_by_value, triggered};
use crate::{BODY_LIMIT, Mock};

const PREFERENCE_APPLIED: HeaderName = HeaderName::from_static("preference-applied");

/// Answers a request.
pub(crate) fn respond(mock: &Mock, request: Request<Bytes>) -> Response<Bytes> {
    let incoming = Incoming::new(request);
    let is_head = *incoming.method() == http::Method::HEAD;
    let answer = answer(mock, &incoming);
    let answer = if is_head { answer.without_body() } else { answer };
    answer.into_response()
}

fn answer(mock: &Mock, incoming: &Incoming) -> Answer {
    if incoming.path() == "*" {
        let all: Vec<Method> = mock
            .model()
            .operations()
            .map(|operation| operation.method.value)
            .collect();
        return Answer::nothing(204, "OPTIONS").allow(&all);
    }
    let methods = accepted_methods(incoming.method());
    match mock.routes().find(&methods, incoming.path(), incoming.query()) {
        Found::Operation(id, captured) => answer_operation(mock, id, &captured, incoming),
        Found::OtherMethods(methods, id) if *incoming.method() == http::Method::OPTIONS => {
            let (_, name) = id.get(mock.model());
            Answer::nothing(204, &name).allow(&methods)
        }
        Found::OtherMethods(methods, id) => wrong_method(mock, &methods, id),
        Found::Nothing => unknown_path(mock.model()),
    }
}

/// A `HEAD` that is not documented is answered as the `GET` would be.
fn accepted_methods(method: &http::Method) -> Vec<Method> {
    match method.as_str() {
        "GET" => vec![Method::Get],
        "HEAD" => vec![Method::Head, Method::Get],
        "POST" => vec![Method::Post],
        "PUT" => vec![Method::Put],
        "PATCH" => vec![Method::Patch],
        "DELETE" => vec![Method::Delete],
        _ => Vec::new(),
    }
}

fn answer_operation(mock: &Mock, id: OperationId, captured: &[(usize, String)], incoming: &Incoming) -> Answer {
    let model = mock.model();
    let (operation, name) = id.get(model);
    let call = Call {
        mock,
        model,
        operation,
        name,
        captured,
        incoming,
    };
    if incoming.body().len() > BODY_LIMIT {
        let text = format!("The body must have at most {BODY_LIMIT} bytes.");
        return call.refused(413, &text, "the body is too large");
    }
    if let Some(complaint) = refusal(&model.api, mock.credentials(), operation, incoming) {
        return call.unauthenticated(&complaint);
    }
    if call.is_too_many() {
        return call.refused(
            429,
            "There were more requests than the documented rate.",
            "too many requests",
        );
    }
    let preference = Preference::from_headers(incoming.headers());
    if preference.is_empty() {
        return call.judged();
    }
    call.preferred(&preference)
}

/// A request that found its operation.
struct Call<'m> {
    mock: &'m Mock,
    model: &'m Model,
    operation: &'m Operation,
    name: String,
    captured: &'m [(usize, String)],
    incoming: &'m Incoming,
}

impl Call<'_> {
    fn unauthenticated(&self, complaint: &str) -> Answer {
        let why = format!("unauthenticated: {complaint}");
        let case = triggered(&self.operation.errors, &Trigger::Unauthenticated);
        let answer = match case {
            Some(case) => self.error(case, None, &why),
            None => self.refused(
                401,
                &format!("The credentials are missing or wrong. {}", escape(complaint)),
                &why,
            ),
        };
        answer.challenge(challenge(&self.model.api))
    }

    fn preferred(&self, preference: &Preference) -> Answer {
        let applied = preference.applied();
        let answer = match preference.choose(self.operation) {
            Ok(Chosen::Success(success)) => Answer::success(self.model, success, &self.why("asked for")),
            Ok(Chosen::Error(case)) => self.error(case, None, "asked for"),
            Err(text) => {
                return Answer::plain(400, &text, &self.why("what was asked for is not documented"));
            }
        };
        answer.header(PREFERENCE_APPLIED, &applied)
    }

    fn judged(&self) -> Answer {
        let mut report = Report::default();
        let read = read_request(self.model, self.operation, self.captured, self.incoming, &mut report);
        let values = match read {
            Ok(values) => values,
            Err(wrong) => return self.wrong_media_type(&wrong),
        };
        if let Some((case, field)) = provoked_by_value(self.operation, &values) {
            let name = self.field_name(field);
            let fault = Fault {
                text: name,
                field: Some(field),
            };
            return self.error(case, Some(fault), &format!("{name} has a value that provokes it"));
        }
        let faults = check_request(self.model, self.operation, &values, report);
        if faults.is_empty() {
            return self.succeeded(&values);
        }
        self.faulty(&faults)
    }

    fn succeeded(&self, request: &Values) -> Answer {
        if let Some(pending) = self.operation.pending.as_ref().filter(|_| self.is_put_off()) {
            return Answer::success(self.model, &pending.response, &self.why("not ready"));
        }
        let Some(success) = self.operation.main_response() else {
            return Answer::plain(501, "The operation documents no success.\n", &self.name);
        };
        let values = sample_values(self.model, &success.fields);
        let values = paged(self.model, self.operation, request, &success.fields, values);
        Answer::success_with(self.model, success, &values, &self.name)
    }

    /// Whether the same request has to come again before there is an answer.
    fn is_put_off(&self) -> bool {
        let incoming = self.incoming;
        let address = (incoming.method(), incoming.path(), incoming.raw_query());
        self.mock.memory().puts_off(address, self.mock.pending)
    }

    fn is_too_many(&self) -> bool {
        let counts = self.mock.keeps_rate_limit && self.operation.rate_limited;
        let limit = self.model.api.rate_limit.as_ref().filter(|_| counts);
        limit.is_some_and(|limit| self.mock.memory().is_too_many(limit.requests.value, limit.per.value))
    }

    fn faulty(&self, faults: &[Broken]) -> Answer {
        if let Some((case, fault)) = provoked_by_fault(self.operation, faults) {
            let mut fields = self.operation.request.fields.iter();
            let said = Fault {
                text: &sentence(fault),
                field: fields.position(|field| is_in(fault, field)),
            };
            return self.error(case, Some(said), &short(fault));
        }
        let why: Vec<_> = faults.iter().map(short).collect();
        let lines: Vec<_> = faults
            .iter()
            .map(|fault| format!("  {}\n", escape(&sentence(fault))))
            .collect();
        let text = format!(
            "The request breaks rules of {}:\n{}",
            escape(&self.name),
            lines.concat()
        );
        Answer::plain(400, &text, &self.why(&why.join("; ")))
    }

    fn wrong_media_type(&self, wrong: &WrongMediaType) -> Answer {
        let why = format!("the body is not {}", wrong.expected);
        let text = format!("The body must be {}, and `Content-Type` must say so.", wrong.expected);
        if documented(self.operation, 415).is_none()
            && let Some(case) = triggered(&self.operation.errors, &Trigger::Invalid)
        {
            let fault = Fault {
                text: &text,
                field: None,
            };
            return self.error(case, Some(fault), &why);
        }
        self.refused(415, &text, &why)
    }

    /// An error that is documented for its status, or a plain text.
    fn refused(&self, status: u16, text: &str, why: &str) -> Answer {
        match documented(self.operation, status) {
            Some(case) => self.error(case, None, why),
            None => Answer::plain(status, &format!("{text}\n"), &self.why(why)),
        }
    }

    fn error(&self, case: &ErrorCase, fault: Option<Fault<'_>>, why: &str) -> Answer {
        let why = self.why(&format!("{}: {why}", case.name.spec));
        Answer::error(self.model, self.operation, case, fault, &why)
    }

    fn field_name(&self, field: usize) -> &str {
        let field = self.operation.request.fields.get(field);
        field.map_or("", |field| field.name.spec.as_str())
    }

    fn why(&self, reason: &str) -> String {
        format!("{}: {reason}", self.name)
    }
}

/// The field and the kind of rule. Keys of maps are what the caller says: they are left out.
fn short(fault: &Broken) -> String {
    if fault.path.is_empty() {
        fault.rule.to_owned()
    } else {
        format!("{} {}", without_keys(&fault.path), fault.rule)
    }
}

/// The field and what the rule asks for.
fn sentence(fault: &Broken) -> String {
    if fault.path.is_empty() {
        fault.message.clone()
    } else {
        format!("{}: {}", fault.path, fault.message)
    }
}
