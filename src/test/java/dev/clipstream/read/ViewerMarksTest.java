package dev.clipstream.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clipstream.account.Viewer;
import dev.clipstream.cache.Changes;
import dev.clipstream.database.Transactions;
import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Dialect;
import dev.clipstream.fixture.StatementCount;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ViewerMarksTest {

    /** No video has such an id. */
    private static final long FIRST = 1L << 60;

    private static final long LIKED = FIRST + 1;
    private static final long NOT_LIKED = FIRST - 1;
    private static final long FOLLOWED = FIRST + 2;

    @Inject
    ViewerMarks marks;

    @Inject
    Changes changes;

    @Inject
    Transactions transactions;

    @Inject
    EntityManager entityManager;

    @Inject
    StatementCount statements;

    private Viewer viewer;

    @BeforeEach
    void register() {
        viewer = new Viewer(Client.registered(Dialect.OFFICIAL).userId());
        statements.begin();
    }

    @AfterEach
    void remove() {
        statements.end();
        mark(0, 0);
    }

    @Test
    void fewMarksAreReadAtOnceForAllPages() {
        mark(ViewerMarks.MANY, ViewerMarks.MANY);
        wantTwice();
        assertThat(statements.ofWarm(() -> assertMarks(List.of(NOT_LIKED, LIKED), List.of(NOT_LIKED, FOLLOWED))))
                .isZero();
    }

    @Test
    void manyMarksAreReadForEachPage() {
        mark(ViewerMarks.MANY + 1, 3);
        wantTwice();
        assertThat(statements.ofWarm(() -> assertMarks(List.of(NOT_LIKED, LIKED), List.of(NOT_LIKED, FOLLOWED))))
                .isEqualTo(2);
        assertThat(statements.ofWarm(() -> assertMarks(List.of(NOT_LIKED), List.of(FIRST))))
                .isZero();
        assertThat(statements.ofWarm(() -> assertMarks(List.of(LIKED + 1), List.of())))
                .isEqualTo(2);
    }

    @Test
    void whoLikesAndFollowsNothingIsAskedForOnce() {
        wantTwice();
        assertThat(marks.of(viewer, List.of(LIKED), List.of()).likes(LIKED)).isFalse();
        assertThat(statements.ofWarm(() -> marks.of(viewer, List.of(NOT_LIKED), List.of(FOLLOWED))))
                .isZero();
        assertThat(statements.ofWarm(() -> marks.of(Viewer.ANONYMOUS, List.of(NOT_LIKED), List.of(FOLLOWED))))
                .isZero();
    }

    /** What is wanted for the second time is kept. */
    private void wantTwice() {
        marks.of(viewer, List.of(LIKED), List.of());
        marks.of(viewer, List.of(LIKED), List.of());
    }

    private void assertMarks(List<Long> videos, List<Long> accounts) {
        Marks found = marks.of(viewer, videos, accounts);
        assertThat(videos).allSatisfy(id -> assertThat(found.likes(id)).isEqualTo(id >= FIRST));
        assertThat(accounts).allSatisfy(id -> assertThat(found.follows(id)).isEqualTo(id >= FIRST));
    }

    /** Makes the viewer like and follow so many, and nobody else. */
    private void mark(int likes, int follows) {
        transactions.run(() -> {
            sql("delete from video_like where account_id = " + viewer.id());
            sql("delete from follow where follower_id = " + viewer.id());
            insert("video_like (account_id, video_id, created_at)", likes);
            insert("follow (follower_id, followee_id, created_at)", follows);
            sql("update account set favorite_count = %d, follow_count = %d where id = %d"
                    .formatted(likes, follows, viewer.id()));
            changes.ofAccount(viewer.id());
        });
    }

    private void insert(String table, int count) {
        if (count > 0) {
            List<String> rows = LongStream.range(FIRST, FIRST + count)
                    .mapToObj(id -> "(%d, %d, now())".formatted(viewer.id(), id))
                    .toList();
            sql("insert into " + table + " values " + String.join(", ", rows));
        }
    }

    private void sql(String statement) {
        entityManager.createNativeQuery(statement).executeUpdate();
    }
}
