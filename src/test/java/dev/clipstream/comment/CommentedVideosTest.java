package dev.clipstream.comment;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clipstream.account.Viewer;
import dev.clipstream.database.Transactions;
import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Dialect;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CommentedVideosTest {

    @Inject
    CommentedVideos videos;

    @Inject
    Transactions transactions;

    @Inject
    EntityManager entityManager;

    /** With both rows locked, two callers that lock them in different orders would deadlock. */
    @Test
    void lockingByCommentLocksTheVideoAlone() {
        Client client = Client.registered(Dialect.OFFICIAL);
        Viewer viewer = new Viewer(client.userId());
        long video = client.publishedUrl("discussed");
        long comment = client.commented(video, "nice");
        CommentedVideo held = transactions.call(() -> {
            entityManager
                    .createNativeQuery("select 1 from comment where id = ?1 for update")
                    .setParameter(1, comment)
                    .getResultList();
            return CompletableFuture.supplyAsync(() -> transactions.call(() -> videos.lockByComment(comment, viewer)))
                    .orTimeout(4, SECONDS)
                    .join();
        });
        assertThat(held).isEqualTo(new CommentedVideo(video, viewer.id()));
    }
}
