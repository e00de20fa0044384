/**
 * What an application uses: futures, the scheduler that runs them, and time.
 *
 * <h2>The contract of a future</h2>
 *
 * <dl>
 *   <dt>F1
 *   <dd>Nothing runs before the first poll.
 *   <dt>F2
 *   <dd>{@code poll} does not block.
 *   <dt>F3
 *   <dd>After {@code Pending}, the waker of the latest poll is woken once progress is possible. Spurious polls and
 *       wakes are allowed, lost ones never.
 *   <dt>F4
 *   <dd>After {@code Ready} or a throw the future is finished; polling it again throws
 *       {@link java.lang.IllegalStateException}.
 *   <dt>F5
 *   <dd>An owner that gives an unfinished future up calls {@code cancel()}, once, never concurrently with {@code poll}.
 *       The future releases what it holds, and passes the call on to its children.
 *   <dt>F6
 *   <dd>One thread polls at a time, and each poll happens-before the next.
 *   <dt>F7
 *   <dd>A future that is always ready must not starve its neighbours.
 * </dl>
 *
 * <h2>The contract of the runtime</h2>
 *
 * <dl>
 *   <dt>R1
 *   <dd>A task is polled by at most one thread at a time, and never after it finished.
 *   <dt>R2
 *   <dd>A wake is never lost; wakes before a poll coalesce into one poll; a wake during a poll leads to one more.
 *   <dt>R3
 *   <dd>{@code blockOn} polls its future on the calling thread and returns when the future and every task spawned
 *       inside its scope, transitively, have finished.
 *   <dt>R4
 *   <dd>{@code blockOn} rethrows unchecked exceptions and errors as they are and wraps a checked exception in
 *       {@link java.util.concurrent.CompletionException}. A poll, that of a handle included, throws what there is.
 *   <dt>R5
 *   <dd>Whatever a poll throws fails that task alone. A failure that nobody awaits reaches the scheduler's handler of
 *       uncaught failures.
 *   <dt>R6
 *   <dd>{@code close()} rejects new work, cancels every unfinished task once, and returns when all threads have ended.
 *   <dt>R7
 *   <dd>Schedulers are isolated: any number live side by side and share no thread, queue or static state.
 *   <dt>R8
 *   <dd>Nothing in the runtime grows with the number of finished tasks.
 * </dl>
 */
package rar.api;
