package dev.clipstream.database;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Registers the cache of parsed statements ({@code cachePrepStmts}), which the driver loads by name. */
@RegisterForReflection(classNames = "com.mysql.cj.PerConnectionLRUFactory")
final class StatementCache {

    private StatementCache() {}
}
