package dev.clipstream.message;

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

/** Messages come to every live connection once, whatever goes away meanwhile. */
@QuarkusTest
@WithTestResource(BreakableServers.class)
class DeliveryTest {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    /** How deep the database goes. */
    private static final int RECURSION = 1000;

    @Inject
    Switchboard switchboard;

    @Inject
    Announcements announcements;

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
    void whatCouldNotBeNotedAsGivenComesOnceAndIsNotedLater() {
        Client sender = Client.registered(Dialect.OFFICIAL);
        Client receiver = Client.registered(Dialect.OFFICIAL);
        RecordingWire wire = new RecordingWire(() -> BreakableServers.database().pull());
        Line line = connect(receiver, wire);
        succeeded(sender.message(receiver.userId(), "hello"));
        await().atMost(LIMIT).until(() -> wire.contents().equals(List.of("hello")));
        BreakableServers.database().plugIn();
        await().atMost(LIMIT).ignoreExceptions().until(() -> endClaims(receiver) == 1);
        await().atMost(LIMIT).until(() -> waiting(receiver) == 0);
        switchboard.disconnect(line);
        assertThat(wire.contents()).containsExactly("hello");
        assertThat(wire.hangUps()).isEmpty();
    }

    @Test
    void whatWasNotAnnouncedHereComesToEveryConnectionOnce() {
        Client sender = Client.registered(Dialect.OFFICIAL);
        Client receiver = Client.registered(Dialect.OFFICIAL);
        Client stranger = Client.registered(Dialect.OFFICIAL);
        List<RecordingWire> wires = List.of(new RecordingWire(), new RecordingWire(), new RecordingWire());
        RecordingWire outside = new RecordingWire();
        List<Line> lines = List.of(
                connect(receiver, wires.get(0)),
                connect(receiver, wires.get(1)),
                connect(sender, wires.get(2)),
                connect(stranger, outside));
        succeeded(sender.message(receiver.userId(), "before"));
        wires.forEach(wire -> await().atMost(LIMIT).until(() -> wire.contents().equals(List.of("before"))));
        BreakableServers.redis().pull();
        givenElsewhere(sender, receiver, "while Redis is away");
        wires.forEach(wire -> await().atMost(LIMIT).until(() -> wire.contents().contains("while Redis is away")));
        BreakableServers.redis().plugIn();
        givenElsewhere(sender, receiver, "when it is back");
        wires.forEach(wire -> await().atMost(LIMIT).until(() -> wire.contents().contains("when it is back")));
        succeeded(sender.message(receiver.userId(), "last"));
        wires.forEach(wire -> await().atMost(LIMIT).until(() -> wire.contents().contains("last")));
        wires.forEach(wire -> assertThat(wire.contents())
                .containsExactly("before", "while Redis is away", "when it is back", "last"));
        assertThat(outside.contents()).isEmpty();
        lines.forEach(switchboard::disconnect);
    }

    @Test
    void aLargeBacklogComesWholeAndInOrderToASlowReader() {
        Client sender = Client.registered(Dialect.OFFICIAL);
        Client receiver = Client.registered(Dialect.OFFICIAL);
        List<String> backlog =
                IntStream.rangeClosed(1, 5000).mapToObj(i -> "message " + i).toList();
        leave(sender, receiver, backlog.size());
        RecordingWire slow = new RecordingWire(() -> LockSupport.parkNanos(1_500_000));
        Line line = connect(receiver, slow);
        await().atMost(LIMIT)
                .until(() -> slow.contents().size() >= backlog.size()
                        || !slow.hangUps().isEmpty());
        assertThat(slow.hangUps()).isEmpty();
        assertThat(slow.contents()).isEqualTo(backlog);
        await().atMost(LIMIT).until(() -> waiting(receiver) == 0);
        switchboard.disconnect(line);
    }

    /** The room in a connection's queue, and what it remembers, are no bounds of what may be missed. */
    @Test
    void muchThatWasNotAnnouncedHereComesToEveryConnectionOnce() {
        Client sender = Client.registered(Dialect.OFFICIAL);
        Client receiver = Client.registered(Dialect.OFFICIAL);
        List<RecordingWire> wires =
                List.of(new RecordingWire(), new RecordingWire(() -> LockSupport.parkNanos(1_000_000)));
        List<Line> lines = wires.stream().map(wire -> connect(receiver, wire)).toList();
        succeeded(sender.message(receiver.userId(), "before"));
        wires.forEach(wire -> await().atMost(LIMIT).until(() -> wire.contents().equals(List.of("before"))));
        int missed = 3 * RECURSION;
        transactions.run(() -> {
            for (int first = 0; first < missed; first += RECURSION) {
                store(sender, receiver, null, first, RECURSION);
            }
        });
        announcements.missingSince(clock.instant());
        wires.forEach(wire -> await().atMost(LIMIT).until(() -> wire.contents().size() > missed));
        wires.forEach(wire -> assertThat(wire.contents()).hasSize(missed + 1).doesNotHaveDuplicates());
        lines.forEach(switchboard::disconnect);
    }

    /** Else a connection that has no room for them would be told of them again and again. */
    @Test
    void whatWasThereBeforeAConnectionIsNotMissing() {
        Client sender = Client.registered(Dialect.OFFICIAL);
        Client receiver = Client.registered(Dialect.OFFICIAL);
        transactions.run(() -> store(sender, receiver, null, 0, RECURSION));
        BlockingQueue<Runnable> writes = new LinkedBlockingQueue<>();
        RecordingWire wire = new RecordingWire(() -> take(writes).run());
        Line line = connect(receiver, wire);
        writes.add(() -> {});
        succeeded(sender.message(receiver.userId(), "new"));
        await().atMost(LIMIT).until(() -> wire.contents().equals(List.of("new")));
        succeeded(sender.message(receiver.userId(), "slow"));
        await().atMost(LIMIT).until(() -> claimed(receiver) == 1);
        announcements.missingSince(clock.instant().minus(Duration.ofDays(1)));
        switchboard.repeatMissed();
        assertThat(announcements.missing()).isEmpty();
        writes.add(() -> {});
        await().atMost(LIMIT).until(() -> wire.contents().equals(List.of("new", "slow")));
        switchboard.disconnect(line);
    }

    /** It comes together with an older one, which waits for whoever is there. */
    @Test
    void whatCouldNotBeWrittenComesOnTheNextConnect() {
        Client sender = Client.registered(Dialect.OFFICIAL);
        Client receiver = Client.registered(Dialect.OFFICIAL);
        leave(sender, receiver, 1);
        BlockingQueue<Runnable> writes = new LinkedBlockingQueue<>();
        RecordingWire broken = new RecordingWire(() -> take(writes).run());
        Line line = connect(receiver, broken);
        writes.add(() -> {});
        await().atMost(LIMIT).until(() -> waiting(receiver) == 0);
        succeeded(sender.message(receiver.userId(), "slow"));
        await().atMost(LIMIT).until(() -> claimed(receiver) == 1);
        long old = leaveAgain(sender, receiver);
        announcements.publish(List.of(Announcement.reminder(old, receiver.userId())));
        succeeded(sender.message(receiver.userId(), "new"));
        writes.add(() -> {});
        writes.add(() -> {
            throw new IllegalStateException("closed");
        });
        await().atMost(LIMIT).until(() -> !broken.hangUps().isEmpty());
        line.awaitIdle(System.nanoTime() + LIMIT.toNanos());
        switchboard.disconnect(line);
        RecordingWire next = new RecordingWire();
        Line again = connect(receiver, next);
        await().atMost(LIMIT).until(() -> next.contents().contains("new"));
        assertThat(broken.contents()).containsExactly("message 1", "slow");
        assertThat(next.contents()).containsExactly("new");
        switchboard.disconnect(again);
    }

    @Test
    void ofTooManyConnectionsAllThatAreTooManyEnd() {
        Client client = Client.registered(Dialect.OFFICIAL);
        List<RecordingWire> wires =
                Stream.generate(RecordingWire::new).limit(20).toList();
        List<Line> lines = wires.stream().map(wire -> connect(client, wire)).toList();
        assertThat(wires.subList(0, 4)).noneMatch(wire -> wire.hangUps().isEmpty());
        assertThat(wires.subList(4, 20)).allMatch(wire -> wire.hangUps().isEmpty());
        lines.forEach(switchboard::disconnect);
    }

    @Test
    void aClaimHoldsLittleLongerThanWritingMayTake() {
        assertThat(Deliveries.CLAIM)
                .isBetween(Deliveries.WRITING.plus(Wire.LONGEST_WRITE).plusSeconds(1), Duration.ofSeconds(30));
    }

    /** What is sent when this returns comes to this connection too. */
    private Line connect(Client client, Wire wire) {
        Line line = switchboard.connect(new Viewer(client.userId()), wire);
        await().until(() -> line.lacks(Long.MAX_VALUE));
        return line;
    }

    /** A message that another instance has stored and given to its own connections. */
    private void givenElsewhere(Client sender, Client receiver, String text) {
        transactions.run(() -> store(sender, receiver, text, 0, 1));
    }

    /** Messages of long ago that nobody has been given. */
    private void leave(Client sender, Client receiver, int count) {
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

    /** A message that the client has, and that was not noted as given. */
    private long leaveAgain(Client sender, Client receiver) {
        return transactions.call(() -> {
            long id = Message.find("select min(m.id) from Message m where m.fromId = ?1", sender.userId())
                    .project(Long.class)
                    .singleResult();
            Delivery.insert(id, receiver.userId(), Instant.EPOCH);
            return id;
        });
    }

    private long claimed(Client receiver) {
        return transactions.call(
                () -> Delivery.count("key.accountId = ?1 and claimedBy is not null", receiver.userId()));
    }

    /** As time does. Returns how many there were. */
    private long endClaims(Client receiver) {
        return transactions.call(
                () -> Delivery.update("claimedUntil = ?1 where key.accountId = ?2", Instant.EPOCH, receiver.userId()));
    }

    private static Runnable take(BlockingQueue<Runnable> writes) {
        try {
            return writes.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void store(Client sender, Client receiver, String text, int before, int count) {
        Conversation conversation = Conversation.between(sender.userId(), receiver.userId());
        entityManager
                .createNativeQuery("""
                        insert into message (low_id, high_id, from_id, content, created_at)
                        with recursive n (i) as (select 1 union all select i + 1 from n where i < ?1)
                        select ?2, ?3, ?4, coalesce(?5, concat('message ', i + ?7)), ?6 from n order by i
                        """)
                .setParameter(1, count)
                .setParameter(2, conversation.lowId())
                .setParameter(3, conversation.highId())
                .setParameter(4, sender.userId())
                .setParameter(5, text)
                .setParameter(6, clock.instant())
                .setParameter(7, before)
                .executeUpdate();
    }

    private long waiting(Client receiver) {
        return transactions.call(() -> Delivery.count("key.accountId", receiver.userId()));
    }
}
