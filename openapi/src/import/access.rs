//! How the client is let in: credentials and the ways that they travel.

use specwright_codegen::writing::{Map, quoted};

use super::importer::Importer;
use super::names::{Names, capital, snake};
use super::words::short;
use crate::document::{ParameterPlace, Requirement, SecurityKind, SecurityScheme};

/// Credentials and auth entries.
#[derive(Debug, Default)]
pub(super) struct Access {
    pub(super) credentials: Map,
    pub(super) auth: Map,
}

impl<'a> Importer<'a> {
    /// The ways in, those of the whole document first.
    pub(super) fn access(&mut self, builder: &mut Names) -> Access {
        let document = self.document;
        let mut ways: Vec<&'a Requirement> = document.security.iter().filter(|way| !way.is_empty()).collect();
        for operation in &document.operations {
            let own = operation.security.iter().flatten().filter(|way| !way.is_empty());
            for way in own {
                if !ways.contains(&way) {
                    ways.push(way);
                }
            }
        }
        self.note_differences();
        let mut access = Access::default();
        let mut names = Names::without(&[]);
        let mut credentials: Vec<(String, String)> = Vec::new();
        for way in ways {
            self.way(way, builder, &mut names, &mut credentials, &mut access);
        }
        access
    }

    /// Operations that need something else than the others.
    fn note_differences(&mut self) {
        for operation in &self.document.operations {
            let Some(own) = &operation.security else { continue };
            if *own == self.document.security {
                continue;
            }
            let text = match own.iter().all(Vec::is_empty) {
                true if self.document.security.is_empty() => continue,
                true => "no credentials are needed here; the client sends those that it has".to_owned(),
                false => {
                    let ways: Vec<_> = own.iter().map(|way| way.join(" and ")).collect();
                    format!(
                        "needs {} of its own; the client sends the way that was chosen for all",
                        ways.join(" or ")
                    )
                }
            };
            self.skipped(&operation.place, text);
        }
    }

    fn way(
        &mut self,
        way: &Requirement,
        builder: &mut Names,
        names: &mut Names,
        known: &mut Vec<(String, String)>,
        access: &mut Access,
    ) {
        let schemes: Vec<&'a SecurityScheme> = way
            .iter()
            .filter_map(|name| {
                self.document
                    .security_schemes
                    .iter()
                    .find(|scheme| scheme.name == *name)
            })
            .filter(|scheme| kind(scheme).is_some())
            .collect();
        let unknown = way.iter().filter_map(|name| {
            self.document
                .security_schemes
                .iter()
                .find(|scheme| scheme.name == *name)
        });
        for scheme in unknown.filter(|scheme| kind(scheme).is_none()).collect::<Vec<_>>() {
            self.skipped(
                &scheme.place,
                format!("the language has no way for the scheme `{}`", scheme.name),
            );
        }
        let Some(first) = schemes.first().copied() else { return };
        let same: Vec<_> = schemes
            .iter()
            .copied()
            .filter(|scheme| kind(scheme) == kind(first))
            .collect();
        let joined = if matches!(kind(first), Some("headers" | "query")) {
            same
        } else {
            vec![first]
        };
        for scheme in schemes
            .iter()
            .filter(|scheme| !joined.iter().any(|joined| joined.name == scheme.name))
        {
            let text = format!(
                "`{}` is needed together with `{}`, which travels in another way; it is left out",
                scheme.name, first.name
            );
            self.skipped(&scheme.place, text);
        }
        let name: Vec<String> = joined.iter().map(|scheme| snake(&scheme.name)).collect();
        let name = names.first_free(&[&name.join("_and_")]);
        let mut entry = Map::default();
        entry.text(
            "about",
            first.about.as_deref().and_then(short).unwrap_or_else(|| usual(first)),
        );
        match &first.kind {
            SecurityKind::Basic => {
                entry.yaml("scheme", "basic");
                for part in ["username", "password"] {
                    let credential = self.credential(first, part, builder, known, access);
                    entry.value(part, &credential);
                }
            }
            SecurityKind::ApiKey { .. } => {
                let is_query = kind(first) == Some("query");
                entry.yaml("scheme", if is_query { "parameters" } else { "headers" });
                if is_query {
                    entry.yaml("place", "query");
                }
                let mut fields = Map::default();
                for scheme in joined {
                    if let SecurityKind::ApiKey { name, .. } = &scheme.kind {
                        let credential = self.credential(scheme, "", builder, known, access);
                        fields.yaml(name, quoted(&credential));
                    }
                }
                entry.map("fields", fields);
            }
            _ => {
                entry.yaml("scheme", "bearer");
                if let Some(what) = got_elsewhere(first) {
                    let text = format!("a token of {what} is sent as `Bearer`; the program gets it and renews it");
                    self.guessed(&first.place, text);
                }
                let token = self.credential(first, "", builder, known, access);
                entry.value("token", &token);
            }
        }
        self.add(&mut access.auth, &name, entry, &first.place);
    }

    /// The name of a credential.
    fn credential(
        &mut self,
        scheme: &SecurityScheme,
        part: &str,
        builder: &mut Names,
        known: &mut Vec<(String, String)>,
        access: &mut Access,
    ) -> String {
        let key = format!("{} {part}", scheme.name);
        if let Some((_, name)) = known.iter().find(|(own, _)| *own == key) {
            return name.clone();
        }
        let plain = if part.is_empty() {
            snake(&scheme.name)
        } else {
            part.to_owned()
        };
        let longer = match part {
            "" => format!("{plain}_credential"),
            part => format!("{}_{part}", snake(&scheme.name)),
        };
        let name = builder.first_free(&[&plain, &longer]);
        known.push((key, name.clone()));
        let mut map = Map::default();
        let about = match part {
            "" => scheme.about.as_deref().and_then(short).unwrap_or_else(|| usual(scheme)),
            part => capital(&format!("{part} of the account.").replace("username", "user name")),
        };
        map.text("about", about);
        if part == "username" {
            map.yaml("secret", "false");
        }
        map.value("sample", &format!("my_{name}"));
        self.add(&mut access.credentials, &name, map, &scheme.place);
        name
    }
}

/// How a scheme travels, where the language has a way for it.
fn kind(scheme: &SecurityScheme) -> Option<&'static str> {
    Some(match &scheme.kind {
        SecurityKind::ApiKey {
            place: ParameterPlace::Header,
            ..
        } => "headers",
        SecurityKind::ApiKey {
            place: ParameterPlace::Query,
            ..
        } => "query",
        SecurityKind::Basic => "basic",
        SecurityKind::Bearer | SecurityKind::OAuth2(_) | SecurityKind::OpenIdConnect(_) => "bearer",
        SecurityKind::ApiKey { .. } | SecurityKind::Other(_) => return None,
    })
}

/// What gives out tokens, where something does.
fn got_elsewhere(scheme: &SecurityScheme) -> Option<&'static str> {
    match &scheme.kind {
        SecurityKind::OAuth2(_) => Some("OAuth 2"),
        SecurityKind::OpenIdConnect(_) => Some("OpenID Connect"),
        _ => None,
    }
}

fn usual(scheme: &SecurityScheme) -> String {
    match &scheme.kind {
        SecurityKind::Basic => "User name and password.".to_owned(),
        SecurityKind::Bearer => "A token.".to_owned(),
        SecurityKind::OAuth2(_) => "An access token of OAuth 2.".to_owned(),
        SecurityKind::OpenIdConnect(_) => "An access token of OpenID Connect.".to_owned(),
        SecurityKind::ApiKey { .. } => "The key of the account.".to_owned(),
        SecurityKind::Other(_) => "A credential.".to_owned(),
    }
}
