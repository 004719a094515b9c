package dev.clipstream.embedded;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * The process around the embedded servers, without the service: Quarkus' own life cycle, which reads the configuration
 * at its start and still writes to the database at its end.
 */
final class StandInService extends Application {

    private String jdbcUrl;

    private StandInService() {
        super(false);
    }

    public static void main(String[] arguments) {
        ApplicationLifecycleManager.run(new StandInService(), arguments);
    }

    @Override
    protected void doStart(String[] arguments) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDefaultSources()
                .addDiscoveredSources()
                .withDefaultValue("quarkus.uuid", "as in a running service")
                .build();
        jdbcUrl = config.getConfigValue("quarkus.datasource.jdbc.url").getValue();
        for (String key : new String[] {
            "quarkus.datasource.jdbc.url",
            "quarkus.redis.hosts",
            "quarkus.s3.endpoint-override",
            "clipstream.token.secret"
        }) {
            System.out.println(key + "=" + config.getConfigValue(key).getValue());
        }
        execute("CREATE TABLE IF NOT EXISTS visit (note VARCHAR(20))");
        execute("INSERT INTO visit VALUES ('start')");
        System.out.println("started");
    }

    @Override
    protected void doStop() {
        execute("INSERT INTO visit VALUES ('stop')");
    }

    private void execute(String sql) {
        try (Connection database = DriverManager.getConnection(jdbcUrl, "root", "")) {
            database.createStatement().execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String getName() {
        return "stand-in";
    }
}
