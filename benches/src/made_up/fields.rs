//! The vocabulary of fields: what each is called, what it is, and what is said of its values.

/// A field without the key that makes it optional.
pub(super) type Field = (&'static str, &'static str, &'static str);

/// Fields of objects.
pub(super) const OBJECT: [Field; 31] = [
    (
        "reference",
        "The reference that people quote.",
        "pattern: '^[A-Z]{2}-\\d{4}$', sample: AB-1234",
    ),
    ("title", "What it is called.", "length: 1..120, sample: Spring stock"),
    (
        "description",
        "What it is about, in some sentences.",
        "length: ..2000, sample: Everything for the season",
    ),
    ("remarks", "What else there is to say.", "length: ..500"),
    (
        "code",
        "The code that the account gave it.",
        "chars: A-Za-z0-9_-, length: 1..32, sample: SP-24",
    ),
    (
        "email",
        "Where news of it is sent.",
        "format: email, sample: ada@market.example",
    ),
    (
        "website",
        "Where the public reads of it.",
        "format: uri, sample: 'https://market.example/spring'",
    ),
    (
        "external_id",
        "How another system calls it.",
        "format: uuid, sample: 0b0e8f0a-6f7c-4f0e-9a4e-0d6a8c2a9f10",
    ),
    ("created_at", "When it was made.", "type: datetime"),
    ("updated_at", "When it was changed last.", "type: datetime"),
    ("starts_on", "Its first day.", "type: date"),
    ("ends_on", "Its last day.", "type: date"),
    ("due_on", "The day by which it has to be done.", "type: date"),
    (
        "quantity",
        "How many there are.",
        "type: int, range: 0..100000, sample: 40",
    ),
    (
        "priority",
        "What comes first; 1 is before 9.",
        "type: int, range: 1..9, sample: 5",
    ),
    (
        "version",
        "Grows by one with each change.",
        "type: int, range: 1.., sample: 3",
    ),
    (
        "owner_id",
        "The user who answers for it.",
        "type: int, range: 1.., sample: 17",
    ),
    (
        "discount",
        "Percent taken off.",
        "type: decimal, range: 0..100, sample: '7.5'",
    ),
    ("weight", "In kilograms.", "type: decimal, range: 0<.., sample: '1.25'"),
    (
        "rating",
        "What customers gave it.",
        "type: float, range: 0..5, sample: 4.5",
    ),
    ("public", "Whether everybody may see it.", "type: bool"),
    ("locked", "Whether it can be changed.", "type: bool"),
    ("taxable", "Whether tax is added.", "type: bool"),
    (
        "tags",
        "Words to find it by.",
        "type: list, of: string, items: ..20, sample: [spring]",
    ),
    (
        "related_ids",
        "Others that belong to it.",
        "type: list, of: int, sample: [17, 18]",
    ),
    (
        "labels",
        "Texts that the account chose, by name.",
        "type: map, of: string",
    ),
    ("price", "What it costs.", "type: Money"),
    ("deposit", "What is paid before.", "type: Money"),
    ("supplier", "Who delivers it.", "type: Contact"),
    (
        "country",
        "The country, by its code.",
        "pattern: '^[A-Z]{2}$', sample: PT",
    ),
    ("origin", "Where it was made.", "length: 2..60, sample: Lisboa"),
];

/// Fields of a line below an object.
pub(super) const LINE: [Field; 11] = [
    ("name", "What is on the line.", "length: 1..100, sample: Bread"),
    ("amount", "How many of it.", "type: decimal, range: 0<.., sample: '2'"),
    ("unit_price", "What one costs.", "type: Money"),
    (
        "unit",
        "What is counted.",
        "enum: [piece, hour, kilogram, metre], sample: piece",
    ),
    (
        "tax",
        "The tax in percent.",
        "type: decimal, range: 0..100, sample: '23'",
    ),
    (
        "position",
        "Where on the list it stands.",
        "type: int, range: 1.., sample: 1",
    ),
    ("delivered", "Whether it is there.", "type: bool"),
    ("delivered_on", "The day on which it came.", "type: date"),
    (
        "serial",
        "The number on the thing.",
        "chars: A-Z0-9, length: 4..24, sample: A1B2C3",
    ),
    ("remark", "What else there is to say.", "length: ..200"),
    (
        "batch",
        "What it was made with.",
        "pattern: '^B\\d{6}$', sample: B123456",
    ),
];

/// Fields of an address.
pub(super) const ADDRESS: [Field; 9] = [
    ("street", "Street and number.", "length: 1..120, sample: Rua do Ouro 1"),
    ("city", "Town.", "length: 1..80, sample: Lisboa"),
    (
        "postal_code",
        "The postal code.",
        "pattern: '^\\d{4}-\\d{3}$', sample: 1000-100",
    ),
    (
        "country",
        "The country, by its code.",
        "pattern: '^[A-Z]{2}$', sample: PT",
    ),
    ("building", "Which of several buildings.", "length: ..40"),
    ("floor", "Which floor.", "type: int, range: -5..200, sample: 3"),
    (
        "latitude",
        "How far north.",
        "type: float, range: -90..90, sample: 38.7",
    ),
    (
        "longitude",
        "How far east.",
        "type: float, range: -180..180, sample: -9.1",
    ),
    ("confirmed", "Whether somebody was there.", "type: bool"),
];

/// Fields of a query string.
pub(super) const FILTERS: [Field; 12] = [
    (
        "query",
        "Words that have to be there.",
        "length: 1..100, sample: spring",
    ),
    ("created_after", "Only what was made later.", "type: datetime"),
    ("created_before", "Only what was made earlier.", "type: datetime"),
    ("due_on", "Only what is due on that day.", "type: date"),
    ("min_quantity", "Only what has as many.", "type: int, range: 0.."),
    ("max_quantity", "Only what has no more.", "type: int, range: 0.."),
    ("owner_id", "Only what this user answers for.", "type: int, range: 1.."),
    (
        "country",
        "Only what is in this country.",
        "pattern: '^[A-Z]{2}$', sample: PT",
    ),
    ("tags", "Only what has one of these words.", "type: list, of: string"),
    ("public", "Only what everybody may see, or only what not.", "type: bool"),
    ("code", "Only what has this code.", "chars: A-Za-z0-9_-, length: 1..32"),
    ("include_archived", "Whether archived ones are found.", "type: bool"),
];
