//! The work of `rar.benchmarks`, done by Tokio in the way that one who knows it well would: in the same sizes as the
//! Java peers, and waiting for the same ends. `TokioRun` starts it, once for each benchmark and size.
//!
//! `tokio-peer version` prints what it is made of. See [`request`] for all else.

mod busy;
mod channels;
mod countdown;
mod delays;
mod latency;
mod measure;
mod process;
mod programs;
mod request;
mod spawning;
mod timers;
mod waits;
mod waking;

use request::Request;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments == ["version"] {
        println!("{}", env!("VERSIONS"));
        return;
    }
    run(&Request::parse(&arguments));
}

fn run(request: &Request) {
    match request.name.as_str() {
        "SpawnBenchmark.fromOutside" => spawning::from_outside(request),
        "SpawnBenchmark.fromWorker" => spawning::from_worker(request),
        "SpawnBenchmark.joined" => spawning::joined(request),
        "SpawnBenchmark.chained" => spawning::chained(request),
        "SpawnBenchmark.one" => spawning::one(request),
        "BlockOnBenchmark.nothing" => spawning::nothing(request),
        "BusyYieldingBenchmark.joined" => busy::joined_beside_yielding(request),
        "BusySpawningBenchmark.joined" => busy::joined_beside_spawning(request),
        "WakeBenchmark.yieldMany" => waking::yield_many(request),
        "WakeBenchmark.pingPong" => waking::ping_pong(request),
        "WakeBenchmark.roundTrip" => waking::round_trip(request),
        "WakeLatencyBenchmark.wake" => latency::wake(request),
        "ChannelPairBenchmark.oneToOne" => channels::one_to_one(request),
        "TimeoutBenchmark.aroundOneYield" => timers::around_one_yield(request),
        "TimerBenchmark.setAndCancel" => timers::set_and_cancel(request),
        "TimerBenchmark.setThenCancel" => timers::set_then_cancel(request),
        "Lateness" => programs::lateness(request),
        "Fairness" => programs::fairness(request),
        "Memory" => programs::memory(request),
        "IdleTimers" => programs::idle_timers(request),
        other => panic!("no benchmark named {other:?}"),
    }
}
