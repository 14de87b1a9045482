//! Panels of tabs: what the tab of a panel says.

use super::tree::{Id, Tree};

/// How many tabs, and how many elements beside a panel, are looked at.
const MAX_TABS: usize = 40;
const MAX_BESIDE: usize = 100;

/// The status that a panel's tab names; none unless every tab of the row is one and has its panel.
pub(super) fn status_of(tree: &Tree, panel: Id) -> Option<String> {
    if tree.role(panel) != "tabpanel" {
        return None;
    }
    let parent = tree.parent(panel)?;
    let panels: Vec<Id> = tree
        .elements(parent)
        .filter(|child| tree.role(*child) == "tabpanel")
        .take(MAX_TABS)
        .collect();
    let list_in = |around: Id| {
        let mut beside = tree.elements(around).take(MAX_BESIDE);
        beside.find(|child| tree.role(*child) == "tablist")
    };
    let list = list_in(parent).or_else(|| list_in(tree.parent(parent)?))?;
    let labels = labels(tree, list)?;
    let own = panels.iter().position(|other| *other == panel)?;
    (labels.len() == panels.len()).then(|| labels.get(own).cloned())?
}

/// What the tabs say, if each is a status.
fn labels(tree: &Tree, list: Id) -> Option<Vec<String>> {
    let tabs: Vec<Id> = tree.elements(list).take(MAX_TABS).collect();
    let label = |tab: &Id| tree.short_text(*tab, 40).filter(|text| is_status(text));
    let labels: Vec<String> = tabs.iter().map(label).collect::<Option<_>>()?;
    (!labels.is_empty()).then_some(labels)
}

fn is_status(text: &str) -> bool {
    let (number, rest) = text.split_at_checked(3).unwrap_or_default();
    number.starts_with(['1', '2', '3', '4', '5'])
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && (rest.is_empty() || rest.starts_with([' ', ':']))
}
