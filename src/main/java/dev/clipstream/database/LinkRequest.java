package dev.clipstream.database;

import static java.util.stream.Collectors.toCollection;

import java.util.Comparator;
import java.util.List;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * What a caller wants of a link.
 *
 * @param wish says whether the link shall be there, given whether it is
 */
public record LinkRequest(Link link, UnaryOperator<Boolean> wish) {

    private static final Comparator<Link> BY_TARGET =
            Comparator.comparingLong(Link::toId).thenComparingLong(Link::fromId);

    /** Returns the links in the order in which their rows are locked. */
    public static SequencedSet<Link> links(List<LinkRequest> requests) {
        return requests.stream().map(LinkRequest::link).collect(toCollection(() -> new TreeSet<>(BY_TARGET)));
    }
}
