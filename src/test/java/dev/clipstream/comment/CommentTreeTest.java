package dev.clipstream.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clipstream.account.Viewer;
import dev.clipstream.database.Transactions;
import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Dialect;
import dev.clipstream.paging.Slice;
import dev.clipstream.problem.Problem;
import dev.clipstream.read.CommentCard;
import dev.clipstream.read.CommentLists;
import dev.clipstream.recount.RecountJob;
import dev.clipstream.video.Videos;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CommentTreeTest {

    /** More replies than one statement deletes. */
    private static final int ANSWERS = 1100;

    private static final Slice ALL = new Slice(0, 5000);

    @Inject
    Comments comments;

    @Inject
    CommentLists lists;

    @Inject
    CommentLikes likes;

    @Inject
    Videos videos;

    @Inject
    RecountJob recount;

    @Inject
    Clock clock;

    @Inject
    Transactions transactions;

    @Inject
    EntityManager entityManager;

    private Viewer author;
    private long video;

    @BeforeEach
    void publish() {
        Client client = Client.registered(Dialect.OFFICIAL);
        author = new Viewer(client.userId());
        video = client.publishedUrl("discussed");
    }

    /** The tree is deeper than one recursion of a database. */
    @Test
    void deletingACommentDeletesADeepTree() {
        long root = comments.post(author, video, "root").comment().id();
        long other = comments.post(author, video, "stays").comment().id();
        long last = answer(root, true);
        likes.toggle(author, last);
        comments.delete(author, video, root);
        assertOnlyStays(other);
        assertThat(likesLeft(last)).isZero();
    }

    @Test
    void deletingACommentDeletesAllOfManyReplies() {
        long root = comments.post(author, video, "root").comment().id();
        long other = comments.post(author, video, "stays").comment().id();
        answer(root, false);
        likes.toggle(author, root);
        comments.delete(author, video, root);
        assertOnlyStays(other);
        assertThat(likesLeft(root)).isZero();
    }

    @Test
    void aCommentOfADeletedVideoIsUnknown() {
        long comment = comments.post(author, video, "left behind").comment().id();
        sql("delete from video where id = ?1", video);
        try {
            assertThatThrownBy(() -> lists.get(comment, author)).isInstanceOf(Problem.UnknownComment.class);
            assertThatThrownBy(() -> lists.countReplies(comment, author)).isInstanceOf(Problem.UnknownComment.class);
            assertThatThrownBy(() -> comments.reply(author, comment, "x")).isInstanceOf(Problem.UnknownComment.class);
            assertThatThrownBy(() -> likes.toggle(author, comment)).isInstanceOf(Problem.UnknownComment.class);
            assertThat(lists.allOnVideo(video, author, ALL)).isEmpty();
        } finally {
            sql("delete from comment where video_id = ?1", video);
            recount.repairAll();
        }
    }

    @Test
    void aDeletedAccountCanNeitherReplyNorLike() {
        long comment = comments.post(author, video, "alone").comment().id();
        Viewer nobody = new Viewer(Long.MAX_VALUE);
        assertThatThrownBy(() -> comments.reply(nobody, comment, "x")).isInstanceOf(Problem.TokenInvalid.class);
        assertThatThrownBy(() -> likes.toggle(nobody, comment)).isInstanceOf(Problem.TokenInvalid.class);
        assertThat(lists.get(comment, author)).matches(card -> card.replyCount() == 0 && card.likeCount() == 0);
        assertThat(lists.countOnVideo(video, author)).isEqualTo(1);
    }

    @Test
    void aLikeOfACommentIsInTheNextList() {
        long comment = comments.post(author, video, "liked").comment().id();
        assertThat(likesIn(lists.allOnVideo(video, author, ALL))).containsExactly(0L);
        likes.toggle(author, comment);
        assertThat(likesIn(lists.allOnVideo(video, author, ALL))).containsExactly(1L);
        likes.toggle(author, comment);
        assertThat(likesIn(lists.allOnVideo(video, author, ALL))).containsExactly(0L);
    }

    private static List<Long> likesIn(List<CommentCard> cards) {
        return cards.stream().map(card -> card.comment().likeCount()).toList();
    }

    /** Inserts many replies, to the comment or each to the one before, and returns the last. */
    private long answer(long root, boolean eachOther) {
        return transactions.call(() -> {
            long parent = root;
            long last = root;
            for (int i = 0; i < ANSWERS; i++) {
                Comment answer = new Comment();
                answer.videoId = video;
                answer.parentId = parent;
                answer.accountId = author.id();
                answer.content = "answer";
                answer.createdAt = clock.instant();
                answer.persist();
                Comment.addToReplyCount(parent, 1);
                last = answer.id;
                parent = eachOther ? last : root;
            }
            videos.countComment(video, ANSWERS);
            return last;
        });
    }

    private void assertOnlyStays(long comment) {
        assertThat(lists.allOnVideo(video, author, ALL))
                .singleElement()
                .extracting(card -> card.comment().id())
                .isEqualTo(comment);
        assertThat(lists.countOnVideo(video, author)).isEqualTo(1);
    }

    private long likesLeft(long comment) {
        return (Long) entityManager
                .createNativeQuery("select count(*) from comment_like where comment_id = ?1", Long.class)
                .setParameter(1, comment)
                .getSingleResult();
    }

    private void sql(String statement, long id) {
        transactions.run(() ->
                entityManager.createNativeQuery(statement).setParameter(1, id).executeUpdate());
    }
}
