package dev.clipstream.like;

import static dev.clipstream.fixture.Answers.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clipstream.account.Viewer;
import dev.clipstream.database.GroupCommit;
import dev.clipstream.database.Link;
import dev.clipstream.database.LinkRequest;
import dev.clipstream.database.Transactions;
import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.DirectDatabase;
import dev.clipstream.fixture.Json;
import dev.clipstream.fixture.StatementCount;
import dev.clipstream.problem.Problem;
import dev.clipstream.recount.RecountJob;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes requests together that come at the same moment by chance otherwise. */
@QuarkusTest
class LikeWriterTest {

    private static final UnaryOperator<Boolean> LIKE = is -> true;
    private static final UnaryOperator<Boolean> UNLIKE = is -> false;
    private static final UnaryOperator<Boolean> TOGGLE = is -> !is;
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final long NOBODY = Long.MAX_VALUE;

    @Inject
    LikeWriter writer;

    @Inject
    Likes likes;

    @Inject
    Transactions transactions;

    @Inject
    RecountJob recount;

    @Inject
    StatementCount statements;

    @Inject
    DirectDatabase database;

    private Client author;
    private Client fan;

    @BeforeEach
    void register() {
        author = Client.registered();
        fan = Client.registered();
        recount.repairAll();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void requestsForOnePairHaveTheEffectThatTheyWouldHaveInTurn(boolean waits) {
        long video = author.publishedUrl("one");
        long other = author.publishedUrl("other");
        assertEffect(waits, video, false, LIKE, UNLIKE);
        assertEffect(waits, video, true, TOGGLE, LIKE, TOGGLE, TOGGLE);
        assertEffect(waits, video, true, LIKE, LIKE);
        succeeded(fan.like(other));
        assertEffect(waits, video, false, UNLIKE, LIKE, LIKE, TOGGLE);
        assertEffect(waits, video, true, TOGGLE, UNLIKE, LIKE);
        // It is the last like again when it was removed and given anew.
        assertThat(Json.numbers(fan.get("favorite/list"), "/video_list", "id")).containsExactly(video, other);
        assertEffect(waits, other, true, UNLIKE, LIKE);
        assertThat(Json.numbers(fan.get("favorite/list"), "/video_list", "id")).containsExactly(other, video);
    }

    @SafeVarargs
    private void assertEffect(boolean waits, long video, boolean liked, UnaryOperator<Boolean>... wishes) {
        List<LinkRequest> requests = Stream.of(wishes)
                .map(wish -> request(fan.userId(), video, wish))
                .toList();
        assertThat(write(requests, waits)).allMatch(Optional::isEmpty);
        assertThat(recount.repairAll()).isZero();
        assertThat(isLiked(fan.userId(), video)).isEqualTo(liked);
    }

    @Test
    void aRequestThatCannotSucceedFailsAlone() throws SQLException {
        long video = author.publishedUrl("public");
        long hidden = author.publishedUrl("private");
        try (Connection connection = database.connect()) {
            connection.createStatement().execute("update video set is_private = true where id = " + hidden);
        }
        recount.repairAll();
        List<LinkRequest> requests = List.of(
                request(fan.userId(), NOBODY, LIKE),
                request(NOBODY, video, LIKE),
                request(fan.userId(), video, LIKE),
                request(fan.userId(), hidden, LIKE),
                request(author.userId(), hidden, TOGGLE));
        assertThat(write(requests, true))
                .extracting(problem ->
                        problem.map(some -> some.getClass().getSimpleName()).orElse("none"))
                .containsExactly("UnknownVideo", "TokenInvalid", "none", "UnknownVideo", "none");
        assertThat(isLiked(fan.userId(), video)).isTrue();
        assertThat(isLiked(author.userId(), hidden)).isTrue();
        assertThat(write(requests, false))
                .extracting(Optional::isPresent)
                .containsExactly(true, true, false, true, false);
        assertThat(isLiked(author.userId(), hidden)).isFalse();
        assertThat(recount.repairAll()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"video", "account of the author", "account of the fan"})
    void whatOthersHaveLockedIsLeftOverAndTheRestIsWrittenAtOnce(String row) throws SQLException {
        long held = author.publishedUrl("held");
        Client other = Client.registered();
        long free = other.publishedUrl("free");
        long id = row.equals("video") ? held : row.endsWith("author") ? author.userId() : fan.userId();
        List<LinkRequest> requests = List.of(request(fan.userId(), held, LIKE), request(other.userId(), free, LIKE));
        try (Connection holder =
                database.hold("select id from %s where id = %d for update".formatted(row.split(" ")[0], id))) {
            // To wait would be to fail: the lock is not given back.
            assertThat(write(requests, false)).extracting(Optional::isPresent).containsExactly(true, false);
        }
        assertThat(isLiked(other.userId(), free)).isTrue();
        assertThat(isLiked(fan.userId(), held)).isFalse();
        assertThat(recount.repairAll()).isZero();
    }

    @Test
    void manyRequestsCostAsManyStatementsAsOne() throws SQLException {
        List<Long> videos = IntStream.range(0, 8)
                .mapToObj(i -> author.publishedUrl("video " + i))
                .toList();
        List<Long> fans = accounts(9);
        List<LinkRequest> requests = new ArrayList<>();
        for (long video : videos) {
            fans.forEach(id -> requests.add(request(id, video, TOGGLE)));
        }
        // Some then have a like and some do not.
        write(requests.subList(0, 31), false);
        statements.begin();
        try {
            assertThat(statements.ofWarm(() -> write(requests, false)))
                    .as(() -> statements.sent())
                    .isBetween(1L, 5L);
        } finally {
            statements.end();
        }
        assertThat(recount.repairAll()).isZero();
        assertThat(database.numbers("select count(*) from video_like where video_id >= " + videos.getFirst()))
                .containsExactly(requests.size() - 31L);
    }

    /** The database ends the transaction that has changed less. */
    @Test
    void aTransactionThatLosesADeadlockIsWrittenAgain() throws Exception {
        long video = author.publishedUrl("wanted");
        CompletableFuture<Void> like;
        try (Connection winner = database.hold("update account set signature = concat(signature, 'x')")) {
            like = CompletableFuture.runAsync(
                    () -> likes.set(new Viewer(fan.userId()), video, true), Thread::startVirtualThread);
            await().until(database::isWaitingForALock);
            winner.createStatement().execute("select id from video where id = " + video + " for update");
            assertThat(like).isNotDone();
            winner.rollback();
        }
        assertThat(like).succeedsWithin(LIMIT);
        assertThat(isLiked(fan.userId(), video)).isTrue();
        assertThat(recount.repairAll()).isZero();
    }

    /** All wait for the first one, in the order in which they came, and are one transaction. */
    @Test
    void everyCallerGetsTheEffectOfTheOwnRequestInTheOrderOfArrival() throws Exception {
        long video = author.publishedUrl("held");
        List<CompletableFuture<Void>> callers = new ArrayList<>();
        try (Connection holder = database.holdVideo(video)) {
            callers.add(call(() -> likes.set(new Viewer(author.userId()), video, true)));
            await().until(database::isWaitingForALock);
            for (int i = 0; i < 9; i++) {
                callers.add(call(() -> likes.toggle(new Viewer(fan.userId()), video)));
            }
            callers.add(call(() -> likes.set(new Viewer(author.userId()), video, false)));
            assertThat(callers).noneMatch(CompletableFuture::isDone);
        }
        assertThat(callers).allSatisfy(caller -> assertThat(caller).succeedsWithin(LIMIT));
        assertThat(isLiked(fan.userId(), video)).isTrue();
        assertThat(isLiked(author.userId(), video)).isFalse();
        assertThat(recount.repairAll()).isZero();
    }

    /** Each of two instances has a queue of its own. */
    @Test
    void twoInstancesThatWriteLikesOfTheSameVideosCountThemExactly() throws Exception {
        List<Long> videos = List.of(author.publishedUrl("one"), fan.publishedUrl("other"));
        List<Long> fans = accounts(16);
        List<GroupCommit> instances =
                List.of(new GroupCommit(transactions, writer), new GroupCommit(transactions, writer));
        List<Future<?>> callers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 64; i++) {
                int caller = i;
                callers.add(threads.submit(() -> {
                    for (int round = 0; round < 6; round++) {
                        instances
                                .get(caller % 2)
                                .write(request(
                                        fans.get(caller / 2 % fans.size()),
                                        videos.get((caller / 32 + round) % 2),
                                        List.of(LIKE, UNLIKE, TOGGLE).get((caller + round) % 3)));
                    }
                }));
            }
        }
        for (Future<?> caller : callers) {
            caller.get();
        }
        assertThat(recount.repairAll()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"update video set is_private = true where id = ", "delete from video where id = "})
    void aVideoThatIsHiddenOrDeletedMeanwhileIsUnknownAndNotLiked(String change) throws Exception {
        long video = author.publishedUrl("soon gone");
        List<CompletableFuture<Void>> callers = new ArrayList<>();
        try (Connection holder = database.hold(change + video)) {
            for (int i = 0; i < 3; i++) {
                callers.add(call(() -> likes.set(new Viewer(fan.userId()), video, true)));
            }
            await().until(database::isWaitingForALock);
            holder.commit();
        }
        assertThat(callers)
                .allSatisfy(caller -> assertThat(caller)
                        .failsWithin(LIMIT)
                        .withThrowableThat()
                        .withRootCauseInstanceOf(Problem.UnknownVideo.class));
        assertThat(isLiked(fan.userId(), video)).isFalse();
        assertThat(database.numbers("select favorite_count from account where id = " + fan.userId()))
                .containsExactly(0L);
        // What the author has published was not counted anew.
        recount.repairAll();
    }

    private static List<Long> accounts(int count) {
        return Stream.generate(() -> Client.registered().userId()).limit(count).toList();
    }

    /** Returns when the caller waits. That is soon, because the first callers give up after some seconds. */
    private static CompletableFuture<Void> call(Runnable like) {
        CompletableFuture<Void> outcome = new CompletableFuture<>();
        Thread thread = Thread.startVirtualThread(() -> {
            try {
                like.run();
                outcome.complete(null);
            } catch (RuntimeException e) {
                outcome.completeExceptionally(e);
            }
        });
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        return outcome;
    }

    private List<Optional<Problem>> write(List<LinkRequest> requests, boolean waits) {
        return transactions.call(() -> writer.write(requests, waits));
    }

    private static LinkRequest request(long account, long video, UnaryOperator<Boolean> wish) {
        return new LinkRequest(new Link(account, video), wish);
    }

    private boolean isLiked(long account, long video) {
        return database.numbers("select count(*) from video_like where account_id = %d and video_id = %d"
                        .formatted(account, video))
                .equals(List.of(1L));
    }
}
