package dev.clipstream.dialect.portal;

import static dev.clipstream.fixture.PortalClient.assertCode;
import static dev.clipstream.fixture.Shapes.assertShape;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clipstream.fixture.PortalClient;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CommunityContractTest {

    @Test
    void creatorIsMemberAndOthersCanJoin() {
        PortalClient owner = PortalClient.guest();
        PortalClient member = PortalClient.guest();
        assertShape(
                "portal",
                "create-community",
                owner.post(
                        "contact/create-community",
                        "owner_id",
                        "1",
                        "owner_name",
                        "someone",
                        "name",
                        "一",
                        "icon",
                        "",
                        "desc",
                        "Sundays"));
        Response groups = owner.post("contact/load-community");
        assertShape("portal", "load-community", groups);
        assertShape("portal", "get-group-list", owner.get("contact/get-group-list"));
        assertThat(groups.<String>path("data.groups[0].owner_id")).isEqualTo(Long.toString(owner.userId()));
        assertThat(groups.<String>path("data.groups[0].owner_name")).isEqualTo(owner.name());
        assertThat(groups.<String>path("data.groups[0].description")).isEqualTo("Sundays");
        String id = groups.path("data.groups[0].id");
        assertShape("portal", "join-community", member.post("contact/join-community", "community_id", id));
        assertCode(20000, member.post("contact/join-community", "community_id", Long.parseLong(id)));
        Response members = member.get("contact/get-group-users", "community_id", id);
        assertShape("portal", "get-group-users", members);
        assertThat(members.<List<String>>path("data.users.username")).containsExactly(owner.name(), member.name());
        assertThat(member.get("contact/get-group-list").<List<String>>path("data.groups.id"))
                .containsExactly(id);
    }

    @Test
    void groupsAreListedOldestFirst() {
        PortalClient caller = PortalClient.guest();
        List<String> ids = List.of(caller.group("a"), caller.group("b"), caller.group("a"));
        assertThat(caller.get("contact/get-group-list").<List<String>>path("data.groups.id"))
                .isEqualTo(ids);
        assertThat(PortalClient.guest().get("contact/get-group-list").<List<String>>path("data.groups"))
                .isEmpty();
    }

    @Test
    void badNamesAreRejected() {
        PortalClient caller = PortalClient.guest();
        assertCode(10015, caller.post("contact/create-community", "name", " "));
        assertCode(10004, caller.post("contact/create-community", "desc", "x"));
        assertCode(10003, caller.post("contact/create-community", "name", 5));
        assertCode(10016, caller.post("contact/create-community", "name", "123"));
        assertCode(10016, caller.post("contact/create-community", "name", "１２３"));
        assertCode(10001, caller.post("contact/create-community", "name", "x".repeat(51)));
        for (String name : new String[] {"bell\u0007", "a\nb", "a\tb", "hikers\u200B", "\u202Ehikers", "\u3164"}) {
            assertCode(10001, caller.post("contact/create-community", "name", name));
        }
        assertCode(10001, caller.post("contact/create-community", "name", "x", "desc", "d".repeat(201)));
        assertCode(10001, caller.post("contact/create-community", "name", "x", "icon", "javascript:alert(1)"));
        assertThat(caller.post("contact/load-community").<List<String>>path("data.groups"))
                .isEmpty();
        assertCode(20000, caller.post("contact/create-community", "name", "😀".repeat(50)));
    }

    @Test
    void strangersCannotUseAGroup() {
        PortalClient owner = PortalClient.guest();
        PortalClient stranger = PortalClient.guest();
        String id = owner.group("ours");
        assertCode(-20008, stranger.get("contact/get-group-users", "community_id", id));
        for (Object unknown : new Object[] {"0", -1, Long.MAX_VALUE}) {
            assertCode(10001, stranger.get("contact/get-group-users", "community_id", unknown));
            assertCode(10001, stranger.post("contact/join-community", "community_id", unknown));
        }
        assertCode(10004, stranger.post("contact/join-community"));
        assertCode(10002, stranger.post("contact/join-community", "community_id", ""));
        assertCode(10003, stranger.post("contact/join-community", "community_id", "one"));
        assertCode(10004, stranger.get("contact/get-group-users"));
    }
}
