//! Containment, and a failed run that leaves everything as it was.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::{Change, Plan, Record, write};

/// A fresh folder for one test, removed when the test ends.
struct Folder(PathBuf);

impl std::ops::Deref for Folder {
    type Target = Path;

    fn deref(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn folder(name: &str) -> Folder {
    let folder = std::env::temp_dir().join(format!("specwright-files-{}-{name}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    Folder(folder)
}

fn files(list: &[(&str, &str)]) -> BTreeMap<String, String> {
    list.iter()
        .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
        .collect()
}

/// Every file below the folder with its content.
fn content(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            let inner = content(&path)
                .into_iter()
                .map(|(rest, text)| (format!("{name}/{rest}"), text));
            found.extend(inner);
        } else {
            found.insert(name, fs::read_to_string(&path).unwrap());
        }
    }
    found
}

#[test]
fn names_that_leave_the_folder_are_refused() {
    let target = folder("leaving");
    let names = [
        "",
        "/etc/x",
        "../x",
        "a/../../x",
        "a//b",
        "./x",
        "a\\b",
        "..\\x",
        "C:x",
        "C:/x",
        "a/\0",
        "a\nb",
        "src/",
    ];
    for name in names {
        assert!(Plan::new(&target, files(&[(name, "x")])).is_err(), "{name:?}");
    }
    assert!(content(&target).is_empty());
}

#[cfg(unix)]
#[test]
fn links_that_leave_the_folder_are_refused() {
    let target = folder("links");
    let outside = folder("outside");
    fs::create_dir(target.join("inside")).unwrap();
    std::os::unix::fs::symlink(&*outside, target.join("src")).unwrap();
    std::os::unix::fs::symlink(outside.join("not-there"), target.join("dangling.rs")).unwrap();
    std::os::unix::fs::symlink(target.join("inside"), target.join("within")).unwrap();
    assert!(Plan::new(&target, files(&[("src/lib.rs", "x")])).is_err());
    assert!(Plan::new(&target, files(&[("dangling.rs", "x")])).is_err());
    write(&[Plan::new(&target, files(&[("within/lib.rs", "x")])).unwrap()]).unwrap();
    assert!(content(&outside).is_empty());
}

#[test]
fn only_what_differs_is_written() {
    let target = folder("differs");
    let wanted = files(&[("Cargo.toml", "[package]\n"), ("src/lib.rs", "//! x\n")]);
    write(&[Plan::new(&target, wanted.clone()).unwrap()]).unwrap();
    let before = fs::metadata(target.join("Cargo.toml")).unwrap().modified().unwrap();

    let mut wanted = wanted;
    wanted.insert("src/lib.rs".to_owned(), "//! y\n".to_owned());
    let plan = Plan::new(&target, wanted.clone()).unwrap();
    let changes: Vec<_> = plan.changes().map(|file| file.name.as_str()).collect();
    assert_eq!(changes, ["src/lib.rs"]);
    assert_eq!(plan.files()[1].change, Change::Replaced(b"//! x\n".to_vec()));
    write(&[plan]).unwrap();

    assert_eq!(
        fs::metadata(target.join("Cargo.toml")).unwrap().modified().unwrap(),
        before
    );
    assert_eq!(content(&target), wanted);
}

#[test]
fn other_line_ends_are_left_alone() {
    let target = folder("line-ends");
    fs::write(target.join("a.rs"), "//! x\r\n//! y\r\n").unwrap();
    let plan = Plan::new(&target, files(&[("a.rs", "//! x\n//! y\n")])).unwrap();
    assert_eq!(plan.changes().count(), 0);
}

#[test]
fn a_record_cannot_name_a_file_outside() {
    let target = folder("record");
    let record = Record::of(String::new(), &files(&[("../x", "x")]), Vec::new());
    let mut plan = Plan::new(&target, files(&[])).unwrap();
    assert!(plan.remove_recorded(&target, &record).is_err());
}

#[test]
fn a_failed_run_leaves_the_old_files() {
    let target = folder("failed");
    let old = Plan::new(&target, files(&[("a.rs", "old"), ("b/c.rs", "old")])).unwrap();
    write(&[old]).unwrap();
    // After the plan is made, a folder takes the place of a file and a file that of a folder.
    let replacing = Plan::new(&target, files(&[("a.rs", "new"), ("b/c.rs", "new"), ("d.rs", "new")])).unwrap();
    fs::create_dir(target.join("d.rs")).unwrap();
    let before = content(&target);
    assert!(write(&[replacing]).is_err());
    assert_eq!(content(&target), before);

    let staging = Plan::new(&target, files(&[("a.rs", "new"), ("e/f.rs", "new")])).unwrap();
    fs::write(target.join("e"), "a file").unwrap();
    let before = content(&target);
    assert!(write(&[staging]).is_err());
    assert_eq!(content(&target), before);
}

#[test]
fn only_marked_files_are_removed() {
    let target = folder("marked");
    let old = [
        ("Cargo.toml", "# Mark\n"),
        ("src/gone.rs", "// Mark\nold"),
        ("src/lib.rs", "// Mark\nold"),
        ("src/mine.rs", "// by hand\n// Mark\n"),
    ];
    write(&[Plan::new(&target, files(&old)).unwrap()]).unwrap();

    let mut plan = Plan::new(&target, files(&[("src/lib.rs", "// Mark\nnew")])).unwrap();
    plan.remove_left_overs(&target, "src", "Mark").unwrap();
    write(&[plan]).unwrap();
    let names: Vec<_> = content(&target).into_keys().collect();
    assert_eq!(names, ["Cargo.toml", "src/lib.rs", "src/mine.rs"]);
}
