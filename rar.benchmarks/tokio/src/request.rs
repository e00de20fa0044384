//! What is asked for, and how it is answered.
//!
//! The arguments are `name workers size warmups warmup-ms measurements measurement-ms`; the programs have no use for
//! the last four. The answer is a line for each figure, as `rar.benchmarks.report.Figure` reads it.

use std::str::FromStr;
use std::time::Duration;
use tokio::runtime::{Builder, Runtime};

pub struct Request {
    /// As the `Catalogue` of `rar.benchmarks` has it.
    pub name: String,
    pub workers: usize,
    /// How much there is to do, if that is not always the same.
    pub size: usize,
    pub warmups: u32,
    pub warmup: Duration,
    pub measurements: u32,
    pub measurement: Duration,
}

impl Request {
    pub fn parse(arguments: &[String]) -> Request {
        assert_eq!(
            arguments.len(),
            7,
            "name workers size warmups warmup-ms measurements measurement-ms, not {arguments:?}"
        );
        Request {
            name: arguments[0].clone(),
            workers: number(&arguments[1]),
            size: number(&arguments[2]),
            warmups: number(&arguments[3]),
            warmup: Duration::from_millis(number(&arguments[4])),
            measurements: number(&arguments[5]),
            measurement: Duration::from_millis(number(&arguments[6])),
        }
    }

    /// Tokio as `#[tokio::main]` starts it, with so many threads.
    pub fn runtime(&self) -> Runtime {
        Builder::new_multi_thread()
            .worker_threads(self.workers)
            .enable_time()
            .build()
            .expect("the runtime must start")
    }

    /// Prints a figure; `metric` comes after the name, such as `.p50`.
    pub fn answer(&self, metric: &str, value: f64, unit: &str) {
        println!(
            r#"figure {{"name":"{}{metric}","peer":"tokio","workers":{},"size":{},"value":{value},"unit":"{unit}"}}"#,
            self.name, self.workers, self.size
        );
    }
}

fn number<N: FromStr>(text: &str) -> N {
    text.parse().unwrap_or_else(|_| panic!("not a number: {text:?}"))
}
