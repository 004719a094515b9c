package dev.clipstream.cache;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Tells the other instances what changed, and hears from them what changed there, through Redis. Who hears a notice
 * forgets what it names and acknowledges it, and who tells waits for the acknowledgements. By their ticks instances know
 * of each other, and that they hear each other. What others may not have been told is told with a tick: to use no older
 * copy for long.
 */
@Singleton
public class ChangeNotices {

    private static final Logger LOG = Logger.getLogger(ChangeNotices.class);

    private static final String CHANGES = "clipstream:changes";
    static final String TICKS = "clipstream:ticks";
    private static final String ACKNOWLEDGEMENTS = "clipstream:acknowledgements:";

    /** Ends a tick of an instance that could not tell what changed, or to which not everybody has answered. */
    static final String UNTOLD = " untold";
    /** Is said instead of a tick by an instance that stops: its silence is no reason to be careful. */
    static final String LEAVING = "leaving";

    private static final Duration BETWEEN_TICKS = Duration.ofMillis(300);
    private static final Duration TICK_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration SILENCE = Hearing.SHORT_LIFE;
    /** An instance that is silent for so long is not there any more. */
    private static final Duration ABSENCE = Duration.ofMinutes(1);

    /** An instance that is silent for so long is not waited for. */
    private static final Duration LONG_SILENCE = Duration.ofSeconds(3);

    static final Duration LONGEST_WAIT = Duration.ofMillis(200);
    private static final Duration PAUSE_AFTER_WAIT = Duration.ofSeconds(1);

    private final String instance = UUID.randomUUID().toString();
    private final List<String> channels = List.of(CHANGES, TICKS, ACKNOWLEDGEMENTS + instance);
    private final ReactiveRedisDataSource redis;
    private final Event<Changed> changedElsewhere;
    private final Hearing hearing;
    private final Map<String, Peer> peers = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private final Map<Long, Notice> notices = new ConcurrentHashMap<>();
    /** Whether something changed that another instance may not have been told. */
    private final AtomicBoolean isUntold = new AtomicBoolean();
    /** Whether Redis has answered last. */
    private volatile boolean isReachable = true;

    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("ticks").factory());
    private final AtomicBoolean isTicking = new AtomicBoolean();
    private final AtomicLong ticks = new AtomicLong();

    /** Another instance: the number of its last tick that was heard, and when that was. */
    private static final class Peer {
        private volatile long tick;
        private volatile long heardAt;
        private volatile long notAwaitedUntil;

        private Peer(long heardAt) {
            this.heardAt = heardAt;
        }
    }

    /** @param missing who has not acknowledged it; Redis does so as this instance */
    private record Notice(Set<String> missing, CompletableFuture<Void> told) {

        void acknowledge(String instance) {
            missing.remove(instance);
            if (missing.isEmpty()) {
                told.complete(null);
            }
        }
    }

    ChangeNotices(ReactiveRedisDataSource redis, Event<Changed> changedElsewhere, Hearing hearing) {
        this.redis = redis;
        this.changedElsewhere = changedElsewhere;
        this.hearing = hearing;
    }

    /** Returns the channels whose messages {@link #receive} is for. */
    public List<String> channels() {
        return channels;
    }

    /** To be called whenever Redis has confirmed a new subscription to the channels, in whose order it delivers. */
    public void subscribed() {
        hearing.begin();
        if (isTicking.compareAndSet(false, true)) {
            ticker.scheduleWithFixedDelay(this::tick, 0, BETWEEN_TICKS.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** @param lines the id of the instance that sent it, and what it says */
    public void receive(String channel, List<String> lines) {
        String sender = lines.getFirst();
        String text = lines.getLast();
        switch (channel) {
            case CHANGES -> receiveChange(sender, text);
            case TICKS -> receiveTick(sender, text);
            default -> acknowledge(Long.parseLong(text), sender);
        }
    }

    /**
     * Returns when everybody who hears it has forgotten what changed, or soon if somebody does not answer: then for a
     * while nobody waits for the same again.
     */
    void tell(Changed changed) {
        if (!isReachable) {
            isUntold.set(true);
            return;
        }
        long number = numbers.incrementAndGet();
        Notice notice = new Notice(awaited(), new CompletableFuture<>());
        notices.put(number, notice);
        try {
            publish(CHANGES, changed.asText() + " " + number)
                    .subscribe()
                    .with(receivers -> acknowledge(number, instance), notice.told::completeExceptionally);
            notice.told.get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            notAcknowledged(notice, e);
        } catch (InterruptedException e) {
            isUntold.set(true);
            Thread.currentThread().interrupt();
        } finally {
            notices.remove(number);
        }
    }

    private Set<String> awaited() {
        long now = hearing.now();
        Set<String> awaited = ConcurrentHashMap.newKeySet();
        awaited.add(instance);
        peers.forEach((id, peer) -> {
            if (now < peer.notAwaitedUntil) {
                isUntold.set(true);
            } else if (now - peer.heardAt < LONG_SILENCE.toNanos()) {
                awaited.add(id);
            }
        });
        return awaited;
    }

    private void notAcknowledged(Notice notice, Exception failure) {
        LOG.debugf(failure, "Not told of a change: %s", notice.missing);
        isUntold.set(true);
        if (notice.missing.contains(instance)) {
            isReachable = false;
        } else {
            long until = hearing.now() + PAUSE_AFTER_WAIT.toNanos();
            peers.forEach((id, peer) -> {
                if (notice.missing.contains(id)) {
                    peer.notAwaitedUntil = until;
                }
            });
        }
    }

    private void acknowledge(long number, String by) {
        Notice notice = notices.get(number);
        if (notice != null) {
            notice.acknowledge(by);
        }
    }

    private void receiveChange(String sender, String text) {
        if (!sender.equals(instance)) {
            changedElsewhere.fire(Changed.parse(text));
            publish(ACKNOWLEDGEMENTS + sender, text.substring(text.lastIndexOf(' ') + 1))
                    .subscribe()
                    .with(done -> {}, failure -> LOG.debugf(failure, "A change was not acknowledged"));
        }
    }

    private void receiveTick(String sender, String text) {
        String[] parts = text.split(" ");
        if (text.equals(LEAVING)) {
            peers.remove(sender);
        } else if (sender.equals(instance)) {
            hearAsOf(Long.parseLong(parts[1]));
        } else {
            receiveTick(sender, Long.parseLong(parts[0]), text.endsWith(UNTOLD));
        }
    }

    private void receiveTick(String sender, long tick, boolean isUntoldThere) {
        Peer peer = peers.computeIfAbsent(sender, id -> new Peer(hearing.now()));
        if (isUntoldThere || tick != peer.tick + 1) {
            hearing.begin();
        }
        if (peer.tick == 0) {
            tickNow();
        }
        peer.tick = tick;
        peer.heardAt = hearing.now();
    }

    /** To be called for an instance that is new here: it may not know this one either. */
    private void tickNow() {
        if (!ticker.isShutdown()) {
            ticker.execute(this::tick);
        }
    }

    /** Redis delivers in order: what was published before this instance sent a tick was heard before that tick. */
    private void hearAsOf(long sent) {
        long now = hearing.now();
        if (peers.values().removeIf(peer -> now - peer.heardAt >= ABSENCE.toNanos())) {
            // What it has changed since it was heard last is seen from now on.
            hearing.begin();
        }
        long heard = peers.values().stream().mapToLong(peer -> peer.heardAt).reduce(sent, Math::min);
        hearing.extend(heard + SILENCE.toNanos());
    }

    private void tick() {
        boolean isUntoldNow = isUntold.getAndSet(false);
        try {
            publish(TICKS, ticks.incrementAndGet() + " " + hearing.now() + (isUntoldNow ? UNTOLD : ""))
                    .await()
                    .atMost(TICK_TIMEOUT);
            isReachable = true;
        } catch (RuntimeException e) {
            isReachable = false;
            if (isUntoldNow) {
                isUntold.set(true);
            }
            LOG.debugf(e, "Other instances hear nothing from this one");
        }
    }

    void leave(@Observes ShutdownEvent stop) throws InterruptedException {
        ticker.shutdownNow();
        ticker.awaitTermination(TICK_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        if (isUntold.get()) {
            tick();
        }
        try {
            publish(TICKS, LEAVING).await().atMost(LONGEST_WAIT);
        } catch (RuntimeException e) {
            LOG.debugf(e, "Other instances do not know that this one stops");
        }
    }

    private Uni<Response> publish(String channel, String text) {
        return redis.execute("PUBLISH", channel, instance + "\n" + text);
    }
}
