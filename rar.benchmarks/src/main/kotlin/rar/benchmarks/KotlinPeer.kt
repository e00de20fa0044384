package rar.benchmarks

import java.util.concurrent.TimeUnit
import kotlin.time.Duration.Companion.nanoseconds
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.Job
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.cancel
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.delay
import kotlinx.coroutines.joinAll
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout
import kotlinx.coroutines.yield

/** Coroutines on `Dispatchers.Default`, with the threads that [Settings] gives it. */
class KotlinPeer : Busy, Blocking, Waking, Channels, Timeouts, Sleeping, DirectStyle {
    // Keeps the compiler from making a suspending function a plain one.
    @Volatile private var unlikely = false
    private val scope = CoroutineScope(SupervisorJob() + Dispatchers.Default)

    // ---- spawning

    override fun spawnFromOutside(tasks: Int) = runBlocking {
        repeat(tasks) { launch(Dispatchers.Default) {} }
    }

    override fun spawnFromWorker(tasks: Int) = runBlocking(Dispatchers.Default) {
        repeat(tasks) { launch {} }
    }

    override fun spawnAndJoin(tasks: Int) {
        val jobs = ArrayList<Job>(tasks)
        repeat(tasks) { jobs.add(scope.launch {}) }
        runBlocking { jobs.joinAll() }
    }

    override fun spawnOne() = runBlocking { launch(Dispatchers.Default) {}.join() }

    /** Not each in the scope of the one before: with a thousand of them, their end would overflow the stack. */
    override fun chain(tasks: Int) {
        val done = CompletableDeferred<Boolean>()
        link(tasks, done)
        runBlocking { done.await() }
    }

    private fun link(tasks: Int, done: CompletableDeferred<Boolean>) {
        if (tasks == 0) done.complete(true) else scope.launch { link(tasks - 1, done) }
    }

    // ---- blocking

    override fun blockOnNothing() = runBlocking {}

    // ---- busy

    override fun keepYielding(tasks: Int): Runnable {
        val load = Load(tasks)
        repeat(tasks) {
            scope.launch {
                while (load.goesOn()) {
                    Busy.stall()
                    yield()
                }
            }
        }
        return Runnable { load.end() }
    }

    override fun keepSpawning(tasks: Int): Runnable {
        val load = Load(tasks)
        repeat(tasks) { stallAndSpawn(load) }
        return Runnable { load.end() }
    }

    private fun stallAndSpawn(load: Load) {
        scope.launch {
            if (load.goesOn()) {
                Busy.stall()
                stallAndSpawn(load)
            }
        }
    }

    override fun start(work: Runnable) {
        scope.launch { work.run() }
    }

    // ---- waking

    override fun yieldMany(tasks: Int, yields: Int) = runBlocking {
        repeat(tasks) { launch(Dispatchers.Default) { repeat(yields) { yield() } } }
    }

    override fun pingPong(rounds: Int) = runBlocking(Dispatchers.Default) {
        repeat(rounds) {
            launch {
                val ping = CompletableDeferred<Boolean>()
                val pong = CompletableDeferred<Boolean>()
                launch { pong.complete(ping.await()) }
                ping.complete(true)
                pong.await()
            }
        }
    }

    override fun roundTrips(rounds: Int) {
        val pings = List(rounds) { CompletableDeferred<Boolean>() }
        val pongs = List(rounds) { CompletableDeferred<Boolean>() }
        runBlocking {
            launch(Dispatchers.Default) { for (i in 0 until rounds) pongs[i].complete(pings[i].await()) }
            launch(Dispatchers.Default) {
                for (i in 0 until rounds) {
                    pings[i].complete(true)
                    pongs[i].await()
                }
            }
        }
    }

    override fun waiting(woken: Runnable): Runnable {
        val signal = CompletableDeferred<Boolean>()
        scope.launch {
            signal.await()
            woken.run()
        }
        return Runnable { signal.complete(true) }
    }

    // ---- channels

    override fun transfer(producers: Int, consumers: Int, values: Int): Long = runBlocking(Dispatchers.Default) {
        val channel = Channel<Int>(Channels.CAPACITY)
        val sending = List(producers) { launch { for (value in 0 until values) channel.send(value) } }
        val receiving = List(consumers) {
            async {
                var sum = 0L
                for (value in channel) sum += value
                sum
            }
        }
        sending.joinAll()
        channel.close()
        receiving.awaitAll().sum()
    }

    // ---- direct style

    override fun call(blocks: Int) = runBlocking(Dispatchers.Default) {
        var sum = 0
        repeat(blocks) { sum += ready() }
    }

    private suspend fun ready(): Int {
        if (unlikely) yield()
        return 1
    }

    override fun suspend(blocks: Int) = runBlocking(Dispatchers.Default) {
        var sum = 0
        repeat(blocks) { sum += yielding() }
    }

    override fun suspendForEver(blocks: Int) {
        repeat(blocks) { scope.launch { awaitCancellation() } }
    }

    private suspend fun yielding(): Int {
        yield()
        return 1
    }

    // ---- time

    override fun timeouts(count: Int) = runBlocking(Dispatchers.Default) {
        repeat(count) { withTimeout(TimeUnit.SECONDS.toMillis(1)) { yield() } }
    }

    override fun sleep(nanos: Long) {
        scope.launch { delay(nanos.nanoseconds) }
    }

    override fun sleepThen(nanos: Long, woke: Runnable) {
        scope.launch {
            delay(nanos.nanoseconds)
            woke.run()
        }
    }

    override fun close() = scope.cancel()
}
