package dev.clipstream.read;

import dev.clipstream.account.Viewer;
import dev.clipstream.cache.Cached;
import dev.clipstream.cache.Caches;
import dev.clipstream.cache.Changed;
import dev.clipstream.cache.Kept;
import dev.clipstream.database.Rows;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;

/**
 * Knows what viewers like and whom they follow: everything, from one statement, or if that is much, from another one what
 * of it they are looking at.
 */
@Singleton
class ViewerMarks {

    /** How many marks are read to have them all. More rows cost more than a look-up of each id on some pages. */
    static final int MANY = 1000;

    private static final Kind LIKES = new Kind(1, "video_like m on m.account_id", "m.video_id", "a.favorite_count");
    private static final Kind FOLLOWS = new Kind(2, "follow m on m.follower_id", "m.followee_id", "a.follow_count");

    /** It has no list of ids, so that it is one text for all pages. */
    private static final String FEW = LIKES.few() + " union all " + FOLLOWS.few();

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

        /** Selects all marks if they are few. The database reads the account first, and nothing else if they are not. */
        String few() {
            String few = " where a.id = ? and %s <= %d".formatted(counter, MANY);
            return "select 0, " + number + " from account a" + few + " union all " + select() + few;
        }

        String asked(Collection<Long> ids) {
            return select() + " where a.id = ? and " + id + " " + Rows.in(ids);
        }

        private String select() {
            return "select %d, %s from account a join %s = a.id".formatted(number, id, marks);
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
        if (!viewer.isSignedIn()) {
            return Marks.NONE;
        }
        List<Long> others = accountIds.stream().filter(id -> id != viewer.id()).toList();
        if (videoIds.isEmpty() && others.isEmpty()) {
            return Marks.NONE;
        }
        return kept.get(viewer.id(), marks -> marks.cover(videoIds, others), _ -> read(viewer.id(), videoIds, others));
    }

    private Marks read(long viewerId, Collection<Long> videoIds, Collection<Long> accountIds) {
        List<Mark> few = marks(FEW, viewerId, viewerId, viewerId, viewerId);
        return new Marks(read(LIKES, few, viewerId, videoIds), read(FOLLOWS, few, viewerId, accountIds));
    }

    private Marks.Ids read(Kind kind, List<Mark> few, long viewerId, Collection<Long> asked) {
        if (few.contains(new Mark(0, kind.number))) {
            return Marks.Ids.all(ids(kind, few));
        }
        return Marks.Ids.of(
                asked, asked.isEmpty() ? new long[0] : ids(kind, marks(kind.asked(asked), viewerId, asked)));
    }

    private List<Mark> marks(String sql, Object... parameters) {
        return rows.list(sql, row -> new Mark(row.getInt(1), row.getLong(2)), parameters);
    }

    private static long[] ids(Kind kind, List<Mark> marks) {
        return marks.stream()
                .filter(mark -> mark.kind == kind.number)
                .mapToLong(Mark::id)
                .toArray();
    }
}
