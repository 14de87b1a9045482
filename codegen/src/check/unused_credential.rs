//! A credential that is asked for and never sent.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::Model;

use super::walk;

pub(crate) static RULE: Rule = Rule {
    id: "unused-credential",
    summary: "A credential that no scheme sends",
    explanation: "\
The generated client asks its user for every credential. One that no scheme under `auth` names would be asked for and never
sent.

### Refused

```yaml
credentials:
  api_key: { about: The key of the account., sample: a-very-secret-key }
  user:    { about: The user., sample: someone }
auth:
  bearer: { about: The only way., scheme: bearer, token: api_key }
```

### Instead

```yaml
credentials:
  api_key: { about: The key of the account., sample: a-very-secret-key }
auth:
  bearer: { about: The only way., scheme: bearer, token: api_key }
```
",
};

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    let api = &model.api;
    let sent: BTreeSet<_> = api
        .auth
        .iter()
        .flat_map(|scheme| walk::credentials_of(&scheme.kind))
        .collect();
    for (index, credential) in api.credentials.iter().enumerate() {
        if !sent.contains(&index) {
            let headline = format!("no scheme sends the credential `{}`", credential.name.spec);
            diagnostics.push(
                Diagnostic::error(&RULE, credential.name.span, headline)
                    .help("name it in a scheme under `auth:`, or remove it"),
            );
        }
    }
}
