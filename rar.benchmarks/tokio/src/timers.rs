//! Limits on waits that end in time, and timers that are given up in time.

use crate::delays::Delays;
use crate::measure;
use crate::request::Request;
use std::future::{poll_fn, Future};
use std::pin::{pin, Pin};
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::runtime::Runtime;
use tokio::task::yield_now;
use tokio::time::{sleep, timeout, Sleep};

const TIMES: usize = 1_000;
const EACH: usize = 1_000;
const BATCH: usize = 10_000;
const SECOND: Duration = Duration::from_secs(1);

pub fn around_one_yield(request: &Request) {
    let runtime = request.runtime();
    measure::average(request, TIMES, || {
        runtime
            .block_on(async { tokio::spawn(timeouts()).await })
            .expect("no timeout is due");
    });
}

async fn timeouts() {
    for _ in 0..TIMES {
        timeout(SECOND, yield_now()).await.expect("a yield is short");
    }
}

/// Set, give up, and so on.
pub fn set_and_cancel(request: &Request) {
    let runtime = request.runtime();
    let delays = Delays::new();
    let _pending = set_all(&runtime, &delays, request.size);
    measure::average(request, EACH, || {
        polling(&runtime, |context| {
            for i in 0..EACH {
                set(pin!(sleep(delays.get(i))), context);
            }
        });
    });
}

/// Set ten thousand, then give them up.
pub fn set_then_cancel(request: &Request) {
    let runtime = request.runtime();
    let delays = Delays::new();
    let _pending = set_all(&runtime, &delays, request.size);
    measure::average(request, BATCH, || drop(set_all(&runtime, &delays, BATCH)));
}

fn set_all(runtime: &Runtime, delays: &Delays, timers: usize) -> Vec<Pin<Box<Sleep>>> {
    let mut all = Vec::with_capacity(timers);
    polling(runtime, |context| {
        for i in 0..timers {
            let mut timer = Box::pin(sleep(delays.get(i)));
            set(timer.as_mut(), context);
            all.push(timer);
        }
    });
    all
}

/// A timer is set when its sleep is first polled.
fn set(timer: Pin<&mut Sleep>, context: &mut Context) {
    assert!(timer.poll(context).is_pending(), "a timer of hours was due at once");
}

fn polling(runtime: &Runtime, mut work: impl FnMut(&mut Context)) {
    runtime.block_on(poll_fn(|context| {
        work(context);
        Poll::Ready(())
    }));
}
