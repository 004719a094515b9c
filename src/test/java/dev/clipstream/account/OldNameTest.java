package dev.clipstream.account;

import static dev.clipstream.fixture.Answers.succeeded;
import static org.hamcrest.Matchers.equalTo;

import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.PortalClient;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OldNameTest {

    @Inject
    DataSource database;

    /** Accounts of earlier releases have such names. */
    @Test
    void nameThatWouldBeRefusedTodayStillSignsIn() throws SQLException {
        Client client = Client.registered();
        String name = "old\u200B" + client.name();
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("update account set name = ?, name_key = ? where id = ?")) {
            update.setString(1, name);
            update.setBytes(2, NameKey.of(name));
            update.setLong(3, client.userId());
            update.executeUpdate();
        }
        succeeded(Client.anonymous().post("user/login", "username", name, "password", Client.PASSWORD));
        PortalClient portal = PortalClient.of(client);
        PortalClient.succeeded(portal.post("user/set-profile", "username", name, "bio", "still\there\nas ever"));
        client.get("user").then().body("user.name", equalTo(name), "user.signature", equalTo("still\there\nas ever"));
    }
}
