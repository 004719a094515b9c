package dev.clipstream.account;

import static dev.clipstream.fixture.Answers.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clipstream.database.Transactions;
import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Dialect;
import dev.clipstream.fixture.Json;
import dev.clipstream.fixture.StatementCount;
import dev.clipstream.problem.Problem;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests what an instance knows that is not the one that signs out, and nobody tells it. */
@QuarkusTest
class SignOutsTest {

    @Inject
    SignOuts signOuts;

    @Inject
    Tokens tokens;

    @Inject
    TokenConfig config;

    @Inject
    Transactions transactions;

    @Inject
    Clock clock;

    @Inject
    Event<SignedOut> event;

    @Inject
    StatementCount statements;

    private Client client;

    @BeforeEach
    void begin() {
        statements.begin();
        client = Client.registered();
    }

    @AfterEach
    void end() {
        statements.end();
    }

    @Test
    void anotherInstanceFindsOutInTheDatabase() {
        SignOuts other = other(config);
        Tokens there = tokens(other);
        other.refresh();
        assertThat(statements.of(() -> there.viewer(client.token()))).isZero();

        signOut(client);
        assertThat(there.viewer(client.token()).id()).isEqualTo(client.userId());
        assertThat(statements.of(other::refresh)).isEqualTo(1);

        assertThat(statements.of(() -> assertRefused(there, client.token()))).isZero();
        assertThat(there.viewer(signedIn()).id()).isEqualTo(client.userId());
    }

    @Test
    void aNewInstanceLooksTokensUpUntilItHasReadAll() {
        signOut(client);
        SignOuts other = other(config);
        Tokens there = tokens(other);
        String token = signedIn();
        assertRefused(there, client.token());
        assertThat(there.viewer(token).id()).isEqualTo(client.userId());
        other.refresh();
        assertThat(statements.of(() -> there.viewer(token))).isZero();
        assertThat(statements.of(() -> assertRefused(there, client.token()))).isZero();
    }

    /** Tokens that were made with a longer lifetime than is configured now outlive what is kept in memory. */
    @Test
    void aTokenThatIsOlderThanAllKeptSignOutsIsLookedUp() {
        Clock anHourAgo = Clock.offset(clock, Duration.ofHours(-1));
        String old = new Tokens(config, anHourAgo, signOuts).issue(Account.require(viewer()));
        transactions.run(
                () -> Account.signOut(client.userId(), 1, anHourAgo.instant().plusSeconds(1)));
        SmallRyeConfigBuilder shortLived =
                new SmallRyeConfigBuilder().withMapping(TokenConfig.class).addDiscoveredConverters();
        for (String lifetime : List.of("lifetime", "access-lifetime", "refresh-lifetime")) {
            shortLived.withDefaultValue("clipstream.token." + lifetime, "1m");
        }
        shortLived.withDefaultValue("clipstream.token.secret", config.secret());
        SignOuts other = other(shortLived.build().getConfigMapping(TokenConfig.class));
        other.refresh();
        assertThat(other.isSignedOut(viewer())).isFalse();
        assertRefused(tokens(other), old);
    }

    @Test
    void anInstanceThatDoesNotKnowGivesNoNewTokenForARefusedOne() {
        SignOuts other = other(config);
        other.refresh();
        signOut(client);
        Viewer stale = tokens(other).viewer(client.token());
        assertThatThrownBy(() -> Account.require(stale)).isInstanceOf(Problem.TokenInvalid.class);
        assertThatThrownBy(() -> other.signOut(stale)).isInstanceOf(Problem.TokenInvalid.class);
    }

    @Test
    void aSignInDuringASignOutGivesATokenThatIsGoodOrRefused() throws Exception {
        List<Callable<String>> work = new ArrayList<>(List.of(() -> {
            signOut(client);
            return client.token();
        }));
        IntStream.range(0, 6).forEach(i -> work.add(this::signedIn));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> token : threads.invokeAll(work)) {
                token.get();
            }
        }
        assertRefused(tokens, client.token());
        assertThat(tokens.viewer(signedIn()).id()).isEqualTo(client.userId());
    }

    @Test
    void everyKindOfTokenIsRefused() {
        Account account = Account.require(viewer());
        String refresh = tokens.issueRefresh(account);
        String ticket = tokens.issueTicket(account, clock.instant().plusSeconds(60));
        signOut(client);
        assertThatThrownBy(() -> tokens.refresher(refresh)).isInstanceOf(Problem.TokenInvalid.class);
        assertThatThrownBy(() -> tokens.ticket(ticket)).isInstanceOf(Problem.TokenInvalid.class);
        signOut(new Client(Dialect.OFFICIAL, client.userId(), client.name(), signedIn()));
        assertThat(tokens.viewer(signedIn()).generation()).isEqualTo(2);
    }

    @Test
    void aNoticeThatComesLateChangesNothing() {
        signOuts.learn(new SignedOut(Long.MAX_VALUE, 2, clock.instant()));
        signOuts.learn(new SignedOut(Long.MAX_VALUE, 1, clock.instant()));
        assertThat(signOuts.isSignedOut(new Viewer(Long.MAX_VALUE, 1, clock.instant())))
                .isTrue();
        assertThat(signOuts.isSignedOut(new Viewer(Long.MAX_VALUE, 2, clock.instant())))
                .isFalse();
        assertThat(signOuts.isSignedOut(new Viewer(Long.MAX_VALUE, 3, clock.instant())))
                .isFalse();
    }

    private static void signOut(Client client) {
        succeeded(client.post("user/signout"));
    }

    private static void assertRefused(Tokens tokens, String token) {
        assertThatThrownBy(() -> tokens.viewer(token)).isInstanceOf(Problem.TokenInvalid.class);
    }

    private String signedIn() {
        return Json.text(
                succeeded(
                        Client.anonymous().post("user/login", "username", client.name(), "password", Client.PASSWORD)),
                "/token");
    }

    private Viewer viewer() {
        return new Viewer(client.userId());
    }

    private SignOuts other(TokenConfig settings) {
        return new SignOuts(settings, transactions, clock, event);
    }

    private Tokens tokens(SignOuts other) {
        return new Tokens(config, clock, other);
    }
}
