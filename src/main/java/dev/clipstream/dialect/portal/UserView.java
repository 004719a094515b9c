package dev.clipstream.dialect.portal;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A user with the keys of the document's examples, then those of its tables, then those that the published web client
 * reads.
 *
 * @param password always empty
 * @param email empty unless it is the caller's own
 * @param role 0 if the caller has no token
 * @param CreatedTime epoch milliseconds, as a text
 * @param LoginTime ISO 8601 with offset, like HeartbeatTime and login_out_time
 * @param login_out_time the last logout, or the login if there was no logout
 * @param create_at equals CreatedTime
 */
@Schema(name = "PortalUserView", examples = UserView.EXAMPLE)
public record UserView(
        String id,
        @JsonProperty("CreatedTime") String CreatedTime,
        @JsonProperty("UpdatedTime") String UpdatedTime,
        String username,
        String password,
        String email,
        String avatar,
        String role,
        @JsonProperty("Phone") String Phone,
        @JsonProperty("ClientIp") String ClientIp,
        @JsonProperty("ClientPort") String ClientPort,
        @JsonProperty("LoginTime") String LoginTime,
        @JsonProperty("HeartbeatTime") String HeartbeatTime,
        String login_out_time,
        @JsonProperty("IsLogout") boolean IsLogout,
        @JsonProperty("DeviceInfo") String DeviceInfo,
        @JsonProperty("Bio") String Bio,
        String bio,
        String create_at,
        long following_count,
        long followers_count,
        long likes_count) {

    static final String EXAMPLE = """
            {"id": "7", "CreatedTime": "1755344504314", "UpdatedTime": "1755344504314", "username": "mango", "password": "",
             "email": "mango@example.org", "avatar": "https://example.org/me.png", "role": "0", "Phone": "", "ClientIp": "",
             "ClientPort": "", "LoginTime": "2025-08-16T19:41:44.314+08:00", "HeartbeatTime": "2025-08-16T19:41:44.314+08:00",
             "login_out_time": "2025-08-16T19:41:44.314+08:00", "IsLogout": false, "DeviceInfo": "", "Bio": "hello",
             "bio": "hello", "create_at": "1755344504314", "following_count": 2, "followers_count": 3, "likes_count": 5}
            """;
}
