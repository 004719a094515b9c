package dev.clipstream.drill;

import dev.clipstream.fixture.Pod;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What uploads to a pod leave: files, processes, and objects in a bucket of its own. */
final class MediaTraces {

    private static final Pattern KEY = Pattern.compile("(?<=<Key>)[^<]*");

    private final String store;
    private final String bucket;
    private final Path folder;

    /** @param name begins the name of the bucket, which no earlier run has used */
    MediaTraces(Map<String, String> servers, String name) {
        store = servers.get("quarkus.s3.endpoint-override");
        bucket = name + "-" + UUID.randomUUID();
        folder = Path.of("target", "uploads-" + bucket).toAbsolutePath();
    }

    /** Returns the configuration of the pod. It removes at its start what it left when it was killed. */
    Map<String, String> keys() {
        return Map.of(
                "clipstream.media.bucket",
                bucket,
                "clipstream.media.upload-dir",
                folder.toString(),
                "clipstream.media.sweep-at-start",
                "true");
    }

    /** Returns the names of files of uploads that are under way. */
    List<String> files() {
        String[] names = folder.toFile().list();
        return names == null
                ? List.of()
                : List.of(names).stream()
                        .filter(name -> !name.equals(".in-use"))
                        .toList();
    }

    /** Counts the processes that read such files. */
    long decoders() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(folder + "/upload-"))
                .count();
    }

    /** Returns the keys of all objects in the bucket. */
    List<String> objects() {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI list = URI.create(store + "/" + bucket + "?list-type=2");
            String answer = http.send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString())
                    .body();
            return KEY.matcher(answer).results().map(MatchResult::group).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Returns the keys of all published videos and covers that were uploaded. */
    static List<String> published(Pod pod) {
        List<String> keys = new ArrayList<>();
        try (Connection connection = pod.connectToDatabase();
                Statement statement = connection.createStatement()) {
            ResultSet rows =
                    statement.executeQuery("select source, cover_source from video where source like 'video/%'");
            while (rows.next()) {
                keys.add(rows.getString(1));
                keys.add(rows.getString(2));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return keys;
    }
}
