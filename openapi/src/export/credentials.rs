//! Ways to be let in.

use specwright_codegen::model::{AuthKind, AuthScheme, Body, Method, Operation, ParameterPlace, WireName};

use super::describe::{Description, put_evidence};
use super::names;
use super::writer::Writer;
use crate::tree::{Object, Tree};

impl Writer<'_> {
    /// `components.securitySchemes`.
    pub(super) fn security_schemes(&mut self) -> Object {
        let model = self.model;
        let mut schemes = Object::new();
        for scheme in &model.api.auth {
            self.enter(Some(format!("credentials, {}", scheme.name.spec)));
            for (name, part) in self.parts(scheme) {
                schemes.put(&name, part);
            }
            if let AuthKind::Parameters { place, .. } = &scheme.kind
                && *place != ParameterPlace::Query
            {
                self.lose("credentials in a form are fields of the body to OpenAPI");
            }
        }
        schemes
    }

    /// Any of the ways: each is all of its schemes together.
    pub(super) fn security(&self) -> Vec<Object> {
        let model = self.model;
        model.api.auth.iter().map(|scheme| self.requirement(scheme)).collect()
    }

    fn requirement(&self, scheme: &AuthScheme) -> Object {
        let mut requirement = Object::new();
        for (name, _) in self.parts(scheme) {
            requirement.put(&name, Tree::List(Vec::new()));
        }
        requirement
    }

    /// What an operation needs whose form carries the credentials: only the other ways are said outside of it.
    pub(super) fn form_security(&self, operation: &Operation) -> Option<Vec<Object>> {
        let auth = &self.model.api.auth;
        if !auth.iter().any(|scheme| form_fields(scheme, operation).is_some()) {
            return None;
        }
        let outside = auth.iter().filter(|scheme| form_fields(scheme, operation).is_none());
        let mut ways: Vec<Object> = outside.map(|scheme| self.requirement(scheme)).collect();
        // With another way to be let in, the fields of the form are one way among them: nothing outside of it.
        if !ways.is_empty() {
            ways.push(Object::new());
        }
        Some(ways)
    }

    /// The fields of a form that carry credentials.
    pub(super) fn put_form_credentials(&mut self, operation: &Operation, media: &mut Object) {
        let model = self.model;
        let is_only_way = model.api.auth.len() == 1;
        for scheme in &model.api.auth {
            let Some(fields) = form_fields(scheme, operation) else {
                continue;
            };
            let Some(Tree::Object(schema)) = media.0.get_mut("schema") else {
                continue;
            };
            let mut object = Object(std::mem::take(schema));
            for (wire, credential) in fields {
                let Some(credential) = model.api.credentials.get(*credential) else {
                    continue;
                };
                let mut field = Object::of("type", "string").with("description", &credential.about);
                if credential.secret {
                    field.put("format", "password");
                    field.put("writeOnly", true);
                }
                field.put("x-specwright-credential", &credential.name.spec);
                add_member(&wire.0, field, is_only_way, &mut object);
            }
            *schema = object.0;
        }
    }

    /// The schemes that are needed together, each with its name.
    fn parts(&self, scheme: &AuthScheme) -> Vec<(String, Object)> {
        let name = names::ascii(&scheme.name.spec);
        let described = |mut object: Object| {
            Description::of(scheme.about.as_str(), &scheme.evidence).put(&mut object);
            object
        };
        match &scheme.kind {
            AuthKind::Basic { .. } => {
                let basic = Object::of("type", "http").with("scheme", "basic");
                vec![(name, described(basic))]
            }
            AuthKind::Bearer { .. } => {
                let bearer = Object::of("type", "http").with("scheme", "bearer");
                vec![(name, described(bearer))]
            }
            AuthKind::Headers(fields) => self.keys(&name, "header", fields),
            AuthKind::Parameters { fields, .. } => self.keys(&name, "query", fields),
        }
    }

    /// A key for each field; a single one is called like the way.
    fn keys(&self, name: &str, place: &str, fields: &[(WireName, usize)]) -> Vec<(String, Object)> {
        let keys = fields.iter().map(|(wire, credential)| {
            let key = match fields.len() {
                1 => name.to_owned(),
                _ => format!("{name}_{}", names::ascii(&wire.0)),
            };
            let mut object = Object::of("type", "apiKey").with("in", place).with("name", &wire.0);
            let credential = self.model.api.credentials.get(*credential);
            object.put_some("description", credential.map(|credential| &credential.about));
            (key, object)
        });
        keys.collect()
    }

    /// The credentials and the ways as `api.yaml` says them. What a secret is like is nobody's business.
    pub(super) fn put_credentials(&self, document: &mut Object) {
        let api = &self.model.api;
        let credentials = api.credentials.iter().map(|credential| {
            let mut object = Object::of("name", &credential.name.spec)
                .with("about", &credential.about)
                .with("secret", credential.secret);
            if !credential.secret {
                object.put("sample", &credential.sample.value);
            }
            object
        });
        document.put_list("x-specwright-credentials", credentials.collect());
        document.put_list(
            "x-specwright-auth",
            api.auth.iter().map(|scheme| self.scheme_as_written(scheme)).collect(),
        );
    }

    fn scheme_as_written(&self, scheme: &AuthScheme) -> Object {
        let credential = |index: usize| {
            let credential = self.model.api.credentials.get(index);
            credential.map_or("", |credential| credential.name.spec.as_str())
        };
        let mut object = Object::of("name", &scheme.name.spec).with("about", &scheme.about);
        let named = |fields: &[(WireName, usize)], object: &mut Object| {
            let mut all = Object::new();
            for (wire, index) in fields {
                all.put(&wire.0, credential(*index));
            }
            object.put("fields", all);
        };
        match &scheme.kind {
            AuthKind::Basic { username, password } => {
                object.put("scheme", "basic");
                object.put("username", credential(*username));
                object.put("password", credential(*password));
            }
            AuthKind::Bearer { token } => {
                object.put("scheme", "bearer");
                object.put("token", credential(*token));
            }
            AuthKind::Headers(fields) => {
                object.put("scheme", "headers");
                named(fields, &mut object);
            }
            AuthKind::Parameters { fields, place } => {
                object.put("scheme", "parameters");
                object.put(
                    "place",
                    match place {
                        ParameterPlace::Query => "query",
                        ParameterPlace::Form => "form",
                        ParameterPlace::PostForm => "post_form",
                    },
                );
                named(fields, &mut object);
            }
        }
        put_evidence(&scheme.evidence, &mut object);
        object
    }
}

/// The credentials that travel in the form of an operation.
fn form_fields<'m>(scheme: &'m AuthScheme, operation: &Operation) -> Option<&'m [(WireName, usize)]> {
    let AuthKind::Parameters { fields, place } = &scheme.kind else {
        return None;
    };
    let has_form = matches!(operation.request.body, Body::Form(_));
    let goes_there = match place {
        ParameterPlace::Query => false,
        ParameterPlace::Form => has_form,
        ParameterPlace::PostForm => has_form && operation.method.value == Method::Post,
    };
    goes_there.then_some(fields.as_slice())
}

fn add_member(name: &str, schema: Object, is_required: bool, object: &mut Object) {
    match object.0.get_mut("properties") {
        Some(Tree::Object(properties)) => {
            properties.entry(name.to_owned()).or_insert_with(|| schema.into());
        }
        _ => object.put("properties", Object::of(name, schema)),
    }
    if !is_required {
        return;
    }
    match object.0.get_mut("required") {
        Some(Tree::List(required)) => required.push(name.into()),
        _ => object.put("required", vec![name]),
    }
}
