package dev.clipstream.database;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** The driver loads by name what remembers parsed statements ({@code cachePrepStmts} in application.properties). */
@RegisterForReflection(classNames = "com.mysql.cj.PerConnectionLRUFactory")
final class StatementCache {

    private StatementCache() {}
}
