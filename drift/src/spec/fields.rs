//! The fields of requests and answers, by their names on the wire, through all types that they hold.

use specwright_codegen::model::{Body, Field, Operation, Place, Response, TypeId, TypeKind, TypeRef, WireName};
use specwright_codegen::source::Span;

use super::claims::{self, Said};
use super::{Collector, Reason, SpecFact};
use crate::facts::{Claim, FieldPlace, Presence, Subject};

/// How deep types are followed; pages do not go deeper.
const DEEPEST: usize = 8;

/// How many names a field may go by; each name of an outer field multiplies those of the inner ones.
const MOST_NAMES: usize = 12;

/// Where some fields stand.
#[derive(Clone)]
pub(super) struct Around {
    /// Whether they are sent.
    pub(super) is_sent: bool,
    /// The names around them, each ending with a dot; the first is the main one.
    pub(super) prefixes: Vec<String>,
    /// Whether values travel as text.
    pub(super) as_text: bool,
    /// Whether the body is XML, where lists have names for their items.
    is_xml: bool,
    /// The types around them, so that one in itself ends.
    types: Vec<TypeId>,
    /// What is remarked on what is around them.
    reasons: Vec<Reason>,
    /// Whether they are one of several.
    is_member: bool,
}

impl Around {
    pub(super) fn body(is_sent: bool, body: &Body, prefixes: Vec<String>) -> Self {
        Self {
            is_sent,
            prefixes,
            as_text: !matches!(body, Body::Json { .. } | Body::Raw { .. }),
            is_xml: matches!(body, Body::Xml(_)),
            types: Vec::new(),
            reasons: Vec::new(),
            is_member: false,
        }
    }

    pub(super) fn names(&self, field: &Field) -> Vec<String> {
        let all = self
            .prefixes
            .iter()
            .flat_map(|prefix| field.wire.iter().map(move |wire| format!("{prefix}{}", wire.value.0)));
        all.take(MOST_NAMES).collect()
    }

    fn subject(&self, name: String) -> Subject {
        match self.is_sent {
            true => Subject::Request(name),
            false => Subject::Response(name),
        }
    }

    fn without_root(&self) -> Self {
        Self {
            prefixes: vec![String::new()],
            ..self.clone()
        }
    }
}

/// The names around the fields of a body, each ending with a dot.
pub(super) fn prefixes(body: &Body, other_roots: &[Vec<WireName>]) -> Vec<String> {
    let prefix = |root: &[WireName]| root.iter().map(|name| format!("{}.", name.0)).collect::<String>();
    match body {
        Body::Json { root } => [root].into_iter().chain(other_roots).map(|root| prefix(root)).collect(),
        Body::Xml(document) => vec![prefix(&document.root)],
        Body::Empty | Body::Form(_) | Body::Raw { .. } | Body::Multipart => vec![String::new()],
    }
}

impl Collector<'_> {
    pub(super) fn request(&mut self, operation: &Operation) {
        let body = &operation.request.body;
        self.roots(body, true, operation.path.span);
        let around = Around::body(true, body, prefixes(body, &[]));
        self.fields(&operation.request.fields, &around);
        for field in &operation.request.fields {
            self.sample_reasons(operation, field, &around);
        }
        self.groups(
            &operation.request.groups,
            &operation.request.fields,
            &around,
            operation.path.span,
        );
        if let Body::Form(form) = body {
            for (name, value) in &form.constants {
                self.constant(name, FieldPlace::Body, value, operation);
            }
        }
        for (name, value) in &operation.query {
            self.constant(name, FieldPlace::Query, value.as_deref().unwrap_or_default(), operation);
        }
    }

    pub(super) fn response(&mut self, response: &Response) {
        self.roots(&response.body, false, response.status.span);
        let around = Around::body(false, &response.body, prefixes(&response.body, &response.other_roots));
        self.fields(&response.fields, &around);
    }

    pub(super) fn fields(&mut self, fields: &[Field], around: &Around) {
        for field in fields {
            self.field(field, around);
        }
    }

    fn field(&mut self, field: &Field, around: &Around) {
        match field.place {
            Place::Status => {}
            Place::Payload => self.children(field, &around.prefixes, around),
            Place::XmlText => {}
            Place::Path | Place::Query | Place::Header | Place::BesideRoot => {
                let mut outside = around.without_root();
                outside.as_text = field.place != Place::BesideRoot;
                self.named_field(field, &outside);
            }
            Place::Body | Place::XmlAttribute => self.named_field(field, around),
        }
    }

    fn named_field(&mut self, field: &Field, around: &Around) {
        let names = around.names(field);
        let Some((name, others)) = names.split_first() else {
            return;
        };
        let mut reasons = self.reasons_of_field(field);
        reasons.extend_from_slice(&around.reasons);
        let base = SpecFact {
            subject: around.subject(name.clone()),
            other_names: others.to_vec(),
            claim: Claim::Exists(Some(place(field.place))),
            span: field.name.span,
            keys: self.trees.keys(field.name.span),
            as_text: around.as_text,
            reasons,
        };
        self.facts.push(base.clone());
        for said in claims::claims_of(field, self.model) {
            self.claim(said, &base, around.is_member);
        }
        let inner: Vec<_> = names.iter().map(|name| format!("{name}.")).collect();
        self.children(field, &inner, around);
    }

    fn claim(&mut self, said: Said, base: &SpecFact, is_member: bool) {
        let claim = match said.claim {
            Claim::Presence(_) if is_member => Claim::Presence(Presence::Optional),
            claim => claim,
        };
        let keys = match (said.span, said.ty) {
            (Some(span), Some(_)) => self.trees.keys(span),
            (Some(span), None) => self.trees.owner(span),
            (None, _) => base.keys.clone(),
        };
        self.facts.push(SpecFact {
            claim,
            span: said.span.unwrap_or(base.span),
            keys,
            ..base.clone()
        });
    }

    /// The fields of what a field holds.
    fn children(&mut self, field: &Field, prefixes: &[String], around: &Around) {
        let Some(id) = claims::named(&field.ty) else { return };
        if around.types.contains(&id) || around.types.len() >= DEEPEST {
            return;
        }
        let ty = self.model.ty(id);
        if matches!(ty.kind, TypeKind::Enum { .. }) {
            return;
        }
        let mut inside = around.clone();
        inside.prefixes = prefixes.to_vec();
        if let Some(item) = field.form.item.as_ref().filter(|_| around.is_xml) {
            inside.prefixes = match field.form.flat {
                true => around
                    .prefixes
                    .iter()
                    .map(|prefix| format!("{prefix}{}.", item.0))
                    .collect(),
                false => prefixes.iter().map(|prefix| format!("{prefix}{}.", item.0)).collect(),
            };
        }
        if matches!(field.ty, TypeRef::Map(_)) {
            inside.prefixes = inside.prefixes.iter().map(|prefix| format!("{prefix}*.")).collect();
        }
        inside.types.push(id);
        inside.is_member = matches!(ty.kind, TypeKind::Union { .. });
        inside.reasons = self.reasons(&ty.evidence);
        let ty = self.model.ty(id);
        self.fields(ty.fields(), &inside);
        if let TypeKind::Object { fields, groups, .. } = &ty.kind {
            self.groups(groups, fields, &inside, ty.name.span);
        }
    }

    /// The names around a body are known, should a page list them among the fields.
    fn roots(&mut self, body: &Body, is_sent: bool, span: Span) {
        let root: &[WireName] = match body {
            Body::Json { root } => root,
            Body::Xml(document) => &document.root,
            Body::Empty | Body::Form(_) | Body::Raw { .. } | Body::Multipart => &[],
        };
        for end in 1..=root.len() {
            let names: Vec<_> = root.iter().take(end).map(|name| name.0.as_str()).collect();
            let name = names.join(".");
            let keys = self.trees.keys(span);
            self.facts.push(SpecFact {
                subject: if is_sent {
                    Subject::Request(name)
                } else {
                    Subject::Response(name)
                },
                other_names: Vec::new(),
                claim: Claim::Exists(None),
                span,
                keys,
                as_text: true,
                reasons: Vec::new(),
            });
        }
    }

    fn constant(&mut self, name: &str, place: FieldPlace, value: &str, operation: &Operation) {
        let base = SpecFact {
            subject: Subject::Request(name.to_owned()),
            other_names: Vec::new(),
            claim: Claim::Exists(Some(place)),
            span: operation.path.span,
            keys: self.trees.owner(operation.path.span),
            as_text: true,
            reasons: Vec::new(),
        };
        let default = Claim::Default(crate::facts::Default::Value(value.to_owned()));
        self.facts.push(base.clone());
        self.facts.push(SpecFact { claim: default, ..base });
    }

    /// Why whole samples break a field's rule is known of the field, too.
    fn sample_reasons(&mut self, operation: &Operation, field: &Field, around: &Around) {
        let breaks = operation
            .samples
            .iter()
            .filter_map(|sample| sample.breaks.get(&field.name.spec));
        let reasons: Vec<_> = breaks
            .map(|text| Reason {
                text: text.value.trim().to_owned(),
                words: text.value.trim().to_owned(),
            })
            .collect();
        let names = around.names(field);
        let Some(name) = names.first().filter(|_| !reasons.is_empty()) else {
            return;
        };
        let subject = around.subject(name.clone());
        for fact in self.facts.iter_mut().filter(|fact| fact.subject == subject) {
            fact.reasons.extend(reasons.iter().cloned());
        }
    }
}

fn place(place: Place) -> FieldPlace {
    match place {
        Place::Path => FieldPlace::Path,
        Place::Query => FieldPlace::Query,
        Place::Header | Place::Status => FieldPlace::Header,
        Place::Body | Place::XmlAttribute | Place::XmlText | Place::BesideRoot | Place::Payload => FieldPlace::Body,
    }
}
