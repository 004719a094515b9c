package dev.clipstream.database;

import io.quarkus.runtime.ImageMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Lets platform threads watch the sockets of virtual threads in the native executable, where virtual threads do by default.
 *
 * <p>The first read of a virtual thread from a socket initialises the JDK's {@code Poller}, which starts the threads that
 * watch. If these are virtual they register for events, and then wait for the end of that initialisation. In an executable
 * the end and an event wake a virtual thread by the same permit, so that the event is lost if both come together: in one of
 * some 350 starts the first request waited for the database until the time-out of the socket (oracle/graal#13787).
 */
@Singleton
class SocketPollers {

    private static final int BEFORE_ALL_OTHERS = Integer.MIN_VALUE;

    void choose(@Observes @Priority(BEFORE_ALL_OTHERS) StartupEvent start) {
        if (ImageMode.current() == ImageMode.NATIVE_RUN) {
            System.setProperty("jdk.pollerMode", "SYSTEM_THREADS");
        }
    }
}
