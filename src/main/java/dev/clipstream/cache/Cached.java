package dev.clipstream.cache;

import java.util.Locale;

/** What is kept in memory. */
public enum Cached {
    VIDEOS(50, 1700),
    ACCOUNTS(21, 350),
    LISTS(5, 2700),
    ACCOUNT_LISTS(7, 1000),
    COMMENTS(8, 2000),
    MARKS(6, 500),
    CHATS(3, 200);

    private final int percent;
    private final int bytesOfAValue;

    /**
     * @param percent its part of {@code clipstream.cache.size}
     * @param bytesOfAValue how many bytes a value takes, about
     */
    Cached(int percent, int bytesOfAValue) {
        this.percent = percent;
        this.bytesOfAValue = bytesOfAValue;
    }

    public long bytes(CacheConfig config) {
        return config.size().asLongValue() * percent / 100;
    }

    /** Returns how many values have room, about. */
    long values(CacheConfig config) {
        return bytes(config) / bytesOfAValue;
    }

    /** Returns the value of the label {@code cache} of metrics. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
