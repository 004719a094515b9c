package dev.clipstream.database;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import java.util.function.UnaryOperator;

/** What many requests, one after the other, change of the links that are there. */
public final class LinkChanges {

    private final Map<Link, Long> present;
    private final Map<Link, Long> removed = new LinkedHashMap<>();
    private final Set<Link> added = new LinkedHashSet<>();

    /** @param present the ids of the links that are there at first */
    public LinkChanges(Map<Link, Long> present) {
        this.present = present;
    }

    /** Applies a request, which says of a link whether it shall be there, given whether it is. */
    public void apply(Link link, UnaryOperator<Boolean> request) {
        boolean is = added.contains(link) || present.containsKey(link) && !removed.containsKey(link);
        boolean shall = request.apply(is);
        if (shall && !is) {
            added.add(link);
        } else if (is && !shall && !added.remove(link)) {
            removed.put(link, present.get(link));
        }
    }

    /** Returns the ids of the rows to be deleted. */
    public Collection<Long> removedIds() {
        return removed.values();
    }

    /** Returns the links to be inserted when the others are deleted. */
    public Set<Link> added() {
        return added;
    }

    /** Calls the counter for each link that is there now and was not, with 1, and for each that was and is not, with -1. */
    public void count(ObjIntConsumer<Link> counter) {
        added.stream().filter(link -> !removed.containsKey(link)).forEach(link -> counter.accept(link, 1));
        removed.keySet().stream().filter(link -> !added.contains(link)).forEach(link -> counter.accept(link, -1));
    }
}
