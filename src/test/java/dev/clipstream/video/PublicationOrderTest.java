package dev.clipstream.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Dialect;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PublicationOrderTest {

    private static final int PUBLISHERS = 24;
    private static final int VIDEOS = 240;

    @Test
    void timesGrowWithIdsOfSimultaneousPublications() throws Exception {
        List<Client> authors = Stream.generate(() -> Client.registered(Dialect.OFFICIAL))
                .limit(PUBLISHERS)
                .toList();
        Callable<Long> publishing =
                () -> authors.get((int) (Thread.currentThread().threadId() % PUBLISHERS))
                        .publishedUrl("at once");
        try (var threads = Executors.newFixedThreadPool(PUBLISHERS)) {
            List<Future<Long>> published = threads.invokeAll(
                    Stream.generate(() -> publishing).limit(VIDEOS).toList());
            List<Long> ids = published.stream().map(Future::resultNow).sorted().toList();
            assertThat(ids).hasSize(VIDEOS).doesNotHaveDuplicates();
            assertThat(timesInOrderOfIds(ids)).isSortedAccordingTo(Comparator.naturalOrder());
            assertThat(timesInOrderOfIds(ids)).doesNotHaveDuplicates();
        }
    }

    @Test
    void aPublicationWaitsForThePreviousOne() throws Exception {
        Client author = Client.registered(Dialect.OFFICIAL);
        Instant[] first = new Instant[1];
        Future<Long> second;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            second = QuarkusTransaction.requiringNew().call(() -> {
                first[0] = PublicationClock.next(Instant.now());
                Future<Long> waiting = threads.submit(() -> author.publishedUrl("second"));
                assertThatThrownBy(() -> waiting.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
                return waiting;
            });
        }
        assertThat(timesInOrderOfIds(List.of(second.get())).getFirst()).isAfter(first[0]);
    }

    @Test
    void aLateClockStillPublishesAfterTheLastVideo() {
        Instant now = Instant.now();
        Instant last = QuarkusTransaction.requiringNew().call(() -> PublicationClock.next(now));
        Instant next = QuarkusTransaction.requiringNew().call(() -> PublicationClock.next(now.minusSeconds(60)));
        assertThat(Duration.between(last, next)).isEqualTo(Duration.ofNanos(1_000));
    }

    private static List<Instant> timesInOrderOfIds(List<Long> ids) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Video.find("select v.publishedAt from Video v where v.id in ?1 order by v.id", ids)
                        .project(Instant.class)
                        .list());
    }
}
