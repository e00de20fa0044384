package rar.api.discovery;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Where providers are looked for. This module's {@code uses} directives cover both services. */
final class Discovery {
    private Discovery() {}

    /**
     * All providers of a service, one instance each.
     *
     * <p>Without a layer: those of the layer that this module is in, and those that the thread's context class loader
     * and this class's loader see, which covers the boot layer and the class path. A provider seen on several ways
     * counts once.
     *
     * @throws IllegalStateException if one of them cannot be loaded
     */
    static <P> List<P> find(Class<P> service, @Nullable ModuleLayer layer) {
        Map<Class<?>, P> found = new LinkedHashMap<>();
        for (ServiceLoader<P> loader : loaders(service, layer)) {
            addAll(service, loader, found);
        }
        return List.copyOf(found.values());
    }

    private static <P> List<ServiceLoader<P>> loaders(Class<P> service, @Nullable ModuleLayer layer) {
        List<ServiceLoader<P>> loaders = new ArrayList<>();
        if (layer != null) {
            loaders.add(ServiceLoader.load(layer, service));
            return loaders;
        }
        ModuleLayer own = Discovery.class.getModule().getLayer();
        if (own != null) {
            loaders.add(ServiceLoader.load(own, service));
        }
        ClassLoader contextLoader = Thread.currentThread().getContextClassLoader();
        if (contextLoader != null && sees(contextLoader, service)) {
            loaders.add(ServiceLoader.load(service, contextLoader));
        }
        loaders.add(ServiceLoader.load(service, Discovery.class.getClassLoader()));
        return loaders;
    }

    /**
     * Whether a loader knows this very service, and not another copy of it, whose providers would be of no use here.
     */
    private static boolean sees(ClassLoader loader, Class<?> service) {
        try {
            return Class.forName(service.getName(), false, loader) == service;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static <P> void addAll(Class<P> service, ServiceLoader<P> loader, Map<Class<?>, P> found) {
        try {
            for (Iterator<ServiceLoader.Provider<P>> i = loader.stream().iterator(); i.hasNext(); ) {
                ServiceLoader.Provider<P> provider = i.next();
                if (!found.containsKey(provider.type())) {
                    found.put(provider.type(), provider.get());
                }
            }
        } catch (ServiceConfigurationError e) {
            throw new IllegalStateException(
                    "a " + service.getSimpleName() + " on the path cannot be loaded: " + e.getMessage()
                            + "; mend it or take it off the path. Loaded before it: "
                            + found.values().stream()
                                    .map(p -> p.getClass().getName())
                                    .toList(),
                    e);
        }
    }
}
