package dev.clipstream.dialect.portal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = EmptyAnswer.EXAMPLE_START + "{\"member\": \"1\"}}")
public record CommentCountAnswer(int code, String message, Data data) {

    /** @param member the number of comments */
    @Schema(name = "CommentCountView")
    public record Data(String member) {}

    static CommentCountAnswer of(long count) {
        return new CommentCountAnswer(Code.SUCCESS.number(), Code.SUCCESS.text(), new Data(Long.toString(count)));
    }
}
