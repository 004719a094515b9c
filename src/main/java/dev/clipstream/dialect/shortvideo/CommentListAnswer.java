package dev.clipstream.dialect.shortvideo;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = """
        {"status_code": 0, "status_msg": "success", "comment_list":
         [{"id": 9, "user": {"id": 1, "name": "mango", "follow_count": 0, "follower_count": 2, "is_follow": true,
         "avatar": "https://example.org/drawings/avatar-4d-120.svg",
         "background_image": "https://example.org/drawings/background-120.svg",
         "signature": "hello", "total_favorited": 3, "work_count": 1, "favorite_count": 0},
         "content": "nice", "create_date": "11-20"}]}
        """)
public record CommentListAnswer(int status_code, String status_msg, List<CommentView> comment_list) {}
