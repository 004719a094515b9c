package dev.clipstream.drill;

import dev.clipstream.embedded.ZeroInstall;
import dev.clipstream.fixture.Cable;
import dev.clipstream.fixture.EmbeddedServersResource;
import dev.clipstream.fixture.TestDatabase;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The servers of a drill, each at the end of a cable: a database of its own, a Redis of its own, and the store. */
final class DrillServers implements AutoCloseable {

    private static final Pattern PORT = Pattern.compile("(?<=127\\.0\\.0\\.1:)\\d+");
    private static final String URL = "quarkus.datasource.jdbc.url";
    private static final String REDIS = "quarkus.redis.hosts";
    private static final String STORE = "quarkus.s3.endpoint-override";

    private final Map<String, String> keys = new HashMap<>(new EmbeddedServersResource().start());
    private final Cable database;
    private final Cable redis;
    private final Cable objectStore;

    DrillServers() {
        keys.computeIfPresent(URL, (key, url) -> TestDatabase.another(url));
        keys.put("clipstream.home", "target/clipstream-drills");
        keys.put("clipstream.embedded.binaries", "target/clipstream-binaries");
        keys.remove(REDIS);
        keys.putAll(ZeroInstall.addresses(key -> Optional.ofNullable(keys.get(key))));
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

    /** Repairs everything. */
    void plugIn() {
        database.plugIn();
        redis.plugIn();
        objectStore.plugIn();
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

    @Override
    public void close() {
        database.close();
        redis.close();
        objectStore.close();
    }
}
