package dev.clipstream.cache;

import io.quarkus.runtime.configuration.MemorySize;
import java.util.Locale;

/** What is kept in memory. */
public enum Cached {
    VIDEOS(43, 500),
    ATTACHMENTS(20, 1500),
    ACCOUNTS(15, 350),
    LISTS(2, 2700),
    FEED_SEGMENTS(3, 4300),
    ACCOUNT_LISTS(6, 450),
    COMMENTS(6, 2000),
    MARKS(4, 500),
    CHATS(1, 200);

    /** How many times what all caches may take the heap may take, unless {@code clipstream.cache.size} is set. */
    private static final int PART_OF_THE_HEAP = 4;

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
        long all = config.size()
                .map(MemorySize::asLongValue)
                .orElse(Runtime.getRuntime().maxMemory() / PART_OF_THE_HEAP);
        return all * percent / 100;
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
