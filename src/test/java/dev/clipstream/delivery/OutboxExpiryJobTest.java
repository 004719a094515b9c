package dev.clipstream.delivery;

import static dev.clipstream.fixture.Answers.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clipstream.database.Transactions;
import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Dialect;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OutboxExpiryJobTest {

    @Inject
    OutboxExpiryJob job;

    @Inject
    EntityManager entityManager;

    @Inject
    Transactions transactions;

    @Inject
    DeliveryConfig config;

    @Inject
    Clock clock;

    @Test
    void expiredDeliveriesStayReadableInTheChat() {
        Client sender = Client.registered(Dialect.OFFICIAL);
        Client receiver = Client.registered(Dialect.OFFICIAL);
        succeeded(sender.message(receiver.userId(), "old"));
        age(receiver, clock.instant().minus(config.undeliveredFor()).minusSeconds(1));
        succeeded(sender.message(receiver.userId(), "new"));
        assertThat(waiting(receiver)).isEqualTo(2);
        job.expireAll();
        assertThat(waiting(receiver)).isEqualTo(1);
        assertThat(succeeded(receiver.get("message/chat", "to_user_id", sender.userId()))
                        .<List<String>>path("message_list.content"))
                .containsExactly("old", "new");
    }

    private void age(Client receiver, Instant createdAt) {
        transactions.run(() -> entityManager
                .createNativeQuery("update delivery set created_at = ?1 where account_id = ?2")
                .setParameter(1, createdAt)
                .setParameter(2, receiver.userId())
                .executeUpdate());
    }

    private long waiting(Client receiver) {
        return transactions.call(() -> PendingDelivery.count("key.accountId", receiver.userId()));
    }
}
