package dev.clipstream.drill;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.clipstream.embedded.ZeroInstall;
import dev.clipstream.fixture.Cable;
import dev.clipstream.fixture.EmbeddedServersResource;
import dev.clipstream.fixture.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The servers of a drill, each at the end of a cable: a Redis of its own, a database and a bucket of its own. */
final class DrillServers implements AutoCloseable {

    private static final Pattern PORT = Pattern.compile("(?<=127\\.0\\.0\\.1:)\\d+");
    private static final String URL = "quarkus.datasource.jdbc.url";
    private static final String REDIS = "quarkus.redis.hosts";
    private static final String STORE = "quarkus.s3.endpoint-override";
    private static final String CREDENTIALS = "quarkus.s3.aws.credentials.static-provider.";
    private static final String BUCKET = "clipstream.media.bucket";

    private final Map<String, String> keys = new HashMap<>(new EmbeddedServersResource().start());
    private final int redisPort;
    private final Cable database;
    private final Cable redis;
    private final Cable objectStore;

    DrillServers() {
        keys.computeIfPresent(URL, (key, url) -> TestDatabase.another(url));
        keys.put(BUCKET, "drill-" + UUID.randomUUID());
        keys.put("clipstream.home", "target/clipstream-drills");
        keys.put("clipstream.embedded.binaries", "target/clipstream-binaries");
        keys.remove(REDIS);
        keys.putAll(ZeroInstall.addresses(key -> Optional.ofNullable(keys.get(key))));
        redisPort = URI.create(keys.get(REDIS)).getPort();
        database = cable(URL);
        redis = cable(REDIS);
        objectStore = cable(STORE);
    }

    /** Returns the configuration of a pod. */
    Map<String, String> keys() {
        return keys;
    }

    Cable database() {
        return database;
    }

    Cable redis() {
        return redis;
    }

    Cable objectStore() {
        return objectStore;
    }

    /** Sends a command to Redis, past the cable. */
    void tellRedis(String command) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), redisPort)) {
            socket.getOutputStream().write((command + "\r\n").getBytes(US_ASCII));
            String answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine();
            if (!answer.startsWith("+OK")) {
                throw new IllegalStateException(command + ": " + answer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the keys of all objects of the bucket. */
    List<String> objects() {
        var credentials = AwsBasicCredentials.create(
                keys.get(CREDENTIALS + "access-key-id"), keys.get(CREDENTIALS + "secret-access-key"));
        try (S3Client s3 = S3Client.builder()
                .endpointOverride(URI.create(keys.get(STORE)))
                .region(Region.of(keys.get("quarkus.s3.aws.region")))
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClient(UrlConnectionHttpClient.create())
                .forcePathStyle(true)
                .build()) {
            return s3.listObjectsV2Paginator(request -> request.bucket(keys.get(BUCKET))).contents().stream()
                    .map(S3Object::key)
                    .toList();
        }
    }

    /** Repairs everything. */
    void repair() {
        database.plugIn();
        redis.plugIn();
        objectStore.plugIn();
        tellRedis("REPLICAOF NO ONE");
    }

    private Cable cable(String key) {
        String address = keys.get(key);
        Matcher port = PORT.matcher(address);
        if (!port.find()) {
            throw new IllegalStateException(key + " is not on this machine: " + address);
        }
        Cable cable = new Cable(Integer.parseInt(port.group()));
        keys.put(key, port.replaceFirst(Integer.toString(cable.port())));
        return cable;
    }

    /** Drops the database, which the embedded server would keep, and ends the cables. */
    @Override
    public void close() {
        try (Connection connection = DriverManager.getConnection(
                        keys.get(URL),
                        keys.get("quarkus.datasource.username"),
                        keys.getOrDefault("quarkus.datasource.password", ""));
                Statement statement = connection.createStatement()) {
            statement.execute("drop database " + connection.getCatalog());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        database.close();
        redis.close();
        objectStore.close();
    }
}
