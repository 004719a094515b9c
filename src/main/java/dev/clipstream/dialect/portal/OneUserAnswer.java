package dev.clipstream.dialect.portal;

import dev.clipstream.read.Member;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = """
        {"code": 20000, "message": "成功", "data": {"user": {"id": "7", "username": "mango", "password": "", "email": "", "role": "0", "IsLogout": false, "Bio": "hello"}}}
        """)
public record OneUserAnswer(int code, String message, Data data) {

    @Schema(name = "OneUserView", examples = """
            {"user": {"id": "7", "username": "mango", "password": "", "email": "", "role": "0", "IsLogout": false, "Bio": "hello"}}
            """)
    public record Data(UserView user) {}

    static OneUserAnswer of(PortalRequest request, Member member) {
        return new OneUserAnswer(
                Code.SUCCESS.number(),
                Code.SUCCESS.text(),
                new Data(request.views().user(member, request.viewer())));
    }
}
