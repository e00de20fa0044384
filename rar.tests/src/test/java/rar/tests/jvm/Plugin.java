package rar.tests.jvm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A provider as somebody else might write one: a module of its own, compiled when a test asks for it, and declared both
 * ways, so that it works on either path.
 *
 * <p>The scheduler is one queue that the thread in {@code blockOn} drives. The timer refuses to be made, and says so.
 *
 * @param module the name of the module and of its package
 * @param service {@code SchedulerProvider} or {@code TimerProvider}
 * @param name the provider's name
 * @param priority the provider's priority
 * @param constructor statements of the constructor
 * @param make statements of {@code newExecutor} or {@code newTimer}
 */
public record Plugin(String module, String service, String name, int priority, String constructor, String make) {
    private static final String SOURCE = """
            package %1$s;

            import java.util.Queue;
            import java.util.concurrent.ConcurrentLinkedQueue;
            import rar.api.spi.*;

            public final class Provider implements %2$s {
                public Provider() {
                    %5$s
                }

                @Override
                public String name() {
                    return "%3$s";
                }

                @Override
                public int priority() {
                    return %4$d;
                }

                @Override
                public %7$s {
                    %6$s
                }

                static final class OneQueue implements DrivenExecutor {
                    private final Queue<Task> tasks = new ConcurrentLinkedQueue<>();

                    @Override
                    public void execute(Task task, Cause cause) {
                        tasks.add(task);
                    }

                    @Override
                    public boolean runNext() {
                        Task next = tasks.poll();
                        if (next != null) {
                            next.run();
                        }
                        return next != null;
                    }

                    @Override
                    public void close() {
                        while (runNext()) {}
                    }
                }
            }
            """;
    private static final String MODULE = """
            module %1$s {
                requires rar.api;
                provides rar.api.spi.%2$s with %1$s.Provider;
            }
            """;

    /** A scheduler that works. */
    public static Plugin scheduler(String module, String name, int priority) {
        return new Plugin(module, "SchedulerProvider", name, priority, "", "return new OneQueue();");
    }

    /** A timer that throws an {@code UnsupportedOperationException} with its own name when it is first needed. */
    public static Plugin timer(String module, String name, int priority) {
        String make = "throw new UnsupportedOperationException(\"" + name + " was chosen\");";
        return new Plugin(module, "TimerProvider", name, priority, "", make);
    }

    /** The same with another constructor. */
    public Plugin withConstructor(String statements) {
        return new Plugin(module, service, name, priority, statements, make);
    }

    /** The same with another {@code newExecutor} or {@code newTimer}. */
    public Plugin making(String statements) {
        return new Plugin(module, service, name, priority, constructor, statements);
    }

    /** Compiles it into a folder of its own below {@code folder}, and says where that is. */
    public Path compile(Path folder) {
        Path output = folder.resolve(module);
        String method = service.equals("SchedulerProvider")
                ? "TaskExecutor newExecutor(ExecutorConfig config)"
                : "Timer newTimer(TimerConfig config)";
        Map<String, String> sources = Map.of(
                "module-info.java",
                MODULE.formatted(module, service),
                module.replace('.', '/') + "/Provider.java",
                SOURCE.formatted(module, service, name, priority, constructor, make, method));
        Javac.onModulePath(output, sources, Reactor.classes("rar.api"));
        try {
            Path services = Files.createDirectories(output.resolve("META-INF/services"));
            Files.writeString(services.resolve("rar.api.spi." + service), module + ".Provider\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return output;
    }
}
