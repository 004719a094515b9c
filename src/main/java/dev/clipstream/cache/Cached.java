package dev.clipstream.cache;

import java.util.Locale;

/** What is kept in memory. */
public enum Cached {
    VIDEOS(30),
    ACCOUNTS(18),
    LISTS(5),
    ACCOUNT_LISTS(6),
    COMMENTS(8),
    MARKS(6),
    CHATS(3),
    JSON(24);

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
