package dev.clipstream.read;

import dev.clipstream.account.Viewer;
import dev.clipstream.cache.Kept;
import dev.clipstream.database.Rows;
import dev.clipstream.paging.Slice;
import dev.clipstream.read.AccountLists.Key;
import dev.clipstream.read.AccountLists.Kind;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lists the videos of an author, and those that an account likes, as far as the viewer may see them. Nobody likes a
 * private video but its author, so all others than the account see the same list.
 */
@Singleton
public class VideoLists {

    static final String NEWEST_FIRST = " order by v.published_at desc, v.id desc";

    /** The like of one video by the account, if the video is visible. */
    private static final String LIKE = """
            select p.id from video w join video_like p on p.video_id = w.id and p.account_id = ?
            where w.id = ? and %s
            """.formatted(Visibility.toViewerInSql("w", "?"));

    private static final String LIKED = """
             from video_like l join video v on v.id = l.video_id where l.account_id = ? and %s
            """.formatted(Visibility.toViewerInSql("v", "?"));
    private static final String AFTER_LIKED = " and l.id < (" + LIKE + ")";
    private static final String LAST_LIKED_FIRST = " order by l.id desc";

    private final Rows rows;
    private final VideoCards videoCards;
    private final AccountLists lists;

    VideoLists(Rows rows, VideoCards videoCards, AccountLists lists) {
        this.rows = rows;
        this.videoCards = videoCards;
        this.lists = lists;
    }

    /** Returns an author's videos, newest first; empty for an account that does not exist. */
    public List<VideoCard> publishedBy(long authorId, Viewer viewer, Slice slice) {
        boolean own = viewer.id() == authorId;
        String from = " from video v where " + Visibility.ofAuthorInSql("v", own);
        List<Object> parameters = new ArrayList<>(List.of(authorId));
        if (!slice.isFirst()) {
            from += after(Visibility.ofAuthorInSql("p", own));
            parameters.addAll(List.of(slice.after(), authorId, slice.after(), authorId, slice.after()));
        }
        return load(new Key(Kind.PUBLISHED, authorId, own), viewer, slice, from + NEWEST_FIRST, parameters);
    }

    /** Returns the videos that an account likes, the last liked first; empty for an account that does not exist. */
    public List<VideoCard> likedBy(long accountId, Viewer viewer, Slice slice) {
        boolean own = viewer.id() == accountId;
        long seer = own ? accountId : Viewer.ANONYMOUS.id();
        List<Object> like = List.of(accountId, slice.after(), seer);
        List<Object> parameters = new ArrayList<>(List.of(accountId, seer));
        if (!slice.isFirst()) {
            parameters.addAll(like);
        }
        String from = LIKED + (slice.isFirst() ? "" : AFTER_LIKED) + LAST_LIKED_FIRST;
        List<VideoCard> cards = load(new Key(Kind.LIKED, accountId, own), viewer, slice, from, parameters);
        slice.requireKnown(
                cards,
                () -> !rows.list(LIKE, row -> row.getLong(1), like.toArray()).isEmpty());
        return cards;
    }

    private List<VideoCard> load(Key key, Viewer viewer, Slice slice, String from, List<Object> parameters) {
        parameters.add(slice.count());
        Map<Long, VideoRow> read = new LinkedHashMap<>();
        Kept.Reader<List<Long>> reader = toKeep -> {
            read.putAll(videoCards.read(toKeep, from + " limit ?", parameters.toArray()));
            return List.copyOf(read.keySet());
        };
        List<Long> ids = slice.isFirst() ? lists.first(key, slice.count(), reader) : reader.read(false);
        return videoCards.load(ids, viewer, read);
    }

    /**
     * Returns the condition that a video comes after another one, the newest first.
     *
     * @param seen the condition that the other one, with the alias {@code p}, is visible: the position of a hidden video
     *     would reveal when it was published. The parameters are twice its id and those of this condition, and its id.
     */
    static String after(String seen) {
        return " and v.published_at <= %1$s and (v.published_at < %1$s or v.id < ?)"
                .formatted("(select p.published_at from video p where p.id = ? and " + seen + ")");
    }
}
