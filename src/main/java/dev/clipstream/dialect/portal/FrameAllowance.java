package dev.clipstream.dialect.portal;

/** A token bucket: how many frames may still come. For one connection, whose frames come one after another. */
final class FrameAllowance {

    private static final int FLOOD = 200;

    private final double perNano;
    private final double burst;
    private double left;
    private long filledAt;
    private int refused;

    FrameAllowance(int perSecond, int burst, long nanoTime) {
        this.perNano = perSecond / 1e9;
        this.burst = burst;
        left = burst;
        filledAt = nanoTime;
    }

    /** Returns false if it is too fast. */
    boolean take(long nanoTime) {
        left = Math.min(burst, left + (nanoTime - filledAt) * perNano);
        filledAt = nanoTime;
        if (left < 1) {
            refused++;
            return false;
        }
        refused = 0;
        left--;
        return true;
    }

    /** Whether it does not even slow down when it is told to. */
    boolean isFlooded() {
        return refused > FLOOD;
    }
}
