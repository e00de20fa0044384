package rar.api.task;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** One task, the workers that poll it, and those who wake, cancel, join and close it. */
final class CellPlay implements Play {
    private static final VarHandle STATE;
    private static final VarHandle JOINERS;
    private static final VarHandle WAKERS;

    static {
        try {
            STATE = field(TaskState.class, "state", long.class);
            JOINERS = field(TaskJoiners.class, "joiners", Object.class);
            WAKERS = field(WakerSet.class, "wakers", Set.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final CellCase what;
    private final CellHost host = new CellHost();
    private final News news = new News();
    private final CellFuture future;
    private final Scope scope;
    private final TaskCell<String> task;
    private final List<CellJoiner> joiners = new ArrayList<>();
    private int emptied;

    CellPlay(CellCase what) {
        this.what = what;
        this.future = new CellFuture(what, news);
        this.scope = new Scope(host, this::emptied);
        this.task = (TaskCell<String>) scope.spawn(future, null);
        scope.watch();
        for (int i = 0; i < what.events().joiners; i++) {
            joiners.add(new CellJoiner(i, task, i == 0 && what.events().leaves));
        }
    }

    private static VarHandle field(Class<?> owner, String name, Class<?> type) throws ReflectiveOperationException {
        return MethodHandles.privateLookupIn(owner, MethodHandles.lookup()).findVarHandle(owner, name, type);
    }

    @Override
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < what.events().wakers; i++) {
            parts.add(new Part("waker", this::wake));
        }
        if (what.events().cancels) {
            parts.add(new Part("canceller", this::cancel));
        }
        joiners.forEach(joiner -> parts.add(new Part(joiner.toString(), joiner)));
        if (what.events().closes) {
            parts.add(new Part("closer", this::close));
        }
        if (what.events().awaitsLater) {
            parts.add(new Part("later awaiter", this::awaitLater));
        }
        for (int i = 0; i < what.workers(); i++) {
            parts.add(new Part("worker", host.worker()));
        }
        return parts;
    }

    private void wake() {
        news.publish();
        task.wake();
        news.told();
    }

    private void cancel() {
        task.cancel();
        future.cancelRequested();
    }

    private void awaitLater() {
        task.awaitLater();
        task.awaitNoLonger();
    }

    private void close() {
        scope.close();
        scope.cancel();
        future.cancelRequested();
    }

    private void emptied() {
        Stops.stop();
        emptied++;
    }

    @Override
    public String seen() {
        return STATE.get(task) + ":" + joinersSeen();
    }

    private String joinersSeen() {
        Object seen = JOINERS.get(task);
        if (seen instanceof WakerSet set) {
            Set<?> wakers = (Set<?>) WAKERS.get(set);
            return wakers == null ? "closed set" : new TreeSet<>(wakers).toString();
        }
        return seen == null || seen instanceof CellJoiner ? String.valueOf(seen) : "closed";
    }

    @Override
    public String state() {
        return seen()
                + host.state()
                + news
                + future.state()
                + (emptied > 0)
                + joiners.stream().map(CellJoiner::state).toList();
    }

    @Override
    public void verify() {
        future.verify(task);
        host.verify(task, future, joiners, what.events().awaitsLater ? 2 : 1);
        joiners.forEach(joiner -> joiner.verify(task));
        if (task.isDone()) {
            Stops.check(scope.isEmpty() && emptied > 0, "R3: a task is done, and its scope not empty or not told");
        } else {
            Stops.check(!what.isCancelled(), "R6: cancelled, and not done");
            Stops.check(!scope.isEmpty() && emptied == 0, "R3: the scope of a task that is not done is empty");
        }
    }
}
