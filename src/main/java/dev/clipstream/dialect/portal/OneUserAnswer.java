package dev.clipstream.dialect.portal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = """
        {"code": 20000, "message": "成功", "data": {"user": {"id": "7", "username": "mango", "role": "0", "Bio": "hello"}}}
        """)
public record OneUserAnswer(int code, String message, OneUserView data) {

    static OneUserAnswer of(UserView user) {
        return new OneUserAnswer(Code.SUCCESS.number(), Code.SUCCESS.text(), new OneUserView(user));
    }
}
