//! What resolving refuses: names that refer to nothing, and names that Rust cannot have.

use crate::diagnostic::Rule;

pub(crate) static RULES: &[&Rule] = &[
    &UNKNOWN_TYPE,
    &TYPE_CYCLE,
    &UNKNOWN_FIELD,
    &UNKNOWN_CREDENTIAL,
    &UNKNOWN_ERROR_BODY,
    &UNKNOWN_VARIABLE,
    &UNUSED_VARIABLE,
    &PATH_WITHOUT_FIELD,
    &FIELD_WITHOUT_PLACEHOLDER,
    &INVALID_NAME,
    &KEYWORD_NAME,
    &RESERVED_NAME,
    &NAME_CLASH,
    &BAD_PAGES,
];

pub(super) static UNKNOWN_TYPE: Rule = Rule {
    id: "unknown-type",
    summary: "A type that is defined nowhere",
    explanation: "\
A field's type is one of the plain types (`string`, `bool`, `int`, `float`, `decimal`, `bytes`, `date`, `datetime`, `any`,
`list`, `map`) or a name under `types:` of the same file or of `api.yaml`. Forms of text such as e-mail addresses are not types but formats.

### Refused

```yaml
email: { type: email }
owner: { type: Acount }
```

### Instead

```yaml
email: { format: email }
owner: { type: Account }
```
",
};

pub(super) static TYPE_CYCLE: Rule = Rule {
    id: "type-cycle",
    summary: "A scalar type that is made from itself",
    explanation: "\
A named scalar may build on another one, down to a plain type. A chain that comes back to its beginning says nothing.

### Refused

```yaml
LoginName: { type: Name, length: 5..20 }
Name:      { type: LoginName }
```

### Instead

```yaml
LoginName: { type: Name, length: 5..20 }
Name:      { type: string }
```
",
};

pub(super) static UNKNOWN_FIELD: Rule = Rule {
    id: "unknown-field",
    summary: "A field that is named and not described",
    explanation: "\
Groups, conditions, samples and errors name the fields of the request (or of the object) beside them by the names that the
spec gives them, not by their `wire_name`.

### Refused

```yaml
fields: { email: { optional: true }, mobile: { optional: true } }
at_least_one_of: [[e_mail, mobile]]
```

### Instead

```yaml
fields: { email: { optional: true }, mobile: { optional: true } }
at_least_one_of: [[email, mobile]]
```
",
};

pub(super) static BAD_PAGES: Rule = Rule {
    id: "bad-pages",
    summary: "Pages that a client could not go through",
    explanation: "\
`pages` says how a list goes on. `page` and `offset` name a field of the request that is an `int`, `cursor` one that is a text
or an `int`; a list goes on in one of these ways. `items` names the list in the answer. `last`, with `page`, names an `int` of
the answer, `next`, with `cursor`, a text or an `int`. What is inside an object of the answer is written with a `/`, and an
object around the items is required. `first` belongs to `page`, and `size` names another `int` of the request.

### Refused

```yaml
query: { page: { type: int, optional: true } }
responds: { 200: { json: { fields: { orders: { type: list, of: Order }, pages: int } } } }
pages: { page: page, items: order, last: pages/total }
```

### Instead

```yaml
query: { page: { type: int, optional: true } }
responds: { 200: { json: { fields: { orders: { type: list, of: Order }, pages: int } } } }
pages: { page: page, items: orders, last: pages }
```
",
};

pub(super) static UNKNOWN_CREDENTIAL: Rule = Rule {
    id: "unknown-credential",
    summary: "An auth entry that sends a credential which is not described",
    explanation: "\
Each entry of `auth` says which of the `credentials` go where. The name on the wire comes first, the credential second.

### Refused

```yaml
credentials: { api_key: { about: From the settings, sample: api-key } }
auth: { query: { about: Always, scheme: parameters, place: query, fields: { key: apikey } } }
```

### Instead

```yaml
credentials: { api_key: { about: From the settings, sample: api-key } }
auth: { query: { about: Always, scheme: parameters, place: query, fields: { key: api_key } } }
```
",
};

pub(super) static UNKNOWN_ERROR_BODY: Rule = Rule {
    id: "unknown-error-body",
    summary: "An error whose body is described nowhere",
    explanation: "\
`body` of an error is `empty`, `shared` or the name of an entry of `error_bodies` in `api.yaml`: the one that the page shows
for this error.

### Refused

```yaml
error_bodies: { reason: { format: json, message: reason } }
409: { error: Twice, body: reasons }
```

### Instead

```yaml
error_bodies: { reason: { format: json, message: reason } }
409: { error: Twice, body: reason }
```
",
};

pub(super) static UNKNOWN_VARIABLE: Rule = Rule {
    id: "unknown-variable",
    summary: "A variable in a server's URL that is not described",
    explanation: "\
Names in braces in a URL are what the user of the client supplies. Each is described under `variables` of the same server.

### Refused

```yaml
live: { about: The service, url: 'https://{account}.example.com' }
```

### Instead

```yaml
live:
  about: The service
  url: https://{account}.example.com
  variables: { account: { about: The account's subdomain } }
```
",
};

pub(super) static UNUSED_VARIABLE: Rule = Rule {
    id: "unused-variable",
    summary: "A variable of a server that its URL does not have",
    explanation: "\
The client would ask its user for a value that goes nowhere.

### Refused

```yaml
live:
  about: The service
  url: https://api.example.com
  variables: { account: { about: The account's subdomain } }
```

### Instead

```yaml
live:
  about: The service
  url: https://{account}.example.com
  variables: { account: { about: The account's subdomain } }
```
",
};

pub(super) static PATH_WITHOUT_FIELD: Rule = Rule {
    id: "path-without-field",
    summary: "A placeholder in a path without a field",
    explanation: "\
Each name in braces in a path is a field under `path` of the operation, where its type and its meaning are said.

### Refused

```yaml
request: GET /account/{id}
```

### Instead

```yaml
request: GET /account/{id}
path: { id: { about: Identifies the account. } }
```
",
};

pub(super) static FIELD_WITHOUT_PLACEHOLDER: Rule = Rule {
    id: "field-without-placeholder",
    summary: "A field of a path that the path has no place for",
    explanation: "\
A value under `path` is put where the path has its name in braces. Without such a place it would not be sent.

### Refused

```yaml
request: GET /account
path: { id: { about: Identifies the account. } }
```

### Instead

```yaml
request: GET /account/{id}
path: { id: { about: Identifies the account. } }
```
",
};

pub(super) static INVALID_NAME: Rule = Rule {
    id: "invalid-name",
    summary: "A name that no Rust name can be made from",
    explanation: "\
Names in a spec become names in Rust, so they are made of letters, digits, `_` and `-`. Letters of Latin alphabets are spelled
in ASCII, `ação` as `acao`; those of other alphabets are not names, and an API and a resource, which files are called by,
have ASCII only. What the wire calls a field may be anything: that is its `wire_name`. Values of an enum may hold other signs
as well, as long as a letter or digit is left to name them.

### Refused

```yaml
fields:
  'address[street]': string
```

### Instead

```yaml
fields:
  street: { wire_name: 'address[street]' }
```
",
};

pub(super) static KEYWORD_NAME: Rule = Rule {
    id: "keyword-name",
    summary: "A name that is a keyword which Rust cannot escape",
    explanation: "\
Most keywords of Rust are fine: a field `type` is written `r#type` in Rust. `self`, `Self`, `super` and `crate` cannot be
written so.

### Refused

```yaml
fields:
  self: string
```

### Instead

```yaml
fields:
  self_link: { wire_name: self }
```
",
};

pub(super) static RESERVED_NAME: Rule = Rule {
    id: "reserved-name",
    summary: "A name that the generated code needs for itself",
    explanation: "\
A request has the method `send`, the client `call`, its builder `base_url`; every module knows the types of Rust's prelude,
such as `Option` and `String`, and the type parameters `T`, `S0`, `S1` and so on. A spec's own name in their place would not
compile, or mean something else. A resource is a file too, so it is not called as Windows calls its devices.

### Refused

```yaml
types:
  Option: { enum: [a, b] }
```

### Instead

```yaml
types:
  Choice: { enum: [a, b] }
```
",
};

pub(super) static NAME_CLASH: Rule = Rule {
    id: "name-clash",
    summary: "Two names that are one in Rust",
    explanation: "\
`accountId` and `account_id` are both `account_id` in Rust, `portal-at` and `portal_at` both `PortalAt`. An operation
`update` takes `Update`, `UpdateRequest`, `UpdateResponse` and `UpdateErrorKind` in its module. Inline types are called like
their field.

### Refused

```yaml
fields:
  accountId: string
  account_id: string
```

### Instead

```yaml
fields:
  account_id: string
  own_account_id: { wire_name: accountId }
```
",
};
