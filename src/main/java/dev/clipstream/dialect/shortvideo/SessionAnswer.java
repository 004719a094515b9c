package dev.clipstream.dialect.shortvideo;

import dev.clipstream.account.Session;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = """
        {"status_code": 0, "status_msg": "success", "user_id": 1, "token": "eyJ0eXAiOiJKV1Qi..."}
        """)
public record SessionAnswer(int status_code, String status_msg, long user_id, String token) {

    static SessionAnswer of(ShortVideoRequest request, Session session) {
        return new SessionAnswer(StatusAnswer.OK, request.success(), session.accountId(), session.token());
    }
}
