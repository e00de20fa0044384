/**
 * What tasks talk and wait with. Everything here works with futures that are polled by any scheduler, or by hand; no
 * method blocks a thread.
 *
 * <table>
 *   <caption>What to use for what</caption>
 *   <tr><th>type</th><th>for</th></tr>
 *   <tr><td>{@link rar.sync.OneShot}</td><td>one value, from one to one: a reply</td></tr>
 *   <tr><td>{@link rar.sync.Channel}</td><td>many values, each to one receiver: a queue</td></tr>
 *   <tr><td>{@link rar.sync.Broadcast}</td><td>many values, each seen by everybody who subscribed</td></tr>
 *   <tr><td>{@link rar.sync.Watch}</td><td>the latest value of something that changes</td></tr>
 *   <tr><td>{@link rar.sync.AsyncMutex}</td><td>one at a time, across things that wait</td></tr>
 *   <tr><td>{@link rar.sync.AsyncReadWriteLock}</td><td>many readers or one writer</td></tr>
 *   <tr><td>{@link rar.sync.Semaphore}</td><td>so many at a time</td></tr>
 *   <tr><td>{@link rar.sync.Notify}</td><td>word that something has happened: for conditions of one's own</td></tr>
 *   <tr><td>{@link rar.sync.Barrier}</td><td>nobody goes on before all have come</td></tr>
 *   <tr><td>{@link rar.sync.OnceCell}</td><td>a value that is made once, by whoever needs it first</td></tr>
 *   <tr><td>{@link rar.sync.CancellationToken}</td><td>a request to stop, for many and what they have started</td></tr>
 * </table>
 *
 * <h2>What holds for all</h2>
 *
 * <ul>
 *   <li>Methods that wait return a future. It does nothing before its first poll, and takes its place in the queue then
 *       (F1). It yields once; each call makes a new one (F4).
 *   <li>Who waits is served in the order of those first polls; on a channel, somebody who comes later may overtake.
 *   <li>A future that is given up before it has yielded leaves nothing behind and loses nothing: no value, no permit,
 *       no notification. What exactly becomes of it stands at each method under "Cancellation". That ends with the
 *       yield: what a future has yielded is the owner's.
 *   <li>Futures that are ready each time spend the budget of the task's poll, so that a loop over them does not starve
 *       other tasks (F7). The {@code try} methods return at once and do not.
 *   <li>What happens before something is sent, given back or notified happens-before what a future yields for it.
 *   <li>Values are never null.
 * </ul>
 */
package rar.sync;
