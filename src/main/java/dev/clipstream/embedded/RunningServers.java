package dev.clipstream.embedded;

import io.quarkus.runtime.Application;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Starts each server of this JVM once, whatever class loader asks, and stops it after the service. */
final class RunningServers {

    private static final long SERVICE_END_LIMIT_SECONDS = 60;
    private static final Queue<EmbeddedServer> TO_STOP = new ConcurrentLinkedQueue<>();
    private static final Queue<HomeLock> LOCKS = new ConcurrentLinkedQueue<>();

    private RunningServers() {}

    static void ensure(Home home, List<EmbeddedServer> servers) {
        try {
            for (EmbeddedServer server : servers) {
                if (isFirst(home, server.name())) {
                    start(home, server);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded servers cannot be started", e);
        }
    }

    private static void start(Home home, EmbeddedServer server) throws IOException {
        if (isFirst(home, "lock")) {
            LOCKS.add(HomeLock.take(home));
            remember(home, "lock");
        }
        if (TO_STOP.isEmpty()) {
            Runtime.getRuntime().addShutdownHook(new Thread(RunningServers::stopAll, "embedded servers"));
        }
        TO_STOP.add(server);
        server.start();
        remember(home, server.name());
    }

    private static boolean isFirst(Home home, String name) {
        return System.getProperty(property(home, name)) == null;
    }

    /** Remembers it in a system property, because live reload and test profiles reload every class. */
    private static void remember(Home home, String name) {
        System.setProperty(property(home, name), "running");
    }

    private static String property(Home home, String name) {
        return "dev.clipstream.embedded:" + home.directory() + ":" + name;
    }

    private static void stopAll() {
        awaitServiceEnd();
        TO_STOP.parallelStream().forEach(EmbeddedServer::stop);
    }

    /** Waits for the last requests, which still need these servers: the shutdown hooks of a JVM run all at once. */
    private static void awaitServiceEnd() {
        Application service = Application.currentApplication();
        if (service == null) {
            return;
        }
        try {
            CompletableFuture.runAsync(service::awaitShutdown).get(SERVICE_END_LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            System.err.println(
                    "The service did not end within " + SERVICE_END_LIMIT_SECONDS + " s, its servers are stopped now");
        }
    }
}
