package rar.benchmarks;

import rar.benchmarks.report.Catalogue;

/** The peers by name. */
final class Peers {
    private Peers() {}

    /** Starts a peer, which must be able to do what is asked for. */
    static <P extends Peer> P start(String name, int workers, Class<P> capability) {
        Peer peer = start(name, workers);
        if (!capability.isInstance(peer)) {
            peer.close();
            throw new IllegalArgumentException(name + " does not do " + capability.getSimpleName());
        }
        return capability.cast(peer);
    }

    private static Peer start(String name, int workers) {
        return switch (name) {
            case "rar" -> new RarPeer("work-stealing", workers);
            case "rar-fifo" -> new RarPeer("fifo", workers);
            case "virtual-threads" -> new VirtualThreadPeer();
            case "kotlin" -> new KotlinPeer();
            case "forkjoin" -> new ForkJoinPeer(workers);
            case "netty" -> new NettyPeer(workers);
            case "reactor" -> new ReactorPeer(workers);
            default ->
                throw new IllegalArgumentException("no peer named \"" + name + "\"; there are " + Catalogue.PEERS);
        };
    }

    /** Starts what runs blocks of plain code. */
    static DirectStyle startDirect(String name, int workers) {
        return switch (name) {
            case "rar" -> new RarBlocks(workers);
            case "virtual-threads" -> new VirtualThreadBlocks();
            default -> start(name, workers, DirectStyle.class);
        };
    }

    /** Starts what sets timers. */
    static Timers startTimers(String name, int workers) {
        return switch (name) {
            case "rar" -> new RarTimers(workers);
            case "netty-wheel" -> new NettyTimers();
            case "scheduled-pool" -> JdkTimers.scheduledPool(workers);
            case "forkjoin-schedule" -> JdkTimers.forkJoinPool(workers);
            default ->
                throw new IllegalArgumentException("no timer named \"" + name + "\"; there are " + Catalogue.PEERS);
        };
    }

    /** Whether this JDK has what the peer is made of. */
    static boolean isThere(String name) {
        return switch (name) {
            case "virtual-threads" -> VirtualThreadPeer.isThere();
            case "forkjoin-schedule" -> JdkTimers.forkJoinPoolSchedules();
            default -> true;
        };
    }
}
