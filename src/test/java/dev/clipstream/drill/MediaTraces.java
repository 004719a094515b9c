package dev.clipstream.drill;

import dev.clipstream.fixture.Pod;
import dev.clipstream.fixture.UploadFiles;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What uploads to a pod leave on this machine: files in a folder of its own, and processes that read them. */
final class MediaTraces {

    private final Path folder;

    MediaTraces(String name) {
        folder = Path.of("target", "uploads-" + name).toAbsolutePath();
    }

    /** Returns the configuration of the pod. It removes at its start what it left when it was killed. */
    Map<String, String> keys() {
        return Map.of("clipstream.media.upload-dir", folder.toString(), "clipstream.media.sweep-at-start", "true");
    }

    /** Returns the names of files of uploads that are under way. */
    List<String> files() {
        return UploadFiles.in(folder);
    }

    /** Counts the processes that read such files. */
    long decoders() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(folder + "/upload-"))
                .count();
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
