package dev.clipstream.delivery;

import static dev.clipstream.fixture.Answers.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clipstream.account.Viewer;
import dev.clipstream.database.Transactions;
import dev.clipstream.fixture.BreakableServers;
import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Dialect;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests that every connection gets each message once, also during outages. */
@QuarkusTest
@WithTestResource(BreakableServers.class)
class DeliveryTest {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    @Inject
    ConnectionRegistry registry;

    @Inject
    MessageBus bus;

    @Inject
    DeliveryConfig config;

    @Inject
    Outbox outbox;

    @Inject
    MessageMeters meters;

    @Inject
    StoredMessages stored;

    @Inject
    Transactions transactions;

    @Inject
    Clock clock;

    @AfterEach
    void plugIn() {
        BreakableServers.database().plugIn();
        BreakableServers.redis().plugIn();
    }

    @Test
    void deliveryDuringDatabaseOutageIsRecordedLater() {
        Client sender = Client.registered(Dialect.OFFICIAL);
        Client receiver = Client.registered(Dialect.OFFICIAL);
        RecordingTransport transport =
                new RecordingTransport(() -> BreakableServers.database().pull());
        Connection connection = connect(receiver, transport);
        succeeded(sender.message(receiver.userId(), "hello"));
        await().atMost(LIMIT).until(() -> transport.contents().equals(List.of("hello")));
        BreakableServers.database().plugIn();
        await().atMost(LIMIT).ignoreExceptions().until(() -> stored.endClaims(receiver) == 1);
        await().atMost(LIMIT).until(() -> stored.waiting(receiver) == 0);
        registry.remove(connection);
        assertThat(transport.contents()).containsExactly("hello");
        assertThat(transport.disconnects()).isEmpty();
    }

    @Test
    void missedMessagesReachEveryConnectionOnce() {
        Client sender = Client.registered(Dialect.OFFICIAL);
        Client receiver = Client.registered(Dialect.OFFICIAL);
        Client stranger = Client.registered(Dialect.OFFICIAL);
        List<RecordingTransport> transports =
                List.of(new RecordingTransport(), new RecordingTransport(), new RecordingTransport());
        RecordingTransport outside = new RecordingTransport();
        List<Connection> connections = List.of(
                connect(receiver, transports.get(0)),
                connect(receiver, transports.get(1)),
                connect(sender, transports.get(2)),
                connect(stranger, outside));
        succeeded(sender.message(receiver.userId(), "before"));
        transports.forEach(transport ->
                await().atMost(LIMIT).until(() -> transport.contents().equals(List.of("before"))));
        BreakableServers.redis().pull();
        stored.storeElsewhere(sender, receiver, "while Redis is away");
        transports.forEach(transport ->
                await().atMost(LIMIT).until(() -> transport.contents().contains("while Redis is away")));
        BreakableServers.redis().plugIn();
        stored.storeElsewhere(sender, receiver, "when it is back");
        transports.forEach(transport ->
                await().atMost(LIMIT).until(() -> transport.contents().contains("when it is back")));
        succeeded(sender.message(receiver.userId(), "last"));
        transports.forEach(transport ->
                await().atMost(LIMIT).until(() -> transport.contents().contains("last")));
        transports.forEach(transport -> assertThat(transport.contents())
                .containsExactly("before", "while Redis is away", "when it is back", "last"));
        assertThat(outside.contents()).isEmpty();
        connections.forEach(registry::remove);
    }

    /** As when it was stored through another server of a database cluster, which ours follows after a moment. */
    @Test
    void messageThatIsAnnouncedBeforeItCanBeReadReachesEveryConnection() {
        Client sender = Client.registered(Dialect.OFFICIAL);
        Client receiver = Client.registered(Dialect.OFFICIAL);
        Client other = Client.registered(Dialect.OFFICIAL);
        RecordingTransport received = new RecordingTransport();
        RecordingTransport sent = new RecordingTransport();
        List<Connection> connections = List.of(connect(receiver, received), connect(sender, sent));
        transactions.run(() -> {
            stored.store(sender, receiver, "first", 0, 1);
            bus.publish(List.of(new MessageNotice(
                    stored.firstMessage(sender),
                    MessageNotice.NO_CONNECTION,
                    List.of(receiver.userId(), sender.userId()))));
            succeeded(other.message(receiver.userId(), "second"));
            await().atMost(LIMIT).until(() -> received.contents().equals(List.of("second")));
        });
        await().atMost(LIMIT).until(() -> received.contents().equals(List.of("second", "first")));
        await().atMost(LIMIT).until(() -> sent.contents().equals(List.of("first")));
        connections.forEach(registry::remove);
    }

    @Test
    void slowReaderGetsWholeLargeBacklogInOrder() {
        Client sender = Client.registered(Dialect.OFFICIAL);
        Client receiver = Client.registered(Dialect.OFFICIAL);
        List<String> backlog =
                IntStream.rangeClosed(1, 5000).mapToObj(i -> "message " + i).toList();
        stored.storeUndelivered(sender, receiver, backlog.size());
        RecordingTransport slow = new RecordingTransport(() -> LockSupport.parkNanos(1_500_000));
        Connection connection = connect(receiver, slow);
        await().atMost(LIMIT)
                .until(() -> slow.contents().size() >= backlog.size()
                        || !slow.disconnects().isEmpty());
        assertThat(slow.disconnects()).isEmpty();
        assertThat(slow.contents()).isEqualTo(backlog);
        await().atMost(LIMIT).until(() -> stored.waiting(receiver) == 0);
        registry.remove(connection);
    }

    /** More messages can be missed than fit into the queue and the memory of a connection. */
    @Test
    void manyMissedMessagesReachEveryConnectionOnce() {
        Client sender = Client.registered(Dialect.OFFICIAL);
        Client receiver = Client.registered(Dialect.OFFICIAL);
        List<RecordingTransport> transports =
                List.of(new RecordingTransport(), new RecordingTransport(() -> LockSupport.parkNanos(1_000_000)));
        List<Connection> connections = transports.stream()
                .map(transport -> connect(receiver, transport))
                .toList();
        succeeded(sender.message(receiver.userId(), "before"));
        transports.forEach(transport ->
                await().atMost(LIMIT).until(() -> transport.contents().equals(List.of("before"))));
        int missed = 3 * StoredMessages.AT_ONCE;
        transactions.run(() -> {
            for (int first = 0; first < missed; first += StoredMessages.AT_ONCE) {
                stored.store(sender, receiver, null, first, StoredMessages.AT_ONCE);
            }
        });
        bus.addMissed(clock.instant());
        transports.forEach(transport ->
                await().atMost(LIMIT).until(() -> transport.contents().size() > missed));
        transports.forEach(transport ->
                assertThat(transport.contents()).hasSize(missed + 1).doesNotHaveDuplicates());
        connections.forEach(registry::remove);
    }

    /** Otherwise a connection without room for them would be notified of them again and again. */
    @Test
    void messagesBeforeConnectAreNotMissed() {
        Client sender = Client.registered(Dialect.OFFICIAL);
        Client receiver = Client.registered(Dialect.OFFICIAL);
        transactions.run(() -> stored.store(sender, receiver, null, 0, StoredMessages.AT_ONCE));
        BlockingQueue<Runnable> writes = new LinkedBlockingQueue<>();
        RecordingTransport transport = new RecordingTransport(() -> take(writes).run());
        Connection connection = connect(receiver, transport);
        writes.add(() -> {});
        succeeded(sender.message(receiver.userId(), "new"));
        await().atMost(LIMIT).until(() -> transport.contents().equals(List.of("new")));
        succeeded(sender.message(receiver.userId(), "slow"));
        await().atMost(LIMIT).until(() -> stored.claimed(receiver) == 1);
        bus.addMissed(clock.instant().minus(Duration.ofDays(1)));
        registry.redeliverMissed();
        assertThat(bus.takeMissed()).isEmpty();
        writes.add(() -> {});
        await().atMost(LIMIT).until(() -> transport.contents().equals(List.of("new", "slow")));
        registry.remove(connection);
    }

    /** The message fails in the same batch as an older one that is redelivered. */
    @Test
    void unwrittenMessageIsDeliveredOnNextConnect() {
        Client sender = Client.registered(Dialect.OFFICIAL);
        Client receiver = Client.registered(Dialect.OFFICIAL);
        stored.storeUndelivered(sender, receiver, 1);
        BlockingQueue<Runnable> writes = new LinkedBlockingQueue<>();
        RecordingTransport broken = new RecordingTransport(() -> take(writes).run());
        Connection connection = connect(receiver, broken);
        writes.add(() -> {});
        await().atMost(LIMIT).until(() -> stored.waiting(receiver) == 0);
        succeeded(sender.message(receiver.userId(), "slow"));
        await().atMost(LIMIT).until(() -> stored.claimed(receiver) == 1);
        long old = stored.markUndelivered(sender, receiver);
        bus.publish(List.of(MessageNotice.redelivery(old, receiver.userId())));
        succeeded(sender.message(receiver.userId(), "new"));
        writes.add(() -> {});
        writes.add(() -> {
            throw new IllegalStateException("closed");
        });
        await().atMost(LIMIT).until(() -> !broken.disconnects().isEmpty());
        connection.awaitIdle(System.nanoTime() + LIMIT.toNanos());
        registry.remove(connection);
        RecordingTransport next = new RecordingTransport();
        Connection again = connect(receiver, next);
        await().atMost(LIMIT).until(() -> next.contents().contains("new"));
        assertThat(broken.contents()).containsExactly("message 1", "slow");
        assertThat(next.contents()).containsExactly("new");
        registry.remove(again);
    }

    /** The next instance that the client connects to would not deliver what this one has claimed. */
    @Test
    void connectionToAnInstanceThatStopsClaimsNothing() {
        Client sender = Client.registered(Dialect.OFFICIAL);
        Client receiver = Client.registered(Dialect.OFFICIAL);
        stored.storeUndelivered(sender, receiver, 1);
        ConnectionRegistry stopping = new ConnectionRegistry(config, outbox, bus, meters, clock);
        stopping.closeAll();
        RecordingTransport late = new RecordingTransport();
        Connection connection = stopping.connect(new Viewer(receiver.userId()), late);
        connection.awaitIdle(System.nanoTime() + LIMIT.toNanos());
        assertThat(late.contents()).isEmpty();
        assertThat(stored.claimed(receiver)).isZero();
        assertThat(stored.waiting(receiver)).isEqualTo(1);
    }

    @Test
    void connectionsOverTheLimitAreDisconnected() {
        Client client = Client.registered(Dialect.OFFICIAL);
        List<RecordingTransport> transports =
                Stream.generate(RecordingTransport::new).limit(20).toList();
        List<Connection> connections =
                transports.stream().map(transport -> connect(client, transport)).toList();
        assertThat(transports.subList(0, 4))
                .noneMatch(transport -> transport.disconnects().isEmpty());
        assertThat(transports.subList(4, 20))
                .allMatch(transport -> transport.disconnects().isEmpty());
        connections.forEach(registry::remove);
    }

    @Test
    void claimLastsLongerThanWriteTimeout() {
        assertThat(Outbox.CLAIM)
                .isBetween(Outbox.BATCH_TIMEOUT.plus(Transport.WRITE_TIMEOUT).plusSeconds(1), Duration.ofSeconds(30));
    }

    /** Connects; messages that are sent after this returns reach the connection. */
    private Connection connect(Client client, Transport transport) {
        Connection connection = registry.connect(new Viewer(client.userId()), transport);
        await().until(() -> connection.isMissing(Long.MAX_VALUE));
        return connection;
    }

    private static Runnable take(BlockingQueue<Runnable> writes) {
        try {
            return writes.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
