package dev.clipstream.database;

import dev.clipstream.problem.Problem;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ObjLongConsumer;

/** What many requests, one after the other, change of the links that are there. */
public final class LinkChanges {

    private final Map<Link, Long> present;
    private final Map<Link, Long> removed = new LinkedHashMap<>();
    private final Set<Link> added = new LinkedHashSet<>();

    private LinkChanges(Map<Link, Long> present) {
        this.present = present;
    }

    /**
     * Applies the requests that have no problem.
     *
     * @param present the ids of the links that are there; null or nothing for others
     */
    public static LinkChanges of(
            List<LinkRequest> requests, List<Optional<Problem>> problems, Map<Link, Long> present) {
        LinkChanges changes = new LinkChanges(present);
        for (int i = 0; i < requests.size(); i++) {
            if (problems.get(i).isEmpty()) {
                changes.apply(requests.get(i));
            }
        }
        return changes;
    }

    private void apply(LinkRequest request) {
        Link link = request.link();
        boolean is = added.contains(link) || present.get(link) != null && !removed.containsKey(link);
        boolean shall = request.wish().apply(is);
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

    /**
     * Calls the counter with 1 for each link that was not there and is now, with -1 for each that was and is not, and with
     * 0 for each that is there anew, which changes the order of lists.
     */
    public void count(ObjLongConsumer<Link> counter) {
        added.forEach(link -> counter.accept(link, removed.containsKey(link) ? 0 : 1));
        removed.keySet().stream().filter(link -> !added.contains(link)).forEach(link -> counter.accept(link, -1));
    }
}
