//! One producer, one consumer, and a bounded queue between them.

use crate::measure;
use crate::request::Request;
use tokio::sync::mpsc;

const VALUES: u32 = 100_000;
const CAPACITY: usize = 1_000;

pub fn one_to_one(request: &Request) {
    let runtime = request.runtime();
    measure::average(request, VALUES as usize, || {
        let sum = runtime.block_on(async {
            let (sender, receiver) = mpsc::channel(CAPACITY);
            tokio::spawn(send_all(sender));
            tokio::spawn(sum(receiver)).await
        });
        let sum = sum.expect("the receiver must end");
        assert_eq!(sum, u64::from(VALUES) * u64::from(VALUES - 1) / 2);
    });
}

async fn send_all(sender: mpsc::Sender<u32>) {
    for value in 0..VALUES {
        sender.send(value).await.expect("the receiver must be there");
    }
}

async fn sum(mut receiver: mpsc::Receiver<u32>) -> u64 {
    let mut sum = 0;
    while let Some(value) = receiver.recv().await {
        sum += u64::from(value);
    }
    sum
}
