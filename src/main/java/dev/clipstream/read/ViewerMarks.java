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

/** Knows what viewers like and whom they follow, of what they are looking at: one statement for a page. */
@Singleton
class ViewerMarks {

    private static final String LIKED = "select 1, l.video_id from video_like l where l.account_id = ? and l.video_id ";
    private static final String FOLLOWED =
            "select 0, f.followee_id from follow f where f.follower_id = ? and f.followee_id ";

    private static final int BYTES_OF_AN_ID = 80;

    private final Rows rows;
    private final Kept<Long, Marks> kept;

    private record Mark(boolean isLike, long id) {}

    ViewerMarks(Rows rows, Caches caches) {
        this.rows = rows;
        kept = caches.of(Cached.MARKS, (viewer, marks) -> BYTES_OF_AN_ID * (2 + marks.size()));
    }

    void forget(@Observes Changed changed) {
        changed.accounts().forEach(kept::forget);
    }

    /** @param known what was just read with something else, maybe not all that is needed */
    Marks of(Viewer viewer, Collection<Long> videoIds, Collection<Long> accountIds, Marks known) {
        List<Long> others = accountIds.stream().filter(id -> id != viewer.id()).toList();
        if (!viewer.isSignedIn() || known.cover(videoIds, others)) {
            return known;
        }
        return kept.get(viewer.id(), marks -> marks.cover(videoIds, others), () -> read(viewer, videoIds, others));
    }

    private Marks read(Viewer viewer, Collection<Long> videoIds, Collection<Long> accountIds) {
        Marks marks = new Marks();
        videoIds.forEach(id -> marks.addVideo(id, false));
        accountIds.forEach(id -> marks.addAccount(id, false));
        List<String> selects = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        if (!videoIds.isEmpty()) {
            selects.add(LIKED + Rows.in(videoIds));
            parameters.addAll(List.of(viewer.id(), videoIds));
        }
        if (!accountIds.isEmpty()) {
            selects.add(FOLLOWED + Rows.in(accountIds));
            parameters.addAll(List.of(viewer.id(), accountIds));
        }
        rows.list(
                        String.join(" union all ", selects),
                        row -> new Mark(row.getInt(1) == 1, row.getLong(2)),
                        parameters.toArray())
                .forEach(mark -> {
                    if (mark.isLike) {
                        marks.addVideo(mark.id, true);
                    } else {
                        marks.addAccount(mark.id, true);
                    }
                });
        return marks;
    }
}
