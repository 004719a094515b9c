package dev.clipstream.dialect.portal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clipstream.cache.SlowChanges;
import dev.clipstream.fixture.Cable;
import dev.clipstream.fixture.ChatClient;
import dev.clipstream.fixture.EmbeddedServersResource;
import dev.clipstream.fixture.Pod;
import dev.clipstream.fixture.PodUser;
import dev.clipstream.fixture.Roamer;
import io.restassured.response.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Runs two packaged instances with one database and one Redis, and restarts one of them while users chat. */
class TwoInstancesIT {

    private static final int MESSAGES = 400;

    /** As fast as a client may send: with more, a machine that starts an instance beside it lets too many frames wait. */
    private static final int MILLIS_BETWEEN_FRAMES = 50;

    private static final ScheduledExecutorService CLOCK = Executors.newScheduledThreadPool(1);

    private static final String REDIS = "quarkus.redis.hosts";

    private static Cable redis;
    private static Pod first;
    private static Pod second;

    @BeforeAll
    static void start() {
        Map<String, String> servers = new EmbeddedServersResource().start();
        redis = new Cable(URI.create(servers.get(REDIS)).getPort());
        servers.put(REDIS, "redis://127.0.0.1:" + redis.port());
        first = new Pod(servers);
        second = new Pod(servers);
        Stream.of(first, second).forEach(Pod::start);
        Stream.of(first, second).forEach(Pod::awaitStarted);
    }

    @AfterAll
    static void stop() {
        CLOCK.shutdownNow();
        Stream.of(first, second).forEach(Pod::close);
        redis.close();
    }

    @Test
    void messageReachesConnectionsOnBothInstances() {
        PodUser one = PodUser.registered(first);
        PodUser other = PodUser.registered(second);
        try (ChatClient sending = one.connect(first);
                ChatClient own = one.connect(second);
                ChatClient here = other.connect(first);
                ChatClient there = other.connect(second)) {
            Stream.of(sending, own, here, there).forEach(ChatClient::awaitHeartbeat);
            sending.sendTo(other.id(), "hello");
            Stream.of(own, here, there).forEach(chat -> chat.awaitContents("hello"));
            one.writeInTheApp(second, other.id(), "from the app");
            Stream.of(own, here, there).forEach(chat -> chat.awaitContents("hello", "from the app"));
            sending.awaitContents("from the app");
            assertThat(given().get(second.base() + "/api/contact/get-user-list-online")
                            .<List<String>>path("data.users.id"))
                    .contains(Long.toString(one.id()), Long.toString(other.id()));
        }
    }

    @Test
    void signOutReachesTheOtherInstance() {
        assertSignOutReachesTheOther(() -> {});
    }

    @Test
    void signOutReachesTheOtherInstanceWhileRedisHangs() {
        try {
            assertSignOutReachesTheOther(redis::squeeze);
        } finally {
            redis.plugIn();
        }
    }

    @Test
    void messagesArriveOnceDuringRestart() {
        PodUser sender = PodUser.registered(second);
        PodUser receiver = PodUser.registered(second);
        List<String> sent =
                IntStream.range(0, MESSAGES).mapToObj(i -> "message " + i).toList();
        Roamer roamer = new Roamer(receiver, first, second);
        Thread roaming = Thread.startVirtualThread(roamer);
        try (ChatClient chat = sender.connect(second)) {
            roamer.awaitConnected();
            Future<?> writing = write(chat, receiver, sent);
            await().atMost(Duration.ofSeconds(60)).until(() -> roamer.contents().size() > 100);
            first.terminate();
            assertThat(roamer.closedWith(first)).contains(1001);
            first.start();
            first.awaitStarted();
            roamer.goBackTo(first);
            assertThat(writing).succeedsWithin(Duration.ofSeconds(90));
            await().atMost(Duration.ofSeconds(30)).until(() -> roamer.contents().size() >= MESSAGES);
            chat.awaitHeartbeat();
            roamer.stop();
            await().until(() -> !roaming.isAlive());
            assertThat(roamer.contents()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(sent);
        }
        try (ChatClient nothingLeft = receiver.connect(first)) {
            nothingLeft.awaitHeartbeat();
            assertThat(nothingLeft.contents()).isEmpty();
        }
    }

    @Test
    void killedInstanceLosesNoMessage() {
        PodUser sender = PodUser.registered(second);
        PodUser receiver = PodUser.registered(second);
        List<String> sent =
                IntStream.range(0, 200).mapToObj(i -> "message " + i).toList();
        Roamer roamer = new Roamer(receiver, first, second);
        Thread.startVirtualThread(roamer);
        try (ChatClient chat = sender.connect(second)) {
            roamer.awaitConnected();
            write(chat, receiver, sent);
            await().atMost(Duration.ofSeconds(60)).until(() -> roamer.contents().size() > 30);
            first.kill();
            await().atMost(Duration.ofSeconds(60)).until(() -> roamer.contents().containsAll(sent));
        } finally {
            roamer.stop();
            first.start();
            first.awaitStarted();
        }
    }

    @Test
    void feedOrderIsTheSameOnBothInstances() throws Exception {
        PodUser author = PodUser.registered(first);
        List<Callable<Response>> publishing = IntStream.range(0, 60)
                .<Callable<Response>>mapToObj(i -> () -> author.publish(i % 2 == 0 ? first : second))
                .toList();
        try (var threads = Executors.newFixedThreadPool(12)) {
            for (Future<Response> published : threads.invokeAll(publishing)) {
                published.get().then().body("status_code", is(0));
            }
        }
        for (Pod pod : List.of(first, second)) {
            List<Long> byTime = author.feed(pod, "official");
            assertThat(byTime).hasSize(30).isEqualTo(author.feed(pod, "bytehunters"));
        }
    }

    /** The published Android app shows a sent message at once and polls with the newest time that it knows. */
    @Test
    void sentMessageIsInNextPollOnOtherInstance() {
        PodUser sender = PodUser.registered(first);
        PodUser receiver = PodUser.registered(second);
        SlowChanges slow = new SlowChanges();
        long newest = 0;
        for (int i = 0; i < 500; i++) {
            String text = "message " + i;
            long since = newest;
            slow.timed(() -> sender.writeInTheApp(first, receiver.id(), text));
            JsonNode messages =
                    slow.read(() -> receiver.pollInTheApp(second, sender.id(), since), polled -> !polled.isEmpty());
            assertThat(messages.findValuesAsText("content")).containsExactly(text);
            newest = messages.path(0).path("create_time").longValue();
        }
    }

    @Test
    void framesReceivedBeforeShutdownAreDelivered() {
        PodUser sender = PodUser.registered(second);
        PodUser receiver = PodUser.registered(second);
        List<String> sent = IntStream.range(0, 20).mapToObj(i -> "message " + i).toList();
        try (ChatClient chat = sender.connect(first);
                ChatClient receiving = receiver.connect(second)) {
            sent.forEach(text -> chat.sendTo(receiver.id(), text));
            first.terminate();
            receiving.awaitContents(sent.toArray(String[]::new));
        } finally {
            first.start();
            first.awaitStarted();
        }
    }

    private static void assertSignOutReachesTheOther(Runnable before) {
        PodUser user = PodUser.registered(first);
        try (ChatClient chat = user.connect(second)) {
            chat.awaitHeartbeat();
            assertThat(user.isSignedIn(second)).isTrue();
            before.run();
            user.signOut(first);
            assertThat(user.isSignedIn(first)).isFalse();
            await().pollInterval(Duration.ofMillis(20))
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> !user.isSignedIn(second));
            assertThat(chat.awaitClosed()).isEqualTo(1008);
        }
    }

    /** Writes fifty messages a second, in order. */
    private static Future<?> write(ChatClient chat, PodUser receiver, List<String> texts) {
        Iterator<String> left = texts.iterator();
        CompletableFuture<Void> done = new CompletableFuture<>();
        Future<?> clock = CLOCK.scheduleAtFixedRate(
                () -> {
                    try {
                        if (left.hasNext()) {
                            chat.sendTo(receiver.id(), left.next());
                        } else {
                            done.complete(null);
                        }
                    } catch (RuntimeException | AssertionError e) {
                        done.completeExceptionally(e);
                    }
                },
                0,
                MILLIS_BETWEEN_FRAMES,
                TimeUnit.MILLISECONDS);
        return done.whenComplete((nothing, failure) -> clock.cancel(false));
    }
}
