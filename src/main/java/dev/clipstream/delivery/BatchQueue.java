package dev.clipstream.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A bounded queue. A virtual thread handles its items in batches, and ends when the queue is empty. */
public final class BatchQueue<T> {

    private final int capacity;
    private final int batch;
    private final Consumer<List<T>> handler;
    private final Queue<T> items = new ArrayDeque<>();
    private boolean open = true;
    private boolean running;

    public BatchQueue(int capacity, int batch, Consumer<List<T>> handler) {
        this.capacity = capacity;
        this.batch = batch;
        this.handler = handler;
    }

    /** Returns false if it is full. */
    public synchronized boolean offer(T item) {
        return offer(item, capacity);
    }

    /** Returns false if it is half full, so that room is left for new messages. */
    synchronized boolean offerRedelivery(T item) {
        return offer(item, capacity / 2);
    }

    private boolean offer(T item, int limit) {
        if (!open) {
            return true;
        }
        if (items.size() >= limit) {
            return false;
        }
        items.add(item);
        if (!running) {
            running = true;
            Thread.startVirtualThread(this::handleAll);
        }
        return true;
    }

    synchronized boolean isOpen() {
        return open;
    }

    public synchronized void close() {
        open = false;
        items.clear();
    }

    /**
     * Waits until all items are handled, or after {@link #close} the current batch. Gives up when {@link System#nanoTime}
     * reaches {@code end}.
     */
    public synchronized void awaitIdle(long end) {
        try {
            for (long left = end - System.nanoTime(); running && left > 0; left = end - System.nanoTime()) {
                wait(1 + TimeUnit.NANOSECONDS.toMillis(left));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void handleAll() {
        try {
            for (List<T> next = next(); !next.isEmpty(); next = next()) {
                handler.accept(next);
            }
        } catch (RuntimeException | Error e) {
            stop();
            throw e;
        }
    }

    private synchronized void stop() {
        running = false;
        notifyAll();
    }

    private synchronized List<T> next() {
        List<T> next = new ArrayList<>();
        while (next.size() < batch && !items.isEmpty()) {
            next.add(items.remove());
        }
        if (next.isEmpty()) {
            stop();
        }
        return next;
    }
}
