package rar.api.task;

import java.util.concurrent.Callable;

/** Explores a case; the {@link Weaver}'s copy of this class does it with the code that was woven. */
final class WovenRun implements Callable<String> {
    private final CellCase what;

    WovenRun(String events, String ending, int workers, boolean yields) {
        what = new CellCase(CellCase.Events.valueOf(events), CellCase.Ending.valueOf(ending), workers, yields);
    }

    /** Throws if something can go wrong; returns how much was explored. */
    static String of(Weaver weaver, CellCase what) throws Exception {
        var constructor = weaver.loadClass(WovenRun.class.getName())
                .getDeclaredConstructor(String.class, String.class, int.class, boolean.class);
        constructor.setAccessible(true);
        Callable<?> copy = (Callable<?>)
                constructor.newInstance(what.events().name(), what.ending().name(), what.workers(), what.yields());
        return copy.call().toString();
    }

    @Override
    public String call() throws Exception {
        Exploration exploration = new Exploration();
        exploration.run(() -> new CellPlay(what));
        return exploration.toString();
    }
}
