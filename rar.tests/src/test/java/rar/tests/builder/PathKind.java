package rar.tests.builder;

import java.nio.file.Path;
import rar.tests.jvm.IsolatedRar;

/** The two kinds of application. */
enum PathKind {
    CLASS_PATH,
    MODULE_PATH;

    /** RAR with the providers found in these places, and no others. */
    IsolatedRar with(Path... providers) {
        return this == CLASS_PATH ? IsolatedRar.onClassPath(providers) : IsolatedRar.onModulePath(providers);
    }
}
