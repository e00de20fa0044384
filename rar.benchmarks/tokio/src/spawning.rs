//! Starting tasks that do nothing.

use crate::countdown::Countdown;
use crate::measure;
use crate::request::Request;
use tokio::runtime::Runtime;

const TASKS: usize = 10_000;
const LINKS: usize = 1_000;
const TIMES: usize = 10_000;

pub fn from_outside(request: &Request) {
    let runtime = request.runtime();
    measure::average(request, TASKS, || {
        let done = Countdown::new(TASKS);
        runtime.block_on(async { spawn_all(done) });
        done.wait();
    });
}

pub fn from_worker(request: &Request) {
    let runtime = request.runtime();
    measure::average(request, TASKS, || {
        let done = Countdown::new(TASKS);
        runtime.spawn(async move { spawn_all(done) });
        done.wait();
    });
}

fn spawn_all(done: &'static Countdown) {
    for _ in 0..TASKS {
        tokio::spawn(async move { done.count_down() });
    }
}

pub fn joined(request: &Request) {
    let runtime = request.runtime();
    measure::average(request, TASKS, || spawn_and_join(&runtime, TASKS));
}

pub fn spawn_and_join(runtime: &Runtime, tasks: usize) {
    let handles: Vec<_> = (0..tasks).map(|_| runtime.spawn(async {})).collect();
    runtime.block_on(async {
        for handle in handles {
            handle.await.expect("the task must end");
        }
    });
}

pub fn chained(request: &Request) {
    let runtime = request.runtime();
    measure::average(request, LINKS, || {
        let done = Countdown::new(1);
        runtime.block_on(async { link(LINKS, done) });
        done.wait();
    });
}

fn link(links: usize, done: &'static Countdown) {
    if links == 0 {
        done.count_down();
    } else {
        tokio::spawn(async move { link(links - 1, done) });
    }
}

pub fn one(request: &Request) {
    let runtime = request.runtime();
    measure::average(request, 1, || {
        runtime
            .block_on(async { tokio::spawn(async {}).await })
            .expect("the task must end");
    });
}

/// Not one task: blocking on what is ready.
pub fn nothing(request: &Request) {
    let runtime = request.runtime();
    measure::average(request, TIMES, || {
        for _ in 0..TIMES {
            runtime.block_on(async {});
        }
    });
}
