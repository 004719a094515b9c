package dev.clipstream.read;

import dev.clipstream.account.Viewer;
import dev.clipstream.cache.Cached;
import dev.clipstream.cache.Caches;
import dev.clipstream.cache.Changed;
import dev.clipstream.cache.Kept;
import dev.clipstream.database.Rows;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Knows what viewers like and whom they follow: everything, from one statement, or if that is much, what of it they are
 * looking at.
 */
@Singleton
class ViewerMarks {

    /** How many marks are read to have them all. More rows cost more than a look-up of each id on some pages. */
    static final int MANY = 1000;

    private static final Kind LIKES = new Kind(1, "video_like m on m.account_id", "m.video_id", "a.favorite_count");
    private static final Kind FOLLOWS = new Kind(2, "follow m on m.follower_id", "m.followee_id", "a.follow_count");

    private final Rows rows;
    private final Kept<Long, Marks> kept;

    /** A mark, or as one of kind 0 the number of a kind of which all marks are read. */
    private record Mark(int kind, long id) {}

    /**
     * Videos or accounts.
     *
     * @param marks the table of the marks, and its column of the viewer
     * @param id its column of what is marked
     * @param counter the column that tells how many marks there are
     */
    private record Kind(int number, String marks, String id, String counter) {

        /** Adds selects to a statement, of which the database runs those that the counter allows. */
        void select(long viewerId, Collection<Long> ids, List<String> selects, List<Object> parameters) {
            String few = " where a.id = ? and %s <= %d".formatted(counter, MANY);
            String many = " where a.id = ? and %s > %d".formatted(counter, MANY);
            String select = "select %d, %s from account a join %s = a.id".formatted(number, id, marks);
            selects.add("select 0, %d from account a".formatted(number) + few);
            selects.add(select + few);
            parameters.addAll(List.of(viewerId, viewerId));
            if (!ids.isEmpty()) {
                selects.add(select + many + " and " + id + " " + Rows.in(ids));
                parameters.addAll(List.of(viewerId, ids));
            }
        }

        Marks.Ids of(List<Mark> marks, Collection<Long> asked) {
            long[] ids = marks.stream()
                    .filter(mark -> mark.kind == number)
                    .mapToLong(Mark::id)
                    .toArray();
            return marks.contains(new Mark(0, number)) ? Marks.Ids.all(ids) : Marks.Ids.of(asked, ids);
        }
    }

    ViewerMarks(Rows rows, Caches caches) {
        this.rows = rows;
        kept = caches.of(Cached.MARKS, (viewer, marks) -> marks.bytes());
    }

    void forget(@Observes Changed changed) {
        changed.accounts().forEach(kept::forget);
    }

    /** Returns what the viewer marks, as far as it concerns these videos and accounts. */
    Marks of(Viewer viewer, Collection<Long> videoIds, Collection<Long> accountIds) {
        List<Long> others = accountIds.stream().filter(id -> id != viewer.id()).toList();
        if (!viewer.isSignedIn() || videoIds.isEmpty() && others.isEmpty()) {
            return Marks.NONE;
        }
        return kept.get(viewer.id(), marks -> marks.cover(videoIds, others), () -> read(viewer, videoIds, others));
    }

    private Marks read(Viewer viewer, Collection<Long> videoIds, Collection<Long> accountIds) {
        List<String> selects = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        LIKES.select(viewer.id(), videoIds, selects, parameters);
        FOLLOWS.select(viewer.id(), accountIds, selects, parameters);
        List<Mark> marks = rows.list(
                String.join(" union all ", selects),
                row -> new Mark(row.getInt(1), row.getLong(2)),
                parameters.toArray());
        return new Marks(LIKES.of(marks, videoIds), FOLLOWS.of(marks, accountIds));
    }
}
