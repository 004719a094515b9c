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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
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
        changeLists();
        statements.begin();
    }

    @AfterEach
    void delete() {
        statements.end();
        transactions.run(() -> entityManager
                .createNativeQuery("delete from video where author_id = " + author)
                .executeUpdate());
        changeLists();
    }

    private void changeLists() {
        changed.fire(new Changed(NONE, NONE, NONE, true));
    }

    @Test
    void pagesOfAnyTimeAreThoseOfTheDatabaseAndCostNoStatementInTheEnd() {
        Random random = new Random(1);
        AtomicInteger free = new AtomicInteger();
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5)).until(() -> {
            Instant time = moment(random.nextInt(VIDEOS / 3 + 1)).plusNanos(1000L * random.nextInt(2));
            long cost = statements.ofWarm(() -> pageBefore(time));
            assertThat(summary(pageBefore(time))).isEqualTo(inDatabase(time));
            return free.addAndGet(cost == 0 ? 1 : 0) == 100;
        });
    }

    /** More than a segment has. */
    @Test
    void videosOfOneMomentAreBeforeWhatComesNext() {
        insert(Collections.nCopies(300, row(moment(50), false)));
        changeLists();
        AtomicInteger free = new AtomicInteger();
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5)).until(() -> {
            Instant time = moment(49 + free.get() % 3).plusNanos(1000);
            long cost = statements.ofWarm(() -> pageBefore(time));
            assertThat(summary(pageBefore(time))).isEqualTo(inDatabase(time));
            return free.addAndGet(cost == 0 ? 1 : 0) == 6;
        });
    }

    @Test
    void aVideoIsSeenAsSoonAsItIsThere() {
        Instant time = moment(100);
        for (int i = 0; i < 5; i++) {
            Summary before = summary(pageBefore(time));
            insert(List.of(row(time.minusNanos(1000), false)));
            changeLists();
            assertThat(summary(pageBefore(time))).isEqualTo(inDatabase(time)).isNotEqualTo(before);
        }
    }

    private static Instant moment(int second) {
        return OLDEST.plusSeconds(second);
    }

    private FeedPage pageBefore(Instant time) {
        return pages.publishedBefore(time, Viewer.ANONYMOUS, PAGE);
    }

    /** The ids of the page, and when the video after it was published. */
    private record Summary(List<Long> ids, Optional<Instant> followedBy) {}

    private static Summary summary(FeedPage page) {
        return new Summary(page.cards().stream().map(card -> card.video().id()).toList(), page.followedBy());
    }

    private Summary inDatabase(Instant time) {
        List<Object[]> videos = transactions.call(() -> entityManager
                .createQuery(
                        "select v.id, v.publishedAt from Video v where v.isPrivate = false and v.publishedAt < :time"
                                + " order by v.publishedAt desc, v.id desc",
                        Object[].class)
                .setParameter("time", time)
                .setMaxResults(PAGE + 1)
                .getResultList());
        return new Summary(
                videos.stream().limit(PAGE).map(video -> (Long) video[0]).toList(),
                videos.stream().skip(PAGE).findFirst().map(video -> (Instant) video[1]));
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
