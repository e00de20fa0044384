package rar.api.task;

import org.jspecify.annotations.Nullable;
import rar.api.Future;

/** A task with a name of its user's choice. */
final class NamedTaskCell<T extends @Nullable Object> extends TaskCell<T> {
    private final String name;

    NamedTaskCell(String name, Future<T> future, @Nullable Bindings bindings) {
        super(future, bindings);
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }
}
