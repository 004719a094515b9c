package dev.clipstream.embedded;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A real server that is started from Maven artifacts, listens on loopback and keeps its data in a {@link Home}. */
interface EmbeddedServer {

    String name();

    /** Returns the key of its address; the server is not needed if that is configured. */
    String addressKey();

    /** Returns what a client needs, for the port that the server has now or had last. */
    Map<String, String> keys();

    /** Returns the keys that the log shows for a SQL client or a second instance, in this order. */
    default List<String> keysToPaste() {
        return List.of(addressKey());
    }

    void start() throws IOException;

    void stop();
}
