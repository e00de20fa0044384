package rar.api.task;

import rar.api.Waker;

/** The life of a task, without the task. */
final class BareState extends TaskState {
    @Override
    public Waker waker() {
        throw new UnsupportedOperationException("waker");
    }

    @Override
    public Scope scope() {
        throw new UnsupportedOperationException("scope");
    }

    @Override
    public Bindings bindings() {
        throw new UnsupportedOperationException("bindings");
    }
}
