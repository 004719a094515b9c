package dev.clipstream.dialect.shortvideo;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = """
        {"status_code": 0, "status_msg": "success", "user":
        {"id": 1, "name": "mango", "follow_count": 0, "follower_count": 2, "is_follow": false,
        "avatar": "https://example.org/drawings/avatar-4d-120.svg",
        "background_image": "https://example.org/drawings/background-120.svg",
        "signature": "hello", "total_favorited": 3, "work_count": 1, "favorite_count": 0}
        }
        """)
public record UserAnswer(int status_code, String status_msg, UserView user) {}
