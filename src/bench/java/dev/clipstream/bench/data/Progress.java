package dev.clipstream.bench.data;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;

/** A line that shows how far the filling of a table is. */
final class Progress {

    private static final int WIDTH = 40;
    private static final long INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final double NANOS_IN_A_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final PrintStream out;
    private final String name;
    private final int total;
    private final long start = System.nanoTime();
    private long shownAt = start;

    Progress(PrintStream out, String name, int total) {
        this.out = out;
        this.name = name;
        this.total = total;
    }

    void show(int done) {
        long now = System.nanoTime();
        if (done < total && now - shownAt < INTERVAL_NS) {
            return;
        }
        shownAt = now;
        int filled = total == 0 ? WIDTH : (int) ((long) WIDTH * done / total);
        double seconds = (now - start) / NANOS_IN_A_SECOND;
        out.printf(
                "\r%-14s [%s%s] %,d of %,d rows, %.0f s, %,.0f a second%s",
                name,
                "#".repeat(filled),
                " ".repeat(WIDTH - filled),
                done,
                total,
                seconds,
                done / Math.max(seconds, 1e-3),
                done == total ? "\n" : "");
        out.flush();
    }
}
