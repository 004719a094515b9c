package dev.clipstream.read;

import dev.clipstream.account.Viewer;
import dev.clipstream.cache.CacheConfig;
import dev.clipstream.cache.Changed;
import dev.clipstream.cache.Kept;
import dev.clipstream.database.Rows;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Knows what viewers like and whom they follow, of what they are looking at: one statement for a page. */
@Singleton
class ViewerMarks {

    private static final String LIKED =
            "select 1, l.video_id from video_like l where l.account_id = ? and l.video_id %s";
    private static final String FOLLOWED =
            "select 0, f.followee_id from follow f where f.follower_id = ? and f.followee_id %s";

    private static final int BYTES_OF_AN_ID = 80;

    private final Rows rows;
    private final Kept<Long, Marks> kept;

    private record Mark(boolean isLike, long id) {}

    ViewerMarks(Rows rows, CacheConfig config, MeterRegistry meters) {
        this.rows = rows;
        kept = new Kept<>(
                "marks",
                config,
                meters,
                (viewer, marks) -> BYTES_OF_AN_ID
                        * (2
                                + marks.askedVideos().size()
                                + marks.askedAccounts().size()));
    }

    void forget(@Observes Changed changed) {
        changed.accounts().forEach(kept::forget);
    }

    Marks of(Viewer viewer, Collection<Long> videoIds, Collection<Long> accountIds) {
        Set<Long> videos = new HashSet<>(videoIds);
        Set<Long> accounts = new HashSet<>(accountIds);
        accounts.remove(viewer.id());
        if (!viewer.isSignedIn() || videos.isEmpty() && accounts.isEmpty()) {
            return Marks.NONE;
        }
        return kept.get(viewer.id(), marks -> marks.cover(videos, accounts), () -> read(viewer, videos, accounts));
    }

    private Marks read(Viewer viewer, Set<Long> videos, Set<Long> accounts) {
        Set<Long> liked = new HashSet<>();
        Set<Long> followed = new HashSet<>();
        for (Mark mark : found(viewer, videos, accounts)) {
            (mark.isLike ? liked : followed).add(mark.id);
        }
        return new Marks(videos, accounts, liked, followed);
    }

    private List<Mark> found(Viewer viewer, Set<Long> videos, Set<Long> accounts) {
        Rows.Reader<Mark> reader = row -> new Mark(row.getInt(1) == 1, row.getLong(2));
        if (accounts.isEmpty()) {
            return rows.list(LIKED.formatted(Rows.in(videos)), reader, viewer.id(), videos);
        }
        String followed = FOLLOWED.formatted(Rows.in(accounts));
        if (videos.isEmpty()) {
            return rows.list(followed, reader, viewer.id(), accounts);
        }
        return rows.list(
                LIKED.formatted(Rows.in(videos)) + " union all " + followed,
                reader,
                viewer.id(),
                videos,
                viewer.id(),
                accounts);
    }
}
