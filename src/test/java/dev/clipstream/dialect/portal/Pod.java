package dev.clipstream.dialect.portal;

import dev.clipstream.embedded.ChildService;
import java.util.HashMap;
import java.util.Map;

/** A packaged instance of the service, which is stopped and started on the same port. */
final class Pod {

    private final Map<String, String> properties;
    final String base;
    ChildService service;

    Pod(Map<String, String> servers) {
        int port = ChildService.freePort();
        base = "http://localhost:" + port;
        properties = new HashMap<>(servers);
        properties.put("clipstream.demo-data", "false");
        properties.put("clipstream.publish.by-url", "true");
        // On a busy machine the writer falls behind and then catches up at once.
        properties.put("clipstream.chat.frames-per-second", "1000");
        properties.put("clipstream.chat.frame-burst", "1000");
        properties.put("quarkus.http.host", "127.0.0.1");
        properties.put("quarkus.http.port", Integer.toString(port));
    }

    void start() {
        service = ChildService.packaged(properties);
    }

    void awaitStarted() {
        service.awaitStarted();
    }
}
