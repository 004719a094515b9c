package dev.clipstream.dialect.portal;

import static dev.clipstream.fixture.PortalClient.PASSWORD;
import static dev.clipstream.fixture.PortalClient.assertCode;
import static dev.clipstream.fixture.PortalClient.succeeded;
import static dev.clipstream.fixture.Shapes.assertShape;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import dev.clipstream.fixture.PortalClient;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AdministratorTest {

    private static final String NAME = "a-" + UUID.randomUUID().toString().substring(0, 18);

    @Test
    void newRoleTakesEffectAtNextRefresh() {
        PortalClient admin = administrator();
        PortalClient client = PortalClient.registered();
        String refreshToken = PortalClient.anonymous()
                .post("login/login", "email", client.email(), "password", PASSWORD)
                .path("data.rtoken");
        assertShape(
                "portal", "set-role", admin.post("user/set-role", "id", Long.toString(client.userId()), "role", "1"));
        client.get("user/get-my-info").then().body("data.user.role", is("1"));
        String refreshed = PortalClient.anonymous()
                .post("login/refresh-token", "rtoken", refreshToken)
                .path("data.atoken");
        assertThat(claims(client.token()).getInt("role")).isZero();
        assertThat(claims(refreshed).getInt("role")).isEqualTo(1);
        assertCode(10005, admin.post("user/set-role", "id", "999999999", "role", "1"));
        assertCode(10001, admin.post("user/set-role", "id", client.userId(), "role", "99"));
        assertCode(10004, admin.post("user/set-role", "id", client.userId()));
    }

    @Test
    void callersWithoutATokenSeeNoRoles() {
        PortalClient admin = administrator();
        String id = admin.get("user/get-my-info").path("data.user.id");
        String role = "data.users.find { it.id == '" + id + "' }.role";
        PortalClient.guest().get("contact/get-user-list-online").then().body(role, is("3"));
        PortalClient.anonymous().get("contact/get-user-list-online").then().body(role, is("0"));
    }

    /** Registers or signs in, because the database may have the account from an earlier test run. */
    private static PortalClient administrator() {
        String email = "admin-of-test@example.org";
        var login = PortalClient.anonymous().post("login/login", "email", email, "password", PASSWORD);
        PortalClient admin = login.<Integer>path("code") == 20000
                ? new PortalClient(0, NAME, email, login.path("data.atoken"))
                : PortalClient.registered(NAME, email);
        succeeded(admin.get("user/get-my-info")).then().body("data.user.role", is("3"));
        return admin;
    }

    private static JsonPath claims(String token) {
        return JsonPath.from(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1])));
    }
}
