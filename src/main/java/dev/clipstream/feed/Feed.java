package dev.clipstream.feed;

import dev.clipstream.account.Viewer;
import dev.clipstream.database.ParsedQueries;
import dev.clipstream.video.VideoCards;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Everybody's videos but private ones, newest first: by time of publication, then by id. */
@Singleton
public class Feed {

    private static final int PAGE_SIZE = 30;

    private static final String ENTRIES =
            "select new dev.clipstream.feed.FeedEntry(v.id, v.publishedAt) from Video v where v.isPrivate = false ";
    private static final String NEWEST_FIRST = " order by v.publishedAt desc, v.id desc";
    private static final String PUBLISHED_AT_OF_VIDEO =
            "(select p.publishedAt from Video p where p.id = :id and p.isPrivate = false)";

    private final EntityManager entityManager;
    private final VideoCards videoCards;

    Feed(EntityManager entityManager, VideoCards videoCards) {
        this.entityManager = entityManager;
        this.videoCards = videoCards;
    }

    static void parse(@Observes @Initialized(ApplicationScoped.class) Object start) {
        ParsedQueries.keepInImage(ENTRIES + NEWEST_FIRST);
    }

    public FeedPage page(FeedCursor cursor, Viewer viewer) {
        List<FeedEntry> entries = query(cursor).setMaxResults(PAGE_SIZE + 1).getResultList();
        Optional<Instant> followedBy =
                entries.size() > PAGE_SIZE ? Optional.of(entries.getLast().publishedAt()) : Optional.empty();
        List<Long> ids =
                entries.stream().limit(PAGE_SIZE).map(FeedEntry::videoId).toList();
        return new FeedPage(videoCards.load(ids, viewer), followedBy);
    }

    private TypedQuery<FeedEntry> query(FeedCursor cursor) {
        return switch (cursor) {
            case FeedCursor.Newest() -> select("");
            case FeedCursor.Before(Instant time) ->
                select("and v.publishedAt < :time").setParameter("time", time);
            case FeedCursor.BelowId(long id) ->
                entityManager
                        .createQuery(ENTRIES + "and v.id < :id order by v.id desc", FeedEntry.class)
                        .setParameter("id", id);
            case FeedCursor.After(long videoId) ->
                select("and v.publishedAt <= %1$s and (v.publishedAt < %1$s or v.id < :id)"
                                .formatted(PUBLISHED_AT_OF_VIDEO))
                        .setParameter("id", videoId);
        };
    }

    private TypedQuery<FeedEntry> select(String condition) {
        return entityManager.createQuery(ENTRIES + condition + NEWEST_FIRST, FeedEntry.class);
    }
}
