package dev.clipstream.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Dialect;
import dev.clipstream.problem.Problem;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TicketsTest {

    @Inject
    Tickets tickets;

    @Inject
    TokenConfig config;

    @Inject
    Tokens tokens;

    @Inject
    SignOuts signOuts;

    @Inject
    Clock clock;

    private Client client;
    private Viewer viewer;

    @BeforeEach
    void signUp() {
        client = Client.registered(Dialect.OFFICIAL);
        viewer = new Viewer(client.userId());
    }

    @Test
    void aTicketCanBeUsedOnce() {
        String ticket = tickets.issue(viewer);
        assertThat(tickets.redeem(ticket).id()).isEqualTo(viewer.id());
        assertThatThrownBy(() -> tickets.redeem(ticket)).isInstanceOf(Problem.TokenInvalid.class);
    }

    @Test
    void aTicketExpires() {
        Clock aMinuteAgo = Clock.offset(clock, Duration.ofMinutes(-1));
        String old = new Tokens(config, aMinuteAgo, signOuts).issueTicket(Account.require(viewer), Instant.MAX);
        assertThatThrownBy(() -> tickets.redeem(old)).isInstanceOf(Problem.TokenExpired.class);
    }

    @Test
    void theOwnerOfATicketIsThereUntilTheTokenExpires() {
        Instant until = tokens.viewer(client.token()).until();
        assertThat(until).isAfter(clock.instant().plus(Duration.ofDays(29)));
        Viewer owner = tickets.redeem(tickets.issue(tokens.viewer(client.token())));
        assertThat(owner.until()).isEqualTo(until);
    }

    @Test
    void aTicketExpiresWithItsToken() {
        String ticket =
                tickets.issue(new Viewer(client.userId(), 0, clock.instant().minusSeconds(1)));
        assertThatThrownBy(() -> tickets.redeem(ticket)).isInstanceOf(Problem.TokenExpired.class);
    }

    @Test
    void otherTokensAreNoTickets() {
        assertThatThrownBy(() -> tickets.redeem(client.token())).isInstanceOf(Problem.TokenOfOtherKind.class);
        assertThatThrownBy(() -> tickets.redeem("nonsense")).isInstanceOf(Problem.TokenMalformed.class);
    }
}
