//! What a spec says for readers: descriptions, links, evidence, samples, and what only a mock makes use of. Each as a list
//! of texts, equal as long as nothing has changed.

use specwright_codegen::model::{
    AuthScheme, Constraints, Credential, EnumValue, ErrorBody, ErrorCase, Evidence, Field, Idempotency, Model,
    Operation, RateLimit, Response, Sample, SampleValue, Server, TypeDef, TypeKind, Variable,
};

use super::limits::{self, Passing};
use super::{forms, groups, words};
use crate::pair::{FieldPair, Fields};

/// The texts of something that both sides have, before and after.
#[derive(Debug, Default)]
pub(super) struct Texts {
    pub(super) old: Vec<String>,
    pub(super) new: Vec<String>,
}

impl Texts {
    /// Whether a reader finds something else.
    pub(super) fn differ(&self) -> bool {
        self.old != self.new
    }

    /// The same thing of both sides.
    pub(super) fn add<T>(&mut self, old: T, new: T, texts: impl Fn(T) -> Vec<String>) {
        self.old.extend(texts(old));
        self.new.extend(texts(new));
    }

    /// The fields that both sides have.
    pub(super) fn add_fields(&mut self, list: &Fields<'_>) {
        for pair in list.both() {
            self.add(pair.old, pair.new, field);
            self.add_limits(pair);
            if let (Some(old), Some(new)) = (&pair.old.deprecated, &pair.new.deprecated) {
                self.add(old, new, |reason| vec![reason.clone()]);
            }
            // What concerns the other direction alone is no more than words.
            let (old, new) = (&pair.old.form, &pair.new.form);
            if !list.is_received || forms::also_read(old) == forms::also_read(new) {
                self.add(old, new, |form| vec![forms::also_read_as_written(form)]);
            }
            if !list.is_sent {
                self.add(pair.old, pair.new, |field| {
                    vec![
                        forms::is_sent_as_null(&field.form).to_string(),
                        optional(field.fill.as_ref().map(words::fill).as_ref()),
                    ]
                });
            }
        }
        let (old, new) = groups::written(list);
        if !list.is_sent || groups::are_same(&old, &new) {
            self.add(&old, &new, |rules| {
                rules.iter().map(|rule| rule.as_written.clone()).collect()
            });
        }
    }

    /// Limits that are the same but are written otherwise: `0-9` and `\\d`.
    fn add_limits(&mut self, pair: FieldPair<'_, '_>) {
        let (old, new) = (&pair.old.constraints, &pair.new.constraints);
        let (old_chars, new_chars) = (chars(old), chars(new));
        if limits::chars(old_chars, new_chars) == Passing::Same {
            self.add(old_chars, new_chars, |chars| vec![format!("{chars:?}")]);
        }
        let (old_range, new_range) = (old.range.as_ref(), new.range.as_ref());
        let (old_range, new_range) = (old_range.map(|range| &range.value), new_range.map(|range| &range.value));
        if limits::range(old_range, new_range) == Passing::Same {
            self.add(old_range, new_range, |range| vec![format!("{range:?}")]);
        }
        let bounds = |bounds: &Constraints| (bounds.length.clone(), bounds.items.clone(), bounds.multiple_of.clone());
        let ((old_length, old_items, old_divisor), (new_length, new_items, new_divisor)) = (bounds(old), bounds(new));
        for (old, new) in [(old_length, new_length), (old_items, new_items)] {
            let (old, new) = (old.map(|bounds| bounds.value), new.map(|bounds| bounds.value));
            if limits::bounds(old, new) == Passing::Same {
                self.add(old, new, |bounds| vec![format!("{bounds:?}")]);
            }
        }
        let (old, new) = (
            old_divisor.map(|divisor| divisor.value),
            new_divisor.map(|divisor| divisor.value),
        );
        if limits::multiple(old, new) == Passing::Same {
            self.add(old, new, |divisor| vec![format!("{divisor:?}")]);
        }
    }
}

fn chars(constraints: &Constraints) -> Option<&str> {
    constraints.chars.as_ref().map(|chars| chars.value.as_str())
}

fn optional(text: Option<&String>) -> String {
    text.cloned().unwrap_or_default()
}

/// What is said of a thing's trustworthiness.
pub(super) fn evidence(evidence: &Evidence) -> Vec<String> {
    let text =
        |text: &Option<specwright_codegen::source::Spanned<String>>| optional(text.as_ref().map(|text| &text.value));
    let mut texts = vec![text(&evidence.doubt), text(&evidence.note)];
    texts.extend(evidence.conflicts.iter().map(|name| name.value.clone()));
    texts
}

fn field(field: &Field) -> Vec<String> {
    let mut texts = vec![optional(field.about.as_ref())];
    if let Some(sample) = &field.sample {
        texts.push(value(&sample.value));
        texts.extend(sample.breaks.iter().map(|reason| reason.value.clone()));
    }
    texts.extend(evidence(&field.evidence));
    texts
}

/// A sample's value in a form that tells all values apart. A spec's depth is bounded by its parser.
fn value(sample: &SampleValue) -> String {
    match sample {
        SampleValue::Scalar(text) => format!("{text:?}"),
        SampleValue::List(items) => {
            let items: Vec<String> = items.iter().map(|item| value(&item.value)).collect();
            format!("[{}]", items.join(","))
        }
        SampleValue::Object(members) => {
            let members: Vec<String> = members
                .iter()
                .map(|(name, member)| format!("{name:?}:{}", value(&member.value)))
                .collect();
            format!("{{{}}}", members.join(","))
        }
    }
}

/// What is said of a request that arrives twice.
pub(super) fn idempotency(said: &Option<Idempotency>) -> Vec<String> {
    let said = said.iter();
    said.map(|said| format!("{:?}: {}", said.class, said.because)).collect()
}

/// What is said of an operation itself.
pub(super) fn operation(operation: &Operation) -> Vec<String> {
    let mut texts = vec![
        operation.about.clone(),
        operation.docs.clone(),
        optional(operation.read.as_ref()),
    ];
    texts.push(operation.body_on_get.is_some().to_string());
    texts.extend(evidence(&operation.evidence));
    texts.extend(operation.samples.iter().flat_map(sample));
    texts
}

fn sample(sample: &Sample) -> Vec<String> {
    let mut texts = vec![sample.name.spec.clone(), optional(sample.about.as_ref())];
    texts.extend(
        sample
            .request
            .iter()
            .map(|(name, member)| format!("{name}: {}", value(&member.value))),
    );
    texts.extend(
        sample
            .breaks
            .iter()
            .map(|(name, reason)| format!("{name}: {}", reason.value)),
    );
    texts
}

/// What is said of an answer itself.
pub(super) fn answer(answer: &Response) -> Vec<String> {
    let mut texts = vec![optional(answer.about.as_ref())];
    texts.extend(evidence(&answer.evidence));
    texts
}

/// What is said of an error, and what makes a mock answer with it.
pub(super) fn error(model: &Model, owner: Option<&Operation>, error: &ErrorCase) -> Vec<String> {
    let name = |index: usize| {
        let field = owner.and_then(|operation| operation.request.fields.get(index));
        field.map_or_else(|| index.to_string(), |field| field.name.spec.clone())
    };
    let mut texts = vec![optional(error.about.as_ref())];
    texts.push(format!(
        "{} {:?}",
        error.empty_body,
        error
            .body
            .and_then(|index| model.api.error_bodies.get(index))
            .map(|body| &body.name.spec)
    ));
    texts.push(error.field.map(name).unwrap_or_default());
    texts.push(format!("{:?}", error.when.as_ref().map(|when| &when.value)));
    texts.extend(evidence(&error.evidence));
    texts
}

/// What is said of a type itself.
pub(super) fn definition(definition: &TypeDef) -> Vec<String> {
    let mut texts = vec![optional(definition.about.as_ref())];
    texts.extend(evidence(&definition.evidence));
    texts
}

/// What is said of the values of an enum, by their texts.
pub(super) fn value_of(definition: &TypeDef, text: &str) -> Vec<String> {
    let TypeKind::Enum { values } = &definition.kind else {
        return Vec::new();
    };
    let said = |value: &&EnumValue| value.name.spec == text;
    values
        .iter()
        .filter(said)
        .map(|value| optional(value.about.as_ref()))
        .collect()
}

/// What `api.yaml` says for readers: of itself, and of what it lists.
pub(super) fn api(model: &Model) -> Vec<String> {
    let api = &model.api;
    let mut texts = vec![api.about.clone(), api.docs.clone()];
    texts.extend(evidence(&api.evidence));
    for source in &api.sources {
        texts.extend([source.name.value.clone(), source.about.clone()]);
        texts.extend([optional(source.docs.as_ref()), optional(source.read.as_ref())]);
    }
    for conflict in &api.conflicts {
        texts.extend([
            conflict.name.value.clone(),
            conflict.about.clone(),
            conflict.decision.clone(),
        ]);
        texts.extend(
            conflict
                .says
                .iter()
                .map(|(source, said)| format!("{}: {said}", source.value)),
        );
        let placed = conflict.placed.as_ref().map(|reason| &reason.value);
        texts.push(format!("{} {placed:?}", conflict.open));
    }
    texts
}

/// What is said of the limit of requests.
pub(super) fn rate_limit(limit: &RateLimit) -> Vec<String> {
    let mut texts = vec![optional(limit.about.as_ref())];
    texts.extend(evidence(&limit.evidence));
    texts
}

/// What is said of a server.
pub(super) fn server(server: &Server) -> Vec<String> {
    let mut texts = vec![server.about.clone(), server.plain_http.to_string()];
    texts.extend(evidence(&server.evidence));
    texts
}

/// What is said of a variable of a URL; the client does not check its value.
pub(super) fn variable(variable: &Variable) -> Vec<String> {
    let Constraints {
        length,
        chars,
        pattern,
        range,
        multiple_of,
        items,
        unique,
        format,
    } = &variable.constraints;
    vec![
        variable.about.clone(),
        optional(variable.sample.as_ref().map(|sample| &sample.value)),
        format!("{:?}", length.as_ref().map(|length| length.value)),
        format!("{:?}", chars.as_ref().map(|chars| &chars.value)),
        format!("{:?}", pattern.as_ref().map(|pattern| &pattern.value)),
        format!("{:?}", range.as_ref().map(|range| &range.value)),
        format!("{:?}", multiple_of.as_ref().map(|divisor| divisor.value)),
        format!("{:?} {unique}", items.as_ref().map(|items| items.value)),
        format!("{:?}", format.as_ref().map(|format| format.value)),
    ]
}

/// What is said of a credential; that it is no secret is what documentation and a mock show.
pub(super) fn credential(credential: &Credential) -> Vec<String> {
    vec![
        credential.about.clone(),
        credential.secret.to_string(),
        credential.sample.value.clone(),
    ]
}

/// What is said of a way to send the credentials.
pub(super) fn scheme(scheme: &AuthScheme) -> Vec<String> {
    let mut texts = vec![scheme.about.clone()];
    texts.extend(evidence(&scheme.evidence));
    texts
}

/// What is said of a form of errors, and how a mock writes it.
pub(super) fn error_body(body: &ErrorBody) -> Vec<String> {
    let mut texts = vec![body.list.to_string()];
    texts.extend(evidence(&body.evidence));
    texts
}
