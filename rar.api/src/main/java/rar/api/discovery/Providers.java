package rar.api.discovery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import rar.api.spi.SchedulerProvider;
import rar.api.spi.TimerProvider;

/**
 * The providers of one service that were found, and the choice among them: by name, by system property, by priority.
 * Every way in which that can fail ends in a message that says what was asked, what was found, and what to do.
 *
 * @param <P> the service
 */
public final class Providers<P> {
    private final Kind<P> kind;
    private final List<P> found;

    private Providers(Kind<P> kind, @Nullable ModuleLayer layer) {
        this.kind = kind;
        this.found = new ArrayList<>(Discovery.find(kind.service(), layer));
        found.sort(Comparator.comparingInt(kind.priority())
                .reversed()
                .thenComparing(kind.name())
                .thenComparing(provider -> provider.getClass().getName()));
    }

    /** The schedulers in {@code layer}, or else in the boot layer and on the class path. */
    public static Providers<SchedulerProvider> schedulers(@Nullable ModuleLayer layer) {
        return new Providers<>(Kind.SCHEDULER, layer);
    }

    /** The timers in {@code layer}, or else in the boot layer and on the class path. */
    public static Providers<TimerProvider> timers(@Nullable ModuleLayer layer) {
        return new Providers<>(Kind.TIMER, layer);
    }

    /** All, by descending priority. */
    public List<P> all() {
        return List.copyOf(found);
    }

    /**
     * The one to use.
     *
     * @param name the name that was asked for, or null to go by the system property and the priority
     * @throws IllegalArgumentException if none has that name
     * @throws IllegalStateException if none was found, or two have an equal claim
     */
    public P choose(@Nullable String name) {
        P chosen = chooseOrNone(name);
        if (chosen == null) {
            throw none();
        }
        return chosen;
    }

    /** The one to use, as {@link #choose} finds it, or null if none was found and none was asked for. */
    public @Nullable P chooseOrNone(@Nullable String name) {
        if (name != null) {
            return named(name, "");
        }
        String property = System.getProperty(kind.property());
        if (property != null) {
            return named(property.strip(), ", asked for by the system property " + kind.property());
        }
        return found.isEmpty() ? null : highest();
    }

    /** What is thrown for want of a provider. */
    public IllegalStateException none() {
        return new IllegalStateException("no " + kind.title() + " found: add the module " + kind.modules()
                + " to the module path or the class path");
    }

    private P named(String name, String source) {
        List<P> matches = found.stream()
                .filter(provider -> kind.name().apply(provider).equals(name))
                .toList();
        if (matches.isEmpty()) {
            throw new IllegalArgumentException("no " + kind.title() + " named \"" + name + "\"" + source + "; found "
                    + describe(found) + (found.isEmpty() ? ": add the module " + kind.modules() : ""));
        }
        if (matches.size() > 1) {
            throw new IllegalStateException("several " + kind.title() + "s of the name \"" + name + "\"" + source + ": "
                    + describe(matches) + "; take all but one off the path");
        }
        return matches.get(0);
    }

    private P highest() {
        int priority = kind.priority().applyAsInt(found.get(0));
        List<P> best = found.stream()
                .filter(provider -> kind.priority().applyAsInt(provider) == priority)
                .toList();
        if (best.size() > 1) {
            throw new IllegalStateException("several " + kind.title() + "s of the highest priority, " + priority + ": "
                    + describe(best) + "; choose one with Builder." + kind.setter()
                    + "(name) or the system property " + kind.property());
        }
        return best.get(0);
    }

    private String describe(List<P> providers) {
        return providers.stream()
                .map(provider -> kind.name().apply(provider) + origin(provider, providers))
                .toList()
                .toString();
    }

    /** Says where a provider comes from, if its name alone does not tell. */
    private String origin(P provider, List<P> among) {
        long namesakes = among.stream()
                .filter(other -> kind.name().apply(other).equals(kind.name().apply(provider)))
                .count();
        if (namesakes == 1) {
            return "";
        }
        Module module = provider.getClass().getModule();
        return " (" + provider.getClass().getName() + " in " + (module.isNamed() ? module : "the class path") + ")";
    }

    /** One of the two services, as it appears in messages. */
    private record Kind<P>(
            Class<P> service,
            String property,
            String setter,
            String modules,
            Function<P, String> name,
            ToIntFunction<P> priority) {
        static final Kind<SchedulerProvider> SCHEDULER = new Kind<>(
                SchedulerProvider.class,
                "rar.scheduler",
                "scheduler",
                "rar.executor.stealing or rar.executor.fifo",
                SchedulerProvider::name,
                SchedulerProvider::priority);
        static final Kind<TimerProvider> TIMER = new Kind<>(
                TimerProvider.class, "rar.timer", "timer", "rar.timer", TimerProvider::name, TimerProvider::priority);

        String title() {
            return service.getSimpleName();
        }
    }
}
