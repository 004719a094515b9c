package dev.clipstream.dialect.portal;

import static dev.clipstream.fixture.PortalClient.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clipstream.account.Viewer;
import dev.clipstream.fixture.Json;
import dev.clipstream.fixture.PortalClient;
import dev.clipstream.fixture.StatementCount;
import dev.clipstream.message.Draft;
import dev.clipstream.message.Messages;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits the SQL statements of contact lists and group messages, independent of their size. */
@QuarkusTest
class ContactBudgetTest {

    @Inject
    StatementCount statements;

    @Inject
    Messages messages;

    @BeforeEach
    void begin() {
        statements.begin();
    }

    @AfterEach
    void end() {
        statements.end();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20})
    void listsCostAtMostFourStatements(int size) {
        PortalClient viewer = PortalClient.guest();
        String group = viewer.group("the first");
        for (int i = 0; i < size; i++) {
            PortalClient friend = PortalClient.guest();
            succeeded(viewer.post("contact/add-friend", "user_name", friend.name()));
            succeeded(friend.post("contact/join-community", "community_id", group));
            viewer.group("another");
        }
        assertCost(size, "/data/users", () -> viewer.post("contact/get-friend-list"));
        assertCost(size, "/data/users", () -> viewer.get("contact/get-user-list-online"));
        assertCost(size + 1, "/data/users", () -> viewer.get("contact/get-group-users", "community_id", group));
        assertCost(size + 1, "/data/groups", () -> viewer.get("contact/get-group-list"));
        assertCost(size + 1, "/data/groups", () -> viewer.post("contact/load-community"));
    }

    /** The SQL texts must also be few, because the database and Hibernate cache each one. */
    @Test
    void groupMessageCostsAtMostFourStatements() {
        PortalClient owner = PortalClient.guest();
        Viewer sender = new Viewer(owner.userId());
        String small = owner.group("small");
        String large = owner.group("large");
        succeeded(PortalClient.guest().post("contact/join-community", "community_id", large));
        messages.sendToGroup(sender, Long.parseLong(small), Draft.text("x"), "-");
        Runnable toFew = () -> messages.sendToGroup(sender, Long.parseLong(small), Draft.text("x"), "-");
        assertThat(statements.of(toFew)).isBetween(1L, 4L);
        Set<String> texts = statements.texts();
        messages.sendToGroup(sender, Long.parseLong(large), Draft.text("x"), "-");
        assertThat(texts).isNotEmpty();
        assertThat(statements.texts()).isEqualTo(texts);
    }

    private void assertCost(int size, String list, Supplier<Response> request) {
        assertThat(statements.of(() ->
                        assertThat(Json.at(succeeded(request.get()), list)).hasSizeGreaterThanOrEqualTo(size)))
                .isBetween(1L, 4L);
    }
}
