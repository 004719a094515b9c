package dev.clipstream.http;

import dev.clipstream.http.ConnectionUse.Idle;
import io.netty.channel.Channel;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Closes connections without a request in progress. A new one has {@code clipstream.http.slow-client-timeout} for the
 * head of its first request, and a used one has longer, because clients and proxies keep connections. Quarkus' own
 * time-out starts again with every byte. Where three quarters of all connections are taken, those that have been idle
 * longest are closed, and where an eighth lack a head, the oldest of the address that has most of these. WebSockets are
 * not looked at, nor is the port for management.
 */
@Singleton
class IdleConnections {

    private static final AttributeKey<ConnectionUse> USE = AttributeKey.valueOf(IdleConnections.class, "use");
    private static final Duration KEPT = Duration.ofMinutes(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final int BEFORE_EVERYTHING = 1002;
    private static final Comparator<Idle> LONGEST_FIRST = Comparator.comparingLong(Idle::since);

    private final Set<Channel> servers = ConcurrentHashMap.newKeySet();
    private final Set<ConnectionUse> open = ConcurrentHashMap.newKeySet();
    private final Vertx vertx;
    private final Duration firstHead;
    private final int most;
    private final int mostWithoutHead;
    private long timer;

    IdleConnections(
            Vertx vertx,
            HttpConfig config,
            @ConfigProperty(name = "quarkus.http.limits.max-connections") int maxConnections) {
        this.vertx = vertx;
        this.firstHead = config.slowClientTimeout();
        this.most = maxConnections / 4 * 3;
        this.mostWithoutHead = maxConnections / 8;
    }

    void register(@Observes Filters filters) {
        filters.register(this::pass, BEFORE_EVERYTHING);
    }

    void start(@Observes StartupEvent start) {
        timer = vertx.setPeriodic(BETWEEN_LOOKS.toMillis(), look -> {
            for (EventExecutor loop : vertx.nettyEventLoopGroup()) {
                loop.execute(() -> ((SingleThreadEventLoop) loop)
                        .registeredChannelsIterator()
                        .forEachRemaining(this::notice));
            }
            closeSome();
        });
    }

    @PreDestroy
    void stop() {
        vertx.cancelTimer(timer);
    }

    private void pass(RoutingContext context) {
        ConnectionBase connection = (ConnectionBase) context.request().connection();
        ConnectionUse use = use(connection.channel());
        use.begin();
        if (!use.isWatched()) {
            watch(connection.channel().parent());
            UnfinishedHead.endFirst(connection.channel());
            use.setWatched(Http1Reading.watch(connection, use));
        }
        context.addEndHandler(ended -> use.end());
        context.next();
    }

    private void watch(Channel server) {
        if (servers.add(server)) {
            UnfinishedHead.watchFirst(server);
        }
    }

    /** The service's own connections to its servers have no parent. */
    private void notice(Channel channel) {
        if (channel.parent() != null && servers.contains(channel.parent())) {
            use(channel);
        }
    }

    /** Runs on the event loop of the channel. */
    private ConnectionUse use(Channel channel) {
        ConnectionUse present = channel.attr(USE).get();
        if (present != null) {
            return present;
        }
        ConnectionUse use = new ConnectionUse(channel);
        channel.attr(USE).set(use);
        open.add(use);
        channel.closeFuture().addListener(closed -> open.remove(use));
        return use;
    }

    private void closeSome() {
        long now = System.nanoTime();
        List<Idle> idle = new ArrayList<>(open.stream()
                .map(ConnectionUse::idle)
                .flatMap(Optional::stream)
                .sorted(LONGEST_FIRST)
                .toList());
        int before = idle.size();
        int taken = open.size();
        close(
                idle,
                idle.stream()
                        .filter(one -> now - one.since() > (one.isNew() ? firstHead : KEPT).toNanos())
                        .toList());
        close(idle, withoutHead(idle, now));
        int tooMany = taken - (before - idle.size()) - most;
        close(idle, idle.stream().limit(Math.max(0, tooMany)).toList());
    }

    private static void close(List<Idle> idle, List<Idle> some) {
        some.forEach(Idle::close);
        idle.removeAll(Set.copyOf(some));
    }

    /** Ranks each connection among those of its address: the last ranks are of the address that has most. */
    private List<Idle> withoutHead(List<Idle> longestFirst, long now) {
        Map<String, Integer> counts = new HashMap<>();
        Map<Idle, Integer> ranks = new HashMap<>();
        for (Idle one : longestFirst.reversed()) {
            if (one.lacksHead() && now - one.since() > BETWEEN_LOOKS.toNanos()) {
                ranks.put(one, counts.merge(one.address(), 1, Integer::sum));
            }
        }
        return ranks.keySet().stream()
                .sorted(Comparator.comparing(ranks::get).reversed())
                .limit(Math.max(0, ranks.size() - mostWithoutHead))
                .toList();
    }
}
