package dev.clipstream.dialect.portal;

import dev.clipstream.delivery.BatchQueue;
import java.util.List;
import java.util.function.Consumer;

/**
 * The frames of a client that wait to be handled, one after another. While they are long together, no more is read from
 * the client, which then waits with what it sends.
 */
final class FrameQueue {

    /** May be more than the bursts of {@link FrameLimit}. */
    private static final int FRAMES = 256;

    /** How many characters wait before no more is read: as many frames of the usual length as may wait. */
    static final int CHARACTERS = FRAMES * 512;

    private final Consumer<Boolean> reading;
    private final BatchQueue<Waiting> frames = new BatchQueue<>(FRAMES, 1, this::handle);
    private int characters;

    private record Waiting(int length, Runnable work) {}

    /** @param reading stops or continues to read from the client */
    FrameQueue(Consumer<Boolean> reading) {
        this.reading = reading;
    }

    /**
     * Returns false if too many frames wait.
     *
     * @param length the number of characters that {@code work} keeps
     */
    boolean offer(int length, Runnable work) {
        count(length);
        return frames.offer(new Waiting(length, work));
    }

    void close() {
        frames.close();
    }

    /** Waits until all frames are handled, at most until {@link System#nanoTime} reaches {@code end}. */
    void awaitIdle(long end) {
        frames.awaitIdle(end);
    }

    private void handle(List<Waiting> next) {
        for (Waiting frame : next) {
            try {
                frame.work.run();
            } finally {
                count(-frame.length);
            }
        }
    }

    private synchronized void count(int change) {
        boolean wasFull = characters > CHARACTERS;
        characters += change;
        boolean isFull = characters > CHARACTERS;
        if (isFull != wasFull) {
            reading.accept(!isFull);
        }
    }
}
