/**
 * Direct style: futures as plain code.
 *
 * <pre>{@code
 * Future<Integer> total = async(() -> {
 *     int sum = 0;
 *     for (Order order : orders) {
 *         sum += await(price(order)); // suspends this block, not the thread
 *     }
 *     return sum;
 * });
 * scheduler.blockOn(total);
 * }</pre>
 *
 * <p>{@link rar.async.Async} has the two words, {@link rar.async.Engine} what is behind them.
 */
package rar.async;
