package dev.clipstream.database;

import io.smallrye.health.api.Wellness;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Warns when the database does not answer, or all connections are in use. The service is ready all the same: it answers
 * in the client's dialect that the database is not available, and media and drawings do not need it.
 */
@Wellness
@ApplicationScoped
class DatabaseHealth implements HealthCheck {

    private final DataSource database;

    /** Kept, because anybody may ask. */
    private final Uni<HealthCheckResponse> latest =
            Uni.createFrom().item(this::check).memoize().forFixedDuration(Duration.ofSeconds(2));

    DatabaseHealth(DataSource database) {
        this.database = database;
    }

    @Override
    public HealthCheckResponse call() {
        return latest.await().indefinitely();
    }

    private HealthCheckResponse check() {
        var response = HealthCheckResponse.named("database").up();
        return answers()
                ? response.build()
                : response.withData("warning", "MySQL does not answer: only media and drawings are served")
                        .build();
    }

    private boolean answers() {
        // The pool drops a connection on which a statement fails. One that is merely not valid would seem freshly used.
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            return statement.execute("select 1");
        } catch (SQLException | RuntimeException e) {
            return false;
        }
    }
}
