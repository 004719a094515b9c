package dev.clipstream.database;

import dev.clipstream.problem.DatabaseFailure;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Is down from the moment when the database server refuses to write, as after a failover, until one writes again or none
 * answers: another instance may have connections to the right server, but a database that is away takes none out. The
 * server is asked only after a refusal, every two seconds at the most.
 */
@Readiness
@Singleton
class WritingHealth implements HealthCheck {

    private static final Duration KEPT = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Changes nothing, and is refused all the same. */
    private static final String WRITE = "update flyway_schema_history set success = success where installed_rank < 0";

    private final Instance<AgroalDataSource> database;
    private volatile boolean isRefused;
    private long askedAt = System.nanoTime() - KEPT.toNanos();

    WritingHealth(Instance<AgroalDataSource> database) {
        this.database = database;
    }

    /** Remembers that a server has refused to write, and has the pool replace the connections, which lead there too. */
    void refuse() {
        if (!isRefused) {
            isRefused = true;
            database.get().flush(FlushMode.GRACEFUL);
        }
    }

    @Override
    public synchronized HealthCheckResponse call() {
        if (isRefused && System.nanoTime() - askedAt >= KEPT.toNanos()) {
            isRefused = Uni.createFrom()
                    .item(this::isRefusing)
                    .runSubscriptionOn(Infrastructure.getDefaultExecutor())
                    .ifNoItem()
                    .after(PATIENCE)
                    .recoverWithItem(false)
                    .await()
                    .indefinitely();
            askedAt = System.nanoTime();
        }
        return HealthCheckResponse.named("writes accepted").status(!isRefused).build();
    }

    private boolean isRefusing() {
        try (Connection connection = database.get().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(WRITE);
            return false;
        } catch (SQLException e) {
            return DatabaseFailure.isReadOnly(e);
        }
    }
}
