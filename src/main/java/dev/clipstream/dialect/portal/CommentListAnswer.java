package dev.clipstream.dialect.portal;

import dev.clipstream.read.CommentCard;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "PortalCommentListAnswer", examples = """
        {"code": 20000, "message": "成功", "data": {"comments": [
         {"id": "9", "CreatedTime": "1755354616574", "UpdatedTime": "1755354616574", "content": "nice",
         "video_id": "3", "father_id": "9", "user_id": "7", "owner_id": "7", "likes": "1", "comments": "0"}],
         "length": "1"}}
        """)
public record CommentListAnswer(int code, String message, Data data) {

    /** @param length the number of comments in this answer */
    @Schema(name = "PortalCommentListView", examples = """
            {"comments": [], "length": "0"}
            """)
    public record Data(List<CommentView> comments, String length) {}

    static CommentListAnswer of(List<CommentCard> cards) {
        List<CommentView> comments = cards.stream().map(CommentView::of).toList();
        return new CommentListAnswer(
                Code.SUCCESS.number(), Code.SUCCESS.text(), new Data(comments, Integer.toString(comments.size())));
    }
}
