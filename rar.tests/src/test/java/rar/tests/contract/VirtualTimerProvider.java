package rar.tests.contract;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import rar.api.Builder;
import rar.api.Scheduler;
import rar.api.spi.Timer;
import rar.api.spi.TimerConfig;
import rar.api.spi.TimerProvider;

/** Plugs {@link VirtualTimer} in, for those schedulers alone that {@link #build} builds: other tests do not find it. */
public final class VirtualTimerProvider implements TimerProvider {
    private static final ConcurrentMap<String, VirtualTimer> TIMERS = new ConcurrentHashMap<>();

    /** For the service loader. */
    public VirtualTimerProvider() {}

    @Override
    public String name() {
        return "virtual";
    }

    @Override
    public Timer newTimer(TimerConfig config) {
        return TIMERS.computeIfAbsent(config.name(), name -> new VirtualTimer());
    }

    /** Builds a scheduler that runs on virtual time. */
    static Scheduler build(Builder builder) {
        Thread thread = Thread.currentThread();
        ClassLoader usual = thread.getContextClassLoader();
        thread.setContextClassLoader(new Loader());
        try {
            return builder.timer("virtual").build();
        } finally {
            thread.setContextClassLoader(usual);
        }
    }

    /** The timer of a scheduler; made when this or the scheduler first asks for it. */
    static VirtualTimer of(Scheduler scheduler) {
        return TIMERS.computeIfAbsent(scheduler.name(), name -> new VirtualTimer());
    }

    /** Sees one more service than its parent. */
    private static final class Loader extends ClassLoader {
        Loader() {
            super(VirtualTimerProvider.class.getClassLoader());
        }

        @Override
        protected Enumeration<URL> findResources(String name) throws IOException {
            if (!name.equals("META-INF/services/" + TimerProvider.class.getName())) {
                return super.findResources(name);
            }
            URL services = VirtualTimerProvider.class.getResource("virtual-timer.services");
            return Collections.enumeration(List.of(Objects.requireNonNull(services)));
        }
    }
}
