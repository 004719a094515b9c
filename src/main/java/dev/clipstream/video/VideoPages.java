package dev.clipstream.video;

import dev.clipstream.account.Viewer;
import dev.clipstream.list.NumberedPage;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Everybody's videos in pages. Private ones are on none, not even for their authors. */
@Singleton
public class VideoPages {

    /** Out of so many neighbours a random page is drawn. */
    private static final int WINDOW = 1000;

    private static final String ORDERED = "select v.id from Video v where v.isPrivate = false order by ";
    private static final String NEWEST_FIRST = "v.publishedAt desc, v.id desc";

    /** From an id on, and from the lowest one again. */
    private static final String NEIGHBOURS = """
            (select id from video where is_private = false and id >= ?1 order by id limit ?2)
            union all (select id from video where is_private = false and id < ?1 order by id limit ?2)
            """;

    private final EntityManager entityManager;
    private final PublicVideos publicVideos;
    private final VideoCards videoCards;

    VideoPages(EntityManager entityManager, PublicVideos publicVideos, VideoCards videoCards) {
        this.entityManager = entityManager;
        this.publicVideos = publicVideos;
        this.videoCards = videoCards;
    }

    /** Random pages are drawn anew each time, without a video twice on a page. */
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
        return entityManager
                .createQuery(ORDERED + order, Long.class)
                .setFirstResult(skipped)
                .setMaxResults(count)
                .getResultList();
    }

    @SuppressWarnings("unchecked")
    private List<Long> drawn(PublicIds all, long count) {
        List<Long> neighbours = entityManager
                .createNativeQuery(NEIGHBOURS, Long.class)
                .setParameter(1, ThreadLocalRandom.current().nextLong(all.lowest(), all.highest() + 1))
                .setParameter(2, WINDOW)
                .getResultList();
        List<Long> window = new ArrayList<>(neighbours.subList(0, Math.min(neighbours.size(), WINDOW)));
        Collections.shuffle(window, ThreadLocalRandom.current());
        return window.stream().limit(count).toList();
    }
}
