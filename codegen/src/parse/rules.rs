//! What parsing refuses: words of the language used wrongly, each in its own place.

use crate::diagnostic::Rule;

pub(crate) static RULES: &[&Rule] = &[
    &UNKNOWN_KEY,
    &MISSING_KEY,
    &WRONG_TYPE,
    &BAD_VALUE,
    &UNDOCUMENTED,
    &UNSUPPORTED_FEATURE,
    &UNSUPPORTED_VERSION,
    &CONFLICTING_KEYS,
];

pub(crate) static UNKNOWN_KEY: Rule = Rule {
    id: "unknown-key",
    summary: "A key is not one of the language, or not of this place",
    explanation: "\
Every key means something; one that is not known would be ignored, and with it what its author wanted to say. The nearest
known key is suggested. `specwright schema` gives a JSON Schema with which editors complete keys.

### Refused

```yaml
name: { lenght: 5..20 }
```

### Instead

```yaml
name: { length: 5..20 }
```
",
};

pub(crate) static MISSING_KEY: Rule = Rule {
    id: "missing-key",
    summary: "A key that must be there is not",
    explanation: "\
Some facts cannot be guessed: where a service is, what a request looks like, what an error is called.

### Refused

```yaml
credentials:
  api_key: { about: From the account settings }
```

### Instead

```yaml
credentials:
  api_key: { about: From the account settings, sample: api-key }
```
",
};

pub(crate) static WRONG_TYPE: Rule = Rule {
    id: "wrong-type",
    summary: "A list, a mapping or a single value stands where another of them belongs",
    explanation: "\
Each key takes one form of value. A value that is left empty counts as none: write the text in quotes if an empty one or
the word `null` is meant.

### Refused

```yaml
fields: [name, email]
```

### Instead

```yaml
fields:
  name: string
  email: { format: email }
```
",
};

pub(crate) static BAD_VALUE: Rule = Rule {
    id: "bad-value",
    summary: "A value has the right form and says nothing that the key understands",
    explanation: "\
Numbers, dates, bounds, methods, paths, addresses and words from a fixed list are read strictly. In particular only `true`
and `false` are booleans, and `5..20` (both included) is the way to write bounds.

### Refused

```yaml
name: { optional: yes, length: 5-20 }
```

### Instead

```yaml
name: { optional: true, length: 5..20 }
```
",
};

pub(crate) static UNDOCUMENTED: Rule = Rule {
    id: "undocumented",
    summary: "`about` or `docs` is missing or empty",
    explanation: "\
What a spec says of an operation becomes the documentation of the client, and the link tells a reviewer where to compare.
APIs, resources, servers, credentials, operations and shared errors therefore say what they are about, and APIs and
operations also where the vendor says so.

### Refused

```yaml
operations:
  update:
    request: POST /account
```

### Instead

```yaml
operations:
  update:
    about: Changes details of the calling account.
    docs: https://docs.example.com/account
    request: POST /account
```
",
};

pub(crate) static UNSUPPORTED_FEATURE: Rule = Rule {
    id: "unsupported-feature",
    summary: "The language knows of this, and this version cannot do it yet",
    explanation: "\
The spec is not wrong; the compiler is not there yet. Leave the part out, or describe it by what is supported, and say so
in a `note`. Not there yet are these keys, each where it would belong:

- of an API: `webhooks`
- of a variable: `default`, `enum`
- of a field: `null`, `min`, `max`, `write_only`, `read_only`; `required_if`, `required_unless` and `required_when` in an
  answer
- of an error: `json`, `xml`
- of a sample: `response`

### Refused

```yaml
api: bakery
webhooks: { order_baked: { about: Tells that an order is ready. } }
```

### Instead

```yaml
api: bakery
note: Tells a server of one's own when an order is ready; the client knows nothing of it.
```
",
};

pub(crate) static UNSUPPORTED_VERSION: Rule = Rule {
    id: "unsupported-version",
    summary: "The spec is written in a version of the language that this compiler does not know",
    explanation: "\
`specwright: 1` in `api.yaml` names the version of the language. A newer version may give known words another meaning, so
nothing is read on the chance.

### Refused

```yaml
specwright: 7
```

### Instead

```yaml
specwright: 1
```
",
};

pub(crate) static CONFLICTING_KEYS: Rule = Rule {
    id: "conflicting-keys",
    summary: "Keys are used together of which only one can hold",
    explanation: "\
A body has one format, a field one type. Where two keys answer the same question, it is not clear which of them is meant.

### Refused

```yaml
kind: { type: int, enum: [a, b] }
```

### Instead

```yaml
kind: { enum: [a, b] }
```
",
};

#[cfg(test)]
mod tests {
    use super::UNSUPPORTED_FEATURE;
    use crate::syntax::keys::TABLES;

    #[test]
    fn what_is_not_there_yet_is_listed() {
        for table in TABLES {
            for key in table.later {
                let is_listed = UNSUPPORTED_FEATURE.explanation.contains(&format!("`{key}`"));
                assert!(is_listed, "{}: {key}", table.id);
            }
        }
    }
}
