package dev.clipstream.read;

import dev.clipstream.account.Viewer;
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
        return new VideoPage(videoCards.load(ids(order, page, all), viewer), page, all.count());
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

    /** Draws from the videos that follow a random id and, if they are too few, from the lowest ids. */
    private List<Long> drawn(PublicIds all, long count) {
        Map<String, ?> from = Map.of("from", ThreadLocalRandom.current().nextLong(all.lowest(), all.highest() + 1));
        List<Long> window =
                new ArrayList<>(queries.list(Long.class, PUBLIC + " and v.id >= :from order by v.id", from, WINDOW));
        if (window.size() < WINDOW) {
            window.addAll(
                    queries.list(Long.class, PUBLIC + " and v.id < :from order by v.id", from, WINDOW - window.size()));
        }
        Collections.shuffle(window, ThreadLocalRandom.current());
        return window.stream().limit(count).toList();
    }
}
