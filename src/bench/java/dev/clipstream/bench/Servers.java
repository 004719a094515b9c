package dev.clipstream.bench;

import dev.clipstream.bench.data.DataSet;
import dev.clipstream.embedded.ZeroInstall;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The servers that the service needs. They run beside the bench, and the database is the embedded one unless {@code
 * clipstream.test.jdbc-url} names another.
 *
 * @param keys the configuration of the service
 */
record Servers(Map<String, String> keys, Path home) {

    private static final String URL = "quarkus.datasource.jdbc.url";
    private static final String USERNAME = "quarkus.datasource.username";
    private static final String PASSWORD = "quarkus.datasource.password";

    static Servers start(Settings settings) throws SQLException {
        Map<String, String> given = new HashMap<>(Map.of(
                "clipstream.home", settings.home().toString(),
                "clipstream.embedded.binaries", "target/clipstream-binaries",
                "clipstream.demo-data", "false"));
        Optional<String> other = Optional.ofNullable(System.getProperty("clipstream.test.jdbc-url"))
                .filter(url -> !url.isBlank());
        other.ifPresent(url -> {
            given.put(URL, url);
            given.put(USERNAME, System.getProperty("clipstream.test.username"));
            given.put(PASSWORD, System.getProperty("clipstream.test.password"));
        });
        Map<String, String> keys = new HashMap<>(ZeroInstall.addresses(key -> Optional.ofNullable(given.get(key))));
        keys.putAll(given);
        Servers servers = new Servers(keys, settings.home());
        if (other.isEmpty()) {
            servers.growDatabase(settings.bufferPool());
        }
        return servers;
    }

    /** Gives the embedded database the memory and the log of one that is made for much data. */
    private void growDatabase(String bufferPool) throws SQLException {
        try (Connection connection =
                DriverManager.getConnection(keys.get(URL), keys.get(USERNAME), keys.get(PASSWORD))) {
            DataSet.execute(
                    connection,
                    "set global innodb_buffer_pool_size = " + bytes(bufferPool),
                    "set global innodb_log_file_size = " + bytes("1g"));
        }
    }

    private static long bytes(String size) {
        long number = Long.parseLong(size.substring(0, size.length() - 1));
        return switch (Character.toLowerCase(size.charAt(size.length() - 1))) {
            case 'g' -> number << 30;
            case 'm' -> number << 20;
            default -> throw new IllegalArgumentException(size + " should be like 512m or 2g");
        };
    }

    /** Returns the data set of that size. A name gives another one of the same content, which may change. */
    DataSet data(int videos, String name) {
        return DataSet.on(keys.get(URL), keys.get(USERNAME), keys.get(PASSWORD), videos, name);
    }

    /** Returns the processor time that the embedded database has used, or zero if it is not ours. */
    Duration databaseTime() {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::info)
                .filter(this::isDatabase)
                .findFirst()
                .flatMap(ProcessHandle.Info::totalCpuDuration)
                .orElse(Duration.ZERO);
    }

    private boolean isDatabase(ProcessHandle.Info info) {
        String data = "--datadir=" + home.toAbsolutePath();
        return info.arguments()
                .filter(arguments -> Arrays.stream(arguments).anyMatch(text -> text.startsWith(data)))
                .isPresent();
    }
}
