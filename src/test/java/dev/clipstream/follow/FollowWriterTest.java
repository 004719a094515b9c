package dev.clipstream.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clipstream.database.Link;
import dev.clipstream.database.LinkRequest;
import dev.clipstream.database.Transactions;
import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.DirectDatabase;
import dev.clipstream.problem.Problem;
import dev.clipstream.recount.RecountJob;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes requests together that come at the same moment by chance otherwise. */
@QuarkusTest
class FollowWriterTest {

    private static final long NOBODY = Long.MAX_VALUE;

    @Inject
    FollowWriter writer;

    @Inject
    Transactions transactions;

    @Inject
    RecountJob recount;

    @Inject
    DirectDatabase database;

    private long one;
    private long two;
    private long three;

    @BeforeEach
    void register() {
        one = Client.registered().userId();
        two = Client.registered().userId();
        three = Client.registered().userId();
        recount.repairAll();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void requestsAmongFewAccountsHaveTheEffectThatTheyWouldHaveInTurn(boolean waits) {
        assertEffect(waits, "1>2 1>2 2>1 3>1 3>2 3-2", "1>2 2>1 3>1");
        assertEffect(waits, "1-2 1>2 2-1 2-3 3>2", "1>2 3>1 3>2");
        assertEffect(waits, "1-2 3-1 3-2 3>2 3-2", "");
    }

    /** @param requests pairs of accounts, of which one shall follow the other (>) or no longer (-) */
    private void assertEffect(boolean waits, String requests, String expected) {
        assertThat(write(Stream.of(requests.split(" ")).map(this::request).toList(), waits))
                .allMatch(Optional::isEmpty);
        assertThat(Stream.of("1>2", "1>3", "2>1", "2>3", "3>1", "3>2").filter(pair -> isThere(request(pair))))
                .containsExactlyElementsOf(Stream.of(expected.split(" "))
                        .filter(pair -> !pair.isEmpty())
                        .toList());
        assertThat(recount.repairAll()).isZero();
    }

    @Test
    void aRequestThatCannotSucceedFailsAlone() {
        List<LinkRequest> requests = List.of(
                new LinkRequest(new Link(one, NOBODY), is -> true),
                new LinkRequest(new Link(NOBODY, one), is -> true),
                request("1>2"));
        assertThat(write(requests, true))
                .extracting(problem ->
                        problem.map(some -> some.getClass().getSimpleName()).orElse("none"))
                .containsExactly("UnknownAccount", "TokenInvalid", "none");
        assertThat(write(requests, false)).extracting(Optional::isPresent).containsExactly(true, true, false);
        assertThat(isThere(request("1>2"))).isTrue();
        assertThat(recount.repairAll()).isZero();
    }

    @Test
    void whatOthersHaveLockedIsLeftOverAndTheRestIsWrittenAtOnce() throws SQLException {
        try (Connection holder = database.hold("select id from account where id = " + three + " for update")) {
            // To wait would be to fail: the lock is not given back.
            assertThat(write(Stream.of("1>3", "3>1", "1>2").map(this::request).toList(), false))
                    .extracting(Optional::isPresent)
                    .containsExactly(true, true, false);
        }
        assertThat(isThere(request("1>2"))).isTrue();
        assertThat(recount.repairAll()).isZero();
    }

    private List<Optional<Problem>> write(List<LinkRequest> requests, boolean waits) {
        return transactions.call(() -> writer.write(requests, waits));
    }

    private LinkRequest request(String pair) {
        return new LinkRequest(new Link(account(pair.charAt(0)), account(pair.charAt(2))), is -> pair.charAt(1) == '>');
    }

    private long account(char name) {
        return name == '1' ? one : name == '2' ? two : three;
    }

    private boolean isThere(LinkRequest request) {
        return transactions.call(() -> Follow.findAll(List.of(request.link())).get(request.link()) != null);
    }
}
