package dev.clipstream.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clipstream.embedded.ZeroInstall;
import dev.clipstream.fixture.Pod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Two instances, each of which writes to a database of its own out of three, and six Redis servers. */
final class Cluster implements AutoCloseable {

    private static final Path DIRECTORY = Path.of("target/cluster").toAbsolutePath();

    private static final Map<String, String> SETTINGS = Map.of(
            "clipstream.home", "target/clipstream-it",
            "clipstream.embedded.binaries", "target/clipstream-binaries",
            "clipstream.limit.enabled", "false",
            "clipstream.account.hash-cost", "4",
            "quarkus.management.port", "0",
            "quarkus.log.console.json.enabled", "false",
            "quarkus.redis.client-type", "cluster",
            "quarkus.datasource.username", GaleraCluster.USER,
            "quarkus.datasource.password", GaleraCluster.PASSWORD);

    final GaleraCluster databases = new GaleraCluster(DIRECTORY);
    final RedisCluster redis = new RedisCluster(DIRECTORY);
    private List<Pod> pods = List.of();

    void start() throws SQLException {
        requirePrograms();
        deleteDirectory();
        databases.start();
        redis.start(DIRECTORY.resolve("redis-cli.log"));
        pods = List.of(pod(0), pod(1));
        // One after the other, as only one may create the tables.
        pods.forEach(pod -> {
            pod.start();
            pod.awaitStarted();
        });
        databases.awaitInStep();
    }

    private Pod pod(int node) {
        Map<String, String> settings = new HashMap<>(SETTINGS);
        settings.put("quarkus.datasource.jdbc.url", databases.url(node));
        settings.put("quarkus.redis.hosts", redis.hosts());
        settings.putAll(ZeroInstall.addresses(key -> Optional.ofNullable(settings.get(key))));
        return new Pod(settings);
    }

    Pod first() {
        return pods.getFirst();
    }

    Pod second() {
        return pods.getLast();
    }

    private static void requirePrograms() {
        Stream<String> missing = Stream.of("mariadbd", "mariadb-install-db", "rsync", "redis-server", "redis-cli")
                .filter(program -> !ServerProgram.isOnPath(program));
        Stream<String> provider = Stream.of(GaleraNode.PROVIDER).filter(file -> !Files.exists(Path.of(file)));
        assertThat(Stream.concat(missing, provider))
                .as("what this machine lacks, which in Debian is in the packages mariadb-server, galera-4, rsync and"
                        + " redis-server (-Dclipstream.test.galera names the library libgalera_smm.so)")
                .isEmpty();
    }

    private static void deleteDirectory() {
        if (Files.exists(DIRECTORY)) {
            try (Stream<Path> files = Files.walk(DIRECTORY)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        pods.forEach(Pod::close);
        redis.close();
        databases.close();
    }
}
