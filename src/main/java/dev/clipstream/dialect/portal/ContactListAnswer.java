package dev.clipstream.dialect.portal;

import dev.clipstream.account.Viewer;
import dev.clipstream.read.Member;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = """
        {"code": 20000, "message": "成功", "data": {"users": [
         {"id": "7", "CreatedTime": "1755344504314", "UpdatedTime": "1755344504314", "username": "mango",
          "password": "", "email": "", "avatar": "https://example.org/me.png", "role": "0", "Phone": "", "ClientIp": "",
          "ClientPort": "", "LoginTime": "2025-08-16T19:41:44.314+08:00",
          "HeartbeatTime": "2025-08-16T19:41:44.314+08:00", "login_out_time": "2025-08-16T19:41:44.314+08:00",
          "IsLogout": false, "DeviceInfo": "", "Bio": "hello", "bio": "hello", "create_at": "1755344504314"}]}}
        """)
public record ContactListAnswer(int code, String message, Data data) {

    @Schema(name = "ContactListView", examples = """
            {"users": []}
            """)
    public record Data(List<UserView> users) {}

    static ContactListAnswer of(PortalRequest request, List<Member> members, Viewer viewer) {
        return new ContactListAnswer(
                Code.SUCCESS.number(),
                Code.SUCCESS.text(),
                new Data(request.views().users(members, viewer)));
    }
}
