package dev.clipstream.database;

import com.mysql.cj.PerConnectionLRUFactory;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The driver loads by name what remembers parsed statements ({@code cachePrepStmts} in application.properties). */
@RegisterForReflection(targets = PerConnectionLRUFactory.class)
final class StatementCache {

    private StatementCache() {}
}
