package dev.clipstream.dialect.portal;

import dev.clipstream.read.CommentRow;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = EmptyAnswer.EXAMPLE_START + "{\"comment\": " + CommentView.EXAMPLE + "}}")
public record OneCommentAnswer(int code, String message, Data data) {

    @Schema(name = "OneCommentView")
    public record Data(CommentView comment) {}

    static OneCommentAnswer of(CommentRow comment) {
        return new OneCommentAnswer(Code.SUCCESS.number(), Code.SUCCESS.text(), new Data(CommentView.of(comment)));
    }
}
