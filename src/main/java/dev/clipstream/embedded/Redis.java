package dev.clipstream.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.model.OsArchitecture;

final class Redis implements EmbeddedServer {

    private static final String HOSTS = "quarkus.redis.hosts";

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
    public void start() {
        try {
            home.create(name());
            Unpacked.file(resource(), executable());
            int port = home.choosePort(name());
            process().start(arguments(port), port, "PING\r\n".getBytes(US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded Redis cannot be started", e);
        }
    }

    @Override
    public void stop() {
        process().stop();
    }

    private ServerProcess process() {
        Path directory = home.directory().resolve(name());
        return new ServerProcess(executable(), directory, directory.resolve("redis.log"));
    }

    /** Below the home, because a running Redis shows nothing but this path as its command line. */
    private Path executable() {
        return home.directory().resolve(name() + "/" + resource());
    }

    private static String resource() {
        return ExecutableProvider.newProvidedVersionsMap()
                .get(OsArchitecture.detectOSandArchitecture())
                .substring(1);
    }

    private static List<String> arguments(int port) {
        List<String> arguments = new ArrayList<>(
                List.of("--bind", "127.0.0.1", "--port", Integer.toString(port), "--appendonly", "yes", "--save", ""));
        if (!resource().endsWith(".exe")) {
            // A daemon does not get the terminal's Ctrl-C, which would stop it before the service.
            arguments.addAll(List.of("--daemonize", "yes", "--pidfile", "redis.pid", "--logfile", "redis.log"));
        }
        return arguments;
    }
}
