package dev.clipstream.dialect.portal;

import dev.clipstream.read.CommentRow;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "PortalCommentListAnswer",
        examples = EmptyAnswer.EXAMPLE_START + "{\"comments\": [" + CommentView.EXAMPLE + "], \"length\": \"1\"}}")
public record CommentListAnswer(int code, String message, Data data) {

    /** @param length the number of comments in this answer */
    @Schema(name = "PortalCommentListView")
    public record Data(List<CommentView> comments, String length) {}

    static CommentListAnswer of(List<CommentRow> cards) {
        List<CommentView> comments = cards.stream().map(CommentView::of).toList();
        return new CommentListAnswer(
                Code.SUCCESS.number(), Code.SUCCESS.text(), new Data(comments, Integer.toString(comments.size())));
    }
}
