package rar.benchmarks;

/** Starts tasks that do nothing. Each method returns when all of them have ended, and is called by a foreign thread. */
public interface Spawning extends Peer {
    /** The calling thread starts them; Tokio's {@code spawn_many_local}. */
    void spawnFromOutside(int tasks);

    /** A task starts them. */
    void spawnFromWorker(int tasks);

    /** The calling thread starts them and awaits each; Tokio's {@code spawn_many_remote_idle}. */
    void spawnAndJoin(int tasks);

    /** One task, awaited by the calling thread. */
    void spawnOne();

    /** A task that starts a task that starts a task; Tokio's {@code chained_spawn}. */
    void chain(int tasks);
}
