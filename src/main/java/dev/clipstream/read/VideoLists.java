package dev.clipstream.read;

import dev.clipstream.account.Viewer;
import dev.clipstream.cache.Cached;
import dev.clipstream.cache.Caches;
import dev.clipstream.cache.Changed;
import dev.clipstream.cache.Kept;
import dev.clipstream.database.Rows;
import dev.clipstream.paging.Slice;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Lists the videos of the feed, of an author, and those that an account likes, as far as the viewer may see them. */
@Singleton
public class VideoLists {

    private static final String ENTRIES =
            "select v.id, v.published_at from video v where " + Visibility.toEverybodyInSql("v");
    private static final String ENTRIES_AFTER = " and v.published_at <= %1$s and (v.published_at < %1$s or v.id < ?)"
            .formatted(
                    "(select p.published_at from video p where p.id = ? and " + Visibility.toEverybodyInSql("p") + ")");
    private static final String NEWEST_ENTRIES_FIRST = " order by v.published_at desc, v.id desc";
    private static final String NEWEST_FIRST = " order by v.publishedAt desc, v.id desc";

    private static final String LIKED = """
            select l.videoId from VideoLike l join Video v on v.id = l.videoId and %s
            where l.accountId = :account
            """.formatted(Visibility.toViewer("v"));
    private static final String LAST_LIKED_FIRST = " order by l.id desc";

    /** The like of one video by the account, if the viewer may see the video. */
    private static final String LIKE = """
            select p.id from VideoLike p join Video w on w.id = p.videoId and %s
            where p.accountId = :account and p.videoId = :after
            """.formatted(Visibility.toViewer("w"));

    private static final int BYTES_OF_AN_ENTRY = 80;

    private final Queries queries;
    private final Rows rows;
    private final VideoCards videoCards;
    private final Kept<Page, List<FeedEntry>> pages;

    /** A page of the feed, by the end of its statement. */
    private record Page(String rest, List<Object> parameters) {}

    VideoLists(Queries queries, Rows rows, VideoCards videoCards, Caches caches) {
        this.queries = queries;
        this.rows = rows;
        this.videoCards = videoCards;
        pages = caches.of(Cached.LISTS, (page, entries) -> BYTES_OF_AN_ENTRY * (3 + entries.size()));
    }

    void forget(@Observes Changed changed) {
        if (changed.lists()) {
            pages.forgetAll();
        }
    }

    /** Returns the newest public videos, the newest first. */
    public List<FeedEntry> newest(int count) {
        return entries(NEWEST_ENTRIES_FIRST, count);
    }

    /** Returns the public videos published before {@code time}, the newest first. */
    public List<FeedEntry> publishedBefore(Instant time, int count) {
        return entries(" and v.published_at < ?" + NEWEST_ENTRIES_FIRST, count, time);
    }

    /** Returns the public videos that come after that video, the newest first. */
    public List<FeedEntry> following(long videoId, int count) {
        return entries(ENTRIES_AFTER + NEWEST_ENTRIES_FIRST, count, videoId, videoId, videoId);
    }

    /** Returns the public videos with an id below that one, in the order of the ids. */
    public List<FeedEntry> belowId(long id, int count) {
        return entries(" and v.id < ? order by v.id desc", count, id);
    }

    private List<FeedEntry> entries(String rest, int count, Object... parameters) {
        List<Object> all =
                Stream.concat(Stream.of(parameters), Stream.of(count)).toList();
        return pages.get(
                new Page(rest, all),
                any -> true,
                () -> rows.list(ENTRIES + rest + " limit ?", VideoLists::entry, all.toArray()));
    }

    private static FeedEntry entry(ResultSet row) throws SQLException {
        return new FeedEntry(row.getLong(1), Rows.moment(row, 2));
    }

    /** Returns an author's videos, newest first; empty for an account that does not exist. */
    public List<VideoCard> publishedBy(long authorId, Viewer viewer, Slice slice) {
        List<Long> ids = queries.ids(
                "select v.id from Video v where " + Visibility.toViewer("v", viewer, authorId),
                following(Visibility.toViewer("p", viewer, authorId)),
                NEWEST_FIRST,
                Map.of("author", authorId),
                slice);
        return videoCards.load(ids, viewer);
    }

    /** Returns the videos that an account likes, the last liked first; empty for an account that does not exist. */
    public List<VideoCard> likedBy(long accountId, Viewer viewer, Slice slice) {
        Map<String, ?> parameters = Map.of("account", accountId, "viewer", viewer.id());
        List<Long> ids = queries.ids(LIKED, " and l.id < (" + LIKE + ")", LAST_LIKED_FIRST, parameters, slice);
        slice.requireKnown(ids, () -> isLikeSeen(accountId, slice.after(), viewer));
        return videoCards.load(ids, viewer);
    }

    private boolean isLikeSeen(long accountId, long videoId, Viewer viewer) {
        Map<String, ?> parameters = Map.of("account", accountId, "viewer", viewer.id(), "after", videoId);
        return queries.first(Long.class, LIKE, parameters).isPresent();
    }

    /**
     * Returns the HQL condition that a video comes after the video {@code :after}, the newest first.
     *
     * @param seen the condition that {@code :after}, with the alias {@code p}, is visible: the position of a hidden
     *     video would reveal when it was published
     */
    private static String following(String seen) {
        return " and v.publishedAt <= %1$s and (v.publishedAt < %1$s or v.id < :after)"
                .formatted("(select p.publishedAt from Video p where p.id = :after and " + seen + ")");
    }
}
