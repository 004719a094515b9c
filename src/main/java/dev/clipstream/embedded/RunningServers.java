package dev.clipstream.embedded;

import io.quarkus.runtime.Application;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The servers of this JVM: each is started once, whatever class loader asks, and stopped after the service. */
final class RunningServers {

    private static final long SHUTDOWN_LIMIT_SECONDS = 60;
    private static final Queue<EmbeddedServer> TO_STOP = new ConcurrentLinkedQueue<>();

    private RunningServers() {}

    static void ensure(EmbeddedServer server) {
        // A system property survives the class loaders of live reload and of tests.
        if (System.getProperty(server.name()) != null) {
            return;
        }
        if (TO_STOP.isEmpty()) {
            Runtime.getRuntime().addShutdownHook(new Thread(RunningServers::stopAll, "embedded servers"));
        }
        TO_STOP.add(server);
        server.start();
        System.setProperty(server.name(), "started");
    }

    private static void stopAll() {
        awaitServiceEnd();
        TO_STOP.parallelStream().forEach(EmbeddedServer::stop);
    }

    /** The hooks of a JVM run all at once, but the last requests of the service still need these servers. */
    private static void awaitServiceEnd() {
        Application service = Application.currentApplication();
        if (service == null) {
            return;
        }
        try {
            CompletableFuture.runAsync(service::awaitShutdown).get(SHUTDOWN_LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            System.err.println("The service did not end within " + SHUTDOWN_LIMIT_SECONDS + " s, its servers stop now");
        }
    }
}
