//! What the YAML layer refuses.

use crate::diagnostic::Rule;

pub(crate) static RULES: &[&Rule] = &[&INVALID_YAML, &YAML_FEATURE, &TOO_DEEP, &DUPLICATE_KEY];

pub(super) static INVALID_YAML: Rule = Rule {
    id: "invalid-yaml",
    summary: "The file is not YAML",
    explanation: "\
The file cannot be read as YAML: a quote or a bracket is not closed, a line is indented by a tab or by the wrong number of
spaces, or a `:` stands where it means something else than intended. Only the first such place of a file is shown, since
everything after it would be a guess.

### Refused

```yaml
about: Creates: a message
```

### Instead

```yaml
about: 'Creates: a message'
```
",
};

pub(super) static YAML_FEATURE: Rule = Rule {
    id: "yaml-feature",
    summary: "Anchors, aliases, tags, directives and several documents are not used in specs",
    explanation: "\
A spec reads like the page it captures, from top to bottom. Anchors and aliases make a reader jump (and let a small file
grow without end), tags change what a value is, and a second document is easily overlooked. What is said once for several
places is a named type instead.

### Refused

```yaml
login: &login { type: string, length: 5..20 }
password: *login
```

### Instead

```yaml
types:
  LoginName: { type: string, length: 5..20 }
```
",
};

pub(crate) static TOO_DEEP: Rule = Rule {
    id: "too-deep",
    summary: "Lists, mappings or types are nested too deeply",
    explanation: "\
No description of an API needs 64 levels inside each other; a file that has them is broken or hostile. The same limit
holds for types that hold one another.

### Refused

```yaml
fields: { a: { fields: { b: { fields: { c: { fields: … } } } } } }
```

### Instead

```yaml
types:
  Address: { fields: { street: string } }
```
",
};

pub(super) static DUPLICATE_KEY: Rule = Rule {
    id: "duplicate-key",
    summary: "A key is written twice in one mapping",
    explanation: "\
YAML readers disagree on which of two equal keys counts. Both places are shown; keep the one that is meant.

### Refused

```yaml
fields:
  name: string
  name: { length: 3..40 }
```

### Instead

```yaml
fields:
  name: { length: 3..40 }
```
",
};
