package dev.clipstream.embedded;

import dev.clipstream.input.StrictBoolean;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Starts what a configuration lacks (servers, the token secret, ffmpeg) and says under which keys it is found. */
public final class ZeroInstall {

    private static final Logger LOG = Logger.getLogger(ZeroInstall.class);
    private static final String BUCKET = "clipstream.media.bucket";
    private static final String TOKEN_SECRET = "clipstream.token.secret";
    private static final String UPLOAD_DIR = "clipstream.media.upload-dir";
    private static final String SWEEP_AT_START = "clipstream.media.sweep-at-start";
    private static final String DEMO_DATA = "clipstream.demo-data";
    private static final String FFMPEG = "clipstream.media.ffmpeg";
    private static final String FFMPEG_MINIMUM = "clipstream.media.ffmpeg-minimum";

    private final Function<String, Optional<String>> configured;
    private final Home home;
    private final Path binaries;
    private final String bucket;

    private ZeroInstall(Function<String, Optional<String>> configured) {
        this.configured = configured;
        this.home = Home.at(Path.of(required("clipstream.home")));
        this.binaries = realPath(Path.of(required("clipstream.embedded.binaries")));
        this.bucket = configured.apply(BUCKET).orElse("clipstream");
    }

    /**
     * Starts the servers whose address is not configured.
     *
     * @return the values of keys that are not configured
     */
    public static Map<String, String> addresses(Function<String, Optional<String>> configured) {
        boolean enabled =
                configured.apply("clipstream.embedded").map(ZeroInstall::isOn).orElse(true);
        return enabled ? new ZeroInstall(configured).addresses() : Map.of();
    }

    private static boolean isOn(String text) {
        try {
            return new StrictBoolean().convert(text);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("clipstream.embedded (CLIPSTREAM_EMBEDDED) " + e.getMessage());
        }
    }

    private Map<String, String> addresses() {
        Map<String, String> given = new HashMap<>();
        List<EmbeddedServer> servers =
                List.of(new MariaDb(home, binaries), new Redis(home), new ObjectStore(home, bucket));
        List<EmbeddedServer> missing = new ArrayList<>(servers);
        missing.removeIf(server -> configured.apply(server.addressKey()).isPresent());
        Mailbox mailbox = new Mailbox(home);
        if (!missing.isEmpty() && configured.apply(mailbox.addressKey()).isEmpty()) {
            missing.add(mailbox);
        }
        RunningServers.ensure(home, missing);
        List<EmbeddedServer> ours = servers.stream().filter(this::isOurs).toList();
        ours.forEach(server -> given.putAll(server.keys()));
        if (!ours.isEmpty()) {
            given.putAll(mailbox.keys());
        }
        missing.forEach(ZeroInstall::logAddress);
        given.put(BUCKET, bucket);
        given.put(UPLOAD_DIR, home.directory().resolve("uploads").toString());
        // The instance that started the database is the only one.
        given.put(SWEEP_AT_START, Boolean.toString(missing.stream().anyMatch(MariaDb.class::isInstance)));
        given.put(DEMO_DATA, "true");
        // the artifact's
        given.put(FFMPEG_MINIMUM, "4.4");
        given.computeIfAbsent(TOKEN_SECRET, key -> configured.apply(key).orElseGet(home::tokenSecret));
        if (configured.apply(FFMPEG).isEmpty()) {
            Ffmpeg.executable(binaries).ifPresent(path -> given.put(FFMPEG, path.toString()));
        }
        given.keySet().removeIf(key -> configured.apply(key).isPresent());
        if (!missing.isEmpty()) {
            // a person reads the log of an instance with its own servers
            given.put("quarkus.log.console.json.enabled", "false");
        }
        return given;
    }

    /** Returns whether it is a server of this home, also in a second instance that was given its address. */
    private boolean isOurs(EmbeddedServer server) {
        String address = server.keys().get(server.addressKey());
        return configured.apply(server.addressKey()).orElse(address).equals(address);
    }

    private static void logAddress(EmbeddedServer server) {
        server.keysToPaste()
                .forEach(key -> LOG.infof("%s=%s", key, server.keys().get(key)));
    }

    private String required(String key) {
        return configured.apply(key).orElseThrow(() -> new IllegalStateException(key + " has no value"));
    }

    private static Path realPath(Path directory) {
        try {
            return Files.createDirectories(directory).toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException("The directory " + directory + " cannot be used", e);
        }
    }
}
