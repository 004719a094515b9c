package dev.clipstream.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clipstream.account.Accounts;
import dev.clipstream.account.Viewer;
import dev.clipstream.cache.Changes;
import dev.clipstream.community.Communities;
import dev.clipstream.database.Rows;
import dev.clipstream.database.Transactions;
import dev.clipstream.delivery.MessageBus;
import dev.clipstream.delivery.MessageMeters;
import dev.clipstream.delivery.Outbox;
import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.StatementCount;
import dev.clipstream.follow.Follows;
import dev.clipstream.paging.ClientTime;
import dev.clipstream.paging.Slice;
import dev.clipstream.read.FollowLists;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that read a chat in seconds get each message once, although the clocks of the instances differ. */
@QuarkusTest
class SkewedClocksTest {

    private static final Slice ALL = new Slice(0, 1000);
    private static final int MESSAGES = 100;
    private static final int WRITERS = 32;

    @Inject
    Accounts accounts;

    @Inject
    Follows follows;

    @Inject
    Rows rows;

    @Inject
    NewestTimes newestTimes;

    @Inject
    Changes changes;

    @Inject
    FollowLists followLists;

    @Inject
    Communities communities;

    @Inject
    Outbox outbox;

    @Inject
    MessageBus bus;

    @Inject
    MessageMeters meters;

    @Inject
    Transactions transactions;

    @Inject
    StatementCount statements;

    @Inject
    SessionFactory sessionFactory;

    private final List<String> sent = new ArrayList<>();
    private final List<String> received = new ArrayList<>();
    private Viewer writer;
    private Viewer reader;
    private Instant now = Instant.parse("2026-05-05T05:05:05.050Z");
    private ClientTime newest;

    @BeforeEach
    void begin() {
        writer = new Viewer(Client.registered().userId());
        reader = new Viewer(Client.registered().userId());
        statements.begin();
    }

    @AfterEach
    void end() {
        statements.end();
    }

    @ParameterizedTest
    @ValueSource(longs = {2000, 50})
    void everyMessageIsPolledOnceFromAnInstanceWhoseClockIsAhead(long millis) {
        Inbox inbox = inbox(stopped(Duration.ofMillis(millis)));
        Messages messages = messages(stopped(Duration.ZERO));
        newest = ClientTime.of(now.getEpochSecond() - 1);
        for (int i = 0; i < MESSAGES; i++) {
            send(messages, "message " + i);
            poll(inbox);
            now = now.plusMillis(11);
        }
        now = now.plusSeconds(MESSAGES);
        poll(inbox);
        assertThat(received).isEqualTo(sent);
    }

    @Test
    void aFirstPageInSecondsIsContinuedAfterItsLastSecond() {
        Inbox inbox = inbox(stopped(Duration.ofSeconds(2)));
        Messages messages = messages(stopped(Duration.ZERO));
        send(messages, "read at once");
        take(inbox.chat(reader, writer.id(), ChronoUnit.SECONDS, ALL));
        send(messages, "written in the same second");
        now = now.plusSeconds(2);
        poll(inbox);
        assertThat(received).isEqualTo(sent);
    }

    @Test
    void writersWithManyClocksAndReadersDoNotDisturbEachOther() throws Exception {
        Inbox ahead = inbox(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(3)));
        newest = ClientTime.of(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writing = IntStream.range(0, WRITERS)
                    .<Future<?>>mapToObj(i -> threads.submit(() -> inARequest(() -> write(i))))
                    .toList();
            while (!writing.stream().allMatch(Future::isDone)) {
                poll(ahead);
            }
            for (Future<?> one : writing) {
                one.get();
            }
        }
        poll(inbox(Clock.offset(Clock.systemUTC(), Duration.ofHours(1))));
        assertThat(received).hasSize(WRITERS * 5).doesNotHaveDuplicates();
    }

    @Test
    void aPollWritesOnlyWhatItIsTheFirstToSee() {
        Inbox inbox = inbox(stopped(Duration.ofSeconds(2)));
        send(messages(stopped(Duration.ZERO)), "hello");
        ClientTime before = ClientTime.of(now.getEpochSecond() - 1);
        assertThat(rowsWritten(() -> poll(inbox, ClientTime.of(now.toEpochMilli() - 1))))
                .isZero();
        assertThat(rowsWritten(() -> poll(inbox, before))).isOne();
        assertThat(rowsWritten(() -> poll(inbox, before))).isZero();
        assertThat(rowsWritten(() -> poll(inbox, ClientTime.of(now.getEpochSecond()))))
                .isZero();
    }

    private long rowsWritten(Runnable work) {
        statements.of(work);
        return sessionFactory.getStatistics().getEntityUpdateCount();
    }

    private static void inARequest(Runnable work) {
        ManagedContext context = Arc.container().requestContext();
        context.activate();
        try {
            work.run();
        } finally {
            context.terminate();
        }
    }

    /** Writes five messages, in either direction, by a clock of its own. */
    private void write(int number) {
        Messages messages = messages(Clock.offset(Clock.systemUTC(), Duration.ofMillis(number * 60L - 1000)));
        Viewer from = number % 2 == 0 ? writer : reader;
        long to = number % 2 == 0 ? reader.id() : writer.id();
        for (int i = 0; i < 5; i++) {
            messages.send(from, to, "message " + i + " of " + number);
        }
    }

    private void send(Messages messages, String text) {
        messages.send(writer, reader.id(), text);
        sent.add(text);
    }

    /** Polls as clients do, with the newest second that they have. */
    private void poll(Inbox inbox) {
        take(poll(inbox, newest));
    }

    private List<MessageCard> poll(Inbox inbox, ClientTime since) {
        return inbox.chatSince(reader, writer.id(), since, true, ALL);
    }

    private void take(List<MessageCard> messages) {
        messages.forEach(message -> received.add(message.content()));
        if (!messages.isEmpty()) {
            newest = ClientTime.of(messages.getLast().createdAt().getEpochSecond());
        }
    }

    private Inbox inbox(Clock clock) {
        return new Inbox(rows, newestTimes, followLists, transactions, clock);
    }

    private Messages messages(Clock clock) {
        return new Messages(accounts, follows, communities, outbox, bus, meters, changes, transactions, clock);
    }

    /** Returns a clock that stands until the test moves {@code now}. */
    private Clock stopped(Duration ahead) {
        return new Clock() {
            @Override
            public Instant instant() {
                return now.plus(ahead);
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }
}
