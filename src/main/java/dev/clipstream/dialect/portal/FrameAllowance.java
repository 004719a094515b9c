package dev.clipstream.dialect.portal;

/** A token bucket: how many frames may still come. For one connection, whose frames come one after another. */
final class FrameAllowance {

    private static final int PATIENCE = 200;

    private final double perNano;
    private final double burst;
    private double left;
    private double patience = PATIENCE;
    private long filledAt;

    FrameAllowance(int perSecond, int burst, long nanoTime) {
        this.perNano = perSecond / 1e9;
        this.burst = burst;
        left = burst;
        filledAt = nanoTime;
    }

    /** Returns false if it is too fast. */
    boolean take(long nanoTime) {
        double earned = (nanoTime - filledAt) * perNano;
        filledAt = nanoTime;
        left = Math.min(burst, left + earned);
        patience = Math.min(PATIENCE, patience + earned);
        if (left >= 1) {
            left--;
            return true;
        }
        patience--;
        return false;
    }

    /** Whether it goes on for long at more than twice the speed. */
    boolean isFlooded() {
        return patience < 0;
    }
}
