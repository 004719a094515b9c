package dev.clipstream.recount;

import static dev.clipstream.fixture.Answers.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import dev.clipstream.database.Transactions;
import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Dialect;
import dev.clipstream.fixture.PortalClient;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RecountJobTest {

    private static final Logger LOG = Logger.getLogger(RecountJob.class.getName());

    @Inject
    RecountJob job;

    @Inject
    EntityManager entityManager;

    @Inject
    Transactions transactions;

    @Test
    void everyWrongCounterIsRepairedAndReported() {
        // Repairs the counters that another test has changed.
        job.repairAll();
        Client author = Client.registered(Dialect.OFFICIAL);
        Client fan = Client.registered(Dialect.OFFICIAL);
        long video = author.publishedUrl("counted");
        succeeded(fan.like(video));
        succeeded(fan.follow(author.userId()));
        long comment = fan.commented(video, "nice");
        PortalClient reader = PortalClient.of(author);
        PortalClient.succeeded(reader.post("videos/comment-comments", "father_id", comment, "content", "thanks"));
        PortalClient.succeeded(reader.post("videos/like-comments", "comment_id", comment));
        assertThat(job.repairAll()).isZero();

        spoil(
                "account",
                List.of("follow_count", "follower_count", "work_count", "favorite_count", "total_favorited"),
                author.userId());
        spoil("account", List.of("follow_count", "favorite_count"), fan.userId());
        spoil("video", List.of("favorite_count", "comment_count"), video);
        spoil("comment", List.of("reply_count", "like_count"), comment);
        Reports reports = new Reports();
        LOG.addHandler(reports);
        try {
            assertThat(job.repairAll()).isEqualTo(11);
        } finally {
            LOG.removeHandler(reports);
        }
        assertThat(reports.text.toString())
                .contains("Corrected video.comment_count of id %d from 102 to 2".formatted(video));

        author.profile(0)
                .then()
                .body("user.follow_count", is(0), "user.follower_count", is(1))
                .body("user.work_count", is(1), "user.favorite_count", is(0), "user.total_favorited", is(1));
        fan.profile(0).then().body("user.follow_count", is(1), "user.favorite_count", is(1));
        author.get("publish/list")
                .then()
                .body("video_list[0].favorite_count", is(1), "video_list[0].comment_count", is(2));
        reader.get("videos/get-comment-all", "comment_id", comment)
                .then()
                .body("data.comment.comments", is("1"), "data.comment.likes", is("1"));
    }

    @Test
    void aRepairedCommentIsInTheNextList() {
        Client author = Client.registered(Dialect.DURLIM);
        long video = Client.registered(Dialect.OFFICIAL).publishedUrl("discussed");
        long comment = author.commented(video, "nice");
        spoil("comment", List.of("like_count"), comment);
        author.get("comment/list", "video_id", video).then().body("comment_list[0].like_count", is(100));
        job.repairAll();
        author.get("comment/list", "video_id", video).then().body("comment_list[0].like_count", is(0));
    }

    @Test
    void countersOfPrivateVideosAreRepaired() {
        job.repairAll();
        PortalClient author = PortalClient.guest();
        long video = author.created(author.uploadedVideo(), "hidden", "is_private", true);
        PortalClient.succeeded(author.post("videos/like-video", "video_id", video));
        assertThat(job.repairAll()).isZero();
        spoil("account", List.of("private_work_count", "private_like_count"), author.userId());
        assertThat(job.repairAll()).isEqualTo(2);
        author.inTheApp()
                .profile(0)
                .then()
                .body("user.work_count", is(1), "user.favorite_count", is(1), "user.total_favorited", is(1));
        Client.registered(Dialect.OFFICIAL)
                .profile(author.userId())
                .then()
                .body("user.work_count", is(0), "user.favorite_count", is(0), "user.total_favorited", is(0));
    }

    private void spoil(String table, List<String> counters, long id) {
        transactions.run(() -> counters.forEach(counter -> entityManager
                .createNativeQuery("update %1$s set %2$s = %2$s + 100 where id = ?1".formatted(table, counter))
                .setParameter(1, id)
                .executeUpdate()));
    }

    private static final class Reports extends Handler {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void publish(LogRecord entry) {
            text.append(entry.getMessage().formatted(entry.getParameters())).append('\n');
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
