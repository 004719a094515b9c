package dev.clipstream.bench.load;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

final class Threads {

    private Threads() {}

    /** Runs the work on a thread of its own. */
    static <T> CompletableFuture<T> start(String name, Supplier<T> work) {
        return CompletableFuture.supplyAsync(
                work, task -> Thread.ofPlatform().daemon().name(name).start(task));
    }
}
