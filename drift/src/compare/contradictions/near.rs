//! Names that differ by a letter or two, one of which is perhaps a slip.

use super::Found;
use super::view::View;
use crate::facts::{Certainty, Place, Spot};
use crate::samples::SampleKind;
use crate::text::{distance, name_words};

/// How many names are compared.
const MAX_NAMES: usize = 600;

/// Words that are alike and are two words.
const TWO_WORDS: &[(&str, &str)] = &[
    ("country", "county"),
    ("contact", "contract"),
    ("product", "produce"),
    ("quantity", "quality"),
    ("origin", "original"),
    ("statement", "settlement"),
    ("internal", "interval"),
    ("complete", "compete"),
    ("personal", "personnel"),
    ("principal", "principle"),
    ("message", "massage"),
    ("reserved", "reversed"),
    ("extended", "expended"),
    ("formatted", "forwarded"),
    ("processed", "professed"),
    ("created", "credited"),
    ("shipping", "shopping"),
    ("billing", "filling"),
    ("station", "section"),
    ("channel", "change"),
    ("detected", "deleted"),
    ("accepted", "accessed"),
    ("rejected", "rejection"),
    ("received", "relieved"),
    ("resource", "source"),
    ("minimum", "maximum"),
];
/// What is added to a word to make another form of it.
const ENDINGS: &[&str] = &["ing", "ion", "ed", "er", "es", "rs", "r", "s", "d", "e", "n", "t", "y"];

/// A name somewhere on the page.
struct Name {
    leaf: String,
    words: Vec<String>,
    /// Which table, sample or content model it is of: names that stand in one are two names.
    source: String,
    /// How a person calls the source.
    called: String,
    place: Place,
}

/// Names of a table that a sample, a content model or the other table spells otherwise.
pub(super) fn misses(view: &View<'_>) -> Vec<Found> {
    let names = names(view);
    let mut found: Vec<Found> = Vec::new();
    for (at, name) in names.iter().enumerate() {
        // The first spelling of the page is what the others are held against, once for each other spelling.
        if names.iter().take(at).any(|earlier| earlier.leaf == name.leaf) {
            continue;
        }
        for other in names
            .iter()
            .skip(at + 1)
            .filter(|other| is_slip(&name.words, &other.words))
        {
            let spelt_so = |leaf: &str| {
                names
                    .iter()
                    .filter(|each| each.leaf == leaf)
                    .map(|each| each.source.clone())
                    .collect::<Vec<_>>()
            };
            let (here, there) = (spelt_so(&name.leaf), spelt_so(&other.leaf));
            let is_told = found
                .iter()
                .any(|told| told.said.contains(&name.leaf) && told.said.contains(&other.leaf));
            if is_told || here.iter().any(|source| there.contains(source)) {
                continue;
            }
            found.push(slip(&names, name, other));
        }
    }
    found
}

fn slip(names: &[Name], name: &Name, other: &Name) -> Found {
    let spelt: Vec<&Name> = names.iter().filter(|each| each.leaf == other.leaf).collect();
    let mut called: Vec<&str> = Vec::new();
    for each in &spelt {
        if !called.contains(&each.called.as_str()) {
            called.push(&each.called);
        }
    }
    Found {
        said: vec!["spelling".to_owned(), name.leaf.clone(), other.leaf.clone()],
        subject: name.leaf.clone(),
        text: format!(
            "{} calls it so, {} `{}`: perhaps one of the two is misspelt",
            name.called,
            called.join(" and "),
            other.leaf
        ),
        places: std::iter::once(name.place.clone())
            .chain(spelt.iter().map(|each| each.place.clone()))
            .collect(),
    }
}

fn names(view: &View<'_>) -> Vec<Name> {
    let leaf = |name: &str| name.rsplit('.').next().unwrap_or(name).to_owned();
    let mut names: Vec<Name> = Vec::new();
    for field in &view.fields {
        let stated = field.facts.iter().find(|fact| fact.certainty != Certainty::Inferred);
        // What a content model says has its place in code and is taken from the model.
        let Some(place) = stated
            .map(|fact| fact.place.clone())
            .filter(|place| !matches!(place.spot, Spot::Code(_)))
        else {
            continue;
        };
        let side = if field.is_sent {
            "the table of the request"
        } else {
            "the table of the answer"
        };
        names.push(Name {
            leaf: leaf(field.name),
            words: name_words(&leaf(field.name)),
            source: side.to_owned(),
            called: side.to_owned(),
            place,
        });
    }
    for (at, sample) in view.operation.samples.iter().enumerate() {
        let (source, called) = match sample.kind {
            SampleKind::ContentModel => (format!("{at}"), "the DTD".to_owned()),
            SampleKind::Call => (format!("{at}"), "a sample call".to_owned()),
            _ => (format!("{at}"), "a sample".to_owned()),
        };
        let mut add = |name: &str, line: u32| {
            let place = Place {
                line,
                quote: name.to_owned(),
                ..sample.place.clone()
            };
            names.push(Name {
                leaf: leaf(name),
                words: name_words(&leaf(name)),
                source: source.clone(),
                called: called.clone(),
                place,
            });
        };
        sample.values.iter().for_each(|value| add(&value.name, value.line));
        sample
            .elements
            .iter()
            .for_each(|element| add(&element.name, element.line));
    }
    let mut seen = std::collections::BTreeSet::new();
    names.retain(|name| seen.insert((name.leaf.clone(), name.source.clone())));
    names.truncate(MAX_NAMES);
    names
}

/// Whether the last of two dotted names differ as by a slip.
pub(super) fn is_miss(name: &str, other: &str) -> bool {
    let leaf = |name: &str| name.rsplit('.').next().unwrap_or(name).to_owned();
    is_slip(&name_words(&leaf(name)), &name_words(&leaf(other)))
}

/// Whether two names are the same but for one word, in which a letter is wrong.
fn is_slip(ours: &[String], theirs: &[String]) -> bool {
    if ours.len() != theirs.len() {
        return false;
    }
    let mut different = ours.iter().zip(theirs).filter(|(a, b)| a != b);
    let Some((ours, theirs)) = different.next() else {
        return false;
    };
    different.next().is_none() && is_slip_of_word(ours, theirs)
}

fn is_slip_of_word(word: &str, other: &str) -> bool {
    let shortest = word.len().min(other.len());
    if shortest < 6 || word.chars().chain(other.chars()).any(|letter| letter.is_numeric()) {
        return false;
    }
    let is_pair = |(a, b): &(&str, &str)| (*a == word && *b == other) || (*a == other && *b == word);
    let has_same_stem = stems(word).iter().any(|stem| stems(other).contains(stem));
    if TWO_WORDS.iter().any(is_pair) || has_same_stem || word.get(..1) != other.get(..1) {
        return false;
    }
    match distance(word, other, 2) {
        1 => true,
        2 => shortest >= 8,
        _ => false,
    }
}

fn stems(word: &str) -> Vec<&str> {
    let cut = ENDINGS
        .iter()
        .filter_map(|ending| word.strip_suffix(ending))
        .filter(|stem| stem.len() >= 4);
    std::iter::once(word).chain(cut).collect()
}

#[cfg(test)]
mod tests {
    use super::is_miss;

    #[test]
    fn slips_and_other_words() {
        let slips = [
            ("notifcation_email", "notification_email"),
            ("a.notifcationMobile", "b.notificationMobile"),
            ("recieved", "received"),
            ("adress_line", "address_line"),
            ("subscripton_id", "subscription_id"),
        ];
        for (name, other) in slips {
            assert!(is_miss(name, other) && is_miss(other, name), "{name} {other}");
        }
        let others = [
            ("item", "items"),
            ("create_date", "created_date"),
            ("min_length", "max_length"),
            ("address1", "address2"),
            ("country", "county"),
            ("sender", "sent"),
            ("createdAt", "created_at"),
            ("recipient", "recipients"),
            ("receiver", "received"),
            ("internal_id", "external_id"),
            ("weight", "height"),
            ("status", "state"),
            ("email", "emails"),
            ("start_time", "start_date"),
            ("notification", "notification"),
        ];
        for (name, other) in others {
            assert!(!is_miss(name, other) && !is_miss(other, name), "{name} {other}");
        }
    }
}
