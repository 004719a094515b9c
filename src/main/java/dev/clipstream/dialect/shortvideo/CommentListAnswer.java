package dev.clipstream.dialect.shortvideo;

import dev.clipstream.read.CommentCard;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = "{" + StatusAnswer.EXAMPLE_MEMBERS + ", \"comment_list\": [" + CommentView.EXAMPLE + "]}")
public record CommentListAnswer(int status_code, String status_msg, List<CommentView> comment_list) {

    static CommentListAnswer of(ShortVideoRequest request, List<CommentCard> cards) {
        return new CommentListAnswer(
                StatusAnswer.OK, request.success(), request.views().comments(cards));
    }
}
