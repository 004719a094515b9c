package dev.clipstream.dialect.shortvideo;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A user with the newest message. Documents disagree on how the type's key is written, so both are there: 0 for a
 * message that the caller received, 1 for one that the caller sent.
 */
@Schema(examples = """
        {"id": 1, "name": "mango", "follow_count": 0, "follower_count": 2, "is_follow": true,
         "avatar": "https://example.org/drawings/avatar-4d-120.svg",
         "background_image": "https://example.org/drawings/background-120.svg",
         "signature": "hello", "total_favorited": 3, "work_count": 1, "favorite_count": 0,
         "message": "see you", "msgType": 1, "msg_type": 1}
        """)
public record FriendView(@JsonUnwrapped UserView user, String message, int msgType, int msg_type) {}
