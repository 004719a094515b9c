package dev.clipstream.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Closes the connections of clients that send or read too slowly, because each of them occupies a thread, memory and
 * maybe a turn. Under HTTP/2 only the stream is reset. Quarkus' own time-out starts again with every byte.
 */
@Singleton
public class SlowClients {

    private static final long CANCEL = 8;

    private final Vertx vertx;
    private final long timeoutMillis;

    SlowClients(Vertx vertx, HttpConfig config) {
        this.vertx = vertx;
        this.timeoutMillis = config.slowClientTimeout().toMillis();
    }

    /** Requires that the client of the current thread moves that many bytes in each {@code clipstream.http.slow-client-timeout}. */
    public Watch watch(HttpServerRequest request, long leastBytes) {
        return new Watch(request, leastBytes);
    }

    /** Watches one transfer, what is counted and what is written of the answer, until it is closed. */
    public final class Watch implements AutoCloseable {

        private final HttpServerRequest request;
        private final long leastBytes;
        private final Thread waiting = Thread.currentThread();
        private final AtomicLong moved = new AtomicLong();
        private final long timer;
        private long written;
        private boolean isClosed;
        private volatile boolean isCut;

        private Watch(HttpServerRequest request, long leastBytes) {
            this.request = request;
            this.leastBytes = leastBytes;
            this.timer = vertx.setPeriodic(timeoutMillis, id -> check());
        }

        public void count(long bytes) {
            moved.addAndGet(bytes);
        }

        /** Returns whether the client was too slow: what fails now fails because of that. */
        public boolean isCut() {
            return isCut;
        }

        /**
         * Also interrupts the thread: a request that was sent behind another one is not told of a connection that was
         * closed before its turn.
         */
        private synchronized void check() {
            long writtenBefore = written;
            written = request.response().bytesWritten();
            if (!isClosed && !isCut && moved.getAndSet(0) + written - writtenBefore < leastBytes) {
                isCut = true;
                vertx.cancelTimer(timer);
                if (request.version() == HttpVersion.HTTP_2) {
                    request.response().reset(CANCEL);
                } else {
                    Channels.cut(Channels.of(request.connection()));
                }
                waiting.interrupt();
            }
        }

        /** Ends the interruption, too: what the thread closes next may refuse to work for an interrupted thread. */
        @Override
        public synchronized void close() {
            isClosed = true;
            vertx.cancelTimer(timer);
            if (isCut && Thread.currentThread() == waiting) {
                Thread.interrupted();
            }
        }
    }
}
