//! Tasks that yield, and that wake each other.

use crate::countdown::Countdown;
use crate::measure;
use crate::request::Request;
use tokio::sync::oneshot;
use tokio::task::yield_now;

const TASKS: usize = 200;
const YIELDS: usize = 1_000;
const ROUNDS: usize = 1_000;
const HELD: &str = "the other side must hold on to its end";

pub fn yield_many(request: &Request) {
    let runtime = request.runtime();
    measure::average(request, TASKS * YIELDS, || {
        let done = Countdown::new(TASKS);
        for _ in 0..TASKS {
            runtime.spawn(async move {
                for _ in 0..YIELDS {
                    yield_now().await;
                }
                done.count_down();
            });
        }
        done.wait();
    });
}

/// A thousand pairs, one round each.
pub fn ping_pong(request: &Request) {
    let runtime = request.runtime();
    measure::average(request, ROUNDS, || {
        let done = Countdown::new(ROUNDS);
        runtime.spawn(async move {
            for _ in 0..ROUNDS {
                tokio::spawn(round(done));
            }
        });
        done.wait();
    });
}

async fn round(done: &'static Countdown) {
    let (ping, pinged) = oneshot::channel();
    let (pong, ponged) = oneshot::channel();
    tokio::spawn(async move {
        pinged.await.expect(HELD);
        pong.send(()).expect(HELD);
    });
    ping.send(()).expect(HELD);
    ponged.await.expect(HELD);
    done.count_down();
}

/// One pair, a thousand rounds.
pub fn round_trip(request: &Request) {
    let runtime = request.runtime();
    measure::average(request, ROUNDS, || {
        let (pings, pinged): (Vec<_>, Vec<_>) = (0..ROUNDS).map(|_| oneshot::channel()).unzip();
        let (pongs, ponged): (Vec<_>, Vec<_>) = (0..ROUNDS).map(|_| oneshot::channel()).unzip();
        let done = Countdown::new(2);
        runtime.spawn(async move {
            for (pinged, pong) in pinged.into_iter().zip(pongs) {
                pinged.await.expect(HELD);
                pong.send(()).expect(HELD);
            }
            done.count_down();
        });
        runtime.spawn(async move {
            for (ping, ponged) in pings.into_iter().zip(ponged) {
                ping.send(()).expect(HELD);
                ponged.await.expect(HELD);
            }
            done.count_down();
        });
        done.wait();
    });
}
