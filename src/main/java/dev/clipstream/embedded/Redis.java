package dev.clipstream.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.model.OsArchitecture;

final class Redis implements EmbeddedServer {

    private static final String HOSTS = "quarkus.redis.hosts";
    private static final Optional<String> RESOURCE = Optional.ofNullable(
                    ExecutableProvider.newProvidedVersionsMap().get(OsArchitecture.detectOSandArchitecture()))
            .map(path -> path.substring(1));

    private final Home home;

    Redis(Home home) {
        this.home = home;
    }

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public String addressKey() {
        return HOSTS;
    }

    @Override
    public Map<String, String> keys() {
        return Map.of(HOSTS, "redis://127.0.0.1:" + home.lastPort(name()));
    }

    @Override
    public void start() throws IOException {
        home.create(name());
        Unpacked.file(resource(), executable());
        stop();
        int port = home.choosePort(name());
        process().start(arguments(port), port, "PING\r\n".getBytes(US_ASCII));
    }

    @Override
    public void stop() {
        process().stop();
    }

    private ServerProcess process() {
        return new ServerProcess(executable(), null, directory(), directory().resolve("redis.log"));
    }

    private Path directory() {
        return home.directory().resolve(name());
    }

    /** Returns the executable, in the home: the command line of a running Redis shows its path and port only. */
    private Path executable() {
        return directory().resolve(resource());
    }

    private static String resource() {
        return RESOURCE.orElseThrow(() -> Machine.hasNo("Redis", HOSTS));
    }

    private static List<String> arguments(int port) {
        Stream<String> arguments =
                Stream.of("--bind", "127.0.0.1", "--port", Integer.toString(port), "--appendonly", "yes", "--save", "");
        // A terminal's Ctrl-C does not reach a daemon, which has to outlive the service.
        Stream<String> daemon = Stream.of("--daemonize", "yes", "--pidfile", "redis.pid", "--logfile", "redis.log");
        return (Machine.IS_WINDOWS ? arguments : Stream.concat(arguments, daemon)).toList();
    }
}
