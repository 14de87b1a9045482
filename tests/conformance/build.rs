//! Emits clients as modules of this package's library: those of the practice suites, and those of the wire pages and
//! cases. A spec that is refused is left for the tests to report; it never fails the build.

#[path = "build/convert/mod.rs"]
mod convert;
#[path = "build/modules.rs"]
mod modules;
#[path = "build/names.rs"]
mod names;
#[allow(dead_code, unreachable_pub, reason = "the tests need more of it")]
#[path = "src/page/mod.rs"]
mod page;
#[path = "build/practice.rs"]
mod practice;
#[path = "build/suite.rs"]
mod suite;
#[path = "build/wire.rs"]
mod wire;
#[path = "build/yaml.rs"]
mod yaml;

use std::path::PathBuf;
use std::{env, fs};

use modules::Modules;

fn main() {
    println!("cargo::rerun-if-changed=build");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it for build scripts"));

    let mut practice = Modules::new(&folder(&out, "practice"));
    let plan = practice::emit(&mut practice);
    fs::write(out.join("practice.json"), plan.to_string()).expect("cargo's own folder can be written");
    let mut features = practice.finish("modules.rs");

    let mut wire = Modules::new(&folder(&out, "wire"));
    wire::emit(&mut wire);
    features.extend(wire.finish("modules.rs"));

    for feature in features {
        println!("cargo::rustc-cfg=feature={feature:?}");
    }
}

/// A folder without what an earlier run left there.
fn folder(out: &std::path::Path, name: &str) -> PathBuf {
    let folder = out.join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("cargo's own folder can be written");
    folder
}
