package dev.clipstream.cache;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.util.Set;
import java.util.stream.Stream;

/**
 * What a transaction may have changed. It is also told of a transaction that was rolled back.
 *
 * @param videos those whose counters changed, or one of whose comments
 * @param accounts those whose profile or counters changed, or who like or follow something else than before
 * @param conversations the numbers of those with a new message; two may have the same number
 * @param lists whether a video was published
 */
public record Changed(Set<Long> videos, Set<Long> accounts, Set<Long> conversations, boolean lists) {

    Changed and(Changed other) {
        return new Changed(
                union(videos, other.videos),
                union(accounts, other.accounts),
                union(conversations, other.conversations),
                lists || other.lists);
    }

    /** Returns a line that {@link #parse} reads. */
    public String asText() {
        return lists + " " + text(videos) + " " + text(accounts) + " " + text(conversations);
    }

    public static Changed parse(String text) {
        String[] parts = text.split(" ", -1);
        return new Changed(ids(parts[1]), ids(parts[2]), ids(parts[3]), Boolean.parseBoolean(parts[0]));
    }

    private static Set<Long> union(Set<Long> some, Set<Long> others) {
        return Stream.concat(some.stream(), others.stream()).collect(toSet());
    }

    private static String text(Set<Long> ids) {
        return ids.stream().map(String::valueOf).collect(joining(","));
    }

    private static Set<Long> ids(String text) {
        return Stream.of(text.split(","))
                .filter(id -> !id.isEmpty())
                .map(Long::valueOf)
                .collect(toSet());
    }
}
