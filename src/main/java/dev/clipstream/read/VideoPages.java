package dev.clipstream.read;

import dev.clipstream.account.Viewer;
import dev.clipstream.database.Sql;
import dev.clipstream.paging.NumberedPage;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Lists the public videos in pages. Private ones are on no page, not even for their authors. */
@Singleton
public class VideoPages {

    /** The number of neighbouring videos of which a random page is drawn. */
    private static final int WINDOW = 1000;

    private static final String PUBLIC = "select v.id from Video v where " + Visibility.toEverybody("v");
    private static final String NEWEST_FIRST = "v.publishedAt desc, v.id desc";

    /** The videos that follow an id and then, if they are too few, those with the lowest ids. */
    private static final String NEIGHBOURS = """
            (select v.id from video v where %1$s and v.id >= ?1 order by v.id limit ?2)
            union all (select v.id from video v where %1$s and v.id < ?1 order by v.id limit ?2)
            """.formatted(Visibility.toEverybodyInSql("v"));

    private final Queries queries;
    private final PublicVideos publicVideos;
    private final VideoCards videoCards;

    VideoPages(Queries queries, PublicVideos publicVideos, VideoCards videoCards) {
        this.queries = queries;
        this.publicVideos = publicVideos;
        this.videoCards = videoCards;
    }

    /** Returns a page. A random one is drawn anew each time, and has no video twice. */
    public VideoPage page(VideoOrder order, NumberedPage page, Viewer viewer) {
        PublicIds all = publicVideos.ids();
        return new VideoPage(videoCards.rows(ids(order, page, all), viewer), page, all.count());
    }

    private List<Long> ids(VideoOrder order, NumberedPage page, PublicIds all) {
        int skipped = page.offset();
        if (skipped >= all.count()) {
            return List.of();
        }
        return switch (order) {
            case LATEST -> ordered(NEWEST_FIRST, skipped, page.size());
            case POPULAR -> ordered("v.favoriteCount desc, " + NEWEST_FIRST, skipped, page.size());
            case RANDOM -> drawn(all, Math.min(page.size(), all.count() - skipped));
        };
    }

    private List<Long> ordered(String order, int skipped, int count) {
        return queries.list(Long.class, PUBLIC + " order by " + order, Map.of(), skipped, count);
    }

    private static List<Long> drawn(PublicIds all, long count) {
        long from = ThreadLocalRandom.current().nextLong(all.lowest(), all.highest() + 1);
        List<Long> neighbours = Sql.numbers(NEIGHBOURS, from, WINDOW);
        List<Long> window = new ArrayList<>(neighbours.subList(0, Math.min(neighbours.size(), WINDOW)));
        Collections.shuffle(window, ThreadLocalRandom.current());
        return window.stream().limit(count).toList();
    }
}
