package dev.clipstream.cache;

import java.util.Locale;

/** What is kept in memory. */
public enum Cached {
    VIDEOS(40),
    ACCOUNTS(15),
    LISTS(5),
    MARKS(15),
    JSON(25);

    private final int percent;

    /** @param percent its part of {@code clipstream.cache.size} */
    Cached(int percent) {
        this.percent = percent;
    }

    public long bytes(CacheConfig config) {
        return config.size().asLongValue() * percent / 100;
    }

    /** Returns the value of the label {@code cache} of metrics. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
