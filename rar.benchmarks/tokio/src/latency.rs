//! From the call that wakes a task until the task runs, on a thread that was parked.

use crate::measure;
use crate::request::Request;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};
use tokio::runtime::Runtime;
use tokio::sync::oneshot;

const IDLE: Duration = Duration::from_micros(500); // long enough for every thread to park

pub fn wake(request: &Request) {
    let runtime = request.runtime();
    measure::percentiles(request, || {
        let woken = Arc::new(AtomicBool::new(false));
        let signal = waiting(&runtime, woken.clone());
        thread::sleep(IDLE);
        let start = Instant::now();
        signal.send(()).expect("the task must wait");
        while !woken.load(Ordering::Acquire) {
            std::hint::spin_loop(); // the calling thread does not park: only the other side's way is measured
        }
        start.elapsed()
    });
}

fn waiting(runtime: &Runtime, woken: Arc<AtomicBool>) -> oneshot::Sender<()> {
    let (signal, signalled) = oneshot::channel();
    runtime.spawn(async move {
        signalled.await.expect("the signal must come");
        woken.store(true, Ordering::Release);
    });
    signal
}
