package dev.clipstream.dialect.portal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = """
        {"comment":
         {"id": "9", "CreatedTime": "1755354616574", "UpdatedTime": "1755354616574", "content": "nice",
         "video_id": "3", "father_id": "9", "user_id": "7", "owner_id": "7", "likes": "1", "comments": "0"}}
        """)
public record OneCommentView(CommentView comment) {}
