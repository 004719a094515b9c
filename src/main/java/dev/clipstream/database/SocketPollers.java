package dev.clipstream.database;

import io.quarkus.runtime.ImageMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Lets platform threads watch the sockets of virtual threads in a native executable. By default virtual threads do, and
 * there they can miss their first event and then wait for ever.
 *
 * <p>The first virtual thread that has to wait for a socket initialises the JDK's {@code Poller}, which starts the threads
 * that watch. If these are virtual they register for events, and then wait for the end of that initialisation. In an
 * executable the end and an event unpark a virtual thread by the same permit, so that the event is lost if both come
 * together: in one of some 350 starts the first request waited for the database until the time-out of the socket. The
 * symptom is oracle/graal#13787.
 */
@Singleton
class SocketPollers {

    private static final String MODE = "jdk.pollerMode";

    /** Comes before all that a virtual thread does. */
    void choose(@Observes @Priority(Integer.MIN_VALUE) StartupEvent start) {
        if (ImageMode.current() == ImageMode.NATIVE_RUN && System.getProperty(MODE) == null) {
            System.setProperty(MODE, "SYSTEM_THREADS");
        }
    }
}
