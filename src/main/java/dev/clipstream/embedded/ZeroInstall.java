package dev.clipstream.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Decides what a start has to bring along itself: servers, the token secret and ffmpeg, and under which keys. */
final class ZeroInstall {

    private static final Logger LOG = Logger.getLogger(ZeroInstall.class);
    private static final String BUCKET_KEY = "clipstream.media.bucket";
    private static final String SECRET_KEY = "clipstream.token.secret";
    private static final String FFMPEG_KEY = "clipstream.media.ffmpeg";

    private final Function<String, Optional<String>> configured;
    private final Home home;
    private final Path binaries;
    private final String bucket;

    ZeroInstall(Function<String, Optional<String>> configured) {
        this.configured = configured;
        this.home = Home.at(Path.of(configured.apply("clipstream.home").orElseThrow()));
        this.binaries = configured
                .apply("clipstream.embedded.binaries")
                .map(Path::of)
                .orElse(home.directory().resolve("binaries"))
                .toAbsolutePath();
        this.bucket = configured.apply(BUCKET_KEY).orElse("clipstream");
    }

    Map<String, String> addresses() {
        Map<String, String> given = new HashMap<>();
        given.put(BUCKET_KEY, bucket);
        List<EmbeddedServer> servers =
                List.of(new MariaDb(home, binaries), new Redis(home), new ObjectStore(home, bucket));
        servers.stream()
                .filter(server -> configured.apply(server.addressKey()).isEmpty())
                .forEach(RunningServers::ensure);
        for (EmbeddedServer server : servers) {
            Map<String, String> keys = server.keys();
            Optional<String> address = configured.apply(server.addressKey());
            if (address.isEmpty() || address.get().equals(keys.get(server.addressKey()))) {
                given.putAll(keys);
            }
            if (address.isEmpty()) {
                server.pasteableKeys().forEach(key -> LOG.infof("%s=%s", key, keys.get(key)));
            }
        }
        if (configured.apply(SECRET_KEY).isEmpty()) {
            given.put(SECRET_KEY, home.tokenSecret());
        }
        if (configured.apply(FFMPEG_KEY).isEmpty()) {
            Ffmpeg.executable(binaries).ifPresent(path -> given.put(FFMPEG_KEY, path.toString()));
        }
        given.keySet().removeIf(key -> configured.apply(key).isPresent());
        return given;
    }
}
