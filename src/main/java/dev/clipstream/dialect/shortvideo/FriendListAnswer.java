package dev.clipstream.dialect.shortvideo;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = """
        {"status_code": 0, "status_msg": "success", "user_list":
         [{"id": 1, "name": "mango", "follow_count": 0, "follower_count": 2, "is_follow": true,
         "avatar": "https://example.org/drawings/avatar-4d-120.svg",
         "background_image": "https://example.org/drawings/background-120.svg",
         "signature": "hello", "total_favorited": 3, "work_count": 1, "favorite_count": 0, "message": "see you", "msgType": 1, "msg_type": 1}]}
        """)
public record FriendListAnswer(int status_code, String status_msg, List<FriendView> user_list) {}
