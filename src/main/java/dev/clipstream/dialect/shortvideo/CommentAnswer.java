package dev.clipstream.dialect.shortvideo;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param comment after a deletion absent (null), null (empty) or zeroed, as the dialect has it */
@Schema(examples = """
        {"status_code": 0, "status_msg": "success", "comment":
         {"id": 9, "user": {"id": 1, "name": "mango", "follow_count": 0, "follower_count": 2, "is_follow": true,
         "avatar": "https://example.org/drawings/avatar-4d-120.svg",
         "background_image": "https://example.org/drawings/background-120.svg",
         "signature": "hello", "total_favorited": 3, "work_count": 1, "favorite_count": 0},
         "content": "nice", "create_date": "11-20"}}
        """)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CommentAnswer(int status_code, String status_msg, Optional<CommentView> comment) {}
