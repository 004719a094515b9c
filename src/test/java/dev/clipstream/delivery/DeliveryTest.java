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
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
    /** The maximum depth of recursive queries in the database. */
    private static final int RECURSION = 1000;

    @Inject
    ConnectionRegistry registry;

    @Inject
    MessageBus bus;

    @Inject
    EntityManager entityManager;

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
        await().atMost(LIMIT).ignoreExceptions().until(() -> endClaims(receiver) == 1);
        await().atMost(LIMIT).until(() -> waiting(receiver) == 0);
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
        storeElsewhere(sender, receiver, "while Redis is away");
        transports.forEach(transport ->
                await().atMost(LIMIT).until(() -> transport.contents().contains("while Redis is away")));
        BreakableServers.redis().plugIn();
        storeElsewhere(sender, receiver, "when it is back");
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
            store(sender, receiver, "first", 0, 1);
            bus.publish(List.of(new MessageNotice(
                    firstMessage(sender), MessageNotice.NO_CONNECTION, List.of(receiver.userId(), sender.userId()))));
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
        storeUndelivered(sender, receiver, backlog.size());
        RecordingTransport slow = new RecordingTransport(() -> LockSupport.parkNanos(1_500_000));
        Connection connection = connect(receiver, slow);
        await().atMost(LIMIT)
                .until(() -> slow.contents().size() >= backlog.size()
                        || !slow.disconnects().isEmpty());
        assertThat(slow.disconnects()).isEmpty();
        assertThat(slow.contents()).isEqualTo(backlog);
        await().atMost(LIMIT).until(() -> waiting(receiver) == 0);
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
        int missed = 3 * RECURSION;
        transactions.run(() -> {
            for (int first = 0; first < missed; first += RECURSION) {
                store(sender, receiver, null, first, RECURSION);
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
        transactions.run(() -> store(sender, receiver, null, 0, RECURSION));
        BlockingQueue<Runnable> writes = new LinkedBlockingQueue<>();
        RecordingTransport transport = new RecordingTransport(() -> take(writes).run());
        Connection connection = connect(receiver, transport);
        writes.add(() -> {});
        succeeded(sender.message(receiver.userId(), "new"));
        await().atMost(LIMIT).until(() -> transport.contents().equals(List.of("new")));
        succeeded(sender.message(receiver.userId(), "slow"));
        await().atMost(LIMIT).until(() -> claimed(receiver) == 1);
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
        storeUndelivered(sender, receiver, 1);
        BlockingQueue<Runnable> writes = new LinkedBlockingQueue<>();
        RecordingTransport broken = new RecordingTransport(() -> take(writes).run());
        Connection connection = connect(receiver, broken);
        writes.add(() -> {});
        await().atMost(LIMIT).until(() -> waiting(receiver) == 0);
        succeeded(sender.message(receiver.userId(), "slow"));
        await().atMost(LIMIT).until(() -> claimed(receiver) == 1);
        long old = markUndelivered(sender, receiver);
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

    /** Stores a message as if another instance had stored it and delivered it to its own connections. */
    private void storeElsewhere(Client sender, Client receiver, String text) {
        transactions.run(() -> store(sender, receiver, text, 0, 1));
    }

    /** Stores old messages that are not delivered. */
    private void storeUndelivered(Client sender, Client receiver, int count) {
        transactions.run(() -> {
            for (int first = 0; first < count; first += RECURSION) {
                store(sender, receiver, null, first, Math.min(RECURSION, count - first));
            }
            entityManager
                    .createNativeQuery("""
                            insert into delivery (account_id, message_id, created_at, claimed_until)
                            select ?1, id, '2026-01-01', '1970-01-01' from message where from_id = ?2
                            """)
                    .setParameter(1, receiver.userId())
                    .setParameter(2, sender.userId())
                    .executeUpdate();
        });
    }

    private long firstMessage(Client sender) {
        return entityManager
                .createQuery("select min(m.id) from Message m where m.fromId = ?1", Long.class)
                .setParameter(1, sender.userId())
                .getSingleResult();
    }

    /** Marks the sender's first message as not delivered, although the client has it. */
    private long markUndelivered(Client sender, Client receiver) {
        return transactions.call(() -> {
            long id = firstMessage(sender);
            PendingDelivery.insert(id, List.of(receiver.userId()), sender.userId(), Instant.EPOCH);
            return id;
        });
    }

    private long claimed(Client receiver) {
        return transactions.call(
                () -> PendingDelivery.count("key.accountId = ?1 and claimedBy is not null", receiver.userId()));
    }

    /** Ends all claims of the receiver and returns their number. */
    private long endClaims(Client receiver) {
        return transactions.call(() ->
                PendingDelivery.update("claimedUntil = ?1 where key.accountId = ?2", Instant.EPOCH, receiver.userId()));
    }

    private static Runnable take(BlockingQueue<Runnable> writes) {
        try {
            return writes.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void store(Client sender, Client receiver, String text, int before, int count) {
        entityManager
                .createNativeQuery("""
                        insert into message (low_id, high_id, from_id, content, created_at)
                        with recursive n (i) as (select 1 union all select i + 1 from n where i < ?1)
                        select ?2, ?3, ?4, coalesce(?5, concat('message ', i + ?7)), ?6 from n order by i
                        """)
                .setParameter(1, count)
                .setParameter(2, Math.min(sender.userId(), receiver.userId()))
                .setParameter(3, Math.max(sender.userId(), receiver.userId()))
                .setParameter(4, sender.userId())
                .setParameter(5, text)
                .setParameter(6, clock.instant())
                .setParameter(7, before)
                .executeUpdate();
    }

    private long waiting(Client receiver) {
        return transactions.call(() -> PendingDelivery.count("key.accountId", receiver.userId()));
    }
}
