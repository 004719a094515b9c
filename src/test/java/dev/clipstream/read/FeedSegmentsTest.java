package dev.clipstream.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clipstream.account.Viewer;
import dev.clipstream.cache.Changed;
import dev.clipstream.database.Transactions;
import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Dialect;
import dev.clipstream.fixture.StatementCount;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Its videos are the last ones of the feed. */
@QuarkusTest
class FeedSegmentsTest {

    private static final int VIDEOS = 700;
    private static final int PAGE = 30;
    private static final Instant OLDEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Set<Long> NONE = Set.of();

    @Inject
    FeedPages pages;

    @Inject
    Event<Changed> changed;

    @Inject
    Transactions transactions;

    @Inject
    EntityManager entityManager;

    @Inject
    StatementCount statements;

    private long author;

    /** Three videos are published at each moment, and every seventh one is private. */
    @BeforeEach
    void publish() {
        author = Client.registered(Dialect.OFFICIAL).userId();
        insert(IntStream.range(0, VIDEOS)
                .mapToObj(video -> row(moment(video / 3), video % 7 == 0))
                .toList());
        statements.begin();
    }

    @AfterEach
    void delete() {
        statements.end();
        transactions.run(() -> entityManager
                .createNativeQuery("delete from video where author_id = " + author)
                .executeUpdate());
        changed.fire(new Changed(NONE, NONE, NONE, true));
    }

    @Test
    void pagesOfAnyTimeAreThoseOfTheDatabase() {
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            Instant time = moment(random.nextInt(VIDEOS / 3 + 1)).plusNanos(1000L * random.nextInt(2));
            assertThat(idsBefore(time)).isEqualTo(inDatabase(time));
        }
    }

    @Test
    void pagesThatNobodyHasSeenCostNoStatementInTheEnd() {
        Random random = new Random(2);
        await().untilAsserted(() -> {
            Instant time = moment(random.nextInt(VIDEOS / 3)).plusNanos(1000L * random.nextInt(999_999));
            assertThat(statements.ofWarm(() -> assertThat(idsBefore(time)).isNotNull()))
                    .as(() -> statements.sent())
                    .isZero();
        });
    }

    @Test
    void aVideoIsSeenAsSoonAsItIsThere() {
        Instant time = moment(100);
        for (int i = 0; i < 5; i++) {
            List<Long> before = idsBefore(time);
            insert(List.of(row(time.minusNanos(1000), false)));
            changed.fire(new Changed(NONE, NONE, NONE, true));
            assertThat(idsBefore(time))
                    .isEqualTo(inDatabase(time))
                    .doesNotContainSequence(before)
                    .hasSize(PAGE);
        }
    }

    private static Instant moment(int second) {
        return OLDEST.plusSeconds(second);
    }

    private List<Long> idsBefore(Instant time) {
        return pages.publishedBefore(time, Viewer.ANONYMOUS, PAGE).cards().stream()
                .map(card -> card.video().id())
                .toList();
    }

    private List<Long> inDatabase(Instant time) {
        List<?> ids = entityManager
                .createQuery("select v.id from Video v where v.isPrivate = false and v.publishedAt < :time"
                        + " order by v.publishedAt desc, v.id desc")
                .setParameter("time", time)
                .setMaxResults(PAGE)
                .getResultList();
        List<Long> found = new ArrayList<>();
        ids.forEach(id -> found.add((Long) id));
        return found;
    }

    private String row(Instant publishedAt, boolean isPrivate) {
        return "(%d, 'old', 'v', 'c', %b, '%s')"
                .formatted(author, isPrivate, LocalDateTime.ofInstant(publishedAt, ZoneOffset.UTC));
    }

    private void insert(List<String> rows) {
        transactions.run(() -> entityManager
                .createNativeQuery(
                        "insert into video (author_id, title, source, cover_source, is_private, published_at)"
                                + " values " + String.join(", ", rows))
                .executeUpdate());
    }
}
