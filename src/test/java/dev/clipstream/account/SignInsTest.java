package dev.clipstream.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clipstream.fixture.Allocation;
import dev.clipstream.fixture.BreakableServers;
import dev.clipstream.fixture.Client;
import dev.clipstream.limit.TestLimits;
import dev.clipstream.problem.Problem;
import dev.clipstream.read.Profiles;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(BreakableServers.class)
class SignInsTest {

    private static final String PASSWORD = Client.PASSWORD;

    @Inject
    Passwords passwords;

    @Inject
    Tokens tokens;

    @Inject
    Clock clock;

    @Inject
    TestLimits limits;

    @Inject
    Profiles profiles;

    private final String name = "s-" + UUID.randomUUID().toString().substring(0, 18);
    private final String home = "home of " + name;
    private final String elsewhere = "elsewhere of " + name;
    private NameAccounts accounts;

    @BeforeEach
    void register() {
        accounts = new NameAccounts(new SignIns(passwords, limits.with(Map.of())), tokens, clock);
        accounts.register(new NewAccount(name, PASSWORD, null, null, null), home);
    }

    @AfterEach
    void plugIn() {
        BreakableServers.redis().plugIn();
    }

    @Test
    void theNameOfAMillionLigaturesIsNobodysAtOnce() {
        String ligatures = "\ufdfa".repeat(1_000_000);
        // The first query of a kind is parsed.
        fail("nobody", elsewhere);
        findNobody("nobody");
        assertThat(Allocation.of(() -> fail(ligatures, elsewhere))).isLessThan(2_000_000);
        assertThat(Allocation.of(() -> findNobody(ligatures))).isLessThan(2_000_000);
    }

    @Test
    void withoutRedisAnInstanceCountsFailuresItself() {
        BreakableServers.redis().pull();
        failUntilRefused(20);
        assertThat(accounts.login(name, PASSWORD, "another address").token()).isNotBlank();
    }

    @Test
    void sixtySignInsGoOnWhileRedisHangs() {
        accounts.login(name, PASSWORD, elsewhere);
        BreakableServers.redis().squeeze();
        long start = System.nanoTime();
        accounts.login(name, PASSWORD, elsewhere);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        failUntilRefused(20);
        for (int i = 0; i < 60; i++) {
            accounts.login(name, PASSWORD, home);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(9));
    }

    private void failUntilRefused(int failures) {
        for (int i = 0; i < failures; i++) {
            fail(name, elsewhere);
        }
        assertThatThrownBy(() -> accounts.login(name, PASSWORD, elsewhere)).isInstanceOf(Problem.TooManyRequests.class);
    }

    private void findNobody(String who) {
        assertThatThrownBy(() -> profiles.getByName(who, Viewer.ANONYMOUS)).isInstanceOf(Problem.UnknownAccount.class);
    }

    private void fail(String who, String address) {
        assertThatThrownBy(() -> accounts.login(who, "wrong", address)).isInstanceOf(Problem.WrongCredentials.class);
    }
}
