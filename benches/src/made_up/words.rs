//! The names of resources, and the values of enums with their meanings.

const ADJECTIVES: [&str; 25] = [
    "archived", "blue", "bulk", "central", "custom", "daily", "early", "external", "foreign", "global", "hidden",
    "internal", "joint", "late", "local", "monthly", "open", "partial", "planned", "public", "recent", "seasonal",
    "shared", "urgent", "virtual",
];

const NOUNS: [&str; 25] = [
    "agreement",
    "auction",
    "basket",
    "budget",
    "campaign",
    "claim",
    "consignment",
    "contract",
    "coupon",
    "depot",
    "forecast",
    "invoice",
    "ledger",
    "offer",
    "order",
    "parcel",
    "payment",
    "permit",
    "quote",
    "receipt",
    "refund",
    "shipment",
    "supplier",
    "ticket",
    "warehouse",
];

/// The adjective and the noun of a resource.
pub(super) fn name(number: usize) -> (&'static str, &'static str) {
    // Neighbours differ in both words.
    let noun = number % NOUNS.len();
    (
        ADJECTIVES[(number / NOUNS.len() + noun) % ADJECTIVES.len()],
        NOUNS[noun],
    )
}

pub(super) fn capital(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    first.to_uppercase() + rest
}

/// What a thing can be, each with its meaning.
pub(super) const STATES: [(&str, &str); 16] = [
    ("draft", "Nobody but its author sees it."),
    ("submitted", "Somebody has to look at it."),
    ("accepted", "It was looked at and is right."),
    ("rejected", "It was looked at and is wrong."),
    ("scheduled", "It begins on its day."),
    ("running", "It is being worked on."),
    ("paused", "It goes on when somebody says so."),
    ("blocked", "Something else has to be done first."),
    ("finished", "All of it was done."),
    ("partly_finished", "Some of it was done and nothing more will be."),
    ("cancelled", "Its author took it back."),
    ("expired", "Its time is over."),
    ("disputed", "Somebody does not agree."),
    ("refunded", "The money went back."),
    ("archived", "It is kept and can not be changed."),
    ("deleted", "It will be gone in thirty days."),
];

/// By what lists are sorted.
pub(super) const ORDERS: [(&str, &str); 6] = [
    ("newest", "The latest first."),
    ("oldest", "The earliest first."),
    ("name", "By name."),
    ("amount", "The dearest first."),
    ("status", "By status."),
    ("relevance", "What fits best first."),
];
