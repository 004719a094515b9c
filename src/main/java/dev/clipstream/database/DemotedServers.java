package dev.clipstream.database;

import dev.clipstream.problem.DatabaseFailure;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ExceptionSorter;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.MySQLExceptionSorter;
import io.quarkus.agroal.runtime.JdbcDriver;
import io.quarkus.arc.Unremovable;
import io.quarkus.jdbc.mysql.runtime.MySQLAgroalConnectionConfigurer;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import org.eclipse.microprofile.health.Readiness;

/**
 * Makes the pool drop a connection whose server refuses to write or has left its cluster: after a failover, the next one
 * leads to the server that does. Validation would find the old one in order.
 */
@Singleton
@Unremovable
@Alternative
@Priority(1)
@JdbcDriver("mysql")
public class DemotedServers extends MySQLAgroalConnectionConfigurer {

    private static final ExceptionSorter USUAL = new MySQLExceptionSorter();

    private final WritingHealth health;

    DemotedServers(@Readiness WritingHealth health) {
        this.health = health;
    }

    @Override
    public void setExceptionSorter(String databaseKind, AgroalDataSourceConfigurationSupplier dataSource) {
        dataSource.connectionPoolConfiguration().exceptionSorter(this::endsConnection);
    }

    private boolean endsConnection(SQLException e) {
        if (DatabaseFailure.isReadOnly(e)) {
            health.refuse();
            return true;
        }
        return USUAL.isFatal(e) || DatabaseFailure.isGivenUp(e);
    }
}
