package rar.tests.regression;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import rar.api.Builder;
import rar.api.Scheduler;
import rar.api.spi.ExecutorConfig;
import rar.api.spi.SchedulerProvider;
import rar.api.spi.TaskExecutor;

/** Plugs in an executor that a test has made, for the one scheduler that is being built: no other builder finds it. */
public final class HandMade implements SchedulerProvider {
    private static final ThreadLocal<TaskExecutor> MADE = new ThreadLocal<>();

    /** For the service loader. */
    public HandMade() {}

    @Override
    public String name() {
        return "hand-made";
    }

    @Override
    public TaskExecutor newExecutor(ExecutorConfig config) {
        return Objects.requireNonNull(MADE.get());
    }

    static Scheduler build(Builder builder, TaskExecutor executor) {
        Thread thread = Thread.currentThread();
        ClassLoader usual = thread.getContextClassLoader();
        thread.setContextClassLoader(new Loader());
        MADE.set(executor);
        try {
            return builder.scheduler("hand-made").build();
        } finally {
            MADE.remove();
            thread.setContextClassLoader(usual);
        }
    }

    /** Sees one more service than its parent. */
    private static final class Loader extends ClassLoader {
        Loader() {
            super(HandMade.class.getClassLoader());
        }

        @Override
        protected Enumeration<URL> findResources(String name) throws IOException {
            return name.equals("META-INF/services/" + SchedulerProvider.class.getName())
                    ? Collections.enumeration(List.of(services()))
                    : super.findResources(name);
        }

        private static URL services() throws MalformedURLException {
            return new URL(null, "memory:services", new URLStreamHandler() {
                @Override
                protected URLConnection openConnection(URL url) {
                    return new InMemory(url);
                }
            });
        }
    }

    private static final class InMemory extends URLConnection {
        InMemory(URL url) {
            super(url);
        }

        @Override
        public void connect() {}

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(HandMade.class.getName().getBytes(StandardCharsets.UTF_8));
        }
    }
}
