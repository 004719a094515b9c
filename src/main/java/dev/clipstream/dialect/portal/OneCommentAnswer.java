package dev.clipstream.dialect.portal;

import dev.clipstream.read.CommentCard;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = """
        {"code": 20000, "message": "成功", "data": {"comment": {"id": "9", "CreatedTime": "1755354616574", "UpdatedTime": "1755354616574", "content": "nice",
         "video_id": "3", "father_id": "9", "user_id": "7", "owner_id": "7", "likes": "1", "comments": "0"}}}
        """)
public record OneCommentAnswer(int code, String message, Data data) {

    @Schema(name = "OneCommentView", examples = """
            {"comment": {"id": "9", "CreatedTime": "1755354616574", "UpdatedTime": "1755354616574", "content": "nice",
             "video_id": "3", "father_id": "9", "user_id": "7", "owner_id": "7", "likes": "1", "comments": "0"}}
            """)
    public record Data(CommentView comment) {}

    static OneCommentAnswer of(CommentCard card) {
        return new OneCommentAnswer(Code.SUCCESS.number(), Code.SUCCESS.text(), new Data(CommentView.of(card)));
    }
}
