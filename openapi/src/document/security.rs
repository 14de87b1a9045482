//! How a caller is let in.

use super::fields::Fields;
use super::keys;
use super::raw::NodeId;
use super::reader::Reader;
use super::reference::Target;
use super::remarks::quote;
use super::types::RemarkKind::{Doubtful, Skipped};
use super::types::{Document, Flow, ParameterPlace, Requirement, SecurityKind, SecurityScheme};

impl<'a> Reader<'a> {
    pub(super) fn read_security(&mut self, document: &mut Document) {
        let Some(root) = self.object(self.file.root(), "the document") else {
            return;
        };
        if let Some(components) = self.member(root, "components") {
            let entries = self.named(components, "securitySchemes");
            let schemes = entries.iter().filter(|entry| !entry.key.starts_with("x-"));
            document.security_schemes = schemes
                .filter_map(|entry| self.security_scheme(&entry.key, entry.value))
                .collect();
        }
        document.security = self.requirements(root).unwrap_or_default();
    }

    fn security_scheme(&mut self, name: &str, id: NodeId) -> Option<SecurityScheme> {
        let end = self.follow(id, Target::Part)?;
        let fields = self.object(end, "a security scheme")?;
        self.check_keys(fields, &keys::SECURITY);
        let kind = self.security_kind(fields)?;
        Some(SecurityScheme {
            name: name.to_owned(),
            about: self.text(fields, "description"),
            kind,
            place: self.place(id),
        })
    }

    fn security_kind(&mut self, fields: Fields<'a>) -> Option<SecurityKind> {
        let kind = self.text(fields, "type").unwrap_or_default();
        match kind.as_str() {
            "apiKey" => self.api_key(fields),
            "http" => {
                let scheme = self.text(fields, "scheme").unwrap_or_default().to_ascii_lowercase();
                if scheme.is_empty() {
                    self.remark(
                        fields.id,
                        Doubtful,
                        "a security scheme of HTTP without `scheme` is left out",
                    );
                    return None;
                }
                Some(match scheme.as_str() {
                    "basic" => SecurityKind::Basic,
                    "bearer" => SecurityKind::Bearer,
                    _ => SecurityKind::Other(scheme),
                })
            }
            "oauth2" => Some(SecurityKind::OAuth2(self.flows(fields))),
            "openIdConnect" => {
                let url = self.text(fields, "openIdConnectUrl");
                Some(SecurityKind::OpenIdConnect(url.unwrap_or_default()))
            }
            "mutualTLS" => Some(SecurityKind::Other(kind)),
            "basic" => {
                self.remark(
                    fields.id,
                    Doubtful,
                    "`type: basic` is of Swagger 2.0; it is taken as HTTP basic",
                );
                Some(SecurityKind::Basic)
            }
            "" => {
                self.remark(fields.id, Doubtful, "a security scheme without `type` is left out");
                None
            }
            _ => {
                let text = format!("{} is no type of a security scheme; it is left out", quote(&kind));
                self.remark(fields.id, Doubtful, text);
                None
            }
        }
    }

    fn api_key(&mut self, fields: Fields<'a>) -> Option<SecurityKind> {
        let place = match self.text(fields, "in").as_deref() {
            Some("header") => ParameterPlace::Header,
            Some("query") => ParameterPlace::Query,
            Some("cookie") => ParameterPlace::Cookie,
            _ => {
                let text = "an `apiKey` is `in` a header, the query or a cookie; this one is left out";
                self.remark(fields.id, Doubtful, text);
                return None;
            }
        };
        let Some(name) = self.text(fields, "name") else {
            self.remark(fields.id, Doubtful, "an `apiKey` without `name` is left out");
            return None;
        };
        Some(SecurityKind::ApiKey { place, name })
    }

    fn flows(&mut self, fields: Fields<'a>) -> Vec<Flow> {
        let mut flows = Vec::new();
        for entry in self.entries(fields, "flows") {
            let Some(flow) = self.object(entry.value, "a flow of OAuth 2") else {
                continue;
            };
            if self.named(flow, "scopes").iter().len() > 0 {
                let text = "the scopes of OAuth 2 are left out: what a token may do is decided where it is got";
                self.remark(flow.id, Skipped, text);
            }
            flows.push(Flow {
                name: entry.key.to_string(),
                token_url: self.text(flow, "tokenUrl"),
            });
        }
        flows
    }

    /// `security`: any of these is enough; `None` where it is not said.
    pub(super) fn requirements(&mut self, fields: Fields<'a>) -> Option<Vec<Requirement>> {
        let id = fields.get("security")?;
        let items = self.file.list(id)?;
        let requirements: Vec<_> = items.iter().filter_map(|item| self.requirement(*item)).collect();
        // All of them were wrong: that nothing is needed was not said.
        (items.is_empty() || !requirements.is_empty()).then_some(requirements)
    }

    fn requirement(&mut self, id: NodeId) -> Option<Requirement> {
        let fields = self.object(id, "a security requirement")?;
        let mut names = Vec::new();
        for entry in fields.map.entries() {
            if !self.is_scheme(&entry.key) {
                let text = format!("the security scheme {} is not in the document", quote(&entry.key));
                self.remark(entry.value, Doubtful, text);
                return None;
            }
            names.push(entry.key.to_string());
        }
        Some(names)
    }

    fn is_scheme(&self, name: &str) -> bool {
        let member = |id: NodeId, key: &str| self.file.map(id)?.get(key);
        let components = member(self.file.root(), "components");
        let schemes = components.and_then(|id| member(id, "securitySchemes"));
        schemes.and_then(|id| member(id, name)).is_some()
    }
}
