package dev.clipstream.dialect.shortvideo;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = """
        {"status_code": 0, "status_msg": "success", "user_id": 1, "token": "eyJ0eXAiOiJKV1Qi..."}
        """)
public record SessionAnswer(int status_code, String status_msg, long user_id, String token) {}
