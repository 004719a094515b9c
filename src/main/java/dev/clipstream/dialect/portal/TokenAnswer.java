package dev.clipstream.dialect.portal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = """
        {"code": 20000, "message": "成功", "data": {"atoken": "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.e30.c2ln"}}
        """)
public record TokenAnswer(int code, String message, TokenView data) {

    static TokenAnswer of(TokenView data) {
        return new TokenAnswer(Code.SUCCESS.number(), Code.SUCCESS.text(), data);
    }
}
