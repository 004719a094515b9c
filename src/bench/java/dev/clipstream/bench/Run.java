package dev.clipstream.bench;

import dev.clipstream.bench.data.DataSet;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that a run gave.
 *
 * @param facts where, when and how it was made, by name
 */
record Run(int videos, String kind, Map<String, String> facts, List<Row> rows) {

    static Run of(Settings settings, Service service, DataSet data, List<Row> rows) throws SQLException, IOException {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("machine", machine());
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("Java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        facts.put("service", service.kind() + " with -Xmx" + settings.heap() + options(settings));
        facts.put("database", database(data));
        facts.put("data", "%,d videos".formatted(data.videos()));
        facts.put(
                "load",
                "%d connections, %d rounds of %d s"
                        .formatted(
                                settings.connections(),
                                settings.rounds(),
                                settings.round().toSeconds()));
        facts.put("first answer after", "%.1f s".formatted(service.firstAnswer().toMillis() / 1000.0));
        facts.put("commit", commit());
        facts.put("date", Instant.now().truncatedTo(ChronoUnit.MINUTES).toString());
        return new Run(data.videos(), service.kind(), facts, rows);
    }

    private static String options(Settings settings) {
        return settings.options().isEmpty() ? "" : " " + String.join(" ", settings.options());
    }

    private static String machine() throws IOException {
        Path processors = Path.of("/proc/cpuinfo");
        String model = Files.exists(processors)
                ? Files.readAllLines(processors).stream()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.replaceFirst(".*: ", ", "))
                        .findFirst()
                        .orElse("")
                : "";
        long memory =
                ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean all
                        ? all.getTotalMemorySize() >> 30
                        : 0;
        return "%d processors%s, %d GiB".formatted(Runtime.getRuntime().availableProcessors(), model, memory);
    }

    private static String database(DataSet data) throws SQLException {
        try (Connection connection = data.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select version(), @@innodb_buffer_pool_size")) {
            row.next();
            return "%s, buffer pool of %d MiB".formatted(row.getString(1), row.getLong(2) >> 20);
        }
    }

    private static String commit() throws IOException {
        Process git = new ProcessBuilder("git", "describe", "--always", "--dirty").start();
        String commit = new String(git.getInputStream().readAllBytes()).strip();
        return commit.isEmpty() ? "unknown" : commit;
    }
}
