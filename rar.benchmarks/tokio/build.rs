//! Tells the program which Tokio and which compiler it is made with.

use std::env;
use std::process::Command;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=Cargo.toml");
    println!("cargo:rustc-env=VERSIONS={}, {}", tokio(), rustc());
}

fn tokio() -> &'static str {
    include_str!("Cargo.toml")
        .split_once("version = \"=")
        .and_then(|(_, rest)| rest.split('"').next())
        .expect("Cargo.toml must ask for one version of tokio, as in \"=1.2.3\"")
}

/// `rustc 1.2.3`, without the commit and the date.
fn rustc() -> String {
    let output = Command::new(env::var_os("RUSTC").expect("cargo names the compiler"))
        .arg("--version")
        .output()
        .expect("the compiler must tell its version");
    let version = String::from_utf8_lossy(&output.stdout);
    version.split_whitespace().take(2).collect::<Vec<_>>().join(" ")
}
