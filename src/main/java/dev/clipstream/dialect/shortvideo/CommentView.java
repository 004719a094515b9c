package dev.clipstream.dialect.shortvideo;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = """
        {"id": 9, "user": {"id": 1, "name": "mango", "follow_count": 0, "follower_count": 2, "is_follow": false,
         "avatar": "https://example.org/drawings/avatar-4d-120.svg",
         "background_image": "https://example.org/drawings/background-120.svg",
         "signature": "hello", "total_favorited": 3, "work_count": 1, "favorite_count": 0},
         "content": "nice", "create_date": "11-20"}
        """)
public record CommentView(
        long id,
        UserView user,
        String content,
        String create_date,
        @JsonUnwrapped CommentExtras extras) {}
