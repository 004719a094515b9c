package dev.clipstream.dialect.portal;

import static dev.clipstream.fixture.PortalClient.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clipstream.account.Viewer;
import dev.clipstream.fixture.PortalClient;
import dev.clipstream.message.Draft;
import dev.clipstream.message.Messages;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.function.Supplier;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many SQL statements lists of people and groups cost, whatever is on them. */
@QuarkusTest
@TestProfile(ContactBudgetTest.Counting.class)
class ContactBudgetTest {

    /** No job runs meanwhile, so every statement counted is the request's. */
    public static final class Counting implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.hibernate-orm.statistics", "true", "quarkus.scheduler.enabled", "false");
        }
    }

    @Inject
    SessionFactory sessionFactory;

    @Inject
    Messages messages;

    @ParameterizedTest
    @ValueSource(ints = {1, 20})
    void listsCostAtMostFour(int size) {
        PortalClient viewer = PortalClient.guest();
        String group = viewer.group("the first");
        for (int i = 0; i < size; i++) {
            PortalClient friend = PortalClient.guest();
            succeeded(viewer.post("contact/add-friend", "user_name", friend.name()));
            succeeded(friend.post("contact/join-community", "community_id", group));
            viewer.group("another");
        }
        assertCost(size, "data.users", () -> viewer.post("contact/get-friend-list"));
        assertCost(size, "data.users", () -> viewer.get("contact/get-user-list-online"));
        assertCost(size + 1, "data.users", () -> viewer.get("contact/get-group-users", "community_id", group));
        assertCost(size + 1, "data.groups", () -> viewer.get("contact/get-group-list"));
        assertCost(size + 1, "data.groups", () -> viewer.post("contact/load-community"));
    }

    /** As few texts as possible, which the database and Hibernate need to know. */
    @Test
    void aMessageToAGroupCostsAtMostFourAndTheSameWhoeverIsInIt() {
        PortalClient owner = PortalClient.guest();
        Viewer sender = new Viewer(owner.userId());
        String small = owner.group("small");
        String large = owner.group("large");
        succeeded(PortalClient.guest().post("contact/join-community", "community_id", large));
        messages.sendToGroup(sender, Long.parseLong(small), Draft.text("x"), "-");
        Statistics statistics = sessionFactory.getStatistics();
        statistics.clear();
        messages.sendToGroup(sender, Long.parseLong(small), Draft.text("x"), "-");
        String[] texts = statistics.getQueries();
        assertThat(statistics.getPrepareStatementCount()).isBetween(1L, 4L);
        messages.sendToGroup(sender, Long.parseLong(large), Draft.text("x"), "-");
        assertThat(texts).isNotEmpty();
        assertThat(statistics.getQueries()).containsExactlyInAnyOrder(texts);
    }

    private void assertCost(int size, String list, Supplier<Response> request) {
        sessionFactory.getStatistics().clear();
        Response answer = succeeded(request.get());
        assertThat(sessionFactory.getStatistics().getPrepareStatementCount()).isBetween(1L, 4L);
        assertThat(answer.jsonPath().getList(list)).hasSizeGreaterThanOrEqualTo(size);
    }
}
