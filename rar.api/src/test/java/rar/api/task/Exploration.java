package rar.api.task;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Every order of the steps of a play, one after the other, depth first: each begins like the one before it up to the
 * last choice that has an alternative left. What follows a state is the same however it was come to, so that an order
 * is given up where it leads to a state that was known.
 */
final class Exploration {
    private final List<Choice> path = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private final List<String> trace = new ArrayList<>(); // where the actors have stopped, one after the other
    private final Map<String, String> names = new HashMap<>();
    private int depth;
    private int stops;
    private int ends;

    private static final class Choice {
        final int alternatives;
        final int stops;
        int taken;

        /** A choice between so many, after so many stops. */
        Choice(int alternatives, int stops) {
            this.alternatives = alternatives;
            this.stops = stops;
        }
    }

    /** Plays all orders. Throws at the first that goes wrong. */
    void run(Supplier<Play> plays) throws InterruptedException {
        List<Actor> actors = IntStream.range(0, plays.get().parts().size())
                .mapToObj(Actor::new)
                .toList();
        actors.forEach(Actor::start);
        try {
            do {
                depth = 0;
                stops = 0;
                Play play = plays.get();
                if (new Interleaving(this, play, actors).run(play.parts())) {
                    ends++;
                    play.verify();
                }
            } while (hasAnother());
        } finally {
            actors.forEach(Actor::interrupt);
        }
    }

    /** Which of several actors goes on, or -1 if all that can follow is known. */
    int choose(int alternatives, Supplier<String> state) {
        if (depth == path.size()) {
            if (!known.add(state.get())) {
                return -1;
            }
            path.add(new Choice(alternatives, stops));
        }
        return path.get(depth++).taken;
    }

    /** A short name for where an actor has stopped; looked for only where the last order was different. */
    String place(Supplier<String> search) {
        if (stops == trace.size()) {
            trace.add(names.computeIfAbsent(search.get(), place -> "#" + names.size()));
        }
        return trace.get(stops++);
    }

    private boolean hasAnother() {
        while (!path.isEmpty()) {
            Choice last = path.get(path.size() - 1);
            if (++last.taken < last.alternatives) {
                trace.subList(last.stops, trace.size()).clear();
                return true;
            }
            path.remove(path.size() - 1);
        }
        return false;
    }

    /** What has been done, for people. */
    @Override
    public String toString() {
        return known.size() + " states with a choice, " + ends + " ends";
    }
}
