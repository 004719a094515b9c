package dev.clipstream.embedded;

import java.util.List;
import java.util.Map;

/** A real server that is started out of Maven artifacts, listens on loopback and keeps its data in a {@link Home}. */
interface EmbeddedServer {

    String name();

    /** The key that, when it is configured, makes this server superfluous. */
    String addressKey();

    /** Everything that a client has to be told, for the port that the server has now or had last. */
    Map<String, String> keys();

    /** The keys that the log shows, in this order. */
    default List<String> pasteableKeys() {
        return List.of(addressKey());
    }

    void start();

    void stop();
}
