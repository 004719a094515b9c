package dev.clipstream.feed;

import static dev.clipstream.fixture.Answers.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clipstream.cache.Changes;
import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Dialect;
import dev.clipstream.fixture.Json;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each test publishes in its own hour of the past, so that it sees no videos of other tests in between. */
@QuarkusTest
class FeedPagingTest {

    private final Client anyone = Client.anonymous(Dialect.OFFICIAL);

    private Client author;
    private Instant noon;

    @Inject
    Changes changes;

    @Inject
    EntityManager entityManager;

    @BeforeEach
    void chooseAnHour() {
        author = Client.registered(Dialect.OFFICIAL);
        noon = Instant.parse("1995-01-01T12:00:00Z").plus(author.userId() % 200_000, ChronoUnit.HOURS);
    }

    @Test
    void pagingShowsEachVideoOfOneSecondOnce() {
        List<Long> published = publish(200, i -> noon.plus(i * 4_000L, ChronoUnit.MICROS));
        assertThat(follow(noon.getEpochSecond() + 1, 200)).isEqualTo(published.reversed());
    }

    @Test
    void pagingShowsEachVideoOfOneMicrosecondOnce() {
        List<Long> published = publish(100, i -> noon);
        assertThat(follow(noon.getEpochSecond() + 1, 100)).isEqualTo(published.reversed());
    }

    @Test
    void videosOfManySecondsArePagedInSeconds() {
        List<Long> published = publish(95, i -> noon.plusSeconds(i));
        Response first = feed(noon.plusSeconds(95).getEpochSecond());
        assertThat(first.jsonPath().getLong("next_time"))
                .isEqualTo(noon.plusSeconds(65).getEpochSecond());
        assertThat(follow(noon.plusSeconds(95).getEpochSecond(), 95)).isEqualTo(published.reversed());
    }

    @Test
    void aPageIsSentInOnePiece() {
        publish(30, i -> noon.plusSeconds(i));
        Response page = feed(noon.plusSeconds(30).getEpochSecond());
        assertThat(page.header("Content-Length")).isEqualTo(String.valueOf(page.asByteArray().length));
    }

    @Test
    void theCursorHasTheUnitOfTheDocument() {
        List<Long> published = publish(40, i -> noon.plusSeconds(i));
        long start = noon.plusSeconds(40).getEpochSecond();
        Instant oldest = noon.plusSeconds(10);
        for (Dialect dialect : List.of(Dialect.OFFICIAL, Dialect.CAMP, Dialect.DURLIM)) {
            assertThat(nextTime(dialect, start)).as(dialect.name()).isEqualTo(oldest.getEpochSecond());
        }
        assertThat(nextTime(Dialect.ANDROID, start)).isEqualTo(oldest.toEpochMilli());
        assertThat(nextTime(Dialect.BYTEHUNTERS, published.getLast() + 1)).isEqualTo(published.get(10));
    }

    private static long nextTime(Dialect dialect, long latestTime) {
        return Client.anonymous(dialect)
                .get("feed", "latest_time", latestTime)
                .jsonPath()
                .getLong("next_time");
    }

    @Test
    void latestTimeIsExclusive() {
        List<Long> published = publish(3, i -> noon.plusSeconds(i));
        assertThat(ids(feed(noon.getEpochSecond() + 2)).subList(0, 2))
                .isEqualTo(published.subList(0, 2).reversed());
    }

    @Test
    void latestTimeMayBeInMillisecondsOrMicroseconds() {
        List<Long> published = publish(2, i -> noon.plusMillis(i));
        assertThat(ids(feed(noon.toEpochMilli() + 2)).subList(0, 2)).isEqualTo(published.reversed());
        assertThat(ids(feed(noon.toEpochMilli() + 1)).getFirst()).isEqualTo(published.getFirst());
        assertThat(ids(feed(noon.toEpochMilli() * 1_000 + 1_000)).getFirst()).isEqualTo(published.getFirst());
    }

    @Test
    void theCursorOfTheEndStaysAtTheEnd() {
        for (long beforeEverything : new long[] {1, -5}) {
            Response end = feed(beforeEverything);
            assertThat(ids(end)).isEmpty();
            assertThat(end.jsonPath().getLong("next_time")).isEqualTo(beforeEverything);
        }
    }

    @Test
    void aPresentOrFutureLatestTimeStartsAtTheNewest() {
        long newest = publish(1, i -> Instant.now()).getFirst();
        long later = Instant.now().plusSeconds(60).getEpochSecond();
        for (long latestTime : new long[] {0, later, later * 1_000, later * 1_000_000, 1L << 60}) {
            assertThat(ids(feed(latestTime))).as("%d", latestTime).contains(newest);
        }
        // The present second, unless it ends before the request arrives.
        await().untilAsserted(() ->
                assertThat(ids(feed(Instant.now().getEpochSecond()))).contains(newest));
    }

    @Test
    void aPageHasAtMostThirtyVideos() {
        publish(31, i -> noon.plusSeconds(i));
        assertThat(ids(feed(noon.plusSeconds(31).getEpochSecond()))).hasSize(30);
    }

    /** Follows next_time until that many videos were seen, or the end is reached. */
    private List<Long> follow(long latestTime, int count) {
        List<Long> seen = new ArrayList<>();
        while (seen.size() < count) {
            Response page = feed(latestTime);
            if (ids(page).isEmpty()) {
                return seen;
            }
            seen.addAll(ids(page));
            latestTime = Json.number(page, "/next_time");
            assertThat(latestTime).isLessThan(1L << 53);
        }
        return seen.subList(0, count);
    }

    private Response feed(long latestTime) {
        Response response = anyone.get("feed/", "latest_time", latestTime);
        return succeeded(response);
    }

    private static List<Long> ids(Response feed) {
        return Json.numbers(feed, "/video_list", "id");
    }

    /** Inserts rows as {@code publish/action} does, at moments that it cannot set. */
    private List<Long> publish(int count, IntFunction<Instant> moment) {
        long author = this.author.userId();
        return QuarkusTransaction.requiringNew().call(() -> {
            changes.ofLists();
            changes.ofAccount(author);
            IntStream.range(0, count)
                    .forEach(i -> entityManager
                            .createNativeQuery("""
                                    insert into video (author_id, title, source, cover_source, published_at)
                                    values (?1, 'x', 'video/x.mp4', 'cover/x.jpg', ?2)
                                    """)
                            .setParameter(1, author)
                            .setParameter(2, moment.apply(i))
                            .executeUpdate());
            entityManager
                    .createNativeQuery("update account set work_count = work_count + ?1 where id = ?2")
                    .setParameter(1, count)
                    .setParameter(2, author)
                    .executeUpdate();
            List<?> ids = entityManager
                    .createNativeQuery("select id from video where author_id = ?1 order by published_at, id")
                    .setParameter(1, author)
                    .getResultList();
            return ids.stream()
                    .flatMapToLong(id -> LongStream.of(((Number) id).longValue()))
                    .boxed()
                    .toList();
        });
    }
}
